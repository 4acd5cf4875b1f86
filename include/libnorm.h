/* libnorm.h - from the raw bytes of an article to clean, tagged text.
 *
 * The whole public interface of libnorm. Three kinds of object carry it:
 *
 *   norm_engine   options, rules and models. Immutable once made; any number
 *                 of threads may use one at the same time.
 *   norm_context  scratch memory of one thread. Reused from article to article;
 *                 once warm it does not allocate.
 *   norm_article  a result. It owns its memory and may be filled again and
 *                 again; what a getter returned stays valid until then.
 *
 *   norm_engine *engine;  norm_context *ctx;  norm_article *article;
 *   norm_engine_new(NULL, &engine, NULL);
 *   norm_context_new(engine, &ctx, NULL);
 *   norm_article_new(engine, &article, NULL);
 *   if (norm_run(ctx, bytes, size, NULL, article, NULL) == NORM_OK)
 *       text = norm_article_text(article);
 *
 * Conventions. Text is UTF-8 in NFC, given as pointer and length and never
 * terminated. Offsets and sizes are bytes; spans are [begin, end). Every call
 * that can fail returns a norm_status and fills a norm_error if one is given.
 * Pointers are never NULL unless a comment says so. The library keeps no global
 * state, never prints, never exits, and needs no set-up call or data directory.
 *
 * Threads: "any thread" means that calls may run at the same time even on the
 * same object; "one thread at a time" means per object.
 */
#ifndef LIBNORM_H
#define LIBNORM_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__) || defined(__clang__)
#define NORM_API __attribute__((visibility("default")))
#else
#define NORM_API
#endif

/* ------------------------------------------------------------- version -- */

#define NORM_VERSION_MAJOR 0
#define NORM_VERSION_MINOR 1
#define NORM_VERSION_PATCH 0
#define NORM_VERSION_NUMBER (NORM_VERSION_MAJOR * 10000 + NORM_VERSION_MINOR * 100 + NORM_VERSION_PATCH)

/* The version of the library that runs, as "0.1.0" and as NORM_VERSION_NUMBER.
 * The Unicode version of its tables ("15.0"), and a checksum over its rules and
 * models, 16 hexadecimal digits: same version, same checksum, same input, same
 * output. Static strings, terminated. Any thread. */
NORM_API const char *norm_version(void);
NORM_API int norm_version_number(void);
NORM_API const char *norm_unicode_version(void);
NORM_API const char *norm_data_checksum(void);

/* -------------------------------------------------------- basic values -- */

typedef struct norm_engine norm_engine;
typedef struct norm_context norm_context;
typedef struct norm_article norm_article;

typedef struct norm_str {
    const char *data; /* not terminated; may be NULL when len is 0 */
    size_t len;       /* bytes */
} norm_str;

typedef struct norm_span {
    size_t begin, end; /* bytes, [begin, end) */
} norm_span;

/* Not to be renumbered; new ones are added at the end. */
typedef enum norm_status {
    NORM_OK = 0,
    NORM_ERR_MEMORY = 1,    /* the allocator gave nothing */
    NORM_ERR_ARGUMENT = 2,  /* a call breaks its contract in a way that can be seen */
    NORM_ERR_OPTION = 3,    /* an option's name or value is unknown */
    NORM_ERR_CHARSET = 4,   /* kept for charsets that are forced; a declared one is a hint and never fails */
    NORM_ERR_LIMIT = 5,     /* input beyond what offsets can count (4 GiB) */
    NORM_ERR_CANCELLED = 6, /* the progress callback said stop */
    NORM_ERR_OUTPUT = 7,    /* the write callback failed */
    NORM_ERR_DATA = 8       /* rules or a profile that cannot be used */
} norm_status;

/* A short English name of a status ("memory"), static. Any thread. */
NORM_API const char *norm_status_name(norm_status status);

/* What went wrong. Where a call takes a norm_error it may be NULL. The first
 * error of a call wins. The message is English, terminated, for a log. */
typedef struct norm_error {
    norm_status code;
    char stage[16];    /* "options", "rules", "profile", "text", "blocks", "lang", "sentences", "label", "facts",
                          "write" */
    size_t offset;     /* byte of the input, where one is to blame; else 0 */
    char message[128];
} norm_error;

/* Memory from the caller. alloc(user, n) and realloc(user, p, n) return NULL on
 * failure, n > 0, p may be NULL; free(user, NULL) does nothing. They are called
 * by whatever thread uses the object in question. */
typedef struct norm_allocator {
    void *(*alloc)(void *user, size_t size);
    void *(*realloc)(void *user, void *old, size_t size);
    void (*free)(void *user, void *old);
    void *user;
} norm_allocator;

/* Takes size bytes; a value other than 0 stops the writer with NORM_ERR_OUTPUT. */
typedef int (*norm_sink)(void *user, const char *data, size_t size);

