#include "label/label.h"

#include <string.h>

#include "label/features.h"
#include "label/net.h"
#include "label/parts.h"
#include "label/roles.h"

/* Probability by log odds, from the fitted table: 4 steps a nat from -8. */
static float score_of(const nm_label_model *model, int32_t odds)
{
    int32_t step = odds / 256 + 32;

    return (float)model->score[step < 0 ? 0 : step > 63 ? 63 : step] / 255.0f;
}

static int32_t lowest(const int32_t *odds, size_t n)
{
    int32_t least = odds[0];
    size_t i;

    for (i = 1; i < n; i++)
        least = odds[i] < least ? odds[i] : least;
    return least;
}

/* The more blocks, the surer must the surest be: in a long thread of posts some line looks like a menu. */
static int32_t doubt_of(const nm_label_model *model, size_t n)
{
    return model->doubt - 40 * (int32_t)(n < 16 ? 0 : n > 80 ? 64 : n - 16);
}

/* The model's word on every block. A text in which nothing is boilerplate beyond doubt, such as a thread of
 * posts or a poem, is kept: the model only ever saw short lines like its around articles. */
static norm_status judge(nm_run *run, const nm_label_model *model, nm_roles *r)
{
    int32_t limit = model->limit[run->options->bias < 0 || run->options->bias > 2 ? 1 : run->options->bias], *odds;
    int16_t *x = nm_features(run, r->view);
    bool certain;
    size_t i;

    if (!x || !(odds = nm_net_run(run, model->net, x, r->n)) || !nm_chain(run, model->stay, odds, r->n))
        return nm_no_memory(run->error, "label");
    certain = lowest(odds, r->n) < doubt_of(model, r->n);
    r->plain = !certain && r->n >= 8 && r->view->prose_count * 2 < r->n;
    for (i = 0; i < r->n; i++) {
        r->of[i].odds = odds[i];
        r->of[i].body = !certain || odds[i] >= limit;
    }
    return NORM_OK;
}

static nm_piece piece_of(const nm_run *run, const nm_roles *r, const nm_label_model *model, size_t i)
{
    const nm_verdict *v = &r->of[i];
    nm_piece p = {r->view->doc->blocks[i].begin, r->view->doc->blocks[i].end, (uint32_t)i, v->group, v->role, false,
                  score_of(model, v->odds), NULL, NULL};

    p.keep = run->options->keep >> v->role & 1;
    nm_reason(v, &p.reason_kind, &p.reason);
    return p;
}

/* Bytes [from, to) of a block's text as a piece like another, without the spaces at its ends. */
static bool cut_out(const nm_doc *doc, const nm_piece *like, size_t from, size_t to, nm_piece *p)
{
    const char *t = doc->text.data + like->begin;

    while (from < to && (t[from] == ' ' || t[from] == '\n'))
        from++;
    while (from < to && (t[to - 1] == ' ' || t[to - 1] == '\n'))
        to--;
    *p = *like;
    p->begin = like->begin + (uint32_t)from;
    p->end = like->begin + (uint32_t)to;
    return from < to;
}

static void name_part(const nm_run *run, const nm_part *part, nm_piece *p)
{
    nm_verdict v;

    memset(&v, 0, sizeof v);
    v.strength = part->strength;
    v.phrase = part->phrase;
    v.rule = part->rule;
    p->role = part->role;
    p->keep = run->options->keep >> part->role & 1;
    p->score = 0.1f;
    nm_reason(&v, &p->reason_kind, &p->reason);
}

static bool push(nm_vec *pieces, const nm_piece *p)
{
    nm_piece *slot = nm_vec_push(pieces);

    if (slot)
        *slot = *p;
    return slot != NULL;
}

/* A block and the parts in it, in order. */
static bool push_parts(const nm_run *run, const nm_doc *doc, nm_piece *whole, const nm_vec *parts, nm_vec *pieces)
{
    const nm_part *part = parts->data;
    size_t i, at = 0;
    nm_piece p;

    if (parts->len && part[parts->len - 1].captioned) {
        name_part(run, &part[parts->len - 1], whole);
        whole->role = NORM_CAPTION;
        whole->keep = run->options->keep >> NORM_CAPTION & 1;
    }
    for (i = 0; i < parts->len; i++) {
        if (cut_out(doc, whole, at, part[i].begin, &p) && !push(pieces, &p))
            return false;
        at = part[i].end;
        if (!cut_out(doc, whole, part[i].begin, at, &p))
            continue;
        name_part(run, &part[i], &p);
        if (!push(pieces, &p))
            return false;
    }
    return !cut_out(doc, whole, at, whole->end - whole->begin, &p) || push(pieces, &p);
}

static norm_status add_pieces(nm_run *run, const nm_roles *r, const nm_label_model *model, bool all, nm_vec *pieces)
{
    nm_vec hits, parts;
    size_t i;
    bool ok = nm_vec_reserve(pieces, r->n);

    nm_vec_init(&hits, run->arena, sizeof(nm_hit));
    nm_vec_init(&parts, run->arena, sizeof(nm_part));
    for (i = 0; ok && i < r->n; i++) {
        nm_piece p = piece_of(run, r, model, i);

        p.keep = p.keep || all;
        ok = all || nm_parts_find(r, i, &hits, &parts);
        ok = ok && push_parts(run, r->view->doc, &p, &parts, pieces);
    }
    return ok ? NORM_OK : nm_no_memory(run->error, "label");
}

/* If nothing is left of a text, it is given as it is. */
static bool nothing_left(const nm_run *run, const nm_roles *r)
{
    size_t i;

    for (i = 0; i < r->n; i++)
        if (r->of[i].body || (run->options->keep >> r->of[i].role & 1))
            return false;
    return true;
}

norm_status nm_label_blocks(nm_run *run, const nm_doc *doc, nm_vec *pieces, bool *only_boilerplate)
{
    const nm_label_model *model = &nm_label_model_built_in;
    nm_view view;
    nm_roles roles = {&view, NULL, doc->n, false};
    norm_status status;

    *only_boilerplate = false;
    if (!doc->n)
        return NORM_OK;
    roles.of = nm_arena_zalloc(run->arena, doc->n, sizeof *roles.of);
    if (!roles.of)
        return nm_no_memory(run->error, "label");
    if ((status = nm_view_make(run, doc, model, &view)) != NORM_OK || (status = judge(run, model, &roles)) != NORM_OK)
        return status;
    nm_roles_mend(&roles);
    nm_roles_phrases(&roles);
    nm_roles_notes(&roles);
    nm_roles_credits(&roles);
    nm_roles_head(&roles);
    nm_roles_comments(&roles);
    nm_roles_removed(&roles);
    nm_roles_body(&roles);
    *only_boilerplate = nothing_left(run, &roles);
    return add_pieces(run, &roles, model, *only_boilerplate, pieces);
}
