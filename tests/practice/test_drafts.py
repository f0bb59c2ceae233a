from __future__ import annotations

import os
import socket
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from trainer.practice import drafts
from trainer.practice.drafts import MAX_BYTES, Draft, DraftProblem

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 24, 18, 5, 9, tzinfo=UTC)
STARTER = "def f(x):\n    ...\n"


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return Draft(tmp_path, "track", "task", STARTER)


def outside(draft: Draft, text: str | bytes) -> None:
    """Another program writes the file; its time differs whatever the clock's grain."""
    before = draft.path.stat().st_mtime_ns if draft.path.exists() else 0
    draft.path.write_bytes(text.encode() if isinstance(text, str) else text)
    os.utime(draft.path, ns=(before + 10_000_000, before + 10_000_000))


def olds(draft: Draft) -> dict[str, str]:
    folder = draft.path.parent / "old"
    return {path.name: path.read_text() for path in sorted(folder.glob("*"))} if folder.exists() else {}


def test_begins_with_the_starter_in_a_real_file(draft: Draft, tmp_path: Path) -> None:
    assert draft.open(NOW) == STARTER
    assert draft.path == tmp_path / "drafts" / "track" / "task.py"
    assert draft.path.read_text() == STARTER
    assert draft.is_starter


def test_is_found_again(draft: Draft, tmp_path: Path) -> None:
    draft.open(NOW)
    draft.save("x = 1\n", NOW)
    again = Draft(tmp_path, "track", "task", STARTER)
    assert again.open(NOW) == "x = 1\n"
    assert not again.is_starter


def test_a_save_leaves_nothing_beside_the_file(draft: Draft) -> None:
    draft.open(NOW)
    draft.save("x = 1\n", NOW)
    assert [path.name for path in draft.path.parent.iterdir()] == ["task.py"]


def test_its_own_saves_are_no_change_from_outside(draft: Draft) -> None:
    draft.open(NOW)
    draft.save("x = 1\n", NOW)
    assert draft.taken_from_outside("x = 12\n", NOW) is None
    assert not olds(draft)


def test_a_change_from_outside_is_taken_and_nothing_kept_when_nothing_is_lost(draft: Draft) -> None:
    draft.open(NOW)
    outside(draft, "y = 2\n")
    assert draft.taken_from_outside(STARTER, NOW) == "y = 2\n"
    assert draft.kept is None
    assert draft.taken_from_outside("y = 2\n", NOW) is None


@pytest.mark.parametrize("saved", [True, False], ids=["saved", "not saved yet"])
def test_a_change_from_outside_wins_and_ours_is_kept(draft: Draft, saved: bool) -> None:
    draft.open(NOW)
    if saved:
        draft.save("ours = 1\n", NOW)
    outside(draft, "theirs = 1\n")
    assert draft.taken_from_outside("ours = 1\n", NOW) == "theirs = 1\n"
    assert draft.kept is not None
    assert olds(draft) == {"task.20261124-180509.py": "ours = 1\n"}


def test_what_ones_own_editor_saves_replaces_nothing(draft: Draft) -> None:
    draft.open(NOW)
    draft.save("ours = 1\n", NOW)
    draft.lend()
    outside(draft, "ours = 2\n")
    assert draft.taken_from_outside("ours = 1\n", NOW) == "ours = 2\n"
    assert draft.kept is None
    assert not olds(draft)


def test_a_save_never_overwrites_what_another_program_wrote(draft: Draft) -> None:
    draft.open(NOW)
    outside(draft, "theirs = 1\n")
    assert draft.save("ours = 1\n", NOW) == "theirs = 1\n"
    assert draft.path.read_text() == "theirs = 1\n"
    assert list(olds(draft).values()) == ["ours = 1\n"]


def test_a_file_taken_away_is_written_again(draft: Draft) -> None:
    draft.open(NOW)
    draft.path.unlink()
    assert draft.taken_from_outside(STARTER, NOW) is None
    draft.save(STARTER, NOW)
    assert draft.path.read_text() == STARTER


