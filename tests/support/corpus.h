/* corpus.h - the inputs that tests run over: files of a folder, and inputs made from a seed. */
#ifndef TEST_CORPUS_H
#define TEST_CORPUS_H

#include <stddef.h>
#include <stdint.h>

typedef struct corpus_file {
    char *name, *data; /* data is not terminated */
    size_t size;
} corpus_file;

typedef struct corpus {
    corpus_file *files; /* sorted by name */
    size_t n;
} corpus;

/* Every file below the folders (NULL after the last) but what lies beside the inputs: expectations
 * ("*.json"), notes ("*.note", "*.md"). Ends the program with a message if there is none or one
 * cannot be read: a test without inputs proves nothing. */
corpus corpus_load(char *const *folders);
/* One file alone. */
corpus corpus_load_file(const char *path);
void corpus_free(corpus *c);

/* An input made from a seed, at most cap bytes at out: random bytes, text of random characters
 * and line structure, files of the corpus mutated, cut, glued, or converted to another charset.
 * The same seed and corpus give the same bytes. Returns their number. */
size_t corpus_make(const corpus *c, uint64_t seed, char *out, size_t cap);

/* Whether the input made from a seed is text that somebody wrote, however damaged, and not random. */
int corpus_is_written(uint64_t seed);

/* Labels of charsets, declared or not, known or not; NULL past the last. */
const char *corpus_charset(size_t index);

#endif
