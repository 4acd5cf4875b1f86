#include "user/match.h"

#include <string.h>

#include "user/symbol.h"

#define EDGE 16u /* signs at a block's ends that are passed over */

static const nm_symbol space = {' ', false, false, false};

/* ---------------------------------------------------------------- states -- */

bool nm_matcher_init(nm_matcher *m, nm_arena *arena, const norm_rules *rules)
{
    size_t i, n = 1;

    memset(m, 0, sizeof *m);
    for (i = 0; i < NM_RUNS; i++)
        n = rules->programs[i].insts.len > n ? rules->programs[i].insts.len : n;
    m->rules = rules;
    m->rank = nm_arena_zalloc(arena, rules->rules.len, sizeof *m->rank);
    m->now.list = nm_arena_zalloc(arena, n, sizeof *m->now.list);
    m->now.place = nm_arena_zalloc(arena, n, sizeof *m->now.place);
    m->now.budget = nm_arena_zalloc(arena, n, 1);
    m->then.list = nm_arena_zalloc(arena, n, sizeof *m->then.list);
    m->then.place = nm_arena_zalloc(arena, n, sizeof *m->then.place);
    m->then.budget = nm_arena_zalloc(arena, n, 1);
    m->found = nm_arena_zalloc(arena, n, sizeof *m->found);
    return m->rank && m->now.list && m->now.place && m->now.budget && m->then.list && m->then.place &&
           m->then.budget && m->found;
}

/* Adds a state and all that it passes to without reading; after_space: white space was just read. A hole that is
 * there already keeps the larger budget: who can take more can take all that who can take less can. */
static void add(nm_matcher *m, nm_live *live, const nm_inst *insts, uint32_t at, unsigned budget, bool after_space)
{
    const nm_inst *inst = &insts[at];
    uint32_t place = live->place[at];

    m->steps++;
    if (place < live->n && live->list[place] == at) {
        if (budget > live->budget[place])
            live->budget[place] = (uint8_t)budget;
        return;
    }
    live->place[at] = (uint32_t)live->n;
    live->budget[live->n] = (uint8_t)budget;
    live->list[live->n++] = at;
    if (inst->op == NM_OP_MATCH)
        m->found[m->found_count++] = inst->c;
    if (inst->op == NM_OP_SPLIT || (inst->op == NM_OP_SPACE && after_space))
        add(m, live, insts, inst->next, insts[inst->next].budget, after_space);
    if (inst->op == NM_OP_SPLIT || inst->op == NM_OP_DIGITS || inst->op == NM_OP_WORD || inst->op == NM_OP_MARKS ||
        inst->op == NM_OP_ANY)
        add(m, live, insts, inst->other, insts[inst->other].budget, after_space);
}

static bool is_separator(uint32_t c)
{
    return c == ',' || c == '.' || c == '\'' || c == ' ';
}

/* One step inside a hole, whose first instruction is `first`. */
static void step_hole(nm_matcher *m, const nm_inst *insts, uint32_t at, unsigned budget, nm_symbol before, nm_symbol s)
{
    uint32_t first = at - (insts[at].op - NM_OP_BEFORE), to;
    bool same_word = insts[at].op == NM_OP_WORD && before.word && !before.wide && !s.wide;
    unsigned price = !s.word || same_word ? 0 : s.wide ? 1 : 3;

    if (price > budget || (s.c == ' ' && insts[at].op == NM_OP_BEFORE))
        return;
    if (s.word)
        to = first + 1;
    else if (s.c == ' ' || insts[at].op == NM_OP_GAP) /* signs behind a space do not belong to the word before it */
        to = first + 3;
    else
        to = insts[at].op == NM_OP_BEFORE ? first : first + 2;
    add(m, &m->then, insts, to, budget - price, s.c == ' ');
}

static void go(nm_matcher *m, const nm_inst *insts, uint32_t to, nm_symbol s)
{
    add(m, &m->then, insts, to, insts[to].budget, s.c == ' ');
}

static void step_one(nm_matcher *m, const nm_inst *insts, size_t i, nm_symbol before, nm_symbol s)
{
    uint32_t at = m->now.list[i];
    const nm_inst *inst = &insts[at];

    switch (inst->op) {
    case NM_OP_CHAR:
        if (s.c == inst->c)
            go(m, insts, inst->next, s);
        break;
    case NM_OP_SPACE:
        if (s.c == ' ')
            go(m, insts, inst->next, s);
        break;
    case NM_OP_DIGIT:
        if (s.digit)
            go(m, insts, inst->next, s);
        break;
    case NM_OP_DIGITS:
        if (s.digit || is_separator(s.c))
            go(m, insts, s.digit ? at : inst->next, s);
        break;
    case NM_OP_ANY:
        go(m, insts, at, s);
        break;
    case NM_OP_SPLIT: case NM_OP_MATCH:
        break;
    default:
        step_hole(m, insts, at, m->now.budget[i], before, s);
    }
}

static void step(nm_matcher *m, const nm_inst *insts, nm_symbol before, nm_symbol s)
{
    nm_live spare = m->now;
    size_t i;

    m->then.n = 0;
    m->found_count = 0;
    for (i = 0; i < m->now.n; i++)
        step_one(m, insts, i, before, s);
    m->steps += m->now.n;
    m->now = m->then;
    m->then = spare;
}

