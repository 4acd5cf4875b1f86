#include "label/profile.h"

#include "label/context.h"

/* How many blocks of prose have a word. */
typedef struct bucket {
    uint32_t hash;
    uint32_t block : 28; /* the number of the last block that counted; 0: free */
    uint32_t blocks : 2; /* at most 2: all that matters is whether there are others */
    uint32_t main : 2;   /* those of the main run */
} bucket;

typedef struct table {
    bucket *buckets;
    uint32_t mask;
} table;

#define SHARE_WORDS 48u /* the words of a block that are looked up */
#define MAX_BUCKETS (1u << 20)
#define MAX_NUMBER ((1u << 28) - 1) /* of a block; beyond, numbers come again */
#define TITLE_REACH 40u /* blocks before the first prose that may be the title */

static uint32_t power_of_two(size_t n)
{
    uint32_t size = 64;

    while (size < n && size < MAX_BUCKETS)
        size *= 2;
    return size;
}

static bool table_make(nm_run *run, size_t words, table *t)
{
    uint32_t size = power_of_two(2 * words);

    t->buckets = nm_arena_zalloc(run->arena, size, sizeof *t->buckets);
    t->mask = size - 1;
    return t->buckets != NULL;
}

/* A hash of the content word at i: a word of four bytes or more, or two characters of a script
 * without spaces. 0: no content word. */
static inline uint32_t content(const nm_word *words, size_t count, size_t i)
{
    const nm_word *w = &words[i];

    if (!(w->flags & (NM_W_WIDE | NM_W_NUMBER)))
        return w->end - w->begin < 4 ? 0 : w->hash;
    if (w->flags & NM_W_NUMBER || i + 1 == count || (~w[1].flags & (NM_W_WIDE | NM_W_GLUED)))
        return 0;
    return w->hash * 31 + w[1].hash;
}

/* The bucket of a word, or a free one, or one that must be shared where the table is crowded. */
static inline bucket *bucket_of(const table *t, uint32_t hash)
{
    uint32_t at = hash * 0x9E3779B1u >> 8, tries;
    bucket *b = &t->buckets[at & t->mask];

    for (tries = 0; tries < 8 && b->block && b->hash != hash; tries++)
        b = &t->buckets[++at & t->mask];
    return b;
}

static void count_block(const table *t, const nm_view *view, size_t block)
{
    bool main = block >= view->main_begin && block < view->main_end;
    uint32_t number = (uint32_t)(block % MAX_NUMBER) + 1;
    size_t i, count;
    const nm_word *words = nm_view_words(view, block, &count);

    for (i = 0; i < count; i++) {
        uint32_t h = content(words, count, i);
        bucket *b;

        if (!h)
            continue;
        b = bucket_of(t, h);
        if (b->hash == h && b->block == number)
            continue;
        b->hash = h;
        b->block = number & MAX_NUMBER;
        b->blocks += b->blocks < 2;
        b->main += main && b->main < 2;
    }
}

/* How many of a block's content words other blocks have, all of the prose and the main run of it, and which share
 * (0 to 127) they are: a block that was counted itself does not tell of others. */
static void overlap(const table *t, const nm_view *view, size_t block, nm_look *look)
{
    uint32_t self = look->prose, main_self = self && block >= view->main_begin && block < view->main_end;
    size_t i, count, all = 0, found = 0, main = 0;
    const nm_word *words = nm_view_words(view, block, &count);

    for (i = 0; i < count && i < SHARE_WORDS; i++) {
        uint32_t h = content(words, count, i);
        const bucket *b;

        if (!h)
            continue;
        all++;
        b = bucket_of(t, h);
        found += b->hash == h && b->blocks > self;
        main += b->hash == h && b->main > main_self;
    }
    look->matched = (uint8_t)found;
    look->main_matched = (uint8_t)main;
    look->overlap = (uint8_t)(all ? found * 127 / all : 0);
    look->main = (uint8_t)(all ? main * 127 / all : 0);
}