/* What a block is. Closed and versioned; new roles are added at the end. */
typedef enum norm_role {
    /* the body: kept */
    NORM_PARAGRAPH, NORM_HEADING, NORM_LIST_ITEM, NORM_QUOTE, NORM_LEAD, NORM_TABLE_ROW, NORM_CODE,
    /* moved to fields of the article */
    NORM_TITLE, NORM_BYLINE, NORM_DATE, NORM_SOURCE, NORM_SECTION, NORM_TAGS, NORM_TRANSLATION_NOTE,
    /* of the article, not of its body */
    NORM_CAPTION, NORM_CREDIT,
    /* readers' */
    NORM_COMMENT,
    /* removed */
    NORM_TITLE_REPEAT, NORM_NAV, NORM_SHARE, NORM_SUBSCRIBE, NORM_AD, NORM_RELATED, NORM_RSS_FOOTER,
    NORM_PERMALINK, NORM_COMMENT_FORM, NORM_COOKIE_NOTICE, NORM_PAYWALL, NORM_LEGAL, NORM_RESIDUE,
    NORM_OTHER,
    NORM_ROLE_COUNT
} norm_role;

/* The role's name in records ("list_item"), NULL beyond the last; and back:
 * NORM_ROLE_COUNT for an unknown name. Static, terminated. Any thread. */
NORM_API const char *norm_role_name(norm_role role);
NORM_API norm_role norm_role_of_name(norm_str name);

/* --------------------------------------------------------- users' rules -- */

/* Rules of the user's own about what sources print. A file of rules is UTF-8 text, one fact a line: a keyword, a
 * space, a value. Empty lines, and lines that begin with #, are passed over. A rule begins with its name:
 *
 *   rule harbour.newsletter
 *   host harbour-post.example
 *   role subscribe
 *   at whole
 *   match (Get|Sign up for) (the|our) %n newsletter
 *   yes Sign up for our Morning Tide newsletter!
 *   no He had to sign up for the navy.
 *   from 2024-03
 *
 *   rule   its name: a-z, 0-9, and _ . - in it. The reason of what it matched is "user:NAME"
 *   host   where it counts: a host and all below it, as the hint url names it (a host in another script
 *          in its xn-- form), or *. At least one
 *   role   what the block is, a name of norm_role
 *   at     where in the block it must stand: whole, any (then all of the block has the role), start or end
 *          (then that part does, the longest that matches, and the rest is what it would be without the rule)
 *   match  a pattern, see below; comes after "at". At least one; one of them has to match
 *   yes    a block that the rule must match; at least one. Checked when the rules are read
 *   no     a block that it must not match
 *   lang   the language of article or block must be this; "pt" takes "pt-BR" too
 *   from, until  the first and the last day on which it counts: 2014-12-24, 2014-12 (the first of December) or
 *          2014 (the first of January). The article's day is that of the hint date, which is when it was
 *          fetched; without it the day of publication that the article gives; without either it is later than
 *          any, so that a rule with "until" does not count
 *   keep   yes or no: whether such blocks are part of the text, whatever the option keep says
 *   what, seen  for norm_rules_at(): what it is, where it was seen
 *
 * host, match, yes and no may come up to 32 times each, the others once.
 *
 * A pattern is text in which (one|another|) stands for one of its ways, any of which may be empty; %d for a
 * number (1,234), %n for up to three words, %s for up to eight, %t for up to 24 (three times as many characters
 * where a character is as good as a word), %* for anything or nothing; %%, %(, %) and %| for the character.
 * Everything else stands for itself, but case and width do not matter, nor accents in Greek and their kin
 * elsewhere, which dash or quotation mark it is, and how much white space. Patterns begin and end where words
 * do; up to 16 signs (no letters or digits) at the ends of a block are passed over. Every way through a pattern
 * has a letter, digit or sign outside its holes.
 *
 * Where several rules match, the one whose host is longest counts, * being the shortest; of two alike, the first in
 * the file. A rule for a part counts with one for the whole that comes after it: the rest is what that says.
 * If rules take away what was taken for the title, the article is looked at again without what they took above it.
 * If they take away all that was kept, everything is, with the flag only_boilerplate.
 *
 * A file has at most 1 MiB, 4,096 rules, 500 bytes a line; a pattern 400 characters, brackets 8 deep. A block
 * costs at most its length times the patterns' characters (three to four for a hole) and no memory: nothing is ever
 * tried twice. */
typedef struct norm_rules norm_rules;

/* What is wrong in a file, and where. */
typedef struct norm_fault {
    size_t line, column; /* from 1; the column in characters */
    size_t offset;       /* byte of the file */
    const char *message; /* English, good during the call */
} norm_fault;

typedef struct norm_loading {
    size_t struct_size;
    norm_allocator allocator;                            /* all NULL: malloc, realloc, free */
    void (*report)(void *user, const norm_fault *fault); /* told of every fault, up to 100; may be NULL */
    void *user;
} norm_loading;
NORM_API void norm_loading_init_sized(norm_loading *loading, size_t struct_size);
static inline void norm_loading_init(norm_loading *loading)
{
    norm_loading_init_sized(loading, sizeof *loading);
}

/* Reads rules from size bytes at data, which may be freed afterwards. loading may be NULL. NORM_ERR_DATA if anything is
 * wrong: the error's offset is the first fault's, its message "LINE:COLUMN: ...". Other errors: NORM_ERR_MEMORY,
 * NORM_ERR_OPTION. The rules never change: any number of engines and threads may use them. */
NORM_API norm_status norm_rules_parse(const void *data, size_t size, const norm_loading *loading, norm_rules **rules,
                                      norm_error *error);
