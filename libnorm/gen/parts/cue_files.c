#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gen/parts/cue_table.h"

/* What a rule's phrases become: before the hole, and after it. */
static const struct {
    const char *rule;
    unsigned before, after;
} kinds[] = {{"date.published", NM_C_PUBLISHED, NM_C_COUNT},
             {"date.updated", NM_C_UPDATED, NM_C_COUNT},
             {"date.reading_time", NM_C_READ_TIME, NM_C_READ_TIME},
             {"byline.by", NM_C_BY, NM_C_BY_AFTER},
             {"byline.by_after", NM_C_BY, NM_C_BY_AFTER},
             {"byline.job", NM_C_JOB, NM_C_JOB},
             {"byline.desk", NM_C_DESK, NM_C_COUNT},
             {"byline.agency", NM_C_AGENCY, NM_C_COUNT},
             {"month", NM_C_MONTH, NM_C_COUNT},
             {"weekday", NM_C_WEEKDAY, NM_C_COUNT},
             {"half", NM_C_HALF, NM_C_COUNT},
             {"persian", NM_C_PERSIAN, NM_C_COUNT},
             {"hijri", NM_C_HIJRI, NM_C_COUNT},
             {"ago", NM_C_AGO_FIRST, NM_C_AGO},
             {"dayword", NM_C_DAYWORD, NM_C_COUNT},
             {"of", NM_C_OF, NM_C_COUNT},
             {"at", NM_C_AT, NM_C_COUNT},
             {"oclock", NM_C_OCLOCK, NM_C_COUNT},
             {"year", NM_C_YEAR, NM_C_COUNT},
             {"mon", NM_C_MON, NM_C_COUNT},
             {"day", NM_C_DAY, NM_C_COUNT},
             {"hour", NM_C_HOUR, NM_C_COUNT},
             {"minute", NM_C_MINUTE, NM_C_COUNT},
             {"era", NM_C_ERA, NM_C_COUNT},
             {"zone", NM_C_ZONE, NM_C_COUNT},
             {"and", NM_C_AND, NM_C_COUNT},
             {"particle", NM_C_PARTICLE, NM_C_COUNT},
             {"outlet", NM_C_OUTLET, NM_C_COUNT},
             {"says", NM_C_SAYS_FIRST, NM_C_SAYS},
             {"tags", NM_C_TAGS, NM_C_COUNT},
             {"section", NM_C_SECTION, NM_C_COUNT},
             {"notplace", NM_C_NOT_PLACE, NM_C_COUNT},
             {"piece", NM_C_PIECE, NM_C_COUNT}};

typedef struct rule {
    unsigned before, after, value;
    bool use;
} rule;

static rule read_rule(char *line)
{
    rule r = {0, 0, 0, false};
    char name[64] = "";
    long number = 0;
    size_t i;

    if (sscanf(line, "rule %63s %ld", name, &number) < 1)
        die("a rule without a name", line);
    for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (!strcmp(kinds[i].rule, name)) {
            r.before = kinds[i].before;
            r.after = kinds[i].after;
            r.value = (unsigned)(r.before == NM_C_ZONE ? number / 15 + 64 : number);
            r.use = true;
        }
    return r;
}

/* 1 if the words before the hole end in a mark without which they say too little: "Text: %s". */
static unsigned needs_mark(const char *text, const char *hole)
{
    size_t at = (size_t)(hole - text);

    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '.'))
        at--;
    return at > 0 && !(nm_uni_of(nm_utf8_prev(text, &at))->flags & NM_LETTER);
}

static void add_phrase(const rule *r, const char *text, size_t len, size_t lang)
{
    const char *hole = text, *end = text + len;

    while (hole + 1 < end && !(hole[0] == '%' && (hole[1] == 's' || hole[1] == 'd')))
        hole++;
    if (hole + 1 >= end) {
        add_cue(text, len, r->after == NM_C_READ_TIME || r->before != NM_C_SAYS_FIRST ? r->before : r->after, r->value,
                lang);
        return;
    }
    add_cue(text, (size_t)(hole - text), r->before, r->before == NM_C_BY ? needs_mark(text, hole) : r->value, lang);
    if (r->after != NM_C_COUNT) {
        const char *next = strchr(hole + 2, '%');

        add_cue(hole + 2, (size_t)((next && next < end ? next : end) - hole - 2), r->after, r->value, lang);
    }
}

/* "de Uhr | Uhr." */
static void read_phrases(const rule *r, const char *line)
{
    static const char *const keys[] = {"role", "at", "strength", "what", "seen", "not"};
    char tag[16] = "";
    const char *p;
    size_t i, lang;

    if (sscanf(line, " %15s", tag) != 1 || !r->use)
        return;
    for (i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!strcmp(tag, keys[i]))
            return;
    lang = lang_of(tag);
    p = strstr(line, tag) + strlen(tag);
    while (*p) {
        const char *bar = strstr(p, " | ");
        size_t len = bar ? (size_t)(bar - p) : strlen(p);

        add_phrase(r, p, len, lang);
        p += len + (bar ? 3 : 0);
    }
}

void read_cue_file(const char *path)
{
    FILE *f = fopen(path, "r");
    char line[4096];
    rule r = {0, 0, 0, false};

    if (!f)
        die("cannot read", path);
    while (fgets(line, sizeof line, f)) {
        line[strcspn(line, "\n")] = 0;
        if (!strncmp(line, "rule ", 5))
            r = read_rule(line);
        else if (line[0] && line[0] != '#')
            read_phrases(&r, line);
    }
    fclose(f);
}
