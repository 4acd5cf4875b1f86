/* dates.c - writes build/gen/dates.c: the table of marks/cues.h, from ICU's locale data and from
 * the phrase files that are given as arguments. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucal.h>
#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/ureldatefmt.h>
#include <unicode/ustring.h>

#include "marks/cues.h"

/* Cutting words needs no table while the table is made. */
const nm_cue nm_cue_table[1] = {{0, 0, 0, 0}};
const uint32_t nm_cue_mask = 0;
const uint64_t nm_cue_sets[1][2] = {{0, 0}};
const uint32_t nm_cue_langs[1] = {0};
const nm_cue_first nm_cue_firsts[1] = {{0, 0}};
const uint32_t nm_cue_first_mask = 0;
const uint32_t nm_digit_zeros[1] = {0};

/* Locales, the bigger languages first: where one word is two months, the first has it. */
static const char *const locales[] = {
    "en", "zh", "zh_Hant", "hi", "es", "ar", "fr", "ru", "pt", "id", "de", "ja", "tr", "ko", "vi", "it", "fa", "pl", "uk",
    "nl", "th", "ro", "el", "cs", "hu", "sv", "he", "bn", "ur", "ta", "te", "mr", "gu", "kn", "ml", "pa", "or", "as", "ne",
    "si", "my", "km", "lo", "ms", "jv", "fil", "bg", "sr", "sr_Latn", "hr", "bs", "sk", "sl", "mk", "da", "nb", "nn", "fi",
    "et", "lv", "lt", "be", "sq", "is", "ga", "cy", "gd", "br", "gl", "ca", "eu", "mt", "eo", "lb", "fo", "fy", "af", "az",
    "kk", "uz", "uz_Cyrl", "ky", "tg", "tk", "tt", "mn", "ka", "hy", "ps", "ku", "ug", "sd", "sw", "am", "ti", "so", "om",
    "ha", "yo", "ig", "zu", "xh", "rw", "mg", "ceb", "su", "bo", "dz", "ar_MA", "ar_DZ", "ar_TN", "ar_LB", "ar_IQ", "ar_EG",
    "ar_SA", "pt_PT", "es_MX", "fr_CA", "de_AT", "en_AU", "en_GB", "en_IN", "en_CA", "it_CH", "ko_KP"};

#define MAX_CUES 60000u
#define MAX_LANGS 128u
#define MAX_SETS 4000u

typedef struct cue {
    nm_cue c;
    uint64_t set[2];
} cue;

static cue cues[MAX_CUES];
static size_t count;
static char langs[MAX_LANGS][8];
static size_t lang_count;

static void die(const char *what, const char *detail)
{
    fprintf(stderr, "gen/dates: %s: %s\n", what, detail);
    exit(EXIT_FAILURE);
}

/* The number of a locale's language; one number for all that is Norwegian. */
static size_t lang_of(const char *locale)
{
    char tag[8] = "";
    size_t len = strcspn(locale, "_-"), i;

    snprintf(tag, sizeof tag, "%.*s", (int)len, locale);
    if (!strcmp(tag, "nb") || !strcmp(tag, "nn"))
        strcpy(tag, "no");
    if (!strcmp(tag, "fil"))
        strcpy(tag, "tl");
    for (i = 0; i < lang_count; i++)
        if (!strcmp(langs[i], tag))
            return i;
    if (lang_count == MAX_LANGS)
        die("too many languages", locale);
    strcpy(langs[lang_count], tag);
    return lang_count++;
}

static nm_cue_first firsts[1u << 14];
static size_t first_count;

/* Notes the first word of a cue. */
static void add_first(uint32_t hash, unsigned kind)
{
    size_t at = hash & (sizeof firsts / sizeof *firsts - 1);

    while (firsts[at].hash && firsts[at].hash != hash)
        at = (at + 1) & (sizeof firsts / sizeof *firsts - 1);
    first_count += !firsts[at].hash;
    if (first_count > sizeof firsts / sizeof *firsts / 10 * 9)
        die("too many words", "first");
    firsts[at].hash = hash;
    firsts[at].kinds |= 1u << (kind & 31);
}

