"""What a plain scalar means by the core schema of YAML 1.2, section 10.3.2.

YAML 1.1, which PyYAML follows, reads `no` as false, `012` as ten and `1e-3` as text; 1.2 does not.
"""

from __future__ import annotations

import math
import re

__all__ = ["ScalarFault", "resolve"]

_CONSTANTS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_SPECIAL = {".nan": math.nan, ".NaN": math.nan, ".NAN": math.nan}
_INFINITE = re.compile(r"([-+]?)\.(?:inf|Inf|INF)")
_DECIMAL = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
# A word that begins otherwise is text: nine of ten scalars are told by their first character.
_NUMBER_STARTS = frozenset("+-.0123456789")

# A double holds 309 digits before the point at most; what is longer is no number anybody meant.
_LONGEST_INTEGER = 300


class ScalarFault(ValueError):  # noqa: N818 - the word this package uses
    """A scalar that looks like a number and can't be one; the message says why."""


def resolve(text: str) -> str | int | float | bool | None:
    """The value of a plain scalar.

    Raises:
        ScalarFault: a number too long or too large to hold.
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _NUMBER_STARTS:
        return text
    if text in _SPECIAL:
        return _SPECIAL[text]
    return _number(text)


def _number(text: str) -> str | int | float:
    for pattern, base in ((_DECIMAL, 10), (_OCTAL, 8), (_HEXADECIMAL, 16)):
        if pattern.fullmatch(text):
            if len(text) > _LONGEST_INTEGER:
                raise ScalarFault(f"a number of {len(text)} digits is too long")
            return int(text if base == 10 else text[2:], base)
    if _FLOAT.fullmatch(text):
        value = float(text)
        if math.isinf(value):
            raise ScalarFault("this number is too large to hold")
        return value
    infinite = _INFINITE.fullmatch(text)
    if infinite:
        return -math.inf if infinite.group(1) == "-" else math.inf
    return text
