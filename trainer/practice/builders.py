"""What a round asks, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from graders.errors import Problem
from trainer.practice.rounds import CardLike, Round
from trainer.progress.due import due_cards, new_allowance, new_cards
from trainer.progress.model import is_task
from trainer.progress.schedule import recall_chance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

    from trainer.bank import Catalogue
    from trainer.progress.log import Progress

__all__ = ["learn_round", "next_topic", "review_round", "round_of", "single_round", "spread", "topic_round"]

_Card = TypeVar("_Card", bound=CardLike)


def review_round(progress: Progress, catalogue: Catalogue, rng: Random, *, limit: int | None = None) -> Round:
    """What is due, longest due first, then new questions up to the day's allowance, easy ones first.

    Traps are spread over the round; tasks come last, since they take longest.

    Args:
        progress: the log.
        catalogue: the bank.
        rng: draws the seeds.
        limit: at most so many cards.
    """
    cards = _by_key(catalogue)
    due = [cards[key] for key in due_cards(progress, cards)]
    fresh = _new_questions(progress, catalogue.questions, catalogue)[: new_allowance(progress)]
    asked = [
        *spread([card for card in due if not is_task(card.key)]),
        *spread(fresh),
        *(card for card in due if is_task(card.key)),
    ]
    return Round("Review", "review", asked[:limit], progress, rng)


def learn_round(
    progress: Progress,
    catalogue: Catalogue,
    rng: Random,
    *,
    topic: str | None = None,
    level: int | None = None,
    limit: int | None = None,
) -> Round:
    """New questions of a topic, warm-ups first, up to the day's allowance.

    Args:
        progress: the log.
        catalogue: the bank.
        rng: draws the seeds.
        topic: its id; None takes the first topic that has new questions.
        level: only this level, if the topic has any of it.
        limit: at most so many.
    """
    chosen = topic or next_topic(progress, catalogue)
    fresh = _new_questions(
        progress, [card for card in catalogue.questions if card.topic == chosen], catalogue
    )
    if level is not None:
        fresh = [card for card in fresh if card.level == level] or fresh
    allowed = new_allowance(progress)
    return Round("Learn", "learn", fresh[: allowed if limit is None else min(limit, allowed)], progress, rng)


def topic_round(progress: Progress, catalogue: Catalogue, rng: Random, topic: str) -> Round:
    """Every question of a topic: what is due, then what is best forgotten, then new ones; no daily limit.

    Args:
        progress: the log.
        catalogue: the bank.
        rng: draws the seeds.
        topic: its id.

    Raises:
        Problem: no track has such a topic.
    """
    title = next(
        (item.title for track in catalogue.tracks for item in track.topics if item.id == topic), None
    )
    if title is None:
        raise Problem("there is no such topic", where=topic, remedy="run `trainer list`")
    cards = {card.key: card for card in catalogue.questions if card.topic == topic}
    return Round(
        title, "topic", spread([cards[key] for key in _weakest_first(progress, cards)]), progress, rng
    )


def single_round(progress: Progress, catalogue: Catalogue, rng: Random, key: str) -> Round:
    """One question or task.

    Raises:
        Problem: the bank has no such card.
    """
    card = _by_key(catalogue).get(key)
    if card is None:
        raise Problem("is not in the bank", where=key, remedy="run `trainer list`")
    return Round("Practice", "single", [card], progress, rng)


def round_of(
    progress: Progress, catalogue: Catalogue, rng: Random, keys: Iterable[str], *, name: str, mode: str
) -> Round:
    """A round of these cards in this order; those the bank no longer has are left out."""
    cards = _by_key(catalogue)
    return Round(name, mode, [cards[key] for key in keys if key in cards], progress, rng)


def next_topic(progress: Progress, catalogue: Catalogue) -> str | None:
    """The first topic, in the tracks' order, that has questions never answered."""
    unseen = set(new_cards(progress, [card.key for card in catalogue.questions]))
    with_new = {card.topic for card in catalogue.questions if card.key in unseen}
    return next(
        (topic.id for track in catalogue.tracks for topic in track.topics if topic.id in with_new), None
    )


def spread(cards: Sequence[_Card]) -> list[_Card]:
    """The cards in their order, but for the traps, which are spread evenly among the rest."""
    traps = [card for card in cards if getattr(card, "kind", "") == "trap"]
    others = [card for card in cards if getattr(card, "kind", "") != "trap"]
    if not traps or not others:
        return list(cards)
    places = {(number + 1) * len(cards) // (len(traps) + 1): trap for number, trap in enumerate(traps)}
    rest = iter(others)
    return [places[place] if place in places else next(rest) for place in range(len(cards))]


def _new_questions(progress: Progress, questions: Iterable[_Card], catalogue: Catalogue) -> list[_Card]:
    """New ones in level order; within a level the tracks' order of topics, then the bank's."""
    topics = [topic.id for track in catalogue.tracks for topic in track.topics]
    place = {topic: number for number, topic in enumerate(topics)}
    cards = {card.key: card for card in questions}
    fresh = [cards[key] for key in new_cards(progress, cards)]
    return sorted(fresh, key=lambda card: (card.level, place.get(card.topic, len(place))))


def _weakest_first(progress: Progress, keys: Iterable[str]) -> list[str]:
    every = list(keys)
    due, fresh = due_cards(progress, every), new_cards(progress, every)
    states, now, policy = progress.states(), progress.now(), progress.policy()
    settled = {*due, *fresh}
    rest = [key for key in every if key not in settled and not states[key].hidden(now)]
    rest.sort(key=lambda key: recall_chance(states[key].stability, states[key].last, now, policy))
    return [*due, *rest, *fresh]


def _by_key(catalogue: Catalogue) -> dict[str, CardLike]:
    cards: dict[str, CardLike] = {card.key: card for card in catalogue.questions}
    cards.update({card.key: card for card in catalogue.tasks})
    return cards
