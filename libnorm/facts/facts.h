/* facts.h - the facts stage: title, dates, names and comments from labelled blocks. */
#ifndef NM_FACTS_H
#define NM_FACTS_H

#include "label/label.h"

typedef struct nm_comment {
    norm_str author, date; /* date: ISO as far as given */
    norm_str text; /* pieces joined by line ends */
    uint32_t piece; /* its first piece, for the language; n if it has none */
} nm_comment;

typedef struct nm_translation {
    norm_origin relation;
    const char *from, *to; /* static, or NULL */
    norm_str by, where, tag;
    bool declared; /* by the hints; else the text states it */
} nm_translation;

typedef struct nm_facts {
    norm_str title, title_raw, site;
    norm_str published, modified; /* ISO, precision as in the text */
    norm_str dateline, source, section;
    nm_vec authors, tags; /* of norm_str */
    nm_vec comments; /* of nm_comment */
    nm_vec translations; /* of nm_translation, what says most first */
    bool kept_apart; /* the page says that it is not to be translated */
    bool paywalled; /* a paywall's notice stands where the body ends */
} nm_facts;

/* Collects the facts; all strings lie in doc->text or the run's arena. hints may be NULL. */
norm_status nm_facts_collect(nm_run *run, const nm_doc *doc, const nm_piece *pieces, size_t n, const norm_hints *hints,
                             nm_facts *facts);

#endif
