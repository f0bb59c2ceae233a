"""Every kind of question: answered from the keyboard and by mouse, judged, recorded, explained."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

import pytest
from harness import (
    NARROW,
    NORMAL,
    WIDE,
    House,
    ask,
    click_text,
    press,
    row_of,
    screen_lines,
    screen_text,
    until,
    until_shown,
    write,
)  # fmt: skip

from graders.errors import Problem
from trainer.bank.model import Choice, Option
from trainer.practice import round_of
from trainer.progress import Answer, Progress, Rating, Submission
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.question import QuestionScreen
from trainer.tui.screens.roundend import RoundEndScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from trainer.progress import AnswerRow


def log(pilot: Pilot[None]) -> list[AnswerRow]:
    """The answers on disk."""
    return pilot.app.library.progress.answers()  # type: ignore[attr-defined]


def digit(pilot: Pilot[None], text: str) -> str:
    """The number of the row that shows a text."""
    found = re.search(rf"(\d)  {re.escape(text)}", screen_text(pilot))
    assert found is not None, f"no row {text!r} in\n{screen_text(pilot)}"
    return found[1]


SIZES = pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE], ids=["narrow", "normal", "wide"])


@SIZES
async def test_a_trap_taken(house: House, size: tuple[int, int]) -> None:
    async with house.open(size=size) as pilot:
        await ask(pilot, "flat-loss")
        before = [line[4:].strip() for line in screen_lines(pilot) if "Raise" in line or "Look" in line]
        bait = digit(pilot, "Raise the rate")
        house.clock.forward(seconds=12)
        await press(pilot, bait, "enter")
        assert len(log(pilot)) == 1
        row = log(pilot)[0]
        assert (row.correct, row.mode, row.seconds) == (False, "review", 12.0)
        text = screen_text(pilot)
        assert f"✗ The bait. You said {bait}" in text
        assert f"✗ {bait}  Raise the rate until it moves" in text
        assert "‹ yours, the bait" in text
        assert "Tempting because it sometimes" in text
        assert digit(pilot, "Raise the rate") == bait, "the options keep their numbers"
        assert before[0].split()[0] in text
        assert screen_lines(pilot)[-1].split()[:2] == ["enter", "next"]


async def test_a_trap_seen_through_says_what_tempts_and_what_to_say(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "flat-loss")
        await press(pilot, digit(pilot, "Look at"), "enter")
        text = screen_text(pilot)
        assert "✓ Right: " in text
        assert "‹ yours, right" in text
        assert "‹ the bait" in text
        assert "The gradient tells a plateau from a minimum." in text
        assert "Find out why it is flat before pushing." in text
        assert "Say\n  I would look at the gradient norm first." in text


async def test_several_right_ones_are_ticked(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "all-that-apply")
        assert "Several are right: tick them all." in screen_text(pilot)
        await press(pilot, "enter")
        assert "Tick what is right first" in screen_text(pilot)
        assert not log(pilot)
        await press(pilot, digit(pilot, "A plateau"))
        assert "Tick what is right first" not in screen_text(pilot)
        await press(pilot, digit(pilot, "A steep"), digit(pilot, "A steep"))
        while "› " not in screen_lines(pilot)[row_of(pilot, "A minimum")]:
            await press(pilot, "up" if "A minimum" in screen_text(pilot).split("›")[0] else "down")
        await press(pilot, "space", "enter")
        assert log(pilot)[0].correct
        assert screen_text(pilot).count("yours, right") == 2


async def test_options_by_mouse(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "which-way")
        await click_text(pilot, "Along the gradient")
        await click_text(pilot, "enter check")
        await until_shown(pilot, "That climbs.")
        assert not log(pilot)[0].correct
        await click_text(pilot, "enter next")
        await until(pilot, lambda: "again" in screen_text(pilot), "the wrong answer comes back")


@SIZES
async def test_a_number(house: House, size: tuple[int, int]) -> None:
    async with house.open(size=size) as pilot:
        await ask(pilot, "one-step")
        await press(pilot, "enter")
        assert "Type a number first" in screen_text(pilot)
        await write(pilot, "x1")
        await press(pilot, "enter")
        assert "“x1” is not a number" in " ".join(screen_text(pilot).split())
        assert not log(pilot)
        await press(pilot, "backspace", "backspace")
        await write(pilot, "18/5")
        await press(pilot, "enter")
        assert log(pilot)[0].correct
        text = screen_text(pilot)
        assert "✓ Right: 3.6." in text
        assert "18/5" in text
        assert "The gradient is 4, so w = 3.6." in text


async def test_letters_are_text_inside_a_field_and_keys_outside_it(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "one-step", "which-way")
        await write(pilot, "s?")
        assert "> s?" in screen_text(pilot)
        assert screen_lines(pilot)[-1].split() == ["enter", "check", "esc", "leave", "the", "field"]
        await press(pilot, "escape")
        assert "s skip" in screen_lines(pilot)[-1]
        await press(pilot, "s")
        assert "Which way" in screen_text(pilot)
        assert not log(pilot)


@SIZES
async def test_an_open_question(house: House, size: tuple[int, int]) -> None:
    async with house.open(size=size) as pilot:
        await ask(pilot, "why-it-works")
        await write(pilot, "It points up.")
        await press(pilot, "enter")
        await write(pilot, "So go down.")
        assert screen_lines(pilot)[-1].split()[:2] == ["ctrl+r", "reveal"]
        await press(pilot, "ctrl+r")
        text = screen_text(pilot)
        assert "Yours  6 words" in text
        assert "[x] 1  the gradient points up" in text
        assert "“points up”" in text
        assert "[ ] 2  a small step lowers the" in text
        assert not log(pilot), "nothing is written before it is rated"
        assert screen_lines(pilot)[-1].split()[:3] == ["enter", "rate", "hard"]
        await press(pilot, "2")
        assert screen_lines(pilot)[-1].split()[:3] == ["enter", "rate", "good"]
        await press(pilot, "right")
        await press(pilot, "space", "space", "enter")
        assert isinstance(pilot.app.screen, RoundEndScreen)
        row = log(pilot)[0]
        assert (row.correct, int(row.rating)) == (True, 4)


async def test_an_open_question_answered_aloud_and_rated_by_mouse(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "why-it-works")
        await press(pilot, "escape", "enter")
        text = screen_text(pilot)
        assert "nothing written: answered aloud" in text
        assert "suggested: again, 0 of 2 said" in text
        assert "A model answer" in text
        await click_text(pilot, "good")
        await click_text(pilot, "a small step lowers")
        assert "[x] 2" in screen_text(pilot)
        await click_text(pilot, "enter rate good")
        await until(pilot, lambda: bool(log(pilot)), "the answer is on disk")
        assert int(log(pilot)[0].rating) == 3


@SIZES
async def test_steps_in_order(house: House, size: tuple[int, int]) -> None:
    async with house.open(size=size) as pilot:
        await ask(pilot, "in-order")
        await press(pilot, "enter")
        assert "3 steps have no place yet" in screen_text(pilot)
        await press(pilot, digit(pilot, "compute the gradient"))
        assert "‹ 1st" in screen_lines(pilot)[row_of(pilot, "compute the gradient")]
        await press(pilot, "backspace")
        assert "‹" not in screen_text(pilot)
        await press(pilot, digit(pilot, "compute the loss"), digit(pilot, "compute the gradient"))
        assert "‹ 3rd" in screen_lines(pilot)[row_of(pilot, "move the weights")]
        await press(pilot, "enter")
        assert log(pilot)[0].correct
        assert "✓ Right, every step in its place." in screen_text(pilot)


async def test_steps_in_the_wrong_order_say_where_they_belong(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "in-order")
        await click_text(pilot, "compute the gradient")
        await click_text(pilot, "compute the loss")
        await press(pilot, "enter")
        assert "1 of 3 steps in their place." in screen_text(pilot)
        rows = [line.strip() for line in screen_lines(pilot) if re.match(r"  [✓✗] \d  ", line)]
        assert [re.split(r"\s{2,}", row) for row in rows] == [
            ["✗ 1", "compute the loss", "‹ yours 2nd"],
            ["✗ 2", "compute the gradient", "‹ yours 1st"],
            ["✓ 3", "move the weights"],
        ]


@SIZES
async def test_pairs(house: House, size: tuple[int, int]) -> None:
    async with house.open(size=size) as pilot:
        await ask(pilot, "pairs")
        await press(pilot, "enter")
        assert "3 rows have no partner yet" in " ".join(screen_text(pilot).split())
        await press(pilot, digit(pilot, "all points"))
        partner = digit(pilot, "all points") if size == NARROW else "all points"
        assert f"‹ {partner}" in screen_lines(pilot)[row_of(pilot, "batch")]
        await press(pilot, "up", "backspace")
        assert "‹" not in screen_text(pilot)
        await press(pilot, digit(pilot, "one point"))
        await press(pilot, "up", digit(pilot, "all points"), digit(pilot, "one point"))
        partner = digit(pilot, "a few points") if size == NARROW else "a few points"
        assert f"‹ {partner}" in screen_lines(pilot)[row_of(pilot, "mini-batch")]
        await press(pilot, "enter")
        assert log(pilot)[0].correct
        assert "✓ Right, all 3 pairs." in screen_text(pilot)


async def test_wrong_pairs_by_mouse_show_both(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "pairs")
        await click_text(pilot, "one point")
        await click_text(pilot, "all points")
        await press(pilot, "enter")
        line = row_of(pilot, "✗ batch")
        assert "‹ yours: one point" in screen_lines(pilot)[line]
        assert "right: all points" in screen_lines(pilot)[line + 1]


@SIZES
async def test_blanks(house: House, size: tuple[int, int]) -> None:
    async with house.open(size=size) as pilot:
        await ask(pilot, "the-rule")
        assert "w ← w [_1_] rate · [_2_]" in " ".join(screen_text(pilot).split())
        await write(pilot, "Minus")
        await press(pilot, "enter")
        await write(pilot, "height")
        await press(pilot, "enter")
        assert not log(pilot)[0].correct
        text = screen_text(pilot)
        assert "✓ 1  Minus" in text
        assert "✗ 2  height" in text
        assert "‹ right: gradient" in text


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


def nothing_is_saved(*_args: object) -> None:
    raise Problem("the disk is full", where="progress.sqlite3", remedy="free some space")


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


async def test_a_flag_that_cannot_be_saved_says_so(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Progress, "flag", nothing_is_saved)
    async with house.open() as pilot:
        await ask(pilot, "which-way")
        await press(pilot, "f")
        assert "Not saved: progress.sqlite3" in screen_text(pilot)


@pytest.mark.parametrize("command", ["bury", "suspend"])
async def test_a_question_that_cannot_be_put_away_stays(
    house: House, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(Progress, command, nothing_is_saved)
    async with house.open() as pilot:
        screen = await ask(pilot, "which-way", "flat-loss")
        commands = {found.title.split()[0].lower(): found.callback for found in screen.palette_commands()}
        screen.call_later(commands["bury" if command == "bury" else "never"])
        await until_shown(pilot, "Not saved: progress.sqlite3")
        assert "Which way" in screen_text(pilot)


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
        assert "one-step" in pilot.app.screen._item.key  # type: ignore[attr-defined]
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
        assert "To look at again\n    Why does gradient descent work at all?" in screen_text(pilot)


@SIZES
async def test_notes_open_beside_or_over_the_question(house: House, size: tuple[int, int]) -> None:
    async with house.open(size=size) as pilot:
        await ask(pilot, "which-way")
        await press(pilot, "n")
        await until_shown(pilot, "A step goes against")
        assert ("Which way does a step go?" in screen_text(pilot)) == (size == WIDE)
        assert "close notes" in screen_lines(pilot)[-1]
        await press(pilot, "escape")
        assert "A step goes against" not in screen_text(pilot)
        assert isinstance(pilot.app.screen, QuestionScreen)
        await press(pilot, "n", "n")
        assert "A step goes against" not in screen_text(pilot)


@pytest.mark.parametrize("size", [NARROW, NORMAL], ids=["narrow", "normal"])
async def test_notes_over_the_question_keep_it_from_being_answered(
    house: House, size: tuple[int, int]
) -> None:
    page = house.places.content[0] / "mini" / "notes" / "basics.md"
    page.write_text("# Top\n\n" + "\n\n".join(f"line {number}" for number in range(60)), encoding="utf-8")
    async with house.open(size=size) as pilot:
        await ask(pilot, "which-way")
        for key, gone in [("down", "Top"), ("space", "line 1"), ("pagedown", "line 9")]:
            await press(pilot, "n")
            await until_shown(pilot, "Top")
            await press(pilot, *[key] * 3)
            assert not re.search(rf"^ *{gone}$", screen_text(pilot), re.MULTILINE), key
            await press(pilot, "1", "enter")
            assert "Which way does a step go?" in screen_text(pilot)
            assert not log(pilot)
            await press(pilot, "n")
            pilot.app.screen.query_one("#notes").scroll_home(animate=False)
            await press(pilot, "n")
        await press(pilot, "n")
        assert screen_lines(pilot)[-1].split()[:2] == ["enter", "back"]
        await press(pilot, "escape", "enter")
        assert "Choose first" in screen_text(pilot), "no option was chosen behind the notes"
        assert not log(pilot)


async def test_an_enter_typed_twice_answers_nothing(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "which-way")
        await press(pilot, "enter", "enter")
        assert "Choose first: a digit or the arrows choose." in screen_text(pilot)
        assert not log(pilot)
        await press(pilot, "down", "enter")
        assert len(log(pilot)) == 1


async def test_a_field_once_left_says_how_to_come_back(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "one-step")
        assert "tab write" not in screen_lines(pilot)[-1]
        await press(pilot, "escape")
        assert "tab write" in screen_lines(pilot)[-1]
        await press(pilot, "tab")
        await write(pilot, "3.6")
        await press(pilot, "enter")
        assert log(pilot)[0].correct


@SIZES
async def test_the_rating_stands_in_sight_while_it_is_given(house: House, size: tuple[int, int]) -> None:
    async with house.open(size=size) as pilot:
        await ask(pilot, "why-it-works")
        await press(pilot, "ctrl+r")
        for _ in range(3):
            assert "How did it go?" in screen_text(pilot)
            assert all(word in screen_text(pilot) for word in ("again", "hard", "good", "easy"))
            await press(pilot, "pagedown")


async def test_a_topic_without_notes_says_so(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "in-order")
        await press(pilot, "n")
        assert "This topic has no notes." in screen_text(pilot)


async def test_copy_puts_question_and_answer_on_the_clipboard_and_into_a_file(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "which-way")
        await press(pilot, digit(pilot, "Along"), "enter", "c")
        copied = (house.places.data / "copied.txt").read_text(encoding="utf-8")
        assert pilot.app.clipboard == copied
        for part in (
            "Which way does a step go?",
            "Yours: Along the gradient",
            "Right: Against the gradient",
            "climbs",
        ):
            assert part in copied
        assert "Copied through the terminal; also in" in screen_text(pilot)


async def test_a_question_can_be_flagged_as_wrong(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "which-way")
        progress = pilot.app.library.progress  # type: ignore[attr-defined]
        await press(pilot, "f")
        assert progress.state("mini/question/which-way").flagged
        assert "Flagged: this question is wrong." in screen_text(pilot)
        await press(pilot, "f")
        assert not progress.state("mini/question/which-way").flagged


@pytest.mark.parametrize(("command", "state"), [("Bury this", "buried_until"), ("Never ask", "suspended")])
async def test_bury_and_suspend_from_the_palette(house: House, command: str, state: str) -> None:
    async with house.open() as pilot:
        await ask(pilot, "which-way", "flat-loss")
        await press(pilot, "ctrl+p")
        await write(pilot, command)
        await until_shown(pilot, command)
        await press(pilot, "enter")
        await until_shown(pilot, "flat for 200 steps")
        progress = pilot.app.library.progress  # type: ignore[attr-defined]
        assert getattr(progress.state("mini/question/which-way"), state)


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


def hostile(question: Choice) -> Choice:
    """A question as no checked bank holds it: the screen is the last wall."""
    first = Option(
        text="[/closing] \x1b[31mred", why="[link=https://example.org]why[/link] \x07", correct=True
    )
    second = Option(text="plain `code [b]`", why="nothing")
    return question.model_copy(
        update={
            "prompt": "[bold red]No markup[/] [@click=app.quit]quit[/] \x1b[2Jcleared \u202eturned",
            "options": (first, second),
            "explanation": "\x1b]0;title\x07 and [reverse]so on[/reverse]",
            "say": "[blink]say[/blink]",
        }
    )


async def test_hostile_text_is_shown_as_it_is_written(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async with house.open() as pilot:
        catalogue = type(pilot.app.library.catalogue)  # type: ignore[attr-defined]
        read = catalogue.question
        monkeypatch.setattr(catalogue, "question", lambda self, key: hostile(read(self, key)))
        await ask(pilot, "which-way")
        text = screen_text(pilot)
        assert r"[bold red]No markup[/] [@click=app.quit]quit[/] \x1b[2Jcleared" in text
        assert r"\u202eturned" in text
        assert r"[/closing] \x1b[31mred" in text
        await click_text(pilot, "quit[/]")
        await press(pilot, "1", "enter", "pagedown", "pageup")
        text = screen_text(pilot)
        assert r"[link=https://example.org]why[/link] \x07" in text
        assert r"\x1b]0;title\x07 and [reverse]so on[/reverse]" in text
        assert "[blink]say[/blink]" in text


@SIZES
async def test_a_long_question_scrolls(house: House, size: tuple[int, int]) -> None:
    bank = house.places.content[0] / "mini" / "basics.yaml"
    long = " ".join(["word"] * 900)
    bank.write_text(
        bank.read_text(encoding="utf-8").replace("Which way does a step go?", f"Which way? {long} end"),
        encoding="utf-8",
    )
    async with house.open(size=size) as pilot:
        await ask(pilot, "which-way")
        assert "Which way?" in screen_text(pilot)
        await press(pilot, "2")
        await until_shown(pilot, "› 2")
        await press(pilot, "enter")
        await until_shown(pilot, "You said 2")
        await press(pilot, *["pagedown"] * 40)
        await until_shown(pilot, "Down is against")


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
