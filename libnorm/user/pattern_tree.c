#include "user/pattern_tree.h"

#include <string.h>

#include "marks/words.h"

typedef struct reader {
    norm_str s;
    size_t at;
    unsigned depth, characters;
    nm_arena *arena;
    nm_pattern_fault *fault;
} reader;

static uint32_t fold_sign(uint32_t c)
{
    switch (c) {
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: case 0x60: case 0xB4:
        return '\'';
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0xAB: case 0xBB:
        return '"';
    default:
        return c;
    }
}

uint32_t nm_pattern_fold(uint32_t c)
{
    unsigned flags = nm_uni_of(c)->flags;

    if (flags & NM_SPACE)
        return ' ';
    if (flags & NM_DASH)
        return '-';
    return nm_fold(flags & NM_LETTER ? c : fold_sign(c));
}

static nm_node *fail(reader *r, size_t offset, const char *message)
{
    r->fault->offset = offset;
    r->fault->message = message;
    return NULL;
}

static nm_node *node_new(reader *r, int kind, uint32_t c)
{
    nm_node *n = nm_arena_zalloc(r->arena, 1, sizeof *n);

    if (!n)
        return fail(r, 0, NULL);
    n->kind = kind;
    n->c = c;
    return n;
}

static nm_node *read_choice(reader *r);

static nm_node *read_escape(reader *r)
{
    size_t begin = r->at - 1;
    char c = r->at < r->s.len ? r->s.data[r->at] : '\0';

    r->at++;
    if (c && strchr("dnst*", c))
        return node_new(r, NM_NODE_HOLE, (unsigned char)c);
    if (c && strchr("%()|", c))
        return node_new(r, NM_NODE_LITERAL, (unsigned char)c);
    return fail(r, begin, "% is followed by d, n, s, t or *, or by a %, ( ) or | that stands for itself");
}

static nm_node *read_group(reader *r)
{
    size_t begin = r->at - 1;
    nm_node *group;

    if (++r->depth > NM_PATTERN_DEPTH)
        return fail(r, begin, "more than 8 brackets within each other");
    group = read_choice(r);
    if (group && (r->at == r->s.len || r->s.data[r->at] != ')'))
        return fail(r, begin, "this ( has no )");
    r->at++;
    r->depth--;
    return group;
}

/* One item; a character that folding drops is an empty sequence. */
static nm_node *read_item(reader *r)
{
    size_t begin = r->at;
    uint32_t c = nm_utf8_next(r->s.data, &r->at);

    if (++r->characters > NM_PATTERN_MOST)
        return fail(r, begin, "a pattern has at most 400 characters");
    if (c == '%')
        return read_escape(r);
    if (c == '(')
        return read_group(r);
    c = nm_pattern_fold(c);
    return c ? node_new(r, NM_NODE_LITERAL, c) : node_new(r, NM_NODE_SEQUENCE, 0);
}

static nm_node *read_sequence(reader *r)
{
    nm_node *sequence = node_new(r, NM_NODE_SEQUENCE, 0), *item, **end;

    if (!sequence)
        return NULL;
    end = &sequence->first;
    while (r->at < r->s.len && r->s.data[r->at] != '|' && r->s.data[r->at] != ')') {
        item = read_item(r);
        if (!item)
            return NULL;
        *end = item;
        end = &item->next;
    }
    return sequence;
}

static nm_node *read_choice(reader *r)
{
    nm_node *choice = node_new(r, NM_NODE_CHOICE, 0), *way, **end;

    if (!choice)
        return NULL;
    end = &choice->first;
    for (;;) {
        way = read_sequence(r);
        if (!way)
            return NULL;
        *end = way;
        end = &way->next;
        if (r->at == r->s.len || r->s.data[r->at] != '|')
            return choice;
        r->at++;
    }
}

/* Characters other than spaces that every way through has; more than one is as good as one. */
static unsigned least(const nm_node *n)
{
    const nm_node *child;
    unsigned sum = 0, low = 1, one;

    if (n->kind == NM_NODE_LITERAL)
        return n->c != ' ';
    for (child = n->first; child; child = child->next) {
        one = least(child);
        sum |= one;
        low = one < low ? one : low;
    }
    return n->kind == NM_NODE_CHOICE ? low : sum;
}

const nm_node *nm_pattern_read(nm_arena *arena, norm_str pattern, nm_pattern_fault *fault)
{
    reader r = {pattern, 0, 0, 0, arena, fault};
    const nm_node *choice = read_choice(&r);

    if (!choice)
        return NULL;
    if (r.at < r.s.len)
        return fail(&r, r.at, "this ) has no (");
    if (!least(choice))
        return fail(&r, 0, "every way through a pattern needs a letter, digit or sign outside its holes");
    return choice;
}
