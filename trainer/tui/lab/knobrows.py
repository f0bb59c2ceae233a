"""The knobs as rows: name, value, where it lies in its range, what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from trainer.tui.texts import one_line
from trainer.tui.themes import BOLD, MUTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from trainer.lab.knobs import Knob
    from trainer.tui.widgets.rows import RowStyle

__all__ = ["KnobRows"]

NAME, NUMBER, BAR, LEAST_NOTE, GAP = 12, 7, 16, 20, 2
LONGEST_VALUE = 24
BALL = "●"
RIGHT_BUTTON = 3


class KnobRows(Widget):
    """The knobs around the one that the arrows turn.

    Args:
        look: signs and accent.
    """

    DEFAULT_CSS: ClassVar[str] = "KnobRows { width: 100%; text-wrap: nowrap; text-overflow: clip; }"
    ALLOW_SELECT = False

    cursor: reactive[int] = reactive(0)
    """Which knob the arrows turn."""

    @dataclass
    class Moved(Message):
        """Another knob is chosen."""

    @dataclass
    class Turned(Message):
        """The chosen knob was clicked: turn it up (1), or down (−1) by the other button."""

        by: int

    def __init__(self, look: RowStyle, *, ascii_only: bool) -> None:
        super().__init__()
        self._look = look
        self._ball = "O" if ascii_only else BALL
        self._knobs: Sequence[Knob] = ()
        self._click_turns = False

    def show(self, knobs: Sequence[Knob]) -> None:
        """Show other knobs; the cursor stays on the one of the same name."""
        name = self.current.name if self.current else ""
        self._knobs = knobs
        places = [number for number, knob in enumerate(knobs) if knob.name == name]
        self.cursor = places[0] if places else min(self.cursor, max(len(knobs) - 1, 0))
        self.refresh()

    @property
    def current(self) -> Knob | None:
        """The knob that the arrows turn; None before there are any."""
        return self._knobs[self.cursor] if self._knobs else None

    @property
    def count(self) -> int:
        """How many knobs there are, in sight or not."""
        return len(self._knobs)

    def watch_cursor(self) -> None:
        """Tell which is chosen."""
        self.post_message(self.Moved())

    def move(self, delta: int) -> None:
        """Go to the next knob, stopping at the ends."""
        self.cursor = min(max(self.cursor + delta, 0), max(len(self._knobs) - 1, 0))

    def on_click(self, event: events.Click) -> None:
        """A click chooses the knob; one on the chosen knob turns it."""
        row = self._first + event.y
        if row >= len(self._knobs):
            return
        if event.chain == 1:  # the second click of two means what the first one meant
            self._click_turns = row == self.cursor
        self.cursor = row
        if self._click_turns:
            self.post_message(self.Turned(-1 if event.button == RIGHT_BUTTON else 1))

    @property
    def _first(self) -> int:
        """The first knob in sight."""
        rows = max(self.size.height, 1)
        return min(max(self.cursor - rows // 2, 0), max(len(self._knobs) - rows, 0))

    def render(self) -> Content:
        """The rows there is room for."""
        shown = self._knobs[self._first : self._first + max(self.size.height, 1)]
        value = min(max((len(knob.text) for knob in self._knobs), default=0), LONGEST_VALUE)
        return Content("\n").join(
            self._row(knob, value, here=self._first + at == self.cursor) for at, knob in enumerate(shown)
        )

    def _row(self, knob: Knob, value: int, *, here: bool) -> Content:
        sign = Content.styled(f"{self._look.glyphs.here} ", self._look.accent) if here else Content("  ")
        # Numbers are short: their bars begin early, and their notes have room.
        value = value if knob.place is None else NUMBER
        text = f"{knob.label:<{NAME}} {one_line(knob.text):<{value}}"
        row = sign + Content.styled(text, BOLD if here else "")
        note = one_line(knob.note)
        room = self.size.width - row.cell_length - GAP
        # What a value means comes before where it lies.
        if knob.place is not None and room >= BAR + (len(note) + GAP if note else 0):
            row += Content(" " * GAP) + self._bar(knob.place)
            room -= BAR + GAP
        if note and room >= min(len(note), LEAST_NOTE):
            row += Content.styled(" " * GAP + one_line(note, room), MUTED)
        elif row.cell_length > self.size.width:
            row = row.truncate(self.size.width, ellipsis=True)
        return row

    def _bar(self, place: float) -> Content:
        glyphs = self._look.glyphs
        at = round(place * (BAR - 1))
        return (
            Content(glyphs.full * at)
            + Content.styled(self._ball, BOLD)
            + Content.styled(glyphs.empty * (BAR - 1 - at), MUTED)
        )
