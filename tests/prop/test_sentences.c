/* Sentences of any input: they cover it, tear no character, and are themselves when split alone. */
#include "prop/prop.h"

#include "support/sentences.h"

static const norm_span *split(prop *p, const char *name, norm_str text, const char *lang, size_t *n)
{
    norm_str tag = {lang, strlen(lang)};
    const norm_span *spans;
    norm_error e;

    if (norm_sentences(p->h.context, text, tag, &spans, n, &e) != NORM_OK)
        fail_msg("%s: %s: %s", name, e.stage, e.message);
    return spans;
}

static void are_sound(prop *p, const char *name, const char *data, size_t size)
{
    static const char *const langs[] = {"", "und", "en", "de", "el", "hy", "fr", "he", "zz-Zzzz"};
    norm_str text = {data, size};
    size_t i, n;

    for (i = 0; i < sizeof langs / sizeof *langs; i++) {
        const norm_span *spans = split(p, name, text, langs[i], &n);
        const char *problem = sentences_problem(text, spans, n);

        if (problem)
            fail_msg("%s, language \"%s\": %s", name, langs[i], problem);
    }
}

static void sentences_of_files_are_sound(void **state)
{
    for_each_file(*state, are_sound);
}

static void sentences_of_made_inputs_are_sound(void **state)
{
    for_each_made(*state, 3000, 2, are_sound);
}

/* Split alone, each sentence of what people wrote is one sentence. (Of any bytes this does not hold: quotes that
 * were opened before, and lines without capitals, are seen no more.) */
static void are_whole(prop *p, const char *name, const char *data, size_t size)
{
    norm_str text = {data, size};
    norm_span own[4000];
    size_t i, n, pieces;
    const norm_span *spans = split(p, name, text, "en", &n);

    if (!strstr(name, "golden"))
        return;
    assert_true(n < sizeof own / sizeof *own);
    memcpy(own, spans, n * sizeof *own);
    for (i = 0; i < n; i++) {
        norm_str alone = {data + own[i].begin, own[i].end - own[i].begin};

        split(p, name, alone, "en", &pieces);
        if (pieces != 1)
            fail_msg("%s: the sentence from %zu to %zu is %zu when split alone", name, own[i].begin, own[i].end,
                     pieces);
    }
}

static void sentences_split_alone_stay(void **state)
{
    for_each_file(*state, are_whole);
}

/* ------------------------------------------------------------ in articles -- */

static const char *block_problem(const norm_block *b)
{
    size_t i, src = b->src.begin;
    norm_span *spans = calloc(b->sentence_count + 1, sizeof *spans);
    const char *problem = NULL;

    for (i = 0; i < b->sentence_count && !problem; i++) {
        const norm_sentence *s = &b->sentences[i];

        spans[i] = s->at;
        if (s->src.begin < src || s->src.end < s->src.begin || s->src.end > b->src.end)
            problem = "a sentence's source lies outside its block, or before the last one's";
        src = s->src.end;
    }
    problem = problem ? problem : sentences_problem(b->text, spans, b->sentence_count);
    free(spans);
    return problem;
}

static void of_blocks_are_sound(prop *p, const char *name, const char *data, size_t size)
{
    static house with;
    const norm_block *b;
    const char *problem;
    norm_options o;
    size_t i;

    (void)p;
    norm_options_init(&o);
    o.with = NORM_WITH_SENTENCES;
    if (!with.engine)
        with = house_new(&o);
    if (norm_run(with.context, data, size, NULL, with.article, NULL) != NORM_OK)
        fail_msg("%s: it did not run", name);
    if ((problem = article_problem(data, size, with.article)))
        fail_msg("%s: %s", name, problem);
    for (i = 0; (b = norm_article_block(with.article, i)); i++)
        if ((problem = block_problem(b)))
            fail_msg("%s, block %zu: %s", name, i, problem);
}

static void sentences_of_blocks_are_sound(void **state)
{
    for_each_file(*state, of_blocks_are_sound);
}

static void sentences_of_made_blocks_are_sound(void **state)
{
    for_each_made(*state, 6000, 4, of_blocks_are_sound);
}

/* A source span is what the sentence was made from: in clean UTF-8 the same bytes, blanks aside. */
static int same_but_blanks(const char *data, norm_span src, norm_str text)
{
    size_t i = src.begin, n = 0;

    while (i < src.end && n < text.len) {
        if (strchr(" \t\r\n", data[i]))
            i++;
        else if (text.data[n] == ' ')
            n++;
        else if (data[i++] != text.data[n++])
            return 0;
    }
    return i == src.end && n == text.len;
}

static void source_is_what_it_was_made_from(void **state)
{
    static const char text[] =
        "The council  met on Monday.\tIt decided   to wait. Nobody  asked why. \"Is that all?\" she said.\n\n"
        "Das war am 3. Mai, wie Dr. Kranz  sagte.   \xC3\x9C" "ber den Rest schwieg er.\n";
    norm_options o;
    house with;
    size_t i, k, n = 0;
    const norm_block *b;

    (void)state;
    norm_options_init(&o);
    o.with = NORM_WITH_SENTENCES;
    with = house_new(&o);
    assert_int_equal(norm_run(with.context, text, sizeof text - 1, NULL, with.article, NULL), NORM_OK);
    for (i = 0; (b = norm_article_block(with.article, i)); i++)
        for (k = 0; k < b->sentence_count; k++, n++) {
            norm_span at = b->sentences[k].at;

            assert_true(same_but_blanks(text, b->sentences[k].src,
                                        (norm_str){b->text.data + at.begin, at.end - at.begin}));
        }
    assert_int_equal(n, 6);
    house_free(&with);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_of_files_are_sound),
        cmocka_unit_test(sentences_of_made_inputs_are_sound),
        cmocka_unit_test(sentences_split_alone_stay),
        cmocka_unit_test(sentences_of_blocks_are_sound),
        cmocka_unit_test(sentences_of_made_blocks_are_sound),
        cmocka_unit_test(source_is_what_it_was_made_from),
    };

    return prop_main(argc, argv, tests);
}
