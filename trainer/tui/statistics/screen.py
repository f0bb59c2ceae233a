"""Where you stand: what comes due, what was kept in mind, mastery over time, coding, confidence."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Static

from graders.errors import Problem
from trainer.practice import learn_round, topic_round
from trainer.tui.screens.base import HouseScreen
from trainer.tui.screens.frame import key_display
from trainer.tui.screens.practising import begin
from trainer.tui.sizes import HUGE_COLUMNS, LEAST_COLUMNS, NORMAL_COLUMNS, WIDE_COLUMNS
from trainer.tui.texts import counted, one_line
from trainer.tui.widgets.rows import RowStyle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from trainer.practice import Round
    from trainer.progress.mastery import Mastery
    from trainer.progress.standing import Standing
    from trainer.tui.host import Library
    from trainer.tui.statistics.parts import Heading

__all__ = ["SPANS", "StatisticsScreen"]

SPANS: Final = ((28, "4 weeks"), (91, "13 weeks"), (364, "a year"), (None, "everything"))
"""The time spans that `t` goes through: days up to today, and what they are called."""


class StatisticsScreen(HouseScreen[None]):
    """The statistics. Text stands first, the plots follow one by one: none holds the screen up."""

    CSS_PATH = "statistics.tcss"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-tiny"),
        (LEAST_COLUMNS, "-narrow"),
        (NORMAL_COLUMNS, "-normal"),
        (WIDE_COLUMNS, "-wide"),
        (HUGE_COLUMNS, "-huge"),
    ]
    ABOUT = (
        "Where you stand, computed from your answers alone. Mastery is the chance that a card is recalled"
        " now, over all cards of a topic; it sinks while nothing is reviewed."
        " The arrows choose the topic that is plotted, and that enter practises."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "practise the weakest"),
        Binding("t", "span", "span", tooltip="4 weeks, 13 weeks, a year, everything"),
        Binding("x", "export", "export", tooltip="Write what stands here to a file"),
        Binding("f", "fit", "fit", tooltip="Fit FSRS to your own reviews; it changes nothing by itself"),
        Binding("left", "topic(-1)", "topic", show=False, tooltip="Plot the topic before"),
        Binding("right", "topic(1)", "topic", show=False, tooltip="Plot the next topic"),
        Binding("up", "scroll(-1)", "up", show=False),
        Binding("down", "scroll(1)", "down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown,space", "page(1)", "page down", show=False),
        Binding("escape", "step_out", "home"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._span = 0
        self._topic: int | None = None
        self._found: Standing | None = None
        self._to_come: Sequence[tuple[str, str]] = ()

    def compose_body(self) -> ComposeResult:
        """One page that scrolls; its parts stand beside each other where there is room."""
        # After the first frame of the app: SQLite and what the statistics are made of.
        from trainer.tui.statistics.parts import (  # noqa: PLC0415
            CalendarPart,
            CodingPart,
            Heading,
            MasteryRows,
            WaitingPart,
        )

        look = RowStyle(self.glyphs, self.house.accent)
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="notices", markup=False)
            yield Heading("Kept in mind", id="lead")
            yield Heading("Streak", id="streak")
            yield WaitingPart(id="waiting")
            with Container(id="parts"):
                yield _beside(Heading("Coming due", id="coming"), Heading("Mastery", id="mastery"))
                yield _beside(Heading("Recalled, by week", id="kept"), Heading("Answers a day", id="pace"))
                with Container(classes="pair long"):
                    yield Vertical(
                        Heading("Topics", id="topics"), MasteryRows(look, id="topic-rows"), classes="part"
                    )
                    yield Vertical(
                        Heading("Objectives", id="objectives"),
                        MasteryRows(look, id="objective-rows"),
                        classes="part second",
                    )
                with Container(classes="pair long"):
                    yield Vertical(
                        Heading("Calendar", id="days"), CalendarPart(look, id="calendar"), classes="part"
                    )
                    yield Vertical(Heading("Sure of it", id="sure"), _room("sure"), classes="part second")
                with Container(classes="pair long"):
                    yield Vertical(
                        Heading("Coding", id="coding"), CodingPart(look, id="tasks"), classes="part"
                    )

    def on_mount(self) -> None:
        """The frame at once; figures when they are counted."""
        self.top.show("Statistics")
        for name in ("#lead", "#streak", "#waiting", "#parts", "#notices"):
            self.query_one(name).display = False
        if self.house.library is None:  # a watcher is kept by the app, and the screen with it
            self.watch(self.house, "library", self._count)

    def on_screen_resume(self) -> None:
        """Back from a round: count again."""
        self._count()

    def on_resize(self) -> None:
        """In a narrow window the numbers stand in for the plots."""
        self._show_words()

    def _count(self) -> None:
        if self.house.library is not None:
            self.aside("counting", self._counted)

    async def _counted(self) -> None:
        # Over a long log this takes a third of a second.
        days = SPANS[self._span][0]
        found = await self.found_aside(partial(_standing, days=days))
        if found is None:
            return
        self._found, self._to_come = found
        self._show_words()
        await self._show_plots()

    # What is shown

    def _show_words(self) -> None:
        from trainer.tui.statistics.filling import fill  # noqa: PLC0415 - behind the first frame

        found = self._found
        if found is None or not self.is_there:
            return
        since = found.summary.since
        told = [counted(found.summary.answers, "answer")]
        if since is not None:
            year = "" if since.year == found.summary.day.year else f" {since:%Y}"
            told.insert(0, f"since {since.day} {since:%b}{year}")
        self.top.show(
            "Statistics",
            f" {self.glyphs.dot} ".join(told),
            beside=SPANS[self._span][1] if found.enough else "",
        )
        notices = self.query_one("#notices", Static)
        notices.update("\n".join(one_line(words) for words in self.library.progress.notices))
        notices.display = bool(self.library.progress.notices)
        fill(self, found, self._plotted(found), self._to_come)
        self.refresh_bindings()

    async def _show_plots(self) -> None:
        found = self._found
        if found is None or not found.enough:
            return
        # NumPy and the plotting library: 100 ms, loaded aside.
        await asyncio.to_thread(_load_plots)
        from trainer.tui.statistics.plotting import plots  # noqa: PLC0415 - as above

        if self.is_there:
            await plots(self, found, self._plotted(found))

    def _plotted(self, found: Standing) -> int:
        """Which topic is plotted: the one chosen, else the weakest, else the first."""
        topics = found.summary.topics
        if self._topic is not None and self._topic < len(topics):
            return self._topic
        weakest = found.summary.weakest
        return topics.index(weakest) if weakest is not None else 0

    # Keys

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """What enter practises; how the arrows are written."""
        found = self._found
        if binding.action == "enter":
            if found is None:
                return None
            if found.summary.weakest is None and self._topic is None:
                return "enter", "learn something new"
            if self.columns == "narrow":
                return "enter", "practise"
            return "enter", "practise the weakest" if self._topic is None else "practise this topic"
        return key_display(binding), binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what there is something for."""
        if action in ("span", "topic"):
            return self._found is not None and self._found.enough
        if action in ("enter", "export", "fit"):
            return self._found is not None
        return True

    def action_enter(self) -> None:
        """Practise the topic that is plotted."""
        found = self._found
        if found is None:
            return
        begun = found.summary.weakest is not None or self._topic is not None
        topic = found.summary.topics[self._plotted(found)] if begun and found.summary.topics else None
        begin(self, partial(_round, topic, self.house.rng))

    def action_span(self) -> None:
        """Look back farther; after everything, four weeks again."""
        self._span = (self._span + 1) % len(SPANS)
        self._count()

    def action_topic(self, delta: int) -> None:
        """Plot another topic."""
        if self._found is None or not self._found.summary.topics:
            return
        found = self._found
        self._topic = (self._plotted(found) + delta) % len(found.summary.topics)
        from trainer.tui.statistics.filling import fill_topic  # noqa: PLC0415 - loaded by now

        fill_topic(self, found, self._topic)
        if self.query("#mastery-plot > *"):
            from trainer.tui.statistics.plotting import replot_mastery  # noqa: PLC0415 - as above

            replot_mastery(self, found, self._topic)
        self.refresh_bindings()

    def action_export(self) -> None:
        """Write the statistics as text and as JSON."""
        if self._found is not None:
            self.aside("opening", self._export)

    async def _export(self) -> None:
        from trainer.tui.statistics.exporting import export  # noqa: PLC0415 - only when asked for

        days = SPANS[self._span][0]
        try:
            written = await asyncio.to_thread(export, self.library, self.house.places.data, days)
        except (Problem, OSError) as problem:
            self.say(f"Not written: {problem}")
            return
        self.say(f"Written: {written}, and the same as JSON beside it.")

    def action_fit(self) -> None:
        """Fit the schedule to the learner."""
        from trainer.tui.statistics.refit import RefitScreen  # noqa: PLC0415 - only when asked for

        self.app.push_screen(RefitScreen())

    def action_scroll(self, delta: int) -> None:
        """A line up or down."""
        self.query_one("#page", VerticalScroll).scroll_relative(y=delta, animate=False)

    def action_page(self, delta: int) -> None:
        """A page up or down."""
        page = self.query_one("#page", VerticalScroll)
        page.scroll_relative(y=delta * max(page.size.height - 1, 1), animate=False)


