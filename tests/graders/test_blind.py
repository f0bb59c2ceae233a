"""Submissions written blind, by somebody who had not read the recognisers: named rightly, or not at all."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from grader_tasks import SHIPPED, loaded

from graders import grade

if TYPE_CHECKING:
    from graders import Report

FOLDER = Path(__file__).with_name("blind")
SHARE = 0.95  # of those with one mistake: so many are named


@dataclass(frozen=True)
class Blind:
    """A submission and what may be said of it: `wanted` is the header's text."""

    task: str
    title: str
    wanted: str
    source: str

    @property
    def kind(self) -> str:
        """passes, none, both, or one: a single mistake that has a name."""
        first = self.wanted.split(" or ")[0]
        if first in ("passes", "none"):
            return first
        return "both" if " + " in first else "one"


def read(path: Path) -> list[Blind]:
    """The submissions of a file: each begins with a line `=== title | what may be said of it [| why]`."""
    head, *parts = ("\n" + path.read_text(encoding="utf-8")).split("\n=== ")
    assert not head.strip(), f"{path.name} begins with a header"
    found = []
    for part in parts:
        header, source = part.split("\n", 1)
        title, wanted, *_ = header.split(" | ")
        found.append(Blind(path.stem, title, wanted, source))
    return found


def judge(blind: Blind, report: Report) -> str:
    """right, unnamed, misnamed (a name that is not true) or verdict (passed and wrong, or the reverse)."""
    if (report.status == "passed") != (blind.kind == "passes"):
        return "verdict"
    named = [found.mistake for found in report.diagnoses]
    allowed = [one.split(" + ") for one in blind.wanted.split(" or ") if one not in ("passes", "none")]
    if not named:
        return "unnamed" if blind.kind == "one" and "none" not in blind.wanted.split(" or ") else "right"
    if any(_fit(named, patterns) for patterns in allowed):
        return "right"
    return "misnamed"


def _fit(named: list[str], patterns: list[str]) -> bool:
    return len(named) == len(patterns) and all(
        any(fnmatchcase(slug, pattern) for slug in named) for pattern in patterns
    )


ALL = [blind for path in sorted(FOLDER.glob("*.txt")) for blind in read(path)]
# A task's mistakes are run before its first submission is judged, so a part takes more from fewer tasks.
FEW = sorted({blind.task for blind in ALL})[1::5]
PART = [blind for task in FEW for blind in [one for one in ALL if one.task == task][::4]]
TRIED = ALL if "EVERY_VARIANT" in os.environ else PART


def test_every_task_has_its_file_and_titles_are_unique() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {path.name for path in SHIPPED.iterdir()}
    assert [
        title for title, times in Counter((blind.task, blind.title) for blind in ALL).items() if times > 1
    ] == []
    assert len(ALL) > 300


def test_nineteen_in_twenty_are_named_and_none_wrongly() -> None:
    judged = [(blind, judge(blind, grade(loaded(blind.task), blind.source.encode()))) for blind in TRIED]
    wrongly = [
        (blind.task, blind.title, found) for blind, found in judged if found in ("misnamed", "verdict")
    ]
    assert wrongly == []
    unnamed = [(blind.task, blind.title) for blind, found in judged if found == "unnamed"]
    single = sum(blind.kind == "one" for blind in TRIED)
    assert len(unnamed) <= (1 - SHARE) * single, unnamed
