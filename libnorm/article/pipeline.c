#include "article/pipeline.h"

#include <string.h>

#include "article/fill.h"
#include "facts/facts.h"
#include "label/label.h"
#include "user/apply.h"
#include "user/profile.h"
#include "user/rules.h"

/* How far back from the input limit a line end is looked for, so that no line is torn. */
#define TEAR 65536u

/* What the limit lets through. */
static norm_str within_limit(const nm_run *run, norm_str bytes)
{
    size_t limit = (size_t)run->options->max_input, i;

    if (bytes.len <= limit)
        return bytes;
    for (i = limit; i > 0 && limit - i < TEAR; i--)
        if (bytes.data[i - 1] == '\n')
            break;
    bytes.len = i && bytes.data[i - 1] == '\n' ? i : limit;
    return bytes;
}

static const nm_range *ranges_of(nm_run *run, const nm_block *blocks, size_t n)
{
    nm_range *r = nm_arena_zalloc(run->arena, n, sizeof *r);
    size_t i;

    for (i = 0; r && i < n; i++) {
        r[i].begin = blocks[i].content;
        r[i].end = blocks[i].end;
    }
    return r;
}

/* Languages of the blocks and, for now, of the document: boilerplate still counts. */
static norm_status find_languages(nm_run *run, nm_doc *doc, size_t all, const norm_hints *hints,
                                  const nm_range **ranges)
{
    nm_lang *langs = nm_arena_zalloc(run->arena, all, sizeof *langs);

    *ranges = ranges_of(run, doc->blocks, doc->n);
    if (!langs || !*ranges)
        return nm_no_memory(run->error, "lang");
    doc->langs = langs;
    return nm_lang_blocks(run, doc->text, *ranges, NULL, doc->n, hints, langs, &doc->lang);
}

/* Once labels are known the article's language is that of its body. Most articles have one; the blocks are asked
 * again only if the body's is another than the whole's, which the short ones among them went by. */
static norm_status settle_language(nm_run *run, nm_doc *doc, const nm_vec *pieces, const norm_hints *hints,
                                   const nm_range *ranges)
{
    const nm_piece *p = pieces->data;
    uint8_t *body = nm_arena_zalloc(run->arena, doc->n, 1);
    bool any = false, same = true;
    nm_lang_id before = doc->lang.id;
    size_t i;

    if (!body)
        return nm_no_memory(run->error, "lang");
    for (i = 0; i < pieces->len; i++) {
        if (!p[i].keep)
            continue;
        body[p[i].block] = 1;
        any = true;
        same = same && doc->langs[p[i].block].id == doc->lang.id;
    }
    if (any && !same)
        nm_lang_document(ranges, doc->langs, body, doc->n, &doc->lang);
    if (doc->lang.id == before)
        return NORM_OK;
    return nm_lang_blocks(run, doc->text, ranges, body, doc->n, hints, (nm_lang *)doc->langs, &doc->lang);
}

/* Steps a byte costs in the stages from marks to facts, for the work limit. */
#define STEPS 4u

/* How many of the blocks the work limit lets through. */
static size_t affordable(nm_run *run, const nm_block *blocks, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++)
        if (!nm_work(run, (uint64_t)STEPS * (blocks[i].end - blocks[i].begin)))
            break;
    return i;
}

/* A block that no stage looked at: nothing is known of it. */
static bool add_unseen(const nm_doc *doc, size_t i, norm_role role, const char *reason, nm_vec *pieces)
{
    nm_piece *p = nm_vec_push(pieces);

    if (!p)
        return false;
    p->begin = doc->blocks[i].begin;
    p->end = doc->blocks[i].end;
    p->block = (uint32_t)i;
    p->role = (uint8_t)role;
    p->keep = role == NORM_PARAGRAPH;
    p->score = 0.5f;
    p->reason_kind = "limit";
    p->reason = reason;
    return true;
}

/* Blocks beyond the work limit are kept as they are; what lies beyond the block limit is not. */
static bool add_rest(const nm_doc *doc, size_t labelled, size_t within, nm_vec *pieces)
{
    size_t i;

    for (i = labelled; i < within; i++)
        if (!add_unseen(doc, i, NORM_PARAGRAPH, "work", pieces))
            return false;
    return within == doc->n || add_unseen(doc, within, NORM_OTHER, "blocks", pieces);
}

/* The day that rules are held against: the hint's, else the one that the article gives without them. */
static norm_status find_day(nm_run *run, const nm_doc *doc, const nm_vec *pieces, const norm_hints *hints,
                            uint32_t *day)
{
    nm_facts facts;
    norm_status status;

    *day = nm_day_of(hints->date);
    if (*day)
        return NORM_OK;
    status = nm_facts_collect(run, doc, pieces->data, pieces->len, hints, &facts);
    if (status == NORM_OK)
        *day = nm_day_of(facts.published);
    return status;
}

