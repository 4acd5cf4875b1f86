#include "marks/phrase_table.h"

#include <string.h>

#include "base/bits.h"

#define ROW_WORDS 256     /* longer blocks are not tried as rows of phrases */
#define NAME_BUDGET 24    /* a hole's room: a word takes 3 of it, a character that counts as a word 1 */
#define SHORT_BUDGET 9
#define TITLE_BUDGET 72
#define LEAD_WORDS 40     /* a block with more, or with so many characters that count as words, is no phrase */
#define LEAD_CHARACTERS 120 /* that begins with a hole: such phrases are whole blocks */
#define OVERLAP_LOOK 32   /* hits of a block that are searched for one of the same rule */
#define UNIT_BYTES 9      /* of a number with its unit */
#define NUMBER_GROUPS 4   /* 1 234 567 890 */

/* How a row of whole phrases gets to a place between two words. */
typedef struct tile {
    uint16_t from, count; /* place before; phrases so far and 1, 0: not reached yet */
} tile;

typedef struct walk {
    norm_str s;
    const nm_word *words;
    size_t n, begin;       /* words; where the phrase begins */
    size_t hole, hole_end; /* of the first hole */
    unsigned holes;
    tile *row;             /* NULL unless places of a row are being reached */
    size_t part_end;       /* of the row's part that is being added; else SIZE_MAX */
    nm_vec *hits;
    size_t first_hit;      /* of this block */
    bool rows_only;        /* nothing is wanted but the row */
    bool failed;
} walk;

static void step(walk *w, uint32_t node, size_t at);

/* The child of a node by a word; 0 if there is none. */
static uint32_t child_by(uint32_t node, uint32_t hash)
{
    uint32_t first = nm_phrase_nodes[node].first, count = nm_phrase_nodes[node + 1].first - first;
    uint32_t at = nm_phrase_edge_place(node, hash);
    const nm_phrase_edge *e;

    while ((e = &nm_phrase_edges[at++ & nm_phrase_edge_mask])->child)
        if (e->hash == hash && e->child - first < count)
            return e->child;
    return 0;
}

/* ----------------------------------------------------------------- hits -- */

/* Rules overlap themselves ("Share on" within "Share on Facebook"): the longest stays. Hits come in the
 * order of their begins, so that only the last of a rule can overlap a new one. */
static nm_hit *place_for(walk *w, uint32_t rule, size_t begin, size_t end)
{
    nm_hit *hits = w->hits->data;
    size_t i, look = w->hits->len - w->first_hit;

    look = look < OVERLAP_LOOK ? look : OVERLAP_LOOK;
    for (i = w->hits->len; look; look--) {
        nm_hit *h = &hits[--i];

        if (h->rule == rule && h->end > begin)
            return end - begin > h->end - h->begin ? h : NULL;
    }
    hits = nm_vec_push(w->hits);
    w->failed |= !hits;
    return hits;
}

static void add_hit(walk *w, const nm_phrase_out *out, size_t begin, size_t end)
{
    nm_hit *h = place_for(w, out->rule, begin, end);

    if (!h)
        return;
    h->rule = out->rule;
    h->lang = out->lang;
    h->begin = (uint32_t)begin;
    h->end = (uint32_t)end;
    h->hole = w->holes ? (uint32_t)w->hole : h->end;
    h->hole_end = w->holes ? (uint32_t)w->hole_end : h->end;
}

/* A whole phrase without holes may be part of a row. */
static void reach(walk *w, size_t at)
{
    unsigned count = w->row[w->begin].count + 1u;
    tile *t = &w->row[at];

    if (at < w->n && (w->words[at].flags & NM_W_GLUED))
        return;
    if (!t->count || count < t->count) {
        t->from = (uint16_t)w->begin;
        t->count = (uint16_t)count;
    }
}

static bool counts_here(walk *w, unsigned place, size_t at, bool open)
{
    if (w->rows_only && place != NM_AT_WHOLE)
        return false;
    if (w->part_end != SIZE_MAX)
        return place == NM_AT_WHOLE && !w->holes && at == w->part_end;
    switch (place) {
    case NM_AT_WHOLE:
        if (!w->holes && w->row)
            return reach(w, at), false;
        return !w->rows_only && w->begin == 0 && at == w->n;
    case NM_AT_START: return w->begin == 0 && !open;
    case NM_AT_END: return at == w->n;
    default: return !open;
    }
}

/* A phrase ends here, before word at. `open`: its last hole ran past the end of a sentence. */
static void emit(walk *w, uint32_t node, size_t at, bool open)
{
    const nm_phrase_out *out = &nm_phrase_outs[nm_phrase_nodes[node].out];

    do {
        if (counts_here(w, nm_phrase_rules[out->rule].at, at, open))
            add_hit(w, out, w->begin, at);
    } while (out++->more);
}

/* -------------------------------------------------------------- walking -- */

