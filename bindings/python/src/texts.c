/* sentences(), fingerprint(), relation() and align(): clean texts, and between them. */
#include "call.h"
#include "passage.h"
#include "tuple.h"
#include "value.h"

/* One or two passages and a context for them. */
typedef struct work {
    const py_call *call;
    norm_context *context;
    py_passage a, b;
} work;

static void work_end(work *w)
{
    if (w->context)
        py_engine_spare_context(w->call->engine, w->context, w->a.text.s.len + w->b.text.s.len);
    py_passage_drop(&w->a);
    py_passage_drop(&w->b);
}

/* given: one text and its language, or two texts and theirs. */
static bool work_begin(work *w, const py_call *call, bool two)
{
    bool good;

    *w = (work){.call = call};
    if (two)
        good = py_passage_read(call->state, call->given[0], call->given[2], &w->a) &&
               py_passage_read(call->state, call->given[1], call->given[3], &w->b);
    else
        good = py_passage_read(call->state, call->given[0], call->given[1], &w->a);
    if (good)
        w->context = py_engine_context(call->state, call->engine);
    if (!w->context)
        work_end(w);
    return w->context;
}

static PyObject *sentences(py_call *call)
{
    work w;
    const norm_span *spans;
    size_t count;
    norm_error error;
    norm_status status;
    PyObject *list;

    if (!work_begin(&w, call, false))
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    status = norm_sentences(w.context, w.a.text.s, w.a.lang.s, &spans, &count, &error);
    Py_END_ALLOW_THREADS
    list = status == NORM_OK ? py_passage_spans(&w.a, spans, count) : py_raise(call->state, &error);
    work_end(&w);
    return list;
}

const py_operation py_sentences_of = {{"text", "lang", NULL}, 1, false, sentences};

static PyObject *fingerprint(py_call *call)
{
    work w;
    norm_fingerprint fp;
    unsigned char bytes[NORM_FINGERPRINT_BYTES];
    norm_error error;
    norm_status status;

    if (!work_begin(&w, call, false))
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    status = norm_fingerprint_text(w.context, w.a.text.s, w.a.lang.s, &fp, &error);
    Py_END_ALLOW_THREADS
    work_end(&w);
    if (status != NORM_OK)
        return py_raise(call->state, &error);
    norm_fingerprint_to_bytes(&fp, bytes);
    return PyBytes_FromStringAndSize((const char *)bytes, sizeof bytes);
}

const py_operation py_fingerprint = {{"text", "lang", NULL}, 1, false, fingerprint};

static PyObject *relation(py_call *call)
{
    work w;
    norm_relation r;
    norm_error error;
    norm_status status;

    if (!work_begin(&w, call, true))
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    status = norm_relate(w.context, w.a.text.s, w.a.lang.s, w.b.text.s, w.b.lang.s, &r, &error);
    Py_END_ALLOW_THREADS
    work_end(&w);
    return status == NORM_OK ? py_relation_tuple(call->state, &r) : py_raise(call->state, &error);
}

const py_operation py_relation = {{"a", "b", "lang_a", "lang_b", NULL}, 2, false, relation};

/* ------------------------------------------------------------- alignment -- */

static PyObject *numbers(uint32_t first, uint32_t count)
{
    PyObject *list = PyList_New(0);
    bool good = list;
    uint32_t i;

    for (i = 0; good && i < count; i++)
        good = py_add(list, PyLong_FromUnsignedLong(first + i));
    if (!good)
        Py_CLEAR(list);
    return list;
}

static PyObject *pairs(const py_state *state, const norm_alignment *al)
{
    PyObject *list = PyList_New(0);
    bool good = list;
    size_t i;

    for (i = 0; good && i < al->bead_count; i++) {
        const norm_bead *bead = &al->beads[i];

        good = py_add(list, py_tuple(state, PY_PAIR,
                                     Py_BuildValue("(NNN)", numbers(bead->a, bead->a_count),
                                                   numbers(bead->b, bead->b_count), py_share(bead->score))));
    }
    if (!good)
        Py_CLEAR(list);
    return list;
}

/* One after the other: no Python code may run while an exception waits. */
static PyObject *alignment_tuple(const work *w, const norm_alignment *al)
{
    PyObject *list = pairs(w->call->state, al);
    PyObject *a = list ? py_passage_spans(&w->a, al->a_sentences, al->a_count) : NULL;
    PyObject *b = a ? py_passage_spans(&w->b, al->b_sentences, al->b_count) : NULL;

    if (b)
        return py_tuple(w->call->state, PY_ALIGNMENT, Py_BuildValue("(NNN)", list, a, b));
    Py_XDECREF(list);
    Py_XDECREF(a);
    return NULL;
}

static PyObject *align(py_call *call)
{
    work w;
    norm_side a, b;
    norm_alignment al;
    norm_error error;
    norm_status status;
    PyObject *result;

    if (!work_begin(&w, call, true))
        return NULL;
    a = (norm_side){w.a.text.s, w.a.lang.s, NULL, 0};
    b = (norm_side){w.b.text.s, w.b.lang.s, NULL, 0};
    Py_BEGIN_ALLOW_THREADS
    status = norm_align(w.context, &a, &b, &al, &error);
    Py_END_ALLOW_THREADS
    result = status == NORM_OK ? alignment_tuple(&w, &al) : py_raise(call->state, &error);
    work_end(&w);
    return result;
}

const py_operation py_align = {{"a", "b", "lang_a", "lang_b", NULL}, 2, false, align};
