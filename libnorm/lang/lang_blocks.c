#include <string.h>

#include <unicode/uscript.h>

#include "base/real.h"
#include "lang/lang_letters.h"
#include "lang/lang_stage.h"

#define BLOCK_BYTES 240u      /* of a block that is identified */
#define AGAIN_BYTES 1000u     /* of one that is looked at once more */
#define DOCUMENT_ODDS 5.0f    /* logarithms: how much likelier a block is in the document's language */
#define ENGLISH_ODDS 2.5f     /* and in English, in which menus and forms stay */
#define OTHER_SCRIPT_ODDS 2.5f/* the same in a script that is not the document's */
#define KEEP 0.2f             /* the document's language stays if it has this probability */
#define TAKE 0.35f            /* what another needs to be named */
#define TAKE_OTHER 0.6f       /* the same in a script that is not the document's: an address, a name */
#define OWN 0.5f              /* what a block needs by itself not to be called inherited */
#define SHORT_ROWS 100u       /* n-grams up to which a block is a few words, which may be a name */
#define OWN_WORD 0.7f         /* the same for a single word in another language than the document's */
#define NAMES_SURE 0.5f       /* how often a list of names is rightly given the document's language */
#define CERTAIN 0.9f
#define LIKELY 0.8f
#define MINOR 0.03f           /* share of bytes from which a second language counts */
#define LEAST_LETTERS 2u

/* ------------------------------------------------------------------ one block -- */

static bool in_document_script(const nm_lang_stage *s)
{
    return s->document.id && nm_lang_infos[s->document.id].group == s->evidence.scripts.group;
}

static void inherit(const nm_lang_stage *s, nm_lang *lang, float confidence)
{
    if (lang->id != s->document.id) {
        lang->second = lang->id;
        lang->second_confidence = lang->confidence;
    }
    lang->id = s->document.id;
    lang->source = NORM_INHERITED;
    lang->confidence = confidence;
}

/* What the document says is added to what the block says. */
static void set_context(const nm_lang_stage *s, const float *share, nm_lang_prior *with)
{
    unsigned i;

    *with = s->prior;
    with->log[s->english] += in_document_script(s) ? ENGLISH_ODDS : OTHER_SCRIPT_ODDS;
    if (!share) {
        with->log[s->document.id] += DOCUMENT_ODDS;
        return;
    }
    for (i = s->evidence.from; i < s->evidence.to; i++)
        with->log[i] += 0.8f * nm_log(1.0f + 500.0f * share[i] / s->all_bytes);
}

/* Two words of letters or more; digits and signs are none. */
static bool has_words(norm_str text)
{
    bool in_word = false, any = false;
    size_t at = 0;

    while (at < text.len && at < BLOCK_BYTES) {
        bool letter = nm_uni_of(nm_next_char(text, &at))->flags & NM_LETTER;

        if (letter && !in_word && any)
            return true;
        any = any || letter;
        in_word = letter;
    }
    return false;
}

/* Whether a language other than the document's may be named: long texts may; a few words if
 * they leave no doubt; one word, which may well be a name, if it speaks for the language by itself. */
static bool may_take(const nm_lang_stage *s, norm_str text, const nm_lang *lang, const nm_lang *own)
{
    bool one_word = !has_words(text);
    float own_share = own->id == lang->id ? own->confidence : 0;

    if (lang->confidence < (s->document.id && !in_document_script(s) ? TAKE_OTHER : TAKE))
        return false;
    if (!s->evidence.rows || s->evidence.rows >= SHORT_ROWS || own_share >= OWN_WORD)
        return true;
    return !one_word && (own_share >= OWN || lang->confidence >= LIKELY);
}

/* Of the document's language. */
static float probability(const nm_lang_stage *s, const nm_lang_prior *with)
{
    float p[NM_LANG_MAX + 1];

    nm_lang_posterior(&s->evidence, with, p);
    return p[s->document.id];
}

/* Decides from s->evidence and the document; share is NULL before the blocks' languages are known. */
static void decide_block(const nm_lang_stage *s, norm_str text, const float *share, nm_lang *lang)
{
    nm_lang_prior with;
    nm_lang own;
    float is_document;

    nm_lang_decide(&s->evidence, &s->bare, &own);
    set_context(s, share, &with);
    nm_lang_decide(&s->evidence, &with, lang);
    if (!lang->id || s->evidence.scripts.in_group < LEAST_LETTERS) {
        nm_lang_withdraw(lang);
        return;
    }
    if (in_document_script(s) && nm_is_name_list(text))
        inherit(s, lang, NAMES_SURE);
    else if (lang->id == s->document.id)
        lang->source = (uint8_t)(own.id == lang->id && own.confidence >= OWN ? NORM_DETECTED : NORM_INHERITED);
    else if (in_document_script(s) && s->evidence.rows &&
             ((is_document = probability(s, &with)) >= KEEP || !may_take(s, text, lang, &own)))
        inherit(s, lang, is_document);
    else if (!may_take(s, text, lang, &own) || nm_is_name_list(text))
        nm_lang_withdraw(lang);
    else
        nm_lang_doubt(text, lang);
}

