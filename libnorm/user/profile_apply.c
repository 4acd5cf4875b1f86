/* profile_apply.c - what a source repeats is not its articles' body. */
#include "label/roles.h"
#include "user/profile.h"

#define ARTICLES_LEAST 3u /* that have a line, however low the threshold */

/* In how many articles a line must have been seen; twice as near to all for what the model sees amid the body. */
static uint64_t needed(const nm_run *run, bool amid_body)
{
    uint64_t all = run->options->profile->articles, need;

    need = (all / 100) * run->options->profile_threshold + (all % 100 * run->options->profile_threshold + 99) / 100;
    if (amid_body)
        need += (all - need + 1) / 2;
    return need < ARTICLES_LEAST ? ARTICLES_LEAST : need;
}

static const nm_line *line_of(const nm_run *run, const nm_doc *doc, const nm_piece *p)
{
    norm_str s = {doc->text.data + p->begin, p->end - p->begin};
    uint64_t hash = p->keep && p->role != NORM_TITLE ? nm_line_hash(s) : 0;

    return hash ? nm_profile_find(run->options->profile, hash) : NULL;
}

/* What it was taken for most often where it was not taken for body. */
static norm_role role_of(const nm_line *line)
{
    unsigned role, best = NORM_OTHER;

    for (role = NORM_TITLE + 1; role < NORM_ROLE_COUNT; role++)
        if (role != NORM_COMMENT && line->of[role] > line->of[best])
            best = role;
    return (norm_role)best;
}

static void take_out(const nm_run *run, nm_piece *p, const nm_line *line)
{
    float share = (float)line->articles / (float)run->options->profile->articles;

    p->role = (uint8_t)role_of(line);
    p->keep = run->options->keep >> p->role & 1;
    p->score *= share < 1 ? 1 - share : 0;
    p->reason_kind = "profile";
    p->reason = "repeated";
}

/* Stands between two blocks that are kept and are not repeated: a heading, a refrain, or a line that an editor puts
 * into every article. */
static bool is_amid_body(const nm_piece *p, size_t n, const nm_line **lines, size_t i)
{
    return i > 0 && p[i - 1].keep && !lines[i - 1] && i + 1 < n && p[i + 1].keep && !lines[i + 1];
}

/* Marks what is repeated; false if that is most of what is kept: then it is rather that the profile has learned this
 * very article several times. */
static bool mark(const nm_run *run, const nm_doc *doc, const nm_piece *p, size_t n, const nm_line **lines)
{
    uint64_t need[2] = {needed(run, false), needed(run, true)};
    size_t i, kept = 0, left = 0;

    for (i = 0; i < n; i++) {
        lines[i] = line_of(run, doc, &p[i]);
        if (lines[i] && lines[i]->articles < need[0])
            lines[i] = NULL;
    }
    for (i = 0; i < n; i++) {
        if (lines[i] && lines[i]->articles < need[1] && is_amid_body(p, n, lines, i))
            lines[i] = NULL;
        kept += p[i].keep ? p[i].end - p[i].begin : 0;
        left += p[i].keep && !lines[i] ? p[i].end - p[i].begin : 0;
    }
    return 4 * left >= kept;
}

norm_status nm_profile_apply(nm_run *run, const nm_doc *doc, nm_vec *pieces)
{
    const norm_profile *profile = run->options->profile;
    const nm_line **lines;
    nm_piece *p = pieces->data;
    size_t i;

    if (!profile || profile->articles < run->options->profile_articles)
        return NORM_OK;
    lines = nm_arena_zalloc(run->arena, pieces->len, sizeof *lines);
    if (!lines)
        return nm_no_memory(run->error, "label");
    if (mark(run, doc, p, pieces->len, lines))
        for (i = 0; i < pieces->len; i++)
            if (lines[i])
                take_out(run, &p[i], lines[i]);
    return NORM_OK;
}
