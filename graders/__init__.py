"""Grades submitted NumPy code in a sandbox and says which mistake was made.

    >>> from graders import grade, load_task                          # doctest: +SKIP
    >>> task = load_task("content/gradient-descent/tasks/optimize-query")  # doctest: +SKIP
    >>> grade(task, open("mine.py", "rb").read()).status              # doctest: +SKIP
    'passed'

The names below are loaded when they are first used, so that `import graders.reference` needs nothing but
NumPy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graders.curves import Curves, loss_curves
    from graders.errors import ContentProblem, GraderProblem, Problem
    from graders.grading import grade, run_once
    from graders.proof import Proof, prove
    from graders.report import CaseReport, Diagnosis, Divergence, Isolation, Report
    from graders.task import Task, load_task

__all__ = [
    "CaseReport",
    "ContentProblem",
    "Curves",
    "Diagnosis",
    "Divergence",
    "GraderProblem",
    "Isolation",
    "Problem",
    "Proof",
    "Report",
    "Task",
    "grade",
    "load_task",
    "loss_curves",
    "prove",
    "run_once",
]

_HOME = {
    **dict.fromkeys(("Curves", "loss_curves"), "graders.curves"),
    **dict.fromkeys(("ContentProblem", "GraderProblem", "Problem"), "graders.errors"),
    **dict.fromkeys(("grade", "run_once"), "graders.grading"),
    **dict.fromkeys(("Proof", "prove"), "graders.proof"),
    **dict.fromkeys(("CaseReport", "Diagnosis", "Divergence", "Isolation", "Report"), "graders.report"),
    **dict.fromkeys(("Task", "load_task"), "graders.task"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'graders' has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
