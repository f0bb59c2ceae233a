"""Files written so that nothing is lost and nothing half written is ever seen."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from graders.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["write_new", "write_over", "write_tree"]

# What a new file may be read by, less what the umask takes away.
_NEW_FILE = 0o666


def write_over(path: Path, content: bytes) -> None:
    """Give a file another content: written aside and renamed, its mode kept, a link followed.

    Raises:
        Problem: what is there is no file, but a folder or a device, which nothing may take the place of.
        OSError: it can't be written; the file is as it was.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        what = "is a folder" if target.is_dir() else "is not an ordinary file"
        raise Problem(what, where=str(path), remedy="name a file")
    mode = target.stat().st_mode if target.exists() else _NEW_FILE & ~_umask()
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        error.filename = str(path)  # what the author named, and not the file aside
        raise
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(mode & 0o7777)
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, folders above it too.

    Raises:
        Problem: something is there already.
    """
    _refuse(path)
    write_tree(path.parent, {path.name: text})


def write_tree(folder: Path, files: Mapping[str, str]) -> None:
    """Write files into a folder: all of them or, whatever happens, none.

    Args:
        folder: made where it is missing; in one that is there, nothing is overwritten.
        files: texts by their paths in the folder.

    Raises:
        Problem: one of the files is there already.
    """
    for name in files:
        _refuse(folder / name)
    if not os.path.lexists(folder):
        _write_folder(folder, files)
        return
    written: list[Path] = []
    try:
        for name, text in files.items():
            written += _missing_parents(folder, folder / name)
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                written.append(path)
                file.write(text)
    except BaseException:
        for path in reversed(written):
            path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
        raise


def _write_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Make a folder with everything in it, aside, and give it its name at the end."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        for name, text in files.items():
            path = aside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        aside.chmod(0o777 & ~_umask())
        aside.rename(folder)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise


def _missing_parents(folder: Path, path: Path) -> list[Path]:
    """The folders between a folder and a path in it that have to be made, outermost first."""
    between = [above for above in path.parents if folder in above.parents]
    return [above for above in reversed(between) if not above.exists()]


def _refuse(path: Path) -> None:
    if os.path.lexists(path):
        raise Problem(
            "is already there, and is never overwritten",
            where=str(path),
            remedy="move it away, or choose another name",
        )


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
