"""Expressions of numeric questions: Python's arithmetic, nothing else of Python, and never any time."""

from __future__ import annotations

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.bank import ExpressionProblem, evaluate

LR = {"lr": 0.1, "n": 4.0}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1 - 2*lr", 0.8), ("-2**2", -4), ("2**-1", 0.5), ("2**3**2", 512), ("-lr**2", -0.01),
        ("2*-3", -6), ("--1", 1),
        ("+-1", -1), ("8/4/2", 1), ("2-3-4", -5), ("2*3+4*5", 26), ("(1+2)*3", 9), ("(lr)", 0.1),
        (" 1\n+\t2 ", 3),
        ("sqrt(n)", 2), ("exp(0)", 1), ("log(e)", 1), ("sin(0) + cos(pi)", -1), ("abs(-3)", 3),
        ("min(1, n, 3)", 1),
        ("max(1, n)", 4), ("round(2.567, 2)", 2.57), ("round(2.5)", 2), ("round(1234, -2)", 1200),
        ("floor(-0.5)", -1),
        ("1e-3", 0.001), (".5 + 5.", 5.5), (0.25, 0.25), (3, 3), ("012", 12),
    ],
)  # fmt: skip
def test_values(expression: str | float, value: float) -> None:
    assert evaluate(expression, LR) == pytest.approx(value, rel=1e-12)
    assert isinstance(evaluate(expression, LR), float)


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("9**9**9**9", "too large"), ("exp(1000)", "too large"), ("1e308*10", "too large"),
        ("1e999", "too large"),
        ("1/0", "zero"), ("0**-1", "(0)**(-1)"), ("lr/(n-4)", "zero"), ("sqrt(-1)", "sqrt(-1)"),
        ("log(0)", "log(0)"),
        ("(-8)**0.5", "no real number"), ("round(1, 0.5)", "round"), ("floor(1e999)", "too large"),
        ("lrr + 1", "did you mean `lr`?"), ("a(3)", "there is no function `a`"), ("sin", "sin(…)"),
        ("sin + 1", "sin(…)"),
        ("max(1)", "2 or more"), ("sqrt(1, 2)", "wants 1"), ("round(1, 2, 3)", "1 or 2"), ("sin()", "`)`"),
        ("2lr", "write *"), ("2(3)", "write *"), ("2^3", "**"), ("50%", "0.5"), ("1 = 1", "alone"),
        ("1−2", "write -"),
        ("(1", "not closed"), ("1)", "`)`"), ("", "is empty"), (" \n", "is empty"),
        ("1 +", "ends too soon"), ("1,2", "`,`"),
        ("lr.real", "`.`"), ("__import__('os')", "no function"), ("lambda: 1", "`:`"), ("[1]", "`[`"),
        ("'a'", "`'`"),
        ("1 if lr else 2", "write *"), ("0x10", "x10"), ("1_000", "_000"), ("1e", "e"), ("lr\0", "\\x00"),
        ("1//2", "`/`"),
        ("(" * 900, "levels"), ("-" * 900 + "1", "levels"), ("1+" * 250 + "1", "200 parts"),
        ("1" * 5_000, "5000 characters"),
    ],
)  # fmt: skip
def test_what_has_no_value_is_told_at_once(expression: str, words: str) -> None:
    start = time.perf_counter()
    with pytest.raises(ExpressionProblem) as caught:
        evaluate(expression, LR)
    assert time.perf_counter() - start < 0.2
    assert words in str(caught.value), str(caught.value)
    assert str(caught.value).isprintable()
    assert caught.value.remedy


ARITHMETIC = st.recursive(
    st.floats(0, 50).map(repr) | st.sampled_from(["a", "b", "pi"]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/", "**", " - ", "\n*"]), inner).map("".join),
        inner.map("({})".format),
        inner.map("-{}".format),
        inner.map("sqrt({})".format),
        inner.map("floor({})".format),
        st.tuples(inner, inner).map("max({0[0]}, {0[1]})".format),
    ),
    max_leaves=12,
)


@given(ARITHMETIC, st.floats(-5, 5), st.floats(0.125, 5))
def test_python_gets_the_same(expression: str, a: float, b: float) -> None:
    # Python's own floor gives an int, and powers of ints can take for ever.
    functions = {"sqrt": math.sqrt, "floor": lambda value: float(math.floor(value)), "max": max}
    names = {"a": a, "b": b, "pi": math.pi, "__builtins__": {}, **functions}
    try:
        expected = eval(expression.replace("\n", " "), names)
    except (
        ArithmeticError,
        ValueError,
        TypeError,
    ):  # TypeError: a complex number where a function wants a real one
        expected = None
    if expected is None or isinstance(expected, complex) or not math.isfinite(expected):
        with pytest.raises(ExpressionProblem):
            evaluate(expression, {"a": a, "b": b})
        return
    got, refusal = value_or_refusal(expression, {"a": a, "b": b})
    if refusal:
        # Infinities and complex numbers are refused where they arise, also where they would cancel out.
        assert "too large" in refusal or "no real number" in refusal
    else:
        assert got == pytest.approx(expected, rel=1e-9, abs=1e-12)


@given(st.text(alphabet="0123456789.e+-*/()^% ,abcsqrtminlog_\0", max_size=60))
def test_whatever_is_written_there_is_a_number_or_a_problem(text: str) -> None:
    value, refusal = value_or_refusal(text, {"a": 1.0})
    assert math.isfinite(value)
    assert refusal.isprintable()


def value_or_refusal(expression: str, variables: dict[str, float]) -> tuple[float, str]:
    try:
        return evaluate(expression, variables), ""
    except ExpressionProblem as problem:
        return 0.0, str(problem)