/* Frees them; NULL is allowed. Engines that use them must be gone. */
NORM_API void norm_rules_free(norm_rules *rules);

/* The checksum of what they say, comments and examples aside: 16 hexadecimal digits. Any thread. */
NORM_API const char *norm_rules_checksum(const norm_rules *rules);

/* -------------------------------------------------------- site profiles -- */

/* Which lines one source repeats from article to article. It learns from articles that were made without it;
 * an engine that has one takes what is repeated out of the body, with the reason "profile:repeated".
 *
 * A line is a block's text, without regard to case, white space, kinds of dashes and quotation marks, and which
 * numbers stand in it; lines without a letter say nothing. It counts once an article, with the role that it had.
 * The first 4,096 blocks of an article count. What is learned does not depend on the order, and to merge what
 * several workers learned is the same as to learn everything at once, byte by byte, as long as there are at most
 * 65,536 different lines (20 MB; merging takes twice that for a moment). Beyond, the rarest lines are
 * forgotten, which is the same for the same calls: then counts may be too low, never too high. Articles are not
 * compared: who learns the same one twice counts it twice. */
typedef struct norm_profile norm_profile;

/* A profile that has learned nothing. loading may be NULL. */
NORM_API norm_status norm_profile_new(const norm_loading *loading, norm_profile **profile, norm_error *error);
/* Frees it; NULL is allowed. Engines that use it must be gone. */
NORM_API void norm_profile_free(norm_profile *profile);

/* Learns from the result of a norm_run(). NORM_ERR_MEMORY leaves it as it was. Learning and merging: one thread at a
 * time, and none while an engine uses the profile. */
NORM_API norm_status norm_profile_learn(norm_profile *profile, const norm_article *article, norm_error *error);
/* Adds what another has learned. */
NORM_API norm_status norm_profile_merge(norm_profile *profile, const norm_profile *other, norm_error *error);

/* Articles learned from, and lines known. Any thread, like everything below. */
NORM_API uint64_t norm_profile_articles(const norm_profile *profile);
NORM_API size_t norm_profile_count(const norm_profile *profile);

typedef struct norm_profile_line {
    norm_str text;      /* at most 120 bytes of it; good until the profile changes */
    uint32_t articles;  /* that have it */
    norm_role role;     /* the most frequent; of equals the first */
    const uint32_t *of; /* in how many it had each role, NORM_ROLE_COUNT numbers */
    uint64_t hash;      /* tells lines apart */
} norm_profile_line;
/* Fills in all lines, norm_profile_count() of them, the most frequent first, then by text. */
NORM_API void norm_profile_lines(const norm_profile *profile, norm_profile_line *lines);

/* Writes it as bytes, the same on every machine and in whatever order it was learned. */
NORM_API norm_status norm_profile_save(const norm_profile *profile, norm_sink sink, void *user, norm_error *error);
/* Reads such bytes, which may be freed afterwards. NORM_ERR_DATA, with the byte, if they are anything else. */
NORM_API norm_status norm_profile_load(const void *data, size_t size, const norm_loading *loading,
                                       norm_profile **profile, norm_error *error);

/* The checksum of what it knows: 16 hexadecimal digits, terminated. */
NORM_API void norm_profile_checksum(const norm_profile *profile, char checksum[17]);

/* ------------------------------------------------------------- options -- */

/* What a record carries on request: bits of norm_options.with. New ones are added at the end. */
typedef enum norm_with {
    NORM_WITH_SENTENCES = 1,  /* the sentences of every block */
    NORM_WITH_SPANS = 2,      /* what is not to be translated: numbers, dates, URLs, handles, ... */
    NORM_WITH_FINGERPRINT = 4 /* the article's language-independent fingerprint */
} norm_with;

/* Options of an engine. norm_options_init() first; struct_size says which
 * fields the caller knows, so that new ones can be added at the end. */
typedef struct norm_options {
    size_t struct_size;
    norm_allocator allocator; /* all NULL: malloc, realloc, free */
    uint64_t max_input;       /* bytes that are normalized; the rest becomes one block, role other,
                                 and the flag limit_reached. 64 MiB; at most 1 GiB */
    uint64_t max_blocks;      /* blocks that are told apart; the rest likewise. 100,000: about 90 MB */
    uint64_t max_work;        /* steps (about one a byte and stage) until the rest is kept as it is,
                                 with the flag limit_reached. 0: no limit */
    uint64_t keep;            /* roles that go into the text, bit 1 << norm_role each */
    norm_str languages;       /* the only languages to tell apart, "en,fr,zh-Hant"; empty: all.
                                 Borrowed until norm_engine_new() returns */
    int repair;               /* mojibake, entities, C1: 0 off, 1 certain (default), 2 likely */
    int bias;                 /* what is removed: 0 precision, 1 balanced (default), 2 recall */
    uint32_t with;            /* what else results carry, bits of norm_with; 0 (default): nothing more */
    const norm_rules *rules;  /* the user's own, or NULL. They must outlive the engine */
    const norm_profile *profile; /* of the one source that articles are from, or NULL. It must outlive the engine */
    uint64_t profile_threshold;  /* lines are repeated that so many of 100 of its articles have, and three at least: 20.
                                    Between two kept ones that are not, half of what is missing to all is needed on
                                    top. Titles stay; and everything, if less than a quarter of the text would be left:
                                    then it is the article that was learned several times */
    uint64_t profile_articles;   /* a profile of fewer articles is not asked: 5 */
} norm_options;

