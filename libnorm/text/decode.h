/* decode.h - bytes of a known charset to UTF-8 with a map. Ill-formed sequences become U+FFFD. */
#ifndef NM_TEXT_DECODE_H
#define NM_TEXT_DECODE_H

#include "text/sink.h"

void nm_decode_utf8(nm_sink *sink, norm_str bytes);
void nm_decode_utf16(nm_sink *sink, norm_str bytes, bool big);
void nm_decode_utf32(nm_sink *sink, norm_str bytes, bool big);

#endif
