"""Builds the extension libnorm._core for every CPython from 3.9 on.

What it links with is said by variables of the environment:

LIBNORM=system   the installed libnorm, found by pkg-config; without it the library is built from its sources by make
                 and linked in
LIBNORM_LIBS     what is linked after the library, in place of what its Makefile says
"""

import atexit
import fcntl
import glob
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.command.sdist import sdist

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCES = ["Makefile", "LICENSE", "include", "libnorm", "pkgconfig"]  # what a source archive has in library/
ABI = "0x03090000"
DEBIAN = "apt-get install gcc libc6-dev make pkg-config libicu-dev libjansson-dev python3-dev"


def refuse(reason):
    raise SystemExit("\nlibnorm cannot be built: " + reason + "\n")


def find_top():
    """The folder of the library: around this one, or in it where this is a source archive."""
    for top in (os.path.join(HERE, "..", ".."), os.path.join(HERE, "library")):
        if os.path.exists(os.path.join(top, "include", "libnorm.h")):
            return os.path.normpath(top)
    refuse("its sources are neither in ../.. nor in library")


TOP = find_top()


def version():
    with open(os.path.join(TOP, "include", "libnorm.h"), encoding="utf-8") as header:
        return ".".join(re.findall(r"^#define NORM_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", header.read(), re.M))


def scratch():
    """A folder of this process alone, so that no build meets another's objects or an older one's."""
    os.makedirs(os.path.join(HERE, "build"), exist_ok=True)
    path = tempfile.mkdtemp(dir=os.path.join(HERE, "build"))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return os.path.relpath(path, HERE)


# ------------------------------------------------------------------ checks --


def has_header(compiler, name, flags=()):
    code = "#include <%s>\n" % name
    return not subprocess.run(compiler + ["-E", "-x", "c", "-"] + list(flags), input=code, text=True,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode


def check_python():
    if sys.implementation.name != "cpython":
        refuse("it is a module for CPython, not for " + sys.implementation.name)
    if sysconfig.get_config_var("Py_GIL_DISABLED"):
        refuse("it is a module of the stable ABI, which free-threaded builds of CPython do not have; use one with the "
               "GIL, which libnorm gives back while it works")


def check_tools(tools, headers):
    compiler = shlex.split(os.environ.get("CC") or "cc")
    missing = [what for what, found in tools.items() if not shutil.which(found)]
    if not shutil.which(compiler[0]):
        missing.append("a C compiler (%s)" % compiler[0])
    elif not has_header(compiler, "stdio.h"):
        missing.append("the C library's headers")
    else:
        missing += [what for what, (name, flags) in headers.items() if not has_header(compiler, name, flags)]
    if missing:
        refuse("missing are " + ", ".join(missing) + "\nOn Debian and Ubuntu: " + DEBIAN)


def pkg_config(*arguments):
    command = shlex.split(os.environ.get("PKG_CONFIG") or "pkg-config")
    try:
        done = subprocess.run(command + list(arguments), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    except OSError:
        return None
    return None if done.returncode else shlex.split(done.stdout)


# --------------------------------------------------------------- libraries --


def make(*arguments):
    """Runs the library's Makefile by itself, whatever make may have started this."""
    env = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    done = subprocess.run(["make", "--no-print-directory", "-C", TOP] + list(arguments), env=env, text=True,
                          stdout=subprocess.PIPE)
    if done.returncode:
        refuse("make ended with status %d\n%s" % (done.returncode, done.stdout[-4000:]))
    return done.stdout


def link_own(extension):
    """Builds the library and normtest's commands, both for linking in."""
    icu = pkg_config("--cflags", "icu-uc") or []
    check_tools({"make": "make", "ld, ar and objcopy (binutils)": "objcopy"},
                {"Python's headers": ("Python.h", ["-I" + sysconfig.get_path("include")]),
                 "ICU's headers": ("unicode/unorm2.h", icu), "jansson's headers": ("jansson.h", [])})
    os.makedirs(os.path.join(TOP, "build"), exist_ok=True)
    with open(os.path.join(TOP, "build", "python.lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        make("B=build", "-j%d" % (os.cpu_count() or 1), "build/libnorm.a", "build/libnormtest.a")
        libs = os.environ.get("LIBNORM_LIBS") or make("B=build", "print-libs")
    extension.define_macros.append(("WITH_NORMTEST", "1"))
    extension.include_dirs += [os.path.join(TOP, "include"), os.path.join(TOP, "libnorm")]
    extension.extra_objects += [os.path.join(TOP, "build", name) for name in ("libnormtest.a", "libnorm.a")]
    extension.extra_link_args += ["-Wl,--exclude-libs,ALL"] + shlex.split(libs)


def link_system(extension):
    """Takes the installed library, whose version must be this one's; `python -m libnorm` runs its normtest."""
    check_tools({"pkg-config": shlex.split(os.environ.get("PKG_CONFIG") or "pkg-config")[0]},
                {"Python's headers": ("Python.h", ["-I" + sysconfig.get_path("include")])})
    found = pkg_config("--modversion", "libnorm")
    if not found:
        refuse("LIBNORM=system, but pkg-config finds no libnorm; is its folder in PKG_CONFIG_PATH?")
    if found[0].split(".")[:2] != version().split(".")[:2]:
        refuse("LIBNORM=system, but the installed libnorm is %s, and this is for %s" % (found[0], version()))
    extension.extra_compile_args += pkg_config("--cflags", "libnorm")
    extension.extra_link_args += pkg_config("--libs", "libnorm")


class Build(build_ext):
    """Finds or makes the library before the extension is compiled."""

    def run(self):
        check_python()
        kind = os.environ.get("LIBNORM") or "own"
        if kind not in ("own", "system"):
            refuse("LIBNORM is '%s'; it can be 'system', or not be set" % kind)
        for extension in self.extensions:
            (link_system if kind == "system" else link_own)(extension)
        super().run()


class Archive(sdist):
    """A source archive builds by itself: the library's sources go with it."""

    def make_release_tree(self, base_dir, files):
        super().make_release_tree(base_dir, files)
        shutil.rmtree(os.path.join(base_dir, "build"), ignore_errors=True)
        for name in SOURCES:
            source, target = os.path.join(TOP, name), os.path.join(base_dir, "library", name)
            if os.path.isdir(source):
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("fit"))
            else:
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copy(source, target)


folder = scratch()
setup(
    version=version(),
    license="MIT",
    ext_modules=[
        Extension(
            "libnorm._core",
            sorted(glob.glob("src/*.c")),
            depends=sorted(glob.glob("src/*.h")),
            define_macros=[("Py_LIMITED_API", ABI), ("_POSIX_C_SOURCE", "200809L")],
            extra_compile_args=["-std=c11", "-Wall", "-Wextra", "-Wshadow", "-Werror=implicit-function-declaration",
                                "-fvisibility=hidden"],
            py_limited_api=True,
        )
    ],
    cmdclass={"build_ext": Build, "sdist": Archive},
    options={
        "bdist_wheel": {"py_limited_api": "cp39"},
        "build": {"build_base": folder},
        "egg_info": {"egg_base": folder},
    },
)
