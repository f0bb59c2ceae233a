"""`trainer list`, `check`, `schema`, `stats` and `doctor`, on the shipped content and on a small track."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from trainer.places import shipped_content

if TYPE_CHECKING:
    from collections.abc import Callable

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
  - id: q-one
    kind: choice
    level: 1
    objectives: [one]
    prompt: What is one?
    options:
      - {text: One, correct: true, why: It is.}
      - {text: Two, why: It is not.}
    explanation: One is one.
    say: One.
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    track = tmp_path / "tiny"
    track.mkdir()
    (track / "track.yaml").write_text(TRACK)
    (track / "first.yaml").write_text(BANK)
    return track


def test_list_names_the_shipped_track_and_tasks(trainer: Callable[..., object]) -> None:
    result = trainer("list")
    assert (result.code, result.err) == (0, "")
    for name in ("gradient-descent", "optimize-query", "optimize-batch-query", "minibatch-descent"):
        assert name in result.out


def test_list_json_holds_a_track_from_outside(trainer: Callable[..., object], tiny: Path) -> None:
    both = json.loads(trainer("list", "--json", "--content", tiny).out)
    only = json.loads(trainer("list", "--json", "--content", tiny, "--only-content").out)
    assert [track["id"] for track in only["tracks"]] == ["tiny"]
    assert {track["id"] for track in both["tracks"]} == {"gradient-descent", "tiny"}
    assert only["tracks"][0]["questions"] == [
        {"id": "q-one", "kind": "choice", "level": 1, "topic": "first", "objectives": ["one"]}
    ]


def test_a_broken_bank_leaves_the_rest_listed(trainer: Callable[..., object], tiny: Path) -> None:
    (tiny / "second.yaml").write_text("topic: [")
    result = trainer("list", "--content", tiny, "--only-content")
    assert result.code == 0
    assert "1 question" in result.out
    assert "second.yaml:1" in result.err


def test_check_passes_sound_content(trainer: Callable[..., object], tiny: Path) -> None:
    result = trainer("check", tiny)
    assert (result.code, result.err) == (0, ""), result


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("correct: true, ", "", "first.yaml:", "correct"),
        ("objectives: [one]", "objectives: [won]", "first.yaml:6:", "one"),
        ("kind: choice", "kind: chioce", "first.yaml:4:", "choice"),
        ("level: 1", "level: 7", "first.yaml:5:", "1, 2 or 3"),
        ("    say: One.", "    say: One.\n    say: Two.", "first.yaml:13:", "say"),
    ],
)
def test_check_tells_faults_with_their_place(
    trainer: Callable[..., object], tiny: Path, old: str, new: str, place: str, words: str
) -> None:
    bank = tiny / "first.yaml"
    bank.write_text(BANK.replace(old, new))
    result = trainer("check", tiny)
    assert result.code == 1
    told = [line for line in result.out.splitlines() if place in line]
    assert told, result.out
    assert any(words in line for line in told), told
    as_json = json.loads(trainer("check", bank, "--json").out)
    assert as_json["faults"]
    assert not as_json["sound"]


def test_advice_fails_only_strictly(trainer: Callable[..., object], tiny: Path) -> None:
    (tiny / "stray.txt").write_text("what is this?")
    assert trainer("check", tiny).code == 0
    strict = trainer("check", "--strict", tiny)
    assert strict.code == 1
    assert "stray.txt" in strict.out


def test_only_what_is_named_decides(trainer: Callable[..., object], tiny: Path) -> None:
    (tiny / "second.yaml").write_text("topic: nowhere\nquestions: []\n")
    assert trainer("check", tiny / "first.yaml").code == 0
    assert trainer("check", tiny / "second.yaml").code == 1
    assert trainer("check", tiny).code == 1


def test_check_finds_a_mistake_that_is_none(trainer: Callable[..., object], tmp_path: Path) -> None:
    track = tmp_path / "copy"
    shutil.copytree(shipped_content() / "gradient-descent", track)
    task = track / "tasks" / "optimize-query"
    (task / "mistakes" / "not-a-mistake.py").write_text(
        '"""This one is right, so it can\'t be a mistake."""\n' + (task / "solution.py").read_text()
    )
    result = trainer("check", task)
    assert result.code == 1
    assert "not-a-mistake.py" in result.out


def test_schema_is_json_and_can_be_written(trainer: Callable[..., object], tmp_path: Path) -> None:
    printed = json.loads(trainer("schema").out)
    assert {"bank", "track", "task"} <= set(printed)
    assert trainer("schema", "--out", tmp_path / "schemas").code == 0
    for name in ("bank", "track", "task"):
        assert json.loads((tmp_path / "schemas" / f"{name}.schema.json").read_text()) == printed[name]


def test_stats_of_a_beginner(trainer: Callable[..., object]) -> None:
    assert trainer("stats").code == 0
    assert json.loads(trainer("stats", "--json").out)


def test_doctor_names_walls_and_folders(trainer: Callable[..., object], tmp_path: Path) -> None:
    result = trainer("doctor", "--data", tmp_path)
    assert (result.code, result.err) == (0, "")
    assert str(tmp_path) in result.out
    assert "isolation" in result.out
    assert str(Path(shipped_content())) in result.out


def test_doctor_tells_the_editor_that_is_set_and_what_is_wrong_with_the_settings(
    trainer: Callable[..., object], tmp_path: Path
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('editor = "no-such-editor --wait"\n', encoding="utf-8")
    assert "the settings: no-such-editor --wait: no such program" in trainer("doctor", "--data", tmp_path).out
    file.write_text("vim-keys = 1\nmouse = \n", encoding="utf-8")
    assert f"{file}:2: is not TOML" in trainer("doctor", "--data", tmp_path).out
