#include "text/guess.h"

#include <string.h>

#include "text/sample.h"
#include "text/score.h"

#define MAX_READINGS 80
#define MAX_PAIRS 16        /* of reading and language that are looked at closely */
#define FIRST_WORDS 64      /* after so many words, what is far behind falls out */
#define FAR_BEHIND (25 * NM_NAT)
#define UNDEFINED (15 * NM_NAT)
#define ILL_FORMED (12 * NM_NAT)
#define DECLARED (6 * NM_NAT)
#define FOREIGN (6 * NM_NAT) /* a few letters of another script among many Latin words */
#define COST_NONE (1 << 30)
#define HINTED (8 * NM_NAT)
#define LANG_HINT (3 * NM_NAT)

/* What the bytes become in one charset or in several that agree on all of them. */
typedef struct reading {
    const nm_charset *charset; /* the likeliest of them */
    nm_face faces[128];        /* of the bytes from 0x80 */
    uint32_t code[128];
    int signs;                 /* cost of all signs in the sample */
    nm_letters letters;
    bool has_letters;
} reading;

typedef struct pair {
    reading *r;
    const nm_charset *charset; /* the likeliest of the reading that is used for the language */
    unsigned lang;
    int cost, bonus;
} pair;

typedef struct guesser {
    nm_arena *arena;
    nm_sample sample;
    const nm_evidence *evidence;
    reading *readings;
    unsigned reading_count;
    pair pairs[MAX_PAIRS];
    unsigned pair_count;
    int ascii[64];  /* cost of the ASCII words by language, 0 for the best */
    const nm_charset *best;
    const void *best_reading;
    int best_cost, second_cost;
} guesser;

int nm_evidence_for(const nm_evidence *evidence, const nm_charset *charset)
{
    return (evidence->hinted == charset ? HINTED : 0) + (evidence->declared == charset ? DECLARED : 0);
}

static int prior(const guesser *g, const nm_charset *charset)
{
    return charset->prior * NM_NAT / 10 - nm_evidence_for(g->evidence, charset);
}

/* ------------------------------------------------- one-byte sets, roughly -- */

static bool same_reading(const guesser *g, const reading *r, const nm_charset *charset)
{
    unsigned b;

    for (b = 0; b < 128; b++)
        if (g->sample.seen[b + 128] && r->code[b] != charset->single[b + 128])
            return false;
    return true;
}

static reading *reading_of(guesser *g, const nm_charset *charset)
{
    reading *r = g->readings;
    unsigned b;

    for (; r < g->readings + g->reading_count; r++)
        if (same_reading(g, r, charset)) {
            if (prior(g, charset) < prior(g, r->charset))
                r->charset = charset;
            return r;
        }
    if (g->reading_count == MAX_READINGS)
        return NULL;
    g->reading_count++;
    memset(r, 0, sizeof *r);
    r->charset = charset;
    for (b = 0; b < 128; b++)
        if (g->sample.seen[b + 128]) {
            r->code[b] = charset->single[b + 128];
            r->faces[b] = nm_face_of(r->code[b] == 0xFFFF ? 0xFFFF : r->code[b]);
            if (r->code[b] == 0xFFFF)
                r->faces[b].letter = 0, r->faces[b].cost = UNDEFINED;
            if (!r->faces[b].letter)
                r->signs += (int)(g->sample.seen[b + 128] * r->faces[b].cost);
        }
    return r;
}

/* The cost of the letters one by one. */
static int rough_cost(const guesser *g, const reading *r, const nm_model_lang *lang)
{
    unsigned b, script = (unsigned)lang->script << 8;
    int cost = r->signs;

    if (!lang->pairs)
        cost += (int)(16 * g->sample.borders + NM_COST_MAX * g->sample.letters);
    for (b = 0; b < 128; b++) {
        unsigned letter = r->faces[b].letter;

        if (letter)
            cost += (int)g->sample.seen[b + 128] *
                    ((letter & NM_L_SCRIPT) == script ? lang->single[letter & NM_L_ID] : NM_COST_MAX);
    }
    return cost;
}

/* Keeps the best pairs in order; the same reading and language once, under its likeliest charset. */
static void add_pair(guesser *g, pair p)
{
    unsigned i, at;

    for (i = 0; i < g->pair_count; i++)
        if (g->pairs[i].r == p.r && g->pairs[i].lang == p.lang) {
            if (g->pairs[i].cost + g->pairs[i].bonus <= p.cost + p.bonus)
                return;
            memmove(g->pairs + i, g->pairs + i + 1, (g->pair_count - i - 1) * sizeof *g->pairs);
            g->pair_count--;
            break;
        }
    for (at = g->pair_count; at > 0 && g->pairs[at - 1].cost + g->pairs[at - 1].bonus > p.cost + p.bonus; at--)
        ;
    if (at == MAX_PAIRS)
        return;
    if (g->pair_count == MAX_PAIRS)
        g->pair_count--;
    memmove(g->pairs + at + 1, g->pairs + at, (g->pair_count - at) * sizeof *g->pairs);
    g->pairs[at] = p;
    g->pair_count++;
}

