/* Sets of one byte a character: single letters sort out most pairs of set and language, sequences decide. */
#include <limits.h>
#include <string.h>

#include "text/guesser.h"

#define FIRST_WORDS 12      /* after so many words, and twice as many, and so on, what is far behind falls out */
#define FAR_BEHIND (25 * NM_NAT)
#define SETTLED_BYTES 300   /* after so many bytes the only reading that is left needs no more */
#define UNDEFINED (15 * NM_NAT)

static bool same_reading(const nm_guesser *g, const nm_reading *r, const uint16_t *table)
{
    unsigned i;

    for (i = 0; i < g->used_count; i++)
        if (r->code[i] != table[g->used[i]])
            return false;
    return true;
}

/* What single letters cost in a language is added up often: here is what it takes. */
static void count_letters(const nm_guesser *g, nm_reading *r)
{
    unsigned i;

    for (i = 0; i < g->used_count && r->script; i++) {
        unsigned b = g->used[i], letter = r->faces[b - 128].letter;

        if (letter && (letter & NM_L_SCRIPT) >> 8 == r->script) {
            r->letter[r->letter_count] = (uint8_t)(letter & NM_L_ID);
            r->times[r->letter_count++] = (uint16_t)g->sample.seen[b];
        } else if (letter) {
            r->others += (int)g->sample.seen[b] * NM_COST_MAX;
        }
    }
}

static void read_bytes(const nm_guesser *g, nm_reading *r, const uint16_t *table)
{
    uint32_t of_script[16] = {0};
    unsigned i;

    r->script = r->letter_count = 0;
    r->others = 0;
    r->has_letters = false;
    memset(&r->letters, 0, sizeof r->letters);
    for (i = 0; i < g->used_count; i++) {
        unsigned b = g->used[i], seen = g->sample.seen[b];
        nm_face *f = &r->faces[b - 128];

        r->code[i] = table[b];
        *f = nm_face_of(table[b]);
        if (table[b] == 0xFFFF)
            f->letter = 0, f->cost = UNDEFINED;
        if (f->letter)
            of_script[(f->letter & NM_L_SCRIPT) >> 8] += seen;
        else
            r->others += (int)(seen * f->cost);
    }
    for (i = 1; i < 16; i++)
        if (of_script[i] > of_script[r->script])
            r->script = i;
    count_letters(g, r);
}

static nm_reading *reading_of(nm_guesser *g, const nm_charset *charset)
{
    nm_reading *r = g->readings;

    for (; r < g->readings + g->reading_count; r++)
        if (same_reading(g, r, charset->single))
            return r;
    if (g->reading_count == MAX_READINGS)
        return NULL;
    g->reading_count++;
    read_bytes(g, r, charset->single);
    return r;
}

/* The letters of a reading that is hardly in any script that a model has. */
static int letters_cost(const nm_guesser *g, const nm_reading *r, const nm_model_lang *lang)
{
    unsigned i, script = (unsigned)lang->script << 8;
    int cost = 0;

    for (i = 0; i < g->used_count; i++) {
        unsigned b = g->used[i], letter = r->faces[b - 128].letter;

        if (letter)
            cost += (int)g->sample.seen[b] *
                    ((letter & NM_L_SCRIPT) == script ? lang->single[letter & NM_L_ID] : NM_COST_MAX);
    }
    return cost;
}

/* The cost of the letters one by one. */
static int rough_cost(const nm_guesser *g, const nm_reading *r, const nm_model_lang *lang)
{
    unsigned i;
    int cost = r->others;

    if (!lang->pairs)
        cost += (int)(16 * g->sample.borders + NM_COST_MAX * g->sample.letters);
    if (!r->script)
        return cost + letters_cost(g, r, lang);
    for (i = 0; i < r->letter_count; i++)
        cost += r->times[i] * lang->single[r->letter[i]];
    return cost;
}

/* Keeps the best pairs in order; the same reading and language once, under its likeliest charset. */
static void add_pair(nm_guesser *g, nm_guess_pair p)
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

static void rough_charset(nm_guesser *g, const nm_charset *c, nm_reading *r)
{
    const uint8_t *lang = c->langs;

    for (; *lang != NM_LANG_NONE; lang++) {
        const nm_model_lang *l = &nm_model_langs[*lang];
        nm_guess_pair p = {r, c, *lang, 0, 0};

        if (r->script && r->script != (unsigned)l->script)
            continue;
        p.cost = rough_cost(g, r, l);
        p.bonus = nm_prior(g, c) + nm_ascii_bonus(g, l) + nm_lang_bonus(g, l->tag);
        add_pair(g, p);
    }
}

static void rough(nm_guesser *g)
{
    unsigned i;

    for (i = 128; i < 256; i++)
        if (g->sample.seen[i])
            g->used[g->used_count++] = (uint8_t)i;
    for (i = 0; i < nm_charset_count; i++) {
        const nm_charset *c = &nm_charsets[i];
        nm_reading *r = c->kind == NM_CS_SINGLE && c->prior >= 0 ? reading_of(g, c) : NULL;

        if (r)
            rough_charset(g, c, r);
    }
}

static bool spell(nm_guesser *g, nm_reading *r, uint32_t from, uint32_t to)
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
static bool close_cost(nm_guesser *g, uint32_t from, uint32_t to)
{
    uint32_t begin[MAX_PAIRS];
    int fixed[MAX_PAIRS];
    unsigned i, k;

    for (i = 0; i < g->pair_count; i++) {
        nm_reading *r = g->pairs[i].r;

        for (k = 0; k < i && g->pairs[k].r != r; k++)
            ;
        begin[i] = k < i ? begin[k] : r->letters.n;
        fixed[i] = k < i ? fixed[k] : r->letters.fixed;
        if (k == i && !spell(g, r, from, to))
            return false;
    }
    for (i = 0; i < g->pair_count; i++) {
        const nm_reading *r = g->pairs[i].r;

        g->pairs[i].cost += r->letters.fixed - fixed[i] +
                            nm_letters_cost(&r->letters, begin[i], &nm_model_langs[g->pairs[i].lang], INT_MAX);
    }
    return true;
}

static void drop_far_behind(nm_guesser *g)
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

/* Is only one reading left? */
static bool is_settled(const nm_guesser *g)
{
    unsigned i;

    for (i = 1; i < g->pair_count; i++)
        if (g->pairs[i].r != g->pairs[0].r)
            return false;
    return true;
}

bool nm_guess_single(nm_guesser *g)
{
    uint32_t n = g->sample.word_count, done = 0, next = FIRST_WORDS, high = 0;
    unsigned i;

    rough(g);
    if (!g->pair_count)
        return true;
    for (i = 0; i < g->pair_count; i++)
        g->pairs[i].cost = 0;
    for (; done < n && !(high > SETTLED_BYTES && is_settled(g)); done = next, next *= 2) {
        next = next < n ? next : n;
        if (!close_cost(g, done, next))
            return false;
        drop_far_behind(g);
        for (i = done; i < next; i++)
            high += g->sample.words[i].high;
    }
    for (i = 0; high && i < g->pair_count; i++) /* as if all words had been looked at */
        g->pairs[i].cost = (int)((int64_t)g->pairs[i].cost * g->sample.high / high);
    for (i = 0; i < g->pair_count; i++)
        nm_offer(g, g->pairs[i].charset, g->pairs[i].r, g->pairs[i].cost + g->pairs[i].bonus);
    return true;
}
