#include <string.h>

#include <unicode/uscript.h>

#include "lang/lang_span.h"

#define DOCUMENT_BYTES 1200u /* looked at for a first idea of the document's language */
#define DOCUMENT_PIECES 6u
#define BLOCK_BYTES 300u     /* of a block that is identified */
#define OTHER_ODDS 4.0f      /* logarithm: how much likelier a block is in the document's language */
#define SWITCH 0.80f         /* what another language needs to be believed */
#define OWN 0.5f             /* what a block needs by itself not to be called inherited */

typedef struct stage {
    norm_str text;
    const nm_range *blocks;
    const uint8_t *weight;
    size_t n;
    nm_lang_prior prior;
    nm_evidence evidence; /* of the piece at hand */
    float letters[NM_LANG_MAX + 1];
    nm_lang_id document;
} stage;

static norm_str block_text(const stage *s, size_t i)
{
    return (norm_str){s->text.data + s->blocks[i].begin, s->blocks[i].end - s->blocks[i].begin};
}

static bool counts(const stage *s, size_t i)
{
    return !s->weight || s->weight[i];
}

/* Prior of a block: the document's, in whose language most blocks are. */
static void decide(const stage *s, const nm_lang_prior *prior, unsigned context, nm_lang *lang)
{
    nm_lang_prior with = *prior;

    if (context)
        with.log[context] += OTHER_ODDS;
    nm_lang_decide(&s->evidence, &with, lang);
}

/* ---------------------------------------------------------------- document -- */

/* Blocks at even distances, by bytes; what the most letters of them are in is the document's. */
static void guess_document(stage *s, nm_lang *document)
{
    uint64_t total = 0, seen = 0, next = 0;
    float best = 0;
    size_t i;
    nm_lang one;

    for (i = 0; i < s->n; i++)
        total += counts(s, i) ? s->blocks[i].end - s->blocks[i].begin : 0;
    for (i = 0; i < s->n; i++) {
        if (!counts(s, i))
            continue;
        seen += s->blocks[i].end - s->blocks[i].begin;
        if (seen <= next)
            continue;
        next += total / DOCUMENT_PIECES + 1;
        nm_lang_evidence(block_text(s, i), DOCUMENT_BYTES / DOCUMENT_PIECES, &s->evidence);
        nm_lang_decide(&s->evidence, &s->prior, &one);
        s->letters[one.id] += one.id ? one.confidence * (float)s->evidence.scripts.in_group : 0;
        if (one.id && s->letters[one.id] > best) {
            best = s->letters[one.id];
            *document = one;
        }
    }
    s->document = document->id;
}

/* ------------------------------------------------------------------ blocks -- */

static void inherit(const stage *s, nm_lang *lang, float confidence)
{
    lang->id = s->document;
    lang->source = NORM_INHERITED;
    lang->confidence = s->document ? confidence : 0;
}

/* Without letters a block has no language; of names alone it has the document's. */
static void tag_block(stage *s, size_t i, nm_lang *lang)
{
    norm_str text = block_text(s, i);
    nm_lang own;

    nm_lang_evidence(text, BLOCK_BYTES, &s->evidence);
    nm_lang_decide(&s->evidence, &s->prior, &own);
    decide(s, &s->prior, s->document, lang);
    if (!s->evidence.scripts.letters) {
        lang->id = 0;
        return;
    }
    if (!lang->id)
        return;
    if (lang->id != s->document && (lang->confidence < SWITCH || nm_is_name_list(text))) {
        if (s->document)
            inherit(s, lang, 1.0f - lang->confidence);
        else if (lang->confidence < 0.25f)
            lang->id = 0;
    } else if (lang->id == s->document && (own.id != s->document || own.confidence < OWN)) {
        lang->source = NORM_INHERITED;
    }
}

static bool is_sure(const nm_lang *lang)
{
    return lang->id && lang->source != NORM_INHERITED;
}

/* A block that inherits, between two sure ones of one other language, is in that one. */
static void smooth(const stage *s, nm_lang *each)
{
    size_t i;

    for (i = 1; i + 1 < s->n; i++) {
        nm_lang *lang = &each[i];
        const nm_lang *before = &each[i - 1], *after = &each[i + 1];

        if (lang->source == NORM_INHERITED && before->id != lang->id && before->id == after->id && is_sure(before) &&
            is_sure(after) && lang->script == before->script)
            lang->id = before->id;
    }
}

static void settle_document(stage *s, const nm_lang *each, nm_lang *document)
{
    float letters[NM_LANG_MAX + 1] = {0}, sure[NM_LANG_MAX + 1] = {0};
    size_t i;
    unsigned t, best = 0;

    for (i = 0; i < s->n; i++)
        if (counts(s, i) && each[i].id) {
            float bytes = (float)(s->blocks[i].end - s->blocks[i].begin);

            letters[each[i].id] += bytes;
            sure[each[i].id] += bytes * each[i].confidence;
        }
    for (t = 1; t <= nm_lang_count; t++)
        if (letters[t] > letters[best])
            best = t;
    if (!best)
        return;
    document->id = (nm_lang_id)best;
    document->confidence = sure[best] / letters[best];
    document->source = NORM_DETECTED;
}

norm_status nm_lang_blocks(nm_run *run, norm_str text, const nm_range *blocks, const uint8_t *weight, size_t n,
                           const norm_hints *hints, nm_lang *each, nm_lang *document)
{
    stage *s = nm_arena_zalloc(run->arena, 1, sizeof *s);
    size_t i;

    memset(document, 0, sizeof *document);
    if (!s)
        return nm_no_memory(run->error, "lang");
    s->text = text, s->blocks = blocks, s->weight = weight, s->n = n;
    nm_lang_prior_of(run->options, hints, &s->prior);
    guess_document(s, document);
    for (i = 0; i < n; i++) {
        if (i % 256 == 0 && nm_tell(run, "lang", blocks[i].begin, text.len) != NORM_OK)
            return NORM_ERR_CANCELLED;
        tag_block(s, i, &each[i]);
    }
    smooth(s, each);
    settle_document(s, each, document);
    return NORM_OK;
}
