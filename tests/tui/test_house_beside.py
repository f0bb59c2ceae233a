"""What can be done beside answering: notes, copying, flagging, putting a question away."""

from __future__ import annotations

import re

import pytest
from asking import SIZES, digit, log, nothing_is_saved
from harness import NARROW, NORMAL, WIDE, House, ask, press, screen_lines, screen_text, until_shown, write

from trainer.progress import Progress
from trainer.tui.screens.question import QuestionScreen


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


@pytest.mark.parametrize(
    ("typed", "command", "state"),
    [
        ("Bury this", "Bury this question", "buried_until"),
        ("Never ask", "Never ask this question again", "suspended"),
    ],
)
async def test_bury_and_suspend_from_the_palette(house: House, typed: str, command: str, state: str) -> None:
    async with house.open() as pilot:
        await ask(pilot, "which-way", "flat-loss")
        await press(pilot, "ctrl+p")
        await write(pilot, typed)
        await until_shown(pilot, command)  # found, not only typed
        await press(pilot, "enter")
        await until_shown(pilot, "flat for 200 steps")
        progress = pilot.app.library.progress  # type: ignore[attr-defined]
        assert getattr(progress.state("mini/question/which-way"), state)