static int lang_bonus(const guesser *g, const char *tag)
{
    norm_str hint = g->evidence->lang;
    size_t n = 0;

    while (n < hint.len && hint.data[n] != '-' && hint.data[n] != '_')
        n++;
    return n && strlen(tag) >= n && !strncmp(tag, hint.data, n) && (!tag[n] || tag[n] == '-') ? -LANG_HINT : 0;
}

/* What the ASCII words say of a language. */
static int ascii_bonus(const guesser *g, const nm_model_lang *lang)
{
    if (lang && lang->pairs)
        return g->ascii[lang - nm_model_langs];
    return g->sample.ascii_count >= 8 && g->sample.high * 4 < g->sample.ascii_count ? FOREIGN : 0;
}

static void rough(guesser *g)
{
    unsigned i, k;

    for (i = 0; i < nm_charset_count; i++) {
        const nm_charset *c = &nm_charsets[i];
        reading *r = c->kind == NM_CS_SINGLE && c->prior >= 0 ? reading_of(g, c) : NULL;

        for (k = 0; r && c->langs[k]; k++) {
            int lang = nm_model_lang_of(c->langs[k]);
            pair p = {r, c, (unsigned)lang, 0, 0};

            if (lang < 0)
                continue;
            p.cost = rough_cost(g, r, &nm_model_langs[lang]);
            p.bonus = prior(g, c) + ascii_bonus(g, &nm_model_langs[lang]) + lang_bonus(g, c->langs[k]);
            add_pair(g, p);
        }
    }
}

/* ------------------------------------------------ one-byte sets, closely -- */

static bool spell(guesser *g, reading *r, uint32_t from, uint32_t to)
{
    nm_face word[NM_WORD_MAX];
    nm_face ascii[128];
    uint32_t i, k;

    if (!r->has_letters) {
        r->letters.v = nm_arena_alloc(g->arena, (g->sample.word_count * (2 * NM_WORD_MAX + 2)) * sizeof *r->letters.v);
        r->has_letters = true;
        if (!r->letters.v)
            return false;
    }
    for (i = 0; i < 128; i++)
        ascii[i].letter = 0, ascii[i].cost = 12, ascii[i].joins = 0;
    for (i = 'A'; i <= 'z'; i++)
        ascii[i].letter = nm_letter[i];
    for (i = from; i < to; i++) {
        const nm_sample_word *w = &g->sample.words[i];

        for (k = 0; k < w->n; k++)
            word[k] = w->p[k] < 0x80 ? ascii[w->p[k]] : r->faces[w->p[k] - 0x80];
        nm_letters_add(&r->letters, word, w->n);
    }
    return true;
}

/* Adds the cost of the words [from, to) to every pair. */
static bool close_cost(guesser *g, uint32_t from, uint32_t to)
{
    uint32_t begin[MAX_PAIRS];
    int fixed[MAX_PAIRS];
    unsigned i, k;

    for (i = 0; i < g->pair_count; i++) {
        reading *r = g->pairs[i].r;

        for (k = 0; k < i && g->pairs[k].r != r; k++)
            ;
        begin[i] = k < i ? begin[k] : r->letters.n;
        fixed[i] = k < i ? fixed[k] : r->letters.fixed;
        if (k == i && !spell(g, r, from, to))
            return false;
    }
    for (i = 0; i < g->pair_count; i++) {
        const reading *r = g->pairs[i].r;

        g->pairs[i].cost += r->letters.fixed - fixed[i] +
                            nm_letters_cost(&r->letters, begin[i], &nm_model_langs[g->pairs[i].lang]);
    }
    return true;
}

static void drop_far_behind(guesser *g)
{
    int best = g->pairs[0].cost + g->pairs[0].bonus;
    unsigned i, n = 0;

    for (i = 1; i < g->pair_count; i++)
        if (g->pairs[i].cost + g->pairs[i].bonus < best)
            best = g->pairs[i].cost + g->pairs[i].bonus;
    for (i = 0; i < g->pair_count; i++)
        if (g->pairs[i].cost + g->pairs[i].bonus <= best + FAR_BEHIND)
            g->pairs[n++] = g->pairs[i];
    g->pair_count = n;
}

/* Charsets that read the bytes alike are no rivals: of them the cheapest counts. */
static void offer(guesser *g, const nm_charset *charset, const void *which, int cost)
{
    if (!g->best || cost < g->best_cost) {
        if (g->best_reading != which)
            g->second_cost = g->best_cost;
        g->best = charset;
        g->best_reading = which;
        g->best_cost = cost;
    } else if (which != g->best_reading && cost < g->second_cost) {
        g->second_cost = cost;
    }
}

