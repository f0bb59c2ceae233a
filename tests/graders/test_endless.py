"""A loop that is seen to go round for ever; one that only takes its time never is."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from endless_watch import goes_round
from grader_tasks import loaded

from graders import Diagnosis, Task, grade
from graders.diagnosis.endless import watched
from graders.sandbox import shared_sandbox
from graders.sandbox.model import Limits, Program

ENDLESS = {
    "a condition nothing changes": "while x < n:\n        pass",
    "a counter never increased": "i = 0\n    while i < n:\n        x = x - 0.2 * (x - 2)",
    "a gradient of zero that is stepped over": "while 2 * (x - 2.1) != 0:\n        x -= 2 * (x - 2.1)",
    "on to infinity and then nan": "while abs(x) != 1e-9:\n        x = x - 7 * (x - 2)",
    "between two places": "while abs(x - 2) > 1e-9:\n        x = 4 - x",
    "arrays that settle": (
        "w = np.ones(3)\n    while np.abs(w).max() >= 0:\n        w = w - 0.5 * w\n        k = w.tolist()"
    ),
    "a for loop inside": "i = 0\n    while i < n:\n        for k in range(3):\n            x = 0.5 * x",
    "a function of its own": "def half(v):\n        return v / 2\n    while x >= 0:\n        x = half(x)",
    "a list that only grows": "seen = []\n    while x < n:\n        seen.append(x)\n        print(x)",
    "inside a for loop": "for k in [0, 0]:\n        while k < n:\n            x = 1",
    "a first statement over several lines": "while x >= 0:\n        x = max(\n            x,\n            1)",
    "a global that settles": "ticks = [0]\n    while n > 0:\n        ticks = [min(ticks[0] + 1, 5)]",
    "an error that is caught": (
        "while x:\n        try:\n            1 / 0\n        except ZeroDivisionError:\n            k = 0"
    ),
    "a small number by its identity": "k = 3\n    while k is not 0:\n        k = 3",
    "after a loop that ends": "for k in range(5):\n        x += 1\n    while x > 0:\n        x = max(x, 1)",
}
ENDING = {
    "it ends": ("", "while x < n:\n        x += 1"),
    "long before it ends": ("", "while x < 10**4:\n        x += 1"),
    "a for loop around counts": (
        "",
        "for k in [0, 0, 0]:\n        j = 0\n        while j < 3:\n            j += 1\n            x = 0",
    ),
    "the clock moves": (
        "from time import time",
        "end = time() + 0.05\n    while time() < end:\n        pass",
    ),
    "chance decides": ("", "while np.random.random() < 0.99:\n        pass"),
    "chance by another name": (
        "draw = getattr(np, 'rand' + 'om').rand",
        "while draw() < 0.99:\n        pass",
    ),
    "an iterator runs out": ("", "left = iter([1, 1, 0])\n    while next(left):\n        pass"),
    "an iterator by its method": (
        "",
        "left = map(float, [1, 1, 0])\n    while left.__next__():\n        pass",
    ),
    "a method keeps count": ("", "take = [0, 1, 1, 1].pop\n    while take():\n        pass"),
    "a list that grows until it is long": (
        "",
        "seen = []\n    while len(seen) < 9:\n        seen.append(x)",
    ),
    "a list that grows under another name": (
        "",
        "seen = []\n    other = seen\n    while len(other) < 9:\n        seen.append(x)",
    ),
    "a list that grows and a function looks at": (
        "",
        "seen = []\n    long = lambda: len(seen) > 9\n    while not long():\n        seen.append(x)",
    ),
    "a global list that grows": (
        "seen = []\ndef long():\n    return len(seen) > 9",
        "while not long():\n        seen.append(x)",
    ),
    "an object keeps count": (
        "class Counts:\n    n = 0\n    def up(self):\n        self.n += 1\n        return self.n",
        "c = Counts()\n    while c.up() < 9:\n        pass",
    ),
    "a class keeps count": (
        "class Counts:\n    n = 0\ndef up():\n    Counts.n += 1\n    return Counts.n",
        "while up() < 9:\n        pass",
    ),
    "a default keeps count": (
        "def seen(kept=[]):\n    kept.append(1)\n    return len(kept)",
        "while seen() < 9:\n        pass",
    ),
    "a cell keeps count": (
        (
            "def counter():\n    n = 0\n    def up():\n"
            "        nonlocal n\n        n += 1\n        return n\n    return up"
        ),
        "up = counter()\n    while up() < 9:\n        pass",
    ),
    "a global keeps count": (
        "ticks = 0\ndef tick():\n    global ticks\n    ticks += 1\n    return ticks",
        "while tick() < 9:\n        pass",
    ),
    "a new global keeps count": (
        (
            "def tick():\n    global t\n    try:\n        t += 1\n"
            "    except NameError:\n        t = 0\n    return t"
        ),
        "while tick() < 9:\n        pass",
    ),
    "a function's attribute keeps count": (
        "def mark():\n    mark.n = getattr(mark, 'n', 0) + 1\n    return mark.n",
        "while mark() < 9:\n        pass",
    ),
    "an inner while starts anew": (
        "",
        "while n > 0:\n        n -= 1\n        j = 0\n        while j < 2:\n            j += 1",
    ),
    "a first statement over several lines": (
        "def add(a, b):\n    return a + b",
        "y = 2\n    while n > 0:\n        y = add(\n            1,\n            1)\n        n -= 1",
    ),
    "a for loop first": (
        "",
        "while n > 0:\n        for v in [1, 1, 1]:\n            x = v\n        n -= 1",
    ),
    "a with block first": (
        "",
        "y = 1\n    while n > 0:\n        with np.errstate(all='ignore'):\n            y = 1\n        n -= 1",
    ),
    "a comprehension first": ("", "while n > 0:\n        y = [2 * v for v in [1, 1, 1]]\n        n -= 1"),
    "a while loop first": (
        "",
        "while n > 0:\n        while x < 1:\n            x += 1\n        n -= 1",
    ),
    "all on one line": ("", "while n > 0: x = 1; n -= 1"),
    "a module keeps count": ("", "np.ticks = 0\n    while np.ticks < 9:\n        np.ticks += 1"),
    "a module keeps count in its dictionary": (
        "def tick():\n    vars(np)['ticks'] = vars(np).get('ticks', 0) + 1\n    return np.ticks",
        "while tick() < 9:\n        pass",
    ),
    "chance by its module's other name": (
        "import numpy.random as draws",
        "while draws.rand() < 0.9:\n        pass",
    ),
    "chance from statistics": (
        "import statistics",
        "while statistics.NormalDist().samples(1)[0] < 1:\n        pass",
    ),
    "chance inside another function": (
        "def draw():\n    return getattr(np, 'rand' + 'om').rand()",
        "while draw() < 0.9:\n        pass",
    ),
    "chance by an attrgetter": (
        "import operator\ndef draw():\n    return operator.attrgetter('rand' + 'om')(np).rand()",
        "while draw() < 0.9:\n        pass",
    ),
    "the clock inside another function": (
        "def now():\n    import time\n    return time.time()\nend = now() + 0.05",
        "while now() < end:\n        pass",
    ),
    "a global of an odd name": (
        "ticks__ = 0",
        "global ticks__\n    while ticks__ < 9:\n        ticks__ += 1",
    ),
    "a global of a name we use": (
        "SOURCE = 0\ndef tick():\n    global SOURCE\n    SOURCE += 1\n    return SOURCE",
        "while tick() < 9:\n        pass",
    ),
    "one list under two names, then two lists": (
        "",
        (
            "a = [0]\n    b = a\n    while True:\n        a[0] += 1\n        if b[0] == 0:\n"
            "            break\n        a = [0]\n        b = [0]"
        ),
    ),
    "two views of one array, then two arrays": (
        "",
        (
            "c = np.zeros(3)\n    a, b = c[:2], c[1:]\n    while True:\n        a[1] += 1\n"
            "        if b[0] == 0:\n            break\n        del c\n        a, b, c = np.zeros((3, 2))"
        ),
    ),
    "an array that may no longer be written to": (
        "",
        (
            "a = np.zeros(1)\n    while True:\n        try:\n            a[0] = 0\n        except ValueError:"
            "\n            break\n        a.setflags(write=False)"
        ),
    ),
    "NumPy told to raise": (
        "",
        (
            "np.seterr(all='ignore')\n    while True:\n        try:\n            np.float64(1) / 0"
            "\n        except FloatingPointError:\n            break\n        np.seterr(all='raise')"
        ),
    ),
    "the sign of a nan": (
        "from math import copysign",
        "y = float('nan')\n    while copysign(1, y) == copysign(1, float('nan')):\n        y = -y",
    ),
    "the sign of a zero": (
        "from math import copysign",
        "y = 0.0\n    while copysign(1, y) > 0:\n        y = -y",
    ),
    "a function made of a counter": (
        (
            "def counter():\n    n = 0\n    def up(_):\n"
            "        nonlocal n\n        n += 1\n        return n\n    return np.frompyfunc(up, 1, 1)"
        ),
        "up = counter()\n    while up(0) < 9:\n        pass",
    ),
    "where an object lies": (
        "",
        "kept = []\n    while id(object()) % 7 != 3:\n        kept.append(object())",
    ),
    "the same number, another object": (
        "",
        "y, z = float('1.5'), float('1.5')\n    while y is not z:\n        y = z",
    ),
    "the same number, once as the constant": (
        "",
        "y = float('1.5')\n    while True:\n        if y is 1.5:\n            break\n        y = 1.5",
    ),
    "NumPy's clock": (
        "def now():\n    return int(np.datetime64('now', 'us').astype(int))",
        "end = now() + 50_000\n    while now() < end:\n        pass",
    ),
    "NumPy's way to print": (
        "def digits():\n    return np.get_printoptions()['precision']",
        "while digits() < 12:\n        np.set_printoptions(precision=digits() + 1)",
    ),
    "an array behind a view keeps count": (
        "",
        "y = np.zeros(2)[:1]\n    while y.base[1] < 5:\n        y.base[1] += 1",
    ),
    "a generator's loop is left for good": (
        "def steps():\n    while True:\n        yield 0",
        "for v, k in zip(steps(), range(9)):\n        x += v",
    ),
}


@pytest.mark.parametrize("body", ENDLESS.values(), ids=ENDLESS)
def test_a_turn_that_repeats_an_earlier_one_is_seen(body: str) -> None:
    assert goes_round(body) == "loop"


@pytest.mark.parametrize(("before", "body"), ENDING.values(), ids=ENDING)
def test_what_ends_is_never_called_endless(before: str, body: str) -> None:
    assert not goes_round(body, before)


def test_source_in_another_coding_is_read_in_it() -> None:
    source = "# coding: latin-1\ndef f():\n    é = 1\n    while é:\n        pass\n".encode("latin-1")
    program = watched(Program(source, "f"))
    assert program is not None
    assert shared_sandbox().run(program, [[]], Limits()).outcomes[0].value == "loop"


def test_without_a_while_loop_there_is_nothing_to_watch() -> None:
    assert watched(Program(b"def f(): pass\n", "f")) is None


def found_in(task: str, source: str, case_seconds: float = 0.1) -> tuple[Diagnosis, ...]:
    spec = loaded(task)
    limits = Limits(case_seconds=case_seconds, total_seconds=10 * case_seconds)
    report = grade(Task(spec.folder, replace(spec.spec, limits=limits), spec.files, spec.cases), source)
    assert report.status in ("timeout", "failed")
    return report.diagnoses


SHRINKS = """
def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: 0.5 * z @ H @ z - b @ z
    g = H @ x - b
    t = learning_rate
    while f(x - t * g) >= f(x) - slope * t * (g @ g):
        t *= shrink
    return x - t * g
