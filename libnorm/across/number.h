/* number.h - numbers as they are printed in any language, as one value. */
#ifndef NM_ACROSS_NUMBER_H
#define NM_ACROSS_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/uni.h"

/* digits times ten to the power, digits not divisible by ten: 1.35 million is 135 and 4. */
typedef struct nm_number {
    uint64_t digits;
    int power;
} nm_number;

nm_number nm_number_of(uint64_t digits, int power);
nm_number nm_number_scaled(nm_number n, unsigned zeros);
nm_number nm_number_sum(nm_number a, nm_number b);
/* Its key; a number of more digits than fit is told by the digits that fit. */
uint64_t nm_number_key(nm_number n);
/* A whole number from 1 to most, or 0. */
unsigned nm_number_small(nm_number n, unsigned most);

/* The value of a decimal digit of any script, or -1. */
int nm_digit_value(uint32_t c);
/* Powers of ten that Han and hangul write in one letter: 千 3, 万 4, 億 8; 0 for others. */
unsigned nm_han_scale(uint32_t c);
/* The value of a Han numeral from 〇 to 九, or -1. */
int nm_han_value(uint32_t c);

/* The number in digits at s[at], with separators as any language sets them; *end is where it ends. */
nm_number nm_number_read(const char *s, size_t n, size_t at, size_t *end);

#endif
