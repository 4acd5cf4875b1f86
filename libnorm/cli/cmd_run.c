/* normtest run: the whole pipeline; explain: the same, for reading. */
#include <time.h>

#include "cli/batch.h"

/* The thread's processor time: what else the machine does, and how many workers there are, hardly shows in it. */
static uint64_t microseconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (uint64_t)t.tv_sec * 1000000 + (uint64_t)t.tv_nsec / 1000;
}

static norm_status run_one(struct worker *worker, const struct item *item, struct buf *out, norm_error *error)
{
    bool timed = worker->format == FORMAT_HTML && !worker->config->no_times;
    uint64_t begun = timed ? microseconds() : 0;
    norm_status status =
        norm_run(worker->context, item->data.data, item->data.len, &item->hints, worker->article, error);
    norm_writing writing;

    if (status != NORM_OK)
        return status;
    digest_article(&worker->digest, worker->article);
    norm_writing_init(&writing);
    if (timed)
        writing.microseconds = microseconds() - begun + 1; /* 0 would mean that it is not known */
    return job_write(worker, item, &writing, out, error);
}

int cmd_run(const struct config *config)
{
    static const struct action action = {run_one};
    struct config translating = *config;

    if (config->format == FORMAT_TMX) {
        complain("tmx holds texts with their translations: 'align' makes it of two; 'run' has xliff for translators");
        return STATUS_USAGE;
    }
    if (config->format == FORMAT_XLIFF)
        translating.options.with |= NORM_WITH_SENTENCES | NORM_WITH_SPANS;
    return batch_run(&translating, &action);
}

int cmd_explain(const struct config *config)
{
    struct config explaining = *config;

    if (config->format == FORMAT_AUTO)
        explaining.format = FORMAT_EXPLAIN;
    return cmd_run(&explaining);
}
