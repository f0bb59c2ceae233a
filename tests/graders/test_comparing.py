"""Same answer? Shape first, then values."""

from __future__ import annotations

import math

import numpy as np
import pytest

from graders.compare import compare
from graders.task import CompareSpec

TOLERANCE = CompareSpec(rtol=1e-9, atol=1e-12)

SAME = [
    (2.0, 2.0),
    (2.0, 2),
    (2.0, np.float64(2.0)),
    (2.0, np.array(2.0)),
    (np.float64(2.0), 2.0),
    (2.0, 2.0 + 1e-10),
    (0.0, 5e-13),
    (math.inf, math.inf),
    (True, True),
    ("a", "a"),
    (None, None),
    (np.array([1.0, 2.0]), np.array([1, 2])),
    ((1.0, 2.0), (1.0, 2.0)),
    ([np.array([1.0]), np.array([2.0, 3.0])], [np.array([1.0]), np.array([2.0, 3.0])]),
    ({"x": 1.0}, {"x": 1.0}),
]
DIFFERENT = [
    (2.0, 2.0 + 1e-8),
    (2.0, math.nan),
    (math.nan, math.nan),
    (math.inf, -math.inf),
    (math.inf, 1e300),
    (1.0, True),
    (1.0, "1.0"),
    (1.0, None),
    (1.0, [1.0]),
    (1.0, np.array([1.0])),
    (1.0, 1 + 0j),
    (1.0, 10**400),
    (True, 1),
    (np.array([1.0, 2.0]), np.array([[1.0, 2.0]])),
    (np.array([1.0, 2.0]), (1.0, 2.0)),
    (np.array([1.0, 2.0]), [[1.0], [2.0, 3.0]]),
    (np.array([1.0, math.inf]), np.array([1.0, math.nan])),
    (np.array([1.0]), np.array([True])),
    ((1.0, 2.0), (1.0, 2.0, 3.0)),
    ({"x": 1.0}, {"y": 1.0}),
]


@pytest.mark.parametrize(("expected", "got"), SAME)
def test_the_same(expected: object, got: object) -> None:
    assert compare(expected, got, TOLERANCE).same


@pytest.mark.parametrize(("expected", "got"), DIFFERENT)
def test_different(expected: object, got: object) -> None:
    found = compare(expected, got, TOLERANCE)
    assert not found.same
    assert found.note.isprintable()


def test_a_list_for_an_array_is_accepted_with_a_note() -> None:
    found = compare(np.array([1.0, 2.0]), [1.0, 2.0], TOLERANCE)
    assert found.same
    assert "list" in found.note


def test_numbers_are_shown_with_the_digits_that_tell_them_apart() -> None:
    assert compare(1.84448, 1.34464, TOLERANCE).note == "expected 1.84448, got 1.34464"
    assert compare(2.0, 2.00000001, TOLERANCE).note == "expected 2, got 2.00000001"


def test_text_is_shown_escaped() -> None:
    note = compare(1.0, "\x1b[31mred\u202e", TOLERANCE).note
    assert note.isprintable()
    assert "\\x1b" in note


def test_the_first_difference_in_an_array_is_told() -> None:
    note = compare(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 2.5], [3.0, 5.0]]), TOLERANCE).note
    assert note == "at [0, 1]: expected 2, got 2.5 (2 of 4 differ)"


def test_a_difference_deeper_down_is_told_by_one_place() -> None:
    lists = compare([[1.0, 2.0]], [[1.0, 3.0]], TOLERANCE).note
    assert lists == "at [0][1]: expected 2, got 3"
    arrays = compare([np.array([1.0, 2.0])], [np.array([1.0, 3.0])], TOLERANCE).note
    assert arrays == "at [0][1]: expected 2, got 3 (1 of 2 differ)"
    plain = compare((1.0, 2.0), (1.0, None), TOLERANCE).note
    assert plain == "at [1]: expected the number 2, got None"


def test_an_empty_array_is_of_any_kind() -> None:
    assert compare(np.zeros(0), np.zeros(0, complex), TOLERANCE).same
