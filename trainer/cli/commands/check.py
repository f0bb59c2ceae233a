"""`trainer check`: is the content sound, and does each task prove itself?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graders.text import counted
from trainer.cli.options import places_of, shared_options

if TYPE_CHECKING:
    from graders.documents import Fault
    from trainer.bank import CheckReport

__all__ = ["command"]


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--json", "as_json", is_flag=True, help="Print faults, advice and margins as JSON.")
@click.option("--strict", is_flag=True, help="Advice counts as a fault.")
@shared_options
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], *, as_json: bool, strict: bool) -> None:
    """Validate content files and prove coding tasks.

    PATH is a content folder, a track, a bank file or a task folder; all content, if none is named.
    Leaves with 0 if all is sound, 1 if there are faults, 2 if the call was wrong.
    """
    from trainer.bank import check

    places = places_of(context)
    if not (paths or places.content):
        raise click.UsageError("there is no content to check; name a PATH, or a folder with --content")
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise click.UsageError(f"{path}: there is no such file or folder; name content to check")
    report = check(paths or places.content, places.content, prove=True)
    if as_json:
        click.echo(json.dumps(_as_json(report), indent=2))
    else:
        _print(report)
    context.exit(1 if report.faults or (strict and report.advice) else 0)


def _print(report: CheckReport) -> None:
    for fault in report.faults:
        click.echo(str(fault))
    for advice in report.advice:
        click.echo(f"{advice}  (advice)")
    for margin in report.margins:
        click.echo(margin)
    click.echo(counted(len(report.faults), "fault") + ", " + f"{len(report.advice)} advice")


def _as_json(report: CheckReport) -> dict[str, Any]:
    return {
        "sound": not report.faults,
        "faults": [_fault(fault) for fault in report.faults],
        "advice": [_fault(fault) for fault in report.advice],
        "margins": list(report.margins),
    }


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "path": str(fault.path),
        "line": fault.line,
        "column": fault.column,
        "what": fault.what,
        "remedy": fault.remedy,
    }
