"""Grading on the desk: the key, the cases as they arrive, the verdict once it is in the log."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content

from graders.errors import Problem
from trainer.tui.crash import write_crash_log
from trainer.tui.prose import wrapped
from trainer.tui.screens.coding import judge, wording
from trainer.tui.screens.coding.drafting import Drafting, sentence
from trainer.tui.texts import one_line, plain
from trainer.tui.themes import BOLD, MUTED, WARN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from textual.timer import Timer

    from trainer.tui.screens.coding.session import Trigger

__all__ = ["Grading"]


class Grading(Drafting):
    """A desk with a grader. A grade counts from the moment it is in the log, which is before it is shown."""

    _grade_timer: Timer | None = None
    _too_long: bool = False
    """A case of the grade under way ran out of time."""

    def action_grade(self) -> None:
        """Grade what stands in the editor."""
        self.hush()
        if self._exercise is None:
            self.say("Still opening the task.")
            return
        self._grade("key")

    def _grade(self, trigger: Trigger, *, shown: bool = True) -> None:
        """Begin a grade.

        Args:
            trigger: what it counts as.
            shown: turn to the results at once; else only for what is worth turning to.
        """
        if self._exercise is None:
            return
        if self._grade_timer is not None:
            self._grade_timer.stop()
            self._grade_timer = None
        if trigger == "typing" and self._job is not None and self._job.trigger != "typing":
            return
        self.save()
        self._begin_job(judge.Job(self._exercise, self.editor.text, trigger))
        self._arrived, self._too_long = 0, False
        if shown:
            self._show("results", focus=self._away or (self._one_at_a_time and trigger == "key"))
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
        doing = "grading"
        if self._too_long and self._exercise is not None:
            doing = f"took longer than {self._exercise.limits.case_seconds:g} s; still looking why"
        elif self._total and self._arrived >= self._total:
            doing = "looking why"
        line = Content.assemble(
            (f"{self.glyphs.dot} ", MUTED), (f"{self._arrived}{of}", BOLD), (f"  {doing}", MUTED)
        )
        self._results.show_verdict(line, age="details")

    # What arrives

    @on(judge.CaseArrived)
    def _case_arrived(self, message: judge.CaseArrived) -> None:
        if message.job is self._job:
            self._arrived += 1
            self._too_long = self._too_long or message.case.status == "timeout"
            self._show_count()

    @on(judge.Graded)
    def _graded(self, message: judge.Graded) -> None:
        if message.job is not self._job or self._session is None:
            return
        trigger = message.job.trigger
        assert trigger != "run"  # noqa: S101 - a run posts `Ran`
        unsaved = ""
        try:
            self._session.record(message.report, trigger, message.job.source)
        except Problem as problem:
            unsaved = f"This attempt is not in your progress: {problem}"
        self._end_job(message.job)
        self.report, self._graded_source, self._total = (
            message.report,
            message.job.source,
            message.report.total,
        )
        self._show_report(trigger)
        if trigger == "typing" and self._worth_turning_to and not (self._away or self._one_at_a_time):
            self._show("results", focus=False)
        self._show_top()
        if unsaved:
            self.say(unsaved)

    @property
    def _worth_turning_to(self) -> bool:
        """A pass, or a mistake by its name; a line half typed is neither."""
        report = self.report
        return report is not None and (
            report.status == "passed" or (report.status == "failed" and bool(report.diagnoses))
        )

    def _show_report(self, trigger: Trigger) -> None:
        report, source, glyphs, session = self.report, self._graded_source, self.glyphs, self._session
        assert report is not None  # noqa: S101 - only called with both
        assert session is not None  # noqa: S101
        self._results.show_verdict(wording.verdict(report, glyphs), wording.pass_count(report))
        if report.status != "passed":
            coming_back = [question.title for question in session.coming_back]
            self._results.show_details(
                lambda width: wording.failure_lines(
                    report,
                    source,
                    glyphs,
                    width,
                    brief=self.columns == "normal",
                    coming_back=coming_back,
                )
            )
            return
        passing = wording.Passing(
            session.taken, session.next_seen, typing=trigger == "typing" and not self._away
        )
        self._results.show_details(partial(wording.passing_lines, report, passing))
        if trigger == "key":
            self._show("results")

    @on(judge.CurvesReady)
    def _curves_ready(self, message: judge.CurvesReady) -> None:
        if self._job is None and self.report is not None and message.job.source == self._graded_source:
            failure = self.report.first_failure
            self._results.show_curves(message.curves, of_case=failure.name if failure is not None else "")

    @on(judge.Stopped)
    def _stopped(self, message: judge.Stopped) -> None:
        if not self._end_job(message.job):
            return
        if message.job.trigger == "run":
            self._sheet.show("Stopped", lambda width: wrapped(Content("The call was stopped."), width))
        elif self.report is not None:
            self._results.show_verdict(
                wording.verdict(self.report, self.glyphs), wording.pass_count(self.report), age="verdict"
            )
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

    # While typing

    def _text_moved(self) -> None:
        if not self._as_you_type:
            return
        if self._grade_timer is not None:
            self._grade_timer.stop()
        self._grade_timer = self.set_timer(
            self.house.settings.grade_delay, partial(self._grade, "typing", shown=False)
        )

    def _text_came(self) -> None:
        """Whoever saves elsewhere wants to know at once; as while typing, only a pass counts."""
        if self.editor.text.strip():
            self._grade("typing")

    def _call_off(self) -> None:
        # Over at once: whatever its thread is waiting for, what it still posts is of no job.
        if self._job is not None:
            self._job.cancel.set()
            self._stopped(judge.Stopped(self._job))

    def action_while_typing(self) -> None:
        """Switch grading while typing on or off."""
        assert self._session is not None  # noqa: S101 - the key acts only then
        self._as_you_type = not self._as_you_type
        self.say(f"Grading as you type is {'on' if self._as_you_type else 'off'} from now on.")
        try:
            self._session.grades_while_typing = self._as_you_type
        except Problem as problem:
            self.say(sentence(f"the setting is not kept: {problem}"))
        self._show_top()
        self.refresh_bindings()
