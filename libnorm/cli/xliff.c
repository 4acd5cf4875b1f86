#include "cli/xliff.h"

#include <string.h>
#include <sys/stat.h>

bool xliff_is_whole(const struct config *config)
{
    struct stat s;

    if (config->lines_in)
        return false;
    if (config->out_dir)
        return true;
    return config->input_count == 1 && (stat(config->inputs[0], &s) || !S_ISDIR(s.st_mode));
}

static void part(struct buf *out, int parts, norm_str lang)
{
    norm_writing writing;

    norm_writing_init(&writing);
    writing.parts = parts;
    writing.lang = lang;
    (void)norm_write(NULL, NORM_XLIFF, &writing, buf_sink, out, NULL); /* a buffer takes everything */
}

void xliff_head(struct buf *out, const struct config *config)
{
    part(out, NORM_PART_HEAD, config->hints.lang.len ? config->hints.lang : str_of("mul"));
}

void xliff_foot(struct buf *out)
{
    part(out, NORM_PART_FOOT, str_of(""));
}

/* U+FFFD for bytes that are not UTF-8 and for what XML has no way to hold. */
static void escaped(struct buf *out, norm_str s)
{
    struct buf utf8 = {NULL, 0, 0};
    size_t i;

    buf_utf8(&utf8, s);
    for (i = 0; i < utf8.len; i++) {
        char c = utf8.data[i];

        if (c == '&')
            buf_text(out, "&amp;");
        else if (c == '<')
            buf_text(out, "&lt;");
        else if (c == '>')
            buf_text(out, "&gt;");
        else if (c == '"')
            buf_text(out, "&quot;");
        else if ((unsigned char)c < ' ' && c != '\t' && c != '\n')
            buf_text(out, "\xEF\xBF\xBD");
        else if (utf8.len - i >= 3 && !memcmp(utf8.data + i, "\xEF\xBF", 2) && (utf8.data[i + 2] & 0xFF) >= 0xBE) {
            buf_text(out, "\xEF\xBF\xBD");
            i += 2;
        } else
            buf_byte(out, c);
    }
    buf_free(&utf8);
}

void xliff_failure(struct buf *out, const struct worker *worker, const struct item *item, const char *message)
{
    if (worker->whole)
        part(out, NORM_PART_HEAD, str_of("und"));
    buf_text(out, "<file id=\"f");
    buf_number(out, item->number);
    if (item->line) {
        buf_byte(out, '-');
        buf_number(out, item->line);
    }
    buf_text(out, "\" original=\"");
    escaped(out, item->name);
    buf_text(out, "\" translate=\"no\">\n<notes><note category=\"error\">");
    escaped(out, str_of(message));
    buf_text(out, "</note></notes>\n<group id=\"empty\"/>\n</file>\n");
    if (worker->whole)
        xliff_foot(out);
}
