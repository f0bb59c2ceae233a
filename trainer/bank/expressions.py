"""Arithmetic as an author may write it in a numeric question: read by a parser of our own, never by Python.

    1 - 2*lr        sqrt(lr) / 3        -2**2        max(a, b)

Operators `+ - * / **` with Python's precedence, parentheses, the functions and names below, and the
question's variables. At most 200 nodes, every constant a double: whatever is written, the answer or the
refusal is there at once (`9**9**9**9` is "too large").
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from graders.documents import did_you_mean, quoted
from graders.errors import ContentProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["CONSTANTS", "FUNCTIONS", "Expression", "ExpressionProblem", "evaluate", "parse"]

MOST_NODES = 200
# Parentheses and signs make no node, so their nesting has a limit of its own.
DEEPEST = 60
LONGEST_TEXT = 1_000
CONSTANTS = {"pi": math.pi, "e": math.e}


class ExpressionProblem(ContentProblem):
    """An expression that can't be read, or that has no value."""


class Function(NamedTuple):
    """What a name before a parenthesis stands for.

    Attributes:
        apply: the function.
        least: how many arguments it wants at least.
        most: and at most.
    """

    apply: Callable[..., float]
    least: int = 1
    most: int = 1


def _rounded(value: float, digits: float = 0.0) -> float:
    if digits != int(digits):
        raise ValueError
    return float(round(value, int(digits)))


FUNCTIONS = {
    "sqrt": Function(math.sqrt),
    "exp": Function(math.exp),
    "log": Function(math.log),
    "sin": Function(math.sin),
    "cos": Function(math.cos),
    "abs": Function(abs),
    "min": Function(min, 2, MOST_NODES),
    "max": Function(max, 2, MOST_NODES),
    "round": Function(_rounded, 1, 2),
    "floor": Function(lambda value: float(math.floor(value))),
}


def _power(base: float, exponent: float) -> float:
    # Python's float power of a negative number to a fraction is complex; math.pow refuses it.
    return math.pow(base, exponent)


_BINARY: dict[str, Callable[[float, float], float]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
    "**": _power,
}
# How tightly an operator binds; a sign binds tighter than `*` and looser than `**`, as in Python.
_BINDS = {"+": 1, "-": 1, "*": 2, "/": 2, "**": 4}
_SIGN_BINDS = 3

_TOKEN = re.compile(
    r"""[ \t\r\n]*(?:
        (?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)
      | (?P<name>[A-Za-z_][A-Za-z_0-9]*)
      | (?P<sign>\*\*|[-+*/(),])
      | (?P<end>$)
      | (?P<other>.)
    )""",
    re.VERBOSE | re.DOTALL,
)
_HINTS = {
    "^": "write ** for a power",
    "%": "write 0.5 for 50%",
    "=": "write the value alone",
    "−": "write - for minus",
    "–": "write - for minus",
    "·": "write * for times",
    "×": "write * for times",
    "÷": "write / for divided by",
    "[": "use ( and )",
    "{": "use ( and )",
}


