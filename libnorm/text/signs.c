/* Where mojibake shows: a quick look at every character that can end a sequence. */
#include <string.h>

#include <unicode/uscript.h>

#include "text/lanes.h"
#include "text/mojibake.h"
#include "text/scan.h"

bool nm_may_have_lost_space(uint32_t c, uint32_t before)
{
    return (c == 0xC3 || c == 0xC5 || c == 0x102 || c == 0xC2) && (before < 0x80 ? !(before - 'A' < 26) : true);
}

static bool is_candidate(const unsigned char *p)
{
    unsigned word = (p[0] & 15u) << 6;

    if (p[0] < 0xE0)
        return nm_pair_bit(nm_route_sign, p);
    if (p[0] < 0xE3)
        word |= p[1] & 63u;
    else
        return p[0] == 0xEF && p[1] == 0xBF && p[2] == 0xBD;
    return word < 0x2700 / 64 && nm_route_sign[word] >> (p[2] & 63) & 1;
}

/* The next character at which mojibake can show. */
static size_t next_candidate(norm_str s, size_t at, size_t end)
{
    const unsigned char *p = (const unsigned char *)s.data;

    while (at < end) {
        at = nm_skip_signless(s.data, end, at);
        if (p[at] < 0x80) {
            if (++at < end && p[at] < 0x80)
                at = nm_skip_ascii(s.data, end, at);
        } else if (is_candidate(p + at)) {
            return at;
        } else {
            at += p[at] < 0xE0 ? 2 : p[at] < 0xF0 ? 3 : 4;
        }
    }
    return end;
}

/* What is lost could be any continuation. */
static nm_route_mask mask_of(uint32_t c)
{
    static const nm_route_mask none = {0, 0, 0, 0}, lost = {(1u << NM_ROUTES) - 1, 0, 0, 0};

    return c < 0x80 ? none : c == 0xFFFD ? lost : nm_route_masks[nm_row_of(c)];
}

static nm_route_mask mask_before(norm_str s, size_t *at)
{
    return mask_of(*at ? nm_utf8_prev(s.data, at) : ' ');
}

static nm_route_mask mask_after(norm_str s, size_t *at)
{
    return mask_of(*at < s.len ? nm_utf8_next(s.data, at) : ' ');
}

/* The routes in which what follows cannot be: a first byte without all that it calls for, or a lone other one. */
static unsigned broken_after(norm_str s, size_t at)
{
    bool lost = s.len - at >= 3 && !memcmp(s.data + at, "\xEF\xBF\xBD", 3);
    nm_route_mask one = mask_after(s, &at), two = mask_after(s, &at);
    unsigned third = at < s.len && (s.data[at] == ' ' || s.data[at] == '?') ? ~0u : mask_after(s, &at).tail;

    return (nm_leads_of(one) & ~two.tail) | ((one.lead3 | one.lead4) & ~third) | (lost ? 0 : one.tail);
}

/* The routes in which a sequence ends with the character of mask last in front of `at`, and which
 * neither what stands before it nor what follows contradicts: no lead byte without its tail. */
static unsigned sequences_ending(norm_str s, size_t at, nm_route_mask last)
{
    size_t end = at;
    nm_route_mask one, two, three, four;
    unsigned routes;

    nm_utf8_prev(s.data, &at);
    one = mask_before(s, &at);
    if (!(last.tail & (one.lead2 | one.tail))) /* most of all */
        return 0;
    two = mask_before(s, &at);
    three = mask_before(s, &at);
    four = mask_before(s, &at);
    routes = one.lead2 & ~nm_leads_of(two);
    routes |= one.tail & two.lead3 & ~nm_leads_of(three);
    routes |= one.tail & two.tail & three.lead4 & ~nm_leads_of(four);
    routes &= last.tail;
    return routes ? routes & ~broken_after(s, end) : 0;
}

/* What the sequence that ends before `at` stands for in a route. */
static uint32_t hidden_before(norm_str s, size_t at, unsigned route)
{
    uint32_t c = 0;
    unsigned b = 0, shift;

    for (shift = 0; b < 0xC0 && shift < 24 && at; shift += 6) {
        b = nm_route_bytes[nm_row_of(nm_utf8_prev(s.data, &at))][route];
        c |= (b < 0xC0 ? b & 0x3F : b & (0x7Fu >> (shift / 6 + 1))) << shift;
    }
    return c;
}

/* A letter that no language of its script has, or an ideograph of the rarest: others of the script, which are misread
 * as well, show better. "Ні" and "дії" in clean Ukrainian hide such. Latin has too many letters for that. */
static bool is_hardly_hidden(uint32_t c)
{
    unsigned letter, script;

    if (c >= 0x800) /* and perhaps beyond all characters */
        return c >= 0x3400 && c < 0x4DC0;
    letter = nm_face_of(c).letter;
    script = nm_uni_of(c)->script;
    return letter && !(letter & NM_L_SCRIPT) && script > USCRIPT_INHERITED && script != USCRIPT_LATIN;
}

static bool hides_hardly(norm_str s, size_t at, unsigned routes)
{
    unsigned route = 0;

    if (routes & (routes - 1))
        return false;
    while (routes >> route != 1)
        route++;
    return is_hardly_hidden(hidden_before(s, at, route));
}

/* "l’été", "«été»": a letter after a quotation mark is hardly ever something else. */
static bool is_quoted_letter(norm_str s, size_t at, uint32_t c)
{
    uint32_t before = nm_utf8_prev(s.data, &at);

    return (before == 0x2019 || before == 0x2018 || before == 0xAB) && nm_uni_of(c)->flags & NM_LETTER;
}

size_t nm_first_sign(norm_str s, size_t at, size_t end, unsigned *routes)
{
    while ((at = next_candidate(s, at, end)) < end) {
        size_t begin = at;
        uint32_t c = nm_utf8_next(s.data, &at), before = ' ';
        nm_route_mask m = mask_of(c);

        *routes = 0;
        if (m.tail && begin && (unsigned char)s.data[begin - 1] >= 0x80 && !is_quoted_letter(s, begin, c))
            *routes = sequences_ending(s, at, m);
        if (*routes && c != 0xFFFD && hides_hardly(s, at, *routes))
            *routes = 0;
        if (at < s.len && s.data[at] == ' ') {
            size_t back = begin;

            if (begin)
                before = nm_utf8_prev(s.data, &back);
            if (nm_may_have_lost_space(c, before))
                *routes |= m.lead2;
        }
        if (*routes)
            return begin;
    }
    return end;
}
