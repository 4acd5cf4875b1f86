#!/bin/sh
# deps.sh [build|check|bench] - names the Debian packages that are missing and installs them.
#
# build: the library, normtest and the Python module; check: what testing needs, too (the default); bench: what
# measuring needs, too. Without the right to install it says the command and stops.
set -u

what=${1:-check}
wanted="gcc libc6-dev libicu-dev libjansson-dev pkg-config python3"
if [ "$what" != build ]; then
    wanted="$wanted g++ libcmocka-dev libzmq5 xz-utils libxml2-utils"
    # Manual pages, and completion in the other shell.
    wanted="$wanted mandoc zsh"
    # The Python module and its wheel; Spark, for which it is tested.
    wanted="$wanted python3-dev python3-venv icu-devtools default-jre-headless"
    # The browser that the report is tested in; other distributions have it under other names, and without it that is
    # skipped.
    ! grep -qsx 'ID=debian' /etc/os-release || wanted="$wanted chromium chromium-driver"
fi
[ "$what" != bench ] || wanted="$wanted valgrind libcld2-dev libuchardet-dev"

if ! command -v dpkg-query >/dev/null; then
    echo "no dpkg here: taking for granted that these, or their like, are installed: $wanted"
    exit 0
fi
missing=
for package in $wanted; do
    case $(dpkg-query -W -f '${db:Status-Status} ' "$package" 2>/dev/null) in
        *installed*) ;;
        *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

echo "missing packages:$missing"
install="apt-get install -y --no-install-recommends$missing"
if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -E"
else
    echo "install them as root, then try again:  $install" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { $as_root apt-get update -q && $as_root $install -q; } >"$log" 2>&1; then
    cat "$log" >&2
    echo "could not install:$missing" >&2
    exit 1
fi
echo "installed."