static void overlaps(const table *t, nm_view *view)
{
    size_t i;

    for (i = 0; i < view->doc->n; i++)
        if (view->look[i].prose)
            count_block(t, view, i);
    for (i = 0; i < view->doc->n; i++)
        overlap(t, view, i, &view->look[i]);
}

/* How much block i looks like the headline over the prose that begins at first. */
static int title_worth(const nm_view *view, size_t i, size_t first)
{
    const nm_look *look = &view->look[i];
    int worth = (look->matched < 5 ? look->matched : 5) * 16 + look->overlap / 4;
    size_t away = first - i;

    unsigned arrows = look->shape.n[NM_CH_SEP] + (look->shape.n[NM_CH_QUOTE] > 1 ? look->shape.n[NM_CH_QUOTE] : 0);

    if (3 * arrows >= look->shape.words || view->doc->blocks[i].mark != NM_MARK_NONE)
        return 0; /* the path to the page; an item of a list */
    if (look->prose || look->shape.eff < 8 || look->shape.eff > 200 || look->shape.sentences > 1 ||
        look->shape.words < 2 || look->date > 80)
        return 0;
    if (look->shape.end == NM_CH_STOP && !look->shape.question)
        worth -= 24;
    if (look->shape.end == NM_CH_COLON)
        worth -= 16;
    worth -= look->shape.eff > 140 ? 40 : look->shape.eff > 110 ? 16 : 0;
    if (look->repeats > 1 && look->repeats < 4 && i < 8)
        worth += 24;
    if (look->shape.end == NM_CH_COMMA)
        worth -= 32;
    worth -= look->date / 2;
    if (look->shape.camel + look->shape.joins && look->shape.eff > 60)
        worth -= 32;
    if (look->shape.n[NM_CH_DIGIT] * 4 > look->shape.eff)
        worth -= 40;
    worth += i == 0 ? 40 : i == 1 ? 24 : i == 2 ? 12 : 0; /* extractors begin with the title more often than not */
    return worth - (int)(away < 8 ? 0 : away < 40 ? away - 8 : 32) - (look->group[NM_G_CREDIT] > 20 ? 40 : 0);
}

/* Where the article's prose begins: a notice above it is prose, too, but stands alone. */
static size_t article_begin(const nm_view *view)
{
    size_t i, n = view->doc->n;

    for (i = view->first; i < n; i++)
        if (view->look[i].prose && ((i + 1 < n && view->look[i + 1].prose) || (i + 2 < n && view->look[i + 2].prose)))
            return i;
    return view->first == NM_NONE ? view->doc->n : view->first;
}

size_t nm_title_best(const nm_view *view, bool (*taken)(const void *, size_t), const void *by)
{
    size_t first = article_begin(view), i, title = NM_NONE;
    bool dated = false;
    int best = 32;

    for (i = first > TITLE_REACH ? first - TITLE_REACH : 0; i < first; i++) {
        int worth = taken && taken(by, i) ? 0 : title_worth(view, i, first) - (dated ? 24 : 0);

        dated = dated || view->look[i].date > 80; /* below the date more captions stand than titles */
        if (worth > best) {
            best = worth;
            title = i;
        }
    }
    return title;
}

/* The title may stand there twice, the first time with the site's name: the first is the title. */
static void first_of_titles(nm_view *view)
{
    size_t i, words, count;

    if (view->title == NM_NONE)
        return;
    nm_view_words(view, view->title, &words);
    for (i = view->title > TITLE_REACH ? view->title - TITLE_REACH : 0; i < view->title; i++) {
        nm_view_words(view, i, &count);
        if (view->look[i].twin == view->look[view->title].twin ||
            (words >= 4 && count >= words && count <= 2 * words + 2 && view->look[i].echo * count >= 120 * (words - 1)))
            break;
    }
    view->title = i;
}

/* One bit of 64 for the content words of a block: most words of others are told from it. */
static uint64_t bits_of(const nm_view *view, size_t block)
{
    uint64_t bits = 0;
    size_t i, count;
    const nm_word *words = nm_view_words(view, block, &count);

    for (i = 0; i < count; i++)
        bits |= 1ull << (content(words, count, i) & 63);
    return bits;
}