static void add_hash(uint32_t hash, unsigned kind, unsigned value, size_t lang)
{
    size_t i;

    hash += hash == 0;
    for (i = 0; i < count; i++)
        if (cues[i].c.hash == hash && cues[i].c.kind == kind && cues[i].c.value == value)
            break;
    if (i == MAX_CUES)
        die("too many cues", langs[lang]);
    count += i == count;
    cues[i].c.hash = hash;
    cues[i].c.kind = (uint8_t)kind;
    cues[i].c.value = (uint8_t)value;
    cues[i].set[lang >> 6] |= (uint64_t)1 << (lang & 63);
}

/* Adds a cue unless it has a number in it, is empty, or too long. False then. */
static bool add(const char *text, size_t len, unsigned kind, unsigned value, size_t lang)
{
    norm_str s = {text, len};
    nm_tok t[NM_CUE_WORDS * 3];
    size_t n = nm_toks_read(s, 0, t, NM_CUE_WORDS * 3), i, words = 0;
    uint32_t h = 0, first = 0;

    for (i = 0; i < n; i++) {
        if (t[i].kind == NM_T_NUMBER && !(t[i].flags & NM_TF_HAN))
            return false;
        if (t[i].kind == NM_T_WORD) {
            if (!words)
                first = t[i].hash;
            h = nm_cue_hash(h, t[i].hash);
            words++;
        }
    }
    if (!words || words > NM_CUE_WORDS)
        return false;
    add_hash(h, kind, value, lang);
    add_first(first, kind);
    return true;
}

static bool add_u(const UChar *u, int32_t len, unsigned kind, unsigned value, size_t lang)
{
    char text[512];
    int32_t n;
    UErrorCode status = U_ZERO_ERROR;

    u_strToUTF8(text, sizeof text, &n, u, len, &status);
    return U_SUCCESS(status) && add(text, (size_t)n, kind, value, lang);
}

/* Names of one kind; a month's name of one letter says nothing. */
static void add_symbols(UDateFormat *f, UDateFormatSymbolType type, int32_t first, unsigned kind, unsigned value, size_t lang)
{
    int32_t n = udat_countSymbols(f, type), i;

    for (i = first; i < n; i++) {
        UErrorCode status = U_ZERO_ERROR;
        UChar name[128];
        int32_t len = udat_getSymbols(f, type, i, name, 128, &status);

        if (U_SUCCESS(status) && len > 0 && (kind != NM_C_MONTH || len > 1))
            add_u(name, len, kind, value + (unsigned)(i - first), lang);
    }
}

static UDateFormat *open_format(const char *locale, const char *calendar)
{
    UErrorCode status = U_ZERO_ERROR;
    char full[64];
    UDateFormat *f;

    snprintf(full, sizeof full, "%s%s%s", locale, calendar ? "@calendar=" : "", calendar ? calendar : "");
    f = udat_open(UDAT_FULL, UDAT_FULL, full, NULL, 0, NULL, 0, &status);
    if (U_FAILURE(status))
        die("no date format", full);
    return f;
}

static void add_names(const char *locale, size_t lang)
{
    static const UDateFormatSymbolType months[] = {UDAT_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_STANDALONE_SHORT_MONTHS};
    static const UDateFormatSymbolType days[] = {UDAT_WEEKDAYS, UDAT_SHORT_WEEKDAYS, UDAT_STANDALONE_WEEKDAYS, UDAT_STANDALONE_SHORT_WEEKDAYS};
    UDateFormat *f = open_format(locale, "gregorian");
    size_t i;

    for (i = 0; i < 4; i++) {
        add_symbols(f, months[i], 0, NM_C_MONTH, 1, lang);
        add_symbols(f, days[i], 1, NM_C_WEEKDAY, 1, lang);
    }
    add_symbols(f, UDAT_AM_PMS, 0, NM_C_HALF, 0, lang);
    udat_close(f);
}

static void add_calendar(const char *locale, const char *calendar, unsigned kind)
{
    UDateFormat *f = open_format(locale, calendar);
    size_t lang = lang_of(locale);

    add_symbols(f, UDAT_MONTHS, 0, kind, 1, lang);
    add_symbols(f, UDAT_STANDALONE_MONTHS, 0, kind, 1, lang);
    udat_close(f);
}

