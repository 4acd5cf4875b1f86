#include "cli/mirror.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cli/around.h"
#include "cli/resume.h"
#include "cli/settings.h"

/* Whether somebody takes -o for the name of a file. */
static bool looks_like_file(const char *path)
{
    static const char *const ends[] = {".jsonl", ".json", ".txt", ".html", ".xlf", ".xliff"};
    const char *dot = strrchr(path, '.');
    struct stat s;
    size_t i;

    for (i = 0; dot && i < sizeof ends / sizeof *ends; i++)
        if (!strcmp(dot, ends[i]) && stat(path, &s))
            return true;
    return false;
}

/* Makes the folder for the output; an exit code other than 0 after saying why it cannot be used. */
static int make_folder(const struct config *config, struct avoid *avoid)
{
    struct stat folder, s;
    int i;

    if (looks_like_file(config->out_dir)) {
        complain("-o takes a folder: --output-file %s writes one file, -o %s/ makes a folder of that name",
                 config->out_dir, config->out_dir);
        return STATUS_USAGE;
    }
    if (mkdir(config->out_dir, 0777) && errno != EEXIST) {
        complain("%s: %s", config->out_dir, strerror(errno));
        return STATUS_IO;
    }
    if (stat(config->out_dir, &folder) || !S_ISDIR(folder.st_mode)) {
        complain("%s is no folder: -o takes one; --output-file writes everything to one file", config->out_dir);
        return STATUS_USAGE;
    }
    for (i = 0; i < config->input_count; i++)
        if (!stat(config->inputs[i], &s) && s.st_dev == folder.st_dev && s.st_ino == folder.st_ino) {
            complain("%s is both input and output", config->inputs[i]);
            return STATUS_USAGE;
        }
    avoid_add(avoid, &folder);
    return STATUS_GOOD;
}

/* With --resume the folder remembers its settings, for the next run to go by. */
static int keep_settings(const struct mirror *m)
{
    struct buf path = {NULL, 0, 0}, settings = {NULL, 0, 0};
    int code = STATUS_GOOD;

    buf_text(&path, m->config->out_dir);
    buf_text(&path, "/.normtest");
    buf_byte(&path, '\0');
    settings_text(m->config, m->format, m->checksum, &settings);
    if (m->config->resume)
        code = settings_check(path.data, &settings);
    if (!code && (m->config->resume || !access(path.data, F_OK)))
        code = settings_keep(path.data, &settings);
    buf_free(&path);
    buf_free(&settings);
    return code;
}

int mirror_open(struct mirror *m, const struct config *config, enum format format, bool whole, const char *checksum,
                struct avoid *avoid)
{
    int code = make_folder(config, avoid);

    if (code)
        return code;
    m->config = config;
    m->format = format;
    m->whole = whole;
    m->checksum = checksum;
    if (!claims_open(&m->claims, config, config->out_dir)) {
        complain("%s", strerror(ENOMEM));
        return STATUS_IO;
    }
    code = keep_settings(m);
    if (!code && config->resume)
        resume_sweep(config->out_dir);
    return code;
}

void mirror_close(struct mirror *m)
{
    new_file_free(&m->file);
    claims_close(&m->claims);
}

/* DIR/ + the input's path below its root + ".json" where records are written. */
static void set_target(const struct mirror *m, struct job *job)
{
    const char *name = strcmp(job->path.data, "-") ? job->path.data + job->below : "stdin";

    job->target.len = 0;
    buf_text(&job->target, m->config->out_dir);
    buf_byte(&job->target, '/');
    buf_text(&job->target, name);
    if (m->format == FORMAT_HTML)
        buf_text(&job->target, ".html");
    else if (m->format == FORMAT_XLIFF)
        buf_text(&job->target, ".xlf");
    else if (!m->config->lines_in && (m->format == FORMAT_JSON || m->format == FORMAT_JSONL))
        buf_text(&job->target, ".json");
    buf_byte(&job->target, '\0');
}

static bool is_own_input(const struct job *job)
{
    struct stat a, b;

    return !stat(job->target.data, &a) && !stat(job->path.data, &b) && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

enum aim mirror_aim(struct mirror *m, struct job *job)
{
    if (!job->first)
        return AIM_GOOD;
    set_target(m, job);
    if (is_own_input(job))
        complain("%s: its output would overwrite it", job->path.data);
    else if (claims_is_input(&m->claims, job->target.data))
        complain("%s: its output %s would be among the inputs", job->path.data, job->target.data);
    /* Below one folder, names cannot meet. */
    else if (m->config->input_count > 1 && !claims_take(&m->claims, job->target.data))
        complain("%s: %s is another input's output", job->path.data, job->target.data);
    else
        return m->config->resume && resume_is_done(job, m->format, m->checksum) ? AIM_DONE : AIM_GOOD;
    return AIM_REFUSED;
}

static bool begin(struct mirror *m, const struct job *job)
{
    if (new_file_open(&m->file, job->target.data))
        return true;
    complain("%s: %s: %s", job->path.data, job->target.data, strerror(errno));
    new_file_drop(&m->file);
    return false;
}

static bool write_around(const struct mirror *m, enum around around)
{
    return around_write(m->config, m->format, m->whole, around, m->file.fd);
}

static bool write_part(struct mirror *m, const struct job *job)
{
    if ((!job->first || write_around(m, HEAD)) && file_write(m->file.fd, job->out.data, job->out.len) &&
        (!job->last || write_around(m, FOOT)) && (!job->last || new_file_commit(&m->file)))
        return true;
    complain("%s: %s", m->file.path.data, strerror(errno));
    new_file_drop(&m->file);
    return false;
}

/* A file of lines comes in several jobs, everything else in one. A folder that cannot be read belongs to no output
 * file, and an article that failed makes none where the output is for people. */
enum outcome mirror_write(struct mirror *m, const struct job *job)
{
    if (!job->first && !m->dropping && m->file.fd < 0) {
        if (job->out.len)
            complain("%s: %s", job->path.data, job->message);
        return OUT_DONE;
    }
    if (job->kind == JOB_FILE && !job->out.len && job->failed)
        return OUT_DONE;
    if (job->first)
        m->dropping = !begin(m, job);
    if (m->dropping)
        return job->first ? OUT_REFUSED : OUT_DONE;
    if (write_part(m, job))
        return OUT_DONE;
    m->dropping = true;
    return OUT_REFUSED;
}
