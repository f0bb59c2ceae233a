"""Loops over a counter, and calls of oneself, that go on for ever; what ends some day is never so called."""

from __future__ import annotations

from dataclasses import replace

import pytest
from endless_watch import goes_round
from grader_tasks import loaded

from graders import Task, grade
from graders.sandbox.model import Limits

COUNTING = {
    "a counter": ("import itertools", "for _ in itertools.count():\n        x = 0.5 * x"),
    "a counter by another name": ("from itertools import count as c", "for k in c(1, 2):\n        x = 1"),
    "the same for ever": ("import itertools as it, math", "for _ in it.repeat(None):\n        x = 1"),
    "round and round": ("from itertools import cycle", "for _ in cycle([0, 1]):\n        x = 1"),
    "two counters": (
        "import itertools",
        "for _ in itertools.count():\n        for _ in itertools.count(1):\n            x = 0.5 * x",
    ),
}
ENDING_COUNTS = {
    "a counter that is changed in place": (
        "import itertools",
        "k = 1\n    for k in itertools.count():\n        k **= -1",
    ),
    "a counter that is read": (
        "import itertools",
        "for k in itertools.count():\n        x = 1\n        if k > 9:\n            break",
    ),
    "a counter that a function reads": (
        "import itertools",
        (
            "seen = lambda: k\n    for k in itertools.count():\n        x = 1\n"
            "        if seen() > 9:\n            break"
        ),
    ),
    "a global counter that is read": (
        "import itertools\ndef seen():\n    return k",
        "global k\n    for k in itertools.count():\n        x = 1\n        if seen() > 9:\n            break",
    ),
    "so many and no more": ("from itertools import repeat", "for _ in repeat(0, 9):\n        x = 1"),
    "round nothing": ("from itertools import cycle", "for _ in cycle([]):\n        x = 1"),
    "a counter of one's own": ("def count():\n    return [1, 1, 1]", "for _ in count():\n        x = 1"),
    "a counter replaced": (
        "from itertools import count\ndef replace():\n    global count\n    count = lambda: [1, 1, 1]",
        "replace()\n    for _ in count():\n        x = 1",
    ),
    "a counter replaced in its module": (
        "import itertools\nitertools.count = lambda: [1, 1, 1]",
        "for _ in itertools.count():\n        x = 1",
    ),
    "a counter under way": (
        "import itertools\nticks = itertools.count()",
        "for _ in ticks:\n        x = 1\n        if next(ticks) > 9:\n            break",
    ),
    "a counter beside a counted one": (
        "import itertools\nticks = itertools.count()",
        "for _ in itertools.count():\n        x = 1\n        if next(ticks) > 9:\n            break",
    ),
}
CALLING = {
    "itself with the same values": ("", "return f(x, n)"),
    "itself with values that settle": ("", "return f(0.5 * x, n)"),
    "itself as deep as the limit was raised": (
        "import sys\nsys.setrecursionlimit(10**6)",
        "return 1 + f(x * 0.1, n)",
    ),
    "itself inside": ("", "def step(v):\n        return step(max(v - 1, 0))\n    return step(n)"),
    "itself twice": ("", "return f(x, max(n - 1, 0)) + f(x, max(n - 2, 0))"),
}
ENDING_CALLS = {
    "it counts down": ("", "return f(x, n - 1) if n else x"),
    "one call after the other": ("def g(v):\n    return g(v - 1) if v else 0", "x = g(3) + g(3) + g(3)"),
    "a list grows": ("seen = []", "seen.append(1)\n    return f(x, n) if len(seen) < 9 else x"),
    "a cell keeps count": (
        "",
        (
            "left = 9\n    def down(v):\n        nonlocal left\n        left -= 1\n"
            "        return down(v) if left else v\n    x = down(x)"
        ),
    ),
    "the error is caught": (
        "",
        "try:\n        return f(x, n)\n    except RecursionError:\n        return 1",
    ),
    "the error of a raised limit is caught": (
        "import sys\nsys.setrecursionlimit(5000)\ndef g(v):\n    return g(v)",
        "try:\n        g(x)\n    except RecursionError:\n        return 1",
    ),
    "many calls in each other": (
        "import sys\nsys.setrecursionlimit(9000)",
        "return f(x + 1, n) if x < 2000 else x",
    ),
    "chance decides": ("", "return f(x, n) if np.random.random() < 0.9 else x"),
}


@pytest.mark.parametrize(("before", "body"), COUNTING.values(), ids=COUNTING)
def test_a_loop_over_a_counter_that_nobody_reads_is_a_while_loop(before: str, body: str) -> None:
    assert goes_round(body, before) == "loop"


@pytest.mark.parametrize(("before", "body"), CALLING.values(), ids=CALLING)
def test_a_call_that_repeats_one_under_way_is_seen(before: str, body: str) -> None:
    assert goes_round(body, f"{before}\n# while") == "call"


@pytest.mark.parametrize(("before", "body"), ENDING_COUNTS.values(), ids=ENDING_COUNTS)
def test_a_loop_over_something_that_ends_is_never_called_endless(before: str, body: str) -> None:
    assert not goes_round(body, before)


@pytest.mark.parametrize(("before", "body"), ENDING_CALLS.values(), ids=ENDING_CALLS)
def test_a_recursion_that_ends_is_never_called_endless(before: str, body: str) -> None:
    assert not goes_round(body, f"{before}\n# while")


DEEP = """
import sys
sys.setrecursionlimit(10**9)
def optimize_query(x, a, n):
    return optimize_query(x - 2 * a * (x - 2), a, n)
"""


@pytest.mark.parametrize("memory_mb", [16, 2048])
def test_a_recursion_without_end_is_told_whether_time_or_memory_ran_out(memory_mb: int) -> None:
    spec = loaded("optimize-query")
    # The repeated call has to be seen within the limit, on a busy machine too.
    limits = Limits(case_seconds=5 if memory_mb == 16 else 0.4, total_seconds=5, memory_mb=memory_mb)
    report = grade(Task(spec.folder, replace(spec.spec, limits=limits), spec.files, spec.cases), DEEP)
    assert report.status == ("memory" if memory_mb == 16 else "timeout")
    assert [found.mistake for found in report.diagnoses] == ["recursion-limit"]
