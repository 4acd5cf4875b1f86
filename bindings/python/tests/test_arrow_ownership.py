"""Who owns what: a producer written by hand counts what is released, and fails when it is told to."""

import ctypes
import gc
import os
import signal
import threading

import pytest

import libnorm.arrow

pa = pytest.importorskip("pyarrow")

P, I64 = ctypes.c_void_p, ctypes.c_int64
NAMES = {"schema": b"arrow_schema", "array": b"arrow_array", "stream": b"arrow_array_stream"}


class Schema(ctypes.Structure):
    pass


class Array(ctypes.Structure):
    pass


class Stream(ctypes.Structure):
    pass


RELEASE = ctypes.CFUNCTYPE(None, P)
GET = ctypes.CFUNCTYPE(ctypes.c_int, P, P)
MESSAGE = ctypes.CFUNCTYPE(P, P)
Schema._fields_ = [("format", ctypes.c_char_p), ("name", ctypes.c_char_p), ("metadata", P), ("flags", I64),
                   ("n_children", I64), ("children", P), ("dictionary", P), ("release", RELEASE), ("private", P)]
Array._fields_ = [("length", I64), ("null_count", I64), ("offset", I64), ("n_buffers", I64), ("n_children", I64),
                  ("buffers", ctypes.POINTER(P)), ("children", P), ("dictionary", P), ("release", RELEASE),
                  ("private", P)]
Stream._fields_ = [("get_schema", GET), ("get_next", GET), ("get_last_error", MESSAGE), ("release", RELEASE),
                   ("private", P)]
KINDS = {"schema": Schema, "array": Array, "stream": Stream}

new_capsule = ctypes.pythonapi.PyCapsule_New
new_capsule.restype, new_capsule.argtypes = ctypes.py_object, [P, ctypes.c_char_p, P]
pointer_of = ctypes.pythonapi.PyCapsule_GetPointer
pointer_of.restype, pointer_of.argtypes = P, [ctypes.py_object, ctypes.c_char_p]


def inside(capsule, kind):
    return KINDS[kind].from_address(pointer_of(capsule, NAMES[kind]))


class Producer:
    """Gives out arrays and streams of strings, and counts. Whatever it lends must be given back once."""

    def __init__(self, texts=("one text", "another text"), batches=3, **wrong):
        self.texts, self.left, self.wrong = [text.encode() for text in texts], batches, wrong
        self.lent = dict.fromkeys(NAMES, 0)
        self.released = dict.fromkeys(NAMES, 0)
        self.kept = []
        self.release = {kind: RELEASE(lambda at, kind=kind: self.take_back(kind, at)) for kind in NAMES}
        self.calls = GET(self.get_schema), GET(self.get_next), MESSAGE(self.get_last_error)

    def take_back(self, kind, at):
        self.released[kind] += 1
        KINDS[kind].from_address(at).release = RELEASE()

    def fill_schema(self, at):
        self.lent["schema"] += 1
        schema = Schema.from_address(at)
        ctypes.memset(at, 0, ctypes.sizeof(Schema))
        schema.format, schema.name, schema.release = self.wrong.get("format", b"u"), b"", self.release["schema"]

    def fill_array(self, at):
        self.lent["array"] += 1
        data, ends = b"".join(self.texts), [0]
        for text in self.texts:
            ends.append(ends[-1] + len(text))
        ends = self.wrong.get("offsets", ends)
        offsets = (ctypes.c_int32 * len(ends))(*ends)
        text = ctypes.create_string_buffer(data, len(data) + 1)
        addresses = [None, ctypes.addressof(offsets), ctypes.addressof(text)]
        buffers = (P * 3)(*self.wrong.get("buffers", addresses))
        self.kept += [offsets, text, buffers]
        array = Array.from_address(at)
        ctypes.memset(at, 0, ctypes.sizeof(Array))
        array.length, array.null_count = self.wrong.get("length", len(self.texts)), self.wrong.get("null_count", -1)
        array.n_buffers, array.offset = self.wrong.get("n_buffers", 3), self.wrong.get("offset", 0)
        array.buffers, array.release = buffers, self.release["array"]

    def get_schema(self, stream, at):
        if "schema_error" in self.wrong:
            return self.wrong["schema_error"]
        self.fill_schema(at)
        return 0

    def get_next(self, stream, at):
        if self.left == self.wrong.get("fail_with_left"):
            return 5
        if self.left:
            self.left -= 1
            self.fill_array(at)
        else:
            ctypes.memset(at, 0, ctypes.sizeof(Array))
        return 0

    def get_last_error(self, stream):
        message = self.wrong.get("message")
        if message is None:
            return None
        self.kept.append(ctypes.create_string_buffer(message))
        return ctypes.addressof(self.kept[-1])

    def capsule(self, kind, fill):
        memory = ctypes.create_string_buffer(ctypes.sizeof(KINDS[kind]))
        self.kept.append(memory)
        fill(ctypes.addressof(memory))
        return new_capsule(ctypes.addressof(memory), NAMES[kind], None)

    def fill_stream(self, at):
        self.lent["stream"] += 1
        stream = Stream.from_address(at)
        stream.get_schema, stream.get_next, stream.get_last_error = self.calls
        stream.release = self.release["stream"]

    def balanced(self):
        gc.collect()
        return self.lent == self.released


