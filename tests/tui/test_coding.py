"""The coding screen under its keys, with the real grader unless a test says otherwise."""

from __future__ import annotations

import asyncio
import os
import re
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from coding_bench import PLUS, RIGHT, TASKS, CodingApp, graded, reached, ready
from textual import events
from textual.widgets import Input

from graders import author
from graders.errors import GraderProblem
from trainer.tui.screens.coding import judge
from trainer.tui.screens.coding.drafting import SAVE_AFTER
from trainer.tui.screens.coding.panes import Confirm, Lines
from trainer.tui.screens.coding.session import GRADE_WHILE_TYPING
from trainer.tui.widgets.editor import Editor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIZE = (80, 24)
LOOP = RIGHT.replace("    return x", "    while True:\n        pass")
HOSTILE = (
    'def optimize_query(a, b, c):\n    print("\\x1b[31m[red]red[/red]\\u202eevil\\x07")\n'
    '    raise ValueError("[bold]\\x1b]0;title\\x07 \\u2066")\n'
)
FORBIDDEN = set("\x1b\x07\u202e\u2066\x9b")


@pytest.fixture
def app(tmp_path: Path) -> CodingApp:
    return CodingApp(tmp_path / "data")


def verdict(app: CodingApp) -> str:
    return app.coding.query_one("#verdict", Lines).plain


def details(app: CodingApp) -> str:
    return app.coding.query_one("#details", Lines).plain


def sheet(app: CodingApp) -> str:
    return app.coding.query_one("#sheet-lines", Lines).plain


# The way through


