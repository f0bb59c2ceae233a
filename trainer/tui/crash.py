"""What is said and kept when a screen crashes."""

from __future__ import annotations

import os
import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

__all__ = ["crash_message", "write_crash_log"]


def write_crash_log(error: BaseException, logs: Path, now: datetime) -> Path | None:
    """Write the traceback into a new file of the logs folder; None where it can't be written."""
    path = logs / f"crash-{now:%Y%m%d-%H%M%S}-{os.getpid()}.log"
    try:
        logs.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"{now.isoformat()}\n{''.join(traceback.format_exception(error))}",
            encoding="utf-8",
            errors="backslashreplace",
        )
    except OSError:
        return None
    return path


def crash_message(error: BaseException, log: Path | None, logs: Path) -> str:
    """The few lines a learner reads after a crash."""
    name = type(error).__name__
    told = f"The details are in {log}" if log is not None else f"No log could be written to {logs}"
    return (
        f"The trainer ran into a mistake of its own ({name}) and closed.\n"
        f"Nothing you answered is lost: each answer is on disk before the next question.\n"
        f"{told}\n"
        f"Start it again with: trainer"
    )
