/* entities.c - writes build/gen/entities.c: data/entities.txt as a sorted table. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_ENTITIES 512

typedef struct entity {
    char name[16];
    unsigned c;
} entity;

static entity entities[MAX_ENTITIES];
static unsigned count;

static int by_name(const void *a, const void *b)
{
    return strcmp(((const entity *)a)->name, ((const entity *)b)->name);
}

int main(int argc, char **argv)
{
    FILE *f = argc == 2 ? fopen(argv[1], "r") : NULL;
    char line[128];
    unsigned i;

    if (!f)
        return EXIT_FAILURE;
    while (fgets(line, sizeof line, f)) {
        if (*line == '#')
            continue;
        if (count == MAX_ENTITIES || sscanf(line, "%15s %x", entities[count].name, &entities[count].c) != 2) {
            fprintf(stderr, "entities: bad line: %s", line);
            return EXIT_FAILURE;
        }
        count++;
    }
    fclose(f);
    qsort(entities, count, sizeof *entities, by_name);
    printf("/* Made by gen/entities.c from data/entities.txt. */\n#include \"text/entity.h\"\n\n");
    printf("const nm_entity nm_entities[] = {\n");
    for (i = 0; i < count; i++)
        printf("    {\"%s\", 0x%X},\n", entities[i].name, entities[i].c);
    printf("};\nconst unsigned nm_entity_count = %u;\n", count);
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
