"""Values as people read them: few digits, long arrays cut, never the same text for different numbers."""

from __future__ import annotations

import ast
import math
from itertools import islice
from typing import TYPE_CHECKING, Any

from trainer.tui.texts import one_line, spelled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["ArgumentsProblem", "call_text", "pair", "parsed_arguments", "value_text", "written_arguments"]

DIGITS = 6
ALL_DIGITS = 17
# Of an array longer than this the first ones and the last are shown, and how many there are.
MOST_ITEMS = 8
FIRST_ITEMS = 5
LONGEST_TEXT = 200
MOST_WHOLE = 10**15


def value_text(value: Any, digits: int = DIGITS) -> str:
    """A value in one line, to so many significant digits; of a huge one only what is shown is looked at."""
    if getattr(value, "ndim", 0):
        return spelled(_sequence(value, digits))
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, float):
        text = _number(value, digits)
    elif isinstance(value, bool) or not isinstance(value, int):
        text = _other(value, digits)
    elif abs(value) < MOST_WHOLE:
        text = str(value)
    else:
        text = (
            f"{value:.{digits}g}"
            if value.bit_length() < 1000
            else f"a whole number of {value.bit_length():,} bits"
        )
    return spelled(text)


def _other(value: Any, digits: int) -> str:
    if isinstance(value, list | tuple):
        return _sequence(value, digits)
    if isinstance(value, dict):
        first = islice(value.items(), LONGEST_TEXT)  # more than that many can't be seen
        inner = ", ".join(f"{one_line(str(key))}: {value_text(item, digits)}" for key, item in first)
        return one_line("{" + inner + "}", LONGEST_TEXT)
    if isinstance(value, str | bytes):
        return one_line(repr(value[: LONGEST_TEXT + 1]), LONGEST_TEXT)
    return one_line(str(value), LONGEST_TEXT)


def _number(value: float, digits: int) -> str:
    if not math.isfinite(value):
        return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"
    return f"{value:.{digits}g}" if digits < ALL_DIGITS else repr(value)


def _sequence(values: Sequence[Any], digits: int) -> str:
    marks = "()" if isinstance(values, tuple) else "[]"
    if len(values) <= MOST_ITEMS:
        inner = ", ".join(value_text(item, digits) for item in values)
    else:
        first = ", ".join(value_text(item, digits) for item in values[:FIRST_ITEMS])
        inner = f"{first}, … {value_text(values[-1], digits)}"
    many = f" ({len(values):,} of them)" if len(values) > MOST_ITEMS else ""
    return f"{marks[0]}{inner}{marks[1]}{many}"


def pair(expected: Any, got: Any) -> tuple[str, str]:
    """Both values in as few digits as tell them apart."""
    texts = value_text(expected), value_text(got)
    for digits in (9, 12, ALL_DIGITS):
        if texts[0] != texts[1]:
            break
        texts = value_text(expected, digits), value_text(got, digits)
    return texts


def call_text(arguments: Mapping[str, Any]) -> str:
    """The arguments of a case, two spaces between them."""
    return "  ".join(f"{one_line(name)}={value_text(value)}" for name, value in arguments.items())


def written_arguments(arguments: Mapping[str, Any], longest: int = 2000) -> str:
    """The arguments as Python, to be typed or pasted: every digit, every element.

    Args:
        arguments: by name.
        longest: beyond so many characters nothing is written.
    """
    if sum(map(_count, arguments.values())) > longest:  # an element takes a character at least
        return ""
    text = ", ".join(f"{name}={_literal(value)}" for name, value in arguments.items())
    return text if len(text) <= longest else ""


def _count(value: Any) -> int:
    if isinstance(value, list):
        return len(value) + sum(map(_count, value))
    return int(getattr(value, "size", 1))


def _literal(value: Any) -> str:
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        return f"[{', '.join(_literal(item) for item in value)}]"
    return repr(value)


class ArgumentsProblem(ValueError):  # noqa: N818 - told to a person, as every problem
    """What was typed is no call's arguments; its text says what to type instead."""


def parsed_arguments(text: str, arguments: Mapping[str, str]) -> dict[str, Any]:
    """Read what stands between the parentheses of a call: literals only, nothing is run.

    Args:
        text: such as `[1, 3], w_init=0, learning_rate=0.1, num_iterations=5`.
        arguments: the task's arguments and their types, in order.

    Returns:
        The values by name, in the order of the call.

    Raises:
        ArgumentsProblem: it can't be read, or an argument is missing, given twice or unknown.
    """
    try:
        call = ast.parse(f"f({text.strip()}\n)", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        call = None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
        raise ArgumentsProblem("That is no list of arguments: separate them by commas, as in a call.")
    names = list(arguments)
    if len(call.args) > len(names):
        raise ArgumentsProblem(
            f"{len(call.args)} arguments, but the function takes {len(names)}: {', '.join(names)}."
        )
    given: dict[str, ast.expr] = dict(zip(names, call.args, strict=False))
    for named in call.keywords:
        name = named.arg
        if name is None or name not in arguments:
            raise ArgumentsProblem(f"There is no argument {one_line(str(name), 40)}: {', '.join(names)}.")
        if name in given:
            raise ArgumentsProblem(f"{name} is given twice.")
        given[name] = named.value
    if missing := [name for name in names if name not in given]:
        raise ArgumentsProblem(f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing.")
    return {name: _value(name, given[name]) for name in names}


def _value(name: str, node: ast.expr) -> Any:
    try:
        return ast.literal_eval(_Infinities().visit(node))
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        raise ArgumentsProblem(
            f"{name} is no plain value: write numbers, text, True, False or lists of them."
        ) from None


class _Infinities(ast.NodeTransformer):
    """`inf` and `nan` as people write them; literals have no word for them."""

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in ("inf", "nan"):
            return ast.copy_location(ast.Constant(float(node.id)), node)
        return node
