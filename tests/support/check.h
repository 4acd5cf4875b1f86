/* check.h - what must hold of every article, whatever the input was. */
#ifndef TEST_CHECK_H
#define TEST_CHECK_H

#include "libnorm.h"

/* Says in a static buffer what is wrong with the result of norm_run() over size bytes at data;
 * NULL if all is well: blocks ordered, apart, covering every byte that is not white space;
 * output spans that point at their blocks' text; every string well-formed UTF-8 and, but for
 * repairs, NFC; every number in its range; a record that is valid JSON. */
const char *article_problem(const void *data, size_t size, const norm_article *article);

/* The same for norm_decode(): encoding and text only. */
const char *decoded_problem(size_t size, const norm_article *article);

/* The record as norm_write() writes it, malloced, and its length. */
char *article_record(const norm_article *article, size_t *len);

/* Whether two strings are the same bytes. */
int same_str(norm_str a, norm_str b);

#endif
