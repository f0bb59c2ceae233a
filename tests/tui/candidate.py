"""A candidate before the screen of a mock interview: begins it, answers what is asked, leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from harness import paste, press, screen_text, until, until_shown, write

from trainer.practice.interview import courses, report_of
from trainer.tui.interview.coding import InterviewCodingScreen
from trainer.tui.interview.marking import MarkScreen
from trainer.tui.interview.report import ReportScreen
from trainer.tui.interview.running import InterviewScreen
from trainer.tui.interview.start import InterviewStartScreen

if TYPE_CHECKING:
    from harness import Clock
    from textual.pilot import Pilot
    from textual.screen import Screen

    from trainer.practice.interview import Course, Report
    from trainer.progress import Progress

ScreenT = TypeVar("ScreenT", bound="Screen[Any]")

RIGHT = "def add_up(count):\n    return count * (count + 1) // 2\n"
OFF_BY_ONE = "def add_up(count):\n    return sum(range(count))\n"
MINUTES = {10: "1", 20: "2", 45: "3"}


def log(pilot: Pilot[None]) -> Progress:
    return pilot.app.library.progress  # type: ignore[attr-defined,no-any-return]


def course(pilot: Pilot[None]) -> Course:
    """The latest interview in the log."""
    return courses(log(pilot))[-1]


def top(pilot: Pilot[None], kind: type[ScreenT]) -> ScreenT:
    """The screen on top, which is of that kind."""
    screen = pilot.app.screen
    assert isinstance(screen, kind), f"{type(screen).__name__}:\n{screen_text(pilot)}"
    return screen


def on_top(pilot: Pilot[None], kind: type[Screen[Any]]) -> bool:
    """Whether a screen of that kind is on top."""
    return isinstance(pilot.app.screen, kind)


async def at_the_report(pilot: Pilot[None]) -> ReportScreen:
    """The report, once it is on top and read."""
    await until(pilot, lambda: on_top(pilot, ReportScreen), "the report is on top")
    await until(pilot, lambda: bool(pilot.app.screen.query("#ways")), "the report is read")
    await pilot.pause()
    return top(pilot, ReportScreen)


async def at_the_marking(pilot: Pilot[None]) -> MarkScreen:
    """What is to be marked, once it is on top."""
    await until(pilot, lambda: on_top(pilot, MarkScreen), "there is something to mark")
    await pilot.pause()
    return top(pilot, MarkScreen)


def report(pilot: Pilot[None]) -> Report:
    """The latest interview's, from the log."""
    library = pilot.app.library  # type: ignore[attr-defined]
    return report_of(library.progress, library.catalogue, course(pilot).id)


async def handed_in(pilot: Pilot[None], source: str) -> None:
    """Wait for the task that is on top, hand a solution in, and wait until the task is left."""
    screen = top(pilot, InterviewCodingScreen)
    await until(pilot, lambda: screen.is_ready, "the task is shown")
    await code(pilot, source)
    await until(pilot, lambda: pilot.app.screen is not screen, "the task is handed in")
    await pilot.pause()


async def start(pilot: Pilot[None], *, reveal: bool = False) -> None:
    """Open the start screen."""
    await pilot.app.push_screen(InterviewStartScreen())
    await until(
        pilot, lambda: "1  " in screen_text(pilot) and "esc " in screen_text(pilot), "its rows are there"
    )
    if reveal:
        await press(pilot, "space")


async def begin(pilot: Pilot[None], minutes: int = 10, *, reveal: bool = False) -> None:
    """Begin an interview."""
    await start(pilot, reveal=reveal)
    await press(pilot, MINUTES[minutes])
    await until(pilot, lambda: not on_top(pilot, InterviewStartScreen), "it has begun")
    await pilot.pause()


def kind_shown(pilot: Pilot[None]) -> str:
    """The kind of the question on the screen; "coding" for the task."""
    if on_top(pilot, InterviewCodingScreen):
        return "coding"
    view = top(pilot, InterviewScreen)._view
    return "" if view is None else view.shown.kind


async def reply(pilot: Pilot[None], text: str = "") -> None:
    """Answer what is shown, in any way, up to how sure one is."""
    kind = kind_shown(pilot)
    view = top(pilot, InterviewScreen)._view
    assert view is not None
    if kind == "open":
        await paste(pilot, text or "it points up")
        await press(pilot, "ctrl+r")
        return
    if kind == "numeric":
        await write(pilot, text or "99")
    elif kind == "cloze":
        await write(pilot, text or "plus")
        for _ in view.shown.blanks[1:]:
            await press(pilot, "enter")
            await write(pilot, text or "plus")
    elif kind in ("order", "match"):
        await press(
            pilot, *(str(number) for number in range(1, len(view.shown.steps or view.shown.lefts) + 1))
        )
    else:
        await press(pilot, "1")
    await press(pilot, "enter")
    await until_shown(pilot, "How sure are you?")


async def answer(pilot: Pilot[None], clock: Clock, *, sure: int = 2, seconds: float = 30) -> None:
    """Answer what is shown, and commit how sure one is."""
    clock.forward(seconds=seconds)
    given = len(course(pilot).given)
    await reply(pilot)
    await press(pilot, str(sure), "enter")
    if course(pilot).plan.reveal:
        # An open one is rated first; the verdict of any other is in the log already.
        await press(pilot, "enter")
    await until(pilot, lambda: len(course(pilot).given) == given + 1, "the answer is in the log")


async def at_the_task(pilot: Pilot[None], clock: Clock) -> InterviewCodingScreen:
    """Answer until the task is asked, and wait until it can be written."""
    clock.forward(minutes=4)
    while kind_shown(pilot) != "coding":
        await answer(pilot, clock)
    screen = top(pilot, InterviewCodingScreen)
    await until(pilot, lambda: screen.is_ready, "the task is shown")
    return screen


async def code(pilot: Pilot[None], source: str, *, sure: int = 3) -> None:
    """Write a solution and hand it in."""
    top(pilot, InterviewCodingScreen).editor.load_text(source)
    await press(pilot, "ctrl+r")
    await until_shown(pilot, "How sure are you")
    await press(pilot, str(sure), "enter")


async def to_the_report(pilot: Pilot[None], clock: Clock) -> ReportScreen:
    """Let the rest go by: what is asked is answered, open answers are marked as suggested."""
    while on_top(pilot, InterviewScreen):
        await answer(pilot, clock)
        if on_top(pilot, InterviewCodingScreen):
            await handed_in(pilot, OFF_BY_ONE)
    await until(pilot, lambda: not on_top(pilot, InterviewStartScreen), "what follows the interview is there")
    while on_top(pilot, MarkScreen):
        await press(pilot, "enter")
    return await at_the_report(pilot)
