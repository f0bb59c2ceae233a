"""Summing up: topics, objectives, traps, mistakes, time, calibration, what to study next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from trainer.practice.interview.course import course_of
from trainer.practice.interview.model import CONFIDENCES
from trainer.practice.interview.report import Line, Link, Mistake, Report, Share, Step, Study
from trainer.progress.model import is_task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from trainer.bank import Catalogue
    from trainer.bank.catalogue import Card
    from trainer.practice.interview.course import Course
    from trainer.practice.interview.model import Given
    from trainer.progress.log import Progress

__all__ = ["report_of", "report_on"]

# How many things to study next are named.
_STUDIES = 3
# How many questions are named for each.
_LINKS = 3
# Being sure of what is wrong weighs so much more than being wrong.
_SURE_AND_WRONG = 2


def report_of(progress: Progress, catalogue: Catalogue, interview: str) -> Report:
    """The report of an interview in the log, whether it has ended or not.

    Raises:
        Problem: the log has none of that id.
    """
    return report_on(course_of(progress, interview), catalogue, progress.now())


def report_on(course: Course, catalogue: Catalogue, now: datetime) -> Report:
    """The report of a course.

    Args:
        course: from the log.
        catalogue: the bank; what it no longer has keeps its key for a title.
        now: until when the time counts where it has not ended.
    """
    cards = catalogue.cards
    settled = [given for given in course.given if given.marked]
    known = [(given, cards[given.key]) for given in settled if given.key in cards]
    objectives = _objectives(known, catalogue)
    return Report(
        id=course.id,
        plan=course.plan,
        began=course.began,
        ended=course.ended,
        spent=course.spent(now),
        pauses=course.pauses,
        away=course.away,
        steps=tuple(_step(given, cards.get(given.key)) for given in course.given),
        topics=_topics(known, catalogue),
        objectives=objectives,
        traps=tuple(card.title for given, card in known if given.baited),
        mistakes=tuple(_mistakes(course.given, cards)),
        calibration=_calibration(settled),
        study=_study(known, catalogue),
        no_code=course.ended is not None
        and bool(catalogue.tasks)
        and not any(is_task(given.key) for given in course.given),
    )


def _step(given: Given, card: Card | None) -> Step:
    if card is None:
        return Step(given, given.key, "")
    return Step(given, card.title, str(getattr(card, "kind", "coding")))


def _mistakes(given: Iterable[Given], cards: Mapping[str, Card]) -> Iterator[Mistake]:
    for item in given:
        task = cards[item.key].title if item.key in cards else item.key
        for slug in item.mistakes:
            yield Mistake(slug, task, item.attempts if item.correct else None)


def _topics(known: Sequence[tuple[Given, Card]], catalogue: Catalogue) -> tuple[Line, ...]:
    lines = []
    for track in catalogue.tracks:
        for topic in track.topics:
            met = [given for given, card in known if (card.track, card.topic) == (track.id, topic.id)]
            if met:
                lines.append(_line(topic.id, track.id, topic.title, met))
    return tuple(lines)


def _objectives(known: Sequence[tuple[Given, Card]], catalogue: Catalogue) -> tuple[Line, ...]:
    lines = []
    for track in catalogue.tracks:
        for objective in track.objectives:
            met = [
                given for given, card in known if card.track == track.id and objective.id in card.objectives
            ]
            if met:
                lines.append(_line(objective.id, track.id, objective.text, met))
    return tuple(sorted(lines, key=lambda line: (line.right / line.asked, -line.asked)))


def _line(name: str, track: str, title: str, met: Sequence[Given]) -> Line:
    answered = [given.seconds for given in met if not given.skipped]
    mean = sum(answered) / len(answered) if answered else None
    return Line(name, track, title, sum(given.correct for given in met), len(met), mean)


def _calibration(given: Iterable[Given]) -> tuple[Share, ...]:
    sure = [item for item in given if item.confidence is not None]
    shares = []
    for word, claimed in CONFIDENCES:
        said = [item.correct for item in sure if item.confidence == claimed]
        if said:
            shares.append(Share(word, claimed, sum(said), len(said)))
    return tuple(shares)


def _study(known: Sequence[tuple[Given, Card]], catalogue: Catalogue) -> tuple[Study, ...]:
    """The objectives that went worst, each with what to practise it on; none where all was right."""
    weight: Counter[tuple[str, str]] = Counter()
    for given, card in known:
        if not given.correct:
            sure = given.is_certain or given.baited
            for objective in card.objectives:
                weight[card.track, objective] += _SURE_AND_WRONG if sure else 1
    found = []
    named: set[str] = set()
    for (track, objective), _ in weight.most_common():
        place = next((item for item in catalogue.track(track).objectives if item.id == objective), None)
        if place is None:
            continue
        links = _links(known, catalogue, track, objective)
        keys = {link.key for link in links}
        if keys <= named:
            continue  # the same questions under another objective's name are nothing more to study
        named |= keys
        found.append(Study(objective, place.text, track, place.topic, links))
        if len(found) == _STUDIES:
            break
    return tuple(found)


def _links(
    known: Sequence[tuple[Given, Card]], catalogue: Catalogue, track: str, objective: str
) -> tuple[Link, ...]:
    practising = [
        card for card in catalogue.cards.values() if card.track == track and objective in card.objectives
    ]
    went = {card.key: given.correct for given, card in known}
    wrong = [card for card in practising if went.get(card.key) is False]
    unasked = [card for card in practising if card.key not in went]
    return tuple(Link(card.key, card.title) for card in (wrong + unasked)[:_LINKS])
