#include "label/features.h"

#include <string.h>

#include "label/context.h"

/* Features are written one after the other; their order is the model's. */
typedef struct row {
    int16_t *x, *at;
} row;

static inline void put(row *r, int value)
{
    *r->at++ = (int16_t)(value > 127 ? 127 : value < -128 ? -128 : value);
}

static inline void put_flag(row *r, bool value)
{
    *r->at++ = (int16_t)(value * 64);
}

/* Those up to this one are not used. */
static inline void skip_to(row *r, unsigned number)
{
    while (r->at < r->x + number)
        *r->at++ = 0;
}

static void put_share(row *r, uint64_t part, uint64_t whole)
{
    put(r, whole ? (int)(part * 127 / whole) : 0);
}

static void put_steps(row *r, uint32_t value, const uint16_t *steps, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        put_flag(r, value >= steps[i]);
}

static void put_words(row *r, const nm_look *look)
{
    unsigned g;

    put(r, look->odds_mean * 2);
    put(r, look->odds_low);
    put(r, look->odds_high);
    put(r, look->odds_start * 2);
    put_flag(r, look->odds_mean < -8);
    put_flag(r, look->odds_start < -8);
    for (g = 0; g < NM_G_GROUPS; g++)
        put(r, look->group[g]);
}

static void put_length(row *r, const nm_shape *s)
{
    static const uint16_t eff[] = {10, 20, 35, 60, 90, 140, 220, 400};
    static const uint16_t sentences[] = {1, 2, 4};

    put(r, nm_log8(s->eff) - 48);
    put_steps(r, s->eff, eff, sizeof eff / sizeof *eff);
    put_steps(r, s->sentences, sentences, sizeof sentences / sizeof *sentences);
    put(r, nm_log8(s->words) - 24);
    put_flag(r, s->words == 1);
}

static void put_ends(row *r, const nm_shape *s)
{
    put_flag(r, s->end == NM_CH_STOP);
    put_flag(r, s->last == NM_CH_STOP);
    put_flag(r, s->end == NM_CH_COLON);
    put_flag(r, s->end == NM_CH_COMMA || s->end == NM_CH_DASH);
    put_flag(r, s->end == NM_CH_DIGIT);
    put_flag(r, s->end >= NM_CH_SEP);
    put_flag(r, s->question != 0);
    put_flag(r, s->first == NM_CH_LOWER);
    put_flag(r, s->first == NM_CH_UPPER);
    put_flag(r, s->first == NM_CH_DIGIT);
    put_flag(r, s->first == NM_CH_QUOTE);
    put_flag(r, s->first >= NM_CH_SEP || s->first == NM_CH_DASH || s->first == NM_CH_BRACKET);
}

static void put_characters(row *r, const nm_shape *s)
{
    uint32_t letters = s->n[NM_CH_LOWER] + s->n[NM_CH_UPPER] + s->n[NM_CH_UNCASED] + s->n[NM_CH_WIDE];
    uint32_t inner = s->words;

    put_share(r, letters, s->eff - 2 * s->n[NM_CH_WIDE]);
    put_share(r, s->n[NM_CH_UPPER], letters);
    put_share(r, s->n[NM_CH_DIGIT], s->eff);
    put_share(r, 4 * (s->n[NM_CH_COMMA] + s->n[NM_CH_STOP]), inner);
    put_share(r, s->capital, s->words);
    put_share(r, s->caps, s->words);
    put_share(r, s->numbers, s->words);
    put_share(r, s->small, s->words);
    put_flag(r, s->n[NM_CH_WIDE] * 4 > letters);
    put_flag(r, s->n[NM_CH_UNCASED] * 2 > letters);
    put(r, nm_log8(s->n[NM_CH_COMMA]));
    put(r, nm_log8(s->n[NM_CH_SEP]) * 2);
    put_share(r, 4 * s->n[NM_CH_SEP], inner);
    put(r, nm_log8(s->n[NM_CH_QUOTE]));
    put_flag(r, s->n[NM_CH_BRACKET] != 0);
    put_flag(r, s->n[NM_CH_COLON] != 0);
    put_flag(r, s->n[NM_CH_DASH] != 0);
    put_flag(r, s->n[NM_CH_HANDLE] != 0);
    put_flag(r, s->n[NM_CH_MONEY] != 0);
    put_flag(r, s->n[NM_CH_SYMBOL] != 0);
    put_flag(r, s->years != 0);
    put_flag(r, s->times != 0);
    put_flag(r, s->links + s->domains != 0);
    put_flag(r, s->holes != 0);
    put(r, nm_log8(s->camel) * 2);
    put_share(r, 4 * s->camel, inner);
}

static void put_document(row *r, const nm_view *view, const nm_look *look)
{
    const nm_doc *doc = view->doc;

    put(r, look->overlap);
    put(r, look->matched * 8);
    put(r, look->echo);
    put_flag(r, look->repeats > 1);
    put(r, nm_log8(look->repeats) * 2);
    put_flag(r, view->look[look->twin].shape.words && &view->look[look->twin] != look);
    put(r, nm_log8((uint32_t)doc->n) - 40);
    put_share(r, view->prose_eff, view->eff);
    put_share(r, view->prose_count, doc->n);
    put(r, view->prose_count ? nm_log8((uint32_t)(view->prose_eff / view->prose_count)) - 48 : -64);
    put(r, nm_log8((uint32_t)(view->prose_count < 60000 ? view->prose_count : 60000)) - 24);
}

/* Averages that forget, over the blocks before (or after) a block. */
typedef struct trail {
    int eff, prose, odds, length;
    size_t prose_at; /* distance to the last prose */
    uint64_t mass;   /* prose so far */
} trail;

