#!/bin/sh
# wheel.sh BUILD - the wheel, the source archive, the module on an installed libnorm, and what is said where the
# module cannot be built. Speaks TAP.
build=$1
. tests/python/common.sh
need_tools "the wheel"
MAKE=${MAKE:-make}
module=$top/bindings/python
version=$(sed -n 's/^#define NORM_VERSION_[MP][A-Z]* //p' include/libnorm.h | paste -sd.)

only_wheel() { set -- "$build"/wheels/*.whl; [ $# -eq 1 ] && [ -f "$1" ] && echo "$1"; }

lies_around() { git status --porcelain --untracked-files=all -- "$module" | grep '^??'; }
lies_around >"$work/before"
leaves_nothing() { lies_around | diff "$work/before" -; }

# ------------------------------------------------------------------- wheel --
expect "make wheel" "$MAKE" --no-print-directory wheel "B=$build"
[ $status -eq 0 ] || finish
wheel=$(only_wheel)

tagged() { echo "$wheel"; echo "$wheel" | grep -q "/libnorm-$version-cp39-abi3-manylinux_2_[0-9]*_$(uname -m)\.whl$"; }
expect "its name tells CPython from 3.9 on, and which systems" tagged
expect "twine takes it" "$venv/bin/twine" check --strict "$wheel"
expect "abi3audit finds nothing beyond the stable ABI of 3.9" "$venv/bin/abi3audit" --strict --verbose "$wheel"

mkdir "$work/inside" && (cd "$work/inside" && "$venv/bin/python" -m zipfile -e "$top/$wheel" .)
core=$work/inside/libnorm/_core.abi3.so
exports() { nm -D --defined-only "$core" | awk '{ print $3 }' | tee "$work/names"; [ "$(cat "$work/names")" = PyInit__core ]; }
expect "it exports nothing but its entry" exports
asks() { objdump -p "$core" | awk '$1 == "NEEDED" || $1 ~ /^R(UN)?PATH$/' | grep -vE ' (libc|libm|libgcc_s|ld-linux.*)\.so\.[0-9]*$'; [ $? -eq 1 ]; }
expect "it asks for the C library alone" asks
stripped() { ! objdump -h "$core" | grep -E 'debug|symtab'; }
expect "it is stripped" stripped
terms() { for file in LICENSE libicu libjansson; do [ -s "$work/inside/libnorm-$version.dist-info/licenses/$file" ] || return 1; done; }
expect "the terms of what is linked in go with it" terms

install_wheel() {
    "${PYTHON:-python3}" -m venv "$work/clean" &&
        env -i PATH=/nonexistent "$work/clean/bin/pip" install -q --no-index --no-deps "$wheel" &&
        env -i "$work/clean/bin/python" -c "import libnorm; assert libnorm.normalize(b'Some text.').to_json()"
}
expect "it installs without compiler, index or environment" install_wheel

# The same program, ICU trimmed and linked in: the same records, of all that the tests have.
records() { "$@" run tests/golden tests/fuzz/seeds --format jsonl; [ $? -le 1 ]; }
same_records() {
    records "$build/normtest" >"$work/want" && records env -i "$work/clean/bin/python" -m libnorm >"$work/got" &&
        [ "$(wc -l <"$work/want")" -gt 100 ] && cmp "$work/want" "$work/got"
}
expect "its records are normtest's" same_records

# Behind its own packages those of the tests' tools, without the module that is there.
purelib() { "$1" -c "import sysconfig; print(sysconfig.get_path('purelib'))"; }
tools_behind() {
    purelib "$venv/bin/python" >"$(purelib "$work/clean/bin/python")/tools.pth" &&
        "$work/clean/bin/python" -c "import libnorm; assert libnorm.__file__.startswith('$work')"
}
expect "the tests find the wheel's module" tools_behind
# Without the cluster: Spark finds the same module by the same way, and takes its time.
run_pytest "$work/clean/bin/python" --ignore=test_spark.py

# ---------------------------------------------------------- source archive --
build_into() {
    target=$1
    shift
    "$venv/bin/pip" install -q --no-index --no-build-isolation --no-deps --target "$work/$target" "$@"
}

# Not optimised: that it builds is the question. No package index, and no source tree around it.
source_archive() {
    "$MAKE" --no-print-directory sdist "B=$build" && tar xzf "$build/wheels/libnorm-$version.tar.gz" -C "$work" &&
        CFLAGS=-O0 build_into archive "$work/libnorm-$version" &&
        PYTHONPATH=$work/archive "$venv/bin/python" -c "import libnorm; assert libnorm.__file__.startswith('$work')" &&
        PYTHONPATH=$work/archive "$venv/bin/python" -m libnorm --version
}
expect "the source archive builds by itself" source_archive

# -------------------------------------------------------- installed libnorm --
on_the_system() {
    "$MAKE" --no-print-directory install prefix="$work/opt" &&
        PKG_CONFIG_PATH=$work/opt/lib/pkgconfig LIBNORM=system build_into system "$module" &&
        LD_LIBRARY_PATH=$work/opt/lib ldd "$work/system/libnorm/_core.abi3.so" | grep "$work/opt/lib/libnorm.so" &&
        LD_LIBRARY_PATH=$work/opt/lib PYTHONPATH=$work/system PATH=$work/opt/bin:$PATH \
            "$venv/bin/python" -m libnorm tests/golden --format jsonl >"$work/got"
    "$build/normtest" tests/golden --format jsonl | cmp - "$work/got"
}
expect "LIBNORM=system takes the installed libnorm and runs its normtest" on_the_system

# --------------------------------------------------------------- refusals --
# refuses WORDS ASSIGNMENT... : with these settings building stops, and says the words.
refuses() {
    words=$1
    shift
    (cd "$module" && env "$@" "$venv/bin/python" setup.py -q build) >"$work/said" 2>&1 && return 1
    cat "$work/said"
    grep -q "libnorm cannot be built: .*$words" "$work/said"
}
mkdir "$work/none" "$work/free" "$work/old"
for tool in sh env cc ld as ar; do
    ln -s "$(command -v $tool)" "$work/none/$tool"
done
echo "import sysconfig; sysconfig.get_config_vars()['Py_GIL_DISABLED'] = 1" >"$work/free/sitecustomize.py"
sed 's/^Version:.*/Version: 0.0.9/' "$work/opt/lib/pkgconfig/libnorm.pc" >"$work/old/libnorm.pc"
expect "no compiler: it says so" refuses "a C compiler (nosuchcc)" CC=nosuchcc
expect "no make: it says so" refuses "make" "PATH=$work/none"
expect "free-threaded: it says so" refuses "of the stable ABI" "PYTHONPATH=$work/free"
expect "no installed libnorm: it says so" refuses "finds no libnorm" LIBNORM=system PKG_CONFIG_LIBDIR=/nonexistent
expect "another libnorm installed: it says so" refuses "is 0.0.9" LIBNORM=system "PKG_CONFIG_PATH=$work/old"
expect "LIBNORM is a wrong word: it says so" refuses "LIBNORM is" LIBNORM=sytem

expect "nothing is left in the source tree" leaves_nothing
finish
