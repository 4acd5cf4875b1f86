/* phrase_rules.h - the rules of data/phrases as text, for gen/phrases.c.
 *
 * A file is a list of rules:
 *
 *   rule share.tweet            id: letters, digits, "_", one dot
 *   role share                  a norm_role
 *   at whole                    whole, start, end or any
 *   strength strong             weak, strong or sure
 *   what One English sentence.
 *   seen Where the fact was seen.
 *   en Tweet                    a phrase in a language; %n, %s, %t are holes for 1 to 3, 8, 24 words,
 *   not en They tweet a lot.    %d for a number. A colon, "|", "/" and the copyright sign count, other
 *                               marks do not. "not" lines are read by the unit test only.
 *
 * Empty lines and lines that begin with "#" are skipped. What is wrong is told with file and line.
 */
#ifndef NM_PHRASE_RULES_H
#define NM_PHRASE_RULES_H

#include "marks/phrase_table.h"

enum { MAX_RULES = 1000, MAX_LANGS = 250, MAX_PHRASES = 60000, MAX_SYMBOLS = 64, MAX_HOLES = 3 };

typedef struct text_rule {
    char *id, *role, *what, *seen;
    int at, strength;
    size_t phrases; /* in the pool: lines "lang<TAB>phrase", then a zero byte */
} text_rule;

typedef struct text_phrase {
    unsigned rule, lang, n, root;
    uint32_t symbols[MAX_SYMBOLS]; /* hashes, or specials: finished hashes are never that small */
} text_phrase;

typedef struct text_rules {
    text_rule rules[MAX_RULES];
    char *langs[MAX_LANGS];
    text_phrase phrases[MAX_PHRASES];
    size_t rule_count, lang_count, phrase_count;
    char *pool;
    size_t pool_len, pool_cap;
    const char *file; /* what is being read, for messages */
    int line;
} text_rules;

/* Adds the rules of a file; says what is wrong and ends the program if anything is. */
void read_rules(text_rules *all, const char *file);
/* To be called after the last file. */
void end_rules(text_rules *all);
/* Says what is wrong, with file and line, and ends the program. */
void fail(const text_rules *all, const char *format, ...);

#endif
