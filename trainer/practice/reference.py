"""The right answer to a question as it is shown, as `judge` takes it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from trainer.practice.judging import judge
from trainer.practice.verdict import NotJudged, Verdict

if TYPE_CHECKING:
    from trainer.practice.presentation import Presentation

__all__ = ["reference", "right_response"]


def right_response(shown: Presentation) -> Any:
    """What somebody answers who knows it."""
    match shown.kind:
        case "choice" | "trap":
            return {at for at, option in enumerate(shown.options) if option.correct}
        case "numeric":
            return repr(shown.answer)
        case "order":
            return sorted(range(len(shown.order)), key=lambda at: shown.order[at])
        case "match":
            return {left: shown.order.index(left) for left in range(len(shown.lefts))}
        case "cloze":
            return [accepted[0] for accepted in shown.blanks]
        case _:
            return ("", frozenset(range(len(shown.key_points))), None)


def reference(shown: Presentation) -> Verdict:
    """The verdict on the right answer, chosen by nobody: what is right, and why."""
    verdict = judge(shown, right_response(shown))
    assert not isinstance(verdict, NotJudged)  # noqa: S101 - the bank's own answer is one
    return replace(verdict, rows=tuple(replace(row, chosen=False) for row in verdict.rows), given_text="")
