#include "label/view.h"

#include <string.h>

#include "label/odds.h"
#include "label/profile.h"
#include "marks/date.h"

#define SHORT_DATE 8u /* words: "2023. november 2. 16:20" has full stops, too */
#define DATE_EFF 130u /* longer blocks are not about their dates */

static unsigned group_of(unsigned role)
{
    switch (role) {
    case NORM_BYLINE: case NORM_DATE: case NORM_SOURCE: return NM_G_CREDIT;
    case NORM_SECTION: case NORM_TAGS: case NORM_NAV: return NM_G_SECTION;
    case NORM_CAPTION: case NORM_CREDIT: return NM_G_CAPTION;
    case NORM_COMMENT: return NM_G_COMMENT;
    case NORM_COMMENT_FORM: return NM_G_FORM;
    case NORM_SHARE: return NM_G_SHARE;
    case NORM_SUBSCRIBE: case NORM_PAYWALL: return NM_G_SUBSCRIBE;
    case NORM_AD: return NM_G_AD;
    case NORM_RELATED: return NM_G_RELATED;
    case NORM_RSS_FOOTER: case NORM_PERMALINK: return NM_G_FEED;
    case NORM_COOKIE_NOTICE: case NORM_LEGAL: return NM_G_LEGAL;
    default: return NM_G_OTHER;
    }
}

/* A phrase is worth more the more of the block it covers. */
static void look_at_hits(const nm_marks *marks, const nm_mark *m, nm_look *look)
{
    uint32_t count = m->word_end - m->word, i;

    for (i = m->hit; i < m->hit_end; i++) {
        const nm_hit *hit = &marks->hits[i];
        const nm_phrase_rule *rule = &nm_phrase_rules[hit->rule];
        unsigned covered = hit->end - hit->begin, value;
        uint8_t *group = &look->group[group_of(rule->rule.role)];

        value = rule->strength * (2 * covered >= count ? 40u : 5 * covered >= count ? 25u : 12u);
        if (value > *group)
            *group = (uint8_t)value;
    }
}

/* Reading dates is slow; most blocks can be none. */
static bool may_be_date(const nm_shape *s)
{
    return s->n[NM_CH_DIGIT] && s->eff <= DATE_EFF && s->n[NM_CH_DIGIT] * 30 >= s->eff && s->words <= 20 &&
           (!s->sentences || s->words <= SHORT_DATE);
}

static void look_at_blocks(const nm_label_model *model, nm_view *view)
{
    size_t i, count;

    for (i = 0; i < view->doc->n; i++) {
        nm_look *look = &view->look[i];
        const nm_word *words = nm_view_words(view, i, &count);

        nm_shape_of(nm_view_text(view, i), words, count, &look->shape);
        look->prose = nm_shape_is_prose(&look->shape);
        nm_odds_of(model, words, count, look);
        if (may_be_date(&look->shape))
            look->date = (uint8_t)(nm_date_share(nm_view_text(view, i), NULL) * 127);
        look_at_hits(view->doc->marks, &view->doc->marks->of[i], look);
        view->eff += look->shape.eff;
        if (look->prose) {
            view->prose_eff += look->shape.eff;
            view->prose_count++;
            view->first = view->first == NM_NONE ? i : view->first;
            view->last = i;
        }
    }
}

norm_status nm_view_make(nm_run *run, const nm_doc *doc, const nm_label_model *model, nm_view *view)
{
    memset(view, 0, sizeof *view);
    view->doc = doc;
    view->first = view->last = view->title = NM_NONE;
    view->look = nm_arena_zalloc(run->arena, doc->n, sizeof *view->look);
    if (!view->look)
        return nm_no_memory(run->error, "label");
    look_at_blocks(model, view);
    return nm_profile(run, view);
}
