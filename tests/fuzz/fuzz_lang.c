/* The language of any bytes, which need not be UTF-8. */
#include "fuzz/fuzz.h"

static int is_known(const char *tag)
{
    const char *known;
    size_t i;

    for (i = 0; (known = norm_language_at(i)) != NULL; i++)
        if (!strcmp(known, tag))
            return 1;
    return !strcmp(tag, "und");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static house h;
    norm_str text = {(const char *)data, size};
    norm_lang lang;
    norm_error e;

    if (!h.engine)
        h = house_new(NULL);
    if (norm_language(h.context, text, NULL, &lang, &e) != NORM_OK)
        fuzz_must_hold(e.message);
    if (!is_known(lang.tag) || !is_known(lang.second))
        fuzz_must_hold("a tag that is not listed");
    if (!(lang.confidence >= 0 && lang.confidence <= 1) ||
        !(lang.second_confidence >= 0 && lang.second_confidence <= 1))
        fuzz_must_hold("a confidence out of range");
    if (strcmp(lang.tag, "und") && lang.second_confidence > lang.confidence)
        fuzz_must_hold("a second language before the first");
    if (!lang.script || strlen(lang.script) != 4)
        fuzz_must_hold("no script");
    return 0;
}
