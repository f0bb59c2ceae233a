"""Widgets that lay out their own lines for the width they get."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from textual.content import Content
from textual.widget import Widget

from trainer.tui.prose import blocks, laid_out

if TYPE_CHECKING:
    from textual.geometry import Region, Size

__all__ = ["Laid", "Prose"]

WIDTHS_KEPT = 4
"""Widths to keep the lines of: what a window has while it stays as it is."""


class Laid(Widget):
    """As high as its lines are many; a wrapped line can hang, which a Static's can't."""

    DEFAULT_CSS: ClassVar[str] = """
    Laid { height: auto; width: 100%; max-width: 76; text-wrap: nowrap; text-overflow: clip; }
    """

    _laid: dict[int, list[Content]] | None = None
    """The lines by the widths they were asked for at: a layout asks three times, at one width or two."""

    def lines(self, width: int) -> list[Content]:
        """The lines at a width; subclasses say which, and refresh when these change."""
        raise NotImplementedError

    def _lines_at(self, width: int) -> list[Content]:
        if self._laid is None or len(self._laid) > WIDTHS_KEPT:
            self._laid = {}
        if width not in self._laid:
            self._laid[width] = self.lines(width)
        return self._laid[width]

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Lay the lines out anew, and draw them."""
        self._laid = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render(self) -> Content:
        """The lines at the width given."""
        return Content("\n").join(self._lines_at(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """How many lines there are at that width."""
        return len(self._lines_at(width))


class Prose(Laid):
    """A text of a pack: paragraphs, lists, fences.

    Args:
        text: the text as written.
        heading: a word in bold above it, such as "Say".
    """

    def __init__(
        self,
        text: str = "",
        *,
        heading: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own word
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._blocks = blocks(text)
        self._heading = heading

    def update(self, text: str) -> None:
        """Show another text."""
        self._blocks = blocks(text)
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """Heading, then the text."""
        heading = [Content.styled(self._heading, "bold")] if self._heading else []
        return [*heading, *laid_out(self._blocks, width)]
