#include "text/choose.h"

#include <string.h>

#include "text/clean.h"
#include "text/guess.h"
#include "text/lines.h"
#include "text/scan.h"
#include "text/wide.h"

#define ILL_FORMED (16 * NM_NAT) /* cost of a bad sequence beside that of U+FFFD */
#define FEW 8                    /* bad sequences that UTF-8 may have at the cost of U+FFFD alone */
#define MIXING (10 * NM_NAT)     /* two charsets in one file are rare */
#define MUCH 64                  /* bytes beyond ASCII that show that it is UTF-8 */
#define WEIGHED 4096u            /* bytes that two readings are compared on */

typedef struct chooser {
    nm_run *run;
    norm_str bytes;
    nm_evidence evidence;
    nm_sink *sink;
    nm_choice *choice;
} chooser;

typedef struct bom {
    const char *bytes;
    size_t len;
    const char *name;
} bom;

static const bom *find_bom(norm_str s)
{
    static const bom boms[] = {
        {"\xEF\xBB\xBF", 3, "utf-8"},      {"\xFF\xFE\0\0", 4, "utf-32le"}, {"\0\0\xFE\xFF", 4, "utf-32be"},
        {"\xFF\xFE", 2, "utf-16le"},       {"\xFE\xFF", 2, "utf-16be"},     {"\x84\x31\x95\x33", 4, "gb18030"},
    };
    size_t i;

    for (i = 0; i < sizeof boms / sizeof *boms; i++)
        if (s.len >= boms[i].len && !memcmp(s.data, boms[i].bytes, boms[i].len))
            return &boms[i];
    return NULL;
}

/* FF FE and two NULs can also be UTF-16 that begins with NUL: then the rest is not UTF-32. */
static bool is_bom_of(const bom *b, norm_str s)
{
    size_t i;

    if (b->len != 4 || b->bytes[0] != '\xFF')
        return true;
    for (i = 4; i + 3 < s.len && i < 4096; i += 4)
        if (s.data[i + 3] || (unsigned char)s.data[i + 2] > 0x10)
            return false;
    return s.len % 4 == 0;
}

static norm_str from(norm_str s, size_t at)
{
    norm_str rest = {s.data + at, s.len - at};

    return rest;
}

static void settle(chooser *c, const char *name, norm_source source, double confidence)
{
    c->choice->name = name;
    c->choice->source = source;
    c->choice->confidence = confidence;
}

static void decode_all(chooser *c, const nm_charset *charset, norm_source source, double confidence)
{
    settle(c, charset->name, source, confidence);
    nm_decode(c->sink, charset, c->bytes);
}

/* A guess that agrees with what was said is no longer a mere guess. */
static norm_source source_of(const chooser *c, const nm_charset *charset)
{
    return charset == c->evidence.hinted ? NORM_HINT : charset == c->evidence.declared ? NORM_DECLARED : NORM_DETECTED;
}

/* ------------------------------------------------------------ well-formed -- */

/* The first ill-formed byte, or the length; *dirt and *escape (ESC or NUL) tell what else is there. */
static size_t check_utf8(norm_str s, unsigned *dirt, bool *escape)
{
    size_t at, end = 0;
    unsigned last = 0;

    while ((at = nm_scan(s.data, s.len, end)) < s.len) {
        bool bad = false;
        uint32_t c;

        if (at > end)
            last = 0;
        end = at;
        c = nm_utf8_any(s.data, s.len, &end, &bad);
        if (bad)
            return at;
        *escape |= c == 0x1B || c == 0;
        *dirt |= nm_dirt_of(c, &last);
    }
    return s.len;
}

static bool is_ascii(norm_str s)
{
    return nm_skip_ascii(s.data, s.len, 0) == s.len;
}

/* Text without spaces may be UTF-16 of a script whose bytes are all legal; so much beyond ASCII is not by chance. */
static bool has_few_spaces(norm_str s, size_t most_high)
{
    size_t i, n = s.len < 4096 ? s.len : 4096, spaces = 0, high = 0;

    for (i = 0; i < n && spaces * 100 < n && high < most_high; i++) {
        spaces += s.data[i] == ' ';
        high += (unsigned char)s.data[i] >= 0x80;
    }
    return spaces * 100 < n && high < most_high;
}

static bool take_utf8(chooser *c)
{
    bool escape = false;
    const nm_charset *other = NULL;

    if (check_utf8(c->bytes, &c->choice->dirt, &escape) < c->bytes.len)
        return false;
    if (escape || has_few_spaces(c->bytes, MUCH))
        other = nm_guess_wide(c->bytes);
    if (!other && (escape || memchr(c->bytes.data, '~', c->bytes.len)) && is_ascii(c->bytes))
        other = nm_guess_escaped(c->bytes);
    if (other) {
        decode_all(c, other, source_of(c, other), 0.95);
        return true;
    }
    settle(c, "utf-8", NORM_UTF8, 1);
    c->choice->borrowed = true;
    return true;
}

/* ------------------------------------------------------------- ill-formed -- */

