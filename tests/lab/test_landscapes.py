"""The lab's losses: gradients against central differences, curvatures against gradients."""

from __future__ import annotations

import numpy as np
import pytest

from graders.reference import numeric_gradient
from trainer.lab.contours import LEVELS, contour_points, curve_points
from trainer.lab.landscapes import LANDSCAPES, Landscape

EVERY = pytest.mark.parametrize("landscape", LANDSCAPES.values(), ids=list(LANDSCAPES))
FLAT = [landscape for landscape in LANDSCAPES.values() if landscape.dimension == 1]
DEEP = [landscape for landscape in LANDSCAPES.values() if landscape.dimension == 2]


@EVERY
def test_the_gradient_is_that_of_the_loss(landscape: Landscape) -> None:
    rng = np.random.default_rng(1)
    for place in rng.uniform(landscape.low, landscape.high, (20, landscape.dimension)):
        by_differences = [
            (landscape.loss(place + nudge) - landscape.loss(place - nudge)) / 2e-5
            for nudge in 1e-5 * np.eye(landscape.dimension)
        ]
        assert landscape.gradient(place, None) == pytest.approx(by_differences, rel=1e-5, abs=1e-5)


@EVERY
def test_nothing_in_the_picture_lies_below_the_minimum(landscape: Landscape) -> None:
    least = landscape.loss(np.array(landscape.minimum))
    for minimum in map(np.array, landscape.minima):
        assert landscape.gradient(minimum, None) == pytest.approx(0, abs=1e-9)
        assert landscape.loss(minimum) == pytest.approx(least)
        assert landscape.shows(minimum)
    rng = np.random.default_rng(2)
    for place in rng.uniform(landscape.low, landscape.high, (200, landscape.dimension)):
        assert landscape.loss(place) >= least


@EVERY
def test_every_start_is_in_the_picture_and_has_as_many_parameters(landscape: Landscape) -> None:
    for start in landscape.starts:
        assert len(start) == landscape.dimension == len(landscape.minimum)
        assert landscape.shows(np.array(start))


@EVERY
def test_curvatures_are_the_whole_hessian_everywhere(landscape: Landscape) -> None:
    if not landscape.curvatures:
        return
    rng = np.random.default_rng(3)
    for place in rng.uniform(landscape.low, landscape.high, (5, landscape.dimension)):
        steps = 1e-3 * np.eye(landscape.dimension)
        hessian = [
            (landscape.gradient(place + s, None) - landscape.gradient(place - s, None)) / 2e-3 for s in steps
        ]
        assert np.array(hessian) == pytest.approx(np.diag(landscape.curvatures), rel=1e-6, abs=1e-6)


@EVERY
def test_batches_average_to_the_whole_gradient(landscape: Landscape) -> None:
    if not landscape.points:
        return
    place = np.array([0.5])
    one_by_one = [landscape.gradient(place, np.array([row])) for row in range(landscape.points)]
    whole = landscape.gradient(place, None)
    summed = landscape.curvature == 2 * landscape.points
    assert (np.sum if summed else np.mean)(one_by_one) == pytest.approx(float(whole[0]))
    assert np.mean(landscape.data) == pytest.approx(2)


@pytest.mark.parametrize("landscape", FLAT, ids=lambda landscape: landscape.id)
def test_a_curve_goes_from_edge_to_edge(landscape: Landscape) -> None:
    places, losses = curve_points(landscape.id, 31)
    assert (places[0], places[-1]) == (landscape.low[0], landscape.high[0])
    assert losses[7] == landscape.loss(np.array([places[7]]))


@pytest.mark.parametrize("landscape", DEEP, ids=lambda landscape: landscape.id)
def test_a_low_picture_is_not_filled_by_its_contours(landscape: Landscape) -> None:
    for columns, rows in ((60, 12), (76, 32)):
        xs, _ = contour_points(landscape.id, columns, rows)
        assert 0 < xs.size < columns * rows / 2.5


@pytest.mark.parametrize("landscape", DEEP, ids=lambda landscape: landscape.id)
def test_contours_follow_lines_of_equal_loss(landscape: Landscape) -> None:
    xs, ys = contour_points(landscape.id, 120, 80)
    assert 300 < xs.size < 120 * 80 / 4
    across, down = (
        np.linspace(*edges) for edges in zip(landscape.low, landscape.high, (120, 80), strict=True)
    )
    grid = landscape.surface(np.array(np.meshgrid(across, down)))
    edges = np.quantile(grid, np.linspace(0, 1, LEVELS + 2)[1:-1])[:, np.newaxis]
    # A mark is within a dot of a line: between it and the next dot the loss crosses one of the levels.
    right, below = across[1] - across[0], down[0] - down[1]
    around = np.array(
        [landscape.surface(np.array(at)) for at in ((xs, ys), (xs + right, ys), (xs, ys + below))]
    )
    crossed = (edges > around.min(axis=0) - 1e-9) & (edges < around.max(axis=0) + 1e-9)
    assert crossed.any(axis=0).all()


def test_a_polynomial_by_the_reference_agrees() -> None:
    """One landscape is a polynomial that the reference's numeric gradient reads, too."""
    w = np.array([3.3])
    expected = numeric_gradient(lambda x: float((x[0] - 2) ** 2), w)
    assert LANDSCAPES["quadratic"].gradient(w, None) == pytest.approx(expected, rel=1e-6)
