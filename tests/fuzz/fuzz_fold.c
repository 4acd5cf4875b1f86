/* The comparison form of any bytes, in any room. */
#include "fuzz/fuzz.h"

#include <stdlib.h>

static void check_text(const char *out, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++)
        if ((out[i] >= 'A' && out[i] <= 'Z') || out[i] == '\n' || (i && out[i] == ' ' && out[i - 1] == ' '))
            fuzz_must_hold("a capital, a line end or two spaces in the comparison form");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    norm_str text = {(const char *)data, size};
    size_t n = norm_fold(text, NULL, 0), half = n / 2;
    char *out = malloc(n + 1), *part = malloc(half + 1);

    if (!out || !part)
        abort();
    out[n] = part[half] = '#';
    if (norm_fold(text, out, n) != n || norm_fold(text, part, half) != n)
        fuzz_must_hold("another length in another room");
    if (out[n] != '#' || part[half] != '#')
        fuzz_must_hold("written beyond the room");
    check_text(out, n);
    if (size < 90) { /* longer runs of marks than anybody writes are folded in parts */
        norm_str once = {out, n};
        char *twice = malloc(n + 1);

        if (!twice)
            abort();
        if (norm_fold(once, twice, n) != n || memcmp(once.data, twice, n))
            fuzz_must_hold("folding twice changes something");
        free(twice);
    }
    free(part);
    free(out);
    return 0;
}
