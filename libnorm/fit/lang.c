/* lang.c - fits the language model of data/lang.model.
 *
 *   lang [--epochs N] [--rate R] [--rounded-epochs N] [--out-epochs N] [--seed N] < train.tsv > lang.model
 *
 * Reads lines "tag TAB source TAB text"; libnorm/fit/lang.sh unpacks them and builds this program.
 * The same lines and arguments give the same bytes.
 */
#include "lang_fit.h"

#include <stdlib.h>
#include <string.h>

static bool set(settings *s, const char *name, const char *value)
{
    if (!strcmp(name, "--epochs"))
        s->epochs = strtod(value, NULL);
    else if (!strcmp(name, "--rate"))
        s->rate = strtod(value, NULL);
    else if (!strcmp(name, "--rounded-epochs"))
        s->rounded_epochs = strtod(value, NULL);
    else if (!strcmp(name, "--out-epochs"))
        s->out_epochs = strtod(value, NULL);
    else if (!strcmp(name, "--seed"))
        s->seed = strtoull(value, NULL, 10);
    else
        return false;
    return true;
}

static void report(const corpus *c)
{
    fprintf(stderr, "%zu lines, %u tags; left out: %u of another script, %u of English\n", c->n, c->tag_count,
            c->dropped_script, c->dropped_english);
}

int main(int argc, char **argv)
{
    settings s = {15, 0.5, 2, 0.5, 20141224};
    corpus *c = must_alloc(1, sizeof *c);
    model *m = must_alloc(1, sizeof *m);
    packed *p = must_alloc(1, sizeof *p);
    int i;

    for (i = 1; i + 1 < argc; i += 2)
        if (!set(&s, argv[i], argv[i + 1]))
            return fprintf(stderr, "unknown argument %s\n", argv[i]), 2;
    corpus_read(c, stdin);
    report(c);
    find_names(c);
    m->rows = must_alloc(NM_LANG_ROWS, DIM * sizeof *m->rows);
    train(c, &s, m);
    fprintf(stderr, "held lines, exact rows: %.4f\n", accuracy(c, m, s.seed + 3));
    find_scales(m, p);
    fprintf(stderr, "rounded rows: %.4f\n", accuracy(c, m, s.seed + 3));
    train_rounded(c, &s, m);
    fprintf(stderr, "after fitting them as rounded: %.4f\n", accuracy(c, m, s.seed + 3));
    pack_rows(m, p);
    train_out(c, &s, m);
    pack_out(c, m, p);
    fprintf(stderr, "after fitting the languages' rows again: %.4f\n", accuracy(c, m, s.seed + 3));
    fit_temperatures(c, &s, m, p);
    fit_trigrams(c, p);
    write_model(c, &s, p, stdout);
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
