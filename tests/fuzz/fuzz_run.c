/* The whole pipeline; the first byte says which hints come with the rest. */
#include "fuzz/fuzz.h"

#include "support/corpus.h"

static norm_str choose(const char *const *list, unsigned index)
{
    norm_str s = {list[index], strlen(list[index])};

    return s;
}

static void choose_hints(norm_hints *hints, unsigned n)
{
    static const char *const langs[] = {"", "fr", "zh-Hant", "no such language"};
    static const char *const urls[] = {"", "https://www.example.de/fr-ch/1"};
    static const char *const alternates[] = {"", "en, fr;;x-default zh-Hant"};
    static const char *const charsets[] = {"",            "windows-1251", "shift_jis", "utf-16",
                                           "iso-2022-jp", "gb18030",      "utf-7",     "?"};
    static const char *const machines[] = {"", "notranslate translated-ltr"};
    static const char *const answers[] = {"", "no"};
    static const char *const dates[] = {"", "2014-12-24"};

    norm_hints_init(hints);
    hints->lang = choose(langs, n & 3);
    hints->url = choose(urls, n >> 2 & 1);
    hints->charset = choose(charsets, n >> 3 & 7);
    hints->date = choose(dates, n >> 6 & 1);
    hints->hreflang = choose(alternates, n >> 7 & 1);
    hints->translated_from = choose(langs, n >> 4 & 3);
    hints->translated_by = choose(machines, n >> 5 & 1);
    hints->translate = choose(answers, n >> 1 & 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static house h;
    norm_hints hints;
    norm_error e;

    if (!h.engine)
        h = house_full();
    if (!size)
        return 0;
    choose_hints(&hints, data[0]);
    if (norm_run(h.context, data + 1, size - 1, &hints, h.article, &e) != NORM_OK)
        fuzz_must_hold(e.message);
    fuzz_must_hold(article_problem(data + 1, size - 1, h.article));
    return 0;
}
