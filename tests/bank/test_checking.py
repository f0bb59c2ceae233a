"""`check`: every fault at its place, only of what was named, in the setting of the track above."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from trainer.bank import CheckReport, check


def told(report: CheckReport, base: Path) -> list[str]:
    return [str(fault).removeprefix(f"{base}/") for fault in report.faults]


def test_sound_content_has_neither_faults_nor_advice(content: Path) -> None:
    report = check([content], [content], prove=False)
    assert report == CheckReport()
    assert report.sound


# --- what is wrong with a question ---

KEY_POINTS = "    key_points:\n      - {text: It comes after one, phrases: [after one]}\n"
SEVEN_MISTAKES = ", ".join(f"{{answer: {number}, why: So.}}" for number in range(2, 9))
QUESTION_FAULTS = [
    # file, old, new, place, words
    ("first", "bait: true, ", "", "20:7", "the trap has no bait"),
    ("first", '- {text: "Yes"', '- {text: X, bait: true, why: y}\n      - {text: "Yes"', "21:29", "2 baits"),
    ("first", 'text: "Yes", bait: true', 'text: "Yes", bait: true, correct: true', "20:44", "marked correct"),
    ("first", 'text: "No", correct: true', 'text: "No"', "20:7", "no option is right"),
    ("first", 'text: "1", correct: true', 'text: "1"', "9:7", "no option is right"),
    ("first", '{text: "2",', '{text: "2", bait: true,', "10:27", "only a trap"),
    ("first", 'text: "2"', 'text: " 1 "', "10:16", "option 2 repeats option 1"),
    ("first", ", why: It is.}", "}", "9:9", "`why` is missing"),
    ("first", "[one]\n    prompt: Wh", "[Not One, one]\n    prompt: Wh", "6:18", "small letters"),
    ("first", "[one]\n    prompt: Wh", "[onee]\n    prompt: Wh", "6:18", "did you mean `one`?"),
    ("first", "[one]\n    prompt: Wh", "[xyz, one]\n    prompt: Wh", "6:18", "no objective `xyz`"),
    ("first", "follow_ups: [half]", "follow_ups: [hafl]", "13:18", "did you mean `half`?"),
    ("first", "follow_ups: [half]", "follow_ups: [pick-one]", "13:18", "follows up on itself"),
    ("first", "follow_ups: [half]", "mistakes: [add-noe/adds-two]", "13:16", "did you mean `add-one`?"),
    ("first", "follow_ups: [half]", "mistakes: [add-one/adds-tow]", "13:16", "did you mean `adds-two`?"),
    ("first", "follow_ups: [half]", "mistakes: [add-one/mutates-y]", "13:16", "did you mean `mutates-x`?"),
    ("first", "follow_ups: [half]", "mistakes: [adds-two]", "13:16", "`adds-two`"),
    ("first", "topic: first", "topic: frist", "1:8", "did you mean `first`?"),
    ("first", "id: tempting", "id: pick-one", "14:9", "used already, on line 3"),
    ("first", "id: tempting", "id: Tempting One", "14:9", "small letters"),
    ("second", "answer: 1 - 2*lr", "answer: 1 - 2*lrr", "10:13", "did you mean `lr`?"),
    ("second", "answer: 1 - 2*lr", "answer: 1/(lr - 0.25)", "10:13", "divides by zero (for lr = 0.25)"),
    ("second", "answer: 1 - 2*lr", "answer: 9**9**9**9", "10:13", "too large"),
    ("second", "answer: 1 - 2*lr", "answer: log(lr - 1)", "10:13", "no real number"),
    ("second", "answer: 1 - 2*lr", "answer: .nan", "10:13", "nan"),
    ("second", "answer: 1 - 2*lr", "answer: .inf", "10:13", "inf"),
    ("second", "answer: 1 - 2*lr", "answer: 1 -", "10:13", "ends too soon"),
    ("second", "lr: [0.1, 0.25]", "lr: [0.1, .inf]", "9:27", "finite"),
    ("second", "lr: [0.1, 0.25]", "lr: []", "9:21", "no values"),
    ("second", "lr: [0.1, 0.25]", "lr: [0.1], pi: [3]", "9:28", "has a meaning already"),
    ("second", "lr: [0.1, 0.25]", "lr: [0.1], log: [3]", "9:28", "has a meaning already"),
    ("second", "lr: [0.1, 0.25]", "lr: [0.1], a-b: [3]", "9:28", "no name for a variable"),
    ("second", "lr: [0.1, 0.25]", f"lr: {[0.1] * 40}, m: {[1] * 30}", "9:16", "1,200 versions"),
    ("second", "η = {{lr}}", "η = {{rl}}", "7:13", "no variable `rl`"),
    ("second", "It is {{= 1 - 2*lr}}.\n    say", "It is {{= sqrt(lr-1)}}.\n    say", "12:18", "no real"),
    ("second", "say: It is {{= 1 - 2*lr}}", "say: It is {{= 1 -- }}", "13:10", "ends too soon"),
    ("second", "tolerance: 1e-3", "tolerance: 0", "11:16", "over 0"),
    ("second", "tolerance: 1e-3", "wrong: [{answer: 1 + 2*rl, why: So.}]", "11:22", "no variable `rl`"),
    ("second", "tolerance: 1e-3", 'wrong: [{answer: 1, why: "{{lr"}, {answer: 2, why: "{{l}}"}]', "11:56",
     "no variable `l`"),
    ("second", "tolerance: 1e-3", "wrong: [{answer: 1/(lr - 0.25), why: So.}]", "11:22", "divides by zero"),
    ("second", "tolerance: 1e-3", "wrong: [{answer: 1, why: So.}, {answer: 1.005 - 2*lr, why: So.}]", "11:45",
     "mistake 2 gives what is right, in every version"),
    ("second", "tolerance: 1e-3", "wrong: [{answer: lr + lr, why: So.}, {answer: 2*lr, why: So.}]", "11:51",
     "mistake 2 gives what mistake 1 gives, in every version"),
    ("second", "tolerance: 1e-3", "wrong: [{answer: 1, why: So., bait: true}]", "11:35",
     "unknown key `bait`; known here: answer, why"),
    ("second", "tolerance: 1e-3", "wrong: [{answer: 1}]", "11:13", "`why` is missing"),
    ("second", "tolerance: 1e-3", f"wrong: [{SEVEN_MISTAKES}]",
     "11:12", "6"),
    ("second", "steps: [one, two, three]", "steps: [one, two, one]", "29:23", "step 3 repeats step 1"),
    ("second", 'right: "2"', 'right: "1"', "39:28", "right 2 repeats right 1"),
    ("second", "left: two", "left: one", "39:16", "left 2 repeats left 1"),
    ("second", "One, {{1}}, {{2}}.", "One, {{1}}.", "47:26", "no blank {{2}}"),
    ("second", "One, {{1}}, {{2}}.", "One, {{1}}, {{2}}, {{3}}.", "46:13", "{{3}} has no accepted answer"),
    ("second", "[[two, \"2\"], [three]]", "[[two], []]", "47:21", "blank 2 accepts nothing"),
    ("second", KEY_POINTS, "", "14:5", "`key_points` is missing"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "place", "words"), QUESTION_FAULTS)
def test_a_fault_in_a_question(track: Path, file: str, old: str, new: str, place: str, words: str) -> None:
    path = track / f"{file}.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    faults = told(check([track], [], prove=False), track)
    assert len(faults) == 1, faults
    assert faults[0].startswith(f"{file}.yaml:{place}: "), faults[0]
    assert words in faults[0]
    assert "; " in faults[0]


def test_all_faults_of_a_track_in_one_run_sorted(track: Path) -> None:
    first, second = track / "first.yaml", track / "second.yaml"
    first.write_text(
        first.read_text()
        .replace("bait: true, ", "")
        .replace("level: 1", "level: 9")
        .replace("[half]", "[hlf]")
    )
    second.write_text(
        second.read_text().replace("kind: open", "kind: opne").replace("[two, two]", "") + "topic: again\n"
    )
    (track / "third.yaml").write_text("topic: &t first\nquestions: [\n")
    (track / "track.yaml").write_text(
        (track / "track.yaml").read_text() + "  - {id: one, topic: frst, text: again}\n"
    )
    faults = told(check([track], [], prove=False), track)
    assert [fault.split(": ")[0] for fault in faults] == [
        "first.yaml:5:12", "first.yaml:13:18", "first.yaml:20:7", "second.yaml:15:11", "second.yaml:50:1",
        "third.yaml:1:8", "third.yaml:2:12", "track.yaml:10:10", "track.yaml:10:22",
    ]  # fmt: skip


def test_references_that_lead_nowhere_are_told_up_to_a_hundred(track: Path) -> None:
    path = track / "first.yaml"
    names = ", ".join(f"hlf{number}" for number in range(1_003))
    path.write_text(path.read_text().replace("follow_ups: [half]", f"follow_ups: [{names}]"))
    faults = told(check([track], [], prove=False), track)
    assert len(faults) == 101
    assert faults[0].endswith("`hlf0`; did you mean `half`?")
    assert faults[-1] == (
        "first.yaml:13:708: 903 more faults of this sort from here on; mend those above first"
    )


# --- what is wrong with a track ---

TRACK_FAULTS = [
    ("notes: notes/first.md", "notes: notes/frist.md", "5:38", "there is no file `notes/frist.md`"),
    ("notes: notes/first.md", "notes: ../../secret.md", "5:38", "outside the track"),
    ("notes: notes/first.md", f"notes: {'n' * 300}", "5:38", "there is no file"),
    ("notes: notes/first.md", "notes: loop.md", "5:38", "there is no file"),
    ("notes: notes/first.md", "notes: /etc/hostname", "5:38", "outside the track"),
    ("notes: notes/first.md", "notes: notes", "5:38", "there is no file `notes`"),
    (
        "id: second, title: Second}",
        "id: second, title: S}\n  - {id: first, title: F}",
        "7:10",
        "the topic `first` is there already, on line 5",
    ),
    ("{id: two, topic: second", "{id: one, topic: second", "9:10", "the objective `one` is there already"),
    ("{id: two, topic: second", "{id: two, topic: secnd", "9:22", "did you mean `second`?"),
    ("summary: For tests.", "summary: For tests.\nformat: 2", "4:9", "update the program"),
    ("summary: For tests.", "", "1:1", "`summary` is missing"),
    ("id: tiny", "id: tiny\nid: again", "2:1", "given twice"),
]


@pytest.mark.parametrize(("old", "new", "place", "words"), TRACK_FAULTS)
def test_a_fault_in_a_track(content: Path, track: Path, old: str, new: str, place: str, words: str) -> None:
    (content.parent / "secret.md").write_text("secret")
    (track / "loop.md").symlink_to(track / "loop.md")
    path = track / "track.yaml"
    path.write_text(path.read_text().replace(old, new))
    faults = [each for each in told(check([track], [], prove=False), track) if each.startswith("track.yaml")]
    assert len(faults) == 1, faults
    assert faults[0].startswith(f"track.yaml:{place}: "), faults[0]
    assert words in faults[0]


def test_a_broken_track_hides_no_fault_of_its_banks(track: Path) -> None:
    (track / "track.yaml").write_text((track / "track.yaml").read_text().replace("summary: For tests.", ""))
    first = track / "first.yaml"
    first.write_text(first.read_text().replace("objectives: [one]", "objectives: [won]", 1))
    faults = told(check([track], [], prove=False), track)
    assert [fault.split(":")[0] for fault in faults] == ["first.yaml", "track.yaml"]


def test_notes_that_would_drive_the_terminal(track: Path) -> None:
    (track / "notes" / "first.md").write_bytes(b"# Notes\n\nred: \x1b[31m\n")
    assert told(check([track], [], prove=False), track) == [
        "notes/first.md:3:6: the character U+001B can't stand in a content file; remove it"
    ]


def test_an_id_used_in_two_files_is_told_in_both(track: Path) -> None:
    text = (track / "second.yaml").read_text()
    (track / "third.yaml").write_text("topic: first\nquestions:\n" + text[text.index("  - id: gaps") :])
    report = told(check([track], [], prove=False), track)
    assert [fault.split(": ")[0] for fault in report] == ["second.yaml:42:9", "third.yaml:3:9"]
    assert "used in third.yaml too" in report[0]
    only = told(check([track / "third.yaml"], [], prove=False), track)
    assert only == report[1:]


# --- tasks ---


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("topic: second", "topic: secnd", "3:8", "did you mean `second`?"),
        ("objectives: [two]", "objectives: [tow]", "5:14", "did you mean `two`?"),
        ("function: add_one", "functoin: add_one", "6:1", "did you mean `function`?"),
    ],
)
def test_a_fault_in_a_task_file(track: Path, old: str, new: str, place: str, words: str) -> None:
    path = track / "tasks" / "add-one" / "task.yaml"
    path.write_text(path.read_text().replace(old, new))
    faults = told(check([track / "tasks" / "add-one"], [], prove=False), track)
    assert any(
        fault.startswith(f"tasks/add-one/task.yaml:{place}: ") and words in fault for fault in faults
    ), faults


def test_a_task_is_proved_when_it_or_its_track_is_named(content: Path, track: Path) -> None:
    task = track / "tasks" / "add-one"
    (task / "mistakes" / "none-at-all.py").write_text(
        '"""Right after all."""\ndef add_one(x):\n    return x + 1.0\n'
    )
    for named in (
        content,
        track,
        track / "tasks",
        task,
        task / "task.yaml",
        task / "mistakes" / "none-at-all.py",
    ):
        report = check([named], [content])
        assert any("none-at-all.py" in fault for fault in told(report, track)), named
    for named in (track / "first.yaml", track / "track.yaml", track / "notes"):
        assert told(check([named], [content]), track) == []
    assert told(check([content], [content], prove=False), track) == []


def test_the_margins_of_a_proved_task_are_told(track: Path) -> None:
    report = check([track / "tasks" / "add-one"], [])
    assert report.faults == ()
    assert report.margins
    assert all(margin.startswith("add-one: ") for margin in report.margins)


def test_a_task_that_cannot_be_loaded_is_told_once(track: Path) -> None:
    (track / "tasks" / "add-one" / "solution.py").unlink()
    faults = told(check([track / "tasks" / "add-one"], []), track)
    assert len(faults) == 1
    assert faults[0].startswith("tasks/add-one/solution.py:1:1: ")


def test_a_task_outside_any_track(track: Path, tmp_path: Path) -> None:
    (track / "tasks" / "add-one").rename(tmp_path / "alone")
    report = check([tmp_path / "alone"], [])
    assert report.faults == ()
    assert report.margins
    assert str(report.advice[0]).startswith(f"{tmp_path}/alone/task.yaml:1:1: lies in no track")


# --- what is named decides ---


def test_only_faults_of_what_was_named(content: Path, track: Path) -> None:
    (track / "third.yaml").write_text("topic: nowhere\nquestions: []\n")
    (track / "stray.txt").write_text("?")
    assert check([track / "first.yaml"], [content]) == CheckReport()
    assert told(check([track / "third.yaml"], [content]), track)[0].startswith("third.yaml:1:8: ")
    assert len(told(check([track], [content], prove=False), track)) == 1
    assert len(told(check([content], [content], prove=False), track)) == 1
    assert len(told(check([], [content], prove=False), track)) == 1
    assert len(told(check([track / "third.yaml", content, track], [content], prove=False), track)) == 1


def test_the_setting_is_the_nearest_folder_above_whatever_it_is_called(
    track: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = tmp_path / "called otherwise"
    track.rename(odd)
    first = odd / "first.yaml"
    first.write_text(first.read_text().replace("follow_ups: [half]", "follow_ups: [hafl]"))
    assert told(check([first], []), odd)[0].startswith("first.yaml:13:18: ")
    monkeypatch.chdir(odd)
    assert str(check([Path("first.yaml")], []).faults[0]).startswith("first.yaml:13:18: ")
    monkeypatch.chdir(odd / "notes")
    assert str(check([Path("../first.yaml")], []).faults[0]).startswith("../first.yaml:13:18: ")
    assert str(check([Path("..")], [], prove=False).faults[0]).startswith("../first.yaml:13:18: ")


@pytest.mark.parametrize("name", ["nowhere", "empty", "file.txt", "dangling"])
def test_what_is_no_content_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.txt").write_text("x")
    (tmp_path / "dangling").symlink_to(tmp_path / "nothing")
    (fault,) = told(check([tmp_path / name], []), tmp_path)
    assert fault.startswith(f"{name}:1:1: ")


def test_a_bank_outside_any_track_is_checked_as_far_as_it_goes(tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_text("topic: x\nquestions: [{kind: nonsense}]\n")
    report = check([tmp_path / "bank.yaml"], [])
    assert told(report, tmp_path)[0].startswith("bank.yaml:2:20: ")
    assert "lies in no track" in str(report.advice[0])


def test_two_tracks_with_one_id_are_a_fault_when_both_are_named(
    content: Path, track: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    (other / "notes").mkdir(parents=True)
    for name in ("track.yaml", "first.yaml", "second.yaml", "notes/first.md"):
        (other / name).write_text((track / name).read_text())
    assert check([other], [content], prove=False).faults == ()
    (fault,) = check([], [content, other], prove=False).faults
    assert str(fault).startswith(f"{other}/track.yaml:1:5: the track `tiny` is there already")


# --- whatever lies there ---


def test_hostile_files_are_told_in_one_line_each(track: Path) -> None:
    (track / "brackets.yaml").write_bytes(b"[" * 10_000_000)
    (track / "deep.yaml").write_text("".join(" " * level + "a:\n" for level in range(5_000)))
    (track / "nul.yaml").write_bytes(b"topic: \0")
    (track / "list.yaml").write_text("- a\n- b\n")
    (track / "cut.yaml").write_bytes(b"topic: \xe2\x82")
    (track / "folder.yaml").mkdir()
    (track / "dangling.yaml").symlink_to(track / "nowhere")
    (track / "tag.yaml").write_text("topic: !!python/object/apply:os.system ['true']\nquestions: []\n")
    (track / "odd\x1b[31mname.yaml").write_text("")
    os.mkfifo(track / "pipe.yaml")
    start = time.perf_counter()
    faults = told(check([track], [], prove=False), track)
    assert time.perf_counter() - start < 2.0  # measured: 0.1 s
    assert {fault.split(".yaml:")[0] for fault in faults} == {
        "brackets", "deep", "nul", "list", "cut", "folder", "dangling", "tag", "pipe", r"odd\x1b[31mname",
    }  # fmt: skip
    assert all(fault.isprintable() for fault in faults)
