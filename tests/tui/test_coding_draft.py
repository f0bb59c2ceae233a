"""The draft: written as it is typed, begun again, and safe however the screen is left."""

from __future__ import annotations

import asyncio
import errno
import threading
from typing import TYPE_CHECKING, Any

import pytest
from coding_bench import LOOP, PLUS, RIGHT, SIZE, CodingApp, reached, ready
from textual import events

from trainer.practice import drafts
from trainer.tui.screens.coding import CodingScreen, drafting
from trainer.tui.screens.coding.drafting import SAVE_AFTER
from trainer.tui.screens.coding.panes import Confirm

if TYPE_CHECKING:
    import os
    from pathlib import Path


async def test_what_is_typed_is_in_the_file_at_once_and_there_again(app: CodingApp, tmp_path: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("ctrl+a", "x", "y")
        await reached(pilot, lambda: app.draft.read_text().startswith("xydef"), "the draft is written")
    again = CodingApp(tmp_path / "data")
    async with again.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        assert screen.editor.text.startswith("xydef")


async def test_what_is_typed_without_a_pause_is_written_while_it_is_typed(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("ctrl+a")
        typed = 0
        while not app.draft.read_text().startswith("x"):
            assert typed < 100, "nothing is written as long as keys follow each other"
            app.post_message(events.Key("x", "x"))
            await asyncio.sleep(SAVE_AFTER / 5)
            typed += 1


async def test_leaving_right_after_a_key_loses_nothing(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("ctrl+a", "z", "escape", "escape")
        await reached(pilot, lambda: app.result is False, "the screen is closed")
        assert app.draft.read_text().startswith("zdef")


async def test_quitting_with_a_key_just_pressed_and_a_grade_under_way_loses_nothing(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        screen.editor.take(LOOP)
        await pilot.press("ctrl+r", "ctrl+a", "v")
        assert screen.is_judging
        app.exit()
    assert app.draft.read_text() == "v" + LOOP


async def test_a_draft_that_cannot_be_written_is_said_and_stays_in_the_editor(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        app.draft.unlink()
        app.draft.parent.rmdir()
        app.draft.parent.write_text("in the way")
        await pilot.press("ctrl+a", "k")
        await reached(pilot, lambda: "can't be written" in app.text(), "it is said")
        assert "draft not saved" in app.text()
        assert screen.editor.text.startswith("kdef")
        app.draft.parent.unlink()
        await pilot.press("l")
        await reached(pilot, lambda: "draft saved" in app.text(), "it is written once it can be")
        assert app.draft.read_text().startswith("kldef")


async def test_a_draft_that_could_not_be_written_is_tried_again_without_a_key(
    app: CodingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "TRY_AGAIN_AFTER", 0.05)
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        with monkeypatch.context() as patch:
            patch.setattr(drafts, "write_whole", no_room)
            await pilot.press("k")
            await reached(pilot, lambda: "no space left" in app.text(), "it is said")
        await reached(pilot, lambda: "draft saved" in app.text(), "there is room again")
        assert app.draft.read_text().startswith("kdef")


async def test_leaving_with_a_draft_that_cannot_be_written_is_refused_once(
    app: CodingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        with monkeypatch.context() as patch:
            patch.setattr(drafts, "write_whole", no_room)
            await pilot.press("k", "escape", "escape")
            assert app.screen is screen
            assert "Leaving once more leaves without" in " ".join(app.text().split())
            assert screen.editor.text.startswith("kdef")
            await pilot.press("escape")
            assert app.result is False


def no_room(*_: object) -> os.stat_result:
    raise OSError(errno.ENOSPC, "No space left on device")


async def test_a_slow_disk_holds_no_key_up_and_nothing_is_called_saved_before_it_is(
    app: CodingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_write = threading.Event()
    at_it = threading.Event()
    write = drafts.write_whole

    def slow(path: Path, text: str) -> os.stat_result:
        at_it.set()
        assert may_write.wait(20)
        return write(path, text)

    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await reached(pilot, lambda: "draft saved" in app.text(), "the starter is saved")
        monkeypatch.setattr(drafts, "write_whole", slow)
        await pilot.press("a")
        assert "saving draft" in app.text()
        await reached(pilot, at_it.is_set, "the draft is being written")
        await pilot.press("b")
        assert screen.editor.text.startswith("ab")
        assert "saving draft" in app.text()
        may_write.set()
        await reached(pilot, lambda: "draft saved" in app.text(), "both are saved")
        assert app.draft.read_text().startswith("ab")


async def test_a_write_that_waited_brings_no_older_text_back(
    app: CodingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_it, over = threading.Event(), threading.Event()
    write = CodingScreen._save_in_thread

    def watched(screen: CodingScreen, *arguments: Any) -> None:
        at_it.set()
        write(screen, *arguments)
        over.set()

    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        assert screen._draft is not None
        monkeypatch.setattr(CodingScreen, "_save_in_thread", watched)
        with screen._draft.lock:
            screen.editor.take(PLUS)
            await reached(pilot, at_it.is_set, "the first text waits for its turn")
            screen.editor.take(RIGHT)
            await pilot.press("escape", "escape")
            await reached(pilot, lambda: app.draft.read_text() == RIGHT, "leaving writes the draft")
        await reached(pilot, over.is_set, "the write that waited is through")
        assert app.draft.read_text() == RIGHT


async def test_reset_asks_and_keeps_the_old_draft(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        starter = screen.editor.text
        screen.editor.take(RIGHT)
        await pilot.press("escape", "r")
        assert isinstance(app.screen, Confirm)
        await pilot.press("escape")
        assert screen.editor.text == RIGHT
        await pilot.press("r", "enter")
        assert screen.editor.text == starter
        assert app.draft.read_text() == starter
        (kept,) = (app.draft.parent / "old").iterdir()
        assert kept.read_text() == RIGHT
        assert kept.name == "optimize-query.20261124-180000.py"
        assert "optimize-query.20261124-180000.py" in app.text().replace("\n", "").replace("  ", "")
        await pilot.press("escape", "r")
        assert not isinstance(app.screen, Confirm), "there is nothing to lose"


@pytest.mark.parametrize("begins_again", [False, True])
async def test_a_change_from_outside_that_was_taken_in_is_not_taken_in_once_more(
    app: CodingApp, *, begins_again: bool
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        before = screen.editor.text
        app.draft.write_text(PLUS)
        screen.save_now()
        assert screen.editor.text == PLUS
        if begins_again:
            await pilot.press("escape", "r", "enter")
            await reached(pilot, lambda: screen.editor.text != PLUS, "it began again")
        await pilot.press("ctrl+a", "x")
        mine = screen.editor.text
        # What a thread had found meanwhile, and the screen hears of only now.
        screen.post_message(screen.Saved(before, outside=PLUS))
        await reached(pilot, lambda: app.draft.read_text() == mine, "what was typed is written")
        assert screen.editor.text == mine
