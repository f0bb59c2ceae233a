"""What an interview came to, and where to go from there."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from graders.errors import Problem
from trainer.practice import round_of
from trainer.practice.interview import CONFIDENCES, as_markdown, lessons, report_of, write_report
from trainer.practice.interview.wording import plan_words, when
from trainer.progress.model import is_task
from trainer.tui.glyphs import ASCII
from trainer.tui.interview.findings import Calibration, Faults, Headline, Lines, StepTable
from trainer.tui.interview.marking import MarkScreen, answers_to_mark
from trainer.tui.interview.review import ReviewScreen
from trainer.tui.prose import phrase
from trainer.tui.screens.base import HouseScreen, digit_bindings
from trainer.tui.screens.frame import key_display
from trainer.tui.screens.practising import begin
from trainer.tui.sizes import HUGE_COLUMNS
from trainer.tui.texts import counted, one_line
from trainer.tui.themes import BOLD
from trainer.tui.when import moment_words
from trainer.tui.widgets.plot_scale import LINE_STROKE, LINE_STROKE_ASCII, Series
from trainer.tui.widgets.rows import OptionRow, RowList, RowStyle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from trainer.practice import Round
    from trainer.practice.interview import Lesson, Report, Reviewed, Study
    from trainer.tui.host import Library
    from trainer.tui.widgets.keyrow import KeyHint

__all__ = ["ReportScreen"]

EXPORTS = "exports"


@dataclass(frozen=True, slots=True)
class Way:
    """One row of the report's list.

    Attributes:
        text: what it says.
        note: hangs under it.
        does: what enter does, in a word.
        go: does it.
    """

    text: Content
    note: str
    does: str
    go: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Found:
    """What was read for the screen.

    Attributes:
        report: of the interview.
        waiting: its answers that wait to be marked.
        lessons: what went wrong, for the exports.
    """

    report: Report
    waiting: Sequence[tuple[int, Reviewed]]
    lessons: Sequence[Lesson]


class ReportScreen(HouseScreen[None]):
    """The report of an interview in the log.

    Args:
        interview: its id.
    """

    CSS_PATH = "report.tcss"
    HORIZONTAL_BREAKPOINTS = [*HouseScreen.HORIZONTAL_BREAKPOINTS, (HUGE_COLUMNS, "-huge")]  # noqa: RUF012
    ABOUT = (
        "How the interview went. The rows at the top lead on: what to study next, the most urgent first, "
        "and your answers with what is right."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "open"),
        *digit_bindings("go", "choose"),
        Binding("a", "answers", "answers", tooltip="Your answers one at a time, with what is right"),
        Binding("x", "export", "export", tooltip="Write the report as Markdown and as an HTML page"),
        Binding("c", "copy", "copy", tooltip="Copy what is selected, else the report as Markdown"),
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown,space", "page(1)", "page down", show=False),
        Binding("escape", "step_out", "back"),
    ]

    def __init__(self, interview: str) -> None:
        super().__init__()
        self._interview = interview
        self._found: Found | None = None
        self._ways: list[Way] = []

    def compose_body(self) -> ComposeResult:
        """One page that scrolls; the questions stand beside the rest in a very wide window."""
        yield VerticalScroll(id="page", can_focus=False)

    def on_screen_resume(self) -> None:
        """Show it: at first, and again after answers were marked or reviewed."""
        self.aside("filling", self._look_up)

    async def _look_up(self) -> None:
        found = await self.found_aside(partial(_found, self._interview))
        if found is not None:
            self._found = found
            await self._show(found)

    async def _show(self, found: Found) -> None:
        report = found.report
        look = RowStyle(self.glyphs, self.house.accent)
        dot = f" {self.glyphs.dot} "
        words = dot.join([plan_words(report.plan), moment_words(report.began)])
        self.top.show("Mock interview", words, beside="report")
        self._ways = self._ways_on(found)
        rows = [OptionRow(number, way.text, look) for number, way in enumerate(self._ways, 1)]
        for row, way in zip(rows, self._ways, strict=True):
            row.set_reactive(OptionRow.reason, Content(way.note))
        heading = "Study next" if report.study else "Nothing went wrong that could be studied"
        page = self.query_one("#page", VerticalScroll)
        async with self.batch():
            await page.remove_children()
            summed_up = Vertical(
                Headline(report, when(report)),
                Vertical(Static(Content.styled(heading, BOLD)), RowList(rows, id="ways"), id="next"),
                Horizontal(Lines("By topic", report.topics, look), Vertical(id="picture"), id="by-topic"),
                Calibration(report),
                Faults.traps(report),
                Faults.mistakes(report),
                Lines("By objective", report.objectives, look),
            )
            await page.mount(Container(summed_up, Vertical(StepTable(report.steps, look)), id="halves"))
        if report.calibration:
            await self._show_plot(report)
        self.refresh_bindings()

    async def _show_plot(self, report: Report) -> None:
        await asyncio.to_thread(_load_plots)
        from trainer.tui.widgets.plot_series import SeriesPlot  # noqa: PLC0415 - NumPy: 40 ms, at first use

        ascii_only = self.glyphs is ASCII
        plot = SeriesPlot(ascii_only=ascii_only)
        plot.show(calibration_series(report))
        stroke = LINE_STROKE_ASCII if ascii_only else LINE_STROKE
        legend = Content.assemble(("Right, in per cent", BOLD), f"\n{stroke} calibrated   o you")
        for picture in self.query("#picture"):  # gone, where the screen was left meanwhile
            await picture.mount(Static(legend), plot)

    # The ways on

    def _ways_on(self, found: Found) -> list[Way]:
        ways = [self._study_way(study) for study in found.report.study]
        if found.waiting:
            text = Content(f"Mark {counted(len(found.waiting), 'answer')} in your own words")
            ways.insert(0, Way(text, "then it counts", "mark", self._mark))
        if found.report.steps:
            ways.append(Way(Content("Your answers, with what is right"), "", "answers", self.action_answers))
        return ways

    def _study_way(self, study: Study) -> Way:
        cards = self.library.catalogue.cards
        found = [cards[link.key] for link in study.cards if link.key in cards]
        tasks = sum(is_task(card.key) for card in found)
        traps = sum(getattr(card, "kind", "") == "trap" for card in found)
        questions = len(found) - tasks - traps
        parts = [counted(questions, "question")] if questions else []
        parts += [counted(traps, "trap")] if traps else []
        parts += [counted(tasks, "task")] if tasks else []
        return Way(phrase(one_line(study.objective)), ", ".join(parts), "study", partial(self._study, study))

    def _study(self, study: Study) -> None:
        keys, rng = [link.key for link in study.cards], self.house.rng

        def of_it(library: Library) -> Round:
            return round_of(library.progress, library.catalogue, rng, keys, name="Study", mode="drill")

        begin(self, of_it)

    def _mark(self) -> None:
        if self._found is not None:
            self.app.push_screen(MarkScreen(self._interview, self._found.waiting))

    def action_answers(self) -> None:
        """The answers one at a time, from the first that was not right."""
        if self._found is None:
            return
        report = self._found.report
        steps = enumerate(report.steps)
        first = next((at for at, step in steps if not (step.given.correct and step.given.marked)), 0)
        self.app.push_screen(ReviewScreen(report, first))

    def action_export(self) -> None:
        """Write both files, and say where they are."""
        if self._found is not None:
            self.aside("opening", self._export, self._found)

    async def _export(self, found: Found) -> None:
        folder = self.house.places.data / EXPORTS
        try:
            markdown, page = await asyncio.to_thread(write_report, found.report, folder, found.lessons)
        except Problem as problem:
            self.say(f"Not exported: {problem}")
            return
        self.say(f"Written: {markdown} and {page.name} beside it")

    def text_to_copy(self) -> str:
        """The report as Markdown."""
        return "" if self._found is None else as_markdown(self._found.report, self._found.lessons)

    # Keys

    @property
    def _list(self) -> RowList | None:
        found = self.query("#ways")
        return found.first(RowList) if found else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only numbers and answers that are there."""
        if action == "go":
            return isinstance(parameters[0], int) and parameters[0] <= len(self._ways)
        return bool(self._ways) if action in ("answers", "enter") else True

    def key_hints(self) -> list[KeyHint]:
        """Copying stands behind exporting: it does the same, elsewhere."""
        hints = super().key_hints()
        at = {hint.key: index for index, hint in enumerate(hints)}
        if at.keys() >= {"c", "x"} and at["c"] < at["x"]:
            hints.insert(at["x"], hints.pop(at["c"]))
        return hints

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """Word enter by the marked row."""
        if binding.action == "enter":
            rows = self._list
            at = rows.cursor if rows is not None else None
            return ("enter", self._ways[at].does) if at is not None and at < len(self._ways) else None
        if binding.action.startswith("go("):
            return f"1-{len(self._ways)}", "choose"
        return key_display(binding), binding.description

    def action_move(self, delta: int) -> None:
        """To the next row; at the last one, on down the page."""
        rows, page = self._list, self.query_one("#page", VerticalScroll)
        at_the_end = rows is None or rows.cursor is None or rows.cursor == len(rows.rows) - 1
        if at_the_end and (delta > 0 or page.scroll_offset.y > 0):
            page.scroll_relative(y=delta, animate=False)
        elif rows is not None:
            rows.move(delta)
            self.refresh_bindings()

    def action_page(self, direction: int) -> None:
        """Scroll a page."""
        page = self.query_one("#page", VerticalScroll)
        page.scroll_relative(y=direction * max(page.size.height - 2, 1), animate=False)

    def action_edge(self, end: int) -> None:
        """To the first row and the top of the page, or to the page's end, which is far below the rows."""
        if not end:
            super().action_edge(end)
        page = self.query_one("#page", VerticalScroll)
        (page.scroll_end if end else page.scroll_home)(animate=False)

    def action_enter(self) -> None:
        """As the marked row says."""
        if (rows := self._list) is not None and rows.cursor is not None:
            self._ways[rows.cursor].go()

    def action_go(self, number: int) -> None:
        """As that row says."""
        if (rows := self._list) is not None and rows.go_to(number):
            self._ways[number - 1].go()

    def on_row_list_taken(self, message: RowList.Taken) -> None:
        """A click is the digit of the row."""
        message.stop()
        self._ways[message.index].go()


def _found(interview: str, library: Library) -> Found:
    """Everything the screen shows and exports; reads the log and the content."""
    report = report_of(library.progress, library.catalogue, interview)
    waiting = answers_to_mark(interview, library) if report.unmarked else []
    return Found(report, waiting, lessons(report, library.catalogue))


def _load_plots() -> None:
    import trainer.tui.widgets.plot_series  # noqa: F401, PLC0415 - loaded in a thread


def calibration_series(report: Report) -> Series:
    """How often one was right at each confidence, beside the diagonal of who judges themselves rightly."""
    names = {claimed: word for word, claimed in CONFIDENCES}
    return Series(
        across=(25, 110),  # with room for the names beneath the first and the last
        upright=(0, 100),
        x_ticks=tuple((float(claimed), names[claimed]) for _, claimed in CONFIDENCES),
        y_ticks=((0.0, "0"), (50.0, "50"), (100.0, "100")),
        line=tuple((float(claimed), float(claimed)) for _, claimed in CONFIDENCES),
        marks=tuple((float(share.claimed), share.share) for share in report.calibration),
    )
