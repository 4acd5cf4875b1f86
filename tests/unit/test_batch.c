/* What normtest's batches decide: how long it still takes, what fits a line, what was meant, what is whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "cli/claims.h"
#include "cli/digest.h"
#include "cli/progress.h"
#include "cli/resume.h"
#include "cli/words.h"

/* ---------------------------------------------------------------- progress -- */

static struct tally tally;
static struct standing standing;

static void begin(size_t good, uint64_t read, uint64_t files, uint64_t bytes, double seconds)
{
    memset(&tally, 0, sizeof tally);
    tally.good = good;
    tally.read = read;
    standing = (struct standing){&tally, files, bytes, true, false, seconds};
}

static void assert_line(size_t width, const char *want)
{
    char line[300];

    standing_text(&standing, width, line);
    assert_string_equal(line, want);
}

static void time_left_is_that_of_the_bytes(void **state)
{
    (void)state;
    begin(10, 1000000, 1, 4000000, 20);
    assert_true(standing_left(&standing) == 60);
    assert_true(standing_share(&standing) == 0.25);
    begin(10, 1000000, 1, 4000000, 0.5);
    assert_true(standing_left(&standing) < 0); /* too early to tell */
    begin(10, 0, 1, 4000000, 20);
    assert_true(standing_left(&standing) < 0);
    begin(10, 5000000, 1, 4000000, 20); /* the file has grown meanwhile */
    assert_true(standing_left(&standing) < 0);
    assert_true(standing_share(&standing) == 1);
    begin(10, 1000000, 1, 4000000, 20);
    standing.counted = false;
    assert_true(standing_left(&standing) < 0);
}

/* What an earlier run has done took no time of ours. */
static void what_was_done_before_has_no_rate(void **state)
{
    (void)state;
    begin(10, 3000000, 1, 4000000, 20);
    tally.passed_read = 2000000;
    tally.passed = 5;
    assert_true(standing_left(&standing) == 20);
    standing.files_are_inputs = true;
    standing.files = 15;
    tally.read = tally.passed_read = standing.bytes = 0; /* empty files take time, too */
    tally.good = 5;
    standing.files = 20;
    assert_true(standing_left(&standing) == 40);
}

static void a_line_has_what_fits(void **state)
{
    (void)state;
    begin(1234, 1000000, 1, 4000000, 10);
    assert_line(79, "1,234 (24%), 0:30 left, 123/s, 0.1 MB/s");
    assert_line(20, "1,234 (24%), 123/s");
    assert_line(12, "1,234 (24%)");
    assert_line(3, "");
    tally.failed = 3;
    standing.files_are_inputs = true;
    standing.files = 5000;
    assert_line(79, "1,237 of 5,000 (24%), 0:30 left, 3 failed, 124/s, 0.1 MB/s");
    standing.counted = false;
    assert_line(79, "1,237 done, 3 failed, 124/s, 0.1 MB/s");
}

static void assert_time(double seconds, const char *want)
{
    struct buf b = {NULL, 0, 0};

    buf_time(&b, seconds);
    buf_byte(&b, '\0');
    assert_string_equal(b.data, want);
    buf_free(&b);
}

static void times_are_readable(void **state)
{
    (void)state;
    assert_time(0, "0:00");
    assert_time(59.6, "1:00");
    assert_time(3599, "59:59");
    assert_time(3661, "1:01:01");
    assert_time(1e30, "972222:13:20");
}

/* ----------------------------------------------------------------- summary -- */

static void counts_come_by_number(void **state)
{
    struct digest a = {.text = 0}, b = {.text = 0};
    struct buf out = {NULL, 0, 0};

    (void)state;
    counts_add(&a.langs, "fr", 30);
    counts_add(&b.langs, "en", 60);
    counts_add(&b.langs, "fr", 5);
    counts_add(&a.langs, "de", 2);
    counts_add(&a.langs, "ab", 2);
    counts_add(&b.langs, "und", 1);
    digest_add(&a, &b);
    counts_text(&a.langs, 3, &out);
    buf_byte(&out, '\0');
    assert_string_equal(out.data, "en 60%, fr 35%, ab 2%, 2 others 3%");
    out.len = 0;
    counts_add(&a.langs, "en", 100000);
    counts_text(&a.langs, 9, &out);
    buf_byte(&out, '\0');
    assert_string_equal(out.data, "en 100%, fr <1%, ab <1%, de <1%, und <1%");
    buf_free(&out);
    digest_free(&a);
    digest_free(&b);
}

/* ------------------------------------------------------------------- words -- */

static norm_str str(const char *s)
{
    return (norm_str){s, strlen(s)};
}

static const char *meant(const char *set, const char *given)
{
    static char word[64];
    struct nearest n;

    nearest_begin(&n, str(given));
    nearest_try_all(&n, set);
    snprintf(word, sizeof word, "%.*s", (int)n.best.len, n.best.data ? n.best.data : "");
    return nearest_found(&n) ? word : "";
}

static void the_nearest_word_was_meant(void **state)
{
    (void)state;
    assert_string_equal(meant("text|json|jsonl", "jsnol"), "jsonl");
    assert_string_equal(meant("text|json|jsonl", "tex"), "text");
    assert_string_equal(meant("text|json|jsonl", "jso"), "json");
    assert_string_equal(meant("text|json|jsonl", "yaml"), "");
    assert_string_equal(meant("TAG", "xx"), "");
    assert_string_equal(meant("text|json|jsonl", "te"), "text");
    assert_string_equal(meant("ROLE,-ROLE,...", "captoin"), "caption");
    assert_string_equal(meant("ROLE,-ROLE,...", "title-repeat"), "title_repeat");
    assert_string_equal(meant("none|PART,-PART,...", "sentence"), "sentences");
    assert_string_equal(meant("BYTES", "1"), "");
    assert_string_equal(meant("text|json", "a word that is longer than any that is compared"), "");
}

