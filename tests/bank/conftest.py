"""A small track to break in every way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bank_samples import FIRST, SECOND, TASK_FILES, TRACK

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with one track of seven questions and a task."""
    track = tmp_path / "content" / "tiny"
    (track / "notes").mkdir(parents=True)
    (track / "track.yaml").write_text(TRACK)
    (track / "first.yaml").write_text(FIRST)
    (track / "second.yaml").write_text(SECOND)
    (track / "notes" / "first.md").write_text("# First\n\nOne.\n")
    for name, text in TASK_FILES.items():
        path = track / "tasks" / "add-one" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "content"


@pytest.fixture
def track(content: Path) -> Path:
    """The folder of that track."""
    return content / "tiny"
