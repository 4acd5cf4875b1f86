/* normalize(): one input through the library. */
#include "run.h"

#include "article.h"
#include "module.h"

/* What is said of a str is what it is now: UTF-8, whatever it once was. */
static norm_hints hints_of(const py_bytes *bytes, const py_hints *hints)
{
    norm_hints complete = hints->hints;

    if (bytes->is_text && !complete.charset.len)
        complete.charset = (norm_str){"utf-8", 5};
    return complete;
}

static PyObject *run_bytes(const py_state *state, py_engine *engine, const py_bytes *bytes, const py_hints *hints)
{
    norm_hints complete = hints_of(bytes, hints);
    norm_context *context = py_engine_context(state, engine);
    norm_article *article = context ? py_engine_article(state, engine) : NULL;
    norm_error error;
    norm_status status = NORM_ERR_MEMORY;

    if (article) {
        Py_BEGIN_ALLOW_THREADS
        status = norm_run(context, bytes->s.data, bytes->s.len, &complete, article, &error);
        Py_END_ALLOW_THREADS
        if (status != NORM_OK)
            py_raise(state, &error);
    }
    py_engine_spare_context(engine, context, bytes->s.len);
    if (status == NORM_OK)
        return py_article_new(state, engine, article, bytes->s.len);
    py_engine_spare_article(engine, article, bytes->s.len);
    return NULL;
}

PyObject *py_run(const py_state *state, py_engine *engine, PyObject *data, const py_hints *hints)
{
    PyObject *article;
    py_bytes bytes;

    if (!py_bytes_read(data, &bytes))
        return NULL;
    article = run_bytes(state, engine, &bytes, hints);
    py_bytes_drop(&bytes);
    return article;
}

static PyObject *normalize(PyObject *module, PyObject *args, PyObject *keywords)
{
    py_state *state = py_state_of_module(module);
    PyObject *data = NULL, *options, *article = NULL;
    const py_parameter parameters[] = {{"data", &data}, {NULL, NULL}};
    py_hints hints;
    py_engine *engine;

    if (!py_call_read(args, keywords, 1, parameters, &hints, &options))
        return NULL;
    engine = py_engine_of(state, options);
    Py_XDECREF(options);
    if (engine)
        article = py_run(state, engine, data, &hints);
    py_engine_drop(engine);
    py_hints_drop(&hints);
    return article;
}

static PyMethodDef functions[] = {
    {"normalize", (PyCFunction)(void (*)(void))normalize, METH_VARARGS | METH_KEYWORDS,
     "normalize($module, data, *, charset=None, lang=None, url=None, date=None, hreflang=None,\n"
     "          translated_from=None, translated_by=None, translate=None, **options)\n--\n\n"
     "Turns an article's bytes, bytes-like object or str into an Article."},
    {NULL, NULL, 0, NULL}};

bool py_run_ready(PyObject *module, py_state *state)
{
    (void)state;
    return !PyModule_AddFunctions(module, functions);
}
