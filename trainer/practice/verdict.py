"""What an answer came to, as plain data: a screen shows it and decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trainer.progress.model import Rating

__all__ = ["NotJudged", "Row", "Verdict"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a verdict: an option, a position, a pair, a blank or a key point.

    Attributes:
        number: as it is shown, from 1.
        text: the option, the step put there, the left-hand side, the key point; empty for a blank.
        right: for an option, whether it is a right one; else whether the learner had it right.
        chosen: the learner took this option, or ticked this point.
        bait: it is the tempting reply of a trap.
        why: what the content says about it.
        given: what the learner put there (match, cloze), or the words that showed a key point.
        expected: what belongs there (order, match, cloze).
    """

    number: int
    text: str
    right: bool
    chosen: bool = False
    bait: bool = False
    why: str = ""
    given: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer came to.

    Attributes:
        correct: all of it right; for an open question, rated better than "again".
        score: the share that was right, 0 to 1.
        headline: one sentence: what was said, what is right.
        rows: line by line, in the order shown.
        given_text: the answer in words.
        expected_text: the right answer in words.
        mistake: which known mistake a wrong number shows, as Markdown; empty where none can be told.
        note: how a number was read, or what a partial answer lacked; may be empty.
        baited: the bait of a trap was taken.
        tempting: of a trap: which answer tempts.
        tempting_why: of a trap: why it tempts.
        suggested: the rating to propose, for a question the learner rates.
        response: what goes into the log, as JSON holds it, in the bank's numbering.
    """

    correct: bool
    score: float
    headline: str
    rows: tuple[Row, ...] = ()
    given_text: str = ""
    expected_text: str = ""
    mistake: str = ""
    note: str = ""
    baited: bool = False
    tempting: str = ""
    tempting_why: str = ""
    suggested: Rating | None = None
    response: Any = None


@dataclass(frozen=True, slots=True)
class NotJudged:
    """The answer is not one yet; nothing is counted.

    Attributes:
        message: one sentence: what is missing or unreadable, and what can be typed.
    """

    message: str
