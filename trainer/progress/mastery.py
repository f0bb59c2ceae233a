"""How well a topic or an objective is mastered.

A card counts by how well it is learnt, times the chance that it is recalled now:

    mastery(card) = w · R      R = FSRS's chance of recall now
                               w = 1    in review, and the last answer was right
                               w = 1/2  still in its learning steps, and the last answer was right
                               w = 0    never answered, or the last answer was wrong

and a topic's mastery is the mean over all its cards, questions and tasks. So it is 0 where nothing was tried,
reaches 1 only when every card was learnt, and sinks by itself while nothing is reviewed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.progress.due import is_due
from trainer.progress.schedule import recall_chance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from trainer.bank import Catalogue
    from trainer.bank.catalogue import QuestionSummary, TaskSummary
    from trainer.progress.model import CardState, Policy

__all__ = ["Mastery", "card_mastery", "objective_mastery", "topic_mastery"]

LEARNING_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Mastery:
    """Where the learner stands with a topic or an objective.

    Attributes:
        id: of the topic or objective.
        track: the track it belongs to.
        title: the topic's title, or the objective's text.
        mastery: 0 to 1, as above.
        cards: questions and tasks it has.
        seen: of those, how many were ever answered.
        due: of those, how many are due now.
    """

    id: str
    track: str
    title: str
    mastery: float
    cards: int
    seen: int
    due: int

    @property
    def new(self) -> int:
        """Cards never answered."""
        return self.cards - self.seen


def card_mastery(state: CardState | None, now: datetime, policy: Policy) -> float:
    """How well one card is mastered, 0 to 1."""
    if state is None or not state.last_correct:
        return 0.0
    weight = 1.0 if state.status == "review" else LEARNING_WEIGHT
    return weight * recall_chance(state.stability, state.last, now, policy)


def topic_mastery(
    catalogue: Catalogue, states: Mapping[str, CardState], now: datetime, policy: Policy
) -> tuple[Mastery, ...]:
    """For each topic, in the tracks' order."""
    cards: dict[tuple[str, str], list[str]] = defaultdict(list)
    for card in _cards(catalogue):
        cards[card.track, card.topic].append(card.key)
    return tuple(
        _mastery(topic.id, track.id, topic.title, cards[track.id, topic.id], states, now, policy)
        for track in catalogue.tracks
        for topic in track.topics
    )


def objective_mastery(
    catalogue: Catalogue, states: Mapping[str, CardState], now: datetime, policy: Policy
) -> tuple[Mastery, ...]:
    """For each objective, in the tracks' order."""
    cards: dict[tuple[str, str], list[str]] = defaultdict(list)
    for card in _cards(catalogue):
        for objective in dict.fromkeys(card.objectives):
            cards[card.track, objective].append(card.key)
    return tuple(
        _mastery(objective.id, track.id, objective.text, cards[track.id, objective.id], states, now, policy)
        for track in catalogue.tracks
        for objective in track.objectives
    )


def _cards(catalogue: Catalogue) -> list[QuestionSummary | TaskSummary]:
    return [*catalogue.questions, *catalogue.tasks]


def _mastery(
    name: str,
    track: str,
    title: str,
    cards: Sequence[str],
    states: Mapping[str, CardState],
    now: datetime,
    policy: Policy,
) -> Mastery:
    known = [state for card in cards if (state := states.get(card)) is not None and state.status != "new"]
    return Mastery(
        id=name,
        track=track,
        title=title,
        mastery=_mean((card_mastery(state, now, policy) for state in known), len(cards)),
        cards=len(cards),
        seen=len(known),
        due=sum(is_due(state, now) for state in known),
    )


def _mean(values: Iterable[float], count: int) -> float:
    return sum(values) / count if count else 0.0
