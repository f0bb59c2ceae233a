"""The coding screen: what is asked, the editor, and what the grader says.

The threads of `judge` post messages; the handlers here own all state. A grade counts from the moment its
report is written to the log, which is before it is shown as final.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import SuspendNotSupported
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from graders.errors import Problem
from trainer.practice.drafts import Draft, DraftProblem
from trainer.tui.crash import write_crash_log
from trainer.tui.glyphs import ASCII
from trainer.tui.prose import blocks, laid_out, wrapped
from trainer.tui.screens.base import HouseScreen
from trainer.tui.screens.coding import judge, wording
from trainer.tui.screens.coding.outside import editor_command, open_in
from trainer.tui.screens.coding.panes import Confirm, Lines, Pane, ResultsPane, SheetPane, TaskPane
from trainer.tui.screens.coding.session import Session
from trainer.tui.screens.coding.values import ArgumentsProblem, parsed_arguments, written_arguments
from trainer.tui.texts import counted, one_line, plain
from trainer.tui.themes import BOLD, MUTED, WARN
from trainer.tui.widgets.editor import Editor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from graders.report import Report
    from graders.task import Task
    from trainer.bank import TaskSummary
    from trainer.tui.host import Library
    from trainer.tui.screens.coding.session import Trigger

__all__ = ["CodingScreen"]

SAVE_AFTER = 0.15
"""Seconds after a key until the draft is written: one write for a burst of keys, little to lose."""
GRADE_AFTER = 0.25
"""Seconds without a key until a grade while typing begins."""
LOOK_EVERY = 0.2
"""Seconds between two looks at the draft's file: one `stat`, and no watcher thread to wait for at the end."""
HUGE = 170
"""Columns from which task, editor and results stand beside each other."""
LOW = 20
"""Rows below which editor and pane take turns."""

PANES = ("task", "results", "sheet")


