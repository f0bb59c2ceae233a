"""The last row of a screen: the keys that act now, made from the active bindings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from trainer.tui.themes import BOLD, MUTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

__all__ = ["KeyHint", "KeyRow", "fitting"]

GAPS = (3, 2, 1)


@dataclass(frozen=True, slots=True)
class KeyHint:
    """One key and what it does.

    Attributes:
        key: the key that is pressed when the hint is clicked.
        display: how the key is written, `1-4`.
        label: what it does, one or two words.
        kept: never left out, however narrow the window.
    """

    key: str
    display: str
    label: str
    kept: bool = False

    @property
    def width(self) -> int:
        """Cells it takes without the gap after it."""
        return Content(f"{self.display} {self.label}").cell_length if self.label else len(self.display)


def fitting(hints: Sequence[KeyHint], width: int) -> tuple[list[KeyHint], int]:
    """The hints that fit into a width, and the gap between them.

    What is dropped first stands last among those that may go; the kept ones at last lose their words, the
    last one first.
    """
    shown = list(hints)
    while _width(shown, GAPS[0]) > width and (droppable := [hint for hint in shown if not hint.kept]):
        shown.remove(droppable[-1])
    # Of what is kept the last ones are best known by their key alone.
    for at in (None, *reversed(range(len(shown)))):
        if at is not None:
            shown[at] = replace(shown[at], label="")
        for gap in GAPS:
            if _width(shown, gap) <= width:
                return shown, gap
    return shown, GAPS[-1]


def _width(hints: Sequence[KeyHint], gap: int) -> int:
    return sum(hint.width for hint in hints) + gap * max(len(hints) - 1, 0)


class KeyRow(Widget):
    """The keys in order of use. The first is the one accent; a click on a key presses it."""

    DEFAULT_CSS: ClassVar[str] = """
    KeyRow { height: 1; width: 100%; padding: 0 2; text-wrap: nowrap; }
    """
    ALLOW_SELECT = False

    hints: reactive[tuple[KeyHint, ...]] = reactive(())
    """What is shown; the screen sets it whenever its bindings change."""

    def __init__(self, accent: str) -> None:
        super().__init__()
        self._accent = accent
        self._pressed: object = None

    def render(self) -> Content:
        """The row as it fits into the width."""
        shown, gap = fitting(self.hints, self.content_size.width)
        parts: list[Content] = []
        for index, hint in enumerate(shown):
            press = Style.from_meta({"press": hint.key})
            key = Content.styled(hint.display, self._accent if index == 0 else BOLD)
            label = Content.styled(f" {hint.label}" if hint.label else "", MUTED)
            parts.append((key + label).stylize(press))
        return Content(" " * gap).join(parts)

    def on_click(self, event: events.Click) -> None:
        """Press the key under the pointer."""
        key = event.style.meta.get("press")
        if event.chain > 1 and key != self._pressed:
            return  # the second of two clicks never means what the first one brought beneath it
        self._pressed = key
        if isinstance(key, str):
            self.app.simulate_key(key)
