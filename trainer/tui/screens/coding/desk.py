"""The desk: editor and panes, what stands beside what, and which keys act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.widgets import Input, Static

from trainer.tui.glyphs import ASCII
from trainer.tui.screens.base import HouseScreen
from trainer.tui.screens.coding.panes import Pane, ResultsPane, SheetPane, TaskPane
from trainer.tui.widgets.editor import Editor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from graders.report import Report
    from graders.task import Task
    from trainer.bank.catalogue import TaskSummary
    from trainer.practice.drafts import Draft
    from trainer.tui.screens.coding.judge import Job
    from trainer.tui.screens.coding.session import Session
    from trainer.tui.widgets.keyrow import KeyHint

__all__ = ["Desk"]

HUGE = 170
"""Columns from which task, editor and results stand beside each other."""
LOW = 20
"""Rows below which editor and pane take turns."""
PANES = ("task", "results", "sheet")
TRYING = "Call the function with arguments of your own, ungraded"


class Desk(HouseScreen[bool]):
    """Where the coding screen's parts lie. Its parts' behaviour is added by the classes below it.

    Args:
        task_key: the task, `track/task/id`.
    """

    HORIZONTAL_BREAKPOINTS = [*HouseScreen.HORIZONTAL_BREAKPOINTS, (HUGE, "-huge")]  # noqa: RUF012
    ABOUT = (
        "Write the function the task asks for; ctrl+r grades it. The mistake is named first, then the case"
        " that shows it. The draft is a file that any other editor may change, too."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "edit"),
        Binding("ctrl+r", "grade", "grade", priority=True),
        Binding("ctrl+s", "grade", "grade", show=False, priority=True),
        Binding("n", "task", "task", tooltip="Show what is asked"),
        Binding("h", "hint", "hint", tooltip="Show the next hint"),
        Binding("m", "solution", "solution", tooltip="Show the model solution"),
        Binding("t", "try", "try", tooltip=TRYING),
        Binding("ctrl+t", "try", "try", show=False, priority=True, tooltip=TRYING),
        Binding("a", "cases", "all cases", tooltip="Every case of the last grade, and what became of it"),
        Binding("c", "copy", "copy", tooltip="Copy the failing case and the code"),
        Binding("o", "outside", "$EDITOR", tooltip="Open the draft in your own editor"),
        Binding("r", "reset", "reset", tooltip="Begin again with the starter; the draft is kept"),
        Binding("w", "while_typing", "as you type", tooltip="Grade a quarter of a second after typing stops"),
        Binding("escape", "step_out", "home", priority=True),
        Binding("question_mark", "keys", "help", tooltip="Show the keys of this screen"),
    ]

    def __init__(self, task_key: str) -> None:
        super().__init__()
        self._key = task_key
        self._summary: TaskSummary | None = None
        self._exercise: Task | None = None
        self._draft: Draft | None = None
        self._session: Session | None = None
        self._job: Job | None = None
        self.report: Report | None = None
        self._graded_source = ""
        self._arrived = 0
        self._total = 0
        self._answers: Mapping[str, Any] = {}
        self._pane = "task"
        self._away = False
        self._full = False
        self._as_you_type = False
        self._saved = ""

    @property
    def is_ready(self) -> bool:
        """The task and its draft are there."""
        return self._draft is not None

    @property
    def is_judging(self) -> bool:
        """A grade or a run is under way."""
        return self._job is not None

    @property
    def _has_passed(self) -> bool:
        return self.report is not None and self.report.status == "passed"

    # Layout

    def compose_body(self) -> ComposeResult:
        """Editor, the panes, the row for arguments, a remark."""
        with Container(id="work"):
            self.editor = Editor(id="code", read_only=True)
            # Until the task is there: what is typed meanwhile must not look as if it were kept.
            self.editor.disabled = True
            yield self.editor
            yield ResultsPane(self.glyphs, ascii_only=self.glyphs is ASCII, id="results")
            yield SheetPane(id="sheet")
            yield TaskPane(id="task")
        with Horizontal(id="attempt"):
            yield Static("", id="attempt-label", markup=False)
            yield Input(id="arguments", compact=True)
            yield Static(")", id="attempt-end", markup=False)

    @property
    def _results(self) -> ResultsPane:
        return self.query_one("#results", ResultsPane)

    @property
    def _sheet(self) -> SheetPane:
        return self.query_one("#sheet", SheetPane)

    def on_resize(self) -> None:
        """Decide again what stands beside what."""
        self._arrange()

    @property
    def _one_at_a_time(self) -> bool:
        """Editor and panes take turns: there is room for one."""
        return self.columns == "narrow" or self.size.height < LOW

    def _arrange(self) -> None:
        """Show the panes there is room for."""
        side_by_side = self.columns == "wide"
        one = self._one_at_a_time
        away = self._away
        over = away and (one or (self._full and not side_by_side))
        for name in PANES:
            self.query_one(f"#{name}").display = name == self._pane and (not one or away)
        if self.size.width >= HUGE:
            self.query_one("#task").display = True
            self.query_one("#results").display = self._pane != "sheet"
        self.editor.display = not over
        self.refresh_bindings()

    def _show(self, pane: str, *, full: bool = False, focus: bool = True) -> None:
        """Turn to a pane; `full` puts it over the editor where both have no room beside each other."""
        self._pane, self._full = pane, full
        if focus:
            self._away = True
        self._arrange()
        if focus:
            self.query_one(f"#{pane}", Pane).focus(scroll_visible=False)

    def _edit(self) -> None:
        self._away = self._full = False
        self._arrange()
        self.editor.focus()

    @on(events.DescendantFocus)
    def _focus_moved(self, event: events.DescendantFocus) -> None:
        """A click may have moved the focus: the keys and, where panes take turns, the view follow."""
        away = event.widget is not self.editor and not isinstance(event.widget, Input)
        if away != self._away and not isinstance(event.widget, Input):
            self._away = away
            self._arrange()
        self.refresh_bindings()

    # Keys: which act, and how the row words them

    @property
    def _in_field(self) -> bool:
        return isinstance(self.focused, Editor | Input)

    @property
    def _trying(self) -> bool:
        return self.query_one("#attempt").has_class("-open")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Whether a key acts now."""
        task, report = self._exercise, self.report
        able = {
            "go_on": not self._in_field and task is not None,
            "grade": True,
            "try": task is not None,
            "task": task is not None,
            "hint": task is not None and bool(task.hints) and not self._has_passed,
            "solution": task is not None,
            "cases": report is not None,
            "copy": report is not None,
            "outside": self._draft is not None,
            "reset": self._draft is not None,
            "while_typing": task is not None,
        }
        return able.get(action, True)

    def key_hints(self) -> list[KeyHint]:
        """In a narrow window grading comes first: it is what the desk is for."""
        hints = super().key_hints()
        return sorted(hints, key=lambda hint: hint.key != "ctrl+r") if self.columns == "narrow" else hints

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """Word enter and esc by what they do now."""
        display, label = super().describe(binding) or ("", "")
        if binding.key == "enter":
            label = ("back" if self._opened else "go on") if self._goes_on else "edit"
        elif binding.key == "escape":
            label = self._escape_label()
        elif binding.key == "ctrl+r" and self.columns == "narrow" and not self._in_field:
            display = "^r"  # so that enter, esc and help keep their words beside it
        elif binding.key == "h" and self._session is not None and self._exercise is not None:
            if self._session.hints >= len(self._exercise.hints) and self._pane == "sheet":
                return None  # all are open: the room is for the solution
            label = "hint" if self._session.hints < len(self._exercise.hints) else "hints"
        elif binding.key == "w":
            label = f"as you type: {'on' if self._as_you_type else 'off'}"
        return display, label

    def _escape_label(self) -> str:
        if self._job is not None:
            return "stop"
        if self._trying:
            return "close"
        if self.editor.has_focus:
            if self.columns == "narrow":
                return "results" if self._pane == "results" else self._pane
            return "then n task, h hint, m solution, F1 keys"
        return "back" if self._opened else "home"

    @property
    def _opened(self) -> bool:
        """Something lies over or beside the editor that esc puts away."""
        return self._exercise is not None and (self._full or self._pane == "sheet")

    @property
    def _goes_on(self) -> bool:
        """What stands in the editor has passed."""
        return self._has_passed and self.editor.text == self._graded_source

    def action_step_out(self) -> None:
        """One step out: stop what runs, close what is open, leave the editor, go home."""
        self.hush()
        if self._job is not None:
            self._call_off()
        elif self._trying:
            self._close_attempt()
        elif self.editor.has_focus:
            self._show(self._pane)
        elif self._opened:
            self._show("results" if self.report is not None else "task")
        else:
            self.dismiss(result=False)

    def action_go_on(self) -> None:
        """Put away what lies over the desk; after a pass, on to what comes next; else into the editor."""
        self.hush()
        if self._goes_on and self._opened:
            self._show("results")
        elif self._goes_on:
            self.dismiss(result=True)
        else:
            self._edit()

    def action_task(self) -> None:
        """Show what is asked; a second time, the results again."""
        if self._pane == "task" and self._full:
            self._show("results" if self.report is not None else "task")
        else:
            self._show("task", full=True)

    def _call_off(self) -> None:
        """Stop what runs."""
        raise NotImplementedError

    def _close_attempt(self) -> None:
        self.query_one("#attempt").remove_class("-open")
        self._edit()
