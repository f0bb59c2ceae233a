"""The statistics screen, with a made-up log of three months of a small track."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from harness import NARROW, NORMAL, WIDE, press, screen_lines, screen_text, until, until_shown
from months import Learner

from trainer.bank import open_catalogue
from trainer.progress import Progress, Rating
from trainer.progress.model import Answer
from trainer.progress.report import stats_lines
from trainer.tui.screens.question import QuestionScreen
from trainer.tui.statistics.parts import Heading
from trainer.tui.statistics.screen import StatisticsScreen
from trainer.tui.widgets.plot_series import SeriesPlot

if TYPE_CHECKING:
    from harness import Clock, House
    from textual.pilot import Pilot

    from trainer.places import Places

DAYS = 91
CUT_DAY = re.compile(r"\d [A-Z][a-z]?(  |$)")
"""A day beneath a plot whose month was cut."""


@pytest.fixture
def months(places: Places, clock: Clock) -> int:
    """A log of three months; how many answers there are in it."""
    catalogue = open_catalogue(places.content, places.cache)
    with Progress.open(places.data, now=clock) as progress:
        return progress.add_events(list(Learner(list(catalogue.cards), new_a_day=1).events(clock(), DAYS)))


def plotted(pilot: Pilot[None]) -> int:
    return len(pilot.app.screen.query(SeriesPlot))


async def all_plotted(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: plotted(pilot) == 5, "five plots are there")
    await pilot.pause()


async def end(pilot: Pilot[None]) -> str:
    await press(pilot, "end")
    return screen_text(pilot)


@pytest.mark.parametrize("size", [NORMAL, WIDE, (200, 60)])
async def test_it_says_where_one_stands(house: House, months: int, size: tuple[int, int]) -> None:
    async with house.open(StatisticsScreen, size=size) as pilot:
        await all_plotted(pilot)
        top = screen_text(pilot)
        assert f"{months} answers" in screen_lines(pilot)[0]
        assert "4 weeks" in screen_lines(pilot)[0]
        for words in ("Kept in mind", "predicted", "Streak", "Coming due", "within 7 days", "Mastery", "└"):
            assert words in top
        assert "o" in top
        rows = [*screen_lines(pilot), *(await end(pilot)).splitlines()]
        assert any("Coding" in row for row in rows)
        assert all(len(row) <= size[0] for row in rows)
        assert "enter practise the weakest" in screen_lines(pilot)[-1]
        assert "x export" in screen_lines(pilot)[-1]


async def test_plots_beside_each_other_begin_in_the_same_row(house: House, months: int) -> None:
    async with house.open(StatisticsScreen) as pilot:
        await all_plotted(pilot)
        for _ in range(2):
            await until(pilot, lambda: any(line.count("└") == 2 for line in screen_lines(pilot)), "axes meet")
            assert not [line for line in screen_lines(pilot) if CUT_DAY.search(line)]
            await press(pilot, "pagedown")


@pytest.mark.parametrize("size", [NARROW, NORMAL])
async def test_confidence_has_its_brier_score_from_ten_answers_on(
    house: House, months: int, size: tuple[int, int]
) -> None:
    async with house.open(StatisticsScreen, size=size) as pilot:

        def sure_lines() -> list[str]:
            return [line.plain for line in pilot.app.screen.query_one("#sure", Heading).lines(size[0] - 4)]

        def sure() -> str:
            return " ".join(sure_lines())

        await until_shown(pilot, "Coming due")
        assert "over 1 answer: too few to judge by." in sure()
        assert "Brier" not in sure()
        for number in range(10):
            given = replace(answer(pilot), correct=number < 7, confidence=70)
            pilot.app.library.progress.record_answer(given)
        await press(pilot, "question_mark")
        await press(pilot, "escape")
        await until(pilot, lambda: "over 11 answers" in sure(), "all eleven are told of")
        assert (
            "Brier score 0.19 (0 is best, always saying 73 % gives 0.20): your confidence says more" in sure()
        )
        assert any(line.startswith("Brier score") for line in sure_lines())


async def test_a_narrow_window_keeps_the_numbers_and_leaves_the_plots_out(house: House, months: int) -> None:
    async with house.open(StatisticsScreen, size=NARROW) as pilot:
        await until_shown(pilot, "Coming due")
        text = "\n".join([screen_text(pilot), await end(pilot)])
        assert "└" not in text
        assert "⠤⠤" not in text
        assert "everything" in text
        await pilot.resize_terminal(*NORMAL)
        await all_plotted(pilot)
        await press(pilot, "home")
        await until_shown(pilot, "⠤⠤ everything")
        assert "└" in screen_text(pilot)


async def test_without_braille_it_is_all_ascii(house: House, months: int) -> None:
    async with house.open(StatisticsScreen, encoding="ascii") as pilot:
        await all_plotted(pilot)
        for _ in range(8):
            text = screen_text(pilot)
            assert text.isascii()
            assert "?" not in text.replace("? help", "")
            await press(pilot, "pagedown")


async def test_without_colour_it_stands(house: House, months: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with house.open(StatisticsScreen) as pilot:
        await all_plotted(pilot)
        assert "└" in screen_text(pilot)


async def test_t_looks_back_farther(house: House, months: int) -> None:
    async with house.open(StatisticsScreen) as pilot:
        await all_plotted(pilot)
        seen = []
        for name in ("13 weeks", "a year", "everything", "4 weeks"):
            await press(pilot, "t")
            await until(pilot, lambda name=name: name in screen_lines(pilot)[0], f"{name} is shown")
            seen.append(screen_text(pilot))
            assert plotted(pilot) == 5
        assert seen[0] != seen[3]
        assert "by week" in seen[0]


async def test_the_bars_of_weeks_stand_apart(house: House, months: int) -> None:
    async with house.open(StatisticsScreen, size=WIDE) as pilot:
        await all_plotted(pilot)
        await press(pilot, "t")
        await until(pilot, lambda: "o minutes, by week" in screen_text(pilot), "thirteen weeks are shown")
        await pilot.pause()
        lines = screen_lines(pilot)
        axis = [number for number, line in enumerate(lines) if line.count("└") == 2][1]
        bars = lines[axis - 1].rpartition("│")[2].split()
        assert len(bars) == DAYS // 7


async def test_the_arrows_plot_another_topic_and_enter_practises_it(house: House, months: int) -> None:
    async with house.open(StatisticsScreen) as pilot:
        await all_plotted(pilot)
        library = pilot.app.library
        topics = library.catalogue.tracks[0].topics
        legend = "\n".join(screen_lines(pilot)[4:9])
        await press(pilot, "right")
        await until_shown(pilot, "practise this topic")
        assert "\n".join(screen_lines(pilot)[4:9]) != legend or len(topics) == 1
        await press(pilot, "left")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuestionScreen), "a question is asked")
        assert any(topic.title in screen_text(pilot) for topic in topics)
        await press(pilot, "escape", "escape")


async def test_back_from_a_round_it_counts_again(house: House, months: int) -> None:
    async with house.open(StatisticsScreen) as pilot:
        await all_plotted(pilot)
        pilot.app.library.progress.record_answer(answer(pilot))
        await press(pilot, "question_mark")
        await press(pilot, "escape")
        await until_shown(pilot, f"{months + 1} answers")


def answer(pilot: Pilot[None]) -> Answer:
    key = pilot.app.library.catalogue.questions[0].key
    return Answer(key, "h", Rating.GOOD, correct=True, response=0, seconds=9.0, seed=1, mode="review")


async def test_under_twenty_answers_it_says_what_will_come_and_when(house: House) -> None:
    async with house.open(StatisticsScreen) as pilot:
        await until_shown(pilot, "There is no answer yet.")
        assert "after 20 more answers" in screen_text(pilot)
        assert "learn something new" in screen_lines(pilot)[-1]
        assert "span" not in screen_lines(pilot)[-1]
        assert plotted(pilot) == 0
        pilot.app.library.progress.record_answer(answer(pilot))
        await press(pilot, "question_mark")
        await press(pilot, "escape")
        await until_shown(pilot, "So far there is 1 answer.")
        assert "after 19 more answers" in screen_text(pilot)
        assert "enter practise the weakest" in screen_lines(pilot)[-1]


async def test_at_twenty_answers_the_plots_come(house: House) -> None:
    async with house.open(StatisticsScreen) as pilot:
        await until_shown(pilot, "There is no answer yet.")
        for _ in range(20):
            pilot.app.library.progress.record_answer(answer(pilot))
        await press(pilot, "question_mark")
        await press(pilot, "escape")
        await until_shown(pilot, "Coming due")
        # nothing was recalled on a later day, and no confidence was given
        await until(pilot, lambda: plotted(pilot) == 3, "three plots are there")


async def test_x_writes_what_stands_here_and_never_over_another_file(
    house: House, places: Places, months: int
) -> None:
    async with house.open(StatisticsScreen) as pilot:
        await all_plotted(pilot)
        await press(pilot, "t")
        await until(pilot, lambda: "13 weeks" in screen_lines(pilot)[0], "13 weeks are shown")
        for number in ("", "-2"):
            await press(pilot, "x")
            written = places.data / "exports" / f"statistics-2026-11-24{number}.txt"
            await until(pilot, written.exists, f"{written.name} is written")
        await until_shown(pilot, "Written:")
        library = pilot.app.library
        expected = "\n".join(stats_lines(library.progress, library.catalogue, 91)) + "\n"
        assert written.read_text(encoding="utf-8") == expected
        found = json.loads(written.with_suffix(".json").read_text(encoding="utf-8"))
        assert found["answers"] == months


async def test_left_before_its_figures_come_it_shows_nothing(
    house: House, months: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown_in_vain: list[StatisticsScreen] = []

    async def left(screen: StatisticsScreen) -> None:
        """Its widgets are gone, it is not yet."""
        assert not screen.query("*")
        await screen._counted()
        shown_in_vain.append(screen)

    monkeypatch.setattr(StatisticsScreen, "on_unmount", left, raising=False)
    async with house.open() as pilot:
        await pilot.app.push_screen(StatisticsScreen())
        await all_plotted(pilot)
        await press(pilot, "escape")
        await until(pilot, lambda: bool(shown_in_vain), "the figures came")
        await until_shown(pilot, "ctrl+q quit")


async def test_where_it_cannot_write_it_says_so(house: House, places: Places, months: int) -> None:
    (places.data / "exports").write_text("in the way")
    async with house.open(StatisticsScreen) as pilot:
        await all_plotted(pilot)
        await press(pilot, "x")
        await until_shown(pilot, "Not written:")


async def test_a_log_set_aside_is_told(house: House, places: Places, months: int) -> None:
    (places.data / "progress.sqlite3").write_bytes(b"no database at all" * 100)
    async with house.open(StatisticsScreen) as pilot:
        await until_shown(pilot, "aside")
