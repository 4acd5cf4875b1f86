#!/bin/sh
# batch.sh NORMTEST - many inputs: mirrors, one output file, runs that are cut off and go on, summaries, memory.
# Speaks TAP.
. "$(dirname "$0")/common.sh"

mkdir -p news/sub
printf 'The ferry is late\n\nThe ferry from the island was three hours late on Monday because of the fog.\n' >news/b.txt
printf 'La mairie ouvre\n\nLa mairie du village a ouvert ses portes lundi, avec deux jours de retard.\n' >news/a.txt
cp news/b.txt news/sub/c.txt
# articles FROM TO: lines of JSON, each unlike the others.
articles() {
    awk -v from="$1" -v to="$2" 'BEGIN { for (i = from; i <= to; i++) {
        printf "{\"id\":\"n%d\",\"text\":\"Ferry %d\\n\\n", i, i
        for (k = 0; k < 3 + i % 7; k++) printf "The ferry number %d was %d hours late on Monday because of the fog, and %d people had to wait for the next one in the rain.\\n\\n", i + k, k, i * k
        print "Share this\"}" } }'
}
tree_of() { (cd "$1" && find . -type f ! -name .normtest -exec cksum {} + | sort -k 3); }
same_trees() { tree_of "$1" >tree1; tree_of "$2" | diff tree1 - | head -n 5 | sed 's/^/# /' | grep . && return 1; return 0; }

# --------------------------------------------------------- inputs and places --
mkdir odd && cp news/a.txt "odd/two words.txt" && cp news/a.txt "odd/$(printf 'line\nend.txt')" && cp news/a.txt "odd/$(printf 'caf\351.txt')" && cp news/a.txt 'odd/-n' && cp news/a.txt 'odd/*' && cp news/a.txt "odd/quote'\".txt"
gives 0 odd && lines out 6 && has out 'line\nend.txt' && has out 'quote'"'"'\".txt' && gives 0 -o odd.out odd && [ "$(find odd.out -type f | tr -cd '\0' | wc -c)" -eq 0 ] && [ -f "odd.out/two words.txt.json" ] && [ -f 'odd.out/-n.json' ]; is "odd names"
ln -s nowhere "$(printf 'no\033[2J\nhere')" && gives 1 --format text no* odd && [ "$(cat err)" = 'normtest: no?[2J?here: No such file or directory' ]; is "... and such as a screen would obey"
mkdir links && ln -s . links/self && ln -s ../news links/news && ln -s ../news/a.txt links/a.txt && ln -s ../links links/loop && gives 0 links && lines out 1 && has out '"id":"links/a.txt"'; is "links to folders are not followed, those to files are"
ln -s nowhere links/broken && ln -s circle links/circle && gives 1 links && lines out 3 && has out '{"id":"links/broken","status":"error","error":{"code":"io","stage":"input","offset":0,"message":"No such file' && has out '"id":"links/circle"'; is "a link that leads nowhere fails in its place"
deep=deep; i=0; while [ $i -lt 300 ]; do deep=$deep/d; i=$((i + 1)); done; mkdir -p "$deep" && cp news/a.txt "$deep" && gives 0 deep && lines out 1 && gives 0 -o deep.out deep && [ -f "deep.out${deep#deep}/a.txt.json" ]; is "three hundred folders deep"
(cd "$deep" && i=0; while [ $i -lt 25 ]; do d=$(printf '%0200d' $i); mkdir "$d" && cd -P "$d" || exit 1; i=$((i + 1)); done; cp "$T/news/a.txt" .); gives 1 deep && lines out 2 && has out 'File name too long'; is "deeper than names may be long, an error in its place"
mkdir -p bare/x/y bare/z && gives 4 bare && has err 'no file to read' && gives 1 bare news nosuch && lines out 4; is "empty folders"
# Nothing is closed to root, who becomes somebody else for this, if that one can reach the program.
mkdir -p shut/in && cp news/a.txt shut/b.txt && cp news/a.txt shut/c.txt && chmod 0 shut/in shut/c.txt && chmod 755 .
if [ "$(id -u)" -eq 0 ]; then as="setpriv --reuid 65534 --clear-groups"; else as=; fi
if $as "$N" --version >/dev/null 2>&1; then
    $as "$N" shut >out 2>err; [ $? -eq 1 ] && lines out 3 && has out '{"id":"shut/in","status":"error","error":{"code":"io","stage":"input","offset":0,"message":"Permission denied"}}' && sed -n 2p out | grep -q '"id":"shut/c.txt","status":"error"'; is "unreadable folders and files fail in their place"
    mkdir shut.out && chmod 777 shut.out && $as "$N" -o shut.out shut 2>err; [ $? -eq 1 ] && has err 'normtest: shut/in: Permission denied' && grep -q '"status":"error"' shut.out/c.txt.json && grep -q '"status":"ok"' shut.out/b.txt.json; is "... in a mirror, too"
    chmod 555 shut.out && $as "$N" -o shut.out news 2>err; [ $? -eq 3 ] && has err 'shut.out/a.txt.json: Permission denied'; is "a folder that must not be written to is an output error"
