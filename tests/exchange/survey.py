"""Imports every file below a folder and prints what became of each: for files that can't lie in the tests.

    python tests/exchange/survey.py FOLDER

A line a file: its format, questions imported and left out, parts lost; below it, why questions were left out.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from graders.errors import Problem
from trainer.exchange.importing import import_questions
from trainer.exchange.source import read_source

if TYPE_CHECKING:
    from collections.abc import Iterator


def survey(folder: Path) -> Iterator[str]:
    """The lines of the table."""
    totals: Counter[str] = Counter()
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        name = path.relative_to(folder)
        try:
            imported = import_questions(read_source(path))
        except Problem as problem:
            yield f"{name}: {problem.what}"
            totals["files refused"] += 1
            continue
        notes, found = imported.notes, len(imported.questions)
        counts = f"{found} imported, {len(notes.refusals)} left out, {len(notes.losses)} lost in part"
        yield f"{name}: {imported.guess.format.name}{'' if imported.guess.sure else '?'}: {counts}"
        for reason, number in Counter(refusal.reason for refusal in notes.refusals).items():
            yield f"    {number} × {reason}"
        totals.update({"files": 1, "imported": found, "left out": len(notes.refusals)})
    yield ", ".join(f"{number} {what}" for what, number in totals.items())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.stdout.writelines(f"{line}\n" for line in survey(Path(sys.argv[1])))
