/* What holds of every result: blocks tile the input, strings are NFC, spans point at their text;
 * whatever the bytes are, and whatever is said of them. */
#include "prop/prop.h"

static void is_whole(prop *p, const char *name, const char *data, size_t size)
{
    const char *problem;

    must_run(p, name, data, size, NULL);
    problem = article_problem(data, size, p->h.article);
    if (problem)
        fail_msg("%s: %s", name, problem);
}

static void results_of_files_are_whole(void **state)
{
    for_each_file(*state, is_whole);
}

static void results_of_made_inputs_are_whole(void **state)
{
    for_each_made(*state, 6000, 1, is_whole);
}

static void results_of_the_shortest_inputs_are_whole(void **state)
{
    char s[2];
    unsigned c;

    is_whole(*state, "nothing", NULL, 0);
    for (c = 0; c < 0x10000; c += c < 0x400 ? 1 : 37) {
        s[0] = (char)(c & 0xFF);
        s[1] = (char)(c >> 8);
        is_whole(*state, "one byte", s, 1);
        is_whole(*state, "two bytes", s, 2);
    }
}

static norm_str text_of(const char *s)
{
    norm_str t = {s, strlen(s)};

    return t;
}

/* One hint of each kind, right or wrong, or an absurd one. */
static void is_whole_with_hints(prop *p, const char *name, const char *data, size_t size)
{
    static const char *const langs[] = {"en", "zh-Hant", "pt-BR", "no-such-language", "x", "und"};
    static const char *const urls[] = {"https://news.example.fr/a", "example.de", "://", "http://[::1]:80/%zz"};
    static const char *const dates[] = {"2014-12-24", "0000-00-00", "2014", "soon", "9999999999-1-1"};
    static size_t turn;
    norm_hints hints;
    size_t charsets = 0;
    const char *problem;

    while (corpus_charset(charsets))
        charsets++;
    norm_hints_init(&hints);
    hints.charset = text_of(corpus_charset(turn % charsets));
    hints.lang = text_of(langs[turn % 6]);
    hints.url = text_of(urls[turn % 4]);
    hints.date = text_of(dates[turn % 5]);
    turn++;
    must_run(p, name, data, size, &hints);
    problem = article_problem(data, size, p->h.article);
    if (problem)
        fail_msg("%s, said to be %s: %s", name, hints.charset.data, problem);
}

static void results_are_whole_under_any_hint(void **state)
{
    size_t i;

    for (i = 0; i < 8; i++)
        for_each_file(*state, is_whole_with_hints);
    for_each_made(*state, 1500, 1, is_whole_with_hints);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(results_of_files_are_whole),
        cmocka_unit_test(results_of_the_shortest_inputs_are_whole),
        cmocka_unit_test(results_of_made_inputs_are_whole),
        cmocka_unit_test(results_are_whole_under_any_hint),
    };

    return prop_main(argc, argv, tests);
}
