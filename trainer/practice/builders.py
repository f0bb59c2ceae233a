"""What a round asks, and in which order."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from graders.errors import Problem
from trainer.practice.rounds import Round
from trainer.progress.due import brought_forward, due_cards, new_allowance, new_cards
from trainer.progress.model import is_task
from trainer.progress.schedule import recall_chance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

    from trainer.bank import Catalogue
    from trainer.bank.catalogue import Card, QuestionSummary
    from trainer.progress.log import Progress

__all__ = [
    "first_round",
    "learn_round",
    "next_topic",
    "review_round",
    "round_of",
    "spread",
    "topic_round",
    "weakest_first",
]


def review_round(progress: Progress, catalogue: Catalogue, rng: Random, *, limit: int | None = None) -> Round:
    """What is due, longest due first, then new questions up to the day's allowance, easy ones first.

    Traps are spread over the round; tasks come last, since they take longest.

    Args:
        progress: the log.
        catalogue: the bank.
        rng: draws the seeds.
        limit: at most so many cards.
    """
    cards = catalogue.cards
    due = [cards[key] for key in due_cards(progress, cards)]
    fresh = _new_questions(progress, catalogue.questions)[: new_allowance(progress)]
    asked = [
        *spread([card for card in due if not is_task(card.key)]),
        *spread(fresh),
        *(card for card in due if is_task(card.key)),
    ]
    return Round("Review", "review", asked[:limit], progress, rng)


FIRST_KINDS = ("choice", "trap", "match", "numeric", "order", "cloze")
"""The kinds of a first round, in their order: what is chosen before what is typed, nothing at length."""


def first_round(progress: Progress, catalogue: Catalogue, rng: Random, count: int) -> Round:
    """So many easy new questions, one of a kind after the other, for getting the feel.

    Args:
        progress: the log.
        catalogue: the bank.
        rng: draws the seeds.
        count: how many.
    """
    fresh = _new_questions(progress, catalogue.questions)
    of_kind = [[card for card in fresh if card.kind == kind] for kind in FIRST_KINDS]
    in_turn = [card for cards in zip_longest(*of_kind) for card in cards if card is not None]
    rest = [card for card in fresh if card.kind not in FIRST_KINDS]
    return Round("First round", "learn", [*in_turn, *rest][:count], progress, rng)


def learn_round(
    progress: Progress,
    catalogue: Catalogue,
    rng: Random,
    *,
    topic: str | None = None,
    track: str | None = None,
    level: int | None = None,
    limit: int | None = None,
) -> Round:
    """New questions of a topic, warm-ups first, up to the day's allowance.

    Args:
        progress: the log.
        catalogue: the bank.
        rng: draws the seeds.
        topic: its id; None takes the first topic that has new questions.
        track: the topic's track, where several tracks have a topic of that id.
        level: only this level, if the topic has any of it.
        limit: at most so many.
    """
    if topic is None:
        track, topic = next_topic(progress, catalogue) or (track, topic)
    fresh = _new_questions(progress, catalogue.questions_of(track, topic=topic))
    if level is not None:
        fresh = [card for card in fresh if card.level == level] or fresh
    allowed = new_allowance(progress)
    return Round("Learn", "learn", fresh[: allowed if limit is None else min(limit, allowed)], progress, rng)


def topic_round(
    progress: Progress, catalogue: Catalogue, rng: Random, topic: str, *, track: str | None = None
) -> Round:
    """Every question of a topic: what is due, then what is best forgotten, then new ones; no daily limit.

    Args:
        progress: the log.
        catalogue: the bank.
        rng: draws the seeds.
        topic: its id.
        track: its track, where several tracks have a topic of that id.

    Raises:
        Problem: no track has such a topic.
    """
    tracks = [found for found in catalogue.tracks if track in (None, found.id)]
    title = next((item.title for found in tracks for item in found.topics if item.id == topic), None)
    if title is None:
        raise Problem("there is no such topic", where=topic, remedy="run `trainer list`")
    cards = {card.key: card for card in catalogue.questions_of(track, topic=topic)}
    return Round(
        title, "topic", spread([cards[key] for key in weakest_first(progress, cards)]), progress, rng
    )


def round_of(
    progress: Progress, catalogue: Catalogue, rng: Random, keys: Iterable[str], *, name: str, mode: str
) -> Round:
    """A round of these cards in this order; those the bank no longer has are left out."""
    cards = catalogue.cards
    return Round(name, mode, [cards[key] for key in keys if key in cards], progress, rng)


def next_topic(progress: Progress, catalogue: Catalogue) -> tuple[str, str] | None:
    """The first topic, in the tracks' order, that has questions never answered: its track and its id."""
    unseen = set(new_cards(progress, [card.key for card in catalogue.questions]))
    return next(((card.track, card.topic) for card in catalogue.questions if card.key in unseen), None)


def spread(cards: Sequence[Card]) -> list[Card]:
    """The cards in their order, but for the traps, which are spread evenly among the rest."""
    traps = [card for card in cards if getattr(card, "kind", "") == "trap"]
    others = [card for card in cards if getattr(card, "kind", "") != "trap"]
    if not traps or not others:
        return list(cards)
    places = {(2 * number + 1) * len(cards) // (2 * len(traps)): trap for number, trap in enumerate(traps)}
    rest = iter(others)
    return [places[place] if place in places else next(rest) for place in range(len(cards))]


def _new_questions(progress: Progress, questions: Iterable[QuestionSummary]) -> list[QuestionSummary]:
    """New ones: what a mistake brought forward, then warm-ups first, a level in the order of the topics."""
    cards, states = {card.key: card for card in questions}, progress.states()
    return sorted(
        (cards[key] for key in new_cards(progress, cards)),
        key=lambda card: (not brought_forward(states.get(card.key)), card.level),
    )


def weakest_first(progress: Progress, keys: Iterable[str]) -> list[str]:
    """What is due, then what is most likely forgotten, then what was never answered; nothing hidden."""
    every = list(keys)
    due, fresh = due_cards(progress, every), new_cards(progress, every)
    states, now, policy = progress.states(), progress.now(), progress.policy()
    settled = {*due, *fresh}
    rest = [key for key in every if key not in settled and not states[key].hidden(now)]
    rest.sort(key=lambda key: recall_chance(states[key].stability, states[key].last, now, policy))
    return [*due, *rest, *fresh]
