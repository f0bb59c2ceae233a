"""What can be asked for at the desk: hints, solution, all cases, a copy, a program, a call of one's own."""

from __future__ import annotations

from coding_bench import LOOP, PLUS, RIGHT, SIZE, CodingApp, details, graded, reached, ready, sheet
from textual.widgets import Input, Static

from trainer.tui.screens.coding.panes import Confirm
from trainer.tui.widgets.editor import Editor


async def test_the_failing_case_is_written_as_a_program(app: CodingApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        screen.editor.take(PLUS)
        await graded(pilot)
        await pilot.press("escape")
        assert "p repro" in app.text()
        await pilot.press("p")
        assert "p again writes the failing case" in app.text()
        await pilot.press("p")
        path = app.draft.parent / "repro_optimize_query.py"
        assert "The failing case as a program: /" in " ".join(app.text().split())
        assert path.is_file()
        assert app.draft.read_text() == PLUS
        path.write_text("mine")
        await pilot.press("p", "p")
        assert "What was there is kept as" in " ".join(app.text().split())
        (kept,) = (app.draft.parent / "old").iterdir()
        assert kept.read_text() == "mine"
        screen.editor.take(RIGHT)
        await graded(pilot)
        assert "p repro" not in app.text()


async def test_hints_open_one_at_a_time_and_are_counted(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("escape", "h", "h")
        assert "Hint 1 of 3" in app.text()
        assert "chain rule" not in sheet(app)
        await pilot.press("h")
        assert "chain rule" not in sheet(app), "each is asked for twice"
        await pilot.press("h")
        assert "chain rule" in sheet(app)
        await pilot.press("escape", "enter")
        screen.editor.take(RIGHT)
        await graded(pilot)
        assert "First attempt, 2 hints" in details(app)


async def test_a_hint_names_only_keys_that_act_where_the_focus_is(app: CodingApp) -> None:
    def heading() -> str:
        return str(app.coding.query_one("#sheet-heading", Static).content)

    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("f3")
        assert heading() == "Hint 1 of 3; F3 shows the next"
        await pilot.press("f3", "f3")
        assert screen.editor.has_focus
        assert heading() == "Hint 3 of 3; esc, then m shows the solution"
        await pilot.press("escape", "f3")
        assert heading() == "Hint 3 of 3; m shows the solution"


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
        assert "enter call it   ctrl+r grade   esc close" in app.text()
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
