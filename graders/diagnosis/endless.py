"""What comes back to the very values it had before goes on for ever: seen without waiting."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graders.diagnosis.endless_forms_shim import ENDLESS_FORMS_SHIM
from graders.diagnosis.endless_shim import ENDLESS_SHIM

if TYPE_CHECKING:
    from graders.diagnosis.evidence import Evidence
    from graders.sandbox.model import Program

__all__ = ["goes_round", "watched"]

# Loops that may have no end, and a recursion deeper than Python allows by itself.
_ENDLESS = re.compile(rb"\b(?:while|count|cycle|repeat|setrecursionlimit)\b")


def goes_round(evidence: Evidence, at: int) -> str:
    """What is seen to begin with all the values it began with before: a "loop", a "call" of itself, or ""."""
    program = watched(evidence.program)
    if program is None:
        return ""
    limits = evidence.task.limits
    limits = replace(limits, total_seconds=limits.case_seconds)
    (outcome,) = evidence.again([evidence.arguments(at)], limits=limits, program=program)
    # A submission that forges this answer only chooses the words of its own failure.
    return outcome.value if isinstance(outcome.value, str) and outcome.value in ("loop", "call") else ""


def watched(program: Program) -> Program | None:
    """A program that runs the submission watched; it returns what goes on for ever (see `goes_round`).

    None where there is nothing that could.
    """
    if not _ENDLESS.search(program.source):
        return None
    given = f"SOURCE = {program.source!r}\nFUNCTION = {program.function!r}\n".encode()
    return replace(program, source=given + ENDLESS_FORMS_SHIM + ENDLESS_SHIM, function="endless")
