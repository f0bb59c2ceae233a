"""Every recogniser is called from here: one that trips over figures must not cost the learner a verdict.

Recognisers divide, take logarithms and look things up in what a submission returned, which may be anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from graders.diagnosis.evidence import OutOfTime

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graders.diagnosis.evidence import Finding

__all__ = ["attempt", "first_of"]

_Found = TypeVar("_Found")

# What reckoning with odd figures comes to. NumPy's LinAlgError is a ValueError.
_TRIPPED = (ArithmeticError, ValueError, TypeError, LookupError)
# Set by the graders' own tests, in which a recogniser that trips is a fault to mend.
strict = False


def attempt(look: Callable[[], _Found | None]) -> _Found | None:
    """What a recogniser finds; nothing where it trips or where the time for diagnosing is over."""
    try:
        return look()
    except OutOfTime:
        return None
    except _TRIPPED:
        if strict:
            raise
        return None


def first_of(looks: Iterable[Callable[[], Finding | None]]) -> Finding | None:
    """The first finding of several recognisers."""
    for look in looks:
        finding = attempt(look)
        if finding is not None:
            return finding
    return None
