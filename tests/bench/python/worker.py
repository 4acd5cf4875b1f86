"""One contender in a process of its own, which obeys its standard input, a word a line, like loop.c.

    worker.py CONTENDER CORPUS N [stream]

It says "ready" with the seconds of processor time that imports and set-up took. Then each word, a number of passes
over the first N articles, is answered with a line: seconds of processor time of a pass, seconds by the clock, a sum
over what was read, the process's peak of resident memory in KiB so far. With "stream" the articles are read from the
file one by one, so that memory is the contender's own.
"""
import itertools
import resource
import sys
import time

BEGUN = time.process_time()


def many(threads):
    from libnorm import normalize_many

    def run(articles):
        total = 0
        for article in normalize_many(articles, threads=threads):
            total += len(article.text) + len(article.lang) + len(article.title or "")
        return total
    return iter, run


BATCH = 500


def record_batches(articles):
    import pyarrow

    articles = iter(articles)
    while some := list(itertools.islice(articles, BATCH)):
        yield pyarrow.record_batch([pyarrow.array(some, pyarrow.binary())], ["article"])


def arrow(threads, fields=None):
    """Record batches of articles through one stream; the records are read batch by batch."""
    import libnorm.arrow
    import pyarrow

    schema = pyarrow.schema([("article", pyarrow.binary())])
    options = {"column": "article", "threads": threads, **({"fields": fields} if fields else {})}

    def run(batches):
        reader = pyarrow.RecordBatchReader.from_batches(schema, batches)
        records = pyarrow.RecordBatchReader.from_stream(libnorm.arrow.normalize(reader, **options))
        return sum(batch.column("text").nbytes + batch.num_rows for batch in records)
    return record_batches, run


def stack(name):
    import stacks
    each = stacks.STACKS[name]()

    def run(articles):
        total = 0
        for data in articles:
            text, lang = each(data)
            total += len(text) + len(lang)
        return total
    return iter, run


def contender(name):
    """What makes its input of articles, which is not timed, and what goes through that."""
    if name == "bare":
        return iter, lambda articles: sum(map(len, articles))
    if name == "pyarrow":
        return record_batches, lambda batches: sum(batch.nbytes for batch in batches)
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
    prepare, run = contender(sys.argv[1])
    import corpus
    print(f"ready {time.process_time() - BEGUN:.4f}", flush=True)
    path, most, streaming = sys.argv[2], int(sys.argv[3]), len(sys.argv) > 4
    inputs = None if streaming else list(prepare(corpus.articles(path, most)))
    for line in sys.stdin:
        passes = int(line)
        cpu, wall = time.process_time(), time.perf_counter()
        for _ in range(passes):
            total = run(prepare(corpus.articles(path, most)) if streaming else inputs)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        print(f"{cpu / passes:.6f} {wall / passes:.6f} {total} {peak()}", flush=True)


if __name__ == "__main__":
    main()
