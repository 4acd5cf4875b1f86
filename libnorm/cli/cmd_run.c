/* normtest run: the whole pipeline; explain: the same, for reading. */
#include "cli/batch.h"

static norm_status run_one(struct worker *worker, const struct item *item, struct buf *out, norm_error *error)
{
    norm_status status =
        norm_run(worker->context, item->data.data, item->data.len, &item->hints, worker->article, error);
    norm_writing writing;

    if (status != NORM_OK)
        return status;
    norm_writing_init(&writing);
    return job_write(worker, item, &writing, out, error);
}

int cmd_run(const struct config *config)
{
    static const struct action action = {run_one};

    return batch_run(config, &action);
}

int cmd_explain(const struct config *config)
{
    struct config explaining = *config;

    if (config->format == FORMAT_AUTO)
        explaining.format = FORMAT_EXPLAIN;
    return cmd_run(&explaining);
}
