"""What lets someone pick the right option who knows nothing of the matter: rules that test writers go by.

A single choice may break any of them; a habit over many choices is what a learner picks up. So most of them
are counted over a bank or a track, and told where they are a habit.

The rules: T. M. Haladyna, S. M. Downing, M. C. Rodriguez, "A review of multiple-choice item-writing
guidelines for classroom assessment", Applied Measurement in Education 15(3), 2002.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from trainer.bank.model import Choice, Trap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from trainer.bank.model import Option, Question

__all__ = ["FEWEST_CHOICES", "Habit", "alone_without_absolute", "article_mismatch", "habits", "is_absolute"]

# Among fewer choices than this a habit may be chance.
FEWEST_CHOICES = 20
# The right option of three or four is the longest in about 30 % of choices where nothing is behind it.
MOST_LONGEST = 0.40
MOST_ECHOES = 0.40
MOST_OPENINGS = 0.50
# So many times as often on one side as on the other is a habit, if there are at least so many of them.
TIMES_AS_OFTEN = 2.0
FEWEST_OPTIONS = 10

_ABSOLUTE = re.compile(
    r"\b(?:all|always|any|cannot|can't|certainly|every(?:thing|where)?|exactly|guarantee[sd]?|impossible"
    r"|must|never|nobody|none|nothing|only)\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:almost|can|could|generally|it\s+depends|likely|many|may|might|most(?:ly)?|nearly|often|roughly"
    r"|some(?:times)?|tends?|typically|unless|usually)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
# Shorter words stand in every sentence.
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_ARTICLE = re.compile(r"\b(an?)[\s:_…]*\Z", re.IGNORECASE)


class Habit(NamedTuple):
    """A pattern that gives right options away.

    Attributes:
        code: its kind.
        what: what is wrong.
        remedy: what would be right.
    """

    code: str
    what: str
    remedy: str


def habits(questions: Sequence[Question]) -> Iterator[Habit]:
    """The patterns in these questions; none where there are too few choices to tell."""
    choices = [question for question in questions if isinstance(question, Choice | Trap)]
    single = [choice for choice in choices if sum(option.correct for option in choice.options) == 1]
    if len(single) < FEWEST_CHOICES:
        return
    longest = sum(_stands_out(choice, lambda option: len(option.text)) for choice in single)
    if longest > MOST_LONGEST * len(single):
        what = f"the right option is the longest in {longest} of {len(single)} choices"
        yield Habit("longest-is-right", what, "make wrong options as long, or right ones shorter")
    echoes = sum(_echoes(choice) for choice in single)
    if echoes > MOST_ECHOES * len(single):
        what = f"the right option alone takes up the prompt's words in {echoes} of {len(single)} choices"
        yield Habit("echo", what, "let wrong options take them up too")
    yield from _words(choices)
    yield from _openings(single)


def is_absolute(text: str) -> bool:
    """Whether a reply claims something without exception."""
    return bool(_ABSOLUTE.search(_CODE.sub("", text)))


def alone_without_absolute(options: Sequence[Option]) -> bool:
    """Whether the one right option is the only one that does not claim something without exception."""
    modest = [option for option in options if not is_absolute(option.text)]
    return len(options) > 2 and len(modest) == 1 and modest[0].correct


def article_mismatch(prompt: str, options: Sequence[Option]) -> str | None:
    """The article a prompt ends with where it does not fit all its options."""
    found = _ARTICLE.search(prompt.rstrip())
    if found is None:
        return None
    vowels = {option.text[:1].lower() in set("aeiou") for option in options if option.text[:1].isalpha()}
    return found.group(1) if len(vowels) == 2 else None


def _right(choice: Choice | Trap) -> Option:
    return next(option for option in choice.options if option.correct)


def _stands_out(choice: Choice | Trap, measure: Callable[[Option], int]) -> bool:
    """Whether the right option has more of something than any other."""
    most = max(measure(option) for option in choice.options if not option.correct)
    return measure(_right(choice)) > most


def _echoes(choice: Choice | Trap) -> bool:
    asked = _long_words(choice.prompt)
    return _stands_out(choice, lambda option: len(asked & _long_words(option.text)))


def _long_words(text: str) -> set[str]:
    return {word.lower() for word in _LONG_WORD.findall(text)}


def _words(choices: Sequence[Choice | Trap]) -> Iterator[Habit]:
    """Words of one sort that mark wrong options, or right ones."""
    options = [option for choice in choices for option in choice.options]
    right = [_CODE.sub("", option.text) for option in options if option.correct]
    wrong = [_CODE.sub("", option.text) for option in options if not option.correct]
    sorts = (
        ("absolutes", _ABSOLUTE, wrong, right, "wrong", "right", "an absolute (always, never, only, all)"),
        ("hedges", _HEDGE, right, wrong, "right", "wrong", "a hedge (usually, may, can, most)"),
    )
    for code, pattern, many, few, here, there, called in sorts:
        often = sum(1 for text in many if pattern.search(text))
        seldom = sum(1 for text in few if pattern.search(text))
        if often >= FEWEST_OPTIONS and often * len(few) >= TIMES_AS_OFTEN * seldom * len(many):
            what = (
                f"{called} stands in {often} of {len(many)} {here} options"
                f" and in {seldom} of {len(few)} {there} ones"
            )
            yield Habit(code, what, f"take some out of {here} ones, or put true ones into {there} ones")


def _openings(single: Sequence[Choice | Trap]) -> Iterator[Habit]:
    """One word that most right replies to traps begin with."""
    traps = [choice for choice in single if isinstance(choice, Trap)]
    openings = Counter(_opening(_right(trap)) for trap in traps)
    for word, count in openings.most_common(1):
        if word and len(traps) >= FEWEST_CHOICES and count > MOST_OPENINGS * len(traps):
            what = f"the right reply begins with `{word}` in {count} of {len(traps)} traps"
            yield Habit("opening", what, "lead some traps the other way, or word some replies otherwise")


def _opening(option: Option) -> str:
    found = re.search(r"[^\W_]+", option.text)
    return found.group().capitalize() if found else ""
