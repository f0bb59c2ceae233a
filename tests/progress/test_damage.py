"""A damaged file is set aside, and what can be read of it and its copies is kept."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graders.errors import Problem
from trainer.progress import Progress, damage, rebuilding, store

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Clock

    from trainer.progress import Answer
    from trainer.progress.model import Event

    Answers = Callable[..., Answer]
    Opener = Callable[..., Progress]


def fill(open_progress: Opener, answer: Answers, clock: Clock, count: int = 300) -> tuple[Path, list[str]]:
    progress = open_progress()
    ids = [
        progress.record_answer(answer(f"gd/question/{number % 50}", response="x" * 200))
        for number in range(count)
    ]
    progress.close()
    return progress.path, ids


def test_a_file_of_garbage_is_set_aside_and_the_backup_taken(
    open_progress: Opener, answer: Answers, clock: Clock
) -> None:
    path, ids = fill(open_progress, answer, clock, 20)
    garbage = b"no database at all\n" * 1000
    path.write_bytes(garbage)
    progress = open_progress()
    assert [event.id for event in progress.events()] == ids
    (notice,) = progress.notices
    aside = path.with_name("progress-damaged-2026-03-02-100000.sqlite3")
    assert aside.read_bytes() == garbage
    assert str(aside) in notice
    assert "0 entries could be read from it, 20 more came from progress-2026-03-02.sqlite3" in notice
    progress.close()
    assert open_progress().notices == ()


@pytest.mark.parametrize("seed", range(4))
def test_what_can_be_read_of_a_damaged_file_is_kept(
    open_progress: Opener, answer: Answers, clock: Clock, seed: int
) -> None:
    path, ids = fill(open_progress, answer, clock)
    for backup in (path.parent / "backups").iterdir():
        backup.unlink()
    whole = bytearray(path.read_bytes())
    pages = len(whole) // 4096
    rng = random.Random(seed)
    for page in rng.sample(range(4, pages), 3):
        whole[page * 4096 : page * 4096 + 600] = rng.randbytes(600)
    path.write_bytes(whole)
    clock.forward(days=1)  # the first opening of a day looks at every page
    progress = open_progress()
    (notice,) = progress.notices
    assert "was damaged" in notice
    saved = {event.id for event in progress.events()}
    assert saved <= set(ids)
    assert len(saved) > 0.7 * len(ids)
    computed = progress.states()
    progress.rebuild()
    assert progress.states() == computed


def test_the_end_of_the_log_damaged_the_rest_is_kept(
    open_progress: Opener, answer: Answers, clock: Clock
) -> None:
    path, ids = fill(open_progress, answer, clock)
    for backup in (path.parent / "backups").iterdir():
        backup.unlink()
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = DELETE")
    whole = path.read_bytes()
    last = ids[-1].encode()
    # The page of the table that holds the last event, which is neither the index by id nor by time.
    page = next(
        start
        for start in range(0, len(whole), 4096)
        if whole[start] == 0x0D
        and last in whole[start : start + 4096]
        and b'"seconds"' in whole[start : start + 4096]
    )
    path.write_bytes(whole[:page] + bytes(600) + whole[page + 600 :])
    clock.forward(days=1)
    progress = open_progress()
    assert len(progress.notices) == 1
    saved = {event.id for event in progress.events()}
    assert saved < set(ids)
    assert len(saved) > 0.8 * len(ids)


def test_damage_met_in_use_is_said_and_mended_at_the_next_start(
    open_progress: Opener, answer: Answers, clock: Clock
) -> None:
    path, ids = fill(open_progress, answer, clock)
    with closing(sqlite3.connect(path)) as database:
        root = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'answers'").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    progress = open_progress()
    assert progress.notices == ()  # nothing on the way has read that page yet
    with pytest.raises(Problem, match=r"is damaged .*; start the trainer again"):
        progress.answers()
    progress.close()
    again = open_progress()
    assert "was damaged" in again.notices[0]
    assert [event.id for event in again.events()] == ids
    assert len(again.answers()) == len(ids)


OPENER = """
import sys
from datetime import datetime
from pathlib import Path
from trainer.progress import Progress
sys.stdin.readline()
with Progress.open(Path(sys.argv[1]), now=lambda: datetime.now().astimezone()) as progress:
    print(len(progress.notices), len(progress.events()))
