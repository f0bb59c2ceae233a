"""A question as it is shown: shuffled and filled in by a seed, so that the same seed shows it again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

from trainer.bank.expressions import evaluate
from trainer.bank.mistaken import known_mistakes
from trainer.bank.rendering import render

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trainer.bank.mistaken import KnownMistake
    from trainer.bank.model import Cloze, KeyPoint, Match, Numeric, Open, Option, Order, Question

__all__ = ["BLANK", "Presentation", "ShownOption", "present"]

# How a blank stands in the shown prompt: its number, in brackets that no notation of the field uses alone.
BLANK = "[ {number} ]"
_BLANK_MARK = re.compile(r"\{\{\s*(\d+)\s*\}\}")


@dataclass(frozen=True, slots=True)
class ShownOption:
    """An option where it is shown."""

    text: str
    why: str
    correct: bool
    bait: bool


@dataclass(frozen=True, slots=True)
class Presentation:
    """Everything a screen shows of a question, and everything judging an answer to it takes.

    Attributes:
        question: as the bank has it.
        seed: what the order and the numbers were drawn with.
        kind: the question's kind.
        prompt: Markdown, numbers filled in; a blank reads `[ 1 ]`.
        explanation: Markdown, shown after the answer.
        say: what to say in the interview, or empty.
        order: for each shown option, step or right-hand side, its place in the bank file.
        options: of a choice or trap, as shown.
        several: more than one option is right, which the learner is told.
        steps: of an order question, as shown.
        lefts: of a match, in the bank's order.
        rights: of a match, as shown.
        right_steps: of an order question, in their right order.
        right_rights: of a match, what belongs to each left.
        variables: the numbers drawn for a numeric question.
        answer: of a numeric question.
        tolerance: relative, of a numeric question.
        wrong: what known mistakes give in a numeric question.
        blanks: of a cloze, what each accepts; the first is the one to show.
        key_points: of an open question.
        model_answer: of an open question.
    """

    question: Question
    seed: int
    kind: str
    prompt: str
    explanation: str
    say: str = ""
    order: tuple[int, ...] = ()
    options: tuple[ShownOption, ...] = ()
    several: bool = False
    steps: tuple[str, ...] = ()
    lefts: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    right_steps: tuple[str, ...] = ()
    right_rights: tuple[str, ...] = ()
    variables: Mapping[str, float] = field(default_factory=dict)
    answer: float = 0.0
    tolerance: float = 0.0
    wrong: tuple[KnownMistake, ...] = ()
    blanks: tuple[tuple[str, ...], ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    model_answer: str = ""


def present(question: Question, seed: int) -> Presentation:
    """The question as the seed shows it; the same seed always shows the same.

    Args:
        question: from the bank.
        seed: any whole number; it is stored with the answer.

    Raises:
        ContentProblem: a numeric question's expression can't be evaluated.
    """
    rng = Random(seed)  # noqa: S311 - an order to show, not a secret
    if question.kind == "choice" or question.kind == "trap":  # noqa: PLR1714 - mypy narrows this form
        return _options(question, question.options, seed, rng)
    if question.kind == "numeric":
        return _numeric(question, seed, rng)
    if question.kind == "order":
        return _order(question, seed, rng)
    if question.kind == "match":
        return _match(question, seed, rng)
    if question.kind == "cloze":
        return _cloze(question, seed)
    return _open(question, seed)


def _options(question: Question, options: Sequence[Option], seed: int, rng: Random) -> Presentation:
    order = _shuffled(len(options), rng)
    shown = tuple(
        ShownOption(options[place].text, options[place].why, options[place].correct, options[place].bait)
        for place in order
    )
    return Presentation(
        **_common(question, seed),
        order=order,
        options=shown,
        several=sum(option.correct for option in options) > 1,
    )


def _numeric(question: Numeric, seed: int, rng: Random) -> Presentation:
    variables = {name: rng.choice(values) for name, values in question.variables.items()}
    return Presentation(
        question=question,
        seed=seed,
        kind=question.kind,
        prompt=render(question.prompt, variables),
        explanation=render(question.explanation, variables),
        say=render(question.say or "", variables),
        variables=variables,
        answer=evaluate(question.answer, variables),
        tolerance=question.tolerance,
        wrong=known_mistakes(question, variables),
    )


def _order(question: Order, seed: int, rng: Random) -> Presentation:
    steps = question.steps
    order = _misplaced(steps, rng)
    return Presentation(
        **_common(question, seed),
        order=order,
        steps=tuple(steps[place] for place in order),
        right_steps=steps,
    )


def _match(question: Match, seed: int, rng: Random) -> Presentation:
    order = _misplaced([pair.right for pair in question.pairs], rng)
    return Presentation(
        **_common(question, seed),
        order=order,
        lefts=tuple(pair.left for pair in question.pairs),
        rights=tuple(question.pairs[place].right for place in order),
        right_rights=tuple(pair.right for pair in question.pairs),
    )


def _cloze(question: Cloze, seed: int) -> Presentation:
    common = _common(question, seed)
    prompt = _BLANK_MARK.sub(lambda mark: BLANK.format(number=mark[1]), question.prompt)
    return Presentation(**(common | {"prompt": prompt}), blanks=question.blanks)


def _open(question: Open, seed: int) -> Presentation:
    return Presentation(
        **_common(question, seed), key_points=question.key_points, model_answer=question.model_answer
    )


def _common(question: Question, seed: int) -> dict[str, Any]:
    return {
        "question": question,
        "seed": seed,
        "kind": question.kind,
        "prompt": question.prompt,
        "explanation": question.explanation,
        "say": question.say or "",
    }


def _misplaced(texts: Sequence[str], rng: Random) -> tuple[int, ...]:
    """An order other than the texts' own, to a reader: in the right one they would ask nothing."""
    order = _shuffled(len(texts), rng)
    while len(set(texts)) > 1 and [texts[place] for place in order] == list(texts):
        order = _shuffled(len(texts), rng)
    return order


def _shuffled(count: int, rng: Random) -> tuple[int, ...]:
    order = list(range(count))
    rng.shuffle(order)
    return tuple(order)
