"""A grade under its keys, with the real grader unless a test says otherwise."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from coding_bench import LOOP, PLUS, RIGHT, SIZE, CodingApp, details, graded, reached, ready, verdict

from graders import author
from graders.errors import GraderProblem
from trainer.tui.screens.coding import judge
from trainer.tui.screens.coding.panes import Lines
from trainer.tui.screens.coding.session import GRADE_WHILE_TYPING

if TYPE_CHECKING:
    from pathlib import Path


HOSTILE = (
    'def optimize_query(a, b, c):\n    print("\\x1b[31m[red]red[/red]\\u202eevil\\x07")\n'
    '    raise ValueError("[bold]\\x1b]0;title\\x07 \\u2066")\n'
)
FORBIDDEN = set("\x1b\x07\u202e\u2066\x9b")


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
        assert re.search(r"\n(Comes back in|In) your next review: So we fol", shown)  # as wide as the pane is
        assert app.log_of_attempts() == [("key", "failed")]
        await reached(pilot, lambda: screen.query("LossPlot"), "both curves are drawn")
        await reached(pilot, lambda: "└" in app.text(), "the lower axis is in sight without scrolling")
        assert "attempt 1" in app.text()

        screen.editor.take(RIGHT)
        await graded(pilot)
        assert re.fullmatch(r"✓ Passed, (\d+) of \1", verdict(app))
        assert "Second attempt, no hint, 0:00." in details(app)
        assert "Next seen" in details(app)
        assert app.log_of_attempts() == [("key", "failed"), ("key", "passed")]
        await reached(pilot, lambda: app.draft.read_text() == RIGHT, "the draft is written")
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


async def test_code_that_passed_counts_once_and_is_offered_at_once(app: CodingApp, tmp_path: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        screen.editor.take(PLUS)
        await graded(pilot)
        screen.editor.take(RIGHT)
        await graded(pilot)
        await graded(pilot)
        assert "Second attempt, no hint, 0:00." in details(app), "what was said of the pass still holds"
        screen.editor.take(RIGHT + "\n\n")
        await graded(pilot)
        assert app.log_of_attempts() == [("key", "failed"), ("key", "passed")]
        screen.editor.take("# by hand\n" + RIGHT)
        await graded(pilot)
        assert "First attempt since it passed before, no hint" in " ".join(details(app).split())
        assert len(app.log_of_attempts()) == 3
    again = CodingApp(tmp_path / "data")
    again.clock.at += timedelta(hours=1)
    async with again.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await reached(pilot, lambda: screen._can_race, "what was passed can race at once")
        assert "You passed this before; next seen" in again.text()
        assert "attempt" not in again.text().split("\n")[0]
        await pilot.press("escape")
        assert "l race" in again.text()
        await pilot.press("m")
        assert screen.query("#sheet-code"), "nor is giving up asked for"
        await graded(pilot)
        assert "This code passed before; graded again, it is no new attempt." in " ".join(
            details(again).split()
        )
        assert len(again.log_of_attempts()) == 3
    due = CodingApp(tmp_path / "data")
    due.clock.at += timedelta(days=40)
    async with due.run_test(size=SIZE) as pilot:
        await ready(pilot)
        assert "begin anew: r keeps this draft" in " ".join(due.text().split())


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
        await reached(pilot, lambda: "Sign flipped" in app.text(), "a named mistake is shown")
        assert "3 of " in verdict(app)
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
        assert "Grading as you type is off from now on." in app.text()


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


@pytest.mark.parametrize("task", ["optimize-batch-query", "clip-by-global-norm", "early-stopping"])
async def test_a_task_on_arrays_on_a_list_or_with_a_pair_for_an_answer(tmp_path: Path, task: str) -> None:
    app = CodingApp(tmp_path / "data", task)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await ready(pilot)
        await graded(pilot)
        assert verdict(app).startswith("✗"), "the starter must not pass"
        assert screen._exercise is not None
        screen.editor.take(screen._exercise.solution)
        await graded(pilot)
        assert verdict(app).startswith("✓ Passed")
