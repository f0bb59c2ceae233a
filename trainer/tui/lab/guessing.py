"""The guess before the picture: a question of the bank, asked once, counted like any other answer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from trainer.days import study_day
from trainer.practice import NotJudged, Round, judge, present
from trainer.tui.screens.answering import AnsweringScreen
from trainer.tui.widgets.question import QuestionView
from trainer.tui.widgets.rows import RowStyle

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from textual.containers import Vertical

    from trainer.practice import Presentation, Verdict
    from trainer.progress import Progress
    from trainer.tui.host import Library

__all__ = ["MODE", "UNREADABLE", "Guess", "GuessingScreen", "find_guess", "was_guessed"]

MODE = "lab"
"""What the log calls answers that were given here."""
ASKED_BEFORE = "Its question is not asked again today; Browse has it with its reasons."
SET_ASIDE = "Its question is suspended, or buried for today; Browse has it with its reasons."
UNREADABLE = "Its question could not be read."


@dataclass(frozen=True, slots=True)
class Guess:
    """A question that is to be asked before a picture.

    Attributes:
        round: that takes the answer to the log.
        shown: the question as it is shown.
    """

    round: Round
    shown: Presentation


def was_guessed(progress: Progress, key: str, *, since: date | None = None) -> bool:
    """Whether the question of that key was answered in the lab, on that study day or later; reads the log."""
    return any(row.mode == MODE for row in progress.answers(card=key, since=since))


def find_guess(library: Library, key: str, rng: Random) -> Guess | str:
    """The question of that key, to be asked in the lab. Reads log and index: for a thread.

    Args:
        library: content and log.
        key: the question's; empty for none.
        rng: draws the seed that it is shown with.

    Returns:
        Why nothing is asked, where nothing is: `ASKED_BEFORE` where it was answered here since the study day
        began, `SET_ASIDE` where the card is suspended or buried, empty where there is no question.

    Raises:
        Problem: the question or the log can't be read.
    """
    progress = library.progress
    if not key:
        return ""
    if was_guessed(progress, key, since=study_day(progress.now())):
        return ASKED_BEFORE
    question = library.catalogue.question(key)
    round_ = Round("Lab", MODE, [library.catalogue.summary(key)], progress, rng)
    item = round_.next()
    return SET_ASIDE if item is None else Guess(round_, present(question, item.seed))


class GuessingScreen(AnsweringScreen):
    """Asks a preset's question before its picture; subclasses show the picture."""

    def __init__(self) -> None:
        super().__init__()
        self._round: Round | None = None
        self._asked_at = 0.0
        self._verdict: Verdict | None = None

    def _show_picture(self) -> None:
        """The guess is made, or was made before: show what it was about."""
        raise NotImplementedError

    @property
    def _guess_place(self) -> Vertical:
        raise NotImplementedError

    @property
    def _look(self) -> RowStyle:
        return RowStyle(self.glyphs, self.house.accent)

    @property
    def _passed_over(self) -> bool:
        """A guess was asked and none was made."""
        return self._round is not None and self._verdict is None

    @property
    def _asking(self) -> bool:
        return self._round is not None and self._round.current is not None

    async def _ask(self, guess: Guess) -> None:
        """Ask a question that was found."""
        self._round = guess.round
        await self._guess_place.mount(QuestionView(guess.shown, self._look))
        self._asked_at = self.house.now().timestamp()

    async def _check_guess(self) -> None:
        """Judge, write to the log, and only then show."""
        view, round_ = self._view, self._round
        if view is None or round_ is None:
            return
        missing = view.panel.missing()
        outcome = NotJudged(missing) if missing else judge(view.shown, view.panel.response())
        if isinstance(outcome, NotJudged):
            view.verdict_line.ask(outcome.message)
            view.panel.start()
            return
        seconds = max(self.house.now().timestamp() - self._asked_at, 0.0)
        if not self.kept(partial(round_.done, outcome, seconds)):
            return
        self._verdict = outcome
        self.set_focus(None)
        await view.reveal(outcome, view.panel.response())
        self._show_picture()

    async def _pass_over_guess(self) -> None:
        """Show without a guess; nothing is counted."""
        if self._round is not None and self._round.current is not None:
            self._round.drop()
        self.set_focus(None)
        await self._guess_place.remove_children()
        self._show_picture()
