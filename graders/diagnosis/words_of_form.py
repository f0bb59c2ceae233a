"""What is said where an answer does not come as it should: it fails to load, returns too much, never ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Details = Mapping[str, Any]

__all__ = ["FORM"]


def _at(details: Details) -> str:
    return f"Line {details['line']}" if details.get("line") else "A line"


def _syntax_error(details: Details) -> str:
    said = details.get("message") or "invalid syntax"
    said += "." * (not said.endswith(("?", ".", "!")))
    if not details.get("line"):
        return f"Python can't read the file: {said} Nothing was run."
    return (
        f"Python stops at line {details['line']}: {said} Nothing was run; look at that line and the one "
        "before it for a missing colon, bracket or indentation."
    )


def _name_error(details: Details) -> str:
    name, nearest = details.get("name"), details.get("nearest")
    if name == "np":
        hint = " Write import numpy as np at the top of the file."
    elif nearest:
        hint = f" Did you mean '{nearest}'?"
    else:
        hint = " Assign it before that line on every way through the function."
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
    takes = details["takes"]
    return (
        f"Your {details['function']} takes {takes} argument{'s' * (str(takes) != '1')} by position, but is "
        f"called with {details['given']}: {details['names']}. Give it exactly these parameters, in this "
        "order, and none that has to be named."
    )


def _type_error(details: Details) -> str:
    said = details.get("message")
    return f"{_at(details)} raises a TypeError: {said}. Look at the types of the values it combines."


_RECURSION = (
    "Your function calls itself until Python gives up, about 1,000 calls deep unless the limit is raised. "
    "Write the iterations as a loop."
)


def _mutates(details: Details) -> str:
    name = details["argument"]
    if details.get("parts"):
        return (
            f"You change the arrays in {name} in place, and they belong to the caller. Work on copies "
            f"([part.copy() for part in {name}]; {name}.copy() copies the list alone), or compute new arrays."
        )
    return (
        f"You change {name} in place, and it belongs to the caller. Work on a copy ({name}.copy()), or write "
        f"new = {name} - ... where you have {name} -= ... or {name}[:] = ..."
    )


def _returns_tuple(details: Details) -> str:
    if details.get("due"):
        return f"You return more than the {details['due']} values that are due. Return those alone."
    kind = "a dict" if details.get("kind") == "dict" else "several values"
    return f"You return {kind} with the answer inside. Return the answer alone."


def _shape_one(details: Details) -> str:
    shape = details.get("shape", "an array")
    come = "The numbers are right, but" if details.get("alone", True) else "The numbers come"
    if details.get("transposed"):
        return f"{come} with rows and columns exchanged: transpose the array, or the product."
    if details.get("joined"):
        return f"{come} all in one array. Return each part in a value of its own."
    if details.get("due"):
        return f"{come} in {shape} where {details['due']} is due: reshape it."
    return f"You return {shape} that holds the answer. Return the plain number: float(...) or [0]."


def _swapped(details: Details) -> str:
    come = "The values are right, but" if details.get("alone", True) else "The values come"
    return f"{come} in the other order. Exchange them in the return."


def _one_of(details: Details) -> str:
    place = ("first", "second", "third")[min(details.get("place", 0), 2)]
    right = ", and it is right" * details.get("alone", True)
    return (
        f"You return only the {place} of the {details.get('several', 2)} values that are asked for{right}. "
        "Return all of them, separated by commas."
    )


def _drops_an_entry(details: Details) -> str:
    where, short = details.get("where", "last"), details.get("short")
    what = "is missing" if short else "is never filled in"
    entry = (
        f"All entries are right but the {where}, which"
        if details.get("alone", True)
        else f"The {where} entry"
    )
    return (
        f"{entry} {what}. A range or a slice "
        f"{'ends one too early' if where == 'last' else 'begins one too late'}."
    )


def _endless(details: Details) -> str:
    """What never ends, told as seen only where it was."""
    case, waited = details.get("case"), details.get("waited")
    call = f"In the case '{case}' the call" if case else "The call"
    if waited is not None:
        said = f"{call} had not come back after {waited:.2g} s: most likely a loop waits"
    else:
        said = f"{call} never comes back: a loop waits"
    return (
        f"{said} for something that does not happen, such as a gradient of exactly zero or a counter that is "
        "never increased. "
    ) + (
        "Loop exactly as often as is asked for."
        if details.get("counted", True)
        else "Look at what the loop tests, and for which arguments that is never met."
    )


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


FORM: dict[str, str | Callable[[Details], str]] = {
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
    "returns-one-of-the-two": _one_of,
    "swaps-the-results": _swapped,
    "drops-an-entry": _drops_an_entry,
    "sign-flipped": (
        "Every number has the wrong sign. Look for a difference taken the wrong way round, or a minus that "
        "was left out."
    ),
    "yields-instead-of-returns": (
        "You hand back a generator, which has computed nothing yet: a yield makes one, and so does "
        "(... for ...) in parentheses. Compute the answer and return it itself, after the loop."
    ),
    "mutates": _mutates,
    "reads-input": "You read input, and nobody answers there. The values come as arguments.",
    "infinite-loop-until-converged": _endless,
    "too-slow-but-right": _too_slow,
}
