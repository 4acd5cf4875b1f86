/* wide.h - sets that their shape gives away: UTF-16 and UTF-32 without a mark, EBCDIC, escapes. */
#ifndef NM_TEXT_WIDE_H
#define NM_TEXT_WIDE_H

#include "text/charset.h"
#include "text/cost.h"

/* NULL if the bytes are none of these. */
const nm_charset *nm_guess_wide(norm_str bytes);
const nm_charset *nm_guess_ebcdic(nm_scorer *scorer, nm_arena *arena, norm_str bytes);
/* ISO-2022-JP, ISO-2022-KR, HZ: for bytes that are all ASCII. */
const nm_charset *nm_guess_escaped(norm_str bytes);

#endif
