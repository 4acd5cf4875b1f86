/* Block and Blocks: the pieces of an article, as objects that point into it. */
#include "article.h"

#include <stdint.h>

#include "module.h"
#include "value.h"

#define SHOWN 30 /* characters of the text in repr() */

typedef struct py_block {
    PyObject_HEAD
    py_article *article;
    const norm_block *block;
} py_block;

typedef struct py_blocks {
    PyObject_HEAD
    py_article *article;
    size_t count;
} py_blocks;

static PyObject *block_new(const py_state *state, py_article *article, size_t index)
{
    py_block *b = py_object_new(state->block);

    if (!b)
        return NULL;
    Py_INCREF((PyObject *)article);
    b->article = article;
    b->block = norm_article_block(article->article, index);
    return (PyObject *)b;
}

static void block_dealloc(PyObject *self)
{
    Py_DECREF((PyObject *)((py_block *)self)->article);
    py_object_free(self);
}

/* ------------------------------------------------------------ attributes -- */

static const norm_block *of(PyObject *self)
{
    return ((py_block *)self)->block;
}

static PyObject *get_role(PyObject *self, void *closure)
{
    (void)closure;
    return PyUnicode_FromString(norm_role_name(of(self)->role));
}

static PyObject *get_keep(PyObject *self, void *closure)
{
    (void)closure;
    return PyBool_FromLong(of(self)->keep);
}

static PyObject *get_src(PyObject *self, void *closure)
{
    (void)closure;
    return py_span(of(self)->src);
}

static PyObject *get_out(PyObject *self, void *closure)
{
    (void)closure;
    return of(self)->keep ? py_span(of(self)->out) : py_name_or_none(NULL);
}

enum tag { TAG, CONFIDENCE, SECOND, SECOND_CONFIDENCE };

static PyObject *get_lang(PyObject *self, void *closure)
{
    const norm_lang *lang = &of(self)->lang;
    enum tag tag = (enum tag)(uintptr_t)closure;

    if (tag >= SECOND && lang->second_confidence < PY_LEAST_DOUBT)
        return py_name_or_none(NULL);
    switch (tag) {
    case TAG:
        return PyUnicode_FromString(lang->tag);
    case CONFIDENCE:
        return py_share(lang->confidence);
    case SECOND:
        return PyUnicode_FromString(lang->second);
    default:
        return py_share(lang->second_confidence);
    }
}

static PyObject *get_score(PyObject *self, void *closure)
{
    (void)closure;
    return py_share(of(self)->score);
}

static PyObject *get_reason(PyObject *self, void *closure)
{
    (void)closure;
    return py_text_or_none(of(self)->reason);
}

static PyObject *get_text(PyObject *self, void *closure)
{
    (void)closure;
    return py_text(of(self)->text);
}

static PyObject *get_sentences(PyObject *self, void *closure)
{
    (void)closure;
    return py_sentences(of(self));
}

#define WHICH(value) (void *)(uintptr_t)(value)

