/* Whether it is mojibake: does the text become much likelier without it? */
#include <string.h>

#include "text/mojibake.h"

#define WEIGHED 400     /* signs whose cost is compared */
#define WORD 40         /* signs of a word before a sequence that are weighed with it */
#define TRIED 6         /* routes */
#define CERTAIN (5 * NM_NAT)
#define LIKELY (3 * NM_NAT)
#define LEFTOVER (3 * NM_NAT)
#define LEFTOVER_MOST 5
#define COVERED 6       /* how much the better a route is for each sign that it explains */
#define LOOSE 3         /* sequences that can be told to stand alone */

static unsigned byte_at(const nm_finder *f, uint32_t i, unsigned route)
{
    return nm_route_bytes[f->glyphs[i].row][route];
}

size_t nm_put_sequence(char *to, const nm_sequence *s)
{
    size_t len = nm_utf8_put(to, s->c);

    if (s->space_after)
        to[len++] = ' ';
    return len;
}

/* The words that the sequences are in, as they are and as they would become, up to WEIGHED signs. */
static void make(const nm_finder *f, const nm_sequence *s, uint32_t n, norm_str *as_is, norm_str *made)
{
    char *was = f->was, *is = f->made;
    uint32_t i = 0, k = 0, weighed = 0;

    while (k < n && weighed < WEIGHED) {
        uint32_t begin = s[k].first;

        while (begin > i && f->glyphs[begin - 1].c > ' ' && s[k].first - begin < WORD)
            begin--;
        for (i = begin; i < f->n && weighed < WEIGHED; weighed++) {
            bool is_next = k < n && s[k].first == i;
            uint32_t last = is_next ? s[k].last : i + 1;
            size_t size = f->glyphs[last].at - f->glyphs[i].at;

            if (f->glyphs[i].c <= ' ' && !is_next)
                break;
            memcpy(was, f->text.data + f->glyphs[i].at, size);
            was += size;
            if (is_next) {
                is += nm_put_sequence(is, &s[k++]);
            } else {
                memcpy(is, f->text.data + f->glyphs[i].at, size);
                is += size;
            }
            i = last;
        }
        *was++ = *is++ = ' ';
    }
    as_is->data = f->was;
    as_is->len = (size_t)(was - f->was);
    made->data = f->made;
    made->len = (size_t)(is - f->made);
}

/* "Â£", "Ā»", "â€“", and a capital before a no-break space or a soft hyphen: what looks so is nothing else. */
bool nm_is_telltale(const nm_finder *f, const nm_sequence *s)
{
    nm_face face = nm_face_of(s->c);
    uint32_t next = f->glyphs[s->first + 1].c;

    if (!nm_glyph_is_letter(f, s->first))
        return false;
    if (s->last - s->first == 2)
        return ((next == 0xA0 || next == 0xAD) && !(nm_uni_of(f->glyphs[s->first].c)->flags & NM_LOWER)) ||
               (s->c < 0xC0 && !face.letter && face.cost <= 24 && !nm_glyph_is_letter(f, s->first + 1));
    return (s->c >= 0x2010 && s->c < 0x203B) || (s->c >= 0x20A0 && s->c < 0x20D0);
}

bool nm_has_space(const nm_finder *f, const nm_sequence *s)
{
    uint32_t i;

    for (i = s->first; i < s->last; i++)
        if (f->glyphs[i].c == ' ')
            return true;
    return false;
}

/* A letter of another script than the word it is in. */
static bool is_foreign(const nm_finder *f, const nm_sequence *s)
{
    uint32_t beside = s->first && nm_glyph_is_letter(f, s->first - 1) ? s->first - 1 : s->last;
    const nm_uni *a = nm_uni_of(s->c), *b = nm_uni_of(f->glyphs[beside].c);

    return a->flags & NM_LETTER && b->flags & NM_LETTER && a->script != b->script && a->script > 1;
}

/* A small letter and another letter: "ƒã" in Ewe. In mojibake they come in numbers. */
static bool are_letters(const nm_finder *f, const nm_sequence *s, uint32_t n)
{
    while (n-- > 0)
        if (s[n].last - s[n].first != 2 || !nm_glyph_is_letter(f, s[n].first + 1) ||
            !(nm_uni_of(f->glyphs[s[n].first].c)->flags & NM_LOWER))
            return false;
    return true;
}

bool nm_touches(const nm_sequence *s, uint32_t n, uint32_t i)
{
    return (i && s[i - 1].last == s[i].first) || (i + 1 < n && s[i + 1].first == s[i].last);
}

/* Sequences that stand alone among other letters beyond ASCII: "Місто" and "компанії" in clean Ukrainian. In
 * mojibake such letters would be parts of sequences too. */
