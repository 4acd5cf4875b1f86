/* Reading ahead: items go to the crew as long as there is room, articles come back in their order. */
#include <unistd.h>

#include "article.h"
#include "run.h"
#include "stream.h"

#define JOBS_PER_THREAD 4u
#define AHEAD_MOST ((size_t)64 << 20) /* bytes that may wait, or one input if that is larger */
#define SIGNALS_EVERY 50u             /* milliseconds in which Ctrl-C is noticed */

static bool open_crew(py_stream *s)
{
    s->crew = py_crew_open(py_engine_norm(s->engine), s->threads, s->threads * JOBS_PER_THREAD);
    s->process = (long)getpid();
    if (!s->crew)
        PyErr_SetString(PyExc_RuntimeError, "no thread can be started");
    return s->crew;
}

static void drop_jobs(py_stream *s)
{
    py_job *job;

    while ((job = py_crew_oldest(s->crew))) {
        py_engine_spare_article(s->engine, job->article, job->item.bytes.s.len);
        py_item_drop(&job->item);
        Py_CLEAR(job->item.id);
        py_crew_retire(s->crew);
    }
}

/* In a process that was forked, the threads are not there and what they were at is in no known state: it is left. */
void py_stream_stop(py_stream *s)
{
    py_crew *crew = s->crew;

    if (!crew)
        return;
    if (s->process == (long)getpid()) {
        Py_BEGIN_ALLOW_THREADS
        py_crew_stop(crew);
        Py_END_ALLOW_THREADS
        drop_jobs(s);
        py_crew_free(crew);
    }
    s->crew = NULL;
}

/* Keeps an exception of the iterable for its turn; one that is not an Exception, such as KeyboardInterrupt, has
 * none and is raised at once. False if so. */
static bool keep_exception(py_stream *s)
{
    if (!PyErr_Occurred())
        return true;
    if (!PyErr_ExceptionMatches(PyExc_Exception))
        return false;
    PyErr_Fetch(&s->type, &s->value, &s->trace);
    return true;
}

static bool post(const py_state *state, py_stream *s, PyObject *object)
{
    py_job *job = py_crew_free_job(s->crew);

    if (!py_item_read(state, object, &s->hints, &job->item))
        return false;
    job->article = py_engine_article(state, s->engine);
    if (!job->article) {
        py_item_drop(&job->item);
        Py_CLEAR(job->item.id);
        return false;
    }
    job->hints = py_hints_of(&job->item.bytes, &job->item.hints);
    s->ahead += job->item.bytes.s.len;
    py_crew_post(s->crew);
    return true;
}

/* Takes one item from the iterable. False with an exception to be raised now. */
static bool read_one(const py_state *state, py_stream *s)
{
    PyObject *object = PyIter_Next(s->source);
    bool good;

    if (!object) {
        Py_CLEAR(s->source);
        return keep_exception(s);
    }
    good = post(state, s, object);
    Py_DECREF(object);
    return good;
}

static bool has_room(const py_stream *s)
{
    return py_crew_free_job(s->crew) && (s->ahead < AHEAD_MOST || !py_crew_oldest(s->crew));
}

/* One item at least, so that the workers have something to do while the result is being used; more as long as
 * there is none. */
static bool read_ahead(const py_state *state, py_stream *s)
{
    while (s->source && has_room(s)) {
        if (!read_one(state, s))
            return false;
        if (py_crew_is_done(s->crew))
            break;
    }
    return true;
}

static PyObject *take(const py_state *state, py_stream *s)
{
    py_job *job = py_crew_oldest(s->crew);
    const norm_error *error = job->item.failed ? &job->item.failure : job->status != NORM_OK ? &job->error : NULL;
    size_t size = job->item.bytes.s.len;
    PyObject *article = py_article_new(state, s->engine, job->article, size, job->item.id, error);

    s->ahead -= size;
    py_item_drop(&job->item);
    Py_CLEAR(job->item.id);
    py_crew_retire(s->crew);
    return article;
}

static PyObject *end(py_stream *s)
{
    py_stream_stop(s);
    PyErr_Restore(s->type, s->value, s->trace);
    s->type = s->value = s->trace = NULL;
    return NULL;
}

PyObject *py_stream_ahead(const py_state *state, py_stream *s)
{
    if (!s->crew && (!s->source || !open_crew(s)))
        return NULL;
    for (;;) {
        if (!read_ahead(state, s))
            return NULL;
        if (!py_crew_oldest(s->crew))
            return end(s);
        if (py_crew_is_done(s->crew))
            return take(state, s);
        Py_BEGIN_ALLOW_THREADS
        py_crew_wait(s->crew, SIGNALS_EVERY);
        Py_END_ALLOW_THREADS
        if (PyErr_CheckSignals() < 0)
            return NULL;
    }
}
