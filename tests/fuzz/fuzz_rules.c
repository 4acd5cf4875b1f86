/* Any bytes as a file of rules; and where it is one, its rules over the same bytes. */
#include "fuzz/fuzz.h"

static void run_with(const norm_rules *rules, const uint8_t *data, size_t size)
{
    norm_options options;
    norm_hints hints;
    norm_error e;
    house h;

    norm_options_init(&options);
    norm_hints_init(&hints);
    options.rules = rules;
    hints.url = (norm_str){"http://www.harbour-post.example/", 32};
    h = house_new(&options);
    if (norm_run(h.context, data, size, &hints, h.article, &e) != NORM_OK)
        fuzz_must_hold(e.message);
    fuzz_must_hold(article_problem(data, size, h.article));
    house_free(&h);
}

static void report(void *size, const norm_fault *fault)
{
    if (!fault->line || !fault->column || fault->offset > *(size_t *)size || !fault->message[0])
        fuzz_must_hold("a fault without a place");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    norm_loading loading;
    norm_rules *rules;
    norm_error e;

    norm_loading_init(&loading);
    loading.report = report;
    loading.user = &size;
    if (norm_rules_parse(data, size, &loading, &rules, &e) == NORM_OK) {
        run_with(rules, data, size);
        norm_rules_free(rules);
    } else if (e.code != NORM_ERR_DATA || !e.message[0] || rules) {
        fuzz_must_hold("rules that are neither good nor bad");
    }
    return 0;
}
