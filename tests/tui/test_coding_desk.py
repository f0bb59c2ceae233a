"""The desk: how a task opens, where the panes lie, which keys act."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING, Any

import pytest
from coding_bench import PLUS, RIGHT, SIZE, TASKS, CodingApp, graded, reached, ready

from trainer.practice.starters import opened
from trainer.tui.screens.coding import CodingScreen, judge, meant
from trainer.tui.screens.coding.panes import Lines
from trainer.tui.screens.coding.screen import first_row
from trainer.tui.widgets.editor_signature import pinned

if TYPE_CHECKING:
    from pathlib import Path

EDITOR_ROWS = 12
"""What the editor shows in a window of 24 rows."""


async def test_the_cursor_waits_where_the_starter_wants_code(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await reached(pilot, lambda: app.coding.is_ready, "the task is shown")
        await reached(pilot, lambda: "# Your code" in app.text(), "the place to write is in sight")
        assert "def optimize_query(" in app.text()
        await reached(pilot, lambda: "draft saved" in app.text(), "there is nothing to save")
        assert app.draft.read_text() == app.coding.editor.text
        await pilot.press("x")
        # Not before the comment, where the first key would run into it, but on a line of its own below.
        row, _ = app.coding.editor.cursor_location
        assert "# Your code" in app.coding.editor.document[row - 1]
        assert app.coding.editor.document[row] == "    x"
        assert app.coding.editor.document[row + 1] == "    return x"


async def test_a_draft_that_is_the_starter_without_room_gets_it(app: CodingApp) -> None:
    app.draft.parent.mkdir(parents=True)
    app.draft.write_text((TASKS / "optimize-query" / "starter.py").read_text())
    async with app.run_test(size=SIZE) as pilot:
        await reached(pilot, lambda: app.coding.is_ready, "the task is shown")
        await pilot.press("x")
        assert "; num_iterations times.\n    x\n    return x" in app.coding.editor.text


async def test_who_comes_back_to_a_draft_goes_on_at_its_end(app: CodingApp) -> None:
    app.draft.parent.mkdir(parents=True)
    app.draft.write_text(RIGHT + "\n\n")
    async with app.run_test(size=SIZE) as pilot:
        await reached(pilot, lambda: app.coding.is_ready, "the task is shown")
        await pilot.press("x")
        assert app.coding.editor.text == RIGHT.replace("return x", "return xx") + "\n\n"


@pytest.mark.parametrize("task", sorted(path.name for path in TASKS.iterdir() if path.is_dir()))
def test_every_starter_shows_its_signature_and_its_place(task: str) -> None:
    starter = opened((TASKS / task / "starter.py").read_text())
    lines = starter.text.split("\n")
    top = first_row(starter.text, starter.row, EDITOR_ROWS)
    kept = pinned(lines, top, EDITOR_ROWS // 4)
    seen = [*kept, *range(top + len(kept), top + EDITOR_ROWS)]
    assert any(lines[at].startswith("def ") for at in seen if at < len(lines))
    assert {starter.row - 1, starter.row, starter.row + 1} <= set(seen)


async def test_a_long_starter_opens_with_signature_and_cursor_in_sight(tmp_path: Path) -> None:
    app = CodingApp(tmp_path / "data", "adamw-updates")
    async with app.run_test(size=SIZE) as pilot:
        await reached(pilot, lambda: app.coding.is_ready, "the task is shown")
        await reached(pilot, lambda: "return params" in app.text(), "the place to write is in sight")
        assert app.coding.editor.scroll_offset.y > 3, "the signature has been scrolled past"
        assert "def adamw_updates(" in app.text()
        assert "params, gradients, learning_rate, beta1, beta2, eps, weight_decay" in app.text()


async def test_keys_typed_while_a_task_opens_do_nothing(
    app: CodingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    load, may_load = judge.load_in_thread, threading.Event()

    def late(*given: Any) -> None:
        may_load.wait(20)
        load(*given)

    monkeypatch.setattr(judge, "load_in_thread", late)
    async with app.run_test(size=SIZE) as pilot:
        await reached(pilot, lambda: "opening…" in app.text(), "it says what it does")
        await pilot.press("x", "y", "enter", "ctrl+r")
        assert "Still opening the task." in app.text()
        assert not app.coding.is_judging
        may_load.set()
        screen = await ready(pilot)
        assert screen.editor.has_focus
        assert screen.editor.text.startswith("def "), "nothing is replayed"
        assert "Still opening" not in app.text()
        await pilot.press("z")
        assert screen.editor.text.startswith("zdef")


async def test_a_task_that_is_gone_or_broken_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "broken-task"
    folder.mkdir()
    (folder / "task.yaml").write_text("id: [")
    app = CodingApp(tmp_path / "data", "broken-task", folder)
    async with app.run_test(size=SIZE) as pilot:
        await reached(pilot, lambda: "This task can't be used" in app.text(), "it is said")
        assert "task.yaml:1:5: the bracket" in app.text().replace("\n  ", "")
        await pilot.press("escape")
        await reached(pilot, lambda: app.result is False, "esc leads home")


async def test_the_app_does_not_hold_on_to_a_screen_that_is_closed(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        screen = app.coding
        await pilot.press("escape", "escape")
        await reached(pilot, lambda: app.result is False, "the screen is closed")
        assert not any(watcher[0] is screen for watcher in watchers_of(app, "library"))
        assert screen.editor not in app.theme_changed_signal._subscriptions


def watchers_of(app: CodingApp, name: str) -> list[Any]:
    return list(getattr(app, "__watchers", {}).get(name, ()))


async def test_letters_are_text_in_the_editor_and_keys_outside(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("ctrl+a", "n", "h", "question_mark")
        assert screen.editor.text.startswith("nh?def")
        assert "ctrl+r grade   F1 help   F2 task   F3 hint   F4 values   esc more keys" in app.text()
        await pilot.press("escape")
        assert "enter edit" in app.text()
        await pilot.resize_terminal(80, 40)
        await pilot.press("question_mark")
        assert "all cases" not in app.text(), "nothing was graded yet"
        assert "Call the function with arguments of your own" in app.text()
        await pilot.press("escape")
        offered = {command.title for command in app.get_system_commands(app.screen)}
        assert offered >= {"Grade", "Values", "Hint", "Solution", "Task", "Reset", "Keys"}


async def test_keys_that_are_no_letters_act_while_one_types(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("escape", "h", "f3")
        assert "Hint 1 of 3" in app.text()
        assert "h again" not in app.text()
        screen._edit()
        await pilot.press("f3")
        assert "Hint 2 of 3" in app.text()
        assert screen.editor.has_focus
        await pilot.press("f2")
        assert not screen.editor.display, "the statement takes the room of both"
        await pilot.press("f2", "f4")
        assert screen.query_one("#arguments").has_focus
        await pilot.press("escape", "f5")
        await reached(pilot, lambda: screen.report and not screen.is_judging, "the verdict is there")
        assert screen.editor.has_focus
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        await pilot.press("f2")
        assert "Gradient descent on a parabola" in app.text()
        assert screen.editor.has_focus, "beside the editor there is room"
        assert "F2 results" in app.text()
        await pilot.press("f2", "f8")
        assert screen.query_one("#results").display
        assert list(app.draft.parent.glob("repro_*.py"))
        await pilot.press("f1")
        assert re.search(r"F3 +Show the next hint", app.text())


TYPED = "hh pp path for try my num"


async def test_what_is_typed_outside_the_editor_costs_nothing(
    app: CodingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CodingScreen, "action_outside", lambda _: pytest.fail("the editor was opened"))
    monkeypatch.setattr(meant, "REST", 3600.0)  # keys that follow each other at once, on any machine
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        screen.editor.take(PLUS)
        await graded(pilot)
        for words in TYPED.split():
            while screen.editor.has_focus or app.screen is not screen:
                await pilot.press("escape")
            await pilot.press(*words, "enter")
            await pilot.press("escape")
        assert screen._session is not None
        assert screen._session.hints == 0
        assert app.log_of_attempts() == [("key", "failed")]
        assert screen.editor.text.endswith(PLUS[-20:])
        assert not list(app.draft.parent.glob("repro_*.py"))
        assert not (app.draft.parent / "old").exists()


async def test_letters_that_are_no_keys_are_told_from_typing(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("escape", "x")
        assert "Letters are commands out here; enter leads back" in app.text()
        await pilot.press("h")
        assert "h again opens hint 1 of 3, which is counted." in app.text()
        await pilot.press("n")
        assert "h again" not in app.text()
        await pilot.press("h")
        assert "h again opens hint 1 of 3, which is counted." in app.text(), "it is asked anew"


async def test_the_palette_closes_on_escape_and_the_editor_keeps_the_focus(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("ctrl+p")
        assert app.screen is not screen
        await pilot.press("escape")
        await reached(pilot, lambda: app.screen is screen, "the palette is closed")
        assert screen.editor.has_focus


@pytest.mark.parametrize(
    ("size", "editor_before", "editor_after", "plot"),
    [((80, 24), True, True, True), ((120, 36), True, True, True), ((200, 50), True, True, True),
     ((40, 20), True, False, False), ((80, 16), True, False, True)],
)  # fmt: skip
async def test_panes_stand_together_or_take_turns(
    app: CodingApp, size: tuple[int, int], editor_before: bool, editor_after: bool, plot: bool
) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await ready(pilot)
        screen.editor.take(PLUS)
        assert screen.editor.display is editor_before
        await graded(pilot)
        await reached(pilot, lambda: "loss" in app.text(), "the loss is shown")
        assert screen.editor.display is editor_after
        await reached(pilot, lambda: bool(screen.query_one("#picture").region.area) is plot, "the plot")
        if plot:
            await reached(pilot, lambda: "right" in app.text(), "the curves' legend")
        else:
            words = screen.query_one("#loss-in-words", Lines)
            await reached(pilot, lambda: words.region.area and "right" in words.plain, "their numbers")
        if not editor_after:
            await pilot.press("enter")
            assert screen.editor.display
            assert screen.editor.has_focus


async def test_resizing_keeps_text_focus_and_verdict(app: CodingApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await ready(pilot)
        screen.editor.take(PLUS)
        screen.editor.move_cursor((3, 4))
        await graded(pilot)
        for size in [(40, 20), (80, 24), (200, 60), (30, 10), (80, 24)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert screen.editor.text == PLUS
        assert screen.editor.cursor_location == (3, 4)
        await reached(pilot, lambda: "Sign flipped   3 of " in app.text(), "the verdict stands")


async def test_the_task_opens_over_the_editor_and_closes_again(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("escape", "n")
        assert not screen.editor.display
        assert app.text().count("\n") == 23
        await pilot.press("escape")
        assert screen.editor.display


async def test_without_colour_nothing_breaks_and_words_say_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = CodingApp(tmp_path / "data")
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        assert app.no_color
        screen.editor.take(PLUS)
        await graded(pilot)
        await reached(pilot, lambda: screen.query("LossPlot"), "both curves are drawn")
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert "‹ differs" in app.text()
        await pilot.press("escape", "escape", "m")
        assert re.search(r"│ +Give up and see the model solution\? +│", app.text()), (
            "no background sets it off"
        )
