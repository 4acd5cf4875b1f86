/* provenance_names.c - who translated: names in a statement, and the words beside them. */
#include "marks/provenance_reading.h"

#include <string.h>

#define NAME_ALONE 3u /* words of a name that nothing sets apart from the word before it */
#define WIDE_ALONE 4u /* likewise characters, in scripts written without spaces */

/* Two words, or in a script without spaces: behind a comma a place may follow instead. */
static bool is_full_name(const nm_prov_reading *r, size_t i)
{
    return nm_prov_at(r, i)->end - nm_prov_at(r, i)->first > 1 || !nm_prov_at(r, i)->apart;
}

size_t nm_prov_names(nm_prov_reading *r, size_t i)
{
    size_t from = i, end = i;

    while (nm_prov_is(r, i, NM_P_NAME) && (end == from || is_full_name(r, i))) {
        r->used[i] = true;
        end = ++i;
        if (nm_prov_is(r, i, NM_P_AND) && nm_prov_is(r, i + 1, NM_P_NAME))
            i++;
    }
    return end;
}

bool nm_prov_translator(nm_prov_reading *r, size_t i)
{
    size_t to = nm_prov_names(r, i);

    if (to == i)
        return false;
    r->out->by = nm_prov_bytes(r, i, to);
    return true;
}

/* Whether the sentence's last mark ends it; labels and credits have none, or sit in brackets. */
static bool is_stopped(const nm_prov_reading *r)
{
    size_t i = r->p->words[r->p->n - 1].end;

    if (i >= r->p->s.len)
        return false;
    return nm_uni_of(nm_utf8_next(r->p->s.data, &i))->flags & NM_TERMINAL;
}

bool nm_prov_is_cased(const nm_prov_reading *r, size_t i)
{
    size_t k = r->p->words[nm_prov_at(r, i)->first].begin;

    return nm_uni_of(nm_utf8_next(r->p->s.data, &k))->flags & (NM_UPPER | NM_LOWER);
}

/* A name that stands beside a word without anything to set it apart: in scripts with capitals these do; in others
 * it is short, and the sentence ends with it. */
static bool can_stand_alone(const nm_prov_reading *r, size_t i)
{
    const nm_word *w = &r->p->words[nm_prov_at(r, i)->first];
    size_t n = (size_t)(nm_prov_at(r, i)->end - nm_prov_at(r, i)->first);

    if (nm_prov_is_cased(r, i))
        return true;
    if (i + 1 < r->p->count || is_stopped(r))
        return false;
    return w->flags & NM_W_WIDE ? !(w->flags & NM_W_GLUED) && n <= WIDE_ALONE : n <= NAME_ALONE;
}

static bool stands_apart(const nm_prov_reading *r, size_t i)
{
    return nm_prov_at(r, i)->colon || nm_prov_at(r, i)->apart || can_stand_alone(r, i);
}

/* Behind "translated": "by" and a name, a colon and a name, or right away a name. */
static bool find_translator_after(nm_prov_reading *r, size_t t)
{
    const uint32_t between = NM_P_BY | NM_P_FROM | NM_P_IN | NM_P_THIS | NM_P_LANGUAGE | NM_P_TONGUE | NM_P_ORIGINAL |
                             NM_P_TEXT | NM_P_AND | NM_P_EDITED | NM_P_TRANSLATED | NM_P_MACHINE;
    size_t i = t + 1;

    if (nm_prov_is(r, i, NM_P_NAME) && stands_apart(r, i))
        return nm_prov_translator(r, i);
    for (; nm_prov_is(r, i, between); i++)
        if (nm_prov_is(r, i + 1, NM_P_NAME) && (nm_prov_is(r, i, NM_P_BY) || nm_prov_at(r, i + 1)->colon ||
                                                (nm_prov_is(r, i, NM_P_LANGUAGE | NM_P_THIS | NM_P_TONGUE) &&
                                                 stands_apart(r, i + 1) && i + 2 == r->p->count)))
            return nm_prov_translator(r, i + 1);
    return false;
}

/* Languages that say "by" behind the name. */
static bool says_by_behind(const nm_prov_reading *r)
{
    const char *lang = nm_prov_langs[r->p->lang];
    char name[8] = " ";
    size_t n = strlen(lang);

    memcpy(name + 1, lang, n);
    memcpy(name + 1 + n, " ", 2);
    return strstr(" tr az hi ur bn mr ne hu ja ko ka fi et kk uz mn ta te ml kn gu pa eu ", name) != NULL;
}

/* Before it: a name and then "by", or in scripts written without spaces a short name that begins the line. */
static bool find_translator_before(nm_prov_reading *r, size_t t)
{
    size_t i;

    if (t == 1 && nm_prov_is(r, 0, NM_P_NAME) && (r->p->words[0].flags & NM_W_WIDE) &&
        nm_prov_at(r, 0)->end <= WIDE_ALONE && !is_stopped(r) && r->p->count == 2)
        return nm_prov_translator(r, 0);
    for (i = 0; i < t && i + 1 < r->p->count; i++)
        if (nm_prov_is(r, i, NM_P_NAME) && nm_prov_is(r, i + 1, NM_P_BY) && !nm_prov_is(r, i + 1, NM_P_FROM) &&
            says_by_behind(r))
            return nm_prov_translator(r, i);
        else if (nm_prov_is(r, i, NM_P_BY) && nm_prov_is(r, i + 1, NM_P_NAME) &&
                 !nm_prov_is(r, i ? i - 1 : 0, NM_P_TEXT))
            return nm_prov_translator(r, i + 1);
    return false;
}

void nm_prov_find_translator(nm_prov_reading *r)
{
    size_t t;

    for (t = r->translated; t < r->p->count; t++)
        if (nm_prov_is(r, t, NM_P_TRANSLATED) && find_translator_after(r, t))
            return;
    if (r->translated < r->p->count)
        find_translator_before(r, r->translated);
}

/* The machine that a notice names, as it is written; its kind alone is no name. */
void nm_prov_find_machine(nm_prov_reading *r)
{
    size_t i;

    for (i = 1; i < r->p->count; i++) {
        const nm_word *w = &r->p->words[nm_prov_at(r, i)->first];

        if (nm_prov_is(r, i, NM_P_MACHINE) && nm_prov_is(r, i - 1, NM_P_BY | NM_P_THIS) && (w->flags & NM_W_UPPER) &&
            !(w->flags & NM_W_CAPS)) {
            r->out->by = nm_prov_bytes(r, i, i + 1);
            return;
        }
    }
}
