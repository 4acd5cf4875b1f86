#include "cli/digest.h"

#include <stdlib.h>
#include <string.h>

/* Where a name is in the list, or where it goes. */
static size_t place_of(const struct counts *counts, const char *name)
{
    size_t low = 0, high = counts->len;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strcmp(counts->list[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool grow(struct counts *counts)
{
    size_t cap = counts->cap ? 2 * counts->cap : 16;
    struct count *list = realloc(counts->list, cap * sizeof *list);

    if (!list)
        return false;
    counts->list = list;
    counts->cap = cap;
    return true;
}

/* Without memory a summary is not worth failing for. */
void counts_add(struct counts *counts, const char *name, uint64_t n)
{
    size_t i = place_of(counts, name);

    if (i < counts->len && !strcmp(counts->list[i].name, name)) {
        counts->list[i].n += n;
        return;
    }
    if (counts->len == counts->cap && !grow(counts))
        return;
    memmove(counts->list + i + 1, counts->list + i, (counts->len - i) * sizeof *counts->list);
    counts->list[i] = (struct count){name, n};
    counts->len++;
}

static void counts_merge(struct counts *counts, const struct counts *other)
{
    size_t i;

    for (i = 0; i < other->len; i++)
        counts_add(counts, other->list[i].name, other->list[i].n);
}

static uint64_t sum(const struct counts *counts)
{
    uint64_t all = 0;
    size_t i;

    for (i = 0; i < counts->len; i++)
        all += counts->list[i].n;
    return all;
}

/* The most frequent one after the one given, NULL before the first: by count, then by name. */
static const struct count *next_of(const struct counts *counts, const struct count *after)
{
    const struct count *best = NULL;
    size_t i;

    for (i = 0; i < counts->len; i++) {
        const struct count *c = &counts->list[i];

        if (after && (c->n > after->n || (c->n == after->n && c <= after)))
            continue;
        if (!best || c->n > best->n)
            best = c;
    }
    return best;
}

/* "12%", or "<1%" for what is there all the same. */
static void share_text(uint64_t n, uint64_t all, struct buf *out)
{
    uint64_t percent = (uint64_t)((double)n * 100 / (double)all + 0.5);

    buf_text(out, percent ? " " : " <");
    buf_number(out, percent ? percent : 1);
    buf_byte(out, '%');
}

void counts_text(const struct counts *counts, size_t most, struct buf *out)
{
    const struct count *c = NULL;
    uint64_t all = sum(counts), left = all;
    size_t i;

    for (i = 0; i < most && (c = next_of(counts, c)); i++) {
        buf_text(out, i ? ", " : "");
        buf_text(out, c->name);
        share_text(c->n, all, out);
        left -= c->n;
    }
    if (!left)
        return;
    buf_text(out, ", ");
    buf_number(out, counts->len - i);
    buf_text(out, counts->len - i == 1 ? " other" : " others");
    share_text(left, all, out);
}

void digest_lang(struct digest *digest, const char *tag)
{
    counts_add(&digest->langs, tag, 1);
}

void digest_article(struct digest *digest, const norm_article *article)
{
    const norm_block *block;
    size_t i;

    counts_add(&digest->encodings, norm_article_encoding(article)->name, 1);
    for (i = 0; (block = norm_article_block(article, i)); i++) {
        digest->text += block->text.len;
        digest->kept += block->keep ? block->text.len : 0;
    }
    if (i)
        digest_lang(digest, norm_article_lang(article)->tag);
}

void digest_add(struct digest *digest, const struct digest *other)
{
    counts_merge(&digest->langs, &other->langs);
    counts_merge(&digest->encodings, &other->encodings);
    digest->text += other->text;
    digest->kept += other->kept;
}

void digest_free(struct digest *digest)
{
    free(digest->langs.list);
    free(digest->encodings.list);
    memset(digest, 0, sizeof *digest);
}
