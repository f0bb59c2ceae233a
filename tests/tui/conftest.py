"""Fixtures of the app's tests: a small track, a clock that stands, a house to open."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from coding_bench import CodingApp
from harness import DATA, Clock, House
from settling import settled

from trainer.places import Places

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _pilots_wait_for_what_they_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.app.wait_for_idle", settled)
    monkeypatch.setattr("textual.pilot.wait_for_idle", settled)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    shutil.copytree(DATA / "mini", tmp_path / "content" / "mini")
    return Places(content=(tmp_path / "content",), data=tmp_path / "data", cache=tmp_path / "cache")


@pytest.fixture
def house(places: Places, clock: Clock) -> House:
    return House(places, clock)


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CodingApp:
    """An app that is the coding screen; a pilot's hand need not rest before a key that answers."""
    monkeypatch.setattr("trainer.tui.screens.coding.meant.REST", 0.0)
    return CodingApp(tmp_path / "data")
