/* One process with libnorm.so.0 and, through ZeroMQ, the multicast library libnorm.so.1: each works.
 *
 * Linked by file name, and declared here, so that no development package of either is needed
 * (the multicast library's would bring another libnorm.so). */
#include <libnorm.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

void *zmq_ctx_new(void);
int zmq_ctx_term(void *context);
void *zmq_socket(void *context, int type);
int zmq_bind(void *socket, const char *address);
int zmq_connect(void *socket, const char *address);
int zmq_send(void *socket, const void *data, size_t size, int flags);
int zmq_recv(void *socket, void *data, size_t size, int flags);
int zmq_close(void *socket);
#define ZMQ_PAIR 0

/* Of the multicast library. */
const void *NormCreateInstance(bool priority_boost);
void NormDestroyInstance(const void *instance);

static int multicast_works(void)
{
    const void *instance = NormCreateInstance(false);

    if (instance)
        NormDestroyInstance(instance);
    return instance != NULL;
}

/* Sends an article through a pair of sockets; the length that arrives. */
static int through_zmq(const char *data, size_t size, char *out, size_t cap)
{
    void *context = zmq_ctx_new();
    void *a = zmq_socket(context, ZMQ_PAIR), *b = zmq_socket(context, ZMQ_PAIR);
    int got = -1;

    if (!zmq_bind(a, "inproc://article") && !zmq_connect(b, "inproc://article") &&
        zmq_send(a, data, size, 0) == (int)size)
        got = zmq_recv(b, out, cap, 0);
    zmq_close(a);
    zmq_close(b);
    zmq_ctx_term(context);
    return got;
}

int main(void)
{
    static const char page[] = "The harbour reopened on Monday, and the first ships left in the afternoon.\n";
    norm_engine *engine = NULL;
    norm_context *context = NULL;
    norm_article *article = NULL;
    char received[256];
    int n = through_zmq(page, sizeof page - 1, received, sizeof received);
    int works = n == (int)sizeof page - 1 && multicast_works() && !norm_engine_new(NULL, &engine, NULL) &&
                !norm_context_new(engine, &context, NULL) && !norm_article_new(engine, &article, NULL) &&
                !norm_run(context, received, (size_t)n, NULL, article, NULL) &&
                norm_article_text(article).len == sizeof page - 2;

    printf("multicast works: %d, libnorm %s\n", multicast_works(), norm_version());
    norm_article_free(article);
    norm_context_free(context);
    norm_engine_free(engine);
    return !works;
}
