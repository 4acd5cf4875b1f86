/* loader.h - a file of rules on its way in; shared by the files that read it, nobody else. */
#ifndef NM_USER_LOADER_H
#define NM_USER_LOADER_H

#include <string.h>

#include "user/rules.h"

#define NM_FAULTS_MOST 100u /* that are reported */

typedef struct nm_example {
    uint32_t rule;
    bool must;           /* match, or must not */
    norm_str text;
    size_t line, offset; /* of the text in the file */
} nm_example;

typedef struct nm_loader {
    norm_rules *rules;
    nm_arena scratch;
    norm_str file;
    size_t line, line_begin, line_end; /* number, from 1; bytes of the file */
    nm_user_rule rule;       /* being read */
    bool reading, ruined;    /* there is one; something is wrong with it */
    uint32_t given;          /* keywords that it has had, a bit each */
    uint32_t count[4];       /* of its lines of the kinds that may come several times */
    size_t rule_line, rule_begin;
    nm_buf phrases;          /* lines "lang<TAB>pattern" */
    nm_vec examples;
    norm_loading loading;
    norm_error *error;
    size_t faults;
    bool no_memory;
} nm_loader;

/* Where a value lies in the file. */
static inline size_t nm_loader_offset(const nm_loader *l, norm_str value)
{
    return (size_t)(value.data - l->file.data);
}

/* Whether s is a word. */
static inline bool nm_loader_is(norm_str s, const char *word)
{
    return s.len == strlen(word) && !memcmp(s.data, word, s.len);
}

/* As much of a string as fits into a message. */
static inline int nm_loader_shown(norm_str s)
{
    return s.len < 40 ? (int)s.len : 40;
}

/* Reports that something is wrong at a byte of the current line. */
void nm_loader_fault(nm_loader *l, size_t offset, const char *format, ...)
#if defined(__GNUC__) || defined(__clang__)
    __attribute__((format(printf, 3, 4)))
#endif
    ;
/* The same of any line. */
void nm_loader_fault_at(nm_loader *l, size_t line, size_t line_begin, size_t offset, const char *message);

/* Kinds of lines of which a rule may have several. */
enum { NM_LINES_HOST, NM_LINES_MATCH, NM_LINES_YES, NM_LINES_NO };

typedef struct nm_keyword {
    const char *name;
    void (*set)(nm_loader *l, norm_str value);
    int several; /* NM_LINES_..., which are counted; -1: comes once */
} nm_keyword;

#define NM_KEYWORDS 12u
extern const nm_keyword nm_keywords[NM_KEYWORDS];

/* A rule begins; the one before ends, as the last one does at the end of the file. */
void nm_loader_begin_rule(nm_loader *l, norm_str name);
void nm_loader_end_rule(nm_loader *l);

/* Reads every line. */
void nm_loader_read(nm_loader *l);
/* Whether every rule does with its examples what it shall. */
void nm_loader_try(nm_loader *l);

#endif
