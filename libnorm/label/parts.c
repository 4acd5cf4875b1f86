#include "label/parts.h"

#define PART_WORDS 24u /* a headline and its label */
#define LABEL_WORDS 6u

/* The sentence before must be whole: a quotation that is spoken goes on in its own words. */
static bool sentence_ends(norm_str s, size_t at)
{
    while (at && (s.data[at - 1] == ' ' || s.data[at - 1] == '\n'))
        at--;
    return at && (s.data[at - 1] == '.' || s.data[at - 1] == '!' || s.data[at - 1] == '?');
}

/* The word that begins the block's last sentence, if that is short enough; 0: none. */
static size_t last_sentence(norm_str s, const nm_word *words, size_t count)
{
    size_t i;

    for (i = count; i > 1 && i + PART_WORDS > count;)
        if ((words[--i].flags & NM_W_BREAK) && sentence_ends(s, words[i].begin))
            return i;
    return 0;
}

/* Whether nothing but a colon and spaces stand between two words. */
static bool colon_between(norm_str s, size_t from, size_t to)
{
    bool colon = false;

    for (; from < to; from++) {
        colon = colon || s.data[from] == ':';
        if (s.data[from] != ':' && s.data[from] != ' ' && s.data[from] != '\n')
            return false;
    }
    return colon;
}

/* Whether the first words are a label: few, a colon behind them, and more than a word behind that. */
static bool is_label(norm_str s, const nm_word *words, size_t n, size_t label)
{
    return label && label <= LABEL_WORDS && label + 1 < n &&
           colon_between(s, words[label - 1].end, words[label].begin);
}

/* A strong phrase of related stories over words [0, n), a colon behind it, and a headline behind that. */
static const nm_hit *label_in(norm_str s, const nm_word *words, size_t n, const nm_vec *hits)
{
    const nm_hit *hit = hits->data;
    size_t i;

    for (i = 0; i < hits->len; i++)
        if (nm_phrase_rules[hit[i].rule].rule.role == NORM_RELATED && nm_phrase_rules[hit[i].rule].strength >= 2 &&
            hit[i].begin == 0 && is_label(s, words, n, hit[i].hole_end > hit[i].hole ? hit[i].hole : hit[i].end))
            return &hit[i];
    return NULL;
}

bool nm_part_find(const nm_roles *r, size_t i, nm_vec *hits, nm_part *part, bool *ok)
{
    norm_str s = nm_view_text(r->view, i);
    size_t count, at;
    const nm_word *words = nm_view_words(r->view, i, &count);
    const nm_hit *hit;

    *ok = true;
    if (r->of[i].role != NORM_PARAGRAPH || !r->view->look[i].prose || !r->view->look[i].shape.n[NM_CH_COLON] ||
        (at = last_sentence(s, words, count)) < 4)
        return false;
    hits->len = 0;
    if (!(*ok = nm_phrases_scan(s, words + at, count - at, hits)) || !(hit = label_in(s, words + at, count - at, hits)))
        return false;
    part->begin = r->view->doc->blocks[i].begin + words[at].begin;
    part->phrase = hit->rule;
    return true;
}