/* What the site's profile knows to be repeated goes; the user's own rules have the last word. */
static norm_status follow_user(nm_run *run, const nm_doc *doc, const norm_hints *hints, nm_vec *pieces,
                                bool *only_boilerplate)
{
    bool dated;
    uint32_t day = 0;
    norm_status status;

    if (!*only_boilerplate && (status = nm_profile_apply(run, doc, pieces)) != NORM_OK)
        return status;
    if (!nm_user_concern(run->options->rules, hints, &dated))
        return NORM_OK;
    if (dated && (status = find_day(run, doc, pieces, hints, &day)) != NORM_OK)
        return status;
    return nm_user_apply(run, doc, hints, day, pieces, only_boilerplate);
}

/* Labels what lies within the limits: of doc's blocks the first `within`, as far as the work allows. */
static norm_status label(nm_run *run, nm_doc *doc, size_t within, const norm_hints *hints, nm_vec *pieces,
                         bool *only_boilerplate)
{
    nm_marks *marks = nm_arena_zalloc(run->arena, 1, sizeof *marks);
    size_t all = doc->n, labelled;
    const nm_range *ranges;
    norm_status status;

    doc->n = labelled = affordable(run, doc->blocks, within);
    if (!marks)
        return nm_no_memory(run->error, "label");
    if ((status = nm_marks_scan(run, doc->text, doc->blocks, doc->n, marks)) != NORM_OK)
        return status;
    doc->marks = marks;
    if ((status = find_languages(run, doc, all, hints, &ranges)) != NORM_OK)
        return status;
    if ((status = nm_label_blocks(run, doc, pieces, only_boilerplate)) != NORM_OK)
        return status;
    if ((status = follow_user(run, doc, hints, pieces, only_boilerplate)) != NORM_OK)
        return status;
    if ((status = settle_language(run, doc, pieces, hints, ranges)) != NORM_OK)
        return status;
    doc->n = all;
    return add_rest(doc, labelled, within, pieces) ? NORM_OK : nm_no_memory(run->error, "label");
}

static bool add_flags(norm_article *article, bool limited, bool only_boilerplate, bool zawgyi)
{
    return (!limited || nm_article_flag(article, "limit_reached")) &&
           (!only_boilerplate || nm_article_flag(article, "only_boilerplate")) &&
           (!zawgyi || nm_article_flag(article, "zawgyi"));
}

norm_status nm_pipeline_run(nm_run *run, norm_str bytes, const norm_hints *hints, norm_article *article)
{
    norm_str part = within_limit(run, bytes);
    bool limited = false, only_boilerplate = false;
    nm_vec blocks, pieces;
    nm_text text;
    nm_doc doc;
    nm_facts facts;
    norm_status status;

    nm_vec_init(&blocks, run->arena, sizeof(nm_block));
    nm_vec_init(&pieces, run->arena, sizeof(nm_piece));
    memset(&doc, 0, sizeof doc);
    memset(&facts, 0, sizeof facts);
    if ((status = nm_tell(run, "text", 0, bytes.len)) != NORM_OK ||
        (status = nm_text_decode(run, part, hints, &text)) != NORM_OK ||
        (status = nm_tell(run, "blocks", part.len / 4, bytes.len)) != NORM_OK ||
        (status = nm_blocks_split(run, text.s, &blocks, &limited)) != NORM_OK)
        return status;
    nm_work(run, part.len + text.s.len);
    doc.text = text.s;
    doc.blocks = blocks.data;
    doc.n = blocks.len;
    if ((status = nm_tell(run, "label", part.len / 2, bytes.len)) != NORM_OK ||
        (status = label(run, &doc, doc.n - limited, hints, &pieces, &only_boilerplate)) != NORM_OK ||
        (status = nm_tell(run, "facts", part.len, bytes.len)) != NORM_OK ||
        (status = nm_facts_collect(run, &doc, pieces.data, pieces.len, hints, &facts)) != NORM_OK ||
        (status = nm_fill(run, article, bytes, part.len, &text, &doc, pieces.data, pieces.len)) != NORM_OK ||
        (status = run->options->with & NORM_WITH_SENTENCES
                      ? nm_fill_sentences(run, article, &text, &doc, pieces.data, pieces.len)
                      : NORM_OK) != NORM_OK ||
        (status = nm_fill_facts(run, article, &doc, pieces.data, pieces.len, &facts)) != NORM_OK ||
        (status = nm_fill_protected(run, article, &text, &doc, pieces.data, pieces.len)) != NORM_OK ||
        (status = nm_fill_fingerprint(run, article)) != NORM_OK)
        return status;
    limited = limited || part.len < bytes.len || (run->options->max_work && run->work > run->options->max_work);
    if (!add_flags(article, limited, only_boilerplate, text.zawgyi))
        return nm_no_memory(run->error, "facts");
    return NORM_OK;
}

norm_status nm_pipeline_decode(nm_run *run, norm_str bytes, const norm_hints *hints, norm_article *article)
{
    norm_str part = within_limit(run, bytes);
    nm_text text;
    norm_status status;

    if ((status = nm_text_decode(run, part, hints, &text)) != NORM_OK ||
        (status = nm_tell(run, "text", part.len, bytes.len)) != NORM_OK)
        return status;
    article->text = nm_arena_str(&article->arena, text.s);
    if (!article->text.data)
        return nm_no_memory(run->error, "text");
    if (part.len < bytes.len && !nm_article_flag(article, "limit_reached"))
        return nm_no_memory(run->error, "text");
    return nm_fill_encoding(run, article, &text);
}
