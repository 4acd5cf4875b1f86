/* Two bytes and more a character, without escapes. */
#include <string.h>

#include "text/charset.h"
#include "text/scan.h"

uint32_t nm_pair(const nm_double *d, unsigned lead, unsigned trail)
{
    size_t i;

    if (lead < d->lead_min || lead > d->lead_max || trail < d->trail_min || trail > d->trail_max)
        return 0;
    i = (size_t)(lead - d->lead_min) * (d->trail_max - d->trail_min + 1u) + (trail - d->trail_min);
    return d->high[i / 32] >> i % 32 & 1 ? 0x20000u + d->cells[i] : d->cells[i];
}

static nm_read ill_formed(const unsigned char *p, size_t left)
{
    nm_read r = {0, left > 1 && p[1] >= 0x80 ? 2 : 1};

    return r;
}

static uint32_t gb_code_point(uint32_t pointer)
{
    unsigned low = 0, high = nm_gb_range_count;

    if (pointer >= 189000 && pointer < 189000 + 0x100000)
        return pointer - 189000 + 0x10000;
    if (pointer >= 39420)
        return 0;
    while (high - low > 1) {
        unsigned mid = low + (high - low) / 2;

        if (nm_gb_ranges[mid].pointer <= pointer)
            low = mid;
        else
            high = mid;
    }
    return nm_gb_ranges[low].c ? nm_gb_ranges[low].c + (pointer - nm_gb_ranges[low].pointer) : 0;
}

static bool is_digit(unsigned b)
{
    return b >= 0x30 && b <= 0x39;
}

static bool is_gb_lead(unsigned b)
{
    return b > 0x80 && b < 0xFF;
}

static nm_read read_gb18030(const unsigned char *p, size_t left)
{
    nm_read r = {0, 1};

    if (p[0] == 0x80) {
        r.c = 0x20AC;
    } else if (left >= 4 && is_gb_lead(p[0]) && is_digit(p[1]) && is_gb_lead(p[2]) && is_digit(p[3])) {
        r.c = gb_code_point(((p[0] - 0x81u) * 10 + p[1] - 0x30u) * 1260 + (p[2] - 0x81u) * 10 + p[3] - 0x30u);
        r.len = r.c ? 4 : 1;
    } else if (left >= 2 && (r.c = nm_pair(&nm_pairs_gbk, p[0], p[1])) != 0) {
        r.len = 2;
    } else {
        r = ill_formed(p, left);
    }
    return r;
}

static nm_read read_shift_jis(const unsigned char *p, size_t left)
{
    nm_read r = {0, 1};

    if (p[0] >= 0xA1 && p[0] <= 0xDF)
        r.c = 0xFF61u + p[0] - 0xA1u;
    else if (p[0] == 0x80)
        r.c = 0x80;
    else if (left >= 2 && (r.c = nm_pair(&nm_pairs_sjis, p[0], p[1])) != 0)
        r.len = 2;
    else
        r = ill_formed(p, left);
    return r;
}

uint32_t nm_jis0208(unsigned row, unsigned cell)
{
    unsigned lead = row / 2, trail = row % 2 ? cell + 0x9F : cell + (cell < 63 ? 0x40 : 0x41);

    return row > 93 || cell > 93 ? 0 : nm_pair(&nm_pairs_sjis, lead + (lead < 31 ? 0x81 : 0xC1), trail);
}

static nm_read read_euc_jp(const unsigned char *p, size_t left)
{
    nm_read r = {0, 2};

    if (left >= 2 && p[0] == 0x8E && p[1] >= 0xA1 && p[1] <= 0xDF)
        r.c = 0xFF61u + p[1] - 0xA1u;
    else if (left >= 3 && p[0] == 0x8F && (r.c = nm_pair(&nm_pairs_jis0212, p[1], p[2])) != 0)
        r.len = 3;
    else if (left >= 2 && p[0] >= 0xA1 && p[0] < 0xFF && p[1] >= 0xA1 && p[1] < 0xFF)
        r.c = nm_jis0208(p[0] - 0xA1u, p[1] - 0xA1u);
    return r.c ? r : ill_formed(p, left);
}

