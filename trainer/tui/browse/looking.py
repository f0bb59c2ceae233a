"""Looking things up for Browse: threads find and read, the screen shows what they found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from trainer.bank.search import found_words
from trainer.practice.browsing import Filters, choices
from trainer.tui.browse.filters import filter_words
from trainer.tui.browse.finder import Finder, Page, Result
from trainer.tui.browse.hits import HitList
from trainer.tui.browse.page import PagePane
from trainer.tui.browse.practising import Practising
from trainer.tui.browse.wording import LEVELS, standing_sentence
from trainer.tui.texts import counted, one_line
from trainer.tui.themes import MUTED
from trainer.tui.widgets.answers.fields import Field
from trainer.tui.widgets.rows import RowStyle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.timer import Timer

    from trainer.practice.browsing import Entry
    from trainer.progress import CardState

__all__ = ["Looking"]

HINT = "words of questions, tasks and notes"
SLOW = 0.2
"""Seconds until it is said that something is being looked for."""


class Looking(Practising):
    """Words, filters, what they find, and the marked entry. Old hits stay until new ones come."""

    @dataclass
    class Found(Message):
        """A search has ended."""

        asked: int
        result: Result
        keep: bool

    @dataclass
    class PageReady(Message):
        """The marked entry can be shown."""

        page: Page

    def __init__(self) -> None:
        super().__init__()
        self._filters = Filters()
        self._asked = 0
        self._wanted: Entry | None = None
        self._slow: Timer | None = None
        self._result: Result | None = None
        self._names: dict[str, list[tuple[object, str]]] = {}

    def compose_body(self) -> ComposeResult:
        """The words, what they find, and the marked entry beneath or beside."""
        look = RowStyle(self.glyphs, self.house.accent)
        with Horizontal(id="search"):
            yield Static("/ ", id="slash", markup=False)
            yield Field(HINT)
            yield Static(id="count", markup=False)
        yield Static(id="filters", markup=False)
        with Container(id="panes"):
            yield HitList(look, id="hits")
            yield Static(id="line", markup=False)
            yield PagePane(look, id="page")

    def on_mount(self) -> None:
        """List everything; the search is made ready once that is on the screen."""
        self._finder = Finder(self.library)
        self.field.focus()
        self._look_up()

    def _warm(self) -> None:
        """In a thread."""
        self._finder.warm()

    def on_unmount(self) -> None:
        """Let go of the search."""
        self._finder.close()

    def on_screen_resume(self) -> None:
        """Back from practising: what is due may have changed."""
        if self._result is not None:
            self._look_up(keep=True)

    @property
    def field(self) -> Field:
        """Where one types."""
        return self.query_one(Field)

    @property
    def hits(self) -> HitList:
        """What was found."""
        return self.query_one(HitList)

    @property
    def pane(self) -> PagePane:
        """The marked entry."""
        return self.query_one(PagePane)

    @property
    def entry(self) -> Entry | None:
        """The marked entry."""
        return self.hits.current

    # Looking up

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self.hush()
        self._look_up()

    def _look_up(self, *, keep: bool = False) -> None:
        """Begin a search; only the last one begun is shown."""
        self._asked += 1
        self.run_worker(
            partial(self._find, self._asked, self.field.value, self._filters, keep=keep),
            thread=True,
            group="find",
        )
        if self._slow is None:
            self._slow = self.set_timer(SLOW, self._say_slow)

    def _find(self, asked: int, typed: str, filters: Filters, *, keep: bool) -> None:
        """In a thread."""
        if asked != self._asked:
            return
        if filters and not self._names:
            self._names = choices(self.library.catalogue)
        result = self._finder.find(typed, filters)
        if result is not None:
            self.post_message(self.Found(asked, result, keep))

    def _say_slow(self) -> None:
        self.query_one("#count", Static).update(Content.styled("looking…", MUTED))

    @on(Found)
    def _show_found(self, message: Found) -> None:
        if message.asked != self._asked:
            return
        if self._slow is not None:
            self._slow.stop()
            self._slow = None
        if self._result is None:
            self.run_worker(self._warm, thread=True, group="warm")
        result = self._result = message.result
        self.to_practise = result.to_practise
        self._show_counts(result)
        words, nearest = one_line(result.typed.strip(), 30), result.nearest
        said = f"nothing for {words}; nearest: {nearest}" if nearest else f"nothing for {words}"
        if not words or self._filters:
            said = "nothing with these filters; ctrl+t changes them, esc takes them off"
        self.hits.show(
            result.entries,
            result.states,
            self.house.now(),
            marked=found_words(result.typed),
            said=said,
            keep=message.keep,
        )
        if not result.entries:
            self.pane.show(None, (), None)
        self.refresh_bindings()

    def _show_counts(self, result: Result) -> None:
        catalogue = self.library.catalogue
        total = f"{counted(len(catalogue.questions), 'question')}, {counted(len(catalogue.tasks), 'task')}"
        self.top.show("Browse", total)
        self.query_one("#count", Static).update(Content.styled(f"{len(result.entries)} found", MUTED))
        line = self.query_one("#filters", Static)
        words = f" {self.glyphs.dot} ".join(map(one_line, filter_words(self._filters, self._names)))
        line.update(Content.styled(f"  only {words}", MUTED) if words else "")
        line.display = bool(words)

    # The marked entry

    @on(HitList.Moved)
    def _show_entry(self, message: HitList.Moved) -> None:
        message.stop()
        if self._wanted is None or message.entry.key != self._wanted.key:
            self.pane.text.reveal(None)
        self._wanted = message.entry
        self.run_worker(partial(self._read, message.entry), thread=True, group="read")
        self.refresh_bindings()

    def _read(self, entry: Entry) -> None:
        """In a thread, which asks no widget: they may be gone by now."""
        if entry == self._wanted:
            self.post_message(self.PageReady(self._finder.page(entry)))

    @on(PageReady)
    def _show_page(self, message: PageReady) -> None:
        result = self._result
        if result is not None and message.page.entry == self.entry:
            about = self._about(message.page.entry, result.states)
            self.pane.show(message.page, about, found_words(result.typed))
            self.refresh_bindings()

    def _about(self, entry: Entry, states: Mapping[str, CardState]) -> list[str]:
        """Where it belongs, what it practises, how it stands."""
        topics = (topic for track in self.library.catalogue.tracks for topic in track.topics)
        title = next((topic.title for topic in topics if topic.id == entry.topic), entry.topic)
        where = [title, entry.kind, LEVELS.get(entry.level, "")]
        about = [f" {self.glyphs.dot} ".join(one_line(word) for word in where if word)]
        card = self.library.catalogue.cards.get(entry.key)
        if card is not None:
            objectives = self.library.catalogue.track(entry.track).objectives
            about += [
                f"objective: {one_line(each.text)}" for each in objectives if each.id in card.objectives
            ]
            about.append(standing_sentence(states.get(entry.key), self.house.now()))
        return about
