#include <string.h>

#include "cli/job.h"

const char job_line_too_long[] = "the line is longer than --max-line allows";

/* The name becomes the id of what brings none. */
void job_name(const struct job *job, size_t line, norm_str own_id, struct buf *name, struct buf *id)
{
    name->len = id->len = 0;
    buf_add(name, job->path.data, job->path.len);
    if (line) {
        buf_byte(name, ':');
        buf_number(name, line);
    }
    if (own_id.len)
        buf_utf8(id, own_id);
    else
        buf_json(id, (norm_str){name->data, name->len});
}

static bool is_blank(norm_str line)
{
    size_t i;

    for (i = 0; i < line.len; i++)
        if (!strchr(" \t\r", line.data[i]) || !line.data[i])
            return false;
    return true;
}

bool job_next_line(const struct job *job, struct line *line)
{
    if (!line->data) {
        line->number = job->line - 1;
        if (job->first && job->in.len >= 3 && !memcmp(job->in.data, "\xEF\xBB\xBF", 3))
            line->next = 3;
    }
    while (line->next < job->in.len) {
        char *end;

        line->begin = line->next;
        line->data = job->in.data + line->begin;
        end = memchr(line->data, '\n', job->in.len - line->begin);
        line->len = end ? (size_t)(end - line->data) : job->in.len - line->begin;
        line->next += line->len + (end != NULL);
        line->number++;
        if (!is_blank((norm_str){line->data, line->len}))
            return true;
    }
    return false;
}
