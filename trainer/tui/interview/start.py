"""Where an interview begins: how long, how hard, and what became of those before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from trainer.practice.interview import (
    CODING_MINUTES,
    LENGTHS,
    LEVELS,
    Heartbeat,
    Interview,
    Plan,
    Unsent,
    courses,
)
from trainer.practice.interview.wording import clock, plan_words
from trainer.tui.interview.marking import MarkScreen, answers_to_mark
from trainer.tui.interview.pausing import CLOSES
from trainer.tui.interview.report import ReportScreen
from trainer.tui.interview.running import InterviewScreen
from trainer.tui.prose import wrapped
from trainer.tui.screens.listing import ListingScreen
from trainer.tui.texts import counted
from trainer.tui.themes import BOLD, MUTED
from trainer.tui.when import moment_words
from trainer.tui.widgets.laid import Laid, Prose
from trainer.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path
    from random import Random

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from trainer.practice.interview import Course
    from trainer.tui.host import Library
    from trainer.tui.widgets.rows import RowStyle

__all__ = ["InterviewStartScreen"]

BEGIN, PAST = "Begin", "Before"
CORE = 2
NAME_CELLS = 10
HOW_IT_GOES = (
    "An open question, then follow-ups on what you say; short questions between, and one task to code. "
    "After every answer you say how sure you are. Nothing can be taken back."
)
_CLOSE = 1
"""The row that closes what waits."""
LEFT_UNPAUSED = "the clock ran until its last sign of life, and that counts as a pause."
STANDS = "The clock stands while you read a verdict."


def _warm() -> None:
    """Load what the first question wants while this screen is read: pydantic, 180 ms on a busy machine."""
    import trainer.bank.model  # noqa: F401, PLC0415 - as above


@dataclass(frozen=True, slots=True)
class Interviews:
    """What the log has of interviews.

    Attributes:
        waiting: the latest that has not ended.
        alive: its last sign of life.
        past: those that are over, the latest first.
        latest: the plan of the latest, whether it is over or not.
    """

    waiting: Course | None = None
    alive: datetime | None = None
    past: Sequence[Course] = ()
    latest: Plan | None = None


class Choices(Laid):
    """The level and when verdicts come: what is chosen beside what could be."""

    DEFAULT_CSS: ClassVar[str] = "Choices { margin-bottom: 1; }"

    def __init__(self) -> None:
        super().__init__(id="choices")
        self.look: RowStyle | None = None
        self.level = CORE
        self.reveal = False

    def lines(self, width: int) -> list[Content]:
        """Two rows."""
        if self.look is None:
            return []
        level = self._row("Level", list(LEVELS.values()), list(LEVELS).index(self.level), width)
        verdicts = self._row("Verdicts", ["at the end", "after each"], int(self.reveal), width)
        said = wrapped(Content.styled(STANDS, MUTED), width, " " * (NAME_CELLS + 2)) if self.reveal else []
        return level + verdicts + said

    def _row(self, name: str, words: Sequence[str], chosen: int, width: int) -> list[Content]:
        assert self.look is not None  # noqa: S101 - asked above
        made = Content(name.ljust(NAME_CELLS))
        for at, word in enumerate(words):
            sign = Content.styled(self.look.glyphs.here if at == chosen else " ", self.look.accent)
            made += sign + Content.styled(f" {word}", BOLD if at == chosen else MUTED)
            made += Content("   " if width > len(" ".join(words)) + 26 else " ")
        return [made.rstrip()]


class InterviewStartScreen(ListingScreen):
    """Begin an interview, go on with one, or look at one that is over."""

    DEFAULT_CSS: ClassVar[str] = """
    InterviewStartScreen #how { color: $text-muted; margin-bottom: 1; }
    InterviewStartScreen.-narrow #how { display: none; }
    """
    ABOUT = (
        "A mock interview: open questions, follow-ups that depend on your answers, short ones between, one "
        "coding task with its own clock. The report comes at the end and is kept here."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "level(-1)", "level", tooltip="How hard it begins: warm-up, core or deep"),
        Binding("right", "level(1)", "level", show=False),
        Binding("space", "reveal", "verdicts", tooltip="Verdicts at the end, or after each answer"),
    ]

    def compose_body(self) -> ComposeResult:
        """What can be set, then the rows."""
        with VerticalScroll(can_focus=False):
            yield Prose(HOW_IT_GOES, id="how")
            yield Choices()
            yield from super().compose_body()

    def on_mount(self) -> None:
        """Get ready to draw."""
        super().on_mount()
        self.query_one(Choices).look = self._look
        self.run_worker(_warm, thread=True)

    def on_resize(self) -> None:
        """Notes that fit the new width, of what was read before."""
        # A reading under way will fit them itself; what took its place would show what was before it.
        if self._first_past and not self.house.in_hand("counting", "filling"):
            self.aside("counting", super().fill)

    async def fill(self) -> None:
        """Read what the log has of interviews behind the screen, then show the rows."""
        found = await self.found_aside(partial(_interviews, self.house.places.data))
        if found is None:
            return
        self._found = found
        choices = self.query_one(Choices)
        if found.latest is not None and not self._chose:
            choices.level, choices.reveal = found.latest.level, found.latest.reveal
        choices.display = found.waiting is None
        choices.refresh(layout=True)
        await super().fill()

    def entries(self) -> Sequence[tuple[str, str]]:
        """What waits, else the lengths; then those that are over, the latest first."""
        past = self._found.past
        self.top.show("Mock interview", counted(len(past), "report") if past else "")
        rows = self._rows()
        self._first_past = len(rows) - len(past)
        return [(text, "" if at in self.remarks() else note) for at, (text, note) in enumerate(rows)]

    def _rows(self) -> list[tuple[str, str]]:
        waiting = self._found.waiting
        if waiting is None:
            rows = [(f"{minutes} minutes", f"{CODING_MINUTES[minutes]} min coding") for minutes in LENGTHS]
        else:
            rows = [
                ("Resume", self._how_left(waiting)),
                ("Close it with what it has", "the report, for good"),
            ]
        return [*rows, *((moment_words(course.began), self._how(course)) for course in self._found.past)]

    def remarks(self) -> Mapping[int, str]:
        """Notes hang under what waits, which has more to say; in a narrow window under each row."""
        hanging = (0, 1) if self._found.waiting is not None else ()
        narrow = self.columns == "narrow"
        return {at: note for at, (_, note) in enumerate(self._rows()) if narrow or at in hanging}

    def _how_left(self, waiting: Course) -> str:
        left = 60 * waiting.plan.minutes - waiting.spent_until_left(self._found.alive)
        words = f"{plan_words(waiting.plan)}, {clock(int(max(left, 0)))} left"
        return words if waiting.standing else f"{words}. It ended without a pause: {LEFT_UNPAUSED}"

    def _how(self, course: Course) -> str:
        marked = [given for given in course.given if given.marked]
        right = sum(given.correct for given in marked)
        return f"{plan_words(course.plan)}, {right} of {len(marked)} right"

    def headings(self) -> Mapping[int, str]:
        """Over what can be done, and over what is over."""
        first = {0: BEGIN if self._found.waiting is None else "Not finished"}
        return first | ({self._first_past: PAST} if self._found.past else {})

    def empty_words(self) -> str:
        """Never empty."""
        return ""

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """Word enter by the marked row, and the arrows for both."""
        if binding.action == "enter":
            at = self._cursor
            if at >= self._first_past:
                return "enter", "report"
            return "enter", ("begin" if self._found.waiting is None else ("resume", "close")[at])
        if binding.key == "left":
            return self.glyphs.left_right, "level"
        return super().describe(binding)

    @property
    def _cursor(self) -> int:
        found = self.query("#listing")
        return (found.first(RowList).cursor or 0) if found else 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What waits keeps its level."""
        if action in ("level", "reveal"):
            return self._found.waiting is None
        return super().check_action(action, parameters)

    _found = Interviews()
    _first_past = 0
    _chose = False

    def action_move(self, delta: int) -> None:
        """To the next row, and word enter anew."""
        self.hush()
        super().action_move(delta)
        self.refresh_bindings()

    def action_go(self, number: int) -> None:
        """Open that row; the digit of the one that closes what waits only marks it: else it is 20 minutes."""
        if self._found.waiting is not None and number == _CLOSE + 1 and self._cursor != _CLOSE:
            self.query_one("#listing", RowList).go_to(number)
            self.say(CLOSES)
            self.refresh_bindings()
            return
        super().action_go(number)

    def action_level(self, delta: int) -> None:
        """A level up or down."""
        choices, self._chose = self.query_one(Choices), True
        choices.level = min(max(choices.level + delta, min(LEVELS)), max(LEVELS))
        choices.refresh(layout=True)

    def action_reveal(self) -> None:
        """Verdicts at the end, or after each answer."""
        choices, self._chose = self.query_one(Choices), True
        choices.reveal = not choices.reveal
        choices.refresh(layout=True)

    def open_row(self, index: int) -> None:
        """Begin, resume, close, or open a report."""
        found = self._found
        if index >= self._first_past:
            self.app.push_screen(ReportScreen(found.past[index - self._first_past].id))
            return
        if found.waiting is None:
            choices = self.query_one(Choices)
            plan = Plan(LENGTHS[index], choices.level, choices.reveal)
            lead = partial(_begun, plan, self.house.rng)
        else:
            data = self.house.places.data
            lead = partial(_resumed, found.waiting.id, data, found.alive, end=index == _CLOSE)
        self.aside("opening", self._under_way, lead)

    async def _under_way(self, lead: Callable[[Library], tuple[Interview, str]]) -> None:
        """Into an interview, or straight to its report where that is over."""
        found = await self.found_aside(lead)
        if found is None:
            return
        self.hush()
        interview, half = found
        if interview.ended:
            await self._show_report(interview.id)
        else:
            self.app.push_screen(InterviewScreen(interview, half), partial(self._left, interview))

    def _left(self, interview: Interview, _: None) -> None:
        if interview.ended:
            self.aside("opening", self._show_report, interview.id)
        else:
            self.dismiss()

    async def _show_report(self, interview: str) -> None:
        """The report; before it, what is still to be marked."""
        marking = await self.found_aside(partial(answers_to_mark, interview))
        if marking is None:
            return
        await self.app.push_screen(ReportScreen(interview))
        if marking:
            self.app.push_screen(MarkScreen(interview, marking))


def _interviews(data: Path, library: Library) -> Interviews:
    found = courses(library.progress)
    waiting = next((course for course in reversed(found) if course.ended is None), None)
    return Interviews(
        waiting,
        None if waiting is None else Heartbeat(data, waiting.id).last(),
        [course for course in reversed(found) if course.ended is not None],
        found[-1].plan if found else None,
    )


def _begun(plan: Plan, rng: Random, library: Library) -> tuple[Interview, str]:
    return Interview.begin(library.progress, library.catalogue, plan, rng), ""


def _resumed(
    interview: str, data: Path, alive: datetime | None, library: Library, *, end: bool
) -> tuple[Interview, str]:
    """Go on with it, or close it; with what was half written of the question that is asked again."""
    resumed = Interview.resume(library.progress, library.catalogue, interview, alive=alive)
    if end:
        resumed.end()
    asked = resumed.current
    return resumed, "" if asked is None else Unsent(data, interview, asked.number).read()
