"""The learner's files: written whole or not at all, and under names that are free."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["old_path", "reason", "write_whole"]


def write_whole(path: Path, text: str) -> os.stat_result:
    """Write a text aside and rename it, through a link where the file is one.

    Returns:
        What the system says of the file that was written, whatever became of it since.

    Raises:
        OSError: it can't be written; the file is as it was.
    """
    target = path.resolve() if path.is_symlink() else path
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    aside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
            status = os.fstat(file.fileno())
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return status


def old_path(path: Path, now: datetime) -> Path:
    """A free name for what a file held before: `old/<name>.<date>-<time>` beside it."""
    number = 1
    while True:
        again = "" if number == 1 else f"-{number}"
        old = path.parent / "old" / f"{path.stem}.{now:%Y%m%d-%H%M%S}{again}{path.suffix}"
        if not old.exists():
            return old
        number += 1


def reason(error: OSError) -> str:
    """Why the system refused, in a few words."""
    return (error.strerror or str(error)).lower()
