"""Writes the statistics to files."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING

from trainer.authoring.writing import write_tree
from trainer.progress.report import stats_lines
from trainer.progress.standing import standing

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.tui.host import Library

__all__ = ["export"]

FOLDER = "exports"


def export(library: Library, data: Path, days: int | None) -> Path:
    """Write the statistics of a span as text, and as JSON beside it; never over another file.

    Args:
        library: content and log.
        data: the data folder; the files are written to `exports` in it.
        days: the span; None for all there is.

    Returns:
        The text's path.

    Raises:
        Problem: it can't be written.
        OSError: as above.
    """
    found = standing(library.progress, library.catalogue, days=days)
    text = "\n".join(stats_lines(library.progress, library.catalogue, len(found.summary.days))) + "\n"
    folder = data / FOLDER
    name = _free_name(folder, f"statistics-{found.summary.day.isoformat()}")
    write_tree(folder, {f"{name}.txt": text, f"{name}.json": json.dumps(found.to_json(), indent=2) + "\n"})
    return folder / f"{name}.txt"


def _free_name(folder: Path, name: str) -> str:
    """The name, or the name with the first number under which there is nothing yet."""
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(
        found for found in names if not any((folder / f"{found}.{kind}").exists() for kind in ("txt", "json"))
    )
