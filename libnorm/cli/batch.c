#include "cli/batch.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/crew.h"
#include "cli/feed.h"
#include "cli/out.h"
#include "cli/summary.h"
#include "cli/xliff.h"

/* What may be read ahead of the output, so that one huge article among small ones, or a slow reader, does not fill the
 * memory; and as much again for each worker. */
#define AHEAD_MOST (UINT64_C(32) << 20)
#define AHEAD_WORKER (UINT64_C(1) << 20)

struct batch {
    const struct config *config;
    struct feed feed;
    struct crew crew;
    struct out out;
    struct progress progress;
    struct tally tally;
    struct digest digest;
    uint64_t ahead;    /* bytes of input in jobs that are not taken back */
    bool more, broken; /* inputs are left; the output takes no more */
};

/* Text for one input that a person waits for, records otherwise. */
static enum format format_of(const struct config *config)
{
    struct stat s;

    if (config->format != FORMAT_AUTO)
        return config->format;
    if (config->input_count != 1 || config->lines_in || config->out_dir || config->out_file || !isatty(STDOUT_FILENO))
        return FORMAT_JSONL;
    return stat(config->inputs[0], &s) || !S_ISDIR(s.st_mode) ? FORMAT_TEXT : FORMAT_JSONL;
}

static int wants_colour(const struct config *config)
{
    const char *no = getenv("NO_COLOR");

    if (config->colour >= 0)
        return config->colour;
    return isatty(STDOUT_FILENO) && !(no && *no) && !config->out_dir && !config->out_file;
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
    b->tally.read += job->read;
    b->tally.refused += outcome == OUT_REFUSED;
    b->broken = outcome == OUT_BROKEN;
    b->ahead -= job->size;
    crew_retire(&b->crew);
    progress_show(&b->progress, &b->tally);
}

/* Hands a job to the workers, unless there is nothing to do for its file. */
static void dispatch(struct batch *b, struct job *job)
{
    enum aim aim = out_aim(&b->out, job);

    if (aim == AIM_GOOD) {
        b->ahead += job->size;
        crew_post(&b->crew);
        return;
    }
    b->tally.refused += aim == AIM_REFUSED;
    b->tally.passed += aim == AIM_DONE;
    b->tally.read += b->feed.size;
    b->tally.passed_read += b->feed.size;
    feed_leave_file(&b->feed);
    progress_show(&b->progress, &b->tally);
}

/* Fills free jobs as long as that does not make finished ones wait. */
static void feed_crew(struct batch *b)
{
    uint64_t most = AHEAD_MOST + AHEAD_WORKER * (uint64_t)b->crew.worker_count;
    struct job *job;

    while (b->more && (job = crew_free_job(&b->crew))) {
        if (crew_pending(&b->crew) && (b->ahead > most || !feed_ready(&b->feed)))
            return;
        b->more = feed_next(&b->feed, job);
        if (b->more)
            dispatch(b, job);
        if (crew_oldest_is_done(&b->crew))
            return;
    }
}

/* Passes over what the records to go on from are of; false if they are of something else. */
static bool go_on(struct batch *b)
{
    const struct found *found = &b->out.part.found;
    struct job *job = crew_free_job(&b->crew);
    bool more;

    if (!found->records)
        return true;
    if (!resume_pass(&b->feed, found, job, &more, &b->tally.read))
        return false;
    b->tally.passed = found->records;
    b->tally.passed_failed = found->failed;
    b->tally.passed_read = b->tally.read;
    if (more)
        dispatch(b, job);
    return true;
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
}

static int exit_code(const struct batch *b)
{
    const struct tally *t = &b->tally;

    if (b->broken)
        return STATUS_IO;
    if (!t->good && !t->passed && t->unread && t->unread == t->failed)
        return STATUS_NONE;
    if (!t->good && !t->failed && !t->passed && !t->refused && !b->config->lines_in) {
        complain("there is no file to read");
        return STATUS_NONE;
    }
    if (t->refused)
        return STATUS_IO;
    return t->failed || t->changed || t->passed_failed ? STATUS_SOME : STATUS_GOOD;
}

static int run_crew(struct batch *b)
{
    bool shown;
    double seconds;
    int code = STATUS_USAGE;

    feed_open(&b->feed, b->config, &b->out.avoid);
    progress_open(&b->progress, b->config, &b->out.avoid);
    shown = b->config->summary || (b->progress.on && !summary_is_trifle(b->config));
    if (go_on(b)) {
        loop(b);
        code = exit_code(b);
    }
    seconds = progress_seconds(&b->progress);
    progress_close(&b->progress);
    feed_close(&b->feed);
    crew_close(&b->crew, &b->digest);
    if (shown && code != STATUS_USAGE)
        summary_print(&b->tally, &b->digest, seconds);
    digest_free(&b->digest);
    return code;
}

static int run_with(struct batch *b, const norm_engine *engine, const struct worker *like)
{
    norm_error error = {NORM_ERR_MEMORY, "", 0, "out of memory"};
    int code = out_open(&b->out, b->config, like->format, like->whole, norm_engine_checksum(engine));

    if (!code && !crew_open(&b->crew, engine, like, worker_count(b->config), &error)) {
        complain("%s", error.message[0] ? error.message : "threads cannot be started");
        crew_close(&b->crew, NULL);
        code = STATUS_IO;
    } else if (!code)
        code = run_crew(b);
    out_close(&b->out);
    return code;
}

/* Whether what is asked of the output goes together. */
static bool is_consistent(const struct config *config, enum format format)
{
    if (config->out_dir && config->out_file)
        complain("-o writes a file an input, --output-file one for all: it is one or the other");
    else if (config->resume && !config->out_dir && !config->out_file)
        complain("--resume needs -o DIR or --output-file FILE, where it finds what is done");
    else if (config->resume && config->out_file && format != FORMAT_JSONL)
        complain("--resume goes on with one file only if it has a record a line (--format jsonl)");
    else
        return true;
    return false;
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
    norm_engine *engine = NULL, *other = NULL;
    int code = STATUS_USAGE;

    memset(&b, 0, sizeof b);
    memset(&like, 0, sizeof like);
    b.config = like.config = config;
    like.action = action;
    like.format = format_of(config);
    like.colour = wants_colour(config);
    like.width = screen_width();
    like.whole = like.format == FORMAT_XLIFF && xliff_is_whole(config);
    if (is_consistent(config, like.format) && make_engine(config, config->options.rules, &engine, &code) &&
        (!config->other || make_engine(config, config->other, &other, &code))) {
        like.other_engine = other;
        code = run_with(&b, engine, &like);
    }
    norm_engine_free(other);
    norm_engine_free(engine);
    return code;
}
