"""What is set on the bench: one run or two, and the knobs of the one that is being turned. No widget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from trainer.lab.descents import OPTIMIZER_TITLES, SCHEDULE_TITLES, Setup
from trainer.lab.knobs import Knob, knobs_of, turned
from trainer.lab.landscapes import LANDSCAPES
from trainer.lab.reading import figure, place_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["ALONE", "Bench", "labels_of"]

ALONE: Final = "none"
# What both runs have in common: they stand in one picture.
_SHARED: Final = ("landscape", "steps")


@dataclass(frozen=True, slots=True)
class Bench:
    """The runs as they are set.

    Attributes:
        first: the first run.
        second: the one beside it, or None.
        turns_second: whether the knobs are the second's.
    """

    first: Setup
    second: Setup | None = None
    turns_second: bool = False

    @property
    def current(self) -> Setup:
        """The run whose knobs are turned."""
        return self.second if self.turns_second and self.second is not None else self.first

    def knobs(self) -> list[Knob]:
        """The current run's knobs, and last what stands beside."""
        beside = ALONE if self.second is None else OPTIMIZER_TITLES[self.second.optimizer]
        return [*knobs_of(self.current), Knob("beside", "beside it", beside)]

    def turned(self, name: str, by: int) -> Bench:
        """With one knob turned up (1) or down (−1); loss and steps are both runs'."""
        if name == "beside":
            return self._with_other_beside(by)
        current = turned(self.current, name, by)
        if name in _SHARED:
            return replace(
                self,
                first=_shared(self.first, current),
                second=None if self.second is None else _shared(self.second, current),
            )
        if self.turns_second and self.second is not None:
            return replace(self, second=current)
        return replace(self, first=current)

    def other_turned(self) -> Bench:
        """With the knobs of the other run."""
        return replace(self, turns_second=not self.turns_second and self.second is not None)

    def _with_other_beside(self, by: int) -> Bench:
        names = [ALONE, *OPTIMIZER_TITLES]
        here = ALONE if self.second is None else self.second.optimizer
        name = names[(names.index(here) + by) % len(names)]
        if name == ALONE:
            return replace(self, second=None, turns_second=False)
        return replace(self, second=replace(self.second or self.first, optimizer=name))


def _shared(setup: Setup, like: Setup) -> Setup:
    """A run on another run's loss, for as many steps."""
    if setup.landscape == like.landscape:
        return replace(setup, steps=like.steps)
    batch = setup.batch if setup.batch < LANDSCAPES[like.landscape].points else 0
    return replace(setup, landscape=like.landscape, start=like.start, batch=batch, steps=like.steps)


def labels_of(setups: Sequence[Setup]) -> list[str]:
    """What tells the runs apart: their optimizers, else whatever differs."""
    if len({setup.optimizer for setup in setups}) == len(setups):
        return [OPTIMIZER_TITLES[setup.optimizer] for setup in setups]
    parts: dict[str, Callable[[Setup], str]] = {
        "rate": lambda setup: f"rate {figure(setup.rate)}",
        "momentum": lambda setup: f"momentum {figure(setup.momentum)}",
        "batch": lambda setup: f"batch {setup.batch or 'all'}",
        "schedule": lambda setup: SCHEDULE_TITLES[setup.schedule],
        "start": lambda setup: f"start {place_text(setup.start)}",
    }
    differing = [
        words for name, words in parts.items() if len({getattr(setup, name) for setup in setups}) > 1
    ]
    if not differing:
        return ["first", "the same"]
    return [", ".join(words(setup) for words in differing) for setup in setups]
