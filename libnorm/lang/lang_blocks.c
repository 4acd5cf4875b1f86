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
#define SHARE_WEIGHT 0.8f     /* once the shares of languages are known, a block's odds grow as their power */
#define SHARE_UNIT 500.0f
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
#define SEEN_BYTES 48u        /* of texts that may have been seen before */
#define SEEN_STEP 0x9E3779B1u /* of their hash: odd, well mixed */
#define LEAST_LETTERS 2u
#define LEAST_BODY 24u        /* bytes */

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

/* What is known from elsewhere, hints and shares, as factors. */
static void set_known(nm_lang_stage *s, const float *share)
{
    unsigned i;

    for (i = 1; i <= nm_lang_count; i++) {
        float more = s->prior.log[i] - s->bare.log[i];

        if (share && share[i] > 0)
            more += SHARE_WEIGHT * nm_log(1.0f + SHARE_UNIT * share[i] / s->all_bytes);
        if (more > 0 || more < 0)
            s->factor[0][i] = nm_exp(more);
    }
}

/* The document's language, also as it is written in another script. */
static void favour_document(nm_lang_stage *s)
{
    const nm_lang_info *own = &nm_lang_infos[s->document.id], *info = nm_lang_infos + 1;
    unsigned i;

    s->factor[0][s->document.id] *= nm_exp(DOCUMENT_ODDS);
    for (i = 1; i <= nm_lang_count; i++, info++)
        if (info->tag[0] == own->tag[0] && info->group != own->group && nm_lang_same(i, s->document.id))
            s->factor[0][i] *= nm_exp(DOCUMENT_ODDS);
}

/* What the document says is added to what a block says: the hints; the document's language, or, where they are
 * known, the shares of its languages; English. */
static void set_context(nm_lang_stage *s, const float *share)
{
    unsigned i;

    for (i = 0; i < NM_LANG_ROOM; i++)
        s->factor[0][i] = 1;
    if (share || nm_lang_has_hints(s->hints))
        set_known(s, share);
    if (!share)
        favour_document(s);
    memcpy(s->factor[1], s->factor[0], sizeof s->factor[1]);
    s->factor[0][s->english] *= nm_exp(OTHER_SCRIPT_ODDS);
    s->factor[1][s->english] *= nm_exp(ENGLISH_ODDS);
}

/* Two words of letters or more, and every character of a script without spaces is one; digits and signs are none. */
static bool has_words(norm_str text)
{
    bool in_word = false, any = false;
    size_t at = 0;

    while (at < text.len && at < BLOCK_BYTES) {
        uint16_t flags = nm_uni_of(nm_next_char(text, &at))->flags;
        bool letter = flags & NM_LETTER;

        if (letter && any && !in_word)
            return true;
        any = any || letter;
        in_word = letter && !(flags & NM_NOSPACE);
    }
    return false;
}

/* Whether a language other than the document's may be named: long texts may; a few words if
 * they leave no doubt; one word, which may well be a name, if it speaks for the language by itself. */
static bool may_take(const nm_lang_stage *s, norm_str text, const nm_lang *lang, float own)
{
    bool one_word = !has_words(text);

    if (lang->confidence < (s->document.id && !in_document_script(s) ? TAKE_OTHER : TAKE))
        return false;
    if (!s->evidence.rows || s->evidence.rows >= SHORT_ROWS || own >= OWN_WORD)
        return true;
    return !one_word && (own >= OWN || lang->confidence >= LIKELY);
}

