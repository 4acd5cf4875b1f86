#!/bin/sh
# cli.sh NORMTEST - the command line as users and scripts meet it. Speaks TAP.
. "$(dirname "$0")/common.sh"

mkdir -p news/sub empty
printf 'The ferry is late\n\nThe ferry from the island was three hours late on Monday because of the fog.\n' >news/b.txt
printf 'La mairie ouvre\n\nLa mairie du village a ouvert ses portes lundi, avec deux jours de retard.\n' >news/a.txt
cp news/b.txt news/sub/c.txt
printf 'x\0y\377\376z\n' >news/sub/odd.bin
: >news/zero
printf 'hidden\n' >news/.hidden

# ------------------------------------------------------------------- usage --
gives 2 --nonsense news/a.txt && has err 'no option --nonsense'; is "an unknown option is wrong usage"
gives 2 --forma yaml && has err 'did you mean --format'; is "... and the nearest one is offered"
gives 2 -Z; is "an unknown letter is wrong usage"
gives 2 --format yaml news/a.txt && has err yaml; is "an unknown format is wrong usage"
gives 2 --format; is "a missing value is wrong usage"
gives 2 -j many news/a.txt; is "-j takes a number"
gives 2 --quiet=3 news/a.txt; is "a value for an option without one is wrong usage"
gives 2 lang --bless; is "an option of another command is wrong usage"
gives 2 --keep nonsense news/a.txt && has err keep; is "a wrong value of a library option is wrong usage"
gives 2 --set keep news/a.txt; is "--set needs NAME=VALUE"
gives 2 --set nonsense=1 news/a.txt; is "--set with an unknown name is wrong usage"
gives 2 decode --format explain news/a.txt; is "decode explains nothing"
gives 2 check; is "check needs a folder"
gives 2 rules nonsense; is "an unknown rule is wrong usage"
gives 0 --help && has out 'normtest page.txt' && [ "$(wc -l <out)" -le 23 ] && awk 'length($0) > 79 { exit 1 }' out; is "--help fits a screen and begins with what to type"
gives 0 help options && has out '--max-input' && has out '--resume' && gives 0 help exit && has out 'Exit codes'; is "help options, help exit"
gives 2 help formt && has err 'normtest help shows' && gives 2 help optoins && has err 'did you mean options'; is "help on what there is none on"
gives 4 explian && has err 'did you mean the command explain'; is "a command written wrong"
gives 2 --format jsn x && has err 'did you mean json' && gives 2 --keep captoin x && has err 'did you mean caption'; is "a value written wrong"
bad=; for c in run explain decode lang sentences match align check rules diff profile help; do gives 0 $c --help && has out "usage: normtest $c" || bad=1; awk 'length($0) > 79 { exit 1 }' out || bad=1; done; for t in input output resume exit options; do gives 0 help $t && awk 'length($0) > 79 { exit 1 }' out || bad=1; done; [ -z "$bad" ]; is "every command has its help, in 80 columns"
bad=; gives 0 help options; sed 's/\\//g' "$MAN" >man; for o in $(grep -o -- ' --[a-z-]*' out | sort -u); do has man "$o" || bad=1; done; [ -z "$bad" ] && [ -s man ]; is "the man page has every option"
gives 0 --version && grep -qE '^normtest [0-9]+\.[0-9]+\.[0-9]+, data [0-9a-f]{16}, Unicode [0-9.]+$' out; is "--version names version, data and Unicode"

# ----------------------------------------------------------------- formats --
gives 0 news/a.txt && lines out 1 && has out '{"id":"news/a.txt","status":"ok"'; is "a record a line where no terminal is"
gives 0 run --format text news/a.txt && has out 'La mairie du village'; is "text"
gives 0 news/a.txt -f json && has out ' "lang": "fr",' && [ "$(tail -n 1 out)" = '}' ]; is "indented JSON"
gives 0 news/a.txt --format=explain && has out 'paragraph' && ! grep -q "$(printf '\033')" out; is "explain without colours in a file"
gives 0 news/a.txt --format explain --colour always && grep -q "$(printf '\033')" out; is "explain in colour if asked for"
gives 0 explain news/a.txt && has out '+ 1 kept' && has out '> 1 moved to a field'; is "explain as a command"
"$N" <news/a.txt >out && has out '{"id":"-",'; is "standard input is read where nothing is named"
"$N" - news/b.txt <news/a.txt >out && lines out 2; is "- is standard input"
gives 0 --format text --keep title news/a.txt && has out 'La mairie ouvre'; is "a library option by its own name"
gives 0 --format text --set keep=title news/a.txt && has out 'La mairie ouvre'; is "a library option through --set"
gives 0 -- news/a.txt && lines out 1; is "-- ends the options"

