"""Texts of translated programs, as lines for the fit: tag TAB source TAB text.

    python3 libnorm/fit/lang_more.py FILE.deb...

Reads Debian's packages libreoffice-l10n-* (source lo) and firefox-esr-l10n-* (source ff), both
MPL-2.0. What equals its English original is not a translation and is left out.
"""
import gettext
import io
import pathlib
import re
import subprocess
import sys
import tarfile
import zipfile

TAGS = {
    "sr": "sr-Cyrl", "sr-latn": "sr-Latn", "zh-cn": "zh-Hans", "zh-tw": "zh-Hant", "kmr": "ku", "kmr-latn": "ku", "ca@valencia": "ca", "gug": "gn", "nn-no": "nn", "nb-no": "nb",
    "fy-nl": "fy", "sv-se": "sv", "ga-ie": "ga", "pa-in": "pa", "gu-in": "gu", "hi-in": "hi", "ne-np": "ne", "hy-am": "hy", "ca-valencia": "ca",
    "pt-br": "pt", "pt-pt": "pt", "es-ar": "es", "es-cl": "es", "es-es": "es", "es-mx": "es",
}
# Written much like a larger language, and by nobody else here: they would take from it.
LEFT_OUT = {"an", "cak", "dz", "ff", "lij", "nr", "sat", "sco", "skr", "son", "szl"}
PLACE = re.compile(r"\{[^{}]*\}|\$\(?[\w.]+\)?\$?|%[\w$.]*|<[^<>]*>|&[\w.;]+|\\[nt]|[_~]|https?:\S+")
FTL = re.compile(r"^(?:-?[a-zA-Z][\w-]*|\s+\.[\w-]+) =[ ]?(.*)$|^\s+(?:\*?\[[\w-]+\] )?([^.\s\[}*].*)$")


def clean(text):
    return " ".join(PLACE.sub(" ", text).split())


def from_mo(data):
    """Translations that differ from their originals; msgid has a context and a key in it."""
    for key, value in gettext.GNUTranslations(io.BytesIO(data))._catalog.items():
        original = (key[0] if isinstance(key, tuple) else key).split("\x04")[-1]
        if original and isinstance(value, str) and clean(value) != clean(original):
            yield value


def from_ftl(data):
    for line in data.decode("utf-8", "replace").splitlines():
        m = FTL.match(line)
        if m and not line.startswith("#"):
            yield m.group(1) or m.group(2) or ""


def from_xpi(data):
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        for name in sorted(z.namelist()):
            if name.endswith(".ftl"):
                yield from from_ftl(z.read(name))


def read_deb(path):
    tar = subprocess.run(["dpkg-deb", "--fsys-tarfile", path], capture_output=True, check=True).stdout
    for member in tarfile.open(fileobj=io.BytesIO(tar)):
        name = member.name
        if not member.isfile():
            continue
        data = tarfile.open(fileobj=io.BytesIO(tar)).extractfile(member.name).read() if name.endswith((".mo", ".xpi")) else b""
        if name.endswith(".mo"):
            yield re.search(r"/resource/([^/]+)/", name).group(1), "lo", from_mo(data)
        elif name.endswith(".xpi"):
            yield re.search(r"langpack-([\w-]+)@", name).group(1), "ff", from_xpi(data)


def main():
    seen = set()
    for path in sorted(sys.argv[1:]):
        for locale, source, texts in read_deb(path):
            locale = locale.lower().replace("_", "-").replace("@latin", "-latn")
            tag = TAGS.get(locale, locale)
            for text in texts:
                text = clean(text)
                if tag not in LEFT_OUT and len(text) >= 8 and (tag, text) not in seen and any(c.isalpha() for c in text):
                    seen.add((tag, text))
                    print(tag, source, text, sep="\t")


if __name__ == "__main__":
    main()
