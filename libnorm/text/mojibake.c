/* Mojibake: UTF-8 that was read as a one-byte set. It is turned back where that makes the text likelier. */
#include <string.h>

#include <unicode/uchar.h>

#include "base/uni.h"
#include "text/cost.h"
#include "text/repair.h"
#include "text/route.h"
#include "text/scan.h"

#define UNIT_LEAST 200  /* bytes of text that are judged together: whole lines, if they are not too long */
#define UNIT_MOST 3000
#define BEFORE 600      /* bytes before the first sign of mojibake that are judged with it */
#define WEIGHED 400     /* signs whose cost is compared */
#define WORD 40         /* signs of a word before a sequence that are weighed with it */
#define TRIED 6         /* routes */
#define CERTAIN (5 * NM_NAT)
#define LIKELY (3 * NM_NAT)
#define LEFTOVER (3 * NM_NAT)
#define LEFTOVER_MOST 5
#define COVERED 6       /* how much the better a route is for each sign that it explains */
#define LOST 0x100u     /* a byte that cannot be known any more */

typedef struct glyph {
    uint32_t c, at; /* code point and where it begins */
    uint16_t row;   /* of the routes */
} glyph;

/* A sequence of glyphs [first, last) that is one character in truth. */
typedef struct sequence {
    uint32_t first, last, c;
    bool space_after; /* a space that was part of it has to stay as well */
} sequence;

typedef struct finder {
    nm_scorer *scorer;
    norm_str text;
    glyph *glyphs; /* of the unit, and one after the end */
    uint32_t n;
    sequence *found[2]; /* the best so far, and the one that is tried */
    uint32_t found_n[2];
    char *was, *made; /* words as they are and as they would become */
} finder;

/* ---------------------------------------------------------- first signs -- */

static unsigned row_of(uint32_t c)
{
    uint32_t i = nm_route_index(c);

    return i < NM_ROUTE_END ? nm_route_row[i] : 0;
}

/* Capitals that no word ends in, but that stand before a lost no-break space. */
static bool may_have_lost_space(uint32_t c, uint32_t before)
{
    return (c == 0xC3 || c == 0xC5 || c == 0x102 || c == 0xC2) && (before < 0x80 ? !(before - 'A' < 26) : true);
}

/* The next character at which mojibake can show. */
static size_t next_candidate(norm_str s, size_t at, size_t end)
{
    const unsigned char *p = (const unsigned char *)s.data;

    while (at < end) {
        while (end - at >= 4 && nm_is_two_pairs(p + at) &&
               !(nm_pair_bit(nm_route_sign, p + at) | nm_pair_bit(nm_route_sign, p + at + 2)))
            at += 4;
        if (at == end)
            break;
        if (p[at] < 0x80) {
            if (++at < end && p[at] < 0x80)
                at = nm_skip_ascii(s.data, end, at);
        } else if (p[at] < 0xE0) {
            if (nm_pair_bit(nm_route_sign, p + at))
                return at;
            at += 2;
        } else if (p[at] < 0xE3) {
            unsigned word = (p[at] & 15u) << 6 | (p[at + 1] & 63u);

            if (word < 0x2700 / 64 && nm_route_sign[word] >> (p[at + 2] & 63) & 1)
                return at;
            at += 3;
        } else {
            if (p[at] == 0xEF && p[at + 1] == 0xBF && p[at + 2] == 0xBD)
                return at;
            at += p[at] < 0xF0 ? 3 : 4;
        }
    }
    return end;
}

/* What is lost could be any continuation. */
static nm_route_mask mask_of(uint32_t c)
{
    static const nm_route_mask none = {0, 0, 0, 0}, lost = {(1u << NM_ROUTES) - 1, 0, 0, 0};

    return c < 0x80 ? none : c == 0xFFFD ? lost : nm_route_masks[row_of(c)];
}

static nm_route_mask mask_before(norm_str s, size_t *at)
{
    return mask_of(*at ? nm_utf8_prev(s.data, at) : ' ');
}

