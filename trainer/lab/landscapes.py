"""The losses of the lab: each a function of one or two parameters that shows one thing about descent."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import NormalDist
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from graders.reference.core import Array

__all__ = ["LANDSCAPES", "Landscape"]


@dataclass(frozen=True, slots=True, eq=False)
class Landscape:
    """A loss to descend.

    Attributes:
        id: its name in content files.
        title: its name on the screen.
        formula: the loss as one reads it, L(w) = …
        surface: from parameters, shape (d, …), to the loss over all data, shape (…).
        gradient: from the parameters and the rows of a batch (None: all) to the gradient, shape (d,).
        starts: where a descent may begin, d numbers each; the first unless told otherwise.
        low: the least value of each parameter that is in the picture.
        high: the greatest.
        minima: where the loss is least.
        curvatures: the second derivative along each parameter, where they are the same everywhere and the
            parameters have no part in common; else empty.
        data: the points that a batch is drawn from, shape (n,); empty where the loss has no data.
    """

    id: str
    title: str
    formula: str
    surface: Callable[[Array], Array]
    gradient: Callable[[Array, NDArray[np.int64] | None], Array]
    starts: tuple[tuple[float, ...], ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    minima: tuple[tuple[float, ...], ...]
    curvatures: tuple[float, ...] = ()
    data: Array = field(default_factory=lambda: np.empty(0))

    @property
    def points(self) -> int:
        """How many data points there are to draw batches from."""
        return len(self.data)

    @property
    def dimension(self) -> int:
        """How many parameters it has: 1 is drawn as a curve, 2 as contours."""
        return len(self.low)

    @property
    def minimum(self) -> tuple[float, ...]:
        """Where the loss is least; one such place where there are several."""
        return self.minima[0]

    @property
    def curvature(self) -> float | None:
        """The largest second derivative where it is the same everywhere, else None."""
        return max(self.curvatures, default=None)

    @property
    def start(self) -> tuple[float, ...]:
        """Where a descent begins unless told otherwise."""
        return self.starts[0]

    def loss(self, place: Array) -> float:
        """The loss over all data at a place, shape (d,)."""
        return float(self.surface(place))

    def shows(self, place: Array) -> bool:
        """Whether a place is in the picture."""
        return bool(np.all(place >= self.low) and np.all(place <= self.high))


def _quadratic() -> Landscape:
    return Landscape(
        id="quadratic",
        title="One parabola",
        formula="L(w) = (w − 2)²",
        surface=lambda w: (w[0] - 2) ** 2,
        gradient=lambda w, _rows: 2 * (w - 2),
        starts=((4.0,), (5.0,), (2.0,), (0.0,), (-1.0,)),
        low=(-1.5,),
        high=(5.5,),
        minima=((2.0,),),
        curvatures=(2.0,),
    )


def _spread_points(count: int) -> Array:
    """So many points as a normal distribution of mean 2 and spread 1 would lay them: its even quantiles."""
    normal = NormalDist(2, 1)
    return np.array([normal.inv_cdf((index + 0.5) / count) for index in range(count)])


def _squares(name: str, title: str, formula: str, points: Array, *, summed: bool) -> Landscape:
    """The squared distances to data points, summed or averaged; least at their mean."""
    weight = len(points) if summed else 1

    def gradient(w: Array, rows: NDArray[np.int64] | None) -> Array:
        drawn = points if rows is None else points[rows]
        parts = 2 * (w - drawn)
        return np.array([parts.sum() if summed else parts.mean()])

    return Landscape(
        id=name,
        title=title,
        formula=formula,
        surface=lambda w: weight * np.mean((w[0][..., np.newaxis] - points) ** 2, axis=-1),
        gradient=gradient,
        starts=((5.0,), (3.0,), (0.0,), (-1.0,)),
        low=(-2.0,),
        high=(6.0,),
        minima=((float(points.mean()),),),
        curvatures=(2.0 * weight,),
        data=points,
    )


def _bowl() -> Landscape:
    curvatures = np.array([1.0, 16.0])
    return Landscape(
        id="ill-conditioned-bowl",
        title="Ill-conditioned bowl",
        formula="L(w) = ½w₁² + 8w₂²",
        surface=lambda w: np.tensordot(curvatures, 0.5 * w**2, axes=1),
        gradient=lambda w, _rows: curvatures * w,
        starts=((-2.5, 1.5), (-2.5, 0.1), (2.5, -1.5), (0.5, 1.9)),
        low=(-3.0, -2.0),
        high=(3.0, 2.0),
        minima=((0.0, 0.0),),
        curvatures=(1.0, 16.0),
    )


def _rosenbrock() -> Landscape:
    """Rosenbrock (1960), An automatic method for finding the greatest or least value of a function."""

    def gradient(w: Array, _rows: NDArray[np.int64] | None) -> Array:
        rise = w[1] - w[0] ** 2
        return np.array([-2 * (1 - w[0]) - 400 * w[0] * rise, 200 * rise])

    return Landscape(
        id="rosenbrock",
        title="Rosenbrock's valley",
        formula="L(w) = (1 − w₁)² + 100(w₂ − w₁²)²",
        surface=lambda w: (1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2,
        gradient=gradient,
        starts=((-1.2, 1.0), (0.0, 0.0), (1.5, -0.5), (-1.5, 2.5)),
        low=(-2.0, -1.0),
        high=(2.0, 3.0),
        minima=((1.0, 1.0),),
    )


def _saddle() -> Landscape:
    return Landscape(
        id="saddle",
        title="Saddle between two valleys",
        formula="L(w) = ½w₁² − ½w₂² + ¼w₂⁴",
        surface=lambda w: 0.5 * w[0] ** 2 - 0.5 * w[1] ** 2 + 0.25 * w[1] ** 4,
        gradient=lambda w, _rows: np.array([w[0], w[1] ** 3 - w[1]]),
        starts=((2.0, 0.001), (2.0, 0.0), (2.0, -0.3), (0.0, 0.001)),
        low=(-2.5, -1.6),
        high=(2.5, 1.6),
        minima=((0.0, 1.0), (0.0, -1.0)),
    )


def _plateau() -> Landscape:
    return Landscape(
        id="plateau",
        title="Plateau",
        formula="L(w) = w² / (1 + w²)",
        surface=lambda w: w[0] ** 2 / (1 + w[0] ** 2),
        gradient=lambda w, _rows: 2 * w / (1 + w**2) ** 2,
        starts=((4.0,), (3.0,), (2.0,), (-4.5,)),
        low=(-5.0,),
        high=(5.0,),
        minima=((0.0,),),
    )


_EVERY = (
    _quadratic(),
    _squares("sum-of-squares", "Sum over ten points", "L(w) = Σ (w − xᵢ)²", _spread_points(10), summed=True),
    _squares(
        "mean-of-squares", "Mean over 64 points", "L(w) = mean (w − xᵢ)²", _spread_points(64), summed=False
    ),
    _bowl(),
    _rosenbrock(),
    _saddle(),
    _plateau(),
)

LANDSCAPES: Final[dict[str, Landscape]] = {landscape.id: landscape for landscape in _EVERY}
"""Every loss by its id, in the order in which the lab offers them."""
