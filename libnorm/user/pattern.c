/* pattern.c - a pattern as instructions, last one first, and the characters that it may begin with. */
#include "user/pattern_tree.h"

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

static uint32_t write_node(writer *w, const nm_node *n, uint32_t next);

static uint32_t write_from(writer *w, const nm_node *item, uint32_t next)
{
    return item ? write_node(w, item, write_from(w, item->next, next)) : next;
}

static uint32_t write_sequence(writer *w, const nm_node *n, uint32_t next)
{
    const nm_node *item;

    if (!w->backward)
        return write_from(w, n->first, next);
    for (item = n->first; item; item = item->next)
        next = write_node(w, item, next);
    return next;
}

static uint32_t write_choice(writer *w, const nm_node *n, uint32_t next)
{
    const nm_node *way = n->first;
    uint32_t at = write_node(w, way, next);

    for (way = way->next; way; way = way->next) {
        uint32_t other = write_node(w, way, next);

        at = put(w, NM_OP_SPLIT, 0, at, other);
    }
    return at;
}

static uint32_t write_node(writer *w, const nm_node *n, uint32_t next)
{
    switch (n->kind) {
    case NM_NODE_LITERAL:
        return put(w, n->c == ' ' ? NM_OP_SPACE : NM_OP_CHAR, n->c, next, 0);
    case NM_NODE_HOLE:
        return put_hole(w, n->c, next);
    case NM_NODE_SEQUENCE:
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
    const nm_node *tree = nm_pattern_read(scratch, pattern, fault);
    writer w = {program, backward, false};
    uint32_t base = (uint32_t)program->insts.len, at;

    if (!tree)
        return false;
    at = write_node(&w, tree, put(&w, NM_OP_MATCH, rule, 0, 0));
    fault->message = NULL;
    fault->offset = 0;
    return !w.failed && add_starts(program, scratch, base, at, rule);
}
