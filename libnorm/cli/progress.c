#include "cli/progress.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "cli/screen.h"

#define EVERY 0.2        /* seconds */
#define FILE_COSTS 1024  /* a file takes as long as so many bytes on top of its own */
#define WIDTH_MOST 200

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* ------------------------------------------------------------- the line -- */

static double work(const struct standing *s, uint64_t bytes, uint64_t files)
{
    return (double)bytes + (s->files_are_inputs ? (double)files * FILE_COSTS : 0);
}

static size_t done(const struct standing *s)
{
    return s->tally->good + s->tally->failed + s->tally->passed;
}

double standing_share(const struct standing *s)
{
    double all = work(s, s->bytes, s->files), share = all > 0 ? work(s, s->tally->read, done(s)) / all : 0;

    return share < 1 ? share : 1;
}

double standing_left(const struct standing *s)
{
    double before = work(s, s->tally->passed_read, s->tally->passed), so_far = work(s, s->tally->read, done(s));
    double all = work(s, s->bytes, s->files);

    if (!s->counted || s->seconds < 1 || so_far <= before || so_far > all)
        return -1;
    return (all - so_far) / (so_far - before) * s->seconds;
}

void buf_time(struct buf *b, double seconds)
{
    unsigned long t = seconds < 3.5e9 ? (unsigned long)(seconds + 0.5) : 3500000000u;
    char text[40];

    if (t < 3600)
        snprintf(text, sizeof text, "%lu:%02lu", t / 60, t % 60);
    else
        snprintf(text, sizeof text, "%lu:%02lu:%02lu", t / 3600, t / 60 % 60, t % 60);
    buf_text(b, text);
}

void buf_grouped(struct buf *b, uint64_t n)
{
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n), i;

    for (i = 0; i < len; i++) {
        if (i && (len - i) % 3 == 0)
            buf_byte(b, ',');
        buf_byte(b, digits[i]);
    }
}

static void count_part(const struct standing *s, struct buf *b)
{
    double share = 100 * standing_share(s) - 0.5; /* not 100 before the end */
    char percent[16];

    buf_grouped(b, done(s));
    if (!s->counted) {
        buf_text(b, " done");
        return;
    }
    if (s->files_are_inputs) {
        buf_text(b, " of ");
        buf_grouped(b, s->files);
    }
    snprintf(percent, sizeof percent, " (%.0f%%)", share > 0 ? share : 0);
    buf_text(b, percent);
}

static double rate(const struct standing *s, uint64_t all, uint64_t passed)
{
    return (double)(all - passed) / (s->seconds > 1e-3 ? s->seconds : 1e-3);
}

/* The parts of the line, what matters most first. */
enum part { COUNT, LEFT, FAILED, RATE, SPEED, PARTS };

static void part_text(const struct standing *s, enum part part, struct buf *b)
{
    char text[40] = "";

    if (part == COUNT)
        count_part(s, b);
    if (part == LEFT && standing_left(s) >= 0) {
        buf_time(b, standing_left(s));
        buf_text(b, " left");
    }
    if (part == FAILED && s->tally->failed + s->tally->passed_failed) {
        buf_grouped(b, s->tally->failed + s->tally->passed_failed);
        buf_text(b, " failed");
    }
    if (part == RATE)
        snprintf(text, sizeof text, "%.0f/s", rate(s, done(s), s->tally->passed));
    if (part == SPEED)
        snprintf(text, sizeof text, "%.1f MB/s", rate(s, s->tally->read, s->tally->passed_read) / 1e6);
    buf_text(b, text);
}

void standing_text(const struct standing *s, size_t width, char *line)
{
    struct buf part = {NULL, 0, 0};
    size_t len = 0;
    int i;

    for (i = 0; i < PARTS; i++) {
        size_t comma = len ? 2 : 0;

        part.len = 0;
        part_text(s, (enum part)i, &part);
        if (!part.len || len + comma + part.len > width)
            continue;
        memcpy(line + len, ", ", comma);
        memcpy(line + len + comma, part.data, part.len);
        len += comma + part.len;
    }
    line[len] = '\0';
    buf_free(&part);
}

/* ------------------------------------------------------------ the screen -- */

/* Where the output goes to the same terminal, it is progress enough. */
void progress_open(struct progress *progress, const struct config *config, const struct avoid *avoid)
{
    memset(progress, 0, sizeof *progress);
    progress->on = !config->quiet && isatty(STDERR_FILENO) &&
                   (config->out_dir || config->out_file || config->learned || !isatty(STDOUT_FILENO));
    progress->begun = progress->shown = now();
    if (progress->on)
        census_begin(&progress->census, config, avoid);
}

void progress_close(struct progress *progress)
{
    screen_line("");
    census_end(&progress->census);
}

double progress_seconds(const struct progress *progress)
{
    return now() - progress->begun;
}

static size_t screen_width(void)
{
    struct winsize size;
    size_t width = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) || !size.ws_col ? 80 : size.ws_col;

    return width < WIDTH_MOST ? width : WIDTH_MOST;
}

void progress_show(struct progress *progress, const struct tally *tally)
{
    struct standing s = {.tally = tally, .files_are_inputs = !progress->census.config ||
                                                             !progress->census.config->lines_in};
    char line[WIDTH_MOST + 1];
    double time;

    if (!progress->on)
        return;
    time = now();
    if (time - progress->shown < EVERY || tcgetpgrp(STDERR_FILENO) != getpgrp())
        return;
    progress->shown = time;
    s.seconds = time - progress->begun;
    s.counted = census_result(&progress->census, &s.files, &s.bytes);
    standing_text(&s, screen_width() - 1, line);
    screen_line(line);
}