/* "vor 5 Stunden": what stands before and after the number. */
static void add_ago(const UChar *u, int32_t len, size_t lang)
{
    int32_t a = 0, b;

    while (a < len && !u_isdigit(u[a]))
        a++;
    for (b = a; b < len && u_isdigit(u[b]);)
        b++;
    if (a == len) {
        add_u(u, len, NM_C_DAYWORD, 0, lang);
    } else if (add_u(u, a, NM_C_AGO_FIRST, 0, lang)) {
        add_u(u + b, len - b, NM_C_AGO_UNIT, 0, lang);
    } else if (a == 0) { /* not the "-5 h" of narrow styles */
        add_u(u + b, len - b, NM_C_AGO, 0, lang);
    }
}

static void add_relative(const char *locale, UDateRelativeDateTimeFormatterStyle style, size_t lang)
{
    static const URelativeDateTimeUnit units[] = {UDAT_REL_UNIT_SECOND, UDAT_REL_UNIT_MINUTE, UDAT_REL_UNIT_HOUR,
        UDAT_REL_UNIT_DAY, UDAT_REL_UNIT_WEEK, UDAT_REL_UNIT_MONTH, UDAT_REL_UNIT_YEAR};
    static const double numbers[] = {-1, -2, -3, -5, -11, -20, -21, -100};
    UErrorCode status = U_ZERO_ERROR;
    URelativeDateTimeFormatter *f = ureldatefmt_open(locale, NULL, style, UDISPCTX_CAPITALIZATION_NONE, &status);
    UChar out[256];
    size_t i, k;

    if (U_FAILURE(status))
        die("no relative format", locale);
    for (i = 0; i < sizeof units / sizeof *units; i++)
        for (k = 0; k < sizeof numbers / sizeof *numbers; k++)
            add_ago(out, ureldatefmt_formatNumeric(f, numbers[k], units[i], out, 256, &status), lang);
    for (k = 0; k < 2; k++)
        add_ago(out, ureldatefmt_format(f, -(double)k, UDAT_REL_UNIT_DAY, out, 256, &status), lang);
    ureldatefmt_close(f);
    if (U_FAILURE(status))
        die("relative format", locale);
}

static void add_locales(void)
{
    size_t i;

    for (i = 0; i < sizeof locales / sizeof *locales; i++) {
        size_t lang = lang_of(locales[i]);

        add_names(locales[i], lang);
        add_relative(locales[i], UDAT_STYLE_LONG, lang);
        add_relative(locales[i], UDAT_STYLE_SHORT, lang);
        add_relative(locales[i], UDAT_STYLE_NARROW, lang);
    }
    add_calendar("fa", "persian", NM_C_PERSIAN);
    add_calendar("ps", "persian", NM_C_PERSIAN);
    add_calendar("ckb", "persian", NM_C_PERSIAN);
    add_calendar("ar", "islamic", NM_C_HIJRI);
    add_calendar("fa", "islamic", NM_C_HIJRI);
    add_calendar("ur", "islamic", NM_C_HIJRI);
    add_calendar("tr", "islamic", NM_C_HIJRI);
    add_calendar("id", "islamic", NM_C_HIJRI);
    add_calendar("en", "islamic", NM_C_HIJRI);
}

/* ------------------------------------------------------ phrase files -- */