static void step(trail *t, const nm_look *look)
{
    t->eff += (nm_log8(look->shape.eff) * 16 - t->eff) / 6;
    t->prose += ((look->prose ? 1024 : 0) - t->prose) / 8;
    t->odds += (look->odds_mean * 16 - t->odds) / 6;
    t->length += ((look->shape.eff < 400 ? (int)look->shape.eff : 400) * 4 - t->length) / 16;
    t->prose_at = look->prose ? 0 : t->prose_at + 1;
    t->mass += look->prose ? look->shape.eff : 0;
}

static void put_trail(row *r, const trail *t, const nm_view *view)
{
    put(r, t->eff / 16 - 40);
    put(r, t->prose / 8);
    put(r, t->odds / 8);
    put(r, t->length / 16 - 40);
    put(r, nm_log8((uint32_t)(t->prose_at < 60000 ? t->prose_at : 60000)) * 2);
    put_share(r, t->mass, view->prose_eff);
    put_flag(r, t->mass == 0);
}

/* Lines that are dates, or hold one; lines in another language than the document's. */
static void put_facts(row *r, const nm_doc *doc, const nm_look *look, const nm_lang *lang)
{
    bool known = lang->id && lang->source != NORM_INHERITED;

    put(r, look->date);
    put_flag(r, look->date > 100);
    put_flag(r, known && lang->id != doc->lang.id && lang->confidence > 0.8f);
    put_flag(r, known && lang->id == doc->lang.id);
    put_flag(r, lang->script != doc->lang.script && lang->script);
    put(r, look->line * 2);
    put_flag(r, look->line < -16);
}

static void put_place(row *r, const nm_view *view, size_t i)
{
    size_t n = view->doc->n;

    put(r, nm_log8((uint32_t)(i < 60000 ? i : 60000)) - 32);
    put(r, nm_log8((uint32_t)(n - 1 - i < 60000 ? n - 1 - i : 60000)) - 32);
    put_share(r, i, n);
    put_flag(r, view->title != NM_NONE && i < view->title);
    put_flag(r, i == view->title);
}

static int distance(size_t d)
{
    return nm_log8((uint32_t)(d < 60000 ? d : 60000)) * 2;
}

/* Where a block lies to a run of prose: inside, so far before it, so far behind it. */
static void put_region(row *r, size_t i, size_t begin, size_t end)
{
    put_flag(r, i >= begin && i < end);
    put(r, i < begin ? distance(begin - i) : 0);
    put(r, i >= end ? distance(i - end + 1) : 0);
}

/* What other blocks of the page have in common with this one. */
static void put_context(row *r, const nm_view *view, size_t i)
{
    const nm_look *look = &view->look[i];
    unsigned tail = nm_context_tail(view, i), label = nm_context_label(view, i);

    put(r, nm_log8(look->starts) * 2);
    put(r, nm_log8(look->ends) * 2);
    put(r, nm_log8(tail));
    put_flag(r, tail && tail <= 8 && look->shape.sentences);
    put(r, (int)nm_context_names(view, i));
    put_flag(r, look->shape.last == NM_CH_BRACKET);
    put_flag(r, label);
    put_flag(r, label == 2);
    put_region(r, i, view->main_begin, view->main_end);
    put_region(r, i, view->inner_begin, view->inner_end);
    put(r, look->main);
    put(r, look->main_matched * 8);
    put(r, look->beat * 16);
    put(r, look->beats * 16);
    put(r, view->prose_count ? nm_log8(look->shape.eff) - nm_log8((uint32_t)(view->prose_eff / view->prose_count)) : 0);
}

/* How long ago a heading of comments, or of related stories, was passed. */
typedef struct cues {
    unsigned comments, related; /* 0: never */
} cues;

static void put_cues(row *r, cues *c, const nm_look *look)
{
    c->comments = look->group[NM_G_COMMENT] > 40 || look->group[NM_G_FORM] > 40 ? 1 : c->comments + (c->comments > 0);
    c->related = look->group[NM_G_RELATED] > 40 ? 1 : c->related + (c->related > 0);
    put(r, c->comments ? 110 - distance(c->comments) : 0);
    put(r, c->related ? 110 - distance(c->related) : 0);
}

int16_t *nm_features(nm_run *run, const nm_view *view)
{
    size_t n = view->doc->n, i;
    int16_t *x = nm_arena_alloc(run->arena, n * NM_FEATURES * sizeof *x);
    trail before = {0, 0, 0, 0, 30, 0}, after = before;
    cues seen = {0, 0};

    if (!x)
        return NULL;
    for (i = 0; i < n; i++) {
        row r = {x + i * NM_FEATURES, x + i * NM_FEATURES};

        put_words(&r, &view->look[i]);
        put_length(&r, &view->look[i].shape);
        put_ends(&r, &view->look[i].shape);
        put_characters(&r, &view->look[i].shape);
        put_document(&r, view, &view->look[i]);
        put_place(&r, view, i);
        skip_to(&r, NM_X_BEFORE);
        put_trail(&r, &before, view);
        step(&before, &view->look[i]);
        r.at = r.x + NM_X_CONTEXT; /* the others follow below */
        put_context(&r, view, i);
        put_cues(&r, &seen, &view->look[i]);
        skip_to(&r, NM_FEATURES);
    }
    while (i-- > 0) {
        row r = {x + i * NM_FEATURES, x + i * NM_FEATURES + NM_X_AFTER};

        put_trail(&r, &after, view);
        put_facts(&r, view->doc, &view->look[i], &view->doc->langs[i]);
        step(&after, &view->look[i]);
    }
    return x;
}
