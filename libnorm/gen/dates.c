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

#include "gen/parts/cue_table.h"

/* Locales, the bigger languages first: where one word is two months, the first has it. */
static const char *const locales[] = {
    "en",      "zh",    "zh_Hant", "hi",    "es",    "ar",    "fr",    "ru",    "pt",      "id",    "de",    "ja",
    "tr",      "ko",    "vi",      "it",    "fa",    "pl",    "uk",    "nl",    "th",      "ro",    "el",    "cs",
    "hu",      "sv",    "he",      "bn",    "ur",    "ta",    "te",    "mr",    "gu",      "kn",    "ml",    "pa",
    "or",      "as",    "ne",      "si",    "my",    "km",    "lo",    "ms",    "jv",      "fil",   "bg",    "sr",
    "sr_Latn", "hr",    "bs",      "sk",    "sl",    "mk",    "da",    "nb",    "nn",      "fi",    "et",    "lv",
    "lt",      "be",    "sq",      "is",    "ga",    "cy",    "gd",    "br",    "gl",      "ca",    "eu",    "mt",
    "eo",      "lb",    "fo",      "fy",    "af",    "az",    "kk",    "uz",    "uz_Cyrl", "ky",    "tg",    "tk",
    "tt",      "mn",    "ka",      "hy",    "ps",    "ku",    "ug",    "sd",    "sw",      "am",    "ti",    "so",
    "om",      "ha",    "yo",      "ig",    "zu",    "xh",    "rw",    "mg",    "ceb",     "su",    "bo",    "dz",
    "ar_MA",   "ar_DZ", "ar_TN",   "ar_LB", "ar_IQ", "ar_EG", "ar_SA", "pt_PT", "es_MX",   "fr_CA", "de_AT", "en_AU",
    "en_GB",   "en_IN", "en_CA",   "it_CH", "ko_KP"};

static bool add_u(const UChar *u, int32_t len, unsigned kind, unsigned value, size_t lang)
{
    char text[512];
    int32_t n;
    UErrorCode status = U_ZERO_ERROR;

    u_strToUTF8(text, sizeof text, &n, u, len, &status);
    return U_SUCCESS(status) && add_cue(text, (size_t)n, kind, value, lang);
}

/* Names of one kind; a month's name of one letter says nothing. */
static void add_symbols(UDateFormat *f, UDateFormatSymbolType type, int32_t first, unsigned kind, unsigned value,
                        size_t lang)
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
    static const UDateFormatSymbolType months[] = {UDAT_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS,
                                                   UDAT_STANDALONE_SHORT_MONTHS};
    static const UDateFormatSymbolType days[] = {UDAT_WEEKDAYS, UDAT_SHORT_WEEKDAYS, UDAT_STANDALONE_WEEKDAYS,
                                                 UDAT_STANDALONE_SHORT_WEEKDAYS};
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
                                                  UDAT_REL_UNIT_DAY,    UDAT_REL_UNIT_WEEK,   UDAT_REL_UNIT_MONTH,
                                                  UDAT_REL_UNIT_YEAR};
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

/* Where b begins in a, or -1. */
static int32_t find_u(const UChar *a, int32_t n, const UChar *b, int32_t m)
{
    int32_t i;

    for (i = 0; m > 0 && i + m <= n; i++)
        if (!u_memcmp(a + i, b, m))
            return i;
    return -1;
}

static int32_t format_now(const char *locale, UDateFormatStyle time, UDateFormatStyle date, UChar *out)
{
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat *f = udat_open(time, date, locale, NULL, 0, NULL, 0, &status);
    int32_t n = U_SUCCESS(status) ? udat_format(f, 1419436740000.0, out, 256, NULL, &status) : 0;

    udat_close(f);
    return U_SUCCESS(status) ? n : 0;
}

/* Words that the locale puts between a date and a time, and behind both. */
static void add_connectors(const char *locale, UDateFormatStyle style, size_t lang)
{
    UChar both[256], date[256], time[256];
    int32_t n = format_now(locale, UDAT_SHORT, style, both), d = format_now(locale, UDAT_NONE, style, date), at_d, at_t;
    int32_t t = format_now(locale, UDAT_SHORT, UDAT_NONE, time);

    at_d = find_u(both, n, date, d);
    at_t = find_u(both, n, time, t);
    if (at_d < 0 || at_t < 0)
        return;
    if (at_d + d <= at_t) {
        add_u(both + at_d + d, at_t - at_d - d, NM_C_AT, 0, lang);
        add_u(both + at_t + t, n - at_t - t, NM_C_OCLOCK, 0, lang);
    } else if (at_t + t <= at_d) {
        add_u(both + at_t + t, at_d - at_t - t, NM_C_AT, 0, lang);
    }
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
        add_connectors(locales[i], UDAT_FULL, lang);
        add_connectors(locales[i], UDAT_MEDIUM, lang);
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
    printf("};\n\nconst int32_t nm_hijri_start = %d;\nconst uint16_t nm_hijri_months[] = {",
           (int)day_of(cal, NM_HIJRI_FIRST, 0));
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
        read_cue_file(argv[i]);
    printf("/* Made by gen/dates.c from ICU %s and data/. */\n#include \"marks/cues.h\"\n\n#include <stddef.h>\n\n",
           U_ICU_VERSION);
    write_cues();
    write_zeros();
    write_calendars();
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
