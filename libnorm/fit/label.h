/* label.h - what the parts of the fit of the label model share.
 *
 * fit/label.c reads labelled lines, counts words, fits the network and writes data/label.model. It calls
 * the library's own code for features and verdicts, so that what is fitted is what runs.
 */
#ifndef NM_FIT_LABEL_H
#define NM_FIT_LABEL_H

#include "label/features.h"
#include "label/model.h"
#include "label/net.h"

#define FOLDS_MAX 64
#define CORPORA_MAX 40

/* One line of the corpus is one block. */
typedef struct fit_doc {
    unsigned corpus, fold, kind;  /* corpus: by name without split and kind */
    bool held;                    /* measured only */
    nm_doc doc;
    nm_marks marks;
    int8_t *y;                    /* 1 body, 0 rest, -1 not labelled */
    uint8_t *h;                   /* like a headline: not scored */
    uint32_t *weight;             /* letters and digits */
    int16_t *x;                   /* features */
    float *cost;                  /* of a wrong verdict */
    float share;                  /* of the document in the fit */
} fit_doc;

enum { KIND_TIGHT, KIND_FULL, KIND_WEB, KIND_PEER, KIND_SNIPPETS, KIND_CLEAN, KIND_THIN, KIND_SHORT, KIND_COUNT };

typedef struct fit_set {
    fit_doc *docs;
    size_t n, cap;
    const char *corpora[CORPORA_MAX];
    unsigned corpus_count, docs_of[CORPORA_MAX];
    nm_arena arena;
    norm_allocator allocator;
    norm_options options;
    nm_run run;
} fit_set;

/* Everything below exits with a message when it fails: these are programs run by hand. */
void fit_die(const char *what, const char *which);

void fit_set_init(fit_set *set);
/* Adds the documents of one file NAME-SPLIT.KIND.jsonl. extra: also the variants that only fitting sees. */
void fit_read(fit_set *set, const char *path, bool extra);

/* A fixed sequence of numbers. */
uint32_t fit_random(uint64_t *state);
double fit_log(double x);
double fit_exp(double x);

/* Log odds of words over the documents that are not held; those of fold `without` are left out
 * (no fold has the number -1), and so are those of corpus `corpus`. */
void fit_odds(const fit_set *set, int without, int corpus, int8_t *odds);
/* The same for the weights of the regression. */
void fit_line(const fit_set *set, int without, int corpus, int8_t *weight);
/* The cost of errors in a document. */
void fit_costs(fit_set *set, fit_doc *d);
/* Features and costs of a document under a table. */
void fit_features(fit_set *set, fit_doc *d, const nm_label_model *model);

/* Fits the network on documents that are not held and not of corpus `without`. */
void fit_net(fit_set *set, int without, unsigned epochs, nm_net *net);

/* Fills the model's table of probabilities from the documents that are held. */
void fit_scores(fit_set *set, nm_label_model *model);

/* Prints precision, recall, F1 for each corpus among the documents that are held (or of corpus `of`). */
/* Writes the model as text. */
void fit_write(const nm_label_model *model, const char *path);

void fit_measure(fit_set *set, const nm_label_model *model, int of);

#endif
