"""The numeric questions answered a second time: by running the thing, not by the bank's own formula.

A function a question, named like it: of its variables, it gives the answer and then every other number
that the texts compute (the `{{= ...}}` of prompt and explanation, in the order they stand).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import recomputed_basics
import recomputed_beyond
import recomputed_rates
import recomputed_rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from reruns import Numbers

MODULES = (recomputed_basics, recomputed_rates, recomputed_rules, recomputed_beyond)


def function_for(question: str) -> Callable[..., Numbers]:
    """The function that answers this question without the bank's formula."""
    name = question.replace("-", "_")
    found: list[Any] = [vars(module)[name] for module in MODULES if name in vars(module)]
    assert len(found) == 1, f"{name} is defined {len(found)} times"
    function: Callable[..., Numbers] = found[0]
    return function
