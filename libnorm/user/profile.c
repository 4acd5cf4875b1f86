#include "user/profile.h"

#include <string.h>

#include "base/sum.h"
#include "user/pattern.h"
#include "user/rules.h"

#define PLACES_LEAST 256u

/* ----------------------------------------------------------------- lines -- */

uint64_t nm_line_hash(norm_str text)
{
    uint64_t h = NM_SUM_START;
    bool letters = false, space = true, number = false;
    size_t at = 0;

    while (at < text.len) {
        uint32_t c = nm_utf8_next(text.data, &at);
        unsigned flags = nm_uni_of(c)->flags;

        c = nm_pattern_fold(c);
        letters = letters || flags & NM_LETTER;
        if (!c || (c == ' ' && space) || (flags & NM_DIGIT && number))
            continue;
        space = c == ' ';
        number = flags & NM_DIGIT;
        h = (h ^ (number ? '0' : c)) * UINT64_C(1099511628211);
    }
    h = (h ^ h >> 32) * UINT64_C(0x9E3779B97F4A7C15);
    return letters ? (h ^ h >> 29) | 1 : 0;
}

static norm_str cut(norm_str text)
{
    if (text.len > NM_PROFILE_TEXT) {
        text.len = NM_PROFILE_TEXT;
        while (((unsigned char)text.data[text.len] & 0xC0) == 0x80)
            text.len--;
    }
    return text;
}

void nm_line_spell(nm_line *line, norm_str text)
{
    norm_str s = cut(text);
    size_t least = s.len < line->text_len ? s.len : line->text_len;
    int order = memcmp(s.data, line->text, least);

    if (line->text_len && (order > 0 || (order == 0 && s.len >= line->text_len)))
        return;
    memcpy(line->text, s.data, s.len);
    line->text_len = (uint8_t)s.len;
}

/* ----------------------------------------------------------------- table -- */

/* Where a line is or would be. */
static size_t place_of(const norm_profile *p, uint64_t hash)
{
    size_t place = (size_t)(hash >> 20) & (p->places - 1);

    while (p->table[place] && p->lines[p->table[place] - 1].hash != hash)
        place = (place + 1) & (p->places - 1);
    return place;
}

static void fill_table(norm_profile *p)
{
    size_t i;

    if (p->places)
        memset(p->table, 0, p->places * sizeof *p->table);
    for (i = 0; i < p->n; i++)
        p->table[place_of(p, p->lines[i].hash)] = (uint32_t)i + 1;
}

static bool reserve_table(norm_profile *p, size_t lines)
{
    size_t places = p->places ? p->places : PLACES_LEAST;
    uint32_t *table;

    while (places < 2 * lines)
        places *= 2;
    if (places == p->places)
        return true;
    table = nm_alloc(&p->allocator, places * sizeof *table);
    if (!table)
        return false;
    nm_free(&p->allocator, p->table);
    p->table = table;
    p->places = places;
    fill_table(p);
    return true;
}

bool nm_profile_reserve(norm_profile *p, size_t more)
{
    size_t need = p->n + more, cap = p->cap + p->cap / 2;
    nm_line *lines;

    if (!reserve_table(p, need))
        return false;
    if (need <= p->cap)
        return true;
    cap = cap > need ? cap : need;
    lines = p->allocator.realloc(p->allocator.user, p->lines, cap * sizeof *lines);
    if (!lines)
        return false;
    p->lines = lines;
    p->cap = cap;
    return true;
}

nm_line *nm_profile_find(const norm_profile *p, uint64_t hash)
{
    uint32_t i = p->places ? p->table[place_of(p, hash)] : 0;

    return i ? &p->lines[i - 1] : NULL;
}

nm_line *nm_profile_line(norm_profile *p, uint64_t hash)
{
    size_t place = place_of(p, hash);
    nm_line *line;

    if (p->table[place])
        return &p->lines[p->table[place] - 1];
    line = &p->lines[p->n++];
    memset(line, 0, sizeof *line);
    line->hash = hash;
    p->table[place] = (uint32_t)p->n;
    return line;
}