def test_reset_keeps_every_old_draft(draft: Draft) -> None:
    draft.open(NOW)
    for text in ("first\n", "second\n"):
        draft.save(text, NOW)
        assert draft.reset(text, NOW) is not None
    assert draft.path.read_text() == STARTER
    assert olds(draft) == {"task.20261124-180509.py": "first\n", "task.20261124-180509-2.py": "second\n"}
    draft.reset("third\n", NOW + timedelta(seconds=1))
    assert "task.20261124-180510.py" in olds(draft)


@pytest.mark.parametrize("mine", [STARTER, "  \n", STARTER + "\n\n"])
def test_reset_of_nothing_keeps_nothing(draft: Draft, mine: str) -> None:
    draft.open(NOW)
    assert not draft.would_lose(mine)
    assert draft.reset(mine, NOW) is None


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xff\xfe", "is not UTF-8 text (byte 0)"),
        (b"a\0b", "is not text: it holds NUL bytes"),
        (b"#" * (MAX_BYTES + 1), "is larger than 256 kB"),
    ],
    ids=["binary", "NUL", "huge"],
)
def test_what_no_editor_shows_is_said_once_and_moved_aside_at_the_next_start(
    draft: Draft, tmp_path: Path, data: bytes, told: str
) -> None:
    draft.open(NOW)
    outside(draft, data)
    with pytest.raises(DraftProblem) as raised:
        draft.taken_from_outside(STARTER, NOW)
    assert str(raised.value) == f"{draft.path}: {told}"
    assert draft.taken_from_outside(STARTER, NOW) is None
    again = Draft(tmp_path, "track", "task", STARTER)
    assert again.open(NOW) == STARTER
    assert again.kept is not None
    assert again.kept.read_bytes() == data


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"\xef\xbb\xbfa\n", "a\n"), (b"a\r\nb\r\n", "a\nb\n"), (b"a\rb", "a\nb")],
    ids=["byte-order mark", "CRLF", "CR"],
)
def test_foreign_line_ends_and_marks_are_read(draft: Draft, data: bytes, text: str) -> None:
    draft.path.parent.mkdir(parents=True)
    draft.path.write_bytes(data)
    assert draft.open(NOW) == text


