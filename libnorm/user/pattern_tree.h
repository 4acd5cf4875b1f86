/* pattern_tree.h - a pattern as a tree, between its text and its instructions. */
#ifndef NM_PATTERN_TREE_H
#define NM_PATTERN_TREE_H

#include "user/pattern.h"

enum { NM_NODE_LITERAL, NM_NODE_HOLE, NM_NODE_SEQUENCE, NM_NODE_CHOICE };

typedef struct nm_node {
    int kind;              /* NM_NODE_... */
    uint32_t c;            /* of a literal; the letter of a hole */
    struct nm_node *first; /* of a sequence, a choice */
    struct nm_node *next;  /* in its parent */
} nm_node;

/* NULL with the fault, whose message is NULL without memory. */
const nm_node *nm_pattern_read(nm_arena *arena, norm_str pattern, nm_pattern_fault *fault);

#endif
