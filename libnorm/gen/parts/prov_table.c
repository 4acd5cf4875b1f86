/* prov_table.c - the hash tables of marks/provenance_table.h while they grow. */
#include "gen/parts/prov_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
static uint32_t word_bits[(1 << NM_PROV_BITS) / 32], stem_bits[(1 << NM_PROV_BITS) / 32];
static uint32_t anchor_bits[(1 << NM_PROV_ANCHOR_BITS) / 32];
static char langs[MAX_LANGS][4] = {"mul"};
static unsigned lang_count = 1;
static char tags[256][16];
static size_t tag_count;

void prov_die(const char *what, const char *detail)
{
    fprintf(stderr, "gen/provenance: %s: %s\n", what, detail);
    exit(EXIT_FAILURE);
}

unsigned prov_lang_new(const char *lang)
{
    if (lang_count == MAX_LANGS)
        prov_die("too many languages", lang);
    snprintf(langs[lang_count], sizeof langs[0], "%.3s", lang);
    return lang_count++;
}

const char *prov_lang(unsigned number)
{
    return langs[number];
}

unsigned prov_lang_count(void)
{
    return lang_count;
}

static entry *entry_of(uint32_t hash)
{
    uint32_t at = hash & (TABLE - 1);

    while (entries[at].hash && entries[at].hash != hash)
        at = (at + 1) & (TABLE - 1);
    entry_count += !entries[at].hash;
    if (entry_count > TABLE / 2)
        prov_die("too many entries", "data/provenance.txt");
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
        prov_die("too many anchors", "data/provenance.txt");
    anchors[at].hash = hash;
    anchor_bits[nm_prov_anchor_bit(hash) / 32] |= 1u << nm_prov_anchor_bit(hash) % 32;
    return &anchors[at];
}

static void add_anchor(uint32_t hash, unsigned lang, uint32_t kind)
{
    nm_prov_anchor *a = anchor_of(hash);

    a->anywhere |= kind != NM_P_FROM;
    a->langs[lang >> 6] |= (uint64_t)1 << (lang & 63);
}

uint16_t prov_tag(const char *tag)
{
    size_t i;

    for (i = 0; i < tag_count; i++)
        if (!strcmp(tags[i], tag))
            return (uint16_t)i;
    if (tag_count == sizeof tags / sizeof *tags)
        prov_die("too many tags", tag);
    snprintf(tags[tag_count], sizeof tags[0], "%s", tag);
    return (uint16_t)tag_count++;
}

/* ---------------------------------------------------------------- entries -- */

static void set_bit(uint32_t *bits, uint32_t bit)
{
    bits[bit / 32] |= 1u << bit % 32;
}

/* Kinds on which a statement can hang. */
#define ANCHORS (NM_P_TRANSLATED | NM_P_MACHINE | NM_P_READ | NM_P_VERSION | NM_P_ORIGINAL | NM_P_PUBLISHED | \
                 NM_P_LICENCE | NM_P_FROM)

static void mark(entry *e, uint32_t kind, uint16_t target)
{
    if (kind == NM_P_LANGUAGE && !(e->kinds & NM_P_LANGUAGE)) /* the first has it */
        e->target = target;
    e->kinds |= kind | (kind == NM_P_SELF ? (uint32_t)NM_P_THIS : 0);
}

void prov_add_stem(norm_str s, unsigned lang, uint32_t kind, uint16_t target, unsigned ending)
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
        if (n == NM_PROV_LEADS)
            set_bit(stem_bits, nm_prov_bit(any));
    }
    if (n < NM_PROV_LEADS)
        set_bit(stem_bits, nm_prov_bit(any));
    e = entry_of(h);
    mark(e, kind, target);
    if (e->ending < ending)
        e->ending = (uint8_t)ending;
    if (kind & ANCHORS)
        add_anchor(any, lang, kind);
}

static void add_words(norm_str s, unsigned lang, uint32_t kind, uint16_t target)
{
    norm_allocator allocator = nm_default_allocator();
    nm_arena arena;
    nm_vec v;
    const nm_word *w;
    uint32_t h = nm_prov_begin(lang);
    size_t i;

    nm_arena_init(&arena, &allocator);
    nm_vec_init(&v, &arena, sizeof(nm_word));
    if (!nm_words_split(s, NM_PROV_SEQUENCE, &v))
        prov_die("out of memory", "words");
    w = v.data;
    for (i = 0; i < v.len; i++) {
        h = nm_prov_step(h, w[i].hash);
        set_bit(word_bits, nm_prov_bit(w[i].hash));
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

void prov_add(const char *text, unsigned lang, uint32_t kind, uint16_t target)
{
    norm_str s = {text, strlen(text)};

    if (s.len && s.data[s.len - 1] == '*') {
        s.len--;
        if (memchr(s.data, ' ', s.len))
            prov_die("an ending behind several words", text);
        add_words(s, lang, kind, target);
        prov_add_stem(s, lang, kind, target, 8);
    } else {
        add_words(s, lang, kind, target);
    }
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

static void write_bits(const char *name, const uint32_t *bits, size_t n)
{
    size_t i;

    printf("const uint32_t %s[] = {\n", name);
    for (i = 0; i < n; i++)
        printf("0x%xu,%s", (unsigned)bits[i], i % 12 == 11 ? "\n" : "");
    printf("};\n\n");
}

void prov_write(void)
{
    size_t i;

    printf("#include \"marks/provenance_table.h\"\n\n");
    write_entries();
    write_anchors();
    write_bits("nm_prov_anchor_bits", anchor_bits, sizeof anchor_bits / sizeof *anchor_bits);
    write_bits("nm_prov_word_bits", word_bits, sizeof word_bits / sizeof *word_bits);
    write_bits("nm_prov_stem_bits", stem_bits, sizeof stem_bits / sizeof *stem_bits);
    printf("const char *const nm_prov_tags[] = {");
    for (i = 0; i < tag_count; i++)
        printf("\"%s\",", tags[i]);
    printf("0};\n\nconst unsigned nm_prov_lang_count = %u;\nconst char nm_prov_langs[][4] = {", lang_count);
    for (i = 0; i < lang_count; i++)
        printf("\"%s\",", langs[i]);
    printf("};\n");
}
