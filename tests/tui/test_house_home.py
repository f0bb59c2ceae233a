"""Home: first run, the menu, what is counted, broken banks, small windows."""

from __future__ import annotations

import re

import pytest
from harness import (
    NARROW,
    NORMAL,
    WIDE,
    House,
    ask,
    click_text,
    press,
    screen_lines,
    screen_text,
    until,
    until_shown,
    write,
)  # fmt: skip

from graders.errors import Problem
from trainer.progress import Answer, Progress, Rating, Submission
from trainer.tui.app import TrainerApp
from trainer.tui.browse.screen import BrowseScreen
from trainer.tui.interview.start import InterviewStartScreen
from trainer.tui.lab.screen import LabScreen
from trainer.tui.screens.drills import DrillsScreen
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.question import QuestionScreen
from trainer.tui.screens.tasks import TasksScreen
from trainer.tui.settings.screen import SettingsScreen
from trainer.tui.statistics.screen import StatisticsScreen


def answered(house: House, name: str = "which-way", *, right: bool = True) -> None:
    with Progress.open(house.places.data, now=house.clock) as progress:
        rating = Rating.GOOD if right else Rating.AGAIN
        progress.record_answer(Answer(f"mini/question/{name}", "h", rating, right, {}, 9.0, 1, "review"))


async def test_the_first_run_welcomes_in_five_lines_once(house: House) -> None:
    async with house.open() as pilot:
        text = screen_text(pilot)
        assert "Welcome. Five things to know, said once:" in text
        for key in ("enter  ", "1 to 9", "esc  ", "?  ", "ctrl+q  "):
            assert f"    {key}" in text
        assert "› 1  Begin                  5 easy questions" in text
        assert len(screen_lines(pilot)) == NORMAL[1]
    async with house.open() as pilot:
        assert "Welcome" not in screen_text(pilot)


async def test_who_looks_at_the_keys_first_is_still_welcomed(house: House) -> None:
    async with house.open() as pilot:
        await press(pilot, "question_mark")
        assert "Welcome" not in screen_text(pilot)
        await press(pilot, "escape")
        await until_shown(pilot, "Welcome. Five things to know")
        await press(pilot, "5", "escape")
        await until_shown(pilot, "Nothing is due")
        assert "Welcome" not in screen_text(pilot)


async def test_what_esc_said_at_home_is_gone_when_one_comes_back(house: House) -> None:
    async with house.open() as pilot:
        await press(pilot, "escape")
        await until_shown(pilot, "This is home.")
        await press(pilot, "5", "escape")
        await until_shown(pilot, "Nothing is due")
        assert "This is home." not in screen_text(pilot)


async def test_the_menu_stands_before_the_library_is_open(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TrainerApp, "_open_library", lambda self: None)
    app = TrainerApp(house.places, now=house.clock)
    async with app.run_test(size=NORMAL) as pilot:
        assert "1  Begin" in screen_text(pilot)
        await press(pilot, "3")
        assert isinstance(app.screen, HomeScreen)
        monkeypatch.undo()
        app._open_library()
        await until(pilot, lambda: isinstance(app.screen, TasksScreen), "the key pressed early has acted")


async def test_it_counts_what_is_due_and_how_topics_stand(house: House) -> None:
    answered(house, right=False)
    house.clock.forward(minutes=20)
    async with house.open() as pilot:
        text = screen_text(pilot)
        assert "1 due now  about 1 minute" in text
        assert "› 1  Review                 1 question, 7 new" in text
        assert "Learn something new    Basics, 3 unseen" in text
        assert "1 day in a row" in text
        assert "Tue 24 Nov" in text
        assert "Basics    ────────────────    0 %  1 due" in text
        assert "Practice  ────────────────    new" in text


async def test_nothing_due_marks_learning_instead(house: House) -> None:
    answered(house)
    with Progress.open(house.places.data, now=house.clock) as progress:
        progress.set_setting("new_per_day", 0)
    async with house.open() as pilot:
        assert "nothing is due" in screen_text(pilot)
        assert "› 2  Learn something new" in screen_text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "Nothing to ask there now." in screen_text(pilot)


@pytest.mark.parametrize(
    ("keys", "screen"),
    [
        (["enter"], QuestionScreen),
        (["1"], QuestionScreen),
        (["2"], QuestionScreen),
        (["3"], TasksScreen),
        (["down", "down", "enter"], TasksScreen),
        (["down", "down", "down", "up", "down", "enter"], InterviewStartScreen),
        (["4"], InterviewStartScreen),
        (["5"], DrillsScreen),
        (["6"], LabScreen),
        (["7"], StatisticsScreen),
        (["8"], BrowseScreen),
        (["slash"], BrowseScreen),
        (["9"], SettingsScreen),
        (["0"], HomeScreen),
        (["escape"], HomeScreen),
    ],
)
async def test_the_menu_by_keys(house: House, keys: list[str], screen: type) -> None:
    async with house.open() as pilot:
        await press(pilot, *keys)
        assert isinstance(pilot.app.screen, screen)
        if screen is not HomeScreen:
            await press(pilot, "escape", "escape")
            assert isinstance(pilot.app.screen, HomeScreen)


