"""What the lab's two pictures show: the path over curve or contour, and the loss by step. No widget.

A scene is built once, in a thread: axes and ground are drawn then. `go_to` draws only what a step adds.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from trainer.lab.contours import contour_points, curve_points
from trainer.tui.lab.raster import DOTS_ACROSS, DOTS_DOWN, Layer, Raster, clipped
from trainer.tui.widgets.plot_scale import Scale, scale_for, step_ticks, thinned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.lab.descents import Descent
    from trainer.lab.landscapes import Landscape

__all__ = ["MINIMUM", "STROKES", "Scene", "Stroke", "loss_scene", "path_scene", "stroke_sample"]

# Below the picture: the axis and its figures.
FOOT = 2
# The outermost dots lie on the frame; a hair of rounding must not put them beyond it.
HAIR = 1e-6


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a run is drawn, so that it is known without colour.

    Attributes:
        layer: its dots, and the name of its style.
        lined: whether its places are joined by a line.
        mark: at each place.
        now: at the last place.
    """

    layer: Layer
    lined: bool
    mark: str
    now: str


STROKES: Final = {
    False: (Stroke("first", lined=True, mark="•", now="●"), Stroke("second", lined=False, mark="o", now="◆")),
    True: (Stroke("first", lined=True, mark="*", now="@"), Stroke("second", lined=False, mark="o", now="#")),
}
"""The strokes of the first and the second run; by True for a console that has ASCII alone."""
MINIMUM: Final = {False: "×", True: "x"}
"""What stands over contours where the loss is least."""


def stroke_sample(stroke: Stroke, *, ascii_only: bool) -> str:
    """A run's stroke as a legend shows it."""
    line = "+" if ascii_only else "⠒"
    return f"{line}{stroke.mark}{line}" if stroke.lined else f"{stroke.mark} {stroke.mark}"


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a picture lies in its raster, and what it shows from edge to edge."""

    left: int
    columns: int
    rows: int
    low: tuple[float, float]
    high: tuple[float, float]

    @property
    def right_dot(self) -> int:
        return self.columns * DOTS_ACROSS - 1

    @property
    def bottom_dot(self) -> int:
        return self.rows * DOTS_DOWN - 1

    def dot(self, x: float, y: float) -> tuple[float, float]:
        """Where a point lies, in dots from the picture's top left; outside it, beyond its edges."""
        across = (x - self.low[0]) / (self.high[0] - self.low[0])
        down = (self.high[1] - y) / (self.high[1] - self.low[1])
        return across * self.right_dot, down * self.bottom_dot

    def holds(self, x: float, y: float) -> bool:
        """Whether a point, in dots, is in the picture."""
        return -HAIR <= x <= self.right_dot + HAIR and -HAIR <= y <= self.bottom_dot + HAIR


