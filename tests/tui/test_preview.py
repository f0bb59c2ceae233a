"""The author's preview: pages as learners see them, at every save, with the faults above."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from harness import NORMAL, WIDE, Clock, press, screen_lines, screen_text, until, until_shown, write

from trainer.authoring.preview import Preview
from trainer.tui.preview.app import PreviewApp
from trainer.tui.preview.editing import command_at
from trainer.tui.screens.coding import CodingScreen
from trainer.tui.widgets.question import QuestionView

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from trainer.places import Places


@pytest.fixture
def track(places: Places) -> Path:
    return places.content[0] / "mini"


@pytest.fixture
def bank(track: Path) -> Path:
    return track / "basics.yaml"


@asynccontextmanager
async def previewed(
    target: Path, places: Places, *, size: tuple[int, int] = NORMAL, widest: int | None = None
) -> AsyncIterator[Pilot[None]]:
    app = PreviewApp(Preview(target), places, widest=widest, now=Clock())
    async with app.run_test(size=size) as pilot:
        await until_shown(pilot, "10:00:00")
        await until(pilot, lambda: app.library is not None, "the library is open")
        yield pilot


def swap(path: Path, old: str, new: str, *, renamed: bool = False) -> None:
    """Save the file with something else in it, in place or by a new file renamed over it."""
    text = path.read_text()
    assert old in text
    if renamed:
        aside = path.with_suffix(".tmp")
        aside.write_text(text.replace(old, new))
        aside.replace(path)
    else:
        path.write_text(text.replace(old, new))


async def test_pages_are_turned_and_answered(places: Places, bank: Path) -> None:
    async with previewed(bank, places) as pilot:
        await until_shown(pilot, "What do you do first?")
        assert "basics.yaml, 1 of 4" in screen_text(pilot)
        assert "trap · core · sound · 10:00:00" in screen_lines(pilot)[0]
        await press(pilot, "right")
        await until_shown(pilot, "Which way does a step go?")
        await press(pilot, "left", "left")
        await until_shown(pilot, "Why does gradient descent work at all?")
        await press(pilot, "left", "left", "1", "enter")
        await until_shown(pilot, "The gradient points up.")
        await press(pilot, "enter")
        await until(pilot, lambda: "points up." not in screen_text(pilot), "the question is asked anew")


@pytest.mark.parametrize("name", ["basics.yaml", "practice.yaml"])
async def test_every_kind_is_shown_answered(places: Places, track: Path, name: str) -> None:
    async with previewed(track / name, places) as pilot:
        await press(pilot, "a")
        for _ in range(4):
            await until(pilot, lambda: pilot.app.screen._answered, "the answer is shown")
            text = screen_text(pilot)
            assert "✗" not in text, text
            await press(pilot, "right")
        await press(pilot, "a")
        await until(pilot, lambda: not pilot.app.screen._answered, "the question is shown before the answer")


@pytest.mark.parametrize("renamed", [False, True], ids=["in place", "renamed"])
async def test_a_save_shows_at_the_same_question(places: Places, bank: Path, renamed: bool) -> None:
    async with previewed(bank, places) as pilot:
        await press(pilot, "right")
        swap(bank, "Which way does a step go?", "Where does a step lead?", renamed=renamed)
        await until_shown(pilot, "Where does a step lead?")
        before = bank.read_text()
        first = before.index("  - id: flat-loss")
        second = before.index("  - id: which-way")
        bank.write_text(before[:first] + before[second:])
        await until_shown(pilot, "basics.yaml, 1 of 3")
        assert "Where does a step lead?" in screen_text(pilot)


async def test_a_fault_stands_beside_the_last_good_state(places: Places, bank: Path) -> None:
    async with previewed(bank, places, size=(80, 40)) as pilot:
        sound = bank.read_text()
        swap(bank, "first, correct: true,", "first, bait: true, correct: true,")
        await until_shown(pilot, "the trap has 2 baits")
        assert pilot.app.screen.query(QuestionView), "the question is shown"
        text = screen_text(pilot)
        lines = bank.read_text().split("\n")
        line = next(number for number, each in enumerate(lines, 1) if "gradient norms" in each)
        assert f"Line {line}, column" in text
        assert f"› {line:>2} │" in text
        assert "^ " in text
        assert "flat-loss is shown as it was when it last was sound" in text
        assert "What do you do first?" in text
        assert "2 faults" in screen_lines(pilot)[0]
        await press(pilot, "right")
        await until_shown(pilot, "2 faults on other pages")
        await press(pilot, "f")
        await until_shown(pilot, "the trap has 2 baits")
        await press(pilot, "c")
        await until_shown(pilot, "opied")
        bank.write_text(sound)
        await until_shown(pilot, "core · sound · ")
        await until(pilot, lambda: "last was sound" not in screen_text(pilot), "the old fault goes")


async def test_an_answer_stays_while_its_reasons_are_mended(places: Places, bank: Path) -> None:
    async with previewed(bank, places) as pilot:
        await press(pilot, "1", "enter")
        await until_shown(pilot, "Tempting because it sometimes works.")
        said = next(line for line in screen_lines(pilot) if "Right" in line or "You said" in line)
        swap(bank, "Tempting because it sometimes works.", "Sometimes it even works.")
        await until_shown(pilot, "Sometimes it even works.")
        assert said in screen_lines(pilot)
        swap(bank, "      - {text: Stop because it has converged, why: Plateaus are flat too.}\n", "")
        await until(
            pilot,
            lambda: "Stop because" not in screen_text(pilot) and "2  " in screen_text(pilot),
            "an option is gone, the others are there",
        )


async def test_half_a_file_leaves_the_last_good_state(places: Places, bank: Path) -> None:
    whole = bank.read_text()
    async with previewed(bank, places) as pilot:
        await press(pilot, "right")
        for broken in ("topic: [", "", "\x00", "topic: basics\nquestions:\n  - id: "):
            bank.write_text(broken)
            await until_shown(pilot, "fault")
            if "questions" not in broken:
                assert pilot.app.screen.query(QuestionView), "the question is shown"
                assert "Which way does a step go?" in screen_text(pilot)
            bank.write_text(whole)
            await until_shown(pilot, "sound · ")


async def test_a_file_goes_and_comes_back(places: Places, bank: Path) -> None:
    whole = bank.read_text()
    async with previewed(bank, places) as pilot:
        bank.unlink()
        await until_shown(pilot, "is gone; what it last said is shown")
        assert "What do you do first?" in screen_text(pilot)
        bank.write_text(whole)
        await until_shown(pilot, "sound · ")


async def test_a_whole_track_goes_and_comes_back(places: Places, track: Path) -> None:
    async with previewed(track / "basics.yaml", places) as pilot:
        away = track.rename(track.with_name("away"))
        await until_shown(pilot, "is gone")
        away.rename(track)
        await until_shown(pilot, "sound · ")
        swap(track / "basics.yaml", "What do you do first?", "What comes first?")
        await until_shown(pilot, "What comes first?")


async def test_a_question_never_sound_shows_what_is_missing(places: Places, bank: Path) -> None:
    swap(bank, "    prompt: Which way does a step go?\n", "    prompt: |\n")
    async with previewed(bank, places) as pilot:
        await press(pilot, "right")
        await until_shown(pilot, "`prompt` is empty")
        assert "can't be shown yet" in screen_text(pilot)
        swap(bank, "    prompt: |\n    options", "    prompt: |\n      Here it is.\n    options")
        await until_shown(pilot, "Here it is.")


async def test_another_version_has_other_numbers(places: Places, track: Path) -> None:
    swap(track / "practice.yaml", "{lr: [0.1]}", "{lr: [0.1, 0.2, 0.3]}")
    async with previewed(track / "practice.yaml", places) as pilot:
        seen = set()
        for _ in range(12):
            seen.add(next(each for each in ("0.1", "0.2", "0.3") if f"rate {each}" in screen_text(pilot)))
            if len(seen) > 1:
                break
            await press(pilot, "v")
        assert len(seen) > 1


async def test_a_field_waits_for_tab(places: Places, track: Path) -> None:
    async with previewed(track / "practice.yaml", places) as pilot:
        assert pilot.app.focused is None
        await press(pilot, "tab")
        await write(pilot, "3.6")
        await press(pilot, "enter")
        await until_shown(pilot, "Right: 3.6")


async def test_no_wider_than_told(places: Places, bank: Path) -> None:
    async with previewed(bank, places, size=WIDE, widest=80) as pilot:
        assert (pilot.app.size.width, pilot.app.screen.size.width) == (80, 80)
        assert pilot.app.screen.columns == "normal"
        await pilot.resize_terminal(200, 30)
        await until(pilot, lambda: pilot.app.size == (80, 30), "the height is the terminal's")
        await pilot.resize_terminal(60, 30)
        await until(pilot, lambda: pilot.app.size == (60, 30), "a narrower terminal is as it is")


async def test_notes_and_tracks_are_shown(places: Places, track: Path) -> None:
    async with previewed(track / "notes" / "basics.md", places) as pilot:
        (track / "notes" / "basics.md").write_text("# Basics\n\nEntirely new.\n")
        await until_shown(pilot, "Entirely new.")
    async with previewed(track, places) as pilot:
        await until_shown(pilot, "mini, 1 of 10")
        assert "Entirely new." in screen_text(pilot)
        (track / "practice.yaml").write_text("topic: [")
        await until_shown(pilot, "practice.yaml, line 1, column 8: the bracket opened here is never closed")
        assert "1 of 10" in screen_text(pilot)


async def test_a_task_is_shown_proved_and_tried(places: Places, track: Path) -> None:
    task = track / "tasks" / "add-up"
    async with previewed(task, places, size=WIDE) as pilot:
        await until_shown(pilot, " · 10:00:00")
        statement = task / "statement.md"
        statement.write_text("# Add them up\n\n    add_up(x)\n")
        await until_shown(pilot, "Add them up")
        await press(pilot, "t")
        await until(pilot, lambda: isinstance(pilot.app.screen, CodingScreen), "the task is open")
        await until_shown(pilot, "def ")
        before = pilot.app.screen
        statement.write_text("# Add all of them\n\n    add_up(x)\n")

        def again() -> bool:
            return isinstance(pilot.app.screen, CodingScreen) and pilot.app.screen is not before

        await until(pilot, again, "the task is open again")
        await until_shown(pilot, "Add all of them")


async def test_what_a_task_fails_to_prove_is_told(places: Places, track: Path) -> None:
    task = track / "tasks" / "add-up"
    (task / "mistakes" / "no-mistake.py").write_text('"""None."""\n' + (task / "solution.py").read_text())
    async with previewed(task, places, size=WIDE) as pilot:
        await until_shown(pilot, "passes every case")


async def test_the_editor_that_is_not_there_is_told(places: Places, bank: Path) -> None:
    async with previewed(bank, places) as pilot:
        await press(pilot, "e")
        await until_shown(pilot, "no $VISUAL or $EDITOR is set")


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        ("vim -n", ["vim", "-n", "+41", "a.yaml"]),
        ("/usr/bin/hx", ["/usr/bin/hx", "a.yaml:41"]),
        ("code --wait", ["code", "--wait", "--goto", "a.yaml:41"]),
        ("ed", ["ed", "a.yaml"]),
    ],
)
def test_editors_are_opened_at_the_line(editor: str, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path.__class__("a.yaml")
    assert command_at({"EDITOR": editor}, path, 41) == expected


async def test_nothing_of_the_content_is_written(places: Places, bank: Path, track: Path) -> None:
    def state() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in track.rglob("*") if path.is_file()}

    before = state()
    async with previewed(bank, places) as pilot:
        await press(pilot, "1", "enter", "v", "a", "right", "escape")
    assert state() == before
    assert [path.name for path in places.content[0].iterdir()] == ["mini"]
