"""What the shipped bank holds and how its texts are kept: breadth, length, findable key points."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from figures import NOTES, TRACK, questions

from graders.documents import read_document, validate
from trainer.bank.model import KINDS, Choice, Numeric, Open, Question, Track, Trap
from trainer.bank.semantics import versions
from trainer.practice import found_key_points

QUESTIONS = questions()
SHIPPED = validate(read_document(TRACK / "track.yaml"), Track)
OPEN = [question for question in QUESTIONS if isinstance(question, Open)]
TASKS = {folder.name for folder in (TRACK / "tasks").iterdir() if folder.is_dir()}
COLUMNS = 76
ASKED_BY_INTERVIEWERS = {
    "why-it-works",
    "rate-role-open",
    "compare-variants-open",
    "why-mini-batches",
    "massive-data-open",
    "curve-tells-open",
    "why-sgd-noisy",
    "plateaus-open",
    "multi-gpu-open",
    "adam-versus-sgd-open",
    "decay-helps-open",
    "small-memory-open",
    "momentum-open",
    "good-rate",
    "implement-talk-through",
}

every_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)


@pytest.mark.parametrize("objective", [objective.id for objective in SHIPPED.objectives])
def test_every_objective_is_practised_thrice_in_two_ways_on_two_levels(objective: str) -> None:
    practising = [question for question in QUESTIONS if objective in question.objectives]
    assert len(practising) >= 3
    assert len({question.kind for question in practising}) >= 2
    assert len({question.level for question in practising}) >= 2


def test_no_question_is_called_like_another_or_like_a_task() -> None:
    names = Counter(question.id for question in QUESTIONS)
    assert [name for name, count in names.items() if count > 1 or name in TASKS] == []


def test_the_bank_is_broad() -> None:
    kinds = Counter(question.kind for question in QUESTIONS)
    numeric = [question for question in QUESTIONS if isinstance(question, Numeric)]
    assert all(kinds[kind] >= 5 for kind in KINDS)
    assert len(QUESTIONS) >= 280
    assert kinds["trap"] >= 75
    assert kinds["open"] >= 40
    assert sum(1 for question in numeric if len(list(versions(question))) >= 3) >= 55


def test_the_questions_interviewers_put_are_asked_openly() -> None:
    assert {question.id for question in OPEN} >= ASKED_BY_INTERVIEWERS


def test_the_first_word_tells_no_right_reply_of_a_trap() -> None:
    traps = [question for question in QUESTIONS if isinstance(question, Trap)]
    opening = Counter(
        re.findall(r"\w+", option.text)[0] for trap in traps for option in trap.options if option.correct
    )
    assert max(opening["No"], opening["Yes"]) <= 0.35 * len(traps)
    denying = sum(
        1 for trap in traps for option in trap.options if option.bait and option.text.startswith("No")
    )
    assert denying >= 8, "baits that deny what is so"


def test_the_right_option_is_told_by_its_length_neither_way() -> None:
    ranks = Counter()
    for question in QUESTIONS:
        if isinstance(question, Choice | Trap) and sum(option.correct for option in question.options) == 1:
            lengths = sorted(len(option.text) for option in question.options)
            right = next(len(option.text) for option in question.options if option.correct)
            ranks["longest"] += right == lengths[-1]
            ranks["shortest"] += right == lengths[0]
            ranks["all"] += 1
    assert ranks["longest"] <= 0.33 * ranks["all"]
    assert ranks["shortest"] <= 0.33 * ranks["all"]


@every_question
def test_what_to_say_takes_half_a_minute(question: Question) -> None:
    assert question.say is not None
    assert 50 <= len(question.say.split()) <= 90


@pytest.mark.parametrize("question", OPEN, ids=lambda question: question.id)
def test_a_model_answer_makes_every_key_point(question: Open) -> None:
    assert 4 <= len(question.key_points) <= 6
    found = found_key_points(question, question.model_answer)
    assert [point.text for number, point in enumerate(question.key_points) if number not in found] == []


@pytest.mark.parametrize("question", OPEN, ids=lambda question: question.id)
def test_talking_about_something_else_makes_no_key_point(question: Open) -> None:
    assert (
        found_key_points(question, "I like long walks along the beach and never had to think of it.") == set()
    )


@pytest.mark.parametrize("name", NOTES)
def test_notes_fit_a_page_and_the_terminal(name: str) -> None:
    assert 300 <= len(NOTES[name].split()) <= 650
    assert "**Quick answer.**" in NOTES[name]
    assert "## What comes next" in NOTES[name]
    assert [line for line in NOTES[name].splitlines() if len(line) > COLUMNS] == []


def test_every_topic_has_its_notes() -> None:
    assert {f"{topic.notes}" for topic in SHIPPED.topics} == {f"{name}.md" for name in NOTES}
