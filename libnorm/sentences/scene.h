/* scene.h - where in a text the splitter is, and what it has found out on the way. */
#ifndef NM_SCENE_H
#define NM_SCENE_H

#include "sentences/abbreviations.h"
#include "sentences/stops.h"

/* How a language writes. */
typedef struct nm_manner {
    const nm_abbr_list *words;    /* its abbreviations; NULL if there are none */
    const nm_abbr_list *of_latin; /* what all languages in the Latin script abbreviate */
    bool ordinals;                /* "3. Mai" */
} nm_manner;

nm_manner nm_manner_of(const char *lang);

typedef struct nm_scene {
    const nm_manner *manner;
    norm_str text;
    size_t begin;      /* of the sentence */
    size_t paragraph;  /* of the line that it is in */
    nm_quotes quotes;  /* of the paragraph */
    size_t seen;       /* from begin to here there is no letter and no digit */
    bool content;      /* there is one at `seen` */
    int8_t lower_case; /* the paragraph is written without capitals; -1: not looked at yet */
} nm_scene;

void nm_scene_init(nm_scene *scene, const nm_manner *manner, norm_str text);
/* The next sentence begins at `begin`; and a paragraph too, if `line_end`. */
void nm_scene_next(nm_scene *scene, size_t begin, bool line_end);

/* Is there a letter or a digit between the sentence's begin and `to`? */
bool nm_scene_has_content(nm_scene *scene, size_t to);
/* Does the paragraph do without capitals, even at its begin? */
bool nm_scene_is_lower_case(nm_scene *scene);

#endif
