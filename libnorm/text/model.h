/* model.h - letter statistics: how well does a text fit a language?
 *
 * Fitted by fit/charset.py, kept in data/charset.model, packed by gen/charset_model.c. All costs are
 * -ln p in quarters of a nat, as integers: sums are exact and the same everywhere.
 */
#ifndef NM_TEXT_MODEL_H
#define NM_TEXT_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NM_NAT 4 /* units of cost in a nat */
#define NM_COST_MAX 55 /* of a letter that a language does not have */

/* What the model knows of a code point below NM_LETTER_END. */
#define NM_LETTER_END 0x2000u
enum {
    NM_L_ID = 0xFF,         /* mask: number of the lower-case letter in its script, 0: none; 1 to 26: a to z */
    NM_L_SCRIPT = 0xF00,    /* mask: an nm_model_script << 8 */
    NM_L_UPPER = 1 << 12,
    NM_L_LOWER = 1 << 13
};
typedef enum nm_model_script {
    NM_MS_NONE, NM_MS_LATN, NM_MS_CYRL, NM_MS_GREK, NM_MS_HEBR, NM_MS_ARAB, NM_MS_THAI, NM_MS_ARMN, NM_MS_GEOR,
    NM_MS_OTHER, /* scripts without a model, all in one */
    NM_MS_COUNT
} nm_model_script;
extern const uint16_t nm_letter[NM_LETTER_END];

/* Costs of characters that are not letters; the top bit is set for those that may stand inside a word. */
#define NM_SIGN_END 0x2700u
#define NM_SIGN_COST 0x7Fu
extern const uint8_t nm_sign[NM_SIGN_END];

typedef struct nm_model_lang {
    const char *tag;
    nm_model_script script;
    const uint8_t *pairs;  /* Latin: 27 by 27 costs of ASCII letters after ASCII letters, 0 the edge of a word */
    const uint8_t *single; /* costs of single letters by number, 256 of them */
    const uint32_t *cells; /* hash table of (first, second, third, cost), a byte each; 0: free */
    uint32_t size;
} nm_model_lang;
extern const nm_model_lang nm_model_langs[];
extern const unsigned nm_model_lang_count;

/* Costs of single characters from NM_CHAR_BEGIN to NM_CHAR_END in zh-Hans, zh-Hant, ja, ko. */
#define NM_CHAR_BEGIN 0x3000u
#define NM_CHAR_END 0xD7B0u
enum { NM_CHAR_HANS, NM_CHAR_HANT, NM_CHAR_JA, NM_CHAR_KO, NM_CHAR_LANGS };
extern const uint8_t nm_char_costs[NM_CHAR_LANGS][NM_CHAR_END - NM_CHAR_BEGIN];

/* Where a sequence is looked for first. */
#define NM_MODEL_ANY 255u /* stands for a letter that is left open */
static inline uint32_t nm_model_key(unsigned a, unsigned b, unsigned c)
{
    return (uint32_t)a << 24 | (uint32_t)b << 16 | (uint32_t)c << 8;
}

static inline uint32_t nm_model_slot(uint32_t key, uint32_t size)
{
    uint32_t h = (key >> 8) * 2654435761u;

    h ^= h >> 15;
    h *= 2246822519u;
    return (uint32_t)(((uint64_t)h * size) >> 32);
}

#endif
