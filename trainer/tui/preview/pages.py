"""What the preview shows: the page of the last reading, at the place where it was, with the faults above."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.containers import Vertical, VerticalScroll
from textual.message import Message

from graders.errors import Problem
from trainer.authoring.watching import looks
from trainer.practice import NotJudged, judge, present
from trainer.practice.reference import right_response
from trainer.tui.preview.faults import FaultPane
from trainer.tui.screens.answering import AnsweringScreen
from trainer.tui.screens.coding.asked import fenced
from trainer.tui.texts import counted
from trainer.tui.widgets.answers.open import OpenPanel
from trainer.tui.widgets.laid import Prose
from trainer.tui.widgets.mistakes import KnownMistakes
from trainer.tui.widgets.question import QuestionView
from trainer.tui.widgets.rows import RowStyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from graders.documents import Fault
    from trainer.authoring.preview import Page, Preview, Reading

__all__ = ["PreviewPages"]

LEVELS = {1: "warm-up", 2: "core", 3: "deep"}
NEVER_SOUND = "*This question can't be shown yet: what is missing stands above.*"


class PreviewPages(AnsweringScreen):
    """Reads a file at every save and shows one page of it.

    Args:
        preview: the file.
        on_read: called whenever something has changed.
    """

    @dataclass
    class Read(Message):
        """The file was read again."""

        reading: Reading

    @dataclass
    class Unreadable(Message):
        """Reading the file went wrong in a way that no fault tells."""

        problem: Problem

    def __init__(self, preview: Preview, on_read: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._preview = preview
        self._on_read = on_read
        self._reading: Reading | None = None
        self._at = 0
        self._seed = 0
        self._answered = False
        self._shown_answered = False
        self._response: Any = None
        self._read_at = ""
        self._stop = threading.Event()

    def compose_body(self) -> ComposeResult:
        """Faults, then the page."""
        yield FaultPane(self.glyphs, name_files=self._preview.kind in ("track", "task"))
        yield Vertical(id="stage")

    def on_mount(self) -> None:
        """Read, and begin to watch."""
        self._look_of_rows = RowStyle(self.glyphs, self.house.accent)
        self.top.show("Preview", "reading…", beside=self._preview.name)
        self._watch_file()

    def on_unmount(self) -> None:
        """End the watching thread."""
        self._stop.set()

    @work(thread=True, exit_on_error=True)
    def _watch_file(self) -> None:
        self._look(changed=True)
        for changed in looks(self._preview.folder, self._stop):
            self._look(changed=changed)

    def _look(self, *, changed: bool) -> None:
        """In the thread: read what has changed, then run a task's files."""
        try:
            reading = self._preview.look(changed=changed)
            if reading is None:
                return
            self.post_message(self.Read(reading))
            proved = self._preview.prove(reading)
            if proved is not reading:
                self.post_message(self.Read(proved))
        except Problem as problem:
            self.post_message(self.Unreadable(problem))

    @on(Unreadable)
    def _tell(self, message: Unreadable) -> None:
        self.say(str(message.problem))

    @on(Read)
    async def _take(self, message: Read) -> None:
        """Show what was read, at the page that was shown before."""
        before = self._page
        self._reading = message.reading
        keys = [page.key for page in message.reading.pages]
        if before is not None and before.key in keys:
            self._at = keys.index(before.key)
        self._at = min(self._at, max(len(keys) - 1, 0))
        self._read_at = f"{self.house.now():%H:%M:%S}"
        page = self._page
        if page is None or before is None or _seen(page) != _seen(before):
            same = page is not None and before is not None and page.key == before.key
            await self._show(keep=same, response=self._response if same else None)
        else:
            self._show_faults()
        if self._on_read is not None and not message.reading.proved:
            self._on_read()

    # The page

    @property
    def _page(self) -> Page | None:
        pages = self._reading.pages if self._reading is not None else ()
        return pages[self._at] if self._at < len(pages) else None

    @property
    def _asking(self) -> bool:
        return not self._answered

    async def _show(self, *, keep: bool = False, response: Any = None) -> None:
        """Show the page.

        Args:
            keep: stay where it was scrolled to.
            response: an answer to show it with.
        """
        stage, scroller = self.query_one("#stage"), self._scroller
        scrolled = scroller.scroll_offset.y if keep and scroller is not None else 0
        self.hush()
        self._answered, self._response = False, None
        async with self.batch():
            await stage.remove_children()
            await stage.mount(self._page_view())
            self._show_faults()
        if response is not None:
            await self._reveal_again(response)
        elif self._shown_answered:
            await self._reveal_right()
        if scrolled and (scroller := self._scroller):
            # Behind whatever showing an answer scrolls to.
            self.call_after_refresh(partial(scroller.scroll_to, y=scrolled, animate=False))
        self.refresh_bindings()

    @property
    def _scroller(self) -> VerticalScroll | None:
        found = self.query("#stage > VerticalScroll")
        return found.first(VerticalScroll) if found else None

    def _page_view(self) -> VerticalScroll:
        page = self._page
        if page is None:
            return _prose("*There is nothing to show in it yet.*")
        if page.kind != "question":
            return _prose(fenced(page.text) if page.text else "*It is empty.*")
        if page.question is None:
            return _prose(NEVER_SOUND)
        try:
            # Its field waits for tab: the arrows turn the pages.
            return QuestionView(present(page.question, self._seed), self._look_of_rows, still=True)
        except Problem as problem:
            return _prose(f"*{problem}*")

    def _show_faults(self) -> None:
        reading, page = self._reading, self._page
        if reading is None:
            return
        here, elsewhere = self._sorted_faults()
        stale = ""
        if page is not None and page.stale:
            named = f"Question {page.name}" if page.kind == "question" else page.name
            stale = f"{named} is shown as it was when it last was sound:"
        source = _source(here[0]) if here else ""
        pane = self.query_one(FaultPane)
        pane.show(here, elsewhere, source, stale)
        pane.set_class(page is None or not (page.question or page.text), "-alone")
        count = sum(not fault.advice for fault in reading.faults)
        state = counted(count, "fault") if count else "sound"
        if self._preview.kind == "task" and not reading.proved:
            state = "proving…"
        dot = f" {self.glyphs.dot} "
        kind = [page.question.kind, LEVELS[page.question.level]] if page is not None and page.question else []
        place = f", {self._at + 1} of {len(reading.pages)}" if len(reading.pages) > 1 else ""
        words = [*kind, state, self._read_at]
        self.top.show("Preview", dot.join(words), beside=f"{self._preview.name}{place}")

    def _sorted_faults(self) -> tuple[list[Fault], list[Fault]]:
        """Faults and advice of this page and of none in particular; faults of other pages."""
        reading = self._reading
        here: list[Fault] = []
        elsewhere: list[Fault] = []
        for fault in reading.faults if reading is not None else ():
            place = reading.page_of(fault) if reading is not None else None
            if place in (None, self._at):
                here.append(fault)
            elif not fault.advice:
                elsewhere.append(fault)
        return here, elsewhere

    async def _reveal_right(self) -> None:
        if (view := self._view) is not None:
            await self._reveal(right_response(view.shown))

    async def _reveal_again(self, response: Any) -> None:
        """Show the answer that was given before the save, unless it fits the question no more."""
        try:
            await self._reveal(response)
        except ValueError:
            self._answered, self._response = False, None

    async def _reveal(self, response: Any) -> None:
        """Show verdict and lesson for an answer.

        Raises:
            ValueError: it names something that is not shown.
        """
        view = self._view
        if view is None:
            return
        outcome = judge(view.shown, response)
        self._answered, self._response = True, response
        self.set_focus(None)
        if isinstance(view.panel, OpenPanel):
            await view.panel.show_points()
            await view.show_lesson()
        elif not isinstance(outcome, NotJudged):
            await view.reveal(outcome, response)
            if view.shown.wrong:
                await view.mount(KnownMistakes(view.shown))
        self.refresh_bindings()


def _source(fault: Fault) -> str:
    """The text the fault stands in; empty where it can't be read."""
    try:
        return fault.path.read_text(encoding="utf-8-sig", errors="replace") if fault.path.is_file() else ""
    except OSError:
        return ""


def _seen(page: Page) -> tuple[object, ...]:
    """What of a page is on the screen: where it stands in its file is not."""
    return (page.key, page.question, page.text)


def _prose(text: str) -> VerticalScroll:
    return VerticalScroll(Prose(text), can_focus=False)
