/* normtest match: for each article of one set the nearest of another. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/file.h"
#include "cli/pretty.h"
#include "cli/share.h"
#include "cli/texts.h"

#define LOOKED_AT 20u /* candidates that are compared by their whole texts, or as many as are asked for */
#define MANY 20000u /* articles, beyond which not every one is compared but those that an index proposes */
#define BLOCK 1024u /* answers held before they are written */

struct set {
    struct texts texts;
    norm_fingerprint *prints;
};

struct candidate {
    size_t b;
    norm_relation relation;
};

struct match {
    const struct config *config;
    enum format format;
    const norm_engine *engine;
    int workers;
    struct set a, b;
    norm_index *index; /* of b, if it has many */
    struct set *at; /* whose fingerprints are made */
    size_t begin; /* the first article of the block in hand */
    struct buf *answers; /* of the block */
};

static bool before(const struct candidate *x, const struct candidate *y)
{
    return x->relation.odds > y->relation.odds || (!(x->relation.odds < y->relation.odds) && x->b < y->b);
}

/* Puts c where it belongs among the best `most`, the first in front; returns how many there are. */
static size_t insert(struct candidate *best, size_t n, size_t most, struct candidate c)
{
    size_t i;

    if (n == most && !before(&c, &best[n - 1]))
        return n;
    n += n < most;
    for (i = n - 1; i > 0 && before(&c, &best[i - 1]); i--)
        best[i] = best[i - 1];
    best[i] = c;
    return n;
}

static size_t compare_all(const struct match *m, size_t a, struct candidate *best, size_t most)
{
    size_t b, n = 0;

    for (b = 0; b < m->b.texts.n; b++) {
        struct candidate c = {b, {NORM_UNRELATED, 0, 0}};

        norm_fingerprint_compare(&m->a.prints[a], &m->b.prints[b], &c.relation);
        n = insert(best, n, most, c);
    }
    return n;
}

static bool ask_index(const struct match *m, norm_context *context, size_t a, struct candidate *best, size_t *most)
{
    norm_hit *hits = calloc(*most, sizeof *hits);
    bool good = hits && !norm_index_query(m->index, context, &m->a.prints[a], hits, *most, most, NULL);
    size_t i;

    for (i = 0; good && i < *most; i++)
        best[i] = (struct candidate){(size_t)hits[i].id, hits[i].relation};
    free(hits);
    return good;
}

/* At most *n candidates, the likeliest first, and how many there are. */
static bool propose(const struct match *m, norm_context *context, size_t a, struct candidate *best, size_t *n)
{
    if (m->index)
        return ask_index(m, context, a, best, n);
    *n = compare_all(m, a, best, *n);
    return true;
}

/* Compares the candidates' texts and orders them anew. */
static bool examine(const struct match *m, norm_context *context, size_t a, struct candidate *best, size_t n)
{
    const struct text *x = &m->a.texts.of[a];
    size_t i;

    for (i = 0; i < n; i++) {
        struct candidate c = best[i];
        const struct text *y = &m->b.texts.of[c.b];

        if (norm_relate(context, x->text, x->lang, y->text, y->lang, &c.relation, NULL) != NORM_OK)
            return false;
        insert(best, i, i + 1, c);
    }
    return true;
}

static void write_number(struct buf *b, double x)
{
    buf_share(b, x);
}

static void write_record(const struct match *m, size_t a, const struct candidate *best, size_t n, struct buf *out)
{
    size_t i;

    buf_text(out, "{\"a\":");
    buf_utf8(out, m->a.texts.of[a].id);
    buf_text(out, ",\"best\":[");
    for (i = 0; i < n; i++) {
        buf_text(out, i ? ",{\"b\":" : "{\"b\":");
        buf_utf8(out, m->b.texts.of[best[i].b].id);
        buf_text(out, ",\"score\":");
        write_number(out, best[i].relation.score);
        buf_text(out, ",\"relation\":");
        buf_json(out, str_of(norm_relation_name(best[i].relation.kind)));
        buf_byte(out, '}');
    }
    buf_text(out, "]}\n");
}

static void write_lines(const struct match *m, size_t a, const struct candidate *best, size_t n, struct buf *out)
{
    size_t i;

    for (i = 0; i < n; i++) {
        buf_utf8(out, m->a.texts.of[a].id);
        buf_byte(out, '\t');
        buf_utf8(out, m->b.texts.of[best[i].b].id);
        buf_byte(out, '\t');
        write_number(out, best[i].relation.score);
        buf_byte(out, '\t');
        buf_text(out, norm_relation_name(best[i].relation.kind));
        buf_byte(out, '\n');
    }
}

