/* provenance.c - writes build/gen/provenance.c: the tables of marks/provenance_table.h, from
 * data/provenance.txt and from ICU's names of the languages of data/lang.tags. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "marks/provenance_table.h"

#define TABLE (1u << 17)
#define MAX_LANGS 120u

typedef struct entry {
    uint32_t hash, kinds;
    uint16_t target;
    uint8_t more, ending;
} entry;

static entry entries[TABLE];
static nm_prov_anchor anchors[TABLE];
static size_t entry_count, anchor_count;
static char langs[MAX_LANGS][4] = {"mul"};
static unsigned lang_count = 1;
static char tags[256][16];
static size_t tag_count;

static void die(const char *what, const char *detail)
{
    fprintf(stderr, "gen/provenance: %s: %s\n", what, detail);
    exit(EXIT_FAILURE);
}

static entry *entry_of(uint32_t hash)
{
    uint32_t at = hash & (TABLE - 1);

    while (entries[at].hash && entries[at].hash != hash)
        at = (at + 1) & (TABLE - 1);
    entry_count += !entries[at].hash;
    if (entry_count > TABLE / 2)
        die("too many entries", "data/provenance.txt");
    entries[at].hash = hash;
    return &entries[at];
}

static nm_prov_anchor *anchor_of(uint32_t hash)
{
    uint32_t at = hash & (TABLE - 1);

    while (anchors[at].hash && anchors[at].hash != hash)
        at = (at + 1) & (TABLE - 1);
    anchor_count += !anchors[at].hash;
    if (anchor_count > TABLE / 2)
        die("too many anchors", "data/provenance.txt");
    anchors[at].hash = hash;
    return &anchors[at];
}

static void add_anchor(uint32_t hash, unsigned lang, uint32_t kind)
{
    nm_prov_anchor *a = anchor_of(hash);

    a->anywhere |= kind != NM_P_FROM;
    a->langs[lang >> 6] |= (uint64_t)1 << (lang & 63);
}

static uint16_t tag_of(const char *tag)
{
    size_t i;

    for (i = 0; i < tag_count; i++)
        if (!strcmp(tags[i], tag))
            return (uint16_t)i;
    if (tag_count == sizeof tags / sizeof *tags)
        die("too many tags", tag);
    snprintf(tags[tag_count], sizeof tags[0], "%s", tag);
    return (uint16_t)tag_count++;
}

/* ---------------------------------------------------------------- entries -- */

/* Kinds on which a statement can hang. */
#define ANCHORS (NM_P_TRANSLATED | NM_P_MACHINE | NM_P_READ | NM_P_VERSION | NM_P_ORIGINAL | NM_P_PUBLISHED | \
                 NM_P_LICENCE | NM_P_FROM)

static void mark(entry *e, uint32_t kind, uint16_t target)
{
    if (kind == NM_P_LANGUAGE && !(e->kinds & NM_P_LANGUAGE)) /* the first has it */
        e->target = target;
    e->kinds |= kind | (kind == NM_P_SELF ? (uint32_t)NM_P_THIS : 0);
}

static void add_stem(norm_str s, unsigned lang, uint32_t kind, uint16_t target, unsigned ending)
{
    uint32_t h = nm_prov_begin_stem(lang), any = nm_prov_begin_stem(NM_PROV_ANY);
    size_t at = 0, n = 0;
    entry *e;

    while (at < s.len) {
        uint32_t c = nm_fold(nm_utf8_next(s.data, &at));

        if (!c)
            continue;
        if (n && n <= NM_PROV_LEADS)
            entry_of(h)->more = 1;
        if (n++ && (kind & ANCHORS))
            anchor_of(any)->more = 1;
        h = nm_prov_step(h, c);
        any = nm_prov_step(any, c);
    }
    e = entry_of(h);
    mark(e, kind, target);
    if (e->ending < ending)
        e->ending = (uint8_t)ending;
    if (kind & ANCHORS)
        add_anchor(any, lang, kind);
}

static norm_allocator allocator;

