/* provenance_reading.h - what the parts of provenance_read.c share: a sentence whose words have their kinds. */
#ifndef NM_PROVENANCE_READING_H
#define NM_PROVENANCE_READING_H

#include "marks/provenance_parts.h"

/* What is seen of a sentence in one language. */
typedef struct nm_prov_reading {
    const nm_prov_parts *p;
    uint32_t has;      /* kinds of all items */
    size_t translated; /* the first item of the kind; count if there is none */
    bool used[NM_PROVENANCE_WORDS];
    nm_provenance *out;
} nm_prov_reading;

static inline const nm_prov_item *nm_prov_at(const nm_prov_reading *r, size_t i)
{
    return &r->p->item[i];
}

static inline bool nm_prov_is(const nm_prov_reading *r, size_t i, uint32_t kinds)
{
    return i < r->p->count && (nm_prov_at(r, i)->kinds & kinds);
}

static inline size_t nm_prov_find(const nm_prov_reading *r, uint32_t kinds)
{
    size_t i;

    for (i = 0; i < r->p->count && !nm_prov_is(r, i, kinds); i++)
        ;
    return i;
}

static inline norm_span nm_prov_bytes(const nm_prov_reading *r, size_t from, size_t to)
{
    norm_span s = {r->p->words[nm_prov_at(r, from)->first].begin, r->p->words[nm_prov_at(r, to - 1)->end - 1].end};

    return s;
}

/* Names from item i on, several with "and" or a comma between; the item after the last. */
size_t nm_prov_names(nm_prov_reading *r, size_t i);
/* Whether there are names from item i on: they translated. */
bool nm_prov_translator(nm_prov_reading *r, size_t i);
/* Who translated, wherever the sentence says it; what machine. */
void nm_prov_find_translator(nm_prov_reading *r);
void nm_prov_find_machine(nm_prov_reading *r);
/* Whether a name is in a script with capitals. */
bool nm_prov_is_cased(const nm_prov_reading *r, size_t i);

#endif
