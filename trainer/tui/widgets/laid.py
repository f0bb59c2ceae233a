"""Widgets that lay out their own lines for the width they get."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget

from trainer.tui.prose import blocks, laid_out

if TYPE_CHECKING:
    from textual.geometry import Size

__all__ = ["Laid", "Prose"]


class Laid(Widget):
    """As high as its lines are many; a wrapped line can hang, which a Static's can't."""

    DEFAULT_CSS: ClassVar[str] = """
    Laid { height: auto; width: 100%; max-width: 76; text-wrap: nowrap; text-overflow: clip; }
    """

    def lines(self, width: int) -> list[Content]:
        """The lines at a width; subclasses say which."""
        raise NotImplementedError

    def render(self) -> Content:
        """The lines at the width given."""
        return Content("\n").join(self.lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """How many lines there are at that width."""
        return len(self.lines(width))


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