/* Fills in every default. Any thread. Like its kin below it tells the library how large the caller's struct
 * is, so that programs built with an older header go on working. */
NORM_API void norm_options_init_sized(norm_options *options, size_t struct_size);
static inline void norm_options_init(norm_options *options)
{
    norm_options_init_sized(options, sizeof *options);
}

/* Sets one option from text, as normtest and the bindings do: "keep", "caption,credit" adds
 * roles ("-heading" takes one away), "repair", "likely", numbers take k, M, G (powers of 1024). The value
 * of "languages" is borrowed. NORM_ERR_OPTION on an unknown name or value. */
NORM_API norm_status norm_options_set(norm_options *options, norm_str name, norm_str value, norm_error *error);

/* The option table: name, values, default and what it is for, for help texts and
 * bindings. NULL after the last. Static. Any thread. */
typedef struct norm_option_info {
    const char *name, *values, *initial, *help;
} norm_option_info;
NORM_API const norm_option_info *norm_option_at(size_t index);

/* ------------------------------------------------------ engine, context -- */

/* Makes an engine. options may be NULL for the defaults; they are copied.
 * Errors: NORM_ERR_MEMORY, NORM_ERR_OPTION. */
NORM_API norm_status norm_engine_new(const norm_options *options, norm_engine **engine, norm_error *error);
/* Frees it; NULL is allowed. Its contexts and articles must be gone. */
NORM_API void norm_engine_free(norm_engine *engine);

/* The checksum that its records carry as "data": norm_data_checksum() if it has no rules of the user's and no profile,
 * else one over all of them. Any thread; good as long as the engine. */
NORM_API const char *norm_engine_checksum(const norm_engine *engine);

/* Makes a context, to be used by one thread at a time. The engine must outlive it. */
NORM_API norm_status norm_context_new(const norm_engine *engine, norm_context **context, norm_error *error);
NORM_API void norm_context_free(norm_context *context);

/* Makes an empty article, to be filled by norm_run and its kin. One thread at a time
 * while it is filled, any thread between. The engine must outlive it. */
NORM_API norm_status norm_article_new(const norm_engine *engine, norm_article **article, norm_error *error);
NORM_API void norm_article_free(norm_article *article);

/* Called now and then during a run with the input bytes done so far, a number that only
 * grows: between the stages, in each pass of decoding and repair that changes or weighs
 * text every 256 KiB, in naming languages every 256 blocks. A value other than 0 stops
 * the run with NORM_ERR_CANCELLED. NULL switches it off. */
typedef int (*norm_progress)(void *user, size_t done, size_t total);
NORM_API void norm_context_set_progress(norm_context *context, norm_progress progress, void *user);

/* ------------------------------------------------------------- running -- */

/* What is known of an input from elsewhere. Evidence with a weight, never the
 * verdict. norm_hints_init() first. Empty strings: not known. */
typedef struct norm_hints {
    size_t struct_size;
    norm_str charset; /* declared charset, any usual label ("latin1"); one that is not decoded on purpose (UTF-7,
                         ISO-2022-CN) counts as none. Hebrew in visual order ("visual") stays in that order */
    norm_str lang;    /* declared language, BCP 47 */
    norm_str url;     /* where the article is from; its country domain is evidence, and so is a language
                         that its host or path begins with: "fr.example.org", "example.org/fr/" */
    norm_str date;    /* reference date "2014-12-24": when it was fetched. Dates after it are not
                         believed, dates without a year are taken before it */
    norm_str hreflang;/* the languages that the page says it is there in, its own among them, as its
                         alternates declare them: "en,fr,pt-BR"; what is no language is passed over */
    norm_str translated_from; /* the language the page says its text was translated from, BCP 47 */
    norm_str translated_by;   /* who or what did it: a name, or the mark that a machine's plug-in leaves in a page,
                                 such as the class "translated-ltr" or the generator "GTranslate" */
    norm_str translate;       /* the page's attribute translate: with "no" the article gets the flag translate_no */
} norm_hints;
NORM_API void norm_hints_init_sized(norm_hints *hints, size_t struct_size);
static inline void norm_hints_init(norm_hints *hints)
{
    norm_hints_init_sized(hints, sizeof *hints);
}

/* The whole pipeline over size bytes at data (NULL if size is 0), which are only
 * read, need no terminator and may be freed afterwards. hints may be NULL. Any
 * bytes are accepted. On an error the article is empty.
 * Errors: NORM_ERR_MEMORY, NORM_ERR_LIMIT, NORM_ERR_CANCELLED. */
NORM_API norm_status norm_run(norm_context *context, const void *data, size_t size, const norm_hints *hints,
                              norm_article *article, norm_error *error);

/* The same in pieces: feed any number of them, then finish, which gives what one call
 * over all of them would. norm_feed_reset() forgets what was fed; finish does so too. */
NORM_API norm_status norm_feed(norm_context *context, const void *data, size_t size, norm_error *error);
NORM_API norm_status norm_finish(norm_context *context, const norm_hints *hints, norm_article *article,
                                 norm_error *error);
