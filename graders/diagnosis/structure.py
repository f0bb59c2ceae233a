"""Mistakes that show in how an answer comes: it does not load, returns nothing, or too much."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any

from graders.compare import as_float, compare, is_number
from graders.diagnosis.evidence import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graders.diagnosis.evidence import Evidence
    from graders.sandbox.model import Outcome

__all__ = ["last_resort", "structural"]

_SYNTAX = ("SyntaxError", "IndentationError", "TabError")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|inf|nan)")
_BUILTIN_NAMES = (
    "len",
    "sum",
    "range",
    "float",
    "int",
    "abs",
    "round",
    "print",
    "np",
    "numpy",
    "math",
    "return",
)


def structural(evidence: Evidence) -> Finding | None:
    """The mistake in how the submission answers; None where it answers as it should."""
    first = evidence.outcomes[0]
    if first.loading and first.kind == "raised":
        return _not_loaded(evidence, first)
    for recognise in (
        _not_callable,
        _arity,
        _generator,
        _nothing,
        _exceptions,
        _changed,
        _one_element,
        _shaped,
        _packed,
        _history,
    ):
        found = recognise(evidence)
        if found is not None:
            return found
    return None


def last_resort(evidence: Evidence) -> Finding | None:
    """What is only said where nothing fits better: a TypeError on the learner's own line."""
    raised = [evidence.outcomes[at] for at in evidence.failing]
    if raised and all(_is(outcome, "TypeError") and outcome.own_line for outcome in raised):
        return Finding("type-error", {"line": raised[0].line, "message": raised[0].message})
    return None


def _is(outcome: Outcome, *exceptions: str) -> bool:
    return outcome.kind == "raised" and outcome.exception in exceptions


def _not_loaded(evidence: Evidence, first: Outcome) -> Finding | None:
    function = evidence.task.function
    if first.exception == "AttributeError" and first.line is None and function not in evidence.run.names:
        nearest = difflib.get_close_matches(function, evidence.run.names, n=1, cutoff=0.6)
        return Finding(
            "wrong-function-name", {"function": function, "nearest": nearest[0] if nearest else None}
        )
    if first.exception in _SYNTAX or (first.exception == "ValueError" and "null byte" in first.message):
        return Finding("syntax-error", {"line": first.line, "message": first.message})
    if first.exception in ("NameError", "UnboundLocalError"):
        return _name_error(evidence, first)
    if first.exception == "EOFError":
        return Finding("reads-input", {"line": first.line})
    if first.exception == "RecursionError":
        return Finding("recursion-limit", {"line": first.line})
    return last_resort(evidence)


def _not_callable(evidence: Evidence) -> Finding | None:
    first = evidence.outcomes[0]
    if _is(first, "TypeError") and first.line is None and first.message.endswith("object is not callable"):
        function = evidence.task.function
        return Finding("wrong-function-name", {"function": function, "nearest": None, "bound": True})
    return None


def _arity(evidence: Evidence) -> Finding | None:
    signature, given = evidence.run.signature, len(evidence.task.arguments)
    if (
        signature is None
        or not evidence.settled
        or not all(_is(evidence.outcomes[at], "TypeError") for at in evidence.reached)
    ):
        return None
    required, most = signature
    no_frame = all(not evidence.outcomes[at].own_line for at in evidence.reached)
    if (
        required > given
        or (most is not None and most < given)
        or (no_frame and evidence.outcomes[0].line is None)
    ):
        takes = (
            required
            if most == required
            else (f"at least {required}" if most is None else f"{required} to {most}")
        )
        return Finding(
            "wrong-arity", {"takes": takes, "given": given, "names": ", ".join(evidence.task.arguments)}
        )
    return None


def _generator(evidence: Evidence) -> Finding | None:
    kinds = {evidence.outcomes[at].unsupported for at in evidence.failing}
    return Finding("yields-instead-of-returns") if kinds == {"generator"} else None


def _nothing(evidence: Evidence) -> Finding | None:
    """None comes back from every call; printed, if the last number printed is the answer."""
    outcomes = [evidence.outcomes[at] for at in evidence.reached]
    if not outcomes or any(
        outcome.kind != "returned" or outcome.unsupported or outcome.value is not None for outcome in outcomes
    ):
        return None
    room = evidence.task.limits.output_kb * 1024
    whole = [
        at
        for at in evidence.reached
        if len(evidence.outcomes[at].output) < 0.9 * room and _numbers(evidence.expected.outputs[at])
    ]
    printed = bool(whole) and all(_printed(evidence, at) for at in whole)
    return Finding("prints-instead-of-returns" if printed else "returns-none")


