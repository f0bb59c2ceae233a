"""What the second answers are run with: descent, rules fed with gradients, bisection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from graders.reference import Optimizer, gradient_descent, last

Numbers = Sequence[float]
# What mistakes give; a mistake with further numbers in its words gives a tuple, its value first.
Mistakes = Sequence[float | tuple[float, ...]]


def walk(rule: Optimizer, gradients: Iterable[float], start: float = 0.0) -> list[float]:
    """Where a rule goes from `start` when it is fed these gradients."""
    place = np.array([start])
    state, path = rule.init(place), [start]
    for gradient in gradients:
        place, state = rule.update(np.array([gradient]), state, place)
        path.append(float(place[0]))
    return path


def steps_until(done: Callable[[float], bool], change: Callable[[float], float], start: float) -> int:
    """How often `change` is applied until `done`."""
    place, count = start, 0
    while not done(place):
        place, count = change(place), count + 1
    return count


def widest(radius: Callable[[float], float], top: float, halvings: int = 200) -> float:
    """The largest rate at which errors don't grow: bisected on the spectral radius of one step."""
    low, high = 0.0, top
    for _ in range(halvings):
        middle = (low + high) / 2
        low, high = (middle, high) if radius(middle) < 1 else (low, middle)
    return low


def squares(minimum: float) -> Callable[[np.ndarray], np.ndarray]:
    """The gradient of (x − minimum)²."""
    return lambda x: 2 * (x - minimum)


def summed(w: np.ndarray, points: np.ndarray) -> np.ndarray:
    """The gradient of Σ (w − xᵢ)²."""
    return 2 * np.sum(w - points)


def descended(minimum: float, start: float, lr: float, steps: float) -> float:
    return float(last(gradient_descent(squares(minimum), np.array(start), lr, int(steps))))
