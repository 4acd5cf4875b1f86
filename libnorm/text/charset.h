/* charset.h - the charsets that are decoded, their labels, and the decoders.
 *
 * data/charsets.txt lists them; gen/charsets.c makes the tables. Ill-formed sequences become
 * U+FFFD as the WHATWG encoding standard has it: an ASCII byte is never swallowed.
 */
#ifndef NM_TEXT_CHARSET_H
#define NM_TEXT_CHARSET_H

#include "text/decode.h"

typedef enum nm_charset_kind {
    NM_CS_UTF8, NM_CS_UTF16LE, NM_CS_UTF16BE, NM_CS_UTF32LE, NM_CS_UTF32BE,
    NM_CS_SINGLE,  /* one byte a character, ASCII below 0x80 */
    NM_CS_EBCDIC,  /* one byte a character, not ASCII */
    NM_CS_GB18030, NM_CS_BIG5, NM_CS_SHIFT_JIS, NM_CS_EUC_JP, NM_CS_EUC_KR, NM_CS_JOHAB, NM_CS_EUC_TW,
    NM_CS_ISO_2022_JP, NM_CS_ISO_2022_KR, NM_CS_HZ
} nm_charset_kind;

/* A rectangle of two-byte characters. Cells are code points; 0: none; 1 to 4: the four letters of
 * HKSCS with two code points; bits in high: the code point lies in the plane 2. */
typedef struct nm_double {
    uint8_t lead_min, lead_max, trail_min, trail_max;
    const uint16_t *cells;
    const uint32_t *high;
} nm_double;

#define NM_LANG_NONE 255
typedef struct nm_charset {
    const char *name;
    nm_charset_kind kind;
    const uint16_t *single;  /* 256 code points, 0xFFFF: none; one-byte sets */
    const nm_double *pairs;  /* two-byte sets */
    int16_t prior;           /* cost in tenths of a nat; negative: not guessed */
    const uint8_t *langs;    /* languages it is used for: numbers in nm_model_langs, of sets of two bytes
                                the NM_CHAR_ tables; NM_LANG_NONE at the end */
} nm_charset;

extern const nm_charset nm_charsets[];
extern const unsigned nm_charset_count;

/* Tables that more than one charset reads. */
extern const nm_double nm_pairs_sjis, nm_pairs_jis0212, nm_pairs_cp949, nm_pairs_gbk, nm_pairs_cns1, nm_pairs_cns2;

/* GB18030's four-byte characters: from pointer on, code points count up from c. */
typedef struct nm_gb_range {
    uint16_t pointer, c;
} nm_gb_range;
extern const nm_gb_range nm_gb_ranges[];
extern const unsigned nm_gb_range_count;

typedef struct nm_label {
    const char *label; /* lower case, letters and digits only */
    unsigned charset;
} nm_label;
extern const nm_label nm_labels[];
extern const unsigned nm_label_count;

/* NULL if the label is unknown, or known to be refused (UTF-7 and its kind). */
const nm_charset *nm_charset_of_label(norm_str label);
/* By its exact name; NULL if there is none. */
const nm_charset *nm_charset_named(const char *name);

/* The code point of a two-byte character, 0 if there is none. */
uint32_t nm_pair(const nm_double *d, unsigned lead, unsigned trail);
/* The same for JIS X 0208, by row and cell from 0, as Shift_JIS has it: with NEC's and IBM's rows. */
uint32_t nm_jis0208(unsigned row, unsigned cell);

/* What stands at p in a set of two bytes and more: its code point, 0 if it is ill-formed, and its bytes. */
typedef struct nm_read {
    uint32_t c;
    size_t len;
} nm_read;
nm_read nm_read_char(const nm_charset *charset, const unsigned char *p, size_t left);

/* Three signs that JIS and Microsoft map differently, from the latter's to the former's: what writes
 * none of Microsoft's own characters means the signs of the standard. Lengths stay the same. */
void nm_use_jis_signs(char *text, size_t len);

/* Appends the text of the bytes. */
void nm_decode(nm_sink *sink, const nm_charset *charset, norm_str bytes);
/* Those of two bytes and more, and those with escapes. */
void nm_decode_multi(nm_sink *sink, const nm_charset *charset, norm_str bytes);
void nm_decode_escaped(nm_sink *sink, nm_charset_kind kind, norm_str bytes);

#endif
