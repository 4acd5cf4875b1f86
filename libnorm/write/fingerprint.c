/* A fingerprint in a record: its 512 bytes in base64 (RFC 4648). */
#include "write/fingerprint.h"

static char digit(unsigned value)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    return digits[value & 63];
}

void nm_out_fingerprint(nm_out *out, const norm_fingerprint *fp)
{
    unsigned char bytes[NORM_FINGERPRINT_BYTES + 1] = {0};
    unsigned i;

    norm_fingerprint_to_bytes(fp, bytes);
    nm_out_byte(out, '"');
    for (i = 0; i < NORM_FINGERPRINT_BYTES; i += 3) {
        unsigned three = (unsigned)bytes[i] << 16 | (unsigned)bytes[i + 1] << 8 |
                         (i + 2 < NORM_FINGERPRINT_BYTES ? bytes[i + 2] : 0u);

        nm_out_byte(out, digit(three >> 18));
        nm_out_byte(out, digit(three >> 12));
        nm_out_byte(out, digit(three >> 6));
        nm_out_byte(out, i + 2 < NORM_FINGERPRINT_BYTES ? digit(three) : '=');
    }
    nm_out_byte(out, '"');
}
