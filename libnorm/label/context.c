#include "label/context.h"

#define PROSE_MOST 600 /* a longer paragraph counts no more: comments and legal texts can be very long */

nm_region nm_region_of(const nm_view *view, int gap)
{
    nm_region best = {0, 0};
    int64_t sum = 0, most = 0;
    size_t i, begin = 0;

    for (i = 0; i < view->doc->n; i++) {
        const nm_look *look = &view->look[i];

        if (sum <= 0) {
            sum = 0;
            begin = i;
        }
        sum += look->prose ? (int64_t)(look->shape.eff < PROSE_MOST ? look->shape.eff : PROSE_MOST) : -gap;
        if (sum > most) {
            most = sum;
            best.begin = begin;
            best.end = i + 1;
        }
    }
    return best;
}

typedef struct slot {
    uint32_t hash, count;
} slot;

/* The slot of a hash, or NULL where too many others crowd it: hostile input costs no more. */
static slot *slot_of(slot *slots, uint32_t mask, uint32_t hash)
{
    uint32_t at = hash * 0x9E3779B1u >> 7, tries;

    for (tries = 0; tries < 8; tries++, at++)
        if (!slots[at & mask].count || slots[at & mask].hash == hash)
            return &slots[at & mask];
    return NULL;
}

/* The first or last two words, three where a word is one character; 0 for blocks that have hardly more. */
static uint32_t affix(const nm_view *view, size_t i, bool last)
{
    size_t count, k, n = 2;
    const nm_word *words = nm_view_words(view, i, &count);
    uint32_t h = last ? 77 : 33;

    if (count < 3)
        return 0;
    n += (words[last ? count - 1 : 0].flags & NM_W_WIDE) != 0;
    for (k = 0; k < n && k < count; k++)
        h = (h ^ words[last ? count - 1 - k : k].hash) * 16777619u;
    return h;
}

static void count_affix(slot *slots, uint32_t mask, uint32_t hash)
{
    slot *s = hash ? slot_of(slots, mask, hash) : NULL;

    if (s) {
        s->hash = hash;
        s->count++;
    }
}

static uint8_t others(slot *slots, uint32_t mask, uint32_t hash)
{
    const slot *s = hash ? slot_of(slots, mask, hash) : NULL;

    return (uint8_t)(!s || !s->count ? 0 : s->count > 200 ? 199 : s->count - 1);
}

norm_status nm_context_affixes(nm_run *run, nm_view *view)
{
    size_t n = view->doc->n, i;
    uint32_t size = 64, *starts = nm_arena_zalloc(run->arena, n, 2 * sizeof *starts), *ends;
    slot *slots;

    while (size < 4 * n && size < 1u << 20)
        size *= 2;
    if (!starts || !(slots = nm_arena_zalloc(run->arena, size, sizeof *slots)))
        return nm_no_memory(run->error, "label");
    ends = starts + n;
    for (i = 0; i < n; i++) {
        count_affix(slots, size - 1, starts[i] = affix(view, i, false));
        count_affix(slots, size - 1, ends[i] = affix(view, i, true));
    }
    for (i = 0; i < n; i++) {
        view->look[i].starts = others(slots, size - 1, starts[i]);
        view->look[i].ends = others(slots, size - 1, ends[i]);
    }
    return NORM_OK;
}

/* What two blocks of a list have in common, in one number: length above, kinds below. */
static unsigned sign_of(const nm_look *look)
{
    return (unsigned)nm_log8(look->shape.eff) << 3 | (unsigned)look->prose << 2 | (unsigned)(look->date > 80) << 1 |
           (look->shape.end == NM_CH_STOP);
}

static bool alike(unsigned a, unsigned b)
{
    unsigned near = (a >> 3) + 5 - (b >> 3);

    return near <= 10 && !((a ^ b) & 7);
}

/* 0 to 4: how often blocks at this distance around block i look alike. */
static unsigned beat(const uint16_t *sign, size_t n, size_t i, size_t lag)
{
    unsigned sum = 0;

    if (i >= lag && alike(sign[i], sign[i - lag]))
        sum += 1 + (i >= 2 * lag && alike(sign[i - lag], sign[i - 2 * lag]));
    if (i + lag < n && alike(sign[i], sign[i + lag]))
        sum += 1 + (i + 2 * lag < n && alike(sign[i + lag], sign[i + 2 * lag]));
    return sum;
}

norm_status nm_context_beats(nm_run *run, nm_view *view)
{
    size_t n = view->doc->n, i, lag;
    uint16_t *sign = nm_arena_alloc(run->arena, n * sizeof *sign);

    if (!sign)
        return nm_no_memory(run->error, "label");
    for (i = 0; i < n; i++)
        sign[i] = (uint16_t)sign_of(&view->look[i]);
    for (i = 0; i < n; i++) {
        view->look[i].beat = (uint8_t)beat(sign, n, i, 1);
        for (lag = 2; lag <= 5; lag++) {
            unsigned sum = beat(sign, n, i, lag);

            if (sum > view->look[i].beats)
                view->look[i].beats = (uint8_t)sum;
        }
    }
    return NORM_OK;
}

unsigned nm_context_tail(const nm_view *view, size_t i)
{
    size_t count, k;
    const nm_word *words = nm_view_words(view, i, &count);

    if (view->look[i].shape.last == NM_CH_STOP || !count)
        return 0;
    for (k = count - 1; k > 0 && count - k < 40 && !(words[k].flags & NM_W_BREAK);)
        k--;
    return (unsigned)(count - k);
}

unsigned nm_context_names(const nm_view *view, size_t i)
{
    size_t count, k;
    const nm_word *words = nm_view_words(view, i, &count);
    unsigned names = 0, n = count < 5 ? (unsigned)count : 5;

    for (k = count - n; k < count; k++)
        names += (words[k].flags & (NM_W_UPPER | NM_W_CAPS)) != 0;
    return n ? names * 127 / n : 0;
}

/* Whether what stands at `at`, a space passed over, is a colon (of any width) or a bar. */
static bool divides(norm_str s, size_t at)
{
    if (at < s.len && s.data[at] == ' ')
        at++;
    if (at < s.len && (s.data[at] == ':' || s.data[at] == '|'))
        return true;
    return at + 2 < s.len && s.data[at] == '\xEF' && s.data[at + 1] == '\xBC' && s.data[at + 2] == '\x9A';
}

unsigned nm_context_label(const nm_view *view, size_t i)
{
    size_t count, k;
    const nm_word *words = nm_view_words(view, i, &count);
    norm_str s = nm_view_text(view, i);
    bool caps = true;

    for (k = 0; k + 1 < count && k < 4; k++) {
        caps = caps && (words[k].flags & NM_W_CAPS);
        if (divides(s, words[k].end))
            return caps ? 2 : 1;
    }
    return 0;
}
