"""What a change of content costs learners: held against a revision that git has, nothing checked out."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bank_samples import FIRST, SECOND

from graders.errors import Problem
from trainer.bank.differences import DifferenceReport, compare
from trainer.bank.loading import load_bank
from trainer.bank.meaning import changed

if TYPE_CHECKING:
    from trainer.bank.model import Question


def git(folder: Path, *arguments: str) -> str:
    names = ("-c", "user.name=Author", "-c", "user.email=author@localhost", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ["git", "-C", folder, *names, *arguments], capture_output=True, check=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def kept(content: Path) -> Path:
    """The small track, committed in a repository that has other files too."""
    (content.parent / "README.md").write_text("# Mine\n")
    git(content.parent, "init", "-q")
    git(content.parent, "add", ".")
    git(content.parent, "commit", "-qm", "A track")
    return content / "tiny"


def edit(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text)


def told(report: DifferenceReport, base: Path) -> list[tuple[str, str]]:
    return [(each.sort, str(each.fault).removeprefix(f"{base}/")) for each in report.differences]


def test_nothing_changed_and_everything_is_kept(kept: Path) -> None:
    assert compare([kept], [], "HEAD") == DifferenceReport("HEAD", (), (), 8)
    edit(
        kept / "first.yaml",
        ("explanation: One is one.", "explanation: So it is."),
        ("why: It is.", "why: So."),
    )
    assert compare([kept], [], "HEAD") == DifferenceReport("HEAD", (), (), 8)


def test_what_is_gone_changed_mended_and_new(kept: Path) -> None:
    edit(
        kept / "first.yaml",
        ("id: tempting", "id: leading"),
        ("prompt: What is one?", "prompt: What is one, then?"),
    )
    text = (kept / "second.yaml").read_text()
    head, tell = text.index("  - id: tell"), text.index("  - id: in-order")
    (kept / "second.yaml").write_text(
        text[:head].replace("answer: 1 - 2*lr", "answer: 1 - 3*lr")
        + text[tell:].replace("steps: [one, two, three]", "steps: [two, one, three]")
        + "  - {id: fresh, kind: order, level: 1, objectives: [two], prompt: Down., steps: [b, a],"
        " explanation: x}\n"
    )
    edit(kept / "tasks" / "add-one" / "statement.md", ("Add one", "Please add one"))
    report = compare([kept], [], "HEAD")
    assert [(sort, line.split("; ")[0].removesuffix(" changed")) for sort, line in told(report, kept)] == [
        ("mended", "first.yaml:3:9: the question `pick-one` is mended"),
        ("gone", "first.yaml:14:9: the question `tempting` is gone, and with it what learners did with it"),
        ("new", "first.yaml:14:9: the question `leading` is new"),
        ("gone", "second.yaml:1:1: the question `tell` is gone, and with it what learners did with it"),
        ("changed", "second.yaml:3:9: the question `half` is another one now: its answer"),
        ("changed", "second.yaml:14:9: the question `in-order` is another one now: its steps or their order"),
        ("new", "second.yaml:40:10: the question `fresh` is new"),
        ("mended", "tasks/add-one/task.yaml:1:5: the task `add-one` is mended"),
    ]
    assert told(report, kept)[1][1].endswith(
        "; it looks like it became `leading`; call that one `tempting` again"
    )
    assert (report.kept, report.costly, report.faults) == (2, True, ())
    assert [(each.key, each.became) for each in report.of("gone")] == [
        ("tiny/question/tempting", "leading"),
        ("tiny/question/tell", None),
    ]


def test_a_question_may_move_to_another_file(kept: Path) -> None:
    (kept / "first.yaml").rename(kept / "moved.yaml")
    assert compare([kept], [], "HEAD") == DifferenceReport("HEAD", (), (), 8)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("function: add_one", "function: add_1", "its function changed"),
        ("{x: float}", "{x: int}", "its arguments changed"),
        ("id: add-one", "id: adds-one", "it looks like it became `adds-one`; call that one `add-one` again"),
        ("x: 2}", "x: 3}", "the task `add-one` is mended"),
    ],
)
def test_tasks_are_compared_too(kept: Path, old: str, new: str, what: str) -> None:
    edit(kept / "tasks" / "add-one" / "task.yaml", (old, new))
    (report,) = [each for each in compare([kept], [], "HEAD").differences if each.sort != "new"]
    assert what in str(report.fault)


def test_a_track_that_was_called_otherwise(kept: Path) -> None:
    edit(kept / "track.yaml", ("id: tiny", "id: small"))
    (found,) = compare([kept], [], "HEAD").differences
    assert (found.sort, found.became) == ("gone", "small")
    assert str(found.fault).startswith(f"{kept}/track.yaml:1:5: the track was called `tiny`; ")


def test_a_track_that_lay_elsewhere(kept: Path) -> None:
    moved = kept.parent / "deep" / "there"
    moved.parent.mkdir()
    kept.rename(moved)
    assert compare([moved], [], "HEAD") == DifferenceReport("HEAD", (), (), 8)


def test_a_track_that_is_new(kept: Path) -> None:
    other = kept.parent / "other"
    shutil.copytree(kept, other)
    edit(other / "track.yaml", ("id: tiny", "id: other"))
    report = compare([other], [], "HEAD")
    assert (len(report.of("new")), len(report.differences), report.costly) == (8, 8, False)
    assert len(compare([], [kept.parent], "HEAD").of("new")) == 8


def test_a_track_deleted_whole_is_told_of_its_folder(kept: Path) -> None:
    shutil.copytree(kept, kept.parent / "other")
    edit(kept.parent / "other" / "track.yaml", ("id: tiny", "id: other"))
    git(kept.parent, "add", ".")
    git(kept.parent, "commit", "-qm", "Two tracks")
    shutil.rmtree(kept)
    report = compare([kept.parent], [], "HEAD")
    assert (report.kept, {each.key.split("/")[0] for each in report.of("gone")}) == (8, {"tiny"})
    assert len(report.of("gone")) == 8
    assert report.costly
    shutil.rmtree(kept.parent / "other")
    assert len(compare([kept.parent], [], "HEAD").of("gone")) == 16


def test_a_track_deleted_whole_may_be_named(kept: Path) -> None:
    shutil.copytree(kept, kept.parent / "other")
    edit(kept.parent / "other" / "track.yaml", ("id: tiny", "id: other"))
    shutil.rmtree(kept)
    report = compare([kept], [], "HEAD")
    assert len(report.of("gone")) == len(report.differences) == 8
    assert {each.key.split("/")[0] for each in report.differences} == {"tiny"}
    with pytest.raises(Problem, match="there is no track to compare"):
        compare([kept.parent / "never"], [], "HEAD")


def test_a_track_in_another_folder_is_not_gone(kept: Path) -> None:
    kept.rename(kept.with_name("renamed"))
    assert compare([kept.parent], [], "HEAD") == DifferenceReport("HEAD", (), (), 8)


def test_what_can_not_be_read_now_is_a_fault_and_not_gone(kept: Path) -> None:
    edit(kept / "first.yaml", ("level: 1", "level: 9"))
    report = compare([kept / "first.yaml"], [], "HEAD")
    assert report.differences == ()
    assert [fault.place[1:] for fault in report.faults] == [(5, 12)]


def test_paths_are_told_as_they_were_named(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(kept / "first.yaml", ("id: tempting", "id: leading"))
    monkeypatch.chdir(kept.parent)
    report = compare([Path("tiny")], [], "HEAD")
    assert {str(each.fault.path) for each in report.differences} == {"tiny/first.yaml"}


def test_odd_entries_of_a_tree_are_passed_over(kept: Path) -> None:
    (kept / "wörter \t'x'.yaml").write_text(FIRST.replace("pick-one", "a").replace("tempting", "b"))
    (kept / "outside.yaml").symlink_to("/etc/hostname")
    (kept / "bytes.yaml").write_bytes(b"topic: \xff\n")
    git(kept, "add", ".")
    git(kept, "commit", "-qm", "Odd")
    report = compare([kept], [], "HEAD")
    assert (report.differences, report.kept) == ((), 10)
    assert {fault.path.name for fault in report.faults} == {"bytes.yaml", "outside.yaml"}


def test_the_track_may_be_the_repository_itself_and_a_hook_of_another_changes_nothing(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.move(kept, tmp_path / "alone")
    alone = tmp_path / "alone"
    git(alone, "init", "-q")
    git(alone, "add", ".")
    git(alone, "commit", "-qm", "Alone")
    git(alone, "tag", "v1")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nowhere"))
    for revision in ("HEAD", "main", "v1"):
        assert compare([alone], [], revision) == DifferenceReport(revision, (), (), 8)


NO_REVISIONS = ["nowhere", "", "--help", "-n1", "HEAD~1", "HEAD:tiny", "a\0b", "é" * 999]


@pytest.mark.parametrize("revision", NO_REVISIONS)
def test_a_revision_that_is_none(kept: Path, revision: str) -> None:
    with pytest.raises(Problem, match="there is no revision"):
        compare([kept], [], revision)


def test_a_repository_that_lacks_a_part_is_not_taken_for_an_empty_one(kept: Path) -> None:
    tree = git(kept, "rev-parse", "HEAD:./")
    (Path(git(kept, "rev-parse", "--absolute-git-dir")) / "objects" / tree[:2] / tree[2:]).unlink()
    with pytest.raises(Problem, match="git can't read the files of `HEAD`"):
        compare([kept], [], "HEAD")


def test_no_repository_no_track_and_no_git(
    track: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(Problem, match="lies in no git repository"):
        compare([track], [], "HEAD")
    with pytest.raises(Problem, match="there is no track to compare"):
        compare([tmp_path / "nowhere"], [], "HEAD")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Problem, match="git is not installed"):
        compare([track], [], "HEAD")


# --- another question, or the same in better words ---


def question(text: str, name: str) -> Question:
    bank = load_bank(Path("bank.yaml"), text.encode())
    assert bank.faults == ()
    return next(each for each in bank.questions.values() if each.id == name)


MEANINGS = [
    # file, question, old, new, why it is another one (None: it is not)
    (FIRST, "pick-one", "prompt: What is one?", "prompt: So what is one?", None),
    (FIRST, "pick-one", "prompt: What is one?", "prompt: Which number follows zero?", "asks something else"),
    (FIRST, "pick-one", "prompt: What is one?", "prompt: What is 1 one?", "asks something else"),
    (FIRST, "pick-one", "prompt: What is one?", "prompt: What is not one?", "asks something else"),
    (FIRST, "pick-one", 'text: "1"', 'text: "1."', None),
    (FIRST, "pick-one", 'text: "1"', 'text: "3"', "another option is right"),
    (FIRST, "pick-one", 'text: "2", why', 'text: "2", correct: true, why', "another option is right"),
    (FIRST, "pick-one", 'text: "2", why', 'text: "7", why', None),
    (FIRST, "tempting", 'text: "No", correct: true', 'text: "It is not", correct: true', "another option is"),
    (SECOND, "half", "answer: 1 - 2*lr", "answer: 1 - lr*2", None),
    (SECOND, "half", "answer: 1 - 2*lr", "answer: 1 - 2.1*lr", "its answer changed"),
    (SECOND, "half", "lr: [0.1, 0.25]", "lr: [0.1, 0.3, 0.4]", None),
    (SECOND, "half", "lr: [0.1, 0.25]", "lr: [0.3, 0.4]", None),
    (SECOND, "half", "lr: [0.1, 0.25]}\n    answer: 1 - 2*lr", "lr: [0.3]}\n    answer: 1 - 3*lr",
     "from other"),
    (SECOND, "half", "tolerance: 1e-3", "tolerance: 1e-2", None),
    (SECOND, "tell", "{text: It comes after one", "{text: Two comes after one", None),
    (SECOND, "tell", "{text: It comes after one", "{text: It does not come after one", "key points"),
    (SECOND, "tell", "phrases: [after one]}", "phrases: [after one]}\n      - {text: It is even}",
     "key points"),
    (SECOND, "in-order", "[one, two, three]", "[One, two, three]", None),
    (SECOND, "in-order", "[one, two, three]", "[one, two, three, four]", "its steps or their order"),
    (SECOND, "together", "left: one", "left: One", None),
    (SECOND, "together", '- {left: two, right: "2"}', '- {left: two, right: "3"}', "what belongs together"),
    (SECOND, "gaps", '[two, "2"]', '["2"]', None),
    (SECOND, "gaps", '[two, "2"]', "[four]", "what its blanks accept"),
    (SECOND, "gaps", "{{2}}.\n    blanks: [[two, \"2\"], [three]]", "3.\n    blanks: [[two]]",
     "what its blanks"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "old", "new", "why"), MEANINGS)
def test_another_question_or_better_words(text: str, name: str, old: str, new: str, why: str | None) -> None:
    assert old in text
    before, after = question(text, name), question(text.replace(old, new), name)
    found = changed(before, after)
    assert (found is None) == (why is None), found
    assert (why or "") in (found or "")
    assert changed(before, before) is None


def test_another_kind_is_another_question() -> None:
    steps, blanks = question(SECOND, "in-order"), question(SECOND, "gaps")
    assert changed(steps, blanks) == "it was of kind order and is of kind cloze"


def test_three_hundred_ids_renamed_are_each_found_again(kept: Path) -> None:
    words = [f"{a} {b} {c}" for a in "abcdefghij" for b in "klmno" for c in "pqrstu"]
    entry = (
        "  - {{id: {}, kind: order, level: 1, objectives: [one], prompt: 'Which {}?', steps: [a, b],"
        " explanation: x}}\n"
    )
    for name in ("then", "now"):
        (kept / "many.yaml").write_text(
            "topic: first\nquestions:\n"
            + "".join(entry.format(f"{name}-{at}", word) for at, word in enumerate(words))
        )
        if name == "then":
            git(kept, "add", ".")
            git(kept, "commit", "-qm", "Many")
    gone = compare([kept], [], "HEAD").of("gone")
    assert len(gone) == 300
    assert all(each.became == each.key.replace("tiny/question/then", "now") for each in gone)
