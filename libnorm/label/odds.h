/* odds.h - how much more often words stand in article bodies than around them. */
#ifndef NM_ODDS_H
#define NM_ODDS_H

#include "label/view.h"

#define NM_ODDS_WORDS 40u /* the words of a block that are looked up: boilerplate shows itself early */

/* The places in the table of a word, of a word that begins a block, and of two words. */
uint32_t nm_odds_word(uint32_t hash);
uint32_t nm_odds_start(uint32_t hash, size_t at);
uint32_t nm_odds_pair(uint32_t first, uint32_t second);

/* Fills look's odds_..., and line: the regression's sum over the words over the root of their number. */
void nm_odds_of(const nm_label_model *model, const nm_word *words, size_t count, nm_look *look);

#endif