static nm_route_mask mask_after(norm_str s, size_t *at)
{
    return mask_of(*at < s.len ? nm_utf8_next(s.data, at) : ' ');
}

static unsigned leads_of(nm_route_mask m)
{
    return m.lead2 | m.lead3 | m.lead4;
}

/* The routes in which a sequence ends with the character of mask last in front of `at`, and which
 * neither what stands before it nor what follows contradicts: no lead byte without its tail. */
static unsigned sequences_ending(norm_str s, size_t at, nm_route_mask last)
{
    size_t next = at;
    unsigned after_lost = s.len - at >= 3 && !memcmp(s.data + at, "\xEF\xBF\xBD", 3) ? ~0u : 0;
    nm_route_mask after = mask_after(s, &next), after2 = mask_after(s, &next), one, two, three, four;
    unsigned routes, broken = (leads_of(after) & ~after2.tail) | (after.tail & ~after_lost);

    nm_utf8_prev(s.data, &at);
    one = mask_before(s, &at);
    two = mask_before(s, &at);
    three = mask_before(s, &at);
    four = mask_before(s, &at);
    routes = one.lead2 & ~leads_of(two);
    routes |= one.tail & two.lead3 & ~leads_of(three);
    routes |= one.tail & two.tail & three.lead4 & ~leads_of(four);
    return routes & last.tail & ~broken;
}

/* "l’été", "«été»": a letter after a quotation mark is hardly ever something else. */
static bool is_quoted_letter(norm_str s, size_t at, uint32_t c)
{
    uint32_t before = nm_utf8_prev(s.data, &at);

    return (before == 0x2019 || before == 0x2018 || before == 0xAB) && nm_uni_of(c)->flags & NM_LETTER;
}

/* The first place at or after `at` where a sequence of some route ends, or `end`; *routes tells which. */
static size_t first_sign(norm_str s, size_t at, size_t end, unsigned *routes)
{
    while ((at = next_candidate(s, at, end)) < end) {
        size_t begin = at;
        uint32_t c = nm_utf8_next(s.data, &at), before = ' ';
        nm_route_mask m = mask_of(c);

        *routes = 0;
        if (m.tail && begin && (unsigned char)s.data[begin - 1] >= 0x80 && !is_quoted_letter(s, begin, c))
            *routes = sequences_ending(s, at, m);
        if (at < s.len && s.data[at] == ' ') {
            size_t back = begin;

            if (begin)
                before = nm_utf8_prev(s.data, &back);
            if (may_have_lost_space(c, before))
                *routes |= m.lead2;
        }
        if (*routes)
            return begin;
    }
    return end;
}

/* ------------------------------------------------------------ sequences -- */

static unsigned byte_at(const finder *f, uint32_t i, unsigned route)
{
    return nm_route_bytes[f->glyphs[i].row][route];
}

/* The continuation byte at i. A no-break space may have become a space, anything U+FFFD, and after
 * E2 80, the dashes and quotes, a question mark. */
static unsigned tail_at(const finder *f, uint32_t i, unsigned route, unsigned before)
{
    unsigned b = byte_at(f, i, route);

    if (b >= 0x80 && b < 0xC0)
        return b;
    if (f->glyphs[i].c == 0xFFFD || (f->glyphs[i].c == '?' && before == 0xE280))
        return LOST;
    return f->glyphs[i].c == ' ' ? 0xA0 : 0;
}

static bool is_letter(const finder *f, uint32_t i)
{
    return i < f->n && nm_uni_of(f->glyphs[i].c)->flags & NM_LETTER;
}

/* Portuguese "às", "àquele", "àquilo": words that begin with "à". */
static bool is_contraction(const finder *f, uint32_t i)
{
    static const char *const rests[] = {"s", "quel", "quil"};
    unsigned k, n;

    for (k = 0; k < sizeof rests / sizeof *rests; k++) {
        for (n = 0; rests[k][n] && i + n < f->n && f->glyphs[i + n].c == (unsigned char)rests[k][n]; n++)
            ;
        if (!rests[k][n] && (k || !is_letter(f, i + n)))
            return true;
    }
    return false;
}

