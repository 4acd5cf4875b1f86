#!/bin/sh
# lint.sh BUILD - the rules of the house, then what other compilers and checkers say, where they are.
build=$1
make=${MAKE:-make}
status=0

tests/house.sh | grep -v '^ok' || true
for cc in gcc clang; do
    command -v $cc >/dev/null || continue
    echo "$cc -Werror"
    mkdir -p "$build/$cc" && ln -sfn ../gen "$build/$cc/gen"
    $make --no-print-directory B="$build/$cc" CC=$cc CFLAGS="-O2 -Werror" all >/dev/null || status=1
done
sources=$(find libnorm -name '*.c' ! -path 'libnorm/fit/*')
flags="-std=c11 -Iinclude -Ilibnorm -I$build/gen -D_POSIX_C_SOURCE=200809L"
# clang 14 takes every va_list that va_start() has set up for uninitialized.
if command -v clang-tidy >/dev/null; then
    echo clang-tidy
    clang-tidy --quiet --warnings-as-errors='*' \
        --checks='-*,clang-analyzer-*,bugprone-*,-bugprone-easily-swappable-parameters,-bugprone-narrowing-conversions,-bugprone-implicit-widening-of-multiplication-result,-bugprone-assignment-in-if-condition,-bugprone-branch-clone,-bugprone-suspicious-string-compare,-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling,-clang-analyzer-valist.Uninitialized,-clang-analyzer-security.insecureAPI.strcpy' \
        $sources -- $flags 2>/dev/null || status=1
elif command -v cppcheck >/dev/null; then
    echo cppcheck
    cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,portability --inline-suppr -Iinclude -Ilibnorm $sources || status=1
else
    echo "neither clang-tidy nor cppcheck is installed: only compilers were asked"
fi
exit $status