else skipped "unreadable folders and files" "nobody else can run the program"; fi
chmod -R 755 shut shut.out 2>/dev/null
gives 4 nosuch && gives 1 nosuch news/a.txt && lines out 2 && head -n 1 out | grep -q '"status":"error"'; is "nothing could be read, or some"
head -c 300 /dev/urandom >noise; gives 0 noise; is "noise is an input"

# ---------------------------------------------------------------- collisions --
mkdir -p one two && cp news/a.txt one && cp news/b.txt two/a.txt && gives 3 -o both one two && lines err 1 && has err "two/a.txt: both/a.txt.json is another input's output" && [ "$(find both -type f | wc -l)" -eq 1 ] && grep -q mairie both/a.txt.json; is "two inputs of one name: the first is written, the second refused"
gives 3 -o both3 one/a.txt two/a.txt one/a.txt && lines err 2; is "... files likewise"
mkdir -p fold/a.json && cp news/a.txt fold/a && cp news/a.txt fold/a.json && gives 3 -o fold.out fold && has err 'fold.out/a.json' && [ -f fold.out/a.json ] && [ "$(find fold.out | wc -l)" -eq 2 ]; is "a file where a folder is needed"
mkdir -p dirout/a.txt.json && gives 3 -o dirout news/a.txt && has err 'dirout/a.txt.json' && [ -z "$(ls -A dirout/a.txt.json)" ] && [ "$(find dirout | wc -l)" -eq 2 ]; is "a folder where a file is needed"
mkdir same && cp news/a.txt same && gives 3 -o same --format text same/a.txt && cmp -s news/a.txt same/a.txt && has err 'would overwrite it'; is "no output overwrites its input"
cp news/a.txt x && cp news/b.txt x.json && mkdir sub && cp x sub && gives 3 -o . sub/x x.json && has err 'x.json would be among the inputs' && cmp -s x.json news/b.txt; is "... or another one"
mkdir -p in/raw/raw && cp news/a.txt in/raw/raw/f && cp news/b.txt in/raw/f && gives 3 -o in --format text in/raw && cmp -s in/raw/f news/b.txt && has err 'in/raw/raw/f: its output in/raw/f would be among the inputs' && [ -f in/f ]; is "... in a folder within the output's"
gives 2 -o news news && has err 'both input and output' && gives 2 -O news/a.txt news/a.txt && has err 'both input and output' && cmp -s news/a.txt one/a.txt; is "no place is both input and output"
mkdir self && cp news/a.txt self && gives 0 self -o self/out && gives 0 self -o self/out && [ "$(find self -type f | wc -l)" -eq 2 ]; is "an output folder among the inputs is none of them"
mkdir self2 && cp news/a.txt self2 && (cd self2 && "$N" . -O all.jsonl && "$N" . -O all.jsonl && "$N" . >all2.jsonl) && lines self2/all.jsonl 1 && lines self2/all2.jsonl 2; is "... nor is an output file"
gives 2 -o all.jsonl news && has err '--output-file all.jsonl' && [ ! -e all.jsonl ] && gives 2 -O news news/a.txt && has err 'is a folder' && gives 2 -o d -O f news && has err 'one or the other'; is "files and folders are not mixed up"
gives 2 -o news/a.txt news/b.txt && has err 'is no folder'; is "-o takes a folder"