class Arrays(Producer):
    """With capsules that release nothing by themselves: what is read in place stays the producer's."""

    def __arrow_c_array__(self, requested_schema=None):
        return self.capsule("schema", self.fill_schema), self.capsule("array", self.fill_array)


class Streams(Producer):
    def __arrow_c_stream__(self, requested_schema=None):
        return self.capsule("stream", self.fill_stream)


def test_an_array_is_only_read():
    producer = Arrays()
    out = pa.array(libnorm.arrow.normalize(producer, fields=["text"]))
    assert out.field("text").to_pylist() == ["one text", "another text"]
    assert producer.lent == {"schema": 1, "array": 1, "stream": 0} and not any(producer.released.values())


def test_a_stream_is_released_once():
    producer = Streams()
    stream = libnorm.arrow.normalize(producer, fields=["text"])
    assert producer.lent["array"] == 0 and producer.released["stream"] == 0
    assert pa.table(stream).num_rows == 6
    assert producer.balanced() and producer.lent == {"schema": 1, "array": 3, "stream": 1}


def test_a_batch_is_released_before_the_next():
    producer = Streams(batches=4)
    reader = pa.RecordBatchReader.from_stream(libnorm.arrow.normalize(producer))
    for n in range(1, 5):
        batch = reader.read_next_batch()
        assert producer.lent["array"] == producer.released["array"] == n
        assert batch.num_rows == 2


@pytest.mark.parametrize("read", [0, 1, 2])
def test_a_stream_that_is_dropped_half_way(read):
    producer = Streams()
    reader = pa.RecordBatchReader.from_stream(libnorm.arrow.normalize(producer, threads=2))
    for _ in range(read):
        reader.read_next_batch()
    assert producer.released["stream"] == 0
    del reader
    assert producer.balanced() and producer.lent["array"] == read


def test_a_stream_that_nobody_reads():
    producer = Streams()
    stream = libnorm.arrow.normalize(producer)
    del stream
    assert producer.balanced() and producer.lent["array"] == 0


def test_a_stream_released_by_another_thread():
    producer = Streams()
    held = [pa.RecordBatchReader.from_stream(libnorm.arrow.normalize(producer, repair="likely"))]
    held[0].read_next_batch()
    thread = threading.Thread(target=held.clear)
    thread.start()
    thread.join()
    assert producer.balanced()


def test_refused_inputs_are_released():
    producer = Streams(format=b"l")
    with pytest.raises(TypeError):
        libnorm.arrow.normalize(producer)
    assert producer.balanced() and producer.lent["stream"] == 1
    producer = Streams()
    with pytest.raises(ValueError):
        libnorm.arrow.normalize(producer, colour="red")
    assert producer.lent["array"] == 0


def test_a_stream_without_schema():
    for wrong, text in (({"message": b"the file is gone"}, "the file is gone"), ({}, "the input failed")):
        producer = Streams(schema_error=5, **wrong)
        with pytest.raises(libnorm.Error, match=text):
            libnorm.arrow.normalize(producer)
        assert producer.balanced()


@pytest.mark.parametrize("left", [3, 1])
def test_a_stream_that_fails(left):
    message = "é" * 100 + "the disk is gone %s" + "é" * 2000
    producer = Streams(fail_with_left=left, message=message.encode())
    reader = pa.RecordBatchReader.from_stream(libnorm.arrow.normalize(producer, fields=["text"]))
    for _ in range(3 - left):
        assert reader.read_next_batch().num_rows == 2
    with pytest.raises((OSError, pa.ArrowException), match="é{100}the disk is gone %sé+"):
        reader.read_next_batch()
    del reader
    assert producer.balanced()


def test_a_capsule_is_used_once():
    producer = Streams()
    capsule = producer.__arrow_c_stream__()

    class Again:
        def __arrow_c_stream__(self, requested_schema=None):
            return capsule
    assert pa.table(libnorm.arrow.normalize(Again())).num_rows == 6
    with pytest.raises(ValueError, match="used before"):
        libnorm.arrow.normalize(Again())


def test_what_is_no_capsule():
    class Wrong:
        def __init__(self, *given):
            self.given = given

        def __arrow_c_array__(self, requested_schema=None):
            return self.given
    producer = Arrays()
    schema, array = producer.__arrow_c_array__()
    for given in ((array, schema), (schema, schema), (1, 2), (schema, None)):
        with pytest.raises((ValueError, TypeError)):
            libnorm.arrow.normalize(Wrong(*given))
    for given in ((), (schema,), (schema, array, array)):
        with pytest.raises(TypeError):
            libnorm.arrow.normalize(Wrong(*given))


