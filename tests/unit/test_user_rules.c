/* Users' rules: what a file may say, what is wrong with it and where, what its patterns match. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support/meter.h"
#include "user/match.h"
#include "user/rules.h"

static norm_rules *parse(const char *file, norm_error *e)
{
    norm_rules *rules = NULL;

    norm_rules_parse(file, strlen(file), NULL, &rules, e);
    return rules;
}

#define RULE "rule r\nhost *\nrole ad\n"

static void a_good_file_has_its_rules(void **state)
{
    norm_rules *rules = parse("\xEF\xBB\xBF# ours\r\n\r\n  rule a.b-c_1\r\nhost Example.COM\r\nrole share\r\nat any\r\n"
                              "match Share (this|it)\r\nyes Share it\r\nno Sharing it\r\nwhat A button.\r\n"
                              "rule two\nlang de\nhost *\nhost x.example\nrole ad\nat whole\nmatch Anzeige\n"
                              "match Werbung\n"
                              "yes ANZEIGE\nfrom 2014\nuntil 2014-12\nkeep yes", NULL);

    (void)state;
    assert_non_null(rules);
    assert_string_equal(norm_rules_at(rules, 0)->id, "user:a.b-c_1");
    assert_int_equal(norm_rules_at(rules, 0)->role, NORM_SHARE);
    assert_string_equal(norm_rules_at(rules, 0)->what, "A button.");
    assert_string_equal(norm_rules_at(rules, 0)->seen, "example.com");
    assert_string_equal(norm_rules_at(rules, 0)->phrases, "mul\tShare (this|it)");
    assert_string_equal(norm_rules_at(rules, 1)->seen, "*, x.example");
    assert_string_equal(norm_rules_at(rules, 1)->phrases, "de\tAnzeige\nde\tWerbung");
    assert_int_equal(((nm_user_rule *)rules->rules.data)[1].from, 20140101);
    assert_int_equal(((nm_user_rule *)rules->rules.data)[1].until, 20141201);
    assert_null(norm_rules_at(rules, 2));
    norm_rules_free(rules);
    norm_rules_free(NULL);
    rules = parse("", NULL);
    assert_null(norm_rules_at(rules, 0));
    norm_rules_free(rules);
}

static void faults_have_line_and_column(void **state)
{
    static const struct {
        const char *file, *message;
    } cases[] = {
        {"host x\n", "1:1: a file begins with a rule: rule NAME"},
        {"\n\n  frob x\n", "3:3: no line begins with \"frob\""},
        {"rule r\nhost\n", "2:5: a value is missing"},
        {"rule R\n", "1:6: a rule's name has a-z, 0-9, and _ . - only"},
        {"rule r\nrole aad\n", "2:6: there is no role aad"},
        {"rule r\nhost a/b\n", "2:6: a host is like example.com, which takes its subdomains too, or *"},
        {"rule r\nhost *.example\n", "2:6: a host is like example.com, which takes its subdomains too, or *"},
        {"rule r\nat the end\n", "2:4: at is whole, start, end or any"},
        {"rule r\nmatch x\n", "2:1: at comes before match"},
        {"rule r\nrole ad\nrole ad\n", "3:1: a second role for this rule"},
        {"rule r\nlang klingon\n", "2:6: no language has the tag klingon"},
        {"rule r\nfrom 2014-1-1\n", "2:6: a date is like 2014-12-24, 2014-12 or 2014"},
        {"rule r\nuntil 2014-13\n", "2:7: a date is like 2014-12-24, 2014-12 or 2014"},
        {"rule r\nkeep perhaps\n", "2:6: keep is yes or no"},
        {"rule r\nwhat \xC3\xA9 \xFF\n", "2:8: this is not UTF-8 text"},
        {"rule r\nwhat a\x01\n", "2:7: this is not UTF-8 text"},
        {RULE "at any\nmatch \xC3\xA9(a\n", "5:8: this ( has no )"},
        {RULE "at any\nmatch a)\n", "5:8: this ) has no ("},
        {RULE "at any\nmatch a %q\n",
         "5:9: % is followed by d, n, s, t or *, or by a %, ( ) or | that stands for itself"},
        {RULE "at any\nmatch %*\n", "5:7: every way through a pattern needs a letter, digit or sign outside its holes"},
        {RULE "at any\nmatch (a|)\n",
         "5:7: every way through a pattern needs a letter, digit or sign outside its holes"},
        {RULE "at any\nmatch (((((((((a)))))))))\n", "5:15: more than 8 brackets within each other"},
        {"rule r\nhost *\nrole ad\nmatch x", "4:1: at comes before match"},
        {"# c\nrule r\nrole ad\n", "2:1: this rule has no host"},
        {RULE, "1:1: this rule has no at"},
        {RULE "at any\n", "1:1: this rule has no match"},
        {RULE "at any\nmatch a\n", "1:1: this rule has no yes"},
        {RULE "at any\nmatch b\nyes a\n", "6:5: the rule does not match this, and must"},
        {RULE "at any\nmatch b\nyes b\nno  a b\n", "7:5: the rule matches this, and must not"},
        {RULE "at any\nmatch b\nyes b\nrule r\n", "7:6: there is a rule r already"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        norm_error e;

        assert_null(parse(cases[i].file, &e));
        assert_int_equal(e.code, NORM_ERR_DATA);
        assert_string_equal(e.stage, "rules");
        assert_string_equal(e.message, cases[i].message);
    }
}

static void count_fault(void *user, const norm_fault *fault)
{
    size_t *lines = user;

    assert_true(fault->column == 6);
    *lines = *lines * 10 + fault->line;
}

static void every_fault_is_reported(void **state)
{
    static const char file[] = "rule r\nrole x\nkeep x\nrule s\nlang x\n";
    norm_loading loading;
    norm_rules *rules;
    norm_error e;
    size_t lines = 0;

    (void)state;
    norm_loading_init(&loading);
    loading.report = count_fault;
    loading.user = &lines;
    assert_int_equal(norm_rules_parse(file, sizeof file - 1, &loading, &rules, &e), NORM_ERR_DATA);
    assert_int_equal(lines, 235);
    assert_int_equal(e.offset, 12);
}

/* ---------------------------------------------------------------- patterns -- */

