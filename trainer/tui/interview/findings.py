"""The parts of a report that are text: tables and lists, laid out for the width there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from trainer.practice.interview.wording import (
    STEP_HEAD,
    calibration_words,
    line_cells,
    mistake_words,
    share_cells,
    step_cells,
)
from trainer.tui.prose import phrase, wrapped
from trainer.tui.tables import table_lines
from trainer.tui.texts import one_line, plain
from trainer.tui.themes import BOLD, MUTED, WARN
from trainer.tui.widgets.laid import Laid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.practice.interview import Report, Step
    from trainer.practice.interview.report import Line
    from trainer.tui.widgets.rows import RowStyle

__all__ = ["Calibration", "Faults", "Headline", "Lines", "StepTable"]

NARROW = 60
"""Below this width a question's role and time are left out."""
LEAST_TITLE = 12
TALLEST = 2
"""Lines a title may take beside its figures, or about so many."""
EACH = "s each"
"""Over the seconds that one question took."""


class Headline(Laid):
    """What held and what did not, in a sentence; when it was, below."""

    def __init__(self, report: Report, when: str) -> None:
        super().__init__()
        self._report = report
        self._when = when

    def lines(self, width: int) -> list[Content]:
        """Sentence, then the muted line."""
        head = wrapped(Content.styled(self._report.headline, BOLD), width)
        return head + wrapped(Content.styled(self._when, MUTED), width)


class Lines(Laid):
    """Topics or objectives: how many were right, and how long one took.

    Args:
        heading: what they are.
        found: the rows.
        look: signs; the weakest row is marked where there are several.
    """

    def __init__(self, heading: str, found: Sequence[Line], look: RowStyle) -> None:
        super().__init__()
        self._heading = heading
        self._found = found
        self._look = look

    @property
    def _weakest(self) -> Line | None:
        worst = min(self._found, key=lambda line: line.right / line.asked, default=None)
        return worst if worst is not None and worst.right < worst.asked and len(self._found) > 1 else None

    def lines(self, width: int) -> list[Content]:
        """Heading, then a row each: figures right behind the longest title that fits."""
        if not self._found:
            return []
        cells = [line_cells(line) for line in self._found]
        figures = max(len(right) for _, right, _ in cells) + 2 + len(EACH)
        column = min(max(len(title) for title, _, _ in cells), max(width - figures - 4, LEAST_TITLE))
        column = max(column, len(self._heading))
        if max(len(title) for title, _, _ in cells) > TALLEST * column:
            return self._stacked(cells, width)
        head = f"  {'right':{figures - len(EACH)}}{EACH}"
        made = [Content.assemble((self._heading.ljust(column), BOLD), (head, MUTED))]
        for line, (title, right, seconds) in zip(self._found, cells, strict=True):
            text = wrapped(phrase(title), column) or [Content("")]
            row = text[0] + Content(" " * (column - text[0].cell_length))
            row += Content(f"  {right:{figures - len(EACH)}}{seconds:>{len(EACH)}}")
            mark = Content.styled(f"{self._look.glyphs.mark} weakest", WARN)
            fits = line is self._weakest and row.rstrip().cell_length + mark.cell_length + 2 <= width
            made.append(row.rstrip() + Content("  ") + mark if fits else row.rstrip())
            made += text[1:]
        return made

    def _stacked(self, cells: Sequence[tuple[str, ...]], width: int) -> list[Content]:
        """A long title over the whole width, its figures below: beside them it would be a narrow tower."""
        made = [Content.styled(self._heading, BOLD)]
        for title, right, seconds in cells:
            made += wrapped(phrase(title), width, "  ")
            figures = f"{right} right, {seconds} {EACH}" if seconds else f"{right} right"
            made += wrapped(Content.styled(figures, MUTED), width, "    ")
        return made


class Faults(Laid):
    """A heading, and a hanging line each; nothing where there is none.

    Args:
        heading: what they are.
        found: each in words.
    """

    def __init__(self, heading: str, found: Sequence[str]) -> None:
        super().__init__()
        self._heading = heading
        self._found = found
        self.display = bool(found)

    def lines(self, width: int) -> list[Content]:
        """Heading and lines."""
        rows = [line for text in self._found for line in wrapped(phrase(text), width, "  ", "    ")]
        return [Content.styled(self._heading, BOLD), *rows]

    @classmethod
    def traps(cls, report: Report) -> Faults:
        """The traps whose bait was taken."""
        return cls("Traps taken", [one_line(text) for text in report.traps])

    @classmethod
    def mistakes(cls, report: Report) -> Faults:
        """What the grader named in the code."""
        return cls("Mistakes in code", list(map(mistake_words, report.mistakes)))


class Calibration(Laid):
    """How sure one was, against how often one was right, as words."""

    DEFAULT_CSS: ClassVar[str] = "Calibration { height: auto; }"

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report
        self.display = bool(report.calibration)

    def lines(self, width: int) -> list[Content]:
        """Heading, a line for each word that was said, and what it comes to."""
        made = [Content.styled("Sure of it, and right", BOLD)]
        for share in self._report.calibration:
            word, right, claimed = share_cells(share)
            text = Content.assemble(f"{word:<10}", right, (f"  (stands for {claimed})", MUTED))
            made += wrapped(text, width, "  ")
        return made + wrapped(Content.styled(calibration_words(self._report), MUTED), width, "  ")


class StepTable(Laid):
    """Every question in its order: what it was, what became of it, how long it took."""

    def __init__(self, steps: Sequence[Step], look: RowStyle) -> None:
        super().__init__()
        self._steps = steps
        self._look = look

    def lines(self, width: int) -> list[Content]:
        """A table; in a narrow window without role and time."""
        if not self._steps:
            return []
        kept = range(len(STEP_HEAD)) if width >= NARROW else (0, 1, 3)
        rows = [[Content.styled(STEP_HEAD[at], BOLD) for at in kept]]
        for step in self._steps:
            cells = step_cells(step)
            rows.append([phrase(cells[at]) if at == 1 else Content(plain(cells[at])) for at in kept])
        return [Content.styled("Question by question", BOLD), *table_lines(rows, width)]
