/* The names that closed lists have in records. */
#include <string.h>

#include "libnorm.h"

static const char *const role_names[NORM_ROLE_COUNT] = {
    [NORM_PARAGRAPH] = "paragraph", [NORM_HEADING] = "heading", [NORM_LIST_ITEM] = "list_item",
    [NORM_QUOTE] = "quote", [NORM_LEAD] = "lead", [NORM_TABLE_ROW] = "table_row", [NORM_CODE] = "code",
    [NORM_TITLE] = "title", [NORM_BYLINE] = "byline", [NORM_DATE] = "date", [NORM_SOURCE] = "source",
    [NORM_SECTION] = "section", [NORM_TAGS] = "tags", [NORM_TRANSLATION_NOTE] = "translation_note",
    [NORM_CAPTION] = "caption", [NORM_CREDIT] = "credit", [NORM_COMMENT] = "comment",
    [NORM_TITLE_REPEAT] = "title_repeat", [NORM_NAV] = "nav", [NORM_SHARE] = "share", [NORM_SUBSCRIBE] = "subscribe",
    [NORM_AD] = "ad", [NORM_RELATED] = "related", [NORM_RSS_FOOTER] = "rss_footer", [NORM_PERMALINK] = "permalink",
    [NORM_COMMENT_FORM] = "comment_form", [NORM_COOKIE_NOTICE] = "cookie_notice", [NORM_PAYWALL] = "paywall",
    [NORM_LEGAL] = "legal", [NORM_RESIDUE] = "residue", [NORM_OTHER] = "other",
};

static const char *const source_names[] = {"detected", "declared", "hint", "inherited", "bom", "utf8", "mixed"};

static const char *const origin_names[] = {"translation", "machine_translation", "alternate", "republication"};

static const char *const status_names[] = {"ok",    "memory",    "argument", "option", "charset",
                                           "limit", "cancelled", "output",   "data"};

const char *norm_role_name(norm_role role)
{
    return (unsigned)role < NORM_ROLE_COUNT ? role_names[role] : NULL;
}

norm_role norm_role_of_name(norm_str name)
{
    int i;

    for (i = 0; i < NORM_ROLE_COUNT; i++)
        if (strlen(role_names[i]) == name.len && !memcmp(role_names[i], name.data, name.len))
            break;
    return (norm_role)i;
}

const char *norm_source_name(norm_source source)
{
    return (unsigned)source < sizeof source_names / sizeof *source_names ? source_names[source] : "detected";
}

const char *norm_origin_name(norm_origin origin)
{
    return (unsigned)origin < sizeof origin_names / sizeof *origin_names ? origin_names[origin] : "translation";
}

static const char *const span_names[] = {"url",   "email", "handle", "hashtag",     "number", "percent",
                                         "money", "date",  "time",   "variable", "tag"};

const char *norm_span_kind_name(norm_span_kind kind)
{
    return (unsigned)kind < sizeof span_names / sizeof *span_names ? span_names[kind] : "number";
}

const char *norm_status_name(norm_status status)
{
    return (unsigned)status < sizeof status_names / sizeof *status_names ? status_names[status] : "unknown";
}