printf 'A <b>bold</b> title & more\n\nThe ferry from the island was three hours late on Monday <because> of "fog" & ice.\n' >markup.txt
gives 1 --format html markup.txt nosuch news/a.txt; [ "$(head -n 1 out)" = '<!DOCTYPE html>' ] && [ "$(tail -n 1 out)" = '</html>' ] && [ "$(grep -c '^<article' out)" -eq 3 ]; is "a page with every article"
has out '&lt;because&gt; of &quot;fog&quot; &amp; ice' && ! grep -q '<because>' out && has out 'data-role="paragraph"' && has out '<article class="failed"' && ! sed 's/href="data:,"//' out | grep -qE '[[:space:]](src|href)='; is "... escaped, with failures, and nothing from elsewhere"
gives 0 --format html --no-times news && mv out first && gives 0 -j 3 --format html --no-times news && cmp -s out first && ! grep -q data-time out && gives 0 --format html news && has out 'data-time="'; is "... the same each time, without times"
gives 0 --format html -o pages news && [ -f pages/sub/c.txt.html ] && [ "$(tail -n 1 pages/sub/c.txt.html)" = '</html>' ]; is "a page an input with -o"
gives 2 lang --format html news/a.txt; is "lang makes no page"

# ----------------------------------------------------------------- folders --
gives 0 news && lines out 5; is "a folder's files, hidden ones left out"
sed 's/^{"id":"\([^"]*\)".*/\1/' out | tr '\n' ' ' >ids; [ "$(cat ids)" = "news/a.txt news/b.txt news/sub/c.txt news/sub/odd.bin news/zero " ]; is "folders are walked in sorted order"
gives 0 -j 4 news && cp out four && gives 0 -j 1 news && cmp -s out four; is "four workers give what one gives"
gives 4 empty; is "an empty folder is nothing to read"
gives 4 nosuch && has out '"id":"nosuch","status":"error","error":{"code":"io","stage":"input"'; is "a missing file gives an error record"
gives 1 nosuch news/a.txt && lines out 2; is "what is missing does not end the rest"
gives 1 --format text nosuch news/a.txt && has err nosuch && has out mairie; is "errors are on standard error where text is on the other"
gives 0 -o mirror news && [ "$(find mirror -type f | sort | tr '\n' ' ')" = "mirror/a.txt.json mirror/b.txt.json mirror/sub/c.txt.json mirror/sub/odd.bin.json mirror/zero.json " ]; is "-o mirrors the tree"
gives 0 -o mirror -f text news && has mirror/sub/c.txt ferry; is "-o with text keeps the names"
gives 3 -o both news news/a.txt && has err "another input's output" && lines both/a.txt.json 1; is "no output overwrites another input's"
gives 2 -o news news; is "input and output folder must differ"
gives 3 -o news/a.txt/x news && has err 'news/a.txt/x: '; is "an output folder that cannot be made is an output error"
cp news/a.txt here.txt; gives 3 -o . -f text here.txt && cmp -s here.txt news/a.txt; is "no output overwrites its input"
(cd news && "$N" -o out . && "$N" -o out . && [ "$(find out -type f | wc -l)" -eq 5 ] && rm -r out) >/dev/null; is "a mirror inside its input is not read"
[ -z "$(find . -name '.normtest-*')" ]; is "no half-written file stays behind"

