"""The coding screen: what is asked, and what can be opened, tried and copied at the desk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets import Input, Static

from graders.errors import Problem
from trainer.practice.drafts import Draft, DraftProblem
from trainer.tui.prose import blocks, laid_out, wrapped
from trainer.tui.screens.coding import judge, wording
from trainer.tui.screens.coding.asked import task_lines
from trainer.tui.screens.coding.drafting import LOOK_EVERY, sentence
from trainer.tui.screens.coding.grading import Grading
from trainer.tui.screens.coding.panes import Confirm, Lines
from trainer.tui.screens.coding.session import Session
from trainer.tui.screens.coding.values import ArgumentsProblem, parsed_arguments, written_arguments
from trainer.tui.texts import counted, plain
from trainer.tui.themes import BOLD, MUTED, WARN

if TYPE_CHECKING:
    from trainer.tui.host import Library

__all__ = ["CodingScreen"]

OPENING = "opening…"


class CodingScreen(Grading):
    """Write a task's function and have it graded. Closes with True where the learner passed and goes on.

    Args:
        task_key: the task, `track/task/id`.
    """

    CSS_PATH = "coding.tcss"

    # The task

    def on_mount(self) -> None:
        """Begin as soon as content and progress are open."""
        self._arrange()
        self.top.show(self._key.rsplit("/", 1)[-1], OPENING)
        if self.house.library is None:
            self.watch(self.house, "library", self._begin)
        else:  # without a watcher, which the app would keep, and the screen with it
            self._begin(self.house.library)

    def _begin(self, library: Library | None) -> None:
        if library is None or self._session is not None:
            return
        found = next((task for task in library.catalogue.tasks if task.key == self._key), None)
        if found is None:
            self._give_up(Problem("there is no such task any more", where=self._key, remedy="esc leads home"))
            return
        self._summary = found
        self._session = Session(found, library.progress, self.house.now)
        self._as_you_type = self._session.grades_while_typing
        self.top.show(found.id, OPENING)
        self.run_worker(partial(judge.load_in_thread, found.folder, self.post_message), thread=True)

    def _give_up(self, problem: Problem) -> None:
        self.top.show(self._key.rsplit("/", 1)[-1])
        words = plain(str(problem))
        self._results.show_verdict(
            Content.assemble((f"{self.glyphs.wrong} ", WARN), ("This task can't be used", BOLD))
        )
        self._results.show_details(lambda width: wrapped(Content(words), width))
        self._show("results", full=True)

    @on(judge.TaskBroken)
    def _task_broken(self, message: judge.TaskBroken) -> None:
        self._give_up(message.problem)

    @on(judge.TaskReady)
    def _task_ready(self, message: judge.TaskReady) -> None:
        task = self._exercise = message.task
        self.hush()
        assert self._summary is not None  # noqa: S101 - set before the thread began
        self._draft = Draft(self.house.places.data, self._summary.track, task.id, task.starter)
        try:
            text = self._draft.open(self.house.now())
        except DraftProblem as problem:
            text = task.starter
            self.say(f"The draft {problem}")
        self._saved = text
        self.editor.load_text(text)
        self.editor.disabled = self.editor.read_only = False
        self.set_focus(self.editor)  # at once: no key may fall between
        self.editor.show_cursor = True
        self.editor.highlight_cursor_line = True
        if self._draft.is_starter:
            self.editor.move_cursor(where_to_write(text))
            self.call_after_refresh(self._show_signature, text)
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

    def _show_signature(self, starter: str) -> None:
        """The beginning where the place to write is in sight from there, else from the `def` line on."""
        row, _ = where_to_write(starter)
        lines = starter.split("\n")
        signature = next((at for at, line in enumerate(lines) if line.startswith("def ")), 0)
        top = 0 if row < self.editor.size.height else signature
        self.editor.scroll_to(0, top, animate=False, force=True)

    def _show_task(self) -> None:
        task = self._exercise
        if task is not None:
            arrow = self.glyphs.arrow
            self.query_one("#task-lines", Lines).show(
                lambda width: task_lines(task, self._answers, arrow, width)
            )

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
        more = "; m shows the solution" if len(shown) == len(hints) else "; h shows the next"

        def lines(width: int) -> list[Content]:
            made: list[Content] = []
            for number, hint in enumerate(shown, start=1):
                lead = f"{number}  "
                for at, line in enumerate(laid_out(blocks(hint), width - len(lead))):
                    made.append(Content.styled(" " * len(lead) if at else lead, BOLD) + line)
                made.append(Content(""))
            return made

        self._sheet.show(f"Hint {len(shown)} of {len(hints)}{more}", lines)
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
            self._session.give_up()
        except Problem as problem:
            self.say(sentence(f"giving up could not be saved: {problem}"))
            return
        self._show_solution()

    def _show_solution(self) -> None:
        assert self._exercise is not None  # noqa: S101 - the key acts only then
        words = self._session.solution_words if self._session is not None else ""
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
        self._show("sheet", focus=self._one_at_a_time)
        self._begin_job(judge.Job(task, self.editor.text, "run"), arguments)

    @on(judge.RunRefused)
    def _run_refused(self, message: judge.RunRefused) -> None:
        if self._end_job(message.job):
            self.say(sentence(message.words))

    @on(judge.Ran)
    def _ran(self, message: judge.Ran) -> None:
        if self._end_job(message.job):
            lines = partial(wording.outcome_lines, message.outcome, message.job.source, self.glyphs)
            self._sheet.show("Your call, not graded", lines)


def where_to_write(starter: str) -> tuple[int, int]:
    """Where the cursor waits in a fresh starter: on the line "Your code", else before its last line."""
    lines = starter.rstrip().split("\n")
    row = next((at for at, line in enumerate(lines) if "your code" in line.lower()), max(len(lines) - 2, 0))
    return row, 0
