#include "support/meter.h"

#include <stdlib.h>
#include <string.h>

/* In front of every piece: its size, in as much room as keeps the alignment. */
#define HEAD 16

static int refused(meter *m)
{
    m->requests++;
    return m->refuse && (m->requests == m->refuse || (m->refuse_after && m->requests > m->refuse));
}

static size_t size_of(const char *piece)
{
    size_t size;

    memcpy(&size, piece - HEAD, sizeof size);
    return size;
}

static void *hand_out(meter *m, char *head, size_t size)
{
    memcpy(head, &size, sizeof size);
    m->live += size;
    if (m->live > m->peak)
        m->peak = m->live;
    return head + HEAD;
}

static void *meter_alloc(void *user, size_t size)
{
    char *head = refused(user) ? NULL : malloc(size + HEAD);

    return head ? hand_out(user, head, size) : NULL;
}

static void *meter_realloc(void *user, void *old, size_t size)
{
    meter *m = user;
    size_t before;
    char *head;

    if (!old)
        return meter_alloc(user, size);
    before = size_of(old);
    head = refused(m) ? NULL : realloc((char *)old - HEAD, size + HEAD);
    if (!head)
        return NULL;
    m->live -= before;
    return hand_out(m, head, size);
}

static void meter_free(void *user, void *old)
{
    meter *m = user;

    if (!old)
        return;
    m->live -= size_of(old);
    free((char *)old - HEAD);
}

norm_allocator meter_allocator(meter *m)
{
    norm_allocator a = {meter_alloc, meter_realloc, meter_free, m};

    memset(m, 0, sizeof *m);
    return a;
}
