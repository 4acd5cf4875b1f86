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

/* Letters by group in text of any bytes; Han characters and Korean syllables count several times. */
typedef struct nm_script_count {
    uint32_t letters;   /* of all groups */
    uint32_t in_group;  /* of the leading group */
    uint32_t kana;      /* hiragana and katakana: Japanese */
    uint8_t group;      /* the leading group, 0 without letters */
    uint8_t script;     /* the most frequent script in it */
} nm_script_count;

typedef struct nm_script_tally {
    uint32_t letters[256]; /* by script; all 0 to begin with */
    bool mixed;            /* some may be of another script than Latin */
} nm_script_tally;

void nm_scripts_add(nm_script_tally *tally, norm_str text);
void nm_scripts_lead(const nm_script_tally *tally, nm_script_count *count);
/* The two in one, for one text. */
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

/* A coarse and quick look: threes of neighbouring letters, all that is none counting as one;
 * of Han characters each by itself. Their hashes are slots of small tables. */
#define NM_TRIGRAM_SLOTS 4096u

/* Writes the slots of the trigrams of text, at most `most`, and returns how many. *others is
 * raised by the letters that are not of the group. */
size_t nm_trigrams(norm_str text, unsigned group, uint16_t *slots, size_t most, uint32_t *others);

#endif
