#!/bin/sh
# symbols.sh BUILD - what the built libraries show to the outside, and what they ask of it.
# Speaks TAP.
LC_ALL=C
export LC_ALL
build=$1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
status=0

# Says which test it is and whether its complaints, in the file given, are none.
report() {
    if [ ! -s "$3" ]; then
        echo "ok $1 - $2"
    else
        echo "not ok $1 - $2"
        sed 's/^/# /' "$3"
        status=1
    fi
}

echo 1..7

sed -n 's/^NORM_API .*\b\(norm_[a-z0-9_]*\)(.*/\1/p' include/libnorm.h | sort >"$work/header"
[ -s "$work/header" ] || echo "no names found in the header" >>"$work/diff"
nm -D --defined-only "$build/libnorm.so" | awk '{ print $3 }' | sort | diff "$work/header" - >>"$work/diff"
report 1 "the shared library exports the names of the header" "$work/diff"

nm -g --defined-only "$build/libnorm.a" | awk 'NF == 3 { print $3 }' | sort | diff "$work/header" - >"$work/diff"
report 2 "the static library exports the names of the header" "$work/diff"

soname=$(objdump -p "$build/libnorm.so" | awk '$1 == "SONAME" { print $2 }')
: >"$work/soname"
[ "$soname" = libnorm.so.0 ] || echo "SONAME is $soname" >"$work/soname"
report 3 "SONAME is libnorm.so.0; .1 is the multicast library's name" "$work/soname"

# Tables that hold pointers are written once, by the loader (.data.rel.ro).
objdump -t "$build/libnorm-internal.a" | awk '
    /\.o: / { file = $1 }
    / O (\.(data|bss)|\*COM\*)[ \t]/ || /[ \t]\.t(data|bss)[ \t].*[0-9a-f] [^.]/ { print file, $NF }' >"$work/state"
report 4 "no state that can be written" "$work/state"

# What a library must not do: print, end the process, ask for locale, time, environment or files.
nm -u "$build/libnorm-internal.a" | awk '/:$/ { file = $1 } NF == 2 { print file, $2 }' >"$work/asks"
grep -E ' (v?f?printf|__v?f?printf_chk|puts|putchar|fputs|fputc|fwrite|perror|stdout|stderr|fopen|open|read|write|exit|_exit|abort|__assert_fail|signal|raise|setlocale|localeconv|newlocale|uselocale|tolower|toupper|towlower|towupper|isalpha|isspace|isdigit|__ctype_[a-z_]*|strtod|strtof|atof|strcoll|time|clock|clock_gettime|gettimeofday|localtime|gmtime|rand|random|srand|getenv|pthread_[a-z_]*)$' "$work/asks" >"$work/bad"
report 5 "no printing, exiting, locale, time or environment" "$work/bad"

grep -E ' (malloc|calloc|realloc|free|strdup|aligned_alloc|posix_memalign|reallocarray)$' "$work/asks" | grep -v '^mem\.o:' >"$work/bad"
report 6 "memory comes through base/mem.c alone" "$work/bad"

objdump -p "$build/libnorm.so" | awk '$1 == "NEEDED" { print $2 }' |
    grep -vE '^(libicuuc|libicudata)\.so\.|^libc\.so\.|^libm\.so\.|^ld-linux' >"$work/bad"
report 7 "the shared library needs ICU's common part, libc and libm" "$work/bad"
exit $status
