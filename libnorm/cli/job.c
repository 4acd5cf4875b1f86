#include "cli/job.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/file.h"
#include "cli/json.h"
#include "cli/page.h"
#include "cli/pretty.h"
#include "cli/record.h"
#include "cli/xliff.h"

#define KEEP_MOST (1u << 20) /* bytes that an idle buffer may hold on to */

static void drop_lessons(struct job *job)
{
    while (job->lesson_count)
        norm_profile_free(job->lessons[--job->lesson_count]);
}

void job_clear(struct job *job)
{
    drop_lessons(job);
    job->path.len = job->target.len = job->below = job->line = job->offset = 0;
    job->first = job->last = false;
    job->message = NULL;
    buf_empty(&job->in, KEEP_MOST);
    buf_empty(&job->out, KEEP_MOST);
    buf_empty(&job->complaints, KEEP_MOST);
    job->good = job->failed = job->unread = job->changed = 0;
    job->bytes = job->read = job->size = 0;
}

void job_free(struct job *job)
{
    drop_lessons(job);
    free(job->lessons);
    buf_free(&job->path);
    buf_free(&job->target);
    buf_free(&job->in);
    buf_free(&job->out);
    buf_free(&job->complaints);
}

void job_record(const struct worker *worker, norm_str json, struct buf *out)
{
    if (worker->format == FORMAT_JSON)
        pretty_json(out, json);
    else
        buf_add(out, json.data, json.len);
}

static void report_record(struct worker *worker, struct job *job, const struct item *item, const char *code,
                          const norm_error *error)
{
    struct buf *b = &worker->scratch;

    b->len = 0;
    buf_text(b, "{\"id\":");
    buf_utf8(b, item->id);
    buf_text(b, ",\"status\":\"error\",\"error\":{\"code\":");
    buf_json(b, str_of(code));
    buf_text(b, ",\"stage\":");
    buf_json(b, str_of(error->stage));
    buf_text(b, ",\"offset\":");
    buf_number(b, error->offset);
    buf_text(b, ",\"message\":");
    buf_json(b, str_of(error->message));
    buf_text(b, "}}\n");
    job_record(worker, (norm_str){b->data, b->len}, &job->out);
}

static void report_line(struct job *job, const struct item *item, const norm_error *error)
{
    buf_text(&job->complaints, "normtest: ");
    buf_shown(&job->complaints, item->name);
    buf_text(&job->complaints, ": ");
    buf_text(&job->complaints, error->message);
    buf_byte(&job->complaints, '\n');
}

/* {"id":...,"status":"error","error":{...}}, or a line on standard error where the output is for people. */
static void report(struct worker *worker, struct job *job, const struct item *item, const char *code,
                   const norm_error *error)
{
    job->failed++;
    if (worker->format == FORMAT_JSON || worker->format == FORMAT_JSONL)
        report_record(worker, job, item, code, error);
    else
        report_line(job, item, error);
    if (worker->format == FORMAT_HTML)
        page_failure(&job->out, item->name, code, error);
    if (worker->format == FORMAT_XLIFF)
        xliff_failure(&job->out, worker, item, error->message);
}

/* An input that could not even be handed to the library; line is 0 for a whole file. */
static void report_unread(struct worker *worker, struct job *job, const struct item *item, const char *code,
                          size_t line, size_t offset, const char *message)
{
    norm_error error = {NORM_OK, "input", offset, ""};

    if (line)
        snprintf(error.message, sizeof error.message, "line %zu: %s", line, message);
    else
        snprintf(error.message, sizeof error.message, "%s", message);
    job->unread++;
    report(worker, job, item, code, &error);
}

/* Takes over what the action learned from an article. False without memory. */
static bool keep_lesson(struct worker *worker, struct job *job)
{
    norm_profile **lessons = job->lessons;

    if (!worker->lesson)
        return true;
    if (job->lesson_count == job->lesson_cap) {
        lessons = realloc(lessons, (2 * job->lesson_cap + 1) * sizeof *lessons);
        if (!lessons)
            return false;
        job->lessons = lessons;
        job->lesson_cap = 2 * job->lesson_cap + 1;
    }
    job->lessons[job->lesson_count++] = worker->lesson;
    worker->lesson = NULL;
    return true;
}

static void run_item(struct worker *worker, struct job *job, const struct item *item)
{
    size_t before = job->out.len;
    norm_error error;
    norm_status status;

    memset(&error, 0, sizeof error);
    job->bytes += item->data.len;
    worker->changed = false;
    status = worker->action->run(worker, item, &job->out, &error);
    if (status == NORM_OK && !keep_lesson(worker, job)) {
        status = error.code = NORM_ERR_MEMORY;
        snprintf(error.message, sizeof error.message, "out of memory");
    }
    norm_profile_free(worker->lesson);
    worker->lesson = NULL;
    if (status == NORM_OK) {
        job->good++;
        job->changed += worker->changed;
        return;
    }
    job->out.len = before;
    report(worker, job, item, norm_status_name(status), &error);
}