static nm_read read_euc_tw(const unsigned char *p, size_t left)
{
    nm_read r = {0, 2};

    if (left >= 4 && p[0] == 0x8E && (p[1] == 0xA1 || p[1] == 0xA2)) {
        r.c = nm_pair(p[1] == 0xA1 ? &nm_pairs_cns1 : &nm_pairs_cns2, p[2], p[3]);
        r.len = 4;
    } else if (left >= 2) {
        r.c = nm_pair(&nm_pairs_cns1, p[0], p[1]);
    }
    return r.c ? r : ill_formed(p, left);
}

static nm_read read_pair(const nm_double *d, const unsigned char *p, size_t left)
{
    nm_read r = {0, 2};

    if (left >= 2)
        r.c = nm_pair(d, p[0], p[1]);
    return r.c ? r : ill_formed(p, left);
}

nm_read nm_read_char(const nm_charset *charset, const unsigned char *p, size_t left)
{
    switch (charset->kind) {
    case NM_CS_GB18030:
        return read_gb18030(p, left);
    case NM_CS_SHIFT_JIS:
        return read_shift_jis(p, left);
    case NM_CS_EUC_JP:
        return read_euc_jp(p, left);
    case NM_CS_EUC_TW:
        return read_euc_tw(p, left);
    default:
        return read_pair(charset->pairs, p, left);
    }
}

static void put(nm_sink *sink, nm_read r)
{
    static const uint16_t hkscs[4][2] = {{0xCA, 0x304}, {0xCA, 0x30C}, {0xEA, 0x304}, {0xEA, 0x30C}};

    if (!r.c) {
        nm_sink_bad(sink, r.len);
    } else if (nm_sink_room(sink, 2) && r.c <= 4) {
        sink->text.len += nm_utf8_put(sink->text.data + sink->text.len, hkscs[r.c - 1][0]);
        sink->text.len += nm_utf8_put(sink->text.data + sink->text.len, hkscs[r.c - 1][1]);
        nm_sink_unit(sink, 4, r.len, 1);
    } else if (!sink->failed) {
        nm_sink_put(sink, r.c, r.len);
    }
}

/* NEC's and IBM's characters, and the user's: only Microsoft's variant has them. */
static bool is_vendors(const nm_charset *charset, unsigned lead)
{
    if (charset->kind == NM_CS_SHIFT_JIS)
        return lead == 0x87 || lead == 0xED || lead == 0xEE || (lead >= 0xF0 && lead <= 0xFC);
    return charset->kind == NM_CS_EUC_JP && (lead == 0xAD || lead >= 0xF5);
}

void nm_use_jis_signs(char *text, size_t len)
{
    static const char pairs[][2][4] = {{"\xEF\xBD\x9E", "\xE3\x80\x9C"},  /* fullwidth tilde, wave dash */
                                       {"\xEF\xBC\x8D", "\xE2\x88\x92"},  /* fullwidth hyphen, minus */
                                       {"\xE2\x88\xA5", "\xE2\x80\x96"}}; /* parallel to, double line */
    size_t i, k;

    for (i = 0; i + 3 <= len; i++)
        if ((unsigned char)text[i] >= 0xE2)
            for (k = 0; k < 3; k++)
                if (!memcmp(text + i, pairs[k][0], 3))
                    memcpy(text + i, pairs[k][1], 3);
}

void nm_decode_multi(nm_sink *sink, const nm_charset *charset, norm_str bytes)
{
    size_t at = 0, begin = sink->text.len;
    bool vendors = charset->kind != NM_CS_SHIFT_JIS && charset->kind != NM_CS_EUC_JP;

    while (at < bytes.len && !sink->failed) {
        size_t from = at;

        at = nm_skip_ascii(bytes.data, bytes.len, at);
        if (at > from)
            nm_sink_copy(sink, bytes.data + from, at - from);
        if (at < bytes.len) {
            nm_read r = nm_read_char(charset, (const unsigned char *)bytes.data + at, bytes.len - at);

            put(sink, r);
            vendors |= is_vendors(charset, (unsigned char)bytes.data[at]);
            at += r.len;
        }
    }
    if (!vendors && !sink->failed)
        nm_use_jis_signs(sink->text.data + begin, sink->text.len - begin);
}
