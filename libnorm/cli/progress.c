#include "cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define EVERY 0.2 /* seconds */

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Where the output goes to the same terminal, it is progress enough. */
void progress_open(struct progress *progress, const struct config *config)
{
    progress->on = !config->quiet && isatty(STDERR_FILENO) && (config->out_dir || !isatty(STDOUT_FILENO));
    progress->begun = progress->shown = now();
}

void progress_show(struct progress *progress, const struct tally *tally, bool end)
{
    double time, seconds;

    if (!progress->on)
        return;
    time = now();
    if (!end && time - progress->shown < EVERY)
        return;
    progress->shown = time;
    seconds = time - progress->begun > 1e-3 ? time - progress->begun : 1e-3;
    fprintf(stderr, "\r%zu done, %zu failed, %.1f MB, %.0f/s, %.1f MB/s\033[K%s", tally->good, tally->failed,
            (double)tally->bytes / 1e6, (double)(tally->good + tally->failed) / seconds,
            (double)tally->bytes / 1e6 / seconds, end ? "\n" : "");
}