def _printed(evidence: Evidence, at: int) -> bool:
    """The last numbers printed are the expected ones, to the digits that were printed."""
    wanted = _numbers(evidence.expected.outputs[at])
    found = _NUMBER.findall(evidence.outcomes[at].output)
    if len(found) < len(wanted):
        return False
    return all(_as_printed(text, right) for text, right in zip(found[-len(wanted) :], wanted, strict=True))


def _numbers(value: Any) -> list[float]:
    """The numbers in an answer, in the order in which they are printed."""
    if is_number(value):
        return [as_float(value)]
    if isinstance(value, list | tuple):
        return [number for part in value for number in _numbers(part)]
    return [float(number) for number in value.flat] if hasattr(value, "flat") else []


def _as_printed(text: str, right: float) -> bool:
    digits = len(re.sub(r"[eE].*", "", text).lstrip("+-0.").replace(".", ""))
    slack = max(abs(right) * 10.0 ** (1 - max(digits, 1)), 1e-9)
    if "." in text and "e" not in text.lower():
        slack = max(10.0 ** -len(text.split(".")[1]), abs(right) * 1e-9)
    return abs(float(text) - right) <= slack


def _exceptions(evidence: Evidence) -> Finding | None:
    """Every failing case raises the same thing."""
    raised = [evidence.outcomes[at] for at in evidence.failing]
    first = raised[0]
    if all(_is(outcome, "NameError", "UnboundLocalError") for outcome in raised):
        return _name_error(evidence, first)
    if all(_is(outcome, "RecursionError") for outcome in raised):
        return Finding("recursion-limit", {"line": first.line})
    if all(_is(outcome, "EOFError") for outcome in raised):
        return Finding("reads-input", {"line": first.line})
    return None


def _name_error(evidence: Evidence, outcome: Outcome) -> Finding:
    match = re.search(r"'([^']*)'", outcome.message)
    name = match[1] if match else ""
    lines = evidence.program.source.decode("utf-8", "replace")
    known = sorted(set(re.findall(r"[^\W\d]\w*", lines)) - {name} | set(_BUILTIN_NAMES))
    nearest = difflib.get_close_matches(name, known, n=1, cutoff=0.75) if name else []
    return Finding(
        "name-error", {"line": outcome.line, "name": name, "nearest": nearest[0] if nearest else None}
    )


def _changed(evidence: Evidence) -> Finding | None:
    """Failing cases are those in which an argument was changed, or in which NumPy refused to change it."""
    names = list(evidence.task.arguments)
    allowed = evidence.task.spec.may_change
    changed = [
        names[at]
        for case in evidence.failing
        for at in evidence.outcomes[case].changed
        if at < len(names) and names[at] not in allowed
    ]
    if not changed:
        return None
    for case in evidence.failing:
        outcome = evidence.outcomes[case]
        refused = outcome.kind == "raised" and outcome.own_line
        if not outcome.changed and not refused:
            return None
    return Finding(f"mutates-{changed[0]}", {"argument": changed[0]})


def _values(evidence: Evidence) -> list[tuple[int, Any]] | None:
    """The failing cases' values; None where one has none."""
    found = []
    for at in evidence.failing:
        outcome = evidence.outcomes[at]
        if outcome.kind != "returned" or outcome.unsupported:
            return None
        found.append((at, outcome.value))
    return found


def _is_right(evidence: Evidence, at: int, value: Any) -> bool:
    return compare(evidence.expected.outputs[at], value, evidence.task.compare).same


def _one_element(evidence: Evidence) -> Finding | None:
    """A list or an array with the right number as its only element."""
    values = _values(evidence)
    if values is None or not all(is_number(evidence.expected.outputs[at]) for at, _ in values):
        return None
    for at, value in values:
        inner = value
        while isinstance(inner, list) and len(inner) == 1:
            inner = inner[0]
        if getattr(inner, "size", 0) == 1 and getattr(inner, "ndim", 0) > 0:
            inner = inner.ravel()[0]
        if is_number(value) or not _is_right(evidence, at, inner):
            return None
    if len({_count(evidence, at) for at, _ in values}) == 1 and _count(evidence, values[0][0]) == 0:
        return None  # only seen without an iteration: a history looks the same
    return Finding("shape-1-result", {"shape": _shape(values[0][1])})


