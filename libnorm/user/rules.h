/* rules.h - users' own rules as they are kept: what a file said, and the automata of its patterns. */
#ifndef NM_USER_RULES_H
#define NM_USER_RULES_H

#include "base/run.h"
#include "user/pattern.h"

#define NM_RULES_BYTES (1u << 20) /* of a file */
#define NM_RULES_MOST 4096u
#define NM_RULE_LINE 500u   /* bytes of a line */
#define NM_RULE_LINES 32u   /* match lines of a rule, and yes lines, and no lines, and host lines */

enum { NM_PLACE_WHOLE, NM_PLACE_START, NM_PLACE_END, NM_PLACE_ANY };

typedef struct nm_user_rule {
    norm_rule rule;          /* id is "user:NAME" */
    const char *name;        /* NAME alone */
    uint8_t place, role;
    int8_t keep;             /* -1: as the options say; else 0 or 1 */
    uint32_t host, host_end; /* indices of hosts */
    uint32_t from, until;    /* days as 20141224; 0: none */
    norm_str lang;           /* empty: any */
} nm_user_rule;

enum { NM_RUN_FORWARD, NM_RUN_BACKWARD, NM_RUN_FLOATING, NM_RUNS }; /* whole and start; end; any */

struct norm_rules {
    norm_allocator allocator;
    nm_arena arena;
    nm_vec rules;  /* of nm_user_rule, in the file's order */
    nm_vec hosts;  /* of norm_str, ASCII in lower case; "*" for all */
    nm_program programs[NM_RUNS];
    char checksum[17];
};

static inline const nm_user_rule *nm_rule_at(const norm_rules *rules, size_t i)
{
    return (const nm_user_rule *)rules->rules.data + i;
}

/* The caller's norm_loading, NULL for none, made complete. NORM_ERR_OPTION for half an allocator. */
norm_status nm_loading_complete(const norm_loading *given, norm_loading *loading, norm_error *error);

/* A day as 20141224 from the begin of "2014-12-24T10:00", "2014-12" or "2014": what is missing is a 1. 0: no date. */
uint32_t nm_day_of(norm_str iso);

#endif
