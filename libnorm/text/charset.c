#include "text/charset.h"

#include <string.h>

#define LABEL_MAX 63

/* Lower case, letters and digits only: "ISO_8859-1:1987" is "iso885911987". Empty if too long. */
static void squeeze(char *to, norm_str label)
{
    size_t i, n = 0;

    for (i = 0; i < label.len; i++) {
        unsigned char c = (unsigned char)label.data[i];

        if (c >= 'A' && c <= 'Z')
            c = (unsigned char)(c - 'A' + 'a');
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            if (n == LABEL_MAX) {
                n = 0;
                break;
            }
            to[n++] = (char)c;
        }
    }
    to[n] = 0;
}

const nm_charset *nm_charset_of_label(norm_str label)
{
    char name[LABEL_MAX + 1];
    size_t low = 0, high = nm_label_count;

    squeeze(name, label);
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int order = strcmp(nm_labels[mid].label, name);

        if (!order)
            return &nm_charsets[nm_labels[mid].charset];
        if (order < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return NULL;
}

const nm_charset *nm_charset_named(const char *name)
{
    norm_str label = {name, strlen(name)};

    return nm_charset_of_label(label);
}

static void decode_single(nm_sink *sink, const uint16_t *table, norm_str bytes)
{
    const unsigned char *p = (const unsigned char *)bytes.data, *end = p + bytes.len, *stop;

    while (p < end) {
        stop = end - p > 4096 ? p + 4096 : end;
        if (!nm_sink_room(sink, (size_t)(stop - p)))
            return;
        while (p < stop) {
            unsigned c = table[*p++];

            if (c != 0xFFFF) {
                nm_sink_put(sink, c, 1);
            } else {
                nm_sink_bad(sink, 1);
                break; /* the room is counted anew */
            }
        }
    }
}

void nm_decode(nm_sink *sink, const nm_charset *charset, norm_str bytes)
{
    switch (charset->kind) {
    case NM_CS_UTF8:
        nm_decode_utf8(sink, bytes);
        break;
    case NM_CS_UTF16LE: case NM_CS_UTF16BE:
        nm_decode_utf16(sink, bytes, charset->kind == NM_CS_UTF16BE);
        break;
    case NM_CS_UTF32LE: case NM_CS_UTF32BE:
        nm_decode_utf32(sink, bytes, charset->kind == NM_CS_UTF32BE);
        break;
    case NM_CS_SINGLE: case NM_CS_EBCDIC:
        decode_single(sink, charset->single, bytes);
        break;
    case NM_CS_ISO_2022_JP: case NM_CS_ISO_2022_KR: case NM_CS_HZ:
        nm_decode_escaped(sink, charset->kind, bytes);
        break;
    default:
        nm_decode_multi(sink, charset, bytes);
    }
}
