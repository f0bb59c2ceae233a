"""The report of a mock interview on the screen: what it says, where it leads, what it writes."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

import pytest
from candidate import at_the_report, begin, course, log, on_top, to_the_report, top
from harness import NARROW, NORMAL, WIDE, House, press, screen_lines, screen_text, until, until_shown

from graders.errors import Problem
from trainer.practice import Verdict, judge, present
from trainer.practice.interview import Interview, Plan
from trainer.practice.reference import right_response
from trainer.tui.interview.report import ReportScreen
from trainer.tui.interview.review import ReviewScreen
from trainer.tui.interview.start import InterviewStartScreen
from trainer.tui.screens.question import QuestionScreen
from trainer.tui.widgets.plot_series import SeriesPlot

if TYPE_CHECKING:
    from typing import Any

    from textual.pilot import Pilot

    from trainer.practice import Presentation
    from trainer.progress.model import Event

WRONG: dict[str, Any] = {"numeric": "99", "cloze": ["plus", "hill"]}


def wrong_response(shown: Presentation) -> Any:
    """A wrong answer to any question of the small track; the bait of a trap."""
    if shown.kind in ("choice", "trap"):
        return {at for at, option in enumerate(shown.options) if option.bait or not option.correct}
    if shown.kind == "order":
        return list(reversed(right_response(shown)))
    if shown.kind == "match":
        partners = right_response(shown)
        return {left: partners[(left + 1) % len(partners)] for left in partners}
    return WRONG.get(shown.kind, ("nothing of the kind", frozenset(), 1))


async def report_on_wrong_answers(pilot: Pilot[None], house: House) -> ReportScreen:
    """A report of an interview in which every question of the small track was answered wrongly, but one."""
    app = pilot.app
    library = app.library  # type: ignore[attr-defined]
    interview = Interview.begin(library.progress, library.catalogue, Plan(45, 2), Random(1))
    while (asked := interview.next()) is not None:
        house.clock.forward(seconds=40)
        shown = present(library.catalogue.question(asked.card.key), asked.seed)
        if shown.kind == "open":
            interview.skip()
            continue
        right = asked.card.key.endswith("which-way")
        verdict = judge(shown, right_response(shown) if right else one_of(wrong_response(shown), shown))
        assert isinstance(verdict, Verdict)
        assert verdict.correct is right
        interview.answer(verdict, 40, confidence=95 if verdict.baited else 40)
    interview.end()
    await app.push_screen(ReportScreen(interview.id))
    screen = await at_the_report(pilot)
    await until(pilot, lambda: bool(screen.query(SeriesPlot)), "its plot is there")
    await until_shown(pilot, "Study next")
    return screen


def one_of(response: Any, shown: Presentation) -> Any:
    """Only one option, where one is chosen."""
    if shown.kind not in ("choice", "trap") or shown.several:
        return response
    bait = {at for at, option in enumerate(shown.options) if option.bait}
    return bait or {min(response)}


@pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE], ids=["narrow", "normal", "wide"])
async def test_it_says_how_it_went(house: House, size: tuple[int, int]) -> None:
    async with house.open(size=size) as pilot:
        screen = await report_on_wrong_answers(pilot, house)
        seen = []
        while screen_text(pilot) not in seen:
            seen.append(screen_text(pilot))
            await press(pilot, "pagedown")
        text = " ".join("\n".join(seen).split())
        assert "1 of 8 right, fell for 1 trap, passed over 1, certain and wrong once." in text
        assert "Knows the words." in text
        assert re.search(r"Practice 0 of 4 40", text)
        assert "certain 0 of 1, 0 %" in text
        assert "The loss has been flat" in text
        assert "took the bait" in text
        assert all(len(line) <= size[0] for line in screen_lines(pilot))
        plots = [plot for plot in screen.query(SeriesPlot) if plot.size.width and plot.parent.display]  # type: ignore[union-attr]
        assert bool(plots) == (size is not NARROW)


async def test_in_a_very_wide_window_the_questions_stand_beside_the_rest(house: House) -> None:
    async with house.open(size=(200, 60)) as pilot:
        await report_on_wrong_answers(pilot, house)
        rows = screen_lines(pilot)
        assert any("8 right, fell for 1 trap" in row and "Question by question" in row for row in rows)
        assert any("By topic" in row and "Right, in per cent" in row for row in rows)
        assert all(len(row) <= 200 for row in rows)


async def test_left_before_what_it_shows_is_there(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    shown_in_vain: list[ReportScreen] = []

    async def left(screen: ReportScreen) -> None:
        """Its widgets are gone, it is not yet."""
        assert not screen.query("*")
        await screen._look_up()
        shown_in_vain.append(screen)

    async with house.open() as pilot:
        await report_on_wrong_answers(pilot, house)
        with monkeypatch.context() as patch:
            patch.setattr(ReportScreen, "on_unmount", left, raising=False)
            await press(pilot, "escape")
            await until(pilot, lambda: bool(shown_in_vain), "what it reads came too late")
        assert not on_top(pilot, ReportScreen)


async def test_the_keys_home_and_end_lead_to_the_ends_of_the_page(house: House) -> None:
    async with house.open() as pilot:
        await report_on_wrong_answers(pilot, house)
        top_of_it = screen_text(pilot)
        await press(pilot, "end")
        await until(pilot, lambda: screen_text(pilot) != top_of_it, "it is scrolled")
        assert "0:40" in [line for line in screen_lines(pilot)[:-1] if line][-1]
        await press(pilot, "home")
        await until(pilot, lambda: screen_text(pilot) == top_of_it, "its top is shown")


async def test_a_log_that_can_not_be_read_is_told_and_nothing_is_lost(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        await to_the_report(pilot, house.clock)
        with monkeypatch.context() as patch:
            patch.setattr(log(pilot), "interview_events", unreadable)
            await press(pilot, "a")
            await until_shown(pilot, "of ")
            await press(pilot, "escape")
            await until_shown(pilot, "the disk is gone")
            assert "Study next" in screen_text(pilot)
            await press(pilot, "escape")
            top(pilot, InterviewStartScreen)
            await until_shown(pilot, "the disk is gone")
            await press(pilot, "1")
            await until_shown(pilot, "the disk is gone")
            top(pilot, InterviewStartScreen)
        await press(pilot, "4")
        await at_the_report(pilot)


def unreadable() -> list[Event]:
    raise Problem("the disk is gone")


async def test_in_ascii_it_needs_no_other_signs(house: House) -> None:
    async with house.open(size=NORMAL, encoding="ascii") as pilot:
        await report_on_wrong_answers(pilot, house)
        for _ in range(4):
            assert screen_text(pilot).isascii()
            await press(pilot, "pagedown")
        await press(pilot, "a")
        await until_shown(pilot, "1 of 8")
        assert screen_text(pilot).isascii()


async def test_what_to_study_next_opens_a_round_of_the_bank(house: House) -> None:
    async with house.open() as pilot:
        await report_on_wrong_answers(pilot, house)
        await press(pilot, "enter")
        await until(pilot, lambda: on_top(pilot, QuestionScreen), "a round is asked")
        screen = top(pilot, QuestionScreen)
        assert "Study  1 of 3" in screen_text(pilot)
        assert screen._item is not None
        assert not [answer for answer in log(pilot).answers(card=screen._item.key) if answer.correct]
        await press(pilot, *["escape"] * (1 if screen.focused is None else 2))
        top(pilot, ReportScreen)


async def test_each_answer_is_shown_again_with_what_is_right(house: House) -> None:
    async with house.open(size=(100, 50)) as pilot:
        await report_on_wrong_answers(pilot, house)
        await press(pilot, "a")
        told: list[str] = []
        await until_shown(pilot, f"1 of {len(course(pilot).given)}")
        while on_top(pilot, ReviewScreen):
            told.append(screen_text(pilot))
            before = screen_lines(pilot)[0]
            await press(pilot, "enter")
            await until(pilot, lambda before=before: screen_lines(pilot)[0] != before, "another is shown")
        top(pilot, ReportScreen)
        assert len(told) >= 7
        for parts in (
            (
                "✗ The bait. You said",
                "Tempting because it sometimes works.",
                "took the bait · certain · 0:40",
            ),
            ("You said 99, right is 3.6",),
            ("‹ yours 3rd",),
            ("‹ yours: one point",),
            ("plus   ‹ right: -",),
            ("✗ Passed over.", "To first order a small step"),
        ):
            (shown,) = [text for text in told if all(part in text for part in parts)]
            assert "How did it go?" not in shown


async def shown_again(pilot: Pilot[None], house: House, part: str) -> list[str]:
    """The rows of the answer, looked back on, that shows a text."""
    await report_on_wrong_answers(pilot, house)
    await press(pilot, "a")
    await until_shown(pilot, "1 of ")
    while part not in screen_text(pilot):
        before = screen_lines(pilot)[0]
        await press(pilot, "enter")
        await until(pilot, lambda before=before: screen_lines(pilot)[0] != before, "another is shown")
        assert on_top(pilot, ReviewScreen), f"no answer shows {part!r}"
    return screen_lines(pilot)


def of_rows(lines: list[str], text: str) -> tuple[int, int]:
    """Row and column of a text."""
    row = next(at for at, line in enumerate(lines) if text in line)
    return row, lines[row].index(text)


@pytest.mark.parametrize("size", [NORMAL, WIDE, (200, 60)])
async def test_in_a_wide_window_what_was_chosen_and_why_stand_beside_each_other(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size=size) as pilot:
        lines = await shown_again(pilot, house, "✗ The bait. You said")
        (row, column), (verdict_row, verdict_column) = of_rows(lines, " 1  "), of_rows(lines, "✗ The bait")
        if size == NORMAL:
            assert verdict_row < row
            assert verdict_column == 2
        else:
            assert verdict_row == row
            assert verdict_column > column + 50
        assert all(len(line) <= size[0] for line in lines)


@pytest.mark.parametrize("size", [NORMAL, WIDE, (200, 60)])
async def test_in_a_wide_window_key_points_stand_beside_the_answer_looked_back_on(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size=size) as pilot:
        lines = await shown_again(pilot, house, "✗ Passed over.")
        beside = of_rows(lines, "Key points")[0] == of_rows(lines, "Yours")[0]
        assert beside == (size != NORMAL)
        assert of_rows(lines, "A model answer")[1] == 2
        assert of_rows(lines, "✗ Passed over.")[0] > of_rows(lines, "A model answer")[0]
        await pilot.resize_terminal(*NORMAL)

        def stacked() -> bool:
            lines = screen_lines(pilot)
            return of_rows(lines, "Key points")[0] > of_rows(lines, "Yours")[0]

        await until(pilot, stacked, "they stand one above the other")


async def test_it_is_exported_and_the_place_is_told(house: House) -> None:
    async with house.open(size=WIDE) as pilot:
        screen = await report_on_wrong_answers(pilot, house)
        await press(pilot, "x")
        await until_shown(pilot, "Written:")
        told = "".join(screen_text(pilot).split())
        files = sorted((house.places.data / "exports").iterdir())
        assert [file.suffix for file in files] == [".html", ".md"]
        assert "".join(str(files[1]).split()) in told
        assert files[0].name in told
        markdown, page = files[1].read_text("utf-8"), files[0].read_text("utf-8")
        for text in (markdown, page):
            for part in (
                "fell for 1 trap",
                "Traps taken",
                "Study next",
                "Question by question",
                "took the bait",
            ):
                assert part in text
        assert "| certain | 0 of 1, 0 % | 95 % |" in markdown
        assert "**Yours**\n\n> 99\n\n**Right**\n\n> 3.6\n" in markdown
        assert "<dt>Yours</dt><dd>99</dd>\n<dt>Right</dt><dd>3.6</dd>" in page
        assert page.startswith("<!doctype html>")
        assert "<circle" in page
        assert not re.search(r"https?://(?!www\.w3\.org)|<script|<link|<img", page)
        await press(pilot, "c")
        assert (house.places.data / "copied.txt").read_text("utf-8") == markdown == screen.text_to_copy()


async def test_where_it_can_not_be_written_that_is_said(house: House) -> None:
    async with house.open() as pilot:
        await report_on_wrong_answers(pilot, house)
        (house.places.data / "exports").write_text("in the way")
        await press(pilot, "x")
        await until_shown(pilot, "Not exported:")


async def test_history_keeps_the_reports(house: House) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        await to_the_report(pilot, house.clock)
        await press(pilot, "escape")
        await until_shown(pilot, "4  Tue 24 Nov 10:00")
        await press(pilot, "4")
        await at_the_report(pilot)
        await until_shown(pilot, "10 minutes, core")


async def test_closed_before_the_first_answer_it_says_so(house: House) -> None:
    async with house.open() as pilot:
        await begin(pilot)
        await press(pilot, "escape", "escape", "2", "enter")
        await at_the_report(pilot)
        assert "Closed before the first answer." in screen_text(pilot)
        await press(pilot, "enter", "a", "down", "1")
        top(pilot, ReportScreen)