/* Decides from s->evidence and the document. own: how probable the language is by the block alone. */
static void decide_block(const nm_lang_stage *s, norm_str text, nm_lang *lang)
{
    const float *factor = s->factor[in_document_script(s)];
    float p[NM_LANG_ROOM], own, sum;

    nm_lang_posterior(&s->evidence, &s->bare, p);
    sum = nm_lang_weigh(&s->evidence, factor, p);
    nm_lang_best(&s->evidence, p, lang);
    own = lang->id ? p[lang->id] * sum / factor[lang->id] : 0;
    if (!lang->id || s->evidence.scripts.in_group < LEAST_LETTERS) {
        nm_lang_withdraw(lang);
        return;
    }
    if (in_document_script(s) && (nm_is_name_list(text) || (s->evidence.rows && nm_is_acronym(text))))
        inherit(s, lang, NAMES_SURE);
    else if (lang->id == s->document.id)
        lang->source = (uint8_t)(own >= OWN ? NORM_DETECTED : NORM_INHERITED);
    else if (in_document_script(s) && s->evidence.rows &&
             (p[s->document.id] >= KEEP || !may_take(s, text, lang, own)))
        inherit(s, lang, p[s->document.id]);
    else if (!may_take(s, text, lang, own) || nm_is_name_list(text) || (s->evidence.rows && nm_is_acronym(text)))
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

/* The place of a short text among those seen. */
static uint32_t *seen_at(nm_lang_stage *s, norm_str text)
{
    uint32_t h = (uint32_t)text.len;
    size_t i;

    for (i = 0; i < text.len; i++)
        h = (h ^ (unsigned char)text.data[i]) * SEEN_STEP;
    return &s->seen[(h >> 16) % NM_STAGE_SEEN];
}

/* Menus and readers' comments say the same again and again. */
static bool is_seen(const nm_lang_stage *s, norm_str text, uint32_t last)
{
    norm_str other = last ? nm_stage_block(s, last - 1) : (norm_str){"", 0};

    return other.len == text.len && !memcmp(other.data, text.data, text.len);
}

static void decide_alone(nm_lang_stage *s, size_t i, nm_lang *each)
{
    norm_str text = nm_stage_block(s, i);
    uint32_t *last = text.len <= SEEN_BYTES ? seen_at(s, text) : NULL;

    if (last && is_seen(s, text, *last)) {
        each[i] = each[*last - 1];
        return;
    }
    nm_lang_evidence(text, BLOCK_BYTES, &s->evidence);
    decide_block(s, text, &each[i]);
    if (last)
        *last = (uint32_t)i + 1;
}

static void tag_block(nm_lang_stage *s, size_t i, nm_lang *each)
{
    norm_str text = nm_stage_block(s, i);

    if (!has_letters(text)) {
        memset(&each[i], 0, sizeof each[i]);
        return;
    }
    if (s->document.id && nm_lang_check(text, s->check))
        each[i] = s->document;
    else
        decide_alone(s, i, each);
    note(s, i, &each[i]);
}

/* ----------------------------------------------------------------- all blocks -- */

static bool is_sure(const nm_lang *lang)
{
    return lang->id && lang->source != NORM_INHERITED && lang->confidence >= CERTAIN;
}

/* In a document of several languages the unsure blocks are decided once more, now that it is
 * known which these are. Whether it is one. */
static bool decide_again(nm_lang_stage *s, nm_lang *each)
{
    float share[NM_LANG_MAX + 1];
    size_t i;

    nm_lang_document(s->blocks, each, s->weight, s->n, &s->document);
    memcpy(share, s->bytes, sizeof share);
    share[0] = 0;
    if (s->all_bytes <= 0 || s->bytes[s->document.id] > (1 - MINOR) * s->all_bytes)
        return false;
    set_context(s, share);
    for (i = 0; i < s->n; i++) {
        norm_str text = nm_stage_block(s, i);

        if (is_sure(&each[i]) || !has_letters(text))
            continue;
        if (each[i].id == s->document.id && each[i].source != NORM_INHERITED)
            continue;
        nm_lang_evidence(text, AGAIN_BYTES, &s->evidence);
        decide_block(s, text, &each[i]);
    }
    return true;
}

/* A block that inherits, between two sure ones of one other language, is in that one. Whether there are any. */
static bool smooth(const nm_lang_stage *s, nm_lang *each)
{
    bool any = false;
    size_t i;

    for (i = 1; i + 1 < s->n; i++) {
        nm_lang *lang = &each[i];
        const nm_lang *before = &each[i - 1], *after = &each[i + 1];

        if (lang->source == NORM_INHERITED && before->id != lang->id && before->id == after->id && is_sure(before) &&
            is_sure(after) && nm_script_group(lang->script) == nm_script_group(before->script))
            lang->id = before->id, any = true;
    }
    return any;
}

/* A body of a few words tells less than what is around it. */
static bool is_enough(const nm_range *blocks, const uint8_t *weight, size_t n)
{
    size_t i, bytes = 0;

    for (i = 0; weight && i < n && bytes < LEAST_BODY; i++)
        bytes += weight[i] ? blocks[i].end - blocks[i].begin : 0;
    return bytes >= LEAST_BODY;
}

norm_status nm_lang_blocks(nm_run *run, norm_str text, const nm_range *blocks, const uint8_t *weight, size_t n,
                           const norm_hints *hints, nm_lang *each, nm_lang *document)
{
    nm_lang_stage *s = nm_arena_zalloc(run->arena, 1, sizeof *s);
    nm_lang_rivals *check = nm_arena_alloc(run->arena, sizeof *check);
    bool again;
    size_t i;

    memset(document, 0, sizeof *document);
    if (!s || !check)
        return nm_no_memory(run->error, "lang");
    s->check = check;
    s->english = nm_lang_of_tag((norm_str){"en", 2});
    s->text = text, s->blocks = blocks, s->n = n;
    s->weight = is_enough(blocks, weight, n) ? weight : NULL;
    s->options = run->options, s->hints = hints;
    nm_lang_prior_of(run->options, NULL, &s->bare);
    s->prior = s->bare;
    if (nm_lang_has_hints(hints))
        nm_lang_add_hints(hints, &s->prior);
    nm_stage_guess(s);
    set_context(s, NULL);
    for (i = 0; i < n; i++) {
        if (i % 256 == 0 && nm_tell(run, "lang", blocks[i].begin, text.len) != NORM_OK)
            return NORM_ERR_CANCELLED;
        tag_block(s, i, each);
    }
    weight = s->weight;
    again = decide_again(s, each);
    again = smooth(s, each) || again;
    *document = s->document;
    if (again)
        nm_lang_document(blocks, each, weight, n, document);
    document->region = nm_lang_region_of(hints, document->id);
    return NORM_OK;
}