/* Two bytes of which the second is a lost no-break space: only after a word begins, or goes on in
 * small letters. */
static bool is_lost_space(const finder *f, uint32_t i, sequence *s)
{
    if (!may_have_lost_space(f->glyphs[i].c, i ? f->glyphs[i - 1].c : ' '))
        return false;
    if (s->c == 0xE0) { /* "à" is a word: then the space was there as well */
        s->space_after = i + 2 < f->n && f->glyphs[i + 2].c != ' ' && !is_contraction(f, i + 2);
        return true;
    }
    return s->c == 0xA0 || is_letter(f, i + 2);
}

static bool is_second(unsigned lead, unsigned b)
{
    return b == LOST || !((lead == 0xE0 && b < 0xA0) || (lead == 0xF0 && b < 0x90) || (lead == 0xF4 && b > 0x8F));
}

static bool read_sequence(const finder *f, uint32_t i, unsigned route, sequence *s)
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
static void join_surrogates(const finder *f, unsigned route, sequence *s)
{
    sequence low;

    if (s->c - 0xD800 < 0x400 && s->last < f->n && read_sequence(f, s->last, route, &low) && low.c - 0xDC00 < 0x400) {
        s->c = 0x10000 + ((s->c - 0xD800) << 10) + (low.c - 0xDC00);
        s->last = low.last;
    }
}

static bool is_character(uint32_t c)
{
    return c - 0xD800 >= 0x800 && (c == 0xFFFD || nm_uni_of(c)->category != U_UNASSIGNED);
}

static uint32_t find_sequences(const finder *f, unsigned route, sequence *out)
{
    uint32_t i = 0, n = 0;

    while (i < f->n) {
        sequence *s = &out[n];

        if (leads_of(nm_route_masks[f->glyphs[i].row]) >> route & 1 && read_sequence(f, i, route, s)) {
            join_surrogates(f, route, s);
            if (is_character(s->c)) {
                i = s->last;
                n++;
                continue;
            }
        }
        i++;
    }
    return n;
}

/* ------------------------------------------------------------- judgement -- */

static size_t put_sequence(char *to, const sequence *s)
{
    size_t len = nm_utf8_put(to, s->c);

    if (s->space_after)
        to[len++] = ' ';
    return len;
}

