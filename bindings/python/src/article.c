/* Article: what became of one input. Its attributes are the members of the record, made when they are asked for. */
#include "article.h"

#include <stdint.h>
#include <string.h>

#include "module.h"
#include "value.h"

#define SHOWN 40 /* characters of a title in repr() */

static void spare(py_engine *engine, norm_article *article, size_t size)
{
    if (article)
        py_engine_spare_article(engine, article, size);
}

PyObject *py_article_new(const py_state *state, py_engine *engine, norm_article *article, size_t size, PyObject *id,
                         const norm_error *error)
{
    norm_error *failure = error ? PyMem_Malloc(sizeof *failure) : NULL;
    py_article *a = error && !failure ? (py_article *)(void *)PyErr_NoMemory() : py_object_new(state->article);

    if (!a) {
        PyMem_Free(failure);
        spare(engine, article, size);
        return NULL;
    }
    if (failure)
        *failure = *error;
    Py_XINCREF(id);
    a->engine = py_engine_hold(engine);
    a->article = article;
    a->size = size;
    a->id = id;
    a->failure = failure;
    return (PyObject *)a;
}

static void dealloc(PyObject *self)
{
    py_article *a = (py_article *)self;

    spare(a->engine, a->article, a->size);
    py_engine_drop(a->engine);
    Py_XDECREF(a->id);
    PyMem_Free(a->failure);
    py_object_free(self);
}

/* A str with lone surrogates, which JSON cannot have, gets U+FFFD for them. */
static PyObject *plain_str(PyObject *id)
{
    py_bytes bytes;
    PyObject *text;

    if (!py_bytes_read(id, &bytes))
        return NULL;
    text = py_text(bytes.s);
    py_bytes_drop(&bytes);
    return text;
}

bool py_id_read(PyObject *id, PyObject **kept)
{
    *kept = NULL;
    if (id == Py_None)
        return true;
    if (PyUnicode_Check(id))
        *kept = plain_str(id);
    else if (!PyBool_Check(id) && PyIndex_Check(id))
        *kept = PyNumber_Index(id);
    else
        PyErr_SetString(PyExc_TypeError, "an id is a str or an int");
    return *kept;
}

/* ------------------------------------------------------------ attributes -- */

static const norm_article *of(PyObject *self)
{
    return ((py_article *)self)->article;
}

static PyObject *get_id(PyObject *self, void *closure)
{
    PyObject *id = ((py_article *)self)->id;

    (void)closure;
    if (!id)
        id = Py_None;
    Py_INCREF(id);
    return id;
}

static PyObject *get_status(PyObject *self, void *closure)
{
    (void)closure;
    return PyUnicode_FromString(((py_article *)self)->failure ? "error" : "ok");
}

static PyObject *get_error(PyObject *self, void *closure)
{
    const norm_error *failure = ((py_article *)self)->failure;

    (void)closure;
    return failure ? py_failure(failure) : py_name_or_none(NULL);
}

enum constant { LIBNORM, DATA, UNICODE };

static PyObject *get_constant(PyObject *self, void *closure)
{
    switch ((enum constant)(uintptr_t)closure) {
    case LIBNORM:
        return PyUnicode_FromString(norm_version());
    case DATA:
        return PyUnicode_FromString(norm_engine_checksum(py_engine_norm(((py_article *)self)->engine)));
    default:
        return PyUnicode_FromString(norm_unicode_version());
    }
}

static PyObject *get_encoding(PyObject *self, void *closure)
{
    (void)closure;
    return py_encoding(norm_article_encoding(of(self)));
}

enum tag { TAG, CONFIDENCE, SECOND, SECOND_CONFIDENCE, SOURCE, SCRIPT };

static PyObject *get_lang(PyObject *self, void *closure)
{
    const norm_lang *lang = norm_article_lang(of(self));

    switch ((enum tag)(uintptr_t)closure) {
    case TAG:
        return PyUnicode_FromString(lang->tag);
    case CONFIDENCE:
        return py_share(lang->confidence);
    case SECOND:
        return PyUnicode_FromString(lang->second);
    case SECOND_CONFIDENCE:
        return py_share(lang->second_confidence);
    case SOURCE:
        return PyUnicode_FromString(norm_source_name(lang->source));
    default:
        return PyUnicode_FromString(lang->script);
    }
}

