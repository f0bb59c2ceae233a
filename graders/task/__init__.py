"""What a task folder holds: `task.yaml`, the statement, the starter, the solution, the cases, the mistakes.

Nothing here runs any of the folder's Python: that happens in the author's side of the sandbox
(`graders.author`). What reads YAML is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from graders.task.loading import load_task
from graders.task.model import Asked, Case, Claim, Mistake, Nearness, Spec, Task, slug_of
from graders.task.values import convert, written

if TYPE_CHECKING:
    from graders.task.checking import read_spec
    from graders.task.schema import CaseSpec, CompareSpec, LimitsSpec, TaskSpec

__all__ = [
    "Asked",
    "Case",
    "CaseSpec",
    "Claim",
    "CompareSpec",
    "LimitsSpec",
    "Mistake",
    "Nearness",
    "Spec",
    "Task",
    "TaskSpec",
    "convert",
    "load_task",
    "read_spec",
    "slug_of",
    "written",
]

_LATER = {
    "read_spec": "checking",
    **dict.fromkeys(("CaseSpec", "CompareSpec", "LimitsSpec", "TaskSpec"), "schema"),
}


def __getattr__(name: str) -> object:
    """Import what reads and validates at the first use of it."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
