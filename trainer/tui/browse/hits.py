"""What was found: a line each, of which only those in sight are drawn, so that ten thousand cost no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from trainer.tui.browse.wording import outcome, when_due
from trainer.tui.prose import phrase
from trainer.tui.texts import one_line
from trainer.tui.themes import BOLD, MUTED, WARN
from trainer.tui.wrapping import fold_phrases

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from textual import events

    from trainer.practice.browsing import Entry
    from trainer.progress import CardState
    from trainer.tui.widgets.rows import RowStyle

__all__ = ["HitList"]

KIND_CELLS = 9
DUE_CELLS = 11
OUTCOME_CELLS = 11
STANDING_FROM = 46
"""Cells from which it is said when a card is due; from as many more as that takes, how it went last."""
OUTCOME_FROM = 64
HEADS_FROM = 5
"""Rows from which the first of them says what the columns are."""
FOUND = "underline"
WHEEL_LINES = 3


class HitList(Widget):
    """The entries that were found, one of them marked.

    Args:
        look: signs and accent.
    """

    DEFAULT_CSS: ClassVar[str] = """
    HitList { height: 1fr; width: 100%; text-wrap: nowrap; text-overflow: clip; }
    """

    cursor: reactive[int] = reactive(0)
    """Which entry is marked."""

    @dataclass
    class Moved(Message):
        """Another entry is marked."""

        entry: Entry

    @dataclass
    class Taken(Message):
        """The marked entry was clicked once more."""

    def __init__(self, look: RowStyle, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._look = look
        self._top = 0
        self._marked: re.Pattern[str] | None = None
        self._states: Mapping[str, CardState] = {}
        self._now: datetime | None = None
        self._said = ""
        self.entries: Sequence[Entry] = ()

    @property
    def current(self) -> Entry | None:
        """The marked entry; None where nothing was found."""
        return self.entries[self.cursor] if self.cursor < len(self.entries) else None

    @property
    def rows(self) -> int:
        """How many entries there is room for."""
        return max(self.size.height - self._heads, 1)

    @property
    def _heads(self) -> int:
        """The rows above the entries: one that says what the columns are, where there is room for it."""
        return int(self.size.height >= HEADS_FROM and self.size.width >= STANDING_FROM)

    def show(
        self,
        entries: Sequence[Entry],
        states: Mapping[str, CardState],
        now: datetime,
        *,
        marked: re.Pattern[str] | None = None,
        said: str = "",
        keep: bool = False,
    ) -> None:
        """Show other entries.

        Args:
            entries: in their order.
            states: how the cards stand.
            now: the local time.
            marked: the words found.
            said: what to say where there are none.
            keep: stay on the marked entry if it is among them; else begin at the top.
        """
        before = self.current
        self.entries, self._states, self._now = entries, states, now
        self._marked, self._said = marked, said
        cursor = 0
        if keep and before is not None:
            same = (at for at, entry in enumerate(entries) if entry.key == before.key)
            cursor = next(same, min(self.cursor, max(len(entries) - 1, 0)))
        self.set_reactive(HitList.cursor, cursor)
        self._bring_into_sight()
        self.refresh()
        if (entry := self.current) is not None:
            self.post_message(self.Moved(entry))

    def move(self, delta: int) -> None:
        """Go up or down, stopping at the ends."""
        if self.entries:
            self.cursor = min(max(self.cursor + delta, 0), len(self.entries) - 1)

    def watch_cursor(self) -> None:
        """Draw the mark, and tell."""
        self._bring_into_sight()
        if (entry := self.current) is not None:
            self.post_message(self.Moved(entry))

    def on_resize(self) -> None:
        """Keep the marked entry in sight."""
        self._bring_into_sight()
        self.refresh()

    def _bring_into_sight(self) -> None:
        highest = max(len(self.entries) - self.rows, 0)
        self._top = min(max(self._top, self.cursor - self.rows + 1), self.cursor, highest)

    # Drawing

    def render(self) -> Content:
        """The lines in sight."""
        width = self.content_size.width
        if not self.entries:
            said = Content.styled(one_line(self._said), MUTED)
            return Content("\n").join(fold_phrases(said, width))
        shown = self.entries[self._top : self._top + self.rows]
        lines = [
            self._line(entry, width, here=self._top + at == self.cursor) for at, entry in enumerate(shown)
        ]
        return Content("\n").join([self._head(width), *lines] if self._heads else lines)

    @staticmethod
    def _head(width: int) -> Content:
        """What the columns are."""
        behind = "  " + "due".ljust(DUE_CELLS)
        if width >= OUTCOME_FROM:
            behind += "last answer".ljust(OUTCOME_CELLS)
        words = "  " + "kind".ljust(KIND_CELLS) + "title"
        return Content.styled(words.ljust(width - len(behind)) + behind, MUTED)

    def _line(self, entry: Entry, width: int, *, here: bool) -> Content:
        sign = Content.styled(self._look.glyphs.here, self._look.accent) if here else Content(" ")
        kind = Content.styled(entry.kind.ljust(KIND_CELLS), BOLD if here else MUTED)
        behind = self._standing(entry, width)
        space = max(width - 2 - KIND_CELLS - behind.cell_length, 1)
        title = phrase(one_line(entry.title))
        if title.cell_length > space:
            title = title.truncate(space - 1) + Content("…")
        if self._marked is not None:
            title = title.highlight_regex(self._marked, style=FOUND)
        if here:
            title = title.stylize_before(BOLD)
        gap = max(space - title.cell_length, 0)
        return sign + Content(" ") + kind + title + Content(" " * gap) + behind

    def _standing(self, entry: Entry, width: int) -> Content:
        if width < STANDING_FROM or self._now is None:
            return Content("")
        state = self._states.get(entry.key)
        due = when_due(entry, state, self._now)
        words = Content("  ") + Content.styled(due.ljust(DUE_CELLS), "" if due == "due" else MUTED)
        if width < OUTCOME_FROM:
            return words
        how = outcome(entry, state)
        bad = how in ("missed", "not passed", "flagged")
        return words + Content.styled(how.ljust(OUTCOME_CELLS), WARN if bad else MUTED)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Mark what was clicked; once more takes it. What was dragged over is selected and nothing else."""
        event.stop()
        at = self._top + event.y - self._heads
        if at < self._top or at >= len(self.entries) or self.screen.get_selected_text():
            return
        if at == self.cursor:
            self.post_message(self.Taken())
        self.cursor = at

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Further down."""
        event.stop()
        self.move(WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Further up."""
        event.stop()
        self.move(-WHEEL_LINES)
