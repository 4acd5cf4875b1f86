"""read.py KIND DOCUMENT RECORDS... - reads an exchange document back and compares it with normtest's own records.

KIND is article: XLIFF of articles, against the records of the same inputs with their sentences and spans; pairs: XLIFF
of two aligned texts, or tmx, each against the record of the alignment and the two texts (RECORD A B).
Says what differs and exits with 1.
"""
import json
import sys
import xml.etree.ElementTree as tree

X = "{urn:oasis:names:tc:xliff:document:2.0}"
M = "{urn:oasis:names:tc:xliff:metadata:2.0}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Different(Exception):
    pass


def same(what, got, want):
    if got != want:
        raise Different(f"{what}: {got!r}, not {want!r}")


def text_of(element):
    """What a segment says, characters that XML cannot hold among it."""
    if element is None:
        return None
    if element.tag == X + "cp":
        return chr(int(element.get("hex"), 16))
    return (element.text or "") + "".join(text_of(e) + (e.tail or "") for e in element)


def metadata(element):
    return {m.get("type"): m.text for m in element.findall(f"{M}metadata/{M}metaGroup/{M}meta")}


def unique(what, ids):
    ids = list(ids)
    same(what, len(set(ids)), len(ids))


def within_xml(s):
    """Where there is no <cp>."""
    return "".join(c if c in "\t\n\r" or c >= " " and c not in "\uFFFE\uFFFF" else "\uFFFD" for c in s)


def block_unit(unit, block):
    data = block["text"].encode()
    sentences = [data[b:e].decode() for b, e in (s["at"] for s in block.get("sentences", []))] or [block["text"]]
    same("segments", [text_of(s.find(X + "source")) for s in unit.findall(X + "segment")], sentences)
    parts = [text_of(p.find(X + "source")) for p in unit if p.tag in (X + "segment", X + "ignorable")]
    same("the unit", "".join(parts), block["text"])
    for p in unit.findall(X + "ignorable"):
        same("ignorable", text_of(p.find(X + "source")).strip(), "")
    meta = metadata(unit)
    same("role", meta["role"], block["role"])
    same("score", float(meta["score"]), float(block["score"]))
    same("src", meta["src"], "%d-%d" % tuple(block["src"]))
    same("reason", meta.get("reason"), block["reason"] and within_xml(block["reason"]))
    unique("ids in a unit", [e.get("id") for e in unit.iter() if e.get("id")][1:])


def article(file, record):
    same("lang", metadata(file)["lang"], record["lang"])
    units = {u.get("id"): u for u in file.findall(X + "unit")}
    unique("ids of units", [u.get("id") for u in file.findall(X + "unit")])
    title = units.pop("title", None)
    kept = {f"b{i}": b for i, b in enumerate(record["blocks"]) if b["keep"] and b["text"]}
    if title is not None:
        same("title", text_of(title.find(f"{X}segment/{X}source")), record["title"])
    elif record["title"]:
        same("a kept title", any(b["role"] == "title" for b in kept.values()), True)
    same("units", list(units), list(kept))
    for number, block in kept.items():
        block_unit(units[number], block)
    marks = "".join(text_of(m) for u in units.values() for m in u.iter(X + "mrk"))
    data = record["text"].encode()
    spans = "".join(data[b:e].decode() for b, e in (s["out"] for s in record["spans"]))
    same("marks", "".join(marks.split()), "".join(spans.split()))  # white space between sentences is not marked


def articles(document, records):
    files = tree.parse(document).getroot().findall(X + "file")
    unique("ids of files", [f.get("id") for f in files])
    with open(records, encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    same("files", len(files), len(records))
    for file, record in zip(files, records):
        try:
            if record["status"] == "ok":
                article(file, record)
            else:
                same("the note", file.find(f"{X}notes/{X}note").text, record["error"]["message"])
        except Different as e:
            raise Different(f"{file.get('original')}: {e}") from None
    print(f"# {len(files)} files, {sum(len(list(f.iter(X + 'segment'))) for f in files)} segments")


def beads(record, a, b):
    """What each bead says on either side, None for nothing, and its score."""
    with open(record, encoding="utf-8") as line, open(a, "rb") as x, open(b, "rb") as y:
        record, texts = json.load(line), {"a": x.read(), "b": y.read()}
    for pair in record["pairs"]:
        said = []
        for side in "ab":
            spans = [record[side]["sentences"][i] for i in pair[side]]
            said.append(texts[side][spans[0][0]:spans[-1][1]].decode() if spans else None)
        yield said[0], said[1], float(pair["score"])


def pairs(document, record, a, b):
    root = tree.parse(document).getroot()
    units = root.findall(f"{X}file/{X}unit")
    unique("ids of units", [u.get("id") for u in units])
    got = []
    for u in units:
        segment = u.find(X + "segment")
        source = text_of(segment.find(X + "source"))
        got.append((source or None, text_of(segment.find(X + "target")), float(metadata(u)["score"])))
    same("pairs", got, list(beads(record, a, b)))
    print(f"# {len(got)} units, {root.get('srcLang')} to {root.get('trgLang')}")


def tmx(document, record, a, b):
    """The structure as TMX 1.4b's document type has it, as far as libnorm uses it; then what is said."""
    root = tree.parse(document).getroot()
    same("the root", (root.tag, root.attrib), ("tmx", {"version": "1.4"}))
    same("its parts", [e.tag for e in root], ["header", "body"])
    header = root[0].attrib
    same("header", sorted(header), ["adminlang", "creationtool", "creationtoolversion", "datatype", "o-tmf", "segtype",
                                    "srclang"])
    same("header", (header["creationtool"], header["segtype"], header["datatype"]), ("libnorm", "sentence", "plaintext"))
    got = []
    for tu in root[1]:
        same("a unit", [e.tag for e in tu], ["prop", "tuv", "tuv"])
        same("its variants", [[e.tag for e in tuv] for tuv in tu[1:]], [["seg"], ["seg"]])
        same("its source", tu[1].get(LANG), header["srclang"])
        same("elements in a segment", [len(tuv[0]) for tuv in tu[1:]], [0, 0])
        same("prop", tu[0].get("type"), "x-score")
        got.append((tu[1][0].text, tu[2][0].text, float(tu[0].text)))
    want = [(within_xml(x), within_xml(y), s) for x, y, s in beads(record, a, b) if x and y]
    same("pairs", got, want)
    print(f"# {len(got)} units")


def main():
    kinds = {"article": articles, "pairs": pairs, "tmx": tmx}
    try:
        kinds[sys.argv[1]](*sys.argv[2:])
    except Different as e:
        print(f"# {e}")
        return 1
    return 0


sys.exit(main())