async def test_the_menu_by_mouse(house: House) -> None:
    async with house.open() as pilot:
        await click_text(pilot, "Coding tasks")
        assert isinstance(pilot.app.screen, TasksScreen)
        await click_text(pilot, "esc home")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_topic_can_be_practised_at_any_time(house: House) -> None:
    async with house.open() as pilot:
        pilot.app.go_to("topics")  # type: ignore[attr-defined]
        await until_shown(pilot, "2 topics")
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, QuestionScreen)
        await until_shown(pilot, "Practice  1 of 4")


async def test_an_unfinished_task_can_be_continued(house: House) -> None:
    with Progress.open(house.places.data, now=house.clock) as progress:
        progress.record_submission(
            Submission("mini/task/add-up", "h", "failed", 1, 3, ("off-by-one",), "key", 0, 60.0)
        )
    async with house.open() as pilot:
        assert "0  Continue               add-up: off by one" in screen_text(pilot)
        await press(pilot, "0")
        await until_shown(pilot, "Add up")
        pilot.app.go_to("tasks")  # type: ignore[attr-defined]
        await press(pilot, "escape")
        await press(pilot, "3")
        assert "not passed yet, 1 attempt, last off by one" in screen_text(pilot)


async def test_a_wrong_answer_that_comes_back_soon_is_told(house: House) -> None:
    with Progress.open(house.places.data, now=house.clock) as progress:
        progress.set_setting("new_per_day", 0)
    answered(house, right=False)
    async with house.open() as pilot:
        assert "1 comes back soon  within the hour" in screen_text(pilot)
        assert "Nothing is due" not in screen_text(pilot)


async def test_the_first_round_mixes_kinds_and_begins_with_a_choice(house: House) -> None:
    async with house.open() as pilot:
        await press(pilot, "enter")
        kinds = []
        while "First round  again" not in screen_lines(pilot)[0]:
            kinds.append(screen_lines(pilot)[0].split(" · ")[1])
            if "leave the field" in screen_lines(pilot)[-1]:
                await press(pilot, "escape")
            await press(pilot, "s")
        assert len(kinds) == 5
        assert kinds[0] == "choice"
        assert len(set(kinds)) == len(kinds)
        assert "open" not in kinds


async def test_traps_are_asked_by_themselves(house: House) -> None:
    async with house.open() as pilot:
        pilot.app.go_to("traps")  # type: ignore[attr-defined]
        await until_shown(pilot, "Traps only  1 of 1")
        assert "trap" in screen_lines(pilot)[0]


async def test_tasks_stand_by_topic_with_title_and_id(house: House) -> None:
    async with house.open() as pilot:
        await press(pilot, "3")
        lines = [line.strip() for line in screen_lines(pilot)]
        at = next(at for at, line in enumerate(lines) if line.endswith("add-up"))
        assert lines[at - 1] == "Practice"
        assert "Add up" in lines[at]


async def test_a_long_help_page_scrolls_by_pages(house: House) -> None:
    async with house.open(size=(40, 12)) as pilot:
        await ask(pilot, "which-way")
        await press(pilot, "f1")
        first = screen_text(pilot)
        for key, back in [("pagedown", "pageup"), ("end", "home")]:
            await press(pilot, key)
            assert screen_text(pilot) != first
            await press(pilot, back)
            assert screen_text(pilot) == first


async def test_f1_helps_in_a_field_and_leaves_out_the_librarys_keys(house: House) -> None:
    async with house.open(size=(80, 40)) as pilot:
        await ask(pilot, "why-it-works")
        await write(pilot, "w")
        await press(pilot, "f1")
        assert "of the screen beneath" in screen_text(pilot)
        assert "Delete" not in screen_text(pilot)
        assert "word" not in screen_text(pilot).lower()


