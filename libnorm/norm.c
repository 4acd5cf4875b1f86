/* norm.c - the public calls: check arguments, call down, nothing else. */
#include <string.h>

#include "across/align.h"
#include "across/index.h"
#include "across/relation.h"
#include "article/options.h"
#include "article/pipeline.h"
#include "article/rules.h"
#include "base/sum.h"
#include "label/label.h"
#include "lang/lang.h"
#include "sentences/sentences.h"

#include <unicode/uchar.h>

struct norm_engine {
    norm_options options; /* complete; its allocator made the engine */
    char *languages;      /* the engine's copy of options.languages */
    char checksum[17];    /* of all data in force */
};

struct norm_context {
    const norm_engine *engine;
    nm_arena scratch;
    nm_arena fed_arena;
    nm_buf fed;
    norm_progress progress;
    void *progress_user;
};

#define STRING(x) #x
#define DOTTED(a, b, c) STRING(a) "." STRING(b) "." STRING(c)

const char *norm_version(void)
{
    return DOTTED(NORM_VERSION_MAJOR, NORM_VERSION_MINOR, NORM_VERSION_PATCH);
}

int norm_version_number(void)
{
    return NORM_VERSION_NUMBER;
}

const char *norm_unicode_version(void)
{
    return U_UNICODE_VERSION;
}

extern const char nm_data_checksum[];

const char *norm_data_checksum(void)
{
    return nm_data_checksum;
}

/* ------------------------------------------------------- engine, context -- */

static void set_checksum(norm_engine *e)
{
    uint64_t sum = nm_sum_text(NM_SUM_START, nm_data_checksum);
    char of_profile[17];

    memcpy(e->checksum, nm_data_checksum, sizeof e->checksum);
    if (e->options.rules)
        nm_sum_write(sum = nm_sum_text(sum, norm_rules_checksum(e->options.rules)), e->checksum);
    if (e->options.profile) {
        norm_profile_checksum(e->options.profile, of_profile);
        nm_sum_write(nm_sum_text(sum, of_profile), e->checksum);
    }
}

norm_status norm_engine_new(const norm_options *options, norm_engine **engine, norm_error *error)
{
    norm_options complete;
    norm_engine *e;
    norm_status status;

    nm_error_clear(error);
    *engine = NULL;
    status = nm_options_complete(options, &complete, error);
    if (status != NORM_OK)
        return status;
    e = nm_alloc(&complete.allocator, sizeof *e);
    if (!e)
        return nm_no_memory(error, "options");
    e->options = complete;
    e->languages = nm_alloc(&complete.allocator, complete.languages.len);
    if (!e->languages) {
        nm_free(&complete.allocator, e);
        return nm_no_memory(error, "options");
    }
    if (complete.languages.len)
        memcpy(e->languages, complete.languages.data, complete.languages.len);
    e->options.languages.data = e->languages;
    set_checksum(e);
    *engine = e;
    return NORM_OK;
}

void norm_engine_free(norm_engine *engine)
{
    norm_allocator a;

    if (!engine)
        return;
    a = engine->options.allocator;
    nm_free(&a, engine->languages);
    nm_free(&a, engine);
}

const char *norm_engine_checksum(const norm_engine *engine)
{
    return engine->checksum;
}

norm_status norm_context_new(const norm_engine *engine, norm_context **context, norm_error *error)
{
    norm_context *c;

    nm_error_clear(error);
    c = *context = nm_alloc(&engine->options.allocator, sizeof *c);
    if (!c)
        return nm_no_memory(error, "options");
    c->engine = engine;
    c->progress = NULL;
    c->progress_user = NULL;
    nm_arena_init(&c->scratch, &engine->options.allocator);
    nm_arena_init(&c->fed_arena, &engine->options.allocator);
    nm_buf_init(&c->fed, &c->fed_arena);
    return NORM_OK;
}

void norm_context_free(norm_context *context)
{
    if (!context)
        return;
    nm_arena_free(&context->scratch);
    nm_arena_free(&context->fed_arena);
    nm_free(&context->engine->options.allocator, context);
}

