"""Drills: rounds that practise one thing on purpose, without the daily limit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from graders.documents import did_you_mean
from graders.errors import Problem
from trainer.days import study_day
from trainer.practice.builders import spread, weakest_first
from trainer.practice.rounds import Round
from trainer.progress.due import due_cards, new_cards
from trainer.progress.schedule import recall_chance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from random import Random

    from trainer.bank import Catalogue
    from trainer.bank.catalogue import Card
    from trainer.progress.log import Progress

__all__ = ["DRILLS", "Drill", "DrillCount", "drill_cards", "drill_counts", "drill_round", "objective_round"]

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Drill:
    """A drill that can be chosen.

    Attributes:
        id: its name in the palette and in the log.
        title: for people.
        says: what it asks, in a few words.
        none: why there is nothing in it, where there is nothing.
        pick: the keys of its cards, in the order in which they are asked.
    """

    id: str
    title: str
    says: str
    none: str
    pick: Callable[[Progress, Catalogue], Iterable[str]]


def _of_kind(kind: str) -> Callable[[Progress, Catalogue], Iterable[str]]:
    """Every question of a kind: what is due, then new ones, then those best forgotten."""

    def pick(progress: Progress, catalogue: Catalogue) -> Iterable[str]:
        keys = [question.key for question in catalogue.questions_of(kind=kind)]
        return [*due_cards(progress, keys), *new_cards(progress, keys), *weakest_first(progress, keys)]

    return pick


def _wrong_this_week(progress: Progress, _catalogue: Catalogue) -> Iterable[str]:
    """What was answered wrongly in the last seven study days, the latest first, mended since or not."""
    since = study_day(progress.now()) - _WEEK + timedelta(days=1)
    return [row.card for row in reversed(progress.answers(since=since)) if not row.correct]


def _weakest(progress: Progress, _catalogue: Catalogue) -> Iterable[str]:
    """What was answered before: wrong the last time first, then by the chance that it is still known."""
    now, policy = progress.now(), progress.policy()
    known = [state for state in progress.states().values() if state.last is not None]
    known.sort(
        key=lambda state: (bool(state.last_correct), recall_chance(state.stability, state.last, now, policy))
    )
    return [state.card for state in known]


def _coding(progress: Progress, catalogue: Catalogue) -> Iterable[str]:
    """Every coding task: tried and not passed yet, then due, then new ones, then the others."""
    keys = [task.key for task in catalogue.tasks]
    states = progress.states()
    failing = [key for key in keys if key in states and states[key].attempts and not states[key].passed]
    return [*failing, *due_cards(progress, keys), *new_cards(progress, keys), *weakest_first(progress, keys)]


DRILLS: Final = (
    Drill(
        "wrong",
        "Wrong this week",
        "what went wrong in the last seven days",
        "nothing went wrong in the last seven days",
        _wrong_this_week,
    ),
    Drill(
        "weakest",
        "Weakest first",
        "what you are most likely to have forgotten",
        "nothing was answered yet",
        _weakest,
    ),
    Drill(
        "traps",
        "Traps only",
        "leading questions and the reply that tempts",
        "the content has no traps",
        _of_kind("trap"),
    ),
    Drill(
        "numbers",
        "Numbers only",
        "what has to be worked out",
        "the content has nothing to work out",
        _of_kind("numeric"),
    ),
    Drill(
        "coding",
        "Coding only",
        "tasks, those not passed yet first",
        "the content has no coding tasks",
        _coding,
    ),
)
"""The drills, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class DrillCount:
    """What there is in a drill now.

    Attributes:
        drill: which.
        cards: how many it asks.
        due: how many of them are due.
    """

    drill: Drill
    cards: int
    due: int


def drill_counts(progress: Progress, catalogue: Catalogue) -> list[DrillCount]:
    """Every drill, in the order of `DRILLS`, with what there is in it now."""
    counts = []
    for drill in DRILLS:
        keys = [card.key for card in drill_cards(drill.id, progress, catalogue)]
        counts.append(DrillCount(drill, len(keys), len(due_cards(progress, keys))))
    return counts


def drill_cards(name: str, progress: Progress, catalogue: Catalogue) -> list[Card]:
    """What a drill asks, in its order; nothing hidden, and nothing that the bank no longer has.

    Raises:
        Problem: there is no such drill.
    """
    drill = next((drill for drill in DRILLS if drill.id == name), None)
    if drill is None:
        names = [drill.id for drill in DRILLS]
        hint = did_you_mean(name, names) or f"there are: {', '.join(names)}"
        raise Problem("there is no such drill", where=name, remedy=hint)
    states, now = progress.states(), progress.now()
    keys = dict.fromkeys(drill.pick(progress, catalogue))
    return [
        catalogue.cards[key]
        for key in keys
        if key in catalogue.cards and not (key in states and states[key].hidden(now))
    ]


def drill_round(name: str, progress: Progress, catalogue: Catalogue, rng: Random) -> Round:
    """A drill as a round.

    Args:
        name: its id.
        progress: the log.
        catalogue: the bank.
        rng: draws the seeds.

    Raises:
        Problem: there is no such drill.
    """
    cards = drill_cards(name, progress, catalogue)
    title = next(drill.title for drill in DRILLS if drill.id == name)
    return Round(title, "drill", cards, progress, rng)


def objective_round(
    progress: Progress, catalogue: Catalogue, rng: Random, objective: str, *, track: str
) -> Round:
    """Every question and task of an objective: what is due, what is best forgotten, then new ones.

    Args:
        progress: the log.
        catalogue: the bank.
        rng: draws the seeds.
        objective: its id.
        track: its track.

    Raises:
        Problem: the track has no such objective.
    """
    title = next((item.text for item in catalogue.track(track).objectives if item.id == objective), None)
    if title is None:
        raise Problem(f"{track} has no such objective", where=objective, remedy="`trainer list` names them")
    keys = [
        card.key for card in catalogue.cards.values() if card.track == track and objective in card.objectives
    ]
    ordered = [catalogue.cards[key] for key in weakest_first(progress, keys)]
    return Round(title, "drill", spread(ordered), progress, rng)
