"""A new track: its `track.yaml`, a page of notes, a first bank, and the schemas its files name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.authoring.adding import bank_text
from trainer.authoring.scalars import scalar
from trainer.authoring.schemas import schema_files, schema_folder, schema_line
from trainer.authoring.writing import write_tree
from trainer.bank.files import SCHEMA_FOLDER, TRACK_FILE
from trainer.bank.unfilled import MARK

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.authoring.questions import QuestionDraft

__all__ = ["TrackDraft", "write_track"]


@dataclass(frozen=True, slots=True)
class TrackDraft:
    """What is known of a track before it is written.

    Attributes:
        id: unique among all tracks.
        title: for people.
        summary: what it teaches; may be empty.
        topic: the id of its first topic.
        topic_title: that topic for people.
        objective: what one can do after it; may be empty.
        question: the first question; it practises the track's only objective.
    """

    id: str
    title: str
    summary: str
    topic: str
    topic_title: str
    objective: str
    question: QuestionDraft


def write_track(draft: TrackDraft, folder: Path) -> list[Path]:
    """Write a track; every file of it or none.

    Args:
        draft: what is known of it.
        folder: its folder; made where it is missing.

    Returns:
        the files an author goes on with.

    Raises:
        Problem: one of its files is there already.
        OSError: it can't be written.
    """
    shared = schema_folder(folder)
    schemas = shared or folder / SCHEMA_FOLDER
    bank = f"{draft.topic}.yaml"
    notes = f"notes/{draft.topic}.md"
    files = {
        TRACK_FILE: _track_text(draft, folder / TRACK_FILE, notes, schemas),
        notes: _notes_text(draft.topic_title),
        bank: bank_text(folder / bank, draft.topic, draft.question, schemas),
    }
    if shared is None:
        files |= {f"{SCHEMA_FOLDER}/{name}": text for name, text in schema_files().items()}
    write_tree(folder, files)
    return [folder / name for name in (TRACK_FILE, notes, bank)]


def _track_text(draft: TrackDraft, path: Path, notes: str, schemas: Path) -> str:
    def written(text: str) -> str:
        return f" {scalar(text, path)}" if text else ""

    objective = draft.question.objectives[0]
    return (
        schema_line(path, "track", schemas)
        + f"""\
id: {draft.id}  # never changed: progress hangs on it
title: {scalar(draft.title, path)}
# What it teaches, in a sentence or two.
summary:{written(draft.summary)}
format: 1
# The headings, in the order to learn them; each may have a page of notes.
topics:
  - {{id: {draft.topic}, title: {scalar(draft.topic_title, path)}, notes: {notes}}}
# What one can do after it: questions and tasks say which of these they practise.
objectives:
  - id: {objective}
    topic: {draft.topic}
    text:{written(draft.objective)}
"""
    )


def _notes_text(title: str) -> str:
    return f"""\
# {title}

**Quick answer.** {MARK} what one says in half a minute.

{MARK} the page a learner opens beside a question: paragraphs, lists, tables,
code; lines of 76 columns, formulas in Unicode.
"""