# --------------------------------------------------------------- JSON lines --
printf '%s\n' '{"id":"a","text":"Gr\u00fc\u00dfe \ud83d\ude00 \ud83d!"}' '' '{"id":7,"b64":"R3L832UK","charset":"latin1","more":[{"x":[]},null,1e5]}' '{"text":"no id"}' >in.jsonl
gives 0 decode --in jsonl in.jsonl && lines out 3; is "JSON lines, blank ones passed over"
has out '"id":"a",' && has out 'text":"Grüße 😀 �!"'; is "escapes, surrogate pairs, lone surrogates"
has out '"id":7,' && has out '"text":"Grüße\n"'; is "base64, and an id that is a number"
has out '"id":"in.jsonl:4"'; is "a line without id is named by its place"
printf '%s\n' '{"id":"x","text":"a' '{"id":"y"}' '[]' '{"id":"z","b64":"a*"}' '{"id":"v","text":"1","text":"2"}' '{"id":"w","text":"good"}' >bad.jsonl
gives 1 --in jsonl bad.jsonl && lines out 6 && [ "$(grep -c '"status":"error","error":{"code":"json","stage":"input","offset"' out)" -eq 5 ]; is "a malformed line gives an error record"
has out '"id":"x","status":"error"' && has out 'line 1: the line ends in a string' && has out '"offset":19' && tail -n 1 out | grep -q '"id":"w","status":"ok"'; is "... with line and offset, and the next goes on"
printf '{"id":"last","text":"no line end"}' | "$N" --in jsonl >out && lines out 1; is "a last line without its end counts"
printf '\357\273\277{"id":"bom","text":"x"}\r\n' | "$N" --in jsonl >out && has out '"id":"bom","status":"ok"'; is "a byte order mark and CRLF are no trouble"
printf '{"id":"raw","text":"caf\351 cr\350me"}\n' | "$N" decode --in jsonl >out && has out 'café crème'; is "bytes that are not UTF-8 are the article's own"
gives 0 --in jsonl /dev/null && lines out 0; is "an empty stream is no failure"
awk 'BEGIN { for (i = 0; i < 3000; i++) printf "{\"id\":%d,\"text\":\"The ferry number %d was late because of the fog.\\n\\nTweet\"}\n", i, i }' >many.jsonl
gives 0 --in jsonl many.jsonl && cp out one && gives 0 --in jsonl -j 4 many.jsonl && cmp -s out one && lines out 3000; is "order is kept with four workers"
cat many.jsonl | "$N" --in jsonl -j 3 | cmp -s - one; is "a pipe gives what a file gives"
gives 0 --in jsonl -o lines many.jsonl in.jsonl && cmp -s lines/many.jsonl one && lines lines/in.jsonl 3; is "-o mirrors files of lines"
awk 'BEGIN { printf "{\"id\":\"long\",\"text\":\""; for (i = 0; i < 200000; i++) printf "word word word "; print "\"}" }' >long.jsonl
gives 0 decode --in jsonl long.jsonl && [ "$(wc -c <out)" -gt 3000000 ]; is "a line of three million bytes"

# ------------------------------------------------------------- other commands --
gives 0 lang --list && grep -qx en out && grep -qx fr out && ! grep -qx und out; is "lang --list"
gives 0 lang news/a.txt news/b.txt && has out '"id":"news/a.txt","lang":"fr"' && has out '"id":"news/b.txt","lang":"en"' && has out '"script":"Latn"'; is "lang"
gives 0 lang --blocks news/b.txt && has out '"blocks":[{"src":[0,17],"lang":"en"'; is "lang --blocks"
printf 'Am 3. Mai kam er.  \303\234ber wen?\nNiemand' >s.txt
gives 0 sentences --lang de s.txt && has out '{"id":"s.txt","sentences":[[0,17],[19,29],[30,37]]}'; is "sentences"
gives 0 sentences --lang de --format text s.txt && lines out 3 && has out 'Am 3. Mai kam er.'; is "sentences as lines"
echo '{"id":7,"lang":"en","text":"Yes. \u00dcber? No."}' >s.jsonl; gives 0 sentences --in jsonl s.jsonl && has out '{"id":7,"sentences":[[0,4],[5,11],[12,15]]}'; is "sentences of lines, in bytes"
gives 2 sentences --format html s.txt; is "sentences makes no page"
printf 'We met on 4 May. Why? The boat left at 9.\n' >en.txt; printf 'Wir trafen uns am 4. Mai. Das Boot fuhr um 9.\n' >de.txt
gives 0 align --lang-a en --lang-b de en.txt de.txt && has out '{"pairs":[{"a":[0],"b":[0],"score":' && has out '{"a":[1],"b":[],' && has out '{"a":[2],"b":[1],' && has out '"b":{"sentences":[[0,25],[26,45]]}}'; is "align"
gives 0 align --format text en.txt de.txt && lines out 3 && grep -q "	We met on 4 May.	Wir trafen uns am 4. Mai." out; is "align as lines"
printf 'One\n\nTwo 22\n' >en.lines; printf 'Eins\nZwei 22\n' >de.lines
gives 0 align --segments en.lines de.lines && has out '"a":{"sentences":[[0,3],[4,4],[5,11]]}' && has out '{"a":[2],"b":[1],'; is "align --segments: lines are sentences, empty ones too"
echo '{"id":1,"lang":"en","text":"Yes."}' >en.json; gives 0 align en.json de.txt && has out '"a":{"sentences":[[0,4]]}'; is "align takes a record"
gives 2 align en.txt; is "align takes two files"
gives 4 align en.txt missing.txt; is "align says what cannot be read"
gives 0 --with sentences news/a.txt && has out '"sentences":[{"src":[' && gives 0 news/a.txt && ! grep -q '"sentences"' out; is "--with sentences"
gives 0 decode news/a.txt && has out '{"id":"news/a.txt","encoding":{"name":"utf-8"' && has out '"text":"La mairie ouvre\n'; is "decode"
gives 0 rules && [ "$(wc -l <out)" -gt 10 ] && has out 'shape:prose'; is "rules"
gives 0 rules shape:prose && has out 'what     '; is "rules RULE"
gives 0 rules paragraph && ! grep -q ' nav ' out; is "rules ROLE"

