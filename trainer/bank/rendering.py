"""Numbers in texts: `{{lr}}` and `{{= 1 - 2*lr}}` filled in, and what a learner types read back."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from trainer.bank.expressions import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trainer.bank.expressions import Expression

__all__ = [
    "TypedNumber",
    "format_number",
    "parse_number",
    "placeholders",
    "read_number",
    "render",
    "set_number",
]

# A number is written with as few digits as come this close to it: 0.1 + 0.2 is 0.3 to a reader.
_CLOSE = 1e-12
_MOST_DIGITS = 10
# Where that takes too many (1/3), this many are enough to work with.
_ENOUGH_DIGITS = 6
# Whole numbers below this are written out; a double holds them exactly.
_WRITTEN_OUT = 1e15

_LONGEST_TYPED = 64
_TYPED = re.compile(
    r"""(?P<top>[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)
        (?:\s*/\s*(?P<bottom>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?))?
        \s*(?P<percent>%)?""",
    re.VERBOSE,
)
_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+")
# Code is typed, formulas are set.
_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
_OPERATORS = "+−·×÷/"
_SIGNS = str.maketrans("−–＋⁄∕÷\xa0\u202f", "--+///  ")


class TypedNumber(NamedTuple):
    """A number as somebody typed it.

    Attributes:
        value: the number.
        half_unit: half a unit of the last place typed, so far off a rounded number may be; 0 for a fraction.
    """

    value: float
    half_unit: float


def render(text: str, variables: Mapping[str, float]) -> str:
    """The text with each `{{name}}` and `{{= expression}}` replaced by its number.

    A negative one is set with the minus of formulas, `−`, but in code with the hyphen, with which one types.

    Raises:
        ExpressionProblem: one of them can't be read, or has no value.
    """
    parts: list[str] = []
    at = 0
    code = [found.span() for found in _CODE.finditer(text)]
    for start, end, expression in _found(text):
        value = expression.value(variables)
        if any(begins <= start < ends for begins, ends in code):
            number = format_number(value)
        else:
            number = set_number(value, after=text[:start].rstrip()[-1:])
        parts += (text[at:start], number)
        at = end
    return "".join((*parts, text[at:]))


def placeholders(text: str) -> list[Expression]:
    """What `render` would evaluate in this text.

    Raises:
        ExpressionProblem: one of them can't be read.
    """
    return [expression for _, _, expression in _found(text)]


def _found(text: str) -> Iterator[tuple[int, int, Expression]]:
    """Where each placeholder starts and ends, and what stands in it.

    By hand: a pattern for the blanks around it takes hours for a few thousand of them that nothing closes.
    """
    at = 0
    while (start := text.find("{{", at)) >= 0 and (close := text.find("}}", start + 2)) >= 0:
        at = close + 2
        yield start, at, parse(text[start + 2 : close].strip().removeprefix("=").strip())


def format_number(value: float) -> str:
    """A number as a text shows it: `0.1`, `3`, `0.333333`, `2.5e-7`."""
    if value == 0:
        return "0"
    if value == int(value) and abs(value) < _WRITTEN_OUT:
        return str(int(value))
    for digits in range(1, _MOST_DIGITS + 1):
        short = f"{value:.{digits}g}"
        if math.isclose(float(short), value, rel_tol=_CLOSE):
            return _tidy(short)
    if 10**_ENOUGH_DIGITS <= abs(value) < _WRITTEN_OUT:
        return f"{value:.0f}"
    return _tidy(f"{value:.{_ENOUGH_DIGITS}g}")


def set_number(value: float, *, after: str = "") -> str:
    """A number as a sentence or a formula sets it: `−4`, and `(−4)` after an operator."""
    number = format_number(value)
    if not number.startswith("-"):
        return number
    number = f"−{number[1:]}"
    return f"({number})" if after and after in _OPERATORS else number


def _tidy(text: str) -> str:
    """Python's `1e-07` and `2e+16` as `1e-7` and `2e16`; a number like `1e+03` written out."""
    mantissa, e, exponent = text.partition("e")
    if not e:
        return text
    if 0 <= int(exponent) < 15:
        return str(int(float(text)))
    return f"{mantissa}e{int(exponent)}"


def parse_number(text: str) -> float | None:
    """The number a learner typed, or None: `0.5`, `.5`, `1/2`, `5e-1`, `50%`, `−0.5`, `0,5`, `1,000`.

    A comma before groups of three digits parts thousands (`1,000`); another single one is a decimal comma.
    """
    typed = read_number(text)
    return None if typed is None else typed.value


def read_number(text: str) -> TypedNumber | None:
    """The number a learner typed, as `parse_number` reads it, and how finely it was typed."""
    typed = text.translate(_SIGNS).strip()
    if len(typed) > _LONGEST_TYPED:
        return None
    percent = typed.endswith("%")
    number = typed.removesuffix("%").rstrip()
    if _THOUSANDS.fullmatch(number):
        number = number.replace(",", "")
    elif _DECIMAL_COMMA.fullmatch(number):
        number = number.replace(",", ".")
    match = _TYPED.fullmatch(number + "%" if percent else number)
    if match is None or (match["bottom"] and match["percent"]):
        return None
    bottom = float(match["bottom"] or 1)
    if bottom == 0:
        return None
    scale = 100 if match["percent"] else 1
    value = float(match["top"]) / bottom / scale
    if not math.isfinite(value):
        return None
    return TypedNumber(value, 0.0 if match["bottom"] else _half_unit(match["top"]) / scale)


def _half_unit(decimal: str) -> float:
    mantissa, _, exponent = decimal.lower().partition("e")
    # Nothing that can be typed in so few characters has an exponent that a double can't take.
    return 0.5 * 10.0 ** (int(exponent or 0) - len(mantissa.partition(".")[2]))
