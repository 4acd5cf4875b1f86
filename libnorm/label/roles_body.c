/* roles_body.c - the kinds of what is kept: paragraphs, headings, lists, quotations, tables, code. */
#include "label/roles.h"

#include "base/uni.h"

/* Quotation marks without the apostrophes, which stand between letters. */
static unsigned quotes_in(norm_str s)
{
    size_t at = 0;
    unsigned n = 0;
    bool letter = false, pending = false;

    while (at < s.len) {
        uint32_t c = nm_utf8_next(s.data, &at);
        bool alpha = (nm_uni_of(c)->flags & (NM_UPPER | NM_LOWER)) != 0;

        n += pending && !alpha;
        pending = (c == '\'' || c == 0x2019) && letter;
        n += !pending && (c == '"' || c == '\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) ||
                          (c >= 0x300C && c <= 0x300F));
        letter = alpha;
    }
    return n + pending;
}

/* From quotation mark to quotation mark, and no other between them. */
static bool is_quotation(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;

    if (s->first != NM_CH_QUOTE || s->last != NM_CH_QUOTE)
        return false;
    return s->n[NM_CH_QUOTE] == 2 || quotes_in(nm_view_text(r->view, i)) == 2;
}

/* A quotation set apart: a paragraph, or a few words between paragraphs. */
static bool is_pull_quote(const nm_roles *r, size_t i)
{
    const nm_look *look = &r->view->look[i];

    if (look->prose)
        return is_quotation(r, i);
    return look->shape.words >= 3 && !look->shape.n[NM_CH_WIDE] && i && r->view->look[i - 1].prose &&
           i + 1 < r->n && r->view->look[i + 1].prose &&
           is_quotation(r, i);
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

/* Cells between bars, or a line that is half numbers. */
static bool has_cells(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;

    if (i >= r->n || !r->of[i].body || r->view->look[i].prose)
        return false;
    return (s->n[NM_CH_SEP] >= 2 && s->n[NM_CH_SEP] * 6 > s->words) || (s->numbers >= 3 && s->numbers * 2 >= s->words);
}

/* A row has a row beside it; the first may be words alone. */
static bool is_row(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;

    if (has_cells(r, i))
        return (i && has_cells(r, i - 1)) || has_cells(r, i + 1);
    return s->eff < 60 && s->end != NM_CH_STOP && i + 1 < r->n && r->view->doc->blocks[i + 1].blank == 0 &&
           has_cells(r, i + 1) && has_cells(r, i + 2);
}

/* A line of a program or a shell by itself: a prompt, or marks that prose has not, and no capitals. */
static bool looks_like_code(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;
    norm_str t = nm_view_text(r->view, i);
    unsigned marks = s->n[NM_CH_BRACKET] + s->n[NM_CH_SEP] + s->n[NM_CH_SYMBOL];

    if (!r->of[i].body || r->view->look[i].prose || s->n[NM_CH_WIDE] || s->capital > 1)
        return false;
    if (t.len > 2 && t.data[0] == '$' && t.data[1] == ' ' && t.data[2] >= 'a' && t.data[2] <= 'z')
        return true;
    return s->first == NM_CH_LOWER && s->n[NM_CH_BRACKET] >= 2 && marks * 12 >= s->eff && s->sentences == 0;
}

/* Or a short line right above or below such a one. */
static bool is_code(const nm_roles *r, size_t i)
{
    const nm_block *b = r->view->doc->blocks;
    const nm_shape *s = &r->view->look[i].shape;

    if (looks_like_code(r, i))
        return true;
    if (s->first != NM_CH_LOWER || s->end == NM_CH_STOP || s->eff > 80)
        return false;
    return (i && b[i].blank == 0 && (r->of[i - 1].role == NORM_CODE || looks_like_code(r, i - 1))) ||
           (i + 1 < r->n && b[i + 1].blank == 0 && looks_like_code(r, i + 1));
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
        else if (mark == NM_MARK_QUOTE || is_pull_quote(r, i))
            nm_settle(r, i, NORM_QUOTE, NM_R_QUOTE);
        else if (look->prose)
            nm_settle(r, i, NORM_PARAGRAPH, NM_R_PROSE);
        else if (is_code(r, i))
            nm_settle(r, i, NORM_CODE, NM_R_CODE);
        else if (is_row(r, i))
            nm_settle(r, i, NORM_TABLE_ROW, NM_R_TABLE);
        else if (is_heading(r, i))
            nm_settle(r, i, NORM_HEADING, NM_R_HEADING);
        else
            nm_settle(r, i, NORM_PARAGRAPH, NM_R_KEPT);
    }
}
