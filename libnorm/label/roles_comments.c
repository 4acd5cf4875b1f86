/* roles_comments.c - readers' comments: heads, the text below them, what stands between. */
#include "label/roles.h"
#include "marks/comment.h"

#define SURE_ODDS (-3000) /* a weak phrase names the form if the model is sure */
#define LINE_EFF 120u /* a head is a line */
#define FORM_REACH 12u /* blocks after "3 comments" or its kin in which lesser heads count */

static const char *tag_of(const nm_roles *r)
{
    return r->view->doc->lang.id ? nm_lang_tag(r->view->doc->lang.id) : NULL;
}

/* A name above a text: a short line that the model does not take for the article, "Name:" or bare, and a longer
 * one below it. Among comments that is enough. */
static bool is_name_line(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;

    if (r->of[i].body || s->words > 5 || s->eff > 48 || s->end == NM_CH_STOP || i + 1 == r->n)
        return false;
    return !r->of[i + 1].settled && r->view->look[i + 1].shape.eff > 2 * s->eff &&
           (s->end == NM_CH_COLON || r->view->doc->blocks[i + 1].blank == 0 ||
            r->view->look[i + 1].shape.end == NM_CH_STOP);
}

/* Reading heads is slow: they hold a number or a colon, or stand in few words. */
static bool may_be_head(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;
    const nm_block *b = &r->view->doc->blocks[i];

    if (s->eff > LINE_EFF && b->lines < 2)
        return false;
    return s->n[NM_CH_COLON] || s->n[NM_CH_DIGIT] || b->mark == NM_MARK_NUMBER || b->lines > 1;
}

/* How sure block i is of heading a comment: 0 to 4. Near a comment form a word like says is enough. The
 * recogniser goes before phrases about comments. */
static unsigned head_strength(const nm_roles *r, size_t i, bool near_form)
{
    const nm_verdict *v = &r->of[i];
    bool named = v->settled && v->strength && !(v->strength == 1 && near_form && is_name_line(r, i));
    nm_comment_head head;

    if (named && v->role != NORM_COMMENT && v->role != NORM_COMMENT_FORM)
        return 0;
    if (may_be_head(r, i) && nm_comment_head_find(nm_view_text(r->view, i), tag_of(r), &head)) {
        if (head.strength == 3 || (head.says && near_form))
            return 4;
        if (head.says || !named)
            return head.strength + (near_form && head.author.len);
    }
    if (named)
        return v->role == NORM_COMMENT ? v->strength : 0;
    return near_form && is_name_line(r, i) ? 1 : 0;
}

/* How much of an article a text may look and still be a comment below a head of this strength. */
static int32_t tolerance(unsigned strength)
{
    static const int32_t by_strength[] = {-1000, 0, 1000, 3500, 5000};

    return by_strength[strength];
}

/* Whether a comment may begin at block i: what follows the head must not be the article. */
static bool opens(const nm_roles *r, size_t i, unsigned strength)
{
    return strength && r->of[i].odds < tolerance(strength) && i + 1 < r->n &&
           r->of[i + 1].odds < tolerance(strength);
}

/* What a comment cannot contain: boilerplate that a phrase names, other than the buttons below comments. */
static bool ends_section(const nm_verdict *v)
{
    return v->settled && v->strength >= 2 && v->role != NORM_COMMENT && v->role != NORM_COMMENT_FORM &&
           v->role != NORM_DATE && v->role != NORM_SHARE;
}

/* "Like (3) Reply": what stands below each comment. */
static bool is_button(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;

    if (r->of[i].settled && r->of[i].strength)
        return r->of[i].role == NORM_SHARE;
    return s->eff < 40 && s->words <= 5 && s->n[NM_CH_DIGIT] && s->n[NM_CH_BRACKET] == 2 && s->end != NM_CH_STOP;
}

/* The comments so far; closed: a form's heading or field has ended the last one's text. */
typedef struct thread {
    uint32_t group;
    bool closed;
} thread;

/* A form's heading, field or note rather than a button below a comment: what follows needs a head of its own. */
static bool closes(const nm_roles *r, size_t i)
{
    const nm_verdict *v = &r->of[i];
    const nm_shape *s = &r->view->look[i].shape;

    return v->settled && v->strength >= 2 && v->role == NORM_COMMENT_FORM && s->words > 1 && !s->n[NM_CH_DIGIT];
}

/* One block inside or outside a section; open is the strength of the section's head, 0 outside. */
static unsigned visit(nm_roles *r, size_t i, unsigned open, bool near_form, thread *t)
{
    nm_verdict *v = &r->of[i];
    bool behind = r->view->first == NM_NONE || i > r->view->first;
    unsigned strength = behind ? head_strength(r, i, near_form || open) : 0;

    if ((open || near_form || strength > 3) && opens(r, i, strength)) {
        if (!v->strength || v->role != NORM_COMMENT)
            nm_settle(r, i, NORM_COMMENT, NM_R_COMMENT);
        v->group = ++t->group;
        t->closed = false;
        return strength > open ? strength : open;
    }
    if (!open || ends_section(v) || (!v->settled && v->odds > tolerance(open)))
        return 0;
    if (is_button(r, i)) {
        nm_settle(r, i, NORM_COMMENT_FORM, NM_R_COMMENT_FORM);
    } else if (!t->closed && (!v->settled || !v->strength)) {
        nm_settle(r, i, NORM_COMMENT, NM_R_COMMENT_PART);
        v->group = t->group;
    }
    t->closed = t->closed || closes(r, i);
    return open;
}

/* Whether block i belongs to a comment form so surely that lesser heads near it count. */
static bool shows_form(const nm_roles *r, size_t i)
{
    const nm_verdict *v = &r->of[i];

    return v->role == NORM_COMMENT_FORM &&
           (v->strength >= 2 || v->rule == NM_R_COMMENT_FORM || v->odds < SURE_ODDS);
}

void nm_roles_comments(nm_roles *r)
{
    size_t i, form = 0;
    unsigned open = 0;
    thread t = {0, false};

    for (i = 0; i < r->n; i++) {
        open = visit(r, i, open, form && i < form + FORM_REACH, &t);
        if (!r->of[i].settled || !r->of[i].strength)
            continue;
        if (r->of[i].role == NORM_SHARE && i && r->of[i - 1].settled && r->of[i - 1].role == NORM_COMMENT_FORM &&
            r->view->look[i].shape.words <= 3)
            nm_settle(r, i, NORM_COMMENT_FORM, NM_R_COMMENT_FORM); /* "Email *" among a form's fields */
        if (shows_form(r, i))
            form = i + 1;
    }
}
