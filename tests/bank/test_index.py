"""The index: right after every change, gone or broken without harm, and light when nothing changed."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from graders.errors import ContentProblem, Problem
from trainer.bank import Catalogue, bodies, open_catalogue
from trainer.bank import index as index_module

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KINDS = ["choice", "trap", "numeric", "open", "order", "match", "cloze"]
LATER = 10**18 * 4  # a clock by which every file is settled


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read for the index, as it happens."""
    read: list[str] = []
    build = bodies.build

    def noted(kind: str, path: Path, text: bytes | None) -> bodies.Entry:
        read.append(path.name)
        return build(kind, path, text)

    monkeypatch.setattr(bodies, "build", noted)
    return read


def index_file(cache: Path) -> Path:
    (found,) = cache.glob("bank-*.sqlite3")
    return found


def test_everything_is_there(content: Path, cache: Path) -> None:
    catalogue = open_catalogue([content], cache)
    assert catalogue.faults == ()
    (track,) = catalogue.tracks
    assert (track.id, track.title, [topic.id for topic in track.topics]) == (
        "tiny",
        "A tiny track",
        ["first", "second"],
    )
    assert [question.kind for question in catalogue.questions] == KINDS
    first = catalogue.questions[0]
    assert first.key == "tiny/question/pick-one"
    assert (first.topic, first.level, first.objectives, first.prompt_line) == (
        "first",
        1,
        ("one",),
        "What is one?",
    )
    assert (first.path, first.line) == (content / "tiny" / "first.yaml", 3)
    assert first.follow_ups == ("tiny/question/half",)
    (task,) = catalogue.tasks
    assert (task.key, task.function, task.folder) == (
        "tiny/task/add-one",
        "add_one",
        content / "tiny/tasks/add-one",
    )
    assert catalogue.notes("tiny", "first").startswith("# First")
    assert catalogue.notes("tiny", "second") == ""


def test_a_question_is_the_same_from_the_file_and_from_the_index(content: Path, cache: Path) -> None:
    fresh = open_catalogue([content], cache)
    again = open_catalogue([content], cache)
    assert again == fresh
    for question in fresh.questions:
        assert again.question(question.key) == fresh.question(question.key)
        assert again.question(question.key).id == question.id
    with pytest.raises(Problem, match="did you mean `tiny/question/half`"):
        again.question("tiny/question/halve")


def test_only_what_changed_is_parsed(content: Path, cache: Path, parsed: list[str]) -> None:
    open_catalogue([content], cache)
    assert sorted(parsed) == ["add-one", "first.yaml", "second.yaml", "track.yaml"]
    parsed.clear()
    open_catalogue([content], cache)
    assert parsed == []
    second = content / "tiny" / "second.yaml"
    second.write_text(second.read_text().replace("Tell me about two.", "Tell me more of two."))
    (content / "tiny" / "third.yaml").write_text("topic: first\nquestions: []\n")
    (content / "tiny" / "tasks" / "add-one" / "statement.md").write_text("Add one, please.")
    changed = open_catalogue([content], cache)
    assert sorted(parsed) == ["add-one", "second.yaml", "third.yaml"]
    assert changed.question("tiny/question/tell").prompt == "Tell me more of two."
    (content / "tiny" / "first.yaml").unlink()
    assert [question.kind for question in open_catalogue([content], cache).questions] == KINDS[2:]


def test_a_touched_file_is_not_parsed_again(content: Path, cache: Path, parsed: list[str]) -> None:
    open_catalogue([content], cache, now=lambda: LATER)
    parsed.clear()
    os.utime(content / "tiny" / "first.yaml", (1, 1))
    open_catalogue([content], cache, now=lambda: LATER)
    assert parsed == []


