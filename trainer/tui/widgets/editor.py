"""The code editor: a text area with Python's colours and manners."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Spacing
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import DocumentNavigator, Selection, WrappedDocument

from trainer.tui.widgets import editor_text as manners
from trainer.tui.widgets.editor_language import Highlighted, parser_name
from trainer.tui.widgets.editor_signature import pinned, signature
from trainer.tui.widgets.editor_themes import NAME, editor_theme

if TYPE_CHECKING:
    from textual import events
    from textual.document._document import Location

__all__ = ["Editor"]

# Seen, one cell for one, in place of what would drive the terminal or turn the reading order round.
_HIDDEN = {code: 0x2400 + code for code in range(32) if code != 9}
_HIDDEN[0x7F] = 0x2421
_DIRECTION_MARKS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_HIDDEN |= dict.fromkeys((*range(0x80, 0xA0), *_DIRECTION_MARKS, 0xFEFF), 0xFFFD)


class Editor(TextArea):
    """Python in a text area: keeps indentation, closes pairs, comments out, follows the app's theme.

    A function's signature stays in sight while its body is scrolled.

    Escape is the screen's: a priority binding there takes it, so that the palette still closes on it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+tab", "outdent", "Outdent", show=False),
        # Terminals send ctrl+/ as ctrl+_; those with the newer keyboard protocol as itself.
        Binding("ctrl+underscore,ctrl+slash", "toggle_comment", "Comment out or in", show=False),
    ]

    DEFAULT_CSS = """
    Editor {
        border: none;
        padding: 0;
        background: $surface;
        scrollbar-size-horizontal: 1;
        scrollbar-size-vertical: 1;
        scrollbar-color: $foreground 20%;
        scrollbar-color-hover: $foreground 30%;
        scrollbar-color-active: $foreground 30%;
        scrollbar-background: $surface;
        scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface;
        &:focus { border: none; }
        & .text-area--gutter { color: $foreground 40%; }
        & .text-area--cursor-gutter { color: $foreground; text-style: bold; }
    }
    """

    def __init__(self, text: str = "", *, id: str | None = None, read_only: bool = False) -> None:  # noqa: A002
        super().__init__(
            text,
            language=parser_name(),
            soft_wrap=False,
            tab_behavior="indent",
            show_line_numbers=True,
            read_only=read_only,
            show_cursor=not read_only,
            highlight_cursor_line=not read_only,
            id=id,
        )
        self.cursor_blink = False

    def on_mount(self) -> None:
        """Take the app's colours, and take them again whenever they change."""
        self.app.theme_changed_signal.subscribe(self, self._follow_theme)
        self._follow_theme(None)

    def on_unmount(self) -> None:
        """Let go of the app's signal: what it calls back holds the editor, and with it the screen."""
        self.app.theme_changed_signal.unsubscribe(self)

    def _follow_theme(self, _theme: object) -> None:
        self.register_theme(editor_theme(self.app.theme_variables, no_color=self.app.no_color))
        self.theme = NAME

    def get_line(self, line_index: int) -> Text:
        """The line as it is drawn: control characters and direction marks visible, never obeyed."""
        return Text(self.document.get_line(line_index).translate(_HIDDEN), end="", no_wrap=True)

    def _set_document(self, text: str, language: str | None) -> None:
        """As a text area does it, with a document that compiles no query of its own."""
        super()._set_document(text, None)
        if language is None:
            return
        document = Highlighted(text)
        self.document, self._highlight_query = document, document.highlights
        self.wrapped_document = WrappedDocument(document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._build_highlight_map()
        self._rewrap_and_refresh_virtual_size()

    # The signature stays

    @property
    def _pinned(self) -> range:
        """The rows of the signature that stand in place of the first ones in sight."""
        top = self.scroll_offset.y
        if self.soft_wrap or not top:
            return range(0)
        return pinned(self.document.lines, top, self._pinned_at_most)

    @property
    def _pinned_at_most(self) -> int:
        return self.size.height // 4

    def on_resize(self) -> None:
        """Keep what is being written in sight where the rows have become fewer."""
        if self.has_focus:
            self.scroll_cursor_visible()

    def render_line(self, y: int) -> Strip:
        """A line as it is drawn, the signature on a ground of its own where it is not scrolled along."""
        rows = self._pinned
        if y >= len(rows):
            return super().render_line(y)
        strip = super().render_line(rows[y] - self.scroll_offset.y)
        ground = Style(bgcolor=self.app.theme_variables["panel"])
        styled = [Segment(text, (style or Style()) + ground, control) for text, style, control in strip]
        return Strip(styled, strip.cell_length)

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """As a text area does it, and never behind the signature.

        Returns:
            By how much was scrolled.
        """
        if not self._has_cursor:
            return Offset(0, 0)
        self._recompute_cursor_offset()  # type: ignore[no-untyped-call]
        x, y = self._cursor_offset
        above = 0 if self.soft_wrap else len(signature(self.document.lines, y, self._pinned_at_most))
        return self.scroll_to_region(
            Region(x, y, width=3, height=1),
            spacing=Spacing(top=above, right=self.gutter_width),
            animate=animate,
            force=True,
            center=center,
        )

    def get_target_document_location(self, event: events.MouseEvent) -> Location:
        """The row and column under the mouse, on the signature too."""
        row, column = super().get_target_document_location(event)
        rows = self._pinned
        if event.y < len(rows):
            row = rows[max(event.y, 0)]
            column = min(event.x - self.gutter_width + self.scroll_offset.x, len(self.document[row]))
            return row, max(column, 0)
        return row, column

    # Text from outside

    def take(self, text: str) -> None:
        """Replace the whole text as one edit that can be undone; the cursor stays on its line."""
        if text == self.text:
            return
        row, column = self.cursor_location
        self.history.checkpoint()
        self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)
        self.move_cursor(self.clamp_visitable((row, column)))

    # Keys

    async def _on_key(self, event: events.Key) -> None:
        if not self.read_only and self._handled(event):
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)

    def _handled(self, event: events.Key) -> bool:
        """Do what Python wants of a key; False leaves it to the text area."""
        if event.key == "enter":
            self._break_line()
        elif event.key == "tab":
            return self._indent_selection()
        elif event.character is None or not event.is_printable:
            return False
        elif event.character in "()[]{}'\"":
            return self._typed_pair(event.character)
        elif event.character == ":" and self.selection.is_empty:
            return self._typed_colon()
        else:
            return False
        return True

    @property
    def _lines(self) -> list[str]:
        return list(self.document.lines)

    def _text_around(self) -> tuple[str, str]:
        lines = self._lines
        row, column = self.cursor_location
        before = "\n".join([*lines[:row], lines[row][:column]])
        behind = "\n".join([lines[row][column:], *lines[row + 1 :]])
        return before, behind

    def _break_line(self) -> None:
        if not self.selection.is_empty:
            self._delete_via_keyboard(*self.selection)
        row, column = self.cursor_location
        made = manners.new_line(self._lines, row, column)
        self._replace_via_keyboard(
            made.before + made.after,
            (row, column - made.take_before),
            (row, column + made.take_after),
        )
        if made.after:
            self.move_cursor((row + 1, len(made.before) - 1))

    def _typed_pair(self, typed: str) -> bool:
        if not self.selection.is_empty:
            return self._wrap_selection(typed)
        before, behind = self._text_around()
        row, column = self.cursor_location
        if manners.types_over(typed, before, behind):
            self.move_cursor((row, column + 1))
            return True
        closing = manners.closing_for(typed, before, behind.split("\n", 1)[0])
        if not closing:
            return False
        self._restart_blink()
        self._replace_via_keyboard(typed + closing, (row, column), (row, column))
        self.move_cursor((row, column + 1))
        return True

    def _wrap_selection(self, typed: str) -> bool:
        closing = manners.PAIRS.get(typed) or (typed if typed in manners.QUOTES else "")
        inside = self.selected_text
        if not closing or "\n" in inside:
            return False
        start, end = sorted(self.selection)
        self._replace_via_keyboard(typed + inside + closing, start, end)
        self.selection = Selection((start[0], start[1] + 1), (end[0], end[1] + 1))
        return True

    def _typed_colon(self) -> bool:
        row, column = self.cursor_location
        self._replace_via_keyboard(":", (row, column), (row, column))
        indent = manners.keyword_indent(self._lines, row)
        if indent is not None and not self.document[row][column + 1 :].strip():
            old = manners.leading(self.document[row])
            self._replace_via_keyboard(indent, (row, 0), (row, len(old)))
            self.move_cursor((row, column + 1 - len(old) + len(indent)))
        return True

    def action_delete_left(self) -> None:
        """Take a character; in the indentation a level, in an empty pair both halves."""
        row, column = self.cursor_location
        line = self.document[row]
        if self.read_only or not self.selection.is_empty or not column:
            super().action_delete_left()
            return
        around = line[column - 1 : column + 1]
        pair = len(around) == 2 and (manners.PAIRS.get(around[0]) == around[1] or around in ("''", '""'))
        taken = manners.backspace_width(line, column)
        self._delete_via_keyboard((row, column - taken), (row, column + int(pair)))

    # Lines

    def _rows(self) -> tuple[int, int]:
        """The first and last row of the selection; a row that is only touched at its start does not count."""
        (top, _), (bottom, column) = sorted(self.selection)
        return top, bottom - 1 if bottom > top and column == 0 else bottom

    def _rewrite_rows(self, top: int, bottom: int, lines: list[str]) -> None:
        """Put other text in whole rows, the selection kept on the same characters."""
        old = self._lines[top : bottom + 1]
        if lines == old:
            return
        shift = {
            top + at: len(new) - len(line) for at, (line, new) in enumerate(zip(old, lines, strict=True))
        }
        start, end = self.selection
        self.replace("\n".join(lines), (top, 0), (bottom, len(old[-1])), maintain_selection_offset=False)
        moved = [(row, max(0, column + shift.get(row, 0) if column else 0)) for row, column in (start, end)]
        if start == end:
            row, column = end
            moved = [(row, max(0, column + shift.get(row, 0)))] * 2
        self.selection = Selection(self.clamp_visitable(moved[0]), self.clamp_visitable(moved[1]))

    def _indent_selection(self) -> bool:
        if self.selection.is_empty:
            return False
        top, bottom = self._rows()
        self._rewrite_rows(top, bottom, manners.indented(self._lines[top : bottom + 1]))
        return True

    def action_outdent(self) -> None:
        """Move the line, or the selection's lines, a level to the left."""
        if self.read_only:
            return
        top, bottom = self._rows()
        self._rewrite_rows(top, bottom, manners.outdented(self._lines[top : bottom + 1]))

    def action_toggle_comment(self) -> None:
        """Comment the line or the selection's lines out, or back in."""
        if self.read_only:
            return
        top, bottom = self._rows()
        self._rewrite_rows(top, bottom, manners.toggled_comments(self._lines[top : bottom + 1]))
