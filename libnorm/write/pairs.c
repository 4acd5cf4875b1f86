#include "write/pairs.h"

#include "base/uni.h"

nm_half nm_half_a(const norm_alignment *al, const norm_side *a)
{
    return (nm_half){a->text, al->a_sentences, al->a_count};
}

nm_half nm_half_b(const norm_alignment *al, const norm_side *b)
{
    return (nm_half){b->text, al->b_sentences, al->b_count};
}

/* Not where the caller's own segments are some of the sentences only. */
static bool is_space(norm_str s)
{
    size_t i = 0;
    bool bad = false;

    while (i < s.len && !bad)
        if (!(nm_uni_of(nm_utf8_any(s.data, s.len, &i, &bad))->flags & NM_SPACE))
            return false;
    return !bad;
}

void nm_out_joined(nm_out *out, const nm_half *half, size_t first, size_t n, nm_out_part part)
{
    size_t i;

    for (i = first; i < first + n; i++) {
        norm_span at = half->sentences[i];

        if (i > first) {
            size_t before = half->sentences[i - 1].end;
            norm_str gap = {half->text.data + before, at.begin - before};

            part(out, is_space(gap) ? gap : (norm_str){" ", 1});
        }
        part(out, (norm_str){half->text.data + at.begin, at.end - at.begin});
    }
}

static bool half_is_sound(const nm_half *half)
{
    size_t i, end = 0;

    for (i = 0; i < half->count; i++) {
        norm_span at = half->sentences[i];

        if (at.begin < end || at.end < at.begin || at.end > half->text.len)
            return false;
        end = at.end;
    }
    return true;
}

bool nm_alignment_is_sound(const norm_alignment *al, const norm_side *a, const norm_side *b)
{
    nm_half x = nm_half_a(al, a), y = nm_half_b(al, b);
    size_t i;

    if (!half_is_sound(&x) || !half_is_sound(&y))
        return false;
    for (i = 0; i < al->bead_count; i++) {
        const norm_bead *bead = &al->beads[i];

        if (bead->a > x.count || bead->a_count > x.count - bead->a || bead->b > y.count ||
            bead->b_count > y.count - bead->b)
            return false;
    }
    return true;
}
