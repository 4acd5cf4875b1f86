#include "cli/record.h"

#include <string.h>

#include "cli/base64.h"
#include "cli/json.h"

enum {
    ID = 1, TEXT = 2, B64 = 4, LANG = 8, CHARSET = 16, URL = 32, DATE = 64, HREFLANG = 128, FROM = 256, BY = 512,
    TRANSLATE = 1024
};

static int key_of(norm_str name)
{
    static const struct {
        const char *name;
        int key;
    } keys[] = {{"id", ID},           {"text", TEXT}, {"b64", B64},  {"lang", LANG},
                {"charset", CHARSET}, {"url", URL},   {"date", DATE},
                {"hreflang", HREFLANG}, {"translated_from", FROM}, {"translated_by", BY}, {"translate", TRANSLATE}};
    size_t i;

    for (i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strlen(keys[i].name) == name.len && !memcmp(keys[i].name, name.data, name.len))
            return keys[i].key;
    return 0;
}

static norm_str *slot_of(struct record *record, int key)
{
    switch (key) {
    case LANG:
        return &record->hints.lang;
    case CHARSET:
        return &record->hints.charset;
    case URL:
        return &record->hints.url;
    case DATE:
        return &record->hints.date;
    case HREFLANG:
        return &record->hints.hreflang;
    case FROM:
        return &record->hints.translated_from;
    case BY:
        return &record->hints.translated_by;
    case TRANSLATE:
        return &record->hints.translate;
    default:
        return &record->data;
    }
}

static bool read_id(struct json *json, struct record *record)
{
    size_t begin = json->at;
    char c = json_peek(json);

    if (c == '{' || c == '[' || c == 't' || c == 'f')
        return json_fail(json, json->at, "an id is a string or a number");
    if (!json_skip(json))
        return false;
    if (c != 'n')
        record->id = (norm_str){json->s + begin, json->at - begin};
    return true;
}

static bool read_base64(struct json *json, struct record *record)
{
    size_t begin = json->at, bad;
    norm_str s;

    if (!json_string(json, &s))
        return false;
    if (!base64_decode((char *)s.data, s.len, &record->data.len, &bad))
        return json_fail(json, begin + 1 + bad, "this is not base64");
    record->data.data = s.data;
    return true;
}

static bool read_value(struct json *json, struct record *record, int key)
{
    char c = json_peek(json);

    if (key == 0 || (c == 'n' && key != ID))
        return json_skip(json);
    if (key == ID)
        return read_id(json, record);
    if (c != '"')
        return json_fail(json, json->at, "a string is expected here");
    return key == B64 ? read_base64(json, record) : json_string(json, slot_of(record, key));
}

static bool read_member(struct json *json, struct record *record, int *seen)
{
    size_t begin = json->at;
    norm_str name;
    char c;
    int key;

    if (!json_string(json, &name) || !json_expect(json, ':'))
        return false;
    key = key_of(name);
    if (*seen & key)
        return json_fail(json, begin, "this key is there twice");
    c = json_peek(json);
    if (!read_value(json, record, key))
        return false;
    if (c != 'n')
        *seen |= key;
    return true;
}

static bool read_members(struct json *json, struct record *record, int *seen)
{
    if (!json_expect(json, '{'))
        return false;
    if (json_peek(json) == '}')
        return json_expect(json, '}');
    do {
        json_peek(json);
        if (!read_member(json, record, seen))
            return false;
    } while (json_more(json, '}'));
    return json_expect(json, '}');
}

bool record_parse(char *line, size_t len, struct record *record, struct record_error *error)
{
    struct json json = {line, len, 0, 0, NULL};
    int seen = 0;

    memset(record, 0, sizeof *record);
    norm_hints_init(&record->hints);
    if (read_members(&json, record, &seen) && json_end(&json)) {
        if ((seen & (TEXT | B64)) == (TEXT | B64))
            json_fail(&json, 0, "there is both \"text\" and \"b64\"");
        else if (!(seen & (TEXT | B64)))
            json_fail(&json, 0, "there is neither \"text\" nor \"b64\"");
    }
    error->at = json.bad_at;
    error->message = json.message;
    return !json.message;
}
