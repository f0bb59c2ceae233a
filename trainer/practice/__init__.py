"""What to ask next, how it is shown, and what an answer comes to. No screen, no printing."""

from __future__ import annotations

from trainer.practice.builders import (
    first_round,
    learn_round,
    next_topic,
    review_round,
    round_of,
    single_round,
    topic_round,
    traps_round,
)
from trainer.practice.coding import given_up, submission_of
from trainer.practice.judging import OpenAnswer, judge
from trainer.practice.presentation import Presentation, ShownOption, present
from trainer.practice.ratings import rating_for, suggested_rating
from trainer.practice.rounds import Item, Round, RoundSummary
from trainer.practice.verdict import NotJudged, Row, Verdict
from trainer.practice.wording import found_key_points, found_phrases

__all__ = [
    "Item",
    "NotJudged",
    "OpenAnswer",
    "Presentation",
    "Round",
    "RoundSummary",
    "Row",
    "ShownOption",
    "Verdict",
    "first_round",
    "found_key_points",
    "found_phrases",
    "given_up",
    "judge",
    "learn_round",
    "next_topic",
    "present",
    "rating_for",
    "review_round",
    "round_of",
    "single_round",
    "submission_of",
    "suggested_rating",
    "topic_round",
    "traps_round",
]
