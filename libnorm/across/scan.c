#include "across/scan.h"

#include <stdio.h>
#include <string.h>

#define SAMPLE 2000u /* bytes from which the text's script is told */
#define NEAR 8u /* bytes between a day and its month: "24 de mayo", "24th of May" */

/* What an anchor of a kind is worth, in 16ths. */
static const uint8_t worth[NM_A_KINDS] = {
    [NM_A_NUMBER] = 19, [NM_A_DATE] = 24,  [NM_A_TERRITORY] = 16, [NM_A_CITY] = 16, [NM_A_WORD] = 8, [NM_A_HANDLE] = 32,
    [NM_A_NAME] = 16,   [NM_A_SOUND] = 10, [NM_A_STEM] = 6,       [NM_A_HAN] = 8,   [NM_A_SIGN] = 12};

static bool mostly_not_latin(norm_str text)
{
    size_t at = 0, latin = 0, other = 0;

    while (at < text.len && at < SAMPLE) {
        uint32_t c = nm_utf8_next(text.data, &at);

        if (c < 0x80)
            latin += (c | 0x20) - 'a' < 26;
        else if (nm_uni_of(c)->flags & NM_LETTER)
            other += c >= 0x370;
    }
    return other > latin;
}

void nm_scan_init(nm_scan *scan, norm_str text, const char *lang, nm_vec *out)
{
    memset(scan, 0, sizeof *scan);
    scan->s = text.data;
    scan->n = text.len;
    scan->out = out;
    scan->lang = nm_gaz_seed(lang);
    scan->english = nm_gaz_seed("en");
    scan->capital_months = scan->lang == scan->english;
    scan->latin_is_foreign = mostly_not_latin(text);
}

void nm_scan_put(nm_scan *scan, uint64_t key, size_t begin, size_t end, nm_anchor_kind kind)
{
    nm_anchor *a = nm_vec_push(scan->out);

    if (!a) {
        scan->full = true;
        return;
    }
    a->key = key;
    a->begin = (uint32_t)begin;
    a->end = (uint32_t)end;
    a->kind = (uint8_t)kind;
    a->weight = worth[kind];
}

/* ---------------------------------------------------------------- dates -- */

static void put_date(nm_scan *scan, unsigned month, unsigned day, size_t begin, size_t end)
{
    char text[16];
    int len = snprintf(text, sizeof text, "%u-%u", month, day);

    nm_scan_put(scan, nm_key("D:", text, (size_t)len), begin, end, NM_A_DATE);
    scan->month = 0;
}

void nm_scan_flush(nm_scan *scan)
{
    unsigned day;

    if (!scan->open)
        return;
    scan->open = false;
    nm_scan_put(scan, nm_number_key(scan->number), scan->number_begin, scan->number_end, NM_A_NUMBER);
    day = nm_number_small(scan->number, 31);
    if (day && scan->month && scan->number_begin - scan->month_end <= 3)
        put_date(scan, scan->month, day, scan->number_begin, scan->number_end);
}

void nm_scan_number(nm_scan *scan, nm_number number, size_t begin, size_t end)
{
    nm_scan_flush(scan);
    scan->number = number;
    scan->number_begin = (uint32_t)begin;
    scan->number_end = (uint32_t)end;
    scan->open = true;
}

void nm_scan_month(nm_scan *scan, unsigned month, size_t begin, size_t end)
{
    unsigned day = nm_number_small(scan->number, 31);
    char text[8];
    int len = snprintf(text, sizeof text, "%u", month);

    nm_scan_flush(scan);
    nm_scan_put(scan, nm_key("M:", text, (size_t)len), begin, end, NM_A_DATE);
    scan->month = month;
    scan->month_end = (uint32_t)end;
    if (day && scan->number_end && begin - scan->number_end <= NEAR)
        put_date(scan, month, day, begin, end);
}

bool nm_scan_date_sign(nm_scan *scan, uint32_t c, size_t begin, size_t end)
{
    bool month = c == 0x6708 || c == 0xC6D4, day = c == 0x65E5 || c == 0x53F7 || c == 0x865F || c == 0xC77C;
    unsigned value;

    if ((!month && !day) || !scan->number_end || begin - scan->number_end > 1)
        return false;
    value = nm_number_small(scan->number, month ? 12 : 31);
    nm_scan_flush(scan);
    if (month && value) {
        scan->number_end = 0;
        nm_scan_month(scan, value, begin, end);
    } else if (day && value && scan->month && scan->number_begin - scan->month_end <= 4) {
        put_date(scan, scan->month, value, begin, end);
    }
    return true;
}

/* ------------------------------------------------------------- concepts -- */

static bool scales(const nm_scan *scan, size_t begin)
{
    return scan->open && begin - scan->number_end <= 3;
}

void nm_scan_concept(nm_scan *scan, const nm_concept *concept, size_t begin, size_t end, size_t letters)
{
    static const uint8_t kinds[] = {
        [NM_GAZ_TERRITORY] = NM_A_TERRITORY, [NM_GAZ_CITY] = NM_A_CITY,  [NM_GAZ_LANGUAGE] = NM_A_WORD,
        [NM_GAZ_WEEKDAY] = NM_A_WORD,        [NM_GAZ_SCALE] = NM_A_WORD, [NM_GAZ_UNIT] = NM_A_WORD};

    if (concept->kind == NM_GAZ_NUMBER) {
        nm_scan_number(scan, nm_number_of(concept->value, 0), begin, end);
    } else if (concept->kind == NM_GAZ_SCALE && scales(scan, begin)) {
        scan->number = nm_number_scaled(scan->number, concept->value);
        scan->number_end = (uint32_t)end;
        nm_scan_flush(scan);
    } else if (concept->kind == NM_GAZ_MONTH) {
        if (letters > 3 || (scan->number_end && begin - scan->number_end <= NEAR))
            nm_scan_month(scan, concept->value, begin, end);
        scan->month = concept->value;
        scan->month_end = (uint32_t)end;
    } else {
        nm_scan_flush(scan);
        nm_scan_put(scan, concept->key, begin, end, kinds[concept->kind]);
    }
}
