"""Builds libnorm._core: the C library of the folder above, and the C of src/, in one extension on the limited API."""

import glob
import os
import re
import shlex
import subprocess

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))


def version():
    with open(os.path.join(TOP, "include", "libnorm.h"), encoding="utf-8") as header:
        text = header.read()
    return ".".join(re.search(rf"#define NORM_VERSION_{part} (\d+)", text)[1] for part in ("MAJOR", "MINOR", "PATCH"))


def pkg_config(flag, package):
    return shlex.split(subprocess.check_output(["pkg-config", flag, package], text=True))


class BuildExt(build_ext):
    def run(self):
        subprocess.check_call(["make", "-C", TOP, "build/libnorm.a"])
        super().run()


setup(
    version=version(),
    cmdclass={"build_ext": BuildExt},
    options={"bdist_wheel": {"py_limited_api": "cp39"}},
    ext_modules=[
        Extension(
            "libnorm._core",
            sorted(os.path.relpath(path, HERE) for path in glob.glob(os.path.join(HERE, "src", "*.c"))),
            depends=glob.glob(os.path.join(HERE, "src", "*.h")) + [os.path.join(TOP, "build", "libnorm.a")],
            include_dirs=[os.path.join(TOP, "include")],
            define_macros=[("Py_LIMITED_API", "0x03090000"), ("_POSIX_C_SOURCE", "200809L")],
            extra_compile_args=["-std=c11", "-fvisibility=hidden", "-Wall", "-Wextra", "-Wshadow"],
            extra_objects=[os.path.join(TOP, "build", "libnorm.a")],
            extra_link_args=pkg_config("--libs", "icu-uc") + ["-lm", "-lpthread"],
            py_limited_api=True,
        )
    ],
)
