#include "arrow_record.h"

#include <string.h>

#define MEMBERS(list) list, sizeof(list) / sizeof *(list)
#define LEAF(name, kind) {name, kind, NULL, 0, 0}

/* Their order is the order in which arrow_fill.c puts them. */
static const arrow_type text_item[] = {LEAF("item", ARROW_STRING)};
static const arrow_type span[] = {LEAF("begin", ARROW_INT64), LEAF("end", ARROW_INT64)};

static const arrow_type error[] = {
    LEAF("code", ARROW_STRING), LEAF("stage", ARROW_STRING), LEAF("offset", ARROW_INT64),
    LEAF("message", ARROW_STRING)};

static const arrow_type repair[] = {
    LEAF("kind", ARROW_STRING), {"src", ARROW_STRUCT, MEMBERS(span), 0}, LEAF("from", ARROW_STRING),
    LEAF("to", ARROW_STRING)};
static const arrow_type repair_item[] = {{"item", ARROW_STRUCT, MEMBERS(repair), 0}};
static const arrow_type encoding[] = {
    LEAF("name", ARROW_STRING), LEAF("source", ARROW_STRING), LEAF("confidence", ARROW_FLOAT64),
    LEAF("replaced", ARROW_INT64), {"repairs", ARROW_LIST, MEMBERS(repair_item), 0}};

static const arrow_type share[] = {LEAF("lang", ARROW_STRING), LEAF("share", ARROW_FLOAT64)};
static const arrow_type share_item[] = {{"item", ARROW_STRUCT, MEMBERS(share), 0}};

#define STATEMENT \
    LEAF("relation", ARROW_STRING), LEAF("from", ARROW_STRING), LEAF("to", ARROW_STRING), LEAF("by", ARROW_STRING), \
    LEAF("where", ARROW_STRING), LEAF("tag", ARROW_STRING), LEAF("source", ARROW_STRING)
static const arrow_type statement[] = {STATEMENT};
static const arrow_type statement_item[] = {{"item", ARROW_STRUCT, MEMBERS(statement), 0}};
static const arrow_type translation[] = {STATEMENT, {"also", ARROW_LIST, MEMBERS(statement_item), 0}};

static const arrow_type sentence[] = {
    {"src", ARROW_STRUCT, MEMBERS(span), 0}, {"out", ARROW_STRUCT, MEMBERS(span), 0},
    {"at", ARROW_STRUCT, MEMBERS(span), 0}};
static const arrow_type sentence_item[] = {{"item", ARROW_STRUCT, MEMBERS(sentence), 0}};
static const arrow_type block[] = {
    LEAF("role", ARROW_STRING), LEAF("keep", ARROW_BOOL), {"src", ARROW_STRUCT, MEMBERS(span), 0},
    {"out", ARROW_STRUCT, MEMBERS(span), 0}, LEAF("lang", ARROW_STRING), LEAF("lang_confidence", ARROW_FLOAT64),
    LEAF("lang_second", ARROW_STRING), LEAF("lang_second_confidence", ARROW_FLOAT64), LEAF("score", ARROW_FLOAT64),
    LEAF("reason", ARROW_STRING), LEAF("text", ARROW_STRING),
    {"sentences", ARROW_LIST, MEMBERS(sentence_item), NORM_WITH_SENTENCES}};
static const arrow_type block_item[] = {{"item", ARROW_STRUCT, MEMBERS(block), 0}};

static const arrow_type protected[] = {
    LEAF("kind", ARROW_STRING), {"src", ARROW_STRUCT, MEMBERS(span), 0}, {"out", ARROW_STRUCT, MEMBERS(span), 0},
    LEAF("value", ARROW_STRING)};
static const arrow_type protected_item[] = {{"item", ARROW_STRUCT, MEMBERS(protected), 0}};

static const arrow_type comment[] = {
    LEAF("author", ARROW_STRING), LEAF("date", ARROW_STRING), LEAF("text", ARROW_STRING), LEAF("lang", ARROW_STRING)};
static const arrow_type comment_item[] = {{"item", ARROW_STRUCT, MEMBERS(comment), 0}};

static const arrow_type members[] = {
    LEAF("status", ARROW_STRING), {"error", ARROW_STRUCT, MEMBERS(error), 0},
    LEAF("libnorm", ARROW_STRING), LEAF("data", ARROW_STRING), LEAF("unicode", ARROW_STRING),
    {"encoding", ARROW_STRUCT, MEMBERS(encoding), 0},
    LEAF("lang", ARROW_STRING), LEAF("lang_confidence", ARROW_FLOAT64), LEAF("lang_second", ARROW_STRING),
    LEAF("lang_second_confidence", ARROW_FLOAT64), LEAF("lang_source", ARROW_STRING), LEAF("script", ARROW_STRING),
    {"langs", ARROW_LIST, MEMBERS(share_item), 0},
    LEAF("title", ARROW_STRING), LEAF("title_raw", ARROW_STRING), LEAF("site", ARROW_STRING),
    {"authors", ARROW_LIST, MEMBERS(text_item), 0}, LEAF("published", ARROW_STRING), LEAF("modified", ARROW_STRING),
    LEAF("dateline", ARROW_STRING), LEAF("source", ARROW_STRING), LEAF("section", ARROW_STRING),
    {"tags", ARROW_LIST, MEMBERS(text_item), 0},
    {"translation", ARROW_STRUCT, MEMBERS(translation), 0},
    LEAF("text", ARROW_STRING), {"fingerprint", ARROW_BINARY, NULL, 0, NORM_WITH_FINGERPRINT},
    {"blocks", ARROW_LIST, MEMBERS(block_item), 0}, {"spans", ARROW_LIST, MEMBERS(protected_item), NORM_WITH_SPANS},
    {"comments", ARROW_LIST, MEMBERS(comment_item), 0}, {"flags", ARROW_LIST, MEMBERS(text_item), 0}};

const arrow_type arrow_record = {"", ARROW_STRUCT, MEMBERS(members), 0};

uint64_t arrow_record_bit(norm_str name, uint32_t with)
{
    size_t i;

    for (i = 0; i < arrow_record.count; i++)
        if (strlen(members[i].name) == name.len && !memcmp(members[i].name, name.data, name.len))
            return (members[i].with & with) == members[i].with ? UINT64_C(1) << i : 0;
    return 0;
}
