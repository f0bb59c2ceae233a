"""Every kind of question: answered from the keyboard and by mouse, judged, recorded, explained."""

from __future__ import annotations

import re

import pytest
from asking import SIZES, digit, log
from harness import (
    NARROW,
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
)

from trainer.bank.model import Choice, Option
from trainer.tui.screens.roundend import RoundEndScreen


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


async def test_a_number_that_a_known_mistake_gives_names_the_mistake_first(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "one-step")
        await write(pilot, "4.4")
        await press(pilot, "enter")
        lines = [line.strip() for line in screen_lines(pilot)]
        at = lines.index("✗ You went uphill. The step of 0.4 is subtracted.")
        assert lines[at + 1] == "You said 4.4, right is 3.6 (within 1 %)."
        assert not log(pilot)[0].correct


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
        assert "3 rows have no partner yet: give each its number." in " ".join(screen_text(pilot).split())
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


@pytest.mark.parametrize(("asked", "step"), [("in-order", "compute the gradient"), ("pairs", "all points")])
async def test_undo_takes_back_a_step_of_this_answer_before_the_answer_before(
    house: House, asked: str, step: str
) -> None:
    async with house.open() as pilot:
        await ask(pilot, asked)
        await press(pilot, digit(pilot, step))
        assert "‹" in screen_text(pilot)
        await press(pilot, "u")
        assert "‹" not in screen_text(pilot)
        assert "Taken back" not in screen_text(pilot)


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


async def test_a_long_partner_is_shown_whole_behind_its_row_or_under_it(house: House) -> None:
    bank = house.places.content[0] / "mini" / "practice.yaml"
    short, long = "a handful of points drawn anew for each step", " ".join(["every single point"] * 4)
    text = bank.read_text(encoding="utf-8").replace("a few points", short).replace("all points", long)
    bank.write_text(text, encoding="utf-8")
    async with house.open() as pilot:
        await ask(pilot, "pairs")
        await press(pilot, digit(pilot, long[:20]), digit(pilot, "one point"))
        assert f"‹ {short}" in screen_lines(pilot)[row_of(pilot, "mini-batch")]
        assert " ".join(screen_text(pilot).split()).count(long) == 2, "behind its row, and in its own list"


@SIZES
async def test_steps_say_how_they_are_taken(house: House, size: tuple[int, int]) -> None:
    async with house.open(size=size) as pilot:
        await ask(pilot, "in-order")
        assert "By number, the first" in screen_text(pilot)
        await press(pilot, "1", "2", "enter")
        assert "By number, the first" not in screen_text(pilot)
