/* roles_comments.c - readers' comments: heads, the text below them, what stands between. */
#include "label/roles.h"
#include "marks/comment.h"

#define LINE_EFF 120u /* a head is a line */

static const char *tag_of(const nm_roles *r)
{
    return r->view->doc->lang.id ? nm_lang_tag(r->view->doc->lang.id) : NULL;
}

/* "Name:" alone on a line; among comments that is enough. */
static bool is_name_line(const nm_look *look)
{
    return look->shape.end == NM_CH_COLON && look->shape.words <= 4 && look->shape.eff < 40;
}

/* How sure block i is of heading a comment: 0 to 3. The recogniser goes before phrases about comments. */
static unsigned head_strength(const nm_roles *r, size_t i, bool form_seen)
{
    const nm_look *look = &r->view->look[i];
    const nm_verdict *v = &r->of[i];
    nm_comment_head head;

    if (v->settled && v->strength && v->role != NORM_COMMENT && v->role != NORM_COMMENT_FORM)
        return 0;
    if (look->shape.eff > LINE_EFF && r->view->doc->blocks[i].lines < 2)
        return 0;
    if (nm_comment_head_find(nm_view_text(r->view, i), tag_of(r), &head) &&
        (head.strength > 1 || head.says || !(v->settled && v->strength)))
        return head.strength;
    if (v->settled && v->strength)
        return v->role == NORM_COMMENT ? v->strength : 0;
    return form_seen && is_name_line(look) ? 1 : 0;
}

static bool is_form(const nm_verdict *v)
{
    return v->settled && v->role == NORM_COMMENT_FORM;
}

/* Whether a section of comments may begin here: an unmistakable head, or a lesser one behind the last
 * paragraph or below "Leave a reply" and its kin, which the model does not take for the article. */
static bool opens(const nm_roles *r, size_t i, unsigned strength, bool form_seen)
{
    const nm_view *view = r->view;
    bool behind = view->first == NM_NONE || i > view->first;

    if (!strength || !behind)
        return false;
    if (strength == 3)
        return true;
    return form_seen && (strength == 2 || !r->of[i].body || !view->look[i].prose);
}

/* What a comment cannot contain: boilerplate that a phrase names, other than the buttons below comments. */
static bool ends_section(const nm_verdict *v)
{
    return v->settled && v->strength >= 2 && v->role != NORM_COMMENT && v->role != NORM_COMMENT_FORM &&
           v->role != NORM_DATE && v->role != NORM_SHARE;
}

void nm_roles_comments(nm_roles *r)
{
    bool open = false, form_seen = false;
    uint32_t group = 0;
    size_t i;

    for (i = 0; i < r->n; i++) {
        nm_verdict *v = &r->of[i];
        unsigned strength = head_strength(r, i, form_seen || open);

        form_seen = form_seen || is_form(v);
        if (open ? strength > 0 && (strength > 1 || !v->body) : opens(r, i, strength, form_seen)) {
            if (!v->strength || v->role != NORM_COMMENT)
                nm_settle(r, i, NORM_COMMENT, NM_R_COMMENT);
            v->group = ++group;
            open = true;
        } else if (open && ends_section(v)) {
            open = false;
        } else if (open && !is_form(v) && !(v->settled && v->strength)) {
            nm_settle(r, i, NORM_COMMENT, NM_R_COMMENT_PART);
            v->group = group;
        }
    }
}
