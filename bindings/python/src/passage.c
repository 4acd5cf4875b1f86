/* Passages of text, and places in them as the caller counts them. */
#include "passage.h"

#include <string.h>

#include "article.h"
#include "value.h"

static bool read_lang(PyObject *lang, py_bytes *bytes)
{
    if (!lang || lang == Py_None)
        return true;
    if (!PyUnicode_Check(lang)) {
        PyErr_SetString(PyExc_TypeError, "a language must be a str or None");
        return false;
    }
    return py_bytes_read(lang, bytes);
}

static void take_article(py_article *article, py_passage *passage)
{
    const char *tag = norm_article_lang(article->article)->tag;

    Py_INCREF((PyObject *)article);
    passage->text = (py_bytes){(PyObject *)article, norm_article_text(article->article), true};
    if (!passage->lang.owner && strcmp(tag, "und"))
        passage->lang.s = (norm_str){tag, strlen(tag)};
}

bool py_passage_read(const py_state *state, PyObject *text, PyObject *lang, py_passage *passage)
{
    memset(passage, 0, sizeof *passage);
    if (!read_lang(lang, &passage->lang))
        return false;
    if (Py_TYPE(text) == state->article) {
        take_article((py_article *)text, passage);
        return true;
    }
    if (py_bytes_read(text, &passage->text))
        return true;
    py_passage_drop(passage);
    return false;
}

void py_passage_drop(py_passage *passage)
{
    py_bytes_drop(&passage->text);
    py_bytes_drop(&passage->lang);
}

/* Counts characters from place to place, so that all of a text's places cost one pass over it. */
typedef struct counter {
    norm_str s;
    size_t byte, character;
} counter;

static size_t count_to(counter *c, size_t byte)
{
    if (byte < c->byte)
        c->byte = c->character = 0;
    for (; c->byte < byte && c->byte < c->s.len; c->byte++)
        c->character += ((unsigned char)c->s.data[c->byte] & 0xC0) != 0x80;
    return c->character;
}

PyObject *py_passage_spans(const py_passage *passage, const norm_span *spans, size_t count)
{
    PyObject *list = PyList_New(0);
    counter c = {passage->text.s, 0, 0};
    bool good = list;
    size_t i;

    for (i = 0; good && i < count; i++) {
        norm_span span = spans[i];

        if (passage->text.is_text) {
            span.begin = count_to(&c, span.begin);
            span.end = count_to(&c, span.end);
        }
        good = py_add(list, py_span(span));
    }
    if (!good)
        Py_CLEAR(list);
    return list;
}
