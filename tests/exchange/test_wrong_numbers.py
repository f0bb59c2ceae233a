"""Known mistakes of a number: wrong answers with feedback elsewhere, and back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from exchange_bench import bring, faults_of, questions_in, told

from trainer.bank.model import Numeric
from trainer.exchange.exporting import export_questions
from trainer.exchange.model import Entry, Where
from trainer.exchange.registry import format_called

NOW = datetime(2026, 1, 2, tzinfo=UTC)
QUESTION = Numeric.model_validate(
    {
        "kind": "numeric",
        "id": "updates",
        "level": 1,
        "objectives": ["do-it"],
        "prompt": "{{n}} examples, batches of 32: how many updates?",
        "variables": {"n": [1000, 64]},
        "answer": "-floor(-n/32)",
        "tolerance": 1e-5,
        "wrong": [
            {"answer": "floor(n/32)", "why": "You dropped the rest of {{= n - 32*floor(n/32)}}."},
            {"answer": "n", "why": "Those are examples: # and : and {so} on."},
        ],
        "explanation": "Rounded up.",
    }
)


def exported(name: str, *, every: bool = False) -> Any:
    entries = [Entry(QUESTION, "a-topic", Where("bank.yaml", 1))]
    return export_questions(entries, format_called(name, to_read=False), NOW, every_version=every)


@pytest.mark.parametrize("name", ["gift", "moodlexml"])
def test_only_what_can_be_told_in_a_version_goes_there_and_comes_back(name: str) -> None:
    imported = bring(exported(name, every=True).data, name)
    first, second = questions_in(imported)
    assert told(imported) == []
    assert faults_of(imported) == []
    examples = "Those are examples: # and : and {so} on."
    assert first["wrong"] == [
        {"answer": 31, "why": "You dropped the rest of 8."},
        {"answer": 1000, "why": examples},
    ]
    assert second["wrong"] == [{"answer": 64, "why": examples}]


def test_a_spreadsheet_keeps_the_calculations() -> None:
    (back,) = questions_in(bring(exported("csv").data, "csv"))
    assert back["wrong"] == [wrong.model_dump() for wrong in QUESTION.wrong]


@pytest.mark.parametrize("name", ["anki", "apkg", "markdown"])
def test_a_card_has_no_place_for_them_which_is_said(name: str) -> None:
    losses = [str(loss) for loss in exported(name).notes.losses]
    assert "bank.yaml:1: what known mistakes give is not kept: 31.0, 1000.0" in losses


def test_feedback_that_names_no_mistake_is_told_as_lost() -> None:
    answers = ["=10:0.1", "=%0%11:0.1#One too many.", "=%50%12:0.1#Half.", "=%0%13#", "=%0%10.05:0.1#Near."]
    answers += ["=%0%11:0.2#Again.", "~#Other.", *(f"=%0%{number}#N{number}." for number in range(20, 26))]
    imported = bring(f"What? {{#{' '.join(answers)}}}", "gift")
    (question,) = questions_in(imported)
    assert question["wrong"] == [
        {"answer": 11, "why": "One too many."},
        *({"answer": number, "why": f"N{number}."} for number in range(20, 25)),
    ]
    assert [line.partition(": ")[2] for line in told(imported)] == [
        "partial marks are not kept, the answer counts as wrong: 12",
        "feedback on a wrong answer is not kept: 12",
        "feedback on a wrong answer is not kept: 10.05",
        "feedback on a wrong answer is not kept: 11",
        "feedback on a wrong answer is not kept: *",
        "feedback on a wrong answer is not kept: 25",
    ]
