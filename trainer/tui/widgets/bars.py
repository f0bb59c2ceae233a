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

BAR_CELLS = 16
NARROW_BAR_CELLS = 8
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
        narrow = width < 56
        cells = NARROW_BAR_CELLS if narrow else BAR_CELLS
        titles = [one_line(topic.title, width - cells - 9 if narrow else 28) for topic in self._topics]
        column = max(len(title) for title in titles)
        heading = Content.styled("Topics", BOLD)
        return [heading] + [
            self._row(topic, title.ljust(column), cells, narrow=narrow)
            for topic, title in zip(self._topics, titles, strict=True)
        ]

    def _row(self, topic: Mastery, title: str, cells: int, *, narrow: bool) -> Content:
        row = Content(f"{title}  ") + bar(topic.mastery, cells, self._look)
        if not topic.seen:
            return row + Content.styled("    new", MUTED)
        row += Content.styled(f"  {round(100 * topic.mastery):3d} %", MUTED)
        if narrow:
            return row
        if topic.due:
            row += Content.styled(f"  {topic.due} due", MUTED)
        if topic.id == self._weakest:
            row += Content.styled(f"  {self._look.glyphs.mark} weakest", WARN)
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
