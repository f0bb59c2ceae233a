"""The bytes of a content file, whatever stands where one is expected."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from graders.documents.faults import DocumentProblem, Fault

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["LARGEST_FILE", "read_text"]

# Ten times a bank of 10,000 questions.
LARGEST_FILE = 64_000_000


def read_text(path: Path) -> bytes:
    """The bytes of a content file.

    Raises:
        DocumentProblem: there is none, or it is a folder, a pipe, a device, too large or not to be read.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            what = "is a folder" if stat.S_ISDIR(status.st_mode) else "is not an ordinary file"
            raise DocumentProblem([Fault(path, 1, 1, what, "put a text file there, or rename it")])
        if status.st_size > LARGEST_FILE:
            what = f"is over {LARGEST_FILE // 1_000_000} MB"
            raise DocumentProblem([Fault(path, 1, 1, what, "split it into smaller files")])
        return path.read_bytes()
    except FileNotFoundError:
        if path.is_symlink():
            fault = Fault(path, 1, 1, "is a link to nothing", "mend the link or remove it")
        else:
            fault = Fault(path, 1, 1, "there is no such file", "write it, or mend its name")
        raise DocumentProblem([fault]) from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        fault = Fault(path, 1, 1, f"can't be read ({reason})", "give yourself the right to read it")
        raise DocumentProblem([fault]) from None
