"""The known mistakes of a numeric question, each with the number it gives: for who asks for the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from trainer.bank.mistaken import tellable
from trainer.bank.rendering import set_number
from trainer.tui.prose import phrase, wrapped
from trainer.tui.themes import BOLD, MUTED
from trainer.tui.widgets.laid import Laid

if TYPE_CHECKING:
    from trainer.practice import Presentation

__all__ = ["KnownMistakes", "mistake_lines", "short_number"]

# More digits tell nothing to who asks what is right.
DIGITS = ".6g"


class KnownMistakes(Laid):
    """What else may be answered, and what it shows."""

    DEFAULT_CSS: ClassVar[str] = "KnownMistakes { margin-top: 1; }"

    def __init__(self, shown: Presentation) -> None:
        super().__init__()
        self._shown = shown

    def lines(self, width: int) -> list[Content]:
        """A heading and the mistakes."""
        return mistake_lines(self._shown, width)


def mistake_lines(shown: Presentation, width: int) -> list[Content]:
    """The mistakes that an answer can show in this version, under a heading; empty where there are none."""
    told = tellable(shown.answer, shown.tolerance, shown.wrong)
    if not told:
        return []
    numbers = [short_number(mistake.value) for mistake in told]
    column = max(map(len, numbers))
    lines = [Content.styled("Known mistakes", BOLD)]
    for number, mistake in zip(numbers, told, strict=True):
        lines += wrapped(phrase(mistake.why), width, Content.styled(f"{number:>{column}}  ", MUTED))
    return lines


def short_number(value: float) -> str:
    """A number to be read."""
    return set_number(float(format(value, DIGITS)))
