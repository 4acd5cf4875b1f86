/* arrow_values.h - values of the record, each put as a row of its column. */
#ifndef ARROW_VALUES_H
#define ARROW_VALUES_H

#include <string.h>

#include "arrow_record.h"

/* A name that ends with a zero, empty if it is NULL. */
static inline norm_str arrow_str(const char *name)
{
    return (norm_str){name, name ? strlen(name) : 0};
}

static inline void arrow_put_name(arrow_column *c, const char *name)
{
    arrow_put_text(c, arrow_str(name));
}

static inline void arrow_put_or_null(arrow_column *c, norm_str value)
{
    if (value.len)
        arrow_put_text(c, value);
    else
        arrow_put_null(c);
}

/* A number from 0 to 1 as the record rounds it, to three digits. */
static inline double arrow_share(double share)
{
    unsigned n = share >= 1 ? 1000 : share > 0 ? (unsigned)(share * 1000 + 0.5) : 0; /* NaN: 0 */

    return n / 1000.0;
}

static inline void arrow_put_share(arrow_column *c, double share)
{
    arrow_put_real(c, arrow_share(share));
}

static inline void arrow_put_span(arrow_column *c, norm_span span)
{
    if (!c->type)
        return;
    arrow_put_int(&c->members[0], span.begin);
    arrow_put_int(&c->members[1], span.end);
    arrow_end_struct(c);
}

/* The blocks of an article, as one row of their list. */
void arrow_put_blocks(arrow_column *list, const norm_article *article);

#endif
