"""Paused: the clock stands, the question is out of sight, and one chooses how it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from trainer.practice.interview.wording import clock, plan_words
from trainer.tui.screens.base import HouseScreen, digit_bindings
from trainer.tui.screens.frame import key_display
from trainer.tui.texts import counted
from trainer.tui.widgets.laid import Prose
from trainer.tui.widgets.rows import OptionRow, RowList, RowStyle

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from trainer.practice.interview import Interview

__all__ = ["CLOSES", "PauseScreen", "Then"]

CLOSES = "enter closes it for good."
"""Said where a digit marks the row that closes an interview: what can't be taken back takes two keys."""

Then = Literal["resume", "close", "keep"]
_ROWS: tuple[tuple[Then, str, str], ...] = (
    ("resume", "Resume", "the clock goes on"),
    ("close", "Close it with what it has", "the report, for good"),
    ("keep", "Keep it for later", "Home; it waits there"),
)


class PauseScreen(HouseScreen[Then]):
    """Closes with how the interview goes on."""

    DEFAULT_CSS: ClassVar[str] = "PauseScreen Prose { margin-bottom: 1; }"
    ABOUT = "The interview's clock stands. The question is put away: a pause is no time to think about it."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "resume"),
        *digit_bindings("go", "choose"),
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("escape", "step_out", "resume"),
    ]

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        self._interview = interview

    def compose_body(self) -> ComposeResult:
        """What stands, and the three ways on."""
        interview = self._interview
        answered = counted(len(interview.given), "question") + " behind you"
        left = clock(int(interview.seconds_left()))
        look = RowStyle(self.glyphs, self.house.accent)
        rows = [OptionRow(number, Content(text), look) for number, (_, text, _) in enumerate(_ROWS, 1)]
        for row, (_, _, says) in zip(rows, _ROWS, strict=True):
            row.set_reactive(OptionRow.reason, Content(says))
        with VerticalScroll(can_focus=False):
            yield Prose(f"Paused with {left} left, {answered}. The report counts every pause.")
            yield RowList(rows, id="ways")

    def on_mount(self) -> None:
        """Say where we are."""
        self.top.show("Mock interview", plan_words(self._interview.plan), beside="paused")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Three numbers."""
        return action != "go" or (isinstance(parameters[0], int) and parameters[0] <= len(_ROWS))

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """Word enter by the marked row."""
        if binding.action == "enter":
            cursor = self.query_one("#ways", RowList).cursor if self.query("#ways") else 0
            return "enter", _ROWS[cursor or 0][0]
        if binding.action.startswith("go("):
            return f"1-{len(_ROWS)}", "choose"
        return key_display(binding), binding.description

    def action_move(self, delta: int) -> None:
        """To the next row."""
        self.hush()
        self.query_one("#ways", RowList).move(delta)
        self.refresh_bindings()

    def action_enter(self) -> None:
        """As the marked row says."""
        self.dismiss(_ROWS[self.query_one("#ways", RowList).cursor or 0][0])

    def action_go(self, number: int) -> None:
        """As that row says; to close, its digit only marks."""
        then, ways = _ROWS[number - 1][0], self.query_one("#ways", RowList)
        if then == "close" and ways.cursor != number - 1:
            ways.go_to(number)
            self.say(CLOSES)
            self.refresh_bindings()
            return
        self.dismiss(then)

    def action_step_out(self) -> None:
        """Back into the interview."""
        self.dismiss("resume")

    def on_row_list_taken(self, message: RowList.Taken) -> None:
        """A click is the digit of the row."""
        message.stop()
        self.action_go(message.index + 1)
