/* idf.h - how rare an anchor is in news: a small table, fitted on documents, of those that are not. */
#ifndef NM_IDF_H
#define NM_IDF_H

#include <stdint.h>

#include "across/gazetteer.h"

#define NM_IDF_RARE 15u /* half nats of what is not in the table */
#define NM_IDF_SHIFT 20

extern const uint16_t nm_idf_start[]; /* by the key's upper bits, 4,097 */
extern const uint32_t nm_idf_halves[]; /* upper halves of keys, in order */
extern const uint8_t nm_idf_values[];

/* -2 ln of the share of texts that have it, 0 to NM_IDF_RARE. */
static inline unsigned nm_idf(uint64_t key)
{
    uint32_t half = (uint32_t)(key >> 32), i = nm_idf_start[half >> NM_IDF_SHIFT],
             end = nm_idf_start[(half >> NM_IDF_SHIFT) + 1];

    while (i < end && nm_idf_halves[i] < half)
        i++;
    return i < end && nm_idf_halves[i] == half ? nm_idf_values[i] : NM_IDF_RARE;
}

#endif
