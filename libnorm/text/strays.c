/* What only looks like sequences of mojibake, in the clean words beside a misread one. */
#include <string.h>

#include <unicode/uscript.h>

#include "text/mojibake.h"

/* Han, kana and hangul come together. */
static bool are_kin(unsigned script, unsigned other)
{
    static const unsigned char east[] = {USCRIPT_HAN, USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_HANGUL,
                                         USCRIPT_BOPOMOFO};
    const void *a = memchr(east, (int)script, sizeof east), *b = memchr(east, (int)other, sizeof east);

    return script == other || script <= USCRIPT_INHERITED || (a && b);
}

/* What is known of the sequences that another touches. */
typedef struct sure_ones {
    unsigned script; /* of most; 0 if there are none */
    uint32_t leads;  /* first bytes of those of two bytes in that script, from C0 */
    bool clean;      /* most letters beyond ASCII are in no sequence */
} sure_ones;

static unsigned script_of_most(const nm_sequence *s, uint32_t n)
{
    uint32_t i, count[NM_SCRIPTS] = {0};
    unsigned script = 0, k;

    for (i = 0; i < n; i++)
        count[nm_uni_of(s[i].c)->script] += nm_touches(s, n, i);
    for (k = 0; k < NM_SCRIPTS; k++)
        if (count[k] > count[script])
            script = k;
    return script;
}

static sure_ones find_sure(const nm_finder *f)
{
    const nm_sequence *s = f->found[0];
    uint32_t i, n = f->found_n[0], letters = 0;
    sure_ones k = {script_of_most(s, n), 0, false};

    for (i = 0; i < n; i++)
        if (s[i].c < 0x800 && nm_uni_of(s[i].c)->script == k.script && nm_touches(s, n, i))
            k.leads |= 1u << (s[i].c >> 6);
    for (i = 0; i < f->n; i++)
        letters += nm_is_high_letter(f, i);
    k.clean = letters > 2 * nm_covered(s, n);
    return k;
}

/* The end of a word, a space, and what the next word begins with: "é š". Or a word's end in letters: "máš ". */
static bool spans_words(const nm_finder *f, const nm_sequence *s)
{
    uint32_t i = s->first;

    if (s->last - s->first < 3 || !nm_has_space(f, s))
        return false;
    while (nm_glyph_is_letter(f, i))
        i++;
    return f->glyphs[i].c == ' ' && (i + 1 == s->last || nm_uni_of(f->glyphs[i + 1].c)->flags & (NM_LETTER | NM_OPEN));
}

static bool touches_kin(const nm_sequence *s, uint32_t n, uint32_t i, unsigned script)
{
    if (i && s[i - 1].last == s[i].first && are_kin(nm_uni_of(s[i - 1].c)->script, script))
        return true;
    return i + 1 < n && s[i + 1].first == s[i].last && are_kin(nm_uni_of(s[i + 1].c)->script, script);
}

static bool is_cyrillic(const nm_finder *f, uint32_t i)
{
    return nm_uni_of(f->glyphs[i].c)->script == USCRIPT_CYRILLIC;
}

/* "Ті", a word: two Cyrillic letters, the first of which begins no sure sequence. Or a letter before a
 * no-break space. */
static bool is_odd_word(const nm_finder *f, const nm_sequence *s, const sure_ones *sure)
{
    bool before_space = f->glyphs[s->first + 1].c == 0xA0 && nm_uni_of(f->glyphs[s->first].c)->flags & NM_LOWER;

    if (s->last - s->first != 2 || !is_cyrillic(f, s->first) || !(before_space || is_cyrillic(f, s->first + 1)))
        return false;
    if ((s->first && nm_glyph_is_letter(f, s->first - 1)) || nm_glyph_is_letter(f, s->last))
        return false;
    return before_space || !(sure->leads >> (s->c >> 6) & 1);
}

/* A letter that no misread word would have. Where all is misread, Latin ones are what is left of sequences that have
 * lost a byte. */
static bool is_left_out(const nm_finder *f, uint32_t i, const sure_ones *sure)
{
    return nm_is_high_letter(f, i) && (sure->clean || is_cyrillic(f, i));
}

/* Beside a misread word of some script: what could be a sequence in the words around it. */
static bool is_stray(const nm_finder *f, const nm_sequence *s, uint32_t n, uint32_t i, const sure_ones *sure)
{
    bool kin = are_kin(nm_uni_of(s[i].c)->script, sure->script);

    if (nm_is_telltale(f, &s[i]) || (nm_touches(s, n, i) && (kin || touches_kin(s, n, i, sure->script))))
        return false;
    return (sure->clean && !kin) || (s[i].first && is_left_out(f, s[i].first - 1, sure)) ||
           is_left_out(f, s[i].last, sure) || is_odd_word(f, &s[i], sure);
}

static void drop_words_ends(nm_finder *f)
{
    nm_sequence *s = f->found[0], before = {0, 0, 0, false};
    uint32_t i, k = 0, n = f->found_n[0];

    for (i = 0; i < n; i++) {
        bool alone = before.last != s[i].first && (i + 1 == n || s[i + 1].first != s[i].last);

        before = s[i];
        if (!alone || !spans_words(f, &before))
            s[k++] = before;
    }
    f->found_n[0] = k;
}

/* Where all around is clean, what only looks like a sequence stays. */
void nm_drop_strays(nm_finder *f)
{
    const nm_sequence *s = f->found[0];
    nm_sequence *kept = f->found[1];
    uint32_t i, k = 0, n;
    sure_ones sure;

    drop_words_ends(f);
    n = f->found_n[0];
    sure = find_sure(f);
    if (!sure.script)
        return;
    for (i = 0; i < n; i++)
        if (!is_stray(f, s, n, i, &sure))
            kept[k++] = s[i];
    f->found_n[1] = k;
    nm_swap_found(f);
}