def test_a_change_within_one_tick_of_the_clock_is_seen(
    content: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that looks the same as when it was read, because it changed again at once."""
    monkeypatch.setattr(index_module, "_signature", lambda files: ("same", time.time_ns()))
    open_catalogue([content], cache)
    first = content / "tiny" / "first.yaml"
    first.write_text(first.read_text().replace("What is one?", "What is two?"))
    assert open_catalogue([content], cache).question("tiny/question/pick-one").prompt == "What is two?"


@pytest.mark.parametrize("writable", [True, False])
def test_a_question_is_opened_without_reading_its_bank_again(
    content: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, writable: bool
) -> None:
    if not writable:
        cache.write_text("a file where the folder should be")
    catalogue = open_catalogue([content], cache)
    monkeypatch.setattr("trainer.bank.loading.load_bank", lambda *_: pytest.fail("the bank was read again"))
    assert [catalogue.question(each.key).id for each in catalogue.questions] == [
        each.id for each in catalogue.questions
    ]


def test_a_settled_file_is_not_even_read(content: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_catalogue([content], cache, now=lambda: LATER)
    monkeypatch.setattr(index_module, "read_text", lambda path: pytest.fail(f"{path} was read"))
    assert len(open_catalogue([content], cache, now=lambda: LATER).questions) == len(KINDS)


def garbage(path: Path) -> None:
    path.write_bytes(b"no database at all" * 1_000)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def holed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 : len(content) - 512] = b"\0" * (len(content) - 512 - 4096)
    path.write_bytes(bytes(content))


def without_tables(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript("DROP TABLE files; DROP TABLE questions;")
    connection.close()


def lying(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE files SET body = '{}'")
    connection.execute("UPDATE questions SET question = '{\"id\": 3}'")
    connection.commit()
    connection.close()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("damage", [garbage, emptied, cut, holed, without_tables, lying, a_folder, gone])
def test_a_damaged_index_is_built_anew(content: Path, cache: Path, damage: Callable[[Path], None]) -> None:
    whole = open_catalogue([content], cache)
    damage(index_file(cache))
    # A catalogue that was open meanwhile still gives its questions: from their files.
    assert whole.question("tiny/question/tell").id == "tell"
    again = open_catalogue([content], cache)
    assert again == whole
    assert [again.question(each.key).id for each in again.questions] == [each.id for each in whole.questions]


def test_a_rebuilt_index_serves_again(content: Path, cache: Path, parsed: list[str]) -> None:
    open_catalogue([content], cache)
    garbage(index_file(cache))
    open_catalogue([content], cache)
    parsed.clear()
    open_catalogue([content], cache)
    assert parsed == []


def test_a_cache_that_cannot_be_written_is_done_without(content: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    catalogue = open_catalogue([content], blocked / "cache")
    assert len(catalogue.questions) == len(KINDS)
    assert catalogue.question("tiny/question/half").kind == "numeric"


def test_a_locked_index_is_done_without(content: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_catalogue([content], cache)
    monkeypatch.setattr("trainer.bank.store.PATIENCE_SECONDS", 0.05)
    (content / "tiny" / "third.yaml").write_text("topic: first\nquestions: []\n")
    holder = sqlite3.connect(index_file(cache), isolation_level=None)
    try:
        holder.execute("BEGIN EXCLUSIVE")
        catalogue = open_catalogue([content], cache)
        assert len(catalogue.questions) == len(KINDS)
        assert catalogue.question("tiny/question/half").kind == "numeric"
    finally:
        holder.close()
    assert index_file(cache).exists()


def test_many_at_once(content: Path, cache: Path) -> None:
    def work(turn: int) -> Catalogue:
        if turn % 4 == 3:
            for path in cache.glob("bank-*"):
                path.unlink(missing_ok=True)
        return open_catalogue([content], cache)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(work, range(40)))
    assert all(each == found[0] for each in found)
    assert len(found[0].questions) == len(KINDS)


def test_many_processes_at_once(content: Path, cache: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from trainer.bank import open_catalogue;"
        "c = open_catalogue([Path(sys.argv[1])], Path(sys.argv[2]));"
        "print(len(c.questions), len(c.tasks), c.question('tiny/question/half').id, *c.faults)"
    )
    command = [sys.executable, "-c", code, str(content), str(cache)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(6)
    ]
    told = [process.communicate(timeout=60) for process in running]
    assert told == [("7 1 half\n", "")] * 6


def test_nothing_changed_loads_nothing_heavy_and_is_quick(content: Path, cache: Path) -> None:
    open_catalogue([content], cache)
    code = (
        "import sys, time, json; from pathlib import Path; from trainer.bank import open_catalogue\n"
        "start = time.perf_counter(); c = open_catalogue([Path(sys.argv[1])], Path(sys.argv[2]))\n"
        "took = time.perf_counter() - start\n"
        "c.notes('tiny', 'first'); c.questions_of(topic='first')\n"
        "print(json.dumps([len(c.questions), took, sorted(sys.modules)]))"
    )
    command = [sys.executable, "-c", code, str(content), str(cache)]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    questions, took, loaded = json.loads(out)
    assert questions == len(KINDS)
    assert {"yaml", "pydantic", "numpy", "graders.task"} & set(loaded) == set()
    assert took < 0.1  # measured: 0.003 s, and the import of sqlite3


def test_indexes_of_versions_long_gone_are_cleared_out(content: Path, cache: Path) -> None:
    cache.mkdir()
    for number in range(9):
        (cache / f"bank-{number}.sqlite3").write_text("old")
        os.utime(cache / f"bank-{number}.sqlite3", (number, number))
    open_catalogue([content], cache)
    left = sorted(path.name for path in cache.glob("bank-?.sqlite3"))
    assert left == ["bank-6.sqlite3", "bank-7.sqlite3", "bank-8.sqlite3"]


def test_a_question_that_went_meanwhile(content: Path, cache: Path) -> None:
    catalogue = open_catalogue([content], cache)
    index_file(cache).unlink()
    (content / "tiny" / "first.yaml").write_text("topic: first\nquestions: []\n")
    with pytest.raises(ContentProblem, match=r"first\.yaml:3:1: .*no longer"):
        catalogue.question("tiny/question/pick-one")
