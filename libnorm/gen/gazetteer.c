/* gazetteer.c - writes build/gen/gazetteer.c: the table of across/gazetteer.h, from ICU's locale data. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucurr.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/ures.h>
#include <unicode/ureldatefmt.h>
#include <unicode/ustring.h>

#include "gen/parts/names.h"

static void add(const char *locale, const UChar *name, int32_t len, nm_gaz_kind kind, const char *what, unsigned value)
{
    if (len > 0)
        add_name(locale, name, len, concept_of(kind, what, value));
}

/* ---------------------------------------------------------------- names -- */

/* The names in one table of a bundle: "Countries", "Countries%short". */
static void add_table(const char *locale, const char *package, const char *table, nm_gaz_kind kind)
{
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *bundle = ures_openDirect(package, locale, &status), *names = NULL, *one = NULL;

    names = ures_getByKey(bundle, table, NULL, &status);
    while (U_SUCCESS(status) && ures_hasNext(names)) {
        const UChar *name;
        int32_t len = 0;

        one = ures_getNextResource(names, one, &status);
        if (U_FAILURE(status) || ures_getType(one) != URES_STRING)
            continue;
        name = ures_getString(one, &len, &status);
        if (U_SUCCESS(status) && strlen(ures_getKey(one)) <= 3 && strcmp(ures_getKey(one), "ZZ"))
            add(locale, name, len, kind, ures_getKey(one), 0);
    }
    ures_close(one);
    ures_close(names);
    ures_close(bundle);
}

/* "Chinese" is said of the country more often than of the language, where most speakers live in one. */
static void add_languages(const char *locale)
{
    static const char *const of_many = "en es pt ar ";
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *bundle = ures_openDirect(U_ICUDATA_NAME "-lang", locale, &status), *names, *one = NULL;

    names = ures_getByKey(bundle, "Languages", NULL, &status);
    while (U_SUCCESS(status) && ures_hasNext(names)) {
        UErrorCode soft = U_ZERO_ERROR;
        char full[64] = "", country[8] = "";
        const UChar *name;
        int32_t len = 0;

        one = ures_getNextResource(names, one, &status);
        if (U_FAILURE(status) || strlen(ures_getKey(one)) > 2)
            continue;
        name = ures_getString(one, &len, &status);
        uloc_addLikelySubtags(ures_getKey(one), full, sizeof full, &soft);
        uloc_getCountry(full, country, sizeof country, &soft);
        if (U_SUCCESS(soft) && country[0] && !strstr(of_many, ures_getKey(one)))
            add(locale, name, len, NM_GAZ_TERRITORY, country, 0);
        else
            add(locale, name, len, NM_GAZ_LANGUAGE, ures_getKey(one), 0);
    }
    ures_close(one);
    ures_close(names);
    ures_close(bundle);
}

/* "Europe/Rome" says the city itself; where a language calls it otherwise, ec does. */
static void add_default_city(const char *locale, const char *zone)
{
    const char *city = strrchr(zone, ':');
    UChar name[64];
    int32_t i, len;

    if (strcmp(locale, "en") || !city || strncmp(zone, "Etc", 3) == 0)
        return;
    u_uastrncpy(name, city + 1, 63);
    len = u_strlen(name);
    for (i = 0; i < len; i++)
        if (name[i] == '_')
            name[i] = ' ';
    add(locale, name, len, NM_GAZ_CITY, city + 1, 0);
}

static void add_city(const char *locale, UResourceBundle *zone)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t len = 0;
    const char *key = ures_getKey(zone), *city = strrchr(key, ':');
    const UChar *name;

    if (!strncmp(key, "meta:", 5) || !city)
        return;
    name = ures_getStringByKey(zone, "ec", &len, &status);
    if (U_SUCCESS(status))
        add(locale, name, len, NM_GAZ_CITY, city + 1, 0);
}

static void add_cities(const char *locale)
{
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *bundle = ures_openDirect(U_ICUDATA_NAME "-zone", locale, &status), *zones, *one = NULL;

    zones = ures_getByKey(bundle, "zoneStrings", NULL, &status);
    while (U_SUCCESS(status) && ures_hasNext(zones)) {
        one = ures_getNextResource(zones, one, &status);
        if (U_SUCCESS(status))
            add_city(locale, one);
    }
    ures_close(one);
    ures_close(zones);
    ures_close(bundle);
}

/* Every zone has a string in some language; English names the city by the zone itself. */
static void add_default_cities(void)
{
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *bundle = ures_openDirect(U_ICUDATA_NAME "-zone", "zh", &status), *zones, *one = NULL;

    zones = ures_getByKey(bundle, "zoneStrings", NULL, &status);
    while (U_SUCCESS(status) && ures_hasNext(zones)) {
        one = ures_getNextResource(zones, one, &status);
        if (U_SUCCESS(status))
            add_default_city("en", ures_getKey(one));
    }
    ures_close(one);
    ures_close(zones);
    ures_close(bundle);
}

