"""`trainer check --diff REV`: in lines, as JSON, and with what exit code."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TRACK = """\
id: tiny
title: A tiny track
summary: For tests.
topics:
  - {id: first, title: First}
objectives:
  - {id: one, topic: first, text: say one}
"""
BANK = """\
topic: first
questions:
  - {id: count, kind: order, level: 1, objectives: [one], prompt: Count up., steps: [a, b], explanation: x}
  - {id: letters, kind: order, level: 1, objectives: [one], prompt: Spell it., steps: [a, b], explanation: x}
"""


@pytest.fixture
def track(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A committed track in the folder worked in."""
    (tmp_path / "track.yaml").write_text(TRACK)
    (tmp_path / "first.yaml").write_text(BANK)
    who = ("-c", "user.name=Author", "-c", "user.email=author@localhost")
    for arguments in (("init", "-q"), ("add", "."), (*who, "commit", "-qm", "All")):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_is_kept_is_counted(trainer: Callable[..., object], track: Path) -> None:
    result = trainer("check", ".", "--diff", "HEAD", "--strict")
    assert (result.code, result.err) == (0, "")
    assert result.out == "since HEAD: 2 kept, 0 mended, 0 become others, 0 gone, 0 new\n"


def test_what_is_gone_is_advice_unless_strict(trainer: Callable[..., object], track: Path) -> None:
    (track / "first.yaml").write_text(
        BANK.replace("id: letters", "id: spelling").replace("Count up", "Count it up")
    )
    result = trainer("check", ".", "--diff", "HEAD")
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "first.yaml:3:10: the question `count` is mended; its history stays\n"
        "first.yaml:4:10: the question `letters` is gone, and with it what learners did with it;"
        " it looks like it became `spelling`; call that one `letters` again  (advice)\n"
        "first.yaml:4:10: the question `spelling` is new\n"
        "since HEAD: 0 kept, 1 mended, 0 become others, 1 gone, 1 new\n"
    )
    assert trainer("check", ".", "--diff", "HEAD", "--strict").code == 1
    found = json.loads(trainer("check", ".", "--diff", "HEAD", "--json").out)
    assert (found["revision"], found["kept"], found["faults"], found["changed"]) == ("HEAD", 0, [], [])
    (gone,) = found["gone"]
    assert (gone["key"], gone["became"]) == ("tiny/question/letters", "spelling")
    assert (gone["path"], gone["line"], gone["column"], gone["severity"]) == ("first.yaml", 4, 10, "advice")
    assert [each["severity"] for each in (*found["mended"], *found["new"])] == ["note", "note"]


def test_a_track_that_is_gone_may_be_named(trainer: Callable[..., object], track: Path) -> None:
    mine = track / "tiny"
    mine.mkdir()
    for name in ("track.yaml", "first.yaml"):
        (track / name).rename(mine / name)
    who = ("-c", "user.name=Author", "-c", "user.email=author@localhost")
    for arguments in (("add", "-A"), (*who, "commit", "-qm", "Moved")):
        subprocess.run(["git", *arguments], cwd=track, check=True)
    shutil.rmtree(mine)
    result = trainer("check", "--diff", "HEAD", "tiny", "--strict")
    assert result.code == 1
    assert result.out.endswith("since HEAD: 0 kept, 0 mended, 0 become others, 2 gone, 0 new\n")
    never = trainer("check", "--diff", "HEAD", "never")
    assert (never.code, never.out) == (2, "")
    assert "never: there is no track to compare" in never.err


def test_what_can_not_be_compared_is_a_fault(trainer: Callable[..., object], track: Path) -> None:
    (track / "first.yaml").write_text(BANK.replace("level: 1", "level: 9", 1))
    result = trainer("check", ".", "--diff", "HEAD")
    assert result.code == 1
    assert result.out.startswith("first.yaml:3:37: `level` is `9`; ")


@pytest.mark.parametrize("option", [(), ("--json",)])
def test_a_revision_that_is_none_is_one_line(
    trainer: Callable[..., object], track: Path, option: tuple[str, ...]
) -> None:
    result = trainer("check", ".", "--diff", "nowhere", *option)
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        f"trainer: {track}: there is no revision `nowhere`;"
        " name a commit, a branch or a tag of its repository, such as HEAD or origin/main\n"
    )
