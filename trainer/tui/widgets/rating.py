"""How it went, in four words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style

from trainer.tui.themes import BOLD, MUTED
from trainer.tui.widgets.laid import Laid

if TYPE_CHECKING:
    from textual import events

    from trainer.tui.widgets.rows import RowStyle

__all__ = ["RATINGS", "RatingRow"]

RATINGS = ("again", "hard", "good", "easy")


class RatingRow(Laid):
    """The four ratings in a row; the sign stands before the chosen one."""

    ALLOW_SELECT: ClassVar[bool] = False

    rating: reactive[int] = reactive(3)
    """1 to 4."""
    proposal: reactive[str] = reactive("")
    """What is suggested, and why."""

    @dataclass
    class Rated(Message):
        """A rating was clicked."""

        rating: int

    def __init__(self, look: RowStyle) -> None:
        super().__init__()
        self._look = look

    @property
    def word(self) -> str:
        """The rating in a word."""
        return RATINGS[self.rating - 1]

    def propose(self, rating: int, because: str, *, keep: bool) -> None:
        """Suggest a rating; `keep` leaves what the learner chose."""
        self.proposal = f"suggested: {RATINGS[rating - 1]}, {because}"
        if not keep:
            self.rating = rating

    def move(self, delta: int) -> None:
        """One up or down, stopping at the ends."""
        self.rating = min(max(self.rating + delta, 1), len(RATINGS))

    def lines(self, width: int) -> list[Content]:
        """The question with what is suggested, and the four words."""
        question = Content.styled("How did it go?", BOLD)
        proposal = Content.styled(self.proposal, MUTED)
        words = Content("  " if width < 50 else "     ").join(
            self._word(index) for index in range(len(RATINGS))
        )
        if question.cell_length + proposal.cell_length + 3 <= width:
            return [question + Content("   ") + proposal, words]
        return [question, proposal, words]

    def _word(self, index: int) -> Content:
        chosen = index + 1 == self.rating
        sign = Content.styled(self._look.glyphs.here if chosen else " ", self._look.accent)
        word = Content.styled(f" {RATINGS[index]}", BOLD if chosen else MUTED)
        return (sign + word).stylize(Style.from_meta({"rating": index + 1}))

    def on_click(self, event: events.Click) -> None:
        """Take the rating under the pointer."""
        rating = event.style.meta.get("rating")
        if isinstance(rating, int):
            event.stop()
            self.rating = rating
            self.post_message(self.Rated(rating))
