"""What was being written when an interview was left: kept beside the log, and found again.

data/interviews/<id>/answer-<number>.txt       an answer half written
data/interviews/<id>/drafts/…                  the code of its coding task
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graders.errors import Problem
from trainer.practice.files import reason, write_whole

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Unsent", "interview_folder"]


def interview_folder(data: Path, interview: str) -> Path:
    """The folder for what is written in an interview; its id is hexadecimal, so it is a name."""
    return data / "interviews" / interview


class Unsent:
    """An answer in words while it is being written.

    Args:
        data: the learner's folder.
        interview: its id.
        number: which question of it, from 1.
    """

    def __init__(self, data: Path, interview: str, number: int) -> None:
        self.path = interview_folder(data, interview) / f"answer-{number}.txt"

    def read(self) -> str:
        """What was written before; empty where there is nothing, or nothing that can be read."""
        try:
            return self.path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    def keep(self, text: str) -> None:
        """Write it to the disk; an empty one is nothing to keep.

        Raises:
            Problem: it can't be written.
        """
        if not text:
            self.drop()
            return
        try:
            write_whole(self.path, text)
        except OSError as error:
            raise Problem(f"can't be written: {reason(error)}", where=str(self.path)) from error

    def drop(self) -> None:
        """Forget it: the answer is in the log."""
        self.path.unlink(missing_ok=True)
