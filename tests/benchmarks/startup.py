"""How long until the app can be used, against a Textual app that shows one label.

Whole processes in a pseudo-terminal, timed from the fork to the frame that holds the marker: for the trainer
the last word of its row of keys, for the other its label. Runs are interleaved, so that a busy machine slows
both alike.

    python tests/benchmarks/startup.py [RUNS]
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

RUNS = 15
ROWS, COLUMNS = 24, 80
LIMIT_SECONDS = 30.0
GOAL = 2.2

ONE_LABEL = """
from textual.app import App
from textual.widgets import Label

class OneLabel(App):
    def compose(self):
        yield Label("marker")

OneLabel().run()
"""

PROGRAMS = {
    "one label": (["-c", ONE_LABEL], "marker"),
    "trainer": (["-m", "trainer"], "? help"),
}
_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[@-Z\\-_])")


def seconds_to_frame(arguments: list[str], marker: str, environment: dict[str, str]) -> float:
    """From the fork of a process to its first frame with the marker in it."""
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, *arguments], environment)
    try:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        return _wait_for(terminal, marker.encode(), start) - start
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def _wait_for(terminal: int, marker: bytes, start: float) -> float:
    seen = b""
    while time.perf_counter() - start < LIMIT_SECONDS:
        if select.select([terminal], [], [], 0.1)[0]:
            seen += os.read(terminal, 65536)
            if marker in _ESCAPES.sub(b"", seen):
                return time.perf_counter()
    sys.exit(f"no frame with {marker!r} within {LIMIT_SECONDS} s; the terminal got: {seen[-2000:]!r}")


def measure(runs: int) -> dict[str, list[float]]:
    """Seconds to the first usable frame, program by program."""
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "TRAINER_DATA": str(Path(folder) / "data"),
            "TRAINER_CACHE": str(Path(folder) / "cache"),
            "TERM": "xterm-256color",
        }
        # The first run of each fills the caches: byte code, and the index of the content.
        for run in range(-1, runs):
            for name, (arguments, marker) in PROGRAMS.items():
                seconds = seconds_to_frame(arguments, marker, environment)
                if run >= 0:
                    times[name].append(seconds)
    return times


def main() -> None:
    """Print both medians and their ratio; exits with 1 where it is over the goal."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    times = measure(runs)
    medians = {name: statistics.median(found) for name, found in times.items()}
    for name, found in times.items():
        spread = f"({1000 * min(found):.0f} to {1000 * max(found):.0f})"
        sys.stdout.write(f"{name:<10} {1000 * medians[name]:6.0f} ms  {spread}\n")
    ratio = medians["trainer"] / medians["one label"]
    sys.stdout.write(f"ratio      {ratio:6.2f}  of {runs} interleaved runs; the goal is {GOAL} at most\n")
    sys.exit(ratio > GOAL)


if __name__ == "__main__":
    main()
