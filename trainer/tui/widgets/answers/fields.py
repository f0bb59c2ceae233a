"""Numbers and blanks: one-line fields in which enter hands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Input, Static

from trainer.tui.prose import phrase
from trainer.tui.texts import counted, shown
from trainer.tui.widgets.answers.base import AnswerPanel, RowVerdict
from trainer.tui.widgets.rows import OptionRow, RowStyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

__all__ = ["ClozePanel", "NumericPanel"]

MAX_LENGTH = 200


class Field(Input):
    """A line to write in, drawn without a box; `>` says where it begins."""

    DEFAULT_CSS: ClassVar[str] = """
    Field, Field:focus { border: none; height: 1; padding: 0; background: $panel; width: 1fr; }
    Field:disabled { background: transparent; opacity: 1; text-opacity: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "check")]

    def __init__(self, hint: str) -> None:
        super().__init__(placeholder=hint, max_length=MAX_LENGTH, compact=True, select_on_focus=False)
        self.cursor_blink = False


class FieldRow(Horizontal):
    """A field behind its sign."""

    DEFAULT_CSS: ClassVar[str] = """
    FieldRow { height: 1; width: 100%; max-width: 60; }
    FieldRow Static { width: auto; }
    """

    def __init__(self, sign: str, field: Field) -> None:
        super().__init__()
        self._sign = sign
        self.field = field

    def compose(self) -> ComposeResult:
        """Sign and field."""
        yield Static(f"{self._sign} ", markup=False)
        yield self.field


class NumericPanel(AnswerPanel):
    """A number, as learners type it."""

    digits_do = ""
    has_field = True

    def __init__(self, look: RowStyle) -> None:
        super().__init__(look)
        self._row = FieldRow(">", Field("a number: 0.25, 1/4, 2.5e-1, 25 %"))

    def compose(self) -> ComposeResult:
        """The field."""
        yield self._row

    def start(self) -> None:
        """Write at once."""
        self._row.field.focus()

    def response(self) -> str:
        """What was typed."""
        return self._row.field.value.strip()

    def restore(self, response: str) -> None:
        """Write the number again as it was typed."""
        self._row.field.value = response

    def missing(self) -> str:
        """Something must be typed."""
        return "" if self.response() else "Type a number first."

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter hands in."""
        event.stop()
        self.post_message(self.HandedIn())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Whatever was said of the last try is over."""
        event.stop()
        self.post_message(self.Changed())

    def settle(self) -> None:
        """The field stays, to be read."""
        super().settle()
        self._row.field.disabled = True


class ClozePanel(AnswerPanel):
    """A field for each blank of the prompt; enter goes to the next empty one, then hands in."""

    digits_do = ""
    has_field = True

    def __init__(self, blanks: int, look: RowStyle) -> None:
        super().__init__(look)
        self._rows = [FieldRow(f"{number} >", Field("")) for number in range(1, blanks + 1)]
        self._verdicts = [OptionRow(number, phrase(""), look) for number in range(1, blanks + 1)]

    def compose(self) -> ComposeResult:
        """The fields; after the answer a row in the place of each."""
        for row, verdict in zip(self._rows, self._verdicts, strict=True):
            verdict.display = False
            yield row
            yield verdict

    def start(self) -> None:
        """Write in the first."""
        self._rows[0].field.focus()

    def response(self) -> list[str]:
        """What was typed, blank by blank."""
        return [row.field.value.strip() for row in self._rows]

    def restore(self, response: Sequence[str]) -> None:
        """Fill the blanks again."""
        for row, text in zip(self._rows, response, strict=True):
            row.field.value = text

    def missing(self) -> str:
        """Every blank is filled."""
        empty = self.response().count("")
        return f"{counted(empty, 'blank is', 'blanks are')} empty." if empty else ""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on to an empty blank; where none is left it hands in."""
        event.stop()
        fields = [row.field for row in self._rows]
        at = fields.index(event.input)  # type: ignore[arg-type]
        empty = next((field for field in fields[at + 1 :] + fields[:at] if not field.value.strip()), None)
        if empty is not None:
            empty.focus()
        else:
            self.post_message(self.HandedIn())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Whatever was said of the last try is over."""
        event.stop()
        self.post_message(self.Changed())

    def reveal(self, verdicts: Sequence[RowVerdict]) -> None:
        """Each blank with what was typed, and what is right."""
        self.settle()
        for field, row, verdict in zip(self._rows, self._verdicts, verdicts, strict=True):
            row.content = shown(field.field.value.strip() or "–")
            row.right, row.mark, row.reason = verdict.right, verdict.mark, phrase(verdict.reason)
            field.display, row.display = False, True