NORM_API void norm_feed_reset(norm_context *context);

/* Bytes to text only: the article gets encoding, repairs and, as its text, the whole
 * decoded input; it has no blocks. */
NORM_API norm_status norm_decode(norm_context *context, const void *data, size_t size, const norm_hints *hints,
                                 norm_article *article, norm_error *error);

/* A language tag with its evidence. */
typedef enum norm_source {
    NORM_DETECTED, NORM_DECLARED, NORM_HINT, NORM_INHERITED, NORM_BOM, NORM_UTF8, NORM_MIXED
} norm_source;
/* Its name in records ("detected"). Static. Any thread. */
NORM_API const char *norm_source_name(norm_source source);

typedef struct norm_lang {
    const char *tag;          /* BCP 47, static, terminated: "fr", "zh-Hant", "und"; of a whole text with a
                                 region if the hints lang, hreflang or url have one for it: "pt-BR" */
    double confidence;        /* 0 to 1: the share of such answers that are right */
    const char *second;       /* the next best tag, or "und" */
    double second_confidence;
    const char *script;       /* ISO 15924 of most letters, "Latn"; "Zyyy" without letters */
    norm_source source;       /* detected, or what tipped the scales: declared (the hints lang and hreflang),
                                 hint (the hint url), inherited (a block's, from its document) */
} norm_lang;

/* The language of UTF-8 text of any length. hints may be NULL; of them lang, hreflang and url count.
 * Bytes that are not UTF-8 are skipped. */
NORM_API norm_status norm_language(norm_context *context, norm_str text, const norm_hints *hints, norm_lang *lang,
                                   norm_error *error);

/* The comparison form of UTF-8 text, for keys and look-ups, never for reading: Unicode's NFKC_Casefold, and one form
 * each of quotation marks, of dashes, of digits, of white space, of which one space is left. The same in every
 * locale; folding twice changes nothing more. Writes at most cap bytes to out, whole characters (out may be NULL if
 * cap is 0), and returns the bytes that the whole takes. Bytes that are not UTF-8 are skipped. Any thread. */
NORM_API size_t norm_fold(norm_str text, char *out, size_t cap);

/* The languages that can be told apart: their tags, NULL after the last. Any thread. */
NORM_API const char *norm_language_at(size_t index);

/* The sentences of UTF-8 text of any length, in order: *count spans of its bytes, without the white space
 * around them, which lies between them as the only gap. No character is torn; a line end ends a sentence. lang
 * is a BCP 47 tag; empty: detected. A byte that is not UTF-8 counts as a character that means nothing. The spans
 * belong to the context and hold until its next call. Errors: NORM_ERR_MEMORY, NORM_ERR_LIMIT. */
NORM_API norm_status norm_sentences(norm_context *context, norm_str text, norm_str lang, const norm_span **spans,
                                    size_t *count, norm_error *error);

/* ------------------------------------------------------------- results -- */

/* Strings and pointers below belong to the article and hold until it is filled again or
 * freed. Any thread. Empty strings (len 0) stand for null in the record. */

typedef struct norm_repair {
    const char *kind; /* "mojibake", "entity", "c1", "markup" ...; static */
    norm_span src;    /* bytes of the input */
    norm_str from, to;
} norm_repair;

typedef struct norm_encoding {
    const char *name;    /* "utf-8", "windows-1252" ...; static */
    norm_source source;  /* bom, utf8, declared, detected, hint or mixed */
    double confidence;   /* 0 to 1 */
    size_t replaced;     /* ill-formed sequences that became U+FFFD */
    size_t first_bad;    /* byte of the input with the first of them */
    size_t repair_count;
    const norm_repair *repairs;
} norm_encoding;

typedef struct norm_sentence {
    norm_span src; /* bytes of the input */
    norm_span at;  /* bytes of its block's text, of which out.begin makes bytes of the article's */
} norm_sentence;

typedef struct norm_block {
    norm_role role;
    int keep;          /* 1: part of the text */
    norm_span src;     /* bytes of the input */
    norm_span out;     /* bytes of the text; only if keep */
    norm_lang lang;
    double score;      /* 0 to 1: probability that the block is body */
    norm_str reason;   /* the rule or the strongest evidence: "phrase:share.tweet", "shape:prose" */
    norm_str text;
    size_t sentence_count;          /* only if NORM_WITH_SENTENCES was asked for */
    const norm_sentence *sentences; /* in order; between them is only white space */
} norm_block;

typedef struct norm_comment {
    norm_str author, date, text;
    norm_lang lang;
} norm_comment;

/* How the article goes with texts elsewhere. New ones are added at the end. */
typedef enum norm_origin {
    NORM_ORIGIN_TRANSLATION,  /* somebody translated it */
    NORM_ORIGIN_MACHINE,      /* a machine did */
    NORM_ORIGIN_ALTERNATE,    /* it is there in another language, too */
    NORM_ORIGIN_REPUBLICATION /* it appeared elsewhere first */
} norm_origin;
/* Its name in records ("machine_translation"). Static. Any thread. */
NORM_API const char *norm_origin_name(norm_origin origin);

