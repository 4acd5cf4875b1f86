#include <string.h>

#include "base/real.h"
#include "lang/lang_stage.h"

#define PIECES 6u
#define PIECE_BYTES 128u
#define NO_DOUBT 0.97f      /* enough if two pieces agree */
#define PIECES_SURE 0.99f   /* of all pieces together: they are alike in what they mislead by */
#define FLOOR 0.0002f       /* one piece can not rule out a language: it may be a quotation */

typedef struct vote {
    float log[NM_LANG_MAX + 1]; /* of all pieces in the group */
    float letters[256];         /* by group */
    norm_str pieces[PIECES];
} vote;

/* The text around a byte of the counted blocks, bytes being counted over them all. */
static norm_str piece_in(norm_str block, size_t at)
{
    size_t end;

    if (block.len <= PIECE_BYTES)
        return block;
    if (at + PIECE_BYTES > block.len)
        at = block.len - PIECE_BYTES;
    while (at > 0 && ((unsigned char)block.data[at] & 0xC0) == 0x80)
        at--;
    for (end = at; at > 0 && end - at < 16 && block.data[at - 1] != ' '; at--)
        ;
    while (at > 0 && ((unsigned char)block.data[at] & 0xC0) == 0x80)
        at--;
    return (norm_str){block.data + at, PIECE_BYTES};
}

/* Pieces in the middle of as many equal parts of the document. */
static void find_pieces(const nm_lang_stage *s, vote *v)
{
    uint64_t total = 0, seen = 0;
    unsigned piece = 0;
    size_t i;

    for (i = 0; i < s->n; i++)
        total += nm_stage_counts(s, i) ? s->blocks[i].end - s->blocks[i].begin : 0;
    for (i = 0; i < s->n && piece < PIECES; i++) {
        norm_str block = nm_stage_block(s, i);

        if (!nm_stage_counts(s, i))
            continue;
        for (; piece < PIECES && (2 * piece + 1) * total / (2 * PIECES) < seen + block.len; piece++) {
            norm_str p = piece_in(block, (size_t)((2 * piece + 1) * total / (2 * PIECES) - seen));

            if (!piece || p.data != v->pieces[piece - 1].data)
                v->pieces[piece] = p;
        }
        seen += block.len;
    }
}

static void add_piece(nm_lang_stage *s, norm_str text, vote *v)
{
    float p[NM_LANG_ROOM];
    unsigned i;

    nm_lang_evidence(text, PIECE_BYTES, &s->evidence);
    v->letters[s->evidence.scripts.group] += (float)s->evidence.scripts.in_group;
    if (s->evidence.from == s->evidence.to)
        return;
    if (s->evidence.rows)
        nm_lang_posterior(&s->evidence, &s->bare, p);
    for (i = s->evidence.from; s->evidence.rows && i < s->evidence.to; i++)
        v->log[i] += nm_log(p[i] + FLOOR) - nm_log(FLOOR);
}

static unsigned leading_group(const vote *v)
{
    unsigned g, best = 0;

    for (g = 1; g < 256; g++)
        if (v->letters[g] > v->letters[best])
            best = g;
    return v->letters[best] > 0 ? best : 0;
}

/* Whether a language of the document's script is not among those that are checked. */
static bool is_one_more(const nm_lang_stage *s, nm_lang_id id)
{
    const nm_lang_id *known = s->check->id;

    return nm_lang_infos[id].group == nm_lang_infos[known[0]].group && id != known[0] && id != known[1] &&
           id != known[2];
}

/* The votes weighed as one evidence; the best is the document's, the next are its rivals. */
static void count_votes(nm_lang_stage *s, const vote *v)
{
    unsigned group = leading_group(v), i;
    nm_lang *d = &s->document;
    nm_lang_id third = 0;

    memset(&s->evidence, 0, sizeof s->evidence);
    s->evidence.scripts.group = s->evidence.scripts.script = (uint8_t)group;
    s->evidence.scripts.in_group = (uint32_t)v->letters[group];
    s->evidence.from = nm_lang_group_from[group];
    s->evidence.to = nm_lang_group_to[group];
    s->evidence.rows = 1;
    for (i = s->evidence.from; i < s->evidence.to; i++)
        s->evidence.score[i] = v->log[i];
    nm_lang_decide(&s->evidence, &s->prior, d);
    d->source = (uint8_t)nm_lang_credit(s->options, s->hints, &s->evidence, d);
    for (i = s->evidence.from; i < s->evidence.to; i++)
        if (i != d->id && i != d->second && (!third || v->log[i] > v->log[third]))
            third = (nm_lang_id)i;
    s->check->id[0] = d->id;
    s->check->id[1] = d->second;
    s->check->id[2] = third && v->log[third] > 0 ? third : 0;
    s->check->id[3] = is_one_more(s, s->english) ? s->english : 0;
    s->check->joined = false;
}

/* A second piece need not be identified if it looks like the first, which left no doubt. */
static bool is_like(const nm_lang_stage *s, norm_str text)
{
    return s->document.id && s->document.confidence >= NO_DOUBT && nm_lang_check(text, s->check);
}

/* A language that nobody fitted looks like none of those that were. */
static void doubt_guess(nm_lang_stage *s, const vote *v)
{
    nm_likeness like = {0, 0};
    unsigned i;

    for (i = 0; i < PIECES; i++)
        if (v->pieces[i].len)
            nm_likeness_add(&like, v->pieces[i], s->document.id);
    s->document.confidence = s->document.confidence < PIECES_SURE ? s->document.confidence : PIECES_SURE;
    nm_likeness_doubt(&like, &s->document);
}

void nm_stage_guess(nm_lang_stage *s)
{
    static const uint8_t order[PIECES] = {2, 4, 0, 5, 1, 3};
    vote v;
    unsigned i;
    nm_lang_id before = 0;

    memset(&v, 0, sizeof v);
    find_pieces(s, &v);
    for (i = 0; i < PIECES; i++) {
        norm_str piece = v.pieces[order[i]];

        if (!piece.len)
            continue;
        if (is_like(s, piece))
            return;
        add_piece(s, piece, &v);
        count_votes(s, &v);
        if (s->document.id == before && s->document.confidence >= NO_DOUBT)
            break;
        before = s->document.id;
    }
    doubt_guess(s, &v);
}
