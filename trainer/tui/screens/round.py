"""A round on the screen: one question after the other, tasks between them, and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.containers import Horizontal

from graders.errors import Problem
from trainer.practice import present
from trainer.tui.screens.base import HouseScreen
from trainer.tui.widgets.question import QuestionView
from trainer.tui.widgets.rows import RowStyle

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from trainer.bank.model import Question
    from trainer.practice import Item, Round, Verdict
    from trainer.tui.widgets.answers.base import AnswerPanel

__all__ = ["RoundScreen", "Stage"]

Stage = Literal["asking", "rating", "answered", "vanished"]
LEVELS = {1: "warm-up", 2: "core", 3: "deep"}


class RoundScreen(HouseScreen[None]):
    """Shows what a round asks.

    Args:
        round_: what is asked; answers are written through it, before the next question shows.
    """

    def __init__(self, round_: Round) -> None:
        super().__init__()
        self._round = round_
        self._stage: Stage = "asking"
        self._item: Item | None = None
        self._question: Question | None = None
        self._verdict: Verdict | None = None
        self._asked_at = 0.0
        self._missed: dict[str, str] = {}

    def compose_body(self) -> ComposeResult:
        """Room for the question, and for notes."""
        yield Horizontal(id="stage")

    async def on_mount(self) -> None:
        """Ask the first question."""
        self._look = RowStyle(self.glyphs, self.house.accent)
        await self._ask_next()

    async def _ask_next(self) -> None:
        item = self._round.next()
        if item is None:
            self._finish()
        elif item.is_task:
            self._open_task(item)
        else:
            await self._ask(item)

    async def _ask(self, item: Item) -> None:
        self._item, self._verdict, self._stage = item, None, "asking"
        stage = self.query_one("#stage")
        self.remove_class("-notes")
        self.hush()
        async with self.batch():
            await stage.remove_children()
            try:
                question = self.library.catalogue.question(item.key)
                shown = present(question, item.seed)
            except Problem as problem:
                await self._show_vanished(item, problem)
            else:
                self._question = question
                self._show_heading(item, shown.kind)
                await stage.mount(QuestionView(shown, self._look))
                if item.changed:
                    self.say("This question asks something else than last time.")
        self._asked_at = self.house.now().timestamp()
        self.refresh_bindings()

    async def _show_vanished(self, item: Item, problem: Problem) -> None:
        from trainer.tui.widgets.laid import Prose  # noqa: PLC0415 - rare

        self._stage, self._question = "vanished", None
        self.top.show(self._round.name, beside=item.progress_text)
        words = (
            f"This question is no longer in the bank: `{item.key}`. Nothing was counted; the others follow."
            f"\n\n{problem}"
        )
        await self.query_one("#stage").mount(Prose(words))

    def _show_heading(self, item: Item, kind: str) -> None:
        words = [self._topic_title(item), kind, LEVELS.get(item.card.level, "")]
        again = ", again" if item.again else ""
        right = f" {self.glyphs.dot} ".join(words)
        self.top.show(self._round.name, right, beside=item.progress_text + again)

    def _topic_title(self, item: Item) -> str:
        topics = (topic for track in self.library.catalogue.tracks for topic in track.topics)
        return next((topic.title for topic in topics if topic.id == item.card.topic), item.card.topic)

    def _finish(self) -> None:
        from trainer.tui.screens.roundend import RoundEndScreen  # noqa: PLC0415 - not before the round ends

        async def closed(then: Literal["home", "undo"] | None) -> None:
            if then == "undo":
                await self.action_undo()
            else:
                self.dismiss()

        missed = list(self._missed.values())
        self.app.push_screen(RoundEndScreen(self._round.name, self._round.summary(), missed), closed)

    def _open_task(self, item: Item) -> None:
        from trainer.tui.screens.coding import CodingScreen  # noqa: PLC0415 - 90 ms: the editor and its parser

        before = {row.event for row in self.library.progress.answers(card=item.key)}

        async def back(_result: object) -> None:
            rows = [row for row in self.library.progress.answers(card=item.key) if row.event not in before]
            if rows:
                self._round.done_task(passed=any(row.correct for row in rows), event=rows[-1].event)
            else:
                self._round.drop()
            await self._ask_next()

        self.app.push_screen(CodingScreen(item.key), back)

    @property
    def _view(self) -> QuestionView | None:
        found = self.query(QuestionView)
        return found.first() if found else None

    @property
    def _panel(self) -> AnswerPanel | None:
        view = self._view
        return None if view is None else view.panel

    async def action_skip(self) -> None:
        """Pass over this question."""
        comes_back = self._round.skip()
        await self._ask_next()
        if self._round.current is not None and not self._round.current.is_task:
            self.say("Skipped; it comes back at the end of the round." if comes_back else "Skipped.")

    async def action_undo(self) -> None:
        """Take back the last answer and ask it again, as it was shown."""
        if not self._round.summary().answered or not self.kept(self._round.undo):
            return
        item = self._round.current
        assert item is not None  # noqa: S101 - what was taken back is asked again
        self._missed.pop(item.key, None)
        if item.is_task:
            self._open_task(item)
        else:
            await self._ask(item)
            self.say("Taken back: it is as if you had not answered.")
