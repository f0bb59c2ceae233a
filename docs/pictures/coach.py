"""The walk through interview, lab, statistics, search and drills, with months of answers in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from walking import WRONG, Clock, press, shown, typed, until, until_true

from trainer.practice.reference import right_response
from trainer.tui.app import TrainerApp
from trainer.tui.interview.coding import InterviewCodingScreen
from trainer.tui.interview.marking import MarkScreen
from trainer.tui.interview.report import ReportScreen
from trainer.tui.interview.review import ReviewScreen
from trainer.tui.interview.running import InterviewScreen
from trainer.tui.lab.screen import LabScreen
from trainer.tui.statistics.screen import SPANS, StatisticsScreen
from trainer.tui.widgets.plot_series import SeriesPlot

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from textual.pilot import Pilot

    from trainer.tui.destinations import Destination

Stop: TypeAlias = "str | tuple[str, tuple[str, ...]]"
"""What a picture is called; and keys to press for it at each size, from the top of its page."""
SAID = "The gradient points up the slope, so a small step against it lowers the loss."


def go(pilot: Pilot[None], to: Destination) -> None:
    """Open a place as the palette does."""
    app = pilot.app
    assert isinstance(app, TrainerApp)  # noqa: S101 - ours
    app.go_to(to)


async def home(pilot: Pilot[None]) -> None:
    """Back to Home, whatever is open."""
    app = pilot.app
    assert isinstance(app, TrainerApp)  # noqa: S101 - ours
    app._go_home()  # noqa: SLF001 - as the palette does
    await until(pilot, "3  Coding")


# Mock interview


async def answered(pilot: Pilot[None], clock: Clock, seconds: float, *, right: bool) -> None:
    """Answer what an interview asks, up to how sure one is; rightly if wished, where there are options."""
    screen = pilot.app.screen
    assert isinstance(screen, InterviewScreen)  # noqa: S101 - the caller looked
    view = screen._view  # noqa: SLF001 - no public way to tell what is asked
    assert view is not None  # noqa: S101 - it asks
    clock.forward(seconds=seconds)
    if view.shown.kind == "open":
        await typed(pilot, SAID)
        await press(pilot, "ctrl+r")
    elif view.shown.kind in ("numeric", "cloze"):
        for _ in range(9):
            await press(pilot, "2", "enter")
            if "How sure" in shown(pilot):
                break
    elif view.shown.kind in ("order", "match"):
        await press(pilot, *"123456789", "enter")
    else:
        options = sorted(right_response(view.shown)) if right else [0]
        await press(pilot, *(str(option + 1) for option in options), "enter")
    await until(pilot, "How sure are you?")


async def coded(pilot: Pilot[None], screen: InterviewCodingScreen, source: str) -> None:
    """Put a program into the editor of an interview's task and hand it in; how sure one is is asked then."""
    screen.editor.load_text(source)
    await press(pilot, "ctrl+r")
    await until(pilot, "How sure are you")


async def interview(pilot: Pilot[None], clock: Clock) -> AsyncGenerator[Stop]:
    """From the start to the review of an answer."""
    go(pilot, "interview")
    await until(pilot, "10 minutes", "esc home")
    yield "interview, the start"
    await press(pilot, "1")
    seen: set[str] = set()
    sure = 0
    while True:
        await until_true(
            pilot,
            lambda: not isinstance(pilot.app.screen, InterviewScreen) or pilot.app.screen._view,  # noqa: SLF001
        )
        screen = pilot.app.screen
        if isinstance(screen, InterviewCodingScreen):
            async for name in _task(pilot, screen):
                yield name
            continue
        if not isinstance(screen, InterviewScreen):
            break
        assert screen._view is not None  # noqa: S101, SLF001 - waited for
        kind = screen._view.shown.kind  # noqa: SLF001 - no public way to tell what is asked
        new, sure = kind not in seen, sure + 1
        if new:
            yield f"interview, {kind}"
        await answered(pilot, clock, 20 + 11 * (sure % 4), right=sure % 4 > 0)
        if new:
            yield f"interview, {kind}, how sure"
        if not seen:
            for _ in range(3):  # back to the answer, out of its field, to the pause
                await press(pilot, "escape")
            await until(pilot, "Paused")
            clock.forward(seconds=95)
            yield "interview, paused"
            await press(pilot, "enter")
            await until(pilot, "hand in")
            await press(pilot, "ctrl+r")
            await until(pilot, "How sure are you?")
        seen.add(kind)
        given = len(screen.interview.given)
        await press(pilot, str(1 + sure % 3), "enter")
        await until_true(pilot, lambda screen=screen, given=given: len(screen.interview.given) > given)
    await until_true(pilot, lambda: isinstance(pilot.app.screen, MarkScreen))
    yield "interview, marking"
    while isinstance(pilot.app.screen, MarkScreen):
        await press(pilot, "2", "enter")
    async for name in _report(pilot):
        yield name


async def _task(pilot: Pilot[None], screen: InterviewCodingScreen) -> AsyncGenerator[Stop]:
    await until_true(pilot, lambda: screen.is_ready)
    await pilot.pause(0.5)
    yield "interview, the task"
    await coded(pilot, screen, WRONG)
    yield "interview, the task, how sure"
    await press(pilot, "3", "enter")
    await until_true(pilot, lambda: pilot.app.screen is not screen)