/* ------------------------------------------------------------------ runs -- */

/* A run of one program over one block. */
typedef struct pass {
    nm_matcher *m;
    const nm_program *program;
    nm_match *match;
    size_t tail; /* behind it are signs only */
} pass;

/* The first start at c. */
static size_t starts_at(const nm_program *program, uint32_t c)
{
    const nm_start *starts = program->starts.data;
    size_t low = 0, high = program->starts.len;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (starts[middle].c < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void seed_at(const pass *p, uint32_t c, bool after_space)
{
    const nm_start *starts = p->program->starts.data;
    const nm_inst *insts = p->program->insts.data;
    size_t i;

    for (i = starts_at(p->program, c); i < p->program->starts.len && starts[i].c == c; i++) {
        p->m->steps++;
        if (p->m->rank[starts[i].rule])
            add(p->m, &p->m->now, insts, starts[i].at, insts[starts[i].at].budget, after_space);
    }
}

/* Begins every pattern that nm_symbol s can begin. */
static void seed(const pass *p, nm_symbol s, bool after_space)
{
    seed_at(p, NM_START_ANYTHING, after_space);
    if (s.digit)
        seed_at(p, NM_START_DIGIT, after_space);
    seed_at(p, s.c, after_space);
}

uint32_t nm_matcher_better(const nm_matcher *m, uint32_t a, uint32_t b)
{
    if (a == NM_NO_RULE || b == NM_NO_RULE)
        return a == NM_NO_RULE ? b : a;
    if (m->rank[a] != m->rank[b])
        return m->rank[a] > m->rank[b] ? a : b;
    return a < b ? a : b;
}

/* "pt" takes "pt-BR" too. */
static bool speaks(const nm_matcher *m, norm_str lang)
{
    size_t i;

    for (i = 0; lang.len && i < 2; i++)
        if (m->langs[i] && !strncmp(m->langs[i], lang.data, lang.len) &&
            (!m->langs[i][lang.len] || m->langs[i][lang.len] == '-'))
            return true;
    return !lang.len;
}

/* A pattern of a rule ends at a place. The places come in order, so that the last one is of the longest match. */
static void note(const pass *p, uint32_t rule, size_t at)
{
    const nm_user_rule *r = (const nm_user_rule *)p->m->rules->rules.data + rule;
    nm_match *match = p->match;

    if (!speaks(p->m, r->lang))
        return;
    if (r->place == NM_PLACE_WHOLE && at >= p->tail)
        match->whole = nm_matcher_better(p->m, match->whole, rule);
    if (r->place == NM_PLACE_ANY)
        match->any = nm_matcher_better(p->m, match->any, rule);
    if (r->place == NM_PLACE_START && (match->start = nm_matcher_better(p->m, match->start, rule)) == rule)
        match->start_end = at;
    if (r->place == NM_PLACE_END && (match->end = nm_matcher_better(p->m, match->end, rule)) == rule)
        match->end_begin = at;
}

static void note_all(const pass *p, size_t at)
{
    size_t i;

    for (i = 0; i < p->m->found_count; i++)
        note(p, p->m->found[i], at);
}

/* No pattern begins or ends inside a word. */
static bool is_boundary(nm_symbol before, nm_symbol s)
{
    return !before.word || !s.word || before.wide || s.wide;
}

/* Feeds the block to a program. Patterns begin at every boundary if they float; else at the block's edge, behind up
 * to EDGE signs there, and before `content`. */
static void run(const pass *p, nm_cursor k, size_t content, bool floating)
{
    const nm_inst *insts = p->program->insts.data;
    nm_symbol before = space, s;
    size_t at = k.at, edge = 0;

    p->m->now.n = 0;
    while (nm_symbol_read(&k, &s)) {
        if (is_boundary(before, s)) {
            note_all(p, at);
            if (floating || edge <= EDGE || (!k.backward && at <= content))
                seed(p, s, before.c == ' ');
        }
        edge = edge > EDGE || s.word ? EDGE + 1 : edge + 1;
        if (!p->m->now.n && !floating && edge > EDGE && (k.backward || k.at > content))
            return;
        step(p->m, insts, before, s);
        at = k.at;
        before = s;
    }
    note_all(p, at);
    step(p->m, insts, before, space);
    note_all(p, at);
}

/* Where the signs at the block's end begin. */
static size_t tail_of(norm_str s)
{
    nm_cursor k = {s, s.len, true};
    size_t i, tail = s.len;
    nm_symbol c;

    for (i = 0; i < EDGE && nm_symbol_read(&k, &c) && !c.word; i++)
        tail = k.at;
    return tail;
}

void nm_matcher_run(nm_matcher *m, norm_str s, size_t content, nm_match *match)
{
    nm_cursor forward = {s, 0, false}, backward = {s, s.len, true};
    pass p = {m, NULL, match, tail_of(s)};
    size_t i;

    match->whole = match->start = match->end = match->any = NM_NO_RULE;
    match->start_end = match->end_begin = 0;
    for (i = 0; i < NM_RUNS; i++) {
        p.program = &m->rules->programs[i];
        m->found_count = 0;
        if (p.program->starts.len)
            run(&p, i == NM_RUN_BACKWARD ? backward : forward, content, i == NM_RUN_FLOATING);
    }
}
