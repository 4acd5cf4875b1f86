/* comment.h - the line above a reader's comment: "1. kevin says:", "Jane Doe 3 hours ago". */
#ifndef NM_COMMENT_H
#define NM_COMMENT_H

#include "marks/date.h"

typedef struct nm_comment_head {
    norm_str author; /* in the text that was given; empty if nobody is named */
    nm_date date; /* date.end == 0: none */
    uint8_t strength; /* 1: a line of an article can look so too ("Jane Doe 24 Dec 2014", "She said:");
                          2: hardly ("kevin wrote on 24 Dec 2014"); 3: numbered or of a form that only comments have */
    bool says; /* a word like "says" is there */
    uint32_t end; /* bytes of the first line */
} nm_comment_head;

/* Looks at the first line of s. Cheap to refuse. lang as for bylines. */
bool nm_comment_head_find(norm_str s, const char *lang, nm_comment_head *head);

#endif
