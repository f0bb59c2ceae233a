"""`trainer stats`: where the learner stands."""

from __future__ import annotations

import json

import click

from trainer.cli.options import places_of, shared_options
from trainer.cli.reports import tell_notices

__all__ = ["command"]

# A hundred years: more than any log has, and within what a calendar can count.
_MOST_DAYS = 36_500


@click.command("stats")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON; docs/statistics.md names the keys.")
@click.option(
    "--days",
    type=click.IntRange(1, _MOST_DAYS),
    default=28,
    show_default=True,
    metavar="N",
    help="How many days back what happens over time is told.",
)
@shared_options
@click.pass_context
def command(context: click.Context, *, as_json: bool, days: int) -> None:
    """Show where you stand: what is due, what was kept in mind, mastery, coding, confidence."""
    from trainer.bank import open_catalogue
    from trainer.places import local_now
    from trainer.progress import Progress
    from trainer.progress.report import stats_lines
    from trainer.progress.standing import standing

    places = places_of(context)
    catalogue = open_catalogue(places.content, places.cache)
    with Progress.open(places.data, now=local_now) as progress:
        tell_notices(progress)
        if as_json:
            click.echo(json.dumps(standing(progress, catalogue, days=days).to_json(), indent=2))
        else:
            click.echo("\n".join(stats_lines(progress, catalogue, days)))
