#include "cli/page.h"

#include "cli/page/parts.h"

static void parts(struct buf *out, const char *const *part)
{
    for (; *part; part++)
        buf_text(out, *part);
}

void page_head(struct buf *out)
{
    parts(out, page_html_head);
}

/* JSON inside a script element: nothing in it may look like the element's end. */
static void json(struct buf *out, const char *s)
{
    struct buf b = {NULL, 0, 0};
    size_t i;

    buf_json(&b, str_of(s));
    for (i = 0; i < b.len; i++)
        if (b.data[i] == '<')
            buf_text(out, "\\u003c");
        else
            buf_byte(out, b.data[i]);
    buf_free(&b);
}

static void pair(struct buf *out, const char *name, const char *value)
{
    json(out, name);
    buf_byte(out, ':');
    json(out, value);
}

/* A member that others follow. */
static void member(struct buf *out, const char *name, const char *value)
{
    pair(out, name, value);
    buf_byte(out, ',');
}

/* What reasons mean, for the tips: by the rule's name, without the kind of rule that phrases have before it. */
static void rules(struct buf *out, const struct config *config)
{
    const norm_rule *rule;
    const char *between = "";
    size_t i;

    buf_text(out, "\"rules\":{");
    for (i = 0; (rule = norm_rule_at(i)); i++, between = ",\n") {
        buf_text(out, between);
        pair(out, rule->id, rule->what);
    }
    for (i = 0; config->rules && (rule = norm_rules_at(config->rules, i)); i++) {
        buf_text(out, between);
        pair(out, rule->id, rule->what);
    }
    buf_text(out, "}}");
}

void page_foot(struct buf *out, const struct config *config)
{
    char checksum[17];

    parts(out, page_html_middle);
    buf_byte(out, '{');
    member(out, "version", norm_version());
    member(out, "unicode", norm_unicode_version());
    member(out, "data", norm_data_checksum());
    if (config->rules)
        member(out, "own", norm_rules_checksum(config->rules));
    if (config->profile) {
        norm_profile_checksum(config->profile, checksum);
        member(out, "profile", checksum);
    }
    rules(out, config);
    parts(out, page_html_foot);
}

/* Escaped; a name may be any bytes. */
static void text(struct buf *out, norm_str s)
{
    struct buf b = {NULL, 0, 0};
    size_t i;

    buf_utf8(&b, s);
    for (i = 0; i < b.len; i++) {
        unsigned char c = (unsigned char)b.data[i];

        if (c == '&')
            buf_text(out, "&amp;");
        else if (c == '<')
            buf_text(out, "&lt;");
        else if (c == '"')
            buf_text(out, "&quot;");
        else
            buf_byte(out, c < ' ' || c == 0x7F ? ' ' : (char)c);
    }
    buf_free(&b);
}

void page_failure(struct buf *out, norm_str name, const char *code, const norm_error *error)
{
    buf_text(out, "<article class=\"failed\" data-flags=\"failed\" data-code=\"");
    text(out, str_of(code));
    buf_text(out, "\" data-stage=\"");
    text(out, str_of(error->stage));
    buf_text(out, "\" data-offset=\"");
    buf_number(out, error->offset);
    buf_text(out, "\">\n<details open><summary><h3><bdi>");
    text(out, name);
    buf_text(out, "</bdi></h3> <span>failed: ");
    text(out, str_of(code));
    buf_text(out, "</span></summary>\n<dl><dt>message</dt><dd>");
    text(out, str_of(error->message));
    buf_text(out, "</dd><dt>stage</dt><dd>");
    text(out, str_of(error->stage));
    buf_text(out, "</dd><dt>byte</dt><dd>");
    buf_number(out, error->offset);
    buf_text(out, "</dd></dl>\n</details></article>\n");
}
