"""What to ask next, how it is shown, and what an answer comes to. No screen, no printing."""

from __future__ import annotations

from trainer.bank.wording import found_key_points, found_phrases
from trainer.practice.builders import (
    first_round,
    learn_round,
    next_topic,
    review_round,
    round_of,
    topic_round,
)
from trainer.practice.coding import given_up, submission_of
from trainer.practice.drills import DRILLS, Drill, drill_cards, drill_round, objective_round
from trainer.practice.judging import OpenAnswer, judge
from trainer.practice.presentation import Presentation, ShownOption, present
from trainer.practice.ratings import rating_for, suggested_rating
from trainer.practice.rounds import Item, Round, RoundSummary
from trainer.practice.verdict import NotJudged, Row, Verdict

__all__ = [
    "DRILLS",
    "Drill",
    "Item",
    "NotJudged",
    "OpenAnswer",
    "Presentation",
    "Round",
    "RoundSummary",
    "Row",
    "ShownOption",
    "Verdict",
    "drill_cards",
    "drill_round",
    "first_round",
    "found_key_points",
    "found_phrases",
    "given_up",
    "judge",
    "learn_round",
    "next_topic",
    "objective_round",
    "present",
    "rating_for",
    "review_round",
    "round_of",
    "submission_of",
    "suggested_rating",
    "topic_round",
]
