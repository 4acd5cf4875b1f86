"""Articles for the report's tests, from the samples and made ones."""

import base64
import json
import os
import random
import subprocess


def samples(folder):
    """The sample articles' bytes, without what stands beside them."""
    names = sorted(n for n in os.listdir(folder) if n.endswith(".txt"))
    return [(n, open(os.path.join(folder, n), "rb").read()) for n in names]


def lines(articles, path):
    """Writes (id, bytes) pairs as JSON Lines."""
    with open(path, "w") as f:
        for name, data in articles:
            f.write(json.dumps({"id": name, "b64": base64.b64encode(data).decode()}) + "\n")


def many(given, n):
    """n articles that differ: the samples over and over, each with a line of its own and fewer paragraphs."""
    out = []
    for i in range(n):
        name, data = given[i % len(given)]
        try:
            text = data.decode()
        except UnicodeDecodeError:
            out.append(("%d-%s" % (i, name), data))
            continue
        parts = text.split("\n\n")
        drop = 1 + i // len(given) % max(1, len(parts) - 1)
        if len(parts) > 3 and i >= len(given):
            del parts[drop]
        out.append(("%d-%s" % (i, name), ("\n\n".join(parts) + "\n\nRecord number %d of this batch.\n" % i).encode()))
    return out


def odd(given, n):
    """n articles of samples cut, mixed with markup and with any bytes, from a fixed seed."""
    rng, out = random.Random(7), []
    marks = [b"<", b">", b"&", b"\"", b"'", b"</p>", b"<!--", b"]]>", b"</article>", b"<script>", b"\xff", b"\x00", b"\x85",
             b"\xef\xbf\xbf", b"\xe2\x80\xae", b"\n\n", b"&#0;", b"&lt;b&gt;", b"<b onclick=x>"]
    for i in range(n):
        data = bytearray(rng.choice(given)[1][rng.randrange(400):][:rng.randrange(1, 3000)])
        for _ in range(rng.randrange(40)):
            at = rng.randrange(len(data) + 1)
            data[at:at] = rng.choice(marks)
        if i % 10 == 0:
            data = bytes(rng.randrange(256) for _ in range(rng.randrange(500)))
        out.append(("odd %d" % i, bytes(data)))
    return out


HOSTILE = {
    "markup.txt": b"Storm hits the coast </title><script>window.pwned=1</script>\n\n"
                  b"The wind tore the roof off the hall on Monday. <script>window.pwned=2</script> <img src=x "
                  b"onerror=\"window.pwned=3\"> Nobody was hurt, the mayor said in the evening.\n\n"
                  b"</p></div></details></article></main></script><script>window.pwned=4</script> And then it rained "
                  b"for days <!-- on end ]]> and the river rose, as everybody had expected.\n\n"
                  b"\" onfocus=\"window.pwned=5\" autofocus tabindex=1 x=\" was all that the clerk would say.\n",
    "broken.txt": b"Broken bytes \xff\xfe in the title\n\nA sentence with \xc3 half a letter, \xed\xa0\x80 a "
                  b"surrogate, \xef\xbf\xbe a noncharacter and \x00 a zero, as the scraper left it on Tuesday.\n",
    "bidi.txt": "Title \u202egpj.exe\u202c turned\n\nThe text goes on \u202e after an override that never ends, and "
                "that was all there was to say about it.\n".encode(),
    "empty.txt": b"",
    "blank.txt": b" \n\n \n",
    "long-line.txt":
        b"A headline above one line\n\n" + b"All of it stands in one line that never ends. " * 24000 + b"\n",
    "no-space.txt": b"A word without end\n\n" + b"a" * 300000 + b"\n",
    "<b>&\"'.txt": b"The name of this file is markup\n\nThe text is not, it is a sentence like any other one.\n",
    b"name-\xff\xfe.txt".decode(errors="surrogateescape"):
        b"The name of this file is not UTF-8\n\nThe text is, and it is a sentence like any other one.\n",
}

ARABIC = ("انهيار جسر قديم في شمال البلاد\n\nقالت السلطات المحلية يوم الاثنين إن جسرا قديما انهار في شمال البلاد "
          "بعد أيام من الأمطار الغزيرة، ولم يصب أحد بأذى. وأضافت أن فرق الإنقاذ وصلت إلى المكان بعد ساعة واحدة.\n\n"
          "The ministry of transport said in a statement on Monday that it would rebuild the bridge by winter.\n\n"
          "وأغلقت الشرطة الطريق المؤدي إلى الجسر، وطلبت من السائقين أن يسلكوا طريقا آخر إلى أن ينتهي العمل.\n")


def long_article(blocks):
    return "\n\n".join(["A record without end"] + [
        "Entry %d of the record says that the ferry was late again, and that nobody in the harbour knew why." % i
        for i in range(blocks)]).encode()


def normtest(program, *arguments, path=None, code=0):
    """Runs it, output to a file or given back."""
    out = open(path, "wb") if path else subprocess.PIPE
    done = subprocess.run([program, *arguments], stdout=out, stderr=subprocess.PIPE)
    if path:
        out.close()
    assert done.returncode == code, (arguments, done.returncode, done.stderr[:300])
    return done.stdout