async def _report(pilot: Pilot[None]) -> AsyncGenerator[Stop]:
    await until_true(pilot, lambda: isinstance(pilot.app.screen, ReportScreen))
    await until_true(pilot, lambda: pilot.app.screen.query(SeriesPlot))
    yield "report"
    for page in range(2, 6):
        yield f"report, page {page}", ("pagedown",) * (page - 1)
    await press(pilot, "a")
    await until_true(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
    yield "answers"
    await press(pilot, "right")
    yield "answers, the next"
    for _ in range(40):
        if "Handed in" in shown(pilot):
            yield "answers, the task"
            break
        await press(pilot, "right")
    await home(pilot)
    go(pilot, "interview")
    await until(pilot, "Before")
    yield "interview, with a report"
    await home(pilot)


# Lab


async def lab(pilot: Pilot[None], clock: Clock) -> AsyncGenerator[Stop]:  # noqa: ARG001 - as every walk
    """A guess, and what some presets show."""
    go(pilot, "lab")
    await until(pilot, "your guess first")
    yield "lab, the guess"
    await press(pilot, "1", "enter")
    await _drawn(pilot)
    yield "lab, playing"
    await _ended(pilot)
    yield "lab, overshoot"
    await press(pilot, "n")
    yield "lab, why"
    await press(pilot, "n", "r", "enter", "enter")
    yield "lab, two steps"
    for digit, name in (
        ("4", "divergence"),
        ("5", "sum of ten"),
        ("6", "ravine"),
        ("7", "batches"),
        ("9", "flat"),
    ):
        await press(pilot, digit)
        await until(pilot, "your guess first")
        if name == "ravine":
            yield "lab, the guess before the ravine"
        await press(pilot, *(["4", "enter"] if name == "ravine" else ["s"]))
        await _ended(pilot)
        yield f"lab, {name}"
        yield f"lab, {name}, after tab", ("tab",)
        pilot.app.screen.remove_class("-loss")
    await press(pilot, "6")
    await _ended(pilot)
    await press(pilot, "b", "down", "down", "right")
    await _drawn(pilot)
    yield "lab, a knob turned"
    await home(pilot)


async def _drawn(pilot: Pilot[None]) -> None:
    screen = pilot.app.screen
    assert isinstance(screen, LabScreen)  # noqa: S101 - the caller opened it
    await until_true(pilot, lambda: screen.last_step and screen.has_class("-picture"))


async def _ended(pilot: Pilot[None]) -> None:
    """The run is shown to its end."""
    screen = pilot.app.screen
    assert isinstance(screen, LabScreen)  # noqa: S101 - the caller opened it
    await _drawn(pilot)
    await until_true(pilot, lambda: screen.is_playing)
    while screen._step < screen.last_step:  # noqa: SLF001 - no public way to tell
        await press(pilot, "enter")


# Where one stands


async def standing(pilot: Pilot[None], clock: Clock) -> AsyncGenerator[Stop]:  # noqa: ARG001 - as every walk
    """Home, the statistics by span and page, and the fit."""
    await until(pilot, "Topics")
    yield "home, with months of answers"
    go(pilot, "statistics")
    screen = pilot.app.screen
    assert isinstance(screen, StatisticsScreen)  # noqa: S101 - just opened
    await until_true(pilot, lambda: len(screen.query(SeriesPlot)) == 5)
    for _, span in SPANS:
        await until(pilot, span)
        await pilot.pause(0.3)
        yield f"statistics, {span}"
        await press(pilot, "t")
    for page in range(2, 8):
        yield f"statistics, page {page}", ("pagedown",) * (page - 1)
    await press(pilot, "home", "right")
    yield "statistics, another topic"
    await press(pilot, "f")
    await until(pilot, "In use")
    yield "statistics, the fit"
    await home(pilot)


# Search and drills


async def finding(pilot: Pilot[None], clock: Clock) -> AsyncGenerator[Stop]:  # noqa: ARG001 - as every walk
    """Browse with words and filters, an answer shown; the drills, topics and objectives."""
    go(pilot, "browse")
    await until(pilot, "found")
    await pilot.pause(0.3)
    yield "browse"
    await typed(pilot, "momentum")
    await pilot.pause(0.5)
    yield "browse, words"
    await press(pilot, "ctrl+t")
    await until(pilot, "Filter", "Kind")
    yield "filters"
    await press(pilot, "3", "down", "enter")
    yield "filters, chosen"
    await press(pilot, "x", "escape", "tab", "down", "space")
    await pilot.pause(0.3)
    yield "browse, an answer shown"
    await press(pilot, "tab")
    yield "browse, reading it"
    await press(pilot, "tab", "escape")
    await typed(pilot, "plataeu")
    await pilot.pause(0.5)
    yield "browse, nothing found"
    await home(pilot)
    go(pilot, "drills")
    await until(pilot, "By objective", "due")
    yield "drills"
    await press(pilot, "2")
    await until(pilot, "esc ")
    await pilot.pause(0.3)
    yield "objectives"
    await home(pilot)
    go(pilot, "topics")
    await pilot.pause(0.5)
    yield "topics"
    await home(pilot)
