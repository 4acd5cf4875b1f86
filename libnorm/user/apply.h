/* apply.h - users' rules over a document that is labelled: their word stands. */
#ifndef NM_USER_APPLY_H
#define NM_USER_APPLY_H

#include "label/label.h"

/* Whether rules may say anything about a document, and whether the day it is of matters to them: then *dated. */
bool nm_user_concern(const norm_rules *rules, const norm_hints *hints, bool *dated);

/* How much each rule's word counts for a document: 0: it does not apply; else the longer its host, the more. */
void nm_user_rank(const norm_rules *rules, const norm_hints *hints, uint32_t day, uint16_t *rank);

/* Gives the blocks that rules of run->options match their roles, and cuts off the parts that rules match. pieces are
 * those of the blocks of doc. day as 20141224, 0 if it is not known: then later than any. If nothing is left
 * that is kept, everything is, and *only_boilerplate is set. */
norm_status nm_user_apply(nm_run *run, const nm_doc *doc, const norm_hints *hints, uint32_t day, nm_vec *pieces,
                          bool *only_boilerplate);

#endif
