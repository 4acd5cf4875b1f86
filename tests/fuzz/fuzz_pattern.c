/* The first line as a pattern, the rest as blocks: the automata for the four places must agree with each other, and
 * the cost must be what the header promises. */
#include "fuzz/fuzz.h"

#include "user/match.h"

static const char *const places[] = {"whole", "start", "end", "any"};

/* Adds the pattern for each place, as rule 0 to 3. */
static int add_rules(norm_rules *rules, norm_str pattern)
{
    static const uint8_t runs[] = {NM_RUN_FORWARD, NM_RUN_FORWARD, NM_RUN_BACKWARD, NM_RUN_FLOATING};
    nm_pattern_fault fault;
    uint32_t i;

    for (i = 0; i < 4; i++) {
        nm_user_rule *r = nm_vec_push(&rules->rules);

        memset(r, 0, sizeof *r);
        r->place = (uint8_t)i;
        r->name = places[i];
        if (!nm_pattern_add(&rules->programs[runs[i]], &rules->arena, pattern, i, runs[i] == NM_RUN_BACKWARD, &fault)) {
            if (!fault.message || fault.offset > pattern.len)
                fuzz_must_hold("a pattern that is neither good nor bad");
            return 0;
        }
    }
    return 1;
}

static int by_c(const void *a, const void *b)
{
    const nm_start *x = a, *y = b;

    return x->c != y->c ? (x->c < y->c ? -1 : 1) : (x->at > y->at) - (x->at < y->at);
}

static size_t states(const norm_rules *rules)
{
    size_t i, n = 0;

    for (i = 0; i < NM_RUNS; i++) {
        n += rules->programs[i].insts.len;
        qsort(rules->programs[i].starts.data, rules->programs[i].starts.len, sizeof(nm_start), by_c);
    }
    return n;
}

/* What matches the whole begins and ends it, and what stands at an edge stands somewhere. */
static void check_block(nm_matcher *m, norm_str s, size_t all_states)
{
    uint64_t before = m->steps;
    nm_match match;

    nm_matcher_run(m, s, 0, &match);
    if (match.whole == 0 && (match.start != 1 || match.end != 2))
        fuzz_must_hold("whole, but neither start nor end");
    if ((match.start == 1 || match.end == 2) && match.any != 3)
        fuzz_must_hold("at an edge, but nowhere");
    if (match.start_end > s.len || match.end_begin > s.len)
        fuzz_must_hold("a part beyond the block");
    if (m->steps - before > 8 * (uint64_t)(s.len + 2) * (all_states + 1))
        fuzz_must_hold("more steps than characters times states");
}

static void check(norm_rules *rules, norm_str pattern, norm_str text)
{
    size_t all, begin = 0;
    nm_matcher m;
    int i;

    if (!add_rules(rules, pattern))
        return;
    all = states(rules);
    nm_matcher_init(&m, &rules->arena, rules);
    for (i = 0; i < 4; i++)
        m.rank[i] = 1;
    while (begin < text.len) {
        const char *end = memchr(text.data + begin, '\n', text.len - begin);
        norm_str s = {text.data + begin, end ? (size_t)(end - text.data) - begin : text.len - begin};

        check_block(&m, s, all);
        begin += s.len + 1;
    }
}

/* Copies what is well-formed. */
static norm_str well_formed(nm_arena *arena, const uint8_t *data, size_t size)
{
    norm_str s = {nm_arena_alloc(arena, 3 * size), 0};
    size_t at = 0;
    bool bad;

    while (at < size)
        s.len += nm_utf8_put((char *)s.data + s.len, nm_utf8_any((const char *)data, size, &at, &bad));
    return s;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    norm_rules rules;
    norm_str text, pattern;
    size_t i;

    memset(&rules, 0, sizeof rules);
    rules.allocator = nm_default_allocator();
    nm_arena_init(&rules.arena, &rules.allocator);
    nm_vec_init(&rules.rules, &rules.arena, sizeof(nm_user_rule));
    for (i = 0; i < NM_RUNS; i++) {
        nm_vec_init(&rules.programs[i].insts, &rules.arena, sizeof(nm_inst));
        nm_vec_init(&rules.programs[i].starts, &rules.arena, sizeof(nm_start));
    }
    text = well_formed(&rules.arena, data, size);
    for (i = 0; i < text.len && text.data[i] != '\n'; i++)
        ;
    pattern = (norm_str){text.data, i};
    if (i < text.len)
        check(&rules, pattern, (norm_str){text.data + i + 1, text.len - i - 1});
    nm_arena_free(&rules.arena);
    return 0;
}
