/* parts_notes.c - statements of where the text comes from, before its first sentence or behind its last. */
#include "label/parts.h"

#include <string.h>

#include "marks/provenance.h"

#define EDGE_BLOCKS 2u /* beside the first and the last paragraph */
#define NOTE_WORDS 48u
#define TEXT_WORDS 8u

static const char *tag_of(const nm_cut *c)
{
    return c->r->view->doc->lang.id ? nm_lang_tag(c->r->view->doc->lang.id) : NULL;
}

/* Whether words [from, to) state it and nothing else. */
static bool states(const nm_cut *c, size_t from, size_t to, nm_provenance *p)
{
    memset(p, 0, sizeof *p);
    return to - from <= NOTE_WORDS && nm_provenance_may_state(c->s, c->words, from, to, tag_of(c)) &&
           nm_provenance_read(c->s, c->words, from, to, tag_of(c), p) && p->certain;
}

static void take(nm_cut *c, size_t from, size_t to)
{
    nm_part part = {0, 0, NORM_TRANSLATION_NOTE, 0, NM_R_NOTE, 0, false};

    nm_cut_part(c, from, to, &part);
}

/* The word behind the bracket that the block's last one closes; c->to if it closes none. */
static size_t bracket_begin(const nm_cut *c)
{
    size_t k, at = c->words[c->to - 1].end;
    bool closed = false;

    while (at < c->s.len && !closed) {
        uint32_t ch = nm_utf8_next(c->s.data, &at);

        closed = ch == ')' || ch == ']' || ch == 0xFF09;
    }
    for (k = c->to; closed && k > c->from && c->to - k < NOTE_WORDS;) {
        size_t before = c->words[--k].begin;
        uint32_t ch = before ? nm_utf8_prev(c->s.data, &before) : ' ';

        if (ch == '(' || ch == '[' || ch == 0xFF08)
            return k;
    }
    return c->to;
}

/* Where the last sentence begins; c->from if there is but one. */
static size_t last_sentence(const nm_cut *c)
{
    size_t k = c->from, next;

    while ((next = nm_provenance_sentence(c->s, c->words, k, c->to)) < c->to)
        k = next;
    return k;
}

/* "... by the river. Translated from the French by Jane Doe", "... (Translated by Jane Doe)". */
bool nm_cut_note_last(nm_cut *c)
{
    bool edge = c->r->view->last == NM_NONE || c->i + EDGE_BLOCKS >= c->r->view->last;
    size_t k = edge ? bracket_begin(c) : c->to;
    nm_provenance p;

    if (k == c->to || !states(c, k, c->to, &p))
        k = edge ? last_sentence(c) : c->from;
    if (k < c->from + TEXT_WORDS || !states(c, k, c->to, &p))
        return false;
    take(c, k, c->to);
    c->to = k;
    return true;
}

/* "Translated from the French by Jane Doe. The council ...": who translated it stands first. */
bool nm_cut_note_first(nm_cut *c)
{
    size_t end = nm_provenance_sentence(c->s, c->words, 0, c->to);
    nm_provenance p;

    if ((c->r->view->first != NM_NONE && c->i > c->r->view->first + 1) || end + TEXT_WORDS > c->to ||
        !(states(c, 0, end, &p) || nm_provenance_believed(&p)) ||
        (p.relation != NM_REL_TRANSLATION && p.relation != NM_REL_MACHINE))
        return false;
    take(c, 0, end);
    c->from = end;
    return true;
}