def _shaped(evidence: Evidence) -> Finding | None:
    """The right array, but for axes of length one."""
    values = _values(evidence)
    if not values:
        return None
    for at, value in values:
        right = evidence.expected.outputs[at]
        shape, due = getattr(value, "shape", ()), getattr(right, "shape", ())
        if not due or shape == due or [n for n in shape if n != 1] != [n for n in due if n != 1]:
            return None
        if not _is_right(evidence, at, value.reshape(due)):
            return None
    at, value = values[0]
    due = str(evidence.expected.outputs[at].shape)
    return Finding("shape-1-result", {"shape": _shape(value), "due": due})


def _shape(value: Any) -> str:
    return f"an array of shape {value.shape}" if hasattr(value, "shape") else "a list with one number"


def _count(evidence: Evidence, at: int) -> int:
    return evidence.oracle.counts[at] if evidence.oracle else -1


def _packed(evidence: Evidence) -> Finding | None:  # noqa: PLR0911 - a line a way of packing
    """A tuple or a dict, or a list of fixed length, that holds the right answer always at the same place."""
    values = _values(evidence)
    if not values:
        return None
    kinds = {type(value) for _, value in values}
    due = [evidence.expected.outputs[at] for at, _ in values]
    arrays = kinds in ({dict}, {tuple}) and all(getattr(value, "ndim", 0) for value in due)
    if not arrays and not all(is_number(value) for value in due):
        return None
    if kinds == {dict}:
        return _at_some_place(evidence, values, list, "dict")
    if kinds not in ({tuple}, {list}) and not all(getattr(value, "ndim", 0) == 1 for _, value in values):
        return None
    lengths = {len(value) for _, value in values}
    if len(lengths) != 1 or (
        kinds != {tuple} and len(values) > 1 and len({_count(evidence, at) for at, _ in values}) < 2
    ):
        return None
    if kinds != {tuple} and len(values) == 1 and lengths & {_count(evidence, values[0][0]) + 1}:
        return None
    return _at_some_place(evidence, values, lambda value: range(len(value)), "tuple")


def _at_some_place(
    evidence: Evidence, values: Sequence[tuple[int, Any]], places: Callable[[Any], Sequence[Any]], kind: str
) -> Finding | None:
    for place in places(values[0][1]):
        try:
            held = all(_is_right(evidence, at, value[place]) for at, value in values)
        except (KeyError, IndexError):
            continue
        if held:
            return Finding("returns-tuple", {"kind": kind, "place": place})
    return None


def _history(evidence: Evidence) -> Finding | None:
    """As many values as iterations, or one more: the path instead of its end."""
    oracle, values = evidence.oracle, _values(evidence)
    if (
        oracle is None
        or values is None
        or not all(is_number(evidence.expected.outputs[at]) for at, _ in values)
    ):
        return None
    ending = following = True
    for at, value in values:
        n, length = oracle.counts[at], _length(value)
        if length is None or length not in (n, n + 1):
            return None
        items = list(value.values()) if isinstance(value, dict) else list(value)
        ending = ending and (not items or _holds(evidence, evidence.expected.outputs[at], items[-1]))
        following = following and all(
            _holds(evidence, oracle.point(at, k), item) for k, item in enumerate(items[:40])
        )
    if not any(oracle.counts[at] > 1 for at, _ in values):
        return None
    return Finding("returns-history-list") if ending or following else None


def _length(value: Any) -> int | None:
    if isinstance(value, list | tuple | dict):
        return len(value)
    return int(value.shape[0]) if getattr(value, "ndim", 0) >= 1 else None


def _holds(evidence: Evidence, wanted: Any, item: Any) -> bool:
    """The item is the wanted number, or holds it: an iterate kept with its loss, in a row of its own."""
    if wanted is None:
        return False
    if isinstance(item, list | tuple):
        return any(_holds(evidence, wanted, part) for part in item)
    if isinstance(item, dict):
        return any(_holds(evidence, wanted, part) for part in item.values())
    if getattr(item, "ndim", 0) == 1:
        return any(compare(wanted, part, evidence.task.compare).same for part in item)
    return compare(wanted, item, evidence.task.compare).same
