"""What each row of a question says after the answer, from the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.tui.widgets.answers.base import RowVerdict
from trainer.tui.widgets.answers.order import ordinal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trainer.practice import Presentation, Row, Verdict

__all__ = ["answer_text", "row_verdicts"]


def row_verdicts(shown: Presentation, verdict: Verdict, response: Any) -> list[RowVerdict]:
    """A sign, a mark and a reason for each row, in the order shown; empty for kinds without rows.

    Args:
        shown: the question as it was shown.
        verdict: what the answer came to.
        response: what the panel handed in.
    """
    if shown.kind in ("choice", "trap"):
        return [_option(row) for row in verdict.rows]
    if shown.kind == "order":
        return _steps(shown, response)
    if shown.kind == "match":
        return [_pair(row) for row in verdict.rows]
    if shown.kind == "cloze":
        return [_blank(row) for row in verdict.rows]
    return []


def _option(row: Row) -> RowVerdict:
    if row.right:
        return RowVerdict(right=True, mark="yours, right" if row.chosen else "right", reason=row.why)
    mark = "yours" if row.chosen else ""
    if row.bait:
        mark = "yours, the bait" if row.chosen else "the bait"
    return RowVerdict(right=False if row.chosen else None, mark=mark, reason=row.why)


def _steps(shown: Presentation, placed: Sequence[int]) -> list[RowVerdict]:
    """Each step where it belongs; of steps that read alike, each in the place it was given if it can be."""
    free = set(range(len(shown.steps)))
    places: dict[int, int] = {}
    given = {index: place for place, index in enumerate(placed)}
    for index, place in given.items():
        if shown.right_steps[place] == shown.steps[index]:
            places[index] = place
            free.discard(place)
    verdicts = []
    for index, step in enumerate(shown.steps):
        right = index in places
        if not right:
            places[index] = next(place for place in sorted(free) if shown.right_steps[place] == step)
            free.discard(places[index])
        mark = "" if right else f"yours {ordinal(given[index] + 1)}"
        verdicts.append(RowVerdict(right=right, mark=mark, place=places[index]))
    return verdicts


def _pair(row: Row) -> RowVerdict:
    if row.right:
        return RowVerdict(right=True, reason=row.given)
    return RowVerdict(right=False, mark=f"yours: {row.given}", reason=f"right: {row.expected}")


def _blank(row: Row) -> RowVerdict:
    return RowVerdict(right=row.right, mark="" if row.right else f"right: {row.expected}")


def answer_text(shown: Presentation, verdict: Verdict | None) -> str:
    """The question, and once answered what was said, right and why: what `c` copies."""
    lines = [shown.prompt.strip()]
    rows: Mapping[str, Sequence[str]] = {
        "options": [option.text for option in shown.options],
        "steps": shown.steps,
        "left": shown.lefts,
        "right": shown.rights,
    }
    for name in ("options", "steps", "left", "right"):
        lines += [f"{number}. {text}" for number, text in enumerate(rows[name], 1)]
    if verdict is not None:
        lines += [
            "",
            *filter(None, [verdict.mistake.strip()]),
            verdict.headline,
            f"Yours: {verdict.given_text}",
            f"Right: {verdict.expected_text}",
        ]
        lines += [f"{row.number}. {row.why}" for row in verdict.rows if row.why]
        lines += ["", shown.explanation.strip()]
        lines += ["", f"Say: {shown.say.strip()}"] if shown.say else []
    return "\n".join(lines) + "\n"
