from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from graders.errors import ContentProblem
from trainer.bank.model import Question
from trainer.practice import NotJudged, OpenAnswer, Presentation, Verdict, judge, present

ADAPTER: TypeAdapter[Question] = TypeAdapter(Question)
BASE = {"id": "q", "level": 1, "objectives": ["o"], "prompt": "What?", "explanation": "Because."}


def question(kind: str, **more: Any) -> Question:
    return ADAPTER.validate_python(BASE | {"kind": kind} | more)


texts = st.text("abcdefg ", min_size=1, max_size=12).map(str.strip).filter(bool)
distinct = st.lists(texts, min_size=2, max_size=9, unique=True)
seeds = st.integers(0, 2**31 - 1)
options = distinct.flatmap(
    lambda names: (
        st.lists(st.booleans(), min_size=len(names), max_size=len(names))
        .filter(any)
        .map(
            lambda marks: [
                {"text": name, "why": f"why {name}", "correct": mark}
                for name, mark in zip(names, marks, strict=True)
            ]
        )
    )
)
numbers = st.floats(0.01, 100, allow_nan=False).map(lambda value: float(f"{value:.3g}"))

questions = st.one_of(
    st.builds(lambda found: question("choice", options=found), options),
    st.builds(
        lambda names, place: question(
            "trap",
            say="Say it.",
            options=[
                {
                    "text": name,
                    "why": "w",
                    "correct": n == place % len(names),
                    "bait": n == (place + 1) % len(names),
                }
                for n, name in enumerate(names)
            ],
        ),
        distinct,
        st.integers(0, 8),
    ),
    st.builds(
        lambda rates, starts: question(
            "numeric",
            prompt="Rate {{lr}}, start {{w}}: where after a step of {{= 2*lr}}?",
            answer="w * (1 - 2*lr)",
            variables={"lr": rates, "w": starts},
        ),
        st.lists(numbers, min_size=1, max_size=5),
        st.lists(numbers, min_size=1, max_size=5),
    ),
    st.builds(lambda found: question("order", steps=found), st.lists(texts, min_size=2, max_size=9)),
    st.builds(
        lambda found: question("match", pairs=[{"left": left, "right": right} for left, right in found]),
        st.lists(st.tuples(texts, texts), min_size=2, max_size=9, unique_by=lambda pair: pair[0]),
    ),
    st.builds(
        lambda found: question(
            "cloze", prompt=" ".join(f"{{{{{n}}}}}" for n in range(1, len(found) + 1)), blanks=found
        ),
        st.lists(st.lists(texts, min_size=1, max_size=3), min_size=1, max_size=9),
    ),
    st.builds(
        lambda found: question("open", model_answer="So.", key_points=[{"text": text} for text in found]),
        st.lists(texts, min_size=1, max_size=9),
    ),
)


def right_response(shown: Presentation) -> Any:
    """What a learner who knows everything answers."""
    if shown.kind in ("choice", "trap"):
        return {number for number, option in enumerate(shown.options) if option.correct}
    if shown.kind == "numeric":
        return repr(shown.answer)
    if shown.kind == "order":
        left = list(enumerate(shown.steps))
        placed = []
        for step in shown.right_steps:
            found = next(pair for pair in left if pair[1] == step)
            left.remove(found)
            placed.append(found[0])
        return placed
    if shown.kind == "match":
        return {left: shown.rights.index(right) for left, right in enumerate(shown.right_rights)}
    if shown.kind == "cloze":
        return [accepted[-1] for accepted in shown.blanks]
    return OpenAnswer("said it", set(range(len(shown.key_points))))


@given(questions, seeds)
def test_the_same_seed_shows_the_same(asked: Question, seed: int) -> None:
    assert present(asked, seed) == present(asked, seed)


@given(questions, seeds)
def test_shuffling_loses_and_adds_nothing(asked: Question, seed: int) -> None:
    shown = present(asked, seed)
    assert sorted(shown.order) == list(range(len(shown.order)))
    if asked.kind == "choice" or asked.kind == "trap":
        assert [option.text for option in shown.options] == [
            asked.options[place].text for place in shown.order
        ]
        assert shown.several == (sum(option.correct for option in asked.options) > 1)
    elif asked.kind == "order":
        assert list(shown.steps) == [asked.steps[place] for place in shown.order]
        if len(set(asked.steps)) > 2:
            assert shown.steps != asked.steps
    elif asked.kind == "match":
        assert list(shown.rights) == [asked.pairs[place].right for place in shown.order]


