/* learn.c - a site profile learns from an article. */
#include "article/article.h"
#include "base/run.h"
#include "user/profile.h"

norm_status norm_profile_learn(norm_profile *profile, const norm_article *article, norm_error *error)
{
    size_t i;

    nm_error_clear(error);
    if (!nm_profile_begin(profile, article->block_count))
        return nm_no_memory(error, "profile");
    for (i = 0; i < article->block_count && i < NM_PROFILE_OF_ARTICLE; i++)
        nm_profile_see(profile, article->blocks[i].text, article->blocks[i].role);
    nm_profile_settle(profile);
    return NORM_OK;
}
