"""The clock of an interview: a calm bar, and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.reactive import reactive

from trainer.practice.interview.wording import clock
from trainer.tui.widgets.bars import bar
from trainer.tui.widgets.laid import Laid

if TYPE_CHECKING:
    from textual.content import Content

    from trainer.tui.widgets.rows import RowStyle

__all__ = ["ClockBar", "left_words"]


class ClockBar(Laid):
    """How much of the time has gone, as a line across the page."""

    DEFAULT_CSS: ClassVar[str] = "ClockBar { margin-bottom: 1; }"

    gone: reactive[float] = reactive(0.0)
    """The share of the time that has gone, 0 to 1."""

    def __init__(self, look: RowStyle) -> None:
        super().__init__()
        self._look = look

    def lines(self, width: int) -> list[Content]:
        """The one line."""
        return [bar(self.gone, width, self._look)]


def left_words(seconds: float) -> str:
    """What is left, in words."""
    return f"{clock(int(seconds))} left" if seconds >= 1 else "time is over"
