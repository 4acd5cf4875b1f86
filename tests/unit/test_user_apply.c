/* Users' rules over whole articles: which of them count, and what becomes of the blocks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/check.h"
#include "support/house.h"
#include "support/meter.h"

static const char page[] =
    "Bridge to the island opens\n\n"
    "The bridge to the island opened on Monday after ten years of building, the council said on Tuesday. "
    "See also: Ferry makes its last trip\n\n"
    "The Tide is made by readers like you. The council said that it had cost far more than planned.\n\n"
    "Nobody had thought that it would take so long, and many on the island had given up hope.\n\n"
    "Published on 2 May 2024\n";

typedef struct setting {
    house h;
    norm_rules *rules;
    norm_hints hints;
} setting;

static setting open_setting(const char *rules, const char *url, const char *date)
{
    setting s;
    norm_options options;
    norm_error e;

    norm_options_init(&options);
    norm_hints_init(&s.hints);
    s.hints.url = (norm_str){url, strlen(url)};
    s.hints.date = (norm_str){date, strlen(date)};
    if (norm_rules_parse(rules, strlen(rules), NULL, &s.rules, &e) != NORM_OK)
        fail_msg("%s", e.message);
    options.rules = s.rules;
    s.h = house_new(&options);
    return s;
}

static void close_setting(setting *s)
{
    house_free(&s->h);
    norm_rules_free(s->rules);
}

static void run(setting *s, const char *text)
{
    const char *problem;

    assert_int_equal(norm_run(s->h.context, text, strlen(text), &s->hints, s->h.article, NULL), NORM_OK);
    problem = article_problem(text, strlen(text), s->h.article);
    if (problem)
        fail_msg("%s", problem);
}

/* The block that begins with these words. */
static const norm_block *block(const setting *s, const char *begin)
{
    const norm_block *b;
    size_t i;

    for (i = 0; (b = norm_article_block(s->h.article, i)); i++)
        if (b->text.len >= strlen(begin) && !memcmp(b->text.data, begin, strlen(begin)))
            return b;
    fail_msg("no block begins with %s", begin);
    return NULL;
}

static bool says(const norm_block *b, norm_role role, const char *reason)
{
    return b->role == role && b->reason.len == strlen(reason) && !memcmp(b->reason.data, reason, b->reason.len);
}

/* What a rule with these lines makes of the page's third paragraph: whether it counted. */
static bool counts(const char *lines, const char *url, const char *date)
{
    char file[1000];
    setting s;
    bool yes;

    snprintf(file, sizeof file, "rule r\nrole ad\nat any\nmatch Tide\nyes The Tide\n%s", lines);
    s = open_setting(file, url, date);
    run(&s, page);
    yes = says(block(&s, "The Tide"), NORM_AD, "user:r");
    assert_int_equal(block(&s, "The Tide")->keep, !yes);
    close_setting(&s);
    return yes;
}

static void rules_count_for_their_hosts(void **state)
{
    (void)state;
    assert_true(counts("host *", "", ""));
    assert_true(counts("host tide.example", "https://tide.example/a", ""));
    assert_true(counts("host tide.example", "https://u:p@WWW.Tide.Example:8080/a?b=://x.example/", ""));
    assert_true(counts("host tide.example", "www.tide.example./a", ""));
    assert_true(counts("host x.example\nhost TIDE.example", "//tide.example", ""));
    assert_false(counts("host tide.example", "https://lowtide.example/a", ""));
    assert_false(counts("host tide.example", "https://tide.example.org/a", ""));
    assert_false(counts("host www.tide.example", "https://tide.example/a", ""));
    assert_false(counts("host tide.example", "https://x.example/tide.example", ""));
    assert_false(counts("host tide.example", "", ""));
}

static void rules_count_on_their_days(void **state)
{
    (void)state;
    assert_true(counts("host *\nfrom 2024-05-02", "", "2024-05-02"));
    assert_false(counts("host *\nfrom 2024-05-03", "", "2024-05-02"));
    assert_true(counts("host *\nuntil 2024-05-02", "", "2024-05-02"));
    assert_false(counts("host *\nuntil 2024-05-01", "", "2024-05-02"));
    assert_true(counts("host *\nfrom 2024-05-02", "", "")); /* the article's own */
    assert_false(counts("host *\nfrom 2024-06", "", ""));
    assert_true(counts("host *\nuntil 2024-05-02", "", ""));
    assert_false(counts("host *\nuntil 2024", "", ""));
}

