"""A failing case as a small program: the arguments, the call, the expected value, to run and step through."""

from __future__ import annotations

import math
import textwrap
from typing import TYPE_CHECKING, Any

from graders.opening import NoOrdinaryFileError, open_ordinary
from graders.text import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from graders.report import CaseReport
    from graders.task import Task

__all__ = ["is_repro", "repro_name", "repro_script"]

WIDTH = 100

TEMPLATE = """\
# A failing case of {task}: {name}.
#
# Run it with Python; put breakpoint() into your function to step through it.

import runpy

import numpy as np

SUBMISSION = {submission}

arguments = {{
{arguments}
}}
expected = {expected}

# Its name is not __main__, so that what stands under that guard in your file does not run.
{function} = runpy.run_path(SUBMISSION, run_name="submission")[{key}]
got = {function}(*arguments.values())
print("expected", expected)
print("got     ", got)
"""
FIRST_WORDS = TEMPLATE.partition("{")[0]


def is_repro(path: Path) -> bool:
    """Whether a file is such a program, and may be written anew."""
    try:
        with open_ordinary(path) as file:
            return file.read(len(FIRST_WORDS)) == FIRST_WORDS.encode()
    except NoOrdinaryFileError:
        return False


def repro_name(task: Task) -> str:
    """The file's usual name, `repro_<function>.py`."""
    return f"repro_{task.function}.py"


def repro_script(task: Task, case: CaseReport, submission: Path) -> str:
    """The program that makes one case's call.

    Args:
        task: the task; its function is called with the case's arguments in their order.
        case: a case of a report on the submission.
        submission: the learner's file, which the program loads each time it runs.

    Returns:
        The program's text; arrays are written as literals of the same dtype.
    """
    arguments = "\n".join(
        textwrap.indent(_written(value, f"{name!r}: ", ","), "    ") for name, value in case.arguments.items()
    )
    return TEMPLATE.format(
        task=task.id,
        name=one_line(case.name),
        submission=repr(str(submission.absolute())),
        arguments=arguments,
        expected=_written(case.expected),
        function=task.function,
        key=repr(task.function),
    )


def _literal(value: Any) -> str:
    """A value of the wire as Python writes it."""
    if hasattr(value, "dtype"):
        return f"np.array({_literal(value.tolist())}, dtype={str(value.dtype)!r})"
    if isinstance(value, float) and not math.isfinite(value):
        return "np.nan" if math.isnan(value) else ("np.inf" if value > 0 else "-np.inf")
    if isinstance(value, list):
        return f"[{', '.join(map(_literal, value))}]"
    if isinstance(value, tuple):
        return f"({', '.join(map(_literal, value))}{',' if len(value) == 1 else ''})"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key!r}: {_literal(item)}' for key, item in value.items())}}}"
    return repr(value)


def _written(value: Any, before: str = "", after: str = "") -> str:
    """A value between two texts; long numbers over several lines, text never broken."""
    line = f"{before}{_literal(value)}{after}"
    if len(line) <= WIDTH or _holds_text(value):
        return line
    return textwrap.fill(
        line, WIDTH, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )


def _holds_text(value: Any) -> bool:
    if isinstance(value, dict):
        return True
    return isinstance(value, str) or (isinstance(value, list | tuple) and any(map(_holds_text, value)))
