#include "cli/compare.h"

#include <stdlib.h>
#include <string.h>

#define SHOWN 90u /* bytes of a long value */
#define BEFORE 30u

struct comparison {
    struct buf path;
    struct buf *out;
    size_t found, most;
};

static void compare(struct comparison *c, const json_t *expected, const json_t *got);

/* Moves back to the begin of a UTF-8 character. */
static size_t character_at(const char *s, size_t i)
{
    while (i > 0 && ((unsigned char)s[i] & 0xC0) == 0x80)
        i--;
    return i;
}

/* A string around the byte from which it differs. */
static void show_text(struct buf *out, const json_t *value, size_t differs)
{
    const char *s = json_string_value(value);
    size_t len = json_string_length(value), begin, end;

    begin = len > SHOWN && differs > BEFORE ? character_at(s, differs < len ? differs - BEFORE : len - BEFORE) : 0;
    end = len - begin > SHOWN ? character_at(s, begin + SHOWN) : len;
    buf_text(out, begin ? "..." : "");
    buf_json(out, (norm_str){s + begin, end - begin});
    buf_text(out, end < len ? "..." : "");
}

static void show(struct buf *out, const char *label, const json_t *value, size_t differs)
{
    char *text;

    buf_text(out, label);
    if (json_is_string(value)) {
        show_text(out, value, differs);
    } else if (!value) {
        buf_text(out, "nothing");
    } else {
        text = json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(6) | JSON_PRESERVE_ORDER);
        if (text)
            buf_add(out, text, strlen(text) < SHOWN ? strlen(text) : character_at(text, SHOWN));
        free(text);
    }
    buf_byte(out, '\n');
}

static void differs(struct comparison *c, const json_t *expected, const json_t *got)
{
    const char *a = json_string_value(expected), *b = json_string_value(got);
    size_t i = 0;

    if (c->found++ >= c->most)
        return;
    while (a && b && a[i] && a[i] == b[i])
        i++;
    buf_text(c->out, "  ");
    buf_add(c->out, c->path.data, c->path.len);
    show(c->out, "\n    expected ", expected, i);
    show(c->out, "    got      ", got, i);
}

static void compare_member(struct comparison *c, const char *key, const json_t *expected, const json_t *got)
{
    size_t len = c->path.len;

    buf_byte(&c->path, '.');
    buf_text(&c->path, key);
    compare(c, expected, got);
    c->path.len = len;
}

static void compare_objects(struct comparison *c, const json_t *expected, const json_t *got)
{
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)expected, key, value)
        compare_member(c, key, value, json_object_get(got, key));
    json_object_foreach((json_t *)got, key, value)
        if (!json_object_get(expected, key))
            compare_member(c, key, NULL, value);
}

static void compare_arrays(struct comparison *c, const json_t *expected, const json_t *got)
{
    size_t i, len = c->path.len, n = json_array_size(expected), m = json_array_size(got);

    for (i = 0; i < n || i < m; i++) {
        buf_byte(&c->path, '[');
        buf_number(&c->path, i);
        buf_byte(&c->path, ']');
        compare(c, json_array_get(expected, i), json_array_get(got, i));
        c->path.len = len;
    }
}

static bool is_plain_equal(const json_t *a, const json_t *b)
{
    if (json_is_number(a) && json_is_number(b))
        return !(json_number_value(a) < json_number_value(b)) && !(json_number_value(a) > json_number_value(b));
    return json_equal(a, b);
}

static void compare(struct comparison *c, const json_t *expected, const json_t *got)
{
    if (json_is_object(expected) && json_is_object(got))
        compare_objects(c, expected, got);
    else if (json_is_array(expected) && json_is_array(got))
        compare_arrays(c, expected, got);
    else if (!expected || !got || !is_plain_equal(expected, got))
        differs(c, expected, got);
}

size_t compare_json(const json_t *expected, const json_t *got, size_t most, struct buf *out)
{
    struct comparison c = {{NULL, 0, 0}, out, 0, most};

    compare(&c, expected, got);
    if (c.found > most) {
        buf_text(out, "  and ");
        buf_number(out, c.found - most);
        buf_text(out, " more\n");
    }
    buf_free(&c.path);
    return c.found;
}
