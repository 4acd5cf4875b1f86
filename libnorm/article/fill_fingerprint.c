#include "across/fingerprint.h"
#include "article/fill.h"

norm_status nm_fill_fingerprint(nm_run *run, norm_article *article)
{
    norm_fingerprint *fp;
    norm_status status;

    if (!(run->options->with & NORM_WITH_FINGERPRINT))
        return NORM_OK;
    fp = nm_arena_alloc(&article->arena, sizeof *fp);
    if (!fp)
        return nm_no_memory(run->error, "across");
    status = nm_fingerprint_of(run, article->text, article->lang.tag, fp);
    if (status == NORM_OK)
        article->fingerprint = fp;
    return status;
}
