"""Plain scalars by the core schema of YAML 1.2, against a table made from its section 10.3.2."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graders.documents import DocumentProblem, parse_document

HERE = Path("bank.yaml")


def value(text: str) -> object:
    return parse_document(f"key: {text}\n", HERE).data["key"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1e-3", 0.001), ("1e3", 1000.0), ("-1.5E+2", -150.0), (".5", 0.5), ("5.", 5.0), ("+3", 3), ("-0", 0),
        ("012", 12), ("0o14", 12), ("0x1F", 31), ("0b11", "0b11"), ("1_000", "1_000"), ("1:30", "1:30"),
        ("no", "no"), ("yes", "yes"), ("on", "on"), ("off", "off"), ("y", "y"), ("No", "No"),
        ("true", True), ("True", True), ("TRUE", True), ("tRUE", "tRUE"), ("false", False),
        ("null", None), ("~", None), ("", None), ("Null", None), ("nUll", "nUll"), ("none", "none"),
        (".inf", math.inf), ("-.INF", -math.inf), ("+.Inf", math.inf), ("inf", "inf"), ("nan", "nan"),
        ("2026-11-25", "2026-11-25"), ("1.2.3", "1.2.3"), ("e3", "e3"), (".", "."), ("-", None),
        ("--1", "--1"),
        ("1e", "1e"), ("1e5x", "1e5x"), ("=", "="), ("<<", "<<"), ('"1"', "1"), ("'true'", "true"),
        ("|-\n  12", "12"),
    ],
)  # fmt: skip
def test_what_a_word_means(written: str, meant: object) -> None:
    if written == "-":
        with pytest.raises(DocumentProblem):
            value(written)
        return
    got = value(written)
    assert got == meant
    assert type(got) is type(meant)


def test_nan_is_a_number() -> None:
    assert math.isnan(value(".nan"))  # type: ignore[arg-type]
    assert math.isnan(value(".NAN"))  # type: ignore[arg-type]


@pytest.mark.parametrize("written", ["1e999", "-1e400", "9" * 5_000, "0x" + "f" * 400])
def test_a_number_nobody_can_hold_is_a_fault(written: str) -> None:
    with pytest.raises(DocumentProblem) as caught:
        value(written)
    assert "bank.yaml:1:6:" in str(caught.value)
    assert "number" in str(caught.value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_double_comes_back(number: float) -> None:
    assert value(repr(number)) == number


@given(st.integers(-(10**30), 10**30))
def test_every_integer_comes_back(number: int) -> None:
    assert value(str(number)) == number