static PyObject *get_langs(PyObject *self, void *closure)
{
    (void)closure;
    return py_lang_shares(of(self));
}

static PyObject *get_field(PyObject *self, void *closure)
{
    return py_text_or_none(norm_article_field(of(self), (norm_field)(uintptr_t)closure, 0));
}

static PyObject *get_fields(PyObject *self, void *closure)
{
    return py_fields(of(self), (norm_field)(uintptr_t)closure);
}

static PyObject *get_translation(PyObject *self, void *closure)
{
    (void)closure;
    return py_translation(of(self));
}

static PyObject *get_text(PyObject *self, void *closure)
{
    (void)closure;
    return py_text(norm_article_text(of(self)));
}

static PyObject *get_fingerprint(PyObject *self, void *closure)
{
    const norm_fingerprint *fp = norm_article_fingerprint(of(self));
    unsigned char bytes[NORM_FINGERPRINT_BYTES];

    (void)closure;
    if (!fp)
        return py_name_or_none(NULL);
    norm_fingerprint_to_bytes(fp, bytes);
    return PyBytes_FromStringAndSize((const char *)bytes, sizeof bytes);
}

static PyObject *get_blocks(PyObject *self, void *closure)
{
    py_state *state = py_state_of_type(Py_TYPE(self));

    (void)closure;
    return state ? py_blocks_new(state, (py_article *)self) : NULL;
}

static PyObject *get_spans(PyObject *self, void *closure)
{
    const py_article *a = (const py_article *)self;

    (void)closure;
    return py_engine_with(a->engine) & NORM_WITH_SPANS ? py_protected(a->article) : py_name_or_none(NULL);
}

static PyObject *get_comments(PyObject *self, void *closure)
{
    (void)closure;
    return py_comments(of(self));
}

#define WHICH(value) (void *)(uintptr_t)(value)

static PyGetSetDef getters[] = {
    {"id", get_id, NULL, "str | int | None: what the caller named it", NULL},
    {"status", get_status, NULL, "str: \"ok\", or \"error\" with error set and all else empty", NULL},
    {"error", get_error, NULL, "dict | None: code, stage, offset (bytes) and message of what went wrong", NULL},
    {"libnorm", get_constant, NULL, "str: the library's version", WHICH(LIBNORM)},
    {"data", get_constant, NULL, "str: checksum of rules, models and profile, 16 hexadecimal digits", WHICH(DATA)},
    {"unicode", get_constant, NULL, "str: the version of Unicode", WHICH(UNICODE)},
    {"encoding", get_encoding, NULL, "dict: name, source, confidence (0 to 1), replaced (sequences), repairs", NULL},
    {"lang", get_lang, NULL, "str: BCP 47 tag; \"und\" with too little evidence", WHICH(TAG)},
    {"lang_confidence", get_lang, NULL, "float: 0 to 1, the share of such answers that are right", WHICH(CONFIDENCE)},
    {"lang_second", get_lang, NULL, "str: the next best tag, or \"und\"", WHICH(SECOND)},
    {"lang_second_confidence", get_lang, NULL, "float: 0 to 1", WHICH(SECOND_CONFIDENCE)},
    {"lang_source", get_lang, NULL, "str: \"detected\", \"declared\", \"hint\" or \"inherited\"", WHICH(SOURCE)},
    {"script", get_lang, NULL, "str: ISO 15924 of most letters, \"Latn\"; \"Zyyy\" without letters", WHICH(SCRIPT)},
    {"langs", get_langs, NULL, "list[dict]: lang, and its share of the body's letters (0 to 1)", NULL},
    {"title", get_field, NULL, "str | None", WHICH(NORM_F_TITLE)},
    {"title_raw", get_field, NULL, "str | None: with the site's name and all", WHICH(NORM_F_TITLE_RAW)},
    {"site", get_field, NULL, "str | None: the site's name", WHICH(NORM_F_SITE)},
    {"authors", get_fields, NULL, "list[str]", WHICH(NORM_F_AUTHORS)},
    {"published", get_field, NULL, "str | None: ISO 8601, as precise as the text: \"2014-12\", \"2014-12-24T16:39\"",
     WHICH(NORM_F_PUBLISHED)},
    {"modified", get_field, NULL, "str | None: like published", WHICH(NORM_F_MODIFIED)},
    {"dateline", get_field, NULL, "str | None: \"LOS ANGELES\"", WHICH(NORM_F_DATELINE)},
    {"source", get_field, NULL, "str | None: agency or publisher", WHICH(NORM_F_SOURCE)},
    {"section", get_field, NULL, "str | None", WHICH(NORM_F_SECTION)},
    {"tags", get_fields, NULL, "list[str]", WHICH(NORM_F_TAGS)},
    {"translation", get_translation, NULL, "dict | None: relation, from, to, by, where, tag, source, also", NULL},
    {"text", get_text, NULL, "str: the body, NFC, blocks separated by a blank line", NULL},
    {"fingerprint", get_fingerprint, NULL, "bytes | None: 512 bytes (base64 in the record), with the option "
                                           "with_=\"fingerprint\"", NULL},
    {"blocks", get_blocks, NULL, "Blocks: a sequence of Block, each made when it is asked for", NULL},
    {"spans", get_spans, NULL, "list[dict] | None: kind, src, out, value of what is not to be translated, with the "
                               "option with_=\"spans\"", NULL},
    {"comments", get_comments, NULL, "list[dict]: author, date, text, lang of readers' comments", NULL},
    {"flags", get_fields, NULL, "list[str]: \"only_boilerplate\", \"no_title\", \"limit_reached\" ...",
     WHICH(NORM_F_FLAGS)},
    {NULL, NULL, NULL, NULL, NULL}};

