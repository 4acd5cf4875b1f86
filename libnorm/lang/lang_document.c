/* The language of a document from those of its blocks. */
#include <string.h>

#include "lang/lang.h"
#include "lang/lang_model.h"

#define MOSTLY 1.0f           /* times as much text in no known language makes the document und */
#define UNSURE 0.9f

/* Bytes of the blocks that count, by language, all and weighed by confidence; und's are those of
 * texts that were taken for none. */
static void sum_bytes(const nm_range *blocks, const nm_lang *each, const uint8_t *weight, size_t n, float *bytes,
                      float *sure)
{
    size_t i;

    for (i = 0; i < n; i++) {
        float length = (float)(blocks[i].end - blocks[i].begin);

        if ((weight && !weight[i]) || (!each[i].id && !each[i].second))
            continue;
        bytes[each[i].id] += length;
        sure[each[i].id] += length * each[i].confidence;
    }
}

/* The second best of the blocks that are in the document's language, weighed like it. */
static void set_second(const nm_range *blocks, const nm_lang *each, const uint8_t *weight, size_t n, float bytes,
                       nm_lang *document)
{
    float next[NM_LANG_MAX + 1] = {0}, rest = 1 - document->confidence;
    unsigned best = 0, t;
    size_t i;

    for (i = 0; i < n; i++)
        if (each[i].id == document->id && each[i].second && (!weight || weight[i]))
            next[each[i].second] += (float)(blocks[i].end - blocks[i].begin) * each[i].second_confidence;
    for (t = 1; t <= nm_lang_count; t++)
        if (t != document->id && next[t] > next[best])
            best = t;
    document->second = (nm_lang_id)best;
    document->second_confidence = next[best] / bytes < rest ? next[best] / bytes : rest;
}

/* What was known before of the same language stays: where its evidence is from, and that there was little: the
 * blocks, which were decided with its help, are no further evidence. */
static void keep_known(const nm_lang *before, nm_lang *document)
{
    if (before->id != document->id)
        return;
    document->source = before->source;
    document->region = before->region;
    if (before->confidence < UNSURE && before->confidence < document->confidence) {
        document->confidence = before->confidence;
        document->second = before->second;
        document->second_confidence = before->second_confidence;
    }
}

void nm_lang_document(const nm_range *blocks, const nm_lang *each, const uint8_t *weight, size_t n, nm_lang *document)
{
    float bytes[NM_LANG_MAX + 1] = {0}, sure[NM_LANG_MAX + 1] = {0};
    size_t i;
    unsigned t, best = 0, second = 0;
    nm_lang before = *document;

    sum_bytes(blocks, each, weight, n, bytes, sure);
    for (t = 1; t <= nm_lang_count; t++) {
        if (bytes[t] > (best ? bytes[best] : 0))
            second = best, best = t;
        else if (bytes[t] > (second ? bytes[second] : 0))
            second = t;
    }
    memset(document, 0, sizeof *document);
    if (!best || bytes[0] > MOSTLY * bytes[best])
        return;
    for (i = 0; i < n && document->id != best; i++)
        if (each[i].id == best && (!weight || weight[i]))
            *document = each[i];
    document->source = NORM_DETECTED;
    document->confidence = sure[best] / bytes[best];
    set_second(blocks, each, weight, n, bytes[best], document);
    if (second) {
        document->second = (nm_lang_id)second;
        document->second_confidence = bytes[second] / (bytes[best] + bytes[second]) * (1 - document->confidence);
    }
    keep_known(&before, document);
}
