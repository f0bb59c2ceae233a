"""Reads QTI 1.2, 2.1 and 2.2: one XML file, or the archive that Canvas, Respondus and others export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graders.errors import Problem
from graders.text import one_line
from trainer.exchange.formats import qti1, qti2
from trainer.exchange.formats.qti_xml import plain_tags
from trainer.exchange.model import Sureness
from trainer.exchange.xml import parse, root_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.exchange.model import Draft, Notes
    from trainer.exchange.source import Source

__all__ = ["read", "recognise"]

_ROOTS = {"questestinterop", "assessmentItem"}
# What says of other files that they belong together: alone they ask nothing.
_FRAMES = {"assessmentTest", "manifest"}
_SUFFIXES = (".xml", ".qti")


def recognise(source: Source) -> Sureness:
    """By the root element, or by those of the files in the archive."""
    if source.is_zip:
        try:
            return (
                Sureness.SURE if any(root_name(each) in _ROOTS for each in _members(source)) else Sureness.NO
            )
        except Problem:
            return Sureness.NO
    return Sureness.SURE if source.is_xml and root_name(source) in _ROOTS | _FRAMES else Sureness.NO


def read(source: Source, notes: Notes) -> Iterator[Draft]:
    """The questions, in the order of the files in the archive.

    Raises:
        Problem: the archive or the file is broken, or no QTI.
    """
    if not source.is_zip:
        yield from _read_file(source, notes, set())
        return
    seen: set[str] = set()
    files = [each for each in _members(source) if root_name(each) in _ROOTS]
    if not files:
        what = "holds no questions of QTI 1.2, 2.1 or 2.2"
        raise Problem(what, where=str(source.where()), remedy="name another file, or its format with --from")
    # Canvas writes a quiz twice; the fuller of the two lies in this folder.
    for file in sorted(files, key=lambda each: "non_cc_assessments/" not in each.name):
        try:
            yield from _read_file(file, notes, seen)
        except Problem as problem:
            notes.refused(file.where(), "", f"{problem.what}; {problem.remedy}")


def _members(source: Source) -> list[Source]:
    return [source.member(name) for name in source.members if name.lower().endswith(_SUFFIXES)]


def _read_file(source: Source, notes: Notes, seen: set[str]) -> Iterator[Draft]:
    """The questions of one file; an assessment of which the archive held a copy before is passed over."""
    root = plain_tags(parse(source))
    if root.tag == "questestinterop":
        first = root.find("assessment")
        name = "" if first is None else first.get("ident", "")
        if name and name in seen:
            return
        seen.add(name)
        for item in root.iter("item"):
            yield from qti1.drafts_of(item, source, notes)
    elif root.tag == "assessmentItem":
        yield from qti2.drafts_of(root, source, notes)
    else:
        what = f"names other files, or is no QTI: <{one_line(str(root.tag), 40)}>"
        raise Problem(what, where=str(source.where()), remedy="name the archive, or a file with questions")
