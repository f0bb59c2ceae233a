"""The file: killed writers, full disks, older and newer formats, several processes."""

from __future__ import annotations

import random
import resource
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graders.errors import Problem
from trainer.progress import Progress, due_cards
from trainer.progress.backups import backups_of
from trainer.progress.model import Event
from trainer.progress.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Clock

    from trainer.progress import Answer

    Write = Callable[[Progress, Answer], object]

    Answers = Callable[..., Answer]
    Opener = Callable[..., Progress]

DATA = Path(__file__).parent / "data"

WRITER = """
import os, sys
from datetime import datetime
from pathlib import Path
from trainer.progress import Answer, Progress, Rating
import fsrs
name, count = sys.argv[2], int(sys.argv[3])
if sys.argv[4:] == ["nobody"] and os.getuid() == 0:  # root may write anywhere
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
progress = Progress.open(Path(sys.argv[1]), now=lambda: datetime.now().astimezone())
for number in range(count):
    card = f"gd/question/{name}{number % 7}"
    rating = Rating(1 + number % 4)
    answer = Answer(card, "h", rating, rating > 1, number, 1.0, number, "review")
    print(progress.record_answer(answer), flush=True)
progress.close()
"""


def writer(data: Path, name: str, count: int, *words: str, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(data), name, str(count), *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,  # type: ignore[call-overload]
    )


@pytest.mark.parametrize("seed", range(12))
def test_killed_at_any_instant_nothing_acknowledged_is_lost(tmp_path: Path, clock: Clock, seed: int) -> None:
    acknowledged: list[str] = []
    rng = random.Random(seed)
    for name in "ab":
        with writer(tmp_path, name, 1_000_000) as process:
            assert process.stdout is not None
            wanted = len(acknowledged) + rng.randrange(1, 40)
            for line in process.stdout:
                acknowledged.append(line.strip())
                if len(acknowledged) >= wanted:
                    break
            # the writer is by now anywhere in its next answer
            process.send_signal(signal.SIGKILL)
            acknowledged += [line.strip() for line in process.stdout if len(line) == 33]
    with Progress.open(tmp_path, now=clock) as progress:
        assert progress.notices == ()
        assert {event.id for event in progress.events()} >= set(acknowledged)
        computed = progress.states(), progress.answers()
        progress.rebuild()
        assert (progress.states(), progress.answers()) == computed


def test_two_processes_write_at_once(tmp_path: Path, clock: Clock) -> None:
    writers = [writer(tmp_path, name, 60) for name in "abc"]
    for process in writers:
        _, errors = process.communicate(timeout=120)
        assert (process.returncode, errors) == (0, "")
    with Progress.open(tmp_path, now=clock) as progress:
        assert len(progress.answers()) == 180


def test_a_process_that_hangs_with_the_file_is_said(
    progress: Progress, answer: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    progress._database.execute("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(progress.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Problem, match="another program has held it"):
            progress.record_answer(answer())
    progress.record_answer(answer())


# Full disk, no permission, wrong file


def test_a_full_disk_is_said_and_what_was_saved_stays(progress: Progress, answer: Answers) -> None:
    progress.record_answer(answer("gd/question/a"))
    pages = progress._database.execute("PRAGMA page_count").fetchone()[0]
    progress._database.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Problem, match=r"the disk is full.*; free some space") as caught:
        progress.record_answer(answer("gd/question/b", response="x" * 100_000))
    assert caught.value.where == str(progress.path)
    progress._database.execute("PRAGMA max_page_count = 100000")
    computed = progress.states()
    progress.rebuild()
    assert progress.states() == computed
    assert "gd/question/a" in computed


def test_a_limit_on_the_file_size_is_said_without_a_traceback(tmp_path: Path, clock: Clock) -> None:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))

    with writer(tmp_path, "a", 100_000, preexec_fn=limit) as process:
        output, errors = process.communicate(timeout=120)
    assert "graders.errors.Problem: " in errors
    assert str(tmp_path / "progress.sqlite3") in errors.splitlines()[-1]
    with Progress.open(tmp_path, now=clock) as progress:
        saved = {event.id for event in progress.events()}
    assert saved >= set(output.split())
    assert len(saved) > 10


@pytest.fixture
def open_to_all(tmp_path: Path) -> Path:
    """A folder that another user can reach too: root is refused nothing."""
    for folder in (tmp_path, *tmp_path.parents):
        mode = folder.stat().st_mode
        if mode & 0o005 != 0o005:
            folder.chmod(mode | 0o005)
    return tmp_path


