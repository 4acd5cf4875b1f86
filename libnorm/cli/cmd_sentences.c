/* normtest sentences: where the sentences of each text begin and end. */
#include "cli/batch.h"

static void write_record(struct worker *worker, const struct item *item, const norm_span *spans, size_t n,
                         struct buf *out)
{
    struct buf *b = &worker->scratch;

    b->len = 0;
    buf_text(b, "{\"id\":");
    buf_utf8(b, item->id);
    buf_text(b, ",\"sentences\":");
    buf_spans(b, spans, n);
    buf_text(b, "}\n");
    job_record(worker, (norm_str){b->data, b->len}, out);
}

static void write_lines(const struct item *item, const norm_span *spans, size_t n, struct buf *out)
{
    size_t i;

    for (i = 0; i < n; i++) {
        buf_add(out, item->data.data + spans[i].begin, spans[i].end - spans[i].begin);
        buf_byte(out, '\n');
    }
}

static norm_status sentences_one(struct worker *worker, const struct item *item, struct buf *out, norm_error *error)
{
    const norm_span *spans;
    size_t n;
    norm_status status = norm_sentences(worker->context, item->data, item->hints.lang, &spans, &n, error);

    if (status != NORM_OK)
        return status;
    if (worker->format == FORMAT_TEXT)
        write_lines(item, spans, n, out);
    else
        write_record(worker, item, spans, n, out);
    return NORM_OK;
}

int cmd_sentences(const struct config *config)
{
    static const struct action action = {sentences_one};

    if (config->format >= FORMAT_EXPLAIN) {
        complain("'sentences' gives text, json or jsonl");
        return STATUS_USAGE;
    }
    return batch_run(config, &action);
}
