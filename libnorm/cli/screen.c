#include "cli/screen.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/file.h"

static volatile sig_atomic_t line_length; /* of the line that stands on the screen */
static const char *volatile half_written;

static void end(int number)
{
    if (half_written)
        unlink(half_written);
    if (line_length && write(STDERR_FILENO, "\n", 1) < 0)
        line_length = 0;
    raise(number); /* whose handler is the default one again: SA_RESETHAND */
}

static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};

static void catch_signals(void)
{
    struct sigaction action, before;
    size_t i;

    memset(&action, 0, sizeof action);
    action.sa_handler = end;
    action.sa_flags = SA_RESETHAND | SA_NODEFER;
    for (i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (!sigaction(numbers[i], NULL, &before) && before.sa_handler == SIG_DFL)
            sigaction(numbers[i], &action, NULL);
}

void screen_hold_signals(bool hold)
{
    static sigset_t before;
    sigset_t set;
    size_t i;

    if (!hold) {
        pthread_sigmask(SIG_SETMASK, &before, NULL);
        return;
    }
    sigemptyset(&set);
    for (i = 0; i < sizeof numbers / sizeof *numbers; i++)
        sigaddset(&set, numbers[i]);
    pthread_sigmask(SIG_BLOCK, &set, &before);
}

void screen_half_written(const char *path)
{
    if (path)
        catch_signals();
    half_written = path;
}

void screen_line(const char *text)
{
    struct buf b = {NULL, 0, 0};
    size_t len = strlen(text), before = (size_t)line_length, i;

    if (!len && !before)
        return;
    catch_signals();
    buf_byte(&b, '\r');
    buf_text(&b, text);
    for (i = len; i < before; i++)
        buf_byte(&b, ' ');
    if (!len)
        buf_byte(&b, '\r');
    if (len)
        line_length = (sig_atomic_t)len; /* before it stands there: a signal may come between */
    (void)file_write(STDERR_FILENO, b.data, b.len);
    line_length = (sig_atomic_t)len;
    buf_free(&b);
}

void screen_complain(const char *text, size_t len)
{
    screen_line("");
    (void)file_write(STDERR_FILENO, text, len);
}

void complain(const char *format, ...)
{
    struct buf b = {NULL, 0, 0};
    char text[8192];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    buf_text(&b, "normtest: ");
    buf_shown(&b, str_of(text));
    buf_byte(&b, '\n');
    fflush(stdout);
    screen_complain(b.data, b.len);
    buf_free(&b);
}
