"""One contender in a process of its own, which obeys its standard input, a word a line, like loop.c.

    worker.py CONTENDER CORPUS [N [stream]]

It says "ready" with the seconds that imports and set-up took. Then each word, a number of passes over the first N
articles, is answered with a line: seconds of processor time of a pass, seconds by the clock, a sum over what was
read, the process's peak of resident memory in KiB so far. With "stream" the articles are read from the file one
by one, so that memory is the contender's own.
"""
import resource
import sys
import time

BEGUN = time.perf_counter()


def many(threads):
    from libnorm import normalize_many

    def run(articles):
        total = 0
        for article in normalize_many(articles, threads=threads):
            total += len(article.text) + len(article.lang) + len(article.title or "")
        return total
    return run


def arrow(threads, fields=None):
    """All articles as one column of several chunks, as from a table; the result is read chunk by chunk."""
    import pyarrow

    import libnorm.arrow
    options = {"threads": threads, **({"fields": fields} if fields else {})}

    def run(articles):
        total = 0
        for chunk in pyarrow.chunked_array(libnorm.arrow.normalize(articles, **options)).chunks:
            total += len(chunk.field("text")) + chunk.field("text").nbytes
        return total

    def prepare(articles, size=1000):
        articles = list(articles)
        return pyarrow.chunked_array([pyarrow.array(articles[i:i + size], pyarrow.binary())
                                      for i in range(0, len(articles), size)])
    run.prepare = prepare
    return run


def stack(name):
    import stacks
    each = stacks.STACKS[name]()

    def run(articles):
        total = 0
        for data in articles:
            text, lang = each(data)
            total += len(text) + len(lang)
        return total
    return run


def contender(name):
    if name == "bare":
        return lambda articles: sum(map(len, articles))
    kind, _, rest = name.partition(" ")
    if kind == "many":
        return many(int(rest))
    if kind == "arrow":
        threads, _, fields = rest.partition(" ")
        return arrow(int(threads), fields.split(",") if fields else None)
    return stack(name)


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main():
    run = contender(sys.argv[1])
    import corpus
    print(f"ready {time.perf_counter() - BEGUN:.4f}", flush=True)
    path, most = sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else None
    streaming = len(sys.argv) > 4
    prepare = getattr(run, "prepare", list)
    articles = None if streaming else prepare(corpus.articles(path, most))
    for line in sys.stdin:
        passes = int(line)
        cpu, wall = time.process_time(), time.perf_counter()
        for _ in range(passes):
            total = run(prepare(corpus.articles(path, most)) if hasattr(run, "prepare") and streaming
                        else corpus.articles(path, most) if streaming else articles)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        print(f"{cpu / passes:.6f} {wall / passes:.6f} {total} {peak()}", flush=True)


if __name__ == "__main__":
    main()
