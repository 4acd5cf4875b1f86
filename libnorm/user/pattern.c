/* pattern.c - reads a pattern into a tree, and writes the tree as instructions, last one first. */
#include "user/pattern.h"

#include <string.h>

#include "marks/words.h"

enum kind { LITERAL, HOLE, SEQUENCE, CHOICE };

typedef struct node {
    enum kind kind;
    uint32_t c;         /* of a literal; the letter of a hole */
    struct node *first; /* of a sequence, a choice */
    struct node *next;  /* in its parent */
} node;

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

/* -------------------------------------------------------------- reading -- */

static node *fail(reader *r, size_t offset, const char *message)
{
    r->fault->offset = offset;
    r->fault->message = message;
    return NULL;
}

static node *node_new(reader *r, enum kind kind, uint32_t c)
{
    node *n = nm_arena_zalloc(r->arena, 1, sizeof *n);

    if (!n)
        return fail(r, 0, NULL);
    n->kind = kind;
    n->c = c;
    return n;
}

static node *read_choice(reader *r);

static node *read_escape(reader *r)
{
    size_t begin = r->at - 1;
    char c = r->at < r->s.len ? r->s.data[r->at] : '\0';

    r->at++;
    if (c && strchr("dnst*", c))
        return node_new(r, HOLE, (unsigned char)c);
    if (c && strchr("%()|", c))
        return node_new(r, LITERAL, (unsigned char)c);
    return fail(r, begin, "% is followed by d, n, s, t or *, or by a %, ( ) or | that stands for itself");
}

static node *read_group(reader *r)
{
    size_t begin = r->at - 1;
    node *group;

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
static node *read_item(reader *r)
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
    return c ? node_new(r, LITERAL, c) : node_new(r, SEQUENCE, 0);
}

