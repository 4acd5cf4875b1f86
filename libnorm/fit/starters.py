"""Which words begin sentences: fits libnorm/data/starters.txt on the training text of the language model.

    python3 libnorm/fit/starters.py ../shared/data/lang/train.tsv.xz > libnorm/data/starters.txt

A starter is a word that often begins a sentence and in the midst of one is nearly always written in lower case:
"The", "Die", "Il", not "Paris" and not a German noun. Counted on the sources below, whose texts are
mostly sentences; languages without capital letters have none. Deterministic.
"""
import collections
import lzma
import re
import sys

SOURCES = {"cv", "asp", "bible", "tr", "tesstt"}  # Common Voice, African Storybook, Bibles, transliterated, tesseract
LEAST = 250      # sentences that a language must have
WORDS = 150      # starters of a language at most
SHARE = 0.0006   # of the sentences that begin with it
LOWER = 0.9      # of its uses in mid-sentence that are in lower case

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def count(path):
    first = collections.defaultdict(collections.Counter)
    lower = collections.defaultdict(collections.Counter)
    upper = collections.defaultdict(collections.Counter)
    lines = collections.Counter()
    for line in lzma.open(path, "rt", encoding="utf-8"):
        tag, source, text = line.rstrip("\n").split("\t", 2)
        words = WORD.findall(text)
        if source not in SOURCES or len(words) < 3:
            continue
        lang = tag.split("-")[0]
        lines[lang] += 1
        if words[0][:1].isupper() and not words[0].isupper():
            first[lang][words[0].lower()] += 1
        elif len(words[0]) == 1 and words[0].isupper():
            first[lang][words[0].lower()] += 1
        for w in words[1:]:
            (lower if w.islower() else upper)[lang][w.lower()] += 1
    return lines, first, lower, upper


def main():
    lines, first, lower, upper = count(sys.argv[1])
    print("# Words that begin sentences and are written in lower case elsewhere, by language. Made by fit/starters.py")
    print("# from Common Voice, African Storybook, Bibles and tesseract's texts; the commonest first.")
    for lang in sorted(lines):
        if lines[lang] < LEAST:
            continue
        keep = []
        for word, n in sorted(first[lang].items(), key=lambda x: (-x[1], x[0])):
            low, up = lower[lang][word], upper[lang][word]
            if n < max(3, SHARE * lines[lang]):
                break
            if low > LOWER * (low + up) and low >= 3:
                keep.append(word)
        if len(keep) >= 10:
            print(lang, *keep[:WORDS])


main()