@pytest.mark.parametrize("what", ["folder", "file", "missing"])
def test_without_permission_to_write_it_is_said(open_to_all: Path, clock: Clock, what: str) -> None:
    data = open_to_all / "data"
    if what == "missing":
        target = data / "inside"
        data.mkdir()
    else:
        target = data
        Progress.open(data, now=clock).close()
        (data / "progress.sqlite3").chmod(0o444)
    data.chmod(0o777 if what == "file" else 0o555)
    with writer(target, "a", 1, "nobody") as process:
        _, errors = process.communicate(timeout=60)
    last = errors.splitlines()[-1]
    assert last.startswith("graders.errors.Problem: ")
    assert str(target) in last
    assert "--data" in last


def test_a_data_folder_that_is_a_file_is_said(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(Problem, match=r"data: can't be used \(file exists\); name another --data folder"):
        Progress.open(tmp_path / "data", now=clock)


def test_a_folder_in_the_files_place_is_said(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "progress.sqlite3").mkdir()
    with pytest.raises(Problem, match="can't be opened"):
        Progress.open(tmp_path, now=clock)


def test_another_programs_database_is_left_alone(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "progress.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE songs (title TEXT)")
    before = path.read_bytes()
    with pytest.raises(Problem, match="is a database of another program; move it away"):
        Progress.open(tmp_path, now=clock)
    assert path.read_bytes() == before


def test_a_newer_format_is_refused_and_left_alone(open_progress: Opener, clock: Clock) -> None:
    progress = open_progress()
    progress.close()
    with closing(sqlite3.connect(progress.path)) as database:
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = progress.path.read_bytes()
    with pytest.raises(Problem, match=r"was written by a newer trainer .*; update this trainer"):
        open_progress()
    assert progress.path.read_bytes() == before


def test_an_older_format_is_migrated_after_a_copy(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "progress.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.executescript((DATA / "version-1.sql").read_text())
    with Progress.open(tmp_path, now=clock) as progress:
        assert [row.card for row in progress.answers()] == ["gd/question/why", "gd/task/descend"]
        assert progress.state("gd/question/why").status == "learning"
        assert progress.state("gd/task/descend").passed
        assert set(progress.states()) == {"gd/question/why", "gd/question/how", "gd/task/descend"}
        assert progress.setting("new_per_day") == 5
        clock.forward(days=9)
        assert due_cards(progress, progress.states()) == ["gd/question/why", "gd/task/descend"]
    with closing(sqlite3.connect(tmp_path / f"progress-before-version-{SCHEMA_VERSION}.sqlite3")) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)
        assert copy.execute("SELECT count(*) FROM events").fetchone() == (4,)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        new = {row[0] for row in database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    with Progress.open(tmp_path / "fresh", now=clock):
        pass
    with closing(sqlite3.connect(tmp_path / "fresh/progress.sqlite3")) as database:
        fresh = {row[0] for row in database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    assert {" ".join(sql.replace("IF NOT EXISTS ", "").split()) for sql in new} == {
        " ".join(sql.split()) for sql in fresh
    }


# Light to open


def test_opening_and_reading_imports_nothing_heavy(tmp_path: Path) -> None:
    program = """
import sys
from datetime import datetime
from pathlib import Path
from trainer.progress import Progress, due_cards, new_allowance
import trainer.progress.statistics
with Progress.open(Path(sys.argv[1]), now=lambda: datetime.now().astimezone()) as progress:
    progress.states(), due_cards(progress, []), new_allowance(progress), progress.setting("retention")
print(*sorted({"fsrs", "numpy", "pydantic", "yaml", "textual", "click"} & set(sys.modules)))
"""
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True
        )
        assert done.stdout.split() == []


WRITES: dict[str, Write] = {
    "an answer": lambda progress, answer: progress.record_answer(answer),
    "a goal": lambda progress, _: progress.set_setting("new_per_day", 5),
    "a setting": lambda progress, _: progress.set_setting("theme", "dark"),
    "another log": lambda progress, _: progress.add_events(
        [Event("0" * 32, 1, 0, "suspend", "a/question/b", {})]
    ),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
@pytest.mark.parametrize("replaced", [True, False])
def test_nothing_is_written_into_a_file_that_was_set_aside_meanwhile(
    open_progress: Opener, answer: Answers, write: Write, replaced: bool
) -> None:
    running = open_progress()
    running.record_answer(answer())
    aside = running.path.with_name("aside.sqlite3")
    for side in ("", "-wal", "-shm"):
        running.path.with_name(running.path.name + side).rename(aside.with_name(aside.name + side))
    other = open_progress() if replaced else None
    with pytest.raises(Problem, match=r"was set aside or moved .*; start the trainer again"):
        write(running, answer())
    assert len(running.events()) == 1
    running.close()
    assert not backups_of(running.path)  # the day's backup belongs to the file in its place
    with other or open_progress() as there:
        assert there.events() == []
        write(there, answer())
