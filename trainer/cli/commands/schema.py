"""`trainer schema`: the file formats, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from trainer.cli.options import shared_options

__all__ = ["command"]


@click.command("schema")
@click.option(
    "--out",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write one file a format there instead of printing them.",
)
@shared_options
def command(*, folder: Path | None) -> None:
    """Print the JSON Schema of track, bank and task files, so that editors complete and underline."""
    from trainer.bank import json_schemas

    schemas = json_schemas()
    if folder is None:
        click.echo(json.dumps(schemas, indent=2))
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas.items():
        target = folder / f"{name}.schema.json"
        target.write_text(json.dumps(schema, indent=2) + "\n", encoding="utf-8")
        click.echo(str(target))
