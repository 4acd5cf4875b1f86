#include "across/fingerprint.h"

#include <string.h>

#include "across/idf.h"
#include "base/real.h"

#define LENGTHS 6.0f /* steps of a beat's length to the octave */
#define SIZE_STEP 2048.0f
#define TABLE_MOST 65536u

/* ----------------------------------------------------------- the anchors -- */

typedef struct slot {
    uint64_t key;
    uint8_t kind, used;
} slot;

/* Each anchor once; those beyond what the table holds are left out. */
static slot *distinct(nm_run *run, const nm_anchor *anchors, size_t n, size_t *slots)
{
    size_t i, used = 0;
    slot *table;

    for (*slots = 16; *slots < 2 * n && *slots < TABLE_MOST;)
        *slots *= 2;
    table = nm_arena_zalloc(run->arena, *slots, sizeof *table);
    for (i = 0; table && i < n; i++) {
        size_t at = anchors[i].key & (*slots - 1);

        while (table[at].used && table[at].key != anchors[i].key)
            at = (at + 1) & (*slots - 1);
        if (!table[at].used && used < *slots / 2) {
            table[at] = (slot){anchors[i].key, anchors[i].kind, 1};
            used++;
        }
    }
    return table;
}

typedef struct choice {
    float weight;
    uint64_t word;
} choice;

static bool before(const choice *a, const choice *b)
{
    return a->weight > b->weight || (!(a->weight < b->weight) && a->word > b->word);
}

/* Keeps the best, the first of them in front. */
static unsigned choose(choice *best, unsigned n, choice c)
{
    unsigned i;

    if (n == NM_FP_ANCHORS && !before(&c, &best[n - 1]))
        return n;
    n += n < NM_FP_ANCHORS;
    for (i = n - 1; i > 0 && before(&c, &best[i - 1]); i--)
        best[i] = best[i - 1];
    best[i] = c;
    return n;
}

static void put_in_order(norm_fingerprint *fp, const choice *best, unsigned n)
{
    uint64_t *w = fp->word + NM_FP_FIRST;
    unsigned i, k;

    for (i = 0; i < n; i++) {
        for (k = i; k > 0 && w[k - 1] > best[i].word; k--)
            w[k] = w[k - 1];
        w[k] = best[i].word;
    }
}

static bool put_anchors(nm_run *run, const nm_anchor *anchors, size_t n, norm_fingerprint *fp)
{
    choice best[NM_FP_ANCHORS];
    size_t slots, i;
    unsigned chosen = 0;
    slot *table = distinct(run, anchors, n, &slots);

    for (i = 0; table && i < slots; i++) {
        unsigned idf;
        choice c;

        if (!table[i].used)
            continue;
        idf = nm_idf(table[i].key);
        c.word = (table[i].key & ~UINT64_C(0xFF)) | (uint64_t)table[i].kind << 4 | idf;
        c.weight = nm_worth(table[i].kind, idf);
        chosen = choose(best, chosen, c);
    }
    put_in_order(fp, best, chosen);
    fp->word[0] |= (uint64_t)chosen << 8;
    return table;
}

/* ------------------------------------------------------------- the beats -- */

static unsigned length_code(float size)
{
    float steps = nm_log(size) * (LENGTHS / 0.69314718f) - 6.0f;

    return steps < 0 ? 0 : steps > 63.0f ? 63 : (unsigned)(steps + 0.5f);
}

static float length_of(unsigned code)
{
    return nm_exp(((float)code + 6.0f) * (0.69314718f / LENGTHS));
}

static void put_beats(const nm_rhythm *r, norm_fingerprint *fp)
{
    size_t i;

    fp->word[0] |= (uint64_t)(nm_log(1.0f + r->size) * SIZE_STEP) << 24;
    if (r->n > NM_FP_BEATS)
        return;
    fp->word[0] |= (uint64_t)r->n << 16;
    for (i = 0; i < r->n; i++) {
        const nm_beat *b = &r->beats[i];
        uint64_t code = length_code(b->size) | (b->pauses < 3u ? b->pauses : 3u) << 6 | (uint64_t)b->signs << 8;

        fp->word[1 + i / 4] |= code << i % 4 * 16;
    }
}

static float text_size(const norm_fingerprint *fp)
{
    return nm_exp((float)(fp->word[0] >> 24 & 0xFFFFFF) / SIZE_STEP);
}

static void get_beats(const norm_fingerprint *fp, nm_beat beats[NM_FP_BEATS], nm_rhythm *r)
{
    size_t i;

    r->beats = beats;
    r->n = fp->word[0] >> 16 & 0xFF;
    r->n = r->n > NM_FP_BEATS ? NM_FP_BEATS : r->n;
    r->size = 0;
    for (i = 0; i < r->n; i++) {
        unsigned code = fp->word[1 + i / 4] >> i % 4 * 16 & 0xFFFF;

        memset(&beats[i], 0, sizeof beats[i]);
        beats[i].size = length_of(code & 63);
        beats[i].pauses = code >> 6 & 3;
        beats[i].signs = (uint8_t)(code >> 8);
        r->size += beats[i].size;
    }
}

