#include "cli/summary.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/screen.h"

#define TOP 5

bool summary_is_trifle(const struct config *config)
{
    struct stat s;

    return config->input_count == 1 && !config->lines_in &&
           (!strcmp(config->inputs[0], "-") || stat(config->inputs[0], &s) || !S_ISDIR(s.st_mode));
}

static void decimal(struct buf *b, double value, const char *unit)
{
    char text[64];

    snprintf(text, sizeof text, value < 9.95 ? "%.1f%s" : "%.0f%s", value, unit);
    buf_text(b, text);
}

static void counted(struct buf *b, uint64_t n, const char *what)
{
    if (!n)
        return;
    buf_text(b, ", ");
    buf_grouped(b, n);
    buf_text(b, what);
}

/* "1,234 articles, 3 failed, 12 MB in 0:42: 29/s, 0.3 MB/s" */
static void first_line(const struct tally *t, double seconds, struct buf *b)
{
    double time = seconds > 1e-3 ? seconds : 1e-3;
    uint64_t n = t->good + t->failed;

    buf_grouped(b, n);
    buf_text(b, n == 1 ? " input" : " inputs");
    counted(b, t->failed, " failed");
    counted(b, t->changed, " changed");
    counted(b, t->refused, " not written");
    buf_text(b, ", ");
    decimal(b, (double)t->bytes / 1e6, " MB in ");
    buf_time(b, seconds);
    buf_text(b, ": ");
    decimal(b, (double)n / time, "/s, ");
    decimal(b, (double)t->bytes / 1e6 / time, " MB/s\n");
}

static void passed_line(const struct tally *t, struct buf *b)
{
    if (!t->passed)
        return;
    buf_grouped(b, t->passed);
    buf_text(b, " done before");
    counted(b, t->passed_failed, " of them failed");
    buf_byte(b, '\n');
}

static void counts_line(const char *what, const struct counts *counts, struct buf *b)
{
    if (!counts->len)
        return;
    buf_text(b, what);
    counts_text(counts, TOP, b);
    buf_byte(b, '\n');
}

void summary_text(const struct tally *tally, const struct digest *digest, double seconds, struct buf *out)
{
    first_line(tally, seconds, out);
    passed_line(tally, out);
    if (digest->text) {
        buf_text(out, "kept       ");
        decimal(out, 100 * (double)digest->kept / (double)digest->text, "% of the text\n");
    }
    counts_line("languages  ", &digest->langs, out);
    counts_line("encodings  ", &digest->encodings, out);
}

void summary_print(const struct tally *tally, const struct digest *digest, double seconds)
{
    struct buf b = {NULL, 0, 0};

    summary_text(tally, digest, seconds, &b);
    screen_complain(b.data, b.len);
    buf_free(&b);
}
