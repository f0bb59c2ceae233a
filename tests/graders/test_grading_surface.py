"""The library's surface: reports, cases as they arrive, cancelling, runs of one's own, curves."""

from __future__ import annotations

import json
import math
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from grader_tasks import hurried, impatient, loaded, shipped

from graders import CaseReport, GraderProblem, Problem, grade, load_task, loss_curves, run_once
from graders.diagnosis import slow
from graders.grading import source_bytes
from graders.sandbox import Cancelled, Sandbox
from graders.sandbox.model import Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graders import Task
    from graders.sandbox.model import Program, Run

RIGHT = """def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x -= learning_rate * 2 * (x - 2)
    return x
"""
HALF = RIGHT.replace("2 * (x - 2)", "(x - 2)")


def test_a_report_is_json_with_the_contract_s_keys() -> None:
    said = json.loads(json.dumps(grade(shipped("optimize_query"), HALF).to_json(), allow_nan=False))
    keys = "task status message passed total isolation seconds output cases diagnoses divergence"
    assert set(said) >= set(keys.split())
    assert set(said["cases"][0]) == {
        "name",
        "status",
        "arguments",
        "expected",
        "got",
        "note",
        "line",
        "traceback",
    }
    assert said["diagnoses"][0]["mistake"] == "missing-factor-two"
    assert said["message"] in said["diagnoses"][0]["says"].replace("\n", " ")
    assert said["divergence"] == {"iteration": 1, "expected": pytest.approx(8.4), "got": pytest.approx(9.2)}


def test_text_and_bytes_are_graded_alike() -> None:
    task = shipped("optimize_query")
    assert grade(task, "# -*- coding: latin-1 -*-\n# é\n" + RIGHT).status == "passed"
    assert grade(task, b"\xef\xbb\xbf" + RIGHT.encode()).status == "passed"
    for source in ("", b"\x00", b"\xff\xfe\x00", "\ud800", "(" * 10_000):
        assert grade(task, source).status == "error"


def test_source_without_end_is_refused_in_words() -> None:
    task = shipped("optimize_query")
    for source in (RIGHT + "#" * 30_000_000, (RIGHT + "#" * 1_000_000).encode()):
        with pytest.raises(Problem, match="over a million bytes") as told:
            grade(task, source)
        assert not isinstance(told.value, GraderProblem)
        with pytest.raises(Problem, match="over a million bytes"):
            run_once(task, source, [10, 0.1, 1])


def test_cases_arrive_one_by_one_in_order() -> None:
    seen: list[CaseReport] = []
    report = grade(shipped("optimize_query"), HALF, on_case=seen.append)
    assert seen == list(report.cases)


def test_a_cancelled_grade_raises() -> None:
    cancel = threading.Event()

    def stop(_: CaseReport) -> None:
        cancel.set()

    endless = RIGHT.replace(
        "    x = initial_x\n", "    x = initial_x\n    while num_iterations:\n        pass\n", 1
    )
    with pytest.raises(Cancelled):
        grade(shipped("optimize_query"), endless, cancel=cancel, on_case=stop)


def test_after_a_timeout_the_other_cases_are_still_run() -> None:
    source = RIGHT.replace(
        "    x = initial_x\n",
        "    x = initial_x\n"
        "    while (initial_x, learning_rate, num_iterations) == (10, 0.1, 5):\n        pass\n",
        1,
    )
    report = grade(hurried("optimize_query"), source)
    assert report.status == "timeout"
    assert report.passed > 20
    assert [case.status for case in report.cases].count("timeout") >= 1


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("def f(:\n", "does not load: SyntaxError at line 1"),
        ("def other(): ...\n", "does not load: AttributeError: "),
        ("while True: pass\n", "loading took longer than "),
        ("import os\nos._exit(0)\n", "the process ended itself while loading"),
        ("import os\nos.kill(os.getpid(), 9)\n", "the process was killed while loading"),
        ("x = [0] * 10**10\n", "loading asked for more than "),
    ],
    ids=["syntax", "no function", "no end", "ends itself", "killed", "memory"],
)
def test_a_file_that_does_not_load_is_told_without_a_case(source: str, told: str) -> None:
    report = grade(shipped("optimize_query"), source)
    assert not report.loaded
    assert {case.note for case in report.cases} == {report.cases[0].note}
    assert report.cases[0].note.startswith(told)
    assert report.diagnoses or report.message == report.cases[0].note


