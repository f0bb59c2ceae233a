"""A value that moves what is due: shown before it is kept; esc calls the scheduling of all cards off."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.widgets import Static

from graders.errors import Problem
from trainer.tui.screens.base import HouseScreen
from trainer.tui.settings.options import percent
from trainer.tui.texts import counted

if TYPE_CHECKING:
    from textual.timer import Timer

    from trainer.progress.workload import Workload
    from trainer.tui.host import Library
    from trainer.tui.settings.options import Reschedule, Value

__all__ = ["Foretelling"]

TICK_SECONDS = 0.1


class Foretelling(HouseScreen[None]):
    """What another retention would bring, and keeping it."""

    def __init__(self) -> None:
        super().__init__()
        self._pending: Value | None = None
        self._counting: threading.Event | None = None
        self._scheduling: threading.Event | None = None
        self._share = 0.0
        self._ticking: Timer | None = None

    def on_unmount(self) -> None:
        """Nobody waits for what is still being counted, or scheduled."""
        self._stop_counting()
        self._call_off()

    @property
    def foretold(self) -> Static:
        """The words about it."""
        return self.query_one("#foretold", Static)

    def _foretell(self, words: str) -> None:
        self.foretold.update(Content(words))
        self.foretold.display = bool(words)

    def ended(self, told: str) -> None:
        """It is kept, called off or failed, as `told` says; empty for nothing to say."""
        raise NotImplementedError

    # Before it is kept

    def _drop(self) -> None:
        """Leave a value that was foretold and not kept."""
        self._stop_counting()
        self._pending = None

    def _stop_counting(self) -> None:
        if self._counting is not None:
            self._counting.set()
            self._counting = None

    def _begin_counting(self, retention: float) -> None:
        self._foretell("Counting what would be due ...")
        self._counting = threading.Event()
        self.aside("counting", self._count, retention, self._counting)

    async def _count(self, retention: float, cancel: threading.Event) -> None:
        words = await self.found_aside(partial(_foretold, retention, cancel))
        if not cancel.is_set() and self.is_there:
            self._foretell(words or "")

    # Keeping it

    @property
    def is_scheduling(self) -> bool:
        """Whether every card is being scheduled anew."""
        return self._scheduling is not None

    def _call_off(self) -> None:
        if self._scheduling is not None:
            self._scheduling.set()

    def _begin_scheduling(self, reschedule: Reschedule, value: Value) -> None:
        self._scheduling, self._share = threading.Event(), 0.0
        self._tick()
        self._ticking = self.set_interval(TICK_SECONDS, self._tick)
        self.refresh_bindings()
        self._schedule(reschedule, value, self._scheduling)

    def _tick(self) -> None:
        self._foretell(f"Scheduling every card anew: {self._share:.0%}. Until it is done, esc calls it off.")

    def _far(self, done: int, of: int) -> None:
        """From the thread; shown at the next tick."""
        self._share = done / of

    @work(thread=True, group="schedule")
    def _schedule(self, reschedule: Reschedule, value: Value, cancel: threading.Event) -> None:
        try:
            done = reschedule(self.house, value, cancel, self._far)
            told = "" if done else "Called off; nothing has changed."
        except Problem as problem:
            told = f"Not saved: {problem}"
        self.app.call_from_thread(partial(self._scheduled, told))

    def _scheduled(self, told: str) -> None:
        self._scheduling = None
        if self._ticking is not None:
            self._ticking.stop()
        if self.is_there:
            self.ended(told)


def _foretold(retention: float, cancel: threading.Event, library: Library) -> str:
    """What is due with the retention that is set and with that one; empty where it was called off."""
    from trainer.progress.workload import workload_at  # noqa: PLC0415 - with FSRS

    progress, catalogue = library.progress, library.catalogue
    cards = {card.key for card in catalogue.questions} | {card.key for card in catalogue.tasks}
    now = float(progress.policy().retention)
    before, after = [workload_at(progress, share, cards, cancel) for share in (now, retention)]
    if before is None or after is None:
        return ""
    return _foretold_words((now, before), (retention, after))


def _foretold_words(now: tuple[float, Workload], then: tuple[float, Workload]) -> str:
    """What is due with one retention and with the other."""
    (share, before), (other, after) = now, then
    if not before.week and not after.week:
        return f"{percent(other)} instead of {percent(share)}: no card is due within seven days with either."
    return (
        f"{percent(other)} instead of {percent(share)}: {counted(after.due, 'card')} due now instead of"
        f" {before.due}, {after.week} within seven days instead of {before.week}."
    )
