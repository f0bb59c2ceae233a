"""Follow-ups lead on as interviews do: three deep from every open question, and never back."""

from __future__ import annotations

from graphlib import TopologicalSorter

import pytest
from figures import questions

from trainer.bank.model import Open

QUESTIONS = {question.id: question for question in questions()}
DEEP = 3


def depth(name: str) -> int:
    """How many follow-ups can be asked in a row from here."""
    return max((1 + depth(following) for following in QUESTIONS[name].follow_ups), default=0)


def test_no_chain_comes_back_to_where_it_was() -> None:
    TopologicalSorter({name: question.follow_ups for name, question in QUESTIONS.items()}).prepare()


@pytest.mark.parametrize("name", [name for name, question in QUESTIONS.items() if isinstance(question, Open)])
def test_an_open_question_is_followed_up_three_deep(name: str) -> None:
    assert depth(name) >= DEEP


def test_many_questions_start_a_chain() -> None:
    assert sum(1 for name in QUESTIONS if depth(name) >= DEEP) >= 130


def test_most_follow_ups_ask_in_another_way() -> None:
    steps = [
        (question.kind, QUESTIONS[name].kind)
        for question in QUESTIONS.values()
        for name in question.follow_ups
    ]
    assert sum(1 for before, after in steps if before != after) >= 0.6 * len(steps)


def test_no_question_follows_itself_up_twice() -> None:
    for question in QUESTIONS.values():
        assert len(set(question.follow_ups)) == len(question.follow_ups) <= 5