"""


def test_where_other_cases_come_back_the_one_that_does_not_is_named() -> None:
    # Time enough for the other cases to come back, and for the repeated turn to be seen, on a busy machine.
    (found,) = found_in("backtracking-step", SHRINKS, case_seconds=2)
    assert found.says.startswith("In the case 'already at the minimum' the call never comes back")


FORGES = """
import numpy as np
def optimize_query(x, a, n):
    box = []
    box.append(one.gi_frame.f_back for one in box)  # of which the frame that calls it is the caller
    (frame,) = box[0]
    while "SOURCE" not in frame.f_back.f_globals:
        pass
    class Forged:
        found = np.zeros(2)
    frame.f_back.f_globals["Loop"] = Forged
    raise ValueError
"""


def test_a_forged_answer_is_as_if_nothing_was_seen() -> None:
    (found,) = found_in("optimize-query", FORGES)
    assert found.says.startswith("The call had not come back after")


def test_no_end_seen_is_told_as_no_more_than_that() -> None:
    source = "def optimize_query(x, a, n):\n    while n < 10**12:\n        n += 1\n"
    (found,) = found_in("optimize-query", source)
    assert found.says.startswith("The call had not come back after 1.2 s: most likely a loop waits")


def test_the_seconds_told_are_those_there_were(monkeypatch: pytest.MonkeyPatch) -> None:
    # Watched, the loop takes the whole time of a call; it has no state that could not be seen.
    source = "def optimize_query(x, a, n):\n    while n < 10**12:\n        n += 1\n"
    monkeypatch.setattr("graders.diagnosis.evidence._MOST_SECONDS", 0.9)
    (found,) = found_in("optimize-query", source)
    told = re.match(r"The call had not come back after ([0-9.]+) s", found.says)
    assert told is not None
    assert float(told[1]) <= 0.8
    monkeypatch.setattr("graders.diagnosis.evidence._MOST_SECONDS", 0.15)
    assert found_in("optimize-query", source) == ()


@pytest.mark.parametrize(
    "source",
    [
        "import time\ndef optimize_query(x, a, n):\n    time.sleep(60)\n",
        "def optimize_query(x, a, n):\n    for k in range(10**12):\n        pass\n",
        (
            "def optimize_query(x, a, n):\n    def at(k):\n"
            "        return at(k - 1) - 2 * a * (at(k - 1) - 2) if k else x\n    return at(n)\n"
        ),
    ],
    ids=["a sleep", "a long range", "a recursion that branches"],
)
def test_what_must_end_some_day_is_not_called_endless(source: str) -> None:
    # The branching recursion may be just too slow for 20 iterations, which then is what is said, and true.
    assert {found.mistake for found in found_in("optimize-query", source)} <= {"too-slow-but-right"}


def test_the_advice_speaks_of_a_number_of_turns_only_where_one_is_asked_for() -> None:
    stepping = (
        "def backtracking_step(H, b, x, learning_rate, shrink, slope):\n    while True:\n        pass\n"
    )
    (said,) = found_in("backtracking-step", stepping, case_seconds=0.2)
    assert said.mistake == "infinite-loop-until-converged"
    assert "as often as" not in said.says
