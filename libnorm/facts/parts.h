/* parts.h - what the parts of the facts stage share; nothing outside of it needs this. */
#ifndef NM_FACTS_PARTS_H
#define NM_FACTS_PARTS_H

#include "facts/facts.h"
#include "marks/date.h"

typedef struct nm_collect {
    nm_run *run;
    const nm_doc *doc;
    const nm_piece *pieces;
    size_t n;
    const uint8_t *roles; /* theirs; in the head of the article a line that is nothing but a date counts as one, and a
                           * line that says "by" as a byline */
    const norm_hints *hints; /* may be NULL */
    nm_facts *facts;
    const char *lang; /* the document's, or NULL */
    size_t head, head_end; /* pieces around the title, in which a plain date is the article's whatever its label */
    size_t last; /* the last piece that is kept; n without one */
    bool month_first; /* how this document writes 03/04/2024 */
    long latest; /* days since 1970: later dates are not believed; LONG_MAX without a hint */
    norm_str reference; /* the hinted date, or empty */
} nm_collect;

norm_str nm_piece_text(const nm_collect *c, size_t i);
/* s without white space and the given marks at both ends. */
norm_str nm_trim(norm_str s, const char *marks);
/* Appends a norm_str unless the list has it, case aside. False without memory. */
bool nm_list_add(nm_vec *list, norm_str s);

/* A date as an ISO string in the arena; empty if it is not believed. False without memory. */
bool nm_believed(const nm_collect *c, const nm_date *date, norm_str *iso);

/* Each fills its part of c->facts. */
norm_status nm_collect_title(nm_collect *c);
norm_status nm_collect_dates(nm_collect *c);
norm_status nm_collect_names(nm_collect *c);
norm_status nm_collect_tags(nm_collect *c);
norm_status nm_collect_comments(nm_collect *c);
norm_status nm_collect_provenance(nm_collect *c);

#endif
