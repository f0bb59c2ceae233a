"""A question set into a bank: the bank's own bytes stay, whatever they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from bank_texts import Bank, banks
from hypothesis import example, given, settings

from graders.documents import DocumentProblem, parse_document
from trainer.authoring.insertion import InsertionProblem, insert_question
from trainer.authoring.questions import KIND_WORDS, QuestionDraft, question_lines
from trainer.bank.files import TRACK_FILE
from trainer.places import shipped_content

PATH = Path("bank.yaml")
SHIPPED = sorted(
    path for path in (shipped_content() / "gradient-descent").glob("*.yaml") if path.name != TRACK_FILE
)


def entry(kind: str = "choice", name: str = "new-one") -> list[str]:
    return question_lines(QuestionDraft(name, kind, 2, ("one",)), PATH)


def parts_kept(before: bytes, after: bytes) -> tuple[bytes, bytes, bytes]:
    """What stands before the insertion, the insertion, and what stands after it."""
    differ = (at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other)
    start = next(differ, min(len(before), len(after)))
    rest = before[start:]
    assert after.endswith(rest), "something after the insertion was changed"
    return before[:start], after[start : len(after) - len(rest)], rest


def questions_in(raw: bytes) -> list[dict[str, object]]:
    return parse_document(raw, PATH).data["questions"] or []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", ["trap", "cloze"])
def test_shipped_banks_keep_every_byte(path: Path, kind: str) -> None:
    raw = path.read_bytes()
    changed = insert_question(path, raw, entry(kind))
    assert changed.startswith(raw)
    assert questions_in(changed)[:-1] == questions_in(raw)
    assert questions_in(changed)[-1]["id"] == "new-one"


@settings(max_examples=120, deadline=None)
@given(banks())
@example(Bank("topic: a\nquestions:\n  - id: q-0\n    say: |+\n      kept\n\n\n", 1))
@example(Bank("questions:\n- id: q-0\n  say: |+\n   cut\n\n   off", 1))
@example(Bank("topic: a\r\nquestions:\r\n- id: q-0\r\n  say: |\r\n    cut off here", 1))
@example(
    Bank("questions:\n  - id: q-0\n    # of the question\n  # of the list\n# of the file\ntopic: a\n", 1)
)
def test_any_bank_keeps_every_byte_but_empty_brackets(bank: Bank) -> None:
    before = parse_document(bank.raw, PATH)
    changed = insert_question(PATH, bank.raw, entry())
    after = parse_document(changed, PATH)
    added = after.data["questions"]
    assert [each["id"] for each in added] == [*(f"q-{number}" for number in range(bank.count)), "new-one"]
    assert list(after.data) == list(before.data)
    kept = bank.text if bank.count else bank.text.replace(" []", "").replace("  [ ]", "")
    _, inserted, _ = parts_kept(kept.encode(), changed)
    newlines = bank.text.count("\n")
    if newlines:
        assert (b"\r\n" in inserted) == ("\r\n" in bank.text)
        assert inserted.count(b"\r\n") in (0, inserted.count(b"\n"))


@settings(max_examples=25, deadline=None)
@given(banks())
def test_one_after_the_other(bank: Bank) -> None:
    raw = bank.raw
    for number, kind in enumerate(KIND_WORDS):
        raw = insert_question(PATH, raw, entry(kind, f"new-{number}"))
    assert len(questions_in(raw)) == bank.count + len(KIND_WORDS)


def test_the_entry_takes_the_files_own_indentation() -> None:
    raw = b"topic: a\nquestions:\n-   id: one\n    kind: open\n"
    changed = insert_question(PATH, raw, ["id: two", "steps:", "  - x"]).decode()
    assert changed.endswith("\n\n-   id: two\n    steps:\n      - x\n")


def test_questions_stand_apart_as_the_others_do() -> None:
    close = b"topic: a\nquestions:\n  - id: one\n  - id: two\n"
    assert insert_question(PATH, close, ["id: three"]) == close + b"  - id: three\n"
    apart = b"topic: a\nquestions:\n  - id: one\n\n  - id: two\n"
    assert insert_question(PATH, apart, ["id: three"]) == apart + b"\n  - id: three\n"


def test_a_comment_for_what_follows_stays_with_what_follows() -> None:
    raw = b"questions:\n  - id: one\n    # about one\n# about the topic\ntopic: a\n"
    changed = insert_question(PATH, raw, ["id: two"]).decode()
    assert changed == (
        "questions:\n  - id: one\n    # about one\n\n  - id: two\n\n# about the topic\ntopic: a\n"
    )


@pytest.mark.parametrize(
    "raw",
    [
        b"topic: a\nquestions: [{id: one}]\n",
        b"{topic: a, questions: []}\n",
        b"topic: a\nquestions: ~\n",
        b"topic: a\n",
        b"topic: a\nquestions: 3\n",
        b"- a\n",
    ],
)
def test_what_can_take_none_is_refused_in_one_line(raw: bytes) -> None:
    with pytest.raises(InsertionProblem) as caught:
        insert_question(PATH, raw, entry())
    assert str(caught.value).startswith("bank.yaml: ")


@pytest.mark.parametrize("raw", [b"", b"topic: [\n", b"topic: a\ntopic: b\nquestions: []\n", b"\xff\xfe"])
def test_what_is_no_yaml_is_told_with_its_place(raw: bytes) -> None:
    with pytest.raises(DocumentProblem):
        insert_question(PATH, raw, entry())
