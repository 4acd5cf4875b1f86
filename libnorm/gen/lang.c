/* lang.c - writes build/gen/lang.c: the tables of lang/lang_model.h, from the fitted model
 * and the list of tags. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include "lang/lang_model.h"

static nm_lang_info infos[NM_LANG_MAX + 1];
static unsigned count, fitted_count;
static float unit, factors[NM_LANG_LENGTHS];
static int16_t out[NM_LANG_MAX + 1][NM_LANG_DIM];
static unsigned char trigrams[NM_LANG_MAX + 1][NM_TRIGRAM_SLOTS / 4], trigram_mean[NM_LANG_MAX + 1];
static unsigned char scales[NM_LANG_ROWS], nibbles[NM_LANG_ROWS * 16];

static void fail(const char *what, const char *name)
{
    fprintf(stderr, "gen/lang: %s %s\n", what, name);
    exit(EXIT_FAILURE);
}

static unsigned group_of_name(const char *name)
{
    bool han = !strcmp(name, "Hans") || !strcmp(name, "Hant") || !strcmp(name, "Jpan");
    int script = u_getPropertyValueEnum(UCHAR_SCRIPT, han ? "Hani" : !strcmp(name, "Kore") ? "Hang" : name);

    if (script <= 0 || script > 255)
        fail("unknown script", name);
    return nm_script_group((unsigned)script);
}

static void add_language(const char *tag, const char *script, bool fitted)
{
    nm_lang_info *info = &infos[++count];

    if (count > NM_LANG_MAX)
        fail("too many languages:", tag);
    snprintf(info->tag, sizeof info->tag, "%s", tag);
    info->group = (uint8_t)group_of_name(script);
    info->tier = 3;
    info->fitted = fitted;
}

/* ------------------------------------------------------------- the model -- */

static void read_factors(char *line)
{
    char *at = line + strlen("factors");
    unsigned i;

    for (i = 0; i < NM_LANG_LENGTHS; i++)
        factors[i] = strtof(at, &at);
}

static void read_head(FILE *f)
{
    char line[1024], tag[16], script[8];

    while (fgets(line, sizeof line, f) && strcmp(line, "end\n")) {
        if (sscanf(line, "tag %15s %7s", tag, script) == 2)
            add_language(tag, script, true);
        else if (!strncmp(line, "unit ", 5))
            unit = strtof(line + 5, NULL);
        else if (!strncmp(line, "factors ", 8))
            read_factors(line);
    }
    fitted_count = count;
}

static void read_model(const char *name)
{
    FILE *f = fopen(name, "rb");
    unsigned t, d;

    if (!f)
        fail("cannot read", name);
    read_head(f);
    for (t = 1; t <= fitted_count; t++)
        for (d = 0; d < NM_LANG_DIM; d++) {
            int low = getc(f), high = getc(f);

            out[t][d] = (int16_t)(uint16_t)(low | high << 8);
        }
    if (fread(scales, 1, sizeof scales, f) != sizeof scales || fread(nibbles, 1, sizeof nibbles, f) != sizeof nibbles)
        fail("too short:", name);
    if (fread(trigram_mean + 1, 1, fitted_count, f) != fitted_count ||
        fread(trigrams[1], sizeof trigrams[0], fitted_count, f) != fitted_count)
        fail("too short:", name);
    fclose(f);
}

static unsigned id_of(const char *tag)
{
    unsigned i;

    for (i = 1; i <= count; i++)
        if (!strcmp(infos[i].tag, tag))
            return i;
    return 0;
}

/* -------------------------------------------------------------- the tags -- */

static nm_lang_alias aliases[256];
static unsigned alias_count;
static nm_lang_country countries[1024];
static unsigned country_count;
static char generic[256][4];
static unsigned generic_count;
static char homes[NM_LANG_MAX + 1][4]; /* where they are not the likely region */

static void add_country(const char *domain, unsigned id)
{
    nm_lang_country *c = &countries[country_count];

    if (!id || country_count + 1 == sizeof countries / sizeof countries[0])
        return;
    snprintf(c->domain, sizeof c->domain, "%.3s", domain);
    c->id = (uint8_t)id;
    country_count++;
}

static void read_words(const char *kind, char *words)
{
    char *first = strtok(words, " \n"), *word;

    if (!strcmp(kind, "generic") && first)
        snprintf(generic[generic_count++], sizeof generic[0], "%.3s", first);
    while (first && (word = strtok(NULL, " \n")) != NULL) {
        unsigned id = id_of(word);

        if (!strcmp(kind, "tier") && id)
            infos[id].tier = (uint8_t)atoi(first);
        else if (!strcmp(kind, "script"))
            add_language(first, word, false);
        else if (!strcmp(kind, "country"))
            add_country(first, id);
        else if (!strcmp(kind, "home") && id)
            snprintf(homes[id], sizeof homes[id], "%.2s", first);
        else if (!strcmp(kind, "generic"))
            snprintf(generic[generic_count++], sizeof generic[0], "%.3s", word);
        else if (!strcmp(kind, "alias") && id) {
            snprintf(aliases[alias_count].name, sizeof aliases[0].name, "%.15s", first);
            aliases[alias_count++].id = (uint8_t)id;
        }
    }
}

