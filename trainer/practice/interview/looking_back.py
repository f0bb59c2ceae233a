"""A question of an interview once more: as it was shown, with what was handed in and what that came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graders.errors import Problem
from trainer.bank.wording import found_phrases
from trainer.practice.judging import OpenAnswer, judge
from trainer.practice.presentation import present
from trainer.practice.verdict import Verdict
from trainer.progress.model import is_task

if TYPE_CHECKING:
    from trainer.bank import Catalogue
    from trainer.practice.interview.model import Given
    from trainer.practice.presentation import Presentation

__all__ = ["Reviewed", "look_back"]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A question, looked back on.

    Attributes:
        given: what became of it.
        shown: the question as it was shown; None where the bank no longer has it, and for a task.
        response: what was handed in, as an answer panel hands it in; None where nothing was, or it can't be
            held against the question any more.
        verdict: what that came to; None where there is no response, and while it is not marked.
        changed: the question asks something else by now than it did.
    """

    given: Given
    shown: Presentation | None = None
    response: Any = None
    verdict: Verdict | None = None
    changed: bool = False


def look_back(given: Given, catalogue: Catalogue) -> Reviewed:
    """A question as it was asked and answered.

    Args:
        given: from the course of an interview.
        catalogue: the bank as it is now.
    """
    if is_task(given.key):
        return Reviewed(given)
    try:
        shown = present(catalogue.question(given.key), given.seed)
    except Problem:
        return Reviewed(given)
    card = catalogue.cards[given.key]
    changed = bool(given.content_hash) and given.content_hash != card.content_hash
    if given.skipped or given.response is None:
        return Reviewed(given, shown, changed=changed)
    try:
        response = _as_handed_in(shown, given.response)
        verdict = judge(shown, response)
    except (KeyError, TypeError, ValueError):
        # Positions and numbers of a question that has other ones by now.
        return Reviewed(given, shown, changed=True)
    settled = verdict if given.marked and isinstance(verdict, Verdict) else None
    return Reviewed(given, shown, response, settled, changed=changed)


def _as_handed_in(shown: Presentation, kept: Any) -> Any:
    """What a panel handed in, from what the log keeps of it.

    Raises:
        KeyError, TypeError, ValueError: it does not fit the question as it is now.
    """
    if shown.kind == "open":
        text = str(kept["text"])
        ticked = kept.get("ticked")
        found = found_phrases(shown.key_points, text) if ticked is None else ticked
        return OpenAnswer(text, frozenset(found), kept.get("rating"))
    if shown.kind == "numeric":
        return str(kept["typed"])
    if shown.kind == "cloze":
        return list(kept["blanks"])
    if tuple(kept["order"]) != shown.order:
        raise ValueError("it is shown in another order by now")
    if shown.kind == "order":
        return [shown.order.index(place) for place in kept["placed"]]
    if shown.kind == "match":
        return {left: shown.order.index(place) for left, place in enumerate(kept["pairs"])}
    return frozenset(shown.order.index(place) for place in kept["chosen"])
