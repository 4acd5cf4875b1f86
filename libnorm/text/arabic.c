/* Arabic letters written as the forms that they take in a word, as old programs store them. The forms tell the order
 * that they stand in: where it is that of the screen, nothing is changed, for the words would come out reversed. */
#include "text/arabic.h"

#include <string.h>

#include <unicode/uscript.h>

#include "base/uni.h"
#include "text/repair.h"

#define RELIABLE 20 /* words whose letters join, for one whose letters do not */

typedef enum joint {
    APART, JOINED, UNKNOWN
} joint;

typedef struct word {
    size_t begin, end;
    joint open;   /* does the last letter want another after it? */
    bool broken;  /* letters side by side disagree whether they join */
    bool in_order;/* something shows that this is the order of reading */
} word;

static const nm_arabic_form *form_of(uint32_t c)
{
    static const nm_arabic_form none = {NM_FORM_NONE, 0, {0, 0, 0}};

    return c >= NM_FORMS_BEGIN && c < NM_FORMS_END ? &nm_arabic_forms[c - NM_FORMS_BEGIN] : &none;
}

/* The next form at or after `at`; s.len if there is none. */
static size_t next_form(norm_str s, size_t at)
{
    const char *p;

    while (at + 3 <= s.len && (p = memchr(s.data + at, 0xEF, s.len - at - 2)) != NULL) {
        size_t next = at = (size_t)(p - s.data);

        if (form_of(nm_utf8_next(s.data, &next))->type)
            return at;
        at = next;
    }
    return s.len;
}

static bool is_of_word(uint32_t c)
{
    const nm_uni *u = nm_uni_of(c);

    return form_of(c)->type || c == 0x640 || u->flags & NM_MARK ||
           (u->flags & NM_LETTER && u->script == USCRIPT_ARABIC);
}

static void add_letter(word *w, unsigned type)
{
    joint before = type == NM_FORM_MEDIAL || type == NM_FORM_FINAL ? JOINED : APART;

    if (type == NM_FORM_NONE) {
        w->open = UNKNOWN;
        w->in_order = true;
        return;
    }
    w->broken |= w->open != UNKNOWN && w->open != before;
    w->open = type == NM_FORM_INITIAL || type == NM_FORM_MEDIAL ? JOINED : APART;
    w->in_order |= w->open == JOINED;
}

/* The word around the form at `at`, which begins at `floor` or after it. */
static word read_word(norm_str s, size_t floor, size_t at)
{
    word w = {at, at, APART, false, false};
    size_t next;

    for (next = at; next > floor && is_of_word(nm_utf8_prev(s.data, &next));)
        w.begin = next;
    for (w.end = next = w.begin; next < s.len; w.end = next) {
        uint32_t c = nm_utf8_next(s.data, &next);

        if (!is_of_word(c))
            break;
        if (!(nm_uni_of(c)->flags & NM_MARK))
            add_letter(&w, form_of(c)->type);
    }
    w.broken |= w.open == JOINED;
    return w;
}

static bool is_in_order(norm_str s)
{
    size_t at = 0, floor = 0, good = 0, bad = 0;

    while ((at = next_form(s, at)) < s.len) {
        word w = read_word(s, floor, at);

        bad += w.broken;
        good += !w.broken && w.in_order;
        at = floor = w.end;
    }
    return good && bad * RELIABLE <= good;
}

static void spell_out(nm_pass *pass, const word *w)
{
    norm_str s = pass->repairer->text;
    size_t at = w->begin;

    while (at < w->end) {
        size_t begin = at;
        const nm_arabic_form *f = form_of(nm_utf8_next(s.data, &at));
        char utf8[12];
        norm_str new = {utf8, 0};
        unsigned i;

        for (i = 0; i < f->count; i++)
            new.len += nm_utf8_put(utf8 + new.len, f->letters[i]);
        if (f->type)
            nm_pass_change(pass, "presentation-form", begin, at, new);
    }
}

bool nm_repair_arabic(nm_repairer *r)
{
    size_t at = next_form(r->text, 0), floor = 0;
    nm_pass pass;
    bool changed;

    if (at == r->text.len || !is_in_order(r->text))
        return true;
    nm_pass_begin(&pass, r);
    for (; (at = next_form(r->text, at)) < r->text.len; at = floor) {
        word w = read_word(r->text, floor, at);

        if (!w.broken)
            spell_out(&pass, &w);
        floor = w.end;
    }
    return nm_pass_finish(&pass, &changed);
}
