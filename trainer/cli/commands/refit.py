"""`trainer refit`: FSRS's weights fitted to the learner's own reviews."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click

from trainer.cli.options import places_of, shared_options
from trainer.cli.reports import tell_notices

__all__ = ["command"]


@click.command("refit")
@click.option("--apply", "take", is_flag=True, help="Take the fitted weights on.")
@click.option("--undo", is_flag=True, help="Go back to the weights before the present ones; fits nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print before and after as JSON.")
@shared_options
@click.pass_context
def command(context: click.Context, *, take: bool, undo: bool, as_json: bool) -> None:
    """Fit the schedule to your own reviews and show before and after; without --apply nothing changes."""
    from trainer.places import local_now
    from trainer.progress import Progress
    from trainer.progress.refit import go_back, refit, take_on
    from trainer.progress.refit_wording import fit_rows, fit_verdict

    if undo and (take or as_json):
        raise click.UsageError("--undo goes alone; leave the other option out")
    with Progress.open(places_of(context).data, now=local_now) as progress:
        tell_notices(progress)
        if undo:
            click.echo("gone back to the weights before" if go_back(progress) else "there is nothing to undo")
            return
        found = refit(progress, done=_tell)
        assert found is not None  # noqa: S101 - nobody calls it off but ctrl+c, which ends the command
        if take:
            take_on(progress, found.after.parameters)
        if as_json:
            click.echo(json.dumps({**asdict(found), "better": found.better, "applied": take}, indent=2))
            return
        rows = fit_rows(found)
        column = max(len(name) for name, _, _ in rows)
        for name, before, after in rows:
            click.echo(f"{name.ljust(column)}  {before:>8}  {after:>8}")
        click.echo(fit_verdict(found))
        way = (
            "Taken on; `trainer refit --undo` goes back."
            if take
            else "`trainer refit --apply` takes them on."
        )
        click.echo(way)


def _tell(done: int, of: int) -> None:
    """How far it is, on a terminal."""
    if sys.stderr is not None and sys.stderr.isatty():
        click.echo(f"\rround {min(done + 1, of)} of {of} ", nl=False, err=True)
