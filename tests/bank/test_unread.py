"""What a file that can't be read may hold is not called missing, and nothing it may practise unpractised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bank_samples import changed

from trainer.bank import check

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.bank import CheckReport

TASK = "tasks/add-one/task.yaml"
THREE = "  - {id: three, topic: second, text: say three}\n"


def checked(track: Path, *changes: tuple[str, str, str]) -> CheckReport:
    """The track's report after files were changed: name, old text, new text."""
    for change in changes:
        changed(track, *change)
    return check([track], [], prove=False)


def codes(report: CheckReport) -> list[str]:
    return sorted(fault.code for fault in (*report.faults, *report.advice))


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("second.yaml", "prompt: Count.", "prompt: 'Count.", "yaml"),
        ("second.yaml", "questions:", "qestions:", "unknown-key"),
        ("second.yaml", "id: half", "ident: half", "missing-key"),
        ("second.yaml", "  - id: half", "  - half\n  - id: also", "wrong-type"),
    ],
)
def test_no_question_is_missing_that_a_broken_bank_may_hold(
    track: Path, file: str, old: str, new: str, code: str
) -> None:
    report = checked(track, (file, old, new))
    assert code in codes(report)
    assert {fault.path.name for fault in (*report.faults, *report.advice)} == {file}


def test_what_is_but_a_slip_away_is_told_all_the_same(track: Path) -> None:
    report = checked(
        track,
        ("second.yaml", "prompt: Count.", "prompt: 'Count."),
        ("first.yaml", "follow_ups: [half]", "follow_ups: [tempting-one, tempting2, pickone]"),
    )
    assert [str(fault).partition(": ")[2] for fault in report.faults if fault.path.name == "first.yaml"] == [
        "no file that can be read has the question `tempting2`; did you mean `tempting`?",
        "no file that can be read has the question `pickone`; did you mean `pick-one`?",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [("id: add-one", "id: 'add-one"), ("id: add-one", "ident: add-one"), ("id: add-one", "id: 1")],
)
def test_no_task_is_missing_that_a_broken_file_may_hold(track: Path, old: str, new: str) -> None:
    mistakes = ("first.yaml", "follow_ups: [half]", "mistakes: [add-one/adds-two]")
    report = checked(track, mistakes, (TASK, old, new))
    assert {fault.path.name for fault in report.faults} == {"task.yaml"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{id: two, topic", "{idd: two, topic"),
        ("{id: second, title", "{idd: second, title"),
        ("{id: second, title", "{title"),
    ],
)
def test_no_topic_or_objective_is_missing_that_a_broken_track_may_hold(
    track: Path, old: str, new: str
) -> None:
    report = checked(track, ("track.yaml", old, new))
    assert {fault.path.name for fault in (*report.faults, *report.advice)} == {"track.yaml"}


@pytest.mark.parametrize(
    "change",
    [
        ("second.yaml", "prompt: Count.", "prompt: 'Count."),
        ("first.yaml", "objectives: [one]", "objective: [one]"),
        ("first.yaml", "objectives: [one]", "objectives: [noe]"),
        (TASK, "id: add-one", "id: 'add-one"),
        (TASK, "objectives: [two]", "objective: [two]"),
    ],
)
def test_nothing_is_unpractised_that_a_broken_file_may_practise(
    track: Path, change: tuple[str, str, str]
) -> None:
    report = checked(track, ("track.yaml", *_with_three(track)), change)
    assert report.faults
    assert "unpractised" not in codes(report)


@pytest.mark.parametrize("objectives", ["objectives: [two]\n", ""])
def test_a_sound_task_may_practise_nothing(track: Path, objectives: str) -> None:
    report = checked(track, ("track.yaml", *_with_three(track)), (TASK, "objectives: [two]\n", objectives))
    assert codes(report) == ["unpractised"]


def _with_three(track: Path) -> tuple[str, str]:
    """One more objective, which nothing practises."""
    text = (track / "track.yaml").read_text()
    return text, text + THREE
