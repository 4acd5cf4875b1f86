#include "text/cost.h"

#include <string.h>

#include "base/uni.h"

#define WORD 48       /* characters of a word that count */
#define CLOSE_LANGS 6 /* languages whose sequences are looked at in long texts, after the single letters */
#define LONG 200      /* letters */

#define ADJACENT 16      /* a character right after a letter */
#define OTHER_ID 254     /* number of all letters of scripts without a model */
#define OTHER_LETTER 30  /* the cost of each */
#define OTHER_SCRIPT 60  /* and of there being any */

typedef struct counter {
    nm_scorer *s;
    int characters[NM_CHAR_LANGS], fixed;
    uint32_t words, chars;
} counter;

nm_scorer *nm_scorer_new(nm_arena *arena)
{
    nm_scorer *s = nm_arena_zalloc(arena, 1, sizeof *s);
    unsigned i;

    for (i = 0; s && i < NM_MS_COUNT; i++) {
        s->by_script[i].v = nm_arena_alloc(arena, (3 * NM_COST_LETTERS + 2 * WORD) * sizeof *s->by_script[i].v);
        if (!s->by_script[i].v)
            return NULL;
    }
    return s;
}

/* Characters that are words of their own: Han, kana, Hangul, and their signs and forms. */
static bool is_character(uint32_t c)
{
    return (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xD7B0) || (c >= 0xFE30 && c < 0xFE50) ||
           (c >= 0xFF00 && c < 0xFFF0);
}

static void add_word(counter *k, const nm_face *word, uint32_t n)
{
    unsigned count[NM_MS_COUNT] = {0}, i, script = 0;
    nm_letters *l;

    for (i = 0; i < n; i++)
        if (word[i].letter)
            count[(word[i].letter & NM_L_SCRIPT) >> 8] += (word[i].letter & NM_L_ID) > 26 ? 16 : 1;
    for (i = 1; i < NM_MS_COUNT; i++)
        if (count[i] > count[script] || !script)
            script = i;
    l = &k->s->by_script[script];
    nm_letters_add(l, word, n);
    for (i = 0; i < n; i++)
        if ((word[i].letter & NM_L_SCRIPT) >> 8 == script)
            k->s->singles[script][word[i].letter & NM_L_ID]++;
    k->words++;
    k->chars += n;
}

static void count_words(counter *k, norm_str text, uint32_t most)
{
    nm_face word[WORD];
    uint32_t n = 0;
    bool high = false;
    size_t at = 0;

    while (at < text.len && k->chars < most) {
        uint32_t c = nm_utf8_next(text.data, &at);
        bool ends = c < 0x80 && (c | 0x20u) - 'a' >= 26;
        unsigned i;

        if (is_character(c)) {
            for (i = 0; i < NM_CHAR_LANGS; i++)
                k->characters[i] += nm_char_cost(i, c);
            k->chars++;
            k->fixed += n && word[n - 1].letter ? ADJACENT : 0;
        } else if (!ends) {
            word[n++] = nm_face_of(c);
            high |= c >= 0x80;
        }
        if (n == WORD || ((ends || is_character(c) || at == text.len) && n)) {
            if (high)
                add_word(k, word, n);
            n = 0;
            high = false;
        }
    }
}

static int single_cost(const nm_scorer *s, const nm_model_lang *lang)
{
    int cost = 0;
    unsigned i;

    for (i = 1; i < 256; i++)
        if (s->singles[lang->script][i])
            cost += (int)s->singles[lang->script][i] * lang->single[i];
    return cost;
}

/* The cost of a script's words in the best of the languages that their single letters speak for, `best` at most. */
static int script_cost(const nm_scorer *s, unsigned script, int best)
{
    int rough[CLOSE_LANGS];
    unsigned lang[CLOSE_LANGS], n = 0, i, k;

    if (script == NM_MS_OTHER)
        return OTHER_SCRIPT + (int)s->singles[script][OTHER_ID] * OTHER_LETTER;
    for (i = 0; i < nm_model_lang_count; i++) {
        int cost;

        if (nm_model_langs[i].script != script)
            continue;
        if (s->by_script[script].n < LONG) {
            cost = nm_letters_cost(&s->by_script[script], 0, &nm_model_langs[i], best);
            best = cost < best ? cost : best;
            continue;
        }
        cost = single_cost(s, &nm_model_langs[i]);
        for (k = n < CLOSE_LANGS ? n++ : CLOSE_LANGS; k > 0 && rough[k - 1] > cost; k--)
            if (k < CLOSE_LANGS)
                rough[k] = rough[k - 1], lang[k] = lang[k - 1];
        if (k < CLOSE_LANGS)
            rough[k] = cost, lang[k] = i;
    }
    for (k = 0; k < n; k++) {
        int cost = nm_letters_cost(&s->by_script[script], 0, &nm_model_langs[lang[k]], best);

        best = cost < best ? cost : best;
    }
    return best;
}

nm_cost nm_text_cost(nm_scorer *scorer, norm_str text, uint32_t most, int limit)
{
    counter k = {.s = scorer};
    nm_cost cost = {0, 0};
    unsigned i;
    int least;

    for (i = 0; i < NM_MS_COUNT; i++) {
        if (scorer->by_script[i].n)
            memset(scorer->singles[i], 0, sizeof scorer->singles[i]);
        scorer->by_script[i].n = 0;
        scorer->by_script[i].fixed = 0;
        memset(scorer->by_script[i].of_script, 0, sizeof scorer->by_script[i].of_script);
    }
    count_words(&k, text, most < NM_COST_LETTERS ? most : NM_COST_LETTERS);
    least = k.characters[0];
    for (i = 1; i < NM_CHAR_LANGS; i++)
        least = k.characters[i] < least ? k.characters[i] : least;
    cost.total = least + k.fixed;
    for (i = 1; i < NM_MS_COUNT; i++)
        cost.total += scorer->by_script[i].fixed;
    for (i = 1; i < NM_MS_COUNT && cost.total < limit; i++)
        if (scorer->by_script[i].n || scorer->by_script[i].fixed)
            cost.total += script_cost(scorer, i, limit - cost.total);
    cost.words = k.words;
    return cost;
}
