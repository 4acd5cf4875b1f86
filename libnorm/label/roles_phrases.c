/* roles_phrases.c - what phrases decide: sure ones anywhere, strong ones outside the prose or where the
 * model agrees, weak ones only the kind of what goes anyway. */
#include "label/roles.h"

#define TAIL_WORDS 24u /* of a last sentence that is boilerplate */
#define TEXT_WORDS 12u /* of a text before it that is none */
#define ROW_LENGTH 3u
#define SHORT_EFF 60u /* a block that a phrase can be the point of */

bool nm_role_is_body(unsigned role)
{
    return role <= NORM_CODE;
}

void nm_settle(nm_roles *r, size_t i, norm_role role, unsigned rule)
{
    nm_verdict *v = &r->of[i];

    v->role = (uint8_t)role;
    v->rule = (uint8_t)rule;
    v->strength = 0;
    v->settled = true;
    v->body = nm_role_is_body(role);
}

/* How much of the block a hit is, in tenths. */
static unsigned coverage(const nm_hit *hit, size_t words)
{
    return words ? (unsigned)((hit->end - hit->begin) * 10 / words) : 0;
}

/* One character of a script without spaces before another: the beginning of a longer word. */
static bool is_cut_out(const nm_hit *hit, const nm_word *words, size_t count)
{
    return hit->end - hit->begin == 1 && hit->end < count && (words[hit->begin].flags & NM_W_WIDE) &&
           (words[hit->end].flags & NM_W_WIDE) && (words[hit->end].flags & NM_W_GLUED);
}

/* One word that begins a sentence is its first word rather than a label, unless a mark or a line's end sets it
 * off: "Illustration works like that." */
static bool is_first_word(const nm_view *view, size_t i, const nm_hit *hit)
{
    norm_str s = nm_view_text(view, i);
    size_t count;
    const nm_word *words = nm_view_words(view, i, &count);

    return hit->begin == 0 && hit->end == 1 && count > 3 && view->look[i].shape.end == NM_CH_STOP &&
           !(words[0].flags & NM_W_WIDE) && !(words[1].flags & NM_W_BREAK) && words[0].end < s.len &&
           s.data[words[0].end] == ' ' && words[1].begin == words[0].end + 1;
}

/* What a hit is worth for naming the block's role; 0: nothing. A phrase that is a small part of a long
 * text is about something else. */
static unsigned worth(const nm_view *view, size_t i, const nm_hit *hit, size_t words)
{
    const nm_phrase_rule *rule = &nm_phrase_rules[hit->rule];
    const nm_look *look = &view->look[i];
    unsigned covered = coverage(hit, words);

    if (nm_role_is_body(rule->rule.role) || rule->rule.role == NORM_TITLE)
        return 0;
    if ((rule->rule.role == NORM_BYLINE || rule->rule.role == NORM_DATE) && rule->strength < 2)
        return 0; /* roles_credit.c reads the names and dates themselves */
    if (rule->strength < 3 && covered < 4 && look->prose && hit->begin > 3)
        return 0;
    if (rule->strength < 3 && rule->at == NM_AT_START && is_first_word(view, i, hit))
        return 0;
    if (rule->strength < 2 && covered < 5 && rule->at != NM_AT_WHOLE)
        return 0; /* what is whole fills the block, alone or in a row */
    return rule->strength * 20u + covered;
}

static const nm_hit *best_hit(const nm_view *view, size_t i, unsigned *value)
{
    const nm_marks *marks = view->doc->marks;
    const nm_mark *m = &marks->of[i];
    const nm_hit *best = NULL;
    uint32_t h;

    *value = 0;
    for (h = m->hit; h < m->hit_end; h++) {
        unsigned w = worth(view, i, &marks->hits[h], m->word_end - m->word);

        if (w > *value && !is_cut_out(&marks->hits[h], marks->words + m->word, m->word_end - m->word)) {
            *value = w;
            best = &marks->hits[h];
        }
    }
    return best;
}

/* Whether the prose of the article lies around block i. */
static bool inside(const nm_view *view, size_t i)
{
    return view->first != NM_NONE && i > view->first && i < view->last;
}

/* "%s says": a phrase that begins with anybody's name, which articles use, too. */
static bool is_of_anybody(const nm_hit *hit)
{
    unsigned role = nm_phrase_rules[hit->rule].rule.role;

    return (role == NORM_COMMENT || role == NORM_COMMENT_FORM) && hit->hole_end > hit->hole && hit->hole == hit->begin;
}

