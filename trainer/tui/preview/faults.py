"""The faults of a file above what it shows: the first of the page in its lines, the others in a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from trainer.tui.prose import wrapped
from trainer.tui.texts import counted, one_line, shown
from trainer.tui.themes import BOLD, MUTED, WARN
from trainer.tui.widgets.laid import Laid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graders.documents import Fault
    from trainer.tui.glyphs import Glyphs

__all__ = ["FaultPane"]

LINES_BEFORE = 3
LINES_AFTER = 1
FEW = 2
"""Further faults of the page that get a line each."""


class FaultPane(Laid):
    """What is wrong here, in the file's own lines; what is wrong elsewhere, counted.

    Args:
        glyphs: the console's signs.
        name_files: say with each fault which file it stands in.
    """

    DEFAULT_CSS: ClassVar[str] = "FaultPane { margin-bottom: 1; max-width: 100%; }"

    def __init__(self, glyphs: Glyphs, *, name_files: bool) -> None:
        super().__init__()
        self._name_files = name_files
        self._glyphs = glyphs
        self._here: Sequence[Fault] = ()
        self._elsewhere: Sequence[Fault] = ()
        self._source: list[str] = []
        self._stale = ""
        self.display = False

    def show(self, here: Sequence[Fault], elsewhere: Sequence[Fault], source: str, stale: str) -> None:
        """Say what is wrong.

        Args:
            here: with the page that is shown, then advice; of the first fault the lines are shown.
            elsewhere: with other pages.
            source: the text of the first one's file.
            stale: a sentence on what is shown below; empty where it is what the file says.
        """
        self._here, self._elsewhere, self._stale = here, elsewhere, stale
        self._source = source.splitlines()
        self.display = bool(here or elsewhere or stale)
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """Fault, excerpt, remedy; the others."""
        lines: list[Content] = []
        rest = list(self._here)
        if rest and not rest[0].advice:
            lines += self._first(rest.pop(0), width)
        for fault in rest[:FEW]:
            lines += self._told(fault, width)
        left = len(rest) - FEW
        if left > 0:
            lines.append(shown(f"  and {left} more here", MUTED))
        if self._elsewhere:
            first, many = self._elsewhere[0], len(self._elsewhere)
            more = any(not fault.advice for fault in self._here)
            found = f"{many} more" if more else counted(many, "fault")
            words = f"{found} on other pages, first in {first.path.name}, line {first.line}; f goes there"
            lines += wrapped(shown(words, MUTED), width, Content("  "))
        if self._stale:
            lines += [Content(""), *wrapped(shown(self._stale, BOLD), width)]
        return lines

    def _told(self, fault: Fault, width: int) -> list[Content]:
        sign = self._sign(fault)
        return wrapped(shown(f"{self._line(fault)}: {fault.what}; {fault.remedy}"), width, sign)

    def _line(self, fault: Fault) -> str:
        return f"{fault.path.name}, line {fault.line}" if self._name_files else f"Line {fault.line}"

    def _sign(self, fault: Fault) -> Content:
        sign, style = (self._glyphs.dot, MUTED) if fault.advice else (self._glyphs.wrong, WARN)
        return Content.styled(f"{sign} ", style)

    def _first(self, fault: Fault, width: int) -> list[Content]:
        where = f"{self._line(fault)}, column {fault.column}: "
        head = wrapped(shown(where, BOLD) + shown(f"{fault.what}."), width, self._sign(fault))
        excerpt = self._excerpt(fault, width)
        if not excerpt:
            return [*head, *wrapped(shown(f"{fault.remedy}."), width, Content("  "))]
        return [*head, Content(""), *excerpt, Content("")]

    def _excerpt(self, fault: Fault, width: int) -> list[Content]:
        """The lines around the fault, numbered, a caret with the remedy under the one that is meant."""
        if not 1 <= fault.line <= len(self._source):
            return []
        first = max(fault.line - LINES_BEFORE, 1)
        last = min(fault.line + LINES_AFTER, len(self._source))
        digits = len(str(last))
        room = max(width - digits - 6, 8)
        lines: list[Content] = []
        for number in range(first, last + 1):
            meant = number == fault.line
            lead = f"{self._glyphs.here if meant else ' '} {number:>{digits}} │ "
            text = self._source[number - 1].replace("\t", "    ")[:room]
            style = "" if meant else MUTED
            lines.append(shown(lead, BOLD if meant else MUTED) + shown(text, style))
            if meant:
                lines += self._caret(fault, digits, width)
        return lines

    def _caret(self, fault: Fault, digits: int, width: int) -> list[Content]:
        at = min(fault.column - 1, max(width - digits - 30, 0))
        lead = f"  {' ' * digits} │ {' ' * at}"
        return wrapped(
            shown(one_line(fault.remedy), WARN), width, shown(lead, MUTED) + Content.styled("^ ", WARN)
        )
