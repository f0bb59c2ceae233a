"""Which cards are due, and how many new ones may be met today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.days import day_end, study_day
from trainer.progress.logged import NEW_PER_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from trainer.progress.log import Progress
    from trainer.progress.model import CardState

__all__ = ["brought_forward", "due_cards", "is_due", "met_today", "new_allowance", "new_cards"]


def is_due(state: CardState, now: datetime) -> bool:
    """Whether a card is to be asked now: in review from the start of its day, in learning from its minute."""
    if state.due is None or state.hidden(now):
        return False
    return state.due < day_end(now) if state.status == "review" else state.due <= now


def due_cards(progress: Progress, cards: Iterable[str]) -> list[str]:
    """Those of the cards that are due now, longest due first."""
    states, now = progress.states(), progress.now()
    found = [
        (state.due, card)
        for card in dict.fromkeys(cards)
        if (state := states.get(card)) is not None and state.due is not None and is_due(state, now)
    ]
    return [card for _, card in sorted(found)]


def new_cards(progress: Progress, cards: Iterable[str]) -> list[str]:
    """Those of the cards that were never answered and may be asked: those brought forward, then as given."""
    states, now = progress.states(), progress.now()
    found = [
        card
        for card in cards
        if (state := states.get(card)) is None or (state.status == "new" and not state.hidden(now))
    ]
    return sorted(found, key=lambda card: not brought_forward(states.get(card)))


def brought_forward(state: CardState | None) -> bool:
    """Whether a mistake in a coding task wants the card asked, and it has not been since."""
    return state is not None and state.forwarded is not None


def met_today(progress: Progress) -> int:
    """How many cards were answered for the first time on this study day."""
    return progress.met_since(study_day(progress.now()))


def new_allowance(progress: Progress) -> int:
    """How many new cards may still be met today."""
    limit = int(progress.setting("new_per_day", NEW_PER_DAY))
    return max(0, limit - met_today(progress))
