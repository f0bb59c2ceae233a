"""Bars in rows: how far each topic is, how much was done each day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from trainer.tui.texts import counted, one_line
from trainer.tui.themes import BOLD, MUTED, WARN
from trainer.tui.when import day_words
from trainer.tui.widgets.laid import Laid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.progress.mastery import Mastery
    from trainer.progress.statistics import DayCount
    from trainer.tui.widgets.rows import RowStyle

__all__ = ["DayBars", "TopicBars", "bar"]

BAR_CELLS = (16, 12, 8)
"""How long a topic's bar is, by what room there is."""
FIGURES_CELLS = 9
"""Behind a title: two spaces; behind a bar: two spaces and the per cent."""
DUE_CELLS = 8
"""For what is due, behind the per cent, where the row is not narrow."""
ROOMY = 50
NARROWEST_TITLE = 12
DAY_BAR_CELLS = 12
PER_BLOCK = 2
"""Answers a block of a day's bar stands for."""


def bar(share: float, cells: int, look: RowStyle) -> Content:
    """A share of 1 as a line, its filled part first."""
    full = min(max(round(share * cells), 1 if share > 0 else 0), cells)
    filled = Content(look.glyphs.full * full)
    return filled + Content.styled(look.glyphs.empty * (cells - full), MUTED)


class TopicBars(Laid):
    """A row a topic: title, bar, mastery, what is due."""

    def __init__(self, look: RowStyle, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._look = look
        self._topics: Sequence[Mastery] = ()
        self._weakest: str = ""

    def show(self, topics: Sequence[Mastery], weakest: Mastery | None) -> None:
        """Show these topics; the weakest is marked where there is more than one begun."""
        begun = sum(topic.seen > 0 for topic in topics)
        self._topics = topics
        self._weakest = weakest.id if weakest is not None and begun > 1 else ""
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """Heading and rows."""
        if not self._topics:
            return []
        longest = max(len(one_line(topic.title)) for topic in self._topics)
        words = DUE_CELLS if any(topic.due for topic in self._topics) and width >= ROOMY else 0
        taken = longest + FIGURES_CELLS + words
        cells = next((cells for cells in BAR_CELLS if taken + cells <= width), BAR_CELLS[-1])
        column = min(longest, max(width - cells - FIGURES_CELLS, NARROWEST_TITLE))
        rows = [self._row(topic, column, cells, width) for topic in self._topics]
        return [Content.styled("Topics", BOLD), *rows]

    def _row(self, topic: Mastery, column: int, cells: int, width: int) -> Content:
        title = one_line(topic.title, column).ljust(column)
        row = Content(f"{title}  ") + bar(topic.mastery, cells, self._look)
        if not topic.seen:
            return row + Content.styled("    new", MUTED)
        row += Content.styled(f"  {round(100 * topic.mastery):3d} %", MUTED)
        words = []
        if topic.due:
            words.append(Content.styled(f"  {topic.due} due", MUTED))
        if topic.id == self._weakest:
            words.append(Content.styled(f"  {self._look.glyphs.mark} weakest", WARN))
        for word in words:
            if row.cell_length + word.cell_length <= width:
                row += word
        return row


class DayBars(Laid):
    """A row a day: how many answers, how many right."""

    def __init__(self, look: RowStyle, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._look = look
        self._days: Sequence[DayCount] = ()

    def show(self, days: Sequence[DayCount]) -> None:
        """Show these days, oldest first; the last is today."""
        self._days = days
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:  # noqa: ARG002 - fits wherever it is shown
        """Heading and rows."""
        if not self._days:
            return []
        rows = [self._row(day, today=day is self._days[-1]) for day in self._days]
        return [Content.styled("Last seven days", BOLD), *rows]

    def _row(self, day: DayCount, *, today: bool) -> Content:
        glyphs = self._look.glyphs
        blocks = min(-(-day.answers // PER_BLOCK), DAY_BAR_CELLS)
        name = f"{day_words(day.day):<11}"
        row = Content(name) + Content(f"{glyphs.block * blocks:<{DAY_BAR_CELLS + 2}}")
        words = f"{counted(day.answers, 'answer'):<12}{day.right:>3} right" if day.answers else glyphs.dash
        row += Content.styled(words, MUTED)
        return row + Content.styled(f"  {glyphs.mark} today", MUTED) if today else row