static void name_item(struct worker *worker, struct item *item, const struct job *job, size_t line, norm_str own_id)
{
    job_name(job, line, own_id, &worker->name, &worker->id);
    item->name = (norm_str){worker->name.data, worker->name.len};
    item->id = (norm_str){worker->id.data, worker->id.len};
    item->number = job->number;
    item->line = line;
}

static void run_file(struct worker *worker, struct job *job)
{
    struct item item = {.hints = worker->config->hints};

    name_item(worker, &item, job, 0, (norm_str){NULL, 0});
    buf_empty(&worker->file, 8 * KEEP_MOST);
    if (!file_read(job->path.data, &worker->file)) {
        report_unread(worker, job, &item, errno == ENOMEM ? "memory" : errno == EFBIG ? "limit" : "io", 0, 0,
                      strerror(errno));
        return;
    }
    item.data = (norm_str){worker->file.data, worker->file.len};
    job->read = item.data.len;
    run_item(worker, job, &item);
}

/* What the line does not say is taken from the command line. */
static void add_hints(norm_hints *hints, const norm_hints *general)
{
    if (!hints->charset.len)
        hints->charset = general->charset;
    if (!hints->lang.len)
        hints->lang = general->lang;
    if (!hints->url.len)
        hints->url = general->url;
    if (!hints->date.len)
        hints->date = general->date;
    if (!hints->hreflang.len)
        hints->hreflang = general->hreflang;
    if (!hints->translated_from.len)
        hints->translated_from = general->translated_from;
    if (!hints->translated_by.len)
        hints->translated_by = general->translated_by;
    if (!hints->translate.len)
        hints->translate = general->translate;
}

static void run_line(struct worker *worker, struct job *job, const struct line *line)
{
    struct item item;
    struct record record;
    struct record_error error;
    bool good;

    if (line->len > worker->config->max_line) {
        name_item(worker, &item, job, line->number, (norm_str){NULL, 0});
        report_unread(worker, job, &item, "limit", line->number, job->offset + line->begin, job_line_too_long);
        return;
    }
    good = record_parse(line->data, line->len, &record, &error);
    name_item(worker, &item, job, line->number, record.id);
    if (!good) {
        report_unread(worker, job, &item, "json", line->number, job->offset + line->begin + error.at, error.message);
        return;
    }
    item.data = record.data;
    item.hints = record.hints;
    add_hints(&item.hints, &worker->config->hints);
    run_item(worker, job, &item);
}

static void run_lines(struct worker *worker, struct job *job)
{
    struct line line = {.data = NULL};

    job->read = job->in.len;
    while (job_next_line(job, &line))
        run_line(worker, job, &line);
}

void job_run(struct worker *worker, struct job *job)
{
    struct item item = {.hints = worker->config->hints};

    if (job->kind == JOB_FILE)
        run_file(worker, job);
    if (job->kind == JOB_LINES)
        run_lines(worker, job);
    if (job->kind == JOB_BROKEN) {
        name_item(worker, &item, job, job->line, (norm_str){NULL, 0});
        report_unread(worker, job, &item, job->code, job->line, job->offset, job->message);
    }
}

/* The id as a page shows it: no longer JSON. */
static norm_str id_for_people(struct worker *worker, const struct item *item)
{
    struct json json = {NULL, 0, 0, 0, NULL};
    norm_str id;

    worker->scratch.len = 0;
    buf_add(&worker->scratch, item->id.data, item->id.len);
    json.s = worker->scratch.data;
    json.len = worker->scratch.len;
    return json_peek(&json) == '"' && json_string(&json, &id) ? id : item->id;
}

/* The formats that are not records. */
static norm_status write_plain(struct worker *worker, const struct item *item, norm_writing *writing, struct buf *out,
                               norm_error *error)
{
    static const norm_format formats[] = {
        [FORMAT_TEXT] = NORM_TEXT, [FORMAT_EXPLAIN] = NORM_EXPLAIN, [FORMAT_HTML] = NORM_HTML,
        [FORMAT_XLIFF] = NORM_XLIFF};

    writing->id = worker->format == FORMAT_HTML ? id_for_people(worker, item) : item->name;
    writing->colour = worker->colour;
    writing->width = worker->width;
    writing->parts = worker->whole ? 0 : NORM_PART_BODY;
    writing->file = item->number;
    writing->line = item->line;
    return norm_write(worker->article, formats[worker->format], writing, buf_sink, out, error);
}

norm_status job_write(struct worker *worker, const struct item *item, norm_writing *writing, struct buf *out,
                      norm_error *error)
{
    struct buf *json = worker->format == FORMAT_JSON ? &worker->scratch : out;
    size_t begin;
    norm_status status;

    if (worker->format != FORMAT_JSON && worker->format != FORMAT_JSONL)
        return write_plain(worker, item, writing, out, error);
    if (json != out)
        json->len = 0;
    buf_text(json, "{\"id\":");
    buf_utf8(json, item->id);
    begin = json->len;
    status = norm_write(worker->article, NORM_JSON, writing, buf_sink, json, error);
    if (status != NORM_OK)
        return status;
    json->data[begin] = ','; /* the record goes on where its bracket stood: an id may be a number */
    if (json != out)
        pretty_json(out, (norm_str){json->data, json->len});
    return NORM_OK;
}
