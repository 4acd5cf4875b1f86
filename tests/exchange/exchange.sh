#!/bin/sh
# exchange.sh NORMTEST FOLDER... - XLIFF and TMX: valid by the standard's schemas, and read back as they were. Speaks TAP.
LC_ALL=C
export LC_ALL
. tests/suite.sh
N=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
here=$(cd "$(dirname "$0")" && pwd)
schemas=$here/../../../shared/data/xliff21
T=$(mktemp -d) || exit 1
trap 'rm -rf "$T"' EXIT

# The standard's catalogue knows the schemas by their namespaces; this names those that libnorm uses.
if ! command -v xmllint >/dev/null; then
    no_schema="no xmllint here"
elif [ ! -f "$schemas/xliff_core_2.0.xsd" ]; then
    no_schema="no schemas in ../shared/data/xliff21"
else
    no_schema=
    schemas=$(cd "$schemas" && pwd)
    {
        echo '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
        for s in "document:2.0 xliff_core_2.0" "metadata:2.0 metadata"; do
            echo "<xs:import namespace=\"urn:oasis:names:tc:xliff:${s% *}\" schemaLocation=\"$schemas/${s#* }.xsd\"/>"
        done
        echo "<xs:import namespace=\"http://www.w3.org/2005/11/its\" schemaLocation=\"$schemas/its.xsd\"/>"
        echo '</xs:schema>'
    } >"$T/all.xsd"
fi
command -v python3 >/dev/null && no_reader= || no_reader="no python3 here"

valid() {
    if [ -n "$no_schema" ]; then skipped "$2" "$no_schema"; return; fi
    XML_CATALOG_FILES=$schemas/catalog.xml xmllint --nonet --huge --noout --schema "$T/all.xsd" "$1" 2>"$T/err"
    is "$2" || sed 's/^/# /' "$T/err" | head -n 20
}

reads() {
    what=$1
    shift
    if [ -n "$no_reader" ]; then skipped "$what" "$no_reader"; return; fi
    python3 "$here/read.py" "$@"
    is "$what"
}

# ----------------------------------------------------------------- articles --
"$N" -q --format xliff "$@" "$T/nosuch" >"$T/all.xlf" 2>/dev/null
"$N" -q --format jsonl --with sentences,spans "$@" "$T/nosuch" >"$T/all.jsonl" 2>/dev/null
[ -s "$T/all.xlf" ]; is "many articles make a document"
valid "$T/all.xlf" "... which is valid XLIFF 2.1"
reads "... and has the sentences, marks and units that their records have" article "$T/all.xlf" "$T/all.jsonl"
"$N" -q -j 3 --format xliff "$@" "$T/nosuch" 2>/dev/null | cmp -s - "$T/all.xlf"; is "... with any number of workers"

printf 'One\001 <b>\n\nThe ferry ]]> was 3 hours late & nobody \357\277\276 had "seen" it on 3 May 2014. \327\251\327\234\327\225\327\235 \360\237\230\200.\n' >"$T/odd.txt"
"$N" --repair off --format xliff "$T/odd.txt" >"$T/odd.xlf" && "$N" --repair off --with sentences,spans "$T/odd.txt" >"$T/odd.jsonl"
is "one article makes a document"
valid "$T/odd.xlf" "... which is valid whatever it says"
reads "... and says it" article "$T/odd.xlf" "$T/odd.jsonl"
: >"$T/empty.txt"
"$N" --format xliff "$T/empty.txt" >"$T/empty.xlf"; is "an empty article makes a document"
valid "$T/empty.xlf" "... which is valid"
"$N" --format xliff "$T/nosuch" >"$T/failed.xlf" 2>/dev/null
valid "$T/failed.xlf" "a failure is a file with a note"
(cd "$T" && printf '%s\n' '{"id":"a","text":"It rained on Monday."}' '{' '{"id":"c","text":"It rained on Tuesday."}' >l.jsonl &&
    "$N" -q --in jsonl --format xliff -o out l.jsonl odd.txt 2>/dev/null; [ -s out/l.jsonl.xlf ] && [ -s out/odd.txt.xlf ])
is "-o makes a document an input, of lines too"
valid "$T/out/l.jsonl.xlf" "... which is valid"

# -------------------------------------------------------------------- pairs --
printf 'The ferry "Maren" was 3 hours late on 3 May. Nobody & <no one> had seen it ]]>. It rained. The crew of 12 slept.\n\nA note\032 by Ann Lee: 40 seats \357\277\276.\n\nThis is in no other text at all, and it goes on for a while.\n' >"$T/a.txt"
printf 'Die Fähre „Maren“ kam am 3. Mai 3 Stunden zu spät. Niemand hatte sie gesehen \360\237\230\200. Es regnete, und die 12 der Mannschaft schliefen.\n\nEine Notiz von Ann Lee: 40 Plätze.\n' >"$T/b.txt"
for f in xliff tmx jsonl; do "$N" align --format $f "$T/a.txt" "$T/b.txt" >"$T/pairs.$f" || break; done
[ -s "$T/pairs.jsonl" ]; is "two texts make documents of pairs"
valid "$T/pairs.xliff" "... the one valid XLIFF 2.1"
reads "... with every pair, its score, and what stands alone" pairs "$T/pairs.xliff" "$T/pairs.jsonl" "$T/a.txt" "$T/b.txt"
reads "... the other TMX 1.4b, with the pairs" tmx "$T/pairs.tmx" "$T/pairs.jsonl" "$T/a.txt" "$T/b.txt"
grep -q 'srcLang="en" trgLang="de"' "$T/pairs.xliff" && grep -q 'srclang="en"' "$T/pairs.tmx"; is "... with their languages"
"$N" align --format tmx --lang-a fr --lang-b nl "$T/a.txt" "$T/b.txt" | grep -q 'xml:lang="nl"'; is "... or those that are given"
"$N" align --format xliff "$T/empty.txt" "$T/b.txt" >"$T/none.xlf"; is "one text and nothing"
valid "$T/none.xlf" "... is valid, too"
"$N" run --format tmx "$T/a.txt" >"$T/out.tmx" 2>"$T/err"; [ $? -eq 2 ] && grep -q "'align' makes it" "$T/err" && [ ! -s "$T/out.tmx" ]
is "tmx of one text is wrong usage"
wrong=; for c in decode lang sentences; do "$N" $c --format xliff "$T/a.txt" >/dev/null 2>&1; [ $? -eq 2 ] || wrong=$c; done
[ -z "$wrong" ]; is "... as is xliff where there is no article"

finish
