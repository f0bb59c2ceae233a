"""What a screen looks up in threads: the screen answers meanwhile, and a read that fails is told."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from candidate import begin, log
from harness import House, ask, press, screen_text, until, until_shown
from textual import events

from graders.errors import Problem
from trainer.bank import Catalogue
from trainer.progress import Progress, Submission
from trainer.tui.browse.screen import BrowseScreen
from trainer.tui.host import HouseApp
from trainer.tui.screens.coding import CodingScreen
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.question import QuestionScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def unreadable(*_: object, **__: object) -> None:
    raise Problem("the disk would not read it", remedy="check the disk")


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], threading.Event]]:
    """Holds every reading of the log from now on, until the event is set."""
    go_on = threading.Event()

    def hold() -> threading.Event:
        read = Progress.states

        def slow(self: Progress) -> Any:
            assert threading.current_thread() is not threading.main_thread(), "read in the app's loop"
            go_on.wait(20)
            return read(self)

        monkeypatch.setattr(Progress, "states", slow)
        return go_on

    yield hold
    go_on.set()


@pytest.mark.parametrize("name", ["setting", "states"])
async def test_home_tells_what_it_can_not_read_and_counts_when_it_can(
    house: House, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Progress, name, unreadable)
        async with house.open() as pilot:
            await until_shown(pilot, "the disk would not read it; check the disk")
            assert "5 easy questions" not in screen_text(pilot)
            patch.undo()
            await press(pilot, "9", "escape")
            await until_shown(pilot, "5 easy questions")


async def test_what_can_not_be_read_opens_nothing_and_closes_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        for name in ("states", "attempt_groups"):
            monkeypatch.setattr(Progress, name, unreadable)
        await press(pilot, "1")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "the disk would not read it; check the disk" in screen_text(pilot)
        for key in "35":
            await press(pilot, key)
            assert "the disk would not read it; check the disk" in screen_text(pilot)
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_round_on_its_way_is_called_off_by_esc(
    house: House, held: Callable[[], threading.Event]
) -> None:
    async with house.open() as pilot:
        app = pilot.app
        assert isinstance(app, HouseApp)
        go_on = held()
        for key in ("1", "escape"):
            app.post_message(events.Key(key, None))
            await until(pilot, lambda: bool(app.under_way) == (key == "1"), f"{key} has acted")  # noqa: B023
        go_on.set()
        await press(pilot, "down")
        assert isinstance(app.screen, HomeScreen)
        assert "› 2  Learn something new" in screen_text(pilot)


async def test_esc_leaves_a_list_that_is_still_being_read(
    house: House, held: Callable[[], threading.Event]
) -> None:
    async with house.open() as pilot:
        app = pilot.app
        assert isinstance(app, HouseApp)
        go_on = held()
        app.post_message(events.Key("5", "5"))
        await until(pilot, lambda: "Drills" in app.screen.__class__.__name__, "the list is open")
        await until(pilot, lambda: bool(app.under_way), "it is being read")
        app.post_message(events.Key("escape", None))
        await until(pilot, lambda: isinstance(app.screen, HomeScreen), "it is left")
        go_on.set()  # who leaves the app waits for its threads


async def test_what_is_typed_behind_a_round_on_its_way_answers_it(
    house: House, held: Callable[[], threading.Event]
) -> None:
    async with house.open() as pilot:
        app = pilot.app
        assert isinstance(app, HouseApp)
        go_on = held()
        for key in "12":
            app.post_message(events.Key(key, key))
        await until(pilot, lambda: bool(app.under_way), "the round is being made")
        go_on.set()
        await until_shown(pilot, "› 2")
        assert isinstance(app.screen, QuestionScreen)


async def test_a_round_that_can_not_be_read_says_so_and_enter_tries_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(Progress, "state", unreadable)
            await ask(pilot, "which-way", "flat-loss")
            assert "the disk would not read it; check the disk" in screen_text(pilot)
            await press(pilot, "f")
        await press(pilot, "enter")
        assert "Which way does a step go?" in screen_text(pilot)
        await press(pilot, "1", "enter")
        with monkeypatch.context() as patch:
            patch.setattr(Progress, "state", unreadable)
            await press(pilot, "f")
            assert "Not saved: the disk would not read it" in screen_text(pilot)
            await press(pilot, "enter")
            assert "Which way does a step go?" in screen_text(pilot)
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, HomeScreen), "out of it in any case"


@pytest.mark.parametrize("name", ["question", "notes"])
async def test_content_is_read_in_threads(house: House, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    read = getattr(Catalogue, name)
    threads = []

    def watched(self: Catalogue, *which: str) -> object:
        threads.append(threading.current_thread())
        return read(self, *which)

    monkeypatch.setattr(Catalogue, name, watched)
    async with house.open() as pilot:
        await ask(pilot, "which-way")
        await press(pilot, "n")
        assert threads
        assert threading.main_thread() not in threads


async def test_where_the_next_can_not_be_read_what_still_stands_there_is_answered_no_second_time(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        screen = await ask(pilot, "which-way", "flat-loss", "one-step")
        await press(pilot, "1", "enter", "enter")
        assert "2 of 3" in screen_text(pilot)
        with monkeypatch.context() as patch:
            patch.setattr(Progress, "state", unreadable)
            await press(pilot, "s")
            assert "the disk would not read it; check the disk" in screen_text(pilot)
            assert "enter next" in screen_text(pilot)
            await press(pilot, "s", "u", "1", "ctrl+r", "enter")
        await press(pilot, "enter")
        assert pilot.app.screen is screen
        assert "3 of 3" in screen_text(pilot)


async def test_a_round_that_is_left_and_gone_on_with_reads_on(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        await ask(pilot, "which-way", "flat-loss", "one-step")
        await press(pilot, "1", "enter", "enter")
        with monkeypatch.context() as patch:
            patch.setattr(Progress, "state", unreadable)
            await press(pilot, "s")
        await press(pilot, "escape")
        assert "backspace go on" in screen_text(pilot)
        await press(pilot, "backspace")
        assert "3 of 3" in screen_text(pilot)


async def test_a_round_asked_twice_for_what_is_next_leaves_no_question_out(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, reading = threading.Event(), threading.Semaphore(0)
    read = Progress.state

    def slow(self: Progress, card: str) -> Any:
        reading.release()
        go_on.wait(20)
        return read(self, card)

    async with house.open() as pilot:
        screen = await ask(pilot, "which-way", "flat-loss", "one-step")
        await press(pilot, "1", "enter")
        monkeypatch.setattr(Progress, "state", slow)
        screen.go_on()
        await until(pilot, lambda: reading.acquire(blocking=False), "the next is being read")
        screen.go_on()
        await pilot.pause(0.05)
        go_on.set()
        await until_shown(pilot, "2 of 3")
        await press(pilot, "2", "enter", "enter")
        assert "3 of 3" in screen_text(pilot)


async def test_in_browse_what_can_not_be_read_is_told_and_closes_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        await pilot.app.push_screen(BrowseScreen())
        await until_shown(pilot, "10 found")
        await press(pilot, "down", "tab")
        monkeypatch.setattr(Progress, "state", unreadable)
        for key, told in (
            ("enter", "  the disk would not"),
            ("f", "Not saved: the disk"),
            ("z", "Not saved"),
        ):
            await press(pilot, key)
            assert told in screen_text(pilot)
        assert isinstance(pilot.app.screen, BrowseScreen)


async def test_browse_reads_the_log_in_threads(house: House, held: Callable[[], threading.Event]) -> None:
    async with house.open() as pilot:
        await pilot.app.push_screen(BrowseScreen())
        await until_shown(pilot, "10 found")
        held().set()
        await press(pilot, "tab", "down", "z")
        await until_shown(pilot, "suspended: it is not asked")


async def test_in_an_interview_a_flag_that_can_not_be_read_is_told(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        monkeypatch.setattr(Progress, "state", unreadable)
        await press(pilot, "escape", "f")
        assert "Not saved: the disk would not read it" in screen_text(pilot)


async def test_a_task_opened_beside_a_log_that_can_not_be_read_says_so_and_closes_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        monkeypatch.setattr(Progress, "state", unreadable)
        await pilot.app.push_screen(CodingScreen("mini/task/add-up"))
        await until_shown(pilot, "the disk would not read it; check the disk")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_the_keys_of_a_task_are_shown_without_reading_the_log(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        screen = CodingScreen("mini/task/add-up")
        log(pilot).record_submission(Submission("mini/task/add-up", "h", "passed", 6, 6, (), "key", 0, 60.0))
        await pilot.app.push_screen(screen)
        await until(pilot, lambda: screen.is_ready, "the task is open")
        monkeypatch.setattr(Progress, "state", unreadable)
        await press(pilot, "escape", "enter", "escape")
        assert pilot.app.screen is screen