static void add_words(norm_str s, unsigned lang, uint32_t kind, uint16_t target)
{
    nm_arena arena;
    nm_vec v;
    const nm_word *w;
    uint32_t h = nm_prov_begin(lang);
    size_t i;

    nm_arena_init(&arena, &allocator);
    nm_vec_init(&v, &arena, sizeof(nm_word));
    if (!nm_words_split(s, NM_PROV_SEQUENCE, &v))
        die("out of memory", "words");
    w = v.data;
    for (i = 0; i < v.len; i++) {
        h = nm_prov_step(h, w[i].hash);
        if (i + 1 < v.len)
            entry_of(h)->more = 1;
    }
    if (v.len) {
        mark(entry_of(h), kind, target);
        if (kind & ANCHORS)
            add_anchor(nm_prov_step(nm_prov_begin(NM_PROV_ANY), w[0].hash), lang, kind);
    }
    nm_arena_free(&arena);
}

static void add(const char *text, unsigned lang, uint32_t kind, uint16_t target)
{
    norm_str s = {text, strlen(text)};

    if (s.len && s.data[s.len - 1] == '*') {
        s.len--;
        if (memchr(s.data, ' ', s.len))
            die("an ending behind several words", text);
        add_words(s, lang, kind, target);
        add_stem(s, lang, kind, target, 8);
    } else {
        add_words(s, lang, kind, target);
    }
}

/* ------------------------------------------------------ names of languages -- */

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

    for (i = 0; !strcmp(langs[lang], "ar") && i < sizeof arabic / sizeof *arabic; i++) {
        snprintf(text, sizeof text, "%s%s", arabic[i], rest);
        add(text, lang, NM_P_LANGUAGE, target);
    }
    for (i = 0; !strcmp(langs[lang], "he") && i < sizeof hebrew / sizeof *hebrew; i++) {
        snprintf(text, sizeof text, "%s%s", hebrew[i], name);
        add(text, lang, NM_P_LANGUAGE, target);
        if (!strncmp(hebrew[i], "מ", 2))
            add(text, lang, NM_P_FROM, 0);
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
    add(text, lang, NM_P_LANGUAGE, target);
}

static void add_name(const char *name, unsigned lang, uint16_t target)
{
    norm_str s = {name, strlen(name)}, stem;

    add(name, lang, NM_P_LANGUAGE, target);
    add_joined(name, lang, target);
    add_without_nukta(name, lang, target);
    if (is_rigid(langs[lang]) || strchr(name, ' '))
        return;
    stem = stem_of(s);
    if (letters_in(stem) >= 4)
        add_stem(stem, lang, NM_P_LANGUAGE, target, ending_of(langs[lang]));
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
            add_name(text, lang, tag_of(language));
    }
    status = U_ZERO_ERROR;
    names = uldn_open(locale, ULDN_DIALECT_NAMES, &status);
    n = uldn_localeDisplayName(names, id, u, 128, &status);
    if (U_SUCCESS(status) && strchr(tag, '-') && to_utf8(u, n, text, sizeof text) && !strchr(text, '('))
        add_name(text, lang, tag_of(tag));
    uldn_close(names);
}

static char known[512][16];
static size_t known_count;

