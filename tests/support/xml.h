/* xml.h - whether bytes are a well-formed XML document, as far as the library's writers go. */
#ifndef TEST_XML_H
#define TEST_XML_H

#include "libnorm.h"

/* Says in a static buffer what is wrong with a document: bytes that are not UTF-8 or not XML's characters; tags that
 * do not match; an attribute twice or without quotes; "&" without an entity; text outside the one root. NULL if all is
 * well. Comments, CDATA and DOCTYPE count as wrong: no writer of ours makes them. */
const char *xml_problem(norm_str document);

#endif