static void read_tags(const char *name)
{
    FILE *f = fopen(name, "r");
    char line[1024];

    if (!f)
        fail("cannot read", name);
    while (fgets(line, sizeof line, f)) {
        char *space = strchr(line, ' ');

        if (line[0] == '#' || !space)
            continue;
        *space = 0;
        read_words(line, space + 1);
    }
    fclose(f);
}

/* ------------------------------------------------------------- countries -- */

static bool is_listed(const char *domain)
{
    unsigned i;

    for (i = 0; i < country_count; i++)
        if (!strcmp(countries[i].domain, domain))
            return true;
    for (i = 0; i < generic_count; i++)
        if (!strcmp(generic[i], domain))
            return true;
    return false;
}

static unsigned likely_language(const char *country)
{
    char ask[16], full[64], tag[64], *cut;
    UErrorCode status = U_ZERO_ERROR;
    unsigned id;

    snprintf(ask, sizeof ask, "und_%.2s", country);
    uloc_addLikelySubtags(ask, full, sizeof full, &status);
    if (U_FAILURE(status) || !(cut = strchr(full, '_')))
        return 0;
    snprintf(tag, sizeof tag, "%.*s-%.4s", (int)(cut - full), full, cut + 1);
    id = id_of(tag);
    tag[cut - full] = 0;
    return id ? id : id_of(!strcmp(tag, "no") ? "nb" : !strcmp(tag, "fil") ? "tl" : tag);
}

static void add_other_countries(void)
{
    const char *const *c;

    for (c = uloc_getISOCountries(); *c; c++) {
        char domain[4];

        snprintf(domain, sizeof domain, "%c%c", (*c)[0] | 32, (*c)[1] | 32);
        if (!strcmp(domain, "gb"))
            continue;
        if (!is_listed(domain))
            add_country(domain, likely_language(*c));
    }
}

/* --------------------------------------------------------------- regions -- */

static nm_lang_region regions[2048];
static unsigned region_count;

/* Whether a language needs no region to be known as that of this one. */
static bool is_home(unsigned id, const char *region)
{
    char full[64], likely[16] = "";
    UErrorCode status = U_ZERO_ERROR;

    if (homes[id][0])
        return !strcmp(homes[id], region);
    uloc_addLikelySubtags(infos[id].tag, full, sizeof full, &status);
    uloc_getCountry(full, likely, sizeof likely, &status);
    return U_SUCCESS(status) && !strcmp(likely, region);
}

static void add_region(unsigned id, const char *region)
{
    nm_lang_region r;
    unsigned i;

    if (!id || strlen(region) < 2)
        return;
    for (i = 1; i <= region_count; i++)
        if (regions[i].id == id && !strcmp(regions[i].region, region))
            return;
    if (region_count + 2 == sizeof regions / sizeof regions[0])
        fail("too many regions:", region);
    snprintf(r.region, sizeof r.region, "%.3s", region);
    snprintf(r.tag, sizeof r.tag, "%.11s-%.3s", infos[id].tag, region);
    r.id = (uint8_t)id;
    r.home = is_home(id, region);
    regions[++region_count] = r;
}

/* A tag of language and script, however short the library has it: "pa" is "pa_Guru". */
static unsigned id_in_script(const char *language, const char *script)
{
    char tag[64];
    unsigned id, i;

    snprintf(tag, sizeof tag, "%s-%s", language, script);
    if ((id = id_of(tag)) != 0)
        return id;
    id = id_of(language);
    for (i = 0; !id && i < alias_count; i++)
        if (!strcmp(aliases[i].name, language))
            id = aliases[i].id;
    return id && infos[id].group == group_of_name(script) ? id : 0;
}

/* The locales that ICU knows, and the languages of the country domains. */
static void add_regions(void)
{
    int32_t n = uloc_countAvailable(), k;
    unsigned i;

    for (k = 0; k < n; k++) {
        char full[64], language[16], script[16], region[16];
        UErrorCode status = U_ZERO_ERROR;
        const char *name = uloc_getAvailable(k);

        if (uloc_getCountry(name, region, sizeof region, &status) < 2)
            continue;
        uloc_addLikelySubtags(name, full, sizeof full, &status);
        uloc_getLanguage(full, language, sizeof language, &status);
        uloc_getScript(full, script, sizeof script, &status);
        if (U_SUCCESS(status) && strlen(script) == 4)
            add_region(id_in_script(language, script), region);
    }
    for (i = 0; i < country_count; i++) {
        char region[4] = {(char)(countries[i].domain[0] & ~32), (char)(countries[i].domain[1] & ~32), 0, 0};

        if (!countries[i].domain[2])
            add_region(countries[i].id, strcmp(region, "UK") ? region : "GB");
    }
}

