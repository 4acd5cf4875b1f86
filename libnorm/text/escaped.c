/* Charsets that switch by escape sequences: ISO-2022-JP, ISO-2022-KR, HZ. */
#include <string.h>

#include "text/charset.h"

typedef enum set { ASCII, ROMAN, KATAKANA, JIS0208, JIS0212, KSC5601, GB2312 } set;

typedef struct escape {
    const char *bytes;
    size_t len;
    set to;
} escape;

typedef struct reader {
    nm_sink *sink;
    const unsigned char *p, *end;
    set now;
    set shifted; /* what SO switches to; ASCII: nothing */
} reader;

/* RFC 1468, 1554, 2237, 1557; JIS X 0213's first plane (O, Q) holds JIS X 0208 at the same places. */
static const escape japanese[] = {
    {"\x1B(B", 3, ASCII}, {"\x1B(J", 3, ROMAN}, {"\x1B(H", 3, ROMAN}, {"\x1B(I", 3, KATAKANA},
    {"\x1B$@", 3, JIS0208}, {"\x1B$B", 3, JIS0208}, {"\x1B$A", 3, GB2312}, {"\x1B$(@", 4, JIS0208},
    {"\x1B$(B", 4, JIS0208}, {"\x1B$(D", 4, JIS0212}, {"\x1B$(C", 4, KSC5601}, {"\x1B$(O", 4, JIS0208},
    {"\x1B$(Q", 4, JIS0208}, {"\x1B&@", 3, ASCII},
};
static const escape korean[] = {{"\x1B$)C", 4, ASCII}};
static const escape hz[] = {{"~{", 2, GB2312}, {"~}", 2, ASCII}, {"~\n", 2, ASCII}};

static const escape *find_escape(const reader *r, const escape *list, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++)
        if ((size_t)(r->end - r->p) >= list[i].len && !memcmp(r->p, list[i].bytes, list[i].len))
            return &list[i];
    return NULL;
}

static bool take_escape(reader *r, const escape *list, size_t n)
{
    const escape *e = find_escape(r, list, n);

    if (!e)
        return false;
    r->now = e->to;
    nm_sink_drop(r->sink, e->len);
    r->p += e->len;
    return true;
}

/* SO and SI, the line ends that switch back, and the tilde of HZ that stands for itself. */
static bool take_control(reader *r, bool is_hz)
{
    unsigned c = *r->p;

    if (c == '\n' || c == '\r') {
        r->now = ASCII;
        return false;
    }
    if ((c == 0x0E && r->shifted != ASCII) || c == 0x0F) {
        r->now = c == 0x0E ? r->shifted : ASCII;
        nm_sink_drop(r->sink, 1);
    } else if (is_hz && c == '~' && r->now == ASCII && r->end - r->p >= 2 && r->p[1] == '~') {
        nm_sink_put(r->sink, '~', 2);
        r->p++;
    } else {
        return false;
    }
    r->p++;
    return true;
}

static uint32_t pair_of(set s, unsigned a, unsigned b)
{
    switch (s) {
    case JIS0208:
        return nm_jis0208((a & 0x7F) - 0x21, (b & 0x7F) - 0x21);
    case JIS0212:
        return nm_pair(&nm_pairs_jis0212, a | 0x80, b | 0x80);
    case KSC5601:
        return nm_pair(&nm_pairs_cp949, a | 0x80, b | 0x80);
    default:
        return nm_pair(&nm_pairs_gbk, a | 0x80, b | 0x80);
    }
}

static void read_single(reader *r)
{
    unsigned c = *r->p++;

    if (c >= 0xA1 && c <= 0xDF) /* eight-bit katakana, as some mailers wrote it */
        nm_sink_put(r->sink, 0xFF61 + c - 0xA1, 1);
    else if (c >= 0x80)
        nm_sink_bad(r->sink, 1);
    else if (r->now == KATAKANA && c >= 0x21 && c <= 0x5F)
        nm_sink_put(r->sink, 0xFF61 + c - 0x21, 1);
    else if (r->now == ROMAN && (c == 0x5C || c == 0x7E))
        nm_sink_put(r->sink, c == 0x5C ? 0xA5 : 0x203E, 1);
    else
        nm_sink_put(r->sink, c, 1);
}

static void read_char(reader *r)
{
    uint32_t c;

    if (r->now < JIS0208 || *r->p <= 0x20) {
        read_single(r);
        return;
    }
    c = r->end - r->p >= 2 && r->p[1] > 0x20 ? pair_of(r->now, r->p[0], r->p[1]) : 0;
    if (c) {
        nm_sink_put(r->sink, c, 2);
        r->p += 2;
    } else {
        nm_sink_bad(r->sink, 1);
        r->p++;
    }
}

void nm_decode_escaped(nm_sink *sink, nm_charset_kind kind, norm_str bytes)
{
    reader r = {sink, (const unsigned char *)bytes.data, (const unsigned char *)bytes.data + bytes.len, ASCII,
                kind == NM_CS_ISO_2022_KR ? KSC5601 : kind == NM_CS_ISO_2022_JP ? KATAKANA : ASCII};
    const escape *list = kind == NM_CS_HZ ? hz : kind == NM_CS_ISO_2022_KR ? korean : japanese;
    size_t n = kind == NM_CS_HZ ? sizeof hz / sizeof *hz : kind == NM_CS_ISO_2022_KR ? 1
             : sizeof japanese / sizeof *japanese;

    size_t begin = sink->text.len;

    while (r.p < r.end && nm_sink_room(sink, 2))
        if (!((*r.p == 0x1B || *r.p == '~') && take_escape(&r, list, n)) && !take_control(&r, kind == NM_CS_HZ))
            read_char(&r);
    if (kind == NM_CS_ISO_2022_JP && !sink->failed)
        nm_use_jis_signs(sink->text.data + begin, sink->text.len - begin);
}