# -------------------------------------------------------------- lines of JSON --
articles 1 50 >a.jsonl; articles 51 60 >b.jsonl
gives 0 --in jsonl -o lines a.jsonl b.jsonl && lines lines/a.jsonl 50 && lines lines/b.jsonl 10; is "a file of records for each file of lines"
mkdir more && cp b.jsonl more/a.jsonl && gives 3 --in jsonl -o lines2 a.jsonl more/a.jsonl && lines lines2/a.jsonl 50; is "... of one name: refused"
{ head -n 2 a.jsonl; echo '{"id":"cut'; echo; echo '{"id":"b","b64":"a*"}'; echo '{"id":"t","text":5}'; tail -n 1 a.jsonl; } >bad.jsonl
gives 1 --in jsonl bad.jsonl && lines out 6 && sed -n 3p out | grep -qF '"id":"bad.jsonl:3","status":"error","error":{"code":"json","stage":"input","offset":' && sed -n 4p out | grep -qF '"id":"b","status":"error"' && has out 'line 5: this is not base64'; is "broken lines fail in their place, by line and byte"
o=$(sed -n 4p out | sed 's/.*"offset":\([0-9]*\).*/\1/'); [ "$(tail -c "+$((o + 1))" bad.jsonl | head -c 3)" = '*"}' ]; is "... the byte is that of the file"
awk 'BEGIN { printf "{\"id\":\"long\",\"text\":\""; for (i = 0; i < 100000; i++) printf "word "; print "\"}" }' >long.jsonl; { head -n 3 a.jsonl; cat long.jsonl; head -n 2 b.jsonl; cat long.jsonl; } >mixed.jsonl
gives 1 --in jsonl --max-line 100k mixed.jsonl && lines out 7 && cp out limited && [ "$(grep -c '"code":"limit"' out)" -eq 2 ] && sed -n 4p out | grep -qF '"id":"mixed.jsonl:4","status":"error"' && sed -n 6p out | grep -q '"id":"n52","status":"ok"'; is "--max-line: a longer line fails in its place"
bad=; for n in 1 1000 70000; do dd if=mixed.jsonl bs=$n 2>/dev/null | { [ $n -eq 1 ] && head -c 3000 || cat; } | "$N" --in jsonl --max-line 100k >out; [ $n -eq 1 ] || { sed 's/mixed.jsonl/-/' limited | cmp -s - out || bad=1; }; done; [ -z "$bad" ]; is "... however it comes in"
gives 2 --max-line 5G x && gives 2 --max-line 1x x && gives 2 --max-line 0 x; is "... which is a number of bytes"
gives 4 --in jsonl nosuch && lines out 1 && gives 1 --in jsonl nosuch b.jsonl && lines out 11; is "a file of lines that is not there"

# ------------------------------------------------------------ one output file --
articles 1 3000 >all.jsonl
"$N" --in jsonl all.jsonl >want; gives 0 --in jsonl -j 3 -O got all.jsonl && cmp -s want got && [ ! -e got.part ] && [ ! -e .got.normtest ]; is "-O gives what standard output does"
gives 3 -O deepest/x/y news && has err 'deepest/x/y.part: No such file'; is "-O into a folder that is not there"
gives 0 -O page.html --format html --no-times news && gives 0 --format html --no-times news && cmp -s page.html out; is "... a page"
if [ -w /dev/full ]; then gives 3 -O /dev/full news && has err '/dev/full: No space left'; is "... a full disk"; fi
gives 2 --resume news && has err 'needs -o DIR or --output-file' && gives 2 --resume -O x --format text news && has err 'a record a line' && gives 2 diff --resume x y z; is "--resume needs something to go on from"

head -n 1234 want >cut.part && printf '{"id":"n1235","status":"o' >>cut.part && gives 0 --in jsonl -j 2 -O cut --resume all.jsonl && cmp -s cut want && [ ! -e cut.part ]; is "--resume cuts off a torn record and goes on"
for j in 1 2 3; do tail -c +4000 want | head -c $((j * 777777)) >x; head -c $((j * 777777)) want >torn; gives 0 --in jsonl -j $j -O torn --resume all.jsonl && cmp -s torn want || break; done; is "... from what > left, too"
head -n 100 want >torn && "$N" --in jsonl -O torn --resume <all.jsonl && cmp -s torn want; is "... and from standard input"
gives 0 --in jsonl -O torn --resume --summary all.jsonl && cmp -s torn want && has err '3,000 done before' && [ ! -e torn.part ]; is "what is complete stays"
: >empty.part; gives 0 --in jsonl -O empty --resume all.jsonl && cmp -s empty want; is "... what is empty is begun"
{ cat all.jsonl; articles 3001 3010; } >grown.jsonl; gives 0 --in jsonl -O torn --resume grown.jsonl && lines torn 3010; is "more inputs at the end are added"
head -n 3010 torn >x && printf '{"id":"torn' >>torn && gives 0 --in jsonl -O torn --resume grown.jsonl && cmp -s torn x; is "... and what is torn behind the last one is cut off"
{ sleep 3; } | "$N" --in jsonl -O busy & pid=$!; i=0; while [ $i -lt 50 ] && [ ! -e busy.part ]; do sleep 0.1; i=$((i + 1)); done; gives 2 --in jsonl -O busy a.jsonl && has err 'another normtest writes it' && gives 3 --in jsonl -O busy --resume a.jsonl && has err 'another normtest writes it'; wait $pid && [ -f busy ]; is "a file that is being written is left alone"
head -n 5 want >o.part; gives 2 --in jsonl -O o all.jsonl && has err 'o.part is there' && [ ! -e o ]; is "what was cut off is not overwritten without a word"
gives 2 --in jsonl -O o --resume b.jsonl && has err 'the inputs have changed' && lines o.part 5 && gives 2 --in jsonl -O want --resume b.jsonl && lines want 3000 && [ ! -e want.part ]; is "other inputs are refused"
gives 2 --in jsonl -O want --resume a.jsonl && has err 'only 50 inputs'; is "... fewer ones, too"
sed '3s/"data":"[0-9a-f]*"/"data":"0000000000000000"/' want | head -n 9 >v.part; gives 2 --in jsonl -O v --resume all.jsonl && has err 'another version'; is "records of other rules and models are refused"
bad=; for n in 1 2 3 4 5 6; do rm -f k k.part; tries=0
    while [ $tries -lt 8 ] && kill_at 0.$((n * 3 + tries + 10)) "$([ $((n % 3)) -eq 0 ] && echo TERM || echo KILL)" --in jsonl -j $n -O k --resume all.jsonl; do tries=$((tries + 1)); done
    gives 0 --in jsonl -j $n -O k --resume all.jsonl; cmp -s k want && [ ! -e k.part ] || bad=$n; done; [ -z "$bad" ]; is "killed again and again, the same bytes at the end"
