/* roles_removed.c - the kinds of what is removed. */
#include "label/roles.h"

/* Kinds that come as runs: what follows their heading is of the same kind. */
static bool spreads(unsigned role)
{
    return role == NORM_RELATED || role == NORM_COMMENT_FORM;
}

/* Kinds whose first line often has no phrase of its own: an offer above "Subscribe". */
static bool reaches_back(const nm_roles *r, size_t i)
{
    return i < r->n && r->of[i].settled && r->of[i].strength && r->of[i].role == NORM_SUBSCRIBE;
}

/* In an article one word in lower case that is no sentence and no list item is never a text of its own. */
static bool is_stray_word(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;

    return !r->plain && r->view->prose_count > 2 && s->words == 1 && s->first == NM_CH_LOWER && s->end == NM_CH_LOWER &&
           s->eff < 24 && r->view->doc->blocks[i].mark == NM_MARK_NONE && !s->links && !s->domains;
}

/* [gallery ids=""]: a command to the content system that it did not carry out. */
static bool is_shortcode(const nm_roles *r, size_t i)
{
    norm_str s = nm_view_text(r->view, i);

    return s.len > 2 && s.data[0] == '[' && s.data[s.len - 1] == ']' && s.data[1] >= 'a' && s.data[1] <= 'z' &&
           r->view->look[i].shape.n[NM_CH_BRACKET] == 2 && r->view->look[i].shape.words <= 4;
}

/* Nothing but tags with a hash sign, below the text of an article. */
static bool is_hashtags(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;

    return !r->plain && s->n[NM_CH_HANDLE] >= 2 && s->n[NM_CH_HANDLE] >= s->words &&
           nm_view_text(r->view, i).data[0] == '#' &&
           r->view->prose_count > 1 && i > r->view->last && (i + 1 == r->n || !r->of[i + 1].body);
}

/* A template that nothing filled, and hardly anything else. */
static bool is_hole(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;

    return (s->holes && s->words <= 4 && !r->view->look[i].prose) || is_shortcode(r, i);
}

static bool is_stray(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;

    return s->words <= 1 && s->end != NM_CH_STOP && s->eff < 24 &&
           (!i || r->of[i - 1].body || i + 1 == r->n || r->of[i + 1].body);
}

static void name_removed(nm_roles *r, size_t i, unsigned running)
{
    const nm_look *look = &r->view->look[i];

    if (running != NORM_ROLE_COUNT)
        nm_settle(r, i, (norm_role)running, NM_R_RUN);
    else if (reaches_back(r, i + 1))
        nm_settle(r, i, NORM_SUBSCRIBE, NM_R_RUN);
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
        else if (!v->settled && is_hashtags(r, i))
            nm_settle(r, i, NORM_TAGS, NM_R_HASHTAGS);
        if (v->body)
            running = NORM_ROLE_COUNT;
        else if (v->settled)
            running = v->strength && spreads(v->role) ? v->role : NORM_ROLE_COUNT;
        else
            name_removed(r, i, running);
    }
}
