"""Opening what may be no file at all: a pipe is never waited for, a device never read."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

__all__ = ["NoOrdinaryFileError", "open_ordinary", "without_waiting"]


class NoOrdinaryFileError(OSError):
    """A pipe, a device or a socket stands where a file is due."""

    def __init__(self) -> None:
        super().__init__(errno.EINVAL, "is no ordinary file")


def open_ordinary(path: Path) -> BinaryIO:
    """Open a file to read its bytes.

    Raises:
        NoOrdinaryFileError: it is a pipe, a device or a socket.
        OSError: there is none, it is a folder, or it can't be read.
    """
    try:
        file = open(path, "rb", opener=without_waiting)  # noqa: SIM115 - the caller's to close
    except OSError as error:
        if error.errno == errno.ENXIO:  # a socket
            raise NoOrdinaryFileError from None
        raise
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise NoOrdinaryFileError
    return file


def without_waiting(path: str, flags: int) -> int:
    """An opener for `open`: a pipe that nobody writes to would be waited for until ctrl+c."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