void norm_context_set_progress(norm_context *context, norm_progress progress, void *user)
{
    context->progress = progress;
    context->progress_user = user;
}

norm_status norm_article_new(const norm_engine *engine, norm_article **article, norm_error *error)
{
    nm_error_clear(error);
    return nm_article_new(&engine->options.allocator, article, error);
}

void norm_article_free(norm_article *article)
{
    nm_article_free(article);
}

/* --------------------------------------------------------------- running -- */

void norm_hints_init_sized(norm_hints *hints, size_t struct_size)
{
    memset(hints, 0, struct_size);
    hints->struct_size = struct_size;
}

/* The caller's hints in this version's shape: what its struct does not have is not known. */
static const norm_hints *complete_hints(const norm_hints *given, norm_hints *hints)
{
    norm_hints_init(hints);
    if (given)
        memcpy(hints, given, given->struct_size < sizeof *hints ? given->struct_size : sizeof *hints);
    return hints;
}

static nm_run start(norm_context *context, norm_error *error)
{
    nm_run run = {.arena = &context->scratch, .options = &context->engine->options, .error = error,
                  .progress = context->progress, .progress_user = context->progress_user};

    nm_error_clear(error);
    nm_arena_reset(run.arena);
    return run;
}

typedef norm_status (*pipeline)(nm_run *run, norm_str bytes, const norm_hints *hints, norm_article *article);

static norm_status run_with(pipeline p, norm_context *context, norm_str bytes, const norm_hints *hints,
                            norm_article *article, norm_error *error)
{
    nm_run run = start(context, error);
    norm_hints complete;
    norm_status status;

    nm_article_reset(article);
    if (bytes.len > UINT32_MAX)
        return nm_fail(error, NORM_ERR_LIMIT, "text", UINT32_MAX, "input of more than 4 GiB");
    if (!bytes.data && bytes.len)
        return nm_fail(error, NORM_ERR_ARGUMENT, "text", 0, "no data, but a size");
    if (!bytes.data)
        bytes.data = "";
    status = p(&run, bytes, complete_hints(hints, &complete), article);
    if (status != NORM_OK)
        nm_article_reset(article);
    article->data = context->engine->checksum;
    return status;
}

norm_status norm_run(norm_context *context, const void *data, size_t size, const norm_hints *hints,
                     norm_article *article, norm_error *error)
{
    norm_str bytes = {data, size};

    return run_with(nm_pipeline_run, context, bytes, hints, article, error);
}

norm_status norm_decode(norm_context *context, const void *data, size_t size, const norm_hints *hints,
                        norm_article *article, norm_error *error)
{
    norm_str bytes = {data, size};

    return run_with(nm_pipeline_decode, context, bytes, hints, article, error);
}

norm_status norm_feed(norm_context *context, const void *data, size_t size, norm_error *error)
{
    nm_error_clear(error);
    if (!data && size)
        return nm_fail(error, NORM_ERR_ARGUMENT, "text", 0, "no data, but a size");
    return nm_buf_add(&context->fed, data, size) ? NORM_OK : nm_no_memory(error, "text");
}

norm_status norm_finish(norm_context *context, const norm_hints *hints, norm_article *article, norm_error *error)
{
    norm_str bytes = {context->fed.data, context->fed.len};
    norm_status status = run_with(nm_pipeline_run, context, bytes, hints, article, error);

    norm_feed_reset(context);
    return status;
}

void norm_feed_reset(norm_context *context)
{
    nm_arena_reset(&context->fed_arena);
    nm_buf_init(&context->fed, &context->fed_arena);
}

/* The text without its ill-formed bytes; itself if there are none. data is NULL without memory. */
static norm_str well_formed(nm_arena *arena, norm_str s)
{
    size_t at = 0, n = 0;
    bool bad = false;
    norm_str out;
    char *p;

    while (at < s.len && !bad)
        nm_utf8_any(s.data, s.len, &at, &bad);
    if (!bad)
        return s;
    p = nm_arena_alloc(arena, s.len);
    out.data = p;
    for (at = 0; p && at < s.len;) {
        size_t begin = at;

        bad = false;
        nm_utf8_any(s.data, s.len, &at, &bad);
        if (!bad) {
            memcpy(p + n, s.data + begin, at - begin);
            n += at - begin;
        }
    }
    out.len = n;
    return out;
}

