/* prov_names.c - languages' names for languages, bent as their sentences bend them. */
#include <stdio.h>
#include <string.h>

#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "gen/parts/prov_table.h"

/* Languages that do not bend the names of languages, or write no spaces. */
static bool is_rigid(const char *lang)
{
    return strstr(" en zh ja th vi id ms tl sw my km lo yo mul ", lang) != NULL;
}

/* Letters that may follow a stem: few where only gender and number bend it. */
static unsigned ending_of(const char *lang)
{
    return strstr(" de fr es pt it nl sv da nb ca gl is af ", lang) ? 2 : 6;
}

static bool is_vowel(uint32_t c)
{
    static const uint32_t all[] = {'a', 'e', 'i', 'o', 'u', 'y', 0xE1, 0xE9, 0xED, 0x103, 0x131, 0x101, 0x113,
                                   0x430, 0x435, 0x438, 0x43E, 0x443, 0x44B, 0x44F, 0x439, 0x456, 0x457, 0x44C,
                                   0x3B1, 0x3B5, 0x3B7, 0x3B9, 0x3BF, 0x10D8, 0xE4, 0x9BF, 0x940};
    size_t i;

    for (i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i] == c)
            return true;
    return false;
}

static size_t letters_in(norm_str s)
{
    size_t at = 0, n = 0;

    while (at < s.len) {
        nm_utf8_next(s.data, &at);
        n++;
    }
    return n;
}

/* The name without the vowels it ends in, at most two; four letters stay. */
static norm_str stem_of(norm_str s)
{
    unsigned k;

    for (k = 0; k < 2 && letters_in(s) > 4; k++) {
        size_t at = s.len;

        if (!is_vowel(nm_fold(nm_utf8_prev(s.data, &at))))
            break;
        s.len = at;
    }
    return s;
}

/* Small words are written in one with the name: "bi-", "li-", "al-" in Arabic, "me-", "le-" in Hebrew. */
static void add_joined(const char *name, unsigned lang, uint16_t target)
{
    static const char *const arabic[] = {"", "ال", "بال", "لل", "وال", "ب", "ل"};
    static const char *const hebrew[] = {"מ", "ל", "ב", "ה", "מה"};
    const char *rest = !strncmp(name, "ال", 4) ? name + 4 : name;
    char text[256];
    size_t i;

    for (i = 0; !strcmp(prov_lang(lang), "ar") && i < sizeof arabic / sizeof *arabic; i++) {
        snprintf(text, sizeof text, "%s%s", arabic[i], rest);
        prov_add(text, lang, NM_P_LANGUAGE, target);
    }
    for (i = 0; !strcmp(prov_lang(lang), "he") && i < sizeof hebrew / sizeof *hebrew; i++) {
        snprintf(text, sizeof text, "%s%s", hebrew[i], name);
        prov_add(text, lang, NM_P_LANGUAGE, target);
        if (!strncmp(hebrew[i], "מ", 2))
            prov_add(text, lang, NM_P_FROM, 0);
    }
}

/* Letters with a dot below are often written without it. */
static void add_without_nukta(const char *name, unsigned lang, uint16_t target)
{
    char text[256];
    size_t n = 0, at = 0, len = strlen(name);

    while (at < len && n + 4 < sizeof text) {
        uint32_t c = nm_utf8_next(name, &at);

        if (c != 0x93C && c != 0x9BC && c != 0xA3C)
            n += nm_utf8_put(text + n, c);
    }
    text[n] = '\0';
    prov_add(text, lang, NM_P_LANGUAGE, target);
}

static void add_name(const char *name, unsigned lang, uint16_t target)
{
    norm_str s = {name, strlen(name)}, stem;

    prov_add(name, lang, NM_P_LANGUAGE, target);
    add_joined(name, lang, target);
    add_without_nukta(name, lang, target);
    if (is_rigid(prov_lang(lang)) || strchr(name, ' '))
        return;
    stem = stem_of(s);
    if (letters_in(stem) >= 4)
        prov_add_stem(stem, lang, NM_P_LANGUAGE, target, ending_of(prov_lang(lang)));
}

static bool to_utf8(const UChar *u, int32_t n, char *out, int32_t cap)
{
    UErrorCode status = U_ZERO_ERROR;

    u_strToUTF8(out, cap, NULL, u, n, &status);
    return U_SUCCESS(status) && out[0];
}

/* The name of a tag in a locale, as the language alone and as its variety. */
static void add_names_of(const char *tag, const char *locale, unsigned lang)
{
    UErrorCode status = U_ZERO_ERROR;
    ULocaleDisplayNames *names;
    char id[64], text[256];
    UChar u[128];
    int32_t n;

    uloc_forLanguageTag(tag, id, sizeof id, NULL, &status);
    n = uloc_getDisplayLanguage(id, locale, u, 128, &status);
    if (U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING && to_utf8(u, n, text, sizeof text)) {
        char language[16];

        snprintf(language, sizeof language, "%.*s", (int)strcspn(tag, "-"), tag);
        if (strcmp(text, language))
            add_name(text, lang, prov_tag(language));
    }
    status = U_ZERO_ERROR;
    names = uldn_open(locale, ULDN_DIALECT_NAMES, &status);
    n = uldn_localeDisplayName(names, id, u, 128, &status);
    if (U_SUCCESS(status) && strchr(tag, '-') && to_utf8(u, n, text, sizeof text) && !strchr(text, '('))
        add_name(text, lang, prov_tag(tag));
    uldn_close(names);
}

static char known[512][16];
static size_t known_count;

/* The tags of data/lang.tags, the biggest languages first, and some varieties that have names. */
void prov_read_tags(const char *path)
{
    static const char *const more[] = {"pt-BR", "en-GB", "en-US", "fr-CA", "es-419", "no", "fil", "ku", "zh", "sr"};
    FILE *f = fopen(path, "r");
    char line[1024], *word;
    size_t i;

    if (!f)
        prov_die("cannot read", path);
    while (fgets(line, sizeof line, f)) {
        if (strncmp(line, "tier ", 5) || line[5] > '3')
            continue;
        strtok(line + 5, " \n");
        while ((word = strtok(NULL, " \n")) && known_count < 500)
            snprintf(known[known_count++], sizeof known[0], "%.15s", word);
    }
    fclose(f);
    for (i = 0; i < sizeof more / sizeof *more; i++)
        snprintf(known[known_count++], sizeof known[0], "%s", more[i]);
}

static void add_locale(const char *locale, unsigned lang)
{
    size_t i;

    for (i = 0; i < known_count; i++)
        add_names_of(known[i], locale, lang);
}

void prov_add_languages(void)
{
    static const struct {
        const char *lang, *locale;
    } more[] = {{"sr", "sr_Latn"}, {"zh", "zh_Hant"}, {"zh", "zh_Hant_HK"}, {"nb", "nn"}, {"pt", "pt_PT"},
                {"es", "es_MX"}, {"de", "de_AT"}, {"uz", "uz_Cyrl"}, {"tl", "fil"}, {"hr", "bs"}};
    unsigned i, k;

    for (k = 0; k < known_count; k++) /* the languages' own names for themselves go anywhere */
        add_names_of(known[k], known[k], 0);
    for (i = 1; i < prov_lang_count(); i++) {
        add_locale(prov_lang(i), i);
        for (k = 0; k < sizeof more / sizeof *more; k++)
            if (!strcmp(more[k].lang, prov_lang(i)))
                add_locale(more[k].locale, i);
    }
}
