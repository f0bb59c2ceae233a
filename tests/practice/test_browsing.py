"""Finding by words and filters: what is let through, in which order, and how many each filter would leave."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from trainer.bank.search import Hit
from trainer.practice.browsing import NOTES, STANDINGS, TASK, Filters, choices, counts, every_entry, found

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Clock

    from trainer.bank import Catalogue
    from trainer.practice.browsing import Entry
    from trainer.progress import Progress


class Hits:
    """A search that finds what it is told to."""

    def __init__(self, *hits: Hit) -> None:
        self.hits = hits

    def find(self, typed: str) -> list[Hit]:
        return [hit for hit in self.hits if typed in hit.title]


@pytest.fixture
def noted(catalogue: Catalogue) -> Catalogue:
    """The small catalogue, with a page of notes for its first topic."""
    (track,) = catalogue.tracks
    basics, rate = track.topics
    topics = (replace(basics, notes=Path("basics.md")), rate)
    return replace(catalogue, tracks=(replace(track, topics=topics),))


def look(
    catalogue: Catalogue, progress: Progress, typed: str = "", search: Any = None, **filters: Any
) -> list[Entry]:
    entries = {entry.key: entry for entry in every_entry(catalogue)}
    return found(typed, Filters(**filters), entries, search, progress.states(), progress.now())


def ids(entries: list[Entry]) -> list[str]:
    return [entry.key.rsplit("/", 1)[-1] for entry in entries]


def test_without_words_everything_stands_in_its_order(noted: Catalogue, progress: Progress) -> None:
    entries = look(noted, progress)
    assert ids(entries) == ["a1", "a2", "a3", "a4", "b1", "b2", "t1", "basics"]
    assert [entry.kind for entry in entries[-2:]] == [TASK, NOTES]
    assert [entry.is_card for entry in entries[-2:]] == [True, False]


def test_words_find_the_best_first_and_name_the_part_of_the_notes(
    noted: Catalogue, progress: Progress
) -> None:
    search = Hits(
        Hit("gd/question/b2", "on rates", 2),
        Hit("gd/notes/basics", "Where rates come from", 9),
        Hit("gd/question/gone", "rates", 3),
        Hit("gd/task/t1", "rates", 4),
    )
    entries = look(noted, progress, "rates", search)
    assert [(entry.key, entry.title, entry.place) for entry in entries] == [
        ("gd/question/b2", "b2 …", 0),
        ("gd/notes/basics", "Basics: Where rates come from", 9),
        ("gd/task/t1", "Descend", 0),
    ]


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ({"topic": ("gd", "rate")}, ["b1", "b2", "t1"]),
        ({"topic": ("other", "rate")}, []),
        ({"kind": "trap"}, ["a2", "b2"]),
        ({"kind": "notes"}, ["basics"]),
        ({"level": 1}, ["a3", "b1", "b2", "t1"]),
        ({"level": 1, "kind": "trap"}, ["b2"]),
        ({"standing": "new"}, ["a4", "b1", "b2", "t1"]),
        ({"standing": "due"}, ["a1", "a2"]),
        ({"standing": "missed"}, ["a1"]),
        ({"standing": "flagged"}, ["a3"]),
        ({"standing": "suspended"}, ["b2"]),
        ({"standing": "due", "kind": "trap"}, ["a2"]),
    ],
)
def test_filters_let_through_what_fits_them_all(
    noted: Catalogue,
    progress: Progress,
    answered: Callable[..., str],
    clock: Clock,
    filters: dict[str, Any],
    left: list[str],
) -> None:
    answered("gd/question/a2", 3)
    answered("gd/question/a3", 4)
    clock.forward(days=1)
    answered("gd/question/a1", 1)
    clock.forward(minutes=2)
    progress.flag("gd/question/a3")
    progress.suspend("gd/question/b2")
    assert ids(look(noted, progress, **filters)) == left


def test_each_count_is_what_choosing_it_would_leave(
    noted: Catalogue, progress: Progress, answered: Callable[..., str], clock: Clock
) -> None:
    answered("gd/question/a1", 1)
    answered("gd/question/b2", 3)
    clock.forward(minutes=2)
    progress.flag("gd/question/a1")
    every = look(noted, progress)
    for filters in (
        Filters(),
        Filters(kind="trap"),
        Filters(level=1, standing="new"),
        Filters(standing="due"),
    ):
        told = counts(every, filters, progress.states(), progress.now())
        for name, values in choices(noted).items():
            for value, _ in values:
                chosen = replace(filters, **{name: value})
                left = [
                    entry
                    for entry in every
                    if chosen.admits(entry, progress.states().get(entry.key), progress.now())
                ]
                assert told[name][value] == len(left), (filters, name, value)


def test_what_can_be_chosen_names_the_track_only_where_there_are_several(noted: Catalogue) -> None:
    (track,) = noted.tracks
    assert [words for _, words in choices(noted)["topic"]] == ["Basics", "Rate"]
    two = replace(noted, tracks=(track, replace(track, id="b", title="Other")))
    assert [words for _, words in choices(two)["topic"]] == [
        "Descent: Basics", "Descent: Rate", "Other: Basics", "Other: Rate"
    ]  # fmt: skip
    assert [value for value, _ in choices(noted)["standing"]] == list(STANDINGS)