/* Counts as a number: digits, or digits with a short unit ("1.2k", "3개"). */
static bool is_number(const walk *w, size_t at)
{
    const nm_word *word = &w->words[at];
    char c = w->s.data[word->begin];

    return (word->flags & NM_W_NUMBER) || (c >= '0' && c <= '9' && word->end - word->begin <= UNIT_BYTES);
}

static void number(walk *w, uint32_t node, size_t at)
{
    size_t i;

    for (i = 0; i < NUMBER_GROUPS && at < w->n && is_number(w, at); i++)
        step(w, node, ++at);
}

static void specials(walk *w, uint32_t node, size_t at);
static void word(walk *w, uint32_t node, size_t at);

/* Whether a number is at this place, or a mark may be before it: between most words is but a space. */
static bool is_special_place(const walk *w, size_t at)
{
    size_t end = w->words[at - 1].end;

    if (at == w->n)
        return end < w->s.len;
    return end + 1 != w->words[at].begin || w->s.data[end] != ' ' || is_number(w, at);
}

/* Phrases that begin with a hole are whole blocks, and no part of a row. */
static bool may_begin_with_hole(const walk *w)
{
    return w->begin == 0 && w->n <= (w->words[0].flags & NM_W_WIDE ? LEAD_CHARACTERS : LEAD_WORDS);
}

/* What may follow a hole: the end of a phrase, children that are no words, words. */
static void go_on(walk *w, uint32_t node, size_t at, bool open)
{
    if (nm_phrase_nodes[node].out)
        emit(w, node, at, open);
    specials(w, node, at);
    if (at < w->n)
        word(w, node, at);
}

/* At most places no phrase goes on: where no special can be, a bit tells whether the word is one that follows. */
static void hole(walk *w, uint32_t node, size_t at, int budget)
{
    const nm_phrase_node *n = &nm_phrase_nodes[node], *child = &nm_phrase_nodes[n->first];
    bool special = child < &nm_phrase_nodes[n[1].first] && child->symbol < NM_SYM_WORDS;
    size_t start = at;
    uint32_t breaks = 0;

    if (at == w->begin && at < w->n && !may_begin_with_hole(w))
        return;
    w->holes++;
    while (at < w->n && (budget -= w->words[at].flags & NM_W_WIDE ? 1 : 3) >= 0) {
        breaks |= at > start ? w->words[at].flags : 0;
        at++;
        if (!n->out && !(special && is_special_place(w, at)) &&
            (at == w->n || !nm_has_bit(nm_phrase_after_hole, nm_phrase_after_bit(node, w->words[at].hash))))
            continue;
        if (w->holes == 1) {
            w->hole = start;
            w->hole_end = at;
        }
        go_on(w, node, at, (breaks & NM_W_BREAK) != 0);
    }
    w->holes--;
}

static bool is_form_of(uint32_t c, uint32_t symbol)
{
    switch (symbol) {
    case NM_SYM_COLON:
        return c == ':' || c == '=' || c == 0xFF1A || c == 0xFF1D || c == 0x3011 || c == 0xFE55 || c == 0x589 ||
               c == 0x55D;
    case NM_SYM_COPY: return c == 0xA9;
    case NM_SYM_BAR: return c == '|' || c == 0xFF5C;
    default: return c == '/' || c == 0xFF0F;
    }
}

/* Whether one of a mark's forms stands between the words before and after. */
static bool has_mark(const walk *w, size_t at, uint32_t symbol)
{
    size_t i = at ? w->words[at - 1].end : w->rows_only ? w->words[0].begin : 0;
    size_t end = at < w->n || w->rows_only ? w->words[at < w->n ? at : at - 1].begin : w->s.len;

    while (i < end)
        if (is_form_of(nm_utf8_next(w->s.data, &i), symbol))
            return true;
    return false;
}

static void special(walk *w, uint32_t node, size_t at)
{
    uint32_t symbol = nm_phrase_nodes[node].symbol;

    if (w->rows_only && (symbol == NM_SYM_NAME || symbol == NM_SYM_SHORT || symbol == NM_SYM_TITLE))
        return; /* a row has no holes */
    switch (symbol) {
    case NM_SYM_NUMBER: number(w, node, at); break;
    case NM_SYM_NAME: hole(w, node, at, NAME_BUDGET); break;
    case NM_SYM_SHORT: hole(w, node, at, SHORT_BUDGET); break;
    case NM_SYM_TITLE: hole(w, node, at, TITLE_BUDGET); break;
    default:
        if (has_mark(w, at, nm_phrase_nodes[node].symbol))
            step(w, node, at);
    }
}

/* The children of a node that are no words stand first. */
static void specials(walk *w, uint32_t node, size_t at)
{
    uint32_t child = nm_phrase_nodes[node].first, end = nm_phrase_nodes[node + 1].first;

    for (; child < end && nm_phrase_nodes[child].symbol < NM_SYM_WORDS; child++)
        special(w, child, at);
}

static void word(walk *w, uint32_t node, size_t at)
{
    uint32_t child = child_by(node, w->words[at].hash);

    if (child)
        step(w, child, at + 1);
}

