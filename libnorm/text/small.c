/* The small repairs: controls that meant windows-1252, empty bracket markup. */
#include <string.h>

#include "base/uni.h"
#include "text/charset.h"
#include "text/repair.h"

#define MARKS_MAX 64 /* openers of a line that are remembered */

/* U+0080 to U+009F begin with C2 in UTF-8. */
static const char *next_control(const char *p, const char *end)
{
    while (end - p >= 2 && (p = memchr(p, 0xC2, (size_t)(end - p) - 1)) != NULL) {
        if ((unsigned char)p[1] < 0xA0)
            return p;
        p++;
    }
    return NULL;
}

bool nm_repair_controls(nm_repairer *r)
{
    const uint16_t *table = nm_charset_named("windows-1252")->single;
    const char *p = r->text.data, *end = p + r->text.len;
    nm_pass pass;
    bool changed;

    if (!r->text.len || !next_control(p, end))
        return true;
    nm_pass_begin(&pass, r);
    for (; (p = next_control(p, end)) != NULL; p += 2) {
        unsigned char b = (unsigned char)p[1];
        size_t at = (size_t)(p - r->text.data);
        char utf8[4];
        norm_str new = {utf8, 0};

        if (table[b] != b) {
            new.len = nm_utf8_put(utf8, table[b]);
            nm_pass_change(&pass, "c1", at, at + 2, new);
        }
    }
    return nm_pass_finish(&pass, &changed);
}

static bool is_mark(const char *p, const char *end, bool closing, size_t *len)
{
    const char *q = p + 1;

    if (closing && (q == end || *q++ != '/'))
        return false;
    if (q == end || *q != ' ')
        return false;
    while (q < end && *q == ' ')
        q++;
    if (q == end || *q != ']')
        return false;
    *len = (size_t)(q + 1 - p);
    return true;
}

typedef struct mark {
    size_t at, len;
    bool paired;
} mark;

typedef struct marks {
    nm_vec all;              /* of mark */
    size_t open[MARKS_MAX];  /* numbers of openers in the line that wait */
    size_t waiting;
} marks;

static bool add_mark(marks *m, size_t at, size_t len, bool closing)
{
    mark *k = nm_vec_push(&m->all);

    if (!k)
        return false;
    k->at = at;
    k->len = len;
    if (closing && m->waiting) {
        k->paired = true;
        ((mark *)m->all.data)[m->open[--m->waiting]].paired = true;
    } else if (!closing && m->waiting < MARKS_MAX) {
        m->open[m->waiting++] = m->all.len - 1;
    }
    return true;
}

static bool drop_marks(nm_repairer *r, const marks *m)
{
    static const norm_str nothing = {"", 0};
    nm_pass pass;
    size_t i;
    bool changed;

    nm_pass_begin(&pass, r);
    for (i = 0; i < m->all.len; i++) {
        const mark *k = (const mark *)m->all.data + i;

        if (k->paired)
            nm_pass_change(&pass, "markup", k->at, k->at + k->len, nothing);
    }
    return nm_pass_finish(&pass, &changed);
}

/* "[ ]word[/ ]": the tags' names are gone, the brackets stayed. A pair stands in one line. */
bool nm_repair_markup(nm_repairer *r)
{
    const char *begin = r->text.data, *p = begin, *end = p + r->text.len, *line = NULL;
    marks m;
    size_t len;

    if (!r->text.len || !memchr(p, '[', r->text.len))
        return true;
    nm_vec_init(&m.all, r->run->arena, sizeof(mark));
    for (m.waiting = 0; (p = memchr(p, '[', (size_t)(end - p))) != NULL; p++) {
        bool closing = end - p > 1 && p[1] == '/';

        if (!is_mark(p, end, closing, &len))
            continue;
        if (!line || p >= line) {
            m.waiting = 0;
            line = memchr(p, '\n', (size_t)(end - p));
            line = line ? line : end;
        }
        if (!add_mark(&m, (size_t)(p - begin), len, closing))
            return false;
    }
    return drop_marks(r, &m);
}
