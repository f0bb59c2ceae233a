"""A round on the screen: kept answers, undo, what comes back, its end, a task between questions."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from asking import digit, log, nothing_is_saved
from harness import House, ask, press, screen_lines, screen_text, until, until_shown

from graders.errors import Problem
from trainer.practice import round_of
from trainer.progress import Answer, Progress, Rating, Submission
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.question import QuestionScreen
from trainer.tui.screens.roundend import RoundEndScreen

if TYPE_CHECKING:
    import pytest


async def test_an_answer_is_on_disk_before_the_next_question_shows(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "which-way", "flat-loss")
        await press(pilot, digit(pilot, "Against"), "enter")
        assert len(log(pilot)) == 1
        assert "Which way" in screen_text(pilot)
        await press(pilot, "enter")
        assert "Training loss" in screen_text(pilot) or "flat for 200 steps" in screen_text(pilot)


async def test_an_answer_that_cannot_be_saved_keeps_its_question(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        await ask(pilot, "which-way")

        def full(answer: object) -> str:
            raise Problem("the disk is full", where="progress.sqlite3", remedy="free some space")

        monkeypatch.setattr(pilot.app.library.progress, "record_answer", full)
        await press(pilot, "1", "enter")
        assert "Not saved: progress.sqlite3: the disk is full; free some space" in screen_text(pilot)
        assert screen_lines(pilot)[-1].split()[:2] == ["enter", "check"]
        monkeypatch.undo()
        await press(pilot, "enter")
        assert len(log(pilot)) == 1


async def test_an_undo_that_cannot_be_saved_leaves_the_answer(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        await ask(pilot, "which-way", "flat-loss")
        await press(pilot, "1", "enter")
        monkeypatch.setattr(Progress, "undo", nothing_is_saved)
        await press(pilot, "u")
        assert "Not saved: progress.sqlite3: the disk is full; free some space" in screen_text(pilot)
        assert screen_lines(pilot)[-1].split()[:2] == ["enter", "next"]


async def test_a_question_that_asks_something_else_now_says_so(house: House) -> None:
    with Progress.open(house.places.data, now=house.clock) as progress:
        key = "mini/question/which-way"
        progress.record_answer(Answer(key, "of old", Rating.GOOD, True, {}, 9.0, 1, "review"))
    async with house.open() as pilot:
        await ask(pilot, "which-way", "flat-loss")
        assert "asks something else than last time" in " ".join(screen_text(pilot).split())
        await press(pilot, "1", "enter", "enter")
        assert "something else" not in screen_text(pilot)


async def test_undo_takes_the_answer_back_and_asks_again_as_it_was(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "flat-loss", "which-way")
        options = [line for line in screen_lines(pilot) if " 1  " in line or " 2  " in line or " 3  " in line]
        assert "u undo" not in screen_text(pilot)
        await press(pilot, "1", "enter", "enter", "u")
        assert not log(pilot)
        assert "Taken back" in screen_text(pilot)
        assert "Review  1 of 2" in screen_text(pilot)
        again = [line for line in screen_lines(pilot) if " 1  " in line or " 2  " in line or " 3  " in line]
        assert again == options


async def test_undo_right_after_the_verdict(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "which-way")
        await press(pilot, "1", "enter", "u")
        assert not log(pilot)
        assert screen_lines(pilot)[-1].split()[:2] == ["enter", "check"]


async def test_a_remark_goes_when_the_next_answer_is_judged(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "one-step", "which-way")
        await press(pilot, "escape", "s")
        assert "Skipped; it comes back" in screen_text(pilot)
        await press(pilot, "1", "enter")
        assert "You said 1" in screen_text(pilot) or "Right: 1" in screen_text(pilot)
        assert "Skipped; it comes back" not in screen_text(pilot)


async def test_the_round_ends_with_how_it_went_and_undo_still_works(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "which-way", "one-step")
        await press(pilot, digit(pilot, "Against"), "enter", "enter")
        await press(pilot, "escape", "s")
        assert "Skipped; it comes back at the end of the round." in screen_text(pilot)
        assert "again 1 of 1, was skipped" in screen_lines(pilot)[0]
        await press(pilot, "escape", "s")
        assert isinstance(pilot.app.screen, RoundEndScreen)
        text = screen_text(pilot)
        assert "✓ 1 of 1 right.  1 skipped." in text
        assert "1 answer on disk. The first of these comes back in 10 minutes." in text
        await press(pilot, "u")
        assert "Which way" in screen_text(pilot)
        assert not log(pilot)
        await press(pilot, "s", "s", "enter")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_what_was_missed_is_listed_at_the_end(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "why-it-works")
        await press(pilot, "ctrl+r", "enter")
        while not isinstance(pilot.app.screen, RoundEndScreen):
            await press(pilot, "ctrl+r", "enter")
        assert "To look at again\n  • Why does gradient descent work at all?" in screen_text(pilot)


async def test_a_question_that_vanished_says_so_and_counts_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        catalogue = pilot.app.library.catalogue  # type: ignore[attr-defined]
        read = type(catalogue).question

        def question(self: object, key: str) -> object:
            return read(self, key.replace("which-way", "which-weigh"))

        monkeypatch.setattr(type(catalogue), "question", question)
        await ask(pilot, "which-way", "flat-loss")
        assert "no longer in the bank" in screen_text(pilot)
        await press(pilot, "enter")
        await until_shown(pilot, "flat for 200 steps")
        assert not log(pilot)


async def test_a_task_in_a_round_opens_the_editor_and_the_round_goes_on(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "which-way")
        app = pilot.app
        library = app.library  # type: ignore[attr-defined]
        keys = ["mini/task/add-up", "mini/question/which-way"]
        round_ = round_of(library.progress, library.catalogue, Random(3), keys, name="Review", mode="review")
        await app.push_screen(QuestionScreen(round_))
        await until(pilot, lambda: type(app.screen).__name__ == "CodingScreen", "the editor is open")
        library.progress.record_submission(
            Submission("mini/task/add-up", "h", "passed", 6, 6, (), "key", 0, 60.0)
        )
        while not isinstance(app.screen, QuestionScreen):
            await press(pilot, "escape")
        await until_shown(pilot, "Review  2 of 2")
        assert round_.summary().right == 1
        await press(pilot, "u")
        await until(pilot, lambda: type(app.screen).__name__ == "CodingScreen", "the task is asked again")
        assert not library.progress.answers(card="mini/task/add-up")
        while not isinstance(app.screen, QuestionScreen):
            await press(pilot, "escape")
        assert round_.summary().skipped == 1


async def test_what_comes_back_is_counted_and_told(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "which-way", "flat-loss")
        assert "Review  1 of 2" in screen_lines(pilot)[0]
        await press(pilot, digit(pilot, "Along"), "enter")
        assert "Review  1 of 2 + 1 again" in screen_lines(pilot)[0]
        assert "What was wrong is asked again before the end of the round." in screen_text(pilot)
        await press(pilot, "enter")
        assert "Review  2 of 2 + 1 again" in screen_lines(pilot)[0]
        await press(pilot, digit(pilot, "Raise the rate"), "enter")
        assert "2 of 2 + 2 again" in screen_lines(pilot)[0]
        assert "What was wrong is asked again" not in screen_text(pilot), "it is said once"
        await press(pilot, "enter")
        assert "Review  again 1 of 2, was wrong" in screen_lines(pilot)[0]


async def test_a_round_left_says_how_it_went_and_one_key_leaves_that(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "which-way", "flat-loss", "all-that-apply")
        await press(pilot, digit(pilot, "Along"), "enter", "enter", "escape")
        text = screen_text(pilot)
        assert "left before its end" in screen_lines(pilot)[0]
        assert "0 of 1 right.  3 left for another time." in text
        assert "1 answer on disk." in text
        assert "To look at again\n  • Which way does a step go?" in text
        await press(pilot, "backspace")
        assert "2 of 3 + 1 again" in screen_lines(pilot)[0]
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_round_left_unanswered_closes_at_once(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "which-way", "flat-loss")
        await press(pilot, "s", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
