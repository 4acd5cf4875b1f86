/* sink.h - what all writers write through: a small buffer before the caller's sink.
 *
 * Numbers are made with integers only, so that no locale and no C library shows in the output.
 */
#ifndef NM_WRITE_SINK_H
#define NM_WRITE_SINK_H

#include <stdbool.h>
#include <string.h>

#include "libnorm.h"

typedef struct nm_out {
    norm_sink sink;
    void *user;
    bool failed; /* the sink said stop: nothing more is given to it */
    size_t len;
    char buffer[4096];
} nm_out;

void nm_out_init(nm_out *out, norm_sink sink, void *user);
/* Gives the rest to the sink; false if it ever said stop. */
bool nm_out_finish(nm_out *out);

/* What does not fit into the buffer any more. */
void nm_out_more(nm_out *out, const char *data, size_t len);

static inline void nm_out_bytes(nm_out *out, const char *data, size_t len)
{
    if (!len)
        return;
    if (len > sizeof out->buffer - out->len) {
        nm_out_more(out, data, len);
        return;
    }
    memcpy(out->buffer + out->len, data, len);
    out->len += len;
}

/* A string literal. */
#define NM_OUT(out, literal) nm_out_bytes(out, "" literal, sizeof(literal) - 1)

void nm_out_text(nm_out *out, const char *terminated);
void nm_out_byte(nm_out *out, char c);
/* The same character n times. */
void nm_out_fill(nm_out *out, char c, size_t n);

/* Decimal digits; returns how many. */
size_t nm_out_number(nm_out *out, uint64_t n);
/* 0 to 1 as "0.970". */
#define NM_SHARE_DIGITS 5
void nm_share_digits(double share, char digits[NM_SHARE_DIGITS]);
/* 0 to 1 with up to three decimals, no zeros at the end: "1", "0.97", "0". */
void nm_out_share(nm_out *out, double share);

/* A JSON string with its quotes; bytes that are not UTF-8 become U+FFFD. */
void nm_out_json(nm_out *out, norm_str s);
/* The same for text that is known to be UTF-8, in half the time. */
void nm_out_json_utf8(nm_out *out, norm_str s);

#endif
