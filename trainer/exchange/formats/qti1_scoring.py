"""Response processing of QTI 1.2: which responses give marks, and which feedback they show."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trainer.bank.rendering import parse_number

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Scoring", "scoring_of"]


@dataclass
class Scoring:
    """What the conditions of an item say.

    Attributes:
        marks: of each response, by its identifier, the values that give marks, and how many.
        shows: of each piece of feedback, the values of responses that show it; None stands for any other.
        ranges: bounds of each condition that gives marks and asks for a number between them.
        numbers: values of conditions that give marks, with their margin as written and its type.
    """

    marks: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    shows: dict[str, set[str | None]] = field(default_factory=lambda: defaultdict(set))
    ranges: list[tuple[float, float]] = field(default_factory=list)
    numbers: list[tuple[str, str, str]] = field(default_factory=list)


def scoring_of(item: _Element) -> Scoring:
    """The conditions of an item, put together."""
    scoring = Scoring()
    for condition in item.iterfind("resprocessing/respcondition"):
        variables = condition.find("conditionvar")
        if variables is None:
            continue
        equal = [each for each in variables.iter("varequal") if not _negated(each)]
        values = [(each.get("respident", ""), (each.text or "").strip()) for each in equal]
        marks = _marks(condition)
        for name, value in values:
            if marks:
                before = scoring.marks[name].get(value, 0.0)
                scoring.marks[name][value] = max(before, marks) if marks > 0 else min(before, marks)
        if marks > 0:
            _numbers(variables, equal, scoring)
        for shown in condition.iter("displayfeedback"):
            told = {value for _, value in values}
            scoring.shows[shown.get("linkrefid", "")] |= told or {None}
    return scoring


def _negated(element: _Element) -> bool:
    return any(above.tag == "not" for above in element.iterancestors())


def _marks(condition: _Element) -> float:
    """The marks a condition gives; 0 where it gives none, and for other variables than the score."""
    total = 0.0
    for each in condition.iterchildren("setvar"):
        value = parse_number((each.text or "").strip()) or 0.0
        total += -value if (each.get("action") or "").lower() == "subtract" else value
    return total


def _numbers(variables: _Element, equal: list[_Element], scoring: Scoring) -> None:
    for each in equal:
        written = (each.text or "").strip(), each.get("margin") or "0", each.get("margintype") or ""
        scoring.numbers.append(written)
    bounds = [
        parse_number((each.text or "").strip())
        for tags in (("vargte", "vargt"), ("varlte", "varlt"))
        for tag in tags
        for each in variables.iter(tag)
    ]
    if len(bounds) == 2 and bounds[0] is not None and bounds[1] is not None:
        scoring.ranges.append((bounds[0], bounds[1]))