static bool are_loose(const nm_finder *f, const nm_sequence *s, uint32_t n)
{
    uint32_t i, loose = 0;

    for (i = 0; i < n; i++) {
        if (nm_touches(s, n, i) || nm_is_telltale(f, &s[i]))
            return false;
        loose += (s[i].first && nm_is_high_letter(f, s[i].first - 1)) || nm_is_high_letter(f, s[i].last);
    }
    return n >= LOOSE && loose * 2 >= n;
}

/* A single sequence can be what it seems if no word is around it, or if all else is right. */
static bool is_doubtful(const nm_finder *f, const nm_sequence *s, uint32_t n)
{
    bool in_word = (s->first && nm_glyph_is_letter(f, s->first - 1)) || nm_glyph_is_letter(f, s->last);
    uint32_t i;

    if ((n < 3 && are_letters(f, s, n)) || are_loose(f, s, n))
        return true;
    if (n != 1 || nm_is_telltale(f, s) || s->last - s->first > 3)
        return false;
    if (s->c < 0xA0 || is_foreign(f, s))
        return true;
    if (!in_word && !(nm_glyph_is_letter(f, s->first) && s->c >= 0xC0 && s->c < 0x100))
        return true;
    if (s->last - s->first > 2)
        return nm_has_space(f, s);
    for (i = 0; i < f->n; i++) {
        if (f->glyphs[i].c >= 0x80 && (i < s->first || i >= s->last))
            return true;
        in_word |= nm_glyph_is_letter(f, i) && (i < s->first || i >= s->last);
    }
    return !in_word;
}

/* What speaks against a route: bytes beyond ASCII that no sequence takes would be broken UTF-8. */
static int leftover_cost(const nm_finder *f, const nm_sequence *s, uint32_t n, unsigned route)
{
    uint32_t i, left = 0, taken = 0;

    for (i = 0; i < f->n; i++)
        left += byte_at(f, i, route) >= 0x80;
    while (n-- > 0)
        for (i = s[n].first; i < s[n].last; i++)
            taken += byte_at(f, i, route) >= 0x80;
    left -= taken;
    return LEFTOVER * (int)(left < LEFTOVER_MOST ? left : LEFTOVER_MOST);
}

uint32_t nm_covered(const nm_sequence *s, uint32_t n)
{
    uint32_t glyphs = 0;

    while (n-- > 0)
        glyphs += s[n].last - s[n].first;
    return glyphs;
}

void nm_swap_found(nm_finder *f)
{
    nm_sequence *s = f->found[0];

    f->found[0] = f->found[1];
    f->found_n[0] = f->found_n[1];
    f->found[1] = s;
}

/* Sets that are kin read most text alike. */
static bool are_same_as_best(const nm_finder *f)
{
    const nm_sequence *a = f->found[0], *b = f->found[1];
    uint32_t i, n = f->found_n[0];

    for (i = 0; n == f->found_n[1] && i < n; i++)
        if (a[i].first != b[i].first || a[i].last != b[i].last || a[i].c != b[i].c)
            break;
    return n && n == f->found_n[1] && i == n;
}

/* How much likelier the sequences in found[1] make the text; below `least` it is not exact. */
static int gain_of(nm_finder *f, int least)
{
    norm_str as_is, made;
    int cost;

    if (are_same_as_best(f))
        return f->found_gain;
    make(f, f->found[1], f->found_n[1], &as_is, &made);
    cost = nm_text_cost(f->scorer, as_is, 2 * WEIGHED, NM_NO_LIMIT).total;
    return cost - nm_text_cost(f->scorer, made, 2 * WEIGHED, cost - least + 1).total;
}

/* Once a route is good, those that explain much less are not tried. */
bool nm_judge_mojibake(nm_finder *f, unsigned routes, int level)
{
    int least = level > 1 ? LIKELY : CERTAIN, best = 0, rank;
    uint32_t count[NM_ROUTES], signs, most = 0;
    unsigned tried, r, k;

    f->found_n[0] = 0;
    for (r = 0; r < NM_ROUTES; r++)
        count[r] = routes >> r & 1 ? nm_covered(f->found[1], nm_find_sequences(f, r, f->found[1])) : 0;
    for (tried = 0; tried < TRIED; tried++) {
        int gain, left;

        for (r = 0, k = 1; k < NM_ROUTES; k++)
            if (count[k] > count[r])
                r = k;
        if (!count[r] || count[r] * 4 < most * 3)
            break;
        f->found_n[1] = nm_find_sequences(f, r, f->found[1]);
        signs = count[r];
        count[r] = 0;
        if (level < 2 && is_doubtful(f, f->found[1], f->found_n[1]))
            continue;
        left = leftover_cost(f, f->found[1], f->found_n[1], r);
        gain = gain_of(f, least + left);
        rank = gain - left + COVERED * (int)signs;
        if (gain - left >= least && (!f->found_n[0] || rank > best)) {
            best = rank;
            f->found_gain = gain;
            most = most > signs ? most : signs;
            nm_swap_found(f);
        }
    }
    nm_drop_strays(f);
    return f->found_n[0] > 0;
}