/* What a rule's phrases become: before the hole, and after it. */
static const struct {
    const char *rule;
    unsigned before, after;
} kinds[] = {
    {"date.published", NM_C_PUBLISHED, NM_C_COUNT}, {"date.updated", NM_C_UPDATED, NM_C_COUNT},
    {"date.reading_time", NM_C_READ_TIME, NM_C_READ_TIME}, {"byline.by", NM_C_BY, NM_C_BY_AFTER},
    {"byline.by_after", NM_C_BY, NM_C_BY_AFTER}, {"byline.job", NM_C_JOB, NM_C_JOB}, {"byline.desk", NM_C_DESK, NM_C_COUNT}, {"byline.agency", NM_C_AGENCY, NM_C_COUNT},
    {"month", NM_C_MONTH, NM_C_COUNT}, {"weekday", NM_C_WEEKDAY, NM_C_COUNT}, {"half", NM_C_HALF, NM_C_COUNT},
    {"persian", NM_C_PERSIAN, NM_C_COUNT},
    {"hijri", NM_C_HIJRI, NM_C_COUNT}, {"ago", NM_C_AGO_FIRST, NM_C_AGO}, {"dayword", NM_C_DAYWORD, NM_C_COUNT},
    {"of", NM_C_OF, NM_C_COUNT}, {"at", NM_C_AT, NM_C_COUNT}, {"oclock", NM_C_OCLOCK, NM_C_COUNT},
    {"year", NM_C_YEAR, NM_C_COUNT}, {"mon", NM_C_MON, NM_C_COUNT}, {"day", NM_C_DAY, NM_C_COUNT},
    {"hour", NM_C_HOUR, NM_C_COUNT}, {"minute", NM_C_MINUTE, NM_C_COUNT}, {"era", NM_C_ERA, NM_C_COUNT},
    {"zone", NM_C_ZONE, NM_C_COUNT}, {"and", NM_C_AND, NM_C_COUNT}, {"particle", NM_C_PARTICLE, NM_C_COUNT},
    {"outlet", NM_C_OUTLET, NM_C_COUNT}, {"says", NM_C_SAYS_FIRST, NM_C_SAYS}, {"tags", NM_C_TAGS, NM_C_COUNT},
    {"section", NM_C_SECTION, NM_C_COUNT}, {"notplace", NM_C_NOT_PLACE, NM_C_COUNT}};

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

    while (at > 0 && text[at - 1] == ' ')
        at--;
    return at > 0 && !(nm_uni_of(nm_utf8_prev(text, &at))->flags & NM_LETTER);
}

