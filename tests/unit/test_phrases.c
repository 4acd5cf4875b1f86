/* Every phrase of data/phrases finds its own rule, no counter-example does, and the matcher keeps its word
 * on places, holes, marks and rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glob.h>

#include "marks/phrases.h"

#define DATA "libnorm/data/phrases/*.txt"

typedef struct scanned {
    nm_arena arena;
    nm_vec words, hits;
} scanned;

static const norm_allocator *allocator(void)
{
    static norm_allocator a;

    a = nm_default_allocator();
    return &a;
}

static void scan(scanned *r, const char *text)
{
    norm_str s = {text, strlen(text)};

    nm_arena_init(&r->arena, allocator());
    nm_vec_init(&r->words, &r->arena, sizeof(nm_word));
    nm_vec_init(&r->hits, &r->arena, sizeof(nm_hit));
    assert_true(nm_words_split(s, 4096, &r->words));
    assert_true(nm_phrases_scan(s, r->words.data, r->words.len, &r->hits));
}

/* The hit of a rule, NULL if there is none. */
static const nm_hit *hit_of(const scanned *r, const char *id)
{
    size_t i;

    for (i = 0; i < r->hits.len; i++) {
        const nm_hit *h = (const nm_hit *)r->hits.data + i;

        if (!strcmp(nm_phrase_rules[h->rule].rule.id, id))
            return h;
    }
    return NULL;
}

static bool hits(const char *id, const char *text)
{
    scanned r;
    bool found;

    scan(&r, text);
    found = hit_of(&r, id) != NULL;
    nm_arena_free(&r.arena);
    return found;
}

/* Writes the phrase with its holes filled. */
static void fill(char *to, const char *phrase)
{
    for (; *phrase; phrase++) {
        const char *filling = NULL;

        if (*phrase == '%')
            filling = phrase[1] == 'd'          ? "1,234"
                      : strchr("ns", phrase[1]) ? "Qwx Zyv"
                      : phrase[1] == 't'        ? "Qwx zyv vub"
                                                : NULL;
        if (filling) {
            to = strcpy(to, filling) + strlen(filling);
            phrase++;
        } else {
            *to++ = *phrase;
        }
    }
    *to = '\0';
}

static void phrases_of_one_rule(const nm_phrase_rule *rule, const char *lines)
{
    while (lines) {
        const char *end = strchr(lines, '\n'), *text = strchr(lines, '\t') + 1;
        char phrase[1000], filled[2000];
        size_t n = end ? (size_t)(end - text) : strlen(text);

        assert_true(n < sizeof phrase);
        memcpy(phrase, text, n);
        phrase[n] = '\0';
        strcpy(filled, rule->at >= NM_AT_END ? "Qwx zyv. " : "");
        fill(filled + strlen(filled), phrase);
        strcat(filled, rule->at == NM_AT_START || rule->at == NM_AT_ANY ? ". Qwx zyv." : "");
        if (!hits(rule->rule.id, filled))
            fail_msg("rule %s does not find: %s", rule->rule.id, filled);
        lines = end ? end + 1 : NULL;
    }
}

static void every_phrase_finds_its_rule(void **state)
{
    size_t i;

    (void)state;
    assert_true(nm_phrase_rule_count > 0);
    for (i = 0; i < nm_phrase_rule_count; i++)
        phrases_of_one_rule(&nm_phrase_rules[i], nm_phrase_rules[i].rule.phrases);
}

/* Weak rules need company, which is what their counter-examples lack. */
static bool is_weak(const char *id)
{
    size_t i;

    for (i = 0; i < nm_phrase_rule_count; i++)
        if (!strcmp(nm_phrase_rules[i].rule.id, id))
            return nm_phrase_rules[i].strength == 1;
    return false;
}

