"""Every question that is shipped can be shown and answered, rightly and wrongly."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from test_presentation import right_response

from trainer.bank import open_catalogue
from trainer.places import shipped_content
from trainer.practice import NotJudged, OpenAnswer, Verdict, found_key_points, judge, present

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.bank import Catalogue


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    cache: Path = tmp_path_factory.mktemp("cache")
    return open_catalogue((shipped_content(),), cache)


def test_the_right_answer_is_right_at_any_seed(catalogue: Catalogue) -> None:
    assert len(catalogue.questions) > 100
    for summary in catalogue.questions:
        question = catalogue.question(summary.key)
        for seed in range(5):
            shown = present(question, seed)
            verdict = judge(shown, right_response(shown))
            assert isinstance(verdict, Verdict), summary.key
            assert verdict.correct, (summary.key, seed)
            assert "{{" not in shown.prompt + shown.explanation + shown.say, summary.key


def test_every_wrong_option_is_wrong_and_every_bait_is_named(catalogue: Catalogue) -> None:
    for summary in catalogue.questions_of(kind="trap") + catalogue.questions_of(kind="choice"):
        shown = present(catalogue.question(summary.key), 1)
        for number, option in enumerate(shown.options):
            verdict = judge(shown, {number})
            assert isinstance(verdict, Verdict)
            assert verdict.correct == (option.correct and not shown.several), summary.key
            assert verdict.baited == option.bait
            assert bool(verdict.tempting_why) == (summary.kind == "trap")


def test_an_empty_answer_is_no_answer(catalogue: Catalogue) -> None:
    for kind, nothing in (("choice", set()), ("trap", set()), ("numeric", ""), ("order", []), ("match", {})):
        for summary in catalogue.questions_of(kind=kind):
            assert isinstance(judge(present(catalogue.question(summary.key), 0), nothing), NotJudged)


def test_the_model_answers_say_their_key_points(catalogue: Catalogue) -> None:
    """Who recites the model answer finds nearly every point ticked: the phrases are worth having."""
    found = total = 0
    for summary in catalogue.questions_of(kind="open"):
        question = catalogue.question(summary.key)
        assert question.kind == "open"
        ticked = found_key_points(question, question.model_answer)
        found, total = found + len(ticked), total + len(question.key_points)
        verdict = judge(present(question, 0), OpenAnswer(question.model_answer, ticked))
        assert isinstance(verdict, Verdict)
        assert verdict.correct, summary.key
    assert found > 0.95 * total


def test_asking_imports_nothing_heavy() -> None:
    program = (
        "import sys, trainer.practice\n"
        "heavy = {'pydantic', 'yaml', 'numpy', 'textual', 'fsrs', 'click', 'graders.sandbox'}\n"
        "print(*heavy & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
