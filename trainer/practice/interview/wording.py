"""A report in words: what its screen and its exports say alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graders.text import counted, one_line
from trainer.practice.interview.model import LEVELS
from trainer.progress.recall import brier_of
from trainer.progress.wording import brier_words, sure_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.practice.interview.model import Plan, Role
    from trainer.practice.interview.report import Line, Mistake, Report, Share, Step

__all__ = [
    "LINE_HEAD",
    "SHARE_HEAD",
    "STEP_HEAD",
    "answer_words",
    "calibration_words",
    "clock",
    "heading",
    "line_cells",
    "mistake_words",
    "plan_words",
    "share_cells",
    "step_cells",
    "when",
]

LINE_HEAD: Final = ("", "right", "seconds each")
SHARE_HEAD: Final = ("said", "right", "stands for")
STEP_HEAD: Final = ("", "question", "asked as", "answer", "time")

_ROLES: Final[Mapping[Role, str]] = {
    "opener": "opener",
    "deeper": "follow-up",
    "trap": "after a wrong answer",
    "aside": "short question",
    "coding": "coding",
}


def plan_words(plan: Plan) -> str:
    """What was chosen: `20 minutes, core`."""
    return f"{plan.minutes} minutes, {LEVELS[plan.level]}"


def heading(report: Report) -> str:
    """What the report is of."""
    return f"Mock interview, {plan_words(report.plan)}"


def when(report: Report) -> str:
    """When it was, how much of its time was used, how often the clock stood, whether it got to the code."""
    parts = [
        f"{report.began:%Y-%m-%d %H:%M}",
        f"{clock(report.spent)} of {clock(60 * report.plan.minutes)} used",
    ]
    if report.pauses:
        times = "once" if report.pauses == 1 else f"{report.pauses} times"
        parts.append(f"paused {times}, {clock(report.away)} in all")
    if report.no_code:
        parts.append("coding not reached")
    return ", ".join(parts)


def clock(seconds: float) -> str:
    """Minutes and seconds, or hours too: `4:05`, `1:00:09`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def line_cells(line: Line) -> tuple[str, ...]:
    """A topic or an objective, in the columns of `LINE_HEAD`."""
    mean = "" if line.seconds is None else f"{line.seconds:.0f}"
    return one_line(line.title), f"{line.right} of {line.asked}", mean


def share_cells(share: Share) -> tuple[str, ...]:
    """How often one was right at that confidence, in the columns of `SHARE_HEAD`."""
    return share.word, f"{share.right} of {share.count}, {share.share:.0f} %", f"{share.claimed} %"


def step_cells(step: Step) -> tuple[str, ...]:
    """A question, in the columns of `STEP_HEAD`."""
    given = step.given
    sign = "" if not given.marked else "✓" if given.correct else "✗"
    time = "" if given.skipped else clock(given.seconds)
    return sign, one_line(step.title), _ROLES[given.role], answer_words(step), time


def answer_words(step: Step) -> str:
    """What became of a question, in a word or two."""
    given = step.given
    if not given.marked:
        return "not marked yet"
    words = "passed over" if given.skipped else "right" if given.correct else "wrong"
    if given.baited:
        words = "took the bait"
    return f"{words}, {counted(given.attempts, 'attempt')}" if given.attempts else words


def mistake_words(mistake: Mistake) -> str:
    """A mistake in code, where it was made, and whether it was mended."""
    words = f"{one_line(mistake.slug).replace('-', ' ')}, in {one_line(mistake.task)}"
    return words if mistake.mended is None else f"{words}; mended by attempt {mistake.mended}"


def calibration_words(report: Report) -> str:
    """How sure one was, against how often one was right; Brier score; empty where nobody was asked."""
    count = sum(share.count for share in report.calibration)
    if not count:
        return ""
    claimed = sum(share.claimed * share.count for share in report.calibration) / (100 * count)
    says = sure_words(claimed, sum(share.right for share in report.calibration), count)
    brier = brier_of((share.claimed / 100, share.right, share.count) for share in report.calibration)
    return f"{says} {brier_words(brier)}".rstrip()
