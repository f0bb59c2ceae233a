"""What the statistics say in sentences: the same words on the screen and in `trainer stats`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graders.text import counted
from trainer.days import study_day
from trainer.progress.recall import FEW_REVIEWS, judged
from trainer.progress.standing import ENOUGH_ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from trainer.progress.model import CardState
    from trainer.progress.recall import Brier, Claim, Recall
    from trainer.progress.standing import Standing

__all__ = [
    "brier_words",
    "calibration_words",
    "change",
    "claim_words",
    "coming_words",
    "day_name",
    "pace_words",
    "percent",
    "recall_words",
    "sure_words",
    "waiting_lines",
]


def percent(share: float) -> str:
    """A share as `91 %`."""
    return f"{round(100 * share)} %"


def change(before: float, after: float) -> str:
    """The difference of two shares in points: `+12`, `-3`; empty where it rounds to none."""
    points = round(100 * after) - round(100 * before)
    return f"{points:+d}" if points else ""


def day_name(day: date) -> str:
    """A day as `Tue 24 Nov`."""
    return f"{day:%a} {day.day} {day:%b}"


def recall_words(recall: Recall | None) -> tuple[str, str]:
    """What was kept in mind: the figures, and what follows from them."""
    if recall is None:
        return "nothing to tell yet", "It is told from the first review of a card learnt on an earlier day."
    reviews = counted(recall.reviews, "review")
    figures = f"{percent(recall.measured)} of {reviews} (predicted {percent(recall.predicted)})"
    range_ = f"{round(100 * recall.low)} to {percent(recall.high)}"
    says = {
        "few": f"Under {FEW_REVIEWS} reviews say little: the true share may be {range_}.",
        "as": f"As FSRS predicted: the true share is {range_}, at 95 %.",
        "more": f"You keep more than FSRS predicted ({range_} at 95 %): reviews could come later.",
        "less": f"You keep less than FSRS predicted ({range_} at 95 %): reviews should come sooner.",
    }
    return figures, says[recall.verdict]


def coming_words(found: Standing) -> str:
    """What comes due: today, within a week, within thirty days."""
    today = found.coming[0][1]
    return f"{today} today, {found.due_within(7)} within 7 days, {found.due_within(30)} within 30"


def pace_words(found: Standing) -> str:
    """Answers and minutes a day, and on how many days."""
    days = found.days
    studied = sum(day.answers > 0 for day in days)
    if not studied:
        return "no answers in this time"
    answers = sum(day.answers for day in days) / studied
    minutes = sum(day.minutes for day in days) / studied
    each = f"{answers:.0f} answers and {minutes:.0f} minutes"
    return f"{each} on a day with answers, {studied} of {counted(len(days), 'day')}"


def calibration_words(claims: Sequence[Claim]) -> str:
    """Confidence against being right, over all answers it was given with."""
    if not claims:
        return "No confidence given yet: a mock interview asks how sure you are before each reveal."
    answers = sum(claim.answers for claim in claims)
    said = sum(claim.said * claim.answers for claim in claims) / answers
    return sure_words(said, sum(claim.right for claim in claims), answers)


def sure_words(said: float, right: int, answers: int) -> str:
    """The mean confidence, 0 to 1, against how many of the answers were right."""
    count = counted(answers, "answer")
    figures = f"{percent(said)} sure on the mean, {percent(right / answers)} right, over {count}"
    says = {
        "few": "too few to judge by",
        "as": "as sure as right, on the whole",
        "chance": "so few may differ as much by chance",
        "over": "more sure than right",
        "under": "less sure than right",
    }
    return f"{figures}: {says[judged(said, right, answers)]}."


def brier_words(found: Brier | None) -> str:
    """The Brier score beside what one number for all would have given; empty for too few answers."""
    if found is None:
        return ""
    score, base = f"{found.score:.2f}", f"{found.base:.2f}"
    # What looks the same is not told apart.
    says = "no more" if score == base else "more" if score < base else "less"
    constant = f"always saying {percent(found.right / found.answers)} gives {base}"
    return f"Brier score {score} (0 is best, {constant}): your confidence says {says} than that."


def claim_words(claim: Claim) -> str:
    """One class of confidence: `95 % sure   93 % right of 158`."""
    return f"{percent(claim.said):>5} sure  {percent(claim.share):>5} right of {claim.answers}"


def waiting_lines(
    found: Standing, states: Iterable[CardState], now: datetime, *, told: bool
) -> list[tuple[str, str]]:
    """What will be shown once there are answers enough, and when: a name and the condition of each.

    Args:
        found: where the learner stands, with too few answers for plots.
        states: the cards'.
        now: the local time, whose clock says which day a review is due on.
        told: whether coding and confidence are told as soon as there is something to tell, so that they are
            no longer to come then; else they wait for the plots.
    """
    missing = max(ENOUGH_ANSWERS - found.summary.answers, 0)
    plots = f"after {counted(missing, 'more answer')}"
    lines = [
        ("What comes due", f"the next 30 days, {plots}"),
        ("Kept in mind", _recall_to_come(states, now) if found.recall is None else f"week by week, {plots}"),
        ("Mastery", f"by topic and objective, {plots}; a line from the second day"),
        ("Answers and minutes", f"a day, and a calendar, {plots}"),
    ]
    tried = any(task.last is not None for task in found.summary.tasks)
    for name, what, begun, begins in (
        ("Coding", "attempts and mistakes", tried, "at the first graded attempt"),
        ("Confidence", "against being right", bool(found.calibration), "at the first mock interview"),
    ):
        if not (told and begun):
            lines.append((name, f"{what}, {plots if begun else begins}"))
    return lines


def _recall_to_come(states: Iterable[CardState], now: datetime) -> str:
    dues = [state.due for state in states if state.due is not None and state.status == "review"]
    first = min(dues, default=None)
    # What is overdue can still be reviewed today.
    day = None if first is None else study_day(max(first.astimezone(now.tzinfo), now))
    soonest = "" if day is None else f", {day_name(day)} at the soonest"
    return f"at the first review of a card learnt on an earlier day{soonest}"
