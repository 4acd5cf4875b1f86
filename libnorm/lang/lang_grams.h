/* lang_grams.h - what the language model sees of a text: n-grams, as numbers of rows.
 *
 * The fit and the library share this code: a model belongs to the features that it was
 * fitted with.
 */
#ifndef NM_LANG_GRAMS_H
#define NM_LANG_GRAMS_H

#include "base/uni.h"

#define NM_LANG_ROW_BITS 17u
#define NM_LANG_ROWS (1u << NM_LANG_ROW_BITS)
#define NM_GRAM_MAX 5u     /* letters of the longest n-gram, boundary marks among them */
#define NM_WORD_LETTERS 40u/* a longer run of letters is taken in pieces */
/* The most rows that one step can add: all n-grams of a word, and the word. */
#define NM_WORD_ROWS ((NM_WORD_LETTERS + 2) * NM_GRAM_MAX + 1)

/* A script, or the family that is written together: kana and bopomofo count as Han.
 * 0: no script of its own (digits, most signs, combining marks). */
unsigned nm_script_group(unsigned script);

/* Letters by group in text of any bytes. `first` is the script that most letters have. */
typedef struct nm_script_count {
    uint32_t letters;   /* of all groups */
    uint32_t in_group;  /* of the leading group */
    uint32_t kana;      /* hiragana and katakana: Japanese */
    uint8_t group;      /* the leading group, 0 without letters */
    uint8_t script;     /* the most frequent script in it */
} nm_script_count;

void nm_count_scripts(norm_str text, nm_script_count *count);

/* Walks over the words of one script group in text of any bytes. */
typedef struct nm_gram_walk {
    norm_str text;
    size_t at;
    unsigned group;
    uint32_t before; /* the Han character just before, for pairs; else 0 */
} nm_gram_walk;

static inline void nm_gram_begin(nm_gram_walk *walk, norm_str text, unsigned group)
{
    walk->text = text;
    walk->at = 0;
    walk->group = group;
    walk->before = 0;
}

/* The rows of the next word (or of the next Han character), at most NM_WORD_ROWS of them;
 * 0 at the end. */
size_t nm_gram_next(nm_gram_walk *walk, uint32_t *rows);

#endif
