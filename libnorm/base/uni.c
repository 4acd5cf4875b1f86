#include "base/uni.h"

/* The range that the second byte after a lead byte must lie in (Unicode 15, table 3-7). */
static void second_range(unsigned lead, unsigned *low, unsigned *high)
{
    *low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    *high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
}

uint32_t nm_utf8_any(const char *s, size_t n, size_t *at, bool *bad)
{
    const unsigned char *p = (const unsigned char *)s + *at;
    size_t left = n - *at, need, i;
    unsigned low, high;
    uint32_t c;

    if (p[0] < 0x80)
        return *at += 1, p[0];
    need = p[0] < 0xC2 || p[0] > 0xF4 ? 0 : p[0] < 0xE0 ? 1 : p[0] < 0xF0 ? 2 : 3;
    c = p[0] & (0x3Fu >> need);
    second_range(p[0], &low, &high);
    for (i = 1; i <= need && i < left; i++) {
        if (p[i] < low || p[i] > high)
            break;
        c = c << 6 | (p[i] & 63u);
        low = 0x80, high = 0xBF;
    }
    *at += i;
    if (need && i == need + 1)
        return c;
    *bad = true;
    return 0xFFFD;
}

size_t nm_utf8_put(char *p, uint32_t c)
{
    unsigned char *u = (unsigned char *)p;

    if (c < 0x80) {
        u[0] = (unsigned char)c;
        return 1;
    }
    if (c < 0x800) {
        u[0] = (unsigned char)(0xC0 | c >> 6);
        u[1] = (unsigned char)(0x80 | (c & 63));
        return 2;
    }
    if (c < 0x10000) {
        u[0] = (unsigned char)(0xE0 | c >> 12);
        u[1] = (unsigned char)(0x80 | (c >> 6 & 63));
        u[2] = (unsigned char)(0x80 | (c & 63));
        return 3;
    }
    u[0] = (unsigned char)(0xF0 | c >> 18);
    u[1] = (unsigned char)(0x80 | (c >> 12 & 63));
    u[2] = (unsigned char)(0x80 | (c >> 6 & 63));
    u[3] = (unsigned char)(0x80 | (c & 63));
    return 4;
}
