"""Home: what is due, what there is to do, and how it stands."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from graders.errors import Problem
from trainer.days import study_day
from trainer.tui.prose import wrapped
from trainer.tui.screens.base import HouseScreen, digit_bindings
from trainer.tui.screens.frame import key_display
from trainer.tui.screens.home_menu import (
    WELCOME,
    Entry,
    coming_soon,
    due_line,
    fault_line,
    menu,
    waiting_menu,
)
from trainer.tui.texts import counted, one_line, shown
from trainer.tui.themes import BOLD, MUTED
from trainer.tui.when import day_words
from trainer.tui.widgets.bars import DayBars, TopicBars
from trainer.tui.widgets.laid import Laid
from trainer.tui.widgets.rows import OptionRow, RowList, RowStyle

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from trainer.progress import Progress
    from trainer.progress.statistics import Summary
    from trainer.tui.host import Library

__all__ = ["HomeScreen"]

NOTE_COLUMN = 23
TENTH = 10
"""The number of the entry that has the key after 9: 0."""
ROOMY_WELCOME = 54
"""Cells from which the welcome is said at length."""
WELCOMED = "welcomed"
PROGRESS_FILE = "progress.sqlite3"
DAYS_SHOWN = 7
TELL_AFTER = 0.3
"""Seconds from which it is said that the content is still being read."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What Home says of the log.

    Attributes:
        found: the figures.
        broken_off: an interview waits to be resumed.
        goal: minutes a day; 0 for none.
        soon: cards being learnt that come back within the hour.
    """

    found: Summary
    broken_off: bool
    goal: int
    soon: int


class Welcome(Laid):
    """What there is to know on the first day."""

    def lines(self, width: int) -> list[Content]:
        """A heading, and a line a key."""
        roomy = width >= ROOMY_WELCOME
        said = " Five things to know, said once:" if roomy else " Five keys to know:"
        column = 14 if roomy else 9
        lines = [Content.styled("Welcome.", BOLD) + Content(said), *([Content("")] if roomy else [])]
        for key, words, short in WELCOME:
            lead = Content.styled(f"{'  ' if roomy else ''}{key}".ljust(column), BOLD)
            lines += wrapped(Content.styled(words if roomy else short, MUTED), width, lead)
        return lines


class HomeScreen(HouseScreen[None]):
    """The first page. Its menu stands at once; what is counted fills its place when the library is open."""

    CSS_PATH = "home.tcss"
    LISTED = frozenset({"command_palette", "quit"})
    IS_HOME = True
    ABOUT = "What is due today, what there is to do, and how it stands."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "open"),
        *digit_bindings("go", "go to"),
        Binding("0", "go(10)", "go to", show=False),
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("slash", "search", "search", tooltip="Search every question, task and note"),
        Binding("escape", "step_out", "home", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []
        self._pending: int | None = None
        self._welcome = False
        self._looked = False
        self._filled = False

    def compose_body(self) -> ComposeResult:
        """Doing on the left or above, standing on the right or below."""
        look = RowStyle(self.glyphs, self.house.accent)
        self._look = look
        self._welcome = not (self.house.places.data / PROGRESS_FILE).exists()
        self._entries = waiting_menu(first_run=self._welcome)
        with VerticalScroll(can_focus=False, id="page"), Vertical(id="columns"):
            with Vertical(id="doing"):
                yield Welcome(id="welcome", classes="spaced")
                yield Static(id="due", classes="spaced")
                yield RowList(self._rows(), id="menu")
                yield Static(id="fault", markup=False)
            with Vertical(id="standing"):
                yield TopicBars(look, id="topics")
                yield DayBars(look, id="days")

    def _rows(self) -> list[OptionRow]:
        return [
            OptionRow(
                number % TENTH,
                Content(entry.title),
                self._look,
                note=one_line(entry.note),
                column=NOTE_COLUMN,
            )
            for number, entry in enumerate(self._entries, 1)
        ]

    def on_mount(self) -> None:
        """The first frame; the rest when the library is open."""
        self.query_one("#welcome").display = self._welcome
        self._show_day(None)
        self.set_timer(TELL_AFTER, self._tell_of_reading)
        self.watch(self.house, "library", self._library_opened)

    def _tell_of_reading(self) -> None:
        """A large folder of content takes seconds when it is read for the first time."""
        if self.house.library is None:
            self.top.show("Home", "reading the content; ctrl+q leaves")

    def _library_opened(self, library: Library | None) -> None:
        if library is not None:
            self.aside("filling", self._fill)

    async def _fill(self) -> None:
        stands = self._welcome
        welcome = await self.found_aside(lambda library: _welcome_once(library.progress, stands=stands))
        if welcome is not None:
            self._welcome = welcome
        await self._refresh()
        self._looked = True
        if self._pending is not None:
            pending, self._pending = self._pending, None
            self.action_go(pending)

    def on_screen_resume(self) -> None:
        """Back from elsewhere: count again."""
        if self._looked:
            self.hush()
            self.aside("counting", self._refresh)

    async def _refresh(self) -> None:
        # Counting over a long log takes longer than a frame.
        counts = await self.found_aside(_counted)
        if counts is None:
            return
        self._welcome = self._welcome and not counts.found.answers
        self._show_day(counts)
        self._show_standing(counts.found)
        questions = len(self.library.catalogue.questions)
        await self._show_menu(menu(counts.found, questions, broken_off=counts.broken_off))
        self.refresh_bindings()

    def _show_day(self, counts: Counts | None) -> None:
        # After midnight it is still the study day that "today", the goal and the streak mean.
        day = day_words(study_day(self.house.now()) if counts is None else counts.found.days[-1].day)
        if counts is not None and (streak := counts.found.streak_days):
            day = f"{counted(streak, 'day')} in a row {self.glyphs.dot} {day}"
        if counts is not None and counts.goal:
            done = round(counts.found.days[-1].minutes)
            day = f"{done} of {counted(counts.goal, 'minute')} {self.glyphs.dot} {day}"
        self.top.show("Home", day)
        due = self.query_one("#due", Static)
        self.query_one("#welcome").display = self._welcome
        due.display = not self._welcome
        if counts is not None:
            bold, words = due_line(counts.found, counts.soon)
            due.update(Content.styled(bold, BOLD) + Content.styled(f"  {words}", MUTED))

    def _show_standing(self, found: Summary) -> None:
        begun = found.since is not None
        topics = self.query_one("#topics", TopicBars)
        topics.show(found.topics if begun or not self._welcome else (), found.weakest)
        topics.set_class(begun, "spaced")
        self.query_one("#days", DayBars).show(found.days if begun else ())
        told = self._told()
        fault = self.query_one("#fault", Static)
        fault.update(Content("\n").join(shown(one_line(words)) for words in told))
        fault.display = bool(told)

    def _told(self) -> list[str]:
        """What went wrong in opening: of the log first, it is the learner's own."""
        faults = self.library.catalogue.faults
        own = [*self.library.progress.notices, *self.house.settings_file.notices]
        return [*own, *([fault_line(faults)] if faults else [])]

    async def _show_menu(self, entries: list[Entry]) -> None:
        rows = self.query_one("#menu", RowList)
        if [entry.title for entry in entries] == [entry.title for entry in self._entries]:
            for row, entry in zip(rows.rows, entries, strict=True):
                row.note = one_line(entry.note)
            self._entries = entries
        else:
            self._entries = entries
            await rows.replace(self._rows())
        if not self._filled:
            self._filled = True
            rows.cursor = self._first_choice(entries)

    def _first_choice(self, entries: list[Entry]) -> int:
        nothing = entries[0].to == "review" and entries[0].note == "nothing is due"
        return 1 if nothing else 0

    # Keys

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """Words for where enter goes, and how many digits there are."""
        if binding.action == "enter" and self._entries:
            cursor = self.query_one("#menu", RowList).cursor or 0
            return "enter", self._entries[min(cursor, len(self._entries) - 1)].verb
        if binding.action.startswith("go("):
            return ("0-9" if len(self._entries) >= TENTH else f"1-{len(self._entries)}"), "go to"
        return key_display(binding), binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only numbers that are there."""
        if action == "go":
            return isinstance(parameters[0], int) and parameters[0] <= len(self._entries)
        return True

    def action_move(self, delta: int) -> None:
        """Go to the next entry."""
        self.query_one("#menu", RowList).move(delta)
        self.refresh_bindings()

    def action_enter(self) -> None:
        """Open the marked entry."""
        self.action_go((self.query_one("#menu", RowList).cursor or 0) + 1)

    def action_go(self, number: int) -> None:
        """Open the entry of that number; before the library is open, as soon as it is."""
        if not 1 <= number <= len(self._entries):
            return
        self.query_one("#menu", RowList).go_to(number % TENTH)
        if self.house.library is None:
            self._pending = number
            return
        self._welcome = False
        from trainer.tui.screens.home_routes import open_entry  # noqa: PLC0415 - not before something is opened

        open_entry(self, self._entries[number - 1].to)

    def action_page(self, direction: int) -> None:
        """Read on: how it stands may lie beneath the window."""
        body = self.query_one("#page", VerticalScroll)
        body.scroll_relative(y=direction * max(body.size.height - 1, 1), animate=False)

    def action_search(self) -> None:
        """Search all there is."""
        place = next(at for at, entry in enumerate(self._entries, 1) if entry.to == "browse")
        self.action_go(place)

    def on_row_list_taken(self, message: RowList.Taken) -> None:
        """A click opens."""
        message.stop()
        self.action_go(message.index + 1)

    def action_step_out(self) -> None:
        """This is the outermost page: ctrl+q leaves."""
        self.say("This is home. ctrl+q leaves; everything answered is kept.")


def _welcome_once(progress: Progress, *, stands: bool) -> bool:
    """Whether to welcome: where there was no log it stands already; never who has answered."""
    if not stands:
        if progress.setting(WELCOMED, default=False):
            return False
        stands = not progress.has_answers
    # Where that can't be kept it is said once more at the next start.
    with suppress(Problem):
        progress.set_setting(WELCOMED, value=True)
    return stands


def _counted(library: Library) -> Counts:
    # Imported behind the first frame.
    from trainer.practice.interview import unfinished  # noqa: PLC0415
    from trainer.progress.statistics import summary  # noqa: PLC0415

    progress = library.progress
    return Counts(
        found=summary(progress, library.catalogue, days=DAYS_SHOWN),
        broken_off=unfinished(progress) is not None,
        goal=progress.setting("minutes_per_day", 0),
        soon=coming_soon(progress.states().values(), progress.now()),
    )