static void without_a_day_it_is_later_than_any(void **state)
{
    static const char undated[] = "The Tide is late\n\nThe Tide is made by readers like you, said its editor Anna.\n";
    setting s = open_setting("rule a\nhost *\nrole ad\nat start\nmatch The Tide is\nyes The Tide is late\nuntil 2099\n"
                             "rule b\nhost *\nrole share\nat start\nmatch The Tide is made\n"
                             "yes The Tide is made\nfrom 2099\n",
                             "", "");

    (void)state;
    run(&s, undated);
    assert_true(says(block(&s, "The Tide is made"), NORM_SHARE, "user:b"));
    close_setting(&s);
}

static void rules_count_in_their_language(void **state)
{
    (void)state;
    assert_true(counts("host *\nlang en", "", ""));
    assert_false(counts("host *\nlang de", "", ""));
}

static void parts_are_cut_off(void **state)
{
    setting s = open_setting("rule more\nhost *\nrole related\nat end\nmatch See also: %t\nyes See also: a\n"
                             "rule made\nhost *\nrole subscribe\nat start\nmatch The Tide is %s like you\n"
                             "yes The Tide is for folk like you\n", "", "");

    (void)state;
    run(&s, page);
    assert_true(says(block(&s, "See also: Ferry"), NORM_RELATED, "user:more"));
    assert_int_equal(block(&s, "See also: Ferry")->src.begin, strstr(page, "See also") - page);
    assert_int_equal(block(&s, "The bridge")->keep, 1);
    assert_int_equal(block(&s, "The bridge")->text.len, strchr(page, '.') + 1 - strchr(page, '\n') - 2);
    assert_true(says(block(&s, "The Tide"), NORM_SUBSCRIBE, "user:made"));
    assert_int_equal(block(&s, "The Tide")->text.len, strlen("The Tide is made by readers like you."));
    assert_int_equal(block(&s, "The council said that")->keep, 1);
    close_setting(&s);
}

static void the_nearest_host_counts_then_the_first(void **state)
{
    setting s = open_setting("rule a\nhost *\nrole ad\nat any\nmatch Tide\nyes Tide\n"
                             "rule b\nhost example\nrole share\nat any\nmatch Tide is\nyes Tide is\n"
                             "rule c\nhost example\nrole nav\nat any\nmatch The Tide\nyes The Tide\n"
                             "rule d\nhost *\nrole legal\nat start\nmatch The Tide\nyes The Tide is\n"
                             "rule e\nhost tide.example\nrole credit\nat end\nmatch than planned\n"
                             "yes more than planned\n",
                             "http://tide.example/", "");

    (void)state;
    run(&s, page);
    assert_true(says(block(&s, "The Tide"), NORM_SHARE, "user:b"));
    assert_true(says(block(&s, "than planned"), NORM_CREDIT, "user:e"));
    close_setting(&s);
}

static void keep_overrules_the_options(void **state)
{
    setting s = open_setting("rule a\nhost *\nrole caption\nat any\nmatch The Tide\nyes The Tide\nkeep yes\n"
                             "rule b\nhost *\nrole paragraph\nat any\nmatch nobody\nyes nobody\nkeep no\n"
                             "rule c\nhost *\nrole title\nat any\nmatch see also\nyes see also\n", "", "");

    (void)state;
    run(&s, page);
    assert_true(says(block(&s, "The Tide"), NORM_CAPTION, "user:a"));
    assert_int_equal(block(&s, "The Tide")->keep, 1);
    assert_int_equal(block(&s, "Nobody")->keep, 0);
    assert_int_equal(block(&s, "Bridge")->role, NORM_TITLE_REPEAT);
    assert_memory_equal(norm_article_field(s.h.article, NORM_F_TITLE_RAW, 0).data, "The bridge to", 13);
    close_setting(&s);
}

/* A rule that takes the line that was taken for the title gives the title back to its owner. */
static void a_title_that_was_none_makes_room(void **state)
{
    static const char sponsored[] =
        "The Harbour Post: bridge, island, and council news\n\n"
        "Bridge to the island opens\n\n"
        "By Anna Weir\n\n"
        "The bridge to the island opened on Monday after ten years of building, the council said on Tuesday.\n\n"
        "Nobody had thought that it would take so long, and many on the island had given up hope.\n";
    setting s = open_setting("rule head\nhost *\nrole nav\nat whole\nmatch The Harbour Post: %*\n"
                             "yes The Harbour Post: a\n", "", "");

    (void)state;
    run(&s, sponsored);
    assert_true(says(block(&s, "The Harbour"), NORM_NAV, "user:head"));
    assert_int_equal(block(&s, "Bridge")->role, NORM_TITLE);
    assert_int_equal(block(&s, "By Anna")->role, NORM_BYLINE);
    assert_memory_equal(norm_article_field(s.h.article, NORM_F_TITLE, 0).data, "Bridge to", 9);
    close_setting(&s);
}