printf '%s\n' nonsense >w1 && { cat w1; head -n 20 all.jsonl; } >w.jsonl; "$N" --in jsonl w.jsonl >w.want; head -n 4 w.want >w; gives 1 --in jsonl -O w --resume --summary w.jsonl && cmp -s w w.want && has err '1 of them failed'; is "a failure among what was done is not forgotten"
mkfifo feed && { "$N" --in jsonl -O s --keep title feed & pid=$!; exec 3>feed; cat all.jsonl >&3; i=0
    while [ $i -lt 100 ] && [ ! -s s.part ]; do sleep 0.1; i=$((i + 1)); done; kill -KILL $pid; exec 3>&-; wait $pid 2>/dev/null; }
gives 2 --in jsonl -O s --resume all.jsonl && has err 'had other settings (keep ' && gives 0 --in jsonl -O s --resume --keep title all.jsonl && gives 0 --in jsonl --keep title all.jsonl && cmp -s s out; is "other settings are refused, the same go on"
mkdir tree; i=0; while [ $i -lt 200 ]; do cp news/a.txt tree/$i.txt; i=$((i + 1)); done; "$N" tree >tree.want; head -n 77 tree.want >t && printf '{"id":"tree/1' >>t && gives 0 -O t --resume -j 2 tree && cmp -s t tree.want; is "a tree, too"
head -n 77 tree.want >t && rm tree/1.txt && gives 2 -O t --resume tree && has err 'the inputs have changed'; is "... unless a file is gone"

# ------------------------------------------------------------------- a mirror --
for f in text jsonl json html; do rm -rf want_$f got_$f; "$N" -o want_$f --format $f --no-times tree; tries=0
    while [ $tries -lt 12 ] && kill_at 0.$((tries + 10)) KILL -o got_$f --format $f --no-times --resume tree; do tries=$((tries + 1)); done
    gives 0 -o got_$f --format $f --no-times --resume tree; same_trees want_$f got_$f || break; done; is "killed again and again, the same mirror at the end, and nothing torn left"
