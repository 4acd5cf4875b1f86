/* Site profiles: what they take out, and what they leave. */
#include "profile_fixture.h"

#include "support/check.h"

static const norm_block *run_with(house *h, const norm_profile *p, const char *page, const char *begin)
{
    norm_options options;
    const norm_block *b;
    const char *problem;
    size_t i;

    norm_options_init(&options);
    options.profile = p;
    *h = house_new(&options);
    assert_int_equal(norm_run(h->context, page, strlen(page), NULL, h->article, NULL), NORM_OK);
    problem = article_problem(page, strlen(page), h->article);
    if (problem)
        fail_msg("%s", problem);
    for (i = 0; (b = norm_article_block(h->article, i)); i++)
        if (b->text.len >= strlen(begin) && !memcmp(b->text.data, begin, strlen(begin)))
            return b;
    fail_msg("no block begins with %s", begin);
    return NULL;
}

static bool is_out(const norm_profile *p, const char *page, const char *begin)
{
    house h;
    const norm_block *b = run_with(&h, p, page, begin);
    bool out = !b->keep;

    if (out) {
        assert_int_equal(b->role, NORM_OTHER);
        assert_int_equal(b->reason.len, strlen("profile:repeated"));
        assert_memory_equal(b->reason.data, "profile:repeated", b->reason.len);
    }
    house_free(&h);
    return out;
}

static void what_is_repeated_goes(void **state)
{
    norm_profile *p = learned(0, PAGES, 1), *few = learned(0, 4, 1);

    (void)state;
    assert_true(is_out(p, pages[3], "The Morning Tide"));
    assert_false(is_out(p, pages[3], "Nobody in"));
    assert_false(is_out(few, pages[3], "The Morning Tide")); /* too few articles */
    norm_profile_free(p);
    norm_profile_free(few);
}

/* Half of twelve articles have a line at their end, or between two paragraphs: that is enough at the end only. */
static void amid_the_body_more_is_needed(void **state)
{
    static const char line[] = "Here, as every week, the council gives its own view of what is new.\n\n";
    char page[2000];
    house h = house_new(NULL);
    norm_profile *p = learned(0, 6, 1);
    int i;

    (void)state;
    for (i = 6; i < PAGES; i++) {
        snprintf(page, sizeof page, "%.*s%s%s", (int)(strstr(pages[i], "Nobody") - pages[i]), pages[i], line,
                 strstr(pages[i], "Nobody"));
        learn(p, &h, page);
    }
    assert_false(is_out(p, page, "Here, as"));
    snprintf(page, sizeof page, "%.*s%s", (int)(strstr(pages[7], "The Morning") - pages[7]), pages[7], line);
    assert_true(is_out(p, page, "Here, as"));
    norm_profile_free(p);
    house_free(&h);
}

static void an_article_that_was_learned_often_stays(void **state)
{
    house h = house_new(NULL);
    norm_profile *p = new_profile();
    int i;

    (void)state;
    for (i = 0; i < 8; i++)
        learn(p, &h, pages[0]);
    assert_false(is_out(p, pages[0], "The Morning Tide"));
    assert_false(is_out(p, pages[0], "The bridge of Aston opened"));
    norm_profile_free(p);
    house_free(&h);
}

static void titles_stay_titles(void **state)
{
    house h = house_new(NULL);
    norm_profile *p = learned(0, 6, 1);
    char page[1500];
    int i;

    (void)state;
    for (i = 0; i < 6; i++) {
        snprintf(page, sizeof page, "The week in the council\n%s", strchr(pages[i], '\n'));
        learn(p, &h, page);
    }
    house_free(&h);
    assert_int_equal(run_with(&h, p, page, "The week in")->role, NORM_TITLE);
    house_free(&h);
    norm_profile_free(p);
}

static void records_name_the_profile(void **state)
{
    norm_profile *p = learned(0, PAGES, 1), *q = learned(0, PAGES - 1, 1);
    house a, b;

    (void)state;
    run_with(&a, p, pages[0], "");
    run_with(&b, q, pages[0], "");
    assert_string_not_equal(norm_engine_checksum(a.engine), norm_engine_checksum(b.engine));
    assert_string_not_equal(norm_engine_checksum(a.engine), norm_data_checksum());
    house_free(&a);
    house_free(&b);
    norm_profile_free(p);
    norm_profile_free(q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_repeated_goes),
        cmocka_unit_test(amid_the_body_more_is_needed),
        cmocka_unit_test(an_article_that_was_learned_often_stays),
        cmocka_unit_test(titles_stay_titles),
        cmocka_unit_test(records_name_the_profile),
    };

    return cmocka_run_group_tests(tests, make_pages, NULL);
}
