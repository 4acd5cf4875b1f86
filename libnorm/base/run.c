#include "base/run.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void nm_error_clear(norm_error *error)
{
    if (error)
        memset(error, 0, sizeof *error);
}

norm_status nm_fail(norm_error *error, norm_status code, const char *stage, size_t offset, const char *format, ...)
{
    if (error && error->code == NORM_OK) {
        va_list args;

        error->code = code;
        error->offset = offset;
        snprintf(error->stage, sizeof error->stage, "%s", stage);
        va_start(args, format);
        vsnprintf(error->message, sizeof error->message, format, args);
        va_end(args);
    }
    return code;
}

norm_status nm_no_memory(norm_error *error, const char *stage)
{
    return nm_fail(error, NORM_ERR_MEMORY, stage, 0, "out of memory");
}

bool nm_work(nm_run *run, uint64_t steps)
{
    run->work += steps;
    return !run->options->max_work || run->work <= run->options->max_work;
}

norm_status nm_tell(nm_run *run, const char *stage, size_t done, size_t total)
{
    if (done > run->told)
        run->told = done;
    done = run->told < total ? run->told : total;
    if (!run->progress || !run->progress(run->progress_user, done, total))
        return NORM_OK;
    run->stopped = true;
    return nm_fail(run->error, NORM_ERR_CANCELLED, stage, done, "stopped by the progress callback");
}
