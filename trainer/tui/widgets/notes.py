"""A topic's notes beside or over a question; built when they are first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll

from trainer.tui.widgets.laid import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

__all__ = ["NotesPane"]


class NotesPane(VerticalScroll):
    """A page of notes, in the same small Markdown as the questions: it opens at once, and follows no links.

    Args:
        text: the page, as the pack wrote it.
    """

    DEFAULT_CSS: ClassVar[str] = """
    NotesPane { width: 1fr; height: 1fr; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", "scroll the notes", show=False),
        Binding("down", "scroll_down", "scroll the notes", show=False),
        Binding("space", "page_down", "scroll the notes by a page", show=False),
    ]

    def __init__(self, text: str) -> None:
        super().__init__(id="notes")
        self._text = text

    def compose(self) -> ComposeResult:
        """The page."""
        yield Prose(self._text)