static PyGetSetDef getters[] = {
    {"role", get_role, NULL, "str: \"paragraph\", \"heading\", \"share\" ...; roles() has them all", NULL},
    {"keep", get_keep, NULL, "bool: whether it is part of the article's text", NULL},
    {"src", get_src, NULL, "tuple[int, int]: bytes of the input, [begin, end)", NULL},
    {"out", get_out, NULL, "tuple[int, int] | None: bytes of the text in UTF-8, [begin, end), if it is kept", NULL},
    {"lang", get_lang, NULL, "str: BCP 47 tag, or \"und\"", WHICH(TAG)},
    {"lang_confidence", get_lang, NULL, "float: 0 to 1", WHICH(CONFIDENCE)},
    {"lang_second", get_lang, NULL, "str | None: the next best tag, if there is doubt", WHICH(SECOND)},
    {"lang_second_confidence", get_lang, NULL, "float | None: 0 to 1", WHICH(SECOND_CONFIDENCE)},
    {"score", get_score, NULL, "float: 0 to 1, the probability that the block is body", NULL},
    {"reason", get_reason, NULL, "str | None: the rule or the strongest evidence; rules() explains it", NULL},
    {"text", get_text, NULL, "str", NULL},
    {"sentences", get_sentences, NULL, "list[dict]: src, out (or None) and at (bytes of the block's text in UTF-8) of "
                                       "each sentence, with the option with_=\"sentences\"", NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static PyObject *block_repr(PyObject *self)
{
    const norm_block *b = of(self);
    PyObject *text = py_text(b->text), *head = text ? PyUnicode_Substring(text, 0, SHOWN) : NULL, *shown = NULL;

    if (head)
        shown = PyUnicode_FromFormat("<libnorm.Block %s%s %R>", norm_role_name(b->role), b->keep ? " keep" : "", head);
    Py_XDECREF(head);
    Py_XDECREF(text);
    return shown;
}

/* Each access makes a new object; they are equal if they are the same block. */
static PyObject *block_compare(PyObject *self, PyObject *other, int op)
{
    bool same = Py_TYPE(self) == Py_TYPE(other) && of(self) == of(other);

    if ((op != Py_EQ && op != Py_NE) || Py_TYPE(self) != Py_TYPE(other)) {
        Py_INCREF(Py_NotImplemented);
        return Py_NotImplemented;
    }
    return PyBool_FromLong(same == (op == Py_EQ));
}

static Py_hash_t block_hash(PyObject *self)
{
    return (Py_hash_t)((uintptr_t)of(self) >> 4);
}

static PyType_Slot block_slots[] = {
    {Py_tp_new, py_object_refuse},
    {Py_tp_dealloc, block_dealloc},
    {Py_tp_repr, block_repr},
    {Py_tp_richcompare, block_compare},
    {Py_tp_hash, block_hash},
    {Py_tp_getset, getters},
    {Py_tp_doc, "A block of an article: what it is, why, and where it stands."},
    {0, NULL}};

static PyType_Spec block_spec = {"libnorm.Block", sizeof(py_block), 0, Py_TPFLAGS_DEFAULT, block_slots};

/* -------------------------------------------------------------- sequence -- */

PyObject *py_blocks_new(const py_state *state, py_article *article)
{
    py_blocks *b = py_object_new(state->blocks);

    if (!b)
        return NULL;
    Py_INCREF((PyObject *)article);
    b->article = article;
    b->count = 0;
    while (norm_article_block(article->article, b->count))
        b->count++;
    return (PyObject *)b;
}

static void blocks_dealloc(PyObject *self)
{
    Py_DECREF((PyObject *)((py_blocks *)self)->article);
    py_object_free(self);
}

static Py_ssize_t blocks_length(PyObject *self)
{
    return (Py_ssize_t)((py_blocks *)self)->count;
}

static PyObject *blocks_item(PyObject *self, Py_ssize_t index)
{
    py_blocks *b = (py_blocks *)self;
    py_state *state = py_state_of_type(Py_TYPE(self));

    if (!state)
        return NULL;
    if (index < 0 || (size_t)index >= b->count) {
        PyErr_SetString(PyExc_IndexError, "there is no such block");
        return NULL;
    }
    return block_new(state, b->article, (size_t)index);
}

static PyObject *blocks_slice(PyObject *self, PyObject *slice)
{
    Py_ssize_t begin, end, step, i, n;
    PyObject *part;

    if (PySlice_Unpack(slice, &begin, &end, &step) < 0)
        return NULL;
    n = PySlice_AdjustIndices(blocks_length(self), &begin, &end, step);
    part = PyTuple_New(n);
    for (i = 0; part && i < n; i++) {
        PyObject *block = blocks_item(self, begin + i * step);

        if (!block || PyTuple_SetItem(part, i, block) < 0)
            Py_CLEAR(part);
    }
    return part;
}

static PyObject *blocks_subscript(PyObject *self, PyObject *key)
{
    Py_ssize_t index;

    if (PySlice_Check(key))
        return blocks_slice(self, key);
    index = PyNumber_AsSsize_t(key, PyExc_IndexError);
    if (index == -1 && PyErr_Occurred())
        return NULL;
    return blocks_item(self, index < 0 ? index + blocks_length(self) : index);
}

static PyObject *blocks_index(PyObject *self, PyObject *block)
{
    Py_ssize_t at = PySequence_Index(self, block);

    return at < 0 ? NULL : PyLong_FromSsize_t(at);
}

static PyObject *blocks_count(PyObject *self, PyObject *block)
{
    Py_ssize_t n = PySequence_Count(self, block);

    return n < 0 ? NULL : PyLong_FromSsize_t(n);
}

static PyObject *blocks_repr(PyObject *self)
{
    return PyUnicode_FromFormat("<libnorm.Blocks of %zd>", blocks_length(self));
}

static PyMethodDef blocks_methods[] = {
    {"index", blocks_index, METH_O, "index($self, block, /)\n--\n\nThe number of a block (int). Raises ValueError."},
    {"count", blocks_count, METH_O, "count($self, block, /)\n--\n\nHow often a block is here (int): 0 or 1."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot blocks_slots[] = {
    {Py_tp_new, py_object_refuse},
    {Py_tp_dealloc, blocks_dealloc},
    {Py_tp_repr, blocks_repr},
    {Py_sq_length, blocks_length},
    {Py_sq_item, blocks_item},
    {Py_mp_length, blocks_length},
    {Py_mp_subscript, blocks_subscript},
    {Py_tp_methods, blocks_methods},
    {Py_tp_doc, "The blocks of an article in the input's order: a sequence of Block; slices are tuples."},
    {0, NULL}};

static PyType_Spec blocks_spec = {"libnorm.Blocks", sizeof(py_blocks), 0, Py_TPFLAGS_DEFAULT, blocks_slots};

/* isinstance(blocks, collections.abc.Sequence) */
static bool register_sequence(PyTypeObject *type)
{
    PyObject *abc = PyImport_ImportModule("collections.abc");
    PyObject *sequence = abc ? PyObject_GetAttrString(abc, "Sequence") : NULL;
    PyObject *result = sequence ? PyObject_CallMethod(sequence, "register", "O", (PyObject *)type) : NULL;

    Py_XDECREF(abc);
    Py_XDECREF(sequence);
    Py_XDECREF(result);
    return result;
}

bool py_block_ready(PyObject *module, py_state *state)
{
    return (state->block = py_type_new(module, &block_spec)) && (state->blocks = py_type_new(module, &blocks_spec)) &&
           register_sequence(state->blocks);
}
