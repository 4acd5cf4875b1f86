/* mojibake.h - the parts of nm_repair_mojibake(): where it shows, what it hides, whether it is any. */
#ifndef NM_TEXT_MOJIBAKE_H
#define NM_TEXT_MOJIBAKE_H

#include "base/uni.h"
#include "text/cost.h"
#include "text/route.h"

typedef struct nm_glyph {
    uint32_t c, at; /* code point and where it begins */
    uint16_t row;   /* of the routes */
} nm_glyph;

/* A sequence of glyphs [first, last) that is one character in truth. */
typedef struct nm_sequence {
    uint32_t first, last, c;
    bool space_after; /* a space that was part of it has to stay as well */
} nm_sequence;

typedef struct nm_finder {
    nm_scorer *scorer;
    norm_str text;
    nm_glyph *glyphs; /* of the unit, and one after the end */
    uint32_t n;
    uint32_t *starts; /* glyphs at which a sequence of some route can begin */
    uint32_t start_n;
    nm_sequence *found[2]; /* the best so far, and the one that is tried */
    uint32_t found_n[2];
    int found_gain;   /* of the best, before what it leaves unexplained */
    char *was, *made; /* words as they are and as they would become */
} nm_finder;

static inline unsigned nm_row_of(uint32_t c)
{
    uint32_t i = nm_route_index(c);

    return i < NM_ROUTE_END ? nm_route_row[i] : 0;
}

static inline unsigned nm_leads_of(nm_route_mask m)
{
    return m.lead2 | m.lead3 | m.lead4;
}

static inline bool nm_glyph_is_letter(const nm_finder *f, uint32_t i)
{
    return i < f->n && nm_uni_of(f->glyphs[i].c)->flags & NM_LETTER;
}

static inline bool nm_is_high_letter(const nm_finder *f, uint32_t i)
{
    return f->glyphs[i].c >= 0x80 && nm_glyph_is_letter(f, i);
}

/* Capitals that no word ends in, but that stand before a lost no-break space. */
bool nm_may_have_lost_space(uint32_t c, uint32_t before);
/* The first place at or after `at` where a sequence of some route ends, or `end`; *routes tells which. */
size_t nm_first_sign(norm_str s, size_t at, size_t end, unsigned *routes);
/* Notes the starts in the unit. */
void nm_find_starts(nm_finder *f);
/* The sequences of a route in the unit; out has room for one a glyph. */
uint32_t nm_find_sequences(const nm_finder *f, unsigned route, nm_sequence *out);
/* Writes what a sequence stands for; at most 5 bytes. */
size_t nm_put_sequence(char *to, const nm_sequence *s);
/* Does another of the n sequences end or begin where the i-th does? */
bool nm_touches(const nm_sequence *s, uint32_t n, uint32_t i);
bool nm_has_space(const nm_finder *f, const nm_sequence *s);
/* Is it nothing else but mojibake, wherever it stands? */
bool nm_is_telltale(const nm_finder *f, const nm_sequence *s);
/* The glyphs in n sequences. */
uint32_t nm_covered(const nm_sequence *s, uint32_t n);
/* What is tried is the best. */
void nm_swap_found(nm_finder *f);
/* Of the best, what is in clean words or between them goes. */
void nm_drop_strays(nm_finder *f);
/* Tries the routes; leaves the sequences of the best in found[0]. */
bool nm_judge_mojibake(nm_finder *f, unsigned routes, int level);

#endif
