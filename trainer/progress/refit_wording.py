"""A fit of FSRS's weights in words: the same on the screen and in `trainer refit`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graders.text import counted
from trainer.progress.refit import LEAST_REVIEWS, REVIEWS_A_SECOND

if TYPE_CHECKING:
    from trainer.progress.refit import Refit

__all__ = ["few_words", "fit_rows", "fit_verdict", "ready_words"]

_MINUTE = 60


def few_words(reviews: int) -> str:
    """What to say while there is too little to learn from."""
    return (
        f"{reviews} of {LEAST_REVIEWS} reviews so far: a fit learns from reviews of cards seen on an earlier"
        f" day, and wants {LEAST_REVIEWS} of them. Until then the weights of FSRS's authors serve well."
    )


def ready_words(reviews: int) -> str:
    """What a fit will take."""
    seconds = reviews / REVIEWS_A_SECOND
    time = counted(round(seconds / _MINUTE), "minute") if seconds >= _MINUTE else "a minute"
    return (
        f"{reviews} reviews to learn from. It takes about {time}, in a process of its own; you can call it"
        " off, and nothing changes unless you say so afterwards."
    )


def fit_rows(found: Refit) -> list[tuple[str, str, str]]:
    """Name, before and after, a row each; the first is the heading."""
    before, after = found.before, found.after
    return [
        ("", "now", "fitted"),
        ("chance foretold, on the mean", _percent(before.foretold), _percent(after.foretold)),
        ("recalled", _percent(before.recalled), _percent(after.recalled)),
        ("loss of what was foretold (smaller is better)", f"{before.loss:.4f}", f"{after.loss:.4f}"),
        ("cards due within 7 days", str(before.due_week), str(after.due_week)),
        ("cards due within 30 days", str(before.due_month), str(after.due_month)),
    ]


def fit_verdict(found: Refit) -> str:
    """What follows from it."""
    moved = f"{counted(found.moved, 'card')} would come at another time."
    if not found.better:
        return (
            f"The fitted weights foretell your {found.reviews} reviews no better: keep those in use. {moved}"
        )
    gain = 100 * (1 - found.after.loss / found.before.loss)
    return (
        f"The fitted weights foretell your {found.reviews} reviews better, the loss is {gain:.1f} % smaller"
        f" (told of the reviews they were fitted to). {moved}"
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
