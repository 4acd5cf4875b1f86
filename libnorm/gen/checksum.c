/* checksum.c - writes build/gen/checksum.c: one number over all rules and models. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include <unicode/uchar.h>

/* FNV-1a, 64 bits. */
static uint64_t add(uint64_t h, int byte)
{
    return (h ^ (uint64_t)byte) * UINT64_C(1099511628211);
}

static uint64_t add_file(uint64_t h, const char *name)
{
    FILE *f = fopen(name, "rb");
    int c;

    if (!f) {
        perror(name);
        exit(EXIT_FAILURE);
    }
    while ((c = getc(f)) != EOF)
        h = add(h, c);
    fclose(f);
    return add(h, 256);
}

int main(int argc, char **argv)
{
    uint64_t h = UINT64_C(14695981039346656037);
    const char *unicode = U_UNICODE_VERSION;
    int i;

    for (i = 1; i < argc; i++)
        h = add_file(h, argv[i]);
    for (; *unicode; unicode++)
        h = add(h, *unicode);
    printf("extern const char nm_data_checksum[];\nconst char nm_data_checksum[] = \"%016" PRIx64 "\";\n", h);
    return fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
