/* cli.h - what normtest's parts share: the settings of one call, its commands, its exit codes. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>

#include "libnorm.h"

enum status {
    STATUS_GOOD = 0,
    STATUS_SOME = 1,  /* some inputs failed, or a check differed */
    STATUS_USAGE = 2,
    STATUS_IO = 3,    /* output could not be written, or no memory */
    STATUS_NONE = 4   /* nothing could be read */
};

enum format {
    FORMAT_AUTO, FORMAT_TEXT, FORMAT_JSON, FORMAT_JSONL, FORMAT_EXPLAIN, FORMAT_HTML, FORMAT_XLIFF, FORMAT_TMX
};

struct config;

/* Bits for the table of options: which commands take one. */
enum {
    RUN = 1, DECODE = 2, LANG = 4, CHECK = 8, RULES = 16, SENTENCES = 32, DIFF = 64, MATCH = 128, PROFILE = 256,
    ALIGN = 512, HELP = 1024,
    BATCH = RUN | DECODE | LANG | SENTENCES | DIFF | PROFILE, OUTPUT = BATCH & ~PROFILE, OF_LIBRARY = BATCH | CHECK,
    ALL = 2047
};

struct command {
    const char *name, *arguments, *summary;
    int bit;
    int (*run)(const struct config *config);
    const char *about, *examples; /* for its help */
};

struct config {
    const struct command *command;
    enum format format;
    bool command_given;
    bool lines_in;           /* --in jsonl */
    int workers;
    bool segments;           /* align: a line is a sentence */
    norm_str lang_a, lang_b; /* align: each side's */
    int top;                 /* match: so many answers for each article */
    const char *out_dir;     /* NULL: standard output, or this file */
    const char *out_file;
    bool resume, summary;
    uint64_t max_line;       /* bytes of a line of JSON */
    int completion;          /* the shell to print it for, 0 for bash; -1: none */
    norm_options options;
    norm_profile *profile;   /* of the site, likewise */
    norm_profile *learned;   /* profile learn: what the workers learn together */
    norm_rules *rules;       /* the user's own, which the options name too; or NULL */
    const norm_rules *other; /* diff: those that the first ones are compared with */
    norm_hints hints;        /* for inputs that bring none of their own */
    bool no_times;           /* html: without what differs from run to run */
    bool list, blocks, bless, quiet, help, version;
    int colour;              /* -1: if it is a terminal */
    char **inputs;
    int input_count;
};

extern const struct command commands[]; /* up to one without a name */
const struct command *command_named(const char *name);

/* Reads the command line; false after it said what is wrong. */
bool args_parse(int argc, char **argv, struct config *config);

int cmd_run(const struct config *config);
int cmd_explain(const struct config *config);
int cmd_decode(const struct config *config);
int cmd_lang(const struct config *config);
int cmd_sentences(const struct config *config);
int cmd_match(const struct config *config);
int cmd_align(const struct config *config);
int cmd_check(const struct config *config);
int cmd_rules(const struct config *config);
int cmd_diff(const struct config *config);
int cmd_profile(const struct config *config);
int cmd_help(const struct config *config);

/* Says "normtest: ..." on standard error. */
void complain(const char *format, ...)
#if defined(__GNUC__) || defined(__clang__)
    __attribute__((format(printf, 1, 2)))
#endif
    ;

#endif
