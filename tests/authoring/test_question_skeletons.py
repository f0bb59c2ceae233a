"""Skeletons of questions: what is left to write is told, exactly; once it is written, nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from filling import filled

from graders.errors import Problem
from trainer.authoring.adding import add_question, bank_spot
from trainer.authoring.questions import KIND_WORDS, QuestionDraft, question_lines
from trainer.bank import check
from trainer.bank.loading import load_bank
from trainer.bank.model import KINDS

if TYPE_CHECKING:
    from pathlib import Path

# How often each key of a skeleton stands empty, by kind, besides prompt, explanation and say.
LEFT = {
    "choice": {"`text`": 3, "`why`": 3},
    "trap": {"`text`": 3, "`why`": 3},
    "numeric": {"`answer`": 1},
    "open": {"`model_answer`": 1, "`text`": 2, "`phrases`": 2},
    "order": {"item 1 of `steps`": 1, "item 2 of `steps`": 1, "item 3 of `steps`": 1},
    "match": {"`left`": 2, "`right`": 2},
    "cloze": {"item 1 of `blanks`": 1},
}
ANSWERS = {
    "numeric": {"answer": "1/2"},
    "open": {"phrases": "[thirty characters]"},
    "cloze": {"prompt": "The {{1}} is small.", "items": "[step, rate]"},
}


def draft(kind: str, name: str = "a-new-one", prompt: str = "") -> QuestionDraft:
    return QuestionDraft(name, kind, 2, ("first-step",), prompt)


def test_there_is_one_for_each_kind() -> None:
    assert set(KIND_WORDS) == set(KINDS) == set(LEFT)


@pytest.mark.parametrize("kind", KIND_WORDS)
def test_check_tells_what_is_left_and_nothing_else(track: Path, kind: str) -> None:
    bank = track / "basics.yaml"
    add_question(bank_spot(bank), draft(kind))
    report = check([bank], [])
    told: dict[str, int] = {}
    for fault in report.faults:
        what, is_empty, _ = fault.what.partition(" is empty")
        assert is_empty, str(fault)
        told[what] = told.get(what, 0) + 1
    assert told == {"`prompt`": 1, "`explanation`": 1, "`say`": 1, **LEFT[kind]}


@pytest.mark.parametrize("kind", KIND_WORDS)
def test_filled_in_it_is_sound(track: Path, kind: str) -> None:
    bank = track / "basics.yaml"
    add_question(bank_spot(bank), draft(kind))
    bank.write_text(filled(bank.read_text(), **ANSWERS.get(kind, {})))
    report = check([bank], [])
    assert [str(each) for each in (*report.faults, *report.advice)] == []
    (question,) = load_bank(bank).questions.values()
    assert (question.id, question.kind, question.level) == ("a-new-one", kind, 2)


def test_the_known_mistake_of_the_skeleton_takes_any_sentence(track: Path) -> None:
    bank = track / "basics.yaml"
    add_question(bank_spot(bank), draft("numeric"))
    before, mark, rest = filled(bank.read_text(), **ANSWERS["numeric"]).partition("    # wrong:")
    example, after = rest.split("    # Every combination", 1)
    example = (mark + example).replace("    # ", "    ").replace("1 + 2*lr", "3")
    sentence = "Two things: the sign is flipped, and {this} is # no comment."
    example = example.replace("The sign is flipped. Descent subtracts.", sentence)
    bank.write_text(before + example + "    # Every combination" + after)
    assert [str(each) for each in check([bank], []).faults] == []
    (question,) = load_bank(bank).questions.values()
    assert [wrong.why.strip() for wrong in question.wrong] == [sentence]


@pytest.mark.parametrize("kind", KIND_WORDS)
def test_comments_fit_into_eighty_columns_of_a_bank(kind: str) -> None:
    lines = question_lines(draft(kind), _nowhere())
    assert [line for line in lines if len(line) + 4 > 84] == []


@pytest.mark.parametrize(
    "prompt",
    [
        "Is it: true?",
        "# really",
        "- a dash",
        "a 'quote' and \"two\"",
        "x " * 90 + "end",
        "Grüße, ∇L\n\n    code",
    ],
)
def test_a_prompt_given_is_written_whole(track: Path, prompt: str) -> None:
    bank = track / "basics.yaml"
    line = add_question(bank_spot(bank), draft("order", prompt=prompt))
    assert bank.read_text().splitlines()[line - 1].strip() == "- id: a-new-one"
    bank.write_text(filled(bank.read_text()))
    (question,) = load_bank(bank).questions.values()
    assert question.prompt.split() == prompt.split()
    assert max(map(len, question.prompt.splitlines())) <= 76


@pytest.mark.parametrize("prompt", ["a\x1b[0m", "a\tb", "a\u2028b", "a\x00"])
def test_a_prompt_no_file_may_hold_is_refused(track: Path, prompt: str) -> None:
    bank = track / "basics.yaml"
    before = bank.read_bytes()
    with pytest.raises(Problem, match="can't stand in a content file"):
        add_question(bank_spot(bank), draft("order", prompt=prompt))
    assert bank.read_bytes() == before


def test_an_id_is_used_once_in_a_track(track: Path) -> None:
    add_question(bank_spot(track / "basics.yaml"), draft("order"))
    before = (track / "basics.yaml").read_bytes()
    spot = bank_spot(track / "more.yaml").of_topic("basics")
    with pytest.raises(Problem, match="is used already"):
        add_question(spot, draft("order"))
    assert not (track / "more.yaml").exists()
    assert (track / "basics.yaml").read_bytes() == before


def test_an_objective_has_to_be_the_tracks(track: Path) -> None:
    unknown = QuestionDraft("one", "order", 1, ("frist-step",))
    with pytest.raises(Problem, match="did you mean `first-step`"):
        add_question(bank_spot(track / "basics.yaml"), unknown)


def test_a_new_bank_names_its_schema(track: Path) -> None:
    spot = bank_spot(track / "more.yaml").of_topic("basics")
    assert spot.new
    assert add_question(spot, draft("trap")) == 4
    assert (
        (track / "more.yaml")
        .read_text()
        .startswith("# yaml-language-server: $schema=schemas/bank.schema.json\ntopic: basics\nquestions:\n")
    )


@pytest.mark.parametrize("name", ["track.yaml", "notes/basics.md", "notes/new.yaml", "basics.yml"])
def test_what_is_no_bank_is_refused(track: Path, name: str) -> None:
    with pytest.raises(Problem, match="is no bank"):
        bank_spot(track / name)


def test_outside_a_track_there_are_no_banks(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"lies in no track.*trainer new track"):
        bank_spot(tmp_path / "basics.yaml")


def test_the_topic_of_a_bank_stays(track: Path) -> None:
    text = (track / "track.yaml").read_text()
    more = "objectives:".join(text.split("objectives:", 1))
    (track / "track.yaml").write_text(more.replace("topics:\n", "topics:\n  - {id: more, title: More}\n"))
    with pytest.raises(Problem, match="its questions are on `basics`, not on `more`"):
        bank_spot(track / "basics.yaml").of_topic("more")


def test_a_track_for_a_newer_program_takes_nothing(track: Path) -> None:
    path = track / "track.yaml"
    path.write_text(path.read_text().replace("format: 1", "format: 2"))
    with pytest.raises(Problem, match="written in format 2"):
        bank_spot(track / "basics.yaml")


def _nowhere() -> Path:
    from pathlib import Path  # noqa: PLC0415 - a name for messages

    return Path("bank.yaml")
