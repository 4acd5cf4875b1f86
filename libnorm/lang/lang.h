/* lang.h - the language stage: which language a span, a block, a document is in. */
#ifndef NM_LANG_H
#define NM_LANG_H

#include "base/run.h"

/* A number for a language; 0 is "und". */
typedef uint8_t nm_lang_id;

typedef struct nm_lang {
    nm_lang_id id, second;
    uint8_t script;                      /* ICU's UScriptCode of most letters; 0 without letters */
    uint8_t source;                      /* norm_source */
    float confidence, second_confidence; /* 0 to 1, calibrated */
    uint16_t region;                     /* a number for it with the language, from hints; 0: not known */
} nm_lang;

/* "fr", "zh-Hant", "und"; static, terminated; NULL past the last (for listing from 1). */
const char *nm_lang_tag(unsigned id);
/* Whether two are one language, in whichever script. */
bool nm_lang_same(unsigned a, unsigned b);
/* The tag with the region. */
const char *nm_lang_full_tag(const nm_lang *lang);
/* The number of a BCP 47 tag as people write it ("pt-BR", "zh-TW", "no", "iw"); 0 if unknown. */
nm_lang_id nm_lang_of_tag(norm_str tag);

/* Cuts the next tag off the front of a list, "en, fr;pt-BR"; false at its end. */
bool nm_lang_next_tag(norm_str *list, norm_str *tag);
/* Whether all tags of a list are known; if not, which is the first that is not. */
bool nm_lang_listed(norm_str list, norm_str *unknown);

/* One piece of text on its own. */
void nm_lang_span(const nm_run *run, norm_str text, const norm_hints *hints, nm_lang *lang);

typedef struct nm_range {
    uint32_t begin, end;
} nm_range;

/* All blocks of a document: each[i] for blocks[i], and the document's own, from the blocks
 * whose weight[i] is not 0 (weight may be NULL: all count). Blocks with too little evidence
 * inherit the document's language (source inherited) or stay und. Only the document has a region. */
norm_status nm_lang_blocks(nm_run *run, norm_str text, const nm_range *blocks, const uint8_t *weight, size_t n,
                           const norm_hints *hints, nm_lang *each, nm_lang *document);

/* The same for the outside. */
norm_lang nm_lang_public(const nm_lang *lang);

/* The document's language once more from the languages of its blocks, for other weights than
 * before: the one that most of their bytes are in. If that is what *document says already, its
 * source stays, and so do its doubts. */
void nm_lang_document(const nm_range *blocks, const nm_lang *each, const uint8_t *weight, size_t n, nm_lang *document);

#endif
