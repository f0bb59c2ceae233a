"""What is said holds for the very program it is said of: words that once were false."""

from __future__ import annotations

import pytest
from grader_tasks import loaded

from graders import Report, grade

HEAD = (
    "import numpy as np\ndef optimize_query(initial_x, learning_rate, num_iterations):\n    x = initial_x\n"
)
LOOP = HEAD + "    for _ in range(num_iterations):\n        {step}\n    return {result}\n"


def graded(task: str, source: str) -> Report:
    return grade(loaded(task), source)


def said(report: Report) -> str:
    (found,) = report.diagnoses
    return found.says


def query(step: str = "x = x - learning_rate * 2 * (x - 2)", result: str = "x", before: str = "") -> Report:
    return graded("optimize-query", before + LOOP.format(step=step, result=result))


@pytest.mark.parametrize(
    ("what", "step"),
    [
        ("gradient", "x = x - learning_rate * np.clip(2 * (x - 2), -2.5, 2.5)"),
        ("step", "x = x - np.clip(learning_rate * 2 * (x - 2), -2.5, 2.5)"),
    ],
)
def test_what_is_clipped_is_told(what: str, step: str) -> None:
    assert said(query(step)).startswith(f"You clip the {what}")


def test_a_list_of_arrays_is_not_to_be_copied_alone() -> None:
    source = """
import numpy as np
def clip_by_global_norm(gradients, max_norm):
    norm = np.sqrt(sum((g**2).sum() for g in gradients))
    for g in gradients:
        g *= min(1, max_norm / norm) if norm else 1
    return gradients
"""
    assert "[part.copy() for part in gradients]" in said(graded("clip-by-global-norm", source))


def test_a_list_that_is_too_short_is_named_like_an_array() -> None:
    source = """
def step_decay(learning_rate, gamma, step_size, num_steps):
    return [learning_rate * gamma ** (t // step_size) for t in range(num_steps - 1)]
"""
    (found,) = graded("step-decay", source).diagnoses
    assert found.mistake == "one-iteration-too-few"


@pytest.mark.parametrize("piece", ["-" * 20_000 + "1", "+".join(["1"] * 50_000), "a" + ".b" * 30_000])
def test_what_the_parser_can_not_hold_is_no_matter_of_the_function_or_its_memory(piece: str) -> None:
    report = query(before=f"y = lambda: {piece}\n")
    assert report.status == "error"
    assert [found.mistake for found in report.diagnoses] == ["syntax-error"]
    assert "too deeply" in said(report)


def test_a_file_that_can_not_be_read_has_no_line_to_look_at() -> None:
    assert said(query(before="\0")).endswith("null bytes. Nothing was run.")


def test_a_question_in_a_syntax_error_ends_with_its_own_mark() -> None:
    assert "print(...)? Nothing was run" in said(query(before="print 1\n"))


@pytest.mark.parametrize(
    ("result", "note"),
    [
        ("10**5000", "returned an int of 16610 bits, which can't be compared"),
        ("np.zeros(10**7)", "returned an ndarray of 10000000 elements, which can't be compared"),
        ("{x}", "returned a set, which can't be compared"),
    ],
)
def test_numbers_that_are_too_large_are_not_called_no_numbers(result: str, note: str) -> None:
    assert query(result=result).cases[0].note == note


def test_a_recursion_as_deep_as_its_author_allows_is_right() -> None:
    source = """
import sys
sys.setrecursionlimit(20_000)
def optimize_query(x, rate, n):
    return optimize_query(x - rate * 2 * (x - 2), rate, n - 1) if n else x
"""
    assert graded("optimize-query", source).status == "passed"
    report = graded("optimize-query", source.replace("20_000", "10"))
    assert [found.mistake for found in report.diagnoses] == ["recursion-limit"]


@pytest.mark.parametrize(
    ("parameters", "takes"),
    [("x", "1 argument by"), ("**names", "0 arguments by"), ("x, rate, *, n=5", "2 arguments by")],
)
def test_arguments_are_counted_by_position(parameters: str, takes: str) -> None:
    report = graded("optimize-query", f"def optimize_query({parameters}):\n    return 1.0\n")
    assert f"takes {takes} position" in said(report)
