from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.bank.model import KeyPoint, Open
from trainer.bank.wording import fold, same_wording
from trainer.practice import found_key_points, found_phrases


def points(*phrases: str) -> tuple[KeyPoint, ...]:
    return tuple(KeyPoint(text=phrase, phrases=(phrase,)) for phrase in phrases)


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("steepest ascent", "It is the direction of STEEPEST\n ascent.", True),
        ("points up", "the gradient *points* up the slope", True),
        ("points up", "the gradient points\u00a0up", True),
        ("iterat", "we iterate until it stops", True),
        ("iterat", "an iteration later", True),
        ("gradient", "the gradients", True),
        ("gradient", "supergradients", False),
        ("eta", "the beta of momentum", False),
        ("eta", "scaled by eta", True),
        ("eta", "etas", False),
        ("mini-batch", "a mini batch of 32", True),
        ("mini batch", "a mini-batch of 32", True),
        ("learning rate", "`learning_rate` is", True),
        ("1/n", "it divides by 1/n", True),
        ("diverge", "it does not diverge", False),
        ("diverge", "it doesn't diverge", False),
        ("diverge", "it never really can diverge", False),
        ("diverge", "not small enough, then it may well diverge", True),
        ("diverge", "it does not diverge at 0.1. At 1.2 it will diverge", True),
        ("noise", "not only noise", True),
        ("not convex", "the loss is not convex", True),
        ("never exact", "it is never exact", True),
        ("überschießen", "UBERSCHIESSEN", True),
        ("small step", "", False),
    ],
)
def test_phrases_are_found_where_they_are_said(phrase: str, text: str, found: bool) -> None:
    assert found_phrases(points(phrase), text) == ({0: phrase} if found else {})


def test_the_first_phrase_that_fits_is_named() -> None:
    point = KeyPoint(text="x", phrases=("downhill", "opposite"))
    assert found_phrases((point,), "opposite, so downhill") == {0: "downhill"}


def test_key_points_of_a_question() -> None:
    question = Open(
        kind="open",
        id="q",
        level=1,
        objectives=("o",),
        prompt="?",
        explanation="!",
        model_answer="a",
        key_points=(KeyPoint(text="without phrases"), *points("slope", "step")),
    )
    assert found_key_points(question, "a step down the slope") == {1, 2}
    assert found_key_points(question, "without phrases") == set()


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(min_size=1))
def test_a_text_is_worded_like_itself(text: str) -> None:
    assert same_wording(text, text)
