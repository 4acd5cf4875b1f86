"""The articles that everything here is measured on, as raw bytes: the same for every program and every run.

    corpus.py DATA GOLDEN OUT [N]

writes N (10,000) articles to OUT: for each its length, four bytes, least first, and its bytes. They are the
development data's pages as plain text (whole; an article's neighbourhood; what three extractors leave), news
documents and their translations, and short documents of an encyclopedia, each once, in an order that a hash of
the text gives. Every fourth whose language has legacy charsets, and whose every character one of them has, is in
such a charset; what remains is UTF-8. Without the development data they are the sample articles of GOLDEN over
and over.
"""
import collections
import glob
import hashlib
import json
import lzma
import os
import struct
import sys

# What pages in a language were mostly written in before UTF-8; which one, a hash of the text decides.
WESTERN = ["cp1252", "latin-1", "iso8859-15"]
CENTRAL = ["cp1250", "iso8859-2"]
LEGACY = {
    **dict.fromkeys(["en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "no", "fi", "is", "ca"], WESTERN),
    **dict.fromkeys(["cs", "pl", "sk", "hu", "sl", "hr", "bs", "sr-Latn", "ro"], CENTRAL),
    **dict.fromkeys(["ru", "uk", "bg", "be", "sr", "mk"], ["cp1251", "koi8-u"]),
    "ja": ["cp932", "euc_jp", "iso2022_jp"], "zh": ["gb18030", "big5"], "ko": ["cp949"],
    "el": ["cp1253"], "tr": ["cp1254"], "he": ["cp1255"], "ar": ["cp1256"], "fa": ["cp1256"],
    "lt": ["cp1257"], "lv": ["cp1257"], "et": ["cp1257"], "vi": ["cp1258"], "th": ["cp874"],
}


def read(path):
    """The records of a file: of JSON Lines objects, of tables their rows."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t") if ".tsv" in path else json.loads(line)


def records(path):
    """Language and text of each record."""
    for record in read(path):
        if isinstance(record, list):
            yield record[0], record[-1].replace("\\n", "\n")
        else:
            yield record.get("lang", ""), record.get("text") or "\n\n".join(line["t"] for line in record["lines"])


def documents(data):
    """Language and text of every document, each text once."""
    seen = set()
    for pattern in ["lines/*.tight.jsonl.xz", "lines/*.full.jsonl.xz", "lines/*.peer.jsonl.xz",
                    "translations/wmt*.jsonl.xz", "lang/docs_news.tsv.xz", "lang/docs_wiki*.tsv.xz"]:
        for path in sorted(glob.glob(os.path.join(data, pattern))):
            for lang, text in records(path):
                key = hashlib.sha256(text.encode()).digest()
                if text.strip() and key not in seen:
                    seen.add(key)
                    yield key, lang, text


def encode(key, lang, text):
    """The name of a charset, and the text in it."""
    choices = LEGACY.get(lang) or LEGACY.get(lang.split("-")[0])
    if choices and key[-1] % 4 == 0:
        for i in range(len(choices)):
            name = choices[(key[-2] + i) % len(choices)]
            try:
                return name, text.encode(name)
            except UnicodeEncodeError:
                continue
    return "utf-8", text.encode()


def samples(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        with open(path, "rb") as file:
            yield file.read()


def choose(data, golden, n):
    made = [(lang, *encode(key, lang, text)) for key, lang, text in sorted(documents(data))][:n]
    if not made:
        once = list(samples(golden))
        made = [("", "as it is", once[i % len(once)]) for i in range(n)]
    return made


def describe(made):
    charsets = collections.Counter("ASCII" if raw.isascii() and name != "iso2022_jp" else name for _, name, raw in made)
    langs = {lang for lang, _, _ in made if lang}
    size = sum(len(raw) for _, _, raw in made)
    named = ", ".join(f"{n} {name}" for name, n in charsets.most_common())
    return f"{len(made)} articles, {size / 1e6:.1f} MB, {len(langs)} languages; {named}"


def articles(path, most=None):
    """The articles in a file that this program wrote, one by one."""
    with open(path, "rb") as file:
        head = file.read(4)
        while head and most != 0:
            yield file.read(struct.unpack("<I", head)[0])
            most = most and most - 1
            head = file.read(4)


def main():
    data, golden, out = sys.argv[1:4]
    made = choose(data, golden, int(sys.argv[4]) if len(sys.argv) > 4 else 10000)
    with open(out, "wb") as file:
        for _, _, raw in made:
            file.write(struct.pack("<I", len(raw)) + raw)
    print(describe(made))


if __name__ == "__main__":
    main()