static node *read_sequence(reader *r)
{
    node *sequence = node_new(r, SEQUENCE, 0), *item, **end;

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

static node *read_choice(reader *r)
{
    node *choice = node_new(r, CHOICE, 0), *way, **end;

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
static unsigned least(const node *n)
{
    const node *child;
    unsigned sum = 0, low = 1, one;

    if (n->kind == LITERAL)
        return n->c != ' ';
    for (child = n->first; child; child = child->next) {
        one = least(child);
        sum |= one;
        low = one < low ? one : low;
    }
    return n->kind == CHOICE ? low : sum;
}

static node *read_pattern(reader *r)
{
    node *choice = read_choice(r);

    if (!choice)
        return NULL;
    if (r->at < r->s.len)
        return fail(r, r->at, "this ) has no (");
    if (!least(choice))
        return fail(r, 0, "every way through a pattern needs a letter, digit or sign outside its holes");
    return choice;
}

/* -------------------------------------------------------------- writing -- */

typedef struct writer {
    nm_program *program;
    bool backward, failed;
} writer;

static uint32_t put(writer *w, unsigned op, uint32_t c, uint32_t next, uint32_t other)
{
    nm_inst *inst = nm_vec_push(&w->program->insts);

    if (!inst) {
        w->failed = true;
        return 0;
    }
    inst->op = (uint8_t)op;
    inst->c = c;
    inst->next = next;
    inst->other = other;
    return (uint32_t)w->program->insts.len - 1;
}

static uint32_t put_number(writer *w, uint32_t next)
{
    uint32_t first = (uint32_t)w->program->insts.len;

    put(w, NM_OP_DIGIT, 0, first + 1, 0);
    put(w, NM_OP_DIGITS, 0, first + 2, next);
    put(w, NM_OP_DIGIT, 0, first + 1, 0);
    return first;
}

static uint32_t put_hole(writer *w, uint32_t letter, uint32_t next)
{
    unsigned words = letter == 'n' ? 3 : letter == 's' ? 8 : 24;
    uint32_t first = (uint32_t)w->program->insts.len, op;

    if (letter == 'd')
        return put_number(w, next);
    if (letter == '*')
        return put(w, NM_OP_ANY, 0, 0, next);
    for (op = NM_OP_BEFORE; op <= NM_OP_GAP; op++)
        put(w, op, 0, 0, next);
    if (!w->failed)
        ((nm_inst *)w->program->insts.data)[first].budget = (uint8_t)(3 * words);
    return first;
}

static uint32_t write_node(writer *w, const node *n, uint32_t next);

static uint32_t write_from(writer *w, const node *item, uint32_t next)
{
    return item ? write_node(w, item, write_from(w, item->next, next)) : next;
}

static uint32_t write_sequence(writer *w, const node *n, uint32_t next)
{
    const node *item;

    if (!w->backward)
        return write_from(w, n->first, next);
    for (item = n->first; item; item = item->next)
        next = write_node(w, item, next);
    return next;
}

static uint32_t write_choice(writer *w, const node *n, uint32_t next)
{
    const node *way = n->first;
    uint32_t at = write_node(w, way, next);

    for (way = way->next; way; way = way->next) {
        uint32_t other = write_node(w, way, next);

        at = put(w, NM_OP_SPLIT, 0, at, other);
    }
    return at;
}

static uint32_t write_node(writer *w, const node *n, uint32_t next)
{
    switch (n->kind) {
    case LITERAL:
        return put(w, n->c == ' ' ? NM_OP_SPACE : NM_OP_CHAR, n->c, next, 0);
    case HOLE:
        return put_hole(w, n->c, next);
    case SEQUENCE:
        return write_sequence(w, n, next);
    default:
        return write_choice(w, n, next);
    }
}

/* --------------------------------------------------------------- starts -- */

static bool add_start(nm_program *program, uint32_t c, uint32_t at, uint32_t rule)
{
    nm_start *s = nm_vec_push(&program->starts);

    if (!s)
        return false;
    s->c = c;
    s->at = at;
    s->rule = rule;
    return true;
}

/* What the instruction can begin with; goes on to those that it passes without reading. */
static uint32_t first_of(const nm_inst *inst, uint32_t base, uint8_t *reached)
{
    switch (inst->op) {
    case NM_OP_SPLIT:
        reached[inst->next - base] = reached[inst->other - base] = 1;
        return UINT32_MAX;
    case NM_OP_SPACE:
        reached[inst->next - base] = 1;
        return ' ';
    case NM_OP_CHAR:
        return inst->c;
    case NM_OP_DIGIT:
        return NM_START_DIGIT;
    default:
        return NM_START_ANYTHING;
    }
}

/* All that a pattern which enters at `at` can begin with; its instructions begin at base. */
static bool add_starts(nm_program *program, nm_arena *scratch, uint32_t base, uint32_t at, uint32_t rule)
{
    const nm_inst *insts = program->insts.data;
    uint8_t *reached = nm_arena_zalloc(scratch, at - base + 1, 1);
    size_t before = program->starts.len;
    uint32_t i;

    if (!reached)
        return false;
    reached[at - base] = 1;
    for (i = at + 1; i-- > base;) {
        uint32_t c = reached[i - base] ? first_of(&insts[i], base, reached) : UINT32_MAX;

        if (c == NM_START_ANYTHING) { /* then nothing else tells more */
            program->starts.len = before;
            return add_start(program, c, at, rule);
        }
        if (c != UINT32_MAX && !add_start(program, c, at, rule))
            return false;
    }
    return true;
}

bool nm_pattern_add(nm_program *program, nm_arena *scratch, norm_str pattern, uint32_t rule, bool backward,
                    nm_pattern_fault *fault)
{
    reader r = {pattern, 0, 0, 0, scratch, fault};
    writer w = {program, backward, false};
    const node *tree = read_pattern(&r);
    uint32_t base = (uint32_t)program->insts.len, at;

    if (!tree)
        return false;
    at = write_node(&w, tree, put(&w, NM_OP_MATCH, rule, 0, 0));
    fault->message = NULL;
    fault->offset = 0;
    return !w.failed && add_starts(program, scratch, base, at, rule);
}