/* A statement of where the text comes from, as it or the page around it makes it. */
typedef struct norm_translation {
    norm_origin origin;
    const char *from;   /* BCP 47 tag of the original, static, terminated; NULL: not known */
    const char *to;     /* the language it was translated into; of an alternate the one it can be read in; or NULL */
    norm_str by;        /* who translated it, as written */
    norm_str where;     /* where it appeared first */
    norm_str tag;       /* of a translation: BCP 47 with extension T (RFC 6497), "fr-t-en"; by machine
                           "fr-t-en-t0-und" */
    norm_source source; /* detected: the text says so; declared: the hints do */
} norm_translation;

/* What a translator leaves as it is. New ones are added at the end. */
typedef enum norm_span_kind {
    NORM_SPAN_URL, NORM_SPAN_EMAIL, NORM_SPAN_HANDLE, NORM_SPAN_HASHTAG,
    NORM_SPAN_NUMBER,      /* value: ASCII digits, a point before decimals, no groups: "1234.5" */
    NORM_SPAN_PERCENT,     /* value: the number */
    NORM_SPAN_MONEY,       /* value: ISO 4217 code and number, "EUR 1234.5"; "$ 5" where the sign is several
                              currencies' */
    NORM_SPAN_DATE,        /* value: ISO 8601 as far as it is given: "2014-12-24T16:39", "2014-12", "--12-24" */
    NORM_SPAN_TIME,        /* value: "16:39" */
    NORM_SPAN_VARIABLE, /* "%s", "{name}", "{{x}}" */
    NORM_SPAN_TAG          /* "<b>" */
} norm_span_kind;
/* Its name in records ("percent"). Static. Any thread. */
NORM_API const char *norm_span_kind_name(norm_span_kind kind);

/* A span of the text that is not to be translated. */
typedef struct norm_protected {
    norm_span_kind kind;
    norm_span src;  /* bytes of the input */
    norm_span out;  /* bytes of the text */
    norm_str value; /* the same for one thing in all languages; of names, addresses and code as written */
    size_t block;   /* the block it stands in */
} norm_protected;

typedef struct norm_lang_share {
    const char *tag;
    double share; /* of the body's letters */
} norm_lang_share;

/* The fields that are one string each, or a list of them. */
typedef enum norm_field {
    NORM_F_TITLE, NORM_F_TITLE_RAW, NORM_F_SITE, NORM_F_PUBLISHED, NORM_F_MODIFIED, NORM_F_DATELINE,
    NORM_F_SOURCE, NORM_F_SECTION, NORM_F_AUTHORS, NORM_F_TAGS, NORM_F_FLAGS
} norm_field;

NORM_API norm_str norm_article_text(const norm_article *article);
NORM_API const norm_encoding *norm_article_encoding(const norm_article *article);
NORM_API const norm_lang *norm_article_lang(const norm_article *article);
/* The index-th value of a field; an empty string past the last. */
NORM_API norm_str norm_article_field(const norm_article *article, norm_field field, size_t index);
/* The index-th block, comment, language of the body; NULL past the last. Blocks come in the
 * input's order, do not overlap, and cover every byte that is not white space. */
NORM_API const norm_block *norm_article_block(const norm_article *article, size_t index);
NORM_API const norm_comment *norm_article_comment(const norm_article *article, size_t index);
/* The index-th protected span of the text, in its order, with the option "with" and spans; NULL past the last. */
NORM_API const norm_protected *norm_article_protected(const norm_article *article, size_t index);
/* The index-th statement of provenance, what says most first; NULL past the last. */
NORM_API const norm_translation *norm_article_translation(const norm_article *article, size_t index);
NORM_API const norm_lang_share *norm_article_lang_share(const norm_article *article, size_t index);

/* ------------------------------------------------------- between articles -- */

/* A text in 512 bytes that are near those of its translations: its weightiest numbers, dates, places and names,
 * as they are the same in every language, and the rhythm of its sentences. Whoever stores one calls
 * norm_fingerprint_bytes(). Those of another version cannot be compared. */
#define NORM_FINGERPRINT_WORDS 64
#define NORM_FINGERPRINT_BYTES 512
typedef struct norm_fingerprint {
    uint64_t word[NORM_FINGERPRINT_WORDS]; /* the lowest byte of the first one is the version */
} norm_fingerprint;

/* The fingerprint of UTF-8 text of any length, boilerplate removed before. lang is a BCP 47 tag; empty: detected.
 * Bytes that are not UTF-8 count for nothing. Errors: NORM_ERR_MEMORY, NORM_ERR_LIMIT. */
NORM_API norm_status norm_fingerprint_text(norm_context *context, norm_str text, norm_str lang,
                                           norm_fingerprint *fingerprint, norm_error *error);

/* That of an article's text; NULL unless NORM_WITH_FINGERPRINT was asked for. It belongs to the article. In the
 * record it is the bytes below, in base64. */
NORM_API const norm_fingerprint *norm_article_fingerprint(const norm_article *article);

/* To and from bytes that are the same on every machine. NORM_ERR_ARGUMENT if they are no fingerprint, or one of
 * another version. Any thread. */
NORM_API void norm_fingerprint_to_bytes(const norm_fingerprint *fingerprint,
                                        unsigned char bytes[NORM_FINGERPRINT_BYTES]);
