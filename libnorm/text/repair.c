#include "text/repair.h"

#include <string.h>

#define DEPTH 4           /* times that a text may have been misread */
#define CHANGES_MOST 4096 /* in one pass that are told one by one; the rest is told as one */

void nm_pass_begin(nm_pass *pass, nm_repairer *repairer)
{
    pass->repairer = repairer;
    nm_edit_begin(&pass->edit, repairer->run->arena, repairer->text, &repairer->map);
    pass->edit.run = repairer->run;
    nm_vec_init(&pass->changes, repairer->run->arena, sizeof(nm_change));
}

void nm_pass_change(nm_pass *pass, const char *kind, size_t begin, size_t end, norm_str new)
{
    size_t n = pass->changes.len, src;
    nm_change *c = n ? (nm_change *)pass->changes.data + n - 1 : NULL;

    nm_edit_keep(&pass->edit, begin);
    src = pass->edit.src;
    nm_edit_replace(&pass->edit, begin, end, new);
    if (!c || ((c->end != begin || c->kind != kind) && n < CHANGES_MOST)) {
        c = nm_vec_push(&pass->changes);
        if (!c) {
            pass->edit.failed = true;
            return;
        }
        c->kind = kind;
        c->begin = begin;
        c->out_begin = pass->edit.out.len - new.len;
        c->src.begin = src;
    }
    c->end = end;
    c->out_end = pass->edit.out.len;
    c->src.end = pass->edit.src;
}

bool nm_pass_finish(nm_pass *pass, bool *changed)
{
    nm_repairer *r = pass->repairer;
    const nm_change *c = pass->changes.data;
    norm_str old = r->text;
    nm_map map;
    size_t i;

    if (!nm_edit_finish(&pass->edit, &r->text, &map))
        return false;
    r->map = map;
    for (i = 0; i < pass->changes.len; i++) {
        norm_repair *p = nm_vec_push(&r->list);

        if (!p)
            return false;
        p->kind = c[i].kind;
        p->src = c[i].src;
        p->from.data = old.data + c[i].begin;
        p->from.len = c[i].end - c[i].begin;
        p->to.data = r->text.data + c[i].out_begin;
        p->to.len = c[i].out_end - c[i].out_begin;
    }
    *changed = pass->changes.len > 0;
    return true;
}

bool nm_repair_all_mojibake(nm_repairer *r)
{
    bool changed = true;
    int depth;

    for (depth = 0; depth < DEPTH && changed; depth++)
        if (!nm_repair_mojibake(r, &changed))
            return false;
    return true;
}

/* What C1 controls stood for can be the rest of a misread sequence: then it is one only now. */
bool nm_repair(nm_repairer *r)
{
    size_t before;

    if (!nm_repair_all_mojibake(r))
        return false;
    before = r->list.len;
    if (!nm_repair_controls(r) || (r->list.len > before && !nm_repair_all_mojibake(r)))
        return false;
    return nm_repair_entities(r) && nm_repair_markup(r) && nm_repair_ligatures(r) && nm_repair_cedillas(r) &&
           nm_repair_width(r) && nm_repair_arabic(r);
}
