"""The desk: editor and panes, what stands beside what, and which keys act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.widgets import Input, Static

from trainer.tui.glyphs import ASCII
from trainer.tui.screens.base import HouseScreen
from trainer.tui.screens.coding.meant import Meant
from trainer.tui.screens.coding.panes import Pane, ResultsPane, SheetPane, TaskPane
from trainer.tui.sizes import HUGE_COLUMNS, TALL_ROWS
from trainer.tui.widgets.editor import Editor
from trainer.tui.widgets.keyrow import KeyHint

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

__all__ = ["Desk"]

PANES = ("task", "results", "sheet")
TRYING = "Call the function with arguments of your own, ungraded"
LOOK = "Turn to what is asked, and back to the editor"
OUTSIDE = "Open the draft in your own editor"
HINT = "Show the next hint"
REPRO = "Write the failing case as a program to run and step through"
NO_EDITOR = "Letters are commands out here; enter leads back into the editor."
IN_THE_EDITOR = frozenset({"f1", "f2", "f3", "f4"})
"""Keys that the row shows where letters are text; elsewhere a letter does the same."""


class Desk(HouseScreen[bool]):
    """Where the coding screen's parts lie. Its parts' behaviour is added by the classes below it.

    Args:
        task_key: the task, `track/task/id`.
    """

    HORIZONTAL_BREAKPOINTS = [*HouseScreen.HORIZONTAL_BREAKPOINTS, (HUGE_COLUMNS, "-huge")]  # noqa: RUF012
    ABOUT = (
        "Write the function the task asks for; ctrl+r grades it. The mistake is named first, then the case"
        " that shows it. The draft is a file that any other editor may change, too."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "edit"),
        Binding("ctrl+r", "grade", "grade", priority=True),
        Binding("ctrl+s", "grade", "grade", show=False, priority=True),
        Binding("f5", "grade", "grade", show=False, key_display="F5"),
        Binding("f2", "look", "task", key_display="F2", tooltip=LOOK),
        Binding("f3", "hint", "hint", key_display="F3", tooltip=HINT),
        Binding("f4", "try", "values", key_display="F4", tooltip=TRYING),
        Binding("f8", "repro", "repro", show=False, key_display="F8", tooltip=REPRO),
        Binding("n", "task", "task", tooltip="Show what is asked"),
        Binding("h", "ask('hint')", "hint", tooltip=HINT),
        Binding("m", "solution", "solution", tooltip="Show the model solution"),
        Binding("l", "race", "race", tooltip="Race your program against the reference, in the lab"),
        Binding("v", "try", "values", tooltip=TRYING),
        Binding("ctrl+t", "try", "try", show=False, priority=True, tooltip=TRYING),
        Binding("a", "cases", "all cases", tooltip="Every case of the last grade, and what became of it"),
        Binding("p", "ask('repro')", "repro", tooltip=REPRO),
        Binding("c", "copy", "copy", tooltip="Copy what is selected, else the failing case and the code"),
        Binding("f10", "outside", "$EDITOR", show=False, key_display="F10", tooltip=OUTSIDE),
        Binding("o", "ask('outside')", "$EDITOR", tooltip=OUTSIDE),
        Binding("r", "reset", "reset", tooltip="Begin again with the starter; the draft is kept"),
        Binding("w", "while_typing", "as you type", tooltip="Grade whenever you pause in typing, or not"),
        Binding("escape", "step_out", "home", priority=True),
        Binding("f1", "keys", "help", key_display="F1", tooltip="Show the keys of this screen"),
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
        self._races = False
        self._meant = Meant()

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

    @property
    def _can_race(self) -> bool:
        """Passed, now or before, and it takes steps that the lab can draw."""
        return self._races and (
            self._has_passed or (self._session is not None and self._session.passed_before)
        )

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
        return self.columns == "narrow" or self.size.height < TALL_ROWS

    def _arrange(self) -> None:
        """Show the panes there is room for."""
        side_by_side = self.columns == "wide"
        one = self._one_at_a_time
        away = self._away
        over = away and (one or (self._full and not side_by_side))
        for name in PANES:
            self.query_one(f"#{name}").display = name == self._pane and (not one or away)
        if self.size.width >= HUGE_COLUMNS:
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key acts now."""
        if action == "ask":
            return self.check_action(str(parameters[0]), ())
        task, report = self._exercise, self.report
        able = {
            "look": task is not None and (self._pane == "sheet" or self.size.width < HUGE_COLUMNS),
            "go_on": not self._in_field and task is not None,
            "grade": True,
            "try": task is not None,
            "task": task is not None,
            "hint": task is not None and bool(task.hints) and not self._has_passed,
            "solution": task is not None,
            "cases": report is not None,
            "repro": report is not None and report.first_failure is not None,
            "copy": task is not None,
            "outside": self._draft is not None,
            "race": self._can_race,
            "reset": self._draft is not None,
            "while_typing": task is not None,
        }
        return able.get(action, True)

    def key_hints(self) -> list[KeyHint]:
        """In a narrow window grading comes first, as the desk is for it; in the field enter is its own."""
        hints = super().key_hints()
        if isinstance(self.focused, Input):
            hints = [KeyHint("enter", "enter", "call it", kept=True), *hints]
        return sorted(hints, key=lambda hint: hint.key != "ctrl+r") if self.columns == "narrow" else hints

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """Word enter and esc by what they do now."""
        display, label = super().describe(binding) or ("", "")
        if binding.key in IN_THE_EDITOR and not self.editor.has_focus:
            return None
        if binding.key == "enter":
            label = ("back" if self._opened else "go on") if self._goes_on else "edit"
        elif binding.key == "escape":
            label = self._escape_label()
        elif binding.key == "ctrl+r" and self.columns == "narrow" and not self._in_field:
            display = "^r"  # so that enter, esc and help keep their words beside it
        elif binding.key == "f2":
            label = "results" if self._turns_to_results else "task"
        elif binding.key in ("h", "f3") and self._session is not None and self._exercise is not None:
            if self._session.hints >= len(self._exercise.hints) and self._pane == "sheet":
                return None  # all are open: the room is for the solution
            if self._session.solution_is_open:
                return None  # and here for the race
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
            return "more keys"
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
            self._leave(result=False)

    def _leave(self, *, result: bool) -> None:
        """Close."""
        self.dismiss(result=result)

    def action_go_on(self) -> None:
        """Put away what lies over the desk; after a pass, on to what comes next; else into the editor."""
        self.hush()
        if self._goes_on and self._opened:
            self._show("results")
        elif self._goes_on:
            self._leave(result=True)
        else:
            self._edit()

    def action_task(self) -> None:
        """Show what is asked; a second time, the results again."""
        if self._pane == "task" and self._full:
            self._show("results" if self.report is not None else "task")
        else:
            self._show("task", full=True)

    @property
    def _turns_to_results(self) -> bool:
        return self.columns == "wide" and self._pane == "task" and self.report is not None

    def action_look(self) -> None:
        """Turn to what is asked, and back; where there is room beside the editor, it keeps the focus."""
        self.hush()
        if self._in_field and self.columns == "wide":
            self._show("results" if self._turns_to_results else "task", focus=False)
        elif self._away and self._pane == "task":
            self._pane = "results" if self.report is not None else "task"
            self._edit()
        else:
            self._show("task", full=True)

    # Letters outside the editor

    def on_key(self, event: events.Key) -> None:
        """Hear what is pressed outside the editor, before it acts."""
        if self._in_field or not (event.is_printable or event.key == "enter"):
            return
        asked = self._meant.asking
        self._meant.heard(event.key, event.time)
        if event.key not in self.active_bindings:
            self.say(NO_EDITOR)
        elif asked and not self._meant.asking:
            self.hush()

    def hush(self) -> None:
        """Take the remark away, and what it asked."""
        super().hush()
        self._meant.asking = False

    def action_ask(self, action: str) -> None:
        """Do what a letter stands for; where that costs something, only when it is pressed again.

        Typed letters would else take hints and write files, while somebody believes to be in the editor.
        """
        question = self._cost_of(action)
        if not question or self._meant.again():
            self.hush()
            getattr(self, f"action_{action}")()
        else:
            self.say(question)

    def _cost_of(self, action: str) -> str:
        """What a letter asks before it acts; empty where that costs nothing."""
        if action == "outside":  # costs nothing, but a typed word must not change the whole screen
            return "" if self._meant.rested else "o again opens the draft in your own editor."
        if action == "repro":
            return "p again writes the failing case as a program beside the draft."
        assert self._exercise is not None  # noqa: S101 - the key acts only then
        assert self._session is not None  # noqa: S101
        opened, there = self._session.hints, len(self._exercise.hints)
        return f"h again opens hint {opened + 1} of {there}, which is counted." if opened < there else ""

    def _call_off(self) -> None:
        """Stop what runs."""
        raise NotImplementedError

    def _close_attempt(self) -> None:
        self.query_one("#attempt").remove_class("-open")
        self._edit()
