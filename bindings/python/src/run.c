/* normalize(), decode() and language(): one input through the library. */
#include "run.h"

#include "article.h"
#include "call.h"
#include "tuple.h"
#include "value.h"
#include "watch.h"

norm_hints py_hints_of(const py_bytes *bytes, const py_hints *hints)
{
    norm_hints complete = hints->hints;

    if (bytes->is_text && !complete.charset.len)
        complete.charset = (norm_str){"utf-8", 5};
    return complete;
}

/* One input on its way. */
typedef struct run {
    const py_call *call;
    py_bytes bytes;
    norm_hints hints;
    norm_context *context;
    norm_article *article;
} run;

static void run_end(run *r)
{
    size_t size = r->bytes.s.len;

    if (r->context)
        py_engine_spare_context(r->call->engine, r->context, size);
    if (r->article)
        py_engine_spare_article(r->call->engine, r->article, size);
    py_bytes_drop(&r->bytes);
}

static bool run_begin(run *r, const py_call *call, PyObject *data)
{
    *r = (run){.call = call};
    if (!py_bytes_read(data, &r->bytes))
        return false;
    r->hints = py_hints_of(&r->bytes, &call->hints);
    r->context = py_engine_context(call->state, call->engine);
    r->article = r->context ? py_engine_article(call->state, call->engine) : NULL;
    if (!r->article)
        run_end(r);
    return r->article;
}

static bool run_through(run *r, py_pipeline pipeline)
{
    norm_error error;
    norm_status status;
    py_watch watch;

    py_watch_begin(&watch, r->context, r->bytes.s.len);
    status = pipeline(r->context, r->bytes.s.data, r->bytes.s.len, &r->hints, r->article, &error);
    py_watch_end(&watch);
    if (status != NORM_OK && !PyErr_Occurred())
        py_raise(r->call->state, &error);
    return status == NORM_OK && !PyErr_Occurred();
}

/* given: data, id */
static PyObject *normalize(py_call *call)
{
    run r;
    PyObject *id = NULL, *article = NULL;

    if (call->given[1] && !py_id_read(call->given[1], &id))
        return NULL;
    if (run_begin(&r, call, call->given[0])) {
        if (run_through(&r, norm_run)) {
            article = py_article_new(call->state, call->engine, r.article, r.bytes.s.len, id, NULL);
            r.article = NULL;
        }
        run_end(&r);
    }
    Py_XDECREF(id);
    return article;
}

const py_operation py_normalize = {{"data", "id", NULL}, 1, true, normalize};

/* given: data */
static PyObject *decode(py_call *call)
{
    run r;
    PyObject *decoded = NULL;

    if (!run_begin(&r, call, call->given[0]))
        return NULL;
    if (run_through(&r, norm_decode))
        decoded = py_tuple(call->state, PY_DECODED,
                           Py_BuildValue("(NN)", py_text(norm_article_text(r.article)),
                                         py_encoding(norm_article_encoding(r.article))));
    run_end(&r);
    return decoded;
}

const py_operation py_decode = {{"data", NULL}, 1, true, decode};

/* Decodes into the article, and names the language of that. */
static norm_status decode_and_name(run *r, norm_lang *lang, norm_error *error)
{
    norm_status status =
        norm_decode(r->context, r->bytes.s.data, r->bytes.s.len, &r->hints, r->article, error);

    if (status != NORM_OK)
        return status;
    return norm_language(r->context, norm_article_text(r->article), &r->hints, lang, error);
}

static PyObject *language_tuple(const py_state *state, const norm_lang *lang)
{
    return py_tuple(state, PY_LANGUAGE,
                    Py_BuildValue("(sNsNss)", lang->tag, py_share(lang->confidence), lang->second,
                                  py_share(lang->second_confidence), lang->script, norm_source_name(lang->source)));
}

/* given: data */
static PyObject *language(py_call *call)
{
    run r;
    norm_lang lang;
    norm_error error;
    norm_status status;
    PyObject *result = NULL;
    py_watch watch;

    if (!run_begin(&r, call, call->given[0]))
        return NULL;
    py_watch_begin(&watch, r.context, r.bytes.s.len);
    status = decode_and_name(&r, &lang, &error);
    py_watch_end(&watch);
    if (!PyErr_Occurred())
        result = status == NORM_OK ? language_tuple(call->state, &lang) : py_raise(call->state, &error);
    run_end(&r);
    return result;
}

const py_operation py_language = {{"data", NULL}, 1, true, language};
