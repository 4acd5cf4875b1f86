#!/bin/sh
# icu.sh LIBRARY OUT - ICU for a wheel: OUT/icudata.o is what libnorm uses of ICU's data, under ICU's name for
# all of it, and OUT/icu.txt the arguments that link it with ICU's archive.
set -eu
LC_ALL=C
PATH=$PATH:/usr/sbin # where Debian has icupkg
export LC_ALL PATH
library=$1
out=$2
cc=${CC:-cc}

die() {
    echo "icu.sh: $*" >&2
    exit 1
}

# Which items of the data each function reads that libnorm calls. Most tables are compiled into libicuuc.
items_of() {
    case $1 in
        u_charDigitValue | unorm2_getNFCInstance | unorm2_getNFDInstance) ;;
        unorm2_composePair | unorm2_getDecomposition | unorm2_hasBoundaryBefore | unorm2_normalize) ;;
        unorm2_getNFKCCasefoldInstance) echo nfkc_cf.nrm ;;
        *) die "libnorm calls $1: say in items_of which part of ICU's data that reads" ;;
    esac
}

# ICU's archives are there if its data is; without them the driver gives the bare name back.
data=$($cc -print-file-name=libicudata.a)
common=$($cc -print-file-name=libicuuc.a)
[ -f "$data" ] && [ -f "$common" ] || die "ICU's static archives are missing (Debian: libicu-dev)"
command -v icupkg >/dev/null || die "icupkg is missing (Debian: icu-devtools)"
rm -rf "$out"
mkdir -p "$out"

# The names have ICU's version in them: icudt72l_dat.o holds icudt72_dat, which is the package icudt72l.
member=$(ar t "$data" | sed -n '/_dat\.[a-z]*$/p' | head -n 1)
package=${member%_dat.*}
symbol=$(nm --defined-only "$data" | awk 'NF == 3 && $3 ~ /_dat$/ { print $3; exit }')
[ -n "$package" ] && [ -n "$symbol" ] || die "$data is not as expected"

asks=$(nm -u "$library" | awk '$1 == "U" { print $2 }' | sed -n 's/_[0-9]\{2,\}$//p' | sort -u)
[ -n "$asks" ] || die "$library calls nothing of ICU"
for function in $asks; do
    items_of "$function" || exit 1
done >"$out/items"
sort -u "$out/items" >"$out/items.txt"

(cd "$out" && ar x "$data" "$member")
objcopy -O binary -j .rodata "$out/$member" "$out/all.dat"
mv "$out/all.dat" "$out/$package.dat"
icupkg -d "$out" -x "$out/items.txt" "$out/$package.dat"
rm "$out/$package.dat" "$out/$member"
icupkg -s "$out" -a "$out/items.txt" new "$out/$package.dat"

cat >"$out/icudata.s" <<END
    .section .rodata
    .balign 16
    .globl $symbol
    .hidden $symbol
    .type $symbol, @object
$symbol:
    .incbin "$out/$package.dat"
    .size $symbol, . - $symbol
    .section .note.GNU-stack, "", %progbits
END
$cc -c "$out/icudata.s" -o "$out/icudata.o"

"${0%/*}/archive.sh" "$common" "$out" timezone __timezone tzname __tzname

echo "$out/icudata.o $out/libicuuc.a $out/libicuuc.o -Wl,-Bstatic -lstdc++ -Wl,-Bdynamic" >"$out/icu.txt"
echo "$(wc -c <"$out/$package.dat") bytes of ICU's data: $(tr '\n' ' ' <"$out/items.txt")"
