"""What the coding screen says, without a screen: values, arguments, failures, copies."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from graders.errors import Problem
from graders.report import CaseReport, Diagnosis, Divergence, Isolation, Report
from graders.sandbox.model import Outcome
from graders.task.values import written
from trainer.tui.glyphs import ASCII, UNICODE, Glyphs
from trainer.tui.screens.coding import wording
from trainer.tui.screens.coding.asked import fenced
from trainer.tui.screens.coding.outside import editor_command, open_in
from trainer.tui.screens.coding.session import Taken
from trainer.tui.screens.coding.values import (
    ArgumentsProblem,
    pair,
    parsed_arguments,
    value_text,
    written_arguments,
)

if TYPE_CHECKING:
    from pathlib import Path

    from textual.content import Content

STRONG = Isolation(("limits", "landlock", "seccomp"), strong=True)
FORBIDDEN = set("\x1b\x07\u202e\u2066\x9b\r")


def text(lines: list[Content]) -> str:
    return "\n".join(line.plain for line in lines)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1.0, "1"), (1.8444800001, "1.84448"), (1e300, "1e+300"), (math.nan, "nan"), (-math.inf, "-inf"),
        (True, "True"), (None, "None"), (12, "12"), (10**20, "1e+20"),
        (10**400, "a whole number of 1,329 bits"),
        (np.float64(0.5), "0.5"), (np.array([1.0, 2.5]), "[1, 2.5]"), ((1, [2.0]), "(1, [2])"),
        ("a'b", '"a\'b"'),
        (np.zeros((2, 2)), "[[0, 0], [0, 0]]"), ([], "[]"), ({"k": 1.0}, "{k: 1}"),
        (list(range(20)), "[0, 1, 2, 3, 4, … 19] (20 of them)"), ("\x1b[2J\u202e", "'\\x1b[2J\\u202e'"),
    ],
)  # fmt: skip
def test_values_are_short_and_harmless(value: Any, shown: str) -> None:
    assert value_text(value) == shown


@pytest.mark.parametrize(
    ("expected", "got", "shown"),
    [
        (1.5, 2.5, ("1.5", "2.5")),
        (1.00000001, 1.00000002, ("1.00000001", "1.00000002")),
        (0.1, 0.1 + 1e-16, ("0.1", "0.1000000000000001")),
        ([1.0, 2.0000000001], [1.0, 2.0], ("[1, 2.0000000001]", "[1, 2]")),
    ],
)
def test_different_values_never_read_alike(expected: Any, got: Any, shown: tuple[str, str]) -> None:
    assert pair(expected, got) == shown


ARGUMENTS = {"X": "array", "w_init": "float", "num_iterations": "int"}


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("[1, 3], 0, 5", ([1, 3], 0, 5)),
        ("[1, 3], num_iterations=5, w_init=-0.5,", ([1, 3], -0.5, 5)),
        ("X=[], w_init=inf, num_iterations=0  # so", ([], math.inf, 0)),
        ("[nan, -inf], 1e-3, 2", None),
    ],
)
def test_arguments_are_read_as_literals(typed: str, values: tuple[Any, ...] | None) -> None:
    read = parsed_arguments(typed, ARGUMENTS)
    assert list(read) == list(ARGUMENTS)
    if values is not None:
        assert tuple(read.values()) == values


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "X, w_init, num_iterations are missing"),
        ("[1], 0", "num_iterations is missing"),
        ("1, 2, 3, 4", "4 arguments, but the function takes 3"),
        ("[1], 0, 1, X=[2]", "4 arguments|given twice"),
        ("[1], 0, num_iterations=1, w_init=2", "w_init is given twice"),
        ("[1], 0, steps=1", "There is no argument steps"),
        ("[1], 0, 1)(", "no list of arguments"),
        ("[1], 0, 1) or f(2", "no list of arguments"),
        ("**{}", "There is no argument None"),
        ("[1], 0, __import__('os').system('x')", "num_iterations is no plain value"),
        ("*[1, 2, 3]", "X is no plain value|are missing"),
        ("[1], 0, x", "num_iterations is no plain value"),
        ("[1], 0, 10**9**9", "num_iterations is no plain value"),
        ("(" * 5000, "no list of arguments"),
        ("[1], 0, '\0'", "no list of arguments"),
        ("[1], 0,", "num_iterations is missing"),
        ("\n", "are missing"),
    ],
)
def test_what_is_no_argument_list_is_told(typed: str, told: str) -> None:
    with pytest.raises(ArgumentsProblem, match=told):
        parsed_arguments(typed, ARGUMENTS)


def test_written_arguments_are_read_back_exactly() -> None:
    given = {"X": np.array([0.1, 1 / 3]), "w_init": -1e-300, "num_iterations": 7}
    assert parsed_arguments(written_arguments(given), ARGUMENTS) == {**given, "X": [0.1, 1 / 3]}
    assert written_arguments({"X": list(range(10_000))}) == ""


def failing(**changes: Any) -> CaseReport:
    case = CaseReport(
        "two points", "failed", {"X": np.array([1.0, 3.0]), "w_init": 0.0}, 1.84448, 1.34464, note="a note"
    )
    return replace(case, **changes)


def report(case: CaseReport, **changes: Any) -> Report:
    passed = CaseReport("easy", "passed", {}, 1.0, 1.0)
    made = Report("a-task", case.status, f"{case.name}: {case.note}", (passed, case, case), STRONG)
    return replace(made, **changes)


def headline(made: Report, width: int, glyphs: Glyphs = UNICODE) -> str:
    return text(wording.with_count(wording.verdict(made, glyphs), wording.pass_count(made), width))


PASSED = report(CaseReport("easy", "passed", {}, 1.0, 1.0), status="passed", message="")
MEAN = Diagnosis("mean-instead-of-sum", "Each step is `1/n` of the right one. This task sums.")


def test_the_named_mistake_is_the_headline_and_the_case_its_proof() -> None:
    made = report(failing(), diagnoses=(MEAN,), divergence=Divergence(1, 0.8, 0.4))
    assert headline(made, 60) == "✗ Mean instead of sum   1 of 3 pass"
    assert headline(made, 30) == "✗ Mean instead of sum\n  1 of 3 pass"
    assert text(wording.failure_lines(made, "", UNICODE, 60)) == (
        "Each step is 1/n of the right one. This task sums.\n"
        "\n"
        "two points  first of 2 that fail\n"
        "  X=[1, 3]  w_init=0\n"
        "           expected  got\n"
        "  step 1   0.8       0.4  ‹ differs\n"
        "  returns  1.84448   1.34464\n"
        "  a note"
    )


def test_without_a_name_the_case_is_the_headline() -> None:
    made = report(failing())
    assert headline(made, 60, ASCII) == "x two points: a note   1 of 3 pass"
    assert "a note" not in text(wording.failure_lines(made, "", ASCII, 60))


def test_what_comes_back_is_said_in_one_line() -> None:
    made = report(failing(), diagnoses=(MEAN,))
    asked = "Sum or mean of the squared errors have the same minimum, so we can swap them?"
    shown = wording.failure_lines(made, "", UNICODE, 76, coming_back=[asked])
    told = "Comes back in your next review: Sum or mean of the squared errors have the…"
    assert [line.plain for line in shown][-2:] == ["", told]
    shown = wording.failure_lines(made, "", UNICODE, 76, coming_back=[asked, "Why?", "How?"])
    assert shown[-1].plain.endswith("err… (and 2 more)")
    assert shown[-1].cell_length <= 76


def test_a_long_explanation_leaves_room_for_the_case_where_rows_are_few() -> None:
    says = "First sentence. " + "And more of it, at some length. " * 6
    made = report(failing(), diagnoses=(replace(MEAN, says=says),))
    whole, brief = (text(wording.failure_lines(made, "", UNICODE, 40, brief=few)) for few in (False, True))
    assert whole.index("And more") < whole.index("two points")
    assert brief.startswith("First sentence.\n\ntwo points")
    assert brief.index("two points") < brief.index("And more")


@pytest.mark.parametrize("width", [16, 24, 40, 76])
def test_nothing_is_wider_than_its_pane(width: int) -> None:
    case = failing(
        expected=np.arange(4) / 3,
        got=np.arange(4) / 7,
        note="long " * 30,
        line=2,
        traceback='  File "s.py"\n' * 3,
    )
    made = report(case, diagnoses=(MEAN,), divergence=Divergence(12, 1 / 3, 1 / 7), output="word " * 40)
    for line in wording.failure_lines(made, "a\nsome = line(of, code) + that * goes ** on\n", UNICODE, width):
        assert line.cell_length <= max(width, 28), line.plain


def test_where_the_value_was_right_no_numbers_are_held_against_each_other() -> None:
    case = failing(
        expected=2.5, got=2.5000000000000004, note="changed X in place, which belongs to the caller"
    )
    shown = text(wording.failure_lines(report(case, diagnoses=(MEAN,)), "", UNICODE, 60))
    assert "expected" not in shown
    assert "changed X in place" in shown
    assert "changed X in place" in text(wording.case_lines(report(case), UNICODE, 80))


def test_an_error_shows_the_line_and_a_longer_way_there() -> None:
    one = 'Traceback:\n  File "submission.py", line 2, in f\n    x / 0\nZeroDivisionError: no'
    two = one.replace("  File", '  File "submission.py", line 9, in g\n    f()\n  File', 1)
    case = failing(
        status="error", got=None, note="raised ZeroDivisionError at line 2: no", line=2, traceback=one
    )
    shown = text(wording.failure_lines(report(case), "def f(x):\n    x / 0\n", UNICODE, 60))
    assert "line 2  x / 0  ‹ here" in shown
    assert "expected" not in shown
    assert "Traceback" not in shown
    longer = text(
        wording.failure_lines(report(replace(case, traceback=two)), "def f(x):\n    x / 0\n", UNICODE, 60)
    )
    assert "line 9, in g" in longer


def test_what_does_not_load_is_told_once_and_of_no_case() -> None:
    note = "does not load: NameError at line 2: no"
    cases = tuple(failing(name=name, status="error", got=None, note=note, line=2) for name in ("one", "two"))
    made = report(cases[0], cases=cases, message=note, loaded=False)
    source = "\nmissing\n"
    shown = text([*wording.with_count(wording.verdict(made, UNICODE), wording.pass_count(made), 80),
                  *wording.failure_lines(made, source, UNICODE, 80)])  # fmt: skip
    assert shown.count(note) == 1
    assert "line 2  missing  ‹ here" in shown
    listed = text(wording.case_lines(made, UNICODE, 80))
    assert listed.splitlines() == [f"{UNICODE.wrong} {note}", "  All 2 cases: not reached"]
    copied = wording.case_as_text(made, "f", source)
    assert copied.count(note) == 1
    assert not any("one" in words or "X=" in words for words in (shown, listed, copied))
    named = replace(made, diagnoses=(MEAN,))
    assert text(wording.failure_lines(named, source, UNICODE, 80)).count(note) == 1


HOSTILE = "\x1b[31m[red]\u202e\x07\r[/] $primary \x9b31m\u2066"


def test_whatever_a_submission_says_is_only_shown() -> None:
    case = failing(status="error", got=HOSTILE, note=HOSTILE, line=1, traceback=HOSTILE, name=HOSTILE)
    case = replace(case, output=HOSTILE)
    made = report(case, diagnoses=(Diagnosis("x", HOSTILE, HOSTILE),), notes=(HOSTILE,))
    raised = Outcome("raised", exception=HOSTILE, message=HOSTILE, line=1, traceback=HOSTILE, output=HOSTILE)
    shown = [
        wording.verdict(made, UNICODE).plain,
        text(wording.failure_lines(made, HOSTILE, UNICODE, 60)),
        text(wording.failure_lines(report(failing(got=HOSTILE, expected=[HOSTILE])), HOSTILE, UNICODE, 60)),
        text(wording.case_lines(made, UNICODE, 60)),
        wording.case_as_text(made, "f", HOSTILE),
        text(wording.outcome_lines(raised, HOSTILE, UNICODE, 60)),
        text(wording.outcome_lines(Outcome("returned", value=[HOSTILE]), "", UNICODE, 60)),
        text(wording.outcome_lines(Outcome("returned", unsupported=HOSTILE), "", UNICODE, 60)),
    ]  # fmt: skip
    for part in shown:
        assert not FORBIDDEN & set(part)
        assert "[red]" in part


def test_long_output_is_cut_and_the_cut_said() -> None:
    made = report(failing(output="".join(f"line {at}\n" for at in range(100))), output="all of it")
    shown = text(wording.failure_lines(made, "", UNICODE, 60))
    assert "line 7\n" in shown
    assert "line 8\n" not in shown
    assert "… 92 more lines" in shown


def test_what_is_printed_while_loading_is_shown_where_no_case_printed() -> None:
    shown = text(wording.failure_lines(report(failing(), output="at the top\n"), "", UNICODE, 60))
    assert "Printed\n  at the top" in shown


def test_after_passing_the_case_that_printed_a_few_lines_is_shown() -> None:
    cases = [CaseReport(f"{n} lines", "passed", {}, 1, 1, output=f"of {n}\n" * n) for n in (1, 400, 5, 4)]
    made = replace(PASSED, cases=tuple(cases))
    shown = text(wording.passing_lines(made, wording.Passing(Taken(1, 0, 1.0, since_pass=False)), 60))
    assert "Printed  in 5 lines\n  of 5\n" in shown
    assert "of 400" not in shown


def test_notes_on_code_that_passed_are_told_once_and_above_the_keys() -> None:
    note = "a list where an array is due"
    case = CaseReport("easy", "passed", {}, 1.0, 1.0, note=note)
    made = report(case, status="passed", notes=("It takes ten times as long as with arrays.", note))
    passing = wording.Passing(Taken(1, 0, 5.0, since_pass=False), next_seen="tomorrow")
    told = text(wording.passing_lines(made, passing, 76))
    assert told.count(note) == 1
    places = [told.index(words) for words in ("Next seen", "ten times as long", note, "enter goes on")]
    assert places == sorted(places)


def test_weak_walls_are_said() -> None:
    made = report(failing(), isolation=Isolation(("limits",), strong=False))
    assert "Only weak walls" in text(wording.failure_lines(made, "", UNICODE, 60))


@pytest.mark.parametrize(
    ("outcome", "shown"),
    [
        (Outcome("returned", value=8.4), "returns  8.4"),
        (Outcome("raised", exception="ValueError", message="no"), "raises   ValueError: no"),
        (Outcome("raised", exception="StopIteration"), "raises   StopIteration"),
        (Outcome("timeout"), "It took longer than a case may, and was stopped."),
        (Outcome("memory"), "It wanted more memory than it may have, and was stopped."),
        (Outcome("killed"), "It was killed by a signal."),
        (Outcome("vanished"), "It went away without an answer."),
        (Outcome("returned", value=1, changed=(0,)), "returns  1\nIt changed its arguments in place."),
    ],
)
def test_a_run_of_ones_own_is_told(outcome: Outcome, shown: str) -> None:
    assert text(wording.outcome_lines(outcome, "", UNICODE, 70)) == shown


def test_the_copy_has_every_digit_and_the_code() -> None:
    made = report(failing(got=1 / 3), diagnoses=(MEAN,), divergence=Divergence(1, 0.8, 0.4))
    copied = wording.case_as_text(made, "f", "def f(): ...\n")
    assert "f(X=[1.0, 3.0], w_init=0.0)" in copied
    assert "got      0.3333333333333333" in copied
    assert "mean-instead-of-sum: Each step" in copied
    assert copied.endswith("def f(): ...\n")


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("a\n\n    b\n    c\n\nd", "a\n\n```\nb\nc\n```\n\nd"),
        ("a\n\n    b\n\n      c", "a\n\n```\nb\n\n  c\n```"),
        ("- a\n    b", "- a\n    b"),
        ("- a\n\n    - b", "- a\n\n    - b"),
        ("plain", "plain"),
    ],
)
def test_indented_code_gets_fences(written: str, made: str) -> None:
    assert fenced(written) == made


# The learner's editor


def test_visual_comes_before_editor_and_may_have_options(tmp_path: Path) -> None:
    draft = tmp_path / "a draft.py"
    assert editor_command({"VISUAL": "code --wait", "EDITOR": "vi"}, draft) == ["code", "--wait", str(draft)]
    assert editor_command({"VISUAL": "  ", "EDITOR": "'my vi' -n"}, draft) == ["my vi", "-n", str(draft)]


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "no \\$VISUAL or \\$EDITOR is set; open .*draft.py"),
        ({"EDITOR": "'"}, "\\$EDITOR: can't be read"),
    ],
)
def test_no_editor_is_one_line(environment: dict[str, str], told: str, tmp_path: Path) -> None:
    with pytest.raises(Problem, match=told):
        editor_command(environment, tmp_path / "draft.py")


def test_an_editor_that_fails_is_one_line() -> None:
    with pytest.raises(Problem, match="ended with exit code 1"):
        open_in(["false"])


class Whole(np.ndarray[Any, Any]):
    """An array that may be looked into but not be written out."""

    def tolist(self) -> Any:
        """Refused."""
        raise AssertionError("all of it was turned into a list")


def test_of_a_huge_value_only_what_is_shown_is_looked_at() -> None:
    huge = np.arange(1_000_000.0).view(Whole)
    assert value_text(huge) == "[0, 1, 2, 3, 4, … 999999] (1,000,000 of them)"
    assert value_text(huge.reshape(2, -1)).startswith(
        "[[0, 1, 2, 3, 4, … 499999] (500,000 of them), [500000, "
    )
    assert value_text((huge, 1.0)).startswith("([0, 1,")
    assert written_arguments({"X": huge}) == ""
    assert written_arguments({"X": [huge]}) == ""
    assert written(huge) == "[0.0, 1.0, 2.0, 3.0, ..., 999998.0, 999999.0]"
