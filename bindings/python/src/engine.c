/* Engines: made from options, shared by all that were made from the same ones, with their spare contexts and
 * articles. The GIL guards the counts and the spares, so there is no lock that a fork could leave closed. */
#include "options.h"

#include <string.h>

#define SPARE 16            /* of each kind wait at most */
#define LARGE_CONTEXT (1u << 19) /* bytes of input that leave a context too large to wait: it has some 13 times that */
#define LARGE_ARTICLE (1u << 17)

struct py_engine {
    size_t references;
    py_native *native;
    norm_context *contexts[SPARE];
    norm_article *articles[SPARE];
    unsigned context_count, article_count;
};

/* Names the options there are, which the library's message does not. */
static void *no_such_option(const py_state *state, norm_error *error, PyObject *name)
{
    PyObject *names = PyUnicode_FromString("rules, profile"), *message = NULL;
    const norm_option_info *option;
    size_t i;

    for (i = 0; names && (option = norm_option_at(i)); i++) {
        PyObject *longer = PyUnicode_FromFormat("%s, %U", option->name, names);

        Py_DECREF(names);
        names = longer;
    }
    if (names)
        message = PyUnicode_FromFormat("no option is named %R; there are %U", name, names);
    Py_XDECREF(names);
    if (message)
        py_raise_text(state, error, message);
    Py_XDECREF(message);
    return NULL;
}

static bool is_known(norm_str name)
{
    const norm_option_info *option;
    size_t i;

    for (i = 0; (option = norm_option_at(i)); i++)
        if (strlen(option->name) == name.len && !memcmp(option->name, name.data, name.len))
            return true;
    return false;
}

static bool set_text(const py_state *state, norm_options *options, PyObject *name, norm_str value)
{
    py_bytes utf8;
    norm_error error;
    bool good;

    if (!py_bytes_read(name, &utf8))
        return false;
    good = norm_options_set(options, utf8.s, value, &error) == NORM_OK;
    if (!good && is_known(utf8.s))
        py_raise(state, &error);
    else if (!good)
        no_such_option(state, &error, name);
    py_bytes_drop(&utf8);
    return good;
}

/* Without the GIL, for files can be large; nobody else has this engine yet. */
static bool load(const py_state *state, py_engine *e, bool is_profile, norm_str data)
{
    norm_error error;
    norm_status status;

    Py_BEGIN_ALLOW_THREADS
    status = is_profile ? norm_profile_load(data.data, data.len, NULL, &e->native->profile, &error)
                        : norm_rules_parse(data.data, data.len, NULL, &e->native->rules, &error);
    Py_END_ALLOW_THREADS
    if (status != NORM_OK)
        py_raise(state, &error);
    return status == NORM_OK;
}

/* One option. What the library borrows of its value is kept in `kept`. */
static bool set_one(const py_state *state, py_engine *e, norm_options *options, PyObject *name, PyObject *value,
                    PyObject *kept)
{
    py_bytes bytes;
    bool good;

    if (!py_bytes_read(value, &bytes))
        return false;
    if (!bytes.is_text)
        good = load(state, e, !PyUnicode_CompareWithASCIIString(name, "profile"), bytes.s);
    else
        good = set_text(state, options, name, bytes.s) && !PyList_Append(kept, bytes.owner);
    py_bytes_drop(&bytes);
    return good;
}

static bool open_engine(const py_state *state, py_engine *e, PyObject *given)
{
    norm_options options;
    norm_error error;
    PyObject *name, *value, *kept = PyList_New(0);
    Py_ssize_t at = 0;
    bool good = kept;

    norm_options_init(&options);
    while (good && PyDict_Next(given, &at, &name, &value))
        good = set_one(state, e, &options, name, value, kept);
    options.rules = e->native->rules;
    options.profile = e->native->profile;
    e->native->with = options.with;
    if (good && norm_engine_new(&options, &e->native->engine, &error) != NORM_OK) {
        py_raise(state, &error);
        good = false;
    }
    Py_XDECREF(kept);
    return good;
}

