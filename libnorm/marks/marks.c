#include "marks/marks.h"

norm_status nm_marks_scan(nm_run *run, norm_str text, const nm_block *blocks, size_t n, nm_marks *marks)
{
    nm_vec words, hits;
    size_t i;

    nm_vec_init(&words, run->arena, sizeof(nm_word));
    nm_vec_init(&hits, run->arena, sizeof(nm_hit));
    marks->of = nm_arena_zalloc(run->arena, n, sizeof *marks->of);
    if (!marks->of || !nm_vec_reserve(&words, text.len / 5 + 64))
        return nm_no_memory(run->error, "label");
    for (i = 0; i < n; i++) {
        norm_str s = {text.data + blocks[i].begin, blocks[i].end - blocks[i].begin};
        nm_mark *m = &marks->of[i];

        m->word = (uint32_t)words.len;
        m->hit = (uint32_t)hits.len;
        if (!nm_words_split(s, words.len + NM_WORDS_PER_BLOCK, &words) ||
            !nm_phrases_scan(s, (nm_word *)words.data + m->word, words.len - m->word, &hits))
            return nm_no_memory(run->error, "label");
        m->word_end = (uint32_t)words.len;
        m->hit_end = (uint32_t)hits.len;
    }
    marks->words = words.data;
    marks->hits = hits.data;
    return NORM_OK;
}
