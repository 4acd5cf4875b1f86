#include "cli/json.h"

#include <string.h>

#define DEPTH_MOST 64u

static const char early[] = "the line ends too early";

bool json_fail(struct json *json, size_t at, const char *message)
{
    if (!json->message) {
        json->message = message;
        json->bad_at = at;
    }
    return false;
}

char json_peek(struct json *json)
{
    while (json->at < json->len) {
        char c = json->s[json->at];

        if (c != ' ' && c != '\t' && c != '\r' && c != '\n')
            return c;
        json->at++;
    }
    return 0;
}

bool json_expect(struct json *json, char c)
{
    static const struct {
        char c;
        const char *message;
    } wanted[] = {{'{', "an object is expected"}, {'}', "',' or '}' is expected"}, {':', "':' is expected"}};
    size_t i;

    if (json_peek(json) == c && json->at < json->len) {
        json->at++;
        return true;
    }
    for (i = 0; i < sizeof wanted / sizeof *wanted - 1 && wanted[i].c != c; i++)
        ;
    return json_fail(json, json->at, json->at < json->len ? wanted[i].message : early);
}

bool json_more(struct json *json, char closing)
{
    char c = json_peek(json);

    if (c == ',') {
        json->at++;
        return true;
    }
    if (c != closing)
        json_fail(json, json->at, json->at < json->len ? "',' or a closing bracket is expected" : early);
    return false;
}

bool json_end(struct json *json)
{
    if (json_peek(json) == 0 && json->at == json->len)
        return true;
    return json_fail(json, json->at, "there is more after the object");
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 'a' ^ 'A';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool hex4(const char *s, uint32_t *value)
{
    size_t i;

    for (*value = 0, i = 0; i < 4; i++) {
        int digit = hex_digit(s[i]);

        if (digit < 0)
            return false;
        *value = *value << 4 | (uint32_t)digit;
    }
    return true;
}

static size_t put_utf8(char *p, uint32_t c)
{
    size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4, i;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};

    for (i = n; i-- > 1; c >>= 6)
        p[i] = (char)(0x80 | (c & 63));
    p[0] = (char)(lead[n] | c);
    return n;
}

/* The character that \uXXXX at json->at, past the "\u", stands for. */
static bool escaped_code(struct json *json, uint32_t *c)
{
    const char *s = json->s;
    uint32_t low;

    if (json->len - json->at < 4 || !hex4(s + json->at, c))
        return json_fail(json, json->at, "\\u takes four hexadecimal digits");
    json->at += 4;
    if (*c < 0xD800 || *c > 0xDFFF)
        return true;
    if (*c < 0xDC00 && json->len - json->at >= 6 && s[json->at] == '\\' && s[json->at + 1] == 'u' &&
        hex4(s + json->at + 2, &low) && low >= 0xDC00 && low <= 0xDFFF) {
        json->at += 6;
        *c = 0x10000 + ((*c - 0xD800) << 10) + (low - 0xDC00);
        return true;
    }
    *c = 0xFFFD;
    return true;
}

/* What the escape at json->at, past its backslash, stands for. */
static bool escaped(struct json *json, uint32_t *c)
{
    static const char letters[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    const char *found = json->at < json->len && json->s[json->at] ? strchr(letters, json->s[json->at]) : NULL;

    if (found) {
        json->at++;
        *c = (unsigned char)values[found - letters];
        return true;
    }
    if (json->at < json->len && json->s[json->at] == 'u') {
        json->at++;
        return escaped_code(json, c);
    }
    return json_fail(json, json->at, json->at < json->len ? "there is no such escape" : "the line ends in a string");
}

/* Moves on to the next quote, backslash or control code. */
static void run_of_plain(struct json *json)
{
    static const bool special[256] = {
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        ['"'] = true, ['\\'] = true};
    size_t i = json->at;

    while (i < json->len && !special[(unsigned char)json->s[i]])
        i++;
    json->at = i;
}

/* Takes a string; decodes it to the place where it begins if decode is set. */
static bool take_string(struct json *json, bool decode, norm_str *s)
{
    size_t begin, put;
    uint32_t c;

    if (json_peek(json) != '"')
        return json_fail(json, json->at, json->at < json->len ? "a string is expected" : early);
    begin = put = ++json->at;
    for (;;) {
        size_t from = json->at;

        run_of_plain(json);
        if (decode && put != from)
            memmove(json->s + put, json->s + from, json->at - from);
        put += json->at - from;
        if (json->at == json->len)
            return json_fail(json, json->at, "the line ends in a string");
        if (json->s[json->at] == '"')
            break;
        if (json->s[json->at++] != '\\')
            return json_fail(json, json->at - 1, "a control code in a string must be escaped");
        if (!escaped(json, &c))
            return false;
        if (decode)
            put += put_utf8(json->s + put, c);
    }
    json->at++;
    *s = (norm_str){json->s + begin, put - begin};
    return true;
}

bool json_string(struct json *json, norm_str *s)
{
    return take_string(json, true, s);
}

static size_t digits(struct json *json)
{
    size_t begin = json->at;

    while (json->at < json->len && json->s[json->at] >= '0' && json->s[json->at] <= '9')
        json->at++;
    return json->at - begin;
}

static bool take(struct json *json, const char *any_of)
{
    if (json->at >= json->len || !json->s[json->at] || !strchr(any_of, json->s[json->at]))
        return false;
    json->at++;
    return true;
}

static bool skip_number(struct json *json)
{
    size_t begin = json->at;

    (void)take(json, "-");
    if (!take(json, "0") && !digits(json))
        return json_fail(json, begin, "a value is expected");
    if (take(json, ".") && !digits(json))
        return json_fail(json, begin, "this is no number");
    if (take(json, "eE")) {
        (void)take(json, "+-");
        if (!digits(json))
            return json_fail(json, begin, "this is no number");
    }
    return true;
}

static bool skip_plain(struct json *json)
{
    static const char *const words[] = {"null", "true", "false"};
    norm_str s;
    size_t i;

    if (json_peek(json) == '"')
        return take_string(json, false, &s);
    for (i = 0; i < 3; i++)
        if (json->len - json->at >= strlen(words[i]) && !memcmp(json->s + json->at, words[i], strlen(words[i]))) {
            json->at += strlen(words[i]);
            return true;
        }
    return skip_number(json);
}

/* Takes the key and the colon that an object's member begins with. */
static bool skip_key(struct json *json)
{
    norm_str name;

    return take_string(json, false, &name) && json_expect(json, ':');
}

/* Opens containers up to and with the next plain value or empty container; *depth counts the open ones. */
static bool skip_down(struct json *json, char *closing, size_t *depth)
{
    char c;

    while ((c = json_peek(json)) == '{' || c == '[') {
        if (*depth == DEPTH_MOST)
            return json_fail(json, json->at, "there are too many brackets within brackets");
        closing[(*depth)++] = c == '{' ? '}' : ']';
        json->at++;
        if (json_peek(json) == closing[*depth - 1])
            return true;
        if (c == '{' && !skip_key(json))
            return false;
    }
    return skip_plain(json);
}

bool json_skip(struct json *json)
{
    char closing[DEPTH_MOST];
    size_t depth = 0;

    do {
        if (!skip_down(json, closing, &depth))
            return false;
        while (depth && !json_more(json, closing[depth - 1])) {
            if (json->message)
                return false;
            json->at++;
            depth--;
        }
        if (depth && closing[depth - 1] == '}' && !skip_key(json))
            return false;
    } while (depth);
    return true;
}
