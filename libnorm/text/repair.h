/* repair.h - text that was decoded wrongly before it came here: mojibake, C1, entities, markup left behind.
 *
 * Each repair is a pass of edits (edit.h) that keeps a list of what it changed.
 */
#ifndef NM_TEXT_REPAIR_H
#define NM_TEXT_REPAIR_H

#include "base/run.h"
#include "text/edit.h"

typedef struct nm_repairer {
    nm_run *run;
    norm_str text;   /* as far as it is repaired */
    nm_map map;
    nm_vec list;     /* of norm_repair */
    int level;       /* 1 certain, 2 likely */
} nm_repairer;

/* One change within a pass; positions become strings when the pass is done. */
typedef struct nm_change {
    const char *kind;
    size_t begin, end;         /* of the old text */
    size_t out_begin, out_end; /* of the new text */
    norm_span src;             /* of the input */
} nm_change;

typedef struct nm_pass {
    nm_repairer *repairer;
    nm_edit edit;
    nm_vec changes; /* of nm_change */
} nm_pass;

void nm_pass_begin(nm_pass *pass, nm_repairer *repairer);
/* Puts new in place of [begin, end); changes of a kind that touch are told as one. */
void nm_pass_change(nm_pass *pass, const char *kind, size_t begin, size_t end, norm_str new);
/* False without memory; *changed tells whether there was a change. */
bool nm_pass_finish(nm_pass *pass, bool *changed);

/* The passes. */
bool nm_repair_mojibake(nm_repairer *repairer, bool *changed);
bool nm_repair_controls(nm_repairer *repairer); /* C1 that meant windows-1252 */
bool nm_repair_entities(nm_repairer *repairer);
bool nm_repair_markup(nm_repairer *repairer);
bool nm_repair_ligatures(nm_repairer *repairer);
bool nm_repair_cedillas(nm_repairer *repairer);
bool nm_repair_width(nm_repairer *repairer);
bool nm_repair_arabic(nm_repairer *repairer);

/* The first of them, again and again: what was misread twice is read back twice. */
bool nm_repair_all_mojibake(nm_repairer *repairer);
/* All of them, as far as the options say. False without memory. */
bool nm_repair(nm_repairer *repairer);

/* A name without & and ; and its code point; 0 if there is none. */
uint32_t nm_entity_named(const char *name, size_t len);

#endif
