"""What there is to set: one entry each, from which the screen, the palette and their words are made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from trainer.practice.coding import GRADE_WHILE_TYPING
from trainer.progress.logged import MINUTES_PER_DAY, MOST_MINUTES_PER_DAY, MOST_NEW_PER_DAY, NEW_PER_DAY
from trainer.progress.model import DEFAULT_RETENTION
from trainer.progress.schedule import LEAST_RETENTION, MOST_RETENTION
from trainer.settings import AUTO_THEME, LONGEST_DELAY, SHORTEST_DELAY, Settings
from trainer.tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Sequence

    from trainer.progress import Progress
    from trainer.tui.host import HouseApp

__all__ = ["OPTIONS", "Option", "Reschedule", "Value", "percent", "stepped"]

Value = str | float | bool
Reschedule: TypeAlias = "Callable[[HouseApp, Value, threading.Event, Callable[[int, int], None]], bool]"

DEFAULTS: Final = Settings()
_NEW_STEPS = (0, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100)
_MINUTE_STEPS = (0, 5, 10, 15, 20, 30, 45, 60, 90, 120)
_RETENTION_STEPS = (0.7, 0.75, 0.8, 0.82, 0.84, 0.86, 0.88, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97)
_DELAYS = (0.0, 0.25, 0.5, 1.0, 2.0, 5.0)
_OFF = 0.0
"""The pause before grading of who does not want to be graded while typing."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to set.

    Attributes:
        id: its name within the program.
        title: its name on the screen.
        about: what it does, and how far it reaches.
        read: its value now.
        keep: sets it, and gives what to tell the learner, mostly nothing; raises a `Problem` where it can't.
        words: a value as a word or two.
        steps: the values that ← and → go through.
        default: its value where nothing was set.
        parse: the value of what was typed, a `ValueError` where it is none; None where nothing can be typed.
        reschedule: where it moves what is due, so that it is shown first and kept by enter: sets it as `keep`
            does, in a thread; takes what calls it off and whom to tell how far it is, and gives whether it is
            set.
    """

    id: str
    title: str
    about: str
    read: Callable[[HouseApp], Value]
    keep: Callable[[HouseApp, Value], str]
    words: Callable[[HouseApp, Value], str]
    steps: Callable[[HouseApp], Sequence[Value]]
    default: Value
    parse: Callable[[str], Value] | None = None
    reschedule: Reschedule | None = None

    @property
    def is_switch(self) -> bool:
        """Whether it is on or off, and nothing else."""
        return isinstance(self.default, bool)


def stepped(values: Sequence[Value], now: Value, direction: int) -> Value:
    """The next of the values, up (1) or down (-1); the ends stay, what is between goes to its neighbour."""
    if now in values:
        at = values.index(now) + direction
        return values[min(max(at, 0), len(values) - 1)]
    numbers = [value for value in values if not isinstance(value, str)]
    beyond = [value for value in numbers if not isinstance(now, str) and (value > now) == (direction > 0)]
    if not beyond:
        return values[0] if isinstance(now, str) else now
    return min(beyond) if direction > 0 else max(beyond)


# Values in words, and words as values


def percent(value: Value) -> str:
    """A share as per cent, without needless places."""
    return f"{round(100 * float(value), 1):g} %"


def _on_or_off(_house: HouseApp, value: Value) -> str:
    return "on" if value else "off"


def _theme_words(_house: HouseApp, value: Value) -> str:
    name = str(value)
    return "automatic" if name == AUTO_THEME else name.removeprefix("trainer-")


def _share(text: str) -> float:
    number = float(text.strip().removesuffix("%").strip().replace(",", "."))
    share = number / 100 if number > 1 else number
    if not LEAST_RETENTION <= share <= MOST_RETENTION:
        raise ValueError(f"Type {percent(LEAST_RETENTION)} to {percent(MOST_RETENTION)}.")
    return round(share, 4)


def _whole(most: int, text: str) -> int:
    number = int(text.strip())
    if not 0 <= number <= most:
        raise ValueError(f"Type a number from 0 to {most}.")
    return number


def _delay(text: str) -> float:
    told = text.strip().lower().removesuffix("s").strip()
    if told in ("off", "0"):
        return _OFF
    seconds = float(told.replace(",", "."))
    if not SHORTEST_DELAY <= seconds <= LONGEST_DELAY:
        raise ValueError(f"Type {SHORTEST_DELAY:g} to {LONGEST_DELAY:g} seconds, or off.")
    return seconds


def _delay_words(_house: HouseApp, value: Value) -> str:
    return f"{value:g} s" if value else "off"


# Where they are kept


def _of_the_log(name: str, default: Value, house: HouseApp) -> Value:
    value: Value = _progress(house).setting(name, default)
    return value


def _into_the_log(name: str, house: HouseApp, value: Value) -> str:
    _progress(house).set_setting(name, value)
    return ""


def _reschedule(
    house: HouseApp, value: Value, cancel: threading.Event, done: Callable[[int, int], None]
) -> bool:
    return _progress(house).set_setting("retention", value, cancel=cancel, done=done)


def _of_the_file(name: str, house: HouseApp) -> Value:
    value: Value = getattr(house.settings, name)
    return value


def _into_the_file(name: str, house: HouseApp, value: Value) -> str:
    return house.change_setting(name, value)


def _grading(house: HouseApp) -> Value:
    grades = _progress(house).setting(GRADE_WHILE_TYPING, default=True)
    return house.settings.grade_delay if grades else _OFF


def _keep_grading(house: HouseApp, value: Value) -> str:
    _progress(house).set_setting(GRADE_WHILE_TYPING, bool(value))
    return house.change_setting("grade_delay", value) if value else ""


def _progress(house: HouseApp) -> Progress:
    assert house.library is not None  # noqa: S101 - the settings open once the library is
    return house.library.progress


def _themes(house: HouseApp) -> list[Value]:
    own = [AUTO_THEME, DARK.name, LIGHT.name]
    # "ansi" themes leave colours to the terminal, which the muted text of these screens can't do.
    others = sorted(name for name in house.available_themes if name not in own and "ansi" not in name)
    return [*own, *others]


def _goal(id_: str, title: str, about: str, default: int, most: int, steps: Sequence[int]) -> Option:
    """A number a day, of the log."""
    none = "none" if id_ == "new_per_day" else "no goal"
    return Option(
        id_,
        title,
        about,
        read=partial(_of_the_log, id_, default),
        keep=partial(_into_the_log, id_),
        words=lambda _, value: f"{value}" if value else none,
        steps=lambda _: steps,
        default=default,
        parse=partial(_whole, most),
    )


def _switch(id_: str, title: str, about: str) -> Option:
    """On or off, of the file."""
    return Option(
        id_,
        title,
        about,
        read=partial(_of_the_file, id_),
        keep=partial(_into_the_file, id_),
        words=_on_or_off,
        steps=lambda _: (False, True),
        default=getattr(DEFAULTS, id_),
    )


OPTIONS: Final[tuple[Option, ...]] = (
    Option(
        "theme",
        "Theme",
        "The colours. Automatic: light where the terminal says its background is (COLORFGBG), else dark.",
        read=partial(_of_the_file, "theme"),
        keep=partial(_into_the_file, "theme"),
        words=_theme_words,
        steps=_themes,
        default=DEFAULTS.theme,
    ),
    _goal(
        "new_per_day",
        "New cards a day",
        "How many questions you meet for the first time on a day. Each comes back several times in its first"
        " weeks. Kept in your log, so it travels with it.",
        NEW_PER_DAY,
        MOST_NEW_PER_DAY,
        _NEW_STEPS,
    ),
    _goal(
        "minutes_per_day",
        "Minutes a day",
        "A goal that Home shows beside the day; nothing is held back by it. Kept in your log.",
        MINUTES_PER_DAY,
        MOST_MINUTES_PER_DAY,
        _MINUTE_STEPS,
    ),
    Option(
        "retention",
        "Retention",
        "The share of cards you want to remember when they come due. More means that they come sooner and"
        " oftener. Kept in your log; every card is scheduled anew.",
        read=partial(_of_the_log, "retention", DEFAULT_RETENTION),
        keep=partial(_into_the_log, "retention"),
        words=lambda _, value: percent(value),
        steps=lambda _: _RETENTION_STEPS,
        default=DEFAULT_RETENTION,
        parse=_share,
        reschedule=_reschedule,
    ),
    Option(
        "editor",
        "Editor",
        "The command that opens a draft when you press o at a coding task. Empty: $VISUAL, then $EDITOR.",
        read=partial(_of_the_file, "editor"),
        keep=partial(_into_the_file, "editor"),
        words=lambda house, value: str(value) or _editor_of_the_environment(house),
        steps=lambda _: (),
        default=DEFAULTS.editor,
        parse=str.strip,
    ),
    Option(
        "grading",
        "Grade as you type",
        "How long you must pause in typing before the code is graded by itself. A grade by ctrl+r is always"
        " at once, and only that counts as an attempt, unless one while typing passes.",
        read=_grading,
        keep=_keep_grading,
        words=_delay_words,
        steps=lambda _: _DELAYS,
        default=DEFAULTS.grade_delay,
        parse=_delay,
    ),
    _switch(
        "vim_keys",
        "Vim-like keys",
        "j and k move down and up, g and G to the first and the last, in every list and page.",
    ),
    _switch(
        "mouse",
        "Mouse",
        "Clicks, wheel and selecting within the app. Off, the mouse is the terminal's: it selects as it does"
        " elsewhere. Everything works from the keyboard either way.",
    ),
    _switch(
        "copy_on_select",
        "Copy on selecting",
        "What you select with the mouse is copied at once. Off, c or ctrl+c copies it.",
    ),
)


def _editor_of_the_environment(house: HouseApp) -> str:
    found = (house.environment.get(name, "").strip() for name in ("VISUAL", "EDITOR"))
    return next(filter(None, found), "none set")
