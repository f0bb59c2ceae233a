"""The coding screen: what is asked, and what can be opened, tried and copied at the desk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets import Input, Static

from graders.errors import Problem
from trainer.practice.drafts import Draft, DraftProblem
from trainer.practice.repros import Repros
from trainer.practice.starters import end_of, opened
from trainer.tui.glyphs import ASCII
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
    from pathlib import Path

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

    @property
    def _ctrl_r(self) -> str:
        """What ctrl+r does, in a word."""
        return "grades"

    _passes_once = True
    """Grading the same code again is no new attempt, where it passed or fails as it did."""

    @property
    def _drafts_in(self) -> Path:
        """The folder that holds the drafts."""
        return self.house.places.data

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
        try:
            self._session = Session(
                found,
                library.progress,
                self.house.now,
                partial(library.catalogue.questions_teaching, found),
                once=self._passes_once,
            )
            self._as_you_type = self._session.grades_while_typing
        except Problem as problem:
            self._give_up(problem)
            return
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
        starter = opened(task.starter)
        self._draft = Draft(self._drafts_in, self._summary.track, task.id, starter.text)
        try:
            text = self._saved = self._draft.open(self.house.now())
        except DraftProblem as problem:
            text = starter.text
            self.say(f"The draft {problem}")
        if self._draft.is_starter:  # as it is, or as it was before there was room in it
            text = starter.text
        self._repros = Repros(self._draft.path)
        self.editor.load_text(text)
        self.editor.disabled = self.editor.read_only = False
        self.set_focus(self.editor)  # at once: no key may fall between
        self.editor.show_cursor = True
        self.editor.highlight_cursor_line = True
        row, column = (starter.row, starter.column) if self._draft.is_starter else end_of(text)
        self.editor.move_cursor((row, column))
        self.call_after_refresh(self._show_place, row)
        if self._draft.kept is not None:
            self.say(f"The draft was no text; it is kept as {self._draft.kept}")
        self._show_task()
        words = f"ctrl+r {self._ctrl_r} what stands in the editor"
        self._results.show_verdict(Content.styled(words, MUTED))
        if told := self._told_of_before:
            self.say(told)
        self.set_interval(LOOK_EVERY, self._look)
        self.set_interval(60, self._show_top)
        self._show_top()
        self.refresh_bindings()

    @on(judge.ExamplesReady)
    def _examples_ready(self, message: judge.ExamplesReady) -> None:
        if not self.query("#task-lines"):
            return  # closed meanwhile
        self._answers, self._total, self._races = message.answers, message.total, message.races
        self._show_task()
        self.refresh_bindings()
        if self.report is None and self._job is None:
            words = f"ctrl+r {self._ctrl_r}; {counted(message.total, 'case')}"
            self._results.show_verdict(Content.styled(words, MUTED))

    @property
    def _told_of_before(self) -> str:
        """What is said of an earlier pass as the task opens."""
        assert self._session is not None  # noqa: S101 - the task is read after the sitting began
        return self._session.told_of_before(self.editor.text)

    def _show_place(self, row: int) -> None:
        """Show a starter from where the place to write is in sight, and as much above it as fits."""
        top = first_row(self.editor.text, row, self.editor.size.height)
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
        self.hush()
        hints = self._exercise.hints
        self._session.hints = min(self._session.hints + 1, len(hints))
        shown = hints[: self._session.hints]
        writing = self._in_field and not self._one_at_a_time
        more = f"{'esc, then ' if writing else ''}m shows the solution"
        if len(shown) < len(hints):
            more = "F3 shows the next"  # h, too, but not in the editor

        def lines(width: int) -> list[Content]:
            made: list[Content] = []
            for number, hint in enumerate(shown, start=1):
                lead = f"{number}  "
                for at, line in enumerate(laid_out(blocks(hint), width - len(lead))):
                    made.append(Content.styled(" " * len(lead) if at else lead, BOLD) + line)
                made.append(Content(""))
            return made

        self._sheet.show(f"Hint {len(shown)} of {len(hints)}; {more}", lines)
        self._show("sheet", focus=not writing)
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
            ascii_only=self.glyphs is ASCII,
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

    def text_to_copy(self) -> str:
        """The verdict, the failing case and the code; before the first grade the code alone."""
        if self.report is None or self._exercise is None:
            return self.editor.text
        return wording.case_as_text(self.report, self._exercise.function, self._graded_source)

    def action_repro(self) -> None:
        """Write the failing case as a program beside the draft."""
        assert self._exercise is not None  # noqa: S101 - the key acts only then
        assert self.report is not None  # noqa: S101
        case = self.report.first_failure
        assert case is not None  # noqa: S101
        self.save_now()
        try:
            written = self._repros.write(self._exercise, case, self.house.now())
        except Problem as problem:
            self.say(sentence(f"the failing case {problem}"))
            return
        kept = f". What was there is kept as {written.kept}" if written.kept is not None else ""
        self.say(f"The failing case as a program: {written.path}{kept}")

    def action_race(self) -> None:
        """Race the draft against the reference, in the lab."""
        from trainer.tui.lab.screen import LabScreen  # noqa: PLC0415 - only where somebody races

        self.save_now()
        self.app.push_screen(LabScreen(race=self._key))

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


def first_row(starter: str, place: int, height: int) -> int:
    """The row to begin at, so that the place to write is in sight with the row behind it.

    The first row, else the `def` line, else what shows the end: the editor keeps the signature in sight.

    Args:
        starter: what stands in the editor.
        place: the row to write on.
        height: the rows the editor shows.
    """
    lines = starter.rstrip("\n").split("\n")
    head = next((at for at, line in enumerate(lines) if line.startswith("def ")), 0)
    from_there = (top for top in (0, head) if place + 1 - top < height)
    return next(from_there, min(len(lines) - height, place - height // 2))
