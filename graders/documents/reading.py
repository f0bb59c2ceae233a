"""The bytes of a content file, whatever stands where one is expected."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from graders.documents.faults import DocumentProblem, Fault, untold
from graders.opening import NoOrdinaryFileError, open_ordinary

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
        with open_ordinary(path) as file:
            text = file.read(LARGEST_FILE + 1)
    except NoOrdinaryFileError:
        what, remedy = "is not an ordinary file", "put a text file there, or rename it"
    except IsADirectoryError:
        what, remedy = "is a folder", "put a text file there, or rename it"
    except FileNotFoundError:
        if path.is_symlink():
            what, remedy = "is a link to nothing", "mend the link or remove it"
        else:
            what, remedy = "there is no such file", "write it, or mend its name"
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        what, remedy = f"can't be read ({reason})", "give yourself the right to read it"
    else:
        if len(text) <= LARGEST_FILE:
            return text
        what, remedy = f"is over {LARGEST_FILE // 1_000_000} MB", "split it into smaller files"
    raise DocumentProblem([Fault.about(path, what, remedy, code="unreadable")])


def decode(text: str | bytes, path: Path) -> tuple[str | None, list[Fault]]:
    """The characters, without a byte order mark, and what may not be among them."""
    if isinstance(text, bytes):
        if text.startswith((b"\xff\xfe", b"\xfe\xff")):
            return None, [Fault.about(path, "is UTF-16 text", "save it as UTF-8", code="encoding")]
        try:
            text = text.decode("utf-8")
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode("utf-8")
            line, column = _line_and_column(before.removeprefix("\ufeff"))
            what = f"the byte {error.object[error.start]:#04x} is not UTF-8"
            return None, [Fault(path, line, column, what, "save the file as UTF-8", code="encoding")]
    text = text.removeprefix("\ufeff")
    return text, _forbidden(text, path)


def _forbidden(text: str, path: Path) -> list[Fault]:
    """The characters that may not stand in a content file; beyond a hundred their number."""
    faults: list[Fault] = []
    found = re.finditer(_FORBIDDEN, text)  # compiled at the first use: 3 ms
    for match in islice(found, MOST_FAULTS):
        line, column = _line_and_column(text[: match.start()])
        what = f"the character U+{ord(match.group()):04X} can't stand in a content file"
        faults.append(Fault(path, line, column, what, "remove it", code="character"))
    if (first := next(found, None)) is not None:
        count = 1 + sum(1 for _ in found)
        faults.append(untold(count, path, *_line_and_column(text[: first.start()])))
    return faults


def _line_and_column(before: str) -> tuple[int, int]:
    """Line and column, from 1, of the character after `before`."""
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1
