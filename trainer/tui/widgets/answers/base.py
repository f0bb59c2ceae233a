"""What every answer widget has in common: the screen hands it keys, it hands back a response."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Vertical
from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.tui.widgets.rows import RowStyle

__all__ = ["AnswerPanel", "RowVerdict"]


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """What is said of one row after the answer.

    Attributes:
        right: its sign; None where the row says nothing.
        mark: a word after its text, "yours".
        reason: what hangs under it, as the pack wrote it.
        place: where it belongs among the rows, from 0, for rows that are to be put in order.
    """

    right: bool | None = None
    mark: str = ""
    reason: str = ""
    place: int | None = None


class AnswerPanel(Vertical):
    """The place of a question where it is answered.

    A panel never judges. `response` is what `judge` takes; `missing` says what is not answered yet.
    """

    DEFAULT_CSS: ClassVar[str] = "AnswerPanel { height: auto; width: 100%; max-width: 76; }"

    verb: ClassVar[str] = "check"
    """What enter does before the answer."""
    digits_do: ClassVar[str] = "choose"
    """What the digits do; empty where they do nothing."""
    has_field: ClassVar[bool] = False
    """It is written in, so the focus goes into it."""
    space_does: ClassVar[str] = "tick"
    """What space does."""

    class Changed(Message):
        """Something was chosen or written: the key row may have to say something else."""

    class HandedIn(Message):
        """Enter was pressed in a field of the panel."""

    def __init__(self, look: RowStyle) -> None:
        super().__init__(id="answer")
        self.look = look
        self.answered = False

    @property
    def numbers(self) -> int:
        """How many of the digits do something."""
        return 0

    @property
    def can_tick(self) -> bool:
        """Whether space ticks the row the cursor is on."""
        return False

    @property
    def can_take_back(self) -> bool:
        """Whether backspace takes the last step of the answer back."""
        return False

    def start(self) -> None:
        """Take the focus, where the panel has a field."""

    def response(self) -> Any:
        """The answer as it stands."""
        raise NotImplementedError

    def restore(self, response: Any) -> None:
        """Write again what was handed in; rows need no such thing, their marks say it."""

    def missing(self) -> str:
        """What must still be done before it can be checked, as a sentence; empty when nothing."""
        return ""

    def take(self, number: int) -> None:
        """A digit was pressed."""

    def move(self, delta: int) -> None:
        """An arrow was pressed."""

    def tick(self) -> None:
        """Space was pressed."""

    def take_back(self) -> None:
        """Backspace was pressed."""

    def settle(self) -> None:
        """The answer is given: nothing can be changed any more."""
        self.answered = True
        self.add_class("-answered")

    def reveal(self, verdicts: Sequence[RowVerdict]) -> None:  # noqa: ARG002 - a panel without rows
        """Show what is right and why."""
        self.settle()
