/* across.c - fingerprints and their index over the documents on standard input, one a line (support/docs.h).
 *
 * Articles that nobody wrote fill the index up: fingerprints that each have anchors of many documents, so that the
 * common ones are as common as they are.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "across/fingerprint.h"
#include "bench/duel.h"
#include "support/house.h"
#include "support/rng.h"

#define MADE 100000u
#define ASKED 2000u
#define COMPARED 100u /* with all, one by one */
#define FIRST 10u /* answers looked at */

/* The language is given: identifying it has a measure of its own. */
static void print_all(void *user, const docs *d)
{
    house *h = user;
    norm_fingerprint fp;
    size_t i;

    for (i = 0; i < d->n; i++)
        if (norm_fingerprint_text(h->context, (norm_str){d->data[i], d->size[i]}, (norm_str){"en", 2}, &fp, NULL))
            exit(EXIT_FAILURE);
}

static int by_word(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

/* A fingerprint with the shape of one document and an anchor each of others. */
static norm_fingerprint make_one(const norm_fingerprint *of, size_t n, rng *r)
{
    norm_fingerprint fp = of[rng_below(r, n)];
    unsigned wanted = nm_fp_anchors(&fp), i, k = 0;
    uint64_t *words = fp.word + NM_FP_FIRST;

    for (i = 0; i < wanted; i++) {
        const norm_fingerprint *other = &of[rng_below(r, n)];
        unsigned m = nm_fp_anchors(other);

        if (m)
            words[i] = other->word[NM_FP_FIRST + rng_below(r, m)];
        if ((words[i] & 15) > 12 && rng_next(r) % 4)
            words[i] ^= rng_next(r) << 20; /* a rare one that nobody else has */
    }
    qsort(words, wanted, sizeof *words, by_word);
    for (i = 0; i < wanted; i++)
        if (!k || words[i] >> 8 != words[k - 1] >> 8)
            words[k++] = words[i];
    memset(words + k, 0, (wanted - k) * sizeof *words);
    fp.word[0] = (fp.word[0] & ~UINT64_C(0xFF00)) | (uint64_t)k << 8;
    return fp;
}

/* What one asks about: a document's fingerprint with half of its anchors, as a translation has. */
static norm_fingerprint halve(norm_fingerprint fp, rng *r)
{
    unsigned n = nm_fp_anchors(&fp), i, k = 0;
    uint64_t *words = fp.word + NM_FP_FIRST;

    for (i = 0; i < n; i++)
        if (rng_next(r) % 2)
            words[k++] = words[i];
    memset(words + k, 0, (n - k) * sizeof *words);
    fp.word[0] = (fp.word[0] & ~UINT64_C(0xFF00)) | (uint64_t)k << 8;
    return fp;
}

/* The best of all by comparing with each. */
static size_t exhaustive(const norm_fingerprint *all, size_t n, const norm_fingerprint *fp, int *related)
{
    norm_relation r, best = {NORM_UNRELATED, 0, -1e30};
    size_t i, found = 0;

    for (i = 0; i < n; i++) {
        norm_fingerprint_compare(fp, &all[i], &r);
        if (r.odds > best.odds) {
            best = r;
            found = i;
        }
    }
    *related = best.kind != NORM_UNRELATED;
    return found;
}

static double seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Answers a second; and of what comparing with every article finds, the share that the index finds. */
static void ask_all(const norm_index *index, house *h, const norm_fingerprint *all, size_t documents)
{
    rng r = {7};
    norm_hit hits[FIRST];
    size_t i, count, wanted = 0, found = 0;
    double spent = 0;

    for (i = 0; i < ASKED; i++) {
        norm_fingerprint fp = halve(all[rng_below(&r, documents)], &r);
        double start = seconds();

        if (norm_index_query(index, h->context, &fp, hits, FIRST, &count, NULL) != NORM_OK)
            exit(EXIT_FAILURE);
        spent += seconds() - start;
        if (i < COMPARED) {
            int related;
            size_t best = exhaustive(all, norm_index_count(index), &fp, &related);

            wanted += related != 0;
            found += related && count && hits[0].id == best;
        }
    }
    printf("%-28s %8.0f a second of %zu articles\n", "index: answers", ASKED / spent, norm_index_count(index));
    printf("%-28s %8.1f %% of %zu\n", "index: best one found", 100.0 * (double)found / (double)(wanted ? wanted : 1),
           wanted);
}

static void measure_index(house *h, const docs *d)
{
    norm_fingerprint *all = malloc((d->n + MADE) * sizeof *all);
    norm_index *index;
    rng r = {1};
    size_t i;
    double start;

    if (!all || norm_index_new(h->engine, &index, NULL) != NORM_OK)
        exit(EXIT_FAILURE);
    for (i = 0; i < d->n; i++)
        norm_fingerprint_text(h->context, (norm_str){d->data[i], d->size[i]}, (norm_str){NULL, 0}, &all[i], NULL);
    for (; i < d->n + MADE; i++)
        all[i] = make_one(all, d->n, &r);
    start = seconds();
    for (i = 0; i < d->n + MADE; i++)
        if (norm_index_add(index, &all[i], i, NULL) != NORM_OK)
            exit(EXIT_FAILURE);
    printf("%-28s %8.0f a second\n", "index: articles added", (double)(d->n + MADE) / (seconds() - start));
    ask_all(index, h, all, d->n);
    norm_index_free(index);
    free(all);
}

int main(void)
{
    docs d = docs_read(8u << 20, "\n\n");
    house h = house_new(NULL);

    printf("%-28s %8.1f MB/s\n", "fingerprint", 1e-6 * (double)d.bytes / docs_time(&d, print_all, &h));
    measure_index(&h, &d);
    house_free(&h);
    docs_free(&d);
    return EXIT_SUCCESS;
}
