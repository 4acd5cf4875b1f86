/* label.c - fits data/label.model.
 *
 *   xz -dk ../shared/data/lines/NAME.xz ...        the labelled lines, as .jsonl files
 *   build/fit/label OUT EPOCHS FILE.jsonl ...      files named *-train.* are fitted on, others measured
 *   build/fit/label --without CORPUS EPOCHS FILE.jsonl ...   fits without one corpus and measures on it
 *
 * The same files in the same order give the same bytes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fit/label.h"

static nm_net net;
static int8_t odds[NM_ODDS_SIZE], weight[NM_ODDS_SIZE];

/* How much a document counts: kinds by how near they are to what the library is given, corpora by the
 * root of their size, so that a large one does not drown the others. */
static float share_of(const fit_set *set, const fit_doc *d)
{
    static const float by_kind[KIND_COUNT] = {1.0f, 0.7f, 0.45f, 0, 0, 0.5f, 0.8f, 0.25f};
    float size = (float)set->docs_of[d->corpus] / 100.0f, root = 1;
    int k;

    for (k = 0; k < 20; k++) /* Newton */
        root = (root + size / root) / 2;
    return by_kind[d->kind] / root;
}

/* Every document gets features from a table of words that has not seen its fold. */
static void features_by_fold(fit_set *set, nm_label_model *model, int without)
{
    static int8_t table[NM_ODDS_SIZE], lines[NM_ODDS_SIZE];
    nm_label_model other = *model;
    unsigned fold;
    size_t i;

    other.odds = table;
    other.weight = lines;
    for (i = 0; i < set->n; i++) {
        fit_costs(set, &set->docs[i]);
        set->docs[i].share = share_of(set, &set->docs[i]);
    }
    for (fold = 0; fold < set->corpus_count * 4; fold++) {
        bool made = false;

        for (i = 0; i < set->n; i++) {
            fit_doc *d = &set->docs[i];

            if (d->held || d->fold != fold || (int)d->corpus == without)
                continue;
            if (!made) {
                fit_odds(set, (int)fold, without, table);
                fit_line(set, (int)fold, without, lines);
            }
            made = true;
            fit_features(set, d, &other);
        }
    }
    fit_odds(set, -1, without, odds);
    fit_line(set, -1, without, weight);
    for (i = 0; i < set->n; i++)
        if (set->docs[i].held || (int)set->docs[i].corpus == without)
            fit_features(set, &set->docs[i], model);
}

static int find_corpus(const fit_set *set, const char *name)
{
    unsigned i;

    for (i = 0; i < set->corpus_count; i++)
        if (!strcmp(set->corpora[i], name))
            return (int)i;
    fit_die("no such corpus", name);
    return -1;
}

int main(int argc, char **argv)
{
    nm_label_model model = {odds, weight, &net, 154, {0, -1200, -2048}, -1536, {0}};
    int without = -1, first = 3, i;
    const char *name = NULL, *out = argc > 1 ? argv[1] : "";
    fit_set set;

    if (!strcmp(out, "--without")) {
        name = argv[2];
        first = 4;
    }
    if (argc <= first)
        fit_die("usage", "OUT EPOCHS FILE... | --without CORPUS EPOCHS FILE...");
    fit_set_init(&set);
    for (i = first; i < argc; i++)
        fit_read(&set, argv[i], true);
    if (name)
        without = find_corpus(&set, name);
    features_by_fold(&set, &model, without);
    fprintf(stderr, "%zu documents\n", set.n);
    fit_net(&set, without, (unsigned)atoi(argv[first - 1]), &net);
    fit_scores(&set, &model);
    fit_measure(&set, &model, without);
    if (!name)
        fit_write(&model, out);
    return EXIT_SUCCESS;
}