norm_status norm_language(norm_context *context, norm_str text, const norm_hints *hints, norm_lang *lang,
                          norm_error *error)
{
    nm_run run = start(context, error);
    norm_hints complete;
    nm_lang found;

    if (!text.len)
        text.data = "";
    text = well_formed(run.arena, text);
    if (!text.data)
        return nm_no_memory(error, "lang");
    nm_lang_span(&run, text, complete_hints(hints, &complete), &found);
    *lang = nm_lang_public(&found);
    return NORM_OK;
}

const char *norm_language_at(size_t index)
{
    return index < UINT8_MAX ? nm_lang_tag((unsigned)index + 1) : NULL;
}

norm_status norm_sentences(norm_context *context, norm_str text, norm_str lang, const norm_span **spans, size_t *count,
                           norm_error *error)
{
    nm_run run = start(context, error);
    norm_span *found;
    norm_status status = nm_sentences_any(&run, text, lang, &found, count);

    *spans = found;
    return status;
}

/* ------------------------------------------------------- between articles -- */

norm_status norm_fingerprint_text(norm_context *context, norm_str text, norm_str lang, norm_fingerprint *fingerprint,
                                  norm_error *error)
{
    nm_run run = start(context, error);

    return nm_fingerprint_any(&run, text, lang, fingerprint);
}

void norm_fingerprint_compare(const norm_fingerprint *a, const norm_fingerprint *b, norm_relation *relation)
{
    *relation = nm_relation_of_fingerprints(nm_fingerprint_compare(a, b));
}

norm_status norm_relate(norm_context *context, norm_str a, norm_str lang_a, norm_str b, norm_str lang_b,
                        norm_relation *relation, norm_error *error)
{
    nm_run run = start(context, error);

    return nm_relate_any(&run, a, lang_a, b, lang_b, relation);
}

norm_status norm_index_new(const norm_engine *engine, norm_index **index, norm_error *error)
{
    nm_error_clear(error);
    return nm_index_new(&engine->options.allocator, index, error);
}

void norm_index_free(norm_index *index)
{
    nm_index_free(index);
}

norm_status norm_index_add(norm_index *index, const norm_fingerprint *fingerprint, uint64_t id, norm_error *error)
{
    nm_error_clear(error);
    return nm_index_add(index, fingerprint, id, error);
}

norm_status norm_index_merge(norm_index *index, const norm_index *other, norm_error *error)
{
    nm_error_clear(error);
    return nm_index_merge(index, other, error);
}

size_t norm_index_count(const norm_index *index)
{
    return index->n;
}

norm_status norm_index_query(const norm_index *index, norm_context *context, const norm_fingerprint *fingerprint,
                             norm_hit *hits, size_t most, size_t *count, norm_error *error)
{
    nm_run run = start(context, error);

    return nm_index_query(index, &run, fingerprint, hits, most, count);
}

norm_status norm_index_save(const norm_index *index, norm_sink sink, void *user, norm_error *error)
{
    nm_error_clear(error);
    return nm_index_save(index, sink, user, error);
}

norm_status norm_index_load(const norm_engine *engine, const void *data, size_t size, norm_index **index,
                            norm_error *error)
{
    nm_error_clear(error);
    return nm_index_load(&engine->options.allocator, data, size, index, error);
}

norm_status norm_align(norm_context *context, const norm_side *a, const norm_side *b, norm_alignment *alignment,
                       norm_error *error)
{
    nm_run run = start(context, error);

    return nm_align_any(&run, a, b, alignment);
}

/* ----------------------------------------------------------------- rules -- */

const norm_rule *norm_rule_at(size_t index)
{
    size_t i, labels;

    if (index < nm_phrase_rule_count)
        return &nm_phrase_rules[index].rule;
    i = index - nm_phrase_rule_count;
    for (labels = 0; nm_label_rule_at(labels); labels++)
        ;
    return i < labels ? nm_label_rule_at(i) : nm_article_rule_at(i - labels);
}
