#include "cli/page/sha256.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

static uint32_t turned(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}

/* The first 32 bits of the fraction of a root, exact in a double for the primes below 312. */
static uint32_t fraction(double root)
{
    return (uint32_t)((root - floor(root)) * 4294967296.0);
}

static int is_prime(int n)
{
    int d;

    for (d = 2; d * d <= n; d++)
        if (n % d == 0)
            return 0;
    return 1;
}

static void constants(uint32_t start[8], uint32_t round[64])
{
    int n, prime;

    for (n = 0, prime = 2; n < 64; prime++)
        if (is_prime(prime)) {
            if (n < 8)
                start[n] = fraction(sqrt(prime));
            round[n++] = fraction(cbrt(prime));
        }
}

static void schedule(uint32_t w[64], const unsigned char block[64])
{
    int i;

    for (i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 | (uint32_t)block[4 * i + 2] << 8 |
               block[4 * i + 3];
    for (; i < 64; i++) {
        uint32_t a = w[i - 15], b = w[i - 2];

        w[i] = w[i - 16] + (turned(a, 7) ^ turned(a, 18) ^ a >> 3) + w[i - 7] +
               (turned(b, 17) ^ turned(b, 19) ^ b >> 10);
    }
}

static void compress(uint32_t h[8], const uint32_t round[64], const unsigned char block[64])
{
    uint32_t w[64], v[8];
    int i;

    schedule(w, block);
    memcpy(v, h, sizeof v);
    for (i = 0; i < 64; i++) {
        uint32_t a = v[0], e = v[4];
        uint32_t one = v[7] + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & v[5]) ^ (~e & v[6])) + round[i] +
                       w[i];
        uint32_t two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));

        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += one;
        v[0] = one + two;
    }
    for (i = 0; i < 8; i++)
        h[i] += v[i];
}

void sha256(const void *data, size_t size, unsigned char digest[32])
{
    const unsigned char *p = data;
    unsigned char last[128] = {0};
    size_t left = size % 64, end = left < 56 ? 64 : 128, i;
    uint32_t h[8], round[64];

    constants(h, round);
    for (i = 0; i + 64 <= size; i += 64)
        compress(h, round, p + i);
    memcpy(last, p + i, left);
    last[left] = 0x80;
    for (i = 0; i < 8; i++)
        last[end - 1 - i] = (unsigned char)((uint64_t)size * 8 >> 8 * i);
    for (i = 0; i < end; i += 64)
        compress(h, round, last + i);
    for (i = 0; i < 32; i++)
        digest[i] = (unsigned char)(h[i / 4] >> (24 - 8 * (i % 4)));
}