/* --------------------------------------------------------------- methods -- */

static PyObject *to_json(PyObject *self, PyObject *unused)
{
    (void)unused;
    return py_article_json((py_article *)self);
}

/* The one attribute that the record writes in another way. */
static PyObject *fingerprint_text(PyObject *bytes)
{
    PyObject *module = PyImport_ImportModule("base64");
    PyObject *base64 = module ? PyObject_CallMethod(module, "b64encode", "O", bytes) : NULL;
    PyObject *text = base64 ? PyUnicode_FromEncodedObject(base64, "ascii", "strict") : NULL;

    Py_XDECREF(module);
    Py_XDECREF(base64);
    return text;
}

static PyObject *member(PyObject *self, const PyGetSetDef *getter)
{
    PyObject *value, *text;

    if (getter->get == get_blocks)
        return py_block_dicts(of(self));
    value = getter->get(self, getter->closure);
    if (getter->get != get_fingerprint || !value || value == Py_None)
        return value;
    text = fingerprint_text(value);
    Py_DECREF(value);
    return text;
}

/* Members that are not there rather than null. */
static bool is_left_out(getter get, PyObject *value)
{
    return value == Py_None && (get == get_id || get == get_error || get == get_fingerprint || get == get_spans);
}

static bool put_member(PyObject *dict, const PyGetSetDef *getter, PyObject *value)
{
    if (!value || !is_left_out(getter->get, value))
        return py_put(dict, getter->name, value);
    Py_DECREF(value);
    return true;
}

/* Of a failure only what comes first, its id, status and error. */
static PyObject *to_dict(PyObject *self, PyObject *unused)
{
    PyObject *dict = PyDict_New();
    bool good = dict, failed = ((py_article *)self)->failure, more = true;
    unsigned i;

    (void)unused;
    for (i = 0; good && more && getters[i].name; i++) {
        good = put_member(dict, &getters[i], member(self, &getters[i]));
        more = !(failed && getters[i].get == get_error);
    }
    if (!good)
        Py_CLEAR(dict);
    return dict;
}

