/* route.h - the ways in which UTF-8 is misread: as text of a one-byte set, and written as UTF-8 again. */
#ifndef NM_TEXT_ROUTE_H
#define NM_TEXT_ROUTE_H

#include <stdint.h>

#define NM_ROUTES 12
#define NM_ROUTE_LATIN1 0 /* bytes 80 to 9F as controls; the other routes are in gen/routes.c */

/* Code points that stand in one of the sets lie below 2700, but for a few. */
#define NM_ROUTE_END 0x2703u
static inline uint32_t nm_route_index(uint32_t c)
{
    return c < 0x2700 ? c : c == 0xF8FF ? 0x2700 : c == 0xFB01 ? 0x2701 : c == 0xFB02 ? 0x2702 : NM_ROUTE_END;
}

/* The row of a code point, 0 if it is in none; in it, the byte of each route, 0 for none. */
extern const uint16_t nm_route_row[NM_ROUTE_END];
extern const uint8_t nm_route_bytes[][NM_ROUTES];
/* For each row, the routes in which it can continue a sequence of UTF-8, and begin one of 2, 3, 4 bytes. */
typedef struct nm_route_mask {
    uint16_t tail, lead2, lead3, lead4;
} nm_route_mask;
extern const nm_route_mask nm_route_masks[];
/* A bit for each code point below 2700 at which mojibake can show. */
extern const uint64_t nm_route_sign[0x2700 / 64];

#endif
