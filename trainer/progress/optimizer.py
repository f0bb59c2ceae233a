"""The `fsrs` package's optimizer in a process of its own.

So it can be called off, its rounds can be told, and PyTorch is gone afterwards.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from graders.errors import Problem

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

__all__ = ["run_optimizer"]

# How often it is looked whether the fit has been called off.
_LOOK_SECONDS = 0.1
_FIT = """
import json, sys
from datetime import datetime
from fsrs import Optimizer, Rating, ReviewLog
logs = [
    ReviewLog(card, Rating(rating), datetime.fromisoformat(at), None)
    for card, rating, at in json.load(sys.stdin)
]
json.dump([float(weight) for weight in Optimizer(logs).compute_optimal_parameters(verbose=True)], sys.stdout)
"""


# The optimizer's own bar, such as "Optimizing:  40%|####      | 2/5 [00:31<00:46, 15.4s/epoch]".
_BAR = re.compile(rb"\b(\d+)/(\d+) \[")
_TAIL = 4096
_AS_THEY_ARE = "the weights in use stay as they are"


def run_optimizer(
    logs: list[tuple[int, int, str]],
    cancel: threading.Event | None,
    done: Callable[[int, int], None] | None,
) -> list[float]:
    """Let the package's optimizer fit the weights.

    Args:
        logs: card, rating and time of each review.
        cancel: when set, the process is ended at once.
        done: told how many rounds are done, of how many.

    Returns:
        The weights; none where it was called off.

    Raises:
        Problem: the optimizer failed.
    """
    try:
        answer, complaint = _run(logs, cancel, done)
    except OSError as error:
        raise Problem(
            f"the optimizer can't be run ({(error.strerror or str(error)).lower()})", remedy=_AS_THEY_ARE
        ) from error
    if answer is None:
        return []
    try:
        found = json.loads(answer)
    except ValueError:
        last = (complaint.strip().splitlines() or ["it said nothing"])[-1]
        raise Problem(f"the optimizer failed ({last})", remedy=_AS_THEY_ARE) from None
    return [float(weight) for weight in found]


def _run(
    logs: list[tuple[int, int, str]],
    cancel: threading.Event | None,
    done: Callable[[int, int], None] | None,
) -> tuple[bytes | None, str]:
    """What it answers, None where it was called off, and the end of what it said meanwhile."""
    # Its complaints and its bar go to a file: a pipe that nobody empties would stop it.
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said"
        with (
            said.open("wb") as errors,
            subprocess.Popen(
                [sys.executable, "-c", _FIT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors
            ) as process,
        ):
            try:
                answer = _answer(process, json.dumps(logs).encode(), cancel, lambda: _tell(_tail(said), done))
            except BaseException:
                process.kill()
                raise
        return answer, _tail(said).decode(errors="replace")


def _answer(
    process: subprocess.Popen[bytes], sent: bytes, cancel: threading.Event | None, look: Callable[[], None]
) -> bytes | None:
    """What the process answers; None where it was called off."""
    unsent: bytes | None = sent
    while True:
        try:
            return process.communicate(unsent, timeout=_LOOK_SECONDS)[0]
        except subprocess.TimeoutExpired:
            unsent = None
        look()
        if cancel is not None and cancel.is_set():
            process.kill()
            return None


def _tail(path: Path) -> bytes:
    """The end of what the process has written so far."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - _TAIL, 0))
        return file.read()


def _tell(said: bytes, done: Callable[[int, int], None] | None) -> None:
    bars = _BAR.findall(said)
    if bars and done is not None:
        done(int(bars[-1][0]), int(bars[-1][1]))
