/* phrases.c - writes build/gen/phrases.c: the word graph of marks/phrase_table.h, from data/phrases. */
#include <stdio.h>
#include <stdlib.h>

#include "gen/parts/phrase_rules.h"

#define MAX_NODES 200000
#define MAX_EDGES (1u << 19)
#define MAX_WORDS 65000

typedef struct node {
    uint32_t symbol, child, next, out; /* out: index + 1 of the last phrase that ends here */
} node;

static text_rules all;
static uint32_t same_end[MAX_PHRASES]; /* the phrase before that ends at the same node, + 1 */
static node nodes[MAX_NODES];
static size_t node_count = 2;
static uint32_t vocabulary[MAX_WORDS];
static size_t word_count;

/* ------------------------------------------------------------- building -- */

static int compare_hashes(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return x < y ? -1 : x > y;
}

static void build_vocabulary(void)
{
    static uint32_t hashes[MAX_PHRASES * 8];
    size_t i, j, n = 0;

    for (i = 0; i < all.phrase_count; i++)
        for (j = 0; j < all.phrases[i].n && n < sizeof hashes / sizeof *hashes; j++)
            if (all.phrases[i].symbols[j] >= NM_SYM_WORDS)
                hashes[n++] = all.phrases[i].symbols[j];
    qsort(hashes, n, sizeof *hashes, compare_hashes);
    for (i = 0; i < n; i++) {
        if (word_count == MAX_WORDS || n == sizeof hashes / sizeof *hashes)
            fail(&all, "too many words");
        if (!i || hashes[i] != hashes[i - 1])
            vocabulary[word_count++] = hashes[i];
    }
}

static uint32_t symbol_of(uint32_t hash)
{
    const uint32_t *w;

    if (hash < NM_SYM_WORDS)
        return hash;
    w = bsearch(&hash, vocabulary, word_count, sizeof *vocabulary, compare_hashes);
    return NM_SYM_WORDS + (uint32_t)(w - vocabulary);
}

/* The child by a symbol, made if need be; siblings are kept in order. */
static uint32_t child_of(uint32_t parent, uint32_t symbol)
{
    uint32_t *link = &nodes[parent].child;

    while (*link && nodes[*link].symbol < symbol)
        link = &nodes[*link].next;
    if (*link && nodes[*link].symbol == symbol)
        return *link;
    if (node_count == MAX_NODES)
        fail(&all, "more than %d nodes", MAX_NODES);
    nodes[node_count].symbol = symbol;
    nodes[node_count].next = *link;
    *link = (uint32_t)node_count;
    return (uint32_t)node_count++;
}

/* One rule needs a node once, whatever languages share the phrase. */
static bool has_rule(uint32_t at, unsigned rule)
{
    uint32_t p;

    for (p = nodes[at].out; p; p = same_end[p - 1])
        if (all.phrases[p - 1].rule == rule)
            return true;
    return false;
}

static void build_graph(void)
{
    size_t i, j;

    for (i = 0; i < all.phrase_count; i++) {
        uint32_t at = all.phrases[i].root;

        for (j = 0; j < all.phrases[i].n; j++)
            at = child_of(at, symbol_of(all.phrases[i].symbols[j]));
        if (has_rule(at, all.phrases[i].rule))
            continue;
        same_end[i] = nodes[at].out;
        nodes[at].out = (uint32_t)i + 1;
    }
}

/* -------------------------------------------------------------- writing -- */

static void print_string(const char *s)
{
    putchar('"');
    for (; *s; s++)
        printf(*s == '"' || *s == '\\' ? "\\%c" : "%c", *s);
    putchar('"');
}

/* As numbers: compilers need not take string literals of more than 4095 characters. */
static void print_pool(void)
{
    size_t i;

    printf("static const char pool[%zu] = {", all.pool_len);
    for (i = 0; i < all.pool_len; i++)
        printf("%s%d,", i % 32 ? "" : "\n", (int)(signed char)all.pool[i]);
    printf("\n};\n\n");
}

static void print_rules(void)
{
    size_t i;
    const char *c;

    printf("const nm_phrase_rule nm_phrase_rules[] = {\n");
    for (i = 0; i < all.rule_count; i++) {
        printf("{{");
        print_string(all.rules[i].id);
        printf(", NORM_");
        for (c = all.rules[i].role; *c; c++)
            putchar(*c >= 'a' && *c <= 'z' ? *c - 32 : *c);
        printf(",\n ");
        print_string(all.rules[i].what);
        printf(",\n ");
        print_string(all.rules[i].seen);
        printf(",\n pool + %zu}, %d, %d},\n", all.rules[i].phrases, all.rules[i].at, all.rules[i].strength);
    }
    printf("};\nconst size_t nm_phrase_rule_count = %zu;\n\n", all.rule_count);
    printf("const char *const nm_phrase_langs[] = {");
    for (i = 0; i < all.lang_count; i++)
        printf("%s\"%s\", ", i % 16 ? "" : "\n", all.langs[i]);
    printf("NULL};\n\n");
}

/* Nodes in the order in which their numbers are given: breadth first. */
static void number_nodes(uint32_t *order)
{
    size_t done, n = 2;

    order[0] = 0, order[1] = 1;
    for (done = 0; done < n; done++) {
        uint32_t c;

        for (c = nodes[order[done]].child; c; c = nodes[c].next)
            order[n++] = c;
    }
}

