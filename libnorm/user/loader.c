/* loader.c - from a file's bytes to rules, or to what is wrong with it; what is public about rules. */
#include "user/loader.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/sort.h"
#include "base/sum.h"
#include "user/match.h"

/* The column counts characters, from 1. */
static size_t column_of(const nm_loader *l, size_t line_begin, size_t offset)
{
    size_t i, column = 1;

    for (i = line_begin; i < offset && i < l->file.len; i++)
        column += ((unsigned char)l->file.data[i] & 0xC0) != 0x80;
    return column;
}

void nm_loader_fault_at(nm_loader *l, size_t line, size_t line_begin, size_t offset, const char *message)
{
    norm_fault fault = {line, column_of(l, line_begin, offset), offset, message};

    if (l->faults++ >= NM_FAULTS_MOST)
        return;
    nm_fail(l->error, NORM_ERR_DATA, "rules", offset, "%zu:%zu: %s", line, fault.column, message);
    if (l->loading.report)
        l->loading.report(l->loading.user, &fault);
}

void nm_loader_fault(nm_loader *l, size_t offset, const char *format, ...)
{
    char message[120];
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    l->ruined = true;
    nm_loader_fault_at(l, l->line, l->line_begin, offset, message);
}

/* -------------------------------------------------------------- examples -- */

/* Whether a rule takes a text that is a block of its own. */
static bool takes(nm_matcher *m, uint32_t rule, norm_str text)
{
    const nm_user_rule *r = (const nm_user_rule *)m->rules->rules.data + rule;
    nm_match match;

    m->langs[0] = r->lang.data; /* an example is in its rule's language */
    m->rank[rule] = 1;
    nm_matcher_run(m, text, 0, &match);
    m->rank[rule] = 0;
    return match.whole == rule || match.start == rule || match.end == rule || match.any == rule;
}

void nm_loader_try(nm_loader *l)
{
    const nm_example *e = l->examples.data;
    nm_matcher m;
    size_t i;

    if (!nm_matcher_init(&m, &l->scratch, l->rules)) {
        l->no_memory = true;
        return;
    }
    for (i = 0; i < l->examples.len; i++)
        if (takes(&m, e[i].rule, e[i].text) != e[i].must) {
            size_t begin = e[i].offset;

            while (begin && l->file.data[begin - 1] != '\n')
                begin--;
            nm_loader_fault_at(l, e[i].line, begin, e[i].offset,
                               e[i].must ? "the rule does not match this, and must"
                                         : "the rule matches this, and must not");
        }
}

/* --------------------------------------------------------------- loading -- */

static int by_start(const void *a, const void *b)
{
    const nm_start *x = a, *y = b;

    if (x->c != y->c)
        return x->c < y->c ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* What the rules say, and not how the file says it: comments and examples aside. */
static void checksum(norm_rules *rules)
{
    const nm_user_rule *r = rules->rules.data;
    const norm_str *hosts = rules->hosts.data;
    uint64_t sum = NM_SUM_START;
    size_t i, k;

    for (i = 0; i < rules->rules.len; i++, r++) {
        sum = nm_sum_text(sum, r->name);
        for (k = r->host; k < r->host_end; k++)
            sum = nm_sum_str(sum, hosts[k]);
        sum = nm_sum_number(nm_sum_number(nm_sum_number(sum, r->role), r->place), (uint64_t)(r->keep + 1));
        sum = nm_sum_number(nm_sum_number(nm_sum_str(sum, r->lang), r->from), r->until);
        sum = nm_sum_text(sum, r->rule.phrases);
    }
    nm_sum_write(sum, rules->checksum);
}

static void finish(nm_loader *l)
{
    size_t i;

    for (i = 0; i < NM_RUNS; i++)
        if (l->rules->programs[i].starts.len)
            nm_sort(l->rules->programs[i].starts.data, l->rules->programs[i].starts.len, sizeof(nm_start), by_start);
    if (!l->no_memory)
        nm_loader_try(l);
    checksum(l->rules);
}

static void begin(nm_loader *l, norm_rules *rules, norm_str file)
{
    size_t i;

    nm_arena_init(&rules->arena, &rules->allocator);
    nm_vec_init(&rules->rules, &rules->arena, sizeof(nm_user_rule));
    nm_vec_init(&rules->hosts, &rules->arena, sizeof(norm_str));
    for (i = 0; i < NM_RUNS; i++) {
        nm_vec_init(&rules->programs[i].insts, &rules->arena, sizeof(nm_inst));
        nm_vec_init(&rules->programs[i].starts, &rules->arena, sizeof(nm_start));
    }
    l->rules = rules;
    l->file = file;
    nm_arena_init(&l->scratch, &rules->allocator);
    nm_vec_init(&l->examples, &l->scratch, sizeof(nm_example));
    nm_buf_init(&l->phrases, &l->scratch);
}

norm_status nm_loading_complete(const norm_loading *given, norm_loading *loading, norm_error *error)
{
    size_t known;

    memset(loading, 0, sizeof *loading);
    if (given) {
        known = given->struct_size < sizeof *loading ? given->struct_size : sizeof *loading;
        memcpy(loading, given, known);
    }
    return nm_allocator_complete(&loading->allocator)
               ? NORM_OK
               : nm_fail(error, NORM_ERR_OPTION, "options", 0, NM_ALLOCATOR_MESSAGE);
}

void norm_loading_init_sized(norm_loading *loading, size_t struct_size)
{
    memset(loading, 0, struct_size);
    loading->struct_size = struct_size;
}

static norm_status load(nm_loader *l, norm_rules *made, norm_str file, norm_rules **rules)
{
    begin(l, made, file);
    nm_loader_read(l);
    if (!l->no_memory)
        finish(l);
    nm_arena_free(&l->scratch);
    if (!l->no_memory && !l->faults) {
        *rules = made;
        return NORM_OK;
    }
    norm_rules_free(made);
    if (!l->no_memory)
        return NORM_ERR_DATA;
    nm_error_clear(l->error); /* a fault that was found before is not why there are no rules */
    return nm_no_memory(l->error, "rules");
}

norm_status norm_rules_parse(const void *data, size_t size, const norm_loading *loading, norm_rules **rules,
                             norm_error *error)
{
    norm_str file = {size ? data : "", size};
    norm_status status;
    norm_rules *made;
    nm_loader l;

    nm_error_clear(error);
    *rules = NULL;
    memset(&l, 0, sizeof l);
    l.error = error;
    if ((status = nm_loading_complete(loading, &l.loading, error)) != NORM_OK)
        return status;
    if (!data && size)
        return nm_fail(error, NORM_ERR_ARGUMENT, "rules", 0, "no data, but a size");
    if (size > NM_RULES_BYTES)
        return nm_fail(error, NORM_ERR_DATA, "rules", NM_RULES_BYTES, "a file of rules has at most 1 MiB");
    made = nm_alloc(&l.loading.allocator, sizeof *made);
    if (!made)
        return nm_no_memory(error, "rules");
    memset(made, 0, sizeof *made);
    made->allocator = l.loading.allocator;
    return load(&l, made, file, rules);
}

void norm_rules_free(norm_rules *rules)
{
    norm_allocator a;

    if (!rules)
        return;
    a = rules->allocator;
    nm_arena_free(&rules->arena);
    nm_free(&a, rules);
}

const char *norm_rules_checksum(const norm_rules *rules)
{
    return rules->checksum;
}

const norm_rule *norm_rules_at(const norm_rules *rules, size_t index)
{
    return index < rules->rules.len ? &((const nm_user_rule *)rules->rules.data)[index].rule : NULL;
}