static void add_phrase(const rule *r, const char *text, size_t len, size_t lang)
{
    const char *hole = text, *end = text + len;

    while (hole + 1 < end && !(hole[0] == '%' && (hole[1] == 's' || hole[1] == 'd')))
        hole++;
    if (hole + 1 >= end) {
        add(text, len, r->after == NM_C_READ_TIME || r->before != NM_C_SAYS_FIRST ? r->before : r->after, r->value, lang);
        return;
    }
    add(text, (size_t)(hole - text), r->before, r->before == NM_C_BY ? needs_mark(text, hole) : r->value, lang);
    if (r->after != NM_C_COUNT) {
        const char *next = strchr(hole + 2, '%');

        add(hole + 2, (size_t)((next && next < end ? next : end) - hole - 2), r->after, r->value, lang);
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

static void read_file(const char *path)
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

/* ------------------------------------------------------------ writing -- */

static uint64_t sets[MAX_SETS][2];
static size_t set_count;

static size_t set_of(const uint64_t set[2])
{
    size_t i;

    for (i = 0; i < set_count; i++)
        if (!memcmp(sets[i], set, sizeof sets[i]))
            return i;
    if (set_count == MAX_SETS)
        die("too many sets", "languages");
    memcpy(sets[set_count], set, sizeof sets[0]);
    return set_count++;
}

static void write_table(void)
{
    uint32_t size = 1024, i;
    nm_cue *table;

    while (size * 3 < count * 4)
        size *= 2;
    table = calloc(size, sizeof *table);
    if (!table)
        die("out of memory", "table");
    for (i = 0; i < count; i++) {
        uint32_t at = (cues[i].c.hash + cues[i].c.kind * 0x9E37u) & (size - 1);

        while (table[at].hash)
            at = (at + 1) & (size - 1);
        table[at] = cues[i].c;
        table[at].set = (uint16_t)set_of(cues[i].set);
    }
    printf("const uint32_t nm_cue_mask = %u;\nconst nm_cue nm_cue_table[%u] = {\n", size - 1, size);
    for (i = 0; i < size; i++)
        printf("{%uu,%u,%u,%u},%s", table[i].hash, table[i].kind, table[i].value, table[i].set, i % 6 == 5 ? "\n" : "");
    printf("};\n\n");
    free(table);
}

static void write_firsts(void)
{
    size_t n = 1024, i, at;
    nm_cue_first *table;

    while (n * 7 < first_count * 8)
        n *= 2;
    table = calloc(n, sizeof *table);
    if (!table)
        die("out of memory", "firsts");
    for (i = 0; i < sizeof firsts / sizeof *firsts; i++) {
        for (at = firsts[i].hash & (n - 1); firsts[i].hash && table[at].hash; at = (at + 1) & (n - 1))
            ;
        if (firsts[i].hash)
            table[at] = firsts[i];
    }
    printf("const uint32_t nm_cue_first_mask = %zu;\nconst nm_cue_first nm_cue_firsts[%zu] = {\n", n - 1, n);
    for (i = 0; i < n; i++)
        printf("{%uu,%uu},%s", (unsigned)table[i].hash, (unsigned)table[i].kinds, i % 6 == 5 ? "\n" : "");
    printf("};\n\n");
    free(table);
}

static void write_langs(void)
{
    size_t i;

    printf("const uint64_t nm_cue_sets[%zu][2] = {\n", set_count);
    for (i = 0; i < set_count; i++)
        printf("{0x%llxu,0x%llxu},%s", (unsigned long long)sets[i][0], (unsigned long long)sets[i][1], i % 4 == 3 ? "\n" : "");
    printf("};\n\nconst uint32_t nm_cue_langs[%zu] = {", lang_count + 1);
    for (i = 0; i < lang_count; i++)
        printf("0x%x,", (unsigned)nm_cue_lang(langs[i]));
    printf("0};\n\n");
}

static void write_zeros(void)
{
    UChar32 c;

    printf("const uint32_t nm_digit_zeros[] = {");
    for (c = 0; c <= UCHAR_MAX_VALUE; c++)
        if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER && u_charDigitValue(c) == 0)
            printf("0x%x,", (unsigned)c);
    printf("0};\n\n");
}

/* The Julian day number on which a month of another calendar begins. */
static int32_t day_of(UCalendar *cal, int32_t year, int32_t month)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t day;

    ucal_clear(cal);
    ucal_set(cal, UCAL_EXTENDED_YEAR, year);
    ucal_set(cal, UCAL_MONTH, month);
    ucal_set(cal, UCAL_DATE, 1);
    day = ucal_get(cal, UCAL_JULIAN_DAY, &status);
    if (U_FAILURE(status))
        die("calendar", u_errorName(status));
    return day;
}

static UCalendar *open_calendar(const char *locale)
{
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *cal = ucal_open(utc, 3, locale, UCAL_DEFAULT, &status);

    if (U_FAILURE(status))
        die("calendar", locale);
    return cal;
}

static void write_calendars(void)
{
    UCalendar *cal = open_calendar("fa@calendar=persian");
    int32_t y, m;

    printf("const int32_t nm_persian_start[] = {");
    for (y = NM_PERSIAN_FIRST; y <= NM_PERSIAN_LAST + 1; y++)
        printf("%d,", (int)day_of(cal, y, 0));
    ucal_close(cal);
    cal = open_calendar("ar@calendar=islamic-umalqura");
    printf("};\n\nconst int32_t nm_hijri_start = %d;\nconst uint16_t nm_hijri_months[] = {", (int)day_of(cal, NM_HIJRI_FIRST, 0));
    for (y = NM_HIJRI_FIRST; y <= NM_HIJRI_LAST; y++) {
        unsigned bits = 0;

        for (m = 0; m < 12; m++)
            if ((m < 11 ? day_of(cal, y, m + 1) : day_of(cal, y + 1, 0)) - day_of(cal, y, m) == 30)
                bits |= 1u << m;
        printf("%u,", bits);
    }
    printf("};\n");
    ucal_close(cal);
}

int main(int argc, char **argv)
{
    int i;

    add_locales();
    for (i = 1; i < argc; i++)
        read_file(argv[i]);
    printf("/* Made by gen/dates.c from ICU %s and data/. */\n#include \"marks/cues.h\"\n\n#include <stddef.h>\n\n", U_ICU_VERSION);
    write_table();
    write_firsts();
    write_langs();
    write_zeros();
    write_calendars();
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
