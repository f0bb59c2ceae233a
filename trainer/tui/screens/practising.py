"""Begin a round of questions from whatever screen offers one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.practice import Round
    from trainer.tui.screens.base import HouseScreen

__all__ = ["practise"]


def practise(screen: HouseScreen[None], round_: Round) -> None:
    """Ask a round; where it is empty, say so instead."""
    from trainer.tui.screens.question import QuestionScreen  # noqa: PLC0415 - pydantic, 60 ms

    if not round_.total:
        screen.say("Nothing to ask there now. Topics lets you practise anything at any time.")
        return
    screen.hush()
    screen.app.push_screen(QuestionScreen(round_))
