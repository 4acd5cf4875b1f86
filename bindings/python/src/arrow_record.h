/* arrow_record.h - the record as a row of Arrow: a struct with the members that the JSON record has, in its order.
 *
 * Spans are structs of begin and end; what a JSON record leaves out where there is nothing to say (a block's second
 * language, its sentences) is null or an empty list; numbers from 0 to 1 are rounded as there.
 */
#ifndef ARROW_RECORD_H
#define ARROW_RECORD_H

#include "arrow_column.h"

/* A struct of everything. */
extern const arrow_type arrow_record;

/* The bit of a member's name for arrow_shape.members, 0 if there is none of that name with these norm_options.with. */
uint64_t arrow_record_bit(norm_str name, uint32_t with);
/* The members that are always there: "status" and "error". */
#define ARROW_RECORD_ALWAYS UINT64_C(3)
#define ARROW_RECORD_ALL (~UINT64_C(0))

/* Put a row: what came of an input, what went wrong with it, and nothing. Without `nullable` a row that is nothing is
 * a struct of nulls, as record batches have it, whose rows cannot be null themselves. */
void arrow_put_article(arrow_column *record, const norm_article *article, const char *checksum);
void arrow_put_error(arrow_column *record, const norm_error *error);
void arrow_put_nothing(arrow_column *record, bool nullable);

#endif
