#include "cli/settings.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cli/file.h"

static void fact(struct buf *b, const char *key, norm_str value)
{
    buf_text(b, key);
    buf_byte(b, ' ');
    buf_json(b, value);
    buf_byte(b, '\n');
}

static void number(struct buf *b, const char *key, uint64_t n)
{
    buf_text(b, key);
    buf_byte(b, ' ');
    buf_number(b, n);
    buf_byte(b, '\n');
}

static void add_options(const norm_options *o, struct buf *b)
{
    number(b, "keep", o->keep);
    number(b, "bias", (uint64_t)o->bias);
    number(b, "repair", (uint64_t)o->repair);
    number(b, "with", o->with);
    fact(b, "languages", o->languages);
    number(b, "max-input", o->max_input);
    number(b, "max-blocks", o->max_blocks);
    number(b, "max-work", o->max_work);
    number(b, "profile-threshold", o->profile_threshold);
    number(b, "profile-articles", o->profile_articles);
}

static void add_hints(const norm_hints *h, struct buf *b)
{
    fact(b, "charset", h->charset);
    fact(b, "lang", h->lang);
    fact(b, "url", h->url);
    fact(b, "date", h->date);
    fact(b, "hreflang", h->hreflang);
    fact(b, "translated-from", h->translated_from);
    fact(b, "translated-by", h->translated_by);
    fact(b, "translate", h->translate);
}

void settings_text(const struct config *config, enum format format, const char *checksum, struct buf *out)
{
    fact(out, "normtest", str_of(norm_version()));
    fact(out, "data", str_of(checksum));
    fact(out, "command", str_of(config->command->bit == RUN ? "run" : config->command->name));
    number(out, "format", (uint64_t)format);
    fact(out, "in", str_of(config->lines_in ? "jsonl" : "bytes"));
    number(out, "max-line", config->max_line);
    number(out, "blocks", config->blocks);
    number(out, "no-times", config->no_times);
    add_options(&config->options, out);
    add_hints(&config->hints, out);
}

/* The first line in which the two differ. */
static norm_str first_difference(norm_str a, norm_str b)
{
    size_t i, line = 0, end;

    for (i = 0; i < a.len && i < b.len && a.data[i] == b.data[i]; i++)
        if (a.data[i] == '\n')
            line = i + 1;
    for (end = line; end < b.len && b.data[end] != '\n'; end++)
        ;
    return (norm_str){b.data + line, end - line};
}

int settings_check(const char *path, const struct buf *settings)
{
    struct buf then = {NULL, 0, 0};
    norm_str line;
    int code = STATUS_GOOD;

    if (file_read(path, &then) && (then.len != settings->len || memcmp(then.data, settings->data, then.len))) {
        line = first_difference((norm_str){settings->data, settings->len}, (norm_str){then.data, then.len});
        complain("%s: the run to go on with had other settings (%.*s): give the same, or begin anew without --resume",
                 path, (int)line.len, line.data);
        code = STATUS_USAGE;
    }
    buf_free(&then);
    return code;
}

int settings_keep(const char *path, const struct buf *settings)
{
    struct new_file file = {.durable = true};
    bool good =
        new_file_open(&file, path) && file_write(file.fd, settings->data, settings->len) && new_file_commit(&file);

    if (!good)
        complain("%s: %s", path, strerror(errno));
    new_file_free(&file);
    return good ? STATUS_GOOD : STATUS_IO;
}
