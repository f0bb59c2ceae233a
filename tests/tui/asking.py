"""What tests of questions share: the log on disk, the number of a row, the three sizes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from harness import NARROW, NORMAL, WIDE, screen_text

from graders.errors import Problem

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from trainer.progress import AnswerRow

SIZES = pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE], ids=["narrow", "normal", "wide"])


def log(pilot: Pilot[None]) -> list[AnswerRow]:
    """The answers on disk."""
    return pilot.app.library.progress.answers()  # type: ignore[attr-defined]


def digit(pilot: Pilot[None], text: str) -> str:
    """The number of the row that shows a text."""
    found = re.search(rf"(\d)  {re.escape(text)}", screen_text(pilot))
    assert found is not None, f"no row {text!r} in\n{screen_text(pilot)}"
    return found[1]


def nothing_is_saved(*_args: object) -> None:
    raise Problem("the disk is full", where="progress.sqlite3", remedy="free some space")
