"""`trainer check`: is the content sound, and does each task prove itself?"""

from __future__ import annotations

import json
import os
import shutil
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graders.text import counted, escaped
from trainer.cli.options import places_of, shared_options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graders.documents import Fault
    from trainer.bank import CheckReport, DifferenceReport
    from trainer.bank.differences import Difference

__all__ = ["command"]

# Of the carets, by whether a fault is advice; click leaves colours out where no terminal reads them.
_COLOURS = {False: "red", True: "yellow"}


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--json", "as_json", is_flag=True, help="Print faults, advice and margins as JSON, for editors."
)
@click.option("--strict", is_flag=True, help="Advice counts as a fault.")
@click.option(
    "--source/--no-source",
    default=None,
    help="Show the line under each fault, with a caret; done in a terminal unless told otherwise.",
)
@click.option(
    "--diff",
    "revision",
    metavar="REV",
    help="Say instead what learners lose or keep by the changes since this commit, branch or tag.",
)
@shared_options
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[Path, ...],
    *,
    as_json: bool,
    strict: bool,
    source: bool | None,
    revision: str | None,
) -> None:
    """Validate content files and prove coding tasks.

    PATH is a content folder, a track, a bank file or a task folder; all content, if none is named.
    Leaves with 0 if all is sound, 1 if there are faults, 2 if the call was wrong.
    """
    places = places_of(context)
    if not (paths or places.content):
        raise click.UsageError("there is no content to check; name a PATH, or a folder with --content")
    for path in paths if revision is None else ():  # a track that is gone can be compared
        if not path.exists() and not path.is_symlink():
            raise click.UsageError(f"{path}: there is no such file or folder; name content to check")
    source = sys.stdout.isatty() if source is None else source
    if revision is None:
        from trainer.bank import check

        report = check(paths or places.content, places.content, prove=True)
        _tell(_as_json(report) if as_json else None, lambda: _print(report, source=source))
        context.exit(1 if report.faults or (strict and report.advice) else 0)
    from trainer.bank import compare

    found = compare(paths, places.content, revision)
    _tell(_differences_as_json(found) if as_json else None, lambda: _print_differences(found, source=source))
    context.exit(1 if found.faults or (strict and found.costly) else 0)


def _tell(value: dict[str, Any] | None, otherwise: Callable[[], None]) -> None:
    """Print a value as JSON, or in lines where there is none."""
    if value is None:
        otherwise()
    else:
        click.echo(json.dumps(value, indent=2))


def _print(report: CheckReport, *, source: bool) -> None:
    # A program finds the faults first; on a screen what stands last is read first.
    if source:
        _tell_margins(report)
    tell_faults((*report.faults, *report.advice), source=source)
    if not source:
        _tell_margins(report)
    click.echo(counted(len(report.faults), "fault") + ", " + f"{len(report.advice)} advice")


def _tell_margins(report: CheckReport) -> None:
    for margin in report.margins:
        click.echo(escaped(margin))


def tell_faults(faults: Iterable[Fault], *, source: bool) -> None:
    """Print each fault on a line of its own; with `source` the line it stands in below it."""
    from graders.documents import excerpt

    width = shutil.get_terminal_size().columns
    text_of = cache(_text)
    for fault in faults:
        click.echo(f"{fault}  (advice)" if fault.advice else str(fault))
        text = text_of(fault.path) if source and not fault.whole else None
        shown = excerpt(fault, text, width) if text is not None else None
        if shown is not None:
            line, carets = shown
            click.echo(line)
            click.echo(carets if "NO_COLOR" in os.environ else click.style(carets, _COLOURS[fault.advice]))


def _text(path: Path) -> str | None:
    """The text of a file that may have gone since it was checked, or be none."""
    from graders.documents import DocumentProblem, read_text

    try:
        return read_text(path).decode("utf-8", "replace")
    except DocumentProblem:
        return None


def _print_differences(report: DifferenceReport, *, source: bool) -> None:
    from trainer.bank.differences import SORTS

    tell_faults((*report.faults, *(each.fault for each in report.differences)), source=source)
    gone, changed, mended, new = (len(report.of(sort)) for sort in SORTS)
    click.echo(
        f"since {escaped(report.revision)}: {report.kept} kept, {mended} mended,"
        f" {changed} become others, {gone} gone, {new} new"
    )


def _differences_as_json(report: DifferenceReport) -> dict[str, Any]:
    from trainer.bank.differences import SORTS

    return {
        "revision": report.revision,
        "kept": report.kept,
        "faults": [fault_as_json(fault) for fault in report.faults],
        **{sort: [_difference_as_json(each) for each in report.of(sort)] for sort in SORTS},
    }


def _difference_as_json(difference: Difference) -> dict[str, Any]:
    said = fault_as_json(difference.fault)
    if not difference.fault.advice:  # nothing to mend
        said["severity"] = "note"
    return {"key": difference.key, "became": difference.became, **said}


def _as_json(report: CheckReport) -> dict[str, Any]:
    return {
        "sound": report.sound,
        "faults": [fault_as_json(fault) for fault in report.faults],
        "advice": [fault_as_json(fault) for fault in report.advice],
        "margins": list(report.margins),
    }


def fault_as_json(fault: Fault) -> dict[str, Any]:
    """A fault as docs/checking.md describes it."""
    return {
        "path": str(fault.path),
        "line": fault.line,
        "column": fault.column,
        "end": None if fault.end is None else {"line": fault.end[0], "column": fault.end[1]},
        "severity": "advice" if fault.advice else "fault",
        "code": fault.code,
        "what": fault.what,
        "remedy": fault.remedy,
    }
