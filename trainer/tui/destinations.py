"""Where one can go from Home: the one list its menu, its routes and the palette are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["PLACES", "Destination", "Place", "place"]

Destination = Literal[
    "review", "begin", "learn", "tasks", "interview", "drills", "topics", "traps", "lab", "statistics",
    "browse", "settings", "continue",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """One of them.

    Attributes:
        to: its name within the program.
        title: its name for people.
        about: what is there.
        screen: the module and the class of its screen, loaded when it is first opened, since Home is not to
            wait for it; None where a round of questions opens.
    """

    to: Destination
    title: str
    about: str
    screen: tuple[str, str] | None = None


PLACES: Final = (
    Place("review", "Review", "What is due, then new questions"),
    Place("learn", "Learn something new", "New questions of the next topic"),
    Place("tasks", "Coding tasks", "All of them, by topic", ("trainer.tui.screens.tasks", "TasksScreen")),
    Place(
        "interview",
        "Mock interview",
        "10, 20 or 45 minutes, and a report",
        ("trainer.tui.interview.start", "InterviewStartScreen"),
    ),
    Place(
        "drills",
        "Drills",
        "By topic, by objective, by kind, what went wrong",
        ("trainer.tui.screens.drills", "DrillsScreen"),
    ),
    Place("lab", "Lab", "See descent happen", ("trainer.tui.lab.screen", "LabScreen")),
    Place(
        "statistics", "Statistics", "Where you stand", ("trainer.tui.statistics.screen", "StatisticsScreen")
    ),
    Place(
        "browse",
        "Browse",
        "Search every question, task and note",
        ("trainer.tui.browse.screen", "BrowseScreen"),
    ),
    Place(
        "topics", "Topics", "How each stands; practise one", ("trainer.tui.screens.topics", "TopicsScreen")
    ),
    Place("traps", "Traps", "All of them, what is due first"),
    Place(
        "settings",
        "Settings",
        "Theme, daily goal, retention, editor, keys, mouse",
        ("trainer.tui.settings.screen", "SettingsScreen"),
    ),
)


def place(to: Destination) -> Place:
    """The one of that name."""
    return next(found for found in PLACES if found.to == to)
