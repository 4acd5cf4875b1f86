/* roles_credit.c - lines that give author and date, and what pictures leave behind. */
#include "label/roles.h"
#include "marks/byline.h"

#define CREDIT_EFF 220u /* longer blocks say more than who and when */
#define HEAD_BLOCKS 12u /* before the first and behind the last paragraph: there authors are named */
#define SEARCH_WORDS 800000u /* divided among the blocks: the search for words stays linear in the document */
#define DATE_SHARE 95   /* of 127 */

static const char *tag_of(const nm_roles *r)
{
    return r->view->doc->lang.id ? nm_lang_tag(r->view->doc->lang.id) : NULL;
}

/* Whether block i stands where articles name their author: around the title or behind the text. */
static bool at_edge(const nm_view *view, size_t i)
{
    return view->first == NM_NONE || i < view->first + 4 || i > view->last || view->prose_count < 3;
}

/* Menus far from the article name nobody who wrote it; reading names is slow. */
static bool near_article(const nm_view *view, size_t i)
{
    return view->first == NM_NONE || (i + HEAD_BLOCKS >= view->first && i <= view->last + HEAD_BLOCKS);
}

static bool is_date(const nm_look *look)
{
    return look->date >= DATE_SHARE && look->shape.words <= 24;
}

/* A byline: sure of itself, or near the top and not taken for text by the model. */
static bool is_byline(const nm_roles *r, size_t i)
{
    const nm_look *look = &r->view->look[i];
    nm_byline byline;

    if (!nm_byline_find(nm_view_text(r->view, i), tag_of(r), &byline))
        return false;
    if (look->shape.end == NM_CH_STOP && byline.rest > 1 && !(byline.by && !byline.begin))
        return false; /* "The Herald published them on July 23." */
    if (byline.score > 0.8f)
        return byline.rest <= 3 || (byline.rest <= 8 && !look->prose && !r->of[i].body);
    return byline.score >= 0.5f && byline.rest <= 4 && !look->prose;
}

/* A date with a full stop behind a paragraph, or after a cue in a list of such lines, belongs to the text. */
static bool is_told(const nm_roles *r, size_t i)
{
    const nm_look *look = r->view->look;

    if (!r->of[i].body || r->view->first == NM_NONE || i <= r->view->first)
        return false;
    return look[i].shape.end == NM_CH_STOP ||
           (look[i].shape.n[NM_CH_COLON] && i + 1 < r->n && r->of[i + 1].body && look[i + 1].shape.n[NM_CH_COLON]);
}

/* Nothing but a name in the form of names, or an address. */
static bool is_signature(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;
    nm_byline byline;

    if (s->eff > 60 || s->words > 8 || s->end == NM_CH_STOP || s->end == NM_CH_COLON ||
        r->view->doc->blocks[i].mark != NM_MARK_NONE)
        return false;
    if (s->n[NM_CH_HANDLE] == 1 && s->n[NM_CH_SPACE] == 0 && s->domains && s->first != NM_CH_HANDLE)
        return true;
    return s->words >= 2 && s->words <= 4 && s->capital == s->words && !s->n[NM_CH_DIGIT] && !s->n[NM_CH_SEP] &&
           nm_byline_find(nm_view_text(r->view, i), tag_of(r), &byline) && byline.count && !byline.rest;
}

/* Past the last block of the body that is no signature. */
static size_t body_end(const nm_roles *r)
{
    size_t end = r->n;

    while (end && !(r->of[end - 1].body && !r->of[end - 1].settled && !is_signature(r, end - 1)))
        end--;
    return end;
}

/* A name that the text mentions may head what follows. */
static bool is_mentioned(const nm_roles *r, size_t i)
{
    size_t count, k;
    const nm_word *words = nm_view_words(r->view, i, &count);

    for (k = 0; k < count; k++)
        if (nm_word_elsewhere(r, i, words[k].hash))
            return true;
    return false;
}

/* Below the last paragraph stands who signs; not so where the text goes on in lines that are no paragraphs. */
static void sign(nm_roles *r, size_t from)
{
    size_t i;

    for (i = from; from && i < r->n && i < from + 3; i++) {
        if (r->of[i].settled && r->of[i].role != NORM_BYLINE && r->of[i].role != NORM_CREDIT)
            return;
        if (r->of[i].settled)
            continue;
        if (!is_signature(r, i))
            return;
        if (i + 1 < r->n && r->of[i + 1].body && !is_signature(r, i + 1) && is_mentioned(r, i))
            return;
        nm_settle(r, i, NORM_BYLINE, NM_R_SIGNED);
    }
}

/* Date lines and bylines: at the edges of the article by their form alone, elsewhere if the model agrees. */
void nm_roles_credits(nm_roles *r)
{
    size_t i;

    for (i = 0; i < r->n; i++) {
        const nm_look *look = &r->view->look[i];
        const nm_verdict *v = &r->of[i];

        if (!v->settled && nm_is_glued(r, i))
            nm_settle(r, i, NORM_CAPTION, NM_R_GLUED);
        else if (!v->settled && nm_is_pointed(r, i))
            nm_settle(r, i, NORM_CAPTION, NM_R_POINTED);
        if (v->settled || look->shape.eff > CREDIT_EFF || look->shape.words > 30)
            continue;
        if (v->body && (!at_edge(r->view, i) || r->view->doc->blocks[i].mark != NM_MARK_NONE))
            continue;
        if (is_date(look) && !is_told(r, i))
            nm_settle(r, i, NORM_DATE, NM_R_DATE);
        else if (near_article(r->view, i) && is_byline(r, i))
            nm_settle(r, i, NORM_BYLINE, NM_R_BYLINE);
    }
    sign(r, r->view->last + 1); /* also above comments */
    sign(r, body_end(r));
}

/* -------------------------------------------------------------- pictures -- */

bool nm_word_elsewhere(const nm_roles *r, size_t block, uint32_t hash)
{
    const nm_marks *marks = r->view->doc->marks;
    size_t end = marks->of[r->n - 1].word_end, i;
    size_t limit = SEARCH_WORDS / r->n < 4000 ? SEARCH_WORDS / r->n + 64 : 4000;

    for (i = marks->of[0].word; i < end && i < limit; i++)
        if (marks->words[i].hash == hash &&
            (block == NM_NONE || i < marks->of[block].word || i >= marks->of[block].word_end))
            return true;
    return false;
}
