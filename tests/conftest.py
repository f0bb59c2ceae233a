"""Every test is cut off from this machine: its own home, data and cache, no terminal settings."""

from __future__ import annotations

import gc
import os
import signal
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pathlib import Path


# How long an example takes is a matter of the machine, which may be busy.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
# A check of a commit tries the same examples each time; elsewhere new ones are tried, and their finds kept.
settings.register_profile("same-examples", derandomize=True, database=None)
if os.environ.get("CI"):
    settings.load_profile("same-examples")

# Apps are full of cycles that live on: looking through them as often as by default is a seventh of a run.
gc.set_threshold(100_000, 50, 100)

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A run in the background of a script inherits deafness to ctrl+c; the programs under test would too.
    signal.signal(signal.SIGINT, signal.default_int_handler)

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
    """One cache for the whole run: expected outputs are keyed by content, so tests may share them.

    Under xdist the workers share it too: each has a folder in that of the run.
    """
    own = tmp_path_factory.getbasetemp()
    cache = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRAINER_CACHE", str(cache))
        yield
