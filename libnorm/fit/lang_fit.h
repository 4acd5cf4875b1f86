/* lang_fit.h - fits the language model: corpus, training, packing. Single thread, fixed seed. */
#ifndef LANG_FIT_H
#define LANG_FIT_H

#include <stdint.h>
#include <stdio.h>

#include "lang/lang_grams.h"
#include "lang/lang_model.h"

#define MAX_TAGS 255
#define MAX_SOURCES 24
#define MAX_PIECE 1200 /* rows looked at of one sample */
#define DIM NM_LANG_DIM

typedef enum source_kind_id { LISTED, WRITTEN, INTERFACE } source_kind_id;

typedef struct sample {
    const char *text;
    uint32_t len;
    uint8_t tag, source;
    uint8_t held; /* kept back for calibration */
} sample;

typedef struct tag_info {
    char name[16];
    unsigned group;         /* script */
    uint32_t first, count;  /* its samples, which stand together, by source */
    uint32_t source_first[MAX_SOURCES], source_count[MAX_SOURCES];
    double source_upto[MAX_SOURCES]; /* cumulated weight, for drawing */
} tag_info;

typedef struct corpus {
    sample *samples;
    size_t n, room;
    tag_info tags[MAX_TAGS]; /* by script group, then name */
    unsigned tag_count;
    char sources[MAX_SOURCES][16];
    unsigned source_count;
    uint32_t dropped_script, dropped_english, dropped_words;
} corpus;

typedef struct model {
    float *rows;    /* NM_LANG_ROWS * DIM */
    float *rounded; /* the same as the library will have them; NULL before there are scales */
    float *steps;   /* by row, what one of its numbers is counted in */
    float out[MAX_TAGS][DIM];
} model;

typedef struct settings {
    double epochs, rate, rounded_epochs, out_epochs;
    uint64_t seed;
} settings;

/* corpus */
void corpus_read(corpus *c, FILE *in);
unsigned source_kind(const corpus *c, unsigned source);
void corpus_add(corpus *c, const char *tag, const char *source, const char *text);
void corpus_clean(corpus *c);
void corpus_make(corpus *c);
void corpus_convert(corpus *c);

/* drawing */
uint32_t draw(uint64_t *state, uint32_t below);
double draw_unit(uint64_t *state);
const sample *draw_sample(const corpus *c, const tag_info *t, uint64_t *state);
/* A crop of a random sample of a random tag (of more than one candidate): its rows. */
size_t draw_rows(const corpus *c, uint64_t *state, bool held, unsigned *tag, uint32_t *rows);
size_t text_rows(norm_str text, unsigned group, uint32_t *rows, size_t max);

#define MOST_DRAWN 4u      /* names in a crop */
#define NAMES_BYTES 200u   /* that they take at most */
void find_names(const corpus *c);
size_t draw_names(unsigned group, unsigned most, uint64_t *state, char *p);

/* training */
void train(const corpus *c, const settings *s, model *m);
/* Goes on with the exact rows while all scores are made with the rounded ones. */
void train_rounded(const corpus *c, const settings *s, model *m);
void train_out(const corpus *c, const settings *s, model *m);
/* First and last-but-one tag of the tag's script group. */
void candidates(const corpus *c, unsigned tag, unsigned *from, unsigned *to);

/* packing: rows become 4 bits with a scale. */
typedef struct packed {
    uint8_t *nibbles, *scales;
    double row_unit, out_unit;
    int16_t out[MAX_TAGS][DIM];
    double temperature[NM_LANG_LENGTHS];
    uint8_t trigrams[MAX_TAGS][NM_TRIGRAM_SLOTS / 4], trigram_mean[MAX_TAGS];
} packed;

void find_scales(model *m, packed *p);
void pack_rows(const model *m, packed *p);
int rounded_number(float x, float step);
void pack_out(const corpus *c, model *m, packed *p);
void fit_temperatures(const corpus *c, const settings *s, const model *m, packed *p);
void fit_trigrams(const corpus *c, packed *out);
void write_model(const corpus *c, const settings *s, const packed *p, FILE *out);
double accuracy(const corpus *c, const model *m, uint64_t seed);

void *must_alloc(size_t count, size_t size);

#endif
