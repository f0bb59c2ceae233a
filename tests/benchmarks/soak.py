"""Grades thousands of right, wrong and hostile submissions in one warm interpreter; looks what is left over.

Counted before and after: processes, threads, descriptors, sockets, temporary files, and the memory of this
process and of the interpreter. Prints the figures and fails if anything grew, a right submission failed, a
wrong one passed, or the interpreter had to be started anew. Of twenty gradings fourteen are right ones, five
wrong and one hostile, each with a line of its own so that none is like the one before. Ten thousand take some
ten minutes. Linux only.

    python tests/benchmarks/soak.py [GRADINGS]
"""

from __future__ import annotations

import ctypes
import gc
import os
import random
import sys
import tempfile
import time
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graders import grade, load_task
from graders.sandbox import Limits, Program, Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graders import Task

ROOT = Path(__file__).resolve().parents[2]
TASKS = ROOT / "content" / "gradient-descent" / "tasks"
HOSTILE = ROOT / "tests" / "sandbox" / "data"
SHORT = Limits(case_seconds=0.05, total_seconds=0.15, memory_mb=256)
GRADINGS = 10_000
EACH = 500
"""How often it says how far it is."""
KINDS = ("right",) * 14 + ("wrong",) * 5 + ("hostile",)
SETTLE_SECONDS = 5.0
SPARE_KB = 8192
"""What memory may vary by: an allocator's blocks come and go. Over ten thousand gradings: 0.8 KiB each."""


@dataclass(frozen=True)
class Figures:
    """What stands at one moment."""

    processes: int
    threads: int
    descriptors: int
    sockets: int
    interpreter_descriptors: int
    temporary_files: int
    parent_kb: int
    interpreter_kb: int

    def grown(self, since: Figures) -> list[str]:
        """What there is more of than before, in words; memory only beyond what it varies by."""
        told = []
        for field in fields(self):
            before, now = getattr(since, field.name), getattr(self, field.name)
            if now > before + (SPARE_KB if field.name.endswith("_kb") else 0):
                told.append(f"{field.name.replace('_', ' ')}: {before:,} before, {now:,} after")
        return told


def descendants(pid: int) -> int:
    """How many processes, zombies too, come from that one."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text(errors="replace")
            except OSError:
                continue
            parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    found, looked = 0, [pid]
    while looked:
        above = looked.pop()
        below = [child for child, parent in parents.items() if parent == above]
        found += len(below)
        looked += below
    return found


def links(pid: int) -> list[str]:
    """Where that process's descriptors lead; none where that may not be seen."""
    found = []
    try:
        entries = list(Path(f"/proc/{pid}/fd").iterdir())
    except OSError:
        return []
    for entry in entries:
        try:
            found.append(str(entry.readlink()))
        except OSError:  # the one by which the folder was read
            continue
    return found


def resident_kb(pid: int) -> int:
    """The memory of a process."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


def temporary_files() -> int:
    """What lies where a submission could have left something: our own folder, and their names elsewhere."""
    own = sum(len(names) for _, _, names in os.walk(tempfile.gettempdir()))
    return own + sum(len(list(Path(place).glob("hostile*"))) for place in ("/tmp", "/dev/shm"))


def figures(sandbox: Sandbox) -> Figures:
    """Count, after giving back what was only not yet given back."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
    pid = interpreter(sandbox)
    end = time.monotonic() + SETTLE_SECONDS
    # The child that waits for the next submission, and what the interpreter holds of it.
    held = -1
    while (not descendants(pid) or len(links(pid)) != held) and time.monotonic() < end:
        held = len(links(pid))
        time.sleep(0.01)
    mine = links(os.getpid())
    return Figures(
        processes=descendants(os.getpid()),
        threads=len(list(Path("/proc/self/task").iterdir())),
        descriptors=len(mine),
        sockets=sum(link.startswith("socket:") for link in mine),
        interpreter_descriptors=len(links(pid)),
        temporary_files=temporary_files(),
        parent_kb=resident_kb(os.getpid()),
        interpreter_kb=resident_kb(pid),
    )


def interpreter(sandbox: Sandbox) -> int:
    """The process id of the warm interpreter."""
    warm = sandbox._warm
    if warm is None:
        raise SystemExit("there is no warm interpreter on this machine to be looked at")
    return warm.process.pid


def submissions(rng: random.Random) -> Iterator[tuple[str, Task, bytes]]:
    """Without end: what kind it is, the task with its limits, and the source, no two alike."""
    tasks = {
        task.function: task
        for task in map(load_task, (TASKS / "optimize-query", TASKS / "optimize-batch-query"))
    }
    short = {name: replace(task, spec=replace(task.spec, limits=SHORT)) for name, task in tasks.items()}
    hostile = sorted(HOSTILE.glob("hostile*/*.py"))
    number = 0
    while True:
        kinds = list(KINDS)
        rng.shuffle(kinds)
        for kind in kinds:
            number += 1
            name = rng.choice(sorted(tasks))
            task, files = tasks[name], tasks[name].files
            if kind == "right":
                source = files["solution.py"]
            elif kind == "wrong":
                source = files[rng.choice(sorted(path for path in files if path.startswith("mistakes/")))]
            else:
                source = rng.choice(hostile).read_bytes()
                task = next(short[function] for function in short if f"def {function}(".encode() in source)
            yield kind, task, source + f"\n# {number}\n".encode()


def soak(gradings: int, sandbox: Sandbox, seed: int) -> tuple[Figures, Figures, list[str]]:
    """Grade so many, the first tenth to settle: the figures then and at the end, what went wrong."""
    rng = random.Random(seed)
    before: Figures | None = None
    pid = 0
    wrong: list[str] = []
    # The walls of the author's side are made when first needed, and kept: not something left behind.
    sandbox.run(Program(b"def ready(): pass", "ready", trusted_library=True), [[]], SHORT)
    for number, (kind, task, source) in zip(range(gradings), submissions(rng), strict=False):
        if number == gradings // 10:
            before, pid = figures(sandbox), interpreter(sandbox)
        if number and number % EACH == 0:
            sys.stderr.write(f"{number:,} of {gradings:,}\n")
        status = grade(task, source, sandbox=sandbox).status
        if kind != "hostile" and (status == "passed") != (kind == "right"):
            wrong.append(f"grading {number}: a {kind} submission to {task.id} came out as {status}")
    after = figures(sandbox)
    if before is None:
        raise ValueError("too few gradings")
    if interpreter(sandbox) != pid:
        wrong.append("the interpreter was started anew")
    return before, after, wrong + after.grown(before)


def main() -> int:
    """Soak, print the figures; 1 if anything grew or was judged wrongly."""
    gradings = int(sys.argv[1]) if len(sys.argv) > 1 else GRADINGS
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TRAINER_CACHE"] = folder + "/cache"  # kept on purpose, so not counted
        tempfile.tempdir = folder + "/temporary"
        Path(tempfile.tempdir).mkdir()
        start = time.monotonic()
        with Sandbox() as sandbox:
            before, after, wrong = soak(gradings, sandbox, seed=1)
    for field in fields(Figures):
        name = field.name.replace("_", " ")
        sys.stdout.write(f"{name:<24} {getattr(before, field.name):>9,} {getattr(after, field.name):>9,}\n")
    sys.stdout.write(f"{gradings:,} gradings in {time.monotonic() - start:,.0f} s\n")
    sys.stdout.write("".join(f"{line}\n" for line in wrong) or "nothing grew, nothing was judged wrongly\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
