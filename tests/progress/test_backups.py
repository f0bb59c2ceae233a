"""The copies of the file: one for each day with answers, a fortnight of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from trainer.progress.backups import KEPT_BACKUPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Clock

    from trainer.progress import Answer, Progress

    Answers = Callable[..., Answer]
    Opener = Callable[..., Progress]


def backups(progress: Progress) -> list[str]:
    return sorted(path.name for path in (progress.path.parent / "backups").glob("*"))


def test_a_day_with_answers_leaves_its_backup(open_progress: Opener, answer: Answers, clock: Clock) -> None:
    progress = open_progress()
    progress.state("gd/question/a")
    progress.close()
    assert backups(progress) == []
    progress = open_progress()
    event = progress.record_answer(answer())
    progress.close()
    assert backups(progress) == ["progress-2026-03-02.sqlite3"]
    with closing(sqlite3.connect(progress.path.parent / "backups/progress-2026-03-02.sqlite3")) as copy:
        assert copy.execute("SELECT id FROM events").fetchall() == [(event,)]
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_killed_day_is_backed_up_before_the_next_ones_first_answer(
    open_progress: Opener, answer: Answers, clock: Clock
) -> None:
    killed = open_progress()
    killed.record_answer(answer("gd/question/a"))
    clock.forward(days=1)
    progress = open_progress()
    progress.record_answer(answer("gd/question/b"))
    assert backups(progress) == ["progress-2026-03-02.sqlite3"]
    with closing(sqlite3.connect(progress.path.parent / "backups/progress-2026-03-02.sqlite3")) as copy:
        assert copy.execute("SELECT card FROM events").fetchall() == [("gd/question/a",)]


def test_another_log_taken_in_is_backed_up_and_so_is_the_one_before(
    open_progress: Opener, answer: Answers, clock: Clock
) -> None:
    with open_progress("elsewhere") as elsewhere:
        elsewhere.record_answer(answer("gd/question/b"))
        events = elsewhere.events()
    killed = open_progress()
    killed.record_answer(answer("gd/question/a"))
    clock.forward(days=1)
    with open_progress() as progress:
        assert progress.add_events(events) == 1
    copies = {}
    for path in (progress.path.parent / "backups").iterdir():
        with closing(sqlite3.connect(path)) as copy:
            copies[path.name] = [card for (card,) in copy.execute("SELECT card FROM events ORDER BY card")]
    assert copies == {
        "progress-2026-03-02.sqlite3": ["gd/question/a"],
        "progress-2026-03-03.sqlite3": ["gd/question/a", "gd/question/b"],
    }


def test_the_last_fortnight_of_backups_is_kept(open_progress: Opener, answer: Answers, clock: Clock) -> None:
    for number in range(KEPT_BACKUPS + 3):
        with open_progress() as progress:
            progress.record_answer(answer(f"gd/question/{number}"))
        clock.forward(days=1)
    kept = backups(progress)
    assert len(kept) == KEPT_BACKUPS
    assert kept[0] == f"progress-{(clock() - timedelta(days=KEPT_BACKUPS)).date()}.sqlite3"


def test_a_backup_that_fails_stops_nobody(open_progress: Opener, answer: Answers) -> None:
    progress = open_progress()
    (progress.path.parent / "backups").write_text("in the way")
    progress.record_answer(answer())
    progress.close()
    (notice,) = progress.notices
    assert notice.startswith("no backup of your progress was made: ")


def test_a_clock_that_was_ahead_leaves_no_copies_that_push_out_the_new_ones(
    open_progress: Opener, answer: Answers, clock: Clock
) -> None:
    for _ in range(KEPT_BACKUPS):
        with open_progress(now=lambda: clock() + timedelta(days=900)) as progress:
            progress.record_answer(answer())
        clock.forward(days=1)
    with open_progress() as progress:
        progress.record_answer(answer("gd/question/today"))
    kept = backups(progress)
    assert len(kept) == KEPT_BACKUPS
    assert kept[0] == f"progress-{clock().date()}.sqlite3"


def test_a_killed_day_is_backed_up_also_beside_answers_that_lie_years_ahead(
    open_progress: Opener, answer: Answers, clock: Clock
) -> None:
    killed = open_progress()
    clock.forward(days=900)
    killed.record_answer(answer("gd/question/a"))
    clock.forward(days=-900)
    killed.record_answer(answer("gd/question/b"))
    clock.forward(days=1)
    progress = open_progress()
    progress.record_answer(answer("gd/question/c"))
    assert "progress-2026-03-02.sqlite3" in backups(progress)


def test_a_damaged_file_never_takes_the_place_of_a_sound_copy(
    open_progress: Opener, answer: Answers, clock: Clock
) -> None:
    with open_progress() as progress:
        for number in range(300):
            progress.record_answer(answer(f"gd/question/{number % 50}", response="x" * 200))
    copy = progress.path.parent / "backups" / "progress-2026-03-02.sqlite3"
    before = copy.read_bytes()
    with closing(sqlite3.connect(progress.path)) as database:
        root = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'answers'").fetchone()[0]
    with progress.path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    again = open_progress()
    again.set_setting("new_per_day", 5)  # a change, of which a copy is made; it reads no answer
    again.close()
    assert copy.read_bytes() == before
    (notice,) = again.notices
    assert "is damaged" in notice
    assert "was damaged" in open_progress().notices[0]
