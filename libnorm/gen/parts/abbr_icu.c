/* abbr_icu.c - abbreviations from ICU's data: the exceptions of its sentence breaks, months, days, eras, numbers. */
#include <stdio.h>
#include <string.h>

#include <unicode/ures.h>
#include <unicode/ustring.h>
#include <unicode/utypes.h>

#include "gen/parts/abbr_words.h"

static size_t letters(const char *word)
{
    size_t n = 0;

    for (; *word; word++)
        n += ((unsigned char)*word & 0xC0) != 0x80 && *word != '.';
    return n;
}

/* The parts of "trav. publ." that end in a period; single letters and "z.B" are known without a list. */
static void add_parts(const char *lang, char *text, int kind, int rank)
{
    char *part;

    for (part = strtok(text, " \xC2\xA0"); part; part = strtok(NULL, " \xC2\xA0")) {
        size_t n = strlen(part);

        if (n < 2 || part[n - 1] != '.')
            continue;
        part[n - 1] = 0;
        if (letters(part) > 1)
            abbr_add(lang, part, kind, rank);
    }
}

static void add_string(const char *lang, UResourceBundle *string, int kind, int rank)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t n;
    const UChar *u = ures_getString(string, &n, &status);
    char text[200], *to = text, *from;

    u_strToUTF8(text, sizeof text, NULL, u, n, &status);
    if (U_FAILURE(status))
        return;
    for (from = text; *from; from++) /* number patterns quote their periods */
        if (*from != '\'')
            *to++ = *from;
    *to = 0;
    add_parts(lang, text, kind, rank);
}

/* Every string below a place in ICU's tree, which is closed. */
static void add_all(const char *lang, UResourceBundle *place, int kind, int rank)
{
    int32_t i;

    if (ures_getType(place) == URES_STRING)
        add_string(lang, place, kind, rank);
    else
        for (i = 0; i < ures_getSize(place); i++) {
            UErrorCode status = U_ZERO_ERROR;

            add_all(lang, ures_getByIndex(place, i, NULL, &status), kind, rank);
        }
    ures_close(place);
}

/* What lies at a path ("calendar/gregorian/eras") in a locale's own tables, if anything does. */
static void add_path(const char *package, const char *locale, const char *path, int kind, int rank)
{
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *place = ures_openDirect(package, locale, &status);
    char parts[100], *part;

    snprintf(parts, sizeof parts, "%s", path);
    for (part = strtok(parts, "/"); part && U_SUCCESS(status); part = strtok(NULL, "/"))
        place = ures_getByKey(place, part, place, &status);
    if (U_SUCCESS(status))
        add_all(locale, place, kind, rank);
    else
        ures_close(place);
}

static void read_locale(const char *locale)
{
    static const char *const numbers[] = {
        "calendar/gregorian/monthNames/format/abbreviated", "calendar/gregorian/monthNames/stand-alone/abbreviated",
        "calendar/gregorian/dayNames/format/abbreviated", "calendar/gregorian/dayNames/stand-alone/abbreviated"};
    static const char *const words[] = {"calendar/gregorian/eras/abbreviated",
                                        "NumberElements/latn/patternsShort/decimalFormat"};
    size_t i;

    for (i = 0; i < sizeof numbers / sizeof *numbers; i++)
        add_path(NULL, locale, numbers[i], NM_ABBR_NUMBER, RANK_DATES);
    for (i = 0; i < sizeof words / sizeof *words; i++)
        add_path(NULL, locale, words[i], NM_ABBR_INNER, RANK_DATES);
    add_path(U_ICUDATA_NAME "-brkitr", locale, "exceptions/SentenceBreak", NM_ABBR_INNER, RANK_BREAKS);
}

void abbr_read_icu(void)
{
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration *locales = ures_openAvailableLocales(NULL, &status);
    const char *locale;

    while (U_SUCCESS(status) && (locale = uenum_next(locales, NULL, &status)))
        if (!strchr(locale, '_') && strcmp(locale, "root"))
            read_locale(locale);
    uenum_close(locales);
    if (U_FAILURE(status))
        abbr_fail("ICU's data cannot be read", u_errorName(status));
}
