"""A question added to a bank, new or not: held against its track first, then written in one move."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graders.documents import DocumentProblem, quoted, read_text
from graders.errors import Problem
from trainer.authoring.insertion import insert_question
from trainer.authoring.naming import known, unused_id
from trainer.authoring.questions import question_lines
from trainer.authoring.schemas import schema_folder, schema_line
from trainer.authoring.writing import write_new, write_over
from trainer.bank.files import TRACK_FILE, track_above
from trainer.bank.setting import Setting

if TYPE_CHECKING:
    from trainer.authoring.questions import QuestionDraft

__all__ = [
    "BankSpot",
    "add_question",
    "bank_spot",
    "bank_text",
    "setting_of",
    "track_objectives",
    "track_topics",
]


@dataclass(frozen=True)
class BankSpot:
    """A bank that is to get a question, and the track it lies in.

    Attributes:
        path: the bank file, there or not.
        setting: its track.
        topic: the bank's topic; of a new one, empty until it is chosen.
        new: the file is not there yet.
    """

    path: Path
    setting: Setting
    topic: str
    new: bool

    def of_topic(self, topic: str) -> BankSpot:
        """The same with the topic of its questions.

        Raises:
            Problem: the track has no such topic, or the bank has another.
        """
        known(topic, list(track_topics(self.setting)), "topic")
        if not self.new and topic != self.topic:
            raise Problem(
                f"its questions are on {quoted(self.topic)}, not on {quoted(topic)}",
                where=str(self.path),
                remedy="leave the topic out, or name another bank",
            )
        return replace(self, topic=topic)


def setting_of(path: Path) -> Setting:
    """The track that a file or folder, there or not, lies in.

    Raises:
        Problem: it lies in none, or its `track.yaml` is too new or tells no topic or no objective.
    """
    above = track_above(Path(os.path.abspath(path)))  # noqa: PTH100 - links stay as they are
    if above is None:
        raise Problem(
            f"lies in no track: no folder above it holds {TRACK_FILE}",
            where=str(path),
            remedy="make one with `trainer new track`",
        )
    setting = Setting.of(above)
    if setting.track.newer or not (track_topics(setting) and track_objectives(setting)):
        raise DocumentProblem(setting.track.faults)
    return setting


def bank_spot(path: Path) -> BankSpot:
    """Look at a bank that is to get a question.

    Raises:
        Problem: it is no bank of a track, or can't be read.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are
    setting = setting_of(path)
    if path.suffix != ".yaml" or path.name == TRACK_FILE or path.parent != setting.files.folder:
        raise Problem(
            "is no bank",
            where=str(path),
            remedy=f"name a .yaml file other than {TRACK_FILE}, directly in {setting.files.folder}",
        )
    if not os.path.lexists(path):
        return BankSpot(path, setting, "", new=True)
    bank = next((bank for bank in setting.banks if bank.path == path), None)
    if bank is None or bank.document is None:
        raise DocumentProblem(bank.faults) if bank else Problem("is no bank", where=str(path))
    known(bank.topic or "", list(track_topics(setting)), "topic")
    return BankSpot(path, setting, bank.topic or "", new=False)


def track_objectives(setting: Setting, topic: str = "") -> dict[str, str]:
    """Ids and texts of the track's objectives; with a topic, of those alone."""
    found = _listed(setting, "objectives")
    return {each["id"]: _words(each, "text") for each in found if topic in ("", each.get("topic"))}


def track_topics(setting: Setting) -> dict[str, str]:
    """Ids and titles of the track's topics."""
    return {each["id"]: _words(each, "title") for each in _listed(setting, "topics")}


def _listed(setting: Setting, key: str) -> list[dict[str, Any]]:
    """What `track.yaml` lists, be the rest of it still to be written."""
    data = setting.track.document.data if setting.track.document else None
    listed = data.get(key) if isinstance(data, dict) else None
    each_of = listed if isinstance(listed, list) else []
    return [each for each in each_of if isinstance(each, dict) and isinstance(each.get("id"), str)]


def _words(entry: dict[str, Any], key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""


def add_question(spot: BankSpot, draft: QuestionDraft) -> int:
    """Write a question's skeleton into its bank.

    Returns:
        The line it begins at.

    Raises:
        Problem: its id is used or ill-formed, an objective is unknown, or the bank can't take it.
        OSError: the bank can't be written; it is as it was.
    """
    unused_id(draft.id, spot.setting.question_ids)
    for objective in draft.objectives:
        known(objective, list(track_objectives(spot.setting)), "objective")
    if spot.new:
        text = bank_text(spot.path, spot.topic, draft, schema_folder(spot.setting.files.folder))
        write_new(spot.path, text)
    else:
        raw = read_text(spot.path)
        changed = insert_question(spot.path, raw, question_lines(draft, spot.path))
        write_over(spot.path, changed)
        text = changed.decode("utf-8-sig")
    lines = text.splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.strip() == f"- id: {draft.id}")


def bank_text(path: Path, topic: str, draft: QuestionDraft, schemas: Path | None) -> str:
    """A new bank with one question."""
    first, *rest = question_lines(draft, path)
    entry = [f"  - {first}", *(f"    {line}" if line else "" for line in rest)]
    return schema_line(path, "bank", schemas) + "\n".join([f"topic: {topic}", "questions:", *entry, ""])
