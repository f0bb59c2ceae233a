"""What Home offers, from where the learner stands. No widgets here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from trainer.tui.destinations import Destination, place
from trainer.tui.texts import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from trainer.progress import CardState
    from trainer.progress.statistics import Summary, TaskStanding

__all__ = [
    "FIRST_STEPS",
    "WELCOME",
    "Entry",
    "coming_soon",
    "due_line",
    "fault_line",
    "menu",
    "unfinished_task",
    "waiting_menu",
]

SOON = timedelta(hours=1)
FIRST_STEPS = 5
"""How many questions the first round has."""

TELLING_REVIEWS = 20
"""Reviews from which the share kept in mind says something."""

_ALWAYS: tuple[Destination, ...] = ("interview", "drills", "lab", "statistics", "browse", "settings")

WELCOME = (
    ("enter", "does the one thing the screen is for", "does the main thing"),
    ("1 to 9", "choose the thing with that number", "choose by number"),
    ("esc", "steps back, in the end to this page", "steps back, to this page"),
    ("?", "shows the keys of the screen you are on", "shows the keys"),
    ("ctrl+q", "leaves; everything answered is kept", "leaves, all is kept"),
)
"""A key, what it does, and the same in a narrow window."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the menu.

    Attributes:
        to: where it leads.
        title: its name.
        note: what is there now.
        verb: what enter does on it, for the row of keys.
    """

    to: Destination
    title: str
    note: str
    verb: str


def waiting_menu(*, first_run: bool) -> list[Entry]:
    """The menu before anything was counted."""
    first = (
        Entry("begin", "Begin", "", "begin")
        if first_run
        else Entry("review", place("review").title, "", "review")
    )
    return [
        first,
        Entry("learn", place("learn").title, "", "learn"),
        Entry("tasks", place("tasks").title, "", "open"),
        *(Entry(to, place(to).title, "", "open") for to in _ALWAYS),
    ]


def menu(found: Summary, questions: int, *, broken_off: bool) -> list[Entry]:
    """The menu with what is behind each entry.

    Args:
        found: what was counted.
        questions: how many there are.
        broken_off: an interview waits to be resumed.
    """
    first = (
        _begin(found)
        if found.since is None
        else Entry("review", place("review").title, _review_note(found), "review")
    )
    notes: dict[Destination, str] = {
        "interview": "one waits to be resumed" if broken_off else "10, 20 or 45 minutes",
        "drills": "by topic, objective, kind",
        "lab": "see descent happen",
        "statistics": _statistics_note(found),
        "browse": counted(questions, "question"),
        "settings": "theme, daily goal, keys",
    }
    entries = [
        first,
        Entry("learn", place("learn").title, _learn_note(found), "learn"),
        Entry("tasks", place("tasks").title, f"{found.tasks_passed} of {len(found.tasks)} passed", "open"),
        *(Entry(to, place(to).title, notes[to], "open") for to in _ALWAYS),
    ]
    unfinished = unfinished_task(found.tasks)
    if unfinished is not None:
        entries.append(Entry("continue", "Continue", _unfinished_note(unfinished), "continue"))
    return entries


def _review(note: str) -> Entry:
    return Entry("review", place("review").title, note, "review")


def _begin(found: Summary) -> Entry:
    count = min(FIRST_STEPS, found.unseen)
    return Entry("begin", "Begin", f"{counted(count, 'easy question')}, {count} minutes", "begin")


def _review_note(found: Summary) -> str:
    if not found.due and not found.new_today:
        return "nothing is due"
    kinds = found.due_by_kind
    traps, tasks = kinds.get("trap", 0), kinds.get("task", 0)
    questions = found.due - traps - tasks
    counts = [(questions, "question"), (traps, "trap"), (tasks, "task")]
    words = [counted(number, word) for number, word in counts if number]
    return ", ".join([*words, f"{found.new_today} new"] if found.new_today else words)


def _learn_note(found: Summary) -> str:
    topic = found.next_topic
    if topic is None:
        return "every question was met"
    if not found.new_today:
        return "enough new ones for today"
    return f"{topic.title}, {topic.new} unseen"


def _statistics_note(found: Summary) -> str:
    kept = found.retention
    if kept is not None and kept.reviews >= TELLING_REVIEWS:
        return f"{round(100 * kept.measured)} % kept in mind"
    return counted(found.answers, "answer")


def coming_soon(states: Iterable[CardState], now: datetime) -> int:
    """How many cards that are being learnt come back within the hour."""
    return sum(
        state.status in ("learning", "relearning")
        and state.due is not None
        and now < state.due <= now + SOON
        and not state.hidden(now)
        for state in states
    )


def due_line(found: Summary, soon: int = 0) -> tuple[str, str]:
    """What is due today in bold words, and how long it will take.

    Args:
        found: what was counted.
        soon: how many come back within the hour.
    """
    if found.due:
        return f"{found.due} due now", f"about {counted(found.minutes, 'minute')}"
    if soon:
        words = f"{found.new_today} new ones till then" if found.new_today else "within the hour"
        return f"{soon} {'comes' if soon == 1 else 'come'} back soon", words
    if found.new_today:
        return "Nothing is due", f"{found.new_today} new ones for today"
    return "Nothing is due", "come back tomorrow, or practise a topic"


def unfinished_task(tasks: Iterable[TaskStanding]) -> TaskStanding | None:
    """The task tried last among those not passed."""
    tried = [task for task in tasks if task.attempts and not task.passed]
    return max(tried, key=lambda task: str(task.last), default=None)


def fault_line(faults: Sequence[str]) -> str:
    """Broken files in one line: how many, and the first fault by the file's own name.

    Args:
        faults: `path:line:column: what; remedy`, one a fault.
    """
    files = {fault.split(":", 1)[0] for fault in faults}
    place, _, words = faults[0].partition(": ")
    told = counted(len(files), "file could not be read", "files could not be read")
    return f"{told}: {place.rpartition('/')[2]}: {words}" if words else f"{told}: {faults[0]}"


def _unfinished_note(task: TaskStanding) -> str:
    mistake = task.last_mistakes[0].replace("-", " ") if task.last_mistakes else "not passed yet"
    return f"{task.id}: {mistake}"
