/* Fingerprints, relations, indexes, sentences and alignments of any bytes: always an answer, and the same one when
 * asked again, by another context, of the same bytes elsewhere in memory. */
#include "prop/prop.h"

#include "support/across.h"

#define ENOUGH 300 /* bytes of an article */

static norm_index *all; /* of the files */
static house other;

static norm_index *index_of(prop *p)
{
    norm_str *texts = malloc((p->files.n + 1) * sizeof *texts);
    norm_index *index;
    size_t i;

    for (i = 0; i < p->files.n; i++)
        texts[i] = (norm_str){p->files.files[i].data, p->files.files[i].size};
    index = across_index(p->h.engine, p->h.context, texts, p->files.n);
    free(texts);
    assert_non_null(index);
    assert_int_equal(norm_index_count(index), p->files.n);
    return index;
}

static char *record_of(const char *name, norm_context *context, norm_str a, norm_str b, size_t *len)
{
    const char *failed;
    char *record = across_record(context, all, a, b, len, &failed);

    if (!record)
        fail_msg("%s: %s() fails", name, failed);
    return record;
}

/* The one half against the other: then again in fresh memory, by a context that has seen other texts. */
static void answers_agree(prop *p, const char *name, const char *data, size_t size)
{
    size_t half = size / 2, len, n;
    char *moved = malloc(size + 1), *once, *again;

    if (!all) {
        all = index_of(p);
        other = house_new(NULL);
    }
    once = record_of(name, p->h.context, (norm_str){data, half}, (norm_str){data + half, size - half}, &len);
    memcpy(moved + 1, data, size);
    again = record_of(name, other.context, (norm_str){moved + 1, half}, (norm_str){moved + 1 + half, size - half}, &n);
    if (len != n || memcmp(once, again, n))
        fail_msg("%s: another answer the second time", name);
    free(moved);
    free(once);
    free(again);
}

static void answers_of_files_are_the_same(void **state)
{
    for_each_file(*state, answers_agree);
}

static void answers_of_made_inputs_are_the_same(void **state)
{
    for_each_made(*state, 6000, 4, answers_agree);
}

/* An article is its own nearest in an index that it is in. (A text without numbers and names is in none.) */
static void is_its_own_nearest(prop *p, const char *name, const char *data, size_t size)
{
    norm_str text = {data, size}, none = {NULL, 0};
    norm_fingerprint fp;
    norm_hit hit = {0, {NORM_UNRELATED, 0, 0}};
    norm_relation self;
    size_t n;

    if (size < ENOUGH || !strstr(name, "golden"))
        return;
    assert_int_equal(norm_fingerprint_text(p->h.context, text, none, &fp, NULL), NORM_OK);
    norm_fingerprint_compare(&fp, &fp, &self);
    assert_int_equal(norm_index_query(all, p->h.context, &fp, &hit, 1, &n, NULL), NORM_OK);
    if (self.kind != NORM_UNRELATED && (n != 1 || hit.relation.odds < self.odds))
        fail_msg("%s: something else is nearer", name);
}

static void files_are_found(void **state)
{
    for_each_file(*state, is_its_own_nearest);
    norm_index_free(all);
    house_free(&other);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_of_files_are_the_same),
        cmocka_unit_test(answers_of_made_inputs_are_the_same),
        cmocka_unit_test(files_are_found),
    };

    return prop_main(argc, argv, tests);
}