def _beside(left: Heading, right: Heading) -> Container:
    """Two plots beside each other: they begin in the same row, however many lines their headings have."""
    heads = Container(
        Vertical(left, classes="part"), Vertical(right, classes="part second"), classes="pair heads"
    )
    rooms = Container(_room(left.id or ""), _room(right.id or "", "second"), classes="pair room")
    return Container(heads, rooms, classes="plots")


def _room(name: str, *classes: str) -> Vertical:
    """Where the plot under a heading comes."""
    return Vertical(id=f"{name}-plot", classes=" ".join(("part", "room", *classes)))


def _standing(library: Library, days: int | None) -> tuple[Standing, Sequence[tuple[str, str]]]:
    # Loaded in the thread that counts, not in the loop.
    import trainer.tui.statistics.filling  # noqa: F401, PLC0415
    from trainer.progress.standing import standing  # noqa: PLC0415
    from trainer.progress.wording import waiting_lines  # noqa: PLC0415

    progress = library.progress
    found = standing(progress, library.catalogue, days=days)
    if found.enough:
        return found, []
    return found, waiting_lines(found, progress.states().values(), progress.now(), told=False)


def _round(topic: Mastery | None, rng: Random, library: Library) -> Round:
    """Questions of a topic; before any was begun, new ones."""
    if topic is None:
        return learn_round(library.progress, library.catalogue, rng)
    return topic_round(library.progress, library.catalogue, rng, topic.id, track=topic.track)


def _load_plots() -> None:
    import trainer.tui.statistics.plotting  # noqa: F401, PLC0415 - loaded in a thread
