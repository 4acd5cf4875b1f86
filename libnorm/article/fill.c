#include "article/fill.h"

#include <string.h>

#include "article/spans.h"
#include "base/uni.h"

static norm_status no_memory(nm_run *run)
{
    return nm_no_memory(run->error, "facts");
}

norm_status nm_fill_encoding(nm_run *run, norm_article *article, const nm_text *text)
{
    size_t n = text->encoding.repair_count, i;
    norm_repair *r;

    article->encoding = text->encoding;
    article->encoding.repairs = NULL;
    if (!n)
        return NORM_OK;
    r = nm_arena_zalloc(&article->arena, n, sizeof *r);
    if (!r)
        return no_memory(run);
    for (i = 0; i < n; i++) {
        r[i] = text->encoding.repairs[i];
        r[i].from = nm_arena_str(&article->arena, r[i].from);
        r[i].to = nm_arena_str(&article->arena, r[i].to);
        if (!r[i].from.data || !r[i].to.data)
            return no_memory(run);
    }
    article->encoding.repairs = r;
    return NORM_OK;
}

/* Does a line that ends in a and goes on with b need a space where the line end was? */
static bool joins_without_space(const char *out, size_t n, const char *next, size_t left)
{
    size_t at = n, i = 0;

    if (!n || !left)
        return true;
    return (nm_uni_of(nm_utf8_prev(out, &at))->flags & NM_WIDE) && (nm_uni_of(nm_utf8_next(next, &i))->flags & NM_WIDE);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/* The high bit of every byte that is 0. */
static uint64_t zeros(uint64_t x)
{
    const uint64_t low = 0x7F7F7F7F7F7F7F7Fu;

    return ~(((x & low) + low) | x | low);
}

/* Whether plain_end may be within eight bytes: at a control, or at a space that one or a space follows. */
static bool may_end(const char *p)
{
    const uint64_t spaces = 0x2020202020202020u, high = 0xE0E0E0E0E0E0E0E0u;
    uint64_t v, next;

    memcpy(&v, p, sizeof v);
    memcpy(&next, p + 1, sizeof next);
    return (zeros(v & high) | (zeros(v ^ spaces) & (zeros(next ^ spaces) | zeros(next & high)))) != 0;
}

/* The end of what is copied as it is: single spaces between words are. */
static size_t plain_end(norm_str s, size_t i)
{
    while (i + sizeof(uint64_t) < s.len && !may_end(s.data + i))
        i += sizeof(uint64_t);
    for (; i < s.len; i++)
        if (is_blank(s.data[i]) && (s.data[i] != ' ' || i + 1 == s.len || is_blank(s.data[i + 1])))
            break;
    return i;
}

/* Copies a block's text: line ends and runs of blanks become one space, none between
 * characters of scripts without spaces. Code keeps its shape. Returns the bytes written, at
 * most s.len. */
static size_t copy_text(char *out, norm_str s, bool code)
{
    size_t n = 0, i = 0;

    if (code) {
        memcpy(out, s.data, s.len);
        return s.len;
    }
    while (i < s.len) {
        bool line_end = false;
        size_t begin = i;

        i = plain_end(s, i);
        memcpy(out + n, s.data + begin, i - begin);
        n += i - begin;
        for (; i < s.len && is_blank(s.data[i]); i++)
            line_end = line_end || s.data[i] == '\n';
        if (i < s.len && !(line_end && joins_without_space(out, n, s.data + i, s.len - i)))
            out[n++] = ' ';
    }
    return n;
}

static norm_str reason_of(const nm_piece *p, char *out)
{
    size_t kind = strlen(p->reason_kind), id = strlen(p->reason);
    norm_str s = {out, kind + 1 + id};

    memcpy(out, p->reason_kind, kind);
    out[kind] = ':';
    memcpy(out + kind + 1, p->reason, id);
    return s;
}

/* Where the pieces' strings go: the body as one text, the rest behind it. */
typedef struct room {
    char *body, *rest, *reasons;
    size_t body_len;
} room;

static bool make_room(norm_article *article, const nm_piece *pieces, size_t n, room *r)
{
    size_t i, body = 0, rest = 0, reasons = 0;

    for (i = 0; i < n; i++) {
        *(pieces[i].keep ? &body : &rest) += pieces[i].end - pieces[i].begin + 2;
        reasons += strlen(pieces[i].reason_kind) + 1 + strlen(pieces[i].reason);
    }
    r->body = nm_arena_alloc(&article->arena, body);
    r->rest = nm_arena_alloc(&article->arena, rest);
    r->reasons = nm_arena_alloc(&article->arena, reasons);
    r->body_len = 0;
    return r->body && r->rest && r->reasons;
}

static void fill_body(const nm_piece *p, norm_str s, norm_block *b, room *r)
{
    if (r->body_len) {
        memcpy(r->body + r->body_len, "\n\n", 2);
        r->body_len += 2;
    }
    b->text.data = r->body + r->body_len;
    b->text.len = copy_text(r->body + r->body_len, s, p->role == NORM_CODE);
    b->out.begin = r->body_len;
    b->out.end = r->body_len += b->text.len;
}

static void fill_block(const nm_doc *doc, const nm_piece *p, norm_block *b, room *r)
{
    norm_str s = {doc->text.data + p->begin, p->end - p->begin};

    b->role = (norm_role)p->role;
    b->keep = p->keep;
    b->score = p->score;
    b->lang = nm_lang_public(&doc->langs[p->block]);
    b->reason = reason_of(p, r->reasons);
    r->reasons += b->reason.len;
    if (p->keep) {
        fill_body(p, s, b, r);
        return;
    }
    b->text.data = r->rest;
    b->text.len = copy_text(r->rest, s, false);
    r->rest += b->text.len;
}

/* A block for input that has no text: beyond the limit, or only characters that mean nothing. */
static void fill_bare(norm_article *article, norm_span src, norm_role role, const char *reason)
{
    norm_block *b = &article->blocks[article->block_count++];

    memset(b, 0, sizeof *b);
    b->role = role;
    b->src = src;
    b->lang = article->lang;
    b->lang.tag = b->lang.second = "und";
    b->lang.confidence = b->lang.second_confidence = 0;
    b->lang.script = "Zyyy";
    b->reason.data = reason;
    b->reason.len = strlen(reason);
}

/* Characters, for the languages' shares: bytes would count Cyrillic twice. Eight bytes at once, each of which
 * counts unless it goes on with a character. */
static size_t characters(norm_str s)
{
    const uint64_t ones = 0x0101010101010101u;
    size_t i, tails = 0;
    uint64_t v;

    for (i = 0; i + sizeof v <= s.len; i += sizeof v) {
        memcpy(&v, s.data + i, sizeof v);
        tails += (v >> 7 & ~(v >> 6) & ones) * ones >> 56;
    }
    for (; i < s.len; i++)
        tails += ((unsigned char)s.data[i] & 0xC0) == 0x80;
    return s.len - tails;
}

static void by_share(norm_lang_share *s, size_t n)
{
    size_t i, j;

    for (i = 1; i < n; i++)
        for (j = i; j > 0 && s[j].share > s[j - 1].share; j--) {
            norm_lang_share t = s[j];

            s[j] = s[j - 1];
            s[j - 1] = t;
        }
}

static bool fill_shares(norm_article *article, const nm_doc *doc, const nm_piece *pieces, size_t n)
{
    size_t count[256] = {0}, total = 0, i, used = 0;

    for (i = 0; i < n; i++)
        if (pieces[i].keep) {
            size_t c = characters(article->blocks[i].text);

            count[doc->langs[pieces[i].block].id] += c;
            total += c;
        }
    for (i = 0; i < 256; i++)
        used += count[i] > 0;
    article->shares = nm_arena_zalloc(&article->arena, used, sizeof *article->shares);
    if (!article->shares)
        return false;
    for (i = 0; i < 256; i++)
        if (count[i]) {
            article->shares[article->share_count].tag = nm_lang_tag((unsigned)i);
            article->shares[article->share_count++].share = (double)count[i] / (double)total;
        }
    by_share(article->shares, article->share_count);
    return true;
}

norm_status nm_fill(nm_run *run, norm_article *article, norm_str bytes, size_t decoded, const nm_text *text,
                    const nm_doc *doc, const nm_piece *pieces, size_t n)
{
    norm_span *spans = nm_arena_zalloc(run->arena, n, sizeof *spans), rest;
    norm_str part = {bytes.data, decoded};
    norm_status status = nm_fill_encoding(run, article, text);
    room r;
    size_t i;

    article->blocks = nm_arena_zalloc(&article->arena, n + 2, sizeof *article->blocks);
    if (status != NORM_OK || !spans || !article->blocks || !make_room(article, pieces, n, &r))
        return no_memory(run);
    article->lang = nm_lang_public(&doc->lang);
    if (n)
        nm_spans_of_pieces(&text->map, part, pieces, n, spans);
    for (i = 0; i < n; i++) {
        article->blocks[i].src = spans[i];
        fill_block(doc, &pieces[i], &article->blocks[i], &r);
    }
    article->block_count = n;
    article->text.data = r.body;
    article->text.len = r.body_len;
    rest = nm_span_trim(bytes, 0, decoded);
    if (!n && rest.end > rest.begin)
        fill_bare(article, rest, NORM_RESIDUE, "text:invisible");
    rest = nm_span_trim(bytes, decoded, bytes.len);
    if (rest.end > rest.begin)
        fill_bare(article, rest, NORM_OTHER, "limit:input");
    return fill_shares(article, doc, pieces, n) ? NORM_OK : no_memory(run);
}
