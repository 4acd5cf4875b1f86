/* What mojibake hides: bytes of a route that are UTF-8 again. */
#include <unicode/uchar.h>

#include "text/mojibake.h"

#define LOST 0x100u /* a byte that cannot be known any more */

static unsigned byte_at(const nm_finder *f, uint32_t i, unsigned route)
{
    return nm_route_bytes[f->glyphs[i].row][route];
}

/* The continuation byte at i. A no-break space may have become a space, anything U+FFFD, and after
 * E2 80, the dashes and quotes, a question mark. */
static unsigned tail_at(const nm_finder *f, uint32_t i, unsigned route, unsigned before)
{
    unsigned b = byte_at(f, i, route);

    if (b >= 0x80 && b < 0xC0)
        return b;
    if (f->glyphs[i].c == 0xFFFD || (f->glyphs[i].c == '?' && before == 0xE280))
        return LOST;
    return f->glyphs[i].c == ' ' ? 0xA0 : 0;
}

/* Portuguese "às", "àquele", "àquilo": words that begin with "à". */
static bool is_contraction(const nm_finder *f, uint32_t i)
{
    static const char *const rests[] = {"s", "quel", "quil"};
    unsigned k, n;

    for (k = 0; k < sizeof rests / sizeof *rests; k++) {
        for (n = 0; rests[k][n] && i + n < f->n && f->glyphs[i + n].c == (unsigned char)rests[k][n]; n++)
            ;
        if (!rests[k][n] && (k || !nm_glyph_is_letter(f, i + n)))
            return true;
    }
    return false;
}

/* Two bytes of which the second is a lost no-break space: only after a word begins, or goes on in
 * small letters. */
static bool is_lost_space(const nm_finder *f, uint32_t i, nm_sequence *s)
{
    if (!nm_may_have_lost_space(f->glyphs[i].c, i ? f->glyphs[i - 1].c : ' '))
        return false;
    if (s->c == 0xE0) { /* "à" is a word: then the space was there as well */
        s->space_after = i + 2 < f->n && f->glyphs[i + 2].c != ' ' && !is_contraction(f, i + 2);
        return true;
    }
    return s->c == 0xA0 || (s->c > 0xC0 && s->c < 0x180 && nm_glyph_is_letter(f, i + 2));
}

static bool is_second(unsigned lead, unsigned b)
{
    return b == LOST || !((lead == 0xE0 && b < 0xA0) || (lead == 0xF0 && b < 0x90) || (lead == 0xF4 && b > 0x8F));
}

static bool read_sequence(const nm_finder *f, uint32_t i, unsigned route, nm_sequence *s)
{
    unsigned lead = byte_at(f, i, route), need = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    unsigned k, lost = 0, spaces = 0, before = lead;
    uint32_t c = lead & (0x3Fu >> need);

    if (!need || i + need >= f->n)
        return false;
    for (k = 1; k <= need; k++) {
        unsigned b = tail_at(f, i + k, route, before);

        if (!b || (k == 1 && !is_second(lead, b)))
            return false;
        lost += b == LOST;
        spaces += f->glyphs[i + k].c == ' ';
        c = c << 6 | (b & 0x3F);
        before = before << 8 | (b & 0xFF);
    }
    if (spaces > 1 || lost + spaces == need + (need == 1) || (need > 1 && lost + spaces >= need))
        return false;
    s->first = i;
    s->last = i + need + 1;
    s->c = lost ? 0xFFFD : c;
    s->space_after = false;
    return !spaces || need > 1 || is_lost_space(f, i, s);
}

/* A character beyond the basic plane that was written as two surrogates. */
static void join_surrogates(const nm_finder *f, unsigned route, nm_sequence *s)
{
    nm_sequence low;

    if (s->c - 0xD800 < 0x400 && s->last < f->n && read_sequence(f, s->last, route, &low) && low.c - 0xDC00 < 0x400) {
        s->c = 0x10000 + ((s->c - 0xD800) << 10) + (low.c - 0xDC00);
        s->last = low.last;
    }
}

/* Text has hardly any for private use, and none with a space in it. */
static bool is_character(const nm_finder *f, const nm_sequence *s)
{
    uint32_t i;

    if (s->c - 0xD800 < 0x800 || (s->c != 0xFFFD && nm_uni_of(s->c)->category == U_UNASSIGNED))
        return false;
    for (i = s->first; i < s->last && nm_uni_of(s->c)->category == U_PRIVATE_USE_CHAR; i++)
        if (f->glyphs[i].c == ' ')
            return false;
    return true;
}

/* What tail_at() takes is what it is in a route, and what is lost or a space in each. */
static unsigned tails_of(const nm_glyph *g)
{
    return g->c == ' ' || g->c == 0xFFFD ? ~0u : nm_route_masks[g->row].tail;
}

/* Most glyphs are none, even where every letter is a first byte of some route. */
void nm_find_starts(nm_finder *f)
{
    uint32_t i, n = 0;

    for (i = 0; i + 1 < f->n; i++) {
        const nm_glyph *g = f->glyphs + i;
        unsigned tails = tails_of(g + 1);
        nm_route_mask m;

        if (!tails || !g->row)
            continue;
        m = nm_route_masks[g->row];
        if (tails & m.lead2 && (g[1].c != ' ' || nm_may_have_lost_space(g->c, i ? g[-1].c : ' ')))
            f->starts[n++] = i;
        else if (i + 2 < f->n && tails & (g[2].c == '?' ? ~0u : tails_of(g + 2)) & (m.lead3 | m.lead4))
            f->starts[n++] = i;
    }
    f->start_n = n;
}

uint32_t nm_find_sequences(const nm_finder *f, unsigned route, nm_sequence *out)
{
    uint32_t i = 0, n = 0, k;

    for (k = 0; k < f->start_n; k++) {
        nm_sequence *s = &out[n];

        if (f->starts[k] < i || !(nm_leads_of(nm_route_masks[f->glyphs[f->starts[k]].row]) >> route & 1) ||
            !read_sequence(f, f->starts[k], route, s))
            continue;
        join_surrogates(f, route, s);
        if (is_character(f, s)) {
            i = s->last;
            n++;
        }
    }
    return n;
}
