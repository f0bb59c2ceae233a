"""`trainer new`: a question, a coding task or a track to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graders.errors import Problem
from graders.text import counted
from trainer.cli.asking import Asker, at_terminal
from trainer.cli.options import places_of, shared_options
from trainer.cli.writing import chosen_id, own_tracks, say_next, shown_path, track_setting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trainer.authoring.adding import BankSpot
    from trainer.places import Places

__all__ = ["command"]

LEVELS = {"1": "warm-up", "2": "core", "3": "deep"}
LATER = "(enter: written in the file later)"
_NEW_BANK = "new"


@click.group("new")
def command() -> None:
    """Write a question, a coding task or a track to fill in.

    Asks in a terminal for what no option says; nothing is ever overwritten.
    """


def _kind_option(command: Callable[..., None]) -> Callable[..., None]:
    words = "choice, trap, numeric, open, order, match or cloze."
    return click.option("--kind", metavar="KIND", help=words)(command)


_level_option = click.option("--level", metavar="1|2|3", help="Warm-up, core or deep.")
_objective_option = click.option(
    "--objective", "objectives", multiple=True, metavar="ID", help="One it practises; may be given again."
)


@command.command("question", short_help="Put a question to fill in at the end of a bank.")
@click.option(
    "--to", "bank", type=click.Path(path_type=Path), metavar="BANK.yaml", help="The bank, there or not."
)
@click.option("--topic", metavar="ID", help="Of a new bank: its topic.")
@_kind_option
@click.option("--prompt", metavar="TEXT", help="What is asked, where you know it already.")
@click.option("--id", "name", metavar="ID", help="Its id; made of the prompt, if not said.")
@_level_option
@_objective_option
@shared_options
@click.pass_context
def question(
    context: click.Context,
    *,
    bank: Path | None,
    topic: str | None,
    kind: str | None,
    prompt: str | None,
    name: str | None,
    level: str | None,
    objectives: tuple[str, ...],
) -> None:
    """Put a question to fill in at the end of a bank; every other byte of the bank stays."""
    from trainer.authoring.adding import add_question, track_objectives
    from trainer.authoring.questions import KIND_WORDS, QuestionDraft

    asker = Asker(person=at_terminal())
    spot = _spot(asker, bank, topic, places_of(context))
    kind = asker.choice("--kind", "What kind of question?", kind, KIND_WORDS)
    words = f"What does the interviewer ask? {LATER}"
    prompt = asker.text("--prompt", words, prompt, default="")
    used = spot.setting.question_ids
    name = chosen_id(asker, name, prompt, used, "question")
    level = asker.choice("--level", "How deep?", level, LEVELS, default="2")
    here = track_objectives(spot.setting, spot.topic)
    everywhere = track_objectives(spot.setting)
    offered = here if here and not objectives else everywhere
    chosen = asker.several("--objective", "What does it practise?", objectives, offered)
    line = add_question(spot, QuestionDraft(name, kind, int(level), chosen, prompt))
    click.echo(f"{shown_path(spot.path)}:{line}  {kind} {name}, to be filled in there")
    say_next(spot.path)


def _spot(asker: Asker, bank: Path | None, topic: str | None, places: Places) -> BankSpot:
    """The bank to write to, with its topic."""
    from trainer.authoring.adding import bank_spot, track_topics

    path = bank.expanduser() if bank else _chosen_bank(asker, topic, places)
    spot = bank_spot(path)
    if not spot.new:
        return spot if topic is None else spot.of_topic(topic)
    titles = track_topics(spot.setting)
    default = path.stem if path.stem in titles else None
    return spot.of_topic(asker.choice("--topic", "On which topic?", topic, titles, default=default))


def _chosen_bank(asker: Asker, topic: str | None, places: Places) -> Path:
    """The bank that a person picks from those there are, or a new one."""
    from trainer.bank.setting import Setting

    if not asker.person:
        raise click.UsageError("--to is needed where nobody can be asked; name a bank, such as basics.yaml")
    banks: dict[str, tuple[Path, str]] = {}
    for folder in own_tracks(places):
        setting = Setting.of(folder)
        for bank in setting.banks:
            name = f"{folder.name}/{bank.path.name}"
            banks.setdefault(name, (bank.path, counted(len(bank.named()), "question")))
    choices = {name: words for name, (_, words) in banks.items()}
    picked = asker.choice("--to", "Into which bank?", None, {**choices, _NEW_BANK: "a bank of its own"})
    if picked != _NEW_BANK:
        return banks[picked][0]
    track = track_setting(asker, None, places).files.folder
    file = asker.text("--to", "Its file name", None, default=f"{topic}.yaml" if topic else None)
    return track / (file if file.endswith(".yaml") else f"{file}.yaml")


@command.command("task", short_help="Write the folder of a coding task.")
@click.option("--to", "track", type=click.Path(path_type=Path), metavar="TRACK", help="The track's folder.")
@click.option("--function", metavar="NAME", help="What the learner has to write.")
@click.option(
    "--argument",
    "arguments",
    multiple=True,
    metavar="NAME:TYPE",
    help="array, int-array, float, int, bool, text, or [array]; in the order of the call.",
)
@click.option("--id", "name", metavar="ID", help="Its id; made of the function's name, if not said.")
@click.option("--title", metavar="TEXT", help="Its name for people.")
@click.option("--topic", metavar="ID", help="One of the track's.")
@_level_option
@_objective_option
@shared_options
def task(
    *,
    track: Path | None,
    function: str | None,
    arguments: tuple[str, ...],
    name: str | None,
    title: str | None,
    topic: str | None,
    level: str | None,
    objectives: tuple[str, ...],
) -> None:
    """Write the folder of a coding task: statement, starter, solutions, cases, a mistake."""
    from trainer.authoring.adding import track_objectives, track_topics
    from trainer.authoring.tasks import TaskDraft, argument_of, function_name, task_ids, write_task

    asker = Asker(person=at_terminal())
    setting = track_setting(asker, track, places_of(click.get_current_context()))
    function = asker.text("--function", "Which function is to be written?", function, check=function_name)
    typed = _arguments(asker, arguments, argument_of)
    name = chosen_id(asker, name, function.replace("_", " "), task_ids(setting), "task")
    words = name.replace("-", " ").capitalize()
    title = asker.text("--title", "Its title", title, default=words)
    topic = asker.choice("--topic", "On which topic?", topic, track_topics(setting))
    level = asker.choice("--level", "How deep?", level, LEVELS, default="2")
    offered = (not objectives and track_objectives(setting, topic)) or track_objectives(setting)
    chosen = asker.several("--objective", "What does it practise?", objectives, offered)
    folder = write_task(TaskDraft(name, title, topic, int(level), chosen, function, typed), setting)
    click.echo(f"{shown_path(folder)}  look for FILL IN in each of its files")
    say_next(folder)


def _arguments(
    asker: Asker, given: Sequence[str], argument_of: Callable[[str], tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """The arguments in the order of the call, each name once."""

    def check(text: str) -> str:
        pairs = [argument_of(part) for part in text.split(",")]
        names = [name for name, _ in pairs]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise Problem(f"the argument `{twice}` is there twice", remedy="give each a name of its own")
        return ",".join(f"{name}:{kind}" for name, kind in pairs)

    words = "Its arguments, such as x:float, n:int (or array, int-array, bool, text, [array])"
    answer = asker.text("--argument", words, ",".join(given) or None, check=check)
    return tuple(argument_of(part) for part in answer.split(","))


@command.command("track", short_help="Write a track with a page of notes and a first bank.")
@click.option(
    "--to",
    "above",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="DIR",
    help="The folder to make it in; here, if not said.",
)
@click.option("--title", metavar="TEXT", help="Its name for people.")
@click.option(
    "--id", "name", metavar="ID", help="Its id, and its folder's name; made of the title, if not said."
)
@click.option("--summary", metavar="TEXT", help="What it teaches, in a sentence.")
@click.option("--topic", metavar="TEXT", help="The title of its first topic.")
@click.option("--objective", metavar="TEXT", help="What one can do after that topic.")
@_kind_option
@shared_options
@click.pass_context
def track(
    context: click.Context,
    *,
    above: Path,
    title: str | None,
    name: str | None,
    summary: str | None,
    topic: str | None,
    objective: str | None,
    kind: str | None,
) -> None:
    """Write a track: track.yaml, a page of notes, a first bank, schemas for editors."""
    from trainer.authoring.naming import slug
    from trainer.authoring.questions import KIND_WORDS, QuestionDraft
    from trainer.authoring.tracks import TrackDraft, write_track

    asker = Asker(person=at_terminal())
    title = asker.text("--title", "What is the track called?", title)
    name = chosen_id(asker, name, title, _track_ids(places_of(context)), "track")
    summary = asker.text("--summary", f"What does it teach, in a sentence? {LATER}", summary, default="")
    topic = asker.text("--topic", "The title of its first topic", topic, default="Basics")
    objective = asker.text("--objective", f"What can one do after it? {LATER}", objective, default="")
    kind = asker.choice("--kind", "The first question's kind?", kind, KIND_WORDS, default="choice")
    first = QuestionDraft("first-question", kind, 1, (slug(objective) or "first-objective",))
    draft = TrackDraft(name, title, summary, slug(topic) or "basics", topic, objective, first)
    folder = above.expanduser().absolute() / name
    for path in write_track(draft, folder):
        click.echo(f"{shown_path(path)}  to be filled in")
    say_next(folder)


def _track_ids(places: Places) -> list[str]:
    from trainer.bank import open_catalogue

    return [each.id for each in open_catalogue(places.content, places.cache).tracks]
