/* roles_head.c - what stands at the top: title, its repeats, section, lead, the picture's text. */
#include "label/profile.h"
#include "label/roles.h"
#include "marks/byline.h"

#define HEAD_REACH 12u /* blocks between title and first paragraph that are looked at */

static bool is_caption_like(const nm_look *look)
{
    return look->shape.words <= 6 && look->shape.eff < 60 && look->shape.end != NM_CH_STOP &&
           look->shape.first != NM_CH_DIGIT;
}

/* An arrow of a path, or a bar: ">", "»" with no "«" before it. */
static bool is_arrow(uint32_t c)
{
    return c == '>' || c == 0xFF1E || c == 0xBB || c == 0x203A || c == '|' || c == 0xFF5C || c == 0xB7 || c == 0x2022 ||
           (c >= 0x2190 && c <= 0x21FF) || (c >= 0x25B0 && c <= 0x25C5) || c == '/' || c == 0xFF0F;
}

/* Arrows of a path; a quotation has its opening mark, a date's and a fraction's slashes their digits. */
static unsigned arrows_in(norm_str s)
{
    size_t at = 0;
    unsigned n = 0, opened = 0;
    uint32_t before = ' ', c = ' ';

    while (at < s.len) {
        uint32_t now = nm_utf8_next(s.data, &at);

        if (is_arrow(c) && !(opened && (c == 0xBB || c == 0x203A)) && !(before < '9' + 1u && before >= '0' && c == '/'))
            n++;
        opened += now == 0xAB || now == 0x2039;
        before = c;
        c = now;
    }
    return n;
}

/* "Home > News > Sport": words between arrows or bars. */
static bool is_path(const nm_shape *s, norm_str text)
{
    unsigned arrows;

    if (s->links || s->words > 12 || s->end == NM_CH_STOP || s->numbers >= s->words || s->eff >= 240)
        return false;
    arrows = arrows_in(text);
    return arrows && 4 * arrows >= s->words;
}

static bool is_headline_like(const nm_look *look, norm_str text)
{
    const nm_shape *s = &look->shape;

    return !look->prose && s->eff >= 12 && s->eff <= 200 && s->words >= 2 && s->end != NM_CH_COLON &&
           (s->end != NM_CH_STOP || s->question) && !s->links && !s->holes && !is_path(s, text);
}

/* Two or three characters of a script that needs no more, above everything: a story's name. */
static bool is_short_title(const nm_roles *r)
{
    const nm_shape *s = &r->view->look[0].shape;

    return s->n[NM_CH_WIDE] >= 2 && s->eff == 3 * s->n[NM_CH_WIDE] && s->eff < 60 && r->n > 3 &&
           r->view->prose_count * 4 > r->n && !r->of[0].settled;
}

/* Whether the block is the title again, perhaps with or without the site's name. */
static bool repeats_title(const nm_view *view, size_t title_at, size_t i)
{
    const nm_look *look = &view->look[i], *title = &view->look[title_at];
    bool suffixed;

    if (look->twin == title->twin)
        return true;
    if (title_at != view->title) /* echoes are of another */
        return false;
    suffixed = title->shape.n[NM_CH_SEP] + title->shape.n[NM_CH_DASH] > 0;
    return look->echo >= 118 && look->shape.words >= 4 &&
           look->shape.eff * 10 >= title->shape.eff * (suffixed ? 5 : 8) &&
           look->shape.eff <= title->shape.eff * 2 && !look->prose;
}

static bool is_settled(const void *roles, size_t i)
{
    return ((const nm_roles *)roles)->of[i].settled;
}

static size_t choose_title(const nm_roles *r)
{
    const nm_view *view = r->view;
    size_t i, first = view->first == NM_NONE ? r->n : view->first, best = view->title;

    if (best != NM_NONE && r->of[best].settled)
        best = nm_title_best(view, is_settled, r);
    if (best != NM_NONE)
        return best;
    if (is_short_title(r))
        return 0;
    for (i = 0; i < first && i < 4; i++)
        if (!r->of[i].settled && is_headline_like(&view->look[i], nm_view_text(view, i)))
            return i + 1 < r->n ? i : NM_NONE;
    return NM_NONE;
}

/* A person's name and nothing else, and the text does not speak of that person. */
static bool is_name(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;
    nm_byline byline;
    size_t count, k;
    const nm_word *words = nm_view_words(r->view, i, &count);

    if (s->capital < 2 || count > 5 || s->eff > 60 || !nm_byline_find(nm_view_text(r->view, i), NULL, &byline) ||
        !byline.count || byline.rest)
        return false;
    for (k = 0; k < count; k++)
        if (nm_word_elsewhere(r, i, words[k].hash))
            return false;
    return true;
}

/* A name right above the date, in scripts without capitals, too, or with the paper's name behind a dash. */
static bool is_name_by_date(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;
    nm_byline byline;
    size_t count, k;
    const nm_word *words = nm_view_words(r->view, i, &count);

    if (r->of[i].body || i + 1 >= r->n || !r->of[i + 1].settled || r->of[i + 1].role != NORM_DATE || s->words < 2 ||
        s->words > 5 || s->n[NM_CH_DIGIT] || !nm_byline_find(nm_view_text(r->view, i), NULL, &byline) ||
        byline.count != 1 || byline.rest > (s->n[NM_CH_DASH] == 1))
        return false;
    for (k = 0; k + byline.rest < count; k++)
        if (nm_word_elsewhere(r, i, words[k].hash))
            return false;
    return true;
}