/* --------------------------------------------------------------- writing -- */

static void write_row(const unsigned char *bytes, size_t n)
{
    size_t i;

    for (i = 0; i < n; i += 8) {
        unsigned long long w = 0;
        int b;

        for (b = 7; b >= 0; b--)
            w = w << 8 | bytes[i + (size_t)b];
        printf("%s0x%llx,", i % 64 ? "" : "\n", w);
    }
}

static void write_words(const char *name, const unsigned char *bytes, size_t n)
{
    printf("\nconst uint64_t %s[%zu] = {", name, n / 8);
    write_row(bytes, n);
    printf("\n};\n");
}

/* Of fitted languages only; "und" at 0 is empty. */
static void write_trigrams(void)
{
    unsigned i;

    printf("\nconst uint64_t nm_lang_trigrams[%u][NM_TRIGRAM_SLOTS / 32] = {{0},", fitted_count + 1);
    for (i = 1; i <= fitted_count; i++) {
        printf("\n{");
        write_row(trigrams[i], sizeof trigrams[i]);
        printf("},");
    }
    printf("\n};\n\nconst uint8_t nm_lang_trigram_mean[%u] = {", count + 1);
    for (i = 0; i <= count; i++)
        printf("%u,", trigram_mean[i]);
    printf("};\n");
}

/* Fitted languages come by group; those told by script alone have groups of their own. */
static void write_groups(void)
{
    unsigned g, i, from[256] = {0}, to[256] = {0};

    for (i = count; i >= 1; i--) {
        from[infos[i].group] = i;
        if (!to[infos[i].group])
            to[infos[i].group] = i + 1;
    }
    printf("\nconst uint8_t nm_lang_group_from[256] = {");
    for (g = 0; g < 256; g++)
        printf("%u,", from[g]);
    printf("};\nconst uint8_t nm_lang_group_to[256] = {");
    for (g = 0; g < 256; g++)
        printf("%u,", to[g]);
    printf("};\n");
}

static void write_languages(void)
{
    unsigned i, d;

    printf("const unsigned nm_lang_count = %u;\n\nconst nm_lang_info nm_lang_infos[%u] = {\n", count, count + 2);
    printf("{\"und\",0,0,0},\n");
    for (i = 1; i <= count; i++)
        printf("{\"%s\",%u,%u,%d},\n", infos[i].tag, infos[i].group, infos[i].tier, infos[i].fitted);
    printf("{\"\",0,0,0}};\n\nconst int16_t nm_lang_out[%u][NM_LANG_DIM] = {\n", count + 1);
    for (i = 0; i <= count; i++) {
        printf("{");
        for (d = 0; d < NM_LANG_DIM; d++)
            printf("%d,", out[i][d]);
        printf("},\n");
    }
    printf("};\n");
}

static void write_names(void)
{
    unsigned i;

    printf("\nconst unsigned nm_lang_alias_count = %u;\nconst nm_lang_alias nm_lang_aliases[] = {\n", alias_count);
    for (i = 0; i < alias_count; i++)
        printf("{\"%s\",%u},\n", aliases[i].name, aliases[i].id);
    printf("};\n\nconst unsigned nm_lang_country_count = %u;\nconst nm_lang_country nm_lang_countries[] = {\n",
           country_count);
    for (i = 0; i < country_count; i++)
        printf("{\"%s\",%u},\n", countries[i].domain, countries[i].id);
    printf("};\n\nconst unsigned nm_lang_region_count = %u;\nconst nm_lang_region nm_lang_regions[] = {\n",
           region_count);
    for (i = 0; i <= region_count; i++)
        printf("{\"%s\",\"%s\",%u,%d},\n", regions[i].tag, regions[i].region, regions[i].id, regions[i].home);
    printf("};\n");
}

int main(int argc, char **argv)
{
    unsigned i;

    if (argc != 3)
        fail("usage:", "lang MODEL TAGS");
    read_model(argv[1]);
    read_tags(argv[2]);
    add_other_countries();
    add_regions();
    printf("/* Made by gen/lang.c. */\n#include \"lang/lang_model.h\"\n\n");
    write_languages();
    write_groups();
    write_names();
    printf("\nconst float nm_lang_unit = %.9gf;\nconst float nm_lang_temperature[NM_LANG_LENGTHS] = {", unit);
    for (i = 0; i < NM_LANG_LENGTHS; i++)
        printf("%.4ff,", factors[i]);
    printf("};\n");
    write_trigrams();
    write_words("nm_lang_scales", scales, sizeof scales);
    write_words("nm_lang_rows", nibbles, sizeof nibbles);
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