static PyObject *write_as(PyObject *self, PyObject *args, PyObject *keywords)
{
    static const struct {
        const char *name;
        norm_format format;
    } formats[] = {{"text", NORM_TEXT}, {"json", NORM_JSON}, {"explain", NORM_EXPLAIN},
                   {"html", NORM_HTML}, {"xliff", NORM_XLIFF}};
    static char *names[] = {"format", "colour", "width", NULL};
    const char *name;
    int colour = 0, width = 0;
    unsigned i;

    if (!PyArg_ParseTupleAndKeywords(args, keywords, "s|$pi", names, &name, &colour, &width))
        return NULL;
    for (i = 0; i < sizeof formats / sizeof *formats; i++)
        if (!strcmp(name, formats[i].name))
            return py_article_write((py_article *)self, formats[i].format, colour, width);
    return PyErr_Format(PyExc_ValueError, "no format is named '%s'; there are text, json, explain, html, xliff", name);
}

static PyObject *reduce(PyObject *self, PyObject *unused)
{
    (void)self;
    (void)unused;
    PyErr_SetString(PyExc_TypeError, "an Article cannot be pickled; send its to_dict() or to_json() instead");
    return NULL;
}

static PyObject *same(PyObject *self, PyObject *unused)
{
    (void)unused;
    Py_INCREF(self);
    return self;
}

static PyMethodDef methods[] = {
    {"to_json", to_json, METH_NOARGS,
     "to_json($self, /)\n--\n\nThe record as one line of JSON (str), as normtest writes it, without its line end."},
    {"to_dict", to_dict, METH_NOARGS,
     "to_dict($self, /)\n--\n\nThe record as a dict (of str, int, float, bool, None, list and dict), as json.loads() "
     "makes\nit of to_json()."},
    {"write", (PyCFunction)(void (*)(void))write_as, METH_VARARGS | METH_KEYWORDS,
     "write($self, format, *, colour=False, width=0)\n--\n\n"
     "The article in a format (str), as str: \"text\" (the body), \"json\" (the record), both with a line\n"
     "end; \"explain\" (every block with role, score and reason beside it), in colour for a terminal and\n"
     "width columns wide (int; 0: 100); \"html\" (the same as one element, <article>); \"xliff\" (XLIFF 2.1,\n"
     "best made with the option with_=\"sentences,spans\"). A failed input gives an empty str, but for json.\n"
     "Raises ValueError for another format."},
    {"__reduce__", reduce, METH_NOARGS, NULL},
    {"__copy__", same, METH_NOARGS, NULL},
    {"__deepcopy__", same, METH_O, NULL},
    {NULL, NULL, 0, NULL}};

static PyObject *repr(PyObject *self)
{
    const py_article *a = (const py_article *)self;
    norm_str title = norm_article_field(a->article, NORM_F_TITLE, 0);
    PyObject *text = py_text(title), *head = text ? PyUnicode_Substring(text, 0, SHOWN) : NULL;
    PyObject *id = a->id ? a->id : Py_None, *shown = NULL;

    if (head && a->failure)
        shown = PyUnicode_FromFormat("<libnorm.Article id=%R status='error' %s>", id,
                                     norm_status_name(a->failure->code));
    else if (head)
        shown = PyUnicode_FromFormat("<libnorm.Article id=%R lang='%s' title=%R>", id,
                                     norm_article_lang(a->article)->tag,
                                     title.len ? head : Py_None);
    Py_XDECREF(text);
    Py_XDECREF(head);
    return shown;
}

static PyType_Slot slots[] = {
    {Py_tp_new, py_object_refuse},
    {Py_tp_dealloc, dealloc},
    {Py_tp_repr, repr},
    {Py_tp_getset, getters},
    {Py_tp_methods, methods},
    {Py_tp_doc, "What became of one input: the record, its members as attributes. Read only; any thread may use it.\n\n"
                "What is an object in the record is a dict here, and a span [begin, end], except in Block, a list.\n"
                "Spans named src are bytes of the input (of a str: of its UTF-8), those named out bytes of the UTF-8\n"
                "of text."},
    {0, NULL}};

static PyType_Spec spec = {"libnorm.Article", sizeof(py_article), 0, Py_TPFLAGS_DEFAULT, slots};

bool py_article_ready(PyObject *module, py_state *state)
{
    return (state->article = py_type_new(module, &spec));
}
