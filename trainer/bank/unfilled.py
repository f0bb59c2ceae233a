"""What a skeleton leaves to be written, in files that hold no YAML: statements, notes, programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graders.documents import DocumentProblem, Fault, read_text
from graders.text import one_line
from trainer.bank.files import names_in, notes_file
from trainer.bank.setting import references

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trainer.bank.setting import Setting

__all__ = ["MARK", "unfilled_in_task", "unfilled_notes"]

# In capitals and with its colon no statement and no program says it by chance.
MARK = "FILL IN:"

_TEXTS = (".md", ".py")
_SHOWN = 80


def unfilled_notes(setting: Setting) -> Iterator[Fault]:
    """A fault for each mark left in the track's pages of notes."""
    for _, name in references(setting.track.document, ("topics", "*", "notes")):
        page = notes_file(setting.files.folder, name)
        if page is not None:
            yield from _marks(page)


def unfilled_in_task(folder: Path) -> Iterator[Fault]:
    """A fault for each mark left in a task's files."""
    for place in (folder, folder / "accepted", folder / "mistakes"):
        for name in names_in(place):
            if name.endswith(_TEXTS):
                yield from _marks(place / name)


def _marks(path: Path) -> Iterator[Fault]:
    try:
        text = read_text(path).decode("utf-8", "replace")
    except DocumentProblem:
        return  # whoever needs the file says so
    for number, line in enumerate(text.splitlines(), 1):
        before, mark, rest = line.partition(MARK)
        if mark:
            asked = rest.strip().rstrip("\"')|.,;: ")
            if asked.count("(") > asked.count(")"):
                asked += ")"
            asked = one_line(asked, _SHOWN)
            what, remedy = f"left to fill in: {asked}", "write it, without the mark"
            yield Fault(path, number, len(before) + 1, what, remedy, code="unfilled")