class _Token(NamedTuple):
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class _Node:
    """A number, a name, or an operation on nodes."""

    apply: Callable[..., float] | None
    label: str
    value: float = 0.0
    operands: tuple[_Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression that has been read.

    Attributes:
        text: as it was written.
        names: the variables in it.
    """

    text: str
    names: frozenset[str]
    _root: _Node

    def value(self, variables: Mapping[str, float]) -> float:
        """Its value, which is finite.

        Raises:
            ExpressionProblem: a variable is missing, or there is no such number.
        """
        return _value(self._root, variables, self.text)


def evaluate(expression: str | float, variables: Mapping[str, float]) -> float:
    """The value of an expression, which is finite.

    Raises:
        ExpressionProblem: it can't be read, or it has no value.
    """
    return parse(str(expression)).value(variables)


def parse(text: str) -> Expression:
    """Read an expression.

    Raises:
        ExpressionProblem: it is no expression; the message says where it stops being one.
    """
    if not text.strip():
        raise ExpressionProblem("an expression is empty", remedy="write a number or a calculation")
    if len(text) > LONGEST_TEXT:
        raise ExpressionProblem(
            f"an expression of {len(text)} characters",
            remedy=f"{LONGEST_TEXT} at most: work some of it out beforehand",
        )
    reader = _Reader(text)
    root = reader.expression(0)
    if reader.token.kind != "end":
        raise reader.unexpected()
    return Expression(text, frozenset(reader.names), root)


class _Reader:
    """A Pratt parser: `expression(binds)` reads as far as operators bind tighter than `binds`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.names: set[str] = set()
        self._nodes = 0
        self._depth = 0
        self._tokens = _tokens(text)
        self.token = next(self._tokens)

    def expression(self, binds: int) -> _Node:
        """Read on while operators bind tighter than `binds`."""
        self._depth += 1
        if self._depth > DEEPEST:
            what = f"over {DEEPEST} levels of parentheses or signs"
            raise ExpressionProblem(what, remedy="write it flatter")
        left = self._operand()
        while self.token.kind == "sign" and _BINDS.get(self.token.text, 0) > binds:
            operator = self._take().text
            # `**` groups to the right, and what follows it may have a sign: 2**-1, 2**3**2.
            right = self.expression(_SIGN_BINDS if operator == "**" else _BINDS[operator])
            left = self._node(_Node(_BINARY[operator], operator, operands=(left, right)))
        self._depth -= 1
        return left

    def unexpected(self) -> ExpressionProblem:
        """What is to be said of the token that does not fit here."""
        kind, text = self.token
        if kind == "end":
            return ExpressionProblem(
                f"{quoted(self.text.strip())} ends too soon", remedy="write it to the end"
            )
        remedy = _HINTS.get(text, f"use + - * / ** ( ) and {' '.join(FUNCTIONS)}")
        if kind in {"name", "number"} or text == "(":
            remedy = "write * between what is to be multiplied"
        return ExpressionProblem(f"{quoted(text)} does not fit in {quoted(self.text.strip())}", remedy=remedy)

    def _operand(self) -> _Node:
        kind, text = self.token
        if kind == "number":
            self._take()
            value = float(text)
            if math.isinf(value):
                raise ExpressionProblem(f"{quoted(text)} is too large a number", remedy="write a smaller one")
            return self._node(_Node(None, text, value))
        if kind == "name":
            self._take()
            return self._call(text) if self.token.text == "(" else self._name(text)
        if text in {"+", "-"}:
            self._take()
            inside = self.expression(_SIGN_BINDS)
            return inside if text == "+" else self._node(_Node(lambda value: -value, "-", operands=(inside,)))
        if text == "(":
            self._take()
            inside = self.expression(0)
            self._close()
            return inside
        raise self.unexpected()

    def _name(self, text: str) -> _Node:
        if text in FUNCTIONS:
            raise ExpressionProblem(f"the function `{text}` is given nothing", remedy=f"write {text}(…)")
        if text in CONSTANTS:
            return self._node(_Node(None, text, CONSTANTS[text]))
        self.names.add(text)
        return self._node(_Node(None, text, math.nan))

    def _call(self, name: str) -> _Node:
        if name not in FUNCTIONS:
            known = ", ".join(FUNCTIONS)
            raise ExpressionProblem(f"there is no function `{name}`", remedy=f"there are {known}")
        function = FUNCTIONS[name]
        self._take()
        operands = [self.expression(0)]
        while self.token.text == ",":
            self._take()
            operands.append(self.expression(0))
        self._close()
        if not function.least <= len(operands) <= function.most:
            wants = {(1, 1): "1", (1, 2): "1 or 2"}.get((function.least, function.most), "2 or more")
            raise ExpressionProblem(
                f"`{name}` is given {len(operands)} of the values it works on", remedy=f"it wants {wants}"
            )
        return self._node(_Node(function.apply, name, operands=tuple(operands)))

    def _close(self) -> None:
        if self.token.text != ")":
            raise (
                self.unexpected()
                if self.token.kind != "end"
                else ExpressionProblem(
                    f"a parenthesis of {quoted(self.text.strip())} is not closed", remedy="write `)`"
                )
            )
        self._take()

    def _take(self) -> _Token:
        taken, self.token = self.token, next(self._tokens)
        return taken

    def _node(self, node: _Node) -> _Node:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise ExpressionProblem(
                f"an expression of over {MOST_NODES} parts", remedy="work some of it out beforehand"
            )
        return node


def _tokens(text: str) -> Iterator[_Token]:
    position = 0
    while True:
        match = _TOKEN.match(text, position)
        assert match is not None  # noqa: S101 - the last alternative takes any character
        kind = str(match.lastgroup)
        yield _Token(kind, match.group(kind))
        if kind != "end":
            position = match.end()


def _value(node: _Node, variables: Mapping[str, float], text: str) -> float:
    if node.apply is None:
        return node.value if not math.isnan(node.value) else _variable(node.label, variables)
    operands = [_value(operand, variables, text) for operand in node.operands]
    shown = quoted(text.strip())
    try:
        result = float(node.apply(*operands))
    except ZeroDivisionError:
        raise ExpressionProblem(f"{shown} divides by zero", remedy="leave that value out") from None
    except OverflowError:
        raise ExpressionProblem(f"{shown} is too large to hold", remedy="write a smaller number") from None
    except ValueError:
        what = f"{shown}: {_called(node, operands)} is no real number"
        raise ExpressionProblem(what, remedy="leave that value out") from None
    if not math.isfinite(result):
        raise ExpressionProblem(f"{shown} is too large to hold", remedy="write a smaller number")
    return result


def _called(node: _Node, operands: list[float]) -> str:
    shown = [f"{operand:g}" for operand in operands]
    return f"({shown[0]})**({shown[1]})" if node.label == "**" else f"{node.label}({', '.join(shown)})"


def _variable(name: str, variables: Mapping[str, float]) -> float:
    if name not in variables:
        known = (*variables, *CONSTANTS)
        hint = did_you_mean(name, known) or f"there are {', '.join(known)}"
        raise ExpressionProblem(f"there is no variable `{name}`", remedy=hint)
    return float(variables[name])
