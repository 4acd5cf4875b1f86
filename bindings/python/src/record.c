/* The parts of the record that are objects or lists of them. */
#include "value.h"

#include <string.h>

/* What was begun, if all went well. */
static PyObject *whole(PyObject *value, bool good)
{
    if (!good)
        Py_CLEAR(value);
    return value;
}

static PyObject *repair(const norm_repair *r)
{
    PyObject *d = PyDict_New();

    return whole(d, d && py_put(d, "kind", PyUnicode_FromString(r->kind)) && py_put(d, "src", py_range(r->src)) &&
                        py_put(d, "from", py_text(r->from)) && py_put(d, "to", py_text(r->to)));
}

static PyObject *repairs(const norm_encoding *e)
{
    PyObject *list = PyList_New(0);
    bool good = list;
    size_t i;

    for (i = 0; good && i < e->repair_count; i++)
        good = py_add(list, repair(&e->repairs[i]));
    return whole(list, good);
}

PyObject *py_encoding(const norm_encoding *e)
{
    PyObject *d = PyDict_New();

    return whole(d, d && py_put(d, "name", PyUnicode_FromString(e->name)) &&
                        py_put(d, "source", PyUnicode_FromString(norm_source_name(e->source))) &&
                        py_put(d, "confidence", py_share(e->confidence)) &&
                        py_put(d, "replaced", PyLong_FromSize_t(e->replaced)) && py_put(d, "repairs", repairs(e)));
}

static PyObject *lang_share(const norm_lang_share *s)
{
    PyObject *d = PyDict_New();

    return whole(d, d && py_put(d, "lang", PyUnicode_FromString(s->tag)) && py_put(d, "share", py_share(s->share)));
}

PyObject *py_lang_shares(const norm_article *article)
{
    PyObject *list = PyList_New(0);
    const norm_lang_share *s;
    bool good = list;
    size_t i;

    for (i = 0; good && (s = norm_article_lang_share(article, i)); i++)
        good = py_add(list, lang_share(s));
    return whole(list, good);
}

static PyObject *statement(const norm_translation *t)
{
    PyObject *d = PyDict_New();

    return whole(d, d && py_put(d, "relation", PyUnicode_FromString(norm_origin_name(t->origin))) &&
                        py_put(d, "from", py_name_or_none(t->from)) && py_put(d, "to", py_name_or_none(t->to)) &&
                        py_put(d, "by", py_text_or_none(t->by)) && py_put(d, "where", py_text_or_none(t->where)) &&
                        py_put(d, "tag", py_text_or_none(t->tag)) &&
                        py_put(d, "source", PyUnicode_FromString(norm_source_name(t->source))));
}

/* What says most; the others inside it. */
PyObject *py_translation(const norm_article *article)
{
    const norm_translation *t = norm_article_translation(article, 0);
    PyObject *d = t ? statement(t) : py_name_or_none(NULL), *also;
    bool good = true;
    size_t i;

    if (!t || !d)
        return d;
    also = PyList_New(0);
    for (i = 1; also && good && (t = norm_article_translation(article, i)); i++)
        good = py_add(also, statement(t));
    return whole(d, py_put(d, "also", also) && good);
}

static PyObject *comment(const norm_comment *c)
{
    PyObject *d = PyDict_New();

    return whole(d, d && py_put(d, "author", py_text_or_none(c->author)) &&
                        py_put(d, "date", py_text_or_none(c->date)) && py_put(d, "text", py_text(c->text)) &&
                        py_put(d, "lang", PyUnicode_FromString(c->lang.tag)));
}

PyObject *py_comments(const norm_article *article)
{
    PyObject *list = PyList_New(0);
    const norm_comment *c;
    bool good = list;
    size_t i;

    for (i = 0; good && (c = norm_article_comment(article, i)); i++)
        good = py_add(list, comment(c));
    return whole(list, good);
}

static PyObject *protected_span(const norm_protected *p)
{
    PyObject *d = PyDict_New();

    return whole(d, d && py_put(d, "kind", PyUnicode_FromString(norm_span_kind_name(p->kind))) &&
                        py_put(d, "src", py_range(p->src)) && py_put(d, "out", py_range(p->out)) &&
                        py_put(d, "value", py_text(p->value)));
}

PyObject *py_protected(const norm_article *article)
{
    PyObject *list = PyList_New(0);
    const norm_protected *p;
    bool good = list;
    size_t i;

    for (i = 0; good && (p = norm_article_protected(article, i)); i++)
        good = py_add(list, protected_span(p));
    return whole(list, good);
}

static PyObject *sentence(const norm_block *b, const norm_sentence *s)
{
    norm_span in_text = {b->out.begin + s->at.begin, b->out.begin + s->at.end};
    PyObject *d = PyDict_New();

    return whole(d, d && py_put(d, "src", py_range(s->src)) &&
                        py_put(d, "out", b->keep ? py_range(in_text) : py_name_or_none(NULL)) &&
                        py_put(d, "at", py_range(s->at)));
}

PyObject *py_sentences(const norm_block *block)
{
    PyObject *list = PyList_New(0);
    bool good = list;
    size_t i;

    for (i = 0; good && i < block->sentence_count; i++)
        good = py_add(list, sentence(block, &block->sentences[i]));
    return whole(list, good);
}

/* As in the record: the second language only if there is doubt, sentences only if there are any. */
static PyObject *block(const norm_block *b)
{
    PyObject *d = PyDict_New();
    bool good = d && py_put(d, "role", PyUnicode_FromString(norm_role_name(b->role))) &&
                py_put(d, "keep", PyBool_FromLong(b->keep)) && py_put(d, "src", py_range(b->src)) &&
                py_put(d, "out", b->keep ? py_range(b->out) : py_name_or_none(NULL)) &&
                py_put(d, "lang", PyUnicode_FromString(b->lang.tag)) &&
                py_put(d, "lang_confidence", py_share(b->lang.confidence));

    if (good && b->lang.second_confidence >= PY_LEAST_DOUBT)
        good = py_put(d, "lang_second", PyUnicode_FromString(b->lang.second)) &&
               py_put(d, "lang_second_confidence", py_share(b->lang.second_confidence));
    good = good && py_put(d, "score", py_share(b->score)) && py_put(d, "reason", py_text_or_none(b->reason)) &&
           py_put(d, "text", py_text(b->text));
    if (good && b->sentence_count)
        good = py_put(d, "sentences", py_sentences(b));
    return whole(d, good);
}

PyObject *py_block_dicts(const norm_article *article)
{
    PyObject *list = PyList_New(0);
    const norm_block *b;
    bool good = list;
    size_t i;

    for (i = 0; good && (b = norm_article_block(article, i)); i++)
        good = py_add(list, block(b));
    return whole(list, good);
}

PyObject *py_fields(const norm_article *article, norm_field field)
{
    PyObject *list = PyList_New(0);
    bool good = list;
    norm_str s;
    size_t i;

    for (i = 0; good && (s = norm_article_field(article, field, i)).len; i++)
        good = py_add(list, py_text(s));
    return whole(list, good);
}

PyObject *py_failure(const norm_error *error)
{
    PyObject *d = PyDict_New();
    norm_str message = {error->message, strlen(error->message)};

    return whole(d, d && py_put(d, "code", PyUnicode_FromString(norm_status_name(error->code))) &&
                        py_put(d, "stage", PyUnicode_FromString(error->stage)) &&
                        py_put(d, "offset", PyLong_FromSize_t(error->offset)) &&
                        py_put(d, "message", py_text(message)));
}
