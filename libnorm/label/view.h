/* view.h - what the label stage knows of each block before it decides: shape, words, place.
 *
 * The features of the model and the rules both read it.
 */
#ifndef NM_VIEW_H
#define NM_VIEW_H

#include "label/label.h"
#include "label/model.h"
#include "label/shape.h"

/* Roles of phrase hits, gathered into groups that mean the same to the model. */
enum {
    NM_G_CREDIT,  /* byline, date, source */
    NM_G_SECTION, /* section, tags, nav */
    NM_G_CAPTION, NM_G_COMMENT, NM_G_FORM, NM_G_SHARE, NM_G_SUBSCRIBE, NM_G_AD, NM_G_RELATED, NM_G_FEED, NM_G_LEGAL,
    NM_G_OTHER, NM_G_GROUPS
};

#define NM_NONE ((size_t)-1)

typedef struct nm_look {
    nm_shape shape;
    bool prose;
    uint8_t overlap;  /* 0 to 127: share of its content words that other prose of the document has */
    uint8_t echo;     /* 0 to 127: share of its content words that the title has */
    uint8_t matched;  /* content words that other prose has, at most 255 */
    uint8_t main, main_matched; /* the same as overlap and matched for the main run of prose */
    uint8_t starts, ends; /* other blocks that begin, that end with the same words, at most 199 */
    uint8_t beat, beats;  /* 0 to 4: blocks next to each other look alike; every second to fifth does */
    uint8_t date;     /* 0 to 127: share of it that is date, time and what goes with them */
    uint16_t repeats; /* blocks with the same words, itself counted */
    uint32_t twin;    /* the first of them */
    int8_t odds_mean, odds_low, odds_high, odds_start; /* log odds of its words for body */
    int8_t line; /* the regression's word, 1/8 nats */
    uint8_t group[NM_G_GROUPS]; /* strength and coverage of phrase hits, 0 to 127 */
} nm_look;

typedef struct nm_view {
    const nm_doc *doc;
    nm_look *look;              /* one a block */
    size_t first, last;         /* the first and last block of prose; NM_NONE without any */
    size_t title;               /* the block that looks most like the headline, or NM_NONE */
    uint64_t prose_eff, eff;    /* length of the prose, of everything */
    size_t prose_count;
    size_t main_begin, main_end;   /* the main run of prose, [begin, end) */
    size_t inner_begin, inner_end; /* the same with narrower gaps */
} nm_view;

/* Looks at every block of a document with at least one. */
norm_status nm_view_make(nm_run *run, const nm_doc *doc, const nm_label_model *model, nm_view *view);

/* The words of block i. */
static inline const nm_word *nm_view_words(const nm_view *view, size_t i, size_t *count)
{
    const nm_marks *marks = view->doc->marks;

    *count = marks->of[i].word_end - marks->of[i].word;
    return marks->words + marks->of[i].word;
}

/* The text of block i. */
static inline norm_str nm_view_text(const nm_view *view, size_t i)
{
    const nm_block *b = &view->doc->blocks[i];
    norm_str s = {view->doc->text.data + b->begin, b->end - b->begin};

    return s;
}

#endif
