"""`trainer import`: a bank from a file of another system."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graders.errors import Problem
from graders.text import counted, escaped
from trainer.cli.options import shared_options

if TYPE_CHECKING:
    from trainer.exchange import Imported, ImportedBank

__all__ = ["command"]


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--from", "name", metavar="FORMAT", help="The format; told by the content, if not said.")
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE.yaml|DIR",
    required=True,
    help="The bank; or a folder that is there, for a bank of each category.",
)
@click.option("--topic", metavar="ID", help="The bank's topic; the file's category, if not said.")
@click.option(
    "--level", type=click.IntRange(1, 3), metavar="1|2|3", help="Of questions whose file says none."
)
@click.option(
    "--objective",
    "objectives",
    multiple=True,
    metavar="ID",
    help="Of questions whose file says none; repeatable.",
)
@click.option("--all", "every", is_flag=True, help="A line for each thing lost, however many are alike.")
@click.option("--strict", is_flag=True, help="Write nothing where anything would be lost or left out.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@shared_options
def command(  # noqa: PLR0913 - the options, each by keyword
    *,
    file: Path,
    name: str | None,
    target: Path,
    topic: str | None,
    level: int | None,
    objectives: tuple[str, ...],
    every: bool,
    strict: bool,
    force: bool,
) -> int:
    """Make a bank of the questions in FILE.

    FORMAT is gift, moodlexml, aiken, qti, text2qti, apkg, anki, csv or hashcards. What can't be carried is
    told where it stood, a line for many alike. What the file does not say (`why` texts, explanations)
    stays empty, where `trainer check` points at it.
    Leaves with 0 if a bank was written, 1 if not, 2 if the call was wrong.
    """
    from trainer.authoring.naming import slug
    from trainer.authoring.writing import write_over
    from trainer.exchange import account, format_called, import_questions, read_source

    by_category = target.is_dir()
    _refuse_target(target, by_category=by_category, topic=topic, force=force)
    imported = import_questions(
        read_source(file),
        format_called(name, to_read=True) if name else None,
        name=f"{slug(file.stem, most=None) or 'imported'}.yaml" if by_category else target.name,
        by_category=by_category,
        topic=topic,
        level=level,
        objectives=objectives,
        beside=_banks_beside(target if by_category else target.parent),
    )
    targets = {target / bank.name if by_category else target: bank for bank in imported.banks}
    for path in targets:
        _refuse_present(path, force=force)
    _say_guess(imported)
    click.echo("".join(f"{line}\n" for line in account(imported.notes, every=every)), nl=False)
    wanted = bool(imported.questions) and (imported.whole or not strict)
    if wanted:
        for path, bank in targets.items():
            write_over(path, bank.text.encode())
    _summary(imported, targets, target, written=wanted)
    return 0 if wanted else 1


def _refuse_target(target: Path, *, by_category: bool, topic: str | None, force: bool) -> None:
    from trainer.bank.files import TRACK_FILE

    called = escaped(str(target))
    if by_category:
        if topic is not None:
            what = "gets a bank for each category, and --topic names one"
            remedy = f"name one bank, such as {escaped(str(target / f'{topic}.yaml'))}, or leave --topic out"
            raise Problem(what, where=called, remedy=remedy)
        return
    if target.suffix != ".yaml" or target.name == TRACK_FILE:
        what = "is the track itself" if target.name == TRACK_FILE else "does not end with .yaml"
        remedy = "name a bank with --to, such as basics.yaml, or a folder that is there"
        raise Problem(what, where=called, remedy=remedy)
    if not target.parent.is_dir():
        raise Problem("there is no such folder", where=escaped(str(target.parent)), remedy="make it first")
    _refuse_present(target, force=force)


def _refuse_present(target: Path, *, force: bool) -> None:
    if os.path.lexists(target) and not force:
        raise Problem("is already there", where=escaped(str(target)), remedy="name another, or add --force")


def _banks_beside(folder: Path) -> dict[str, set[str]]:
    """The ids in the track's banks, by the file name of each."""
    from trainer.bank.files import track_above
    from trainer.bank.setting import Setting

    above = track_above(Path(os.path.abspath(folder)))  # noqa: PTH100 - links stay as they are
    if above is None:
        return {}
    return {bank.path.name: {name for _, name in bank.named()} for bank in Setting.of(above).banks}


def _say_guess(imported: Imported) -> None:
    guess = imported.guess
    if guess.sure:
        return
    others = f" (it might be {' or '.join(other.name for other in guess.others)})" if guess.others else ""
    click.echo(f"taken for {guess.format.title}{others}; --from FORMAT says otherwise")


def _summary(imported: Imported, targets: dict[Path, ImportedBank], target: Path, *, written: bool) -> None:
    called = escaped(str(target))
    counts = [
        f"{counted(len(imported.questions), 'question')} {'imported' if written else 'could be imported'}",
        f"{len(imported.notes.refusals)} left out",
        f"{len(imported.notes.losses)} lost in part",
    ]
    click.echo(", ".join(counts) + (f": {called}" if written else "; nothing was written"))
    if target not in targets:
        for path, bank in targets.items():
            click.echo(f"  {escaped(str(path))}: {counted(len(bank.questions), 'question')}")
    elif len(imported.categories) > 1:
        folder = escaped(str(target.parent))
        click.echo(f"{len(imported.categories)} categories in one bank; `--to {folder}` makes one of each")
    if written and imported.to_fill_in:
        click.echo(f"to fill in: {', '.join(imported.to_fill_in)}; `trainer check {called}` says where")
