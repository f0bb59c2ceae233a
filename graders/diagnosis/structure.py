"""Mistakes that show in how an answer comes: it does not load, returns nothing, or too much."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any

from graders.compare import as_float, is_number
from graders.diagnosis.evidence import Finding
from graders.diagnosis.packing import packed

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        packed,
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
        if _whole(evidence.outcomes[at].output, room) and _numbers(evidence.expected.outputs[at])
    ]
    printed = bool(whole) and all(_printed(evidence, at) for at in whole)
    return Finding("prints-instead-of-returns" if printed else "returns-none")


def _whole(output: str, room: float) -> bool:
    """Nothing was cut off or, as NumPy does with long arrays, left out."""
    return len(output) < 0.9 * room and "..." not in output


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
    if all(_is(outcome, "EOFError") for outcome in raised) or _reads_nothing(evidence, raised):
        return Finding("reads-input", {"line": first.line})
    return None


def _reads_nothing(evidence: Evidence, raised: Sequence[Outcome]) -> bool:
    """A number is made of empty text in every case, and it comes from `stdin`, which is empty here."""
    nothing = ("could not convert string to float: ''", "invalid literal for int() with base 10: ''")
    empty = all(_is(outcome, "ValueError") and outcome.message in nothing for outcome in raised)
    return empty and b"stdin" in evidence.program.source


def _name_error(evidence: Evidence, outcome: Outcome) -> Finding:
    match = re.search(r"'([^']*)'", outcome.message)
    name = match[1] if match else ""
    lines = evidence.program.source.decode("utf-8", "replace")
    known = sorted((set(re.findall(r"[^\W\d]\w*", lines)) | set(_BUILTIN_NAMES)) - {name})
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
    parts = isinstance(evidence.arguments(evidence.failing[0])[names.index(changed[0])], list)
    return Finding(f"mutates-{changed[0]}", {"argument": changed[0], "parts": parts})