static void children(walk *w, uint32_t node, size_t at)
{
    specials(w, node, at);
    if (at < w->n)
        word(w, node, at);
}

/* Recursion is as deep as a phrase has symbols, which gen/phrases.c limits. */
static void step(walk *w, uint32_t node, size_t at)
{
    if (nm_phrase_nodes[node].out)
        emit(w, node, at, false);
    children(w, node, at);
}

static void walk_from(walk *w, uint32_t root, size_t begin)
{
    w->begin = begin;
    w->holes = 0;
    specials(w, root, begin);
    if (root == NM_PHRASE_FLOATING || nm_has_bit(nm_phrase_firsts, nm_phrase_lone_bit(w->words[begin].hash)))
        word(w, root, begin);
}

/* ----------------------------------------------------------------- rows -- */

static norm_role role_of(const nm_hit *hit)
{
    return nm_phrase_rules[hit->rule].rule.role;
}

/* Two phrases with nothing but a space between may be two words of one title ("Digital Advertising"):
 * they need a role in common. */
static bool row_holds(const walk *w, size_t first, size_t middle)
{
    const nm_hit *hits = w->hits->data;
    size_t i, k;

    for (i = w->words[middle - 1].end; i < w->words[middle].begin; i++)
        if (w->s.data[i] != ' ')
            return true;
    for (i = first; i < w->hits->len && hits[i].end <= middle; i++)
        for (k = i + 1; k < w->hits->len; k++)
            if (hits[k].begin >= middle && role_of(&hits[i]) == role_of(&hits[k]))
                return true;
    return false;
}

/* Walks each part of the row again: several rules may have it. */
static void add_row(walk *w)
{
    uint16_t ends[ROW_WORDS + 1];
    const tile *row = w->row;
    size_t at, n = 0, first = w->hits->len, parts = row[w->n].count - 1u, middle = 0;

    for (at = w->n; at > 0; at = row[at].from) {
        ends[n++] = (uint16_t)at;
        if (row[at].count > 2 && row[row[at].from].count == 2)
            middle = row[at].from;
    }
    w->row = NULL;
    while (n) {
        w->part_end = ends[--n];
        walk_from(w, NM_PHRASE_ANCHORED, row[ends[n]].from);
    }
    w->part_end = SIZE_MAX;
    if (parts == 2 && !row_holds(w, first, middle))
        w->hits->len = first;
}

/* What begins at the block's begin; and rows, place by place, each reached with the fewest phrases. Counts
 * start at 1, for the place before the first word. */
static void scan_anchored(walk *w)
{
    tile row[ROW_WORDS + 1];
    size_t at;

    if (w->n > ROW_WORDS) {
        walk_from(w, NM_PHRASE_ANCHORED, 0);
        return;
    }
    memset(row, 0, (w->n + 1) * sizeof *row);
    row[0].count = 1;
    w->row = row;
    for (at = 0; at < w->n; at++) {
        if (!row[at].count)
            continue;
        walk_from(w, NM_PHRASE_ANCHORED, at);
        if (is_number(w, at) && !row[at + 1].count) {
            row[at + 1].from = (uint16_t)at;
            row[at + 1].count = row[at].count;
        }
    }
    if (row[w->n].count > 1)
        add_row(w);
    w->row = NULL;
}

size_t nm_phrases_row(norm_str s, const nm_word *words, size_t n, unsigned *count)
{
    tile row[NM_ROW_WORDS + 1];
    size_t at, end = 0;
    walk w;

    memset(&w, 0, sizeof w);
    w.s = s;
    w.words = words;
    w.n = n < NM_ROW_WORDS ? n : NM_ROW_WORDS;
    w.part_end = SIZE_MAX;
    w.rows_only = true;
    memset(row, 0, sizeof row);
    row[0].count = 1;
    w.row = row;
    for (at = 0; at < w.n; at++)
        if (row[at].count) {
            walk_from(&w, NM_PHRASE_ANCHORED, at);
            end = at;
        }
    end = row[w.n].count ? w.n : end;
    *count = end ? row[end].count - 1u : 0;
    return end;
}

static void scan_floating(walk *w)
{
    size_t at;

    for (at = 0; at < w->n; at++) {
        uint32_t hash = w->words[at].hash;

        if (nm_has_bit(nm_phrase_lone, nm_phrase_lone_bit(hash)) ||
            (at + 1 < w->n && nm_has_bit(nm_phrase_pairs, nm_phrase_pair_bit(hash, w->words[at + 1].hash))))
            walk_from(w, NM_PHRASE_FLOATING, at);
    }
}

bool nm_phrases_scan(norm_str s, const nm_word *words, size_t n, nm_vec *hits)
{
    walk w;

    memset(&w, 0, sizeof w);
    w.s = s;
    w.words = words;
    w.n = n;
    w.hits = hits;
    w.first_hit = hits->len;
    w.part_end = SIZE_MAX;
    scan_anchored(&w);
    scan_floating(&w);
    return !w.failed;
}
