"""What the learner is told about each mistake the grader recognises by itself: what it is and what to change.

Where a task has words of its own for a mistake they win, unless a figure was read off the submission's
behaviour
(to how many digits it rounds, at which line it fails): then the words here, which name it, do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graders.report import Diagnosis
from graders.text import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graders.diagnosis.evidence import Finding
    from graders.task import Task

    Details = Mapping[str, Any]

__all__ = ["RESERVED", "diagnosis_of", "message_of"]

_LONGEST_TEXT = 200  # characters of an exception's message that are quoted


def diagnosis_of(task: Task, finding: Finding) -> Diagnosis:
    """The finding in words: the task's own where it knows the mistake, else the grader's."""
    known = task.mistakes.get(finding.slug)
    ours = _words(finding.slug, {"function": task.function, **finding.details})
    title = finding.slug.replace("-", " ")
    if known is not None and known.says and not (finding.details and ours):
        return Diagnosis(finding.slug, known.says, title)
    return Diagnosis(finding.slug, ours or f"This behaves exactly like a known mistake: {title}.", title)


def message_of(found: Diagnosis) -> str:
    """The first sentence of what a diagnosis says."""
    text = " ".join(found.says.split("\n\n", 1)[0].split())
    ends = [at for end in (". ", "? ", "! ") if (at := text.find(end)) >= 0]
    return text[: min(ends) + 1] if ends else text


def _words(slug: str, details: Details) -> str:
    shown = {
        key: escaped(value)[:_LONGEST_TEXT] if isinstance(value, str) else value
        for key, value in details.items()
    }
    if slug.startswith("mutates-") and "argument" in shown:
        slug = "mutates"
    template = RESERVED.get(slug, "")
    return template(shown) if callable(template) else template


def _at(details: Details) -> str:
    return f"Line {details['line']}" if details.get("line") else "A line"


def _number(value: Any) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _syntax_error(details: Details) -> str:
    place = f"stops at line {details['line']}" if details.get("line") else "can't read the file"
    return (
        f"Python {place}: {details.get('message') or 'invalid syntax'}. Nothing was run; look at "
        "that line and the "
        "one before it for a missing colon, bracket or indentation."
    )


def _name_error(details: Details) -> str:
    name, nearest = details.get("name"), details.get("nearest")
    hint = (
        f" Did you mean '{nearest}'?"
        if nearest
        else " Assign it before that line on every way through the function."
    )
    return f"{_at(details)} uses the name '{name}', which has no value there.{hint}"


def _wrong_function_name(details: Details) -> str:
    function = details["function"]
    if details.get("bound"):
        return (
            f"At the end of your file '{function}' is no longer a function. A later line gives "
            "that name to something "
            "else; use another name there."
        )
    hint = f" You have '{details['nearest']}': rename it." if details.get("nearest") else ""
    hint = hint or f" Write def {function}(...) there, not inside a class or another function."
    return f"There is no function '{function}' at the top level of your file.{hint}"


def _wrong_arity(details: Details) -> str:
    return (
        f"Your {details['function']} takes {details['takes']} arguments, but is called with "
        f"{details['given']}: {details['names']}. Give it exactly these parameters, in this order."
    )


def _type_error(details: Details) -> str:
    said = details.get("message")
    return f"{_at(details)} raises a TypeError: {said}. Look at the types of the values it combines."


_RECURSION = (
    "Your function calls itself until Python gives up: about 1,000 calls deep is the limit. "
    "Write the iterations as a loop."
)


def _mutates(details: Details) -> str:
    name = details["argument"]
    return (
        f"You change {name} in place, and it belongs to the caller. Work on a copy ({name}.copy()), or write "
        f"new = {name} - ... where you have {name} -= ... or {name}[:] = ..."
    )


def _returns_tuple(details: Details) -> str:
    kind = "a dict" if details.get("kind") == "dict" else "several values"
    return f"You return {kind} with the answer inside. Return the answer alone."


def _shape_one(details: Details) -> str:
    shape = details.get("shape", "an array")
    if details.get("due"):
        return (
            f"The numbers are right, but in {shape} where one of shape {details['due']} is due: reshape it."
        )
    return f"You return {shape} that holds the answer. Return the plain number: float(...) or [0]."


def _too_slow(details: Details) -> str:
    seconds, limit, what = details["seconds"], details["limit"], details["what"]
    if seconds > limit or what == "one iteration":
        took = f"{what} took {seconds:.1f} s and the limit is {limit:g} s{' a call' * (what != 'one call')}"
    else:
        took = f"{what} took {seconds:.1f} s, and all calls together may take {details['total']:g} s"
    return (
        f"The answer is right, but {took}. "
        "Look for work that is done again in every turn of the loop, or for loops NumPy could do."
    )


def _rounds(details: Details) -> str:
    kind = details.get("kind", "decimals")
    return (
        f"The result is right until you round it to {details.get('digits')} {kind}. Return it as "
        "it is; rounding is "
        "for printing."
    )


def _rounds_step(details: Details) -> str:
    return (
        f"You round to {details.get('digits')} digits inside the loop, so each step starts from "
        "a slightly wrong place. "
        "Keep the full number; rounding is for printing."
    )


def _truncation(details: Details) -> str:
    return (
        f"The decimals of {details.get('what', 'a value')} are cut off on the way to an integer. "
        "Keep floats: no int(), no //, no integer array for values that are not whole."
    )


def _single(details: Details) -> str:
    return (
        f"Your numbers are kept in float{details.get('bits', 32)}, which holds "
        f"{'3' if details.get('bits') == 16 else '7'} digits. Use Python floats or float64."
    )


def _bounds(details: Details) -> str:
    low, high = details.get("low"), details.get("high")
    sides = []
    if low is not None and low > float("-inf"):
        sides.append(f"below {_number(low)}")
    if high is not None and high < float("inf"):
        sides.append(f"above {_number(high)}")
    return " or ".join(sides) or "outside some bounds"


def _clamps(details: Details) -> str:
    return (
        f"Your value is never {_bounds(details)}: something clamps it. Take the clip, min or max away; "
        "where the descent diverges, the answer is the large number."
    )


def _overflow(details: Details) -> str:
    return (
        f"Your value is never {_bounds(details)}: a guard against overflow changes the answer of "
        "a diverging run. "
        "Take it away; the large number is the answer."
    )


def _clips(details: Details) -> str:
    bound = f" at {_number(details['bound'])}" if details.get("bound") is not None else ""
    return (
        f"You clip the gradient{bound}, so steep places are left more slowly than plain gradient "
        "descent does. "
        "Use the gradient as it is."
    )


def _momentum(details: Details) -> str:
    factor = f" (a factor of {_number(details['factor'])})" if details.get("factor") is not None else ""
    return (
        f"Earlier steps carry over into later ones: this is momentum{factor}. Plain gradient "
        "descent forgets: "
        "x = x - learning_rate * gradient(x), nothing else."
    )


def _rate_omitted(details: Details) -> str:
    constant = details.get("constant")
    used = f"the step is always {_number(constant)} times the gradient" if constant not in (None, 1.0) else (
        "the whole gradient is subtracted"
    )  # fmt: skip
    return f"The learning rate you are given is never used: {used}. Multiply the gradient by learning_rate."


def _hard_coded(details: Details) -> str:
    count = details.get("iterations")
    number = f"{count} iterations" if count else "the same number of iterations"
    return f"You always do {number}, whatever is asked for. Loop as often as the argument says."


def _ignores_start(details: Details) -> str:
    if details.get("random"):
        begin = "You start from a random place, a new one in every call"
    elif details.get("constant") is not None:
        begin = f"You start from {_number(details['constant'])} whatever start is asked for"
    else:
        begin = "You start from a place of your own whatever start is asked for"
    return f"{begin}. Start from the argument."


def _minimum(details: Details) -> str:
    value = f" {_number(details['value'])}" if details.get("value") is not None else ""
    return f"You return the minimum{value} without descending to it. Make the updates, and return the last."


def _zero(details: Details) -> str:
    what = details.get("argument") or "an argument"
    return (
        f"A zero given as {what} is taken for 'not given'. Zero is a value like others: test for None, "
        "or not at all; `value or default` replaces a zero."
    )


def _first_points(details: Details) -> str:
    size = f" {details['size']}" if details.get("size") else ""
    return f"You only ever look at{size} points of the data. A batch update sums over all of them."


def _numerical(details: Details) -> str:
    width = f" with a step of about {details['width']:.1g}" if details.get("width") else ""
    return (
        f"Your gradient is a finite difference{width}, which is only nearly right. Differentiate "
        "by hand and write "
        "the formula."
    )


RESERVED: dict[str, str | Callable[[Details], str]] = {
    "syntax-error": _syntax_error,
    "name-error": _name_error,
    "wrong-function-name": _wrong_function_name,
    "wrong-arity": _wrong_arity,
    "type-error": _type_error,
    "recursion-limit": _RECURSION,
    "returns-none": "Your function returns nothing. End it with return and the value, after the loop.",
    "prints-instead-of-returns": "You print the answer and return nothing. Replace the print by return.",
    "returns-tuple": _returns_tuple,
    "returns-history-list": "You return every value on the way. Return only the last one: history[-1].",
    "shape-1-result": _shape_one,
    "yields-instead-of-returns": (
        "You hand back a generator, which has computed nothing yet: a yield makes one, and so does "
        "(... for ...) in parentheses. Compute the answer and return it itself, after the loop."
    ),
    "mutates": _mutates,
    "reads-input": "You ask for input(), and nobody answers there. The values come as arguments.",
    "infinite-loop-until-converged": (
        "The call never comes back: a loop waits for something that does not happen, such as a "
        "gradient of exactly "
        "zero or a counter that is never increased. Loop exactly as often as is asked for."
    ),
    "too-slow-but-right": _too_slow,
    "float32-precision": _single,
    "rounds-result": _rounds,
    "rounds-each-step": _rounds_step,
    "integer-truncation": _truncation,
    "clamps-result": _clamps,
    "nan-on-overflow-clipped": _overflow,
    "clips-the-gradient": _clips,
    "stops-early-on-tolerance": (
        "You leave the loop once the steps are small. Make every iteration that is asked for, "
        "however little it moves."
    ),
    "one-iteration-too-few": (
        "You make one update too few. A loop over range(n) makes n updates, range(1, n) one less."
    ),
    "one-iteration-too-many": "You make one update too many. A loop over range(n) makes n updates.",
    "iterations-hard-coded": _hard_coded,
    "two-updates-per-iteration": (
        "You update twice in every iteration. One update belongs into one turn of the loop."
    ),
    "early-return-in-loop": (
        "You make one update only, however many are asked for. Either the return stands inside "
        "the loop, or each "
        "turn starts again from the first value: assign the new value to the variable the "
        "gradient is computed from."
    ),
    "adds-momentum": _momentum,
    "decays-the-learning-rate": (
        "The learning rate shrinks from one iteration to the next. Plain gradient descent uses "
        "the same rate all along."
    ),
    "ignores-initial-value": _ignores_start,
    "global-state-leaks-between-calls": (
        "Each call is right on its own, but a later call remembers an earlier one. Something "
        "outside the function is "
        "changed by it: set everything up inside, anew in every call."
    ),
    "default-argument-mutable": (
        "A list or dict as a default argument is made once, so it still holds what earlier "
        "calls put into it. "
        "Use None as the default and make the list inside."
    ),
    "best-seen-instead-of-last": (
        "You return the best value seen, or take back steps that made the loss worse. Return "
        "where the last update led."
    ),
    "treats-zero-as-missing": _zero,
    "returns-loss": "You return the loss. Return the parameter at which it is that low.",
    "returns-gradient": "You return the gradient. Return the parameter it is the gradient at.",
    "minimum-hard-coded": _minimum,
    "forgets-to-sum": (
        "You return an answer for every point of the data. The gradient is one number: sum over the points."
    ),
    "drops-a-point": (
        "One of the points never counts: a slice or a range ends one too early or begins one too late."
    ),
    "mini-batch-only-first-points": _first_points,
    "wrong-derivative": (
        "The derivative is wrong: your gradient is a straight line, but not that of this loss. "
        "Differentiate term by "
        "term, with the factor 2 on every part of the bracket."
    ),
    "learning-rate-omitted": _rate_omitted,
    "normalises-the-gradient": (
        "Only the sign of the gradient counts in your step. Plain gradient descent goes further "
        "where it is steeper."
    ),
    "numerical-gradient": _numerical,
    "uses-adam": "This is Adam. Plain gradient descent has no moments: x = x - learning_rate * gradient(x).",
}
