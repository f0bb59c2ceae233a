"""A grade as lines for a terminal: the mistake first, its proof after it, twelve lines at most."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Any

import click

from graders.text import escaped, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graders import Report
    from graders.report import CaseReport
    from trainer.progress import Progress

__all__ = ["MOST_LINES", "report_lines", "tell_notices"]

MOST_LINES = 12
WIDTH = 100
FEW_NUMBERS = 6
STATUS_CELLS = len("not-reached")
PARAGRAPH_LINES = 4
# A note that tells the two values and nothing else; that of a property or of a changed argument tells more.
_VALUES_ONLY = re.compile(r"(at (\[[^\]]*\])+: )?expected ")


def tell_notices(progress: Progress) -> None:
    """Say on stderr what the learner should know, such as that a damaged file was set aside."""
    for notice in progress.notices:
        click.echo(f"trainer: {escaped(notice)}", err=True)


def report_lines(report: Report, *, every_case: bool = False) -> list[str]:
    """What `trainer grade` prints without `--json`.

    Args:
        report: the verdict.
        every_case: one line a case as well, after the rest; one for all where the file did not load.
    """
    lines = list(_head(report))[: MOST_LINES - 1]
    lines.append(_counts(report))
    if every_case and not report.loaded:
        lines.append(f"  {'not-reached':<{STATUS_CELLS}} all {report.total} cases")
    elif every_case:
        width = max((len(escaped(case.name)) for case in report.cases), default=0)
        lines += [_case_line(case, width) for case in report.cases]
    return lines


def _head(report: Report) -> Iterator[str]:
    if report.diagnoses:
        yield f"{report.status}: {' and '.join(found.mistake for found in report.diagnoses[:2])}"
        for found in report.diagnoses[:2]:
            yield from _paragraph(found.says)
    else:
        yield from _wrapped(f"{report.status}: {report.message}", WIDTH)
    failure = report.first_failure
    if failure is not None:
        yield from _failure(failure, report)
    for note in report.notes[:2]:
        yield from _paragraph(f"note: {note}")
    if not report.isolation.strong:
        walls = ", ".join(report.isolation.walls) or "no walls"
        yield f"  isolation is weak here ({walls}); see `trainer doctor`"


def _paragraph(text: str) -> list[str]:
    """The text wrapped for a terminal of 80 columns, in a few indented lines."""
    return _wrapped(text, 78, indent="  ")


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(
        one_line(text),
        width=width,
        initial_indent=indent,
        subsequent_indent="  ",
        max_lines=PARAGRAPH_LINES,
        placeholder=" …",
        break_on_hyphens=False,
    )


def _failure(case: CaseReport, report: Report) -> Iterator[str]:
    indent = "  "
    if report.loaded:
        yield f"  case {escaped(case.name)}: {_arguments(case.arguments)}"
        indent = "    "
    # Where nothing is named, the first line has said already what differs.
    if case.note and (report.diagnoses or case.note not in report.message):
        yield f"{indent}{one_line(case.note, WIDTH)}"
    if case.line is not None:
        yield f"{indent}at your line {case.line}"
    at = report.divergence
    if at is not None:
        apart = f"expected {_short(at.expected)}, got {_short(at.got)}"
        if case.status != "failed" or apart not in case.note:
            yield f"    first apart after iteration {at.iteration}: {apart}"


def _counts(report: Report) -> str:
    return f"{report.passed} of {report.total} cases passed in {report.seconds:.2f} s"


def _case_line(case: CaseReport, width: int) -> str:
    line = f"  {case.status:<{STATUS_CELLS}} {escaped(case.name):<{width}}"
    if case.status == "failed" and (not case.note or _VALUES_ONLY.match(case.note)):
        line += f"  expected {_short(case.expected)}, got {_short(case.got)}"
    elif case.note:
        line += f"  {one_line(case.note, WIDTH)}"
    return line.rstrip()


def _arguments(arguments: Mapping[str, Any]) -> str:
    return one_line("  ".join(f"{name}={_short(value)}" for name, value in arguments.items()), 2 * WIDTH)


def _short(value: Any) -> str:
    """A value in few characters: six digits, long arrays cut in the middle and counted."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, bool) or value is None:
        return str(value)
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, list | tuple):
        shown = [_short(item) for item in value[:FEW_NUMBERS]]
        if len(value) > FEW_NUMBERS:
            shown.append(f"… {len(value)} in all")
        return f"[{', '.join(shown)}]"
    return one_line(str(value), WIDTH)