/* ------------------------------------------------------------- calendar -- */

static void add_symbols(const char *locale, UDateFormat *f, UDateFormatSymbolType type, int32_t first, nm_gaz_kind kind)
{
    int32_t n = udat_countSymbols(f, type), i;

    for (i = first; i < n; i++) {
        UErrorCode status = U_ZERO_ERROR;
        UChar name[128];
        char what[16];
        int32_t len = udat_getSymbols(f, type, i, name, 128, &status);

        snprintf(what, sizeof what, "%d", (int)(i - first + 1));
        if (U_SUCCESS(status) && (len < 1 || name[0] < '0' || name[0] > '9'))
            add(locale, name, len, kind, what, (unsigned)(i - first + 1));
    }
}

static void add_calendar(const char *locale)
{
    UErrorCode status = U_ZERO_ERROR;
    char full[64];
    UDateFormat *f;

    snprintf(full, sizeof full, "%s@calendar=gregorian", locale);
    f = udat_open(UDAT_FULL, UDAT_FULL, full, NULL, 0, NULL, 0, &status);
    if (U_FAILURE(status))
        die("no date format", locale);
    add_symbols(locale, f, UDAT_MONTHS, 0, NM_GAZ_MONTH);
    add_symbols(locale, f, UDAT_STANDALONE_MONTHS, 0, NM_GAZ_MONTH);
    add_symbols(locale, f, UDAT_WEEKDAYS, 1, NM_GAZ_WEEKDAY);
    add_symbols(locale, f, UDAT_STANDALONE_WEEKDAYS, 1, NM_GAZ_WEEKDAY);
    add_symbols(locale, f, UDAT_SHORT_MONTHS, 0, NM_GAZ_MONTH);
    add_symbols(locale, f, UDAT_STANDALONE_SHORT_MONTHS, 0, NM_GAZ_MONTH);
    udat_close(f);
}

static void add_days(const char *locale)
{
    UErrorCode status = U_ZERO_ERROR;
    URelativeDateTimeFormatter *f =
        ureldatefmt_open(locale, NULL, UDAT_STYLE_LONG, UDISPCTX_CAPITALIZATION_NONE, &status);
    UChar name[128];
    int day;

    for (day = -1; day <= 1 && U_SUCCESS(status); day++) {
        char what[16];
        int32_t len = ureldatefmt_format(f, day, UDAT_REL_UNIT_DAY, name, 128, &status);

        snprintf(what, sizeof what, "day%d", day);
        if (U_SUCCESS(status))
            add(locale, name, len, NM_GAZ_UNIT, what, 0);
    }
    ureldatefmt_close(f);
}

/* -------------------------------------------------------------- numbers -- */

static void add_spelled(const char *locale, UNumberFormat *f, unsigned number)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar name[128];
    char what[16];
    int32_t len = unum_format(f, (int32_t)number, name, 128, NULL, &status);

    snprintf(what, sizeof what, "%u", number);
    if (U_SUCCESS(status) && (name[0] < '0' || name[0] > '9') && !u_memchr(name, ' ', len))
        add(locale, name, len, NM_GAZ_NUMBER, what, number);
}

static bool is_cardinal(const UChar *rule)
{
    char name[128];

    u_austrncpy(name, rule, sizeof name);
    name[sizeof name - 1] = 0;
    return strstr(name, "cardinal");
}

/* "two", "zwei", "два", "две": every gender and case that the locale has rules for. */
static void add_number_words(const char *locale)
{
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *f = unum_open(UNUM_SPELLOUT, NULL, 0, locale, NULL, &status);
    UChar rules[4096], *rule, *next;
    unsigned i;

    if (U_FAILURE(status) || unum_getTextAttribute(f, UNUM_PUBLIC_RULESETS, rules, 4096, &status) <= 0)
        rules[0] = 0;
    for (rule = rules; U_SUCCESS(status) && *rule; rule = next) {
        next = u_strchr(rule, ';');
        next = next ? (*next = 0, next + 1) : rule + u_strlen(rule);
        if (!is_cardinal(rule))
            continue;
        unum_setTextAttribute(f, UNUM_DEFAULT_RULESET, rule, -1, &status);
        for (i = 2; i <= 100 && U_SUCCESS(status); i += i < 20 ? 1 : 10)
            add_spelled(locale, f, i);
    }
    unum_close(f);
}

/* Formats by a skeleton; the words around the number, which are cut to what is no digit. */
static int32_t format_words(UNumberFormatter *f, double value, UChar *out, int32_t room, double *number)
{
    UErrorCode status = U_ZERO_ERROR;
    UFormattedNumber *result = unumf_openResult(&status);
    UChar text[128];
    int32_t len, i, n = 0;

    unumf_formatDouble(f, value, result, &status);
    len = unumf_resultToString(result, text, 128, &status);
    unumf_closeResult(result);
    *number = 0;
    for (i = 0; U_SUCCESS(status) && i < len; i++) {
        if (u_isdigit(text[i]))
            *number = *number * 10 + u_charDigitValue(text[i]);
        else if (n < room && (n || (!u_isUWhiteSpace(text[i]) && text[i] != '.' && text[i] != ',')))
            out[n++] = text[i];
    }
    while (n && (u_isUWhiteSpace(out[n - 1]) || out[n - 1] == '.'))
        n--;
    return n;
}

