"""A track whose every file `trainer new` has written, to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trainer.authoring.questions import QuestionDraft
from trainer.authoring.tracks import TrackDraft, write_track

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def new_track(tmp_path: Path) -> Path:
    """The folder of a track as it is first written."""
    question = QuestionDraft("first-question", "choice", 1, ("first-step",))
    draft = TrackDraft("my-track", "My track: a first", "", "basics", "Basics, briefly", "", question)
    folder = tmp_path / "content" / "my-track"
    write_track(draft, folder)
    return folder


@pytest.fixture
def track(new_track: Path) -> Path:
    """The same with its track.yaml and its notes filled in, and no question."""
    path = new_track / "track.yaml"
    text = path.read_text().replace("summary:\n", "summary: For tests.\n").replace("text:\n", "text: step\n")
    path.write_text(text)
    (new_track / "notes" / "basics.md").write_text("# Basics\n\nSteps.\n")
    (new_track / "basics.yaml").write_text("topic: basics\nquestions: []\n")
    return new_track
