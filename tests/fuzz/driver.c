/* driver.c - runs a fuzz target without libFuzzer: driver ROUNDS SEED FOLDER..., or driver -1 FILE.
 *
 * First the files below the folders, then ROUNDS inputs made from them and the seeds SEED,
 * SEED + 1 ...: the same arguments give the same inputs. An input that makes the target abort, crash, or take longer
 * than ten seconds is written beside the program, as PROGRAM-failed.bin; `driver -1 FILE` runs it alone.
 */
#include "fuzz/fuzz.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "support/corpus.h"

#define PATIENCE 10 /* seconds for one input, sanitizers included */
#define MOST 4096u  /* bytes of a made input */

static char *input;
static size_t input_size;
static char failed[4096]; /* the file's name */

/* Sanitizers shall abort, so that the input is kept. */
const char *__asan_default_options(void);
const char *__ubsan_default_options(void);

const char *__asan_default_options(void)
{
    return "abort_on_error=1:handle_abort=0:handle_segv=0";
}

const char *__ubsan_default_options(void)
{
    return "abort_on_error=1:print_stacktrace=1";
}

static void say(int fd, const char *s, size_t n)
{
    while (n > 0) {
        ssize_t done = write(fd, s, n);

        if (done <= 0)
            return;
        s += done;
        n -= (size_t)done;
    }
}

/* Nothing but calls that a signal handler may make. */
static void keep_input(int signal_number)
{
    static const char text[] = "not ok 1 - the input is in ";
    int fd = open(failed, O_WRONLY | O_CREAT | O_TRUNC, 0644);

    say(fd, input, input_size);
    close(fd);
    say(STDOUT_FILENO, text, sizeof text - 1);
    say(STDOUT_FILENO, failed, strlen(failed));
    say(STDOUT_FILENO, "\n", 1);
    signal(signal_number, SIG_DFL);
    raise(signal_number);
    _exit(EXIT_FAILURE);
}

static void watch(void)
{
    static const int signals[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGALRM};
    size_t i;

    for (i = 0; i < sizeof signals / sizeof signals[0]; i++)
        signal(signals[i], keep_input);
}

/* From memory of its exact size, so that a sanitizer sees a read beyond it. */
static void run_one(const char *data, size_t size)
{
    uint8_t *exact = malloc(size ? size : 1);

    memcpy(exact, data, size);
    alarm(PATIENCE);
    LLVMFuzzerTestOneInput(exact, size);
    alarm(0);
    free(exact);
}

static void run_files(const corpus *c)
{
    size_t i;

    for (i = 0; i < c->n; i++) {
        input = c->files[i].data;
        input_size = c->files[i].size;
        run_one(input, input_size);
    }
}

static void run_made(const corpus *c, unsigned long rounds, uint64_t seed)
{
    char *buffer = input = malloc(MOST);
    unsigned long i;

    for (i = 0; i < rounds; i++) {
        input_size = corpus_make(c, seed + i, input, MOST);
        run_one(input, input_size);
    }
    free(buffer);
}

int main(int argc, char **argv)
{
    unsigned long rounds;
    corpus c;

    if (argc < 3 || (argc < 4 && strcmp(argv[1], "-1"))) {
        fprintf(stderr, "usage: %s ROUNDS SEED FOLDER... | -1 FILE\n", argv[0]);
        return EXIT_FAILURE;
    }
    snprintf(failed, sizeof failed, "%s-failed.bin", argv[0]);
    watch();
    if (!strcmp(argv[1], "-1")) {
        c = corpus_load_file(argv[2]);
        rounds = 0;
    } else {
        c = corpus_load(argv + 3);
        rounds = strtoul(argv[1], NULL, 10);
    }
    run_files(&c);
    run_made(&c, rounds, strtoul(argv[2], NULL, 10));
    printf("ok 1 - %zu files and %lu made inputs\n1..1\n", c.n, rounds);
    corpus_free(&c);
    return EXIT_SUCCESS;
}
