#include "text/text.h"

#include <string.h>

#include "text/choose.h"
#include "text/clean.h"
#include "text/repair.h"
#include "text/zawgyi.h"

#define ANY_DIRT (NM_DIRT_INVISIBLE | NM_DIRT_NFC)
#define ROUNDS 3 /* of cleaning after repair */

static bool decode(nm_run *run, norm_str bytes, const norm_hints *hints, nm_text *text, unsigned *dirt)
{
    nm_choice choice;
    nm_sink sink;

    nm_sink_init(&sink, run->arena);
    sink.run = run;
    sink.size = bytes.len;
    if (!nm_choose(run, bytes, hints, &sink, &choice))
        return false;
    text->encoding.name = choice.name;
    text->encoding.source = choice.source;
    text->encoding.confidence = choice.confidence;
    text->encoding.replaced = sink.replaced;
    text->encoding.first_bad = sink.first_bad;
    *dirt = choice.dirt;
    if (choice.borrowed)
        return nm_map_add(&text->map, 1, 1, bytes.len);
    text->s.data = sink.text.data;
    text->s.len = sink.text.len;
    text->map = sink.map;
    return true;
}

/* What cleaning took away can have stood inside of a misread sequence: then it is looked for again. */
static bool repair_and_clean(nm_repairer *r, unsigned dirt)
{
    size_t told;
    int round;

    if (!nm_repair(r))
        return false;
    for (round = 0; round < ROUNDS; round++) {
        const char *before = r->text.data;

        if (!nm_clean(r->run, r->list.len ? ANY_DIRT : dirt, &r->text, &r->map))
            return false;
        told = r->list.len;
        if (!told || r->text.data == before)
            return true;
        if (!nm_repair_all_mojibake(r))
            return false;
        if (r->list.len == told)
            return true;
    }
    return nm_clean(r->run, ANY_DIRT, &r->text, &r->map);
}

static bool mend(nm_run *run, nm_text *text, unsigned dirt)
{
    nm_repairer r = {.run = run, .text = text->s, .map = text->map, .level = run->options->repair};

    if (run->options->repair <= 0)
        return nm_clean(run, dirt, &text->s, &text->map);
    if (dirt & NM_DIRT_INVISIBLE && !nm_drop_controls(run, &r.text, &r.map))
        return false;
    if (dirt & NM_DIRT_NFC && !nm_to_nfc(run->arena, run, &r.text, &r.map))
        return false;
    nm_vec_init(&r.list, run->arena, sizeof(norm_repair));
    if (!repair_and_clean(&r, dirt))
        return false;
    text->s = r.text;
    text->map = r.map;
    text->encoding.repairs = r.list.data;
    text->encoding.repair_count = r.list.len;
    return true;
}

/* Nothing but lack of memory and the progress callback ends a pass. */
static norm_status status_of(const nm_run *run)
{
    return run->stopped ? NORM_ERR_CANCELLED : nm_no_memory(run->error, "text");
}

norm_status nm_text_decode(nm_run *run, norm_str bytes, const norm_hints *hints, nm_text *text)
{
    unsigned dirt = 0;

    memset(text, 0, sizeof *text);
    if (!bytes.len)
        bytes.data = ""; /* it may be NULL, which the C library takes nowhere */
    text->s = bytes;
    nm_map_init(&text->map, run->arena);
    if (!decode(run, bytes, hints, text, &dirt))
        return status_of(run);
    if (!mend(run, text, dirt))
        return status_of(run);
    text->zawgyi = nm_is_zawgyi(text->s);
    (void)nm_work(run, bytes.len);
    return nm_tell(run, "text", bytes.len / 4, bytes.len);
}
