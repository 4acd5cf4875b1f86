/* Tags: "Filed under: World, Asia". */
#include "facts/parts.h"
#include "marks/cues.h"

#define MANY_TAGS 40u
#define TAG_BYTES 80u
#define TAG_WORDS 5u
#define HEAD 16u

static bool divides(norm_str s, size_t at, size_t next, uint32_t c)
{
    switch (c) {
    case ',':
    case ';':
    case '|':
    case '\n':
    case '\t':
    case '#':
    case 0xB7:
    case 0x2022:
    case 0x3001:
    case 0xFF0C:
    case 0xFF1B:
    case 0x60C:
    case 0xFF5C:
    case 0xFF03:
        return true;
    case '/':
        return at > 0 && s.data[at - 1] == ' ' && next < s.len && s.data[next] == ' ';
    default:
        return false;
    }
}

/* More words make a sentence. */
static bool is_short(norm_str tag)
{
    size_t i, gaps = 0;

    for (i = 0; i < tag.len; i++)
        gaps += tag.data[i] == ' ';
    return gaps <= TAG_WORDS;
}

static bool add_list(nm_vec *tags, norm_str s)
{
    size_t at = 0, from = 0;

    while (at <= s.len) {
        size_t begin = at;
        uint32_t c = at < s.len ? nm_utf8_next(s.data, &at) : ',';
        norm_str tag = {s.data + from, begin - from};

        if (begin < s.len && !divides(s, begin, at, c))
            continue;
        tag = nm_trim(tag, ".:|-\"");
        if (tag.len && tag.len <= TAG_BYTES && is_short(tag) && tags->len < MANY_TAGS && !nm_list_add(tags, tag))
            return false;
        from = at;
        if (begin == s.len)
            break;
    }
    return true;
}

/* The list after "Tags:", or all of a line that follows such a line. */
static norm_str without_cue(const nm_collect *c, norm_str s)
{
    nm_tok t[HEAD];
    size_t n = nm_toks_read(s, 0, t, HEAD), len = n ? nm_cue_at(t, 0, n, NM_C_TAGS, c->lang, NULL) : 0, cut;

    if (!len)
        return s;
    cut = len < n && t[len].kind == NM_T_MARK ? t[len].end : len < n ? t[len].begin : s.len;
    if (len < n && t[len].kind == NM_T_MARK && t[len].value == ',') /* the cue is itself a tag */
        return s;
    if (len < n && t[len].kind == NM_T_MARK && t[len].value == '#')
        cut = t[len].begin;
    s.data += cut;
    s.len -= cut;
    return s;
}

/* "Section: Notes" is a list of another kind. */
static bool names_section(const nm_collect *c, norm_str s)
{
    nm_tok t[HEAD];
    size_t n = nm_toks_read(s, 0, t, HEAD), len = n ? nm_cue_of(t, 0, n, NM_C_SECTION, c->lang, NULL) : 0;
    norm_str name;

    if (!len || len + 1 >= n || t[len].kind != NM_T_MARK || (t[len].value != ':' && t[len].value != 0xFF1A) ||
        nm_cue_of(t, 0, n, NM_C_TAGS, c->lang, NULL))
        return false;
    name.data = s.data + t[len].end;
    name.len = 0;
    while (t[len].end + name.len < s.len && name.data[name.len] != '.' && name.data[name.len] != '\n')
        name.len++;
    name = nm_trim(name, "|-");
    if (!c->facts->section.len && name.len <= TAG_BYTES)
        c->facts->section = name;
    return true;
}

norm_status nm_collect_tags(nm_collect *c)
{
    size_t i;

    for (i = 0; i < c->n; i++)
        if (c->pieces[i].role == NORM_TAGS && !names_section(c, nm_piece_text(c, i)) &&
            !add_list(&c->facts->tags, without_cue(c, nm_piece_text(c, i))))
            return nm_no_memory(c->run->error, "facts");
    return NORM_OK;
}
