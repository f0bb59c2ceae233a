"""The catalogue: what can be used of broken content, and finding things in it."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graders.errors import Problem
from trainer.bank import find_task, open_catalogue

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ["choice", "trap", "numeric", "open", "order", "match", "cloze"]


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


# --- content that is broken ---


def test_a_broken_file_leaves_the_rest_usable(content: Path, cache: Path) -> None:
    (content / "tiny" / "first.yaml").write_text("topic: [")
    (content / "tiny" / "tasks" / "add-one" / "task.yaml").write_text("id: 3")
    for _ in range(2):
        catalogue = open_catalogue([content], cache)
        assert [question.kind for question in catalogue.questions] == KINDS[2:]
        assert catalogue.tasks == ()
        assert any("first.yaml:1:8: " in fault for fault in catalogue.faults)
        assert any("task.yaml:1:5: " in fault for fault in catalogue.faults)


def test_a_broken_question_leaves_the_other_questions_usable(content: Path, cache: Path) -> None:
    path = content / "tiny" / "first.yaml"
    path.write_text(
        path.read_text()
        .replace(", bait: true", "")
        .replace("follow_ups: [half]", "follow_ups: [nowhere, half]")
    )
    catalogue = open_catalogue([content], cache)
    assert [question.id for question in catalogue.questions][:2] == ["pick-one", "half"]
    assert catalogue.questions[0].follow_ups == ("tiny/question/half",)
    assert len(catalogue.faults) == 1
    assert "bait" in catalogue.faults[0]


def test_questions_that_teach_a_mistake_are_found_by_it(content: Path, cache: Path) -> None:
    path = content / "tiny" / "first.yaml"
    text = path.read_text().replace(
        "follow_ups: [half]", "mistakes: [add-one/adds-two, add-one/returns-none]"
    )
    path.write_text(text)
    for _ in range(2):  # from the files, then from the index
        catalogue = open_catalogue([content], cache)
        (task,) = catalogue.tasks
        assert catalogue.faults == ()
        assert catalogue.questions[0].mistakes == ("add-one/adds-two", "add-one/returns-none")
        teaching = [question.id for question in catalogue.questions_teaching(task, ["other", "adds-two"])]
        assert teaching == ["pick-one"]
        assert catalogue.questions_teaching(task, ["other"]) == ()


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("What is 1 - 2η for {{lr}}?", "What is 1 - 2η for lr?"),
        ("A step of {{1}} then {{= 2*lr }}.", "A step of ____ then 2*lr."),
        ("“Sum or mean have the same", "“Sum or mean have the same …"),
        ("Take w = {{w}}, lr={{ lr }}. Where is w?", "Take w, lr. Where is w?"),
        ("At most L = {{= L}}, η = {{lr}}?", "At most L, η = lr?"),
        ("Let 2w = {{w}}, x + w = {{w}}, f(w) = {{w}}.", "Let 2w = w, x + w = w, f(w) = w."),
        ("Let 2 w = {{w}}, y > w = {{w}}.", "Let 2 w = w, y > w = w."),
        ("Let w = {{w0}}, w_a = {{a}}, w = {{w}} + 1.", "Let w = w0, w_a = a, w = w + 1."),
    ],
)
def test_a_prompts_first_line_is_a_title(content: Path, cache: Path, line: str, title: str) -> None:
    question = open_catalogue([content], cache).questions[0]
    assert replace(question, prompt_line=line).title == title


def test_a_key_given_twice_costs_its_own_question_only(content: Path, cache: Path) -> None:
    path = content / "tiny" / "first.yaml"
    path.write_text(path.read_text().replace("level: 2", "level: 2\n    level: 3"))
    catalogue = open_catalogue([content], cache)
    assert [question.id for question in catalogue.questions][:2] == ["pick-one", "half"]
    path.write_text(path.read_text() + "topic: again\n")
    assert open_catalogue([content], cache).questions[0].id == "half"


def test_a_broken_track_is_left_out(content: Path, cache: Path) -> None:
    (content / "other").mkdir()
    (content / "other" / "track.yaml").write_text("id: other\nformat: 2\n")
    catalogue = open_catalogue([content], cache)
    assert [track.id for track in catalogue.tracks] == ["tiny"]
    assert "format 2" in catalogue.faults[0]
    assert "update the program" in catalogue.faults[0]


def test_ids_used_twice_and_unknown_topics_are_left_out(content: Path, cache: Path) -> None:
    path = content / "tiny" / "third.yaml"
    path.write_text((content / "tiny" / "first.yaml").read_text())
    (content / "tiny" / "fourth.yaml").write_text(
        (content / "tiny" / "second.yaml").read_text().replace("topic: second", "topic: secnd")
    )
    catalogue = open_catalogue([content], cache)
    assert [question.kind for question in catalogue.questions] == KINDS
    assert [fault.split("tiny/")[1].split("; give")[0] for fault in catalogue.faults] == [
        "fourth.yaml:1:8: the track has no topic `secnd`; did you mean `second`?",
        "third.yaml:3:9: the id `pick-one` is used already, in first.yaml",
        "third.yaml:14:9: the id `tempting` is used already, in first.yaml",
    ]


def test_two_tracks_with_one_id(content: Path, cache: Path, tmp_path: Path) -> None:
    other = tmp_path / "outside"
    other.mkdir()
    (other / "track.yaml").write_text((content / "tiny" / "track.yaml").read_text())
    catalogue = open_catalogue([content, other], cache)
    assert [track.folder for track in catalogue.tracks] == [content / "tiny"]
    (fault,) = catalogue.faults
    assert fault == (
        f"{other}/track.yaml:1:5: the track `tiny` is there already, in {content}/tiny; "
        "give this one another id, or leave one of them out (--only-content)"
    )


def test_the_same_track_named_twice_is_one_track(content: Path, cache: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(content / "tiny")
    catalogue = open_catalogue([content, content / "tiny", tmp_path / "link"], cache)
    assert len(catalogue.tracks) == 1
    assert catalogue.faults == ()


def test_content_folders_without_a_track_are_told(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    catalogue = open_catalogue([tmp_path / "empty", tmp_path / "nowhere"], cache)
    assert catalogue.tracks == ()
    assert "there is no track in this folder" in catalogue.faults[0]
    assert "there is no such content folder" in catalogue.faults[1]


def test_odd_things_named_like_banks(content: Path, cache: Path) -> None:
    track = content / "tiny"
    (track / "folder.yaml").mkdir()
    (track / "dangling.yaml").symlink_to(track / "nowhere")
    (track / ".hidden.yaml").write_text("[")
    (track / "backup.yaml~").write_text("[")
    os.mkfifo(track / "pipe.yaml")
    catalogue = open_catalogue([content], cache)
    assert len(catalogue.questions) == len(KINDS)
    assert [fault.split("tiny/")[1].split(";")[0] for fault in catalogue.faults] == [
        "dangling.yaml:1:1: is a link to nothing",
        "folder.yaml:1:1: is a folder",
        "pipe.yaml:1:1: is not an ordinary file",
    ]


def test_notes_outside_the_track_or_broken(content: Path, cache: Path) -> None:
    (content / "secret.md").write_text("secret")
    track = content / "tiny" / "track.yaml"
    notes = content / "tiny" / "notes" / "first.md"
    notes.write_bytes(b"\xff")
    with pytest.raises(Problem, match="is not UTF-8"):
        open_catalogue([content], cache).notes("tiny", "first")
    track.write_text(track.read_text().replace("notes/first.md", "../secret.md"))
    assert open_catalogue([content], cache).notes("tiny", "first") == ""


def test_the_second_task_of_an_id_is_left_out_and_told(content: Path, cache: Path) -> None:
    tasks = content / "tiny" / "tasks"
    shutil.copytree(tasks / "add-one", tasks / "again")
    catalogue = open_catalogue([content], cache)
    assert [task.folder.name for task in catalogue.tasks] == ["add-one"]
    assert len(catalogue.faults) == 1
    assert "again/task.yaml:1:5: the id `add-one` is used already, in add-one" in catalogue.faults[0]


# --- finding things ---


def test_questions_and_tasks_by_what_they_are(content: Path, cache: Path) -> None:
    catalogue = open_catalogue([content], cache)
    assert [each.id for each in catalogue.questions_of("tiny", topic="first")] == ["pick-one", "tempting"]
    assert [each.id for each in catalogue.questions_of(objective="one", level=2)] == ["tempting"]
    assert [each.id for each in catalogue.questions_of(kind="cloze")] == ["gaps"]
    assert catalogue.task("tiny/task/add-one").id == "add-one"


@pytest.mark.parametrize(
    "name", ["add-one", "tiny/add-one", "tiny/task/add-one", "FOLDER", "FOLDER/", "FOLDER/task.yaml"]
)
def test_a_task_is_found_by_what_people_call_it(content: Path, cache: Path, name: str) -> None:
    name = name.replace("FOLDER", str(content / "tiny" / "tasks" / "add-one"))
    assert find_task(open_catalogue([content], cache), name).key == "tiny/task/add-one"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ad-one", "did you mean `add-one`?"),
        ("tiny/add-on", "did you mean `tiny/add-one`?"),
        ("something", "trainer list"),
        ("", "there is no task"),
        ("FOLDER", "holds no task.yaml"),
    ],
)
def test_what_is_no_task_is_told(content: Path, cache: Path, name: str, words: str) -> None:
    catalogue = open_catalogue([content], cache)
    with pytest.raises(Problem) as caught:
        find_task(catalogue, name.replace("FOLDER", str(content)))
    assert words in str(caught.value)


def test_a_task_of_two_tracks_and_a_task_outside(content: Path, cache: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (content / "tiny").rename(outside)
    catalogue = open_catalogue([content], cache)
    assert find_task(catalogue, str(outside / "tasks" / "add-one")).key == "tiny/task/add-one"
    (outside / "track.yaml").write_text((outside / "track.yaml").read_text().replace("id: tiny", "id: other"))
    assert find_task(catalogue, str(outside / "tasks" / "add-one")).track == "other"
    both = tmp_path / "both"
    for name in ("a", "b"):
        (both / name / "tasks").mkdir(parents=True)
        (both / name / "tasks" / "add-one").symlink_to(outside / "tasks" / "add-one")
        text = (outside / "track.yaml").read_text().replace("id: other", f"id: {name}")
        (both / name / "track.yaml").write_text(text)
    catalogue = open_catalogue([both], cache)
    with pytest.raises(Problem, match="say a/add-one or b/add-one"):
        find_task(catalogue, "add-one")
    assert find_task(catalogue, "b/add-one").track == "b"


# --- the hash that tells mended from changed ---


@pytest.mark.parametrize(
    ("name", "old", "new", "changes"),
    [
        ("pick-one", "explanation: One is one.", "explanation: It is, by name.", False),
        ("pick-one", "why: It is not.", "why: That is two.", False),
        ("pick-one", "prompt: What is one?", "prompt: |\n      What\n      is   one?", False),
        ("pick-one", "level: 1", "level: 3", False),
        ("pick-one", "prompt: What is one?", "prompt: What is three?", True),
        ("pick-one", 'text: "2"', 'text: "3"', True),
        ("pick-one", '- {text: "2", why', '- {text: "2", correct: true, why', True),
        ("half", "tolerance: 1e-3", "tolerance: 1e-2", False),
        ("half", "answer: 1 - 2*lr", "answer: 1 - 3*lr", True),
        ("half", "lr: [0.1, 0.25]", "lr: [0.1]", True),
        ("gaps", '[two, "2"]', '[two, "2", zwei]', False),
        ("gaps", '[two, "2"]', '[too, "2"]', True),
    ],
)
def test_the_content_hash_changes_with_the_meaning(
    content: Path, cache: Path, name: str, old: str, new: str, changes: bool
) -> None:
    before = open_catalogue([content], cache).summary(f"tiny/question/{name}")
    path = before.path
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    after = open_catalogue([content], cache).summary(f"tiny/question/{name}")
    assert (before.content_hash != after.content_hash) is changes