class CodingScreen(HouseScreen[bool]):
    """Write a task's function and have it graded. Closes with True where the learner passed and goes on.

    Args:
        task_key: the task, `track/task/id`.
    """

    CSS_PATH = "coding.tcss"
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
        Binding("t", "try", "try", tooltip="Call the function with arguments of your own, ungraded"),
        Binding("ctrl+t", "try", "try", show=False, priority=True),
        Binding("a", "cases", "all cases"),
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
        self._job: judge.Job | None = None
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
        self._save_timer: Timer | None = None
        self._grade_timer: Timer | None = None

    @property
    def is_ready(self) -> bool:
        """The task and its draft are there."""
        return self._draft is not None

    @property
    def is_judging(self) -> bool:
        """A grade or a run is under way."""
        return self._job is not None

    # Layout

    def compose_body(self) -> ComposeResult:
        """Editor, the panes, the row for arguments, a remark."""
        with Container(id="work"):
            self.editor = Editor(id="code", read_only=True)
            yield self.editor
            yield ResultsPane(self.glyphs, ascii_only=self.glyphs is ASCII, id="results")
            yield SheetPane(id="sheet")
            yield TaskPane(id="task")
        with Horizontal(id="attempt"):
            yield Static("", id="attempt-label", markup=False)
            yield Input(id="arguments", compact=True)
            yield Static(")", id="attempt-end", markup=False)

    def on_mount(self) -> None:
        """Begin as soon as content and progress are open."""
        self.editor.focus()
        self._arrange()
        self.watch(self.house, "library", self._begin)

    def on_resize(self) -> None:
        """Decide again what stands beside what."""
        self._arrange()

    def _arrange(self) -> None:
        """Show the panes there is room for."""
        side_by_side = self.columns == "wide"
        one = self.columns == "narrow" or self.size.height < LOW
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

    # The task

    def _begin(self, library: Library | None) -> None:
        if library is None or self._session is not None:
            return
        found = next((task for task in library.catalogue.tasks if task.key == self._key), None)
        if found is None:
            self._give_up(Problem("there is no such task any more", where=self._key, remedy="esc leads home"))
            return
        self._summary = found
        self._session = Session(self._key, found.content_hash, library.progress, self.house.now)
        self._as_you_type = self._session.grades_while_typing
        self.top.show(found.id)
        self.run_worker(partial(judge.load_in_thread, found.folder, self.post_message), thread=True)

    def _give_up(self, problem: Problem) -> None:
        self.top.show(self._key.rsplit("/", 1)[-1])
        words = plain(str(problem))
        self._results.show_verdict(
            Content.assemble((f"{self.glyphs.wrong} ", WARN), ("This task can't be used", BOLD))
        )
        self._results.show_details(lambda width: wrapped(Content(words), width))
        self._show("results")

    @property
    def _results(self) -> ResultsPane:
        return self.query_one("#results", ResultsPane)

    @property
    def _sheet(self) -> SheetPane:
        return self.query_one("#sheet", SheetPane)

    @on(judge.TaskBroken)
    def _task_broken(self, message: judge.TaskBroken) -> None:
        self._give_up(message.problem)

    @on(judge.TaskReady)
    def _task_ready(self, message: judge.TaskReady) -> None:
        task = self._exercise = message.task
        assert self._summary is not None  # noqa: S101 - set before the thread began
        self._draft = Draft(self.house.places.data, self._summary.track, task.id, task.starter)
        try:
            text = self._draft.open(self.house.now())
        except DraftProblem as problem:
            text = task.starter
            self.say(f"The draft {problem}")
        self._saved = text
        self.editor.load_text(text)
        self.editor.read_only = False
        self.editor.show_cursor = True
        self.editor.highlight_cursor_line = True
        if self._draft.kept is not None:
            self.say(f"The draft was no text; it is kept as {self._draft.kept}")
        self._show_task()
        self._results.show_verdict(Content.styled("ctrl+r grades what stands in the editor", MUTED))
        self.set_interval(LOOK_EVERY, self._look_outside)
        self.set_interval(60, self._show_top)
        self._show_top()
        self.refresh_bindings()

    @on(judge.ExamplesReady)
    def _examples_ready(self, message: judge.ExamplesReady) -> None:
        self._answers, self._total = message.answers, message.total
        self._show_task()
        if self.report is None and self._job is None:
            words = f"ctrl+r grades; {counted(message.total, 'case')}"
            self._results.show_verdict(Content.styled(words, MUTED))

    def _show_task(self) -> None:
        task = self._exercise
        if task is not None:
            arrow = self.glyphs.arrow
            self.query_one("#task-lines", Lines).show(
                lambda width: wording.task_lines(task, self._answers, arrow, width)
            )

    def _show_top(self) -> None:
        """What stands right in the top row: the draft, the attempt, the minutes."""
        if self._session is None or self._summary is None:
            return
        unsaved = self.editor.text != self._saved
        parts = ["draft not saved" if unsaved and self._save_timer is None else "draft saved"]
        try:
            attempts = self._session.attempts
        except Problem:
            attempts = 0
        if attempts:
            parts.append(f"attempt {attempts}")
        if minutes := int(self._session.seconds // 60):
            parts.append(f"{minutes} min")
        if self._as_you_type:
            parts.append("grades as you type")
        self.top.show(self._summary.id, f" {self.glyphs.dot} ".join(parts))

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
            "grade": task is not None,
            "try": task is not None,
            "task": task is not None,
            "hint": task is not None and bool(task.hints) and not self._has_passed,
            "solution": task is not None,
            "cases": report is not None,
            "copy": report is not None,
            "outside": self._draft is not None,
            "reset": self._draft is not None,
            "while_typing": self._session is not None,
        }
        return able.get(action, True)

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """Word enter and esc by what they do now."""
        display, label = super().describe(binding) or ("", "")
        if binding.key == "enter":
            label = "go on" if self._has_passed else "edit"
        elif binding.key == "escape":
            label = self._escape_label()
        elif binding.key == "ctrl+r" and self.columns == "narrow" and not self._in_field:
            return None  # there is room for enter, esc and help only; it acts all the same
        elif binding.key == "h" and self._session is not None and self._exercise is not None:
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
            return "then n task, h hint, m solution, ? keys"
        return "back" if self._full or self._pane == "sheet" else "home"

    @property
    def _has_passed(self) -> bool:
        return self.report is not None and self.report.status == "passed"

    def action_step_out(self) -> None:
        """One step out: stop what runs, close what is open, leave the editor, go home."""
        self.hush()
        if self._job is not None:
            self._job.cancel.set()
        elif self._trying:
            self._close_attempt()
        elif self.editor.has_focus:
            self._show(self._pane)
        elif self._full or self._pane == "sheet":
            self._show("results" if self.report is not None else "task")
        else:
            self.dismiss(result=False)

    def action_go_on(self) -> None:
        """After a pass, on to what comes next; else back into the editor."""
        self.hush()
        if self._has_passed and self._pane == "results":
            self.dismiss(result=True)
        else:
            self._edit()

    def action_task(self) -> None:
        """Show what is asked; a second time, the results again."""
        if self._pane == "task" and self._full:
            self._show("results" if self.report is not None else "task")
        else:
            self._show("task", full=True)

    # The draft

    @on(TextArea.Changed, "#code")
    def _text_changed(self) -> None:
        if self._draft is None or self.editor.text == self._saved:
            return
        self.hush()
        if self._save_timer is not None:
            self._save_timer.stop()
        self._save_timer = self.set_timer(SAVE_AFTER, self.save)
        if self.report is not None and self._job is None:
            self._results.add_class("-stale")
        if self._as_you_type:
            if self._grade_timer is not None:
                self._grade_timer.stop()
            self._grade_timer = self.set_timer(GRADE_AFTER, partial(self._grade, "typing"))

    def save(self) -> None:
        """Write the draft now."""
        if self._save_timer is not None:
            self._save_timer.stop()
            self._save_timer = None
        if self._draft is None:
            return
        text = self.editor.text
        try:
            outside = self._draft.save(text, self.house.now())
        except DraftProblem as problem:
            self.say(f"Draft {problem}")
            self._show_top()
            return
        if outside is not None:
            self._take(outside)
        else:
            self._saved = text
            self._show_top()

    def _look_outside(self) -> None:
        """Take in what another program wrote."""
        if self._draft is None:
            return
        try:
            text = self._draft.taken_from_outside(self.editor.text, self.house.now())
        except DraftProblem as problem:
            self.say(f"The draft {problem}; what stands here is kept")
            return
        if text is not None:
            self._take(text)

    def _take(self, text: str) -> None:
        assert self._draft is not None  # noqa: S101 - only called with one
        self._saved = text
        self.editor.take(text)
        kept = self._draft.kept
        self.say("The draft was changed outside." + (f" Yours is kept as {kept}" if kept is not None else ""))
        self._show_top()
        if self._as_you_type:
            self._grade("typing")

    def action_outside(self) -> None:
        """Open the draft in the learner's own editor, and take in what it saved."""
        assert self._draft is not None  # noqa: S101 - the key acts only then
        self.save()
        try:
            command = editor_command(os.environ, self._draft.path)
            with self.app.suspend():
                open_in(command)
        except SuspendNotSupported:
            self.say(f"This terminal can't be lent to an editor. Open {self._draft.path} in another one.")
        except Problem as problem:
            self.say(_sentence(str(problem)))
        self._look_outside()

    def action_reset(self) -> None:
        """Begin again with the starter; asks first where there is something to lose."""
        assert self._draft is not None  # noqa: S101 - the key acts only then
        if not self._draft.would_lose(self.editor.text):
            self._reset(sure=True)
            return
        question = Confirm(
            "Begin again with the starter?",
            "What you wrote is kept beside the draft.",
            "begin again",
            self.house.accent,
        )
        self.app.push_screen(question, callback=lambda sure: self._reset(sure=bool(sure)))

    def _reset(self, *, sure: bool) -> None:
        if not sure or self._draft is None:
            return
        self.save()
        try:
            old = self._draft.reset(self.editor.text, self.house.now())
        except DraftProblem as problem:
            self.say(f"Draft {problem}")
            return
        self._saved = self._draft.text
        self.editor.take(self._draft.text)
        self._edit()
        self._show_top()
        self.say(f"Begun again. The old draft is {old}" if old is not None else "Begun again.")

    def on_unmount(self) -> None:
        """Leave nothing behind: the draft on disk, no grade running."""
        if self._job is not None:
            self._job.cancel.set()
        if self._draft is not None:
            try:
                self._draft.save(self.editor.text, self.house.now())
            except DraftProblem as problem:
                self.log.error(str(problem))

    # Grading

    def action_grade(self) -> None:
        """Grade what stands in the editor."""
        self.hush()
        self._grade("key")

    def _grade(self, trigger: Trigger) -> None:
        if self._exercise is None:
            return
        if self._grade_timer is not None:
            self._grade_timer.stop()
            self._grade_timer = None
        if trigger == "typing" and self._job is not None and self._job.trigger != "typing":
            return
        self.save()
        self._begin_job(judge.Job(self._exercise, self.editor.text, trigger))
        self._arrived = 0
        self._show("results", focus=self._away or self.columns == "narrow" or self.size.height < LOW)
        self._show_count()

    def _begin_job(self, job: judge.Job, arguments: Mapping[str, Any] | None = None) -> None:
        if self._job is not None:
            self._job.cancel.set()
        self._job = job
        work: Callable[[], None] = (
            partial(judge.grade_in_thread, job, self.post_message)
            if arguments is None
            else partial(judge.run_in_thread, job, arguments, self.post_message)
        )
        self.run_worker(work, thread=True, group="judge")
        self.refresh_bindings()

    def _end_job(self, job: judge.Job) -> bool:
        """Whether a message is of the job under way, which then is over."""
        if job is not self._job:
            return False
        self._job = None
        self.refresh_bindings()
        return True

    def _show_count(self) -> None:
        of = f" of {self._total}" if self._total else ""
        line = Content.assemble(
            (f"{self.glyphs.dot} ", MUTED), (f"{self._arrived}{of}", BOLD), ("  grading", MUTED)
        )
        self._results.show_verdict(line, muted=True)

    @on(judge.CaseArrived)
    def _case_arrived(self, message: judge.CaseArrived) -> None:
        if message.job is self._job:
            self._arrived += 1
            self._show_count()

    @on(judge.Graded)
    def _graded(self, message: judge.Graded) -> None:
        if message.job is not self._job or self._session is None:
            return
        trigger = message.job.trigger
        assert trigger != "run"  # noqa: S101 - a run posts `Ran`
        unsaved = ""
        try:
            self._session.record(message.report, trigger)
        except Problem as problem:
            unsaved = f"This attempt is not in your progress: {problem}"
        self._end_job(message.job)
        self.report, self._graded_source, self._total = (
            message.report,
            message.job.source,
            message.report.total,
        )
        self._show_report(trigger)
        self._show_top()
        if unsaved:
            self.say(unsaved)

    def _show_report(self, trigger: Trigger) -> None:
        report, source, glyphs, session = self.report, self._graded_source, self.glyphs, self._session
        assert report is not None  # noqa: S101 - only called with both
        assert session is not None  # noqa: S101
        self._results.show_verdict(wording.verdict(report, glyphs))
        if report.status != "passed":
            self._results.show_details(partial(wording.failure_lines, report, source, glyphs))
            return
        passing = wording.Passing(
            attempts=max(session.attempts, 1),
            hints=session.hints,
            seconds=session.seconds,
            next_seen=session.next_seen,
            typing=trigger == "typing" and not self._away,
        )
        self._results.show_details(partial(wording.passing_lines, report, passing))
        if trigger == "key":
            self._show("results")

    @on(judge.CurvesReady)
    def _curves_ready(self, message: judge.CurvesReady) -> None:
        if self._job is None and self.report is not None and message.job.source == self._graded_source:
            self._results.show_curves(message.curves)

    @on(judge.Stopped)
    def _stopped(self, message: judge.Stopped) -> None:
        if not self._end_job(message.job):
            return
        if message.job.trigger == "run":
            self._sheet.show("Stopped", lambda width: wrapped(Content("The call was stopped."), width))
        elif self.report is not None:
            self._results.show_verdict(wording.verdict(self.report, self.glyphs), muted=True)
            self.say("Stopped. The result above is of an earlier text.")
        else:
            self._results.show_verdict(Content.styled("Stopped; ctrl+r grades", MUTED))

    @on(judge.GraderFailed)
    def _grader_failed(self, message: judge.GraderFailed) -> None:
        if not self._end_job(message.job):
            return
        error = message.error
        log = write_crash_log(error, self.house.logs, self.house.now())
        where = (
            f"The details are in {log}"
            if log is not None
            else f"No log could be written to {self.house.logs}"
        )
        words = str(error) if isinstance(error, Problem) else f"{type(error).__name__}: {error}"
        self.report = None
        head = Content.assemble(("! ", f"{BOLD} {WARN}"), ("The grader failed; it is not your code", BOLD))
        self._results.show_verdict(head)
        text = f"{one_line(words, 300)}\n{where}\nctrl+r tries again; nothing was counted."
        self._results.show_details(
            lambda width: [line for part in text.split("\n") for line in wrapped(Content(plain(part)), width)]
        )
        self._show("results", focus=self._away)

    def action_while_typing(self) -> None:
        """Switch grading while typing on or off."""
        assert self._session is not None  # noqa: S101 - the key acts only then
        self._as_you_type = not self._as_you_type
        try:
            self._session.grades_while_typing = self._as_you_type
        except Problem as problem:
            self.say(_sentence(f"the setting is not kept: {problem}"))
        self._show_top()
        self.refresh_bindings()

    # What can be opened

    def action_cases(self) -> None:
        """Every case of the last grade."""
        report, glyphs = self.report, self.glyphs
        assert report is not None  # noqa: S101 - the key acts only then
        heading = f"All {report.total} cases, {report.passed} pass"
        self._sheet.show(heading, partial(wording.case_lines, report, glyphs))
        self._show("sheet", full=True)

    def action_hint(self) -> None:
        """Open the next hint, or show those that are open."""
        assert self._exercise is not None  # noqa: S101 - the key acts only then
        assert self._session is not None  # noqa: S101
        hints = self._exercise.hints
        self._session.hints = min(self._session.hints + 1, len(hints))
        shown = hints[: self._session.hints]
        last = "the last" if len(shown) == len(hints) else f"h shows the next of {len(hints)}"

        def lines(width: int) -> list[Content]:
            made: list[Content] = []
            for number, hint in enumerate(shown, start=1):
                made += wrapped(Content.styled(f"{number}", BOLD), width) if len(hints) > 1 else []
                made += [*laid_out(blocks(hint), width), Content("")]
            return made

        self._sheet.show(f"Hint {len(shown)} of {len(hints)}, {last}", lines)
        self._show("sheet")
        self._sheet.call_after_refresh(self._sheet.scroll_end, animate=False)

    def action_solution(self) -> None:
        """The model solution: freely after passing, else as giving up, which is asked first."""
        assert self._session is not None  # noqa: S101 - the key acts only then
        if self._session.solution_is_open:
            self._show_solution()
            return
        question = Confirm(
            "Give up and see the model solution?",
            "It counts as a lapse: the task comes back sooner.",
            "see it",
            self.house.accent,
        )
        self.app.push_screen(question, callback=lambda sure: self._gave_up(sure=bool(sure)))

    def _gave_up(self, *, sure: bool) -> None:
        if not sure or self._session is None:
            return
        try:
            self._session.give_up(self.report)
        except Problem as problem:
            self.say(_sentence(f"giving up could not be saved: {problem}"))
            return
        self._show_solution()

    def _show_solution(self) -> None:
        assert self._exercise is not None  # noqa: S101 - the key acts only then
        words = (
            "Given up; counted as a lapse." if self._session is not None and not self._session.passed else ""
        )
        self._sheet.show_code(
            "The model solution",
            lambda width: wrapped(Content.styled(words, MUTED), width) if words else [],
            self._exercise.solution,
        )
        self._show("sheet", full=True)

    def action_copy(self) -> None:
        """Copy the verdict, the failing case and the code."""
        assert self.report is not None  # noqa: S101 - the key acts only then
        assert self._exercise is not None  # noqa: S101
        text = wording.case_as_text(self.report, self._exercise.function, self._graded_source)
        self.say(self.house.copy_text(text))

    # Trying it

    def action_try(self) -> None:
        """Open the row for arguments of the learner's own, filled with the first example."""
        task = self._exercise
        assert task is not None  # noqa: S101 - the key acts only then
        field = self.query_one("#arguments", Input)
        if not field.value:
            examples = task.visible_cases or task.cases
            field.value = written_arguments(examples[0].arguments) if examples else ""
        self.query_one("#attempt-label", Static).update(f"{task.function}(")
        self.query_one("#attempt").add_class("-open")
        field.focus()
        self.refresh_bindings()

    def _close_attempt(self) -> None:
        self.query_one("#attempt").remove_class("-open")
        self._edit()

    @on(Input.Submitted, "#arguments")
    def _try_it(self, event: Input.Submitted) -> None:
        task = self._exercise
        assert task is not None  # noqa: S101 - the row opens only then
        try:
            arguments = parsed_arguments(event.value, task.arguments)
        except ArgumentsProblem as problem:
            self.say(str(problem))
            return
        self.hush()
        self.save()
        self._sheet.show("Calling", lambda _width: [])
        self._show("sheet", focus=False)
        self._begin_job(judge.Job(task, self.editor.text, "run"), arguments)

    @on(judge.RunRefused)
    def _run_refused(self, message: judge.RunRefused) -> None:
        if self._end_job(message.job):
            self.say(_sentence(message.words))

    @on(judge.Ran)
    def _ran(self, message: judge.Ran) -> None:
        if self._end_job(message.job):
            lines = partial(wording.outcome_lines, message.outcome, message.job.source, self.glyphs)
            self._sheet.show("Your call, not graded", lines)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")
