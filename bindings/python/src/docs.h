/* docs.h - what help() says of what a module function and a method of Normalizer have in common. */
#ifndef PY_DOCS_H
#define PY_DOCS_H

#define PY_HINTS                                                                                                       \
    "charset=None, lang=None, url=None, date=None, hreflang=None, translated_from=None, translated_by=None, "          \
    "translate=None"

#define PY_ABOUT_DATA                                                                                                  \
    "data: bytes, read in place; str, taken as UTF-8 (lone surrogates are bytes that are not); anything else\n"        \
    "with the buffer protocol, which is copied. At most 4 GiB.\n"

#define PY_ABOUT_HINTS                                                                                                 \
    "Hints, str or None, are evidence with a weight, never the verdict: charset, the declared encoding; lang,\n"       \
    "the declared language, BCP 47; url, where the article is from; date, \"2014-12-24\", when it was fetched;\n"      \
    "hreflang, the languages that the page says it is there in, \"en,fr,pt-BR\"; translated_from, BCP 47;\n"           \
    "translated_by, a name or a machine's mark; translate, the page's attribute of that name.\n"

#define PY_ABOUT_OPTIONS                                                                                               \
    "options: as options() lists them, each a str, an int or an iterable of str, with_ for with; and rules\n"          \
    "(str or bytes: a file of rules) and profile (bytes: a site profile), as normtest makes and checks them.\n"

#define PY_ABOUT_ERRORS                                                                                                \
    "Raises TypeError for arguments of a wrong type, OptionError and DataError (both ValueError) for options\n"        \
    "that cannot be used and for inputs beyond 4 GiB, OutOfMemoryError. No content of data is an error."

#define PY_DOC_NORMALIZE "Turns the bytes of an article, in any encoding, into an Article.\n\n" PY_ABOUT_DATA          \
    "id: str, int or None: what the record calls it.\n" PY_ABOUT_HINTS

#define PY_DOC_MANY                                                                                                    \
    "Turns many inputs into Articles: an iterator of them, in the order of the inputs.\n\n"                            \
    "items: an iterable of data as normalize() takes it, or of mappings with the keys of normtest's JSON\n"            \
    "Lines: text or data (str or bytes) or b64 (base64), and id and hints if there are any; other keys are\n"          \
    "passed over. It is read as results are asked for: with one thread not ahead at all, with several at most\n"       \
    "four items a thread and 64 MiB ahead. threads: int, from 1 to 256; 0: as many as this process has cores.\n"       \
    "The hints of the call are those of items that have none.\n"                                                       \
    "An item that cannot be used or fails gives an Article whose status is \"error\", and the next one goes on.\n"     \
    "An exception of the iterable comes after the results of what came before it.\n"

#define PY_DOC_DECODE                                                                                                  \
    "The whole input as clean text, nothing removed: Decoded, a named tuple of text (str) and encoding (dict).\n\n"    \
    PY_ABOUT_DATA PY_ABOUT_HINTS

#define PY_DOC_LANGUAGE                                                                                                \
    "The language of a text: Language, a named tuple whose first member is the BCP 47 tag, \"und\" if there is\n"      \
    "too little evidence.\n\n" PY_ABOUT_DATA PY_ABOUT_HINTS

#define PY_ABOUT_TEXT                                                                                                  \
    "str, UTF-8 as bytes or any bytes-like object, or an Article, whose text it is. The language, str, is a\n"         \
    "BCP 47 tag; None: the Article's, else it is detected.\n"

#define PY_DOC_SENTENCES                                                                                               \
    "The sentences of clean text, in order: list[tuple[int, int]], [begin, end), in characters of a str or an\n"       \
    "Article's text, in bytes of anything else. What lies between them is white space.\n\ntext: " PY_ABOUT_TEXT

#define PY_DOC_FINGERPRINT                                                                                             \
    "The fingerprint of clean text, which is near those of its translations: 512 bytes, for compare().\n\n"            \
    "text: " PY_ABOUT_TEXT

#define PY_DOC_RELATION                                                                                                \
    "Whether two clean texts tell of the same event, or are translations: Relation, a named tuple.\n\n"                \
    "a, b: " PY_ABOUT_TEXT

#define PY_DOC_ALIGN                                                                                                   \
    "Which sentences of a text are which of its translation: Alignment, a named tuple.\n\na, b: " PY_ABOUT_TEXT

#endif
