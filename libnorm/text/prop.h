/* prop.h - what the text stage must know of a code point, one look-up each.
 *
 * gen/textprop.c reads ICU's properties at build time. A bitmap over the basic plane tells the
 * inner loop which characters are plain: well over 99 of 100 are, in every script.
 */
#ifndef NM_TEXT_PROP_H
#define NM_TEXT_PROP_H

#include <stdbool.h>
#include <stdint.h>

enum {
    NM_PROP_CCC = 0xFF,     /* mask: canonical combining class */
    NM_PROP_NFC_NO = 1 << 8,
    NM_PROP_NFC_MAYBE = 1 << 9,
    NM_PROP_KIND = 15 << 10 /* mask: an nm_kind */
};

/* What cleaning does with a character. */
typedef enum nm_kind {
    NM_KEEP,
    NM_LINE_END,  /* CR, NEL, VT, FF, LS, PS: becomes LF */
    NM_DROP,      /* controls, byte order marks, soft hyphens */
    NM_JOINER,    /* ZWJ, ZWNJ: kept where the script or an emoji needs them */
    NM_BIDI,      /* marks and embeddings: kept in lines with right-to-left letters */
    NM_BREAK,     /* zero width space: kept in scripts without spaces */
    NM_VARIATION, /* one after a visible character is kept */
    NM_TAG,       /* kept in flags of regions */
    NM_FILLER,    /* Hangul fillers: kept beside jamo */
    NM_GLUE       /* combining grapheme joiner and Mongolian separators: kept after a letter or mark */
} nm_kind;

#define NM_PROP_SHIFT 7
extern const uint16_t nm_prop_stage1[];
extern const uint16_t nm_prop_stage2[];
/* One bit a code point of the basic plane: set if it is not plain, a surrogate, or ASCII: what is written in
 * two bytes is overlong then. */
extern const uint64_t nm_attention[1024];

static inline unsigned nm_prop(uint32_t c)
{
    return nm_prop_stage2[((uint32_t)nm_prop_stage1[c >> NM_PROP_SHIFT] << NM_PROP_SHIFT) +
                          (c & ((1u << NM_PROP_SHIFT) - 1))];
}

static inline nm_kind nm_kind_of(unsigned prop)
{
    return (nm_kind)((prop & NM_PROP_KIND) >> 10);
}

static inline bool nm_is_plain(uint32_t c)
{
    return c < 0x10000 ? !(nm_attention[c >> 6] >> (c & 63) & 1) : !nm_prop(c);
}

#endif
