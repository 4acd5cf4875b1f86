#!/bin/sh
# archive.sh ARCHIVE OUT VARIABLE... - a distribution's static archive for a shared object.
#
# Such archives are compiled for programs, and read variables of the C library in a way that only programs may. What
# reads these is not called here: they become variables of the archive's own, OUT/NAME.o beside OUT/NAME.a, of zeros.
set -eu
archive=$1
out=$2
shift 2
name=$(basename "$archive" .a)

renamed=
{
    echo "    .bss"
    echo "    .balign 16"
    for variable; do
        renamed="$renamed --redefine-sym $variable=${name}_$variable"
        printf '    .globl %s\n    .hidden %s\n%s:\n    .skip 16\n' \
            "${name}_$variable" "${name}_$variable" "${name}_$variable"
    done
    echo '    .section .note.GNU-stack, "", %progbits'
} >"$out/$name.s"
${CC:-cc} -c "$out/$name.s" -o "$out/$name.o"
# shellcheck disable=SC2086 # one option each
objcopy $renamed "$archive" "$out/$name.a"
