#include "sentences/items.h"

#include "base/uni.h"

static bool is_bullet(uint32_t c)
{
    return c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x25E6 || c == 0xB7 || c == '*' || c == '-';
}

static bool is_digit(norm_str s, size_t at)
{
    return at < s.len && s.data[at] >= '0' && s.data[at] <= '9';
}

/* Past a bullet and the space after it. */
static size_t past_bullet(norm_str s, size_t at)
{
    size_t i = at;

    if (at >= s.len || !is_bullet(nm_utf8_next(s.data, &i)))
        return at;
    return nm_past_class(s, i, NM_SB_SP);
}

/* Reads a mark with the white space after it; false if there is none. */
static bool read_mark(norm_str s, size_t at, nm_items *mark)
{
    size_t i = past_bullet(s, at);
    unsigned digits = 0;

    mark->bullet = i > at;
    mark->value = 0;
    mark->kind = '1';
    for (; is_digit(s, i) && digits < 3; i++, digits++)
        mark->value = 10 * mark->value + (unsigned)(s.data[i] - '0');
    if (!digits && i < s.len && s.data[i] >= 'a' && s.data[i] <= 'z') {
        mark->kind = 'a';
        mark->value = (unsigned)(s.data[i++] - 'a') + 1;
    }
    if (!mark->value || i >= s.len || (s.data[i] != '.' && s.data[i] != ')'))
        return false;
    mark->close = s.data[i++];
    if (mark->close == '.' && i < s.len && s.data[i] == ')') {
        mark->close = 'b';
        i++;
    }
    return nm_past_class(s, i, NM_SB_SP) > i;
}

/* The first mark like *items, but of the next value, behind `at` in the line. */
static void find(norm_str s, size_t at, nm_items *items)
{
    nm_items mark;

    items->value++;
    items->next = SIZE_MAX;
    while (at < s.len && items->next == SIZE_MAX) {
        unsigned class = nm_stop_class(nm_utf8_next(s.data, &at));

        if (class >= NM_SB_SEP)
            return;
        if (class == NM_SB_SP && read_mark(s, at, &mark) && mark.value == items->value && mark.kind == items->kind &&
            mark.close == items->close && mark.bullet == items->bullet)
            items->next = at;
    }
}

void nm_items_begin(norm_str s, size_t begin, bool ordinals, nm_items *items)
{
    size_t at = nm_past_class(s, begin, NM_SB_SP);

    items->next = SIZE_MAX;
    if (!read_mark(s, at, items) || (ordinals && items->kind == '1' && items->close == '.' && !items->bullet))
        return;
    find(s, at, items);
}

void nm_items_next(norm_str s, nm_items *items)
{
    find(s, items->next, items);
}
