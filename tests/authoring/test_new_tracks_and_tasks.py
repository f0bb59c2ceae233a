"""Whole folders from a few answers: what is left to write is told; once written, a task proves itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from graders.errors import Problem
from trainer.authoring.adding import setting_of
from trainer.authoring.tasks import TaskDraft, argument_of, task_ids, write_task
from trainer.bank import check, open_catalogue
from trainer.bank.unfilled import MARK

if TYPE_CHECKING:
    from pathlib import Path

EVERY_TYPE = (
    ("x", "array"),
    ("labels", "int-array"),
    ("rate", "float"),
    ("num_steps", "int"),
    ("fast", "bool"),
    ("name", "text"),
    ("parts", "[array]"),
)


def task_of(arguments: tuple[tuple[str, str], ...], name: str = "add-up") -> TaskDraft:
    return TaskDraft(name, "Add: up", "basics", 2, ("first-step",), "add_up", arguments)


def test_a_new_track_opens_once_it_is_filled_in(new_track: Path, tmp_path: Path) -> None:
    report = check([new_track], [])
    told = {fault.path.relative_to(new_track).as_posix() for fault in report.faults}
    assert told == {"track.yaml", "basics.yaml", "notes/basics.md"}
    assert [str(each) for each in report.advice] == [], "the schemas are no strays"
    assert (new_track / "schemas" / "bank.schema.json").is_file()


def test_what_is_no_schema_is_a_stray_beside_them(track: Path) -> None:
    (track / "basics.yaml").unlink()
    (track / "schemas" / "notes.txt").write_text("?")
    strays = [fault.path.name for fault in check([track], []).advice if "nothing reads" in fault.what]
    assert strays == ["notes.txt"]


def test_its_texts_read_back_as_they_were_said(track: Path, tmp_path: Path) -> None:
    catalogue = open_catalogue([track.parent], tmp_path / "cache")
    assert catalogue.faults == ()
    (found,) = catalogue.tracks
    assert (found.title, found.topics[0].title) == ("My track: a first", "Basics, briefly")
    assert catalogue.notes("my-track", "basics").startswith("# Basics")


def test_a_track_beside_others_uses_their_schemas(new_track: Path) -> None:
    from trainer.authoring.questions import QuestionDraft  # noqa: PLC0415
    from trainer.authoring.tracks import TrackDraft, write_track  # noqa: PLC0415

    (new_track / "schemas").rename(new_track.parent / "schemas")
    other = new_track.parent / "other"
    question = QuestionDraft("q", "open", 1, ("one",))
    write_track(TrackDraft("other", "Other", "x", "basics", "Basics", "one", question), other)
    assert not (other / "schemas").exists()
    assert "$schema=../schemas/bank.schema.json" in (other / "basics.yaml").read_text()


def test_a_track_is_never_written_over(new_track: Path) -> None:
    before = {path: path.read_bytes() for path in new_track.rglob("*") if path.is_file()}
    from trainer.authoring.questions import QuestionDraft  # noqa: PLC0415
    from trainer.authoring.tracks import TrackDraft, write_track  # noqa: PLC0415

    question = QuestionDraft("q", "open", 1, ("one",))
    with pytest.raises(Problem, match="never overwritten"):
        write_track(TrackDraft("other", "Other", "x", "more", "More", "one", question), new_track)
    assert {path: path.read_bytes() for path in new_track.rglob("*") if path.is_file()} == before


def test_every_mark_of_a_new_task_is_told(track: Path) -> None:
    folder = write_task(task_of(EVERY_TYPE), setting_of(track))
    marks = sum(
        sum(MARK in line for line in path.read_text().splitlines())
        for path in folder.rglob("*")
        if path.is_file()
    )
    report = check([folder], [])
    assert len(report.faults) == marks > 20
    assert all("left to fill in" in fault.what for fault in report.faults)
    assert all(fault.what.count("(") == fault.what.count(")") for fault in report.faults)
    assert any(fault.what.endswith("what it is (array)") for fault in report.faults)


def test_a_new_task_filled_in_proves_itself(track: Path) -> None:
    folder = write_task(task_of(EVERY_TYPE), setting_of(track))
    bodies = {
        "solution.py": "return float(x.sum()) + num_steps + rate",
        "accepted/one_way.py": "return rate + num_steps + float(x.sum())",
        "accepted/another_way.py": "return sum(x.tolist()) + (num_steps + rate)",
        "mistakes/rename-me.py": "return float(x.sum()) - num_steps + rate",
    }
    for name, body in bodies.items():
        path = folder / name
        path.write_text(re.sub(r"raise NotImplementedError\(.*\)", body, path.read_text()))
    for path in folder.rglob("*"):
        if path.suffix in (".py", ".md"):
            path.write_text(path.read_text().replace(f"{MARK} ", "words: "))
    (folder / "mistakes" / "rename-me.py").rename(folder / "mistakes" / "subtracts-the-steps.py")
    (track / "basics.yaml").unlink()
    report = check([track], [])
    assert [str(each) for each in (*report.faults, *report.advice)] == []
    assert len(report.margins) == 2, "it was proved"


def test_a_counter_is_taken_for_the_iterations(track: Path) -> None:
    folder = write_task(task_of(EVERY_TYPE), setting_of(track))
    assert re.search(r"^iterations: num_steps", (folder / "task.yaml").read_text(), re.MULTILINE)
    plain = write_task(task_of((("rate", "float"),), "other"), setting_of(track))
    assert re.search(r"^# iterations:", (plain / "task.yaml").read_text(), re.MULTILINE)


def test_a_task_is_never_written_over(track: Path) -> None:
    write_task(task_of((("x", "float"),)), setting_of(track))
    with pytest.raises(Problem, match="is used already"):
        write_task(task_of((("x", "float"),)), setting_of(track))
    broken = track / "tasks" / "half"
    broken.mkdir()
    (broken / "task.yaml").write_text("title: half written\n")
    assert "half" in task_ids(setting_of(track))


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("x:array", ("x", "array")),
        (" n : int ", ("n", "int")),
        ("parts: [ [array] ]", ("parts", "[[array]]")),
    ],
)
def test_arguments_as_one_types_them(text: str, pair: tuple[str, str]) -> None:
    assert argument_of(text) == pair


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x", "has no type"),
        ("x:flaot", "did you mean `float`"),
        ("x:[array", "is no type"),
        ("for:int", "is no name in Python"),
        (":int", "is no name in Python"),
        ("x:", "there is no type"),
    ],
)
def test_arguments_mistyped(text: str, told: str) -> None:
    with pytest.raises(Problem, match=re.escape(told)):
        argument_of(text)