/* "Breaking news:" above a sentence inside the text: what it heads is the text. */
static bool introduces(const nm_roles *r, size_t i, const nm_hit *hit)
{
    return nm_phrase_rules[hit->rule].rule.role == NORM_RELATED && i && i + 1 < r->n && r->of[i - 1].body &&
           r->of[i + 1].body && r->view->look[i].shape.end == NM_CH_COLON &&
           (r->plain || (inside(r->view, i) && r->of[i + 1].odds > 2000));
}

/* Between blocks of the body a word that comment sections have is a word: "3 hours ago" above a chapter. So is
 * what ends like a sentence: "Thank you." Weak phrases need company. */
static bool is_alone(const nm_roles *r, size_t i, const nm_hit *hit)
{
    unsigned role = nm_phrase_rules[hit->rule].rule.role;

    return i && i + 1 < r->n && r->of[i - 1].body && r->of[i + 1].body &&
           (r->view->look[i].shape.end == NM_CH_STOP || role == NORM_COMMENT || role == NORM_COMMENT_FORM);
}

/* Behind the sentences of a paragraph even a sure phrase says what its own sentence is, not the paragraph: that
 * one becomes a piece by itself. */
static bool is_tail(const nm_roles *r, size_t i, const nm_hit *hit)
{
    size_t count;
    const nm_word *words = nm_view_words(r->view, i, &count);
    size_t most = words[hit->begin].flags & NM_W_WIDE ? 3 * TAIL_WORDS : TAIL_WORDS;

    return r->view->look[i].prose && hit->begin >= TEXT_WORDS && count - hit->begin <= most &&
           coverage(hit, count) < 4;
}

/* A strong phrase decides at the article's edge; in its midst the model must not be sure of the body. */
static bool decides(const nm_roles *r, size_t i, const nm_hit *hit, unsigned strength)
{
    const nm_verdict *v = &r->of[i];
    const nm_look *look = &r->view->look[i];
    size_t words = look->shape.words;
    bool whole = coverage(hit, words) >= 8 || (strength > nm_phrase_rules[hit->rule].strength);

    if (!v->body || (strength == 3 && !is_tail(r, i, hit)))
        return true;
    if (strength == 3)
        return false;
    if (introduces(r, i, hit))
        return false;
    if (is_of_anybody(hit) && v->odds > 0)
        return false; /* "Morning," she said. */
    if (strength == 2)
        return whole || (!inside(r->view, i) && (!look->prose || (hit->begin == 0 && v->odds < 3000))) ||
               v->odds < (look->shape.eff < SHORT_EFF ? 3000 : 500);
    return whole && words > 0 && !is_alone(r, i, hit) && v->odds < (inside(r->view, i) ? 500 : 1500);
}

/* Three buttons in a row are no sentence, however weak each is: "Facebook Twitter Telegram". */
static unsigned strength_of(const nm_roles *r, size_t i, const nm_hit *best)
{
    const nm_marks *marks = r->view->doc->marks;
    const nm_phrase_rule *rule = &nm_phrase_rules[best->rule];
    unsigned row = 0;
    uint32_t h;

    if (rule->strength > 1 || rule->at != NM_AT_WHOLE || rule->rule.role != NORM_SHARE)
        return rule->strength;
    for (h = marks->of[i].hit; h < marks->of[i].hit_end; h++)
        row += nm_phrase_rules[marks->hits[h].rule].rule.role == NORM_SHARE &&
               nm_phrase_rules[marks->hits[h].rule].at == NM_AT_WHOLE;
    return row >= ROW_LENGTH ? 2 : 1;
}

void nm_roles_phrases(nm_roles *r)
{
    size_t i;

    for (i = 0; i < r->n; i++) {
        nm_verdict *v = &r->of[i];
        unsigned value;
        const nm_hit *hit = best_hit(r->view, i, &value);
        unsigned strength = hit ? strength_of(r, i, hit) : 0;

        if (!hit || !decides(r, i, hit, strength) || nm_note_doubted(r, i, hit))
            continue;
        v->phrase = hit->rule;
        v->role = (uint8_t)nm_phrase_rules[hit->rule].rule.role;
        v->strength = (uint8_t)strength;
        v->settled = true;
        v->body = false;
    }
}
