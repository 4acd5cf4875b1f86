#!/bin/sh
# install.sh - installs into an empty root, builds programs in C and C++ against it through
# pkg-config, runs them, and uninstalls. Speaks TAP. $MAKE, $CC and $CXX say with what.
LC_ALL=C
export LC_ALL
. tests/suite.sh
make=${MAKE:-make}
cc=${CC:-cc}
cxx=${CXX:-c++}
root=$(mktemp -d) || exit 1
trap 'rm -rf "$root"' EXIT
strict="-Wall -Wextra -Wpedantic -Werror"

install_into() {
    $make --no-print-directory install DESTDIR="$root" "$@"
}

installed() {
    (cd "$root" && find . ! -type d | sort)
}

version=$(sed -n 's/^#define NORM_VERSION_[MP][A-Z]* //p' include/libnorm.h | paste -sd.)
has_every_file() {
    {
        printf './usr/local/%s\n' bin/normtest include/libnorm.h lib/libnorm.a lib/libnorm.so lib/libnorm.so.0 \
            "lib/libnorm.so.$version" lib/pkgconfig/libnorm.pc
        printf './usr/local/share/%s\n' bash-completion/completions/normtest zsh/site-functions/_normtest
        for page in libnorm/*.[1-9] libnorm/cli/*.[1-9]; do
            [ -e "$page" ] && echo "./usr/local/share/man/man${page##*.}/${page##*/}"
        done
    } | sort >"$root.want"
    installed | diff "$root.want" -
    same=$?
    rm -f "$root.want"
    return $same
}

ask() {
    PKG_CONFIG_SYSROOT_DIR=$root PKG_CONFIG_PATH=$root/usr/local/lib/pkgconfig ${PKG_CONFIG:-pkg-config} "$@" libnorm
}

# compile COMPILER... : the consumer against the shared library, then run it.
shared_consumer() {
    "$@" tests/install/consumer.c $(ask --cflags --libs) -o "$root/consumer" &&
        LD_LIBRARY_PATH=$root/usr/local/lib "$root/consumer"
}

# The archive is taken because the linker is told so; what it needs comes from pkg-config.
static_consumer() {
    "$@" tests/install/consumer.c $(ask --cflags) $(ask --static --libs | sed 's/-lnorm/-Wl,-Bstatic -lnorm -Wl,-Bdynamic/') \
        -o "$root/consumer" && "$root/consumer" && ! ldd "$root/consumer" | grep libnorm
}

readme_example() {
    awk '/^```c$/ { on = 1; next } /^```$/ { on = 0 } on' README.md >"$root/example.c"
    "$cc" -std=c11 $strict "$root/example.c" $(ask --cflags --libs) -o "$root/example" &&
        echo "Some text from anywhere, long enough to be an article." >"$root/page" &&
        LD_LIBRARY_PATH=$root/usr/local/lib "$root/example" <"$root/page"
}

runs() {
    "$root/usr/local/bin/normtest" --version
}

knows_its_version() {
    [ "$(ask --modversion)" = "$version" ] || ask --modversion
}

uninstalled() {
    $make --no-print-directory uninstall DESTDIR="$root" && rm -f "$root/consumer" "$root/example" "$root/example.c" "$root/page" &&
        [ -z "$(installed)" ] || installed | grep .
}

elsewhere() {
    install_into prefix=/opt/norm libdir=/opt/norm/lib64 && [ -f "$root/opt/norm/lib64/libnorm.so.0" ] &&
        grep -q '^libdir=/opt/norm/lib64$' "$root/opt/norm/lib64/pkgconfig/libnorm.pc" &&
        $make --no-print-directory uninstall DESTDIR="$root" prefix=/opt/norm libdir=/opt/norm/lib64 && [ -z "$(installed)" ]
}

expect "make install" install_into
expect "installs what it should, no more" has_every_file
expect "pkg-config knows the version" knows_its_version
expect "C program, shared library" shared_consumer "$cc" -std=c11 $strict
expect "C program, static library" static_consumer "$cc" -std=c11 $strict
expect "C++ program, shared library" shared_consumer "$cxx" -x c++ -std=c++11 $strict
expect "C++ program, static library" static_consumer "$cxx" -x c++ -std=c++11 $strict
expect "README's example" readme_example
expect "installed normtest runs" runs
expect "make uninstall leaves nothing" uninstalled
expect "prefix and libdir are honoured" elsewhere
finish
