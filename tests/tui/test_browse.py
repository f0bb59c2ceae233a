"""Browse and search: as one types, without giving answers away, and what can be done with what is found."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from harness import NARROW, NORMAL, WIDE, House, press, screen_lines, screen_text, until, until_shown, write

from trainer.progress import Answer, Rating
from trainer.tui.browse.filters import FiltersScreen
from trainer.tui.browse.finder import Finder
from trainer.tui.browse.hits import HitList
from trainer.tui.browse.screen import BrowseScreen
from trainer.tui.screens.coding import CodingScreen
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.question import QuestionScreen

if TYPE_CHECKING:
    from collections import Counter

    from textual.pilot import Pilot

    from trainer.practice.browsing import Entry, Filters
    from trainer.progress import Progress
    from trainer.tui.browse.finder import Result


async def opened(pilot: Pilot[None], *, found: str = "10 found") -> BrowseScreen:
    screen = BrowseScreen()
    await pilot.app.push_screen(screen)
    await until_shown(pilot, found)
    await until(pilot, lambda: screen.pane.text._page is not None, "the marked entry is shown")
    return screen


async def look_for(pilot: Pilot[None], words: str) -> None:
    """Type words, and wait for what they find and for the marked entry."""
    screen = pilot.app.screen
    assert isinstance(screen, BrowseScreen)
    await write(pilot, words)

    def there() -> bool:
        result, page = screen._result, screen.pane.text._page
        if result is None or result.typed != screen.field.value:
            return False
        return screen.entry is None or (page is not None and page.entry == screen.entry)

    await until(pilot, there, f"{words!r} was looked for")
    await pilot.pause()


def log(pilot: Pilot[None]) -> Progress:
    return pilot.app.library.progress  # type: ignore[attr-defined, no-any-return]


def answer(pilot: Pilot[None], name: str, rating: int) -> None:
    log(pilot).record_answer(
        Answer(f"mini/question/{name}", "h", Rating(rating), rating > 1, None, 9.0, 1, "review")
    )


def found(pilot: Pilot[None]) -> list[str]:
    screen = pilot.app.screen
    assert isinstance(screen, BrowseScreen)
    return [entry.key.split("/", 1)[1] for entry in screen.hits.entries]


async def test_slash_leads_there_from_home_and_escape_back(house: House) -> None:
    async with house.open() as pilot:
        await press(pilot, "slash")
        await until_shown(pilot, "10 found")
        assert "8 questions, 1 task" in screen_lines(pilot)[0]
        await look_for(pilot, "flat")
        await press(pilot, "escape")
        await until_shown(pilot, "10 found")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_what_is_typed_is_found_and_the_arrows_choose_meanwhile(house: House) -> None:
    async with house.open() as pilot:
        screen = await opened(pilot)
        await look_for(pilot, "can make fla")
        assert found(pilot) == ["question/all-that-apply"]
        assert "What can make a loss flat?" in screen_text(pilot)
        await press(pilot, *["backspace"] * 12)
        await look_for(pilot, "flat")
        assert set(found(pilot)) >= {"question/flat-loss", "question/all-that-apply"}
        first = screen.entry
        await press(pilot, "down")
        assert screen.entry != first
        assert screen.focused is screen.field


@pytest.mark.parametrize(
    ("name", "asked", "hidden"),
    [
        ("flat-loss", ["Look at gradient norms first"], ["tells a plateau from a minimum", "the bait", "✓"]),
        ("one-step", ["rate 0.1. Where are"], ["3.6", "gradient is 4"]),
        ("why-it-works", ["Why does gradient descent work"], ["points up", "To first order"]),
        ("pairs", ["stochastic", "one point"], ["stochastic  →", "By how many"]),
        ("the-rule", ["w [_1_] rate"], ["Minus the rate", "minus"]),
    ],
)
async def test_a_question_is_shown_without_its_answer_until_it_is_asked_for(
    house: House, name: str, asked: list[str], hidden: list[str]
) -> None:
    async with house.open(size=WIDE) as pilot:
        screen = await opened(pilot)
        at = next(at for at, entry in enumerate(screen.hits.entries) if entry.key.endswith(f"/{name}"))
        screen.hits.cursor = at
        await until_shown(pilot, asked[0])

        def given_away() -> list[str]:
            return [text for text in hidden if text in screen_text(pilot)]

        assert [text for text in asked if text not in screen_text(pilot)] == []
        assert given_away() == []
        await press(pilot, "tab", "space")
        await until(pilot, lambda: bool(given_away()), "the answer is shown")
        await press(pilot, "space")
        await until(pilot, lambda: not given_away(), "it is hidden again")
        await press(pilot, "space", "down", "up")
        await until_shown(pilot, asked[0])
        await until(
            pilot, lambda: not given_away(), "it is hidden again, as another one was marked meanwhile"
        )


async def test_steps_to_put_in_order_are_not_listed_in_it(house: House) -> None:
    async with house.open(size=WIDE) as pilot:
        screen = await opened(pilot)
        page = screen._finder.page(next(entry for entry in screen.hits.entries if entry.kind == "order"))
        assert page.shown is not None
        assert list(page.shown.steps) != list(page.shown.right_steps)


async def test_nothing_found_names_the_nearest_and_enter_looks_for_it(house: House) -> None:
    async with house.open() as pilot:
        await opened(pilot)
        await look_for(pilot, "gradeint")
        assert "nothing for gradeint; nearest: gradient" in screen_text(pilot)
        assert "enter search the nearest" in screen_lines(pilot)[-1]
        await press(pilot, "enter")
        await until(pilot, lambda: bool(found(pilot)), "the nearest was looked for")
        assert screen_lines(pilot)[2].split()[:2] == ["/", "gradient"]


async def test_enter_practises_a_question_codes_a_task_and_reads_notes(house: House) -> None:
    async with house.open() as pilot:
        screen = await opened(pilot)
        await look_for(pilot, "which way")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuestionScreen), "it is asked")
        await until_shown(pilot, "Which way does a step go?")
        await press(pilot, "escape")
        await until(pilot, lambda: pilot.app.screen is screen, "the list is back")
        await press(pilot, "escape")
        await look_for(pilot, "add")
        assert found(pilot)[0] == "task/add-up"
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CodingScreen), "the task is open")
        pilot.app.pop_screen()
        await until(pilot, lambda: pilot.app.screen is screen, "the list is back again")
        notes = next(at for at, entry in enumerate(screen.hits.entries) if entry.kind == "task")
        assert notes == 0
        await press(pilot, "escape")
        await until_shown(pilot, "10 found")
        screen.action_edge(1)
        await pilot.pause()
        assert screen.entry is not None
        assert screen.entry.kind == "notes"
        await press(pilot, "enter")
        assert screen.reading
        await press(pilot, "escape")
        assert not screen.reading


async def test_everything_found_is_practised_but_what_is_put_away(house: House) -> None:
    async with house.open() as pilot:
        await opened(pilot)
        log(pilot).suspend("mini/question/flat-loss")
        await look_for(pilot, "flat")
        count = len([key for key in found(pilot) if not key.startswith("notes")]) - 1
        assert f"ctrl+r all {count}" in screen_lines(pilot)[-1]
        await press(pilot, "ctrl+r")
        await until_shown(pilot, f"1 of {count}")
        assert isinstance(pilot.app.screen, QuestionScreen)


async def test_flag_and_suspend_are_taken_back_by_the_same_key(house: House) -> None:
    async with house.open() as pilot:
        await opened(pilot)
        await look_for(pilot, "which way")
        key = "mini/question/which-way"
        await press(pilot, "tab", "f")
        await until_shown(pilot, "flagged as wrong")
        assert log(pilot).state(key).flagged
        await press(pilot, "z")
        await until_shown(pilot, "suspended: it is not asked")
        await press(pilot, "enter")
        assert "It is suspended" in screen_text(pilot)
        await press(pilot, "z", "f")
        await until_shown(pilot, "No longer flagged.")
        state = log(pilot).state(key)
        assert (state.flagged, state.suspended) == (False, False)
        assert [event.kind for event in log(pilot).events()] == ["flag", "suspend", "unsuspend", "unflag"]


async def test_letters_are_words_in_the_box_and_keys_in_the_list(house: House) -> None:
    async with house.open() as pilot:
        screen = await opened(pilot)
        await write(pilot, "f z")
        assert screen.field.value == "f z"
        assert log(pilot).events() == []
        assert "flag" not in screen_lines(pilot)[-1]
        await press(pilot, "tab")
        await press(pilot, "slash")
        assert screen.focused is screen.field
        assert screen.field.value == "f z"


async def test_filters_say_how_many_each_would_leave(house: House) -> None:
    async with house.open(size=WIDE) as pilot:
        await opened(pilot)
        answer(pilot, "flat-loss", 1)
        answer(pilot, "which-way", 3)
        house.clock.forward(minutes=2)
        log(pilot).flag("mini/question/pairs")
        log(pilot).suspend("mini/question/the-rule")
        await press(pilot, "ctrl+t")
        await until_shown(pilot, "suspended")
        rows = {
            line.partition("[ ]")[2].lstrip(" 0123456789").rsplit(maxsplit=1)[0].strip(): line.split()[-1]
            for line in screen_lines(pilot)
            if "[ ]" in line
        }
        wanted = {"trap": "1", "choice": "2", "task": "1", "notes": "1", "due": "1", "missed": "1"}
        assert {name: rows[name] for name in wanted} == wanted
        assert {name: rows[name] for name in ("flagged", "suspended", "Basics")} == {
            "flagged": "1",
            "suspended": "1",
            "Basics": "5",
        }
        await press(pilot, "1")
        await until_shown(pilot, "5 hits now")
        screen = pilot.app.screen
        assert isinstance(screen, FiltersScreen)
        await press(pilot, "end", "up", "up", "enter", "escape")
        await until_shown(pilot, "only Basics · missed")
        await until_shown(pilot, "1 found")
        assert found(pilot) == ["question/flat-loss"]
        await press(pilot, "escape")
        await until_shown(pilot, "10 found")


async def test_a_narrow_window_has_the_numbers_too(house: House) -> None:
    async with house.open(size=NARROW) as pilot:
        await opened(pilot)
        await press(pilot, "ctrl+t")
        await until_shown(pilot, "Kind")
        row = next(line for line in screen_lines(pilot) if "Basics" in line)
        assert row.split()[-1] == "5"
        await press(pilot, "1")
        await until(pilot, lambda: "5 hits now" in screen_lines(pilot)[0], "the hits are counted")


async def test_the_numbers_are_those_of_the_last_choice_however_late_others_come(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, let_go = threading.Event(), threading.Event()
    real = Finder.counts

    def counts(self: Finder, typed: str, filters: Filters) -> dict[str, Counter[object]]:
        if filters.topic is not None:
            held.set()
            assert let_go.wait(20)
        return real(self, typed, filters)

    async with house.open(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "ctrl+t")
        await until_shown(pilot, "suspended")
        monkeypatch.setattr(Finder, "counts", counts)
        await press(pilot, "1")
        await until(pilot, held.is_set, "the first choice is being counted")
        assert "[x] 1  Basics" in screen_text(pilot)
        await press(pilot, "x", "3")
        await until_shown(pilot, "2 hits now")
        let_go.set()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "2 hits now" in screen_lines(pilot)[0]
        assert "[ ] 1  Basics" in screen_text(pilot)


async def test_how_each_stands_is_in_its_row_and_under_its_page(house: House) -> None:
    async with house.open() as pilot:
        screen = await opened(pilot)
        answer(pilot, "flat-loss", 1)
        house.clock.forward(days=1)
        screen.stands_otherwise()
        await until_shown(pilot, "answered once, last yesterday, due now")
        row = next(line for line in screen_lines(pilot) if "› trap" in line)
        assert row.split()[-2:] == ["due", "missed"]


async def test_old_hits_stay_until_new_ones_come_and_the_last_search_wins(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, let_go = threading.Event(), threading.Event()
    real = Finder.find

    def find(self: Finder, typed: str, *args: Any) -> Result | None:
        if typed == "f":
            held.set()
            assert let_go.wait(20)
        return real(self, typed, *args)

    async with house.open() as pilot:
        await opened(pilot)
        before = found(pilot)
        monkeypatch.setattr(Finder, "find", find)
        await pilot.press("f")
        await until(pilot, held.is_set, "the first search has begun")
        await until_shown(pilot, "looking…")
        assert found(pilot) == before
        await look_for(pilot, "lat can make")
        assert found(pilot) == ["question/all-that-apply"]
        let_go.set()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert found(pilot) == ["question/all-that-apply"]


async def test_closing_while_something_is_looked_for_is_quiet(house: House) -> None:
    async with house.open() as pilot:
        await opened(pilot)
        await pilot.press("f", "l", "escape", "escape", "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, BrowseScreen), "it is closed")


@pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE])
async def test_the_page_stands_beneath_beside_or_takes_turns(house: House, size: tuple[int, int]) -> None:
    async with house.open(size=size) as pilot:
        screen = await opened(pilot)
        await look_for(pilot, "which way")
        page, hits = screen.pane, screen.hits
        if size == NARROW:
            assert (hits.display, page.display) == (True, False)
            await press(pilot, "tab", "tab")
            assert (hits.display, page.display) == (False, True)
            await press(pilot, "escape")
            assert hits.display
        elif size == NORMAL:
            assert page.region.y > hits.region.y
        else:
            assert page.region.y == hits.region.y
        assert all(len(line) <= size[0] for line in screen_lines(pilot))


async def test_of_ten_thousand_hits_only_those_in_sight_are_drawn(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    real = HitList._line

    def line(self: HitList, entry: Entry, *args: Any, **options: Any) -> Any:
        drawn.append(entry.key)
        return real(self, entry, *args, **options)

    async with house.open() as pilot:
        screen = await opened(pilot)
        monkeypatch.setattr(HitList, "_line", line)
        many = [
            replace(screen.hits.entries[0], key=f"mini/question/q{number}", title=f"number {number}")
            for number in range(10_000)
        ]
        screen.hits.show(many, {}, house.clock())
        await until_shown(pilot, "number 0")
        screen.action_edge(1)
        await until_shown(pilot, "number 9999")
        await press(pilot, "up", "pageup")
        assert 0 < len(set(drawn)) <= 4 * screen.hits.size.height
        row = next(row for row in screen_lines(pilot) if row.lstrip().startswith("›"))
        assert f"number {9999 - 1 - (screen.hits.rows - 1)}" in row


def heads(pilot: Pilot[None]) -> list[str]:
    return [line for line in screen_lines(pilot) if line.split()[:3] == ["kind", "title", "due"]]


@pytest.mark.parametrize(("size", "tells_last"), [(NORMAL, True), (WIDE, False), ((200, 60), True)])
async def test_the_columns_of_the_list_have_heads_over_them(
    house: House, size: tuple[int, int], *, tells_last: bool
) -> None:
    async with house.open(size=size) as pilot:
        screen = await opened(pilot)
        answer(pilot, "flat-loss", 1)
        house.clock.forward(days=1)
        screen.stands_otherwise()
        await until_shown(pilot, "due now")
        head, first = (
            line[: screen.hits.region.right] for line in screen_lines(pilot)[screen.hits.region.y :][:2]
        )
        assert head.index("kind") == first.index("trap")
        assert head.index("due") == first.rindex("due")
        assert head.find("last answer") == first.find("missed")
        assert ("last answer" in head) == tells_last


async def test_the_heads_stay_while_the_list_scrolls(house: House) -> None:
    async with house.open() as pilot:
        screen = await opened(pilot)
        await press(pilot, "end", *["down"] * 20)
        assert len(heads(pilot)) == 1
        assert screen.hits.cursor == 9
        assert any(line.lstrip().startswith("›") for line in screen_lines(pilot))
        await press(pilot, *["up"] * 20)
        assert len(heads(pilot)) == 1
        assert screen_lines(pilot)[screen.hits.region.y + 1].lstrip().startswith("›")


@pytest.mark.parametrize("size", [NARROW, (80, 16)])
async def test_where_there_is_little_room_the_list_has_no_heads(house: House, size: tuple[int, int]) -> None:
    async with house.open(size=size) as pilot:
        screen = await opened(pilot)
        assert not heads(pilot)
        assert screen.hits.rows == screen.hits.size.height
        await pilot.click("#hits", offset=(12, 1))
        assert screen.hits.cursor == 1


async def test_where_nothing_is_found_nothing_has_heads(house: House) -> None:
    async with house.open() as pilot:
        await opened(pilot)
        await look_for(pilot, "zzzz")
        assert "nothing for zzzz" in screen_text(pilot)
        assert not heads(pilot)


async def test_a_click_on_the_heads_does_nothing(house: House) -> None:
    async with house.open() as pilot:
        screen = await opened(pilot)
        for _ in range(2):
            await pilot.click("#hits", offset=(12, 0))
        assert screen.hits.cursor == 0
        assert pilot.app.screen is screen


async def test_a_click_marks_and_a_second_one_takes(house: House) -> None:
    async with house.open() as pilot:
        screen = await opened(pilot)
        await pilot.click("#hits", offset=(12, 2))
        assert screen.hits.cursor == 1
        await pilot.click("#hits", offset=(12, 2))
        await until(pilot, lambda: isinstance(pilot.app.screen, QuestionScreen), "it is asked")
