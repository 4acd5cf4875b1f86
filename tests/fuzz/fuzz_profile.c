/* Any bytes as a site profile, as they are and with the right checksum: what loads comes back as the same bytes, can be
 * merged and used. */
#include "fuzz/fuzz.h"

#include "base/sum.h"

typedef struct bytes {
    char *data;
    size_t n;
} bytes;

static int take(void *user, const char *data, size_t size)
{
    bytes *b = user;

    b->data = realloc(b->data, b->n + size + 1);
    memcpy(b->data + b->n, data, size);
    b->n += size;
    return 0;
}

static void use(const norm_profile *profile)
{
    static const char page[] = "A title\n\nIt was late on Monday, and nobody came.\n\nShare this\n";
    norm_options options;
    norm_error e;
    house h;

    norm_options_init(&options);
    options.profile = profile;
    options.profile_threshold = options.profile_articles = 1;
    h = house_new(&options);
    if (norm_run(h.context, page, sizeof page - 1, NULL, h.article, &e) != NORM_OK)
        fuzz_must_hold(e.message);
    fuzz_must_hold(article_problem(page, sizeof page - 1, h.article));
    house_free(&h);
}

static void read_lines(const norm_profile *profile)
{
    size_t n = norm_profile_count(profile), i;
    norm_profile_line *lines = malloc((n + 1) * sizeof *lines);

    norm_profile_lines(profile, lines);
    for (i = 1; i < n; i++)
        if (lines[i].articles > lines[i - 1].articles)
            fuzz_must_hold("lines out of order");
    free(lines);
}

static void try(const char *data, size_t size)
{
    norm_profile *profile, *other;
    bytes b = {NULL, 0};
    norm_error e;

    if (norm_profile_load(data, size, NULL, &profile, &e) != NORM_OK) {
        if (e.code != NORM_ERR_DATA || profile || e.offset > size)
            fuzz_must_hold("a profile that is neither good nor bad");
        return;
    }
    if (norm_profile_save(profile, take, &b, &e) != NORM_OK || b.n != size || memcmp(b.data, data, size))
        fuzz_must_hold("other bytes than those that were loaded");
    if (norm_profile_new(NULL, &other, &e) != NORM_OK || norm_profile_merge(other, profile, &e) != NORM_OK ||
        norm_profile_merge(other, profile, &e) != NORM_OK || norm_profile_count(other) != norm_profile_count(profile))
        fuzz_must_hold("a profile that cannot be merged");
    read_lines(other);
    use(other);
    norm_profile_free(profile);
    norm_profile_free(other);
    free(b.data);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint64_t sum;
    char *sealed;
    size_t i;

    try((const char *)data, size);
    if (size < 8)
        return 0;
    sealed = malloc(size);
    memcpy(sealed, data, size);
    sum = nm_sum_bytes(NM_SUM_START, sealed, size - 8);
    for (i = 0; i < 8; i++)
        sealed[size - 8 + i] = (char)(sum >> 8 * i & 255);
    try(sealed, size);
    free(sealed);
    return 0;
}