gives 0 -o got_text --format text --no-times --resume --summary tree && has err '199 done before' && has err '0 inputs'; is "what is done is passed over"
touch tree/5.txt && sleep 0.02 && touch tree/7.txt && gives 0 -o got_text --format text --no-times --resume --summary tree && has err '197 done before'; is "... unless the input is newer"
: >got_text/9.txt; gives 0 -o got_text --format text --no-times --resume tree && same_trees want_text got_text; is "... or the output is empty"
gives 2 -o got_text --format jsonl --resume tree && has err 'had other settings (format 1)' && gives 0 -o got_text --format text tree; is "other settings are refused"
"$N" -o mir tree; sed 's/"data":"[0-9a-f]*"/"data":"0000000000000000"/' mir/3.txt.json >x && cp x mir/3.txt.json; head -c 200 mir/4.txt.json >x && cp x mir/4.txt.json; gives 0 -o mir --resume --summary tree && has err '197 done before' && "$N" -o mir2 tree && same_trees mir mir2; is "records of another version, and torn ones, are made anew"
rm -rf mir && cp -r tree failing && ln -s nowhere failing/f.txt; gives 1 -o mir failing; rm failing/f.txt && cp news/a.txt failing/f.txt && touch -d '1 hour ago' failing/f.txt && gives 0 -o mir --resume failing && grep -q '"status":"ok"' mir/f.txt.json; is "what failed is tried again"
mkdir left && : >left/.normtest-AbCdEf && gives 0 -o left --resume tree && [ ! -e left/.normtest-AbCdEf ]; is "what a killed run left is taken away"
if [ -w /dev/full ] && mkdir tiny 2>/dev/null && mount -t tmpfs -o size=64k tmpfs tiny 2>/dev/null; then gives 3 -o tiny/out tree && has err 'No space left' && [ -z "$(find tiny -name '.normtest*')" ]; is "a full disk leaves nothing torn"; umount tiny; fi
gives 0 --in jsonl -o ml a.jsonl b.jsonl && rm ml/b.jsonl && gives 0 --in jsonl -o ml --resume --summary a.jsonl b.jsonl && has err '1 done before' && has err '10 inputs' && cmp -s ml/b.jsonl lines/b.jsonl; is "a mirror of files of lines, file by file"
mkdir -p c1 c2 && cp news/a.txt c1 && cp news/b.txt c2/a.txt && gives 3 -o cc c1 c2 && cp cc/a.txt.json x && gives 3 -o cc --resume c1 c2 && cmp -s x cc/a.txt.json && has err "another input's output"; is "collisions are refused again"

# -------------------------------------------------------------------- summary --
gives 1 --summary news nosuch && has err '4 inputs, 1 failed' && has err 'kept       ' && has err 'languages  en 67%, fr 33%' && has err 'encodings  utf-8 100%'; is "--summary"
gives 0 news && [ ! -s err ] && gives 0 -q --summary news && [ -s err ] && gives 0 -q news && [ ! -s err ]; is "... only if asked for where no terminal is"
gives 0 lang --summary news && has err 'languages  en 67%, fr 33%' && ! grep -q kept err && gives 0 sentences --summary news && ! grep -q languages err; is "... of what the command finds out"
{ for l in 'Das Schiff kam am Montag wegen des Nebels drei Stunden zu sp\\u00e4t.' 'El barco lleg\\u00f3 el lunes con tres horas de retraso a causa de la niebla.' 'La nave \\u00e8 arrivata luned\\u00ec con tre ore di ritardo a causa della nebbia.' 'O barco chegou na segunda-feira com tr\\u00eas horas de atraso por causa do nevoeiro.' 'Het schip kwam maandag drie uur te laat aan vanwege de mist op het water.' 'Statek przyp\\u0142yn\\u0105\\u0142 w poniedzia\\u0142ek z trzygodzinnym op\\u00f3\\u017anieniem z powodu mg\\u0142y.' 'Le bateau est arriv\\u00e9 lundi avec trois heures de retard.'; do printf '{"text":"%b"}\n' "$l"; done; } >tongues.jsonl; gives 0 lang --in jsonl --summary -j 2 tongues.jsonl && grep -q 'languages  de 14%, .* 2 others 29%' err; is "... the five most frequent"

# --------------------------------------------------------------------- memory --
# Resident kilobytes at most, of a run over so many articles.
peak() { "$N" "$@" -O /dev/null 2>/dev/null & pid=$!; most=0; while kill -0 $pid 2>/dev/null; do k=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' /proc/$pid/status 2>/dev/null); [ "${k:-0}" -gt $most ] && most=$k; sleep 0.01; done; wait $pid; echo $most; }
if [ -r /proc/self/status ]; then
    articles 1 4000 >small.jsonl; articles 1 24000 >large.jsonl
    small=$(peak --in jsonl -j 2 small.jsonl); large=$(peak --in jsonl -j 2 large.jsonl); echo "# 4,000 articles: $small KB; 24,000: $large KB"
    [ "$small" -gt 0 ] && [ "$large" -lt $((small + small / 4 + 1000)) ]; is "six times the articles in the same memory"
    { awk 'BEGIN { printf "{\"text\":\""; for (i = 0; i < 300000; i++) printf "The ferry number %d was late. ", i; print "\"}" }'; cat large.jsonl; } >huge.jsonl
    { cat small.jsonl; head -n 1 huge.jsonl; } >huge1.jsonl
    one=$(peak --in jsonl -j 2 huge1.jsonl); many=$(peak --in jsonl -j 2 huge.jsonl); echo "# one huge article last: $one KB; first, before 24,000: $many KB"
    [ "$one" -gt 0 ] && [ "$many" -lt $((one + 40000)) ]; is "a huge article among small ones: what is read ahead is bounded"
fi

finish
