#include "facts/facts.h"

#include <string.h>

/* The title is the text of the piece that label called so. */
norm_status nm_facts_collect(nm_run *run, const nm_doc *doc, const nm_piece *pieces, size_t n, const norm_hints *hints,
                             nm_facts *facts)
{
    size_t i;

    (void)run;
    (void)hints;
    memset(facts, 0, sizeof *facts);
    for (i = 0; i < n; i++)
        if (pieces[i].role == NORM_TITLE && !facts->title.len) {
            facts->title_raw.data = doc->text.data + pieces[i].begin;
            facts->title_raw.len = pieces[i].end - pieces[i].begin;
            facts->title = facts->title_raw;
        }
    return NORM_OK;
}
