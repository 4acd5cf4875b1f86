/* roles_notes.c - blocks that state where the text comes from: who translated it, where it first appeared. */
#include "label/roles.h"
#include "marks/provenance.h"

#define EDGE_BLOCKS 2u /* besides the first and the last paragraph */
#define NOTE_WORDS 90u
#define INNER_WORDS 24u

static const char *tag_of(const nm_roles *r)
{
    return r->view->doc->lang.id ? nm_lang_tag(r->view->doc->lang.id) : NULL;
}

/* Whether block i stands where statements about the whole article do. */
static bool at_edge(const nm_view *view, size_t i)
{
    return view->first == NM_NONE || i <= view->first + EDGE_BLOCKS || i + EDGE_BLOCKS >= view->last;
}

/* "This article was translated by machine, and nobody has read it yet": the beginning tells enough. */
static bool is_notice(const nm_provenance *p)
{
    return p->self && (p->relation == NM_REL_MACHINE || p->relation == NM_REL_TRANSLATION) &&
           p->strange * 2u <= p->known;
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

/* Reads block i; true if it states where the text comes from. */
static bool is_note(const nm_roles *r, size_t i, nm_provenance *p)
{
    size_t n, end;
    const nm_word *words = nm_view_words(r->view, i, &n);
    bool edge = at_edge(r->view, i);

    if (!n || n > (edge ? NOTE_WORDS : INNER_WORDS))
        return false;
    end = nm_provenance_sentence(nm_view_text(r->view, i), words, 0, n);
    if (!nm_provenance_read(nm_view_text(r->view, i), words, 0, end, tag_of(r), p))
        return false;
    return (p->certain || (edge && is_notice(p))) && goes_on(r, i, end, n, words);
}

/* What a phrase or nothing has said so far and a statement outdoes. */
static bool is_open(const nm_verdict *v)
{
    return !v->settled || v->role == NORM_TRANSLATION_NOTE || v->role == NORM_BYLINE || v->role == NORM_SOURCE ||
           v->role == NORM_CREDIT || v->role == NORM_OTHER || v->role == NORM_RESIDUE;
}

void nm_roles_notes(nm_roles *r)
{
    nm_provenance p;
    size_t i;

    for (i = 0; i < r->n; i++) {
        if (!is_open(&r->of[i]))
            continue;
        if (is_note(r, i, &p))
            nm_settle(r, i, NORM_TRANSLATION_NOTE, NM_R_NOTE);
    }
}
