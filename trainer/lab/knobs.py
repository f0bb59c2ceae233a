"""What can be changed in the lab: each knob, the values it takes, and what applies to which setup."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from trainer.lab.descents import MOMENTUM_OF, OPTIMIZER_TITLES, SCHEDULE_TITLES, Setup
from trainer.lab.landscapes import LANDSCAPES
from trainer.lab.reading import figure, place_text, rate_note

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Knob", "knobs_of", "turned"]

Number = TypeVar("Number", int, float)

_MANTISSAS = (1.0, 1.1, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0)
RATES: Final = (
    *(round(mantissa * 10.0**power, 6) for power in (-4, -3, -2, -1) for mantissa in _MANTISSAS),
    1.0,
    1.05,
    1.1,
    1.2,
    1.5,
    2.0,
)
MOMENTA: Final = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
BATCHES: Final = (1, 2, 4, 8, 16, 32)
STEPS: Final = (10, 20, 40, 60, 100, 200, 400)


@dataclass(frozen=True, slots=True)
class Knob:
    """One thing to change.

    Attributes:
        name: the setup's attribute that it changes.
        label: its name on the screen.
        text: its value in the setup it was made for.
        place: where that value lies in the knob's range, from 0 to 1; None where order means nothing.
        note: what the value means there; often empty.
    """

    name: str
    label: str
    text: str
    place: float | None = None
    note: str = ""


def knobs_of(setup: Setup) -> list[Knob]:
    """The knobs that apply to a setup: no momentum without one, no batch without data."""
    landscape = LANDSCAPES[setup.landscape]
    knobs = [
        Knob("landscape", "loss", landscape.title, note=landscape.formula),
        Knob("optimizer", "optimizer", OPTIMIZER_TITLES[setup.optimizer]),
        Knob("rate", "rate", figure(setup.rate), _place(setup.rate, RATES), rate_note(setup)),
    ]
    if setup.optimizer in MOMENTUM_OF:
        name = "β" if MOMENTUM_OF[setup.optimizer] == "momentum" else "β₁"
        knobs.append(
            Knob("momentum", f"momentum {name}", figure(setup.momentum), _place(setup.momentum, MOMENTA))
        )
    if landscape.points:
        size = setup.batch or landscape.points
        text = f"all {landscape.points}" if size == landscape.points else str(size)
        knobs.append(Knob("batch", "batch size", text, _place(size, _batches(setup))))
    knobs.append(Knob("schedule", "schedule", SCHEDULE_TITLES[setup.schedule]))
    knobs.append(Knob("start", "start", place_text(setup.start)))
    knobs.append(Knob("steps", "steps", str(setup.steps), _place(setup.steps, STEPS)))
    return knobs


def turned(setup: Setup, name: str, by: int) -> Setup:
    """The setup with one knob turned to its next value up (`by` 1) or down (−1).

    A value between two of the knob's own goes to its neighbour. Numbers stop at their ends, names go
    round. Another loss brings its own start, and a batch size that it has.

    Args:
        setup: what is set.
        name: a knob's name.
        by: 1 or −1.

    Raises:
        KeyError: there is no such knob.
    """
    return _TURNS[name](setup, by)


def _turn_landscape(setup: Setup, by: int) -> Setup:
    landscape = LANDSCAPES[_next_name(setup.landscape, list(LANDSCAPES), by)]
    batch = setup.batch if setup.batch < landscape.points else 0
    return replace(setup, landscape=landscape.id, start=landscape.start, batch=batch)


def _turn_start(setup: Setup, by: int) -> Setup:
    starts = LANDSCAPES[setup.landscape].starts
    here = starts.index(setup.start) if setup.start in starts else -1 if by > 0 else 0
    return replace(setup, start=starts[(here + by) % len(starts)])


def _turn_batch(setup: Setup, by: int) -> Setup:
    sizes = _batches(setup)
    every = sizes[-1]
    size = _next_value(setup.batch or every, sizes, by)
    return replace(setup, batch=0 if size == every else size)


def _batches(setup: Setup) -> list[int]:
    points = LANDSCAPES[setup.landscape].points
    return [*(size for size in BATCHES if size < points), points]


_TURNS: Final[dict[str, Callable[[Setup, int], Setup]]] = {
    "landscape": _turn_landscape,
    "optimizer": lambda setup, by: replace(
        setup, optimizer=_next_name(setup.optimizer, list(OPTIMIZER_TITLES), by)
    ),
    "rate": lambda setup, by: replace(setup, rate=_next_value(setup.rate, RATES, by)),
    "momentum": lambda setup, by: replace(setup, momentum=_next_value(setup.momentum, MOMENTA, by)),
    "batch": _turn_batch,
    "schedule": lambda setup, by: replace(
        setup, schedule=_next_name(setup.schedule, list(SCHEDULE_TITLES), by)
    ),
    "start": _turn_start,
    "steps": lambda setup, by: replace(setup, steps=_next_value(setup.steps, STEPS, by)),
}


def _next_name(name: str, names: Sequence[str], by: int) -> str:
    return names[(names.index(name) + by) % len(names)]


def _next_value(value: Number, values: Sequence[Number], by: int) -> Number:
    at = bisect_right(values, value) if by > 0 else bisect_left(values, value) - 1
    return values[min(max(at, 0), len(values) - 1)]


def _place(value: float, values: Sequence[float]) -> float:
    return min(bisect_left(values, value), len(values) - 1) / (len(values) - 1)
