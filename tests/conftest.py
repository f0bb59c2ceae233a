"""Every test is cut off from this machine: its own home, data and cache, no terminal settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


SETTINGS = (
    "TRAINER_CONTENT",
    "NO_COLOR",
    "VISUAL",
    "EDITOR",
    "XDG_DATA_HOME",
    "XDG_CACHE_HOME",
    "COLUMNS",
    "LINES",
)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home: Path = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TRAINER_DATA", str(home / "data"))
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture(autouse=True, scope="session")
def _shared_cache(tmp_path_factory: pytest.TempPathFactory) -> object:
    """One cache for the whole run: expected outputs are keyed by content, so tests may share them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRAINER_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