static void note(nm_lang_stage *s, size_t i, const nm_lang *lang)
{
    float bytes = (float)(s->blocks[i].end - s->blocks[i].begin);

    s->bytes[lang->id] += bytes * lang->confidence;
    if (lang->source != NORM_INHERITED)
        s->bytes[lang->second] += bytes * lang->second_confidence;
    s->all_bytes += bytes;
}

/* Enough letters to look at; found in the first few bytes of nearly all texts. */
static bool has_letters(norm_str text)
{
    size_t at = 0;
    unsigned letters = 0;

    while (at < text.len && letters < LEAST_LETTERS) {
        const nm_uni *u = nm_uni_of(nm_next_char(text, &at));

        letters += u->flags & NM_LETTER ? u->flags & NM_WIDE ? 2 : 1 : 0;
    }
    return letters >= LEAST_LETTERS;
}

static void tag_block(nm_lang_stage *s, size_t i, nm_lang *lang)
{
    norm_str text = nm_stage_block(s, i);

    if (!has_letters(text)) {
        memset(lang, 0, sizeof *lang);
        return;
    }
    if (s->document.id && nm_lang_check(text, s->check)) {
        *lang = s->document;
    } else {
        nm_lang_evidence(text, BLOCK_BYTES, &s->evidence);
        decide_block(s, text, NULL, lang);
    }
    note(s, i, lang);
}

/* ----------------------------------------------------------------- all blocks -- */

static bool is_sure(const nm_lang *lang)
{
    return lang->id && lang->source != NORM_INHERITED && lang->confidence >= CERTAIN;
}

/* In a document of several languages the unsure blocks are decided once more, now that it is
 * known which these are. */
static void decide_again(nm_lang_stage *s, nm_lang *each)
{
    float share[NM_LANG_MAX + 1];
    size_t i;

    nm_lang_document(s->blocks, each, s->weight, s->n, &s->document);
    memcpy(share, s->bytes, sizeof share);
    share[0] = 0;
    if (s->all_bytes <= 0 || s->bytes[s->document.id] > (1 - MINOR) * s->all_bytes)
        return;
    for (i = 0; i < s->n; i++) {
        norm_str text = nm_stage_block(s, i);

        if (is_sure(&each[i]) || !has_letters(text))
            continue;
        if (each[i].id == s->document.id && each[i].source != NORM_INHERITED)
            continue;
        nm_lang_evidence(text, AGAIN_BYTES, &s->evidence);
        decide_block(s, text, share, &each[i]);
    }
}

/* A block that inherits, between two sure ones of one other language, is in that one. */
static void smooth(const nm_lang_stage *s, nm_lang *each)
{
    size_t i;

    for (i = 1; i + 1 < s->n; i++) {
        nm_lang *lang = &each[i];
        const nm_lang *before = &each[i - 1], *after = &each[i + 1];

        if (lang->source == NORM_INHERITED && before->id != lang->id && before->id == after->id && is_sure(before) &&
            is_sure(after) && nm_script_group(lang->script) == nm_script_group(before->script))
            lang->id = before->id;
    }
}

norm_status nm_lang_blocks(nm_run *run, norm_str text, const nm_range *blocks, const uint8_t *weight, size_t n,
                           const norm_hints *hints, nm_lang *each, nm_lang *document)
{
    nm_lang_stage *s = nm_arena_zalloc(run->arena, 1, sizeof *s);
    size_t i;

    memset(document, 0, sizeof *document);
    if (!s)
        return nm_no_memory(run->error, "lang");
    s->english = nm_lang_of_tag((norm_str){"en", 2});
    s->text = text, s->blocks = blocks, s->weight = weight, s->n = n;
    s->options = run->options, s->hints = hints;
    nm_lang_prior_of(run->options, NULL, &s->bare);
    nm_lang_prior_of(run->options, hints, &s->prior);
    nm_stage_guess(s);
    for (i = 0; i < n; i++) {
        if (i % 256 == 0 && nm_tell(run, "lang", blocks[i].begin, text.len) != NORM_OK)
            return NORM_ERR_CANCELLED;
        tag_block(s, i, &each[i]);
    }
    decide_again(s, each);
    smooth(s, each);
    *document = s->document;
    nm_lang_document(blocks, each, weight, n, document);
    return NORM_OK;
}
