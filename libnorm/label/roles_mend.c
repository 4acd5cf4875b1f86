/* roles_mend.c - what goes or stays together: a list's items, a table's rows, the lines of a dialogue. */
#include "label/roles.h"

#define ITEM_ODDS (-2500) /* surer of it the model takes an item out of a list */
#define ITEM_MEAN (-1300) /* a whole list that is less sure to go stays: its items bear each other out */
#define SPEECH_ODDS (-5000)

/* A line that is nothing but speech: from quotation mark to quotation mark. */
static bool is_speech(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;

    return s->first == NM_CH_QUOTE && s->last == NM_CH_QUOTE && s->n[NM_CH_SEP] == 0 && r->of[i].odds > SPEECH_ODDS;
}

static bool is_item(const nm_roles *r, size_t i)
{
    const nm_block *b = &r->view->doc->blocks[i];

    return (b->mark == NM_MARK_BULLET || b->mark == NM_MARK_NUMBER) && r->of[i].odds > ITEM_ODDS;
}

/* A line with two bars or more. */
static bool is_cells(const nm_roles *r, size_t i)
{
    return r->view->look[i].shape.n[NM_CH_SEP] >= 2 && !r->view->look[i].prose && r->of[i].odds > ITEM_ODDS;
}

/* Whether a run of blocks alike, [from, to), is body as a whole: if half of it or more is, or, for speech,
 * if the body lies around it, or, for anything else, if it may well be on the whole. */
static bool stays(const nm_roles *r, size_t from, size_t to, bool speech)
{
    size_t i, kept = 0;
    int64_t sum = 0;

    for (i = from; i < to; i++) {
        kept += r->of[i].body;
        sum += r->of[i].odds;
    }
    if (2 * kept >= to - from)
        return true;
    if (speech)
        return (from ? r->of[from - 1].body : kept > 0) && to < r->n && r->of[to].body;
    return kept && sum > (int64_t)(to - from) * ITEM_MEAN;
}

static void mend_runs(nm_roles *r, bool (*like)(const nm_roles *, size_t), bool speech)
{
    size_t from = 0, to, i;

    while (from < r->n) {
        for (to = from; to < r->n && like(r, to);)
            to++;
        for (i = from; i < to && (i > from || stays(r, from, to, speech)); i++)
            r->of[i].body = true;
        from = to + 1;
    }
}

void nm_roles_mend(nm_roles *r)
{
    mend_runs(r, is_speech, true);
    mend_runs(r, is_item, false);
    mend_runs(r, is_cells, false);
}
