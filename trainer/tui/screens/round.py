"""A round on the screen: one question after the other, tasks between them, and the end."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Literal

from textual.containers import Horizontal

from graders.errors import Problem
from trainer.practice import present
from trainer.tui.screens.answering import AnsweringScreen
from trainer.tui.widgets.question import QuestionView
from trainer.tui.widgets.rows import RowStyle

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from trainer.bank.model import Question
    from trainer.practice import Item, Presentation, Round, Verdict
    from trainer.tui.host import Library

__all__ = ["RoundScreen", "Stage"]

Stage = Literal["between", "asking", "rating", "answered", "vanished"]
"""Between: what is next is being read, or could not be; what still stands there is answered no more."""
LEVELS = {1: "warm-up", 2: "core", 3: "deep"}


@dataclass(frozen=True, slots=True)
class Looked:
    """What is to be asked next, as it was read.

    Attributes:
        item: None at the end of the round.
        question: None for a task, and where it can't be read.
        shown: the question as it is to be shown.
        problem: why it can't be read.
        attempts: the events of a task's attempts so far.
    """

    item: Item | None
    question: Question | None = None
    shown: Presentation | None = None
    problem: Problem | None = None
    attempts: frozenset[str] = frozenset()


class RoundScreen(AnsweringScreen):
    """Shows what a round asks.

    Args:
        round_: what is asked; answers are written through it, before the next question shows.
    """

    def __init__(self, round_: Round) -> None:
        super().__init__()
        self._round = round_
        self._reading = Lock()
        self._stage: Stage = "between"
        self._item: Item | None = None
        self._question: Question | None = None
        self._verdict: Verdict | None = None
        self._asked_at = 0.0
        self._missed: dict[str, str] = {}
        self._told_again = False

    def compose_body(self) -> ComposeResult:
        """Room for the question, and for notes."""
        yield Horizontal(id="stage")

    def on_mount(self) -> None:
        """Ask the first question."""
        self._look = RowStyle(self.glyphs, self.house.accent)
        self.go_on()

    def go_on(self, remark: str = "") -> None:
        """Ask what is next; it is read in a thread.

        Args:
            remark: what to say then.
        """
        self._stage = "between"
        self.aside("filling", self._ask_next, remark)

    async def _ask_next(self, remark: str) -> None:
        looked = await self.found_aside(self._look_up)
        if looked is None:
            if self.is_there:
                self.refresh_bindings()
            return
        if looked.item is None:
            await self._finish()
        elif looked.item.is_task:
            self._open_task(looked.item, looked.attempts)
        else:
            await self._ask(looked.item, looked)
            if remark:
                self.say(remark)

    def _look_up(self, library: Library) -> Looked:
        """What is next; called in a thread. Asked twice it is the same, also while it is still being read."""
        with self._reading:
            item = self._round.next()
        if item is None:
            return Looked(None)
        if item.is_task:
            attempts = library.progress.answers(card=item.key)
            return Looked(item, attempts=frozenset(row.event for row in attempts))
        try:
            question = library.catalogue.question(item.key)
            return Looked(item, question, present(question, item.seed))
        except Problem as problem:
            return Looked(item, problem=problem)

    async def _ask(self, item: Item, looked: Looked) -> None:
        self._item, self._verdict, self._stage = item, None, "asking"
        stage = self.query_one("#stage")
        self.remove_class("-notes")
        self.hush()
        async with self.batch():
            await stage.remove_children()
            self._question = looked.question
            if looked.problem is not None:
                await self._show_vanished(item, looked.problem)
            elif looked.shown is not None:
                self._show_heading(item, looked.shown.kind)
                await stage.mount(QuestionView(looked.shown, self._look))
                if item.changed:
                    self.say("This question asks something else than last time.")
        self._asked_at = self.house.now().timestamp()
        self.refresh_bindings()

    async def _show_vanished(self, item: Item, problem: Problem) -> None:
        from trainer.tui.widgets.laid import Prose  # noqa: PLC0415 - rare

        self._stage = "vanished"
        self.top.show(self._round.name, beside=item.progress_text)
        words = (
            f"This question is no longer in the bank: `{item.key}`. Nothing was counted; the others follow."
            f"\n\n{problem}"
        )
        await self.query_one("#stage").mount(Prose(words))

    def _show_heading(self, item: Item, kind: str) -> None:
        words = [self._topic_title(item), kind, LEVELS.get(item.card.level, "")]
        right = f" {self.glyphs.dot} ".join(words)
        self.top.show(self._round.name, right, beside=item.progress_text)

    def _recount(self) -> None:
        """A wrong answer comes back: count it where it was given, and say once what that number is."""
        if self._item is None:
            return
        before, self._item = self._item, self._round.recounted(self._item)
        self.top.beside = self._item.progress_text
        if self._item.coming > before.coming and not self._told_again:
            self._told_again = True
            self.say("What was wrong is asked again before the end of the round.")

    def _topic_title(self, item: Item) -> str:
        topics = (topic for track in self.library.catalogue.tracks for topic in track.topics)
        return next((topic.title for topic in topics if topic.id == item.card.topic), item.card.topic)

    async def _finish(self) -> None:
        """Show how the round went, at its end or where it is left; left unanswered, it just closes."""
        from trainer.tui.screens.roundend import RoundEndScreen  # noqa: PLC0415 - not before the round ends

        def closed(then: Literal["home", "undo", "back"] | None) -> None:
            if then == "undo":
                self.action_undo()
            elif then != "back":
                self.dismiss()
            elif self._stage == "between":  # leaving called the reading off
                self.go_on()

        summary = await self.found_aside(lambda _: self._round.summary())
        if not self.is_there:
            return
        if summary is None or (summary.left and not summary.answered):
            self.dismiss()
            return
        missed = list(self._missed.values())
        self.app.push_screen(RoundEndScreen(self._round.name, summary, missed), closed)

    def _open_task(self, item: Item, before: frozenset[str]) -> None:
        from trainer.tui.screens.coding import CodingScreen  # noqa: PLC0415 - 90 ms: the editor and its parser

        def back(_result: object) -> None:
            self.aside("filling", self._back_from_task, item, before)

        self.app.push_screen(CodingScreen(item.key), back)

    async def _back_from_task(self, item: Item, before: frozenset[str]) -> None:
        def attempted(library: Library) -> None:
            with self._reading:
                rows = [row for row in library.progress.answers(card=item.key) if row.event not in before]
                if rows:
                    self._round.done_task(passed=any(row.correct for row in rows), event=rows[-1].event)
                else:
                    self._round.drop()

        await self.found_aside(attempted)
        await self._ask_next("")

    @property
    def _asking(self) -> bool:
        return self._stage == "asking"

    def action_skip(self) -> None:
        """Pass over this question."""
        comes_back = self._round.skip()
        self.go_on("Skipped; it comes back at the end of the round." if comes_back else "Skipped.")

    def action_undo(self) -> None:
        """Take back the last step of an answer begun, else the answer before, asked again as it was shown."""
        if (panel := self._step_to_take_back) is not None:
            panel.take_back()
            return
        if not self._round.answered or not self.kept(self._round.undo):
            return
        if self._round.current is not None:
            self._missed.pop(self._round.current.key, None)
        self.go_on("Taken back: it is as if you had not answered.")