static bool has_flag(const setting *s, const char *flag)
{
    norm_str f;
    size_t i;

    for (i = 0; (f = norm_article_field(s->h.article, NORM_F_FLAGS, i)).len; i++)
        if (f.len == strlen(flag) && !memcmp(f.data, flag, f.len))
            return true;
    return false;
}

static void what_would_take_everything_takes_nothing(void **state)
{
    setting s = open_setting("rule a\nhost *\nrole ad\nat any\nmatch the|made|nobody\nyes the\n", "", "");

    (void)state;
    run(&s, page);
    assert_true(has_flag(&s, "only_boilerplate"));
    assert_true(says(block(&s, "Nobody"), NORM_AD, "user:a"));
    assert_int_equal(block(&s, "Nobody")->keep, 1);
    close_setting(&s);
}

static void records_name_the_data_in_force(void **state)
{
    setting s = open_setting("rule a\nhost x.example\nrole ad\nat any\nmatch the\nyes the\n", "", "");
    house plain = house_new(NULL);
    char expected[40];
    size_t len;
    char *record;

    (void)state;
    assert_string_equal(norm_engine_checksum(plain.engine), norm_data_checksum());
    assert_string_not_equal(norm_engine_checksum(s.h.engine), norm_data_checksum());
    run(&s, page);
    record = article_record(s.h.article, &len);
    snprintf(expected, sizeof expected, "\"data\":\"%s\"", norm_engine_checksum(s.h.engine));
    assert_non_null(strstr(record, expected));
    free(record);
    close_setting(&s);
    house_free(&plain);
}

static void work_ends_with_its_limit(void **state)
{
    setting s = open_setting("rule a\nhost *\nrole ad\nat any\nmatch nobody\nyes nobody\n", "", "");
    norm_options options;

    (void)state;
    house_free(&s.h);
    norm_options_init(&options);
    options.rules = s.rules;
    options.max_work = 1;
    s.h = house_new(&options);
    run(&s, page);
    assert_int_equal(norm_article_block(s.h.article, 0)->role, NORM_PARAGRAPH);
    close_setting(&s);
}

/* Every request that a run makes is refused once, and from then on. */
static void runs_survive_every_refusal(void **state)
{
    static const char rule[] = "rule a\nhost *\nrole ad\nat start\nmatch The Tide\nyes The Tide is\nfrom 2000\n"
                               "rule b\nhost *\nrole nav\nat whole\nmatch Bridge %*\nyes Bridge a\n";
    int refuse_after;
    size_t n;

    (void)state;
    for (refuse_after = 0; refuse_after < 2; refuse_after++) {
        norm_status status = NORM_ERR_MEMORY;

        for (n = 1; status != NORM_OK; n++) {
            setting s = open_setting(rule, "", "");
            norm_options options;
            meter m;

            house_free(&s.h);
            norm_options_init(&options);
            options.allocator = meter_allocator(&m);
            options.rules = s.rules;
            s.h = house_new(&options);
            m.refuse = m.requests + n;
            m.refuse_after = refuse_after;
            status = norm_run(s.h.context, page, sizeof page - 1, NULL, s.h.article, NULL);
            assert_true(status == NORM_OK || status == NORM_ERR_MEMORY);
            m.refuse = 0;
            run(&s, page);
            assert_true(says(block(&s, "The Tide"), NORM_AD, "user:a"));
            close_setting(&s);
            assert_int_equal(m.live, 0);
        }
        assert_true(n > 1 + (size_t)refuse_after);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_count_for_their_hosts),
        cmocka_unit_test(rules_count_on_their_days),
        cmocka_unit_test(without_a_day_it_is_later_than_any),
        cmocka_unit_test(rules_count_in_their_language),
        cmocka_unit_test(parts_are_cut_off),
        cmocka_unit_test(the_nearest_host_counts_then_the_first),
        cmocka_unit_test(keep_overrules_the_options),
        cmocka_unit_test(a_title_that_was_none_makes_room),
        cmocka_unit_test(what_would_take_everything_takes_nothing),
        cmocka_unit_test(records_name_the_data_in_force),
        cmocka_unit_test(work_ends_with_its_limit),
        cmocka_unit_test(runs_survive_every_refusal),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
