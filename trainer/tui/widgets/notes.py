"""A topic's notes beside or over a question; built when they are first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Markdown

from trainer.tui.texts import plain

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

__all__ = ["NotesPane"]


class NotesPane(VerticalScroll):
    """A page of Markdown. Its links are not followed: a pack must not open anything.

    Args:
        text: the page, as the pack wrote it.
    """

    DEFAULT_CSS: ClassVar[str] = """
    NotesPane { width: 1fr; height: 1fr; scrollbar-size-vertical: 1; }
    NotesPane Markdown { padding: 0; margin: 0; height: auto; background: transparent; max-width: 76; }
    NotesPane MarkdownH1, NotesPane MarkdownH2, NotesPane MarkdownH3, NotesPane MarkdownH4 {
        margin: 0 0 1 0; padding: 0; content-align: left middle; text-style: bold; color: $foreground;
        background: transparent; border: none;
    }
    NotesPane MarkdownParagraph { margin: 0 0 1 0; }
    NotesPane MarkdownBulletList, NotesPane MarkdownOrderedList { margin: 0 0 1 0; }
    NotesPane MarkdownListItem { margin: 0; height: auto; }
    NotesPane MarkdownListItem MarkdownParagraph { margin: 0; }
    NotesPane MarkdownFence { margin: 0 0 1 0; max-height: 100; }
    NotesPane MarkdownTable { margin: 0 0 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", "scroll the notes", show=False),
        Binding("down,j", "scroll_down", "scroll the notes", show=False),
    ]

    def __init__(self, text: str) -> None:
        super().__init__(id="notes")
        self._text = text

    def compose(self) -> ComposeResult:
        """The page."""
        yield Markdown(plain(self._text), open_links=False)