mkdir gold
cp news/a.txt news/b.txt gold
echo 'a note' >gold/a.txt.note
gives 4 check gold; is "check without expectations has nothing to do"
gives 0 check gold --bless && [ -f gold/a.txt.expect.json ] && [ ! -f gold/a.txt.note.expect.json ] && ! grep -q '"libnorm"' gold/a.txt.expect.json; is "check --bless writes them, without versions"
gives 0 check gold && has out '2 as expected, 0 different'; is "check finds what was blessed"
gives 0 check gold --bless && has out '0 blessed'; is "blessing again changes nothing"
sed 's/mairie du village/mairie de la ville/' gold/a.txt.expect.json >x && mv x gold/a.txt.expect.json
gives 1 check gold && has out 'DIFFERENT  gold/a.txt' && has out '.text' && has out 'got      "'; is "check shows what differs"
echo '{' >gold/b.txt.expect.json; gives 1 check gold && has out '1 failed'; is "a broken expectation is a failure"
echo '{"lang":"fr","date":"2014-12-24"}' >gold/a.txt.hints.json; gives 0 check gold --bless; is "hints beside an input"

# --------------------------------------------------------------- on a terminal --
if [ "$(script -qec 'echo yes' /dev/null </dev/null 2>/dev/null | tr -d '\r')" = yes ]; then
    on_terminal() { script -qec "$*" /dev/null </dev/null | tr -d '\r' >out; }
    escape=$(printf '\033')
    on_terminal "$N news/a.txt" && has out 'La mairie du village' && ! grep -q '"status"' out; is "text for one file on a terminal"
    on_terminal "$N news/a.txt news/b.txt" && has out '{"id":"news/a.txt"'; is "records for several"
    on_terminal "$N explain news/a.txt" && grep -q "$escape" out; is "colours on a terminal"
    on_terminal "NO_COLOR=1 $N explain news/a.txt" && has out mairie && ! grep -q "$escape" out; is "no colours with NO_COLOR"
    on_terminal "$N --in jsonl many.jsonl >/dev/null" && has out '3,000 inputs, ' && has out 'languages  en 100%'; is "a summary on a terminal"
    on_terminal "$N -q --in jsonl many.jsonl >/dev/null" && [ ! -s out ]; is "none with --quiet"
    on_terminal "stty cols 60; $N explain news/a.txt --colour never" && awk 'length($0) > 62 { bad = 1 } END { exit bad }' out; is "explain keeps to the screen's width"
fi