/* --------------------------------------------------------------- making -- */

norm_status nm_fingerprint_make(nm_run *run, const nm_anchor *anchors, size_t n, const nm_rhythm *rhythm,
                                norm_fingerprint *fp)
{
    memset(fp, 0, sizeof *fp);
    fp->word[0] = NM_FP_VERSION;
    put_beats(rhythm, fp);
    return put_anchors(run, anchors, n, fp) ? NORM_OK : nm_no_memory(run->error, "across");
}

norm_status nm_fingerprint_of(nm_run *run, norm_str text, const char *lang, norm_fingerprint *fp)
{
    nm_anchor *anchors;
    nm_rhythm rhythm;
    size_t n;
    norm_status status = nm_anchors(run, text, lang, &anchors, &n);

    if (status == NORM_OK)
        status = nm_rhythm_of(run, text, &rhythm);
    return status == NORM_OK ? nm_fingerprint_make(run, anchors, n, &rhythm, fp) : status;
}

bool nm_fingerprint_valid(const norm_fingerprint *fp)
{
    unsigned n = (unsigned)(fp->word[0] >> 8 & 0xFF), i;

    if ((fp->word[0] & 0xFF) != NM_FP_VERSION || n > NM_FP_ANCHORS || (fp->word[0] >> 16 & 0xFF) > NM_FP_BEATS ||
        fp->word[0] >> 48)
        return false;
    for (i = 0; i < NM_FP_ANCHORS; i++) {
        uint64_t w = fp->word[NM_FP_FIRST + i];

        if (i < n ? (w >> 4 & 15) >= NM_A_KINDS || (i && w >> 8 <= fp->word[NM_FP_FIRST + i - 1] >> 8) : w != 0)
            return false;
    }
    return true;
}

/* ------------------------------------------------------------- comparing -- */

/* A full fingerprint has nothing below its least weight: what is missing there may still be in the text. */
static float floor_of(const norm_fingerprint *fp, unsigned n)
{
    float least = 100.0f;
    unsigned i;

    for (i = 0; i < n; i++) {
        float worth = nm_worth(fp->word[NM_FP_FIRST + i] >> 4 & 15, fp->word[NM_FP_FIRST + i] & 15);

        least = worth < least ? worth : least;
    }
    return n < NM_FP_ANCHORS ? 0.0f : least;
}

/* Counts one side's anchor; both says whether the other has it. */
static void tell(nm_tally *t, uint32_t *side, uint64_t word, bool both, float floor)
{
    unsigned kind = word >> 4 & 15;
    float worth = nm_worth(kind, word & 15);

    if (kind >= NM_A_KINDS || (!both && worth <= floor))
        return;
    side[kind]++;
    *(side == t->a ? &t->chance_a : &t->chance_b) += nm_chance(kind, word & 15);
    if (both && side == t->a) {
        t->both[kind]++;
        t->shared += worth;
    }
}

static nm_likeness compare_anchors(const norm_fingerprint *a, const norm_fingerprint *b)
{
    unsigned n = nm_fp_anchors(a), m = nm_fp_anchors(b), i = 0, j = 0;
    const uint64_t *x = a->word + NM_FP_FIRST, *y = b->word + NM_FP_FIRST;
    float floor_a = floor_of(a, n), floor_b = floor_of(b, m);
    nm_tally t;

    memset(&t, 0, sizeof t);
    while (i < n || j < m) {
        uint64_t p = i < n ? x[i] >> 8 : UINT64_MAX, q = j < m ? y[j] >> 8 : UINT64_MAX;

        if (p <= q)
            tell(&t, t.a, x[i++], p == q, floor_b);
        if (q <= p)
            tell(&t, t.b, y[j++], p == q, floor_a);
    }
    return nm_tally_odds(&t);
}

/* Either way round the same sums must come out. */
static bool comes_first(const norm_fingerprint *a, const norm_fingerprint *b)
{
    unsigned i;

    for (i = 0; i < NM_FP_WORDS; i++)
        if (a->word[i] != b->word[i])
            return a->word[i] > b->word[i];
    return true;
}

nm_likeness nm_fingerprint_compare(const norm_fingerprint *first, const norm_fingerprint *second)
{
    bool turned = !comes_first(first, second);
    const norm_fingerprint *a = turned ? second : first, *b = turned ? first : second;
    nm_beat of_a[NM_FP_BEATS], of_b[NM_FP_BEATS];
    nm_rhythm x, y;
    nm_likeness l = compare_anchors(a, b);

    get_beats(a, of_a, &x);
    get_beats(b, of_b, &y);
    l.translation += nm_size_odds(text_size(a), text_size(b));
    if (x.n && y.n)
        l.translation += nm_rhythm_odds(&x, &y, NULL);
    return l;
}

float nm_likeness_rank(nm_likeness l)
{
    float event = l.event - NM_EVENT_DOUBT;
    float high = l.translation > event ? l.translation : event, low = l.translation + event - high;

    return high + nm_log(1.0f + nm_exp(low - high));
}
