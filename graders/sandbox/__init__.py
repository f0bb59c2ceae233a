"""Runs a function of untrusted source on data; knows nothing of tasks.

The names below are loaded when they are first used: the values of `model` are had without the processes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graders.sandbox.isolation import describe_isolation
    from graders.sandbox.model import Limits, Outcome, OutcomeKind, Program, Run, Walls
    from graders.sandbox.sandbox import Sandbox, shared_sandbox
    from graders.sandbox.watch import Cancelled

__all__ = [
    "Cancelled",
    "Limits",
    "Outcome",
    "OutcomeKind",
    "Program",
    "Run",
    "Sandbox",
    "Walls",
    "describe_isolation",
    "shared_sandbox",
]

_HOME = {
    "Cancelled": "graders.sandbox.watch",
    "describe_isolation": "graders.sandbox.isolation",
    **dict.fromkeys(("Limits", "Outcome", "OutcomeKind", "Program", "Run", "Walls"), "graders.sandbox.model"),
    **dict.fromkeys(("Sandbox", "shared_sandbox"), "graders.sandbox.sandbox"),
}


def __getattr__(name: str) -> Any:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value
