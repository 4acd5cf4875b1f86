/* xml.h - text as XML 1.0 can hold it.
 *
 * XML has no way at all to hold most control codes and U+FFFE and U+FFFF, not even escaped. XLIFF has an element of
 * its own for them in its segments; everywhere else they become U+FFFD. So do bytes that are not UTF-8.
 */
#ifndef NM_WRITE_XML_H
#define NM_WRITE_XML_H

#include "write/sink.h"

/* What an element contains, and what stands in double quotation marks. A reader gets back just what was given. */
void nm_out_xml(nm_out *out, norm_str s);
void nm_out_xml_attribute(nm_out *out, norm_str s);
/* The same of a segment of XLIFF: <cp hex="001A"/> for what XML has no way to hold. */
void nm_out_xml_segment(nm_out *out, norm_str s);

/* A language tag as XML's type "language" has it; "und" for what is none. */
void nm_out_xml_lang(nm_out *out, norm_str tag);

#endif
