"""What is wrong in a content file, where, and what would be right: one line a fault."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path  # noqa: TC003 - a field's type, which readers of this class may resolve
from typing import TYPE_CHECKING

from graders.errors import ContentProblem
from graders.text import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["DocumentProblem", "Fault", "did_you_mean", "escaped", "nearest", "quoted", "untold"]

# Values are shown to be recognised, not to be read in full.
_SHOWN_CHARACTERS = 40

# How alike two words must be (difflib's ratio) before one is offered for the other.
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one place.

    Attributes:
        path: the file or folder.
        line: counted from 1.
        column: counted from 1, in characters.
        what: what is wrong.
        remedy: what would be right, or what to do.
        advice: it could be better, but nothing breaks.
        code: its kind in a word or two, which stays the same; docs/checking.md lists them.
        end: line and column just past what is meant, where it is known to be one value or key.
        whole: the file as a whole is meant, be line and column as they may.
    """

    path: Path
    line: int
    column: int
    what: str
    remedy: str = ""
    advice: bool = False
    code: str = "content"
    end: tuple[int, int] | None = None
    whole: bool = False

    @classmethod
    def about(cls, path: Path, what: str, remedy: str = "", *, code: str, advice: bool = False) -> Fault:
        """A fault of a file or folder as a whole, which no line of it shows."""
        return cls(path, 1, 1, what, remedy, advice, code, whole=True)

    def __str__(self) -> str:
        """`path:line:column: what; remedy`, on one line whatever the texts hold."""
        says = f"{self.what}; {self.remedy}" if self.remedy else self.what
        return escaped(f"{self.path}:{self.line}:{self.column}: {says}")

    @property
    def place(self) -> tuple[str, int, int]:
        """What faults are sorted by."""
        return (str(self.path), self.line, self.column)


def untold(count: int, path: Path, line: int, column: int) -> Fault:
    """The line that stands for the faults of one sort beyond those that are told."""
    what = f"{count:,} more {'fault' if count == 1 else 'faults'} of this sort from here on"
    return Fault(path, line, column, what, "mend those above first", code="more")


class DocumentProblem(ContentProblem):
    """A content file that can't be used as it is.

    Attributes:
        found: every fault, as values; `faults` has them in words.
    """

    def __init__(self, found: Iterable[Fault]) -> None:
        self.found: tuple[Fault, ...] = tuple(found)
        first = self.found[0]
        super().__init__(
            escaped(first.what),
            where=escaped(f"{first.path}:{first.line}:{first.column}"),
            remedy=escaped(first.remedy),
            faults=tuple(str(fault) for fault in self.found),
        )


def quoted(value: object) -> str:
    """A value as a message shows it: in backticks, short."""
    if value is None or isinstance(value, bool):
        value = {None: "null", True: "true", False: "false"}[value]
    text = escaped(str(value))
    return f"`{text}`" if len(text) <= _SHOWN_CHARACTERS else f"`{text[:_SHOWN_CHARACTERS]}…`"


def did_you_mean(word: str, known: Sequence[str], alike: float = _ALIKE) -> str:
    """``did you mean `x`?`` for the nearest known word, or nothing; `alike` as in `nearest`."""
    near = nearest(word, known, alike)
    return f"did you mean {quoted(near)}?" if near else ""


def nearest(word: str, known: Sequence[str], alike: float = _ALIKE) -> str | None:
    """The known word most like this one, if one is: by difflib's ratio, 0 to 1, `alike` or more."""
    from difflib import get_close_matches  # noqa: PLC0415 - 4 ms, and only where something is wrong

    near = get_close_matches(word, known, n=1, cutoff=alike)
    return near[0] if near else None
