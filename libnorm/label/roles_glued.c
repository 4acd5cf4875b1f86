/* roles_glued.c - alternative text and caption of a picture, joined without a space. */
#include "label/roles.h"

#include <string.h>

#define LEAST_EFF 30u
#define MOST_EFF 320u
#define SIDE_WORDS 3u   /* each side is a text of its own, not the two halves of a name */
#define NAMED_WORDS 5u  /* more where the word before has a capital: "Neva.Today reported" */
#define WORD_LETTERS 4u /* shorter words before a full stop are abbreviated */
#define SURE_ODDS 2600  /* surer of the body the model is believed against a capital inside a word */

/* The words of the sentence before word k; after it, itself counted. */
static size_t words_before(const nm_word *words, size_t k)
{
    size_t n = 0;

    while (k > 0) {
        n++;
        if (words[--k].flags & NM_W_BREAK)
            break;
    }
    return n;
}

static size_t words_after(const nm_word *words, size_t count, size_t k)
{
    size_t n = 1;

    while (k + n < count && !(words[k + n].flags & NM_W_BREAK))
        n++;
    return n;
}

/* Two or three words with capitals at the block's end: who took the picture. */
static bool names_end(const nm_word *words, size_t count, size_t k)
{
    size_t i;

    if (k + 2 > count || k + 4 < count)
        return false;
    for (i = k; i < count; i++)
        if (!(words[i].flags & NM_W_UPPER) && i < k + 2)
            return false;
    return true;
}

/* Whether what begins at word k can be a caption's sentence: no list goes on there, no address, no label. */
static bool begins_text(norm_str s, const nm_word *words, size_t count, size_t k, size_t least)
{
    char next = words[k].end < s.len ? s.data[words[k].end] : ' ';

    if (words_after(words, count, k) < least || (unsigned char)next < 0x21)
        return words_after(words, count, k) >= least || names_end(words, count, k);
    return next == '\'' || next == '-' || (unsigned char)next >= 0x80;
}

static size_t letters_in(norm_str s, const nm_word *w)
{
    size_t at = w->begin, n = 0;

    for (; at < w->end; n++)
        nm_utf8_next(s.data, &at);
    return n;
}

/* "smoke.Ships waited": a sentence ends and the next begins at once. */
static bool joins_at(norm_str s, const nm_word *words, size_t count, size_t k)
{
    const nm_word *before = &words[k - 1];
    size_t least = before->flags & NM_W_UPPER ? NAMED_WORDS : SIDE_WORDS;

    if (words[k].begin != before->end + 1 || !memchr(".!?", s.data[before->end], 3) ||
        !(words[k].flags & NM_W_UPPER) || letters_in(s, before) < WORD_LETTERS || (before->flags & NM_W_WIDE))
        return false;
    return words_before(words, k) >= least && begins_text(s, words, count, k, least);
}

/* Where a word's second half begins with a capital: "DecemberThe"; 0 if nowhere. */
static size_t seam(norm_str s)
{
    size_t at = 0, before;
    bool lower = false;

    while (at < s.len) {
        unsigned f;

        before = at;
        f = nm_uni_of(nm_utf8_next(s.data, &at))->flags;
        if (lower && (f & NM_UPPER) && before >= WORD_LETTERS)
            return before;
        lower = (f & NM_LOWER) != 0;
    }
    return 0;
}

/* The hash of a piece of a word; 0 if it is no word with small letters. */
static uint32_t hash_of(norm_str s)
{
    nm_word word[2];
    nm_vec words = {NULL, word, 0, 2, sizeof *word};

    return nm_words_split(s, 1, &words) && words.len && !(word[0].flags & NM_W_CAPS) ? word[0].hash : 0;
}

/* "in DecemberThe film": the word falls into two, and the second is a word of its own elsewhere: no name
 * like YouTube. */
static bool splits_at(const nm_roles *r, size_t i, const nm_word *words, size_t count, size_t k)
{
    norm_str s = nm_view_text(r->view, i);
    norm_str word = {s.data + words[k].begin, words[k].end - words[k].begin};
    size_t cut = seam(word);
    uint32_t hash;

    if (!cut || words_before(words, k) < SIDE_WORDS || !begins_text(s, words, count, k, SIDE_WORDS))
        return false;
    word.data += cut;
    word.len -= cut;
    hash = hash_of(word);
    return hash && nm_word_elsewhere(r, NM_NONE, hash) && !nm_word_elsewhere(r, i, words[k].hash);
}

/* A block that ends like prose may be a caption only where captions stand: right below the line that names
 * author or date, or above the first paragraph. */
static bool may_be_caption(const nm_roles *r, size_t i)
{
    const nm_verdict *above = &r->of[i - (i > 0)];

    if (r->view->look[i].shape.end != NM_CH_STOP)
        return true;
    if (!i || r->view->first == NM_NONE || i + 1 >= r->n || !r->view->look[i + 1].prose)
        return false;
    if (above->settled && (above->role == NORM_BYLINE || above->role == NORM_DATE))
        return i <= r->view->first + 3;
    return i <= r->view->first && r->view->title != NM_NONE && !r->view->look[i - 1].prose;
}

bool nm_is_glued(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;
    size_t count, k;
    const nm_word *words = nm_view_words(r->view, i, &count);

    if (s->eff < LEAST_EFF || s->eff > MOST_EFF || s->words < 5 || s->joins + s->camel == 0 || s->joins > 1 ||
        s->camel > 2 || s->links || s->sentences > 1 || s->end == NM_CH_COLON || s->end == NM_CH_BRACKET ||
        !may_be_caption(r, i))
        return false;
    for (k = 1; k < count; k++)
        if ((s->joins && joins_at(nm_view_text(r->view, i), words, count, k)) ||
            (s->camel && s->end != NM_CH_STOP && r->of[i].odds < SURE_ODDS &&
             splits_at(r, i, words, count, k)))
            return true;
    return false;
}

static bool is_triangle(uint32_t c)
{
    return c == 0x25B2 || c == 0x25B3 || c == 0x25BC || c == 0x25BD || c == 0x2191;
}

static bool begins_alike(const nm_roles *r, size_t i, norm_str s)
{
    norm_str other = nm_view_text(r->view, i);

    return other.len > 3 && s.len > 3 && !memcmp(other.data, s.data, 3);
}

/* A triangle before a line that is no item of a list: East Asian papers set it before a picture's text. */
bool nm_is_pointed(const nm_roles *r, size_t i)
{
    norm_str s = nm_view_text(r->view, i);
    size_t at = 0;

    if (!s.len || !is_triangle(nm_utf8_next(s.data, &at)) || r->view->look[i].shape.eff > MOST_EFF ||
        r->view->look[i].shape.words < 4)
        return false;
    return (!i || !begins_alike(r, i - 1, s)) && (i + 1 == r->n || !begins_alike(r, i + 1, s));
}
