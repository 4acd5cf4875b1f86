/* normtest diff: which blocks change between two files of rules. */
#include <stdio.h>
#include <string.h>

#include "cli/batch.h"
#include "cli/ruleset.h"

/* Blocks that cover the same bytes: old[i, i_end) and new[k, k_end). */
struct pair {
    size_t i, i_end, k, k_end;
};

static size_t end_of(const norm_article *article, size_t i)
{
    const norm_block *b = norm_article_block(article, i);

    return b ? b->src.end : SIZE_MAX;
}

/* The next pair behind p; false at the end. Where a rule cuts a block, one of the sides has several. */
static bool next_pair(const norm_article *a, const norm_article *b, struct pair *p)
{
    p->i = p->i_end;
    p->k = p->k_end;
    if (!norm_article_block(a, p->i) || !norm_article_block(b, p->k))
        return false;
    p->i_end++;
    p->k_end++;
    while (end_of(a, p->i_end - 1) != end_of(b, p->k_end - 1)) {
        bool first = end_of(a, p->i_end - 1) < end_of(b, p->k_end - 1);

        if (!norm_article_block(first ? a : b, first ? p->i_end : p->k_end))
            break;
        *(first ? &p->i_end : &p->k_end) += 1;
    }
    return true;
}

static bool differs(const norm_article *a, const norm_article *b, const struct pair *p)
{
    const norm_block *x = norm_article_block(a, p->i), *y = norm_article_block(b, p->k);

    return p->i_end - p->i != 1 || p->k_end - p->k != 1 || x->role != y->role || x->keep != y->keep;
}

/* ------------------------------------------------------------------ text -- */

static void write_line(struct buf *out, const char *mark, const norm_block *b)
{
    buf_text(out, mark);
    buf_text(out, norm_role_name(b->role));
    buf_text(out, b->keep ? ", kept, " : ", not kept, ");
    buf_add(out, b->reason.data, b->reason.len);
    buf_text(out, ": ");
    buf_json(out, b->text);
    buf_byte(out, '\n');
}

static void write_text(struct worker *w, const struct item *item, const struct pair *p, struct buf *out)
{
    size_t i;

    buf_add(out, item->name.data, item->name.len);
    buf_byte(out, ':');
    buf_number(out, norm_article_block(w->article, p->i)->src.begin);
    buf_byte(out, '-');
    buf_number(out, end_of(w->article, p->i_end - 1));
    buf_byte(out, '\n');
    for (i = p->i; i < p->i_end; i++)
        write_line(out, "  - ", norm_article_block(w->article, i));
    for (i = p->k; i < p->k_end; i++)
        write_line(out, "  + ", norm_article_block(w->other, i));
}

/* ------------------------------------------------------------------ JSON -- */

static void write_blocks(struct buf *b, const char *key, const norm_article *article, size_t begin, size_t end)
{
    size_t i;

    buf_text(b, key);
    for (i = begin; i < end; i++) {
        const norm_block *block = norm_article_block(article, i);

        buf_text(b, i > begin ? ",{\"src\":[" : "{\"src\":[");
        buf_number(b, block->src.begin);
        buf_byte(b, ',');
        buf_number(b, block->src.end);
        buf_text(b, "],\"role\":\"");
        buf_text(b, norm_role_name(block->role));
        buf_text(b, block->keep ? "\",\"keep\":true,\"reason\":" : "\",\"keep\":false,\"reason\":");
        buf_json(b, block->reason);
        buf_text(b, ",\"text\":");
        buf_json(b, block->text);
        buf_byte(b, '}');
    }
    buf_byte(b, ']');
}

static void write_change(struct worker *w, const struct pair *p, struct buf *b)
{
    buf_text(b, w->changed ? ",{" : "{");
    write_blocks(b, "\"old\":[", w->article, p->i, p->i_end);
    write_blocks(b, ",\"new\":[", w->other, p->k, p->k_end);
    buf_byte(b, '}');
}

static void write_all(struct worker *w, const struct item *item, struct buf *out)
{
    bool text = w->format == FORMAT_TEXT;
    struct pair p = {0, 0, 0, 0};
    struct buf *b = &w->scratch;

    b->len = 0;
    buf_text(b, "{\"id\":");
    buf_utf8(b, item->id);
    buf_text(b, ",\"changes\":[");
    while (next_pair(w->article, w->other, &p)) {
        if (!differs(w->article, w->other, &p))
            continue;
        if (text)
            write_text(w, item, &p, out);
        else
            write_change(w, &p, b);
        w->changed = true;
    }
    buf_text(b, "]}\n");
    if (!text)
        job_record(w, (norm_str){b->data, b->len}, out);
}

static norm_status diff_one(struct worker *worker, const struct item *item, struct buf *out, norm_error *error)
{
    norm_status status =
        norm_run(worker->context, item->data.data, item->data.len, &item->hints, worker->article, error);

    if (status == NORM_OK)
        status = norm_run(worker->other_context, item->data.data, item->data.len, &item->hints, worker->other, error);
    if (status == NORM_OK) {
        digest_article(&worker->digest, worker->article);
        write_all(worker, item, out);
    }
    return status;
}

/* The inputs behind OLD and NEW; standard input where there are none. */
static int compare(const struct config *config, norm_rules *old, norm_rules *new)
{
    static const struct action action = {diff_one};
    static char *standard_input[] = {(char *)"-"};
    struct config changed = *config;

    changed.options.rules = old;
    changed.other = new;
    changed.inputs = config->input_count > 2 ? config->inputs + 2 : standard_input;
    changed.input_count = config->input_count > 2 ? config->input_count - 2 : 1;
    if (changed.format == FORMAT_AUTO)
        changed.format = FORMAT_TEXT;
    return batch_run(&changed, &action);
}

int cmd_diff(const struct config *config)
{
    norm_rules *old = NULL, *new = NULL;
    int code = STATUS_USAGE;

    if (config->input_count < 2)
        complain("'diff' needs two files of rules, and articles");
    else if (config->format >= FORMAT_EXPLAIN)
        complain("'diff' gives text, json or jsonl");
    else if (ruleset_load(config->inputs[0], &old) == STATUS_GOOD &&
             ruleset_load(config->inputs[1], &new) == STATUS_GOOD)
        code = compare(config, old, new);
    norm_rules_free(old);
    norm_rules_free(new);
    return code;
}
