#include "across/rhythm.h"

#include <string.h>

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

/* The sign that c is, 0 for none. */
static unsigned sign_of(uint32_t c)
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
    case '(':
    case 0xFF08:
        return NM_BEAT_BRACKET;
    case ':':
    case 0xFF1A:
        return NM_BEAT_COLON;
    case 0x2026:
        return NM_BEAT_DOTS;
    case '"':
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
    case 0x300C:
    case 0x300E:
        return NM_BEAT_QUOTE;
    default:
        return 0;
    }
}

static bool is_pause(uint32_t c)
{
    return c == ',' || c == ';' || c == 0xFF0C || c == 0x3001 || c == 0xFF1B || c == 0x60C || c == 0x61B;
}

typedef struct beats {
    nm_vec v;
    nm_beat open;
    norm_str text;
    size_t at;
    uint32_t last; /* the character before */
    bool full;
} beats;

static void close_beat(beats *b, bool block)
{
    nm_beat *last = b->v.len ? (nm_beat *)b->v.data + b->v.len - 1 : NULL;
    nm_beat *beat;

    if (b->open.size < LEAST_SIZE) {
        if (last && block)
            last->signs |= NM_BEAT_BLOCK;
        return;
    }
    beat = nm_vec_push(&b->v);
    if (!beat) {
        b->full = true;
        return;
    }
    b->open.signs |= block ? NM_BEAT_BLOCK : 0;
    b->open.end = (uint32_t)b->at;
    *beat = b->open;
    memset(&b->open, 0, sizeof b->open);
    b->open.begin = (uint32_t)b->at;
}

static void take(beats *b, uint32_t c, const nm_uni *u)
{
    unsigned sign;

    if (u->flags & NM_LETTER) {
        b->open.size += c < 0x80 ? 1.0f : size_of(c, u);
        b->last = c;
        return;
    }
    sign = c == '.' && b->last == '.' ? NM_BEAT_DOTS : sign_of(c);
    b->open.size += size_of(c, u);
    b->open.signs |= (uint8_t)(sign | (u->flags & NM_DIGIT ? NM_BEAT_DIGIT : 0));
    b->open.pauses += is_pause(c) && b->open.pauses < UINT8_MAX;
    b->last = c;
}

/* Whether the sentence ends with c, behind which the text goes on: an ASCII point only before a gap. What closes
 * behind the mark belongs to it. */
static bool ends(beats *b, uint32_t c)
{
    size_t at = b->at;

    while (at < b->text.len) {
        uint32_t next = nm_utf8_next(b->text.data, &at);
        const nm_uni *u = nm_uni_of(next);

        if (u->flags & NM_SPACE)
            return true;
        if (!(u->flags & (NM_CLOSE | NM_TERMINAL)))
            break;
        take(b, next, u);
        b->at = at;
        c = next > 0x2FFF ? next : c;
    }
    return c > 0x2FFF || c == 0x964 || c == 0x965 || b->at == b->text.len;
}

norm_status nm_rhythm_of(nm_run *run, norm_str text, nm_rhythm *rhythm)
{
    beats b;
    size_t i;

    memset(&b, 0, sizeof b);
    b.text = text;
    nm_vec_init(&b.v, run->arena, sizeof(nm_beat));
    nm_work(run, text.len);
    while (b.at < text.len && !b.full) {
        uint32_t c = nm_utf8_next(text.data, &b.at);
        const nm_uni *u = nm_uni_of(c);

        take(&b, c, u);
        if (c == '\n' || (u->flags & NM_TERMINAL && ends(&b, c)))
            close_beat(&b, c == '\n');
    }
    close_beat(&b, true);
    if (b.full)
        return nm_no_memory(run->error, "across");
    rhythm->beats = b.v.data;
    rhythm->n = b.v.len;
    rhythm->size = 0;
    for (i = 0; i < rhythm->n; i++)
        rhythm->size += rhythm->beats[i].size;
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
            beat.signs |= rhythm->beats[n - 1].signs & ~NM_BEAT_BLOCK;
            rhythm->beats[n - 1] = beat;
        } else {
            rhythm->beats[n++] = beat;
        }
    }
    if (by > 1)
        rhythm->n = n;
}
