#include "text/guess.h"

#include <string.h>

#include "text/sample.h"
#include "text/score.h"

#define MAX_READINGS 80
#define MAX_PAIRS 12        /* of reading and language that are looked at closely */
#define FIRST_WORDS 12      /* after so many words, and twice as many, and so on, what is far behind falls out */
#define FAR_BEHIND (25 * NM_NAT)
#define SETTLED_BYTES 300   /* after so many bytes the only reading that is left needs no more */
#define HOPELESS_BYTES 200   /* after so many bytes a set of two bytes that is far behind is given up */
#define PLAINLY 15           /* cost of a byte below which one-byte sets need not be tried */
#define HOPELESS 26          /* and above which a set of two bytes is given up */
#define UNDEFINED (15 * NM_NAT)
#define ILL_FORMED (12 * NM_NAT)
#define DECLARED (6 * NM_NAT)
#define FOREIGN (6 * NM_NAT) /* a few letters of another script among many Latin words */
#define COST_NONE (1 << 30)
#define HINTED (8 * NM_NAT)
#define LANG_HINT (3 * NM_NAT)

/* What the bytes become in one charset or in several that agree on all of them. */
typedef struct reading {
    nm_face faces[128];        /* of the bytes from 0x80 */
    uint16_t code[128];        /* of the used bytes, in their order */
    unsigned script;           /* an nm_model_script, of most letters */
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
    uint8_t used[128];      /* the bytes beyond ASCII that there are */
    unsigned used_count;
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

static bool same_reading(const guesser *g, const reading *r, const uint16_t *table)
{
    unsigned i;

    for (i = 0; i < g->used_count; i++)
        if (r->code[i] != table[g->used[i]])
            return false;
    return true;
}

static void read_bytes(const guesser *g, reading *r, const uint16_t *table)
{
    uint32_t of_script[16] = {0};
    unsigned i;

    memset(r, 0, sizeof *r);
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
            r->signs += (int)(seen * f->cost);
    }
    for (i = 1; i < 16; i++)
        if (of_script[i] > of_script[r->script])
            r->script = i;
}

static reading *reading_of(guesser *g, const nm_charset *charset)
{
    reading *r = g->readings;

    for (; r < g->readings + g->reading_count; r++)
        if (same_reading(g, r, charset->single))
            return r;
    if (g->reading_count == MAX_READINGS)
        return NULL;
    g->reading_count++;
    read_bytes(g, r, charset->single);
    return r;
}

