/* roles_rest.c - the kinds of what is removed and of what is kept. */
#include "label/roles.h"

/* -------------------------------------------------------------- removed -- */

/* Kinds that come as runs: what follows their heading is of the same kind. */
static bool spreads(unsigned role)
{
    return role == NORM_RELATED || role == NORM_SHARE || role == NORM_COMMENT_FORM || role == NORM_SUBSCRIBE ||
           role == NORM_LEGAL || role == NORM_COOKIE_NOTICE || role == NORM_TAGS;
}

/* One word in lower case that is no sentence and no list item is never a text of its own. */
static bool is_stray_word(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;

    return s->words == 1 && s->first == NM_CH_LOWER && s->end == NM_CH_LOWER && s->eff < 24 &&
           r->view->doc->blocks[i].mark == NM_MARK_NONE && !s->links && !s->domains;
}

static bool is_stray(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;

    return s->words <= 1 && s->end != NM_CH_STOP && s->eff < 24 && (!i || r->of[i - 1].body || i + 1 == r->n || r->of[i + 1].body);
}

static void name_removed(nm_roles *r, size_t i, unsigned running)
{
    const nm_look *look = &r->view->look[i];

    if (look->shape.holes)
        nm_settle(r, i, NORM_RESIDUE, NM_R_HOLE);
    else if (running != NORM_ROLE_COUNT)
        nm_settle(r, i, (norm_role)running, NM_R_RUN);
    else if (is_stray(r, i))
        nm_settle(r, i, NORM_RESIDUE, NM_R_STRAY);
    else if (look->shape.eff < 60 && look->shape.end != NM_CH_STOP)
        nm_settle(r, i, NORM_NAV, NM_R_MENU);
    else
        nm_settle(r, i, NORM_OTHER, NM_R_REST);
}

void nm_roles_removed(nm_roles *r)
{
    unsigned running = NORM_ROLE_COUNT;
    size_t i;

    for (i = 0; i < r->n; i++) {
        const nm_verdict *v = &r->of[i];

        if (!v->settled && is_stray_word(r, i))
            nm_settle(r, i, NORM_RESIDUE, NM_R_STRAY);
        if (v->body)
            running = NORM_ROLE_COUNT;
        else if (v->settled)
            running = v->strength && spreads(v->role) ? v->role : NORM_ROLE_COUNT;
        else
            name_removed(r, i, running);
    }
}

/* ----------------------------------------------------------------- kept -- */

static bool is_quotation(const nm_look *look)
{
    return look->shape.first == NM_CH_QUOTE && look->shape.last == NM_CH_QUOTE && look->shape.n[NM_CH_QUOTE] == 2;
}

static bool body_follows(const nm_roles *r, size_t i)
{
    return i + 1 < r->n && r->of[i + 1].body;
}

void nm_roles_body(nm_roles *r)
{
    size_t i;

    for (i = 0; i < r->n; i++) {
        const nm_look *look = &r->view->look[i];
        unsigned mark = r->view->doc->blocks[i].mark;

        if (!r->of[i].body || r->of[i].settled)
            continue;
        if (mark == NM_MARK_BULLET || mark == NM_MARK_NUMBER)
            nm_settle(r, i, NORM_LIST_ITEM, NM_R_LIST);
        else if (mark == NM_MARK_QUOTE || (is_quotation(look) && look->prose))
            nm_settle(r, i, NORM_QUOTE, NM_R_QUOTE);
        else if (look->prose)
            nm_settle(r, i, NORM_PARAGRAPH, NM_R_PROSE);
        else if (look->shape.n[NM_CH_SEP] >= 3 && look->shape.n[NM_CH_SEP] * 3 > look->shape.words)
            nm_settle(r, i, NORM_TABLE_ROW, NM_R_TABLE);
        else if (look->shape.end != NM_CH_STOP && look->shape.end != NM_CH_COLON && look->shape.eff < 120 && body_follows(r, i))
            nm_settle(r, i, NORM_HEADING, NM_R_HEADING);
        else
            nm_settle(r, i, NORM_PARAGRAPH, NM_R_KEPT);
    }
}
