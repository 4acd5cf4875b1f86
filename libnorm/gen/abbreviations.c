/* abbreviations.c - writes build/gen/abbreviations.c: abbreviations by language, from ICU's data and
 * data/abbreviations.txt, whose word goes before ICU's; and the words of data/starters.txt. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>
#include <unicode/utypes.h>

#include "sentences/abbreviations.h"

#define MAX_WORDS 60000
#define MAX_LANGS 1024

typedef struct entry {
    char lang[8];
    char word[48];
    int kind;
    int rank; /* where it is from: the lower, the weightier */
} entry;

static entry entries[MAX_WORDS];
static size_t entry_count;

/* Languages with a certain manner. Each has an empty word, which stands for nothing, so that it has a list. */
typedef struct manner {
    char langs[MAX_LANGS][8];
    size_t n;
} manner;

static manner ordinals, nouns;
static char likes[MAX_LANGS][2][8];
static size_t like_count;

static void fail(const char *what, const char *where)
{
    fprintf(stderr, "abbreviations: %s: %s\n", what, where);
    exit(EXIT_FAILURE);
}

static void add(const char *lang, const char *word, int kind, int rank)
{
    entry *e = &entries[entry_count++];

    if (entry_count == MAX_WORDS || strlen(lang) >= sizeof e->lang || strlen(word) >= sizeof e->word)
        fail("too many or too long", word);
    strcpy(e->lang, lang);
    strcpy(e->word, word);
    e->kind = kind;
    e->rank = rank;
}

/* ---------------------------------------------------------------- from ICU -- */

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
            add(lang, part, kind, rank);
    }
}

/* How sure what ICU says is: names in dates are certain, its break rules have ordinary words among them. */
enum { RANK_FILE, RANK_DATES, RANK_BREAKS };

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

static void read_icu(void)
{
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration *locales = ures_openAvailableLocales(NULL, &status);
    const char *locale;

    while (U_SUCCESS(status) && (locale = uenum_next(locales, NULL, &status)))
        if (!strchr(locale, '_') && strcmp(locale, "root"))
            read_locale(locale);
    uenum_close(locales);
    if (U_FAILURE(status))
        fail("ICU's data cannot be read", u_errorName(status));
}

/* ----------------------------------------------------------- from the file -- */

static int kind_of(const char *name)
{
    static const char *const names[] = {"", "name", "number", "inner", "last", "plain", "starts"};
    int i;

    for (i = 1; i <= NM_ABBR_STARTER; i++)
        if (!strcmp(name, names[i]))
            return i;
    return 0;
}

static void read_words(const char *lang, int kind, const char *line)
{
    char *word;

    for (word = strtok(NULL, " \n"); word; word = strtok(NULL, " \n")) {
        char key[48];

        if (word[strlen(word) - 1] == '.')
            fail("a word with its period", line);
        snprintf(key, sizeof key, kind == NM_ABBR_STARTER ? "+%s" : "%s", word);
        add(lang, key, kind, RANK_FILE);
    }
}

static void read_manner(const char *lang, manner *m)
{
    for (; lang && m->n < MAX_LANGS; lang = strtok(NULL, " \n")) {
        snprintf(m->langs[m->n++], sizeof m->langs[0], "%s", lang);
        add(lang, "", NM_ABBR_PLAIN, RANK_FILE);
    }
}

/* "like da nb nn": the first is the language that the others go by. */
static void read_like(const char *other)
{
    char *lang;

    for (lang = strtok(NULL, " \n"); lang && like_count < MAX_LANGS; lang = strtok(NULL, " \n")) {
        snprintf(likes[like_count][0], sizeof likes[0][0], "%s", lang);
        snprintf(likes[like_count++][1], sizeof likes[0][1], "%s", other);
        add(lang, "", NM_ABBR_PLAIN, RANK_FILE);
    }
}

