#include "cli/census.h"

#include <string.h>
#include <unistd.h>

#include "cli/screen.h"

/* Adds one file; false if nobody wants to know any more. */
static bool add(struct census *census, uint64_t bytes)
{
    bool go_on;

    pthread_mutex_lock(&census->lock);
    census->files++;
    census->bytes += bytes;
    go_on = !census->stop;
    pthread_mutex_unlock(&census->lock);
    return go_on;
}

static bool count_folder(struct census *census, const char *root)
{
    struct walk *walk = walk_open(root, census->avoid);
    struct buf path = {NULL, 0, 0};
    enum walked walked = WALK_END;
    uint64_t size;
    bool good = walk != NULL;

    while (good && (walked = walk_next(walk, &path, &size)) != WALK_END)
        good = add(census, walked == WALK_FILE ? size : 0);
    if (walk)
        walk_close(walk);
    buf_free(&path);
    return good;
}

/* What cannot be read counts as an input: it gives an error in its place. */
static bool count_input(struct census *census, const char *path)
{
    struct stat s;
    off_t at = 0;

    if (strcmp(path, "-") ? stat(path, &s) : fstat(STDIN_FILENO, &s))
        return add(census, 0);
    if (S_ISDIR(s.st_mode))
        return count_folder(census, path);
    if (!S_ISREG(s.st_mode))
        return false;
    if (!strcmp(path, "-"))
        at = lseek(STDIN_FILENO, 0, SEEK_CUR);
    return add(census, s.st_size > at ? (uint64_t)(s.st_size - at) : 0);
}

static void *count(void *argument)
{
    struct census *census = argument;
    bool good = true;
    int i;

    for (i = 0; good && i < census->config->input_count; i++)
        good = count_input(census, census->config->inputs[i]);
    pthread_mutex_lock(&census->lock);
    census->complete = good;
    pthread_mutex_unlock(&census->lock);
    return NULL;
}

void census_begin(struct census *census, const struct config *config, const struct avoid *avoid)
{
    memset(census, 0, sizeof *census);
    census->config = config;
    census->avoid = avoid;
    pthread_mutex_init(&census->lock, NULL);
    screen_hold_signals(true);
    census->running = !pthread_create(&census->thread, NULL, count, census);
    screen_hold_signals(false);
}

void census_end(struct census *census)
{
    if (!census->running)
        return;
    pthread_mutex_lock(&census->lock);
    census->stop = true;
    pthread_mutex_unlock(&census->lock);
    pthread_join(census->thread, NULL);
    pthread_mutex_destroy(&census->lock);
    census->running = false;
}

bool census_result(struct census *census, uint64_t *files, uint64_t *bytes)
{
    bool complete;

    if (!census->running)
        return false;
    pthread_mutex_lock(&census->lock);
    complete = census->complete;
    *files = census->files;
    *bytes = census->bytes;
    pthread_mutex_unlock(&census->lock);
    return complete;
}
