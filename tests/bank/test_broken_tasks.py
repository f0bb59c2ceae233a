"""Each kind of broken task: a line in the file that is at fault, which says the case and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bank_samples import TASK_FILES

from trainer.bank import check

if TYPE_CHECKING:
    from pathlib import Path

RIGHT = "def add_one(x):\n    return x + 1\n"
CASES = "cases:\n  - {name: zero, arguments: {x: 0}}\n  - {name: two, arguments: {x: 2}, visible: true}\n"

BROKEN = [
    # the file broken, what is written there (None: it is taken away), the file told, place, what is said
    ("statement.md", None, "statement.md", "1:1", "the file is missing; write what the interviewer asks"),
    ("starter.py", None, "starter.py", "1:1", "the file is missing; write what the editor opens with"),
    ("starter.py", RIGHT, "starter.py", "1:1", "the starter passes every case; leave the learner something"),
    ("starter.py", "x = 1\ndef add_one(x)\n", "starter.py", "2:1", "the starter does not load (SyntaxError"),
    ("starter.py", b"# \xff\n", "starter.py", "1:1", "not UTF-8"),
    ("solution.py", None, "solution.py", "1:1", "the file is missing; write the model solution"),
    ("solution.py", "def add_one(x):\n    return 1/x\n", "solution.py", "2:1", "on the case 'zero'"),
    ("solution.py", "import nowhere\n", "solution.py", "1:1", "ModuleNotFoundError"),
    ("solution.py", "def add_two(x):\n    return 1\n", "solution.py", "1:1", "add_one"),
    ("solution.py", "def add_one(x):\n    return object()\n", "solution.py", "1:1", "no value that can be"),
    ("solution.py", "def add_one(x):\n    return float('nan')\n", "solution.py", "1:1",
     "other case is NaN; choose"),
    ("solution.py", "def add_one(x):\n    return x * float('inf') if x else 1\n", "solution.py", "1:1",
     "the answer to 'two' is infinite; choose arguments"),
    ("solution.py", "def add_one(x):\n    return 1e101\n", "solution.py", "1:1", "end diverging cases below"),
    ("accepted/backwards.py", None, "accepted", "1:1", "1 of the 2 accepted solutions that are due; add"),
    ("accepted/backwards.py", "def add_one(x):\n    return x\n", "accepted/backwards.py", "1:1",
     "does not pass 'zero': expected 1, got 0"),
    ("accepted/backwards.py", "def add_one(x):\n    y = x\n    return y / 0\n", "accepted/backwards.py",
     "3:1",
     "does not pass 'zero': raised ZeroDivisionError"),
    ("mistakes/adds-two.py", "def add_one(x):\n    return x + 2\n", "mistakes/adds-two.py", "1:1",
     "says nothing to whoever makes 'adds-two'; write a docstring"),
    ("mistakes/adds-none.py", f'"""None."""\n{RIGHT}', "mistakes/adds-none.py", "1:1",
     "passes every case; add"),
    ("mistakes/Adds None.py", f'"""None."""\n{RIGHT}', "mistakes/Adds None.py", "1:1",
     "can't name a mistake"),
    ("mistakes/adds-more.py", '"""More."""\ndef add_one(x):\n    return 2 + x\n', "mistakes/adds-two.py",
     "1:1",
     "does the same as mistakes/adds-more.py on every case; add a case that tells them apart"),
    ("mistakes/slips.py", '"""Slips."""\n\ndef add_one(x):\n  return (x\n', "mistakes/slips.py", "4:1",
     "the mistake does not load (SyntaxError"),
    ("mistakes/slips.py", '"""Slips."""\ndef add_on(x):\n  return x\n', "mistakes/slips.py", "1:1",
     "the mistake does not load"),
    ("cases.py", "def cases(rng):\n    yield {'x': 1.0}\n    yield {'y': 1.0}\n", "cases.py", "1:1",
     "case 4 is no dict of x; yield a dict of the arguments"),
    ("cases.py", "def cases(rng):\n    yield {'x': 'one'}\n", "cases.py", "1:1",
     "case 3: x: text where a number"),
    ("cases.py", "def cases(rng):\n    raise ValueError('no')\n", "cases.py", "2:1",
     "ValueError: no in cases"),
    ("cases.py", "def cases(rng):\n    while True:\n        yield {'x': 1.0}\n", "cases.py", "1:1",
     "yields more than 500 cases"),
    ("cases.py", "def case(rng):\n    yield {'x': 1.0}\n", "cases.py", "1:1", "no function cases(rng)"),
    ("task.yaml", TASK_FILES["task.yaml"].replace("{x: 0}", "{y: 0}"), "task.yaml", "9:29",
     "the case gives no x; give every argument"),
    ("task.yaml", TASK_FILES["task.yaml"].replace("{x: 0}", "{x: zero}"), "task.yaml", "9:33",
     "x: text where a number is due"),
    ("task.yaml", TASK_FILES["task.yaml"].replace("name: two", "name: zero"), "task.yaml", "10:12",
     "a case called 'zero' stands here twice"),
    ("task.yaml", TASK_FILES["task.yaml"].replace("x: float", "x: flaot"), "task.yaml", "7:12",
     "the type of 'x'"),
    ("task.yaml", TASK_FILES["task.yaml"] + "iterations: n\n", "task.yaml", "11:13", "'n' is no argument"),
    ("task.yaml", TASK_FILES["task.yaml"] + "compare: {rtol: 2}\n", "task.yaml", "11:17",
     "has to be under 0.1"),
    ("task.yaml", TASK_FILES["task.yaml"].replace(CASES, ""), "cases.py", "1:1",
     "the task has no case; write"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("broken", "text", "file", "place", "words"), BROKEN, ids=[f"{row[0]}-{row[4][:24]}" for row in BROKEN]
)
def test_a_broken_task_is_told_where_it_is_broken(
    track: Path, broken: str, text: str | bytes | None, file: str, place: str, words: str
) -> None:
    task = track / "tasks" / "add-one"
    if text is None:
        (task / broken).unlink()
    else:
        (task / broken).write_bytes(text if isinstance(text, bytes) else text.encode())
    faults = [str(fault).removeprefix(f"{task}/") for fault in check([task], []).faults]
    told = [fault for fault in faults if fault.startswith(f"{file}:{place}: ") and words in fault]
    assert told, faults
    assert "; " in told[0]
    assert all(fault.code not in {"", "content"} for fault in check([task], []).faults)


def test_a_task_whose_cases_are_none_is_told(track: Path) -> None:
    task = track / "tasks" / "add-one"
    (task / "task.yaml").write_text(TASK_FILES["task.yaml"].replace(CASES, ""))
    (task / "cases.py").write_text("def cases(rng):\n    return []\n")
    (fault,) = check([task], []).faults
    assert str(fault) == f"{task}/cases.py:1:1: yields no case, and task.yaml has none; yield some"


def test_a_starter_that_hangs_is_a_starter_that_fails(track: Path) -> None:
    task = track / "tasks" / "add-one"
    spec = TASK_FILES["task.yaml"] + "limits: {case_seconds: 0.1, total_seconds: 0.2}\n"
    (task / "task.yaml").write_text(spec)
    (task / "starter.py").write_text("def add_one(x):\n    while True: pass\n")
    assert check([task], []).faults == ()


def test_right_files_that_take_long_are_advised_on(track: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graders.proof.MOST_TIME", 0.0)  # so that any time is long
    report = check([track / "tasks" / "add-one"], [])
    assert report.faults == ()
    assert [(advice.path.name, advice.code) for advice in report.advice] == [
        ("backwards.py", "slow"),
        ("twice.py", "slow"),
        ("solution.py", "slow"),
    ]
    assert "'; make the cases smaller, or raise limits in task.yaml" in str(report.advice[0])
