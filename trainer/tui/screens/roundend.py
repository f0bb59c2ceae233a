"""The end of a round: how it went, what to look at again, when it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from trainer.tui.prose import wrapped
from trainer.tui.screens.base import HouseScreen
from trainer.tui.texts import counted
from trainer.tui.texts import shown as safe
from trainer.tui.themes import BOLD, MUTED
from trainer.tui.when import when
from trainer.tui.widgets.laid import Laid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.screen import Screen

    from trainer.practice import RoundSummary

__all__ = ["RoundEndScreen"]


class Missed(Laid):
    """The prompts of what was not right."""

    def __init__(self, prompts: Sequence[str]) -> None:
        super().__init__()
        self._prompts = list(dict.fromkeys(prompts))

    def lines(self, width: int) -> list[Content]:
        """Heading and a hanging line a prompt, each with a sign by which one sees where it begins."""
        if not self._prompts:
            return []
        heading = Content.styled("To look at again", BOLD)
        rows = [line for prompt in self._prompts for line in wrapped(safe(prompt), width, "• ")]
        return [heading, *rows]


class RoundEndScreen(HouseScreen[Literal["home", "undo", "back"]]):
    """How a round went that is over, or is left; closes with what is to happen next.

    Args:
        name: the round's.
        summary: how it went.
        missed: the prompts of what was not right.
    """

    DEFAULT_CSS: ClassVar[str] = """
    RoundEndScreen VerticalScroll > * { margin-bottom: 1; max-width: 76; height: auto; }
    """
    ABOUT = "The round is over, or you leave it; everything you answered is on disk."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "step_out", "home"),
        Binding("u", "undo", "undo", tooltip="Take back the last answer and ask it again"),
        Binding("backspace", "back", "go on", tooltip="Go on with the round that was left"),
        Binding("escape", "step_out", "home", show=False),
        Binding("up", "scroll(-1)", "up", show=False),
        Binding("down", "scroll(1)", "down", show=False),
    ]

    def __init__(self, name: str, summary: RoundSummary, missed: Sequence[str]) -> None:
        super().__init__()
        self._round_name = name
        self._summary = summary
        self._missed = missed

    def compose_body(self) -> ComposeResult:
        """The sentence, what was missed, when it goes on."""
        with VerticalScroll(can_focus=False):
            yield Static(self._result())
            yield Missed(self._missed)
            yield Static(safe(self._next(), MUTED))

    def on_mount(self) -> None:
        """Say where we are."""
        self.top.show(self._round_name, "left before its end" if self._summary.left else "the round is over")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Undo needs an answer, going on a round that was left."""
        conditions = {"undo": self._summary.answered > 0, "back": self._summary.left > 0}
        return conditions.get(action, True)

    def _result(self) -> Content:
        found = self._summary
        if not found.answered and not found.skipped:
            return Content("Nothing to ask here now.")
        if not found.answered:
            return Content(f"Nothing answered, {found.skipped} skipped.")
        sign = "" if found.wrong else f"{self.glyphs.right} "
        share = Content.styled(f"{sign}{found.right} of {found.answered} right.", BOLD)
        if found.left:  # what was skipped is among it
            return share + Content(f"  {found.left} left for another time.")
        return share + Content(f"  {found.skipped} skipped." if found.skipped else "")

    def _next(self) -> str:
        due = self._summary.next_due
        if due is None:
            return "Everything else comes when it is due."
        words = when(due, self.house.now())
        count = counted(self._summary.answered, "answer")
        return f"{count} on disk. The first of these comes back {words}."

    @property
    def _steps_to(self) -> Screen[object] | None:
        """What lies beneath the round: it closes with this."""
        stack = self.app.screen_stack
        at = stack.index(self) if self in stack else 0
        return stack[at - 2] if at > 1 else None

    def action_undo(self) -> None:
        """Take back the last answer."""
        self.dismiss("undo")

    def action_back(self) -> None:
        """On with the round."""
        self.dismiss("back")

    def action_step_out(self) -> None:
        """Home."""
        self.dismiss("home")

    def action_scroll(self, direction: int) -> None:
        """Move the page by a line."""
        self.query_one(VerticalScroll).scroll_relative(y=direction, animate=False)
