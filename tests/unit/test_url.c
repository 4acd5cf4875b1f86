/* The parts of URLs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/url.h"

static int is(norm_str s, const char *expected)
{
    return s.len == strlen(expected) && !memcmp(s.data, expected, s.len);
}

static void hosts_and_paths_are_found(void **state)
{
    static const struct {
        const char *url, *host, *path;
    } cases[] = {
        {"https://example.org/fr/a?b#c", "example.org", "fr/a"}, {"https://u:p@example.org:80", "example.org", ""},
        {"//example.org/a", "example.org", "a"},                 {"example.org/a", "example.org", "a"},
        {"example.org?x=http://a.b/c", "example.org", ""},       {"http://", "", ""},
        {"//", "", "/"},                                         {"x", "x", ""},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        nm_url u = nm_url_split((norm_str){cases[i].url, strlen(cases[i].url)});

        if (!is(u.host, cases[i].host) || !is(u.path, cases[i].path))
            fail_msg("%s", cases[i].url);
    }
    assert_int_equal(nm_url_split((norm_str){NULL, 0}).host.len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(hosts_and_paths_are_found)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
