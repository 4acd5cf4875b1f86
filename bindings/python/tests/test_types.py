"""The stubs: users' code passes the strictest check, and wrong code does not."""

import re
import shutil
from pathlib import Path

import libnorm
import pytest

api = pytest.importorskip("mypy.api")
HERE = Path(__file__).parent
STUB = Path(libnorm.__file__).parent / "_core.pyi"
WRONG = {
    "libnorm.normalize(5)": "arg-type",
    "libnorm.normalize(b'', kep='x')": "call-arg",
    "libnorm.normalize(b'', lang=5)": "arg-type",
    "libnorm.normalize(b'').text = ''": "misc",
    "libnorm.normalize(b'').titel": "attr-defined",
    "libnorm.normalize(b'').title.upper()": "union-attr",
    "libnorm.normalize(b'').write('pdf')": "arg-type",
    "libnorm.Normalizer('x')": "misc",
    "libnorm.normalize_many(b'', threads='2')": "arg-type",
}


def check(path, tmp_path):
    shutil.copy(path, tmp_path / "checked.py")
    return api.run(["--strict", "--no-incremental", "--follow-imports=silent", str(tmp_path / "checked.py")])[0]


def test_users_code_passes(tmp_path):
    assert check(HERE / "usage.py", tmp_path).startswith("Success")


def test_wrong_code_does_not(tmp_path):
    source = tmp_path / "wrong.py"
    source.write_text("import libnorm\n" + "".join(line + "\n" for line in WRONG), encoding="utf-8")
    found = check(source, tmp_path)
    for number, line in enumerate(WRONG, start=2):
        assert re.search(rf"checked.py:{number}: error: .*\[{WRONG[line]}\]", found), (line, found)


def test_the_stub_knows_the_options():
    text = STUB.read_text(encoding="utf-8")
    head = text[text.index("class Normalizer:") : text.index("-> Self")]
    names = set(re.findall(r"^        (\w+): ", head, re.M))
    assert names == {option.name for option in libnorm.options()} - {"with"} | {"with_", "rules", "profile"}
