"""The coding task of a mock interview: its clock, what it does not show, what becomes of attempts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from candidate import (
    OFF_BY_ONE,
    RIGHT,
    at_the_report,
    at_the_task,
    begin,
    code,
    course,
    log,
    on_top,
    report,
    to_the_report,
    top,
)
from harness import House, press, screen_lines, screen_text, until, until_shown

from trainer.progress import Submission
from trainer.tui.interview.coding import InterviewCodingScreen
from trainer.tui.interview.pausing import PauseScreen
from trainer.tui.interview.review import ReviewScreen
from trainer.tui.interview.running import InterviewScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from trainer.practice.interview import Given


def of_the_task(pilot: Pilot[None]) -> Given:
    """What became of the task."""
    (given,) = (given for given in course(pilot).given if given.role == "coding")
    return given


async def gone(pilot: Pilot[None], screen: InterviewCodingScreen) -> None:
    await until(pilot, lambda: pilot.app.screen is not screen, "the task is left")
    await pilot.pause()


async def test_handed_in_once_and_told_at_the_end(house: House) -> None:
    draft = house.places.data / "drafts" / "mini" / "add-up.py"
    draft.parent.mkdir(parents=True)
    draft.write_text(RIGHT)
    async with house.open() as pilot:
        await begin(pilot)
        screen = await at_the_task(pilot, house.clock)
        assert "return" not in screen.editor.text, "what was written in practice is no help here"
        await press(pilot, "escape", "h", "m", "w")
        assert "Start from zero" not in screen_text(pilot)
        assert "Give up" not in screen_text(pilot)
        house.clock.forward(seconds=100)
        await code(pilot, OFF_BY_ONE)
        await gone(pilot, screen)
        assert "ff by one" not in screen_text(pilot)
        given = of_the_task(pilot)
        assert (given.correct, given.attempts, given.confidence) == (False, 1, 95)
        assert given.mistakes == ("off-by-one",)
        assert draft.read_text() == RIGHT

        await to_the_report(pilot, house.clock)
        assert [mistake.slug for mistake in report(pilot).mistakes] == ["off-by-one"]
        await press(pilot, "a")
        review = top(pilot, ReviewScreen)
        await until_shown(pilot, "Answers  ")
        while "Add up" not in screen_text(pilot):
            at = screen_lines(pilot)[0]
            await press(pilot, "right")
            await until(pilot, lambda at=at: screen_lines(pilot)[0] != at, "the next answer is shown")
        assert "Handed in: off by one" in screen_text(pilot)
        assert "sum(range(count))" in screen_text(pilot)
        assert "The model solution" in screen_text(pilot)
        assert review.is_current


async def test_with_verdicts_at_once_it_can_be_mended(house: House) -> None:
    async with house.open() as pilot:
        await begin(pilot, reveal=True)
        screen = await at_the_task(pilot, house.clock)
        await code(pilot, OFF_BY_ONE)
        await until(pilot, lambda: screen.report is not None and not screen.is_judging, "it is graded")
        await until_shown(pilot, "1 of 6 pass")
        await code(pilot, RIGHT, sure=2)
        await until_shown(pilot, "Passed, 6 of 6")
        if screen.editor.has_focus:
            await press(pilot, "escape")
        await press(pilot, "m", "l")
        assert pilot.app.screen is screen, "neither the solution nor the lab helps a candidate"
        assert "The model solution" not in screen_text(pilot)
        await press(pilot, "enter")
        await gone(pilot, screen)
        given = of_the_task(pilot)
        assert (given.correct, given.attempts, given.confidence) == (True, 2, 70)
        assert given.mistakes == ("off-by-one",)
        await press(pilot, "escape")
        if not on_top(pilot, PauseScreen):
            await press(pilot, "escape")
        await press(pilot, "2", "enter")
        shown = await at_the_report(pilot)
        assert "- off by one, in Add up; mended by attempt 2\n" in shown.text_to_copy()


async def test_out_of_time_what_stands_is_handed_in(house: House) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        screen = await at_the_task(pilot, house.clock)
        screen.editor.load_text(RIGHT)
        await pilot.pause()
        house.clock.forward(minutes=5)
        await until_shown(pilot, "The time for this task is over.")
        await press(pilot, "1", "2", "enter")  # until enter it can be another
        await gone(pilot, screen)
        given = of_the_task(pilot)
        assert (given.correct, given.confidence) == (True, 70)


async def test_out_of_time_an_empty_page_is_passed_over(house: House) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        screen = await at_the_task(pilot, house.clock)
        house.clock.forward(minutes=5)
        await until_shown(pilot, "The time for this task is over. enter goes on.")
        await press(pilot, "enter")
        await gone(pilot, screen)
        assert of_the_task(pilot).skipped
        assert not [row for row in log(pilot).answers() if row.kind == "submission"]


async def test_what_was_practised_in_a_pause_is_no_attempt_of_the_interview(house: House) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        screen = await at_the_task(pilot, house.clock)
        await press(pilot, "escape", "escape")
        top(pilot, PauseScreen)
        house.clock.forward(minutes=1)
        task = screen._key
        log(pilot).record_submission(Submission(task, "hash", "passed", 6, 6, (), "key", 0, 5.0))
        house.clock.forward(minutes=1)
        await press(pilot, "1", "f9")
        await gone(pilot, screen)
        assert of_the_task(pilot).skipped


async def test_paused_in_the_task_its_clock_stands(house: House) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        await at_the_task(pilot, house.clock)
        house.clock.forward(seconds=60)
        await until_shown(pilot, "3:00 left")
        await press(pilot, "escape", "escape")
        top(pilot, PauseScreen)
        house.clock.forward(hours=1)
        await press(pilot, "1")
        screen = top(pilot, InterviewCodingScreen)
        await until_shown(pilot, "3:00 left")
        await press(pilot, "s")
        await until_shown(pilot, "s again leaves the task as it is.")
        await press(pilot, "f9")
        await gone(pilot, screen)
        top(pilot, InterviewScreen)
        assert of_the_task(pilot).skipped
