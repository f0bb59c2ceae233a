"""The known mistakes of a number, where its answer is asked for, and in what is copied of an answer."""

from __future__ import annotations

from trainer.bank.model import Numeric
from trainer.practice import Verdict, judge, present
from trainer.tui.browse.page import answer_lines
from trainer.tui.verdicts import answer_text
from trainer.tui.widgets.mistakes import mistake_lines

QUESTION = Numeric.model_validate(
    {
        "kind": "numeric",
        "id": "step",
        "level": 1,
        "objectives": ["step"],
        "prompt": "Where?",
        "answer": 2.4,
        "explanation": "Downhill.",
        "say": "I walk down.",
        "wrong": [
            {"answer": 3.6, "why": "You went *uphill*.\nThe step is subtracted."},
            {"answer": -10.25, "why": "Far off."},
            {"answer": 2.41, "why": "Too near to be told."},
        ],
    }
)


def test_each_stands_behind_its_number() -> None:
    lines = [line.plain for line in mistake_lines(present(QUESTION, 0), 40)]
    assert lines == [
        "Known mistakes",
        "   3.6  You went uphill. The step is",
        "        subtracted.",
        "−10.25  Far off.",
    ]


def test_browse_tells_them_after_the_explanation() -> None:
    lines = [line.plain for line in answer_lines(present(QUESTION, 0), 60)]
    assert lines[:4] == ["Right: 2.4", "", "Downhill.", ""]
    assert lines[4] == "Known mistakes"
    assert lines[-2:] == ["Say", "I walk down."]


def test_a_question_without_any_has_no_heading() -> None:
    assert mistake_lines(present(QUESTION.model_copy(update={"wrong": ()}), 0), 40) == []


def test_what_is_copied_names_the_mistake() -> None:
    shown = present(QUESTION, 0)
    verdict = judge(shown, "3.60")
    assert isinstance(verdict, Verdict)
    assert "\n\nYou went *uphill*.\nThe step is subtracted.\nYou said 3.60" in answer_text(shown, verdict)
