"""Begin a round of questions from whatever screen offers one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.practice import Round
    from trainer.tui.host import Library
    from trainer.tui.screens.base import HouseScreen

__all__ = ["begin", "practise"]


def begin(screen: HouseScreen[None], make: Callable[[Library], Round]) -> None:
    """Ask a round that is made in a thread, since a long log is read for it; esc calls that off.

    Args:
        screen: what it is asked from.
        make: makes it from content and log; touches no widget.
    """
    screen.aside("opening", _begin, screen, make)


async def _begin(screen: HouseScreen[None], make: Callable[[Library], Round]) -> None:
    round_ = await screen.found_aside(make)
    if round_ is not None:
        practise(screen, round_)


def practise(screen: HouseScreen[None], round_: Round) -> None:
    """Ask a round; where it is empty, say so instead."""
    from trainer.tui.screens.question import QuestionScreen  # noqa: PLC0415 - pydantic, 60 ms

    if not round_.total:
        screen.say("Nothing to ask there now. Topics lets you practise anything at any time.")
        return
    screen.hush()
    screen.app.push_screen(QuestionScreen(round_))
