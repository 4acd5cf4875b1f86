/* align.c - sentences of two texts, side by side. */
#include "across/align.h"

#include <string.h>

#include "across/relation.h"
#include "sentences/sentences.h"

#define REACH 16u      /* sentences beside the way that anchors show, */
#define REACH_TOP 512u /* and at most, */
#define REACH_ALWAYS 32u
#define CELLS (8u << 20) /* in long texts as far as these do */
#define REACH_LAST 4u /* beside the path that was found */
#define VARIANCE 6.8f  /* of lengths, by letter: Gale and Church */
#define VARIANCE_LEAST 1.5f
#define VARIANCE_MOST 20.0f
#define SEEN 8.0f      /* pairs of sentences that the usual variance counts as */

static norm_status check(nm_run *run, const norm_side *s)
{
    size_t i, end = 0;

    if (s->text.len > UINT32_MAX)
        return nm_fail(run->error, NORM_ERR_LIMIT, "across", UINT32_MAX, "text of more than 4 GiB");
    for (i = 0; s->sentences && i < s->count; i++) {
        if (s->sentences[i].begin < end || s->sentences[i].end < s->sentences[i].begin ||
            s->sentences[i].end > s->text.len)
            return nm_fail(run->error, NORM_ERR_ARGUMENT, "across", s->sentences[i].begin,
                           "sentence %zu is not behind the one before and in the text", i);
        end = s->sentences[i].end;
    }
    return NORM_OK;
}

static norm_status take(nm_run *run, const norm_side *s, nm_lane *l)
{
    norm_status status = check(run, s);
    norm_span *found;

    if (status != NORM_OK)
        return status;
    l->text = nm_without_bad_bytes(run->arena, s->text);
    l->lang = nm_tag_for(run, l->text, s->lang);
    if (!l->text.data || !l->lang)
        return nm_no_memory(run->error, "across");
    l->sentences = s->sentences;
    l->n = s->count;
    if (s->sentences)
        return NORM_OK;
    status = nm_sentences(run, l->text, l->lang, &found, &l->n);
    l->sentences = found;
    return status;
}

/* A text without sentences: each of the other is alone. */
static norm_status all_alone(nm_problem *p, norm_bead **beads, size_t *n)
{
    size_t i;

    *n = p->a.n + p->b.n;
    *beads = nm_arena_zalloc(p->run->arena, *n + 1, sizeof **beads);
    if (!*beads)
        return nm_no_memory(p->run->error, "across");
    for (i = 0; i < *n; i++)
        (*beads)[i] = (norm_bead){p->a.n ? (uint32_t)i : 0, p->a.n > 0, p->b.n ? (uint32_t)i : 0, p->b.n > 0, 1};
    return NORM_OK;
}

static bool has_blocks(const nm_lane *l)
{
    return l->n > 1 && memchr(l->opens + 1, 1, l->n - 1);
}

static void scale_at_first(nm_problem *p)
{
    p->scale.ratio = p->b.length[p->b.n] / p->a.length[p->a.n];
    p->scale.variance = VARIANCE;
    p->blocks = has_blocks(&p->a) && has_blocks(&p->b);
}

/* Anew from the pairs that were found: what one text leaves out no longer counts. */
static void scale_by(nm_problem *p, const norm_bead *beads, size_t n)
{
    float la = 0, lb = 0, off = SEEN * VARIANCE, seen = SEEN;
    size_t i;

    for (i = 0; i < n; i++)
        if (beads[i].a_count && beads[i].b_count) {
            la += p->a.length[beads[i].a + beads[i].a_count] - p->a.length[beads[i].a];
            lb += p->b.length[beads[i].b + beads[i].b_count] - p->b.length[beads[i].b];
        }
    if (la > 0)
        p->scale.ratio = lb / la;
    for (i = 0; i < n; i++)
        if (beads[i].a_count == 1 && beads[i].b_count == 1) {
            float a = p->scale.ratio * (p->a.length[beads[i].a + 1] - p->a.length[beads[i].a]);
            float b = p->b.length[beads[i].b + 1] - p->b.length[beads[i].b], q = 2 * (a - b) * (a - b) / (a + b);

            off += q < 9 * VARIANCE ? q : 9 * VARIANCE;
            seen++;
        }
    p->scale.variance = off / seen;
    if (p->scale.variance < VARIANCE_LEAST)
        p->scale.variance = VARIANCE_LEAST;
    if (p->scale.variance > VARIANCE_MOST)
        p->scale.variance = VARIANCE_MOST;
}

/* Whether there is time for a path that may run so far from the anchors' way. */
static bool affordable(const nm_problem *p, size_t reach)
{
    return reach <= REACH_ALWAYS || (reach <= REACH_TOP && (p->a.n + 1) * (2 * reach + 1) <= CELLS);
}

static norm_status solve(nm_problem *p, norm_bead **beads, size_t *n)
{
    nm_corridor band;
    size_t reach = REACH;
    bool edge = true;
    norm_status status = NORM_OK;

    scale_at_first(p);
    for (; status == NORM_OK && edge && affordable(p, reach); reach *= 2) {
        status = nm_corridor_of_anchors(p, reach, &band);
        if (status == NORM_OK)
            status = nm_path(p, &band, beads, n, &edge);
    }
    if (status != NORM_OK)
        return status;
    scale_by(p, *beads, *n);
    status = nm_corridor_of_beads(p, *beads, *n, REACH_LAST, &band);
    return status == NORM_OK ? nm_path_likely(p, &band, beads, n) : status;
}

norm_status nm_align_any(nm_run *run, const norm_side *a, const norm_side *b, norm_alignment *alignment)
{
    nm_problem p;
    norm_bead *beads = NULL;
    size_t n = 0;
    norm_status status;

    memset(&p, 0, sizeof p);
    memset(alignment, 0, sizeof *alignment);
    p.run = run;
    status = take(run, a, &p.a);
    if (status == NORM_OK)
        status = take(run, b, &p.b);
    if (status == NORM_OK && p.a.n && p.b.n) {
        status = nm_lanes(&p);
        if (status == NORM_OK)
            status = solve(&p, &beads, &n);
    } else if (status == NORM_OK) {
        status = all_alone(&p, &beads, &n);
    }
    if (status == NORM_OK)
        *alignment = (norm_alignment){p.a.sentences, p.b.sentences, p.a.n, p.b.n, beads, n};
    return status;
}