def test_a_draft_that_is_a_link_stays_one(draft: Draft, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere.py"
    real.write_text("x = 1\n")
    draft.path.parent.mkdir(parents=True)
    draft.path.symlink_to(real)
    draft.open(NOW)
    draft.save("x = 2\n", NOW)
    assert draft.path.is_symlink()
    assert real.read_text() == "x = 2\n"


def test_a_folder_in_its_place_is_one_line(draft: Draft) -> None:
    draft.path.mkdir(parents=True)
    with pytest.raises(DraftProblem, match="can't be read: is a directory"):
        draft.open(NOW)


@pytest.mark.parametrize("kind", ["pipe", "socket", "device"])
def test_what_is_no_ordinary_file_is_one_line_and_never_waited_for(
    draft: Draft, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft.open(NOW)
    draft.path.unlink()
    monkeypatch.chdir(draft.path.parent)
    with socket.socket(socket.AF_UNIX) as listening:
        if kind == "pipe":
            os.mkfifo(draft.path)
        elif kind == "socket":
            listening.bind(draft.path.name)  # the whole path may be longer than a socket's name
        else:
            draft.path.symlink_to("/dev/zero")
        for look in (lambda: draft.taken_from_outside(STARTER, NOW), lambda: draft.open(NOW)):
            with pytest.raises(DraftProblem) as raised:
                look()
            assert str(raised.value) == f"{draft.path}: can't be read: is no ordinary file"
        assert draft.taken_from_outside(STARTER, NOW) is None, "it is said once"


def test_a_place_that_takes_no_file_is_one_line_and_loses_nothing(draft: Draft) -> None:
    draft.open(NOW)
    draft.path.unlink()
    draft.path.parent.rmdir()
    draft.path.parent.write_text("in the way")
    with pytest.raises(DraftProblem, match=r"task\.py: can't be written: .*; the text stays in the editor"):
        draft.save("x = 1\n", NOW)
    draft.path.parent.unlink()
    draft.save("x = 1\n", NOW)
    assert draft.path.read_text() == "x = 1\n"


def test_lone_surrogates_are_written_out(draft: Draft) -> None:
    draft.open(NOW)
    draft.save("x = '\udc80'\n", NOW)
    assert draft.path.read_text() == "x = '\\udc80'\n"


# Two hands on one file


def test_what_no_editor_shows_is_kept_when_ours_is_written(draft: Draft) -> None:
    draft.open(NOW)
    outside(draft, b"a\0b")
    with pytest.raises(DraftProblem):
        draft.save("ours = 1\n", NOW)
    assert draft.save("ours = 1\n", NOW) is None
    assert draft.path.read_text() == "ours = 1\n"
    assert olds(draft) == {"task.20261124-180509.py": "a\0b"}


def test_a_change_waits_where_ours_cannot_be_kept(draft: Draft) -> None:
    draft.open(NOW)
    draft.save("ours = 1\n", NOW)
    outside(draft, "theirs = 1\n")
    (draft.path.parent / "old").write_text("in the way")
    for _ in range(2):
        with pytest.raises(DraftProblem, match="can't be written"):
            draft.save("ours = 2\n", NOW)
    assert draft.path.read_text() == "theirs = 1\n"
    (draft.path.parent / "old").unlink()
    assert draft.save("ours = 2\n", NOW) == "theirs = 1\n"
    assert list(olds(draft).values()) == ["ours = 2\n"]


def test_an_editor_that_empties_the_file_before_it_writes_is_waited_for(draft: Draft) -> None:
    draft.open(NOW)
    outside(draft, "")
    assert draft.save("ours = 1\n", NOW) is None
    assert draft.path.read_text() == "", "what it writes next would be lost"
    assert draft.text == STARTER
    outside(draft, "theirs = 1\n")
    assert draft.save("ours = 1\n", NOW) == "theirs = 1\n"
    assert list(olds(draft).values()) == ["ours = 1\n"]


def test_a_file_that_stays_empty_is_taken_as_empty(draft: Draft) -> None:
    draft.open(NOW)
    outside(draft, "")
    assert draft.taken_from_outside(STARTER, NOW) is None
    assert draft.taken_from_outside(STARTER, NOW) == ""


@pytest.mark.parametrize("then", [STARTER, None], ids=["as it was", "gone"])
def test_a_file_emptied_for_a_moment_keeps_no_save_waiting(draft: Draft, then: str | None) -> None:
    draft.open(NOW)
    outside(draft, "")
    assert draft.save("ours = 1\n", NOW) is None
    if then is None:
        draft.path.unlink()
    else:
        outside(draft, then)
    assert draft.save("ours = 1\n", NOW) is None
    assert draft.path.read_text() == "ours = 1\n"


def test_a_write_right_behind_ours_is_seen(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    draft.open(NOW)
    write = drafts.write_whole

    def overtaken(path: Path, text: str) -> os.stat_result:
        status = write(path, text)
        outside(draft, "theirs = 1\n")
        return status

    with monkeypatch.context() as patch:
        patch.setattr(drafts, "write_whole", overtaken)
        assert draft.save("ours = 1\n", NOW) is None
    assert draft.save("ours = 2\n", NOW) == "theirs = 1\n"
    assert list(olds(draft).values()) == ["ours = 2\n"]


def test_what_was_found_outside_stands_until_it_is_taken(draft: Draft) -> None:
    draft.open(NOW)
    outside(draft, "theirs = 1\n")
    assert draft.save("ours = 1\n", NOW) == "theirs = 1\n"
    assert draft.save("ours = 2\n", NOW) == "theirs = 1\n"
    assert draft.path.read_text() == "theirs = 1\n"
    draft.taken()
    assert draft.save("both = 1\n", NOW) is None
    assert draft.path.read_text() == "both = 1\n"


def test_white_space_makes_no_draft_of_a_starter(draft: Draft) -> None:
    draft.open(NOW)
    draft.save("def f(x):\n    \n    ...  \n", NOW)
    assert draft.is_starter
    assert not draft.would_lose(draft.text)
