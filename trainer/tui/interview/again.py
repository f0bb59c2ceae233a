"""A question of an interview shown once more, with what was answered and what is right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trainer.practice.reference import reference, right_response
from trainer.tui.interview.columns import LEFT, RIGHT, stand_beside
from trainer.tui.verdicts import row_verdicts
from trainer.tui.widgets.answers.base import AnswerPanel
from trainer.tui.widgets.answers.open import OpenPanel, Own
from trainer.tui.widgets.question import Lesson, VerdictLine
from trainer.tui.widgets.rating import RatingRow

if TYPE_CHECKING:
    from textual.widget import Widget

    from trainer.practice import Presentation, Verdict
    from trainer.practice.interview import Reviewed
    from trainer.tui.widgets.question import QuestionView

__all__ = ["open_points", "show_again"]


async def show_again(view: QuestionView, back: Reviewed) -> None:
    """Fill a question that was just mounted: what was handed in, what is right, and why."""
    shown, panel = view.shown, view.panel
    verdict, response = back.verdict, back.response
    stand_beside(view, _side_of_question)
    if isinstance(panel, OpenPanel):
        await open_points(view, back, ticking=False)
        panel.settle()
        await view.query(RatingRow).remove()
        view.verdict_line.show(verdict or _unsettled(shown, back))
        return
    if verdict is None or response is None:
        verdict, response = _unsettled(shown, back), right_response(shown)
        if shown.kind != "numeric":  # a number in the field would look typed
            panel.restore(response)
    else:
        panel.restore(response)
    view.verdict_line.show(verdict)
    panel.reveal(row_verdicts(shown, verdict, response))
    await view.show_lesson()


async def open_points(view: QuestionView, back: Reviewed, *, ticking: bool) -> None:
    """Show an answer in one's own words beside the key points, those said ticked.

    Args:
        view: of the question, just mounted.
        back: what was said.
        ticking: the learner is to tick.
    """
    panel = view.panel
    assert isinstance(panel, OpenPanel)  # noqa: S101 - only called for one
    if back.response is not None:
        panel.restore(tuple(back.response))
    stand_beside(panel, _side_of_points)
    await panel.show_points(ticking=ticking)
    await view.show_lesson()


def _side_of_question(part: Widget) -> int | None:
    """What was chosen, and why it is right or not; an answer in one's own words has columns of its own."""
    if isinstance(part, AnswerPanel) and not isinstance(part, OpenPanel):
        return LEFT
    return RIGHT if isinstance(part, VerdictLine | Lesson) else None


def _side_of_points(part: Widget) -> int:
    """What was said and a model answer, beside the key points."""
    return LEFT if isinstance(part, Own) or part.has_class("last") else RIGHT


def _unsettled(shown: Presentation, back: Reviewed) -> Verdict:
    """What is right, where nothing was answered, or what was can't be told any more."""
    verdict = reference(shown)
    right = f" Right is {verdict.expected_text}." if shown.kind in ("numeric", "cloze") else ""
    if back.given.skipped:
        headline = f"Passed over.{right}"
    elif back.changed:
        headline = f"The question was changed since; this is how it stands now.{right}"
    else:
        headline = "Not marked yet."
    return replace(verdict, correct=False, headline=headline, note="")
