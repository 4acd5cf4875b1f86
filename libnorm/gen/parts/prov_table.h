/* prov_table.h - what gen/provenance.c gathers: words that have a part in statements, by language. */
#ifndef GEN_PROV_TABLE_H
#define GEN_PROV_TABLE_H

#include "marks/provenance_table.h"

void prov_die(const char *what, const char *detail);

/* Languages of statements by number, 0 for any of them ("mul"). */
unsigned prov_lang_new(const char *lang);
const char *prov_lang(unsigned number);
unsigned prov_lang_count(void);
/* The number of a tag that words may name. */
uint16_t prov_tag(const char *tag);

/* Gives a phrase a kind; one of one word that ends in "*" may go on. */
void prov_add(const char *text, unsigned lang, uint32_t kind, uint16_t target);
/* Likewise a word's beginning, behind which so many letters may follow. */
void prov_add_stem(norm_str s, unsigned lang, uint32_t kind, uint16_t target, unsigned ending);

/* Prints it all. */
void prov_write(void);

/* prov_names.c: what the languages call each other, in ICU's data; the tags from data/lang.tags. */
void prov_read_tags(const char *path);
void prov_add_languages(void);

#endif
