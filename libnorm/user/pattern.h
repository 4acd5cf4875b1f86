/* pattern.h - the patterns of users' rules, and the automaton that they become.
 *
 *   pattern  =  way { "|" way }           one of the ways, each of which may be empty
 *   way      =  { character | hole | "(" pattern ")" }
 *   hole     =  "%d" | "%n" | "%s" | "%t" | "%*"
 *
 * A character stands for itself as nm_fold() sees it, whatever its case; white space for any run of it, dashes
 * and quotation marks for their kin; "%" before %, ( ) or | for that character. %d is a number, %n, %s and %t
 * are up to 3, 8 and 24 words (three times as many characters where a character counts as a word) with the signs
 * that touch them, %* is anything. Every way through a pattern has a character that is no space.
 */
#ifndef NM_PATTERN_H
#define NM_PATTERN_H

#include "base/mem.h"
#include "base/uni.h"

#define NM_PATTERN_MOST 400 /* characters */
#define NM_PATTERN_DEPTH 8  /* brackets within brackets */

enum {
    NM_OP_CHAR,   /* c */
    NM_OP_SPACE,  /* white space; nothing where white space was just before */
    NM_OP_SPLIT,  /* nothing: goes on at next and at other */
    NM_OP_MATCH,  /* the pattern ends here; c is its rule */
    NM_OP_DIGIT,  /* a digit, then next */
    NM_OP_DIGITS, /* more of them; a separator, then next; or on at other */
    NM_OP_BEFORE, /* a hole is these four in a row: no word yet, */
    NM_OP_WORD,   /* within a word, */
    NM_OP_MARKS,  /* past signs behind a word: here and within a word it may go on at other; */
    NM_OP_GAP,    /* past a space, no word yet */
    NM_OP_ANY     /* anything; or on at other */
};

/* next and other lie before the instruction, digits and holes aside: what goes on without reading never loops. */
typedef struct nm_inst {
    uint8_t op, budget; /* budget: three for every word that a hole takes */
    uint32_t c;
    uint32_t next, other;
} nm_inst;

/* Where a pattern may begin: at character c, a digit, or anything. */
typedef struct nm_start {
    uint32_t c, at;
    uint32_t rule;
} nm_start;

#define NM_START_ANYTHING 0
#define NM_START_DIGIT 1

typedef struct nm_program {
    nm_vec insts;  /* of nm_inst */
    nm_vec starts; /* of nm_start, sorted by c, then at */
} nm_program;

typedef struct nm_pattern_fault {
    size_t offset; /* byte of the pattern */
    const char *message;
} nm_pattern_fault;

/* The folded form of a character: what nm_fold() gives, a space for white space, one dash, one quotation mark of a
 * kind; 0 if it is dropped. */
uint32_t nm_pattern_fold(uint32_t c);

/* Appends a pattern to a program, read from its end if backward; its starts are not sorted yet. False with the
 * fault, whose message is NULL without memory. */
bool nm_pattern_add(nm_program *program, nm_arena *scratch, norm_str pattern, uint32_t rule, bool backward,
                    nm_pattern_fault *fault);

#endif
