"""`trainer progress`: a log carried to another machine, merged by union."""

from __future__ import annotations

import io
import json
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from trainer.progress import Answer, Progress, Rating

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EAST = timezone(timedelta(hours=2))


def answer(folder: Path, *cards: str, day: int = 1) -> None:
    moment = datetime(2026, 3, day, 10, 0, tzinfo=EAST)
    with Progress.open(folder, now=lambda: moment) as progress:
        for card in cards:
            progress.record_answer(
                Answer(f"gd/question/{card}", "h", Rating.GOOD, True, [1], 5.0, 1, "review")
            )


def states(folder: Path) -> Any:
    with Progress.open(folder, now=lambda: datetime(2026, 3, 9, tzinfo=EAST)) as progress:
        return dict(progress.states())


def test_two_logs_that_went_apart_are_merged_both_ways_to_the_same_cards(
    trainer: Callable[..., Any], tmp_path: Path
) -> None:
    here, there, file = tmp_path / "here", tmp_path / "there", tmp_path / "log.jsonl"
    answer(here, "a", "b")
    assert trainer("progress", "export", file, "--data", here).out == f"2 entries written to {file}\n"
    assert trainer("progress", "import", file, "--data", there).out == "2 entries new, 0 known already\n"
    answer(here, "a", day=3)
    answer(there, "b", "c", day=4)
    for name, source, target in (("1", here, there), ("2", there, here)):
        trainer("progress", "export", tmp_path / name, "--data", source)
        assert trainer("progress", "import", tmp_path / name, "--data", target).code == 0
    assert states(here) == states(there)
    assert len(states(here)) == 3
    again = trainer("progress", "import", tmp_path / "1", "--data", there)
    assert again.out == "0 entries new, 3 known already\n"


def test_through_pipes(trainer: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(tmp_path / "here", "a")
    out = trainer("progress", "export", "-", "--data", tmp_path / "here").out
    assert [json.loads(line).get("kind") for line in out.splitlines()] == [None, "answer"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(out.encode())))
    read = trainer("progress", "import", "-", "--data", tmp_path / "there")
    assert read.out == "1 entry new, 0 known already\n"


def test_nothing_is_overwritten(trainer: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    file.write_text("mine")
    refused = trainer("progress", "export", file, "--data", tmp_path / "data")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith(f"trainer: {file}: is already there")
    assert file.read_text() == "mine"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"{}\n", "is not a progress log"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"[" * 100_000, "is not a line of JSON"),
        (None, "there is no such file"),
    ],
    ids=["empty", "other JSON", "no text", "brackets", "missing"],
)
def test_what_is_no_log_is_refused_in_one_line(
    trainer: Callable[..., Any], tmp_path: Path, content: bytes | None, said: str
) -> None:
    file = tmp_path / "log.jsonl"
    if content is not None:
        file.write_bytes(content)
    refused = trainer("progress", "import", file, "--data", tmp_path / "data")
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err
    assert refused.err.count("\n") == 1
    assert "; name a file that `trainer progress export` wrote" in refused.err


def test_a_broken_line_changes_nothing(trainer: Callable[..., Any], tmp_path: Path) -> None:
    answer(tmp_path / "here", "a", "b")
    file = tmp_path / "log.jsonl"
    trainer("progress", "export", file, "--data", tmp_path / "here")
    file.write_text(file.read_text() + '{"id": "x"}\n')
    refused = trainer("progress", "import", file, "--data", tmp_path / "there")
    assert refused.code == 2
    assert f"{file}:4: " in refused.err
    assert states(tmp_path / "there") == {}


def test_a_folder_is_no_file(trainer: Callable[..., Any], tmp_path: Path) -> None:
    refused = trainer("progress", "import", tmp_path, "--data", tmp_path / "data")
    assert (refused.code, "is not a file" in refused.err) == (2, True)
