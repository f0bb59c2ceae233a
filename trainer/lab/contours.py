"""A loss as a picture: a curve of one parameter, or the lines of equal loss of two."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from trainer.lab.landscapes import LANDSCAPES

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["LEVELS", "contour_points", "curve_points"]

LEVELS = 6
"""How many lines of equal loss a picture has: more would hide the path."""
# In a low picture fewer: lines of so few dots between them would run together.
_ROWS_A_LEVEL, _FEWEST = 7, 2


def curve_points(landscape: str, count: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The loss along its one parameter, from edge to edge of the picture.

    Args:
        landscape: a key of `LANDSCAPES`, of dimension 1.
        count: how many points, evenly spaced.

    Returns:
        The parameter and the loss, each of shape (count,).
    """
    shown = LANDSCAPES[landscape]
    places = np.linspace(shown.low[0], shown.high[0], count)
    return places, shown.surface(places[np.newaxis])


@lru_cache(maxsize=32)
def contour_points(
    landscape: str, columns: int, rows: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Where lines of equal loss pass, on a grid of dots.

    The levels lie at even quantiles of the loss over the picture, so that the lines are spread over it
    whether the loss is a bowl or falls by powers of ten. A dot is marked where its level differs from
    that of the dot to its right or below it.

    Args:
        landscape: a key of `LANDSCAPES`, of dimension 2.
        columns: dots across the picture.
        rows: dots from top to bottom.

    Returns:
        The first and the second parameter of every marked dot, each of shape (marks,).
    """
    shown = LANDSCAPES[landscape]
    across = np.linspace(shown.low[0], shown.high[0], columns)
    down = np.linspace(shown.high[1], shown.low[1], rows)
    losses = shown.surface(np.array(np.meshgrid(across, down)))
    levels = min(max(rows // _ROWS_A_LEVEL, _FEWEST), LEVELS)
    edges = np.quantile(losses, np.linspace(0, 1, levels + 2)[1:-1])
    level = np.searchsorted(edges, losses)
    marked = np.zeros(level.shape, dtype=bool)
    marked[:, :-1] |= level[:, :-1] != level[:, 1:]
    marked[:-1, :] |= level[:-1, :] != level[1:, :]
    marked_rows, marked_columns = np.nonzero(marked)
    return across[marked_columns], down[marked_rows]
