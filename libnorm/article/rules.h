/* rules.h - reasons that the pipeline itself gives: limits, input without text. */
#ifndef NM_ARTICLE_RULES_H
#define NM_ARTICLE_RULES_H

#include "libnorm.h"

/* NULL past the last. */
const norm_rule *nm_article_rule_at(size_t index);

#endif
