/* lanes.h - a first look at UTF-8, 32 bytes at once where the processor can.
 *
 * Both looks are coarse, and never miss anything: where one stops, the caller looks at the characters themselves.
 * gen/lanes.c says at which pairs of neighbouring bytes they stop.
 */
#ifndef NM_TEXT_LANES_H
#define NM_TEXT_LANES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The bits that the halves of two bytes have in common are the classes that the pair is in. */
typedef struct nm_lanes {
    uint8_t first_high[16], first_low[16], second_high[16], second_low[16];
} nm_lanes;

#define NM_LANES_PLAIN 3
#define NM_LANES_AFTER_E2 0x80 /* of the last of the sets: only behind an E2 */
extern const nm_lanes nm_lanes_plain[NM_LANES_PLAIN], nm_lanes_sign;
/* Does each set hold all that it is for? Else nothing is skipped. */
extern const bool nm_lanes_fit;

/* From `at`, where a character begins, to another beginning: what lies between is well-formed and plain (scan.h). */
size_t nm_skip_plain(const char *s, size_t n, size_t at);
/* The same in well-formed text: what lies between are no characters at which mojibake can show. */
size_t nm_skip_signless(const char *s, size_t n, size_t at);

#endif
