"""The first row of a screen: where you are, and what this is."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from trainer.tui.texts import one_line
from trainer.tui.themes import BOLD, MUTED

__all__ = ["TopRow"]

GAP = 2


class TopRow(Widget):
    """Left, in bold, where you are; right, muted, what this is, where there is room for it."""

    DEFAULT_CSS: ClassVar[str] = """
    TopRow { height: 1; width: 100%; padding: 0 2; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    left: reactive[str] = reactive("")
    """Where you are."""
    beside: reactive[str] = reactive("")
    """Follows the left part, not in bold: "3 of 12"."""
    right: reactive[str] = reactive("")
    """What this is."""

    def show(self, left: str, right: str = "", *, beside: str = "") -> None:
        """Set all parts at once."""
        self.left, self.beside, self.right = left, beside, right

    def render(self) -> Content:
        """The row as it fits into the width."""
        width = self.content_size.width
        parts: list[tuple[str, str]] = [(one_line(self.left), BOLD)]
        if self.beside:
            parts.append(("  " + one_line(self.beside), ""))
        left = Content.assemble(*parts)
        right = one_line(self.right)
        space = width - left.cell_length - Content(right).cell_length
        if not right or space < GAP:
            return left
        return left + Content(" " * space) + Content.styled(right, MUTED)
