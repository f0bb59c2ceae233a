"""Answers judged: what was right, what was chosen, and what the content says about each."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.bank.mistaken import ABSOLUTE_TOLERANCE, named_mistake, rounded_off
from trainer.bank.rendering import format_number, read_number, set_number
from trainer.bank.wording import found_phrases, same_answer
from trainer.practice.ratings import suggested_rating
from trainer.practice.verdict import NotJudged, Row, Verdict
from trainer.progress.model import Rating

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from trainer.bank.rendering import TypedNumber
    from trainer.practice.presentation import Presentation

__all__ = ["OpenAnswer", "judge"]

_RELATIONS = {
    -1.0: "the right size with the other sign",
    2.0: "twice the right number",
    0.5: "half the right number",
    10.0: "ten times the right number",
    0.1: "a tenth of the right number",
    100.0: "a hundred times the right number",
    0.01: "a hundredth of the right number",
}
# A right answer is shown with so many digits at least.
FEWEST_DIGITS = 4
# A typed line longer than this is cut where it is repeated.
LONGEST_REPEATED = 40


class OpenAnswer(NamedTuple):
    """An answer in the learner's own words, as they judged it.

    Attributes:
        text: what they wrote; may be empty, when they answered aloud.
        ticked: the key points they said, from 0.
        rating: how it went, 1 to 4; None takes the suggested one.
    """

    text: str
    ticked: Collection[int]
    rating: int | None = None


def judge(presentation: Presentation, response: Any) -> Verdict | NotJudged:
    """Judge an answer to a question as it was shown.

    Args:
        presentation: what was shown.
        response: by kind, counting from 0 in the shown order:
            choice, trap: a collection of option numbers;
            numeric: the text typed;
            open: an `OpenAnswer`, or a tuple like one;
            order: the step numbers in the order the learner put them;
            match: a mapping from left numbers to right numbers;
            cloze: a text for each blank.

    Returns:
        The verdict, or why there is none yet.

    Raises:
        ValueError: the response names something that was not shown.
    """
    return _JUDGES[presentation.kind](presentation, response)


# Choice and trap


def _judge_options(shown: Presentation, response: Collection[int]) -> Verdict | NotJudged:
    chosen = _numbers(response, len(shown.options))
    if not chosen:
        return NotJudged("Choose an option first")
    right = {number for number, option in enumerate(shown.options) if option.correct}
    rows = tuple(
        Row(
            number=number + 1,
            text=option.text,
            right=option.correct,
            chosen=number in chosen,
            bait=option.bait,
            why=option.why,
        )
        for number, option in enumerate(shown.options)
    )
    correct = chosen == right
    bait = next((number for number, option in enumerate(shown.options) if option.bait), None)
    baited = bait is not None and bait in chosen
    score = 1.0 if correct else max(0.0, (len(chosen & right) - len(chosen - right)) / max(len(right), 1))
    return Verdict(
        correct=correct,
        score=score,
        headline=_options_headline(chosen, right, correct=correct, baited=baited),
        rows=rows,
        given_text=_joined(chosen, shown),
        expected_text=_joined(right, shown),
        note=_partial_note(chosen, right) if shown.several and not correct else "",
        baited=baited,
        tempting="" if bait is None else f"The tempting answer is {bait + 1}: {shown.options[bait].text}",
        tempting_why="" if bait is None else shown.options[bait].why,
        response={"chosen": sorted(shown.order[number] for number in chosen), "order": list(shown.order)},
    )


def _options_headline(chosen: set[int], right: set[int], *, correct: bool, baited: bool) -> str:
    if correct:
        return f"Right: {_listed(right)}."
    said = f"You said {_listed(chosen)}, right is {_listed(right)}."
    return f"The bait. {said}" if baited else said


def _partial_note(chosen: set[int], right: set[int]) -> str:
    missing, extra = right - chosen, chosen - right
    parts = [f"{len(chosen & right)} of {len(right)} right ones chosen"]
    if missing:
        parts.append(f"missing {_listed(missing)}")
    if extra:
        parts.append(f"{_listed(extra)} {'is' if len(extra) == 1 else 'are'} not right")
    return "; ".join(parts)


def _joined(numbers: set[int], shown: Presentation) -> str:
    return "; ".join(shown.options[number].text for number in sorted(numbers))


def _listed(numbers: set[int]) -> str:
    """Numbers as a reader counts them: "1", "1 and 3", "1, 2 and 4"."""
    words = [str(number + 1) for number in sorted(numbers)]
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


# Numeric


def _judge_number(shown: Presentation, response: str) -> Verdict | NotJudged:
    typed = " ".join(response.split())
    if not typed:
        return NotJudged("Type a number first, such as 3.6, 1/2, 5e-1 or 50%")
    number = read_number(typed)
    if number is None:
        return NotJudged(f"“{_cut(typed)}” is not a number; type one such as 3.6, 1/2, 5e-1 or 50%")
    value = number.value
    allowed = max(shown.tolerance * abs(shown.answer), ABSOLUTE_TOLERANCE)
    correct = abs(value - shown.answer) <= allowed
    right = _rounded(shown.answer, shown.tolerance)
    within = f"within {format_number(100 * shown.tolerance)} %"
    exact = value == shown.answer
    said = f"You said {_cut(typed)}, right is {right} ({within})."
    mistake = None if correct else named_mistake(number, shown.answer, shown.tolerance, shown.wrong)
    return Verdict(
        correct=correct,
        score=float(correct),
        headline=(f"Right: {right}." if exact else f"Right: {right}, and {_cut(typed)} is {within}.")
        if correct
        else said,
        given_text=_rounded(value, shown.tolerance),
        expected_text=right,
        mistake="" if mistake is None else mistake.why,
        note=_number_note(typed, number, shown, explained=correct or mistake is not None),
        response={"typed": typed, "read": value, "variables": dict(shown.variables)},
    )


def _rounded(value: float, tolerance: float) -> str:
    """The number with the digits that matter within the tolerance, and one more."""
    whole = set_number(value)
    digits = 2 + math.ceil(-math.log10(tolerance))
    short = set_number(float(f"{value:.{max(digits, FEWEST_DIGITS)}g}"))
    return short if len(short) < len(whole) and not whole.lstrip("−").isdigit() else whole


def _number_note(typed: str, number: TypedNumber, shown: Presentation, *, explained: bool) -> str:
    """How the number was read, where that can be doubted, and how a wrong one relates to the right one."""
    notes = [f"{_cut(typed)} was read as {set_number(number.value)}"] if set(typed) & set("/%,eE") else []
    if not explained:
        notes += [_relation(number, shown)]
    return "; ".join(filter(None, notes))


def _relation(number: TypedNumber, shown: Presentation) -> str:
    if rounded_off(number, shown.answer):
        return "the right number with too few digits"
    for factor, words in _RELATIONS.items():
        wanted = factor * shown.answer
        if wanted != 0 and abs(number.value - wanted) <= shown.tolerance * abs(wanted):
            return words
    return ""


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_REPEATED else f"{text[: LONGEST_REPEATED - 1]}…"


# Order, match, cloze


def _judge_order(shown: Presentation, response: Sequence[int]) -> Verdict | NotJudged:
    placed = list(response)
    if len(placed) < len(shown.steps):
        return NotJudged(f"Put all {len(shown.steps)} steps in order first")
    if sorted(placed) != list(range(len(shown.steps))):
        raise ValueError(f"an order names every step once, not {placed}")
    rows = tuple(
        Row(number=place + 1, text=shown.steps[number], right=shown.steps[number] == right, expected=right)
        for place, (number, right) in enumerate(zip(placed, shown.right_steps, strict=True))
    )
    hits = sum(row.right for row in rows)
    correct = hits == len(rows)
    return Verdict(
        correct=correct,
        score=hits / len(rows),
        headline="Right, every step in its place."
        if correct
        else f"{hits} of {len(rows)} steps in their place.",
        rows=rows,
        given_text=" → ".join(row.text for row in rows),
        expected_text=" → ".join(shown.right_steps),
        response={"placed": [shown.order[number] for number in placed], "order": list(shown.order)},
    )


def _judge_match(shown: Presentation, response: Mapping[int, int]) -> Verdict | NotJudged:
    lefts = range(len(shown.lefts))
    if not set(response) <= set(lefts) or not set(response.values()) <= set(lefts):
        raise ValueError(f"a match names what was shown, not {dict(response)}")
    if len(response) < len(shown.lefts):
        return NotJudged(f"Match all {len(shown.lefts)} first")
    rows = tuple(
        Row(
            number=left + 1,
            text=shown.lefts[left],
            right=shown.rights[response[left]] == shown.right_rights[left],
            given=shown.rights[response[left]],
            expected=shown.right_rights[left],
        )
        for left in lefts
    )
    hits = sum(row.right for row in rows)
    correct = hits == len(rows)
    return Verdict(
        correct=correct,
        score=hits / len(rows),
        headline=f"Right, all {len(rows)} pairs." if correct else f"{hits} of {len(rows)} pairs right.",
        rows=rows,
        given_text="; ".join(f"{row.text} = {row.given}" for row in rows),
        expected_text="; ".join(f"{row.text} = {row.expected}" for row in rows),
        response={"pairs": [shown.order[response[left]] for left in lefts], "order": list(shown.order)},
    )


def _judge_cloze(shown: Presentation, response: Sequence[str]) -> Verdict | NotJudged:
    typed = [" ".join(text.split()) for text in response]
    if len(typed) > len(shown.blanks):
        raise ValueError(f"there are {len(shown.blanks)} blanks, not {len(typed)}")
    if len(typed) < len(shown.blanks) or not any(typed):
        return NotJudged("Fill the blank first" if len(shown.blanks) == 1 else "Fill the blanks first")
    rows = tuple(
        Row(
            number=number,
            text="",
            right=bool(text) and same_answer(text, accepted),
            given=text,
            expected=accepted[0],
        )
        for number, (text, accepted) in enumerate(zip(typed, shown.blanks, strict=True), start=1)
    )
    hits = sum(row.right for row in rows)
    correct = hits == len(rows)
    return Verdict(
        correct=correct,
        score=hits / len(rows),
        headline=_cloze_headline(rows, hits),
        rows=rows,
        given_text="; ".join(typed),
        expected_text="; ".join(row.expected for row in rows),
        response={"blanks": typed},
    )


def _cloze_headline(rows: Sequence[Row], hits: int) -> str:
    if hits == len(rows):
        return f"Right: {rows[0].given}." if len(rows) == 1 else f"Right, all {len(rows)} blanks."
    if len(rows) == 1:
        return f"You said {_cut(rows[0].given)}, right is {rows[0].expected}."
    return f"{hits} of {len(rows)} blanks right."


# Open


def _judge_open(shown: Presentation, response: OpenAnswer | tuple[Any, ...]) -> Verdict | NotJudged:
    answer = OpenAnswer(*response)
    ticked = _numbers(answer.ticked, len(shown.key_points))
    suggested = suggested_rating(len(ticked), len(shown.key_points))
    rating = suggested if answer.rating is None else Rating(answer.rating)
    found = found_phrases(shown.key_points, answer.text)
    rows = tuple(
        Row(
            number=number + 1,
            text=point.text,
            right=number in ticked,
            chosen=number in ticked,
            given=found.get(number, ""),
        )
        for number, point in enumerate(shown.key_points)
    )
    return Verdict(
        correct=rating > Rating.AGAIN,
        score=len(ticked) / len(rows),
        headline=f"{len(ticked)} of {len(rows)} key points said.",
        rows=rows,
        given_text=answer.text,
        expected_text=shown.model_answer,
        suggested=rating,
        response={"text": answer.text, "ticked": sorted(ticked), "rating": int(rating)},
    )


def _numbers(response: Collection[int], count: int) -> set[int]:
    numbers = set(response)
    if not numbers <= set(range(count)):
        raise ValueError(f"there are {count} to choose from, not {sorted(numbers)}")
    return numbers


_JUDGES: dict[str, Callable[[Presentation, Any], Verdict | NotJudged]] = {
    "choice": _judge_options,
    "trap": _judge_options,
    "numeric": _judge_number,
    "open": _judge_open,
    "order": _judge_order,
    "match": _judge_match,
    "cloze": _judge_cloze,
}
