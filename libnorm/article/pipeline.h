/* pipeline.h - the order of the stages: the one file that knows it. */
#ifndef NM_PIPELINE_H
#define NM_PIPELINE_H

#include "article/article.h"
#include "base/run.h"

/* Bytes to a filled article, which has been reset. On an error its content means nothing. */
norm_status nm_pipeline_run(nm_run *run, norm_str bytes, const norm_hints *hints, norm_article *article);

/* The text stage alone: encoding and text. */
norm_status nm_pipeline_decode(nm_run *run, norm_str bytes, const norm_hints *hints, norm_article *article);

#endif