def test_a_file_that_loads_has_reached_its_cases() -> None:
    assert grade(shipped("optimize_query"), RIGHT).loaded
    raising = RIGHT.replace("    x = initial_x\n", "    raise SyntaxError\n", 1)
    report = grade(shipped("optimize_query"), raising)
    assert report.loaded
    assert report.message.startswith(f"{report.cases[0].name}: raised SyntaxError")


def test_divergence_is_found_far_down_the_path() -> None:
    source = RIGHT.replace("        x -=", "        if _ > 700:\n            break\n        x -=")
    report = grade(shipped("optimize_query"), source)
    assert report.divergence is not None
    assert report.divergence.iteration == 702


def test_a_run_of_one_s_own() -> None:
    task = shipped("optimize_query")
    outcome = run_once(task, RIGHT + "print('hello')\n", [10, 0.1, 1])
    assert outcome.value == pytest.approx(8.4)
    assert outcome.output == "hello\n"
    by_name = {"num_iterations": 0, "initial_x": 3.5, "learning_rate": 0.1}
    assert run_once(task, RIGHT, by_name).value == 3.5
    with pytest.raises(Problem, match="takes 3 arguments"):
        run_once(task, RIGHT, [1.0])
    with pytest.raises(Problem, match="num_iterations"):
        run_once(task, RIGHT, [1.0, 0.1, 2.5])


def test_curves_start_together_and_part() -> None:
    task = shipped("optimize_batch_query")
    parameters = "X, w_init, learning_rate, num_iterations"
    source = f"def optimize_batch_query({parameters}):\n    return w_init\n"
    report = grade(task, source)
    curves = loss_curves(task, source, report)
    assert curves is not None
    assert curves.case == (report.first_failure.name if report.first_failure else "")
    assert len(curves.iterations) <= 64
    assert curves.expected[0] == curves.got[0]
    assert curves.expected[-1] != curves.got[-1]


def test_curves_of_code_that_gives_no_numbers() -> None:
    task = shipped("optimize_query")
    source = "def optimize_query(a, b, c):\n    return 'nothing'\n"
    curves = loss_curves(task, source, grade(task, source))
    assert curves is not None
    assert all(math.isnan(value) for value in curves.got)


def test_a_list_for_an_array_passes_with_a_note(small: Path) -> None:
    report = grade(load_task(small), "def scale(X, factor):\n    return [x * factor for x in X]\n")
    assert report.status == "passed"
    assert "list" in report.notes[0]


def test_what_a_submission_prints_and_raises_is_harmless() -> None:
    lines = ["print('\\x1b[2J\\u202e[bold]')", "raise ValueError('\\x1b]0;owned\\x07')"]
    source = "\n    ".join(["def optimize_query(a, b, c):", *lines]) + "\n"
    report = grade(shipped("optimize_query"), source)
    for text in (report.message, report.output, report.cases[0].note, report.cases[0].traceback or ""):
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert report.cases[0].line == 3


def test_grading_loads_no_screen_and_no_trainer() -> None:
    look = (
        "import sys, graders\n"
        "assert not {'numpy', 'pydantic'} & set(sys.modules)\n"
        "from graders import grade, load_task, prove, loss_curves\n"
        "assert not {'textual', 'trainer', 'click', 'fsrs', 'rich'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", look], check=True)


def test_a_matrix_answer_is_named_by_its_shape(small: Path) -> None:
    report = grade(
        load_task(small), "import numpy as np\ndef scale(X, factor):\n    return np.outer(X, [factor])\n"
    )
    assert [found.mistake for found in report.diagnoses] == ["shape-1-result"]
    assert report.message.startswith("The numbers are right, but in an array of shape (2, 1)")
    assert report.cases[0].note == "expected shape (2,), got shape (2, 1)"
    assert isinstance(report.cases[0].expected, np.ndarray)


COOKIES = (
    *("# -*- coding: {} -*-\n", "#!/usr/bin/python\n# vim: set fileencoding={} :\n", "\n# coding={}\n"),
    *("\ufeff# coding: {}\n", "# a comment\r\n  # coding: {}\r\n", "# coding: {}\r", "\f# coding:{}\n"),
)


@pytest.mark.parametrize("cookie", COOKIES)
@pytest.mark.parametrize("codec", ["latin-1", "punycode", "utf-16", "rot13", "no-such-codec", "utf-8"])
def test_text_is_read_as_it_stands_whatever_its_cookie_says(cookie: str, codec: str) -> None:
    source = cookie.format(codec) + "name = 'für \u2211'\n"
    names: dict[str, object] = {}
    exec(compile(source_bytes(source), "submission.py", "exec"), names)
    assert names["name"] == "für \u2211"