/* The share (0 to 127) of a block's content words that the title has. */
static unsigned echo(const table *t, uint64_t bits, const nm_view *view, size_t block)
{
    size_t i, count, all = 0, found = 0;
    const nm_word *words = nm_view_words(view, block, &count);

    for (i = 0; i < count && i < SHARE_WORDS; i++) {
        uint32_t h = content(words, count, i);

        all += h != 0;
        found += h && (bits >> (h & 63) & 1) && bucket_of(t, h)->hash == h;
    }
    return all ? (unsigned)(found * 127 / all) : 0;
}

static norm_status echoes(nm_run *run, nm_view *view)
{
    size_t i, count;
    uint64_t bits;
    table t;

    if (view->title == NM_NONE)
        return NORM_OK;
    nm_view_words(view, view->title, &count);
    if (!table_make(run, 8 * count, &t))
        return nm_no_memory(run->error, "label");
    count_block(&t, view, view->title);
    bits = bits_of(view, view->title);
    for (i = 0; i < view->doc->n; i++)
        view->look[i].echo = (uint8_t)echo(&t, bits, view, i);
    return NORM_OK;
}

/* The same words in the same order, or the same bytes where there are no words. */
static uint32_t block_hash(const nm_view *view, size_t block)
{
    size_t i, count;
    const nm_word *words = nm_view_words(view, block, &count);
    norm_str s = nm_view_text(view, block);
    uint32_t h = 2166136261u + (uint32_t)count;

    for (i = 0; i < count; i++)
        h = (h ^ words[i].hash) * 16777619u;
    for (i = 0; !count && i < s.len && i < 64; i++)
        h = (h ^ (unsigned char)s.data[i]) * 16777619u;
    return h ? h : 1;
}

typedef struct slot {
    uint32_t hash, first;
} slot;

/* The slot of a hash, or NULL where too many others crowd it: hostile input costs no more. */
static slot *slot_of(slot *slots, uint32_t mask, uint32_t hash)
{
    uint32_t at = hash * 0x9E3779B1u >> 7, tries;

    for (tries = 0; tries < 16; tries++, at++)
        if (!slots[at & mask].hash || slots[at & mask].hash == hash)
            return &slots[at & mask];
    return NULL;
}

/* The first block of each kind counts those like it. */
static norm_status repeats(nm_run *run, nm_view *view)
{
    size_t n = view->doc->n, i;
    uint32_t size = power_of_two(2 * n);
    slot *slots = nm_arena_zalloc(run->arena, size, sizeof *slots);
    nm_look *look = view->look;

    if (!slots)
        return nm_no_memory(run->error, "label");
    for (i = 0; i < n; i++) {
        uint32_t h = block_hash(view, i);
        slot *s = slot_of(slots, size - 1, h);

        if (s && !s->hash) {
            s->hash = h;
            s->first = (uint32_t)i;
        }
        look[i].twin = s ? s->first : (uint32_t)i;
        look[look[i].twin].repeats += look[look[i].twin].repeats < 60000;
    }
    for (i = 0; i < n; i++)
        look[i].repeats = look[look[i].twin].repeats;
    return NORM_OK;
}

static void regions(nm_view *view)
{
    nm_region main = nm_region_of(view, 40), inner = nm_region_of(view, 160);

    view->main_begin = main.begin;
    view->main_end = main.end;
    view->inner_begin = inner.begin;
    view->inner_end = inner.end;
}

norm_status nm_profile(nm_run *run, nm_view *view)
{
    size_t n = view->doc->n, words = view->doc->marks->of[n - 1].word_end;
    norm_status status;
    table t;

    if (!table_make(run, words, &t))
        return nm_no_memory(run->error, "label");
    regions(view);
    overlaps(&t, view);
    if ((status = repeats(run, view)) != NORM_OK || (status = nm_context_affixes(run, view)) != NORM_OK ||
        (status = nm_context_beats(run, view)) != NORM_OK)
        return status;
    view->title = nm_title_best(view, NULL, NULL);
    status = echoes(run, view);
    if (status == NORM_OK)
        first_of_titles(view);
    return status;
}
