"""Every hostile program: contained, told by the right kind of outcome, and without any trace for the next."""

from __future__ import annotations

import re
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from graders.sandbox import Limits, Outcome, Program, Sandbox

DATA = Path(__file__).with_name("data")
COUNTS = {"hostile": 57, "hostile_more": 63}
LIMITS = Limits(case_seconds=0.2, total_seconds=3, memory_mb=256)
ROOMY = Limits(case_seconds=1, total_seconds=5, memory_mb=2048)
PATIENT = Limits(case_seconds=5, total_seconds=10, memory_mb=256)  # a busy machine is slow in everything
TIGHT = Limits(case_seconds=5, total_seconds=10, memory_mb=64)  # small objects fill it slowly
ARGUMENTS = {
    "optimize_query": (3.0, 0.1, 5),
    "optimize_batch_query": (np.array([1.0, 2.0]), 0.0, 0.1, 5),
}
RIGHT = {"optimize_query": 2.32768, "optimize_batch_query": 1.38336}
# The outcomes that show each word of "expected".
SHOWN_BY = {
    "fail": {"returned"},
    "error": {"raised", "vanished"},
    "timeout": {"timeout"},
    "memory": {"memory"},
    "killed": {"killed"},
    "contained": {"returned", "raised", "vanished", "killed"},
}
REFUSED_OUTRIGHT = {"double_fork_daemon"}
"""It does not catch that it may not fork: an error, which is no pass either."""


def rows() -> dict[str, tuple[str, str]]:
    """Folder and file name to (function, expected), from the tables."""
    found = {}
    for folder in COUNTS:
        for line in (DATA / folder / "README.md").read_text(encoding="utf-8").splitlines():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if cells[0].endswith(".py"):
                found[f"{folder}/{cells[0]}"] = (cells[1], cells[3])
    return found


ROWS = rows()


def children_of(pid: int) -> set[int]:
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == pid and fields[0] != "Z":
                found.add(int(entry.name))
    return found


def waiting_of(pid: int) -> set[int]:
    """The children of the interpreter once the one that waits for the next program is forked."""
    end = time.monotonic() + 10
    while not (found := children_of(pid)) and time.monotonic() < end:
        threading.Event().wait(0.005)
    return found


def assert_harmless(outcome: Outcome) -> None:
    shown = f"{outcome.output}{outcome.message}{outcome.traceback}{outcome.exception}{outcome.unsupported}"
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]", shown)
    assert len(outcome.output.encode()) < 66_000


@pytest.mark.parametrize("folder", COUNTS)
def test_the_table_and_the_folder_agree(folder: str) -> None:
    told = {name for name in ROWS if name.startswith(f"{folder}/")}
    assert told == {f"{folder}/{path.name}" for path in (DATA / folder).glob("*.py")}
    assert len(told) == COUNTS[folder]


@pytest.mark.skipif(sys.platform != "linux", reason="the walls are Linux's")
@pytest.mark.parametrize("name", sorted(ROWS))
def test_contained(name: str, sandbox: Sandbox) -> None:
    function, expected = ROWS[name]
    program = Program((DATA / name).read_bytes(), function)
    stem = Path(name).stem
    words = re.findall(r"fail|error|timeout|memory|killed|contained|pass", expected.split(";")[0])
    limits = LIMITS if "timeout" in words else PATIENT
    if stem == "big_matmul":
        limits = ROOMY
    elif stem.startswith("memory_in"):
        limits = TIGHT
    files = {path.name for path in Path("/tmp").iterdir()}
    first = sandbox.run(program, [ARGUMENTS[function]], limits).outcomes[0]

    allowed = set().union(*(SHOWN_BY.get(word, set()) for word in words))
    if stem in REFUSED_OUTRIGHT:
        allowed = {"raised"}
    assert first.kind in allowed
    if words[0] == "fail" and first.kind == "returned":
        assert not isinstance(first.value, float) or not np.isclose(first.value, RIGHT[function])
    if words[0] == "contained" and first.kind == "returned":
        assert np.isclose(first.value, RIGHT[function])
    assert_harmless(first)

    assert not {
        left for left in {path.name for path in Path("/tmp").iterdir()} - files if left.startswith("hostile")
    }
    warm = sandbox._warm
    assert warm is not None
    assert len(waiting_of(warm.process.pid)) == 1
    assert warm.process.poll() is None
    good = Program(b"import numpy as np\ndef f(x):\n    print(len(x))\n    return np.sum(x)\n", "f")
    after = sandbox.run(good, [([1.0, 2.0],)], Limits()).outcomes[0]
    assert (after.kind, after.value, after.output) == ("returned", 3.0, "2\n")
