"""`trainer stats`: where the learner stands."""

from __future__ import annotations

import json

import click

from trainer.cli.options import places_of, shared_options
from trainer.cli.reports import tell_notices

__all__ = ["command"]


@click.command("stats")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@shared_options
@click.pass_context
def command(context: click.Context, *, as_json: bool) -> None:
    """Show your progress: what is due, streak, mastery by topic, coding tasks."""
    from trainer.bank import open_catalogue
    from trainer.places import local_now
    from trainer.progress import Progress
    from trainer.progress.report import stats_lines
    from trainer.progress.statistics import stats_json

    places = places_of(context)
    catalogue = open_catalogue(places.content, places.cache)
    with Progress.open(places.data, now=local_now) as progress:
        tell_notices(progress)
        if as_json:
            click.echo(json.dumps(stats_json(progress, catalogue), indent=2))
        else:
            click.echo("\n".join(stats_lines(progress, catalogue)))
