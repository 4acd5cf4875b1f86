#!/bin/sh
# both.sh BUILD - libnorm.so.0 and ZeroMQ, which loads the multicast library libnorm.so.1, in one
# process, whichever is linked first. Speaks TAP; skips where ZeroMQ is not installed.
build=$(cd "$1" && pwd)
mkdir -p "$build/tests"
cc=${CC:-cc}
status=0
count=0
echo 1..2
for libraries in "-l:libnorm.so.0 -l:libzmq.so.5 -l:libnorm.so.1" "-l:libzmq.so.5 -l:libnorm.so.1 -l:libnorm.so.0"; do
    count=$((count + 1))
    if ! echo 'int main(void) { return 0; }' | "$cc" -x c - -l:libzmq.so.5 -l:libnorm.so.1 -o "$build/tests/zmq" 2>/dev/null; then
        echo "ok $count - both libraries # SKIP libzmq5 is not installed"
    elif output=$("$cc" -Iinclude tests/zmq/both.c -L"$build" -Wl,-rpath,"$build" $libraries -o "$build/tests/zmq" 2>&1 &&
        "$build/tests/zmq" 2>&1 && [ "$(ldd "$build/tests/zmq" | grep -c 'libnorm\.so\.[01] => /')" -eq 2 ]); then
        echo "ok $count - both libraries: $libraries"
    else
        echo "$output" | sed 's/^/# /'
        echo "not ok $count - both libraries: $libraries"
        status=1
    fi
done
exit $status
