/* public.c - texts as callers give them: any bytes, any tag. */
#include "across/relation.h"
#include "sentences/sentences.h"

#define SAMPLE 2048u /* bytes are enough to tell the language by */

static norm_str begin_of(norm_str text)
{
    if (text.len > SAMPLE)
        for (text.len = SAMPLE; text.len && ((unsigned char)text.data[text.len] & 0xC0) == 0x80;)
            text.len--;
    return text;
}

norm_status nm_read(nm_run *run, norm_str text, norm_str lang, nm_reading *r)
{
    norm_status status;

    r->n = 0;
    r->rhythm.n = 0;
    if (text.len > UINT32_MAX)
        return nm_fail(run->error, NORM_ERR_LIMIT, "across", UINT32_MAX, "text of more than 4 GiB");
    text = nm_without_bad_bytes(run->arena, text);
    r->lang = text.data ? nm_tag_for(run, begin_of(text), lang) : NULL;
    if (!r->lang)
        return nm_no_memory(run->error, "across");
    status = nm_anchors(run, text, r->lang, &r->anchors, &r->n);
    return status == NORM_OK ? nm_rhythm_of(run, text, &r->rhythm) : status;
}

norm_status nm_fingerprint_any(nm_run *run, norm_str text, norm_str lang, norm_fingerprint *fp)
{
    nm_reading r;
    norm_status status = nm_read(run, text, lang, &r);

    return status == NORM_OK ? nm_fingerprint_make(run, r.anchors, r.n, &r.rhythm, fp) : status;
}

norm_status nm_relate_any(nm_run *run, norm_str a, norm_str lang_a, norm_str b, norm_str lang_b, norm_relation *r)
{
    nm_reading x, y;
    nm_likeness likeness;
    norm_status status = nm_read(run, a, lang_a, &x);

    if (status == NORM_OK)
        status = nm_read(run, b, lang_b, &y);
    if (status == NORM_OK)
        status = nm_relate(run, &x, &y, &likeness);
    if (status == NORM_OK)
        *r = nm_relation_of(likeness, nm_same_language(x.lang, y.lang));
    return status;
}

const char *norm_relation_name(norm_relation_kind kind)
{
    static const char *const names[] = {"none", "same_event", "translation"};

    return (unsigned)kind < sizeof names / sizeof *names ? names[kind] : NULL;
}

void norm_fingerprint_to_bytes(const norm_fingerprint *fp, unsigned char bytes[NORM_FINGERPRINT_BYTES])
{
    unsigned i;

    for (i = 0; i < NORM_FINGERPRINT_BYTES; i++)
        bytes[i] = (unsigned char)(fp->word[i / 8] >> i % 8 * 8);
}

norm_status norm_fingerprint_from_bytes(const unsigned char bytes[NORM_FINGERPRINT_BYTES], norm_fingerprint *fp)
{
    unsigned i;

    for (i = 0; i < NORM_FINGERPRINT_WORDS; i++)
        fp->word[i] = 0;
    for (i = 0; i < NORM_FINGERPRINT_BYTES; i++)
        fp->word[i / 8] |= (uint64_t)bytes[i] << i % 8 * 8;
    return nm_fingerprint_valid(fp) ? NORM_OK : NORM_ERR_ARGUMENT;
}
