/* write_fixture.h - a sink that collects what a writer gives. */
#ifndef WRITE_FIXTURE_H
#define WRITE_FIXTURE_H

#include <string.h>

#include "libnorm.h"

static struct {
    char data[200000];
    size_t len, room, calls;
} got;

#define ROOM (sizeof got.data - 1)

static inline int collect(void *user, const char *data, size_t size)
{
    (void)user;
    got.calls++;
    if (size > got.room - got.len)
        return 1;
    memcpy(got.data + got.len, data, size);
    got.len += size;
    got.data[got.len] = '\0';
    return 0;
}

static inline void forget(size_t room)
{
    got.len = got.calls = 0;
    got.room = room;
    got.data[0] = '\0';
}

static inline norm_str str(const char *s)
{
    norm_str r = {s, strlen(s)};

    return r;
}

#endif
