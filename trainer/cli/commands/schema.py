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
    """Print the JSON Schema of track, bank and task files, so that editors complete and underline.

    With --out, one file a format is written, over an older one; the first line of a content file names its
    own: `# yaml-language-server: $schema=schemas/bank.schema.json`.
    """
    from trainer.authoring.schemas import schema_files
    from trainer.authoring.writing import write_over
    from trainer.bank import json_schemas

    if folder is None:
        click.echo(json.dumps(json_schemas(), indent=2))
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files().items():
        target = folder / name
        write_over(target, text.encode("utf-8"))
        click.echo(str(target))