static uint64_t steps; /* of the last match */

static bool matches(const char *pattern, const char *place, const char *text, nm_match *match)
{
    char file[2000];
    norm_rules *rules;
    norm_error e;
    norm_allocator a = nm_default_allocator();
    norm_str s = {text, strlen(text)};
    nm_arena arena;
    nm_matcher m;

    snprintf(file, sizeof file, "%sat %s\nmatch %s\nyes @\n", RULE, place, pattern);
    rules = parse(file, &e); /* the example is wrong, and needs to be made right */
    assert_null(rules);
    snprintf(file, sizeof file, "%sat %s\nmatch %s\nmatch @\nyes @\n", RULE, place, pattern);
    rules = parse(file, &e);
    if (!rules)
        fail_msg("%s: %s", pattern, e.message);
    nm_arena_init(&arena, &a);
    assert_true(nm_matcher_init(&m, &arena, rules));
    m.rank[0] = 1;
    nm_matcher_run(&m, s, 0, match);
    steps = m.steps;
    nm_arena_free(&arena);
    norm_rules_free(rules);
    return match->whole == 0 || match->start == 0 || match->end == 0 || match->any == 0;
}

static void patterns_match_what_they_say(void **state)
{
    static const struct {
        const char *pattern, *place, *text;
        bool yes;
    } cases[] = {
        {"Share this", "whole", "SHARE   THIS", true},
        {"Share this", "whole", "\xC2\xBB Share this \xE2\x80\xA6", true},
        {"Share this", "whole", "Share this now", false},
        {"Share this", "whole", "Share thisnow", false},
        {"Share this", "start", "Share this now", true},
        {"Share this", "start", "Share thisnow", false},
        {"Share this", "start", "Now share this", false},
        {"Share this", "end", "Now share this!", true},
        {"Share this", "end", "Now share this now", false},
        {"Share this", "any", "Now (share\nthis) now", true},
        {"are", "any", "Share this", false},
        {"Share(| this| it) now", "whole", "share now", true},
        {"Share (this |)now", "whole", "share now", true},
        {"Share( this|)", "whole", "share", true},
        {"Share (this|)", "whole", "share", true},
        {"(Share|) this", "any", "this", true},
        {"a|b (c|d)", "whole", "b d", true},
        {"a|b (c|d)", "whole", "a d", false},
        {"%d comments", "whole", "1,234 comments", true},
        {"%d comments", "whole", "1 234 comments", true},
        {"%d comments", "whole", "many comments", false},
        {"(%d) x", "whole", "(12 x)", true},
        {"%(%d%)", "whole", "(12)", true},
        {"100%% %| %(", "whole", "100% | (", true},
        {"By %n", "whole", "By Anna van Dyk", true},
        {"By %n", "whole", "By Anna van der Dyk", false},
        {"By %s, reporter", "whole", "By \xE2\x80\x9C" "Anna\xE2\x80\x9D O'Neill, reporter", true},
        {"By %s", "whole", "By a b c d e f g h", true},
        {"By %s", "whole", "By a b c d e f g h i", false},
        {"%n says", "whole", "Anna says", true},
        {"%n says", "whole", " says", false},
        {"x %n", "start", "x (Anna) - b", true},
        {"x %n - y", "whole", "x Anna - y", true},
        {"%n x", "end", "a ? b x", true},
        {"Read: %t", "end", "It ended. Read: one two three", true},
        {"x %* y", "whole", "x one, two. Three! y", true},
        {"x%*y", "whole", "x y", true},
        {"x%*y", "whole", "xy", true},
        {"it's \"so\" - so", "whole", "IT\xE2\x80\x99S \xC2\xABSO\xC2\xBB \xE2\x80\x94 so", true},
        {"\xEF\xBC\xA1" "bc", "whole", "ABC", true},
        {"cafe\xCC\x81", "whole", "Caf\xC3\xA9", true},
        {"\xE5\x88\x86\xE4\xBA\xAB", "any", "\xE8\xAF\xB7\xE5\x88\x86\xE4\xBA\xAB\xE5\x90\xA7", true},
        {"\xE4\xBD\x9C\xE8\x80\x85%n", "whole", "\xE4\xBD\x9C\xE8\x80\x85\xE5\xBC\xA0\xE4\xB8\x89", true},
        {"\xCE\x9A\xCE\x91\xCE\x99", "whole", "\xCE\xBA\xCE\xB1\xCE\xAF", true},
        {"- - -", "whole", "- - -", true},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        nm_match match;

        if (matches(cases[i].pattern, cases[i].place, cases[i].text, &match) != cases[i].yes)
            fail_msg("%s, at %s: %s", cases[i].pattern, cases[i].place, cases[i].text);
    }
}

