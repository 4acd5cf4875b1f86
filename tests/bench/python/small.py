"""What single calls cost: seconds of the processor, the best of several."""
import subprocess
import sys
import time
import timeit

ARTICLE = (b"Ferry to the islands stops for winter\n\nBy Ann Example\n\n"
           b"The last boat of the year left the harbour on Sunday with eleven passengers and a piano, the company "
           b"said. It will not sail again before April, when the ice is gone.\n\nShare this\n")


def best(statement, names, number):
    return min(timeit.repeat(statement, globals=names, number=number, repeat=15, timer=time.process_time)) / number


def importing(statement):
    code = f"import time; t = time.process_time(); {statement}; print(time.process_time() - t)"
    return min(float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
               for _ in range(9))


def main():
    import libnorm
    names = {"libnorm": libnorm, "data": ARTICLE, "n": libnorm.Normalizer(), "article": libnorm.normalize(ARTICLE)}
    for what, statement, number in [
            (f"normalize(), {len(ARTICLE)} bytes", "libnorm.normalize(data)", 200),
            ("Normalizer().normalize(), the same", "n.normalize(data)", 200),
            ("normalize(), no bytes", "libnorm.normalize(b'')", 500),
            ("article.text", "article.text", 10000),
            ("article.to_json()", "article.to_json()", 1000),
            ("article.to_dict()", "article.to_dict()", 1000),
            ("Normalizer()", "libnorm.Normalizer()", 50)]:
        print(f"  {what:45s} {1e6 * best(statement, names, number):9.2f} microseconds")
    print(f"  {'import libnorm':45s} {1e3 * importing('import libnorm'):9.2f} milliseconds")
    print(f"  {'import libnorm, first article':45s} "
          f"{1e3 * importing('import libnorm; libnorm.normalize(bytes(1))'):9.2f} milliseconds")


if __name__ == "__main__":
    main()
