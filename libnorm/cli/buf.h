/* buf.h - growable bytes, and the JSON that normtest itself writes. */
#ifndef CLI_BUF_H
#define CLI_BUF_H

#include <stdbool.h>

#include "libnorm.h"

struct buf {
    char *data;
    size_t len, cap;
};

/* Room for `more` further bytes; false without memory. */
bool buf_reserve(struct buf *b, size_t more);
/* Frees a buffer that has grown beyond `most`, so that one huge input does not stay for ever; empties it. */
void buf_empty(struct buf *b, size_t most);
void buf_free(struct buf *b);

/* These end the program if there is no memory: what they add is small beside an input. */
void buf_add(struct buf *b, const char *data, size_t len);
void buf_byte(struct buf *b, char c);
void buf_text(struct buf *b, const char *terminated);
void buf_number(struct buf *b, uint64_t n);
/* 0 to 1 with up to three decimals. */
void buf_share(struct buf *b, double share);
/* [[begin,end],...] */
void buf_spans(struct buf *b, const norm_span *spans, size_t n);
/* Copies s with U+FFFD for every byte that is not UTF-8. */
void buf_utf8(struct buf *b, norm_str s);
/* Copies s with ? for control characters, which a name may have and a screen would obey. */
void buf_shown(struct buf *b, norm_str s);
/* A JSON string. */
void buf_json(struct buf *b, norm_str s);

/* A norm_sink over a buffer. */
int buf_sink(void *buf, const char *data, size_t size);

/* A terminated string as norm_str. */
norm_str str_of(const char *terminated);

#endif
