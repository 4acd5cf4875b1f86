/* rules.h - is a stop the end of a sentence? */
#ifndef NM_SENTENCE_RULES_H
#define NM_SENTENCE_RULES_H

#include "sentences/around.h"
#include "sentences/scene.h"

/* Does the scene's sentence end at this stop? */
bool nm_sentence_ends(nm_scene *scene, const nm_stop *stop);

/* The same where one period stands before what may begin a sentence: period.c. */
bool nm_period_ends(const nm_scene *scene, const nm_stop *stop, const nm_before *before, const nm_after *after);
/* Is the word before a period an abbreviation, by its list? */
nm_abbreviation nm_kind_of(const nm_manner *manner, const nm_before *before);

#endif
