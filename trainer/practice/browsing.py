"""Finding anything that can be practised or read: by words, and by topic, kind, level and how it stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from trainer.progress.due import is_due

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from trainer.bank import Catalogue
    from trainer.bank.search import Hit, Search
    from trainer.progress.model import CardState

__all__ = [
    "NOTES",
    "STANDINGS",
    "TASK",
    "Entry",
    "Filters",
    "Standing",
    "choices",
    "counts",
    "every_entry",
    "found",
]

Standing: TypeAlias = Literal["new", "due", "missed", "suspended", "flagged"]
STANDINGS: Final[tuple[Standing, ...]] = ("new", "due", "missed", "suspended", "flagged")
TASK: Final = "task"
NOTES: Final = "notes"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to practise or to read.

    Attributes:
        key: of a question or a task; of notes, `track/notes/topic`.
        kind: a question's kind, "task" or "notes".
        title: one line.
        track: its track.
        topic: its topic's id.
        level: 1 to 3; 0 for notes.
        place: of notes that were found, where in the search; 0 for the whole page.
    """

    key: str
    kind: str
    title: str
    track: str
    topic: str
    level: int = 0
    place: int = 0

    @property
    def is_card(self) -> bool:
        """Whether it can be practised."""
        return self.kind != NOTES


@dataclass(frozen=True, slots=True)
class Filters:
    """What is left out; None lets everything through.

    Attributes:
        topic: track and topic.
        kind: a question's kind, "task" or "notes".
        level: 1 to 3.
        standing: how it stands with the learner.
    """

    topic: tuple[str, str] | None = None
    kind: str | None = None
    level: int | None = None
    standing: Standing | None = None

    def __bool__(self) -> bool:
        return self != Filters()

    def admits(self, entry: Entry, state: CardState | None, now: datetime) -> bool:
        """Whether an entry is let through."""
        return (
            (self.topic is None or self.topic == (entry.track, entry.topic))
            and (self.kind is None or self.kind == entry.kind)
            and (self.level is None or self.level == entry.level)
            and (self.standing is None or (entry.is_card and stands(state, self.standing, now)))
        )


def stands(state: CardState | None, standing: Standing, now: datetime) -> bool:
    """Whether a card stands so."""
    if state is None:
        return standing == "new"
    match standing:
        case "new":
            return state.status == "new"
        case "due":
            return is_due(state, now)
        case "missed":
            return state.last_correct is False
        case "suspended":
            return state.suspended
        case "flagged":
            return state.flagged


def every_entry(catalogue: Catalogue) -> list[Entry]:
    """All there is, in the catalogue's order: questions, tasks, pages of notes."""
    entries = [
        Entry(card.key, card.kind, card.title, card.track, card.topic, card.level)
        for card in catalogue.questions
    ]
    entries += [
        Entry(task.key, TASK, task.title, task.track, task.topic, task.level) for task in catalogue.tasks
    ]
    entries += [
        Entry(f"{track.id}/notes/{topic.id}", NOTES, topic.title, track.id, topic.id)
        for track in catalogue.tracks
        for topic in track.topics
        if topic.notes is not None
    ]
    return entries


def found(
    typed: str,
    filters: Filters,
    entries: Mapping[str, Entry],
    search: Search | None,
    states: Mapping[str, CardState],
    now: datetime,
) -> list[Entry]:
    """What holds every word typed and is let through: the best first, all in their order for no words.

    Args:
        typed: words, or their beginnings.
        filters: what is left out.
        entries: `every_entry` by key.
        search: over the same catalogue; None where there are no words.
        states: how the cards stand.
        now: the local time.
    """
    hits = (
        [
            _part(entry, hit) if hit.is_notes else entry
            for hit in search.find(typed)
            if (entry := entries.get(hit.key)) is not None
        ]
        if search is not None and typed.strip()
        else list(entries.values())
    )
    return [entry for entry in hits if filters.admits(entry, states.get(entry.key), now)]


def _part(page: Entry, hit: Hit) -> Entry:
    """The part of a page of notes that was found."""
    title = page.title if hit.title == page.title else f"{page.title}: {hit.title}"
    return replace(page, title=title, place=hit.place)


@dataclass(frozen=True, slots=True)
class _Dimension:
    """One thing to filter by: its name in `Filters`, and which values an entry has of it."""

    name: str
    values_of: Callable[[Entry, CardState | None, datetime], Sequence[object]]


_DIMENSIONS: Final = (
    _Dimension("topic", lambda entry, _state, _now: [(entry.track, entry.topic)]),
    _Dimension("kind", lambda entry, _state, _now: [entry.kind]),
    _Dimension("level", lambda entry, _state, _now: [entry.level] if entry.level else []),
    _Dimension(
        "standing",
        lambda entry, state, now: (
            [each for each in STANDINGS if stands(state, each, now)] if entry.is_card else []
        ),
    ),
)


def counts(
    hits: Sequence[Entry], filters: Filters, states: Mapping[str, CardState], now: datetime
) -> dict[str, Counter[object]]:
    """How many there would be with each value of each filter, the other filters as they are.

    Args:
        hits: what the words alone find.
        filters: as they are.
        states: how the cards stand.
        now: the local time.
    """
    found: dict[str, Counter[object]] = {dimension.name: Counter() for dimension in _DIMENSIONS}
    wanted = [getattr(filters, dimension.name) for dimension in _DIMENSIONS]
    for entry in hits:
        state = states.get(entry.key)
        values = [dimension.values_of(entry, state, now) for dimension in _DIMENSIONS]
        keeping_out = [
            at
            for at, (want, has) in enumerate(zip(wanted, values, strict=True))
            if want is not None and want not in has
        ]
        if len(keeping_out) > 1:
            continue  # two filters keep it out: no other value of one of them lets it through
        for at in keeping_out or range(len(_DIMENSIONS)):
            counted = found[_DIMENSIONS[at].name]
            for value in values[at]:
                counted[value] += 1
    return found


def choices(catalogue: Catalogue) -> dict[str, list[tuple[object, str]]]:
    """The values that there are to filter by, with their words for people, in the order to show them."""
    from trainer.bank.model import KINDS, LEVELS  # noqa: PLC0415 - pydantic, 60 ms, only to choose a filter

    several = len(catalogue.tracks) > 1
    topics: list[tuple[object, str]] = [
        ((track.id, topic.id), f"{track.title}: {topic.title}" if several else topic.title)
        for track in catalogue.tracks
        for topic in track.topics
    ]
    return {
        "topic": topics,
        "kind": [(kind, kind) for kind in (*KINDS, TASK, NOTES)],
        "level": list(LEVELS.items()),
        "standing": [(standing, standing) for standing in STANDINGS],
    }