NORM_API norm_status norm_fingerprint_from_bytes(const unsigned char bytes[NORM_FINGERPRINT_BYTES],
                                                 norm_fingerprint *fingerprint);

typedef enum norm_relation_kind { NORM_UNRELATED, NORM_SAME_EVENT, NORM_TRANSLATION } norm_relation_kind;
/* Its name in records: "none", "same_event", "translation"; NULL beyond the last. Static. Any thread. */
NORM_API const char *norm_relation_name(norm_relation_kind kind);

typedef struct norm_relation {
    norm_relation_kind kind;
    double score; /* 0 to 1: how likely the two belong together, out of a collection of many */
    double odds;  /* the natural logarithm of the odds of that against any two texts: for ranking */
} norm_relation;

/* Compares two fingerprints, in constant time: NORM_SAME_EVENT, which may be a translation, or NORM_UNRELATED.
 * Any thread. */
NORM_API void norm_fingerprint_compare(const norm_fingerprint *a, const norm_fingerprint *b,
                                       norm_relation *relation);

/* Compares two texts: numbers, dates, places and names in the same order, sentence by sentence, make one a
 * translation of the other; texts of one language are never called so. Tags as above.
 * Errors: NORM_ERR_MEMORY, NORM_ERR_LIMIT. */
NORM_API norm_status norm_relate(norm_context *context, norm_str a, norm_str lang_a, norm_str b, norm_str lang_b,
                                 norm_relation *relation, norm_error *error);

/* An index answers which of a million articles are about the same as this one, from fingerprints alone; norm_relate()
 * then tells translations from other accounts. An answer takes as long as there are articles that share something
 * rare with the one asked about. Asking is allowed from any thread, each with its own context, while nobody adds. */
typedef struct norm_index norm_index;

typedef struct norm_hit {
    uint64_t id;            /* as it was added */
    norm_relation relation; /* as norm_fingerprint_compare() has it */
} norm_hit;

/* Makes an empty index; the engine lends its allocator and must outlive it. Frees it; NULL is allowed. */
NORM_API norm_status norm_index_new(const norm_engine *engine, norm_index **index, norm_error *error);
NORM_API void norm_index_free(norm_index *index);
/* Adds an article. Ids are the caller's and need not differ. The index stays as it was if this fails:
 * NORM_ERR_MEMORY, NORM_ERR_ARGUMENT if it is no fingerprint, NORM_ERR_LIMIT beyond about 50 million articles. */
NORM_API norm_status norm_index_add(norm_index *index, const norm_fingerprint *fingerprint, uint64_t id,
                                    norm_error *error);
/* Adds all of another index, in its order: what was indexed in parts is then as if it had been in one. If it
 * fails, the index stays as it was. */
NORM_API norm_status norm_index_merge(norm_index *index, const norm_index *other, norm_error *error);
/* How many articles are in it. */
NORM_API size_t norm_index_count(const norm_index *index);
/* Writes the nearest articles to hits, at most `most` of them, the nearest first, and how many there were to
 * *count. NORM_ERR_MEMORY. */
NORM_API norm_status norm_index_query(const norm_index *index, norm_context *context,
                                      const norm_fingerprint *fingerprint, norm_hit *hits, size_t most, size_t *count,
                                      norm_error *error);
/* Saves it as bytes that are the same on every machine, 520 for each article; loads it from them.
 * NORM_ERR_OUTPUT; NORM_ERR_ARGUMENT if they are damaged, cut off, or of another version. */
NORM_API norm_status norm_index_save(const norm_index *index, norm_sink sink, void *user, norm_error *error);
NORM_API norm_status norm_index_load(const norm_engine *engine, const void *data, size_t size, norm_index **index,
                                     norm_error *error);

/* ----------------------------------------------------------- alignment -- */

/* One of two texts. */
typedef struct norm_side {
    norm_str text;              /* UTF-8; bytes that are not count as characters that mean nothing */
    norm_str lang;              /* BCP 47; empty: detected */
    const norm_span *sentences; /* in order, apart, within the text; NULL: as norm_sentences() finds them */
    size_t count;
} norm_side;

/* Sentences of one text that say what those of the other say; one side may have none. */
typedef struct norm_bead {
    uint32_t a, a_count; /* a_count sentences of the first text from number a */
    uint32_t b, b_count;
    double score;        /* 0 to 1: how likely just these belong together */
} norm_bead;

typedef struct norm_alignment {
    const norm_span *a_sentences, *b_sentences;
    size_t a_count, b_count;
    const norm_bead *beads; /* in order; every sentence is in one */
    size_t bead_count;
} norm_alignment;

/* Which sentences of a text are which of its translation: 1 to 4 on either side, or none on one. Lengths and what is
 * written alike in both languages (numbers, dates, places, names), questions and quotations decide, and blank lines,
 * which part blocks; dynamic programming in a band of up to 512 sentences either way, 32 in very long texts, so that
 * time and memory, up to 2 KB a sentence, grow with the longer text (Gale and Church 1993; Varga and others 2005).
 * No dictionary. The scores are shares of all ways to pair the sentences. What it gives belongs to the context and
 * holds until its next call. Errors: NORM_ERR_MEMORY, NORM_ERR_LIMIT; NORM_ERR_ARGUMENT for spans out of order. */