/* The words that the sequences are in, as they are and as they would become, up to WEIGHED signs. */
static void make(const finder *f, const sequence *s, uint32_t n, norm_str *as_is, norm_str *made)
{
    char *was = f->was, *is = f->made;
    uint32_t i = 0, k = 0, weighed = 0;

    while (k < n && weighed < WEIGHED) {
        uint32_t begin = s[k].first;

        while (begin > i && f->glyphs[begin - 1].c > ' ' && s[k].first - begin < WORD)
            begin--;
        for (i = begin; i < f->n && (f->glyphs[i].c > ' ' || (k < n && s[k].first == i)) && weighed < WEIGHED; weighed++) {
            uint32_t last = k < n && s[k].first == i ? s[k].last : i + 1;
            size_t size = f->glyphs[last].at - f->glyphs[i].at;

            memcpy(was, f->text.data + f->glyphs[i].at, size);
            was += size;
            if (last > i + 1) {
                is += put_sequence(is, &s[k++]);
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
static bool is_telltale(const finder *f, const sequence *s)
{
    nm_face face = nm_face_of(s->c);
    uint32_t next = f->glyphs[s->first + 1].c;

    if (!is_letter(f, s->first))
        return false;
    if (s->last - s->first == 2)
        return next == 0xA0 || next == 0xAD || (s->c < 0xC0 && !face.letter && face.cost <= 24);
    return (s->c >= 0x2010 && s->c < 0x203B) || (s->c >= 0x20A0 && s->c < 0x20D0);
}

static bool has_space(const finder *f, const sequence *s)
{
    uint32_t i;

    for (i = s->first; i < s->last; i++)
        if (f->glyphs[i].c == ' ')
            return true;
    return false;
}

/* A letter of another script than the word it is in. */
static bool is_foreign(const finder *f, const sequence *s)
{
    uint32_t beside = s->first && is_letter(f, s->first - 1) ? f->glyphs[s->first - 1].c : f->glyphs[s->last].c;
    const nm_uni *a = nm_uni_of(s->c), *b = nm_uni_of(beside);

    return a->flags & NM_LETTER && b->flags & NM_LETTER && a->script != b->script && a->script > 1;
}

/* A single sequence can be what it seems if no word is around it, or if all else is right. */
static bool is_doubtful(const finder *f, const sequence *s, uint32_t n)
{
    bool in_word = (s->first && is_letter(f, s->first - 1)) || is_letter(f, s->last);
    uint32_t i;

    if (n != 1 || is_telltale(f, s))
        return false;
    if (s->c < 0xA0 || is_foreign(f, s) || (!in_word && !(is_letter(f, s->first) && s->c >= 0xC0 && s->c < 0x100)))
        return true;
    if (s->last - s->first > 2)
        return has_space(f, s);
    for (i = 0; i < f->n; i++) {
        if (f->glyphs[i].c >= 0x80 && (i < s->first || i >= s->last))
            return true;
        in_word |= is_letter(f, i) && (i < s->first || i >= s->last);
    }
    return !in_word;
}

/* What speaks against a route: bytes beyond ASCII that no sequence takes would be broken UTF-8. */
static int leftover_cost(const finder *f, const sequence *s, uint32_t n, unsigned route)
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

static uint32_t covered(const sequence *s, uint32_t n)
{
    uint32_t glyphs = 0;

    while (n-- > 0)
        glyphs += s[n].last - s[n].first;
    return glyphs;
}

static void swap_found(finder *f)
{
    sequence *s = f->found[0];

    f->found[0] = f->found[1];
    f->found_n[0] = f->found_n[1];
    f->found[1] = s;
}

/* How much likelier the sequences in found[1] make the text, less what they leave unexplained. */
static int gain_of(finder *f, unsigned route)
{
    norm_str as_is, made;
    int gain;

    make(f, f->found[1], f->found_n[1], &as_is, &made);
    gain = nm_text_cost(f->scorer, as_is, 2 * WEIGHED).total - nm_text_cost(f->scorer, made, 2 * WEIGHED).total;
    return gain - leftover_cost(f, f->found[1], f->found_n[1], route);
}

/* Tries the routes; leaves the sequences of the best in found[0]. Once one is good, those that explain
 * much less are not tried. */
static bool judge(finder *f, unsigned routes, int level)
{
    int least = level > 1 ? LIKELY : CERTAIN, best = 0;
    uint32_t count[NM_ROUTES], signs, most = 0;
    unsigned tried, r, k;

    f->found_n[0] = 0;
    for (r = 0; r < NM_ROUTES; r++)
        count[r] = routes >> r & 1 ? covered(f->found[1], find_sequences(f, r, f->found[1])) : 0;
    for (tried = 0; tried < TRIED; tried++) {
        int gain, rank;

        for (r = 0, k = 1; k < NM_ROUTES; k++)
            if (count[k] > count[r])
                r = k;
        if (!count[r] || count[r] * 4 < most * 3)
            break;
        f->found_n[1] = find_sequences(f, r, f->found[1]);
        signs = count[r];
        rank = COVERED * (int)signs;
        count[r] = 0;
        if (level < 2 && is_doubtful(f, f->found[1], f->found_n[1]))
            continue;
        gain = gain_of(f, r);
        rank += gain;
        if (gain >= least && (!f->found_n[0] || rank > best)) {
            best = rank;
            most = most > signs ? most : signs;
            swap_found(f);
        }
    }
    return f->found_n[0] > 0;
}

/* ------------------------------------------------------------------ pass -- */

/* The unit around a first sign: from the line's begin to a line end after enough text. */
static void unit_around(norm_str s, size_t sign, size_t floor, size_t *begin, size_t *end)
{
    size_t b = sign, e = sign;

    while (b > floor && sign - b < BEFORE && s.data[b - 1] != '\n')
        b--;
    while (b < sign && ((unsigned char)s.data[b] & 0xC0) == 0x80)
        b++;
    while (e < s.len && e - b < UNIT_MOST && !(s.data[e] == '\n' && e - b >= UNIT_LEAST))
        e++;
    if (e < s.len && s.data[e] != '\n') { /* not inside of what may be one character */
        size_t cut = e;

        while (cut > sign + BEFORE && s.data[cut] != ' ')
            cut--;
        e = cut > sign + BEFORE ? cut : e;
        while (e < s.len && ((unsigned char)s.data[e] & 0xC0) == 0x80)
            e++;
    }
    *begin = b;
    *end = e;
}

static void load(finder *f, size_t begin, size_t end)
{
    size_t at = begin;

    f->n = 0;
    while (at < end) {
        glyph *g = &f->glyphs[f->n++];

        g->at = (uint32_t)at;
        g->c = nm_utf8_next(f->text.data, &at);
        g->row = (uint16_t)row_of(g->c);
    }
    f->glyphs[f->n].at = (uint32_t)at;
    f->glyphs[f->n].c = 0;
    f->glyphs[f->n].row = 0;
}

static bool finder_init(finder *f, nm_repairer *r)
{
    size_t room = BEFORE + UNIT_MOST + 8;

    f->text = r->text;
    f->scorer = nm_scorer_new(r->run->arena);
    f->glyphs = nm_arena_alloc(r->run->arena, room * sizeof *f->glyphs);
    f->found[0] = nm_arena_alloc(r->run->arena, room * sizeof **f->found);
    f->found[1] = nm_arena_alloc(r->run->arena, room * sizeof **f->found);
    f->was = nm_arena_alloc(r->run->arena, 4 * room);
    f->made = nm_arena_alloc(r->run->arena, 4 * room);
    return f->scorer && f->glyphs && f->found[0] && f->found[1] && f->was && f->made;
}

static void apply(nm_pass *pass, const finder *f)
{
    uint32_t i;

    for (i = 0; i < f->found_n[0]; i++) {
        const sequence *s = &f->found[0][i];
        char utf8[8];
        norm_str new = {utf8, put_sequence(utf8, s)};

        nm_pass_change(pass, "mojibake", f->glyphs[s->first].at, f->glyphs[s->last].at, new);
    }
}

/* The routes of all signs in the unit. */
static unsigned all_routes(norm_str s, size_t begin, size_t end)
{
    unsigned all = 0, routes = 0;

    while ((begin = first_sign(s, begin, end, &routes)) < end) {
        all |= routes;
        (void)nm_utf8_next(s.data, &begin);
    }
    return all;
}

bool nm_repair_mojibake(nm_repairer *r, bool *changed)
{
    unsigned routes = 0;
    size_t sign = first_sign(r->text, 0, r->text.len, &routes), floor = 0, begin, end;
    nm_pass pass;
    finder f;

    *changed = false;
    if (sign == r->text.len)
        return true;
    if (!finder_init(&f, r))
        return false;
    nm_pass_begin(&pass, r);
    while (sign < r->text.len) {
        unit_around(r->text, sign, floor, &begin, &end);
        load(&f, begin, end);
        if (judge(&f, routes | all_routes(r->text, begin, end), r->level))
            apply(&pass, &f);
        floor = end;
        sign = first_sign(r->text, end, r->text.len, &routes);
    }
    return nm_pass_finish(&pass, changed);
}
