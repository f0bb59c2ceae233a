"""What a preview reads, without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graders.errors import Problem
from trainer.authoring.adding import add_question, bank_spot
from trainer.authoring.preview import Preview
from trainer.authoring.questions import QuestionDraft

if TYPE_CHECKING:
    from pathlib import Path


def test_an_unchanged_file_is_read_once(track: Path) -> None:
    preview = Preview(track / "basics.yaml")
    assert preview.look() is not None
    assert preview.look() is None
    assert preview.look(changed=True) is not None
    add_question(bank_spot(track / "basics.yaml"), QuestionDraft("one", "open", 1, ("first-step",)))
    reading = preview.look()
    assert reading is not None
    assert [page.name for page in reading.pages] == ["one"]
    assert [reading.page_of(fault) for fault in reading.faults] == [0] * len(reading.faults)


def test_the_track_around_a_bank_counts(track: Path) -> None:
    preview = Preview(track / "basics.yaml")
    preview.look()
    path = track / "track.yaml"
    path.write_text(path.read_text().replace("id: basics,", "id: basic,"))
    reading = preview.look()
    assert reading is not None
    assert ["basics" in fault.what for fault in reading.faults] == [True]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("basics.yaml", "bank"), ("track.yaml", "track"), (".", "track"), ("notes/basics.md", "notes")],
)
def test_what_can_be_shown(track: Path, name: str, kind: str) -> None:
    assert Preview(track / name).kind == kind


@pytest.mark.parametrize("name", ["nothing.yaml", "schemas", "schemas/bank.schema.json"])
def test_what_can_not(track: Path, name: str) -> None:
    with pytest.raises(Problem):
        Preview(track / name)
