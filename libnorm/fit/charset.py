#!/usr/bin/env python3
"""Fits data/charset.model: letter statistics that tell charsets apart.

    xz -dc ../shared/data/lang/train.tsv.xz | python3 libnorm/fit/charset.py > libnorm/data/charset.model

Reads "tag<TAB>source<TAB>text" lines; the same lines in any order give the same bytes. Per language it
writes costs (-ln p in steps of a quarter nat) of letters after the two letters before them, backed off
to one and to none. In Latin languages only sequences with a letter beyond ASCII are kept: between
charsets that agree on ASCII nothing else differs; a square of ASCII letter pairs tells the language.
For Chinese, Japanese and Korean it writes the costs of single characters.
"""
import collections
import math
import re
import sys
import unicodedata

# Leave out what may not be used for fitting (GPL interface strings, texts without a free licence).
LEFT_OUT = {"mw", "wp", "african-news"}
LICENCES = ("cv Common Voice (CC0), tesswl tesstt tesseract (Apache-2.0), bible (CC0), asp African Storybook and "
            "Pratham (CC BY), fw OpenSubtitles frequency words (CC BY-SA), gnome GNOME help (CC BY-SA), lingua Lingua "
            "(Apache-2.0), ud-dsl UD treebanks and DSL news (CC BY-SA and others)")
SCRIPTS = {
    "Latn": "da nl en fi fr de is ga id it nb pt es sv br ca gl eu af sq fo lb la et cs hr hu pl ro sk sl tr lt lv vi "
            "eo mt cy",
    "Cyrl": "ru bg mk sr uk be kk tg tt",
    "Grek": "el", "Hebr": "he yi", "Arab": "ar fa ur", "Thai": "th", "Armn": "hy", "Geor": "ka",
}
SOURCE_TAG = {"sr": "sr-Cyrl"}
CHARACTERS = ["zh-Hans", "zh-Hant", "ja", "ko"]
KEPT = {"Latn": 1700}   # sequences of three a language
KEPT_ELSE = 3000
CHARACTERS_KEPT = 3600
EDGE = "_"
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u0345\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0e31-\u0e4e])*")
TONES = "\u0300\u0301\u0303\u0309\u0323"  # that windows-1258 writes apart


def read_words(stream):
    words = collections.defaultdict(collections.Counter)
    wanted = {SOURCE_TAG.get(t, t) for s in SCRIPTS.values() for t in s.split()} | set(CHARACTERS)
    for line in stream:
        tag, source, text = line.rstrip("\n").split("\t", 2)
        if source in LEFT_OUT or tag not in wanted:
            continue
        text = unicodedata.normalize("NFC", text)
        if tag in CHARACTERS:
            words[tag].update(c for c in text if ord(c) >= 0x3000 and unicodedata.category(c) == "Lo")
        else:
            words[tag].update(w.lower() for w in WORD.findall(text) if len(w) <= 30)
    return words


def with_tones_apart(word):
    out = ""
    for c in word:
        parts = unicodedata.normalize("NFD", c)
        tone = "".join(p for p in parts if p in TONES)
        rest = unicodedata.normalize("NFC", "".join(p for p in parts if p not in TONES))
        out += c if c in "àáâãèéêìíòóôõùúýñ" else rest + tone
    return out


def spellings(tag, word):
    yield word
    if tag == "vi" and with_tones_apart(word) != word:
        yield with_tones_apart(word)
    if tag == "ro" and re.search("[șțşţ]", word):
        yield word.translate(str.maketrans("șțşţ", "şţșț"))


def in_script(script, word):
    name = {"Latn": "LATIN", "Cyrl": "CYRILLIC", "Grek": "GREEK", "Hebr": "HEBREW", "Arab": "ARABIC", "Thai": "THAI",
            "Armn": "ARMENIAN", "Geor": "GEORGIAN"}[script]
    return all(unicodedata.category(c)[0] == "M" or unicodedata.name(c, "").startswith(name) for c in word)


def count(script, tag, words):
    three, two, one = collections.Counter(), collections.Counter(), collections.Counter()
    for word, n in sorted(words.items()):
        if not in_script(script, word):
            continue
        for form in spellings(tag, word):
            weight = n ** 0.75
            x = EDGE + EDGE + form + EDGE
            for i in range(2, len(x)):
                three[x[i - 2:i + 1]] += weight
                two[x[i - 1:i + 1]] += weight
                one[x[i]] += weight
    return three, two, one


def quantized(p):
    return chr(48 + min(63, max(0, round(-4 * math.log(p)))))


def is_ascii(sequence):
    return all(c == EDGE or "a" <= c <= "z" for c in sequence)


def costs(script, three, two, one):
    """Costs of sequences; "*" stands for any letter."""
    after_two, after_one = collections.Counter(), collections.Counter()
    for k, v in three.items():
        after_two[k[:2]] += v
    for k, v in two.items():
        after_one[k[0]] += v
    total = sum(one.values())

    def p1(c):
        return one[c] / total

    def p2(b, c):
        return 0.75 * two[b + c] / after_one[b] + 0.25 * p1(c)

    latin = script == "Latn"
    kept = [k for k in three if not (latin and is_ascii(k))]
    kept.sort(key=lambda k: (-three[k], k))
    out = {}
    for k in kept[:KEPT.get(script, KEPT_ELSE)]:
        out[k] = 0.75 * three[k] / after_two[k[:2]] + 0.24 * p2(k[1], k[2]) + 1e-6
    for k in two:
        if not (latin and is_ascii(k)) and two[k] >= total * 2e-5:
            out["*" + k] = 0.24 * p2(k[0], k[1]) + 1e-6
    for k in one:
        if one[k] >= total * 4e-6:
            out["**" + k] = 0.06 * p1(k) + 1e-6
    return out


def write_language(script, tag, words):
    three, two, one = count(script, tag, words)
    out = costs(script, three, two, one)
    print(f"language\t{tag}\t{script}")
    if script == "Latn":
        letters = EDGE + "abcdefghijklmnopqrstuvwxyz"
        rows = []
        for a in letters:
            n = sum(two[a + b] for b in letters)
            rows.append("".join(quantized((two[a + b] + 0.5) / (n + 13.5)) for b in letters))
        print("pairs\t" + "".join(rows))
    lines = collections.defaultdict(str)
    for k in sorted(out):
        lines[k[:2]] += k[2] + quantized(out[k])
    for k in sorted(lines):
        print(k + lines[k])
    return len(out)


def write_characters(tag, words):
    top = sorted(words, key=lambda c: (-words[c], c))[:CHARACTERS_KEPT]
    total = sum(words.values())
    print(f"characters\t{tag}")
    line = "".join(c + quantized(words[c] / total) for c in sorted(top))
    for i in range(0, len(line), 120):
        print(line[i:i + 120])


def main():
    words = read_words(sys.stdin)
    print("# Letter statistics for telling charsets apart. Made by fit/charset.py; do not edit.")
    print("# Fitted on ../shared/data/lang/train.tsv.xz: " + LICENCES + ".")
    print(f"# Sequences of three kept a language: {KEPT}, else {KEPT_ELSE}; characters: {CHARACTERS_KEPT}.")
    entries = 0
    for script, tags in SCRIPTS.items():
        for tag in tags.split():
            entries += write_language(script, tag, words[SOURCE_TAG.get(tag, tag)])
    for tag in CHARACTERS:
        write_characters(tag, words[tag])
    print(f"{entries} sequences", file=sys.stderr)


main()
