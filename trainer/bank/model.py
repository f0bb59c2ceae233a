"""The questions of a bank and what a track holds, as frozen models: the file format, in Python."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

__all__ = [
    "KINDS",
    "LEVELS",
    "Bank",
    "Choice",
    "Cloze",
    "KeyPoint",
    "Match",
    "Numeric",
    "Objective",
    "Open",
    "Option",
    "Order",
    "Pair",
    "Question",
    "Topic",
    "Track",
    "Trap",
]

KINDS = ("choice", "trap", "numeric", "open", "order", "match", "cloze")
LEVELS = {1: "warm-up", 2: "core", 3: "deep"}

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Level = Literal[1, 2, 3]


class Frozen(BaseModel):
    """Immutable, and no key it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class QuestionBase(Frozen):
    """What every kind of question has."""

    id: Slug
    level: Level
    objectives: tuple[Slug, ...] = Field(min_length=1)
    prompt: Text
    explanation: Text
    say: Text | None = None
    follow_ups: tuple[Slug, ...] = ()


class Option(Frozen):
    """One reply of a choice or a trap; `why` teaches whether it was taken or not."""

    text: Text
    why: Text
    correct: bool = False
    bait: bool = False


class Choice(QuestionBase):
    """Pick the right option; where several are right, pick them all."""

    kind: Literal["choice"]
    options: tuple[Option, ...] = Field(min_length=2, max_length=9)


class Trap(QuestionBase):
    """A leading question with one tempting reply, the bait."""

    kind: Literal["trap"]
    options: tuple[Option, ...] = Field(min_length=2, max_length=9)
    say: Text


class Numeric(QuestionBase):
    """A number, within a relative tolerance; `variables` make versions of it."""

    kind: Literal["numeric"]
    answer: str | float
    tolerance: float = Field(default=0.01, gt=0, lt=1)
    variables: dict[str, tuple[float, ...]] = Field(default_factory=dict)


class KeyPoint(Frozen):
    """Something a good answer says, and phrases that show it was said."""

    text: Text
    phrases: tuple[Text, ...] = ()


class Open(QuestionBase):
    """Answered in the learner's own words, then held against key points."""

    kind: Literal["open"]
    model_answer: Text
    key_points: tuple[KeyPoint, ...] = Field(min_length=1, max_length=9)


class Order(QuestionBase):
    """Steps to put in their right order, which is the order written."""

    kind: Literal["order"]
    steps: tuple[Text, ...] = Field(min_length=2, max_length=9)


class Pair(Frozen):
    """Two things that belong together."""

    left: Text
    right: Text


class Match(QuestionBase):
    """Pairs to bring together again."""

    kind: Literal["match"]
    pairs: tuple[Pair, ...] = Field(min_length=2, max_length=9)


class Cloze(QuestionBase):
    """A text with blanks `{{1}}`, `{{2}}` …; each blank lists every wording it accepts."""

    kind: Literal["cloze"]
    blanks: tuple[tuple[Text, ...], ...] = Field(min_length=1, max_length=9)


Question = Annotated[Choice | Trap | Numeric | Open | Order | Match | Cloze, Field(discriminator="kind")]


class Bank(Frozen):
    """One bank file: the questions of a topic."""

    topic: Slug
    questions: tuple[Question, ...]


class Topic(Frozen):
    """A heading of the track, and the file of its notes."""

    id: Slug
    title: Text
    notes: str | None = None


class Objective(Frozen):
    """What a learner who has it can do."""

    id: Slug
    topic: Slug
    text: Text


class Track(Frozen):
    """`track.yaml`: what the track is and what it wants to teach."""

    id: Slug
    title: Text
    summary: Text
    format: Literal[1] = 1
    topics: tuple[Topic, ...] = Field(min_length=1)
    objectives: tuple[Objective, ...] = Field(min_length=1)
