#include "cli/base64.h"

#include <stdint.h>

/* The value of each character plus one; 0 for what does not belong there. */
static const unsigned char values[256] = {
    ['A'] = 1,  ['B'] = 2,  ['C'] = 3,  ['D'] = 4,  ['E'] = 5,  ['F'] = 6,  ['G'] = 7,  ['H'] = 8,  ['I'] = 9,
    ['J'] = 10, ['K'] = 11, ['L'] = 12, ['M'] = 13, ['N'] = 14, ['O'] = 15, ['P'] = 16, ['Q'] = 17, ['R'] = 18,
    ['S'] = 19, ['T'] = 20, ['U'] = 21, ['V'] = 22, ['W'] = 23, ['X'] = 24, ['Y'] = 25, ['Z'] = 26, ['a'] = 27,
    ['b'] = 28, ['c'] = 29, ['d'] = 30, ['e'] = 31, ['f'] = 32, ['g'] = 33, ['h'] = 34, ['i'] = 35, ['j'] = 36,
    ['k'] = 37, ['l'] = 38, ['m'] = 39, ['n'] = 40, ['o'] = 41, ['p'] = 42, ['q'] = 43, ['r'] = 44, ['s'] = 45,
    ['t'] = 46, ['u'] = 47, ['v'] = 48, ['w'] = 49, ['x'] = 50, ['y'] = 51, ['z'] = 52, ['0'] = 53, ['1'] = 54,
    ['2'] = 55, ['3'] = 56, ['4'] = 57, ['5'] = 58, ['6'] = 59, ['7'] = 60, ['8'] = 61, ['9'] = 62, ['+'] = 63,
    ['-'] = 63, ['/'] = 64, ['_'] = 64};

static bool decode_some(const char *s, size_t n, uint32_t *bits, size_t *bad)
{
    size_t i;

    for (*bits = 0, i = 0; i < n; i++) {
        unsigned v = values[(unsigned char)s[i]];

        if (!v) {
            *bad = i;
            return false;
        }
        *bits = *bits << 6 | (v - 1);
    }
    return true;
}

bool base64_decode(char *s, size_t len, size_t *size, size_t *bad)
{
    size_t i, n, put = 0;
    uint32_t bits;

    while (len && s[len - 1] == '=')
        len--;
    for (i = 0; i < len; i += n) {
        n = len - i < 4 ? len - i : 4;
        if (!decode_some(s + i, n, &bits, bad)) {
            *bad += i;
            return false;
        }
        if (n == 1) {
            *bad = i;
            return false;
        }
        bits <<= 6 * (4 - n);
        s[put++] = (char)(bits >> 16);
        if (n > 2)
            s[put++] = (char)(bits >> 8);
        if (n > 3)
            s[put++] = (char)bits;
    }
    *size = put;
    return true;
}
