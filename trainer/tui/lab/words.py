"""What the lab says beside its pictures: verdict and claim, where each run stands, whose knobs. No widget."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from trainer.tui.prose import wrapped
from trainer.tui.texts import one_line, shown
from trainer.tui.themes import BOLD, GOOD, MUTED, WARN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.lab.descents import Descent
    from trainer.practice import Verdict
    from trainer.tui.glyphs import Glyphs

__all__ = ["Standing", "heading", "said", "turning"]

# A label names its run; what the run does needs the room more.
LONGEST_LABEL = 24
GAP = "   "
# Between a run's sign and its words.
INDENT = "     "
# What an outcome can do without where it has one row.
_NOT_FIRST = re.compile(", | over | in ")


def heading(formula: str, step: int, last: int, width: int) -> Content:
    """The loss and the step above a narrow picture; where both are too long, the step is its numbers alone.

    Args:
        formula: of the loss.
        step: the step shown.
        last: the last one.
        width: cells.
    """
    words = shown(formula, BOLD)
    fits = words.cell_length + len(f"  step {step}/{last}") <= width
    return words + Content.styled(f"  {'step ' if fits else ''}{step}/{last}", MUTED)


def said(verdict: Verdict | None, claim: str, glyphs: Glyphs, width: int, rows: int) -> Content:
    """The verdict on the guess, and what the run showed; where both are too long, what matters most of them.

    Args:
        verdict: on the guess; None where there was none.
        claim: what the run showed; empty before its end.
        glyphs: the console's signs.
        width: cells.
        rows: how many lines there is room for.
    """
    lines: list[Content] = []
    headline: list[Content] = []
    if verdict is not None:
        right = verdict.correct
        sign = Content.styled(f"{glyphs.right if right else glyphs.wrong} ", GOOD if right else WARN)
        first, stop, rest = verdict.headline.partition(". ")
        words = shown(first + stop, BOLD) + shown(rest)
        headline = lines = wrapped(words, width, sign)
        if (answer := verdict.expected_text) and answer not in verdict.headline:
            lines = wrapped(words + shown(f"  {answer}", MUTED), width, sign)
            if len(lines) > rows:
                lines = headline
    if claim:
        told = wrapped(shown(" ".join(claim.split())), width)
        # Where it has no room, it stands on the page of reasons.
        if len(told) > rows:
            told = [Content.styled("n tells what this shows", MUTED)]
        if len(lines) + len(told) > rows:
            lines = headline[: max(rows - len(told), 0)]
        lines = [*lines, *told]
    return Content("\n").join(lines)


@dataclass(frozen=True, slots=True)
class Standing:
    """How it is told where the runs stand: a row each, or two where the window is narrow.

    Attributes:
        width: cells.
        narrow: a run's name has a row of its own.
        ascii_only: the console has no Braille.
    """

    width: int
    narrow: bool
    ascii_only: bool

    def told(self, descents: Sequence[Descent], labels: Sequence[str], step: int) -> Content:
        """Every run at a step: its stroke, its name, its figures; at its end how it ended.

        Args:
            descents: one or two.
            labels: their names.
            step: the step shown.
        """
        from trainer.lab.reading import outcome, standing  # noqa: PLC0415 - NumPy; loaded with the presets
        from trainer.tui.lab.scenes import STROKES, stroke_sample  # noqa: PLC0415

        names = [one_line(label, LONGEST_LABEL) for label in labels]
        column = max(map(len, names), default=0)
        lines: list[Content] = []
        for run, stroke, name in zip(descents, STROKES[self.ascii_only], names, strict=False):
            style = "$text-primary" if stroke.lined else WARN
            sample = Content.styled(stroke_sample(stroke, ascii_only=self.ascii_only), f"bold {style}")
            parts = [outcome(run)] if step >= run.steps else list(standing(run, step))
            if self.narrow:
                told = self._rows_below(parts, alone=len(descents) == 1)
                lines += [sample + Content(f"  {name}"), *told]
            else:
                lead = sample + Content(f"  {name:<{column}}{GAP}")
                lines.append(lead + shown(_fitting(parts, self.width - lead.cell_length)))
        return Content("\n").join(lines)

    def _rows_below(self, parts: list[str], *, alone: bool) -> list[Content]:
        """A run's figures under its name: in the one row of two runs what comes first counts most."""
        room = max(self.width - len(INDENT), 1)
        if alone:
            return wrapped(
                shown(parts[0] if len(parts) == 1 else _fitting(parts, 2 * room)), self.width, INDENT
            )[:2]
        if len(parts) == 1:
            parts = _NOT_FIRST.split(parts[0])[:1]
        return [shown(INDENT + one_line(_fitting(parts, room), room))]


def _fitting(parts: Sequence[str], room: int) -> str:
    """As many parts as there is room for, the first in any case."""
    text, *others = parts
    for part in others:
        if len(text) + len(GAP) + len(part) > room:
            break
        text += GAP + part
    return text


def turning(labels: Sequence[str], *, second: bool, at: int, every: int, shown_rows: int, width: int) -> str:
    """Whose knobs these are, where there are two runs; which of them is chosen, where not all are in sight.

    Args:
        labels: the runs' names; fewer than two where there is no choice between them.
        second: the knobs are the second's.
        at: the chosen knob, from 0.
        every: how many knobs there are.
        shown_rows: how many are in sight.
        width: cells.
    """
    hidden = shown_rows < every
    longest = f"knob {at + 1} of {every}" if hidden else ""
    if len(labels) < 2:
        return longest.rjust(width)
    here, other = labels[::-1] if second else labels
    short = f"{at + 1}/{every}" if hidden else ""
    told = [
        (f"The knobs of: {here}   (b turns {other})", longest),
        (f"Knobs: {here} (b: other)", short),
        (f"{here} (b: other)", short),
    ]
    fits = (each for each in told if len(each[0]) + len(GAP) + len(each[1]) <= width)
    words, count = next(fits, (one_line(told[-1][0], max(width - len(GAP) - len(short), 1)), short))
    return words + count.rjust(max(width - len(words), 0))