static bool guess_single(guesser *g)
{
    uint32_t n = g->sample.word_count, first = n < FIRST_WORDS ? n : FIRST_WORDS;
    unsigned i;

    rough(g);
    if (!g->pair_count)
        return true;
    for (i = 0; i < g->pair_count; i++)
        g->pairs[i].cost = 0;
    if (!close_cost(g, 0, first))
        return false;
    drop_far_behind(g);
    if (!close_cost(g, first, n))
        return false;
    for (i = 0; i < g->pair_count; i++)
        offer(g, g->pairs[i].charset, g->pairs[i].r, g->pairs[i].cost + g->pairs[i].bonus);
    return true;
}

/* ------------------------------------------------ two bytes and more -- */

static unsigned tables_of(const nm_charset *c, unsigned *table)
{
    unsigned n = 0, k;

    for (k = 0; c->langs[k]; k++)
        table[n++] = !strcmp(c->langs[k], "zh-Hans") ? NM_CHAR_HANS : !strcmp(c->langs[k], "zh-Hant") ? NM_CHAR_HANT
                   : !strcmp(c->langs[k], "ja") ? NM_CHAR_JA : NM_CHAR_KO;
    return n;
}

typedef struct multi_cost {
    int by_table[2];
    int letters, high; /* of the word that is being read */
    int common;
} multi_cost;

/* A word of both kinds of letters is rare in these languages. */
static void end_word(multi_cost *m)
{
    if (m->high && m->letters)
        m->common += 10 * m->letters + 12;
    m->high = m->letters = 0;
}

static void multi_line(multi_cost *m, const nm_charset *c, const nm_sample_word *line, const unsigned *table, unsigned tables)
{
    uint32_t at = 0;
    unsigned k;

    while (at < line->n) {
        const unsigned char *p = line->p + at;
        nm_read r = {p[0], 1};

        if (p[0] < 0x80) {
            if ((p[0] | 0x20u) - 'a' < 26)
                m->letters++;
            else
                end_word(m);
        } else {
            r = nm_read_char(c, p, line->n - at);
            m->high++;
            if (!r.c && at + 1 < line->n)
                m->common += ILL_FORMED;
            for (k = 0; r.c && k < tables; k++)
                m->by_table[k] += nm_char_cost(table[k], r.c);
        }
        at += (uint32_t)r.len;
    }
    end_word(m);
}

static void guess_multi(guesser *g)
{
    uint32_t line, lines = g->sample.line_high ? g->sample.line_high : 1;
    unsigned i, k, table[2], tables;

    for (i = 0; i < nm_charset_count; i++) {
        const nm_charset *c = &nm_charsets[i];
        multi_cost m = {{0, 0}, 0, 0, 0};

        if (c->kind < NM_CS_GB18030 || c->prior < 0)
            continue;
        tables = tables_of(c, table);
        for (line = 0; line < g->sample.line_count; line++)
            multi_line(&m, c, &g->sample.lines[line], table, tables);
        for (k = 0; k < tables; k++) /* lines and words are not the same part of the input */
            offer(g, c, c, (int)((int64_t)(m.common + m.by_table[k]) * g->sample.high / lines) + prior(g, c) + ascii_bonus(g, NULL) +
                           lang_bonus(g, c->langs[k]));
    }
}

/* -------------------------------------------------------------- together -- */

/* What the ASCII words say of Latin languages: a hint, so it is damped and bounded. */
static void weigh_ascii(guesser *g)
{
    unsigned i, k;
    int best = 0;

    if (g->sample.ascii_count < 8)
        return;
    for (i = 0; i < nm_model_lang_count; i++) {
        if (!nm_model_langs[i].pairs)
            continue;
        for (k = 0; k < g->sample.ascii_count; k++)
            g->ascii[i] += nm_ascii_cost(&nm_model_langs[i], g->sample.ascii[k].p, g->sample.ascii[k].n);
        if (!best || g->ascii[i] < best)
            best = g->ascii[i];
    }
    for (i = 0; i < nm_model_lang_count; i++)
        if (nm_model_langs[i].pairs) {
            int cost = (g->ascii[i] - best) * 3 / 20;

            g->ascii[i] = cost > 14 * NM_NAT ? 14 * NM_NAT : cost;
        }
}

static double confidence_of(int margin)
{
    double nats = (double)margin / NM_NAT;

    return nats <= 0 ? 0.5 : 0.5 + 0.5 * nats / (nats + 3);
}

bool nm_guess_charset(nm_arena *arena, norm_str bytes, const nm_evidence *evidence, nm_guess *guess)
{
    guesser *g = nm_arena_zalloc(arena, 1, sizeof *g);

    if (!g)
        return false;
    g->arena = arena;
    g->evidence = evidence;
    g->best_cost = g->second_cost = COST_NONE;
    g->readings = nm_arena_alloc(arena, MAX_READINGS * sizeof *g->readings);
    if (!g->readings)
        return false;
    nm_sample_take(&g->sample, bytes);
    weigh_ascii(g);
    if (!guess_single(g))
        return false;
    guess_multi(g);
    guess->charset = g->best;
    guess->cost = g->best_cost;
    guess->confidence = confidence_of(g->second_cost - g->best_cost);
    return true;
}
