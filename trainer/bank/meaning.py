"""Does a question still ask and hold right what it did, in better words, or is it another one by now?

Ids outlive both: progress hangs on them. Which it is decides whether what a learner did with the question
still says anything about them, so only wordings count as mended that differ in no number and in no denial.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from trainer.bank.expressions import evaluate
from trainer.bank.model import Choice, Cloze, Match, Numeric, Open, Order, Trap
from trainer.bank.semantics import versions
from trainer.bank.wording import fold, same_answer, same_wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.bank.model import Question

__all__ = ["changed", "likeness", "may_be_like"]

# A prompt may be written anew; what is right may not change by more than some words.
PROMPT_ALIKE = 0.4
ANSWER_ALIKE = 0.6
# Relative: two ways to write one calculation differ by rounding only.
SAME_NUMBER = 1e-9

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DENIAL = re.compile(r"\b(?:no|not|never|none|nothing|cannot|without|neither|nor)\b|n't\b")


def changed(old: Question, new: Question) -> str | None:
    """What makes another question of one with the same id, in a few words; None where only words changed."""
    if old.kind != new.kind:
        return f"it was of kind {old.kind} and is of kind {new.kind}"
    answer = _answer(old, new)
    if answer is not None:
        return answer
    return None if _alike(old.prompt, new.prompt, PROMPT_ALIKE) else "it asks something else"


def _alike(one: str, other: str, least: float) -> bool:
    """Whether two texts say the same in other words, as far as letters can tell."""
    if same_wording(one, other):
        return True
    one, other = fold(one), fold(other)
    return (
        sorted(_NUMBER.findall(one)) == sorted(_NUMBER.findall(other))
        and len(_DENIAL.findall(one)) % 2 == len(_DENIAL.findall(other)) % 2
        and likeness(one, other) >= least
    )


def likeness(one: str, other: str) -> float:
    """How much of two texts is the same words in the same order: 0 to 1."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def may_be_like(one: str, other: str, least: float) -> bool:
    """Whether `likeness` can reach so much at all: told by the words alone, a hundred times as fast."""
    words, others = Counter(one.split()), Counter(other.split())
    return 2 * (words & others).total() >= least * (words.total() + others.total())


def _answer(old: Question, new: Question) -> str | None:
    """How what is right changed."""
    why = None
    match old, new:
        case ((Choice() | Trap()), (Choice() | Trap())):
            why = _options(old, new)
        case Numeric(), Numeric():
            why = _number(old, new)
        case Open(), Open():
            points = ([point.text for point in each.key_points] for each in (old, new))
            why = None if _same_set(*points) else "its key points changed"
        case Order(), Order():
            why = None if _same_row(old.steps, new.steps) else "its steps or their order changed"
        case Match(), Match():
            pairs = ([f"{pair.left} = {pair.right}" for pair in each.pairs] for each in (old, new))
            why = None if _same_set(*pairs) else "what belongs together changed"
        case Cloze(), Cloze():
            why = None if _same_blanks(old, new) else "what its blanks accept changed"
        case _:
            pass
    return why


def _same_blanks(old: Cloze, new: Cloze) -> bool:
    """Whether each blank accepts something that it accepted before."""
    return len(old.blanks) == len(new.blanks) and all(
        any(same_answer(wording, accepted) for wording in before)
        for before, accepted in zip(old.blanks, new.blanks, strict=True)
    )


def _options(old: Choice | Trap, new: Choice | Trap) -> str | None:
    """Right options that are no longer there or no longer right, or wrong ones that are right now."""
    right = [option.text for option in old.options if option.correct]
    now = [option.text for option in new.options if option.correct]
    turned = {fold(option.text) for option in old.options if not option.correct} & {
        fold(text) for text in now
    }
    turned |= {fold(text) for text in right} & {fold(each.text) for each in new.options if not each.correct}
    return None if _same_set(right, now) and not turned else "another option is right"


def _number(old: Numeric, new: Numeric) -> str | None:
    """Another answer to a version that both have; another calculation where they share none."""
    before = {_key(version): evaluate(old.answer, version) for version in versions(old)}
    after = {_key(version): evaluate(new.answer, version) for version in versions(new)}
    shared = before.keys() & after.keys()
    if any(abs(before[key] - after[key]) > SAME_NUMBER * max(abs(before[key]), 1e-3) for key in shared):
        return "its answer changed"
    if not shared and fold(str(old.answer)) != fold(str(new.answer)):
        return "its answer is worked out otherwise, from other numbers"
    return None


def _key(version: dict[str, float]) -> str:
    return json.dumps(version, sort_keys=True)


def _same_row(old: Sequence[str], new: Sequence[str]) -> bool:
    return len(old) == len(new) and all(
        _alike(one, other, ANSWER_ALIKE) for one, other in zip(old, new, strict=True)
    )


def _same_set(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether each of the old texts has its own among the new ones, whatever their order."""
    left = list(new)
    for text in old:
        twin = next((each for each in left if _alike(text, each, ANSWER_ALIKE)), None)
        if twin is None:
            return False
        left.remove(twin)
    return not left