static void parts_are_the_longest(void **state)
{
    nm_match match;

    (void)state;
    assert_true(matches("Ad(vertisement|)( of the day|)", "start", "Advertisement of the day. News", &match));
    assert_int_equal(match.start_end, 24);
    assert_true(matches("(See also|also): %n", "end", "It ended. See also: a b", &match));
    assert_int_equal(match.end_begin, 10);
    assert_true(matches("%n: %n", "end", "One two three four: a b", &match));
    assert_int_equal(match.end_begin, 4);
}

/* Patterns that are hard for those who go back and try again. */
static void twice_the_text_costs_twice(void **state)
{
    static const char *const patterns[] = {"a%*a%*a%*a%*a%*ab", "(a|a|)(a|a|)(a|a|)(a|a|)(a|a|)(a|a|)(a|a|)(a|a|)ab",
                                           "a%t a%t a%t b", "a %s a %s a %s b"};
    static const char *const places[] = {"whole", "start", "end", "any"};
    static char text[8001];
    size_t i, k;

    (void)state;
    for (i = 0; i < sizeof patterns / sizeof *patterns; i++)
        for (k = 0; k < 4; k++) {
            uint64_t half;
            nm_match match;

            memset(text, 0, sizeof text);
            memset(text, 'a', 4000);
            assert_false(matches(patterns[i], places[k], text, &match));
            half = steps;
            memset(text, 'a', 8000);
            assert_false(matches(patterns[i], places[k], text, &match));
            assert_true(steps <= 2 * half + 200 && steps < 8000u * 100);
        }
}