@pytest.mark.parametrize(
    "source", ["x = 1; '\n# coding: latin-1\n", "x = '# coding: latin-1'\n", "\n\n# coding: latin-1\n"]
)
def test_what_is_no_cookie_is_left_alone(source: str) -> None:
    assert source_bytes(source) == source.encode()


def test_a_slow_codec_is_never_used() -> None:
    source = "# coding: punycode\n" + "# \u00fc\u4e2d\n" * 20_000 + RIGHT
    assert grade(shipped("optimize_query"), source).status == "passed"


class Recording(Sandbox):
    """A sandbox that keeps how many calls were made, and how long those might take that ran out of time."""

    def __init__(self) -> None:
        super().__init__()
        self.calls = 0
        self.timed_out: list[float] = []

    def run(self, program: Program, calls: Any, limits: Limits, **options: Any) -> Run:
        run = super().run(program, calls, limits, **options)
        self.calls += len(calls)
        kinds = [outcome.kind for outcome in run.outcomes]
        self.timed_out += [limits.case_seconds] * kinds.count("timeout")
        return run


@pytest.mark.parametrize(
    ("limited", "waits", "waited", "named"),
    [
        # A turn that is seen to repeat itself need not be waited for; to see it takes some time as well.
        (hurried, "while True:\n        pass", [0.5, 0.5], ["infinite-loop-until-converged"]),
        (impatient, "import time\n    time.sleep(1e6)", [0.2, 0.2, 2.4], []),
        (
            impatient,
            "while x != x + 1:\n        x += 1",
            [0.2, 0.2, 0.2, 2.4],
            ["infinite-loop-until-converged"],
        ),
    ],
    ids=["a loop", "a sleep", "a loop that counts"],
)
def test_what_never_comes_back_is_waited_for_at_length_once(
    limited: Callable[[str], Task], waits: str, waited: list[float], named: list[str]
) -> None:
    source = RIGHT.replace("    x = initial_x\n", f"    x = initial_x\n    {waits}\n")
    with Recording() as sandbox:
        report = grade(limited("optimize_query"), source, sandbox=sandbox)
    assert [found.mistake for found in report.diagnoses] == named
    assert {case.status for case in report.cases} == {"timeout", "not-reached"}
    assert sandbox.timed_out == pytest.approx(waited)


@pytest.mark.parametrize("value", ["[0.5] * (1 << 21)", "list(range(200_001))", "[[[1.0]]] * 200_000"])
def test_what_is_too_large_to_be_handed_over_is_not_run_again_and_again(value: str) -> None:
    source = f"def optimize_query(initial_x, learning_rate, num_iterations):\n    return {value}\n"
    with Recording() as sandbox:
        report = grade(shipped("optimize_query"), source, sandbox=sandbox)
    assert "than can be handed over, which can't be compared" in report.message
    assert report.diagnoses == ()
    assert sandbox.calls <= 2 * report.total


@pytest.mark.parametrize(("limit", "waited"), [(0.2, 2.4), (1, 5), (30, 30)])
def test_the_longer_run_is_never_longer_than_a_learner_waits(limit: float, waited: float) -> None:
    assert slow.longest_wait(Limits(case_seconds=limit)) == pytest.approx(waited)


def test_a_long_way_to_the_right_answer_is_told_from_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slow, "LONGEST", 20)  # a machine busy with other tests is slow as well
    # One iteration alone keeps well within the limit, also where the machine does something else meanwhile.
    source = RIGHT.replace("        x -=", "        import time; time.sleep(0.2)\n        x -=")
    report = grade(hurried("optimize_query"), source)
    assert [found.mistake for found in report.diagnoses] == ["too-slow-but-right"]
    assert "one iteration took" in report.message


@pytest.mark.parametrize(
    "task", ["momentum-updates", "linear-regression-descent", "step-decay", "early-stopping"]
)
def test_arrays_and_tuples_printed_instead_of_returned_are_seen(task: str) -> None:
    shown = loaded(task)
    names = ", ".join(shown.arguments)
    call = f"_inner = {shown.function}\ndef {shown.function}({names}):\n    "
    printed = grade(shown, f"{shown.solution}\n{call}print('answer:', _inner({names}))\n")
    assert [found.mistake for found in printed.diagnoses] == ["prints-instead-of-returns"]
    silent = grade(shown, f"{shown.solution}\n{call}print('answer:', len(str(_inner({names}))))\n")
    assert [found.mistake for found in silent.diagnoses] == ["returns-none"]
