"""The mock interview on the screen: from its start to its report, paused, broken off, out of time."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from candidate import (
    RIGHT,
    answer,
    at_the_marking,
    at_the_report,
    at_the_task,
    begin,
    course,
    handed_in,
    kind_shown,
    log,
    on_top,
    reply,
    report,
    start,
    to_the_report,
    top,
)  # fmt: skip
from harness import (
    NARROW,
    NORMAL,
    WIDE,
    House,
    click_text,
    press,
    screen_lines,
    screen_text,
    until,
    until_shown,
    write,
)

from graders.errors import Problem
from trainer.practice import present
from trainer.practice.interview import Heartbeat, Unsent, courses
from trainer.progress import Progress
from trainer.tui.interview import running
from trainer.tui.interview.coding import InterviewCodingScreen
from trainer.tui.interview.marking import MarkScreen
from trainer.tui.interview.pausing import PauseScreen
from trainer.tui.interview.running import InterviewScreen
from trainer.tui.interview.start import InterviewStartScreen
from trainer.tui.screens.home import HomeScreen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from textual.pilot import Pilot

    from trainer.bank.model import Question
    from trainer.practice import Presentation
    from trainer.progress.model import Event

VERDICTS = ("✓", "✗", "Right:", "bait", "Say\n", "A model answer", "Tempting")


@pytest.mark.parametrize("size", [NORMAL, NARROW], ids=["normal", "narrow"])
async def test_from_the_start_to_the_report_without_a_verdict_on_the_way(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size=size) as pilot:
        await begin(pilot)
        assert kind_shown(pilot) == "open"
        while on_top(pilot, InterviewScreen):
            await answer(pilot, house.clock, seconds=45)
            if not on_top(pilot, MarkScreen):
                assert not [word for word in VERDICTS if word in screen_text(pilot)]
            if on_top(pilot, InterviewCodingScreen):
                await handed_in(pilot, RIGHT)
        asked = course(pilot).given
        assert {"opener", "coding"} <= {given.role for given in asked}
        assert all(given.confidence == 70 for given in asked if given.role != "coding")
        assert len({given.key for given in asked}) == len(asked)

        await at_the_marking(pilot)
        assert [row.card for row in log(pilot).answers() if row.card.endswith("why-it-works")] == []
        await press(pilot, "2", "enter")  # the second key point was said, too
        await at_the_report(pilot)
        (marked,) = (row for row in log(pilot).answers() if row.card.endswith("why-it-works"))
        assert (marked.mode, marked.correct, marked.confidence) == ("interview", True, 70)
        found = report(pilot)
        assert found.unmarked == 0
        assert f"{found.right} of {found.asked} right" in " ".join(screen_text(pilot).split())


def on_one_line(pilot: Pilot[None]) -> str:
    return " ".join(screen_text(pilot).split())


async def test_how_sure_one_is_can_be_changed_until_enter(house: House) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        await reply(pilot)
        await press(pilot, "3")
        await press(pilot, "1")
        await press(pilot, "down")
        await click_text(pilot, "certain")
        await click_text(pilot, "likely")
        assert not course(pilot).given
        await press(pilot, "enter")
        (given,) = course(pilot).given
        assert given.confidence == 70
        # Who is fast has typed on before the next question stands there.
        await reply(pilot)
        await pilot.press("1", "enter", "enter", "3")
        await until(pilot, lambda: len(course(pilot).given) == 2, "the answer is in the log")
        assert course(pilot).given[1].confidence == 40


async def test_how_sure_one_is_stays_in_sight_and_the_top_row_fits_after_a_resize(house: House) -> None:
    async with house.open(size=WIDE) as pilot:
        await begin(pilot)
        await reply(pilot)
        await press(pilot, "2")
        await pilot.resize_terminal(*NARROW)
        await until(pilot, lambda: screen_lines(pilot)[0].startswith("  Interview  "), "the top row fits")
        await until_shown(pilot, "› 2  likely")
        assert "question 1 · " in screen_lines(pilot)[0]
        await pilot.resize_terminal(*WIDE)
        await until_shown(pilot, "Mock interview  10 minutes, core")


@pytest.mark.parametrize("size", [NORMAL, NARROW], ids=["normal", "narrow"])
async def test_the_start_tells_how_much_of_it_is_code(house: House, size: tuple[int, int]) -> None:
    async with house.open(size=size) as pilot:
        await start(pilot)
        for minutes in (4, 8, 15):
            assert f"{minutes} min coding" in screen_text(pilot)


async def test_another_size_reads_no_log_and_fits_the_rows_to_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_one_row() -> bool:
        return any("Tue 24 Nov 10:00" in line and "right" in line for line in screen_lines(pilot))

    def read_again(_: Progress) -> list[Event]:
        pytest.fail("read at a resize")

    async with house.open(size=WIDE) as pilot:
        await begin(pilot)
        await to_the_report(pilot, house.clock)
        await press(pilot, "escape")
        await until(pilot, in_one_row, "the note stands behind its row")
        monkeypatch.setattr(Progress, "interview_events", read_again)
        await pilot.resize_terminal(*NARROW)
        await until(pilot, lambda: not in_one_row(), "the note hangs")
        await pilot.resize_terminal(*WIDE)
        await until(pilot, in_one_row, "the note stands behind its row again")


async def test_in_a_wide_window_key_points_are_ticked_beside_the_answer_however_long(house: House) -> None:
    async with house.open(size=WIDE) as pilot:
        await begin(pilot)
        await reply(pilot, "it goes on and on " * 60)
        await press(pilot, "2", "enter")
        while on_top(pilot, InterviewScreen):
            await answer(pilot, house.clock)
            if on_top(pilot, InterviewCodingScreen):
                await handed_in(pilot, RIGHT)
        marking = await at_the_marking(pilot)

        def beside() -> bool:
            heads = [line for line in screen_lines(pilot) if "Key points: tick what you said" in line]
            return ["Yours" in line for line in heads] == [True]

        await until(pilot, beside, "the key points stand beside the answer")
        panel = marking._panel
        assert panel is not None
        point = next(line for line in screen_lines(pilot) if "] 1  " in line)
        await press(pilot, "1")
        assert point not in screen_lines(pilot), "it is ticked, or no longer"
        await press(pilot, "pagedown", "pagedown")
        await until_shown(pilot, "A model answer")
        assert "How did it go?" in screen_text(pilot)


async def test_the_clock_stands_while_a_verdict_is_read(house: House) -> None:
    async with house.open() as pilot:
        await begin(pilot, reveal=True)
        await reply(pilot)
        await press(pilot, "2", "enter")
        await until_shown(pilot, "10:00 left · clock stands")
        house.clock.forward(minutes=9)
        await press(pilot, "enter")
        await until_shown(pilot, "question 2 · 10:00 left")
        assert "clock stands" not in screen_text(pilot)
        await reply(pilot)
        await press(pilot, "2", "enter")
        await until_shown(pilot, "question 2 · 10:00 left · clock stands")
        house.clock.forward(minutes=9)
        await press(pilot, "escape", "1")
        await press(pilot, "enter")
        await until_shown(pilot, "question 3 · 10:00 left")
        assert (report(pilot).pauses, report(pilot).spent) == (1, 0)


async def test_while_it_runs_it_leaves_signs_of_life(house: House) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        heartbeat = Heartbeat(house.places.data, course(pilot).id)
        await until(pilot, lambda: heartbeat.last() == house.clock(), "it is there")


async def test_how_sure_one_is_comes_before_anything_is_shown(house: House) -> None:
    async with house.open() as pilot:
        await begin(pilot, reveal=True)
        await reply(pilot)
        assert "Key points" not in screen_text(pilot)
        await press(pilot, "2", "enter")
        assert "Key points: tick what you said" in screen_text(pilot)
        assert not log(pilot).answers()
        await press(pilot, "enter")
        assert log(pilot).answers()[0].confidence == 70

        await reply(pilot)
        assert len(log(pilot).answers()) == 1
        assert not [word for word in VERDICTS if word in screen_text(pilot)]
        await press(pilot, "enter")
        assert "Say how sure you are first" in screen_text(pilot)
        await press(pilot, "escape")
        assert "How sure are you?" not in screen_text(pilot)
        await press(pilot, "enter", "3", "enter")
        assert log(pilot).answers()[1].confidence == 95
        assert [word for word in ("✓", "✗") if word in screen_text(pilot)]


async def test_what_is_answered_is_not_taken_back(house: House) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        await answer(pilot, house.clock)
        await answer(pilot, house.clock)
        before = [(event.kind, event.id) for event in log(pilot).events()]
        await press(pilot, "escape")  # out of a field, where there is one
        if on_top(pilot, PauseScreen):
            await press(pilot, "1")
        top(pilot, InterviewScreen)
        await press(pilot, "u")
        assert not [event for event in log(pilot).events() if event.kind == "undo"]
        assert len(course(pilot).given) == 2
        assert len(log(pilot).events()) >= len(before)


async def test_a_pause_hides_the_question_and_stops_the_clock(house: House) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        house.clock.forward(seconds=60)
        await press(pilot, "escape", "escape")
        top(pilot, PauseScreen)
        assert "Why does gradient descent work" not in screen_text(pilot)
        house.clock.forward(hours=2)
        await press(pilot, "enter")
        top(pilot, InterviewScreen)
        await until_shown(pilot, "9:00 left")
        assert course(pilot).pauses == 1
        assert course(pilot).away == pytest.approx(7200)


@pytest.mark.parametrize("size", [NORMAL, WIDE], ids=["as it was", "resized at the report"])
async def test_closed_from_the_pause_with_what_it_has(house: House, size: tuple[int, int]) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        await answer(pilot, house.clock)
        await press(pilot, "escape")
        if not on_top(pilot, PauseScreen):
            await press(pilot, "escape")
        await press(pilot, "2")  # a digit alone closes nothing: elsewhere it only chooses
        await until_shown(pilot, "enter closes it for good.")
        assert course(pilot).ended is None
        await press(pilot, "up", "2")
        assert course(pilot).ended is None
        await press(pilot, "enter")
        await at_the_marking(pilot)
        await press(pilot, "escape")
        await until_shown(pilot, "1 answer not marked yet.")
        await press(pilot, "1", "enter")
        await until_shown(pilot, "1 of 1 right")
        await pilot.resize_terminal(*size)
        await press(pilot, "escape")
        top(pilot, InterviewStartScreen)
        await until_shown(pilot, "1 of 1 right")


async def test_kept_for_later_leads_home_where_it_waits(house: House) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        await press(pilot, "escape", "escape", "3")
        top(pilot, HomeScreen)
        await start(pilot)
        assert "› 1  Resume" in screen_text(pilot)
        await press(pilot, "2")  # where nothing waits, this begins 20 minutes
        await until_shown(pilot, "enter closes it for good.")
        await press(pilot, "enter")
        await until_shown(pilot, "Closed before the first answer.")


async def test_a_crash_loses_nothing(house: House, tmp_path: Path) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        await answer(pilot, house.clock)
        while kind_shown(pilot) != "open" and len(course(pilot).given) < 3:
            await answer(pilot, house.clock)
        await at_the_task(pilot, house.clock)
        task = top(pilot, InterviewCodingScreen)
        await write(pilot, "half")
        await until(pilot, lambda: "half" in task.editor.text, "it is typed")
        draft = task._draft
        assert draft is not None
        await until(pilot, lambda: "half" in draft.path.read_text(), "the draft is on disk")
        given = course(pilot).given
        shutil.copytree(house.places.data, tmp_path / "crashed")
    house.clock.forward(hours=3)
    crashed = House(replace(house.places, data=tmp_path / "crashed"), house.clock)
    async with crashed.open() as pilot:
        await start(pilot)
        assert "It ended without a pause: the clock ran until its last sign of life" in on_one_line(pilot)
        await press(pilot, "1")
        await until(pilot, lambda: on_top(pilot, InterviewCodingScreen), "the task is asked")
        screen = top(pilot, InterviewCodingScreen)
        await until(pilot, lambda: screen.is_ready, "the task is shown")
        assert "half" in screen.editor.text
        assert course(pilot).given == given
        assert course(pilot).pauses == 1


async def test_words_half_written_are_there_again(house: House) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        await write(pilot, "so far")
        house.clock.forward(seconds=90)
        unsent = Unsent(house.places.data, course(pilot).id, 1)
        await until(pilot, lambda: unsent.read() == "so far", "it is on disk while it is written")
        await write(pilot, " so good")
        await press(pilot, "ctrl+q")
    with Progress.open(house.places.data, now=house.clock) as progress:
        (left,) = courses(progress)
        assert left.pauses == 1
        assert left.spent(house.clock()) == pytest.approx(90)
    house.clock.forward(days=1)
    async with house.open() as pilot:
        await start(pilot)
        assert "8:30 left" in screen_text(pilot)
        await press(pilot, "1")
        await until_shown(pilot, "so far so good")
        await press(pilot, "ctrl+r", "1", "enter")
        assert course(pilot).given[0].response == {"text": "so far so good"}
        assert not unsent.path.exists()


async def test_when_the_time_is_over_the_answer_is_finished_and_nothing_more_is_asked(house: House) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        house.clock.forward(minutes=11)
        await until_shown(pilot, "The time is over.")
        assert "time is over" in screen_text(pilot).splitlines()[0]
        await reply(pilot)
        await press(pilot, "1", "enter")
        await at_the_marking(pilot)
        await press(pilot, "enter")
        await at_the_report(pilot)
        assert "11:00 of 10:00 used" in screen_text(pilot)
        assert len(course(pilot).given) == 1


async def test_passed_over_is_told(house: House) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        await press(pilot, "escape", "s")
        assert course(pilot).given[0].skipped
        assert not log(pilot).answers()
        await to_the_report(pilot, house.clock)
        assert "passed over 1" in screen_text(pilot)


async def test_level_and_verdicts_are_chosen_and_remembered(house: House) -> None:
    async with house.open() as pilot:
        await start(pilot)
        await press(pilot, "right", "right", "space")
        await until_shown(pilot, "The clock stands while you read a verdict.")
        await press(pilot, "2")
        await until(pilot, lambda: on_top(pilot, InterviewScreen), "it has begun")
        plan = course(pilot).plan
        assert (plan.minutes, plan.level, plan.reveal) == (20, 3, True)
        await press(pilot, "escape", "escape", "2", "enter")
        await at_the_report(pilot)
        await press(pilot, "escape")
        await until_shown(pilot, "1 report")
        lines = [
            line for line in screen_text(pilot).splitlines() if line.startswith(("  Level", "  Verdicts"))
        ]
        assert ["› deep" in lines[0], "› after each" in lines[1]] == [True, True]


async def test_where_the_next_question_can_not_be_saved_enter_tries_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        write_step = log(pilot).record_interview

        def full(interview: str, step: str, detail: Mapping[str, Any], **more: Any) -> Event:
            if step == "asked":
                raise Problem("can't be written: no space left on device")
            return write_step(interview, step, detail, **more)

        with monkeypatch.context() as patch:
            patch.setattr(log(pilot), "record_interview", full)
            await answer(pilot, house.clock)
            assert "Not saved: can't be written: no space left" in screen_text(pilot)
            await press(pilot, "3", "1", "enter")
            assert len(course(pilot).given) == 1
        await press(pilot, "enter")
        await answer(pilot, house.clock)
        assert len(course(pilot).given) == 2


def spoil(patch: pytest.MonkeyPatch) -> None:
    """Let the opener be unreadable, as where its file was broken since the app was opened."""

    def unread(question: Question, seed: int) -> Presentation:
        if question.id == "why-it-works":
            raise Problem("can't be read any more")
        return present(question, seed)

    patch.setattr(running, "present", unread)


async def test_questions_that_are_gone_are_passed_over_and_that_is_told(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        spoil(monkeypatch)
        await begin(pilot)
        assert "passed over: can't be read any more" in screen_text(pilot)
        assert [given.key for given in course(pilot).given if given.skipped] == ["mini/question/why-it-works"]
        await answer(pilot, house.clock)
        assert [given.skipped for given in course(pilot).given] == [True, False]


async def test_a_question_that_can_be_neither_shown_nor_passed_over_closes_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        spoil(monkeypatch)
        write_step = log(pilot).record_interview

        def full(interview: str, step: str, detail: Mapping[str, Any], **more: Any) -> Event:
            if step == "skipped":
                raise Problem("can't be written: no space left on device")
            return write_step(interview, step, detail, **more)

        with monkeypatch.context() as patch:
            patch.setattr(log(pilot), "record_interview", full)
            await begin(pilot)
            await until_shown(pilot, "no space left")
        await press(pilot, "enter")
        await until_shown(pilot, "passed over")


async def test_where_the_end_of_a_task_can_not_be_saved_enter_leads_into_it_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        await at_the_task(pilot, house.clock)
        await press(pilot, "escape", "escape", "3")
        await start(pilot)
        await press(pilot, "1")
        await until(pilot, lambda: on_top(pilot, InterviewCodingScreen), "the task is asked again")
        await until(pilot, lambda: top(pilot, InterviewCodingScreen).is_ready, "and shown")
        await press(pilot, "escape")
        with monkeypatch.context() as patch:
            patch.setattr(log(pilot), "record_interview", no_space)
            await press(pilot, "f9")
            await until(pilot, lambda: on_top(pilot, InterviewScreen), "the task is left")
            await until_shown(pilot, "no space left")
        await press(pilot, "enter")
        assert on_top(pilot, InterviewCodingScreen)


def no_space(*_: object, **__: object) -> Event:
    raise Problem("can't be written: no space left on device")
