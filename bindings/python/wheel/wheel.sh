#!/bin/sh
# wheel.sh BUILD VENV - a wheel that carries what it needs, BUILD/wheels/*.whl: ICU, the C++ library and jansson are
# linked in, of ICU's data only what libnorm reads. What it asks of the system's C library names its tag.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../../.." && pwd)
build=$(cd "$1" && pwd)
venv=$(cd "$2" && pwd)
work=$build/wheel
cc=${CC:-cc}

die() {
    echo "wheel.sh: $*" >&2
    exit 1
}

rm -rf "$work" "$build/wheels"
mkdir -p "$work"
"$here/icu.sh" "$build/libnorm.a" "$work/icu"
jansson=$($cc -print-file-name=libjansson.a)
[ -f "$jansson" ] || die "jansson's static archive is missing (Debian: libjansson-dev)"
"$here/archive.sh" "$jansson" "$work" stdin

export PIP_DISABLE_PIP_VERSION_CHECK=1
PATH=$venv/bin:$PATH
LIBNORM_LIBS="$(cat "$work/icu/icu.txt") $work/libjansson.a $work/libjansson.o -lm -lpthread -Wl,--gc-sections" \
    pip wheel -q --no-deps --no-build-isolation --no-index -w "$work" "$top/bindings/python"

# The terms of what was linked in go with it.
(cd "$work" && wheel unpack -d unpacked ./*.whl >/dev/null)
set -- "$work"/unpacked/*/*.dist-info/licenses
for package in libicu-dev libjansson-dev; do
    terms=/usr/share/doc/$package/copyright
    [ -f "$terms" ] || die "the terms of $package are not in $terms"
    cp "$terms" "$1/${package%-dev}"
done
# Some interpreters write where they lie into everything that is built with them.
patchelf --remove-rpath "$work"/unpacked/*/libnorm/_core.abi3.so
(cd "$work" && wheel pack -d . unpacked/* >/dev/null)

auditwheel repair --strip -w "$build/wheels" "$work"/*.whl >"$work/auditwheel.log" 2>&1 ||
    { cat "$work/auditwheel.log" >&2; die "auditwheel does not take it"; }
ls -l "$build"/wheels/*.whl | awk '{ printf "%s: %.1f MB\n", $NF, $5 / 1e6 }'