class Scene:
    """A picture of one or two runs, at a step.

    Args:
        raster: with its axes and its ground.
        frame: where in it the picture lies.
        runs: of each run the points by step, in dots.
        ascii_only: the console has no Braille.
        sparse: a lined run has no marks, another one a mark in every other column at most.
    """

    def __init__(
        self,
        raster: Raster,
        frame: _Frame,
        runs: Sequence[Sequence[tuple[float, float]]],
        *,
        ascii_only: bool,
        sparse: bool,
    ) -> None:
        self.raster = raster
        self._frame = frame
        self._runs = runs
        self._strokes = STROKES[ascii_only]
        self._sparse = sparse
        room = max(frame.columns // 2, 2)
        self._kept = [set(thinned(len(points), room if sparse else len(points))) for points in runs]
        self._step = -1
        self._over: dict[int, tuple[tuple[int, int], tuple[str, str] | None]] = {}

    def prepared(self) -> Scene:
        """Itself, at the start, with every row composed: in a thread, so that the screen need not."""
        self.go_to(0)
        for row in range(self.raster.height):
            self.raster.row(row)
        return self

    def go_to(self, step: int) -> set[int]:
        """Draw up to a step; returns the rows that changed.

        Going on draws what is new; going back draws the runs anew.
        """
        changed: set[int] = set()
        if step < self._step:
            self.raster.wipe(("first", "second"))
            self._over.clear()
            self._step = -1
            changed = set(range(self.raster.height))
        # Last put, first lifted: two signs on one cell hide each other.
        for number in reversed(range(len(self._runs))):
            changed |= self._lift_now(number)
        runs = list(zip(self._runs, self._strokes, strict=False))
        # Step by step, as playing draws them: which mark lies on which is then always the same.
        for at in range(self._step + 1, step + 1):
            for (points, stroke), kept in zip(runs, self._kept, strict=True):
                if at < len(points):
                    changed |= self._add(points, at, stroke, marked=at in kept)
        for number, (points, stroke) in enumerate(runs):
            changed |= self._put_now(number, points[min(step, len(points) - 1)], stroke)
        self._step = step
        return changed

    def _add(
        self, points: Sequence[tuple[float, float]], at: int, stroke: Stroke, *, marked: bool
    ) -> set[int]:
        rows: set[int] = set()
        if stroke.lined and at > 0:
            rows |= _line(self.raster, self._frame, points[at - 1], points[at], stroke.layer)
        cell = self._cell(points[at])
        if cell is not None and marked and not (self._sparse and stroke.lined):
            self.raster.mark(*cell, stroke.mark, stroke.layer)
            rows.add(cell[1])
        return rows

    def _lift_now(self, number: int) -> set[int]:
        """Take the sign of the last place away; what it lay on comes back."""
        if number not in self._over:
            return set()
        cell, before = self._over.pop(number)
        self.raster.unmark(*cell)
        if before is not None:
            self.raster.mark(*cell, *before)
        return {cell[1]}

    def _put_now(self, number: int, point: tuple[float, float], stroke: Stroke) -> set[int]:
        cell = self._cell(point)
        if cell is None:
            return set()
        self._over[number] = (cell, self.raster.unmark(*cell))
        self.raster.mark(*cell, stroke.now, stroke.layer)
        return {cell[1]}

    def _cell(self, point: tuple[float, float]) -> tuple[int, int] | None:
        """The cell a point lies in; None out of the picture."""
        if not self._frame.holds(*point):
            return None
        return self._frame.left + round(point[0]) // DOTS_ACROSS, round(point[1]) // DOTS_DOWN


def _line(
    raster: Raster, frame: _Frame, start: tuple[float, float], end: tuple[float, float], layer: Layer
) -> set[int]:
    """A line of dots as far as it is in the picture; the rows it passes."""
    part = clipped(start, end, frame.right_dot, frame.bottom_dot)
    if part is None:
        return set()
    (x, y), (to_x, to_y) = part
    count = max(1, round(max(abs(to_x - x), abs(to_y - y))))
    shift = frame.left * DOTS_ACROSS
    return {
        raster.dot(shift + round(x + (to_x - x) * at / count), round(y + (to_y - y) * at / count), layer)
        for at in range(count + 1)
    }


def path_scene(descents: Sequence[Descent], size: tuple[int, int], *, ascii_only: bool) -> Scene:
    """The runs' paths: along the curve of one parameter, or over the contours of two.

    Args:
        descents: one or two, on the same loss.
        size: cells across and rows, the axes' included.
        ascii_only: the console has no Braille.
    """
    shown = descents[0].landscape
    if shown.dimension == 1:
        top = float(max(curve_points(shown.id, 3)[1]))
        low, high = (shown.low[0], 0.0), (shown.high[0], top)
    else:
        low, high = (shown.low[0], shown.low[1]), (shown.high[0], shown.high[1])
    upright = scale_for([low[1], high[1]])
    raster, frame = _framed(size, low, high, upright, scale_for([low[0], high[0]]), ascii_only=ascii_only)
    if shown.dimension == 1:
        _curve(raster, frame, shown.id)
        runs = [
            [
                frame.dot(float(place[0]), float(loss))
                for place, loss in zip(run.places, run.losses, strict=True)
            ]
            for run in descents
        ]
    else:
        _contours(raster, frame, shown, ascii_only=ascii_only)
        runs = [[frame.dot(float(place[0]), float(place[1])) for place in run.places] for run in descents]
    return Scene(raster, frame, runs, ascii_only=ascii_only, sparse=False).prepared()


def loss_scene(descents: Sequence[Descent], size: tuple[int, int], *, ascii_only: bool) -> Scene:
    """The runs' losses by step, on one scale: by powers of ten where they differ by many."""
    losses = [[float(loss) for loss in run.losses] for run in descents]
    scale = scale_for([loss for each in losses for loss in each])
    steps = max(run.setup.steps for run in descents)
    low, high = (0.0, scale.low), (float(max(steps, 1)), scale.high)
    across = Scale(logarithmic=False, low=0.0, high=high[0], ticks=tuple(map(float, step_ticks(steps))))
    raster, frame = _framed(size, low, high, scale, across, ascii_only=ascii_only)
    runs = [[frame.dot(at, scale.height(loss)) for at, loss in enumerate(each)] for each in losses]
    return Scene(raster, frame, runs, ascii_only=ascii_only, sparse=True).prepared()


def _framed(
    size: tuple[int, int],
    low: tuple[float, float],
    high: tuple[float, float],
    upright: Scale,
    across: Scale,
    *,
    ascii_only: bool,
) -> tuple[Raster, _Frame]:
    """A raster with two axes and their figures."""
    width, height = size
    labels = [upright.label(tick) for tick in upright.ticks]
    left = max((len(label) for label in labels), default=0) + 2
    frame = _Frame(left, max(width - left, 1), max(height - FOOT, 1), low, high)
    raster = Raster(width, height, ascii_only=ascii_only)
    line, wall, tick_mark, foot_mark, corner = "-|+++" if ascii_only else "─│┤┬└"
    for row in range(frame.rows):
        raster.write(left - 1, row, wall, "axis")
    raster.write(left - 1, frame.rows, corner + line * frame.columns, "axis")
    for tick, label in zip(upright.ticks, labels, strict=True):
        row = min(max(round(frame.dot(low[0], tick)[1]), 0), frame.bottom_dot) // DOTS_DOWN
        raster.write(left - 2 - len(label), row, label, "label")
        raster.write(left - 1, row, tick_mark, "axis")
    end = 0
    for tick in across.ticks:
        label = across.label(tick)
        column = left + min(max(round(frame.dot(tick, low[1])[0]), 0), frame.right_dot) // DOTS_ACROSS
        raster.write(column, frame.rows, foot_mark, "axis")
        begin = min(column - len(label) // 2, width - len(label))
        if begin > end or end == 0:
            raster.write(begin, frame.rows + 1, label, "label")
            end = begin + len(label)
    return raster, frame


def _curve(raster: Raster, frame: _Frame, landscape: str) -> None:
    places, losses = curve_points(landscape, frame.columns * DOTS_ACROSS)
    points = [frame.dot(float(x), float(y)) for x, y in zip(places, losses, strict=True)]
    for start, end in pairwise(points):
        _line(raster, frame, start, end, "ground")


def _contours(raster: Raster, frame: _Frame, shown: Landscape, *, ascii_only: bool) -> None:
    """Lines of equal loss, and a sign at each minimum."""
    signs = set()
    for minimum in shown.minima:
        x, y = frame.dot(minimum[0], minimum[1])
        cell = frame.left + round(x) // DOTS_ACROSS, round(y) // DOTS_DOWN
        raster.write(*cell, MINIMUM[ascii_only], "label")
        signs.add(cell)
    # Where a cell shows one mark, it is the cells that the lines must leave free between them.
    across, down = (1, 1) if ascii_only else (DOTS_ACROSS, DOTS_DOWN)
    xs, ys = contour_points(shown.id, frame.columns * across, frame.rows * down)
    for place in zip(xs, ys, strict=True):
        x, y = frame.dot(float(place[0]), float(place[1]))
        dot = frame.left * DOTS_ACROSS + round(x), round(y)
        cell = dot[0] // DOTS_ACROSS, dot[1] // DOTS_DOWN
        # Every other one: a dotted line can't be taken for the path. None over a minimum.
        at = cell if ascii_only else dot
        if sum(at) % 2 == 0 and cell not in signs:
            raster.dot(*dot, "ground")
