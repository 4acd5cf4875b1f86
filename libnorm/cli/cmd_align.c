/* normtest align: which sentences of a text are which of its translation. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/file.h"
#include "cli/pretty.h"
#include "cli/record.h"

/* One of the two inputs: plain text, or the first record of a file of them. */
struct half {
    struct buf data;
    norm_span *segments;
    norm_side side;
};

static bool take_record(struct half *h, const char *path)
{
    struct record record;
    struct record_error error;
    char *end = memchr(h->data.data, '\n', h->data.len);

    if (!record_parse(h->data.data, end ? (size_t)(end - h->data.data) : h->data.len, &record, &error)) {
        complain("%s: line 1: byte %zu: %s", path, error.at, error.message);
        return false;
    }
    h->side.text = record.data;
    if (!h->side.lang.len)
        h->side.lang = record.hints.lang;
    return true;
}

/* Each line is a sentence, empty ones too, so that they can be told by number. */
static bool take_lines(struct half *h)
{
    size_t i, begin = 0, n = 0;

    for (i = 0; i < h->data.len; i++)
        n += h->data.data[i] == '\n';
    h->segments = calloc(n + 1, sizeof *h->segments);
    if (!h->segments)
        return false;
    for (n = 0; begin < h->data.len; n++) {
        char *end = memchr(h->data.data + begin, '\n', h->data.len - begin);
        size_t stop = end ? (size_t)(end - h->data.data) : h->data.len, cut = stop;

        if (cut > begin && h->data.data[cut - 1] == '\r')
            cut--;
        h->segments[n] = (norm_span){begin, cut};
        begin = stop + 1;
    }
    h->side.sentences = h->segments;
    h->side.count = n;
    return true;
}

static int read_half(struct half *h, const struct config *config, const char *path, norm_str lang)
{
    if (!file_read(path, &h->data)) {
        complain("%s: %s", path, strerror(errno));
        return STATUS_NONE;
    }
    h->side.lang = lang.len ? lang : config->hints.lang;
    h->side.text = (norm_str){h->data.data, h->data.len};
    if (config->segments && !take_lines(h)) {
        complain("%s: out of memory", path);
        return STATUS_IO;
    }
    if (!config->segments && h->data.len && h->data.data[0] == '{')
        return take_record(h, path) ? STATUS_GOOD : STATUS_NONE;
    return STATUS_GOOD;
}

static void write_numbers(struct buf *b, uint32_t first, uint32_t n)
{
    uint32_t i;

    buf_byte(b, '[');
    for (i = 0; i < n; i++) {
        if (i)
            buf_byte(b, ',');
        buf_number(b, first + i);
    }
    buf_byte(b, ']');
}

static void write_record(const norm_alignment *al, struct buf *b)
{
    size_t i;

    buf_text(b, "{\"pairs\":[");
    for (i = 0; i < al->bead_count; i++) {
        buf_text(b, i ? ",{\"a\":" : "{\"a\":");
        write_numbers(b, al->beads[i].a, al->beads[i].a_count);
        buf_text(b, ",\"b\":");
        write_numbers(b, al->beads[i].b, al->beads[i].b_count);
        buf_text(b, ",\"score\":");
        buf_share(b, al->beads[i].score);
        buf_byte(b, '}');
    }
    buf_text(b, "],\"a\":{\"sentences\":");
    buf_spans(b, al->a_sentences, al->a_count);
    buf_text(b, "},\"b\":{\"sentences\":");
    buf_spans(b, al->b_sentences, al->b_count);
    buf_text(b, "}}\n");
}

/* A bead's sentences in one line: tabs and line ends become spaces. */
static void write_joined(struct buf *b, norm_str text, const norm_span *spans, uint32_t n)
{
    uint32_t i;
    size_t k;

    for (i = 0; i < n; i++) {
        if (i)
            buf_byte(b, ' ');
        for (k = spans[i].begin; k < spans[i].end; k++)
            buf_byte(b, (unsigned char)text.data[k] < ' ' ? ' ' : text.data[k]);
    }
}