/* ------------------------------------------------------------- forgetting -- */

/* The least of 1, 3, 7, 15 ... that at least half of the lines do not exceed. */
static uint32_t rare(const norm_profile *p)
{
    uint32_t most = 1;
    size_t i, n = 0;

    for (;; most = 2 * most + 1) {
        for (i = n = 0; i < p->n; i++)
            n += p->lines[i].articles <= most;
        if (2 * n >= p->n || most > UINT32_MAX / 2)
            return most;
    }
}

static void forget(norm_profile *p)
{
    uint32_t most = rare(p);
    size_t i, n = 0;

    for (i = 0; i < p->n; i++)
        if (p->lines[i].articles > most)
            p->lines[n++] = p->lines[i];
    p->n = n;
    p->missed += most;
    fill_table(p);
}

void nm_profile_settle(norm_profile *p)
{
    while (p->n > NM_PROFILE_LINES)
        forget(p);
}

/* -------------------------------------------------------------- learning -- */

bool nm_profile_begin(norm_profile *p, size_t blocks)
{
    size_t i;

    if (!nm_profile_reserve(p, blocks < NM_PROFILE_OF_ARTICLE ? blocks : NM_PROFILE_OF_ARTICLE))
        return false;
    p->articles++;
    if (++p->serial == 0) { /* once in four thousand million articles */
        for (i = 0; i < p->n; i++)
            p->lines[i].serial = 0;
        p->serial = 1;
    }
    return true;
}

static void count(uint32_t *n, uint32_t more)
{
    *n = *n > UINT32_MAX - more ? UINT32_MAX : *n + more;
}

void nm_profile_see(norm_profile *p, norm_str text, norm_role role)
{
    uint64_t hash = nm_line_hash(text);
    nm_line *line;

    if (!hash)
        return;
    line = nm_profile_line(p, hash);
    nm_line_spell(line, text);
    if (line->serial == p->serial)
        return;
    line->serial = p->serial;
    count(&line->articles, 1);
    count(&line->of[role], 1);
}

/* ---------------------------------------------------------------- public -- */

norm_status norm_profile_new(const norm_loading *loading, norm_profile **profile, norm_error *error)
{
    norm_loading complete;
    norm_status status;

    nm_error_clear(error);
    *profile = NULL;
    if ((status = nm_loading_complete(loading, &complete, error)) != NORM_OK)
        return status;
    *profile = nm_alloc(&complete.allocator, sizeof **profile);
    if (!*profile)
        return nm_no_memory(error, "profile");
    memset(*profile, 0, sizeof **profile);
    (*profile)->allocator = complete.allocator;
    return NORM_OK;
}

void norm_profile_free(norm_profile *profile)
{
    norm_allocator a;

    if (!profile)
        return;
    a = profile->allocator;
    nm_free(&a, profile->lines);
    nm_free(&a, profile->table);
    nm_free(&a, profile);
}

static void merge_line(norm_profile *p, const nm_line *other)
{
    nm_line *line = nm_profile_line(p, other->hash);
    size_t i;

    count(&line->articles, other->articles);
    for (i = 0; i < NORM_ROLE_COUNT; i++)
        count(&line->of[i], other->of[i]);
    nm_line_spell(line, (norm_str){other->text, other->text_len});
}

norm_status norm_profile_merge(norm_profile *profile, const norm_profile *other, norm_error *error)
{
    size_t i;

    nm_error_clear(error);
    if (profile == other)
        return nm_fail(error, NORM_ERR_ARGUMENT, "profile", 0, "a profile cannot be merged with itself");
    if (!nm_profile_reserve(profile, other->n))
        return nm_no_memory(error, "profile");
    for (i = 0; i < other->n; i++)
        merge_line(profile, &other->lines[i]);
    profile->articles += other->articles;
    profile->missed += other->missed;
    nm_profile_settle(profile);
    return NORM_OK;
}

uint64_t norm_profile_articles(const norm_profile *profile)
{
    return profile->articles;
}

size_t norm_profile_count(const norm_profile *profile)
{
    return profile->n;
}
