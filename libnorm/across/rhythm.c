#include "across/rhythm.h"

#include <unicode/uscript.h>

#include "base/uni.h"

#define LEAST_SIZE 2.5f /* of a beat */

/* Letters of a Latin text that one letter of another script stands for, as the sets of translations have it. */
static float size_of(uint32_t c, const nm_uni *u)
{
    if (u->flags & NM_SPACE)
        return 0.0f;
    if (u->flags & NM_MARK)
        return u->script == USCRIPT_INHERITED ? 0.0f : 0.8f; /* accents; the vowels of Indic scripts */
    switch (u->script) {
    case USCRIPT_HAN:
        return 3.0f;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
        return 1.6f;
    case USCRIPT_HANGUL:
        return 2.2f;
    default:
        return c == 0x30FC ? 1.6f : 1.0f;
    }
}

static int mark_of(uint32_t c)
{
    switch (c) {
    case '?':
    case 0xFF1F:
    case 0x61F:
    case 0x37E:
    case 0x55E:
    case 0x1367:
        return NM_BEAT_QUESTION;
    case '!':
    case 0xFF01:
    case 0x55C:
        return NM_BEAT_CRY;
    default:
        return NM_BEAT_PLAIN;
    }
}

/* Whether the sentence ends with c: an ASCII point only before a gap or a closing mark. */
static bool ends(uint32_t c, norm_str text, size_t at)
{
    if (c > 0x2FFF || c == 0x964 || c == 0x965 || at == text.len)
        return true;
    return nm_uni_of(nm_utf8_next(text.data, &at))->flags & (NM_SPACE | NM_CLOSE);
}

typedef struct beats {
    nm_vec v;
    nm_beat open;
    bool full;
} beats;

static void close_beat(beats *b, int mark, bool block, size_t at)
{
    nm_beat *last = b->v.len ? (nm_beat *)b->v.data + b->v.len - 1 : NULL;
    nm_beat *beat;

    if (b->open.size < LEAST_SIZE) {
        if (last && block)
            last->ends_block = 1;
        return;
    }
    beat = nm_vec_push(&b->v);
    if (!beat) {
        b->full = true;
        return;
    }
    b->open.mark = (uint8_t)mark;
    b->open.ends_block = block;
    b->open.end = (uint32_t)at;
    *beat = b->open;
    b->open.size = 0;
    b->open.begin = (uint32_t)at;
}

norm_status nm_rhythm_of(nm_run *run, norm_str text, nm_rhythm *rhythm)
{
    beats b = {.open = {0, 0, 0, 0, 0}, .full = false};
    size_t at = 0;

    nm_vec_init(&b.v, run->arena, sizeof(nm_beat));
    rhythm->size = 0;
    nm_work(run, text.len);
    while (at < text.len && !b.full) {
        uint32_t c = nm_utf8_next(text.data, &at);
        const nm_uni *u = nm_uni_of(c);
        float size = size_of(c, u);

        b.open.size += size;
        rhythm->size += size;
        if (c == '\n')
            close_beat(&b, NM_BEAT_OPEN, true, at);
        else if (u->flags & NM_TERMINAL && ends(c, text, at))
            close_beat(&b, mark_of(c), false, at);
    }
    close_beat(&b, NM_BEAT_OPEN, true, at);
    if (b.full)
        return nm_no_memory(run->error, "across");
    rhythm->beats = b.v.data;
    rhythm->n = b.v.len;
    return NORM_OK;
}

void nm_rhythm_join(nm_rhythm *rhythm, size_t by)
{
    size_t i, n = 0;

    for (i = 0; by > 1 && i < rhythm->n; i++) {
        nm_beat beat = rhythm->beats[i];

        if (i % by) {
            beat.size += rhythm->beats[n - 1].size;
            beat.begin = rhythm->beats[n - 1].begin;
            rhythm->beats[n - 1] = beat;
        } else {
            rhythm->beats[n++] = beat;
        }
    }
    if (by > 1)
        rhythm->n = n;
}
