#include "user/symbol.h"

#include "user/pattern.h"

static uint32_t decode(nm_cursor *k)
{
    return k->backward ? nm_utf8_prev(k->s.data, &k->at) : nm_utf8_next(k->s.data, &k->at);
}

static bool at_end(const nm_cursor *k)
{
    return k->at == (k->backward ? 0 : k->s.len);
}

/* The rest of a run of white space. */
static void pass_spaces(nm_cursor *k)
{
    while (!at_end(k)) {
        size_t at = k->at;

        if (nm_pattern_fold(decode(k)) != ' ') {
            k->at = at;
            return;
        }
    }
}

bool nm_symbol_read(nm_cursor *k, nm_symbol *s)
{
    while (!at_end(k)) {
        uint32_t c = decode(k);
        unsigned flags = nm_uni_of(c)->flags;

        s->c = nm_pattern_fold(c);
        if (!s->c)
            continue;
        s->word = flags & (NM_LETTER | NM_DIGIT);
        s->wide = s->word && flags & NM_NOSPACE;
        s->digit = flags & NM_DIGIT;
        if (s->c == ' ')
            pass_spaces(k);
        return true;
    }
    return false;
}
