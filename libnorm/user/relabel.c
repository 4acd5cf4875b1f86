#include "user/relabel.h"

/* The document that is left, and which block of the whole one each of its blocks is. */
typedef struct rest {
    nm_doc doc;
    nm_block *blocks;
    nm_lang *langs;
    nm_marks *marks;
    uint32_t *whole;
} rest;

static bool allocate(nm_run *run, size_t n, rest *r)
{
    r->blocks = nm_arena_zalloc(run->arena, n, sizeof *r->blocks);
    r->langs = nm_arena_zalloc(run->arena, n, sizeof *r->langs);
    r->whole = nm_arena_zalloc(run->arena, n, sizeof *r->whole);
    r->marks = nm_arena_zalloc(run->arena, 1, sizeof *r->marks);
    return r->blocks && r->langs && r->whole && r->marks;
}

static void fill(const nm_doc *doc, const nm_range *left, size_t last, rest *r)
{
    size_t i, n = 0;

    for (i = 0; i < doc->n; i++) {
        nm_block b = doc->blocks[i];

        if (i <= last) {
            b.begin = left[i].begin;
            b.end = left[i].end;
            b.content = b.content > b.begin && b.content < b.end ? b.content : b.begin;
        }
        if (b.begin == b.end)
            continue;
        r->blocks[n] = b;
        r->langs[n] = doc->langs[i];
        r->whole[n++] = (uint32_t)i;
    }
    r->doc = *doc;
    r->doc.blocks = r->blocks;
    r->doc.langs = r->langs;
    r->doc.marks = r->marks;
    r->doc.n = n;
}

static bool add_taken(const nm_doc *doc, size_t block, nm_vec *out)
{
    nm_piece *p = nm_vec_push(out);

    if (!p)
        return false;
    p->begin = doc->blocks[block].begin;
    p->end = doc->blocks[block].end;
    p->block = (uint32_t)block;
    p->role = NORM_OTHER;
    p->reason_kind = "user";
    p->reason = "";
    return true;
}

/* The pieces of the rest under their numbers in the whole, with what was taken away between them. */
static bool merge(const nm_doc *doc, const rest *r, const nm_vec *found, nm_vec *out)
{
    const nm_piece *p = found->data;
    size_t i, k = 0;

    for (i = 0; i < doc->n; i++) {
        if (k == found->len || r->whole[p[k].block] != i) {
            if (!add_taken(doc, i, out))
                return false;
            continue;
        }
        for (; k < found->len && r->whole[p[k].block] == i; k++) {
            nm_piece *slot = nm_vec_push(out);

            if (!slot)
                return false;
            *slot = p[k];
            slot->block = (uint32_t)i;
        }
    }
    return true;
}

norm_status nm_user_relabel(nm_run *run, const nm_doc *doc, const nm_range *left, size_t last, nm_vec *pieces,
                            bool *only_boilerplate)
{
    norm_status status;
    nm_vec found;
    rest r;

    if (!allocate(run, doc->n, &r))
        return nm_no_memory(run->error, "label");
    fill(doc, left, last, &r);
    if (!r.doc.n)
        return NORM_OK;
    nm_vec_init(&found, run->arena, sizeof(nm_piece));
    if ((status = nm_marks_scan(run, doc->text, r.blocks, r.doc.n, r.marks)) != NORM_OK ||
        (status = nm_label_blocks(run, &r.doc, &found, only_boilerplate)) != NORM_OK)
        return status;
    nm_vec_init(pieces, run->arena, sizeof(nm_piece));
    return merge(doc, &r, &found, pieces) ? NORM_OK : nm_no_memory(run->error, "label");
}
