/* roles_notes.c - blocks that state where the text comes from: who translated it, where it first appeared. */
#include "label/roles.h"

#include <string.h>

#include "marks/provenance.h"

#define EDGE_BLOCKS 2u /* besides the first and the last paragraph */
#define NOTE_WORDS 90u
#define INNER_WORDS 24u
#define TAIL_WORDS 16u /* "Click here for the original" */

static const char *tag_of(const nm_roles *r)
{
    return r->view->doc->lang.id ? nm_lang_tag(r->view->doc->lang.id) : NULL;
}

/* Whether block i stands where statements about the whole article do. */
static bool at_edge(const nm_view *view, size_t i)
{
    return view->first == NM_NONE || i <= view->first + EDGE_BLOCKS || i + EDGE_BLOCKS >= view->last;
}

/* Whether the sentences behind the first go with it: statements, too, or made of their words. */
static bool goes_on(const nm_roles *r, size_t i, size_t from, size_t n, const nm_word *words)
{
    while (from < n) {
        size_t end = nm_provenance_sentence(nm_view_text(r->view, i), words, from, n);
        nm_provenance p;

        nm_provenance_read(nm_view_text(r->view, i), words, from, end, tag_of(r), &p);
        if (!p.certain && p.strange * 2u > p.known)
            return false;
        from = end;
    }
    return true;
}

/* Whether reading block i, or its first sentence, can make it a note. */
static bool may_be_note(const nm_roles *r, size_t i, size_t end)
{
    norm_str s = nm_view_text(r->view, i);
    size_t n;
    const nm_word *words = nm_view_words(r->view, i, &n);

    return nm_provenance_may_state(s, words, 0, end, tag_of(r)) ||
           (end < n && n <= INNER_WORDS && at_edge(r->view, i) && nm_provenance_may_state(s, words, 0, n, tag_of(r)));
}

/* Reads block i; true if it states where the text comes from. */
static bool is_note(const nm_roles *r, size_t i, nm_provenance *p)
{
    size_t n, end;
    const nm_word *words = nm_view_words(r->view, i, &n);
    bool edge = at_edge(r->view, i);

    if (!n || n > (edge ? NOTE_WORDS : INNER_WORDS))
        return false;
    end = nm_provenance_sentence(nm_view_text(r->view, i), words, 0, n);
    if (!(r->of[i].settled && r->of[i].role == NORM_TRANSLATION_NOTE) && !may_be_note(r, i, end))
        return false;
    nm_provenance_read(nm_view_text(r->view, i), words, 0, end, tag_of(r), p);
    if (!p->certain && end < n && n <= INNER_WORDS && edge) { /* "Author: Ann Lee. Translation: Jo Hill" */
        nm_provenance_read(nm_view_text(r->view, i), words, 0, n, tag_of(r), p);
        if (p->certain)
            return true;
    }
    if (!p->certain && !(edge && nm_provenance_believed(p)))
        return false;
    return (edge && p->self && p->relation == NM_REL_MACHINE && n - end <= TAIL_WORDS) || goes_on(r, i, end, n, words);
}

/* What a phrase or nothing has said so far and a statement outdoes. */
static bool is_open(const nm_verdict *v)
{
    static const uint32_t open = 1u << NORM_RSS_FOOTER | 1u << NORM_TRANSLATION_NOTE | 1u << NORM_BYLINE |
                                 1u << NORM_SOURCE | 1u << NORM_CREDIT | 1u << NORM_OTHER | 1u << NORM_RESIDUE |
                                 1u << NORM_DATE;

    return !v->settled || (open >> v->role & 1);
}

/* Phrases of notices about machines and originals are words of sentences about them, too: a sentence that the
 * reader finds too much in is one of those. */
bool nm_note_doubted(const nm_roles *r, size_t i, const nm_hit *hit)
{
    size_t n, at, end;
    const nm_word *words = nm_view_words(r->view, i, &n);
    unsigned place = nm_phrase_rules[hit->rule].at;
    nm_provenance p;

    if (nm_phrase_rules[hit->rule].rule.role != NORM_TRANSLATION_NOTE || place != NM_AT_ANY || n > NOTE_WORDS)
        return false;
    for (at = 0; at < n; at = end) {
        end = nm_provenance_sentence(nm_view_text(r->view, i), words, at, n);
        nm_provenance_read(nm_view_text(r->view, i), words, at, end, tag_of(r), &p);
        if (nm_provenance_believed(&p))
            return false;
        if (at <= hit->begin && hit->begin < end && p.strange < 2)
            return false;
    }
    return true;
}

/* A line of a feed or with a date must say more than they do. */
static bool outdoes(const nm_provenance *p, unsigned role)
{
    return role == NORM_DATE ? p->where.end || p->from : role != NORM_RSS_FOOTER || p->self;
}

void nm_roles_notes(nm_roles *r)
{
    nm_provenance p;
    size_t i;

    for (i = 0; i < r->n; i++) {
        if (!is_open(&r->of[i]))
            continue;
        memset(&p, 0, sizeof p);
        if (is_note(r, i, &p) && outdoes(&p, r->of[i].role))
            nm_settle(r, i, NORM_TRANSLATION_NOTE, NM_R_NOTE);
        else if (r->of[i].settled && r->of[i].role == NORM_TRANSLATION_NOTE && p.dated && p.self && !p.where.end)
            nm_settle(r, i, NORM_DATE, NM_R_DATE); /* "originally published in May": when, not where */
    }
}
