/* Readers' comments: author, date and text of each. */
#include <string.h>

#include "facts/parts.h"
#include "marks/comment.h"
#include "marks/cues.h"

#define NAME_BYTES 60u
#define NAME_TOKENS 10u

static bool put_line(nm_buf *b, norm_str s)
{
    return (b->len == 0 || nm_buf_byte(b, '\n')) && nm_buf_add(b, s.data, s.len);
}

static bool is_date_alone(const nm_collect *c, norm_str s, nm_date *d)
{
    nm_date_hint hint = {c->lang, c->month_first};

    return s.len <= 120 && nm_date_share(s, c->lang) > 0.9 && nm_date_find(s, 0, &hint, d);
}

/* "1. kevin", "Jane Doe:": a short line without the marks of a sentence, above other lines. */
static bool read_name(norm_str s, norm_str *name)
{
    nm_tok t[NAME_TOKENS + 1];
    size_t n = s.len <= NAME_BYTES ? nm_toks_read(s, 0, t, NAME_TOKENS + 1) : 0, i = 0, words = 0;

    if (!n || n > NAME_TOKENS || memchr(s.data, '\n', s.len))
        return false;
    if (t[0].kind == NM_T_NUMBER && n > 2 && t[1].kind == NM_T_MARK)
        i = 2;
    s.data += t[i].begin;
    s.len -= t[i].begin;
    for (; i < n; i++) {
        words += t[i].kind == NM_T_WORD && (t[i].flags & NM_TF_SPACE);
        if (t[i].kind == NM_T_MARK && (nm_uni_of(t[i].value)->flags & NM_TERMINAL) && t[i].value != '.')
            return false;
    }
    *name = nm_trim(s, ":-|");
    return words < 4 && name->len > 0;
}

/* The head of a comment: a line that names the author and may have the date; or two lines. Takes
 * what it used from the pieces [*i, end) and returns the rest of the first piece. */
static bool read_head(const nm_collect *c, size_t *i, size_t end, nm_comment *out, norm_str *rest)
{
    norm_str s = nm_piece_text(c, *i), next = *i + 1 < end ? nm_piece_text(c, *i + 1) : (norm_str){NULL, 0};
    nm_comment_head h;
    nm_date d;

    rest->data = NULL;
    rest->len = 0;
    if (nm_comment_head_find(s, c->lang, &h)) {
        out->author = h.author;
        if (h.date.end && !nm_believed(c, &h.date, &out->date))
            return false;
        rest->data = s.data + h.end;
        rest->len = s.len - h.end;
        *rest = nm_trim(*rest, "");
        ++*i;
    } else if (next.len && read_name(s, &out->author)) {
        ++*i;
    }
    if (out->author.len && !out->date.len && *i < end && is_date_alone(c, nm_piece_text(c, *i), &d))
        return nm_believed(c, &d, &out->date) && ++*i;
    return true;
}

static bool add_comment(nm_collect *c, size_t begin, size_t end)
{
    nm_comment *out = nm_vec_push(&c->facts->comments);
    size_t i = begin;
    norm_str rest;
    nm_buf text;

    if (!out || !read_head(c, &i, end, out, &rest))
        return false;
    nm_buf_init(&text, c->run->arena);
    out->piece = (uint32_t)(rest.len || i >= end ? begin : i);
    if (rest.len && !put_line(&text, rest))
        return false;
    for (; i < end; i++)
        if (c->pieces[i].role == NORM_COMMENT && !put_line(&text, nm_piece_text(c, i)))
            return false;
    out->text.data = text.data;
    out->text.len = text.len;
    if (!out->author.len && !out->text.len)
        c->facts->comments.len--;
    return true;
}

norm_status nm_collect_comments(nm_collect *c)
{
    size_t i = 0, end;

    for (; i < c->n; i = end) {
        end = i + 1;
        if (c->pieces[i].role != NORM_COMMENT)
            continue;
        while (end < c->n && c->pieces[end].role == NORM_COMMENT && c->pieces[end].group == c->pieces[i].group)
            end++;
        if (!add_comment(c, i, end))
            return nm_no_memory(c->run->error, "facts");
    }
    return NORM_OK;
}
