/* The tests' own reader of XML: what it must not let pass. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/xml.h"

static const char *problem_of(const char *document)
{
    return xml_problem((norm_str){document, strlen(document)});
}

static void whole_documents_pass(void **state)
{
    (void)state;
    assert_null(problem_of(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a x:y=\"&lt;&#10;\" z=\"\">t&amp;<b/><c>\n</c></a>\n"));
    assert_null(problem_of("<a/>"));
}

static void damaged_ones_do_not(void **state)
{
    static const char *const damaged[] = {"",
                                          "text",
                                          "<a>",
                                          "</a>",
                                          "<a></b>",
                                          "<a><b></a></b>",
                                          "<a/><a/>",
                                          "<a/>x",
                                          "<a b></a>",
                                          "<a b=c/>",
                                          "<a b=\"<\"/>",
                                          "<a b=\"/>",
                                          "<a b=\"\" b=\"\"/>",
                                          "<a>&</a>",
                                          "<a>&nbsp;</a>",
                                          "<a>]]></a>",
                                          "<a>\x01</a>",
                                          "<a>\xFF</a>",
                                          "<a>\xEF\xBF\xBF</a>",
                                          "<a>\xED\xA0\x80</a>",
                                          "<a",
                                          "< a/>",
                                          "<a><!-- --></a>"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof damaged / sizeof *damaged; i++)
        if (!problem_of(damaged[i]))
            fail_msg("%s passes", damaged[i]);
    assert_string_equal(problem_of("<a><b></a>"), "an end that does not match, at byte 9 of 10");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(whole_documents_pass), cmocka_unit_test(damaged_ones_do_not)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
