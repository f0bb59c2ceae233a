"""What frames an interview's questions: its clock, its keys, and what is half written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.binding import Binding
from textual.containers import Container
from textual.widgets import TextArea

from graders.errors import Problem
from trainer.practice.interview import BEAT_SECONDS, CONFIDENCES, Heartbeat, Unsent
from trainer.practice.interview.wording import plan_words
from trainer.tui.interview.clock import ClockBar, left_words
from trainer.tui.interview.sure import SureRows
from trainer.tui.screens.answering import ANSWER_BINDINGS, ANSWERING, AnsweringScreen
from trainer.tui.screens.frame import key_display
from trainer.tui.widgets.answers.open import OpenPanel
from trainer.tui.widgets.laid import Prose
from trainer.tui.widgets.rows import RowStyle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult, SystemCommand
    from textual.binding import BindingType
    from textual.timer import Timer

    from trainer.practice.interview import Asked, Interview
    from trainer.tui.widgets.answers.base import AnswerPanel

__all__ = ["TICK", "InterviewFrame", "Stage"]

Stage = Literal["asking", "sure", "marking", "answered"]
"""Being answered; how sure; an open one held against its key points; the verdict stands there."""

TICK = 1.0
"""Seconds between two looks at the clock."""
KEEP_AFTER = 0.5
"""Seconds from a key until a half-written answer is on disk."""


class InterviewFrame(AnsweringScreen):
    """The frame of an interview's questions; `InterviewScreen` asks them.

    Args:
        interview: begun or resumed.
    """

    CSS_PATH = "framing.tcss"
    ABOUT = (
        "A mock interview: answer as you would aloud, and say how sure you are before anything is shown; "
        "enter commits, and then nothing can be taken back. esc pauses, and the report counts the pause. The "
        "clock stands while a verdict is read, and from the last sign of life where the program ended "
        "without a pause."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "proceed", "answer"),
        *ANSWER_BINDINGS,
        Binding("s", "skip", "pass", tooltip="Pass over this question; the report says so"),
        Binding("f", "flag", "flag", tooltip="Flag: this question is wrong; again takes it back"),
    ]

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        self.interview = interview
        self._stage: Stage = "asking"
        self._asked: Asked | None = None
        self._keeping: Timer | None = None
        self._half = ""
        self._told_over = False
        self._told_code = False
        self._ticks = 0

    def compose_body(self) -> ComposeResult:
        """The clock, what the interviewer says, the question."""
        self._look = RowStyle(self.glyphs, self.house.accent)
        yield ClockBar(self._look)
        yield Prose(id="lead")
        yield Container(id="stage")

    # The clock

    def _tick(self) -> None:
        """Show the time; say once that it is over."""
        if self.interview.ended or not self.query(ClockBar):
            return
        left = self.interview.seconds_left()
        self.query_one(ClockBar).gone = 1 - left / (60 * self.interview.plan.minutes)
        narrow, stands = self.columns == "narrow", self.interview.paused
        parts = [left_words(left)] + ["clock stands"] * stands
        if self._asked is not None and not (narrow and stands):
            parts.insert(0, f"question {self._asked.number}")
        words = f" {self.glyphs.dot} ".join(parts)
        self.top.show("Interview" if narrow else "Mock interview", words, beside=self._plan_beside(narrow))
        if stands:
            return
        self._beat()
        if not left and not self._told_over and self._stage in ("asking", "sure"):
            self._told_over = True
            self.say("The time is over. Finish this answer; nothing more is asked after it.")
        elif self.interview.code_waits and not self._told_code and self._stage in ("asking", "sure"):
            self._told_code = True
            self.say("The coding task is next; its time runs already.")

    def _beat(self) -> None:
        """Now and then leave a sign of life, so that a crash gives no time to think back."""
        if self._ticks % BEAT_SECONDS == 0:
            beat = Heartbeat(self.house.places.data, self.interview.id).beat
            self.run_worker(partial(beat, self.library.progress.now()), thread=True, group="beat")
        self._ticks += 1

    def on_resize(self) -> None:
        """The top row and the words to choose from fit the new size at once."""
        self._tick()
        for rows in self.query(SureRows):
            self.call_after_refresh(rows.bring_into_sight)

    def _plan_beside(self, narrow: bool) -> str:
        return "" if narrow else plan_words(self.interview.plan)

    @property
    def _asking(self) -> bool:
        return self._stage == "asking"

    @property
    def _rows_move(self) -> bool:
        return self._stage in ("asking", "marking")

    # What is half written

    @property
    def _unsent(self) -> Unsent:
        number = 0 if self._asked is None else self._asked.number
        return Unsent(self.house.places.data, self.interview.id, number)

    @on(TextArea.Changed)
    def _written(self) -> None:
        panel = self._panel
        if not isinstance(panel, OpenPanel) or self._stage != "asking":
            return
        self._half = panel.written
        if self._keeping is None:
            self._keeping = self.set_timer(KEEP_AFTER, self._keep_in_thread)

    def _keep_now(self) -> None:
        """Leaving the question: nothing is written behind the screen any more."""
        self._stop_keeping()
        if self._half:
            self._unsent.keep(self._half)

    def _stop_keeping(self) -> None:
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None

    def _keep_in_thread(self) -> None:
        self._keeping = None
        self.run_worker(partial(self._keep, self._unsent, self._half), thread=True)

    def _keep(self, unsent: Unsent, text: str) -> None:
        try:
            unsent.keep(text)
        except Problem as problem:
            self.app.call_from_thread(self.say, f"What you write is not kept: {problem}")

    def on_unmount(self) -> None:
        """Left in the middle: the clock stands from now on, and what is half written is kept."""
        try:
            self.interview.pause()
            if self._half:
                self._unsent.keep(self._half)
        except Problem as problem:
            self.log.error(str(problem))

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what makes sense now acts, and is listed."""
        panel = self._panel
        if action == "take" and self._stage == "sure":
            return isinstance(parameters[0], int) and parameters[0] <= len(CONFIDENCES)
        if action in ANSWERING:
            if panel is None or self._stage not in ("asking", "marking"):
                return False
            return self.can_answer(panel, action, parameters)
        conditions = {"rate": self._stage == "marking", "skip": self._stage == "asking"}
        return conditions.get(action, True)

    def palette_commands(self) -> Iterable[SystemCommand]:
        """Each thing once: handing in has two keys."""
        offered = {command.title: command for command in super().palette_commands()}
        yield from offered.values()

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """Words for what enter, the digits and esc do now."""
        action, panel = binding.action, self._panel
        if action in ("proceed", "submit"):
            return self._describe_enter(panel)
        if action.startswith("take("):
            return self._describe_digits(panel)
        if action == "write" and not self._can_write:
            return None
        display, label = key_display(binding), binding.description
        if action == "tick" and panel is not None:
            label = panel.space_does
        elif action.startswith("rate("):
            display = self.glyphs.left_right
        elif action == "step_out":
            label = self._escape_does
        return display, label

    def _describe_digits(self, panel: AnswerPanel | None) -> tuple[str, str] | None:
        if self._stage == "sure":
            return f"1-{len(CONFIDENCES)}", "how sure"
        return (f"1-{panel.numbers}", panel.digits_do) if panel is not None and panel.digits_do else None

    @property
    def _escape_does(self) -> str:
        if self.focused is not None:
            return "leave the field"
        return "back" if self._stage == "sure" else "pause"

    def _describe_enter(self, panel: AnswerPanel | None) -> tuple[str, str] | None:
        if self._stage == "sure":
            return "enter", "commit"
        if self._stage == "marking":
            return "enter", f"rate {getattr(panel, 'rating_word', '')}".strip()
        if self._stage == "answered":
            return "enter", "next"
        in_text = isinstance(panel, OpenPanel) and self.focused is not None
        return ("ctrl+r" if in_text else "enter"), "hand in"
