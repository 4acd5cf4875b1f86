/* relabel.h - labels a document once more, without what users' rules took away above its title. */
#ifndef NM_USER_RELABEL_H
#define NM_USER_RELABEL_H

#include "label/label.h"

/* left: of each of doc's blocks up to `last`, the part that rules left; empty for none. The pieces are those of the
 * whole document: what was taken away is a piece of role other, for the rules to label. */
norm_status nm_user_relabel(nm_run *run, const nm_doc *doc, const nm_range *left, size_t last, nm_vec *pieces,
                            bool *only_boilerplate);

#endif
