"""What stands between other formats and ours: drafts of questions, and notes of what was not carried.

A reader gives `Draft`s, in which what the file did not say is None. A writer takes `Entry`s, which are whole
questions. Both tell a `Notes` whatever they could not carry.
"""

from __future__ import annotations

from collections.abc import Sequence  # noqa: TC003 - a field's type, which readers of the classes may resolve
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trainer.bank.model import Question

__all__ = [
    "Draft",
    "DraftOption",
    "Entry",
    "Loss",
    "Notes",
    "Refusal",
    "Sureness",
    "Where",
    "numbered_lines",
    "shortened",
]


class Sureness(IntEnum):
    """How much a file looks like one of a format."""

    NO = 0
    PERHAPS = 1
    LIKELY = 2
    SURE = 3


@dataclass(frozen=True, slots=True)
class Where:
    """Where something stands.

    Attributes:
        file: the file, as the caller called it; `outer.zip/inner.xml` for one in an archive.
        line: counted from 1; None where the file has no lines.
        item: what is meant in a file without lines, such as `note 3`.
    """

    file: str
    line: int | None = None
    item: str = ""

    def __str__(self) -> str:
        """`file:line` or `file: item`."""
        if self.line is not None:
            return f"{self.file}:{self.line}"
        return f"{self.file}: {self.item}" if self.item else self.file


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that the other format can't hold; the rest of the question was carried."""

    where: Where
    what: str

    def __str__(self) -> str:
        """`file:line: what`."""
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A whole question that was not carried, and why."""

    where: Where
    what: str
    reason: str

    def __str__(self) -> str:
        """`file:line: left out "what": reason`."""
        called = f'left out "{self.what}"' if self.what else "left out"
        return f"{self.where}: {called}: {self.reason}"


@dataclass
class Notes:
    """What was not carried, in the order in which it was met; one said twice is kept once."""

    losses: dict[Loss, None] = field(default_factory=dict)
    refusals: dict[Refusal, None] = field(default_factory=dict)

    def lost(self, where: Where, what: str) -> None:
        """Note that part of a question was not carried."""
        self.losses.setdefault(Loss(where, what))

    def refused(self, where: Where, what: str, reason: str) -> None:
        """Note that a question was not carried; `what` is its title or how it begins."""
        self.refusals.setdefault(Refusal(where, shortened(what), reason))


@dataclass(frozen=True, slots=True)
class DraftOption:
    """An option as another system has it; `why` is None where it gives no feedback."""

    text: str
    correct: bool = False
    why: str | None = None
    bait: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as another system has it; what it did not say is None or empty. Texts are Markdown.

    Attributes:
        kind: one of ours.
        prompt: what is asked.
        where: where it stands.
        name: the title or id it has there; ours is made from it, or from the prompt where it is empty.
        category: the folder of questions it lies in there, parts separated by `/`.
        explanation: what was said about the whole question.
        answer: of a numeric question; `tolerance` is relative, as ours.
        wrong: of a numeric question, what known mistakes give and which they are.
        pairs: of a match, left and right.
        key_points: of an open question, each with its phrases.
    """

    kind: str
    prompt: str
    where: Where
    name: str = ""
    category: str = ""
    level: int | None = None
    objectives: Sequence[str] = ()
    follow_ups: Sequence[str] = ()
    mistakes: Sequence[str] = ()
    explanation: str | None = None
    say: str | None = None
    options: Sequence[DraftOption] = ()
    answer: str | float | None = None
    tolerance: float | None = None
    variables: dict[str, Sequence[float]] = field(default_factory=dict)
    wrong: Sequence[tuple[str | float, str]] = ()
    model_answer: str | None = None
    key_points: Sequence[tuple[str, Sequence[str]]] = ()
    steps: Sequence[str] = ()
    pairs: Sequence[tuple[str, str]] = ()
    blanks: Sequence[Sequence[str]] = ()

    def body(self) -> dict[str, Any]:
        """What its kind alone has, as plain values under the keys of a bank file."""
        return _BODIES[self.kind](self)


def _options(draft: Draft) -> dict[str, Any]:
    options = []
    for option in draft.options:
        data: dict[str, Any] = {"text": option.text}
        if option.correct:
            data["correct"] = True
        if option.bait:
            data["bait"] = True
        options.append({**data, "why": option.why})
    return {"options": options}


def _numeric(draft: Draft) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if draft.variables:
        data["variables"] = {name: list(values) for name, values in draft.variables.items()}
    data["answer"] = draft.answer
    if draft.tolerance is not None:
        data["tolerance"] = draft.tolerance
    if draft.wrong:
        data["wrong"] = [{"answer": answer, "why": why} for answer, why in draft.wrong]
    return data


def _open(draft: Draft) -> dict[str, Any]:
    points = [
        {"text": text, "phrases": list(phrases)} if phrases else {"text": text}
        for text, phrases in draft.key_points
    ]
    return {"model_answer": draft.model_answer, "key_points": points}


_BODIES: dict[str, Callable[[Draft], dict[str, Any]]] = {
    "choice": _options,
    "trap": _options,
    "numeric": _numeric,
    "open": _open,
    "order": lambda draft: {"steps": list(draft.steps)},
    "match": lambda draft: {"pairs": [{"left": left, "right": right} for left, right in draft.pairs]},
    "cloze": lambda draft: {"blanks": [list(accepted) for accepted in draft.blanks]},
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A question to write.

    Attributes:
        question: the question.
        topic: the one it belongs to; empty where its bank says none.
        where: where it stands.
        track: the id of its track, in which its own id is unique; empty where it lies in none.
    """

    question: Question
    topic: str
    where: Where
    track: str = ""

    @property
    def folders(self) -> tuple[str, ...]:
        """Track and topic, where it has them: what is a category elsewhere, or a deck."""
        return tuple(name for name in (self.track, self.topic) if name)


_SHOWN = 60


def shortened(text: str) -> str:
    """How a text begins, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"


def numbered_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines with their numbers from 1, broken at line feeds only."""
    yield from enumerate(text.split("\n"), 1)
