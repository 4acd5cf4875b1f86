#include "support/beads.h"

static const char *problem_of(const norm_bead *bead, size_t a, size_t b)
{
    if (bead->a != a || bead->b != b)
        return "beads leave a gap or overlap";
    if (!(bead->a_count + bead->b_count) || bead->a_count > 4 || bead->b_count > 4)
        return "a bead of a kind that there is not";
    return bead->score >= 0 && bead->score <= 1 ? NULL : "a score that is no share";
}

const char *beads_problem(const norm_alignment *al)
{
    size_t i, a = 0, b = 0;

    for (i = 0; i < al->bead_count; i++) {
        const char *problem = problem_of(&al->beads[i], a, b);

        if (problem)
            return problem;
        a += al->beads[i].a_count;
        b += al->beads[i].b_count;
    }
    return a == al->a_count && b == al->b_count ? NULL : "sentences without a bead";
}
