"""Landlock: which files can be read."""

from __future__ import annotations

import contextlib
import os
import struct
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graders.sandbox.zygote.kernel import Kernel

_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_FILE_RIGHTS: Final = ((1, 13), (2, 14), (3, 15), (5, 16))
"""Landlock's version and how many rights over files it knows from there on."""


def landlock_version(kernel: Kernel) -> int:
    """The kernel's version of Landlock; 0 where there is none."""
    try:
        return kernel.call(kernel.LANDLOCK_CREATE, 0, 0, 1)
    except OSError:
        return 0


def landlock_ruleset(kernel: Kernel, readable: Iterable[str]) -> int:
    """A ruleset under which nothing can be written, and nothing read but the files and folders given.

    TCP, abstract sockets and signals outwards are closed where the kernel's version has the right for it.
    """
    version = landlock_version(kernel)
    rights = max(count for since, count in _FILE_RIGHTS if since <= version)
    handled = [(1 << rights) - 1]
    if version >= 4:
        handled.append(0b11)  # TCP: bind, connect
    if version >= 6:
        handled.append(0b11)  # scopes: abstract sockets, signals
    attributes = kernel.buffer(struct.pack(f"<{len(handled)}Q", *handled))
    ruleset = kernel.call(kernel.LANDLOCK_CREATE, attributes, 8 * len(handled), 0)
    for path in readable:
        try:
            opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue
        try:
            allowed = _READ_FILE | _READ_DIR if os.path.isdir(path) else _READ_FILE  # noqa: PTH112
            rule = kernel.buffer(struct.pack("<Qi", allowed, opened))
            kernel.call(kernel.LANDLOCK_ADD, ruleset, 1, rule, 0)
        finally:
            os.close(opened)
    return ruleset


def readable_paths(numpy_folder: str) -> list[str]:
    """What a submission may read: NumPy, the standard library entry by entry, the system's shared libraries.

    Outside a virtual environment `site-packages` lies inside the standard library's folder, and on some
    systems other packages lie inside the libraries' folder, so neither folder is opened whole.
    """
    paths = [numpy_folder, f"{os.path.dirname(numpy_folder)}/numpy.libs"]  # noqa: PTH120
    for folder in sys.path:
        if os.path.isdir(folder):  # noqa: PTH112
            paths += (entry.path for entry in os.scandir(folder) if _is_library(entry))
        else:
            paths.append(folder)
    return [*paths, *shared_libraries(), "/etc/ld.so.cache"]


def _is_library(entry: os.DirEntry[str]) -> bool:
    """A link to a folder could lead anywhere; one to a file (Debian's sitecustomize.py) only to that file."""
    if entry.name in ("site-packages", "dist-packages"):
        return False
    return not (entry.is_symlink() and entry.is_dir())


def shared_libraries() -> list[str]:
    """What lazily loaded parts of the standard library are linked against.

    Debian's folder for one machine holds libraries only and is opened whole, which costs one rule instead of
    a thousand, in every child. In the others Python packages may lie, so they are opened file by file.
    """
    machine = os.uname().machine
    whole = (f"/lib/{machine}-linux-gnu", f"/usr/lib/{machine}-linux-gnu")
    shared = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", f"{sys.base_prefix}/lib")
    found: list[str] = []
    for folder in dict.fromkeys(os.path.realpath(folder) for folder in (*whole, *shared)):
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            inside = list(entries)
            if folder in whole and not any(entry.name.startswith("python") for entry in inside):
                found.append(folder)
            else:
                found += (entry.path for entry in inside if ".so" in entry.name and entry.is_file())
    return found
