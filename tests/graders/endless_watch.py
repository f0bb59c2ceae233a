"""A few lines run with their loops and calls watched."""

from __future__ import annotations

from graders.diagnosis.endless import watched
from graders.sandbox import shared_sandbox
from graders.sandbox.model import Limits, Program

__all__ = ["goes_round"]


def goes_round(body: str, before: str = "") -> str:
    """What goes on for ever in the body of `f(x, n)`; nothing where that is not seen."""
    program = watched(
        Program(f"import numpy as np\n\n{before}\n\ndef f(x, n):\n    {body}\n    return x\n".encode(), "f")
    )
    if program is None:
        return ""
    # A loop that ends also ends while it is watched, and is not waited for.
    (outcome,) = (
        shared_sandbox().run(program, [[0.75, 5]], Limits(case_seconds=10, total_seconds=10)).outcomes
    )
    assert outcome.kind == "returned", outcome
    return str(outcome.value)