NORM_API norm_status norm_align(norm_context *context, const norm_side *a, const norm_side *b,
                                norm_alignment *alignment, norm_error *error);

/* ------------------------------------------------------------- writing -- */

typedef enum norm_format {
    NORM_TEXT,    /* the text, a line end at its end */
    NORM_JSON,    /* the record, one line with its line end */
    NORM_EXPLAIN, /* every block with role, score and reason beside it, for people */
    NORM_HTML,    /* the same as one element, <article>, for a page as normtest makes it. All of every text is in it;
                     what HTML cannot hold becomes a space or U+FFFD */
    NORM_XLIFF,   /* XLIFF 2.1, for translators: see norm_write() and norm_write_alignment() */
    NORM_TMX      /* TMX 1.4b, translation memory: norm_write_alignment() only */
} norm_format;

/* Parts of a document that holds several articles. */
typedef enum norm_part {
    NORM_PART_HEAD = 1, /* what comes before the first article */
    NORM_PART_BODY = 2, /* an article: one <file> */
    NORM_PART_FOOT = 4  /* what comes after the last */
} norm_part;

typedef struct norm_writing {
    size_t struct_size;
    norm_str id;  /* goes into the record if it has a length */
    int colour;   /* NORM_EXPLAIN: terminal colours */
    int brief;    /* NORM_JSON: id, encoding and text only, as for norm_decode() */
    int width;    /* NORM_EXPLAIN: columns of the screen; 0: 100 */
    int parts;    /* XLIFF, TMX: bits of norm_part; 0: all of them */
    uint64_t file, line; /* XLIFF: numbers in the id of <file>, "f3" or "f3-17", which no two files of a document may
                     have in common; 0: 1, and no line */
    norm_str lang;/* XLIFF: the document's source language; empty: the article's */
    uint64_t microseconds; /* NORM_HTML: how long the run took, as the caller measured it; 0: not said */
} norm_writing;
NORM_API void norm_writing_init_sized(norm_writing *writing, size_t struct_size);
static inline void norm_writing_init(norm_writing *writing)
{
    norm_writing_init_sized(writing, sizeof *writing);
}

/* Writes an article; writing may be NULL. Does not allocate. Any thread.
 *
 * NORM_XLIFF needs an article made with the sentences and spans of norm_options.with, else a block is one segment and
 * nothing is marked. A <file> has a <unit> for the title (id "title") and for each block that is kept (id "b7", its
 * number in the record), with a <segment> for each sentence and the white space between them as <ignorable>;
 * protected spans stand in <mrk translate="no" type="libnorm:date" value="2014-12-24">. Metadata (category
 * "libnorm") give the article's version, encoding, language and translation, and each block's role, score, reason,
 * language and bytes of the input (src); ITS provenance gives who (its:person) or what (its:tool) translated it. What
 * XML cannot hold is <cp hex="001A"/> in segments and U+FFFD elsewhere. The article may be NULL where no body is asked
 * for: NORM_PART_HEAD, then any number of articles with NORM_PART_BODY, then NORM_PART_FOOT are one document. */
NORM_API norm_status norm_write(const norm_article *article, norm_format format, const norm_writing *writing,
                                norm_sink sink, void *user, norm_error *error);

/* Writes two aligned texts, the first as the source: NORM_XLIFF or NORM_TMX. The sides are those that norm_align() was
 * given; their lang, "und" if empty, names the languages, which norm_language() may tell. Sentences of one bead are
 * written as one, with the white space that parts them in their text.
 *
 * XLIFF: a <unit> for each bead (ids "p0", "p1" ...) with one <segment>, whose subState is libnorm:aligned, or
 * libnorm:no_target or libnorm:no_source where one side has nothing; metadata give the bead's score and its sentences'
 * bytes in both texts. TMX: a <tu> for each bead with sentences on both sides, the score in <prop type="x-score">; what
 * has no counterpart is left out. What XML cannot hold is <cp> in XLIFF and U+FFFD in TMX. Does not allocate. Any
 * thread. Errors: NORM_ERR_OUTPUT; NORM_ERR_ARGUMENT for other formats, or beads that do not lie in these texts. */
NORM_API norm_status norm_write_alignment(const norm_alignment *alignment, const norm_side *a, const norm_side *b,
                                          norm_format format, const norm_writing *writing, norm_sink sink, void *user,
                                          norm_error *error);

/* --------------------------------------------------------------- rules -- */

/* What the reasons in blocks mean. Phrase rules carry examples in their languages. */
typedef struct norm_rule {
    const char *id;      /* "share.tweet"; the reason is "phrase:share.tweet" */
    norm_role role;
    const char *what;    /* one English sentence */
    const char *seen;    /* where the fact was seen */
    const char *phrases; /* lines "lang<TAB>phrase"; of rules of other kinds "lang<TAB>example" */
} norm_rule;
/* The index-th rule, NULL after the last. Static. Any thread. */
NORM_API const norm_rule *norm_rule_at(size_t index);
/* The same of the user's rules, in their order: the id is "user:NAME", the phrases are its patterns. Good as long as
 * the rules. Any thread. */
NORM_API const norm_rule *norm_rules_at(const norm_rules *rules, size_t index);

#ifdef __cplusplus
}
#endif
#endif
