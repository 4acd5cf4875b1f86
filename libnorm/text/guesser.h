/* guesser.h - the parts of nm_guess_charset(). */
#ifndef NM_TEXT_GUESSER_H
#define NM_TEXT_GUESSER_H

#include "text/guess.h"
#include "text/sample.h"
#include "text/score.h"

#define MAX_PAIRS 12       /* of reading and language that are looked at closely */
#define MAX_READINGS 80
#define HOPELESS_BYTES 200 /* a set of two bytes is not given up before so many */

/* What the bytes become in one charset or in several that agree on all of them. */
typedef struct nm_reading {
    nm_face faces[128];        /* of the bytes from 0x80 */
    uint16_t code[128];        /* of the used bytes, in their order */
    unsigned script;           /* an nm_model_script, of most letters */
    uint8_t letter[128];       /* the letters of its script, by their numbers */
    uint16_t times[128];       /* how often there is each */
    unsigned letter_count;
    int others;                /* cost of all signs in the sample, and of letters of other scripts */
    nm_letters letters;
    bool has_letters;
} nm_reading;

typedef struct nm_guess_pair {
    nm_reading *r;
    const nm_charset *charset; /* the likeliest of the reading that is used for the language */
    unsigned lang;
    int cost, bonus;
} nm_guess_pair;

typedef struct nm_guesser {
    nm_arena *arena;
    nm_sample sample;
    const nm_evidence *evidence;
    uint8_t used[128];      /* the bytes beyond ASCII that there are */
    unsigned used_count;
    nm_reading *readings;
    unsigned reading_count;
    nm_guess_pair pairs[MAX_PAIRS];
    unsigned pair_count;
    int ascii[64];  /* cost of the ASCII words by language, 0 for the best */
    const nm_charset *best;
    const void *best_reading;
    int best_cost, second_cost;
} nm_guesser;

/* How rare a charset is, less the evidence for it. */
int nm_prior(const nm_guesser *g, const nm_charset *charset);
/* What the caller says of the language. */
int nm_lang_bonus(const nm_guesser *g, const char *tag);
/* What the ASCII words say of it; NULL: of languages of characters. */
int nm_ascii_bonus(const nm_guesser *g, const nm_model_lang *lang);
/* A candidate. Charsets that read the bytes alike are no rivals: of them the cheapest counts. */
void nm_offer(nm_guesser *g, const nm_charset *charset, const void *which, int cost);
/* Offers the sets of one byte a character; false without memory. And those of two and more. */
bool nm_guess_single(nm_guesser *g);
void nm_guess_multi(nm_guesser *g);

#endif