static UNumberFormatter *open_skeleton(const char *locale, const char *skeleton)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar text[128];
    UNumberFormatter *f;

    u_uastrcpy(text, skeleton);
    f = unumf_openForSkeletonAndLocale(text, -1, locale, &status);
    if (U_FAILURE(status))
        die(skeleton, locale);
    return f;
}

/* "million", "crore", "億": the word that stands in for zeros. */
static void add_scales(const char *locale, const char *skeleton)
{
    static const double leading[] = {2, 5, 1};
    UNumberFormatter *f = open_skeleton(locale, skeleton);
    unsigned i, power;

    for (i = 0; i < 3; i++)
        for (power = 3; power < 14; power++) {
            UChar word[64];
            char what[16];
            double value = leading[i], number, left;
            unsigned k, zeros = 0;
            int32_t len;

            for (k = 0; k < power; k++)
                value *= 10;
            len = format_words(f, value, word, 64, &number);
            for (left = number; number > 0 && left < value - 0.5; left *= 10)
                zeros++;
            snprintf(what, sizeof what, "%u", zeros);
            if (len > 0 && zeros > 1 && number > 0)
                add(locale, word, len, NM_GAZ_SCALE, what, zeros);
        }
    unumf_close(f);
}

static void add_unit(const char *locale, const char *skeleton, const char *what)
{
    static const double numbers[] = {1, 2, 5};
    UNumberFormatter *f = open_skeleton(locale, skeleton);
    unsigned i;

    for (i = 0; i < 3; i++) {
        UChar word[64];
        double number;
        int32_t len = format_words(f, numbers[i], word, 64, &number);

        add(locale, word, len, NM_GAZ_UNIT, what, 0);
    }
    unumf_close(f);
}

static void add_units(const char *locale)
{
    static const char *const units[] = {"percent",
                                        "year",
                                        "month",
                                        "week",
                                        "day",
                                        "hour",
                                        "minute",
                                        "second",
                                        "kilometer",
                                        "meter",
                                        "centimeter",
                                        "mile",
                                        "foot",
                                        "kilogram",
                                        "gram",
                                        "tonne",
                                        "liter",
                                        "celsius",
                                        "fahrenheit",
                                        "square-kilometer",
                                        "hectare",
                                        "megawatt",
                                        "kilometer-per-hour",
                                        "decade",
                                        "century",
                                        "degree",
                                        "barrel"};
    static const char *const money[] = {"USD", "EUR", "GBP", "JPY", "CNY", "RUB", "UAH", "INR", "CHF", "CZK", "PLN",
                                        "SEK", "NOK", "DKK", "ISK", "TRY", "KRW", "BRL", "MXN", "ZAR", "NGN", "HUF"};
    char skeleton[96];
    unsigned i;

    for (i = 0; i < sizeof units / sizeof *units; i++) {
        snprintf(skeleton, sizeof skeleton, "unit/%s unit-width-full-name precision-integer", units[i]);
        add_unit(locale, skeleton, units[i]);
    }
    for (i = 0; i < sizeof money / sizeof *money; i++) {
        snprintf(skeleton, sizeof skeleton, "currency/%s unit-width-full-name precision-integer", money[i]);
        add_unit(locale, skeleton, money[i]);
    }
}

static void add_locale(const char *locale)
{
    static const UChar usa[] = {'U', 'S', 'A'}; /* every language prints it, ICU has US only */

    add(locale, usa, 3, NM_GAZ_TERRITORY, "US", 0);
    add_table(locale, U_ICUDATA_NAME "-region", "Countries", NM_GAZ_TERRITORY);
    add_table(locale, U_ICUDATA_NAME "-region", "Countries%short", NM_GAZ_TERRITORY);
    add_table(locale, U_ICUDATA_NAME "-region", "Countries%variant", NM_GAZ_TERRITORY);
    add_cities(locale);
    add_languages(locale);
    add_calendar(locale);
    add_scales(locale, "compact-long precision-integer");
    add_scales(locale, "compact-short precision-integer");
    add_number_words(locale);
    add_days(locale);
    add_units(locale);
}

int main(void)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t i, n = uloc_countAvailable();

    uloc_setDefault("root", &status);
    for (i = 0; i < n; i++) {
        const char *locale = uloc_getAvailable(i);
        char country[8];

        if (uloc_getCountry(locale, country, sizeof country, &status) == 0)
            add_locale(locale);
        if (!strcmp(locale, "en"))
            add_default_cities();
    }
    printf("/* Made by gen/gazetteer.c from ICU %s. */\n#include \"across/gazetteer.h\"\n\n", U_ICU_VERSION);
    write_names();
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
