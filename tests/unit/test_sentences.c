/* Sentences: what is one, by language, and what never happens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "libnorm.h"

static norm_engine *engine;
static norm_context *context;

static int set_up(void **state)
{
    (void)state;
    return norm_engine_new(NULL, &engine, NULL) || norm_context_new(engine, &context, NULL);
}

static int tear_down(void **state)
{
    (void)state;
    norm_context_free(context);
    norm_engine_free(engine);
    return 0;
}

static norm_str str(const char *s)
{
    return (norm_str){s, strlen(s)};
}

/* The sentences of the text come out with "|" between them, as `expected` has them. */
static void check(const char *lang, const char *expected)
{
    char text[2000], got[2000];
    const norm_span *spans;
    size_t i, n = 0, at = 0, count;

    for (i = 0; expected[i]; i++)
        if (expected[i] != '|')
            text[n++] = expected[i];
    text[n] = 0;
    assert_int_equal(norm_sentences(context, str(text), str(lang), &spans, &count, NULL), NORM_OK);
    for (i = n = 0; i < count; i++) {
        if (i) {
            got[at++] = '|';
            memcpy(got + at, text + n, spans[i].begin - n);
            at += spans[i].begin - n;
        }
        memcpy(got + at, text + spans[i].begin, spans[i].end - spans[i].begin);
        at += spans[i].end - spans[i].begin;
        n = spans[i].end;
    }
    got[at] = 0;
    assert_string_equal(got, expected);
}

static void sentences_of_many_languages(void **state)
{
    (void)state;
    check("en", "The vote is on Monday.| Nobody knows why!| Do you?");
    check("en", "Dr. Lopez of the U.S. Navy met J. R. Field at No. 5 King St. near the river.| It rained.");
    check("de", "Am 3. Mai kam Dr. Kranz, z. B. mit Hut.| Niemand sah ihn.");
    check("fr", "« Il part demain. »| Elle reste ici.");
    check("zh", "今天下雨。|我们在家。|你呢？");
    check("hi", "वह आज आया।| वह कल जाएगा।");
    check("el", "Πού πας;| Στο σπίτι.");
    check("hy", "Նա եկավ:| Մենք գնացինք:");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_of_many_languages),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