static void print_graph(void)
{
    static uint32_t order[MAX_NODES];
    uint32_t first = 2, outs = 1, p, c;
    size_t i;

    number_nodes(order);
    printf("const nm_phrase_node nm_phrase_nodes[] = {");
    for (i = 0; i < node_count; i++) {
        const node *n = &nodes[order[i]];

        printf("%s{%u,%u,%u},", i % 12 ? "" : "\n", first, n->symbol < NM_SYM_WORDS ? n->symbol : NM_SYM_WORDS,
               n->out ? outs : 0);
        for (c = n->child; c; c = nodes[c].next)
            first++;
        for (p = n->out; p; p = same_end[p - 1])
            outs++;
    }
    printf("{%u,0,0}\n};\n\n", first);
    if (outs > 65535)
        fail(&all, "more than 65535 ends of phrases");
    printf("const nm_phrase_out nm_phrase_outs[] = {{0,0,0},");
    for (i = 0; i < node_count; i++)
        for (p = nodes[order[i]].out; p; p = same_end[p - 1])
            printf("{%u,%u,%d},\n", all.phrases[p - 1].rule, all.phrases[p - 1].lang, same_end[p - 1] != 0);
    printf("};\n\n");
}

static void print_edges(void)
{
    static uint32_t order[MAX_NODES], place_of[MAX_NODES];
    static nm_phrase_edge edges[MAX_EDGES];
    uint32_t size = 1024, i, c, at;

    while (size < 2 * node_count)
        size *= 2;
    number_nodes(order);
    for (i = 0; i < node_count; i++)
        place_of[order[i]] = i;
    for (i = 0; i < node_count; i++)
        for (c = nodes[order[i]].child; c; c = nodes[c].next) {
            if (nodes[c].symbol < NM_SYM_WORDS)
                continue;
            at = nm_phrase_edge_place(i, vocabulary[nodes[c].symbol - NM_SYM_WORDS]);
            while (edges[at & (size - 1)].child)
                at++;
            edges[at & (size - 1)].hash = vocabulary[nodes[c].symbol - NM_SYM_WORDS];
            edges[at & (size - 1)].child = place_of[c];
        }
    printf("const uint32_t nm_phrase_edge_mask = %u;\nconst nm_phrase_edge nm_phrase_edges[] = {", size - 1);
    for (i = 0; i < size; i++)
        printf("%s{%uu,%u},", i % 8 ? "" : "\n", edges[i].hash, edges[i].child);
    printf("\n};\n\n");
}

static void print_bits(const char *name, const uint32_t *bits, size_t n)
{
    size_t i;

    printf("const uint32_t %s[] = {", name);
    for (i = 0; i < n; i++)
        printf("%s%uu,", i % 12 ? "" : "\n", bits[i]);
    printf("\n};\n");
}

static void print_filters(void)
{
    static uint32_t lone[(1 << NM_PHRASE_LONE_BITS) / 32], pairs[(1 << NM_PHRASE_PAIR_BITS) / 32];
    static uint32_t firsts[(1 << NM_PHRASE_LONE_BITS) / 32];
    uint32_t bit;
    size_t i;

    for (i = 0; i < all.phrase_count; i++) {
        const text_phrase *p = &all.phrases[i];

        if (p->root != NM_PHRASE_FLOATING) {
            bit = nm_phrase_lone_bit(p->symbols[0]);
            firsts[bit / 32] |= 1u << bit % 32;
            continue;
        }
        if (p->n > 1 && p->symbols[1] >= NM_SYM_WORDS) {
            bit = nm_phrase_pair_bit(p->symbols[0], p->symbols[1]);
            pairs[bit / 32] |= 1u << bit % 32;
        } else {
            bit = nm_phrase_lone_bit(p->symbols[0]);
            lone[bit / 32] |= 1u << bit % 32;
        }
    }
    print_bits("nm_phrase_firsts", firsts, sizeof firsts / sizeof *firsts);
    print_bits("nm_phrase_lone", lone, sizeof lone / sizeof *lone);
    print_bits("nm_phrase_pairs", pairs, sizeof pairs / sizeof *pairs);
}

static bool is_hole(uint32_t symbol)
{
    return symbol == NM_SYM_NAME || symbol == NM_SYM_SHORT || symbol == NM_SYM_TITLE;
}

static void print_after_hole(void)
{
    static uint32_t bits[(1 << NM_PHRASE_AFTER_BITS) / 32], order[MAX_NODES];
    uint32_t i, c;

    number_nodes(order);
    for (i = 0; i < node_count; i++)
        for (c = is_hole(nodes[order[i]].symbol) ? nodes[order[i]].child : 0; c; c = nodes[c].next)
            if (nodes[c].symbol >= NM_SYM_WORDS) {
                uint32_t bit = nm_phrase_after_bit(i, vocabulary[nodes[c].symbol - NM_SYM_WORDS]);

                bits[bit / 32] |= 1u << bit % 32;
            }
    print_bits("nm_phrase_after_hole", bits, sizeof bits / sizeof *bits);
}

int main(int argc, char **argv)
{
    int i;

    for (i = 1; i < argc; i++)
        read_rules(&all, argv[i]);
    end_rules(&all);
    build_vocabulary();
    build_graph();
    printf("/* Made by gen/phrases.c: %zu rules, %zu phrases, %zu languages, %zu words, %zu nodes. */\n"
           "#include \"marks/phrase_table.h\"\n\n",
           all.rule_count, all.phrase_count, all.lang_count, word_count, node_count);
    print_pool();
    print_rules();
    print_graph();
    print_edges();
    print_filters();
    print_after_hole();
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