/* The cost of the letters one by one. */
static int rough_cost(const guesser *g, const reading *r, const nm_model_lang *lang)
{
    unsigned i, script = (unsigned)lang->script << 8;
    int cost = r->signs;

    if (!lang->pairs)
        cost += (int)(16 * g->sample.borders + NM_COST_MAX * g->sample.letters);
    for (i = 0; i < g->used_count; i++) {
        unsigned b = g->used[i], letter = r->faces[b - 128].letter;

        if (letter)
            cost += (int)g->sample.seen[b] *
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
    return n && !strncmp(tag, hint.data, n) && (!tag[n] || tag[n] == '-') ? -LANG_HINT : 0;
}

/* What the ASCII words say of a language. */
static int ascii_bonus(const guesser *g, const nm_model_lang *lang)
{
    if (lang && lang->pairs)
        return g->ascii[lang - nm_model_langs];
    return g->sample.ascii_count >= 8 && g->sample.high * 4 < g->sample.ascii_count ? FOREIGN : 0;
}

static void rough_charset(guesser *g, const nm_charset *c, reading *r)
{
    const uint8_t *lang = c->langs;

    for (; *lang != NM_LANG_NONE; lang++) {
        const nm_model_lang *l = &nm_model_langs[*lang];
        pair p = {r, c, *lang, 0, 0};

        if (r->script && r->script != (unsigned)l->script)
            continue;
        p.cost = rough_cost(g, r, l);
        p.bonus = prior(g, c) + ascii_bonus(g, l) + lang_bonus(g, l->tag);
        add_pair(g, p);
    }
}

static void rough(guesser *g)
{
    unsigned i;

    for (i = 128; i < 256; i++)
        if (g->sample.seen[i])
            g->used[g->used_count++] = (uint8_t)i;
    for (i = 0; i < nm_charset_count; i++) {
        const nm_charset *c = &nm_charsets[i];
        reading *r = c->kind == NM_CS_SINGLE && c->prior >= 0 ? reading_of(g, c) : NULL;

        if (r)
            rough_charset(g, c, r);
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

/* Is only one reading left? */
static bool is_settled(const guesser *g)
{
    unsigned i;

    for (i = 1; i < g->pair_count; i++)
        if (g->pairs[i].r != g->pairs[0].r)
            return false;
    return true;
}

static bool guess_single(guesser *g)
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
    for (i = 0; i < g->pair_count; i++) /* as if all words had been looked at */
        g->pairs[i].cost = (int)((int64_t)g->pairs[i].cost * g->sample.high / high);
    for (i = 0; i < g->pair_count; i++)
        offer(g, g->pairs[i].charset, g->pairs[i].r, g->pairs[i].cost + g->pairs[i].bonus);
    return true;
}

/* ------------------------------------------------ two bytes and more -- */

typedef struct multi_cost {
    int by_table[2];
    int letters, high; /* of the word that is being read */
    int common;
    uint32_t bytes; /* beyond ASCII, about */
} multi_cost;

/* A word of both kinds of letters is rare in these languages. */
static void end_word(multi_cost *m)
{
    if (m->high && m->letters)
        m->common += 10 * m->letters + 12;
    m->high = m->letters = 0;
}

static void multi_line(multi_cost *m, const nm_charset *c, const nm_sample_word *line)
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
            for (k = 0; r.c && c->langs[k] != NM_LANG_NONE; k++)
                m->by_table[k] += nm_char_cost(c->langs[k], r.c);
            m->bytes += r.len > 1 ? 2 : 1;
        }
        at += (uint32_t)r.len;
    }
    end_word(m);
}

static int least(const multi_cost *m, const nm_charset *c)
{
    int cost = m->by_table[0];

    if (c->langs[1] != NM_LANG_NONE && m->by_table[1] < cost)
        cost = m->by_table[1];
    return m->common + cost;
}

/* Lines and words are not the same part of the input: what was read is taken for all. */
static int scaled(const guesser *g, const multi_cost *m, const nm_charset *c, uint32_t high)
{
    return (int)((int64_t)least(m, c) * g->sample.high / (high ? high : 1));
}

static void guess_multi_one(guesser *g, const nm_charset *c)
{
    multi_cost m = {{0, 0}, 0, 0, 0, 0};
    static const char *const tags[NM_CHAR_LANGS] = {"zh", "zh", "ja", "ko"};
    int bonus = prior(g, c) + ascii_bonus(g, NULL) + lang_bonus(g, tags[c->langs[0]]);
    uint32_t line;

    for (line = 0; line < g->sample.line_count; line++) {
        multi_line(&m, c, &g->sample.lines[line]);
        if (m.bytes > HOPELESS_BYTES && least(&m, c) > (int)m.bytes * HOPELESS)
            return;
    }
    offer(g, c, c, scaled(g, &m, c, g->sample.line_high) + bonus);
}

static void guess_multi(guesser *g)
{
    unsigned i;

    for (i = 0; i < nm_charset_count; i++)
        if (nm_charsets[i].kind >= NM_CS_GB18030 && nm_charsets[i].prior >= 0)
            guess_multi_one(g, &nm_charsets[i]);
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

/* Text of a set of two bytes costs some three nats a byte; read as anything else, five or more. */
static bool is_plainly_multi(const guesser *g)
{
    return g->best && g->sample.high > 2 * HOPELESS_BYTES && g->best_cost < (int)g->sample.high * PLAINLY;
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
    guess_multi(g);
    if (!is_plainly_multi(g) && !guess_single(g))
        return false;
    guess->charset = g->best;
    guess->cost = g->best_cost;
    guess->confidence = confidence_of(g->second_cost - g->best_cost);
    return true;
}