def test_broken_rows_are_errors():
    out = pa.array(libnorm.arrow.normalize(Arrays(offsets=[3, 1, 9])))
    out.validate(full=True)
    assert out.field("status").to_pylist() == ["error", "ok"]
    error = out.field("error")[0].as_py()
    assert (error["code"], error["stage"], error["offset"]) == ("argument", "arrow", 0) and error["message"]
    assert out.field("text").to_pylist()[0] is None
    for wrong, status in (({"offsets": [-2, 1, 9]}, "ok"), ({"buffers": [None, None, None]}, "error")):
        out = pa.array(libnorm.arrow.normalize(Arrays(**wrong)))
        assert out.field("status").to_pylist() == ["error", status]


@pytest.mark.parametrize("wrong", [{"n_buffers": 2}, {"length": -1}, {"offset": -1}], ids=str)
def test_broken_arrays_are_refused(wrong):
    with pytest.raises(TypeError, match="not what its schema says"):
        libnorm.arrow.normalize(Arrays(**wrong))
    producer = Streams(**wrong)
    reader = pa.RecordBatchReader.from_stream(libnorm.arrow.normalize(producer))
    with pytest.raises((OSError, pa.ArrowException), match="not what its schema says"):
        reader.read_next_batch()
    del reader
    assert producer.balanced()


def test_empty_arrays_without_buffers():
    out = pa.array(libnorm.arrow.normalize(Arrays(texts=(), buffers=[None, None, None])))
    out.validate(full=True)
    assert len(out) == 0
    zeros = (ctypes.c_int32 * 3)()
    out = pa.array(libnorm.arrow.normalize(Arrays(texts=("", ""), buffers=[None, ctypes.addressof(zeros), None])))
    out.validate(full=True)
    assert out.field("text").to_pylist() == ["", ""]


def test_every_buffer_of_nothing_is_there():
    _, capsule = libnorm.arrow.normalize(pa.array([], pa.string())).__arrow_c_array__()
    todo = [inside(capsule, "array")]
    while todo:
        array = todo.pop()
        for i in range(1, array.n_buffers):
            assert array.buffers[i]
        children = ctypes.cast(array.children, ctypes.POINTER(ctypes.POINTER(Array)))
        todo += [children[i].contents for i in range(array.n_children)]


def test_children_may_be_moved():
    """A reader may take a child out and release the rest: the child's buffers stay."""
    array = libnorm.arrow.normalize(pa.array(["a text", "another text"]), fields=["text"])
    schema, capsule = array.__arrow_c_array__()
    parent = inside(capsule, "array")
    children = ctypes.cast(parent.children, ctypes.POINTER(ctypes.POINTER(Array)))
    moved = Array.from_buffer_copy(children[2].contents)
    children[2].contents.release = RELEASE()
    parent.release(ctypes.addressof(parent))
    assert not parent.release
    del array, capsule, schema
    gc.collect()
    offsets = ctypes.cast(moved.buffers[1], ctypes.POINTER(ctypes.c_int32))
    assert ctypes.string_at(moved.buffers[2], offsets[2]) == b"a textanother text"
    moved.release(ctypes.addressof(moved))
    assert not moved.release


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="memory is read from /proc")
@pytest.mark.parametrize("threads", [1, 2])
def test_memory_is_flat(threads):
    """1,000 batches, and 1,000 arrays: what is resident does not grow."""
    batch = pa.record_batch({"text": ["Storm closes the harbour\n\nThe harbour was closed on Friday."] * 40})

    def batches(n):
        reader = pa.RecordBatchReader.from_batches(batch.schema, (batch for _ in range(n)))
        for out in pa.RecordBatchReader.from_stream(libnorm.arrow.normalize(reader, column="text", threads=threads)):
            assert out.num_rows == 40

    def arrays(n):
        for _ in range(n):
            pa.array(libnorm.arrow.normalize(batch, column="text", threads=threads))
            with pytest.raises(TypeError):
                libnorm.arrow.normalize(pa.array([1]))
    for work in (batches, arrays):
        work(100)
        before = resident()
        work(1000)
        assert resident() - before < 4 << 20


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("rows,size", [(100000, 1), (1, 400000)])
def test_a_signal_ends_a_long_call(rows, size, threads):
    """Ctrl-C, between rows and within one."""
    column = pa.array(["Storm closes the harbour. It was closed on Friday.\n\n" * size]).take([0] * rows)

    def handle(number, frame):
        raise KeyboardInterrupt
    old = signal.signal(signal.SIGALRM, handle)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.2)
        with pytest.raises(KeyboardInterrupt):
            libnorm.arrow.normalize(column, threads=threads)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)
    assert len(libnorm.arrow.normalize(column[:0], threads=threads)) == 0
