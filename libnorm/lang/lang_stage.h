/* lang_stage.h - the languages of a document: shared by its guess and the tagging of its blocks. */
#ifndef NM_LANG_STAGE_H
#define NM_LANG_STAGE_H

#include "lang/lang_check.h"
#include "lang/lang_hints.h"

#define NM_STAGE_SEEN 64u

typedef struct nm_lang_stage {
    norm_str text;
    const nm_range *blocks;
    const uint8_t *weight; /* may be NULL */
    size_t n;
    nm_lang_prior prior, bare; /* with the hints and without */
    const norm_options *options;
    const norm_hints *hints;
    nm_evidence evidence;      /* of the piece at hand */
    nm_lang document;          /* so far */
    nm_lang_id english;
    uint32_t seen[NM_STAGE_SEEN]; /* by hash of their text, short blocks that were decided, counted from 1 */
    float factor[2][NM_LANG_ROOM]; /* what context speaks for a language by: [1] in the document's script */
    nm_lang_rivals *check;                /* of the document's language, so far */
    float bytes[NM_LANG_MAX + 1];         /* of blocks, by language */
    float all_bytes;
} nm_lang_stage;

static inline bool nm_stage_counts(const nm_lang_stage *s, size_t i)
{
    return !s->weight || s->weight[i];
}

static inline norm_str nm_stage_block(const nm_lang_stage *s, size_t i)
{
    return (norm_str){s->text.data + s->blocks[i].begin, s->blocks[i].end - s->blocks[i].begin};
}

/* A first idea of the document's language, from a bounded sample. */
void nm_stage_guess(nm_lang_stage *s);

#endif