static void assert_unknown(const char *set, const char *value, const char *want)
{
    norm_str w = words_unknown(set, str(value));

    assert_int_equal(w.len, strlen(want));
    assert_memory_equal(w.data ? w.data : "", want, w.len);
}

static void the_unknown_word_of_a_list_is_found(void **state)
{
    (void)state;
    assert_unknown("ROLE,-ROLE,...", "caption,-headig,credit", "headig");
    assert_unknown("ROLE,-ROLE,...", "caption,-heading", "");
    assert_unknown("precision|balanced|recall", "balanced,recall", "balanced,recall");
    assert_unknown("BYTES", "anything", "");
}

/* ------------------------------------------------------------------ claims -- */

static void every_path_is_claimed_once(void **state)
{
    struct config config = {.input_count = 0};
    struct claims claims;
    char path[40];
    int i;

    (void)state;
    assert_true(claims_open(&claims, &config, NULL));
    for (i = 0; i < 5000; i++) {
        snprintf(path, sizeof path, "out/%d/%d.json", i % 7, i);
        assert_true(claims_take(&claims, path));
        assert_false(claims_take(&claims, path));
    }
    assert_int_equal(claims.count, 5000);
    assert_false(claims_take(&claims, "out/0/0.json"));
    assert_true(claims_take(&claims, "out/0/0.jso"));
    claims_close(&claims);
}

/* ------------------------------------------------------------------ resume -- */

static struct found scan(const char *text, size_t len)
{
    struct found found;
    FILE *file = tmpfile();

    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, len, file), len);
    assert_int_equal(fflush(file), 0);
    assert_int_equal(lseek(fileno(file), 0, SEEK_SET), 0);
    assert_true(resume_scan(fileno(file), "0123456789abcdef", &found));
    fclose(file);
    return found;
}

static void assert_found(const char *text, uint64_t records, uint64_t failed, uint64_t end, const char *last)
{
    struct found f = scan(text, strlen(text));

    assert_int_equal(f.records, records);
    assert_int_equal(f.failed, failed);
    assert_int_equal(f.end, end);
    assert_int_equal(f.last_id.len, strlen(last));
    if (f.last_id.len)
        assert_memory_equal(f.last_id.data, last, f.last_id.len);
    found_free(&f);
}

static void whole_records_are_counted(void **state)
{
    (void)state;
    assert_found("", 0, 0, 0, "");
    assert_found("{\"id\":1,\"x\":2}\n{\"id\":\"b\\\"c\",\"lang\":\"en\"}\n", 2, 0, 41, "\"b\\\"c\"");
    assert_found("{\"id\":1,\"x\":2}\n{\"id\":2,\"x\":", 1, 0, 15, "1");
    assert_found("{\"id\":1,\"x\":2}\n{\"id\":2,\"x\":3}", 1, 0, 15, "1");
    assert_found("{\"id\":1,\"x\":2}\n{\"id\":2,\"x\n{\"id\":3,\"x\":3}\n", 1, 0, 15, "1");
    assert_found("{\"id\":1,\"status\":\"error\",\"error\":{}}\n{\"id\":2,\"x\":3}\n", 2, 1, 52, "2");
    assert_found("no record\n", 0, 0, 0, "");
    assert_found("{\"id\":1}\n{\"id\":2\n", 1, 0, 9, "1");
}

static void records_of_another_version_are_foreign(void **state)
{
    char text[300];
    struct found f;

    (void)state;
    snprintf(text, sizeof text,
             "{\"id\":1,\"status\":\"ok\",\"libnorm\":\"%s\",\"data\":\"0123456789abcdef\",\"x\":1}\n"
             "{\"id\":2,\"status\":\"ok\",\"libnorm\":\"%s\",\"data\":\"1123456789abcdef\",\"x\":1}\n"
             "{\"id\":3,\"status\":\"ok\",\"libnorm\":\"9.9.9\",\"data\":\"0123456789abcdef\",\"x\":1}\n",
             norm_version(), norm_version());
    f = scan(text, strlen(text));
    assert_int_equal(f.records, 3);
    assert_int_equal(f.foreign, 2);
    found_free(&f);
}

/* Longer than what is read at once, and torn at every place. */
static void long_records_are_found(void **state)
{
    size_t len = 3u << 20, i;
    char *text = malloc(len + 100);
    struct found f;

    (void)state;
    assert_non_null(text);
    memset(text, 'x', len);
    memcpy(text, "{\"id\":\"long\",\"text\":\"", 21);
    memcpy(text + len, "\"}\n{\"id\":2}\n", 12);
    f = scan(text, len + 12);
    assert_int_equal(f.records, 2);
    assert_int_equal(f.end, len + 12);
    found_free(&f);
    for (i = 0; i < 12; i++) {
        f = scan(text, len + i);
        assert_int_equal(f.records, i >= 3);
        assert_int_equal(f.end, i >= 3 ? len + 3 : 0);
        found_free(&f);
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(time_left_is_that_of_the_bytes),
        cmocka_unit_test(what_was_done_before_has_no_rate),
        cmocka_unit_test(a_line_has_what_fits),
        cmocka_unit_test(times_are_readable),
        cmocka_unit_test(counts_come_by_number),
        cmocka_unit_test(the_nearest_word_was_meant),
        cmocka_unit_test(the_unknown_word_of_a_list_is_found),
        cmocka_unit_test(every_path_is_claimed_once),
        cmocka_unit_test(whole_records_are_counted),
        cmocka_unit_test(records_of_another_version_are_foreign),
        cmocka_unit_test(long_records_are_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
