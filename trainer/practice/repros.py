"""The failing case of a task as a program beside the learner's draft, to run and step through.

    data/drafts/<track>/repro_<function>.py

It loads the draft each time it runs. What a learner changed in it is never written over: that file is kept
among the old drafts first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graders.errors import Problem
from graders.opening import open_ordinary
from trainer.practice.files import old_path, reason, write_whole

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from graders.report import CaseReport
    from graders.task import Task

__all__ = ["Repros", "Written"]


@dataclass(frozen=True, slots=True)
class Written:
    """Where the program is.

    Attributes:
        path: the program.
        kept: where the file that was in its place is now; None where nothing had to be kept.
    """

    path: Path
    kept: Path | None


class Repros:
    """Writes the programs of one sitting.

    Args:
        draft: the learner's file, which the programs load.
    """

    def __init__(self, draft: Path) -> None:
        self._draft = draft
        self._ours: dict[Path, bytes] = {}

    def write(self, task: Task, case: CaseReport, now: datetime) -> Written:
        """Write a case's program.

        Args:
            task: the task.
            case: a case of a report on the draft.
            now: the local time, for the name of a file that has to be kept.

        Raises:
            Problem: the file can't be written, or what is in its place can't be kept.
        """
        from graders.repro import repro_name, repro_script  # noqa: PLC0415 - when a program is wanted

        path = self._draft.parent / repro_name(task)
        script = repro_script(task, case, self._draft)
        try:
            kept = self._put_aside(path, script.encode(errors="backslashreplace"), now)
            write_whole(path, script)
            self._ours[path] = path.read_bytes()
        except OSError as error:
            raise Problem(
                f"can't be written: {reason(error)}",
                where=str(path),
                remedy="make room or open the folder for writing",
            ) from error
        return Written(path, kept)

    def _put_aside(self, path: Path, script: bytes, now: datetime) -> Path | None:
        """Keep what is there, unless this sitting wrote it or it says the same."""
        try:
            with open_ordinary(path) as file:
                found = file.read()
        except FileNotFoundError:
            return None
        if found in (script, self._ours.get(path)):
            return None
        kept = old_path(path, now)
        kept.parent.mkdir(parents=True, exist_ok=True)
        path.replace(kept)
        return kept
