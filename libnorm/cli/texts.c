#include "cli/texts.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/file.h"
#include "cli/record.h"

static bool is_blank(const char *line, size_t len)
{
    size_t i;

    for (i = 0; i < len; i++)
        if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r')
            return false;
    return true;
}

static size_t count_lines(const struct buf *b)
{
    size_t n = 1, i;

    for (i = 0; i < b->len; i++)
        n += b->data[i] == '\n';
    return n;
}

static void take_line(struct texts *texts, const char *path, char *line, size_t len, size_t number, norm_str lang)
{
    struct record record;
    struct record_error error;
    struct text *t = &texts->of[texts->n];

    if (is_blank(line, len))
        return;
    if (!record_parse(line, len, &record, &error)) {
        complain("%s: line %zu: byte %zu: %s", path, number, error.at, error.message);
        texts->failed++;
        return;
    }
    t->id = record.id.len ? record.id : str_of("null");
    t->text = record.data;
    t->lang = record.hints.lang.len ? record.hints.lang : lang;
    texts->n++;
}

bool texts_read(struct texts *texts, const char *path, norm_str lang)
{
    size_t begin = 0, number = 1;

    memset(texts, 0, sizeof *texts);
    if (!file_read(path, &texts->data)) {
        complain("%s: %s", path, strerror(errno));
        return false;
    }
    texts->of = calloc(count_lines(&texts->data), sizeof *texts->of);
    if (!texts->of) {
        complain("%s: out of memory", path);
        return false;
    }
    if (texts->data.len >= 3 && !memcmp(texts->data.data, "\xEF\xBB\xBF", 3))
        begin = 3;
    for (; begin < texts->data.len; number++) {
        char *line = texts->data.data + begin, *end = memchr(line, '\n', texts->data.len - begin);
        size_t len = end ? (size_t)(end - line) : texts->data.len - begin;

        take_line(texts, path, line, len, number, lang);
        begin += len + 1;
    }
    return true;
}

void texts_free(struct texts *texts)
{
    buf_free(&texts->data);
    free(texts->of);
}
