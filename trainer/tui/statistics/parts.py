"""The parts of the statistics that are text: headings with their figures, rows, the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from trainer.progress.charts import HEAT_FROM, WEEKDAYS, calendar_blocks, sparkline, thinned_to
from trainer.progress.wording import change, percent
from trainer.tui.glyphs import ASCII
from trainer.tui.prose import wrapped
from trainer.tui.tables import table_lines
from trainer.tui.texts import counted, one_line
from trainer.tui.themes import BOLD, MUTED, WARN
from trainer.tui.widgets.bars import bar
from trainer.tui.widgets.laid import Laid
from trainer.tui.wrapping import fold, fold_phrases

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from trainer.progress.mastery import Mastery
    from trainer.progress.standing import Standing
    from trainer.progress.statistics import TaskStanding
    from trainer.tui.widgets.rows import RowStyle

__all__ = ["CalendarPart", "CodingPart", "Heading", "MasteryRow", "MasteryRows", "WaitingPart"]

SPARKS, SPARKS_ASCII = "▁▂▃▄▅▆▇█", "_.-=*#"
HEAT, HEAT_ASCII = "·░▒▓█", ".-+*#"
SPARK_CELLS = 8
FIGURES_CELLS = 12
"""`  91 %  +12`, and a cell to spare."""
ROOMY = 64
"""Cells from which a row has its line of levels, and a bar."""
BAR_CELLS = 12
HANGING = 2
LINES_BESIDE = 2
"""Lines of a title that begin beside its figures."""
CELLS_A_WEEK = 2
WEEKDAY_CELLS = 4


class Heading(Laid):
    """A part's name in bold, its figures muted behind it, sentences below, each on a line of its own.

    Args:
        name: the part's name.
    """

    def __init__(self, name: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._title = name
        self._figures = ""
        self._says: tuple[str, ...] = ()

    def show(self, figures: str, *says: str) -> None:
        """Show these words."""
        self._figures, self._says = figures, tuple(filter(None, says))
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """Name and figures in one line where they fit."""
        name = Content.styled(self._title, BOLD)
        figures = Content.styled(self._figures, MUTED)
        if not self._figures:
            found = [name]
        elif name.cell_length + 2 + figures.cell_length <= width:
            found = [name + Content("  ") + figures]
        else:
            found = [name, *fold_phrases(figures, width)]
        for says in self._says:
            found += fold_phrases(Content.styled(says, MUTED), width)
        return found


class MasteryRow:
    """A topic or an objective in a row.

    Args:
        standing: how it stands now.
        curve: how it went.
        here: it is the one that is plotted.
        weakest: it is the weakest of those begun.
    """

    def __init__(
        self, standing: Mastery, curve: Sequence[float], *, here: bool = False, weakest: bool = False
    ) -> None:
        self.standing, self.curve, self.here, self.weakest = standing, curve, here, weakest


class MasteryRows(Laid):
    """A row each: title, line of levels over time, mastery now, how many points it gained."""

    DEFAULT_CSS = "MasteryRows { max-width: 100; }"

    def __init__(self, look: RowStyle, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._look = look
        self._rows: Sequence[MasteryRow] = ()

    def show(self, rows: Sequence[MasteryRow]) -> None:
        """Show these rows."""
        self._rows = rows
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """One line a row. A title too long for it goes on below; one that would be a tower stands above."""
        sparks = width >= ROOMY // 2 + 4
        bars = width >= ROOMY
        taken = 2 + FIGURES_CELLS + (SPARK_CELLS + 2) * sparks + (BAR_CELLS + 2) * bars
        longest = max((len(one_line(row.standing.title)) for row in self._rows), default=0)
        column = max(min(longest, width - taken), 8)
        lines = []
        for row in self._rows:
            title, at = self._title(row, column, width - 2)
            room = title[at].pad_right(column - title[at].cell_length)
            title[at] = self._with_figures(row, room, width - 2, sparks=sparks, bars=bars)
            sign = Content.styled(f"{self._look.glyphs.here} ", self._look.accent)
            lead = sign if row.here else Content("  ")
            lines += [lead + title[0], *(Content("  ") + line for line in title[1:])]
        return lines

    def _title(self, row: MasteryRow, column: int, width: int) -> tuple[list[Content], int]:
        """The title in lines, and the line of them behind which the figures stand."""
        title = Content(one_line(row.standing.title))
        lines = _hanging(title, column)
        if len(lines) <= LINES_BESIDE:
            return lines, 0
        lines = _hanging(title, width)
        if lines[-1].cell_length > column:
            lines.append(Content(""))
        return lines, len(lines) - 1

    def _with_figures(
        self, row: MasteryRow, line: Content, width: int, *, sparks: bool, bars: bool
    ) -> Content:
        glyphs, standing = self._look.glyphs, row.standing
        if bars:
            line += Content("  ") + bar(standing.mastery, BAR_CELLS, self._look)
        if not standing.seen:
            return line + Content.styled("   new", MUTED)
        figures = f"  {percent(standing.mastery):>5}"
        if sparks:
            signs = SPARKS_ASCII if glyphs is ASCII else SPARKS
            levels = sparkline(thinned_to(row.curve, SPARK_CELLS), signs)
            line += Content.styled(f"  {levels:>{SPARK_CELLS}}", MUTED)
        line += Content(figures)
        gained = change(row.curve[0], row.curve[-1])
        line += Content.styled(f"  {gained:>3}", MUTED)
        if row.weakest:
            word = Content.styled(f"  {glyphs.mark} weakest", WARN)
            line = line + word if line.cell_length + word.cell_length <= width else line
        return line


def _hanging(title: Content, width: int) -> list[Content]:
    """The title in lines, the first of which stands out to the left."""
    if title.cell_length <= width:
        return [title]
    first, *others = fold(title, width - HANGING)
    return [first.rstrip(), *(Content(" " * HANGING) + line.rstrip() for line in others)]


class CalendarPart(Laid):
    """A cell a day, a week a column, the darker the more answers; goes on below where the width ends."""

    DEFAULT_CSS = "CalendarPart { max-width: 112; }"

    def __init__(self, look: RowStyle, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._signs = HEAT_ASCII if look.glyphs is ASCII else HEAT
        self._counts: dict[date, int] = {}
        self._span: tuple[date, date] | None = None

    def show(self, found: Standing) -> None:
        """Show the days of the span."""
        self._counts = {day.day: day.answers for day in found.days}
        self._span = found.first, found.summary.day
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """The weeks, then what the signs stand for."""
        if self._span is None:
            return []
        lines: list[Content] = []
        for block in calendar_blocks(self._counts, *self._span, (width - WEEKDAY_CELLS) // CELLS_A_WEEK):
            months = " " * WEEKDAY_CELLS
            for number, name in enumerate(block.months):
                months = months.ljust(WEEKDAY_CELLS + CELLS_A_WEEK * number) + name if name else months
            lines.append(Content.styled(months, MUTED))
            lines += [
                Content.styled(f"{name} ", MUTED) + self._cells(row)
                for name, row in zip(WEEKDAYS, block.rows, strict=True)
            ]
        return lines + fold_phrases(Content.styled(self._legend(), MUTED), width)

    def _cells(self, row: Sequence[int | None]) -> Content:
        cells = Content("")
        for degree in row:
            if degree is None:
                cells += Content(" " * CELLS_A_WEEK)
            elif not degree:
                cells += Content.styled(self._signs[0].ljust(CELLS_A_WEEK), MUTED)
            else:
                cells += Content(self._signs[degree] * CELLS_A_WEEK)
        return cells.rstrip()

    def _legend(self) -> str:
        parts = [f"{self._signs[0]} none"]
        for number, least in enumerate(HEAT_FROM, 1):
            more = f"-{HEAT_FROM[number] - 1}" if number < len(HEAT_FROM) else "+"
            parts.append(f"{self._signs[number] * CELLS_A_WEEK} {least}{more}")
        return "   ".join(parts)


class CodingPart(Laid):
    """The tasks tried, with attempts and the mistakes made."""

    DEFAULT_CSS = "CodingPart { max-width: 100; }"

    def __init__(self, look: RowStyle, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._look = look
        self._tasks: Sequence[TaskStanding] = ()

    def show(self, tasks: Sequence[TaskStanding]) -> None:
        """Show those that were tried."""
        self._tasks = [task for task in tasks if task.last is not None]
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """A table where there is room, else a line a task."""
        if not self._tasks:
            return [Content.styled("No task tried yet.", MUTED)]
        head = [Content(name) for name in ("task", "tries", "mistakes made")]
        return table_lines([head, *(self._row(task, width) for task in self._tasks)], width)

    def _row(self, task: TaskStanding, width: int) -> list[Content]:
        glyphs = self._look.glyphs
        sign = glyphs.right if task.passed else glyphs.wrong if not task.gave_up else glyphs.dash
        made = ", ".join(_made(slug, times) for slug, times in task.mistakes)
        # In a list no heading says what the number counts.
        tries = str(task.attempts) if width >= ROOMY else counted(task.attempts, "try", "tries")
        return [Content(f"{sign} {one_line(task.id)}"), Content(tries), Content(made)]


def _made(slug: str, times: int) -> str:
    name = one_line(slug).replace("-", " ")
    return name if times == 1 else f"{name} {times}\u00d7"


class WaitingPart(Laid):
    """Before there are answers enough: what will be here, and when."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._lines: Sequence[tuple[str, str]] = ()
        self._lead = ""

    def show(self, found: Standing, to_come: Sequence[tuple[str, str]]) -> None:
        """Say what will come: each part's name, and when it will be there."""
        self._lines = to_come
        answers = found.summary.answers
        so_far = f"So far there {'is' if answers == 1 else 'are'} {counted(answers, 'answer')}"
        self._lead = f"{so_far if answers else 'There is no answer yet'}. What will stand here, and when:"
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """A sentence, then a line or two for each part."""
        column = max((len(name) for name, _ in self._lines), default=0) + 2
        lines = [*wrapped(Content(self._lead), width), Content("")]
        for name, when in self._lines:
            said = Content.styled(when, MUTED)
            if width < ROOMY // 2 + column:
                lines += [Content.styled(name, BOLD), *wrapped(said, width, "  ")]
            else:
                lines += wrapped(said, width, Content.styled(name.ljust(column), BOLD))
        return lines
