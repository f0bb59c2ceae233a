"""Home: what is due, what there is to do, and how it stands."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from graders.errors import Problem
from trainer.tui.screens.base import HouseScreen, digit_bindings, key_display
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
from trainer.tui.widgets.rows import OptionRow, RowList, RowStyle

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from trainer.progress import Progress
    from trainer.progress.statistics import Summary
    from trainer.tui.host import Library

__all__ = ["HomeScreen"]

NOTE_COLUMN = 23
WELCOMED = "welcomed"
PROGRESS_FILE = "progress.sqlite3"
DAYS_SHOWN = 7


class HomeScreen(HouseScreen[None]):
    """The first page. Its menu stands at once; what is counted fills its place when the library is open."""

    CSS_PATH = "home.tcss"
    LISTED = frozenset({"command_palette", "quit"})
    ABOUT = "What is due today, what there is to do, and how it stands."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "open"),
        *digit_bindings("go", "go to"),
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("escape", "step_out", "home", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []
        self._pending: int | None = None
        self._welcome = False
        self._filled = False

    def compose_body(self) -> ComposeResult:
        """Doing on the left or above, standing on the right or below."""
        look = RowStyle(self.glyphs, self.house.accent)
        self._look = look
        self._welcome = not (self.house.places.data / PROGRESS_FILE).exists()
        self._entries = waiting_menu(first_run=self._welcome)
        with VerticalScroll(can_focus=False), Vertical(id="columns"):
            with Vertical(id="doing"):
                yield Static(self._welcome_text(), id="welcome", classes="spaced")
                yield Static(id="due", classes="spaced")
                yield RowList(self._rows(), id="menu")
                yield Static(id="fault", markup=False)
            with Vertical(id="standing"):
                yield TopicBars(look, id="topics")
                yield DayBars(look, id="days")

    def _rows(self) -> list[OptionRow]:
        return [
            OptionRow(number, Content(entry.title), self._look, note=one_line(entry.note), column=NOTE_COLUMN)
            for number, entry in enumerate(self._entries, 1)
        ]

    def _welcome_text(self) -> Content:
        lines = [Content.styled("Welcome.", BOLD) + Content(" Five things to know, said once:"), Content("")]
        for key, words in WELCOME:
            lines.append(Content.styled(f"  {key:<12}", BOLD) + Content.styled(words, MUTED))
        return Content("\n").join(lines)

    def on_mount(self) -> None:
        """The first frame; the rest when the library is open."""
        self.query_one("#welcome").display = self._welcome
        self._show_day(None)
        self.watch(self.house, "library", self._library_opened)

    async def _library_opened(self, library: Library | None) -> None:
        if library is None:
            return
        self._welcome_once(library.progress)
        await self._refresh()
        if self._pending is not None:
            pending, self._pending = self._pending, None
            self.action_go(pending)

    def _welcome_once(self, progress: Progress) -> None:
        """Where there was no log the welcome stands already; it is never said to who has answered."""
        if not self._welcome:
            if progress.setting(WELCOMED, default=False):
                return
            self._welcome = not progress.answers()
        # Where that can't be kept it is said once more at the next start.
        with suppress(Problem):
            progress.set_setting(WELCOMED, value=True)

    async def on_screen_resume(self) -> None:
        """Back from elsewhere: count again."""
        if self._filled:
            self._welcome = False
            await self._refresh()

    async def _refresh(self) -> None:
        from trainer.progress.statistics import summary  # noqa: PLC0415 - imported behind the first frame

        found = summary(self.library.progress, self.library.catalogue, days=DAYS_SHOWN)
        self._show_day(found)
        self._show_standing(found)
        traps = sum(card.kind == "trap" for card in self.library.catalogue.questions)
        await self._show_menu(menu(found, traps))
        self.refresh_bindings()

    def _show_day(self, found: Summary | None) -> None:
        day = day_words(self.house.now().date())
        if found is not None and found.streak_days:
            day = f"{counted(found.streak_days, 'day')} in a row {self.glyphs.dot} {day}"
        self.top.show("Home", day)
        due = self.query_one("#due", Static)
        self.query_one("#welcome").display = self._welcome
        due.display = not self._welcome
        if found is not None:
            states = self.library.progress.states().values()
            bold, words = due_line(found, coming_soon(states, self.house.now()))
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
        return [*self.library.progress.notices, *([fault_line(faults)] if faults else [])]

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
            return f"1-{len(self._entries)}", "go to"
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
        self.query_one("#menu", RowList).go_to(number)
        if self.house.library is None:
            self._pending = number
            return
        from trainer.tui.screens.home_routes import open_entry  # noqa: PLC0415 - not before something is opened

        try:
            open_entry(self, self._entries[number - 1].to)
        except Problem as problem:
            self.say(str(problem))

    def on_row_list_taken(self, message: RowList.Taken) -> None:
        """A click opens."""
        message.stop()
        self.action_go(message.index + 1)

    def action_step_out(self) -> None:
        """This is the outermost page: ctrl+q leaves."""
        self.say("This is home. ctrl+q leaves; everything answered is kept.")