"""


def test_several_processes_that_find_the_damage_set_it_aside_once(
    open_progress: Opener, answer: Answers, clock: Clock
) -> None:
    path, _ = fill(open_progress, answer, clock, 20)
    path.write_bytes(b"no database at all\n" * 1000)
    openers = [
        subprocess.Popen(
            [sys.executable, "-c", OPENER, str(path.parent)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for opener in openers:
        assert opener.stdin is not None
        opener.stdin.write("\n")
        opener.stdin.flush()
    said = [opener.communicate(timeout=60) for opener in openers]
    assert [errors for _, errors in said] == [""] * 4
    assert sorted(output.split() for output, _ in said) == [["0", "20"]] * 3 + [["1", "20"]]
    (aside,) = path.parent.glob("progress-damaged-*.sqlite3")
    assert aside.read_bytes().startswith(b"no database at all")


def test_missing_tables_are_damage(open_progress: Opener, answer: Answers, clock: Clock) -> None:
    path, ids = fill(open_progress, answer, clock, 5)
    with closing(sqlite3.connect(path)) as database:
        database.execute("DROP TABLE answers")
    progress = open_progress()
    assert "the table answers is missing" in progress.notices[0]
    assert [event.id for event in progress.events()] == ids
    assert len(progress.answers()) == 5


def test_an_empty_file_is_a_new_one(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "progress.sqlite3").touch()
    with Progress.open(tmp_path, now=clock) as progress:
        assert progress.notices == ()
        assert progress.states() == {}


class Killed(BaseException):
    """The process is gone, in the midst of something."""


@pytest.mark.parametrize(
    "at", ["the file is renamed", "a side file is renamed", "half is read", "it is filled", "all is done"]
)
def test_a_process_that_dies_while_it_saves_what_can_be_read_loses_nothing(
    open_progress: Opener, answer: Answers, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    dying = open_progress()
    ids = [dying.record_answer(answer(f"gd/question/{number % 5}")) for number in range(70)]
    path = dying.path
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        root = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'answers'").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    side = path.with_name(f"{path.name}-wal")
    left = side.read_bytes()
    damage.mark(path)
    rename, unlink, add, rebuild = Path.rename, Path.unlink, store.add_event, rebuilding.rebuild
    added: list[object] = []

    def renamed(self: Path, target: Path) -> Path:
        done = rename(self, target)
        if at.startswith("the file" if self == path else "a side"):
            raise Killed
        return done

    def unlinked(self: Path, missing_ok: bool = False) -> None:
        if at == "all is done":
            raise Killed
        unlink(self, missing_ok)

    def half(database: sqlite3.Connection, event: Event) -> bool:
        added.append(event)
        if at == "half is read" and len(added) > 30:
            raise Killed
        return add(database, event)

    def filled(database: sqlite3.Connection) -> None:
        rebuild(database)
        if at == "it is filled":
            raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", renamed)
        patch.setattr(Path, "unlink", unlinked)
        patch.setattr(store, "add_event", half)
        patch.setattr(rebuilding, "rebuild", filled)
        side.write_bytes(left)  # SQLite clears it away with the last connection
        with pytest.raises(Killed):
            open_progress()
    progress = open_progress()
    assert "was damaged" in progress.notices[0]
    assert "; 70 entries could be read from it" in progress.notices[0]
    assert [event.id for event in progress.events()] == ids
    assert len(progress.answers()) == len(ids)
    assert len(list(path.parent.glob("progress-damaged-*.sqlite3"))) == 1
    progress.close()
    assert open_progress().notices == ()


def test_what_the_newest_copy_lacks_comes_from_the_others(
    open_progress: Opener, answer: Answers, clock: Clock
) -> None:
    path, ids = fill(open_progress, answer, clock, 20)
    copies = path.parent / "backups"
    (sound,) = copies.iterdir()
    (copies / "progress-2032-01-01.sqlite3").write_bytes(b"no database at all\n" * 1000)
    (copies / "progress-2031-01-01.sqlite3").write_bytes(b"")
    path.write_bytes(b"no database at all\n" * 1000)
    progress = open_progress()
    assert [event.id for event in progress.events()] == ids
    assert f"20 more came from {sound.name}" in progress.notices[0]
