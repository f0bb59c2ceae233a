"""Fixtures of the app's tests: a small track, a clock that stands, a house to open."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from harness import DATA, Clock, House

from trainer.places import Places

if TYPE_CHECKING:
    from pathlib import Path


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
