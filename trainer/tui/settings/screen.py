"""The settings: each shows its value, ← and → change it at once, enter does what suits it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import SuspendNotSupported
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from graders.errors import Problem
from trainer.tui.screens.base import digit_bindings
from trainer.tui.screens.frame import key_display
from trainer.tui.settings.foretelling import Foretelling
from trainer.tui.settings.options import OPTIONS, Option, Value, percent, stepped
from trainer.tui.texts import one_line
from trainer.tui.widgets.answers.fields import Field, FieldRow
from trainer.tui.widgets.rows import OptionRow, RowList, RowStyle

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

__all__ = ["SettingsScreen"]

TITLE_COLUMN = 19
AT_ONCE = frozenset({"move", "change", "take", "reset", "open_file", "copy", "edge", "keys"})
"""What waits while something is being typed."""


class SettingsScreen(Foretelling):
    """What can be set.

    Args:
        at: the id of the option to begin at; the first where it is empty.
    """

    CSS_PATH = "settings.tcss"
    ABOUT = (
        "What you can set. Left and right change a value at once. Goals and retention are kept in your log"
        " and travel with it; the rest is kept in a file of this machine, which o opens."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "proceed", "change"),
        *digit_bindings("take", "go to"),
        Binding("left", "change(-1)", "change", tooltip="The value before, or after; left and right"),
        Binding(
            "right", "change(1)", "change", show=False, tooltip="The value before, or after; left and right"
        ),
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("r", "reset", "reset", tooltip="Set this one as it was at first"),
        Binding("o", "open_file", "open file", tooltip="Open the file of settings in your editor"),
        Binding("escape", "step_out", "home"),
    ]

    def __init__(self, at: str = "") -> None:
        super().__init__()
        self._at = next((at_ for at_, option in enumerate(OPTIONS) if option.id == at), 0)
        self._held: dict[str, Value] = {}

    def compose_body(self) -> ComposeResult:
        """The rows, and beneath them what the marked one does."""
        look = RowStyle(self.glyphs, self.house.accent)
        with VerticalScroll(can_focus=False):
            yield RowList(
                [
                    OptionRow(number, Content(option.title), look, column=TITLE_COLUMN)
                    for number, option in enumerate(OPTIONS, 1)
                ],
                id="options",
                cursor=self._at,
            )
            self._field = Field("")
            yield FieldRow(self.glyphs.here, self._field)
            yield Static(id="foretold", markup=False)
            yield Static(id="about", markup=False)

    def on_mount(self) -> None:
        """Show every value."""
        self.query_one(FieldRow).id = "entry"
        self.top.show("Settings", "changes hold at once")
        for notice in self.house.settings_file.notices[:1]:
            self.say(notice)
        self._show()

    @property
    def _rows(self) -> RowList:
        return self.query_one("#options", RowList)

    @property
    def _option(self) -> Option:
        return OPTIONS[self._rows.cursor or 0]

    @property
    def _value(self) -> Value:
        option = self._option
        return self._held.get(option.id, option.default) if self._pending is None else self._pending

    @property
    def _writing(self) -> bool:
        return self.has_class("-writing")

    def _read(self) -> None:
        """Read what holds; what can't be read has no value, and why is told."""
        self._held = {}
        for option in OPTIONS:
            try:
                self._held[option.id] = option.read(self.house)
            except Problem as problem:
                self.say(f"{option.title}: {problem}")

    def _show(self) -> None:
        self._read()
        for row, option in zip(self._rows.rows, OPTIONS, strict=True):
            value = self._pending if option is self._option and self._pending is not None else None
            value = self._held.get(option.id) if value is None else value
            row.note = "can't be read" if value is None else one_line(option.words(self.house, value))
        self.query_one("#about", Static).update(Content(self._option.about))
        if self._pending is None and not self.is_scheduling:
            self._foretell("")
        self.refresh_bindings()

    # Keys

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """What enter does to this one, and the arrows as one key."""
        if binding.action in ("proceed", "submit"):
            return "enter", self._enter_words
        if binding.action.startswith("take("):
            return f"1-{len(OPTIONS)}", "go to"
        if binding.action.startswith("change("):
            return self.glyphs.left_right, "change"
        if binding.action == "step_out" and self.is_scheduling:
            return "esc", "call off"
        if binding.action == "step_out" and (self._writing or self._pending is not None):
            return "esc", "leave it"
        return key_display(binding), binding.description

    @property
    def _enter_words(self) -> str:
        if self._writing:
            return "set"
        if self._pending is not None:
            return f"keep {percent(self._pending)}"
        option = self._option
        return "switch" if option.is_switch else "type" if option.parse is not None else "choose"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While something is typed the keys are the field's; only numbers that are there."""
        if self.is_scheduling and action in (AT_ONCE | {"proceed"}) - {"copy", "keys"}:
            return False
        if action == "take" and parameters[0] not in range(1, len(OPTIONS) + 1):
            return False
        if action == "change" and self.is_mounted and not self._option.steps(self.house):
            return False
        return not (self._writing and action in AT_ONCE)

    def action_move(self, delta: int) -> None:
        """Go to the next one; what was not kept is left."""
        self._drop()
        self._rows.move(delta)
        self._show()

    def action_edge(self, end: int) -> None:
        """Go to the first or the last."""
        self.action_move(len(OPTIONS) if end else -len(OPTIONS))

    def action_take(self, number: int) -> None:
        """Go to the one of that number."""
        self._drop()
        self._rows.go_to(number)
        self._show()

    def on_row_list_taken(self, message: RowList.Taken) -> None:
        """A click goes there; on where it is already, it does what enter does."""
        message.stop()
        if self.is_scheduling:
            self._rows.cursor = self._at
            return
        if message.index == self._at:
            self.action_proceed()
        else:
            self._drop()
            self._show()
        self._at = message.index

    def action_change(self, direction: int) -> None:
        """Set the next value; one that moves what is due is foretold first."""
        value = stepped(self._option.steps(self.house), self._value, direction)
        if value != self._value:
            self._set(value)

    def action_proceed(self) -> None:
        """Switch it, choose it, type it, or keep what was foretold."""
        option = self._option
        if self._writing:
            self._take_typed()
        elif self._pending is not None:
            self._keep(self._pending)
        elif option.is_switch:
            self._set(not self._value)
        elif option.parse is not None:
            self._write()
        else:
            self.house.search_themes()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field sets what was typed."""
        event.stop()
        self._take_typed()

    def action_reset(self) -> None:
        """Set this one as it was at first."""
        if self._value != self._option.default:
            self._set(self._option.default)

    def action_step_out(self) -> None:
        """Call off, or leave the field, or what was not kept, or the screen."""
        if self.is_scheduling:
            self._call_off()
        elif self._writing:
            self._close_field()
        elif self._pending is not None:
            self._drop()
            self._show()
        else:
            self.dismiss()

    def on_screen_resume(self) -> None:
        """Back from the list of themes."""
        if self.is_mounted:
            self._show()

    # Typing a value

    def _write(self) -> None:
        self._field.value = self._typed_form()
        self.add_class("-writing")
        self._field.focus()
        self._field.action_end()
        self.refresh_bindings()

    def _typed_form(self) -> str:
        option, value = self._option, self._value
        return str(value) if isinstance(option.default, str | int) else option.words(self.house, value)

    def _close_field(self) -> None:
        self.set_focus(None)
        self.remove_class("-writing")
        self.hush()
        self._show()

    def _take_typed(self) -> None:
        parse = self._option.parse
        assert parse is not None  # noqa: S101 - only such have a field
        try:
            value = parse(self._field.value)
        except ValueError as error:
            words = str(error)
            self.say(words if words.startswith("Type") else "Type a number.")
            return
        self._close_field()
        if value != self._value:
            self._set(value)

    # Setting it

    def _set(self, value: Value) -> None:
        self.hush()
        if self._option.reschedule is None:
            self._keep(value)
            return
        self._drop()
        self._pending = None if value == self._held.get(self._option.id) else value
        self._show()
        if self._pending is not None:
            self._begin_counting(float(value))

    def _keep(self, value: Value) -> None:
        option = self._option
        self._drop()
        if option.reschedule is not None:
            self._begin_scheduling(option.reschedule, value)
            return
        try:
            self.ended(option.keep(self.house, value))
        except Problem as problem:
            self.ended(f"Not saved: {problem}")

    def ended(self, told: str) -> None:
        """Show what holds now."""
        self.say(told)
        self._show()

    # The file

    def action_open_file(self) -> None:
        """Open the file in the learner's editor, and take in what it saved."""
        from trainer.tui.screens.coding.outside import editor_command, open_in  # noqa: PLC0415 - its screen, 90 ms

        file = self.house.settings_file
        try:
            file.begin()
            command = editor_command(self.house.environment, file.path)
            with self.app.suspend():
                open_in(command)
        except SuspendNotSupported:
            self.say(f"This terminal can't be lent to an editor. Open {file.path} in another one.")
        except Problem as problem:
            self.say(str(problem))
        else:
            self.say(self.house.read_settings())
        self._show()