static void write_lines(const norm_alignment *al, const norm_side *x, const norm_side *y, struct buf *b)
{
    size_t i;

    for (i = 0; i < al->bead_count; i++) {
        const norm_bead *bead = &al->beads[i];

        buf_share(b, bead->score);
        buf_byte(b, '\t');
        write_joined(b, x->text, al->a_sentences + bead->a, bead->a_count);
        buf_byte(b, '\t');
        write_joined(b, y->text, al->b_sentences + bead->b, bead->b_count);
        buf_byte(b, '\n');
    }
}

static void write_exchange(enum format format, const norm_alignment *al, const norm_side *x, const norm_side *y,
                           struct buf *b)
{
    norm_format of = format == FORMAT_TMX ? NORM_TMX : NORM_XLIFF;
    norm_error error;

    if (norm_write_alignment(al, x, y, of, NULL, buf_sink, b, &error) != NORM_OK)
        complain("%s", error.message);
}

static bool write_out(enum format format, const norm_alignment *al, const norm_side *x, const norm_side *y)
{
    struct buf b = {NULL, 0, 0}, pretty = {NULL, 0, 0}, *out = &b;
    bool good;

    if (format == FORMAT_TEXT)
        write_lines(al, x, y, &b);
    else if (format == FORMAT_XLIFF || format == FORMAT_TMX)
        write_exchange(format, al, x, y, &b);
    else
        write_record(al, &b);
    if (format == FORMAT_JSON && isatty(STDOUT_FILENO)) {
        pretty_json(&pretty, (norm_str){b.data, b.len});
        out = &pretty;
    }
    good = !out->len || file_write(STDOUT_FILENO, out->data, out->len);
    if (!good)
        complain("standard output: %s", strerror(errno));
    buf_free(&b);
    buf_free(&pretty);
    return good;
}

/* Some formats name the languages: one that nobody gave is detected. */
static norm_status name_language(norm_context *context, enum format format, norm_side *side, norm_error *error)
{
    bool wanted = !side->lang.len && (format == FORMAT_XLIFF || format == FORMAT_TMX);
    norm_lang lang;
    norm_status status = wanted ? norm_language(context, side->text, NULL, &lang, error) : NORM_OK;

    if (status == NORM_OK && wanted)
        side->lang = str_of(lang.tag);
    return status;
}

static int align(const struct config *config, enum format format, norm_side *x, norm_side *y)
{
    norm_engine *engine = NULL;
    norm_context *context = NULL;
    norm_alignment al;
    norm_error error;
    int code = STATUS_SOME;

    if (norm_engine_new(&config->options, &engine, &error) == NORM_OK &&
        norm_context_new(engine, &context, &error) == NORM_OK &&
        name_language(context, format, x, &error) == NORM_OK &&
        name_language(context, format, y, &error) == NORM_OK &&
        norm_align(context, x, y, &al, &error) == NORM_OK)
        code = write_out(format, &al, x, y) ? STATUS_GOOD : STATUS_IO;
    else
        complain("%s", error.message);
    norm_context_free(context);
    norm_engine_free(engine);
    return code;
}

int cmd_align(const struct config *config)
{
    struct half a, b;
    enum format format = config->format;
    int code;

    if (config->input_count != 2 || format == FORMAT_EXPLAIN || format == FORMAT_HTML) {
        complain(config->input_count != 2 ? "'align' takes two files" : "'align' has nothing to explain; 'run' has");
        return STATUS_USAGE;
    }
    memset(&a, 0, sizeof a);
    memset(&b, 0, sizeof b);
    if (format == FORMAT_AUTO)
        format = isatty(STDOUT_FILENO) ? FORMAT_TEXT : FORMAT_JSONL;
    code = read_half(&a, config, config->inputs[0], config->lang_a);
    if (code == STATUS_GOOD)
        code = read_half(&b, config, config->inputs[1], config->lang_b);
    if (code == STATUS_GOOD)
        code = align(config, format, &a.side, &b.side);
    buf_free(&a.data);
    buf_free(&b.data);
    free(a.segments);
    free(b.segments);
    return code;
}
