/* The sentences of any bytes, in a language that the first byte chooses. */
#include "fuzz/fuzz.h"
#include "support/sentences.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const langs[] = {"", "en", "de", "fr", "el", "hy", "hi", "th", "ru", "vi", "he"};
    static house h;
    const char *lang = langs[size ? data[0] % (sizeof langs / sizeof *langs) : 0];
    norm_str text = {(const char *)data, size};
    const norm_span *spans;
    norm_error e;
    size_t n;

    if (!h.engine)
        h = house_new(NULL);
    if (norm_sentences(h.context, text, (norm_str){lang, strlen(lang)}, &spans, &n, &e) != NORM_OK)
        fuzz_must_hold(e.message);
    fuzz_must_hold(sentences_problem(text, spans, n));
    return 0;
}