py_engine *py_engine_new(const py_state *state, PyObject *options)
{
    py_engine *e = PyMem_Malloc(sizeof *e);

    if (!e)
        return (py_engine *)(void *)PyErr_NoMemory();
    memset(e, 0, sizeof *e);
    e->references = 1;
    e->native = py_native_new();
    if (!e->native)
        PyErr_NoMemory();
    else if (open_engine(state, e, options))
        return e;
    py_engine_drop(e);
    return NULL;
}

py_engine *py_engine_hold(py_engine *engine)
{
    engine->references++;
    return engine;
}

void py_engine_drop(py_engine *engine)
{
    if (!engine || --engine->references)
        return;
    while (engine->context_count)
        norm_context_free(engine->contexts[--engine->context_count]);
    while (engine->article_count)
        norm_article_free(engine->articles[--engine->article_count]);
    py_native_drop(engine->native);
    PyMem_Free(engine);
}

const norm_engine *py_engine_norm(const py_engine *engine)
{
    return engine->native->engine;
}

uint32_t py_engine_with(const py_engine *engine)
{
    return engine->native->with;
}

py_native *py_engine_native(const py_engine *engine)
{
    return engine->native;
}

/* ---------------------------------------------------------------- spares -- */

norm_context *py_engine_context(const py_state *state, py_engine *engine)
{
    norm_context *context;
    norm_error error;

    if (engine->context_count)
        return engine->contexts[--engine->context_count];
    return norm_context_new(engine->native->engine, &context, &error) == NORM_OK ? context : py_raise(state, &error);
}

norm_article *py_engine_article(const py_state *state, py_engine *engine)
{
    norm_article *article;
    norm_error error;

    if (engine->article_count)
        return engine->articles[--engine->article_count];
    return norm_article_new(engine->native->engine, &article, &error) == NORM_OK ? article : py_raise(state, &error);
}

void py_engine_spare_context(py_engine *engine, norm_context *context, size_t most)
{
    if (context && engine->context_count < SPARE && most <= LARGE_CONTEXT)
        engine->contexts[engine->context_count++] = context;
    else
        norm_context_free(context);
}

void py_engine_spare_article(py_engine *engine, norm_article *article, size_t most)
{
    if (article && engine->article_count < SPARE && most <= LARGE_ARTICLE)
        engine->articles[engine->article_count++] = article;
    else
        norm_article_free(article);
}

/* ----------------------------------------------------------------- cache -- */

static py_engine *cached(py_state *state, PyObject *options)
{
    unsigned i;

    for (i = 0; i < PY_CACHED; i++) {
        int same = state->cached[i].options ? PyObject_RichCompareBool(state->cached[i].options, options, Py_EQ) : 0;

        if (same > 0)
            return py_engine_hold(state->cached[i].engine);
        if (same < 0)
            PyErr_Clear(); /* str and bytes compare without fail, but for warnings that are errors */
    }
    return NULL;
}

static void cache(py_state *state, PyObject *options, py_engine *engine)
{
    py_cached *slot = &state->cached[state->oldest], old = *slot;

    Py_INCREF(options);
    slot->options = options;
    slot->engine = py_engine_hold(engine);
    state->oldest = (state->oldest + 1) % PY_CACHED;
    Py_XDECREF(old.options);
    py_engine_drop(old.engine);
}

static py_engine *engine_of_plain(py_state *state, PyObject *options)
{
    py_engine *engine = cached(state, options);

    if (engine)
        return engine;
    engine = py_engine_new(state, options);
    if (engine)
        cache(state, options, engine);
    return engine;
}

py_engine *py_engine_of(py_state *state, PyObject *options)
{
    PyObject *plain;
    py_engine *engine;

    if (!options && state->plain)
        return py_engine_hold(state->plain);
    plain = py_options_read(options);
    if (!plain)
        return NULL;
    engine = options ? engine_of_plain(state, plain) : py_engine_new(state, plain);
    if (engine && !options)
        state->plain = py_engine_hold(engine);
    Py_DECREF(plain);
    return engine;
}