# ------------------------------------------------------------ rules of one's own --
cat >own.txt <<'END'
rule town.late
host example.org
role ad
at any
match avec %d jours|avec deux jours
yes avec 12 jours
no avec des jours
END
mkdir towns && printf 'La mairie ouvre\n\nLa mairie a ouvert lundi, avec deux jours de retard.\n\nLe maire du village a promis que cela ne se reproduirait plus, et les habitants sont contents.\n' >towns/a.txt && cp news/b.txt towns
printf 'rule x\nhost *\nrole ad\nat any\nmatch a(b\nyes c\nfrob\n' >bad.txt
: >none.txt
gives 0 rules check own.txt && has out 'own.txt: good: 1 rule, 1 pattern (1 ad), checksum '; is "a good file of rules"
gives 1 rules check bad.txt own.txt && has err 'bad.txt:5:8: this ( has no )' && has err 'bad.txt:7:1: ' && has out 'own.txt: good'; is "a bad one, by line and column"
gives 4 rules check nosuch && has err nosuch; is "one that is not there"
gives 2 rules check; is "rules check needs a file"
gives 2 --rules bad.txt news/a.txt && has err 'bad.txt:5:8:' && [ ! -s out ]; is "bad rules are wrong usage"
gives 0 --rules own.txt --url https://www.example.org/ news/a.txt && has out '"reason":"user:town.late"'; is "rules have the last word"
gives 0 --rules own.txt --url https://example.com/ news/a.txt && ! grep -q user: out; is "... on their host"
sed 's/.*"data":"\([^"]*\)".*/\1/' out >with; gives 0 news/a.txt; sed 's/.*"data":"\([^"]*\)".*/\1/' out >without; ! cmp -s with without; is "... and records have another checksum"
gives 0 rules user:town.late --rules own.txt && has out 'seen     example.org' && has out 'avec %d jours'; is "rules explains them"
gives 1 diff none.txt own.txt towns --url //example.org/ && lines out 3 && has out '  + ad, not kept, user:town.late: "La mairie a ouvert'; is "diff shows what changes"
cp out one; gives 1 diff -j 3 none.txt own.txt towns --url //example.org/ && cmp -s out one; is "... with any number of workers"
gives 1 diff none.txt own.txt towns/a.txt --url //example.org/ --format jsonl && lines out 1 && has out '{"id":"towns/a.txt","changes":[{"old":[{"src":[' && has out '"role":"ad","keep":false,"reason":"user:town.late"'; is "... as records"
gives 0 diff own.txt own.txt news --url //example.org/ && [ ! -s out ]; is "nothing changes between the same rules"
gives 2 diff own.txt; is "diff needs two files of rules"
gives 2 diff none.txt bad.txt news; is "diff needs good rules"
mkdir golden && cp news/a.txt golden && cp own.txt golden/a.txt.rules && echo '{"url":"http://example.org"}' >golden/a.txt.hints.json && gives 0 check golden --bless && has golden/a.txt.expect.json user:town.late && gives 0 check golden; is "check takes the rules beside an input"

# ------------------------------------------------------------ site profiles --
mkdir site; i=0; for t in Aston Birch Corby Dover Eaton Frome Goole; do i=$((i + 1))
    printf 'The bridge of %s opens\n\nThe bridge of %s opened on Monday after %s years, the council of the town said on Tuesday.\n\nNobody in %s had thought that it would take so long, and many had given up hope.\n\nThe Morning Tide is made by %s00 people who love the sea and all that lives in it.\n' $t $t $i $t $i >site/$t.txt; done
gives 0 profile learn all.profile site && gives 0 profile learn again.profile -j 3 site && cmp -s all.profile again.profile; is "a site's profile, with any number of workers"
gives 0 profile learn one.profile site/A* site/B* && gives 0 profile learn two.profile site/[C-Z]* && gives 0 profile merge both.profile two.profile one.profile && cmp -s all.profile both.profile; is "profiles of parts merge to that of the whole"
gives 0 profile show all.profile && has out '7 articles, 22 lines, 1 of two or more' && has out '100.0%  The Morning Tide is made by 100 people who love the sea and all that lives in it.  ['; is "profile show"
gives 0 profile show all.profile --format jsonl && has out '{"articles":7,"lines":[{"text":"The Morning Tide is'; is "... as JSON"
gives 0 site/Dover.txt --profile all.profile && has out '"reason":"profile:repeated"' && gives 0 site/Dover.txt && ! grep -q profile:repeated out; is "what is repeated goes"
gives 0 rules profile:repeated; is "... and is explained"
awk 'BEGIN { for (i = 0; i < 24; i++) { printf "{\"text\":\"Share this\\n"; for (k = 0; k < 3000; k++) { n = i * 3000 + k; w = ""; for (d = 0; d < 4; d++) { w = w sprintf("%c", 97 + n % 26); n = int(n / 26) } printf "%s\\n", w } print "\"}" } }' >many-lines.jsonl
gives 0 profile learn many1.profile --in jsonl many-lines.jsonl && gives 0 profile learn many3.profile --in jsonl -j 3 many-lines.jsonl && cmp -s many1.profile many3.profile && gives 0 profile show many1.profile && has out '100.0%  Share this'; is "more lines than a profile holds, with any number of workers"
gives 2 profile learn site/Aston.txt site && has err 'is there and no profile' && gives 2 profile merge own.txt one.profile; is "no profile overwrites an article"
cp all.profile cut.profile && printf x >>cut.profile && gives 1 profile show cut.profile && has err 'cut.profile: byte ' && gives 2 --profile cut.profile site && gives 1 profile merge out.profile all.profile cut.profile && [ ! -e out.profile ]; is "a broken profile is told"
gives 4 profile show nosuch && gives 4 profile learn none.profile nosuch && [ ! -e none.profile ]; is "what is not there makes no profile"
gives 2 profile && gives 2 profile learn && gives 2 profile merge x && gives 2 profile show; is "profile says what it takes"

