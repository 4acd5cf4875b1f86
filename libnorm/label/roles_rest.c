/* roles_rest.c - the kinds of what is removed and of what is kept. */
#include "label/roles.h"

/* -------------------------------------------------------------- removed -- */

/* Kinds that come as runs: what follows their heading is of the same kind. */
static bool spreads(unsigned role)
{
    return role == NORM_RELATED || role == NORM_COMMENT_FORM || role == NORM_SUBSCRIBE ||
           role == NORM_LEGAL || role == NORM_COOKIE_NOTICE || role == NORM_TAGS;
}

/* One word in lower case that is no sentence and no list item is never a text of its own. */
static bool is_stray_word(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;

    return s->words == 1 && s->first == NM_CH_LOWER && s->end == NM_CH_LOWER && s->eff < 24 &&
           r->view->doc->blocks[i].mark == NM_MARK_NONE && !s->links && !s->domains;
}

/* A template that nothing filled, and hardly anything else. */
static bool is_hole(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;

    return s->holes && s->words <= 4 && !r->view->look[i].prose;
}

static bool is_stray(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;

    return s->words <= 1 && s->end != NM_CH_STOP && s->eff < 24 && (!i || r->of[i - 1].body || i + 1 == r->n || r->of[i + 1].body);
}

static void name_removed(nm_roles *r, size_t i, unsigned running)
{
    const nm_look *look = &r->view->look[i];

    if (running != NORM_ROLE_COUNT)
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
        else if (!v->settled && running != NORM_COMMENT_FORM && is_hole(r, i))
            nm_settle(r, i, NORM_RESIDUE, NM_R_HOLE);
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

/* Short, no sentence, and what it heads follows: prose or a list. Lines among lines like it are verse. */
static bool is_heading(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;
    const nm_look *next = &r->view->look[i + 1];

    if (i + 1 >= r->n || !r->of[i + 1].body || s->eff >= 120 || s->sentences || s->end == NM_CH_STOP ||
        s->end == NM_CH_COMMA || s->end == NM_CH_COLON || s->first == NM_CH_LOWER)
        return s->question && i + 1 < r->n && r->of[i + 1].body && next->prose && s->eff < 120 && !s->sentences;
    return next->prose || next->shape.end == NM_CH_STOP || next->shape.eff >= 2 * s->eff ||
           r->view->doc->blocks[i + 1].mark != NM_MARK_NONE;
}

/* A dash opens speech in many languages: a sentence behind one that stands alone is no list item. */
static bool is_list_item(const nm_roles *r, size_t i)
{
    const nm_block *b = r->view->doc->blocks;
    const nm_look *look = &r->view->look[i];
    bool alone = (!i || b[i - 1].mark == NM_MARK_NONE) && (i + 1 == r->n || b[i + 1].mark == NM_MARK_NONE);

    if (b[i].mark != NM_MARK_BULLET && b[i].mark != NM_MARK_NUMBER)
        return false;
    return !(look->shape.first == NM_CH_DASH && look->shape.end == NM_CH_STOP && (alone || look->prose));
}

void nm_roles_body(nm_roles *r)
{
    size_t i;

    for (i = 0; i < r->n; i++) {
        const nm_look *look = &r->view->look[i];
        unsigned mark = r->view->doc->blocks[i].mark;

        if (!r->of[i].body || r->of[i].settled)
            continue;
        if (is_list_item(r, i))
            nm_settle(r, i, NORM_LIST_ITEM, NM_R_LIST);
        else if (mark == NM_MARK_QUOTE || (is_quotation(look) && look->prose))
            nm_settle(r, i, NORM_QUOTE, NM_R_QUOTE);
        else if (look->prose)
            nm_settle(r, i, NORM_PARAGRAPH, NM_R_PROSE);
        else if (look->shape.n[NM_CH_SEP] >= 3 && look->shape.n[NM_CH_SEP] * 3 > look->shape.words)
            nm_settle(r, i, NORM_TABLE_ROW, NM_R_TABLE);
        else if (is_heading(r, i))
            nm_settle(r, i, NORM_HEADING, NM_R_HEADING);
        else
            nm_settle(r, i, NORM_PARAGRAPH, NM_R_KEPT);
    }
}
