/* provenance.c - writes build/gen/provenance.c: the tables of marks/provenance_table.h, from
 * data/provenance.txt and from ICU's names of the languages of data/lang.tags. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gen/parts/prov_table.h"

static uint32_t kind_of(const char *name)
{
    static const char *const names[NM_P_KINDS] = {
        "translated", "by", "from", "in", "text", "this", "machine", "read", "version", "original", "published",
        "licence", "edited", "notice", "tongue", "and", "language", "self"};
    unsigned i;

    for (i = 0; i < NM_P_KINDS; i++)
        if (!strcmp(names[i], name))
            return 1u << i;
    prov_die("unknown kind", name);
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
            prov_die("no name", tag);
        *rest++ = '\0';
        target = prov_tag(tag);
    }
    for (word = strtok(rest, ","); word; word = strtok(NULL, ","))
        prov_add(word + (*word == ' '), lang, kind, target);
}

static void read_file(const char *path)
{
    FILE *f = fopen(path, "r");
    char line[8192];
    unsigned lang = 0;

    if (!f)
        prov_die("cannot read", path);
    while (fgets(line, sizeof line, f)) {
        line[strcspn(line, "\n")] = '\0';
        if (!line[0] || line[0] == '#')
            continue;
        if (strchr(line, ' ')) {
            read_line(line, lang);
        } else {
            lang = strcmp(line, "mul") ? prov_lang_new(line) : 0;
        }
    }
    fclose(f);
}

int main(int argc, char **argv)
{
    if (argc != 3)
        prov_die("usage", "provenance data/provenance.txt data/lang.tags");
    prov_read_tags(argv[2]);
    read_file(argv[1]);
    prov_add_languages();
    prov_write();
    return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS : EXIT_FAILURE;
}