# --------------------------------------------------------------------- match --
M=$(dirname "$MAN")/../../tests/match
gives 0 match --top 6 "$M/a.jsonl" "$M/b.jsonl" && cmp -s out "$M/expect.jsonl"; is "one ferry in five languages, another account of it, and a bakery"
gives 0 match --top 6 -j 3 "$M/a.jsonl" "$M/b.jsonl" && cmp -s out "$M/expect.jsonl"; is "... with any number of workers"
gives 0 match --top 1 --format text "$M/b.jsonl" "$M/a.jsonl" && lines out 6 && has out 'bakery-es"	"bakery-en"	1	translation'; is "the other way round, as text"
gives 0 match --top 1 --format json "$M/a.jsonl" "$M/b.jsonl" && has out '"b": "ferry-de"'; is "... as indented JSON"
gives 0 --format jsonl --with fingerprint news/a.txt && cp out record && grep -q '"fingerprint":"[A-Za-z0-9+/]*="' record && gives 0 match record record && has out '"relation":"same_event"'; is "records can be matched"
seq 20000 | sed 's/.*/{"id":"&","text":"Nothing but words.","lang":"en"}/' | cat - "$M/b.jsonl" >many.jsonl; gives 0 match --top 1 "$M/a.jsonl" many.jsonl && lines out 3 && has out '"a":"ferry-en","best":[{"b":"ferry-de","score":1,"relation":"translation"}]' && has out '"b":"bakery-es"' && has out '"a":"nothing","best":[]'; is "of 20,006 articles an index proposes those that are compared"
printf 'nonsense\n{"id":7,"text":"x"}\n' >half.jsonl; gives 1 match half.jsonl "$M/b.jsonl" && lines out 1 && has err 'half.jsonl: line 1'; is "a line that is no record is told, the next one goes on"
gives 2 match "$M/a.jsonl" && gives 2 match --top 0 "$M/a.jsonl" "$M/b.jsonl" && gives 2 match --format html "$M/a.jsonl" "$M/b.jsonl" && gives 4 match nosuch "$M/b.jsonl"; is "match takes two files"

# ------------------------------------------------------------------- trouble --
if [ -w /dev/full ]; then for c in "help options" --version "lang --list" rules; do "$N" $c >/dev/full 2>err; [ $? -eq 3 ] && has err 'standard output: No space left' || break; done; is "a full disk is an output error of what is printed, too"; fi
if [ -w /dev/full ]; then "$N" --in jsonl many.jsonl >/dev/full 2>err; [ $? -eq 3 ] && has err 'standard output'; is "a full disk is an output error"; fi
(trap '' PIPE; "$N" --in jsonl -j 2 many.jsonl; echo $? >code) 2>err | head -n 1 >out; [ "$(cat code)" -eq 3 ] && [ ! -s err ]; is "a broken pipe ends it quietly"
head -c 3000000 /dev/zero >zeros; gives 0 zeros && lines out 1; is "three million zero bytes"
mkfifo pipe && { "$N" --in jsonl -o cut pipe & pid=$!; exec 3<>pipe; cat many.jsonl >&3; i=0
    while [ $i -lt 50 ] && ! ls cut/.normtest-* >/dev/null 2>&1; do sleep 0.1; i=$((i + 1)); done
    ls cut/.normtest-* >half 2>/dev/null; kill -TERM $pid; exec 3>&-; wait $pid 2>/dev/null; code=$?; }
[ "$code" -eq 143 ] && [ -s half ] && [ -z "$(ls -A cut)" ]; is "a signal leaves no half-written file"
mkdir tree; i=0; while [ $i -lt 1000 ]; do echo "The ferry number $i was three hours late on Monday." >tree/$i.txt; i=$((i + 1)); done
gives 0 -j 4 tree && cp out four && lines out 1000 && gives 0 tree && cmp -s out four; is "a thousand files"
gives 0 -o both2 -j 3 tree news && [ "$(find both2 -type f | wc -l)" -eq 1005 ]; is "a thousand files and a folder more in one mirror"

finish