/* The tags of data/lang.tags, the biggest languages first, and some varieties that have names. */
static void read_tags(const char *path)
{
    static const char *const more[] = {"pt-BR", "en-GB", "en-US", "fr-CA", "es-419", "no", "fil", "ku", "zh", "sr"};
    FILE *f = fopen(path, "r");
    char line[1024], *word;
    size_t i;

    if (!f)
        die("cannot read", path);
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

static void add_languages(void)
{
    static const struct {
        const char *lang, *locale;
    } more[] = {{"sr", "sr_Latn"}, {"zh", "zh_Hant"}, {"zh", "zh_Hant_HK"}, {"nb", "nn"}, {"pt", "pt_PT"},
                {"es", "es_MX"}, {"de", "de_AT"}, {"uz", "uz_Cyrl"}, {"tl", "fil"}, {"hr", "bs"}};
    unsigned i, k;

    for (k = 0; k < known_count; k++) /* the languages' own names for themselves go anywhere */
        add_names_of(known[k], known[k], 0);
    for (i = 1; i < lang_count; i++) {
        add_locale(langs[i], i);
        for (k = 0; k < sizeof more / sizeof *more; k++)
            if (!strcmp(more[k].lang, langs[i]))
                add_locale(more[k].locale, i);
    }
}

/* ------------------------------------------------------------- the file -- */

static uint32_t kind_of(const char *name)
{
    static const char *const names[NM_P_KINDS] = {
        "translated", "by", "from", "in", "text", "this", "machine", "read", "version", "original", "published",
        "licence", "edited", "notice", "tongue", "and", "language", "self"};
    unsigned i;

    for (i = 0; i < NM_P_KINDS; i++)
        if (!strcmp(names[i], name))
            return 1u << i;
    die("unknown kind", name);
    return 0;
}

static void read_line(char *line, unsigned lang)
{
    char *rest = strchr(line, ' '), *word;
    uint16_t target = 0;
    uint32_t kind;

    *rest++ = '\0';
    kind = kind_of(line);
    if (kind == NM_P_LANGUAGE) {
        char *tag = rest;

        rest = strchr(rest, ' ');
        if (!rest)
            die("no name", tag);
        *rest++ = '\0';
        target = tag_of(tag);
    }
    for (word = strtok(rest, ","); word; word = strtok(NULL, ","))
        add(word + (*word == ' '), lang, kind, target);
}

static void read_file(const char *path)
{
    FILE *f = fopen(path, "r");
    char line[8192];
    unsigned lang = 0;

    if (!f)
        die("cannot read", path);
    while (fgets(line, sizeof line, f)) {
        line[strcspn(line, "\n")] = '\0';
        if (!line[0] || line[0] == '#')
            continue;
        if (strchr(line, ' ')) {
            read_line(line, lang);
        } else if (!strcmp(line, "mul")) {
            lang = 0;
        } else if (lang_count == MAX_LANGS) {
            die("too many languages", line);
        } else {
            lang = lang_count++;
            snprintf(langs[lang], sizeof langs[0], "%.3s", line);
        }
    }
    fclose(f);
}

/* -------------------------------------------------------------- writing -- */

static void write_entries(void)
{
    uint32_t size = 1024, i, at;
    nm_prov_entry *t;

    while (size * 4 < entry_count * 5)
        size *= 2;
    t = calloc(size, sizeof *t);
    for (i = 0; t && i < TABLE; i++) {
        if (!entries[i].hash)
            continue;
        for (at = entries[i].hash & (size - 1); t[at].hash; at = (at + 1) & (size - 1))
            ;
        t[at].hash = entries[i].hash;
        t[at].kinds = entries[i].kinds;
        t[at].target = entries[i].target & 511;
        t[at].more = entries[i].more & 1;
        t[at].ending = entries[i].ending & 15;
    }
    printf("const uint32_t nm_prov_mask = %u;\nconst nm_prov_entry nm_prov_entries[%u] = {\n", size - 1, size);
    for (i = 0; t && i < size; i++)
        printf("{%uu,%u,%u,%u,%u},%s", (unsigned)t[i].hash, (unsigned)t[i].kinds, (unsigned)t[i].target,
               (unsigned)t[i].more, (unsigned)t[i].ending,
               i % 6 == 5 ? "\n" : "");
    printf("};\n\n");
    free(t);
}

static void write_anchors(void)
{
    uint32_t size = 1024, i, at;
    nm_prov_anchor *t;

    while (size * 2 < anchor_count * 3)
        size *= 2;
    t = calloc(size, sizeof *t);
    for (i = 0; t && i < TABLE; i++) {
        if (!anchors[i].hash)
            continue;
        for (at = anchors[i].hash & (size - 1); t[at].hash; at = (at + 1) & (size - 1))
            ;
        t[at] = anchors[i];
    }
    printf("const uint32_t nm_prov_anchor_mask = %u;\nconst nm_prov_anchor nm_prov_anchors[%u] = {\n", size - 1, size);
    for (i = 0; t && i < size; i++)
        printf("{%uu,%u,%u,{0x%llxu,0x%llxu}},%s", t[i].hash, t[i].anywhere, t[i].more,
               (unsigned long long)t[i].langs[0], (unsigned long long)t[i].langs[1], i % 4 == 3 ? "\n" : "");
    printf("};\n\n");
    free(t);
}

int main(int argc, char **argv)
{
    size_t i;

    if (argc != 3)
        die("usage", "provenance data/provenance.txt data/lang.tags");
    allocator = nm_default_allocator();
    read_tags(argv[2]);
    read_file(argv[1]);
    add_languages();
    printf("#include \"marks/provenance_table.h\"\n\n");
    write_entries();
    write_anchors();
    printf("const char *const nm_prov_tags[] = {");
    for (i = 0; i < tag_count; i++)
        printf("\"%s\",", tags[i]);
    printf("0};\n\nconst unsigned nm_prov_lang_count = %u;\nconst char nm_prov_langs[][4] = {", lang_count);
    for (i = 0; i < lang_count; i++)
        printf("\"%s\",", langs[i]);
    printf("};\n");
    return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS : EXIT_FAILURE;
}
