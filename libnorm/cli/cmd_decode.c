/* normtest decode: bytes to text, nothing removed. */
#include "cli/batch.h"

static norm_status decode_one(struct worker *worker, const struct item *item, struct buf *out, norm_error *error)
{
    norm_status status =
        norm_decode(worker->context, item->data.data, item->data.len, &item->hints, worker->article, error);
    norm_writing writing;

    if (status != NORM_OK)
        return status;
    digest_article(&worker->digest, worker->article);
    norm_writing_init(&writing);
    writing.brief = 1;
    return job_write(worker, item, &writing, out, error);
}

int cmd_decode(const struct config *config)
{
    static const struct action action = {decode_one};

    if (config->format >= FORMAT_EXPLAIN) {
        complain("'decode' gives text, json or jsonl: it finds no blocks; 'run' does");
        return STATUS_USAGE;
    }
    return batch_run(config, &action);
}
