"""How long a grade takes, against a cold `python -c "import numpy"` in the same run.

Prints ratios: a machine's speed drifts, a ratio of one run drifts less. NumPy's thread pool is pinned to one
thread for all of them. Warm figures are of a process that has graded before, with its caches filled; byte
code is cached too, as on a learner's machine, whatever this environment says of it.

    python tests/benchmarks/grading.py [RUNS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

os.environ["OPENBLAS_NUM_THREADS"] = "1"

RUNS = 15
TASK = "optimize-batch-query"
FOLDER = Path(__file__).resolve().parents[2] / "content" / "gradient-descent" / "tasks" / TASK
RIGHT = b"""\
import numpy as np

def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        w = w - learning_rate * 2 * np.sum(w - X)
    return w
"""
WRONG = RIGHT.replace(b"np.sum", b"np.mean")


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def cold_numpy() -> None:
    """A new interpreter that imports NumPy, and nothing else."""
    subprocess.run([sys.executable, "-c", "import numpy"], check=True)


def main() -> None:
    """Interleave the runs and print each median with its ratio to the cold import."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    from graders import grade, load_task  # noqa: PLC0415 - after the thread pool is pinned

    with tempfile.TemporaryDirectory() as cache:
        os.environ["TRAINER_CACHE"] = cache
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(cache, "byte-code"))
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        task = load_task(FOLDER)
        submission = Path(cache, "submission.py")
        submission.write_bytes(RIGHT)
        command = [sys.executable, "-m", "trainer", "grade", TASK, str(submission)]
        work: dict[str, Callable[[], object]] = {
            "cold import numpy": cold_numpy,
            "warm, passing": lambda: grade(task, RIGHT),
            "warm, failing and named": lambda: grade(task, WRONG),
            "trainer grade, cold": lambda: subprocess.run(command, check=True, capture_output=True),
        }
        for warm_up in work.values():
            warm_up()
        times = {name: [] for name in work}
        for _ in range(runs):
            for name, measured in work.items():
                times[name].append(seconds(measured))
    base = statistics.median(times["cold import numpy"])
    for name, measured_times in times.items():
        median = statistics.median(measured_times)
        print(  # noqa: T201 - what it is for
            f"{name:<26} {median * 1000:7.1f} ms  ({min(measured_times) * 1000:.1f} to "
            f"{max(measured_times) * 1000:.1f})  ratio {median / base:.2f}"
        )


if __name__ == "__main__":
    main()