/* Author or date lines in [from, to); not the editor's, which a phrase names. */
static bool credit_follows(const nm_roles *r, size_t from, size_t to)
{
    size_t i;

    for (i = from; i < to && i < r->n; i++)
        if (r->of[i].settled ? !r->of[i].strength && (r->of[i].role == NORM_BYLINE || r->of[i].role == NORM_DATE)
                             : is_name(r, i))
            return true;
    return false;
}

/* Under the line that gives author or date and right above the first paragraph a line too long for a
 * heading and without a full stop is the picture's. */
static bool is_first_caption(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;
    const nm_verdict *above = &r->of[i - 1];

    return r->of[i].body && r->view->doc->blocks[i].mark == NM_MARK_NONE && s->eff >= 56 && s->eff < 240 &&
           s->words >= 7 && s->end != NM_CH_STOP && s->end != NM_CH_COLON && s->sentences == 0 && above->settled &&
           (above->role == NORM_BYLINE || above->role == NORM_DATE) &&
           i + 1 < r->n && r->of[i + 1].body && r->view->look[i + 1].prose;
}

/* The blocks between the title and the first paragraph. */
static void below_title(nm_roles *r, size_t title)
{
    size_t i;

    for (i = title + 1; i < r->n && i <= title + HEAD_REACH; i++) {
        const nm_look *look = &r->view->look[i];
        nm_verdict *v = &r->of[i];

        if (v->settled)
            continue;
        if (is_name(r, i) || is_name_by_date(r, i)) {
            nm_settle(r, i, NORM_BYLINE, NM_R_NAME);
            continue;
        }
        if (is_first_caption(r, i)) {
            nm_settle(r, i, NORM_CAPTION, NM_R_UNDER_TITLE);
            continue;
        }
        if (v->body && look->shape.eff >= 40) {
            if (look->shape.eff > 500 || !credit_follows(r, i + 1, i + 4))
                return;
            nm_settle(r, i, NORM_LEAD, NM_R_LEAD);
            continue;
        }
        if (is_caption_like(look) && (look->overlap > 100 || look->echo > 100) && look->shape.words > 1)
            nm_settle(r, i, NORM_CAPTION, NM_R_UNDER_TITLE);
    }
}

/* What may be the section: a few words; also "Top stories", which elsewhere heads a list. */
static bool is_section(const nm_roles *r, size_t i)
{
    const nm_look *look = &r->view->look[i];
    const nm_verdict *v = &r->of[i];

    return look->shape.words <= 4 && look->shape.eff < 50 && look->shape.end != NM_CH_STOP &&
           !look->shape.links && !look->shape.domains && look->shape.numbers < look->shape.words &&
           (v->settled ? v->strength && v->role == NORM_RELATED : v->odds < 500 && r->view->prose_count > 1);
}

static void above_title(nm_roles *r, size_t title, bool sure)
{
    size_t i;

    for (i = title > 3 ? title - 3 : 0; i < title; i++)
        if (!r->of[i].settled && is_path(&r->view->look[i].shape, nm_view_text(r->view, i)))
            nm_settle(r, i, NORM_NAV, NM_R_BEFORE_TITLE);
        else if (sure && is_section(r, i))
            nm_settle(r, i, NORM_SECTION, NM_R_BEFORE_TITLE);
}

/* A sentence with its full stop is the text's first, unless something says that it is the headline: it stands
 * there twice, or who wrote it and when stands beside it. */
static bool is_first_sentence(const nm_roles *r, size_t title)
{
    const nm_look *look = &r->view->look[title];
    size_t i;

    if (look->shape.end != NM_CH_STOP || look->shape.question || !r->of[title].body || look->repeats > 1)
        return false;
    for (i = 0; i < r->n; i++)
        if (i != title && repeats_title(r->view, title, i))
            return false;
    return !credit_follows(r, title > 3 ? title - 3 : 0, title) && !credit_follows(r, title + 1, title + 4);
}

void nm_roles_head(nm_roles *r)
{
    size_t title = choose_title(r), i;
    bool text = false;

    if (title == NM_NONE || is_first_sentence(r, title))
        return;
    nm_settle(r, title, NORM_TITLE, title == r->view->title ? NM_R_TITLE : NM_R_TITLE_FIRST);
    for (i = 0; i < r->n; i++) {
        if (i != title && (!text || !r->of[i].body) && repeats_title(r->view, title, i))
            nm_settle(r, i, NORM_TITLE_REPEAT, NM_R_TITLE_REPEAT);
        /* within the text the words may be a refrain */
        text = text || (i > title && r->of[i].body && (r->of[i].odds > 1500 || r->view->look[i].prose));
    }
    if (title <= 3)
        above_title(r, title, r->of[title].rule == NM_R_TITLE);
    below_title(r, title);
}
