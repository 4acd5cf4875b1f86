/* score.h - the cost of a decoded text under the letter statistics (model.h).
 *
 * Words are turned into numbers of letters once a reading; each language then adds up what they
 * cost. Cost of signs, of case in odd places and of scripts in one word is the same for all.
 */
#ifndef NM_TEXT_SCORE_H
#define NM_TEXT_SCORE_H

#include "text/model.h"

/* What a character is to the scorer, looked up once: a letter, or a sign with its cost. */
typedef struct nm_face {
    uint16_t letter; /* number, script and case as in nm_letter; 0: not a letter */
    uint8_t cost;    /* of a sign */
    uint8_t joins;   /* may stand inside a word: apostrophe, hyphen, soft hyphen, joiner; 2: after l only */
} nm_face;

nm_face nm_face_of(uint32_t c);

/* A text as letters: numbers with their scripts, 0 between words. */
typedef struct nm_letters {
    uint16_t *v; /* room for twice the characters and 2 */
    uint32_t n;
    int fixed;
    uint32_t of_script[NM_MS_COUNT]; /* how many beyond ASCII */
} nm_letters;

/* Appends a word, given as faces. */
void nm_letters_add(nm_letters *letters, const nm_face *word, uint32_t n);

/* The cost of the letters from `from` on in a language, beside letters->fixed; counted up to `most` only. */
int nm_letters_cost(const nm_letters *letters, uint32_t from, const nm_model_lang *lang, int most);

/* The cost of a character beyond ASCII in a language of characters. */
int nm_char_cost(unsigned table, uint32_t c);

#endif
