/* The two halves of any bytes, aligned: in a language that the first byte chooses, and line by line. */
#include <stdlib.h>

#include "fuzz/fuzz.h"
#include "support/beads.h"

static size_t lines_of(norm_str text, norm_span *spans)
{
    size_t i, begin = 0, n = 0;

    for (i = 0; i <= text.len; i++)
        if (i == text.len || text.data[i] == '\n') {
            spans[n++] = (norm_span){begin, i};
            begin = i + 1;
        }
    return n;
}

static void align(house *h, const norm_side *a, const norm_side *b)
{
    norm_alignment al;

    if (norm_align(h->context, a, b, &al, NULL) != NORM_OK)
        fuzz_must_hold("texts that cannot be aligned");
    fuzz_must_hold(beads_problem(&al));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const langs[] = {"", "en", "zh", "th", "hy", "de"};
    static house h;
    const char *lang = langs[size ? data[0] % 6 : 0];
    norm_side a = {{(const char *)data, size / 2}, {lang, strlen(lang)}, NULL, 0}, b = a;
    norm_span *x = calloc(size + 2, sizeof *x), *y = calloc(size + 2, sizeof *y);

    if (!h.engine)
        h = house_new(NULL);
    b.text = (norm_str){(const char *)data + size / 2, size - size / 2};
    align(&h, &a, &b);
    a.count = lines_of(a.text, x);
    b.count = lines_of(b.text, y);
    a.sentences = x;
    b.sentences = y;
    align(&h, &a, &b);
    free(x);
    free(y);
    return 0;
}
