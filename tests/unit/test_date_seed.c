/* Dates that are looked for at every token of every window are those that are found: what tells numbers apart from
 * dates loses none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* The search once more, without what it is spared. */
#define nm_date_find plain_find
#define nm_date_find_before plain_find_before
#define nm_date_around plain_around
#define nm_date_may_begin plain_may_begin
#include "marks/date.c"
#undef nm_date_find
#undef nm_date_find_before

#define ROUNDS 20000u
#define MOST_WORDS 12u

bool nm_date_find(norm_str s, size_t from, const nm_date_hint *hint, nm_date *date);

size_t plain_around(norm_str s, size_t from, size_t seed, nm_tok *t, size_t most)
{
    assert_true(seed - from <= NM_DATE_BACK); /* the texts below are short */
    return nm_toks_read(s, from, t, most);
}

bool plain_may_begin(const nm_reading *r, size_t i)
{
    return i < r->n;
}

/* Parts of dates in many languages, and what is none. */
static const char *const parts[] = {
    "24", "5", "2014", "300", "12", "1,000", "2.5", "202412", "5/6/14", "12:30", "7", "99", "1999", "December", "may",
    "Mar", "декабря", "月", "年", "日", "12月", "二十四", "th", "er", "-го", "de", "of", "um", "at", "pm", "a.m.", "Uhr",
    "ago", "hours", "il y a", "heures", "yesterday", "Monday", "lundi", "ธันวาคม", "พ.ศ.", "令和", "tháng", "ngày",
    "gada", "decembris", "GMT", "+02:00", "people", "the", "x", "km", "%", "$", ",", ".", "-", "/", ":", "(", ")",
    "(e)ko", "'", "–", "|", "\xC2\xBA", "\n", "\xD7\x91\xD7\x93\xD7\xA6\xD7\x9E\xD7\x91\xD7\xA8",
    "٢٤", "ديسمبر", "时", "분", "월"};
static const char *const langs[] = {NULL, "en", "de", "fr", "ru", "zh", "ja", "ko", "ar", "th", "hu", "lv", "vi", "he"};

static uint32_t random_below(uint32_t *seed, size_t n)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (uint32_t)((*seed >> 16) % n);
}

static size_t make_text(uint32_t *seed, char *text)
{
    size_t words = 1 + random_below(seed, MOST_WORDS), n = 0, i;

    for (i = 0; i < words; i++) {
        const char *part = parts[random_below(seed, sizeof parts / sizeof *parts)];

        if (n + strlen(part) + 1 > NM_DATE_BACK)
            break;
        if (n && random_below(seed, 4))
            text[n++] = ' ';
        memcpy(text + n, part, strlen(part));
        n += strlen(part);
    }
    return n;
}

static void none_is_lost(void **state)
{
    char text[NM_DATE_BACK];
    uint32_t seed = 7, round, dates = 0;

    (void)state;
    for (round = 0; round < ROUNDS; round++) {
        norm_str s = {text, make_text(&seed, text)};
        nm_date_hint hint = {langs[random_below(&seed, sizeof langs / sizeof *langs)], random_below(&seed, 2)};
        nm_date a, b;
        bool found = nm_date_find(s, 0, &hint, &a);

        assert_int_equal(plain_find(s, 0, &hint, &b), found);
        dates += found;
        if (found)
            assert_memory_equal(&a, &b, offsetof(nm_date, numeric));
    }
    assert_in_range(dates, ROUNDS / 20, ROUNDS / 2); /* both are tried */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(none_is_lost)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
