#include "cli/batch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/crew.h"
#include "cli/feed.h"
#include "cli/out.h"
#include "cli/progress.h"
#include "cli/xliff.h"

struct batch {
    const struct config *config;
    struct feed feed;
    struct crew crew;
    struct out out;
    struct progress progress;
    struct tally tally;
    bool more, broken; /* inputs are left; the output takes no more */
};

/* Text for one input that a person waits for, records otherwise. */
static enum format format_of(const struct config *config)
{
    struct stat s;

    if (config->format != FORMAT_AUTO)
        return config->format;
    if (config->input_count != 1 || config->lines_in || config->out_dir || !isatty(STDOUT_FILENO))
        return FORMAT_JSONL;
    return stat(config->inputs[0], &s) || !S_ISDIR(s.st_mode) ? FORMAT_TEXT : FORMAT_JSONL;
}

static int wants_colour(const struct config *config)
{
    const char *no = getenv("NO_COLOR");

    if (config->colour >= 0)
        return config->colour;
    return isatty(STDOUT_FILENO) && !(no && *no) && !config->out_dir;
}

static int screen_width(void)
{
    struct winsize size;

    return isatty(STDOUT_FILENO) && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) ? size.ws_col : 0;
}

static int worker_count(const struct config *config)
{
    long n = config->workers ? config->workers : sysconf(_SC_NPROCESSORS_ONLN);

    return n < 1 ? 1 : n > 1024 ? 1024 : (int)n;
}

/* Article by article in the inputs' order, so that the number of workers makes no difference. */
static bool learn(const struct batch *b, const struct job *job)
{
    norm_error error;
    size_t i;

    for (i = 0; i < job->lesson_count; i++)
        if (norm_profile_merge(b->config->learned, job->lessons[i], &error) != NORM_OK) {
            complain("%s", error.message);
            return false;
        }
    return true;
}

/* Takes back the oldest job and writes it. */
static void retire(struct batch *b, const struct job *job)
{
    enum outcome outcome = learn(b, job) ? out_job(&b->out, job) : OUT_BROKEN;

    b->tally.good += job->good;
    b->tally.failed += job->failed;
    b->tally.unread += job->unread;
    b->tally.changed += job->changed;
    b->tally.bytes += job->bytes;
    b->tally.refused += outcome == OUT_REFUSED;
    b->broken = outcome == OUT_BROKEN;
    crew_retire(&b->crew);
    progress_show(&b->progress, &b->tally, false);
}

/* Fills free jobs as long as that does not make finished ones wait. */
static void feed_crew(struct batch *b)
{
    struct job *job;

    while (b->more && (job = crew_free_job(&b->crew))) {
        if (crew_pending(&b->crew) && !feed_ready(&b->feed))
            return;
        b->more = feed_next(&b->feed, job);
        if (b->more)
            crew_post(&b->crew);
        if (crew_oldest_is_done(&b->crew))
            return;
    }
}

static void loop(struct batch *b)
{
    b->more = true;
    b->broken = out_begin(&b->out) == OUT_BROKEN;
    while (!b->broken && (b->more || crew_pending(&b->crew))) {
        struct job *job;

        feed_crew(b);
        job = crew_oldest(&b->crew);
        if (job)
            retire(b, job);
    }
    if (!b->broken)
        b->broken = out_end(&b->out) == OUT_BROKEN;
    progress_show(&b->progress, &b->tally, true);
}

static int exit_code(const struct batch *b)
{
    const struct tally *t = &b->tally;

    if (b->broken)
        return STATUS_IO;
    if (!t->good && t->unread && t->unread == t->failed)
        return STATUS_NONE;
    if (!t->good && !t->failed && !b->config->lines_in) {
        complain("there is no file to read");
        return STATUS_NONE;
    }
    if (t->refused)
        return STATUS_IO;
    return t->failed || t->changed ? STATUS_SOME : STATUS_GOOD;
}

static int run_with(struct batch *b, const norm_engine *engine, const struct worker *like, const struct stat *avoid)
{
    norm_error error = {NORM_ERR_MEMORY, "", 0, "out of memory"};
    int code;

    if (!crew_open(&b->crew, engine, like, worker_count(b->config), &error)) {
        complain("%s", error.message[0] ? error.message : "threads cannot be started");
        crew_close(&b->crew);
        return STATUS_IO;
    }
    feed_open(&b->feed, b->config, avoid);
    out_open(&b->out, b->config, like->format, like->whole);
    progress_open(&b->progress, b->config);
    loop(b);
    code = exit_code(b);
    crew_close(&b->crew);
    feed_close(&b->feed);
    out_close(&b->out);
    return code;
}

/* Makes the folder for the output; an exit code other than 0 after saying why it cannot be used. */
static int prepare_output(const struct config *config, struct stat *folder)
{
    struct stat s;
    int i;

    if (mkdir(config->out_dir, 0777) && errno != EEXIST) {
        complain("%s: %s", config->out_dir, strerror(errno));
        return STATUS_IO;
    }
    if (stat(config->out_dir, folder) || !S_ISDIR(folder->st_mode)) {
        complain("%s is no folder", config->out_dir);
        return STATUS_USAGE;
    }
    for (i = 0; i < config->input_count; i++)
        if (!stat(config->inputs[i], &s) && s.st_dev == folder->st_dev && s.st_ino == folder->st_ino) {
            complain("%s is both input and output", config->inputs[i]);
            return STATUS_USAGE;
        }
    return STATUS_GOOD;
}

static bool make_engine(const struct config *config, const norm_rules *rules, norm_engine **engine, int *code)
{
    norm_options options = config->options;
    norm_error error;

    options.rules = rules;
    if (norm_engine_new(&options, engine, &error) == NORM_OK)
        return true;
    complain("%s", error.message);
    *code = error.code == NORM_ERR_OPTION ? STATUS_USAGE : STATUS_IO;
    return false;
}

int batch_run(const struct config *config, const struct action *action)
{
    struct batch b;
    struct worker like;
    struct stat folder;
    norm_engine *engine = NULL, *other = NULL;
    int code = config->out_dir ? prepare_output(config, &folder) : STATUS_GOOD;

    if (code)
        return code;
    memset(&b, 0, sizeof b);
    memset(&like, 0, sizeof like);
    b.config = like.config = config;
    like.action = action;
    like.format = format_of(config);
    like.colour = wants_colour(config);
    like.width = screen_width();
    like.whole = like.format == FORMAT_XLIFF && xliff_is_whole(config);
    if (make_engine(config, config->options.rules, &engine, &code) &&
        (!config->other || make_engine(config, config->other, &other, &code))) {
        like.other_engine = other;
        code = run_with(&b, engine, &like, config->out_dir ? &folder : NULL);
    }
    norm_engine_free(other);
    norm_engine_free(engine);
    return code;
}
