"""The last sign of life of an interview under way: until then its clock ran, however the program ended.

data/interviews/<id>/alive          microseconds since 1970 UTC
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from trainer.days import from_micros, to_micros
from trainer.practice.interview.unsent import interview_folder

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

__all__ = ["BEAT_SECONDS", "Heartbeat"]

BEAT_SECONDS: Final = 10
"""So much thinking time a crash gives back at most."""


class Heartbeat:
    """Written every few seconds while the clock runs.

    Args:
        data: the learner's folder.
        interview: its id.
    """

    def __init__(self, data: Path, interview: str) -> None:
        self._path = interview_folder(data, interview) / "alive"

    def beat(self, now: datetime) -> None:
        """Still there."""
        # Where the disk is full the steps in the log say so; without a beat the last of them counts.
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(str(to_micros(now)), encoding="ascii")

    def last(self) -> datetime | None:
        """When it was last there, in UTC; None where that can't be told."""
        try:
            return from_micros(int(self._path.read_text(encoding="ascii")))
        except (OSError, OverflowError, ValueError):
            return None
