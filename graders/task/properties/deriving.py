"""The cases that come of a task's properties, and the words for whoever fails one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graders.errors import ContentProblem
from graders.task.model import Asked, Case
from graders.task.properties.catalogue import PROPERTIES
from graders.task.properties.rules import length
from graders.task.values import convert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graders.task.model import Claim, Spec
    from graders.task.properties.rules import Answer

__all__ = ["Broken", "derived_cases", "wanted", "words"]

# A property is asked on cases that stay readable and cost nothing.
MOST_NUMBERS = 400
MOST_ITERATIONS = 200


@dataclass(frozen=True, slots=True)
class Broken:
    """A property's words.

    Attributes:
        law: what must hold.
        remedy: what would be right.
    """

    law: str
    remedy: str


def derived_cases(spec: Spec, cases: Sequence[Case], answer: Answer) -> list[Case]:
    """The cases to ask besides the task's own.

    Args:
        spec: the task's arguments and properties.
        cases: the task's own cases.
        answer: what the model solution gives for arguments; only some properties ask it.

    Raises:
        ContentProblem: a property can't be asked of this task.
    """
    found: list[Case] = []
    small = [at for at, case in enumerate(cases) if _is_small(case) and not _is_idle(spec, case)]
    for number, claim in enumerate(spec.properties):
        for at, arguments in _asked(claim, cases, small, answer).items():
            typed = _typed(spec, claim, arguments)
            found.append(Case(f"{claim.name}: {cases[at].name}", typed, asked=Asked(number, at)))
    return found


def _typed(spec: Spec, claim: Claim, arguments: dict[str, Any]) -> dict[str, Any]:
    """The arguments as the task declares them; an answer that is to be one may be of another type."""
    typed = {}
    for name, kind in spec.arguments.items():
        try:
            typed[name] = convert(arguments[name], kind)
        except ValueError as error:
            raise ContentProblem(
                f"'{claim.name}' can't be asked: {name}: {error}", remedy="leave it out of properties"
            ) from error
    return typed


def _asked(
    claim: Claim, cases: Sequence[Case], small: Sequence[int], answer: Answer
) -> dict[int, dict[str, Any]]:
    """The arguments to ask by the case they come of: the first that shows the property, the last, or both."""
    entry = PROPERTIES[claim.property]
    orders = {"first": [small], "last": [small[::-1]], "both": [small, small[::-1]]}
    asked: dict[int, dict[str, Any]] = {}
    for order in orders[entry.takes]:
        for at in order:
            if at in asked:
                break
            derived = entry.derive(claim.roles, cases[at].arguments, answer)
            if derived is not None:
                asked[at] = derived
                break
    return asked


def _is_small(case: Case) -> bool:
    counts = [value for value in case.arguments.values() if isinstance(value, int)]
    return _size(list(case.arguments.values())) <= MOST_NUMBERS and max(counts, default=0) <= MOST_ITERATIONS


def _is_idle(spec: Spec, case: Case) -> bool:
    """Where nothing is iterated, every property holds."""
    return spec.iterations is not None and not length(case.arguments[spec.iterations])


def _size(value: Any) -> int:
    if isinstance(value, list | tuple):
        return sum(map(_size, value))
    return int(getattr(value, "size", 1))


def wanted(claim: Claim, before: Case, after: Case, answer: Any) -> Any:
    """What a derived case must give, by the answer to the case it comes of."""
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    entry = PROPERTIES[claim.property]
    with np.errstate(all="ignore"):  # the answer is a submission's, and may be as large as they get
        return entry.expect(claim.roles, before.arguments, after.arguments, answer)


def words(claim: Claim) -> Broken:
    """What to tell whoever breaks a property."""
    entry, roles = PROPERTIES[claim.property], dict(claim.roles)
    partners = roles.get("with", [])
    roles["along"] = f", {' and '.join(partners)} with it," if partners else ""
    if "by" in roles:
        roles["by"] = f"{roles['by']:g}"
    if roles.get("start") == "zeros":
        roles["start"] = "the zeros it starts from"
    return Broken(entry.law.format(**roles), entry.remedy.format(**roles))
