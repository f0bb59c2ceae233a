"""Known mistakes of numeric questions: named where an answer shows one, and never where there is doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.bank.mistaken import KnownMistake, apart, named_mistake, rounded_off, tellable
from trainer.bank.rendering import format_number, read_number

CLIMBED, HALVED = KnownMistake(7.2, "climbed"), KnownMistake(6.9, "halved")


def named(typed: str, answer: float = 6.8, tolerance: float = 0.001, *mistakes: KnownMistake) -> str | None:
    number = read_number(typed)
    assert number is not None
    found = named_mistake(number, answer, tolerance, mistakes or (CLIMBED, HALVED))
    return found.why if found else None


@pytest.mark.parametrize("typed", ["7.2", "7.20", "36/5", "720%", "0.72e1", "7,2", "7.205"])
def test_a_mistake_is_named_however_it_is_typed(typed: str) -> None:
    assert named(typed) == "climbed"


@pytest.mark.parametrize("typed", ["6.8", "7.25", "7.0", "-7.2", "72"])
def test_another_number_shows_no_mistake(typed: str) -> None:
    assert named(typed) is None


@pytest.mark.parametrize(
    ("typed", "value"), [("0.743", 0.74349), ("0.74", 0.7435), ("138", 138.2), ("4.2e6", 4.194e6)]
)
def test_a_mistake_is_named_where_its_value_is_rounded(typed: str, value: float) -> None:
    assert named(typed, 0.5, 0.001, KnownMistake(value, "rounded")) == "rounded"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("7", "the right answer, rounded, would be the same"),
        ("6.95", "between two tolerances"),
    ],
)
def test_in_doubt_nothing_is_named(typed: str, why: str) -> None:
    assert named(typed) is None, why


def test_what_the_right_answer_or_another_mistake_gives_when_rounded_is_not_named() -> None:
    assert named("0.11", 0.1136, 0.001, KnownMistake(0.1102, "near")) is None
    assert named("0.110", 0.1136, 0.001, KnownMistake(0.1102, "near")) == "near"
    assert named("7.2", 5, 0.001, CLIMBED, KnownMistake(7.23, "other")) is None
    assert named("7.200", 5, 0.001, CLIMBED, KnownMistake(7.23, "other")) == "climbed"
    assert named("7.2", 5, 0.001, CLIMBED, KnownMistake(7.2, "the same")) is None


def test_where_a_mistake_gives_the_right_number_it_is_not_named() -> None:
    near = KnownMistake(6.815, "near")
    assert named("6.815", 6.8, 0.001, near) is None
    assert named("6.815", 6.8, 0.0001, near) == "near"


def test_counts_that_differ_by_one_are_told_apart() -> None:
    early = KnownMistake(390, "dropped the rest")
    assert named("390", 391, 1e-5, early) == "dropped the rest"
    assert named("391", 391, 1e-5, early) is None
    assert named("0", 1, 1e-5, KnownMistake(0, "nothing")) == "nothing"


def test_what_can_be_told_in_a_version() -> None:
    same = KnownMistake(7.2, "the same")
    assert tellable(6.8, 0.001, (CLIMBED, HALVED)) == (CLIMBED, HALVED)
    assert tellable(6.8, 0.001, (CLIMBED, HALVED, same)) == (HALVED,)
    assert tellable(7.2, 0.001, (CLIMBED, HALVED)) == (HALVED,)


def test_the_right_number_may_be_rounded_too_far() -> None:
    assert [typed for typed in ("0.1", "0.11", "0.12", "1") if rounded_off(read_number(typed), 0.1136)] == [
        "0.11"
    ]


values = st.floats(-1e6, 1e6).filter(lambda value: value == 0 or abs(value) > 1e-6)
tolerances = st.sampled_from([1e-9, 1e-5, 0.001, 0.01, 0.1])


@given(answer=values, tolerance=tolerances, value=values, digits=st.integers(2, 6))
def test_the_right_answer_rounded_shows_no_mistake(
    answer: float, tolerance: float, value: float, digits: int
) -> None:
    typed = read_number(format_number(float(f"{answer:.{digits}g}")))
    assert typed is not None
    mistake = KnownMistake(value, "made")
    if named_mistake(typed, answer, tolerance, [mistake]):
        # Trailing zeros of a whole number are no digits: 1234 typed as 1200 is not known to be rounded.
        assert typed.half_unit < abs(typed.value - answer)


@given(answer=values, tolerance=tolerances, value=values)
def test_a_mistake_typed_in_full_is_named_exactly_where_it_can_be_told(
    answer: float, tolerance: float, value: float
) -> None:
    typed = read_number(repr(value))
    assert typed is not None
    found = named_mistake(typed, answer, tolerance, [KnownMistake(value, "made")])
    assert (found is not None) == apart(value, answer, tolerance)
