"""What `trainer check` prints: lines for programs, carets for people, objects for editors."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILES = {
    "track.yaml": """\
id: tiny
title: A tiny track
summary: For tests.
topics:
  - {id: first, title: First}
objectives:
  - {id: one, topic: first, text: say one}
""",
    "first.yaml": """\
topic: first
questions:
  - id: pick-one
    kind: choice
    level: 1
    objectives: [won, one]
    prompt: What is one?
    options:
      - {text: 漢字, corect: true, why: It is.}
      - {text: Two, why: It is not.}
    explanation: One is one.
    say: One.
""",
    "cut.yaml": "topic: first\nquestions: [\n",
    "stray.txt": "",
}
CUT = """\
cut.yaml:2:12: the bracket opened here is never closed; write `]` where it ends
"""
OBJECTIVE = "first.yaml:6:18: the track has no objective `won`; did you mean `one`?\n"
KEY = "first.yaml:9:20: item 1 of `options`: unknown key `corect`; did you mean `correct`?\n"
REST = """\
stray.txt:1:1: nothing reads the file `stray.txt`; remove it  (advice)
3 faults, 1 advice
"""
CUT_SOURCE = """\
    2 | questions: [
      |            ^
"""
OBJECTIVE_SOURCE = """\
    6 |     objectives: [won, one]
      |                  ^^^
"""
KEY_SOURCE = """\
    9 |       - {text: 漢字, corect: true, why: It is.}
      |                      ^^^^^^
"""
LINES = CUT + OBJECTIVE + KEY + REST
SOURCE = CUT + CUT_SOURCE + OBJECTIVE + OBJECTIVE_SOURCE + KEY + KEY_SOURCE + REST


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A track with faults of several kinds, in the folder worked in."""
    track = tmp_path / "tiny"
    track.mkdir()
    for name, text in FILES.items():
        (track / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(track)
    return track


def test_a_pipe_gets_one_line_a_fault(trainer: Callable[..., object], broken: Path) -> None:
    result = trainer("check", ".")
    assert (result.code, result.out, result.err) == (1, LINES, "")
    assert trainer("check", "--no-source", ".").out == LINES


def test_a_terminal_gets_the_source_line_and_a_caret(
    trainer: Callable[..., object], broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert trainer("check", "--source", ".").out == SOURCE
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert trainer("check", ".").out == SOURCE
    assert trainer("check", "--no-source", ".").out == LINES


def test_json_is_the_same_in_a_terminal(
    trainer: Callable[..., object], broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = trainer("check", "--json", ".")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert trainer("check", "--json", ".") == plain
    found = json.loads(plain.out)
    assert (plain.code, found["sound"], len(found["faults"])) == (1, False, 3)
    assert found["faults"][1] == {
        "path": "first.yaml",
        "line": 6,
        "column": 18,
        "end": {"line": 6, "column": 21},
        "severity": "fault",
        "code": "unknown-objective",
        "what": "the track has no objective `won`",
        "remedy": "did you mean `one`?",
    }
    (advice,) = found["advice"]
    assert (advice["code"], advice["severity"], advice["end"]) == ("stray", "advice", None)


def test_a_file_that_went_meanwhile_is_told_without_its_line(
    trainer: Callable[..., object], broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import trainer.bank as bank  # noqa: PLC0415
    import trainer.bank.checking as checking  # noqa: PLC0415

    def check_and_lose(*arguments: object, **options: object) -> object:
        report = checking.check(*arguments, **options)
        (broken / "cut.yaml").unlink()
        return report

    monkeypatch.setattr(bank, "check", check_and_lose, raising=False)
    assert trainer("check", "--source", ".").out == SOURCE.replace(CUT_SOURCE, "")
