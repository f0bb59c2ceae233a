"""The bench on the screen: two pictures, what stands where, the knobs; playing and stepping."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from trainer.tui.glyphs import ASCII
from trainer.tui.lab.guessing import GuessingScreen
from trainer.tui.lab.knobrows import KnobRows
from trainer.tui.lab.messages import Drawn, Job, RaceEnded, Racing
from trainer.tui.lab.picture import Picture
from trainer.tui.lab.words import Standing, heading, said, turning
from trainer.tui.texts import shown
from trainer.tui.themes import BOLD, MUTED

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from trainer.lab.descents import Descent, Setup
    from trainer.lab.knobs import Knob
    from trainer.tui.lab.bench import Bench
    from trainer.tui.lab.messages import Entrant

__all__ = ["SPEEDS", "BoardScreen"]

SPEEDS = (1, 3, 10, 30)
"""Steps a second; no faster than a screen is drawn."""
LONGEST_PLAY = 8.0
"""A run is played at the slowest speed that shows it whole in so many seconds."""

# A larger picture shows no more.
WIDEST_PATH, WIDEST_LOSS, TALLEST = 96, 60, 30
GAP = 3
LEAST_PICTURE, LEAST_KNOBS = 8, 3
READING = 76
# A race is on the task's own optimizer, at a constant rate.
NOT_RACED = frozenset({"optimizer", "schedule", "beside"})
# Rows from which the verdict and the claim both have room.
ROOMY = 30
LEAST_SAID, ROOMY_SAID = 2, 4


class BoardScreen(GuessingScreen):
    """Draws what is set on the bench; subclasses say what is set."""

    def __init__(self) -> None:
        super().__init__()
        self._bench: Bench | None = None
        self._entrant: Entrant | None = None
        self._job: Job | None = None
        self._descents: tuple[Descent, ...] = ()
        self._labels: list[str] = []
        self._claim = ""
        self._knobs_in_sight = 0
        self._step = 0
        self._timer: Timer | None = None
        self._speed = SPEEDS[2]
        self._plays_when_drawn = False

    def compose_body(self) -> ComposeResult:
        """The guess, and the bench."""
        yield Vertical(id="guess")
        with Vertical(id="bench"):
            yield Static(id="said", markup=False)
            with Horizontal(id="pictures"):
                with Vertical(id="path-side"):
                    yield Static(id="path-heading", classes="heading", markup=False)
                    yield Picture(id="path")
                with Vertical(id="loss-side"):
                    yield Static(id="loss-heading", classes="heading", markup=False)
                    yield Picture(id="loss")
            yield Static(id="standing", markup=False)
            yield Static(id="turning", markup=False)
            yield KnobRows(self._look, ascii_only=self.glyphs is ASCII)

    @property
    def _guess_place(self) -> Vertical:
        return self.query_one("#guess", Vertical)

    @property
    def _rows(self) -> KnobRows:
        return self.query_one(KnobRows)

    @property
    def _shows_picture(self) -> bool:
        return self.has_class("-picture")

    @property
    def last_step(self) -> int:
        """The step at which the longer of the runs ends."""
        return max((run.steps for run in self._descents), default=0)

    @property
    def is_playing(self) -> bool:
        """Steps follow each other by themselves."""
        return self._timer is not None

    def on_unmount(self) -> None:
        """Nobody waits for a race any more."""
        self._clear()

    def _clear(self) -> None:
        """Nothing is drawn, and nobody waits for a picture that is under way."""
        self._stop()
        if self._job is not None:
            self._job.cancel.set()
        self._job, self._descents, self._step = None, (), 0

    # Layout

    def on_resize(self) -> None:
        """Other pictures for another size."""
        if self._shows_picture:
            self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Draw what is there for the new size; a remark's row, say, makes none."""
        if self._job is not None and self._shows_picture and self._arrange() != self._job.sizes:
            self._draw()

    def _arrange(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Share the rows out; the sizes of both pictures."""
        # The body has its size before the bench within it is first shown.
        width, height = self.query_one("#body").content_size
        narrow = self.columns == "narrow"
        said_rows = ROOMY_SAID if height >= ROOMY else LEAST_SAID
        runs = len(self._setups())
        standing = (runs if not narrow else 3) if runs < 2 else 2 * runs if narrow else runs
        self.query_one("#said").styles.height = said_rows
        self.query_one("#standing").styles.height = standing
        room = max(height - said_rows - standing - 2, LEAST_PICTURE)
        every = len(self._knobs())
        knobs = min(every, max(room - LEAST_PICTURE - 2, LEAST_KNOBS))
        picture = min(max(room - knobs, 3), TALLEST)
        self._rows.styles.height = self._knobs_in_sight = knobs
        self.query_one("#pictures").styles.height = picture + 1
        if narrow:
            self.query_one("#path-side").styles.width = self.query_one("#loss-side").styles.width = "1fr"
            return (width, picture), (width, picture)
        path = min(round((width - GAP) * 0.58), WIDEST_PATH)
        loss = min(width - GAP - path, WIDEST_LOSS)
        self.query_one("#path-side").styles.width = path
        self.query_one("#loss-side").styles.width = loss
        return (path, picture), (loss, picture)

    # Drawing

    def _knobs(self) -> list[Knob]:
        """What can be turned."""
        bench = self._bench
        if bench is None:
            return []
        return [knob for knob in bench.knobs() if self._entrant is None or knob.name not in NOT_RACED]

    def _setups(self) -> tuple[Setup, ...]:
        bench = self._bench
        if bench is None:
            return ()
        return (bench.first,) if bench.second is None else (bench.first, bench.second)

    def _draw(self, *, play: bool = False) -> None:
        """Have what is set drawn, in a thread; what is shown stays until then."""
        from trainer.tui.lab.drawing import draw_in_thread  # noqa: PLC0415 - NumPy; loaded with the presets

        if self._bench is None or not self._shows_picture:
            return
        if self._job is not None:
            self._job.cancel.set()
        setups = self._setups()
        walked = self._descents if tuple(run.setup for run in self._descents) == setups else ()
        job = Job(setups, self._arrange(), self.glyphs is ASCII, self._entrant, walked)
        self._job = job
        self._plays_when_drawn = play
        self._rows.show(self._knobs())
        self._show_turning()
        self.run_worker(partial(draw_in_thread, job, self.post_message), thread=True)

    @on(Drawn)
    def _drawn(self, message: Drawn) -> None:
        if message.job is not self._job:
            return
        # Turned at the end of a run, a knob shows its end; else what it comes to by the same step.
        ended = bool(self._descents) and self._step >= self.last_step
        self._descents = message.descents
        self._name_runs()
        step = self.last_step if ended else min(self._step, self.last_step)
        if self._plays_when_drawn or step >= self.last_step:
            self._stop()
        if self._plays_when_drawn:
            step = 0
        self._step = step
        self.query_one("#path", Picture).show(message.path, step)
        self.query_one("#loss", Picture).show(message.loss, step)
        self._show_words()
        if self._plays_when_drawn:
            self._plays_when_drawn = False
            self._speed = next(
                (speed for speed in SPEEDS[1:] if self.last_step / speed <= LONGEST_PLAY), SPEEDS[-1]
            )
            self._play()

    @on(Racing)
    def _racing(self, message: Racing) -> None:
        if message.job is self._job:
            words = f"your program walks: {message.step} of {self._wanted} …"
            self.query_one("#loss-heading", Static).update(Content.styled(words, MUTED), layout=False)

    @on(RaceEnded)
    def _race_ended(self, message: RaceEnded) -> None:
        if message.job is self._job:
            self.say(f"The race ends early. {message.words}")

    @property
    def _wanted(self) -> int:
        return self._bench.first.steps if self._bench is not None else 0

    def _name_runs(self) -> None:
        from trainer.tui.lab.bench import labels_of  # noqa: PLC0415 - NumPy; loaded with the presets

        setups = self._setups()
        self._labels = ["reference", "yours"] if self._entrant is not None else labels_of(setups)

    # Words

    def _show_words(self) -> None:
        """Everything in words beside the pictures, for the step shown."""
        self._show_said()
        self._show_headings()
        self._show_standing()
        self.refresh_bindings()

    def _show_said(self) -> None:
        """The verdict on the guess; at the end of the run what it showed."""
        place = self.query_one("#said", Static)
        width = min(place.size.width or READING, READING)
        ended = self._step >= self.last_step and not self.is_playing
        claim = self._claim if ended else ""
        words = said(self._verdict, claim, self.glyphs, width, place.size.height or LEAST_SAID)
        place.update(words, layout=False)

    def _show_headings(self) -> None:
        if not self._descents:
            return
        formula = self._descents[0].landscape.formula
        path = self.query_one("#path-heading", Static)
        path.update(shown(formula, BOLD), layout=False)
        step = f"step {self._step} of {self.last_step}"
        rate = f"{self._speed}/s" if self.is_playing else ""
        words = Content.styled("loss", BOLD) + Content.styled(f"   {step}   {rate}", MUTED)
        self.query_one("#loss-heading", Static).update(words, layout=False)
        if self.columns == "narrow":
            width = self.query_one("#body").content_size.width
            path.update(heading(formula, self._step, self.last_step, width), layout=False)

    def _show_standing(self) -> None:
        place = self.query_one("#standing", Static)
        look = Standing(max(place.size.width, 1), self.columns == "narrow", self.glyphs is ASCII)
        place.update(look.told(self._descents, self._labels, self._step), layout=False)

    @on(KnobRows.Moved)
    def _show_turning(self) -> None:
        """Whose knobs these are, and which of them is chosen."""
        bench, rows, place = self._bench, self._rows, self.query_one("#turning", Static)
        if bench is None:
            return
        labels: list[str] = []
        if bench.second is not None and self._entrant is None:
            self._name_runs()
            labels = self._labels
        words = turning(
            labels,
            second=bench.turns_second,
            at=rows.cursor,
            every=rows.count,
            shown_rows=self._knobs_in_sight,
            # It has its width before it is first laid out.
            width=self.query_one("#body").content_size.width,
        )
        place.update(words, layout=False)

    # Playing

    def _go_to(self, step: int) -> None:
        self._step = min(max(step, 0), self.last_step)
        self.query_one("#path", Picture).go_to(self._step)
        self.query_one("#loss", Picture).go_to(self._step)
        self._show_headings()
        self._show_standing()

    def _play(self) -> None:
        self._stop()
        if self._step >= self.last_step:
            self._go_to(0)
        self._timer = self.set_interval(1 / self._speed, self._tick)
        self._show_words()

    def _tick(self) -> None:
        self._go_to(self._step + 1)
        if self._step >= self.last_step:
            self._stop()
            self._show_words()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def action_step(self, by: int) -> None:
        """One step on or back."""
        self._stop()
        self._go_to(self._step + by)
        self._show_words()

    def action_play(self) -> None:
        """Play, or stop."""
        if self.is_playing:
            self._stop()
            self._show_words()
        else:
            self._play()

    def action_faster(self, by: int) -> None:
        """The next speed up or down."""
        at = SPEEDS.index(self._speed) + by
        self._speed = SPEEDS[min(max(at, 0), len(SPEEDS) - 1)]
        if self.is_playing:
            self._play()
        else:
            self.say(f"Plays {self._speed} steps a second.")

    def action_reset(self) -> None:
        """Back to the start."""
        self._stop()
        self._go_to(0)
        self._show_words()
