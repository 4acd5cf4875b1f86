#include "cli/words.h"

#include <string.h>

#define WORD_MOST 40 /* characters of a word that is compared */

static norm_str word(const char *terminated)
{
    return (norm_str){terminated, terminated ? strlen(terminated) : 0};
}

static bool same(norm_str a, norm_str b)
{
    return a.len == b.len && !memcmp(a.data, b.data, a.len);
}

/* The index-th word of one part, which may be a name for a whole set. */
static norm_str word_of_part(norm_str part, size_t index)
{
    static const char *const with[] = {"sentences", "spans", "fingerprint"};

    if (part.len >= 4 && !memcmp(part.data, "ROLE", 4))
        return word(index < NORM_ROLE_COUNT ? norm_role_name((norm_role)index) : NULL);
    if (part.len >= 3 && !memcmp(part.data, "TAG", 3))
        return word(norm_language_at(index));
    if (part.len >= 4 && !memcmp(part.data, "PART", 4))
        return word(index < sizeof with / sizeof *with ? with[index] : NULL);
    if (index || !part.len || (part.data[0] >= 'A' && part.data[0] <= 'Z'))
        return word(NULL);
    return part;
}

norm_str words_at(const char *set, size_t index)
{
    const char *end;
    size_t i;

    for (; set; set = *end ? end + 1 : NULL) {
        norm_str part, w;

        end = set + strcspn(set, "|");
        part = (norm_str){set, (size_t)(end - set)};
        for (i = 0; (w = word_of_part(part, i)).len; i++)
            if (!index--)
                return w;
    }
    return word(NULL);
}

bool words_are_list(const char *set)
{
    return set && strchr(set, ',');
}

static bool is_of(const char *set, norm_str value)
{
    norm_str w;
    size_t i;

    for (i = 0; (w = words_at(set, i)).len; i++)
        if (same(w, value))
            return true;
    return i == 0;
}

norm_str words_unknown(const char *set, norm_str value)
{
    size_t begin = 0, end;

    for (; begin < value.len; begin = end + 1) {
        norm_str w;

        for (end = begin; end < value.len && !(words_are_list(set) && value.data[end] == ','); end++)
            ;
        w = (norm_str){value.data + begin, end - begin};
        if (words_are_list(set) && w.len && w.data[0] == '-')
            w = (norm_str){w.data + 1, w.len - 1};
        if (w.len && !is_of(set, w))
            return w;
    }
    return word(NULL);
}

/* ------------------------------------------------------------ suggestions -- */

static char plain(char c)
{
    return (char)(c == '_' ? '-' : c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static size_t least(size_t a, size_t b, size_t c)
{
    size_t ab = a < b ? a : b;

    return ab < c ? ab : c;
}

/* Edits from one word to the other, neighbours that changed places being one (optimal string alignment). */
static size_t distance(norm_str a, norm_str b)
{
    size_t rows[3][WORD_MOST + 1] = {{0}}, i, k;
    size_t *before = rows[0], *last = rows[1], *row = rows[2], *spare;

    for (k = 0; k <= b.len; k++)
        last[k] = k;
    for (i = 1; i <= a.len; i++) {
        row[0] = i;
        for (k = 1; k <= b.len; k++) {
            size_t differ = plain(a.data[i - 1]) != plain(b.data[k - 1]);

            row[k] = least(last[k] + 1, row[k - 1] + 1, last[k - 1] + differ);
            if (i > 1 && k > 1 && plain(a.data[i - 1]) == plain(b.data[k - 2]) &&
                plain(a.data[i - 2]) == plain(b.data[k - 1]) && before[k - 2] + 1 < row[k])
                row[k] = before[k - 2] + 1;
        }
        spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return last[b.len];
}

static bool begins_with(norm_str whole, norm_str part)
{
    size_t i;

    for (i = 0; i < part.len && i < whole.len && plain(whole.data[i]) == plain(part.data[i]); i++)
        ;
    return i == part.len;
}

void nearest_begin(struct nearest *n, norm_str given)
{
    n->given = given;
    n->best = word(NULL);
    n->distance = WORD_MOST + 1;
}

void nearest_try(struct nearest *n, norm_str w)
{
    size_t d;

    if (n->given.len > WORD_MOST || w.len > WORD_MOST)
        return;
    /* Who begins a word and stops means it, however long it is. */
    d = n->given.len > 1 && begins_with(w, n->given) ? 0 : distance(n->given, w);
    if (d < n->distance) {
        n->distance = d;
        n->best = w;
    }
}

void nearest_try_all(struct nearest *n, const char *set)
{
    norm_str w;
    size_t i;

    for (i = 0; (w = words_at(set, i)).len; i++)
        nearest_try(n, w);
}

bool nearest_found(const struct nearest *n)
{
    return n->best.len && n->distance <= (n->given.len < 3 ? 0 : n->given.len < 6 ? 2 : n->given.len / 3 + 1);
}