static bool match_one(void *user, norm_context *context, size_t i)
{
    struct match *m = user;
    size_t top = (size_t)m->config->top, n = top > LOOKED_AT ? top : LOOKED_AT, a = m->begin + i;
    struct candidate *best = calloc(n + 1, sizeof *best);
    bool good;

    if (!best)
        return false;
    good = propose(m, context, a, best, &n) && examine(m, context, a, best, n);
    n = n < top ? n : top;
    if (good && m->format == FORMAT_TEXT)
        write_lines(m, a, best, n, &m->answers[i]);
    else if (good)
        write_record(m, a, best, n, &m->answers[i]);
    free(best);
    return good;
}

static bool print_one(void *user, norm_context *context, size_t i)
{
    struct match *m = user;
    const struct text *t = &m->at->texts.of[i];

    return norm_fingerprint_text(context, t->text, t->lang, &m->at->prints[i], NULL) == NORM_OK;
}

static bool write_answers(const struct match *m, size_t n)
{
    size_t i;
    bool good = true;

    for (i = 0; i < n; i++) {
        struct buf pretty = {NULL, 0, 0}, *b = &m->answers[i];

        if (m->format == FORMAT_JSON) {
            pretty_json(&pretty, (norm_str){b->data, b->len});
            b = &pretty;
        }
        good = good && (!b->len || file_write(STDOUT_FILENO, b->data, b->len));
        buf_free(&pretty);
        m->answers[i].len = 0;
    }
    return good;
}

static bool make_prints(struct match *m, struct set *set)
{
    m->at = set;
    set->prints = calloc(set->texts.n + 1, sizeof *set->prints);
    if (!set->prints)
        complain("out of memory");
    return set->prints && share_out(m->engine, m->workers, set->texts.n, print_one, m);
}

static bool index_many(struct match *m)
{
    size_t i;

    if (m->b.texts.n <= MANY)
        return true;
    if (norm_index_new(m->engine, &m->index, NULL) != NORM_OK)
        return false;
    for (i = 0; i < m->b.texts.n; i++)
        if (norm_index_add(m->index, &m->b.prints[i], i, NULL) != NORM_OK)
            return false;
    return true;
}

static int match_all(struct match *m)
{
    struct buf answers[BLOCK];
    bool good = make_prints(m, &m->b) && make_prints(m, &m->a) && index_many(m);
    size_t i;

    memset(answers, 0, sizeof answers);
    m->answers = answers;
    for (m->begin = 0; good && m->begin < m->a.texts.n; m->begin += BLOCK) {
        size_t n = m->a.texts.n - m->begin < BLOCK ? m->a.texts.n - m->begin : BLOCK;

        good = share_out(m->engine, m->workers, n, match_one, m) && write_answers(m, n);
    }
    for (i = 0; i < BLOCK; i++)
        buf_free(&answers[i]);
    return good ? STATUS_GOOD : STATUS_IO;
}

static int run(struct match *m)
{
    const struct config *config = m->config;
    int code;

    if (!texts_read(&m->a.texts, config->inputs[0], config->hints.lang) ||
        !texts_read(&m->b.texts, config->inputs[1], config->hints.lang))
        return STATUS_NONE;
    code = match_all(m);
    if (code != STATUS_GOOD)
        return code;
    return m->a.texts.failed || m->b.texts.failed ? STATUS_SOME : STATUS_GOOD;
}

int cmd_match(const struct config *config)
{
    struct match m = {.config = config, .format = config->format};
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    norm_engine *engine;
    norm_error error;
    int code;

    if (config->input_count != 2 || config->format >= FORMAT_EXPLAIN) {
        complain(config->input_count != 2 ? "'match' takes two files" : "'match' gives text, json or jsonl");
        return STATUS_USAGE;
    }
    if (m.format == FORMAT_AUTO)
        m.format = isatty(STDOUT_FILENO) ? FORMAT_TEXT : FORMAT_JSONL;
    if (norm_engine_new(&config->options, &engine, &error) != NORM_OK) {
        complain("%s", error.message);
        return STATUS_IO;
    }
    m.engine = engine;
    m.workers = config->workers ? config->workers : processors > 0 ? (int)processors : 1;
    code = run(&m);
    texts_free(&m.a.texts);
    texts_free(&m.b.texts);
    free(m.a.prints);
    free(m.b.prints);
    norm_index_free(m.index);
    norm_engine_free(engine);
    return code;
}
