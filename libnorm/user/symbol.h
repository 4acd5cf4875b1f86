/* symbol.h - text as the patterns of users' rules see it, from either end. */
#ifndef NM_USER_SYMBOL_H
#define NM_USER_SYMBOL_H

#include <stdbool.h>

#include "libnorm.h"

/* A character as patterns see it. */
typedef struct nm_symbol {
    uint32_t c;
    bool word, wide, digit;
} nm_symbol;

/* Reads a block's symbols from its begin or its end. */
typedef struct nm_cursor {
    norm_str s;
    size_t at;
    bool backward;
} nm_cursor;

/* The next symbol; false at the end. What folding drops is passed over, and white space is one symbol. */
bool nm_symbol_read(nm_cursor *k, nm_symbol *s);

#endif
