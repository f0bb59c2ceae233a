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

    id: Slug = Field(description="unique in the track and never reused: progress hangs on it")
    level: Level = Field(description="1 warm-up, 2 core, 3 deep")
    objectives: tuple[Slug, ...] = Field(min_length=1, description="the track's objectives it practises")
    prompt: Text = Field(description="what is asked, as Markdown of 76 columns at most")
    explanation: Text = Field(description="what to know about it, shown after the answer")
    say: Text | None = Field(default=None, description="what to say in the interview, in 20 to 30 seconds")
    follow_ups: tuple[Slug, ...] = Field(default=(), description="questions an interviewer goes on with")


class Option(Frozen):
    """One reply of a choice or a trap; `why` teaches whether it was taken or not."""

    text: Text = Field(description="the reply")
    why: Text = Field(description="why it is right or wrong")
    correct: bool = Field(default=False, description="whether it is right; several may be")
    bait: bool = Field(default=False, description="the wrong reply that most candidates give; a trap has one")


class Choice(QuestionBase):
    """Pick the right option; where several are right, pick them all."""

    kind: Literal["choice"]
    options: tuple[Option, ...] = Field(min_length=2, max_length=9)


class Trap(QuestionBase):
    """A leading question with one tempting reply, the bait."""

    kind: Literal["trap"]
    options: tuple[Option, ...] = Field(min_length=2, max_length=9)
    say: Text = Field(description="what to say in the interview, in 20 to 30 seconds")


class Numeric(QuestionBase):
    """A number, within a relative tolerance; `variables` make versions of it."""

    kind: Literal["numeric"]
    answer: str | float = Field(description="a number, or a calculation with the variables such as 1 - 2*lr")
    tolerance: float = Field(default=0.01, gt=0, lt=1, description="relative: 0.01 accepts 1 % off")
    variables: dict[str, tuple[float, ...]] = Field(
        default_factory=dict, description="values each variable may have; 1,000 combinations at most"
    )


class KeyPoint(Frozen):
    """Something a good answer says, and phrases that show it was said."""

    text: Text = Field(description="what a good answer says")
    phrases: tuple[Text, ...] = Field(default=(), description="wordings that show it was said")


class Open(QuestionBase):
    """Answered in the learner's own words, then held against key points."""

    kind: Literal["open"]
    model_answer: Text = Field(description="an answer that makes every key point")
    key_points: tuple[KeyPoint, ...] = Field(min_length=1, max_length=9, description="what it has to say")


class Order(QuestionBase):
    """Steps to put in their right order, which is the order written."""

    kind: Literal["order"]
    steps: tuple[Text, ...] = Field(min_length=2, max_length=9, description="in their right order")


class Pair(Frozen):
    """Two things that belong together."""

    left: Text
    right: Text


class Match(QuestionBase):
    """Pairs to bring together again."""

    kind: Literal["match"]
    pairs: tuple[Pair, ...] = Field(min_length=2, max_length=9, description="what belongs together")


class Cloze(QuestionBase):
    """A text with blanks `{{1}}`, `{{2}}` …; each blank lists every wording it accepts."""

    kind: Literal["cloze"]
    blanks: tuple[tuple[Text, ...], ...] = Field(
        min_length=1, max_length=9, description="for {{1}}, {{2}} … in the prompt: every wording accepted"
    )


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