@given(questions, seeds)
def test_the_right_answer_is_right_whatever_the_seed(asked: Question, seed: int) -> None:
    shown = present(asked, seed)
    verdict = judge(shown, right_response(shown))
    assert isinstance(verdict, Verdict)
    assert verdict.correct
    assert verdict.score == 1.0
    assert not verdict.baited
    assert all(row.right for row in verdict.rows if asked.kind not in ("choice", "trap"))


@given(questions, seeds, st.data())
def test_any_answer_gets_a_verdict_or_is_told_why_not(
    asked: Question, seed: int, data: st.DataObject
) -> None:
    shown = present(asked, seed)
    count = len(shown.order) or len(shown.key_points)
    response: Any
    if asked.kind == "choice" or asked.kind == "trap":
        response = data.draw(st.sets(st.integers(0, count - 1)))
    elif asked.kind == "numeric":
        response = data.draw(st.text(max_size=80))
    elif asked.kind == "order":
        response = data.draw(st.permutations(range(count)))
    elif asked.kind == "match":
        response = data.draw(st.dictionaries(st.integers(0, count - 1), st.integers(0, count - 1)))
    elif asked.kind == "cloze":
        response = data.draw(st.lists(st.text(max_size=9), max_size=len(shown.blanks)))
    else:
        response = (
            data.draw(st.text()),
            data.draw(st.sets(st.integers(0, count - 1))),
            data.draw(st.integers(1, 4)),
        )
    verdict = judge(shown, response)
    if isinstance(verdict, NotJudged):
        assert verdict.message
        return
    assert 0 <= verdict.score <= 1
    assert "\n" not in verdict.headline
    if asked.kind != "open":
        assert verdict.correct == (verdict.score == 1)


def test_seeds_reach_every_order_and_every_version() -> None:
    asked = question("choice", options=[{"text": name, "why": "w", "correct": name == "a"} for name in "abc"])
    assert len({present(asked, seed).order for seed in range(200)}) == 6
    numeric = question("numeric", answer="lr", variables={"lr": [0.1, 0.2], "k": [1, 2, 3]})
    versions = {tuple(present(numeric, seed).variables.values()) for seed in range(200)}
    assert len(versions) == 6


def test_what_is_to_be_put_right_is_never_dealt_right() -> None:
    for count in (2, 3):
        names = "abc"[:count]
        steps = question("order", steps=list(names))
        pairs = question("match", pairs=[{"left": f"l{name}", "right": name} for name in names])
        for seed in range(60):
            assert present(steps, seed).steps != tuple(names)
            assert present(pairs, seed).rights != tuple(names)


def test_golden_orders() -> None:
    """The log keeps seeds: an answer of last year is shown again as it was, on any Python."""
    asked = question(
        "choice", options=[{"text": name, "why": "w", "correct": name == "a"} for name in "abcd"]
    )
    assert [present(asked, seed).order for seed in (0, 1, 2, 2**31 - 1)] == [
        (2, 0, 1, 3),
        (3, 0, 2, 1),
        (1, 2, 3, 0),
        (1, 3, 0, 2),
    ]


def test_numbers_are_filled_in_everywhere() -> None:
    asked = question(
        "numeric",
        prompt="Rate {{lr}}.",
        answer="1 - 2*lr",
        explanation="It shrinks by {{= 1 - 2*lr}}.",
        say="By {{= 1 - 2*lr}}, at {{lr}}.",
        variables={"lr": [0.1]},
    )
    shown = present(asked, 3)
    assert (shown.prompt, shown.explanation, shown.say) == (
        "Rate 0.1.",
        "It shrinks by 0.8.",
        "By 0.8, at 0.1.",
    )
    assert shown.answer == pytest.approx(0.8)


def test_blanks_are_numbered_in_the_prompt() -> None:
    shown = present(question("cloze", prompt="{{1}} the {{ 2 }}", blanks=[["follow"], ["slope"]]), 0)
    assert shown.prompt == "[ 1 ] the [ 2 ]"


def test_braces_of_other_kinds_are_left_alone() -> None:
    asked = question("order", prompt="Dict {{a}}", steps=["a", "b"])
    assert present(asked, 0).prompt == "Dict {{a}}"


def test_a_broken_expression_is_a_fault_of_the_content() -> None:
    with pytest.raises(ContentProblem):
        present(question("numeric", answer="1/lr", variables={"lr": [0.0]}), 0)
