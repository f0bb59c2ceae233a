"""The code editor: a text area with Python's colours and manners."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import TextArea
from textual.widgets.text_area import LanguageDoesNotExist, Selection

from trainer.tui.widgets import editor_text as manners
from trainer.tui.widgets.editor_themes import NAME, editor_theme

if TYPE_CHECKING:
    from textual import events

__all__ = ["Editor", "warm_parser"]

# Seen, one cell for one, in place of what would drive the terminal or turn the reading order round.
_HIDDEN = {code: 0x2400 + code for code in range(32) if code != 9}
_HIDDEN[0x7F] = 0x2421
_DIRECTION_MARKS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_HIDDEN |= dict.fromkeys((*range(0x80, 0xA0), *_DIRECTION_MARKS, 0xFEFF), 0xFFFD)


def warm_parser() -> None:
    """Load Python's parser and its highlight query: 70 ms the first time, so not in front of the learner.

    Safe to call from a thread; does nothing where the parser is not installed.
    """
    try:
        Editor.quiet("pass\n")
    except LanguageDoesNotExist:  # the parser is an extra: without it the text is plain
        return


class Editor(TextArea):
    """Python in a text area: keeps indentation, closes pairs, comments out, follows the app's theme.

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
            language=_language(),
            soft_wrap=False,
            tab_behavior="indent",
            show_line_numbers=True,
            read_only=read_only,
            show_cursor=not read_only,
            highlight_cursor_line=not read_only,
            id=id,
        )
        self.cursor_blink = False

    @staticmethod
    def quiet(text: str) -> TextArea:
        """A highlighted text area that is mounted nowhere."""
        return TextArea(text, language="python")

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
        elif event.key in self._bindings.key_to_bindings:
            # Textual runs a binding only after the key has bubbled to the app: what was typed meanwhile
            # (a paste, a fast typist) would overtake it, and a backspace would take the wrong character.
            event.stop()
            event.prevent_default()
            for binding in self._bindings.get_bindings_for_key(event.key):
                await self.run_action(binding.action)
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


def _language() -> str | None:
    """Python where its parser is installed, else no language: the text is then plain."""
    from textual._tree_sitter import get_language  # noqa: PLC0415 - a private module, at one place

    return "python" if get_language("python") is not None else None