static void read_line(char *line, int *seen)
{
    char *head = strtok(line, " \n"), *lang;

    if (!head || *head == '#')
        return;
    if (!strcmp(head, "seen")) {
        *seen = 1;
        return;
    }
    lang = strtok(NULL, " \n");
    if (!lang || !*seen)
        fail("a line without a language or where it was seen", head);
    if (!strcmp(head, "ordinals") || !strcmp(head, "nouns"))
        read_manner(lang, *head == 'o' ? &ordinals : &nouns);
    else if (!strcmp(head, "like"))
        read_like(lang);
    else if (kind_of(head))
        read_words(lang, kind_of(head), head);
    else
        fail("an unknown kind", head);
}

static void read_starters(char *line, int *seen)
{
    char *lang = strtok(line, " \n"), *word, key[48];

    if (!lang || *lang == '#')
        return;
    *seen = 1;
    for (word = strtok(NULL, " \n"); word; word = strtok(NULL, " \n")) {
        snprintf(key, sizeof key, "+%s", word);
        add(lang, key, NM_ABBR_STARTER, RANK_FILE);
    }
}

static void read_file(const char *name, void (*read)(char *line, int *seen))
{
    FILE *f = fopen(name, "r");
    char line[2000];
    int seen = 0;

    if (!f)
        fail("cannot be read", name);
    while (fgets(line, sizeof line, f))
        read(line, &seen);
    fclose(f);
}

/* ----------------------------------------------------------------- writing -- */

static int by_lang_and_word(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    int order = strcmp(x->lang, y->lang);

    if (!order)
        order = strcmp(x->word, y->word);
    return order ? order : x->rank - y->rank;
}

static size_t without_doubles(void)
{
    size_t i, n = 0;

    for (i = 0; i < entry_count; i++)
        if (!n || strcmp(entries[n - 1].lang, entries[i].lang) || strcmp(entries[n - 1].word, entries[i].word))
            entries[n++] = entries[i];
    return n;
}

static int is_of(const manner *m, const char *lang)
{
    size_t i;

    for (i = 0; i < m->n; i++)
        if (!strcmp(m->langs[i], lang))
            return 1;
    return 0;
}

/* ICU's names of months are not enough. */
static int has_numbers(size_t first, size_t end)
{
    for (; first < end; first++)
        if (entries[first].kind == NM_ABBR_NUMBER && entries[first].rank == RANK_FILE)
            return 1;
    return 0;
}

static const char *like_of(const char *lang)
{
    size_t i;

    for (i = 0; i < like_count; i++)
        if (!strcmp(likes[i][0], lang))
            return likes[i][1];
    return "";
}

static void print_lists(size_t n)
{
    size_t i, first = 0, lists = 0;

    printf("const nm_abbr_list nm_abbr_lists[] = {\n");
    for (i = 1; i <= n; i++) {
        const char *lang = entries[first].lang;

        if (i < n && !strcmp(entries[i].lang, entries[first].lang))
            continue;
        printf("    {\"%s\", \"%s\", %d, %d, %d, %zu, %zu},\n", lang, like_of(lang), is_of(&ordinals, lang),
               is_of(&nouns, lang), has_numbers(first, i), first, i - first);
        lists++;
        first = i;
    }
    printf("};\nconst unsigned nm_abbr_list_count = %zu;\n", lists);
}

int main(int argc, char **argv)
{
    size_t i, n;

    if (argc != 3)
        return EXIT_FAILURE;
    read_icu();
    read_file(argv[1], read_line);
    read_file(argv[2], read_starters);
    qsort(entries, entry_count, sizeof *entries, by_lang_and_word);
    n = without_doubles();
    printf("/* Made by gen/abbreviations.c from ICU %s and data/abbreviations.txt. */\n"
           "#include \"sentences/abbreviations.h\"\n\nconst char *const nm_abbr_words[] = {\n", U_ICU_VERSION);
    for (i = 0; i < n; i++)
        printf("    \"%d%s\",\n", entries[i].kind, entries[i].word);
    printf("};\n\n");
    print_lists(n);
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
