/* Sets of two bytes a character and more. */
#include "text/guesser.h"
#include "text/scan.h"

#define HOPELESS 26 /* cost of a byte above which a set is given up */
#define ILL_FORMED (12 * NM_NAT)

typedef struct multi_cost {
    int by_table[2];
    int letters, high; /* of the word that is being read */
    int common;
    uint32_t bytes; /* beyond ASCII, about */
} multi_cost;

/* A word of both kinds of letters is rare in these languages. */
static void end_word(multi_cost *m)
{
    if (m->high && m->letters)
        m->common += 10 * m->letters + 12;
    m->high = m->letters = 0;
}

static bool is_ascii_letter(unsigned b)
{
    return (b | 0x20u) - 'a' < 26;
}

/* The ASCII bytes from p to the next one beyond it, or to the end: only words at their borders count. */
static const unsigned char *pass_ascii(multi_cost *m, const unsigned char *p, const unsigned char *end)
{
    const unsigned char *next = p + nm_skip_ascii((const char *)p, (size_t)(end - p), 0), *last = next;

    while (p < next && is_ascii_letter(*p))
        p++, m->letters++;
    if (p == next)
        return next;
    end_word(m);
    while (is_ascii_letter(last[-1]))
        last--, m->letters++;
    return next;
}

static void multi_line(multi_cost *m, const nm_charset *c, const nm_sample_word *line)
{
    const unsigned char *p = line->p, *end = p + line->n;
    unsigned k;

    while ((p = pass_ascii(m, p, end)) < end) {
        nm_read r = nm_read_char(c, p, (size_t)(end - p));

        m->high++;
        if (!r.c && p + 1 < end)
            m->common += ILL_FORMED;
        for (k = 0; r.c && c->langs[k] != NM_LANG_NONE; k++)
            m->by_table[k] += nm_char_cost(c->langs[k], r.c);
        m->bytes += r.len > 1 ? 2 : 1;
        p += r.len;
    }
    end_word(m);
}

static int least(const multi_cost *m, const nm_charset *c)
{
    int cost = m->by_table[0];

    if (c->langs[1] != NM_LANG_NONE && m->by_table[1] < cost)
        cost = m->by_table[1];
    return m->common + cost;
}

/* Lines and words are not the same part of the input: what was read is taken for all. */
static int scaled(const nm_guesser *g, const multi_cost *m, const nm_charset *c, uint32_t high)
{
    return (int)((int64_t)least(m, c) * g->sample.high / (high ? high : 1));
}

static void guess_multi_one(nm_guesser *g, const nm_charset *c)
{
    multi_cost m = {{0, 0}, 0, 0, 0, 0};
    static const char *const tags[NM_CHAR_LANGS] = {"zh", "zh", "ja", "ko"};
    int bonus = nm_prior(g, c) + nm_ascii_bonus(g, NULL) + nm_lang_bonus(g, tags[c->langs[0]]);
    uint32_t line;

    for (line = 0; line < g->sample.line_count; line++) {
        multi_line(&m, c, &g->sample.lines[line]);
        if (m.bytes > HOPELESS_BYTES && least(&m, c) > (int)m.bytes * HOPELESS)
            return;
    }
    nm_offer(g, c, c, scaled(g, &m, c, g->sample.line_high) + bonus);
}

void nm_guess_multi(nm_guesser *g)
{
    unsigned i;

    for (i = 0; i < nm_charset_count; i++)
        if (nm_charsets[i].kind >= NM_CS_GB18030 && nm_charsets[i].prior >= 0)
            guess_multi_one(g, &nm_charsets[i]);
}
