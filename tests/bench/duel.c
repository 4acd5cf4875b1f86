#include "bench/duel.h"

#include <stdlib.h>
#include <time.h>

static double seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double timed(const docs *d, pass what, void *user)
{
    double begin = seconds();

    what(user, d);
    return seconds() - begin;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return x < y ? -1 : x > y;
}

static double median(double *values)
{
    qsort(values, PASSES, sizeof *values, by_value);
    return values[PASSES / 2];
}

duel docs_duel(const docs *d, pass ours, void *our_user, pass peer, void *peer_user)
{
    double a[PASSES], b[PASSES], ratio[PASSES];
    duel result;
    int i;

    timed(d, ours, our_user);
    timed(d, peer, peer_user);
    for (i = 0; i < PASSES; i++) {
        a[i] = timed(d, ours, our_user);
        b[i] = timed(d, peer, peer_user);
        ratio[i] = b[i] / a[i];
    }
    result.ours = median(a);
    result.peer = median(b);
    result.ratio = median(ratio);
    return result;
}

double docs_time(const docs *d, pass ours, void *user)
{
    double a[PASSES];
    int i;

    timed(d, ours, user);
    for (i = 0; i < PASSES; i++)
        a[i] = timed(d, ours, user);
    return median(a);
}
