"""An interview under way: a question, how sure one is, the next question."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from graders.errors import Problem
from trainer.practice import NotJudged, judge, present
from trainer.tui.interview.framing import TICK, InterviewFrame
from trainer.tui.interview.pausing import PauseScreen
from trainer.tui.interview.sure import SureRows
from trainer.tui.verdicts import answer_text
from trainer.tui.widgets.answers.open import OpenPanel
from trainer.tui.widgets.laid import Prose
from trainer.tui.widgets.question import QuestionView

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.practice import Presentation, Verdict
    from trainer.practice.interview import Asked, Interview
    from trainer.tui.interview.pausing import Then

__all__ = ["InterviewScreen"]

AHEAD = "Then you say how sure you are. The key points come when the interview is over."
AHEAD_REVEALED = "Then you say how sure you are, tick what you said, and rate it."


class InterviewScreen(InterviewFrame):
    """The questions of an interview, one after the other. Closes when it has ended, or is kept for later.

    Args:
        interview: begun or resumed.
        half: of a resumed one, what was written before it was left.
    """

    def __init__(self, interview: Interview, half: str = "") -> None:
        super().__init__(interview)
        self._half = half
        self._verdict: Verdict | None = None
        self._confidence = 0
        self._seconds = 0.0

    async def on_mount(self) -> None:
        """Ask, and let the clock be seen to run."""
        self.set_interval(TICK, self._tick)
        await self._ask_next()

    # Asking

    async def _ask_next(self) -> None:
        passed_over = ""
        while self.kept(self.interview.next):
            self._verdict, asked = None, self.interview.current
            if asked is None:
                self._finish()
                return
            if asked.is_task:
                await self._open_task(asked)
                return
            try:
                shown = present(self.library.catalogue.question(asked.card.key), asked.seed)
            except Problem as problem:  # its file has changed, or is gone
                passed_over = f"A question could not be shown and is passed over: {problem}"
                self._half = ""
                self._stage = "answered"  # where that can't be saved, enter tries again
                if not self.kept(self.interview.skip):
                    return
            else:
                await self._ask(asked, shown)
                self.say(passed_over)
                return

    async def _ask(self, asked: Asked, shown: Presentation) -> None:
        self._asked, self._stage = asked, "asking"
        view = QuestionView(shown, self._look)
        async with self.batch():
            await self.query_one("#stage").remove_children()
            self.query_one("#lead", Prose).update(self.interview.lead_in())
            await self.query_one("#stage").mount(view)
        if isinstance(panel := view.panel, OpenPanel):
            panel.tell_ahead(AHEAD_REVEALED if self.interview.plan.reveal else AHEAD)
            if self._half:
                panel.restore((self._half, frozenset(), None))
        self._told_over = False
        self._tick()
        self.refresh_bindings()

    async def _open_task(self, asked: Asked) -> None:
        from trainer.tui.interview.coding import InterviewCodingScreen  # noqa: PLC0415 - the editor: 90 ms

        # Where how it ended can't be saved, enter leads into it once more.
        self._asked, self._stage = asked, "answered"
        await self.query_one("#stage").remove_children()
        self.query_one("#lead", Prose).update("")
        screen = InterviewCodingScreen(asked.card.key, self.interview)

        async def back(_done: object) -> None:
            if self.interview.paused:  # kept for later, or closed
                self.dismiss()
            elif self.kept(screen.settle):
                await self._ask_next()

        self.app.push_screen(screen, back)

    def _finish(self) -> None:
        if self.kept(self.interview.end):
            self.dismiss()

    # Answering

    async def action_proceed(self) -> None:
        """Hand in, commit how sure, rate, go on."""
        if self._stage == "asking":
            await self._hand_in()
        elif self._stage == "sure":
            await self._commit_marked()
        elif self._stage == "marking":
            await self._record_marked()
        else:
            await self._ask_next()

    async def action_hand_in(self) -> None:
        """Hand a long answer in, from inside its field too."""
        if self._stage == "asking":
            await self._hand_in()

    async def _hand_in(self) -> None:
        """Ask how sure the learner is, once there is an answer that can be judged."""
        view, panel = self._view, self._panel
        if view is None or panel is None:
            return
        if view.shown.kind != "open":
            missing = panel.missing()
            outcome = NotJudged(missing) if missing else judge(view.shown, panel.response())
            if isinstance(outcome, NotJudged):
                view.verdict_line.ask(outcome.message)
                panel.start()
                return
        self._seconds = self.interview.seconds_on_it()
        self._stage = "sure"
        self.set_focus(None)
        rows = SureRows(self._look)
        await view.mount(rows)
        self.call_after_refresh(rows.bring_into_sight)
        self.refresh_bindings()

    async def _commit_marked(self) -> None:
        """What was answered counts from now on, and can't be taken back."""
        view, panel, confidence = self._view, self._panel, self.query_one(SureRows).confidence
        if confidence is None:
            self.say("Say how sure you are first: 1, 2 or 3, then enter.")
            return
        if view is None or panel is None:
            return
        self._confidence = confidence
        self.hush()
        if isinstance(panel, OpenPanel):
            await self._commit_open(view.shown, panel)
            return
        response = panel.response()
        outcome = judge(view.shown, response)
        if isinstance(outcome, NotJudged) or not self._record(partial(self._answer, outcome)):
            return
        if not self.interview.plan.reveal:
            await self._ask_next()
            return
        self._verdict = outcome
        await self.query_one(SureRows).remove()
        await view.reveal(outcome, response)
        self._read()

    async def _commit_open(self, shown: Presentation, panel: OpenPanel) -> None:
        if self.interview.plan.reveal:
            self._stage = "marking"
            await self.query_one(SureRows).remove()
            await panel.show_points()
            assert self._view is not None  # noqa: S101 - its panel was just open
            await self._view.show_lesson()
            self._view.scroll_home(animate=False)
            self._read()
            return
        answer = partial(
            self.interview.answer_open, shown, panel.written, self._seconds, confidence=self._confidence
        )
        if self._record(answer):
            await self._ask_next()

    def _read(self) -> None:
        """The clock stands while a verdict is read: what it teaches is not paid for with questions."""
        self.kept(self.interview.read)
        self._tick()
        self.refresh_bindings()

    async def _record_marked(self) -> None:
        view, panel = self._view, self._panel
        if view is None or panel is None:
            return
        outcome = judge(view.shown, panel.response())
        if not isinstance(outcome, NotJudged) and self._record(partial(self._answer, outcome)):
            await self._ask_next()

    def _answer(self, verdict: Verdict) -> None:
        self.interview.answer(verdict, self._seconds, confidence=self._confidence)

    def _record(self, change: Callable[[], object]) -> bool:
        """Write it to the log; what was half written is forgotten then."""
        unsent = self._unsent
        if not self.kept(change):
            return False
        self._stop_keeping()
        self._half = ""
        unsent.drop()
        # Also where what comes next can't be asked at once: enter tries that again.
        self._stage = "answered"
        return True

    async def action_skip(self) -> None:
        """Pass over this question."""
        if self._record(self.interview.skip):
            await self._ask_next()
            if self._asked is not None and self._stage == "asking":
                self.say("Passed over.")

    def action_take(self, number: int) -> None:
        """The option of that number, or how sure one is; that can be another until enter."""
        if self._stage == "sure":
            self.query_one(SureRows).rows.go_to(number)
        else:
            super().action_take(number)

    def action_move(self, delta: int) -> None:
        """Among the rows, or among the three words."""
        if self._stage == "sure":
            self.query_one(SureRows).rows.move(delta)
        else:
            super().action_move(delta)

    # Beside answering

    def action_step_out(self) -> None:
        """Out of the field; back from how sure one is; else pause."""
        if self.focused is not None:
            self.set_focus(None)
            self.refresh_bindings()
        elif self._stage == "sure":
            self.call_later(self._back_to_the_answer)
        elif self.kept(self.interview.pause):
            self.kept(self._keep_now)
            self.app.push_screen(PauseScreen(self.interview), self._go_on)

    async def _back_to_the_answer(self) -> None:
        self._stage = "asking"
        await self.query_one(SureRows).remove()
        if (panel := self._panel) is not None:
            panel.start()
        self.hush()
        self.refresh_bindings()

    def _go_on(self, then: Then | None) -> None:
        if then == "keep":
            self.dismiss()
        elif then == "close":
            self._finish()
        elif self.kept(self.interview.go_on):
            self._tick()
            if self._asking and (panel := self._panel) is not None:
                panel.start()

    def action_flag(self) -> None:
        """Say that this question is wrong, or take that back."""
        if self._asked is not None:
            self.turn_flag(self._asked.card.key)

    def text_to_copy(self) -> str:
        """The question, and its verdict where that is shown."""
        return "" if self._view is None else answer_text(self._view.shown, self._verdict)
