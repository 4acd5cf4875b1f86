/* product.h - rows of small numbers times a vector: the inner loop of the fitted models.
 *
 * All sums are exact, so that every processor gives the same, whatever instructions it has.
 */
#ifndef NM_PRODUCT_H
#define NM_PRODUCT_H

#include <stddef.h>
#include <stdint.h>

#define NM_PRODUCT_STEP 16 /* n is a multiple of it */

/* sums[k] = row k of w times x, for rows of n numbers each; the sums fit. */
void nm_products(const int16_t *w, const int16_t *x, size_t n, size_t rows, int32_t *sums);

#endif