static int counter_examples_of(const char *name)
{
    char line[4096], id[128] = "";
    FILE *f = fopen(name, "r");
    int n = 0;

    assert_non_null(f);
    while (fgets(line, sizeof line, f)) {
        line[strcspn(line, "\n")] = '\0';
        if (!strncmp(line, "rule ", 5))
            snprintf(id, sizeof id, "%.100s", line + 5);
        if (strncmp(line, "not ", 4) || is_weak(id))
            continue;
        n++;
        if (hits(id, strchr(line + 4, ' ') + 1))
            fail_msg("rule %s finds its counter-example: %s", id, line);
    }
    fclose(f);
    return n;
}

static void no_counter_example_is_found(void **state)
{
    glob_t files;
    size_t i;
    int n = 0;

    (void)state;
    assert_int_equal(glob(DATA, 0, NULL, &files), 0);
    for (i = 0; i < files.gl_pathc; i++)
        n += counter_examples_of(files.gl_pathv[i]);
    globfree(&files);
    assert_true(n > 0);
}

static void place_decides(void **state)
{
    (void)state;
    assert_true(hits("share.email", "Email"));
    assert_true(hits("share.email", "» E-MAIL"));
    assert_false(hits("share.email", "Email was down for hours"));
    assert_false(hits("share.email", "They asked by email"));
    assert_true(hits("rss_footer.appeared_first", "The post Rain, at last? Maybe appeared first on The Daily."));
    assert_false(hits("rss_footer.appeared_first", "The film appeared first on Friday."));
}

static void holes_are_reported(void **state)
{
    scanned r;
    const nm_hit *h;

    (void)state;
    scan(&r, "Maria da Silva says:");
    h = hit_of(&r, "comment_form.says");
    assert_non_null(h);
    assert_int_equal(h->begin, 0);
    assert_int_equal(h->end, 4);
    assert_int_equal(h->hole, 0);
    assert_int_equal(h->hole_end, 3);
    nm_arena_free(&r.arena);
    assert_false(hits("comment_form.says", "one two three four five six seven eight nine says:"));
    assert_false(hits("comment_form.says", "Maria says"));
}

static void rows_fill_the_block(void **state)
{
    scanned r;

    (void)state;
    scan(&r, "Share 12 Tweet 3 Email Print");
    assert_non_null(hit_of(&r, "share.share"));
    assert_int_equal(hit_of(&r, "share.email")->begin, 4);
    assert_int_equal(hit_of(&r, "share.email")->end, 5);
    nm_arena_free(&r.arena);
    assert_false(hits("share.email", "Share Tweet Email Qwx"));
    assert_false(hits("share.email", "12 13"));
    assert_false(hits("ad.label", "Digital Advertising")); /* two words of one title */
    assert_true(hits("ad.label", "Share | Advertisement"));
}

static void marks_count(void **state)
{
    (void)state;
    assert_true(hits("tags.list", "Tags: harvest, bread"));
    assert_true(hits("tags.list", "标签：丰收"));
    assert_false(hits("tags.list", "Tags on the trees told their age"));
    assert_true(hits("legal.copyright", "© 2014 The Daily"));
    assert_false(hits("legal.copyright", "2014 The Daily"));
    assert_true(hits("credit.lone", "Maria Lopez/AFP"));
    assert_false(hits("credit.lone", "Maria Lopez AFP"));
}

static void long_blocks_are_linear_and_safe(void **state)
{
    static char text[60000];
    size_t i;

    (void)state;
    for (i = 0; i + 6 < sizeof text; i += 6)
        memcpy(text + i, "email ", 6);
    assert_false(hits("comment_form.says", text));
    assert_false(hits("share.email", "\xD9\x80"));
    assert_false(hits("share.email", ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_phrase_finds_its_rule), cmocka_unit_test(no_counter_example_is_found),
        cmocka_unit_test(place_decides),               cmocka_unit_test(holes_are_reported),
        cmocka_unit_test(rows_fill_the_block),         cmocka_unit_test(marks_count),
        cmocka_unit_test(long_blocks_are_linear_and_safe),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
