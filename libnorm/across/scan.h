/* scan.h - what the parts of anchors.h share while they walk through a text. */
#ifndef NM_ACROSS_SCAN_H
#define NM_ACROSS_SCAN_H

#include "across/anchors.h"
#include "across/gazetteer.h"
#include "across/number.h"

typedef struct nm_scan {
    const char *s;
    size_t n, at;
    uint32_t lang, english; /* seeds of the gazetteer */
    bool capital_months; /* English: "may" is no month */
    bool latin_is_foreign; /* any Latin word is a name */
    nm_vec *out; /* of nm_anchor */
    bool full; /* no memory */
    nm_number number; /* the last one, not yet put out if `open` */
    uint32_t number_begin, number_end;
    bool open;
    unsigned month; /* the last one, 0 for none */
    uint32_t month_end;
} nm_scan;

/* A word of an alphabetic script, cut out and described. */
typedef struct nm_word {
    uint32_t begin, end;
    uint32_t letters[NM_GAZ_LETTERS]; /* lower case, the first ones */
    unsigned n; /* of all letters */
    unsigned script;
    bool capital, caps; /* has a capital, is all capitals */
    bool cased; /* is of a script that has them */
    bool digits; /* "G20": goes on with digits */
} nm_word;

/* A new scan of text into out. */
void nm_scan_init(nm_scan *scan, norm_str text, const char *lang, nm_vec *out);
void nm_scan_put(nm_scan *scan, uint64_t key, size_t begin, size_t end, nm_anchor_kind kind);
/* Puts out the number that waits for a scale word behind it. */
void nm_scan_flush(nm_scan *scan);
/* A number that ends at `end`. */
void nm_scan_number(nm_scan *scan, nm_number number, size_t begin, size_t end);
/* A month that ends at `end`: with a number before it a date. */
void nm_scan_month(nm_scan *scan, unsigned month, size_t begin, size_t end);
/* Han or hangul right behind a number, "月", "日": whether it was part of a date. */
bool nm_scan_date_sign(nm_scan *scan, uint32_t c, size_t begin, size_t end);

/* The word at scan->at, which stands on a letter; scan->at moves behind it. */
nm_word nm_scan_word(nm_scan *scan);
/* The gazetteer's longest name that begins with the word: whether there is one, and scan->at is behind it. */
bool nm_scan_name(nm_scan *scan, const nm_word *word);
/* The same in scripts without spaces, for one that begins at scan->at. */
bool nm_scan_unspaced_name(nm_scan *scan);
/* Puts out a concept that was found. */
void nm_scan_concept(nm_scan *scan, const nm_concept *concept, size_t begin, size_t end, size_t letters);
/* Numbers, addresses and handles at scan->at: whether there was one, and scan->at is behind it. */
bool nm_scan_digits(nm_scan *scan);
bool nm_scan_han_number(nm_scan *scan);
bool nm_scan_address(nm_scan *scan);

#endif