static int cost_of(chooser *c, nm_scorer *scorer, const nm_charset *charset, norm_str bytes)
{
    nm_sink sink;
    norm_str text;
    size_t ill;

    nm_sink_init(&sink, c->run->arena);
    nm_decode(&sink, charset, bytes);
    text.data = sink.text.data;
    text.len = sink.text.len;
    ill = charset->kind != NM_CS_UTF8 ? sink.replaced : sink.replaced > FEW ? sink.replaced - FEW : 0;
    return nm_text_cost(scorer, text, NM_COST_LETTERS, NM_NO_LIMIT).total + ILL_FORMED * (int)ill +
           (charset->prior > 0 ? charset->prior * NM_NAT / 10 : 0) - nm_evidence_for(&c->evidence, charset);
}

/* The lines that are not UTF-8: damaged all the same, or of the guessed charset? */
static bool may_be_damaged(const chooser *c, bool has_utf8)
{
    const nm_charset *utf8 = nm_charset_named("utf-8");

    return has_utf8 || c->evidence.hinted == utf8 || c->evidence.declared == utf8;
}

static void decode_lines(chooser *c, const nm_line_kinds *kinds, const nm_charset *legacy)
{
    const nm_stretch_of_lines *s = kinds->stretches.data;
    const nm_charset *utf8 = nm_charset_named("utf-8");
    size_t i;

    for (i = 0; i < kinds->stretches.len; i++) {
        norm_str part = {c->bytes.data + s[i].begin, s[i].end - s[i].begin};

        nm_decode(c->sink, s[i].is_utf8 ? utf8 : legacy, part);
    }
}

/* Lines that could be UTF-8 by chance are so only if that reads better than the guess. */
static bool take_mixed(chooser *c, nm_scorer *scorer, const nm_line_kinds *kinds, const nm_guess *guess)
{
    const nm_charset *utf8 = nm_charset_named("utf-8");
    norm_str good = nm_lines_of_kind(c->run->arena, c->bytes, kinds, true);

    if (good.data)
        good = nm_lines_beyond_ascii(c->run->arena, good, WEIGHED);
    if (!good.data)
        return false;
    if (cost_of(c, scorer, utf8, good) + MIXING < cost_of(c, scorer, guess->charset, good)) {
        settle(c, guess->charset->name, NORM_MIXED, guess->confidence);
        decode_lines(c, kinds, guess->charset);
    } else {
        decode_all(c, guess->charset, source_of(c, guess->charset), guess->confidence);
    }
    return true;
}

static bool take_lines(chooser *c, nm_scorer *scorer)
{
    const nm_charset *utf8 = nm_charset_named("utf-8");
    nm_line_kinds kinds;
    norm_str legacy;
    nm_guess guess;

    if (!nm_sort_lines(c->run->arena, c->bytes, &kinds))
        return false;
    if (!kinds.legacy) {
        decode_all(c, utf8, NORM_UTF8, 0.95);
        return true;
    }
    legacy = kinds.utf8 ? nm_lines_of_kind(c->run->arena, c->bytes, &kinds, false) : c->bytes;
    if (!legacy.data || !nm_guess_charset(c->run->arena, legacy, &c->evidence, &guess))
        return false;
    if (may_be_damaged(c, kinds.utf8 > 0 || kinds.legacy_good >= kinds.legacy)) {
        legacy = nm_lines_beyond_ascii(c->run->arena, legacy, WEIGHED);
        if (!legacy.data)
            return false;
        if (cost_of(c, scorer, utf8, legacy) <= cost_of(c, scorer, guess.charset, legacy)) {
            decode_all(c, utf8, NORM_UTF8, 0.8);
            return true;
        }
    }
    if (kinds.utf8)
        return take_mixed(c, scorer, &kinds, &guess);
    decode_all(c, guess.charset, source_of(c, guess.charset), guess.confidence);
    return true;
}

static bool take_other(chooser *c)
{
    const nm_charset *charset = NULL;
    nm_scorer *scorer;

    if (memchr(c->bytes.data, 0, c->bytes.len) || has_few_spaces(c->bytes, c->bytes.len + 1))
        charset = nm_guess_wide(c->bytes);
    if (charset) {
        decode_all(c, charset, source_of(c, charset), 0.95);
        return true;
    }
    scorer = nm_scorer_new(c->run->arena);
    if (!scorer)
        return false;
    charset = nm_guess_ebcdic(scorer, c->run->arena, c->bytes);
    if (charset) {
        decode_all(c, charset, source_of(c, charset), 0.9);
        return true;
    }
    return take_lines(c, scorer);
}

bool nm_choose(nm_run *run, norm_str bytes, const norm_hints *hints, nm_sink *sink, nm_choice *choice)
{
    chooser c = {run, bytes, {NULL, NULL, {NULL, 0}}, sink, choice};
    const bom *b = find_bom(bytes);

    memset(choice, 0, sizeof *choice);
    if (b && is_bom_of(b, bytes)) {
        nm_sink_drop(sink, b->len);
        c.bytes = from(bytes, b->len);
        decode_all(&c, nm_charset_named(b->name), NORM_BOM, 1);
    } else {
        if (hints) {
            c.evidence.hinted = nm_charset_of_label(hints->charset);
            c.evidence.lang = hints->lang;
        }
        if (!take_utf8(&c)) {
            c.evidence.declared = nm_declared_charset(bytes);
            if (!take_other(&c))
                return false;
        }
    }
    if (!choice->borrowed)
        choice->dirt = NM_DIRT_INVISIBLE | NM_DIRT_NFC;
    return choice->borrowed || nm_sink_finish(sink);
}