async def test_coming_back_counts_again(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "which-way")
        await press(pilot, "1", "enter", "escape", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        answered_line = next(line for line in screen_lines(pilot) if "in a row" in line)
        assert "1 day in a row" in answered_line
        assert "Welcome" not in screen_text(pilot)


async def test_a_broken_bank_is_told_in_one_line_and_the_rest_goes_on(house: House) -> None:
    bank = house.places.content[0] / "mini" / "practice.yaml"
    bank.write_text("topic: practice\nquestions: [{id: x\n", encoding="utf-8")
    async with house.open() as pilot:
        text = screen_text(pilot)
        assert "1 file could not be read: practice.yaml:2:" in text
        assert re.search(r"8  Browse +4 questions", text)


async def test_a_damaged_log_set_aside_is_told_beside_a_broken_bank(house: House) -> None:
    answered(house)
    (house.places.data / "progress.sqlite3").write_bytes(b"no database" * 1000)
    bank = house.places.content[0] / "mini" / "practice.yaml"
    bank.write_text("topic: practice\nquestions: [{id: x\n", encoding="utf-8")
    async with house.open() as pilot:
        assert "1 file could not be read: practice.yaml:2:" in screen_text(pilot)
        (notice,) = pilot.app.library.progress.notices  # type: ignore[attr-defined]
        assert " ".join(notice.split()[:4]) in screen_text(pilot)


async def test_a_disk_that_takes_nothing_leaves_home_standing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_named: object) -> None:
        raise Problem("the disk is full")

    monkeypatch.setattr(Progress, "set_setting", full)
    async with house.open() as pilot:
        assert "5 easy questions" in screen_text(pilot)


async def test_the_narrow_page_keeps_numbers_names_and_keys(house: House) -> None:
    answered(house)
    async with house.open(size=NARROW) as pilot:
        lines = screen_lines(pilot)
        assert any("1  Review" in line for line in lines)
        assert any("5  Drills" in line for line in lines)
        assert lines[-1].split() == ["enter", "review", "1-9", "go", "to", "?", "help"]
        assert max(map(len, lines)) <= NARROW[0]


async def test_the_wide_page_has_two_columns(house: House) -> None:
    answered(house)
    async with house.open(size=WIDE) as pilot:
        text = screen_text(pilot)
        row = next(line for line in screen_lines(pilot) if "› " in line and "Review" in line)
        assert "Practice" in row
        assert "Last seven days" in text
        assert "Tue 24 Nov ▪" in text
        assert "1 answer" in text


@pytest.mark.parametrize("size", [(29, 20), (80, 9), (10, 3)])
async def test_a_tiny_window_says_so_and_nothing_else(house: House, size: tuple[int, int]) -> None:
    async with house.open(size=size) as pilot:
        words = " ".join(screen_text(pilot).split())
        assert words in "Make the window larger."
        assert words
        await pilot.resize_terminal(*NORMAL)
        await until_shown(pilot, "Learn something new")


async def test_the_help_page_lists_the_keys_of_the_screen_beneath(house: House) -> None:
    async with house.open() as pilot:
        await press(pilot, "question_mark")
        text = screen_text(pilot)
        assert "What is due today" in text
        keys = dict(re.findall(r"^  (\S+(?:, \S+)*)   +(\S.*)$", text.partition("\n")[2], re.MULTILINE))
        assert next(iter(keys)) == "enter"
        assert keys["enter"] == "Begin"
        assert keys["1-9"] == "Go to"
        assert keys["up"] == "Up"
        assert keys["tab"] == "The next field or pane"
        assert keys["ctrl+q"] == "Leave; everything answered is kept"
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_how_topics_stand_is_read_by_page_keys_in_a_low_window(house: House) -> None:
    answered(house)
    async with house.open(size=(NARROW[0], 12)) as pilot:
        assert "Practice" not in screen_text(pilot)
        await press(pilot, "pagedown")
        await until_shown(pilot, "Practice")
        assert "1  Review" not in screen_text(pilot)
        await press(pilot, "pageup")
        await until_shown(pilot, "1  Review")


@pytest.mark.parametrize("size", [NARROW, NORMAL], ids=["narrow", "normal"])
async def test_settings_and_statistics_stand_in_the_menu_without_scrolling(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size=size) as pilot:
        assert "Welcome" in screen_text(pilot)
        for row in ("7  Statistics", "9  Settings"):
            assert row in screen_text(pilot)


async def test_after_midnight_the_day_is_still_the_one_that_is_studied(house: House) -> None:
    answered(house)
    house.clock.forward(hours=15)  # one in the morning
    async with house.open(size=WIDE) as pilot:
        assert screen_lines(pilot)[0].endswith("Tue 24 Nov")
        assert "Wed 25 Nov" not in screen_text(pilot)


async def test_after_midnight_no_other_day_shows_before_all_is_counted(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TrainerApp, "_open_library", lambda self: None)
    house.clock.forward(hours=15)  # one in the morning
    app = TrainerApp(house.places, now=house.clock)
    async with app.run_test(size=WIDE) as pilot:
        await until_shown(pilot, "Home")
        assert screen_lines(pilot)[0].endswith("Tue 24 Nov")
