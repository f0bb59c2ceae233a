"""Tasks for the graders' tests: the shipped ones, and a small folder that a test may break."""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path

from graders import Task, load_task
from graders.sandbox import Limits

SHIPPED = Path(__file__).parents[2] / "content" / "gradient-descent" / "tasks"
FOLDERS = {"optimize_query": "optimize-query", "optimize_batch_query": "optimize-batch-query"}


@functools.cache
def loaded(name: str) -> Task:
    """A shipped task, loaded once for all tests: what its files come to stays with it."""
    return load_task(SHIPPED / name)


def shipped(function: str) -> Task:
    """The shipped task of a function."""
    return loaded(FOLDERS[function])


@functools.cache
def hurried(function: str) -> Task:
    """The same task with less time for a call, for submissions that use up all they get."""
    return _limited(function, Limits(case_seconds=0.5, total_seconds=4))


@functools.cache
def impatient(function: str) -> Task:
    """The same task with hardly any time for a call, for submissions that never come back."""
    return _limited(function, Limits(case_seconds=0.2, total_seconds=4))


def _limited(function: str, limits: Limits) -> Task:
    task = shipped(function)
    return Task(task.folder, replace(task.spec, limits=limits), task.files, task.cases)


FILES = {
    "task.yaml": """\
id: scale-points
title: Scale points
topic: implementation
level: 1
objectives: []
function: scale
arguments: {X: array, factor: float}
compare: {rtol: 1.0e-9, atol: 1.0e-12}
hints: [Multiply.]
cases:
  - {name: two points, arguments: {X: [1, 2.5], factor: 2}, visible: true}
  - {name: nothing, arguments: {X: [], factor: 2}}
""",
    "statement.md": "Return X times the factor.\n",
    "starter.py": "def scale(X, factor):\n    return X\n",
    "solution.py": "def scale(X, factor):\n    return X * factor\n",
    "cases.py": "def cases(rng):\n    yield {'X': rng.normal(size=3), 'factor': 0.5}\n",
    "accepted/loop.py": "import numpy as np\ndef scale(X, factor):\n    return np.array([x * "
    "factor for x in X])\n",
    "accepted/ufunc.py": "import numpy as np\ndef scale(X, factor):\n    return np.multiply(factor, X)\n",
    "mistakes/adds.py": '"""You add the factor. Multiply by it."""\n'
    "def scale(X, factor):\n    return X + factor\n",
    "mistakes/divides.py": '"""You divide by the factor."""\ndef scale(X, factor):\n    return X / factor\n',
}


def write_task(folder: Path, **changes: str | None) -> Path:
    """The small task in a folder, with files replaced, added or (None) left out."""
    files: dict[str, str | None] = {**FILES, **changes}
    for name, text in files.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return folder
