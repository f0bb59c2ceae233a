"""Numbers in texts, and the numbers that learners type."""

from __future__ import annotations

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.bank import ExpressionProblem, format_number, parse_number, render


def test_placeholders_are_filled_in() -> None:
    text = "With η = {{lr}} the factor is {{= 1 - 2*lr}}; {{ lr }}, {{=lr*10}}, {not} {{}}"
    with pytest.raises(ExpressionProblem):
        render(text, {"lr": 0.3})
    filled = render(text.replace("{{}}", ""), {"lr": 0.3})
    assert filled == "With η = 0.3 the factor is 0.4; 0.3, 3, {not} "


def test_a_negative_number_has_the_minus_of_formulas_but_in_code() -> None:
    text = "x = {{x}}, `x = {{x}}`, 2 · ({{x}}), 3 − {{x}}, 2 · {{= x*1e-9}}\n```\nx = {{x}}\n```\n{{x}}"
    assert render(text, {"x": -4}) == (
        "x = −4, `x = -4`, 2 · (−4), 3 − (−4), 2 · (−4e-9)\n```\nx = -4\n```\n−4"
    )


@pytest.mark.parametrize("text", ["{{" + 20_000 * " ", 200_000 * "{{", "{{" + 5_000 * " " + "x"], ids=len)
def test_what_nothing_closes_is_no_placeholder_and_takes_no_time(text: str) -> None:
    begun = time.monotonic()
    assert render(text, {}) == text
    assert time.monotonic() - begun < 1


def test_an_unknown_name_in_a_text_is_a_problem() -> None:
    with pytest.raises(ExpressionProblem, match="lrr"):
        render("{{lrr}}", {"lr": 0.3})


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.1, "0.1"), (0.1 + 0.2, "0.3"), (1 - 2 * 0.3, "0.4"), (1 / 3, "0.333333"), (2 / 3, "0.666667"),
        (3.0, "3"),
        (-0.0, "0"), (1000.0, "1000"), (123456789.0, "123456789"), (1e15, "1e15"), (1e16, "1e16"),
        (1e-7, "1e-7"),
        (2.5e-7, "2.5e-7"), (0.0001, "0.0001"), (123456.789, "123456.789"), (-1.5, "-1.5"), (1e100, "1e100"),
        (10_000_000 / 3, "3333333"), (1e-300 / 3, "3.33333e-301"), (math.pi, "3.14159"),
        (0.1234567, "0.1234567"),
    ],
)  # fmt: skip
def test_numbers_are_shown_short(value: float, shown: str) -> None:
    assert format_number(value) == shown


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_is_shown_is_near_and_can_be_typed(value: float) -> None:
    typed = parse_number(format_number(value))
    assert typed is not None
    assert math.isclose(typed, value, rel_tol=1e-5, abs_tol=5e-324)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1/2", 0.5), ("-1/2", -0.5), ("1 / 2", 0.5), ("5e-1", 0.5), ("5E-1", 0.5), ("50%", 0.5),
        ("50 %", 0.5), (".5", 0.5),
        ("5.", 5), (" 0.5\n", 0.5), ("+0.5", 0.5), ("−0.5", -0.5), ("–3", -3), ("0,5", 0.5),
        ("-3,14", -3.14), ("12,5%", 0.125),
        ("1,000", 1000), ("1,234,567.5", 1234567.5), ("1.5/0.5", 3), ("1⁄4", 0.25), ("1e-3/2", 0.0005),
        ("007", 7),
    ],
)  # fmt: skip
def test_what_learners_type(typed: str, value: float) -> None:
    assert parse_number(typed) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "abc", "1/0", "nan", "inf", "-inf", "1e999", "--1", "1/-2", "1 000", "1_000", "٣", "%",
        "1e", "1/2%", "1%%", "1,2,3", "1,0000.5", ",5", "1.2.3", "0x10", "1/2/3", "1e1.5", "9" * 500, "½",
        "1+1", "__import__('os')", "1\x002",
    ],
)  # fmt: skip
def test_nonsense_is_no_number(typed: str) -> None:
    assert parse_number(typed) is None


@given(st.text(max_size=80))
def test_whatever_is_typed_gives_a_number_or_none(typed: str) -> None:
    value = parse_number(typed)
    assert value is None or math.isfinite(value)