/* ------------------------------------------------------------------ memory -- */

static const char two_rules[] = RULE "at end\nmatch cafe\xCC\x81 (a|b) %t\nyes caf\xC3\xA9 A so it is\n"
                                     "rule s\nhost x.example\nrole byline\nat any\nmatch %(by%)\nyes Anna (by)\n";

static size_t refuse_each(int refuse_after)
{
    norm_status status = NORM_ERR_MEMORY;
    size_t n;

    for (n = 1; status == NORM_ERR_MEMORY; n++) {
        norm_loading loading;
        norm_rules *rules;
        norm_error e;
        meter m;

        norm_loading_init(&loading);
        loading.allocator = meter_allocator(&m);
        m.refuse = n;
        m.refuse_after = refuse_after;
        status = norm_rules_parse(two_rules, sizeof two_rules - 1, &loading, &rules, &e);
        if (status == NORM_OK)
            norm_rules_free(rules);
        else
            assert_int_equal(e.code, NORM_ERR_MEMORY);
        assert_int_equal(m.live, 0);
    }
    return n;
}

static void reading_survives_every_refusal(void **state)
{
    (void)state;
    assert_true(refuse_each(0) > 2);
    assert_true(refuse_each(1) > 3);
}

static void half_an_allocator_is_refused(void **state)
{
    norm_loading loading;
    norm_rules *rules;
    meter m;

    (void)state;
    norm_loading_init(&loading);
    loading.allocator = meter_allocator(&m);
    loading.allocator.free = NULL;
    assert_int_equal(norm_rules_parse("", 0, &loading, &rules, NULL), NORM_ERR_OPTION);
    assert_int_equal(norm_rules_parse(NULL, 1, NULL, &rules, NULL), NORM_ERR_ARGUMENT);
}

static void the_checksum_is_of_what_rules_say(void **state)
{
    norm_rules *a = parse(RULE "at any\nmatch b\nyes b\n", NULL);
    norm_rules *b = parse("# a comment\n" RULE "at any\n\nmatch b\nyes b\nno c\n", NULL);
    norm_rules *c = parse(RULE "at any\nmatch b\nyes b\nfrom 2014\n", NULL);

    (void)state;
    assert_string_equal(norm_rules_checksum(a), norm_rules_checksum(b));
    assert_string_not_equal(norm_rules_checksum(a), norm_rules_checksum(c));
    norm_rules_free(a);
    norm_rules_free(b);
    norm_rules_free(c);
}

static void dates_are_days(void **state)
{
    (void)state;
    assert_int_equal(nm_day_of((norm_str){"2014-12-24T10:00", 16}), 20141224);
    assert_int_equal(nm_day_of((norm_str){"2014-12", 7}), 20141201);
    assert_int_equal(nm_day_of((norm_str){"2014", 4}), 20140101);
    assert_int_equal(nm_day_of((norm_str){"2014-00-01", 10}), 0);
    assert_int_equal(nm_day_of((norm_str){"24.12.2014", 10}), 0);
    assert_int_equal(nm_day_of((norm_str){NULL, 0}), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_file_has_its_rules),
        cmocka_unit_test(faults_have_line_and_column),
        cmocka_unit_test(every_fault_is_reported),
        cmocka_unit_test(patterns_match_what_they_say),
        cmocka_unit_test(parts_are_the_longest),
        cmocka_unit_test(twice_the_text_costs_twice),
        cmocka_unit_test(reading_survives_every_refusal),
        cmocka_unit_test(half_an_allocator_is_refused),
        cmocka_unit_test(the_checksum_is_of_what_rules_say),
        cmocka_unit_test(dates_are_days),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
