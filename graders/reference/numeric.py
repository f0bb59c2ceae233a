"""Gradients measured instead of derived: for checking a formula, not for descending."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike

    from graders.reference.core import Array

__all__ = ["numeric_gradient"]


def numeric_gradient(f: Callable[[Array], float], x: ArrayLike, h: float = 1e-5) -> Array:
    """The gradient by central differences, one coordinate after the other.

    ∂f/∂xᵢ ≈ (f(x + h·eᵢ) − f(x − h·eᵢ)) / 2h

    The error is about h²·|f‴|/6 from the formula and ε·|f|/h from rounding (ε ≈ 1.1e-16), so there is
    a best h, near the cube root of ε; a smaller one makes it worse. Quadratics have no f‴: for them
    only rounding is left. It costs two evaluations for each coordinate.

    Args:
        f: from a float64 array to a number.
        x: where, of any shape.
        h: half the width of the difference, more than 0.

    Returns:
        A float64 array in the shape of x.

    Reference:
        Nocedal & Wright (2006), Numerical optimization, section 8.1.

    Example:
        >>> round(float(numeric_gradient(lambda x: float(x**3), 1.0, h=0.01)), 6)
        3.0001
        >>> numeric_gradient(lambda x: float(np.sum(x**2)), [1.0, -2.0]).round(6).tolist()
        [2.0, -4.0]
    """
    place = np.asarray(x, dtype=np.float64)
    gradient = np.empty_like(place)
    for index in np.ndindex(place.shape):
        ahead, behind = place.copy(), place.copy()
        ahead[index] += h
        behind[index] -= h
        gradient[index] = (float(f(ahead)) - float(f(behind))) / (2 * h)
    return gradient