async def test_a_wrong_then_a_right_submission(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        assert "Gradient descent on a parabola" in app.text()
        screen.editor.take(PLUS)
        await graded(pilot)
        assert verdict(app).startswith("✗ ")
        assert re.search(r"   3 of \d+ pass$", verdict(app))
        assert screen.report is not None
        assert screen.report.diagnoses, "a plus for the minus has a name"
        assert screen.report.diagnoses[0].mistake.replace("-", " ") in verdict(app).lower()
        shown = details(app)
        assert "one step  first of" in shown
        assert "initial_x=10 learning_rate=0.1 num_iterations=1 " in " ".join(shown.split())
        assert "expected" in shown
        assert "step 1" in shown
        assert "‹ differs" in shown
        assert app.log_of_attempts() == [("key", "failed")]
        await reached(pilot, lambda: screen.query("LossPlot"), "both curves are drawn")
        assert "attempt 1" in app.text()

        screen.editor.take(RIGHT)
        await graded(pilot)
        assert re.fullmatch(r"✓ Passed, (\d+) of \1", verdict(app))
        assert "Second attempt, no hint, 0:00." in details(app)
        assert "Next seen" in details(app)
        assert app.log_of_attempts() == [("key", "failed"), ("key", "passed")]
        assert app.draft.read_text() == RIGHT
        await pilot.press("enter")
        assert app.result is True


async def test_cases_count_up_and_the_old_result_stays_muted(
    app: CodingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: list[str] = []
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await reached(pilot, lambda: screen._total, "the cases are counted")
        screen.editor.take(PLUS)
        await graded(pilot)
        old = details(app)
        shown = screen._show_count

        def watched() -> None:
            shown()
            counts.append(verdict(app))
            assert details(app) == old
            assert screen.query_one("#results").has_class("-stale")

        monkeypatch.setattr(screen, "_show_count", watched)
        await graded(pilot)
        assert screen.report is not None
        total = screen.report.total
        counted = [f"· {done} of {total}  grading" for done in range(total)]
        assert counts == [*counted, f"· {total} of {total}  looking why"]
        assert not screen.query_one("#results").has_class("-stale")


async def test_an_endless_loop_is_stopped_and_the_next_grade_is_right(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        screen.editor.take(LOOP)
        await pilot.press("ctrl+s")
        assert screen.is_judging
        await reached(pilot, lambda: "esc stop" in app.text(), "the row says what stops it")
        await pilot.press("escape")
        await reached(pilot, lambda: not screen.is_judging, "it is stopped")
        assert "Stopped" in verdict(app)
        assert app.log_of_attempts() == []
        screen.editor.take(RIGHT)
        await graded(pilot)
        assert re.fullmatch(r"✓ Passed, (\d+) of \1", verdict(app))


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 24)])
async def test_what_a_submission_prints_and_raises_is_shown_never_obeyed(
    app: CodingApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await ready(pilot)
        screen.editor.take(HOSTILE)
        await graded(pilot)
        shown = verdict(app) + details(app)
        assert not FORBIDDEN & set(shown)
        assert "[red]red[/red]" in shown
        assert "\\x1b[31m" in shown
        assert "[bold]" in shown
        assert not FORBIDDEN & set(app.text())
        await pilot.press("c")
        assert not FORBIDDEN & set(app.clipboard)


async def test_a_diagnosis_is_never_guessed(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        screen.editor.take("def optimize_query(a, b, c):\n    return 0.123 * a + 7 * c\n")
        await graded(pilot)
        assert screen.report is not None
        assert not screen.report.diagnoses
        assert "no iterations at all" in verdict(app)


# The draft


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


async def test_the_cursor_waits_where_the_starter_wants_code(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await reached(pilot, lambda: app.coding.is_ready, "the task is shown")
        await reached(pilot, lambda: "# Your code" in app.text(), "the place to write is in sight")
        row, column = app.coding.editor.cursor_location
        assert "# Your code" in app.coding.editor.document[row]
        assert column == 0
        assert "def optimize_query(" in app.text()


@pytest.mark.parametrize("task", sorted(path.name for path in TASKS.iterdir() if path.is_dir()))
async def test_every_task_opens_on_its_signature(tmp_path: Path, task: str) -> None:
    app = CodingApp(tmp_path / "data", task)
    async with app.run_test(size=SIZE) as pilot:
        await reached(pilot, lambda: app.coding.is_ready, "the task is shown")
        await reached(pilot, lambda: " def " in app.text(), "the signature is in sight")
        assert app.coding.editor.scroll_offset.x == 0


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


async def test_a_grade_ends_however_keys_and_grades_cross(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAINER_CACHE", str(tmp_path / "nothing-cached"))
    runs: list[str] = []
    run = author._run_mistake

    def counted(task: Any, sandbox: Any, seed: int, path: str) -> Any:
        runs.append(path)
        return run(task, sandbox, seed, path)

    monkeypatch.setattr(author, "_run_mistake", counted)
    app = CodingApp(tmp_path / "data", as_you_type=True)
    async with app.run_test(size=(200, 60)) as pilot:
        await reached(pilot, lambda: app.coding.is_ready, "the task is shown")
        screen = app.coding
        for sign in "+-+":
            screen.editor.take(RIGHT.replace("x - learning_rate", f"x {sign} learning_rate"))
            screen._grade("typing")
            await pilot.press("ctrl+r")
        await graded(pilot, "")
        assert verdict(app).startswith("✗ Sign flipped")
        assert len(runs) == len(set(runs)), "what all grades wait for is computed once"
        assert app.log_of_attempts()[-1] == ("key", "failed")
        await pilot.press("ctrl+r")
        await pilot.press("escape")
        assert not screen.is_judging, "esc ends it at once"


async def test_the_result_before_is_told_from_the_verdict(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        screen.editor.take(PLUS)
        await graded(pilot)
        assert "earlier" not in app.text()
        await pilot.press("escape", "enter", "space")
        assert "of an earlier text" in app.text()
        screen._begin_job(judge.Job(screen._exercise, PLUS, "run"))  # type: ignore[arg-type]
        screen._job.trigger = "key"  # type: ignore[union-attr]
        screen._show_count()
        assert "the result before:" in screen.query_one("#age", Lines).plain


async def test_a_timeout_is_said_while_it_is_looked_at(app: CodingApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await ready(pilot)
        screen.editor.take(LOOP)
        await pilot.press("ctrl+r")
        await reached(pilot, lambda: "took longer than" in verdict(app), "the first timeout is said")
        await pilot.press("escape")


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


def rewrite(path: Path, text: str) -> None:
    stamp = path.stat().st_mtime_ns + 10_000_000
    path.write_text(text)
    os.utime(path, ns=(stamp, stamp))


async def test_a_change_from_outside_is_taken_in(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        rewrite(app.draft, RIGHT)
        await reached(pilot, lambda: screen.editor.text == RIGHT, "the change is taken in")
        assert "changed outside" in app.text()
        assert not (app.draft.parent / "old").exists()


async def test_where_both_changed_the_outside_wins_and_ours_is_kept(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("ctrl+a", "q")
        await reached(pilot, lambda: app.draft.read_text().startswith("qdef"), "ours is written")
        rewrite(app.draft, RIGHT)
        await reached(pilot, lambda: screen.editor.text == RIGHT, "theirs is taken in")
        (kept,) = (app.draft.parent / "old").iterdir()
        assert kept.read_text().startswith("qdef")
        await pilot.press("ctrl+z")
        assert screen.editor.text.startswith("qdef")


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


async def test_without_an_editor_set_the_path_is_named(app: CodingApp) -> None:
    async with app.run_test(size=(200, 40)) as pilot:
        await ready(pilot)
        await pilot.press("escape", "o")
        assert "No $VISUAL or $EDITOR is set" in app.text()
        assert str(app.draft)[-40:] in app.text().replace("\n", "").replace("  ", "")


async def test_where_the_terminal_cannot_be_lent_the_path_is_named(
    app: CodingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    async with app.run_test(size=(200, 40)) as pilot:
        await ready(pilot)
        await pilot.press("escape", "o")
        assert "This terminal can't be lent to an editor" in app.text()


async def test_the_editor_of_the_environment_is_run_on_the_draft_and_its_text_taken_in(
    app: CodingApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "my editor"
    script.write_text('#!/bin/sh\n[ "$1" = --wait ] && printf "# mine\\n" >> "$2"\n')
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", f"'{script}' --wait")
    monkeypatch.setenv("EDITOR", "false")
    lent: list[str] = []

    @contextmanager
    def lend() -> Iterator[None]:
        lent.append(app.draft.read_text())
        yield

    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        monkeypatch.setattr(app, "suspend", lend)
        await pilot.press("ctrl+a", "#", "space", "escape", "o")
        assert lent == [lent[0]]
        assert lent[0].startswith("# def"), "what was typed is in the file before it is opened"
        assert screen.editor.text.endswith("# mine\n")
        monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
        await pilot.press("o")
        assert "o-such-editor-anywhere: can't be started" in app.text()


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


# Grading while typing


async def test_grading_while_typing_is_the_habit_and_counts_only_when_it_passes(tmp_path: Path) -> None:
    app = CodingApp(tmp_path / "data", as_you_type=None)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        assert "grades as you type" in app.text()
        screen.editor.take("def optimize_query(")
        await reached(pilot, lambda: screen.report is not None, "typing stopped, so it was graded")
        await graded(pilot, "")
        assert "Gradient descent on a parabola" in app.text(), "the statement stands"
        screen.editor.take(PLUS)
        screen.editor.move_cursor((3, 0))
        await pilot.press("end", "space")
        await reached(pilot, lambda: "3 of " in verdict(app), "a named mistake is shown")
        assert "Sign flipped" in app.text()
        assert screen.editor.has_focus
        assert app.log_of_attempts() == []
        screen.editor.take(RIGHT)
        await pilot.press("space")
        await reached(pilot, lambda: "✓ Passed" in verdict(app), "it passes")
        assert screen.editor.has_focus, "the learner is still typing"
        before = screen.report
        await pilot.press("space")
        await reached(pilot, lambda: screen.report not in (None, before), "it is graded again")
        await graded(pilot, "")
        assert app.log_of_attempts() == [("typing", "passed")]
        await pilot.press("escape", "w")
        assert app.library is not None
        assert app.library.progress.setting(GRADE_WHILE_TYPING) is False


async def test_typing_in_a_narrow_window_keeps_the_editor(tmp_path: Path) -> None:
    app = CodingApp(tmp_path / "data", as_you_type=None)
    async with app.run_test(size=(40, 20)) as pilot:
        screen = await ready(pilot)
        screen.editor.take(PLUS)
        await reached(pilot, lambda: screen.report is not None, "it was graded")
        await graded(pilot, "")
        assert screen.editor.display
        assert screen.editor.has_focus
        assert "3 of " in app.text()


async def test_what_another_program_saves_is_graded_at_once_and_counts_if_it_passes(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        app.draft.write_text(PLUS)
        await reached(pilot, lambda: screen.report is not None, "a save elsewhere is graded")
        assert "Sign flipped" in verdict(app)
        assert app.log_of_attempts() == []
        app.draft.write_text(RIGHT + "\n")
        await reached(pilot, lambda: "✓ Passed" in verdict(app), "so is the next")
        assert app.log_of_attempts() == [("typing", "passed")]


# Hints, solution, cases, copy, try


async def test_hints_open_one_at_a_time_and_are_counted(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("escape", "h")
        assert "Hint 1 of 3" in app.text()
        assert "chain rule" not in sheet(app)
        await pilot.press("h")
        assert "chain rule" in sheet(app)
        await pilot.press("escape", "enter")
        screen.editor.take(RIGHT)
        await graded(pilot)
        assert "First attempt, 2 hints" in details(app)


async def test_giving_up_is_asked_and_counts_as_a_lapse(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("escape", "m")
        assert "counts as a lapse" in app.text()
        await pilot.press("escape")
        assert not app.coding.query("#sheet-code")
        await pilot.press("m", "enter")
        assert "def optimize_query" in screen.query_one("#sheet-code", Editor).text
        assert app.log_of_attempts() == [("gave-up", "")]
        await pilot.press("escape", "m")
        assert not isinstance(app.screen, Confirm), "it was given up already"


async def test_after_passing_the_solution_costs_nothing(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        screen.editor.take(RIGHT)
        await graded(pilot)
        await pilot.press("m")
        assert screen.query("#sheet-code")
        assert app.log_of_attempts() == [("key", "passed")]
        assert "enter back" in app.text(), "enter closes what lies over the desk first"
        await pilot.press("enter")
        assert app.result == "open"


async def test_every_case_and_the_copy(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        screen.editor.take(PLUS)
        await graded(pilot)
        assert screen.report is not None
        await pilot.press("escape", "a")
        lines = sheet(app).splitlines()
        assert sum(line.startswith("✓") for line in lines) == 3
        assert sum(line.startswith("✗") for line in lines) == screen.report.total - 3
        await pilot.press("c")
        assert "optimize_query(initial_x=10.0, learning_rate=0.1, num_iterations=1)" in app.clipboard
        assert "expected 8.4" in app.clipboard
        assert PLUS.strip() in app.clipboard


async def test_a_call_of_ones_own_is_run_ungraded(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        screen.editor.take(RIGHT.replace("    return", "    print('[b]at', x)\n    return"))
        await pilot.press("ctrl+t")
        field = screen.query_one("#arguments", Input)
        assert field.value == "initial_x=7.5, learning_rate=0.1, num_iterations=0"
        field.value = "10, 0.1"
        await pilot.press("enter")
        assert "num_iterations is missing" in app.text()
        field.value = "10, 0.1, __import__('os').getcwd()"
        await pilot.press("enter")
        assert "num_iterations is no plain value" in app.text()
        field.value = "10, 0.1, 1.5"
        await pilot.press("enter")
        await reached(pilot, lambda: not screen.is_judging, "it is refused")
        assert "num_iterations" in app.text()
        field.value = "10, 0.1, num_iterations=1"
        await pilot.press("enter")
        await reached(pilot, lambda: "returns  8.4" in sheet(app), "it ran")
        assert "[b]at 8.4" in sheet(app)
        assert app.log_of_attempts() == []
        await pilot.press("escape")
        assert screen.editor.has_focus


async def test_a_call_of_ones_own_in_a_narrow_window(app: CodingApp) -> None:
    async with app.run_test(size=(40, 20)) as pilot:
        screen = await ready(pilot)
        screen.editor.take(RIGHT)
        await pilot.press("ctrl+t")
        assert screen.query_one("#arguments", Input).region.width > 30
        await pilot.press("enter")
        await reached(pilot, lambda: "returns  7.5" in app.text(), "what it returns is on the screen")
        await pilot.press("escape")
        await reached(pilot, lambda: screen.editor.has_focus, "esc leads back to the editor")


async def test_a_call_of_ones_own_that_does_not_end_is_stopped(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        screen.editor.take(LOOP)
        await pilot.press("ctrl+t", "enter")
        await reached(pilot, lambda: screen.is_judging, "it runs")
        await pilot.press("escape")
        await reached(pilot, lambda: not screen.is_judging, "it is stopped")
        assert "stopped" in sheet(app)


# What goes wrong


async def test_a_grader_that_fails_is_not_the_learners_fault(
    app: CodingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        screen.editor.take(RIGHT)
        with monkeypatch.context() as patched:

            def fail(*_args: object, **_named: object) -> None:
                raise GraderProblem("the sandbox can't be started", remedy="see trainer doctor")

            patched.setattr("graders.grading.grade", fail)
            await graded(pilot)
        assert "not your code" in verdict(app)
        shown = details(app)
        assert "the sandbox can't be started" in shown
        assert "ctrl+r tries again" in shown
        (log,) = app.logs.iterdir()
        assert log.name in shown.replace("\n", "")
        assert app.log_of_attempts() == []
        await graded(pilot)
        assert "✓ Passed" in verdict(app)


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


# Keys and sizes


async def test_letters_are_text_in_the_editor_and_keys_outside(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("ctrl+a", "n", "h", "question_mark")
        assert screen.editor.text.startswith("nh?def")
        assert "esc then n task" in app.text()
        await pilot.press("escape")
        assert "enter edit" in app.text()
        await pilot.resize_terminal(80, 40)
        await pilot.press("question_mark")
        assert "all cases" not in app.text(), "nothing was graded yet"
        assert "Call the function with arguments of your own" in app.text()
        await pilot.press("escape")
        offered = {command.title for command in app.get_system_commands(app.screen)}
        assert offered >= {"Grade", "Try", "Hint", "Solution", "Task", "Reset", "Keys"}


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
        assert "right" in app.text()
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
        assert "Sign flipped   3 of " in app.text()


async def test_the_task_opens_over_the_editor_and_closes_again(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("escape", "n")
        assert not screen.editor.display
        assert app.text().count("\n") == 23
        await pilot.press("escape")
        assert screen.editor.display


@pytest.mark.parametrize("task", sorted(path.name for path in TASKS.iterdir() if path.is_dir()))
async def test_every_task_opens_and_its_solution_passes(tmp_path: Path, task: str) -> None:
    app = CodingApp(tmp_path / "data", task)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await ready(pilot)
        await graded(pilot)
        assert verdict(app).startswith("✗"), "the starter must not pass"
        assert screen._exercise is not None
        screen.editor.take(screen._exercise.solution)
        await graded(pilot)
        assert verdict(app).startswith("✓ Passed")


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
