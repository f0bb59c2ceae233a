"""The bytes of a content file, whatever stands where one is expected."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

from graders.documents.faults import DocumentProblem, Fault

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["LARGEST_FILE", "MOST_FAULTS", "decode", "read_text"]

# Ten times a bank of 10,000 questions.
LARGEST_FILE = 64_000_000
# After so many faults of one file another one helps nobody.
MOST_FAULTS = 100

# What YAML 1.2 does not call printable; three separators that libyaml, after 1.1, would break lines at; and
# what turns the direction of writing, so that a text reads otherwise than it is.
_FORBIDDEN = (
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


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


def decode(text: str | bytes, path: Path) -> tuple[str | None, list[Fault]]:
    """The characters, without a byte order mark, and what may not be among them."""
    if isinstance(text, bytes):
        if text.startswith((b"\xff\xfe", b"\xfe\xff")):
            return None, [Fault(path, 1, 1, "is UTF-16 text", "save it as UTF-8")]
        try:
            text = text.decode("utf-8")
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode("utf-8")
            line, column = _line_and_column(before.removeprefix("\ufeff"))
            what = f"the byte {error.object[error.start]:#04x} is not UTF-8"
            return None, [Fault(path, line, column, what, "save the file as UTF-8")]
    text = text.removeprefix("\ufeff")
    faults: list[Fault] = []
    for match in re.finditer(_FORBIDDEN, text):  # compiled at the first use: 3 ms
        line, column = _line_and_column(text[: match.start()])
        what = f"the character U+{ord(match.group()):04X} can't stand in a content file"
        faults.append(Fault(path, line, column, what, "remove it"))
        if len(faults) == MOST_FAULTS:
            break
    return text, faults


def _line_and_column(before: str) -> tuple[int, int]:
    """Line and column, from 1, of the character after `before`."""
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1
