"""The questions of a bank and what a track holds, as frozen models: the file format, in Python."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

__all__ = [
    "KINDS",
    "LEVELS",
    "MOST_MISTAKES",
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
    "Wrong",
]

# More known mistakes of a number than this are no help to who made one.
MOST_MISTAKES = 6
KINDS = ("choice", "trap", "numeric", "open", "order", "match", "cloze")
LEVELS = {1: "warm-up", 2: "core", 3: "deep"}

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
MistakeName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[A-Za-z0-9_]+)*$", max_length=161),
]
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
    mistakes: tuple[MistakeName, ...] = Field(
        default=(),
        description="mistakes in coding tasks that it teaches, as task/mistake: one made asks it again soon",
    )


class Option(Frozen):
    """One reply of a choice or a trap; `why` teaches whether it was taken or not."""

    text: Text = Field(description="the reply")
    why: Text = Field(description="why it is right or wrong")
    correct: bool = Field(default=False, description="whether it is right; several may be")
    bait: bool = Field(default=False, description="the wrong reply that most candidates give; a trap has one")


class Choice(QuestionBase):
    """Pick the right option; where several are right, pick them all."""

    kind: Literal["choice"] = Field(
        description="pick what is right; where several options are, pick them all"
    )
    options: tuple[Option, ...] = Field(
        min_length=2, max_length=9, description="the replies; one at least is right, every one says why"
    )


class Trap(QuestionBase):
    """A leading question with one tempting reply, the bait."""

    kind: Literal["trap"] = Field(description="a leading question with one tempting wrong reply, the bait")
    options: tuple[Option, ...] = Field(
        min_length=2, max_length=9, description="the replies; exactly one is the bait, every one says why"
    )
    say: Text = Field(description="what to say in the interview, in 20 to 30 seconds")


class Wrong(Frozen):
    """A value that a known mistake gives, and which mistake that is."""

    answer: str | float = Field(description="what the mistake gives: a number, or a calculation")
    why: Text = Field(description="which mistake it is and what would be right, told to whoever gives it")


class Numeric(QuestionBase):
    """A number, within a relative tolerance; `variables` make versions of it."""

    kind: Literal["numeric"] = Field(description="a number, within a relative tolerance")
    answer: str | float = Field(description="a number, or a calculation with the variables such as 1 - 2*lr")
    tolerance: float = Field(default=0.01, gt=0, lt=1, description="relative: 0.01 accepts 1 % off")
    variables: dict[str, tuple[float, ...]] = Field(
        default_factory=dict, description="values each variable may have; 1,000 combinations at most"
    )
    wrong: tuple[Wrong, ...] = Field(
        default=(),
        max_length=MOST_MISTAKES,
        description="what known mistakes give: whoever answers that is told which",
    )


class KeyPoint(Frozen):
    """Something a good answer says, and phrases that show it was said."""

    text: Text = Field(description="what a good answer says")
    phrases: tuple[Text, ...] = Field(default=(), description="wordings that show it was said")


class Open(QuestionBase):
    """Answered in the learner's own words, then held against key points."""

    kind: Literal["open"] = Field(description="answered in one's own words, held against key points")
    model_answer: Text = Field(description="an answer that makes every key point")
    key_points: tuple[KeyPoint, ...] = Field(min_length=1, max_length=9, description="what it has to say")


class Order(QuestionBase):
    """Steps to put in their right order, which is the order written."""

    kind: Literal["order"] = Field(description="steps to put in their right order")
    steps: tuple[Text, ...] = Field(min_length=2, max_length=9, description="in their right order")


class Pair(Frozen):
    """Two things that belong together."""

    left: Text = Field(description="shown in the order written")
    right: Text = Field(description="what belongs to it, shown shuffled")


class Match(QuestionBase):
    """Pairs to bring together again."""

    kind: Literal["match"] = Field(description="pairs to bring together again")
    pairs: tuple[Pair, ...] = Field(min_length=2, max_length=9, description="what belongs together")


class Cloze(QuestionBase):
    """A text with blanks `{{1}}`, `{{2}}` …; each blank lists every wording it accepts."""

    kind: Literal["cloze"] = Field(description="a text with blanks {{1}}, {{2}} …")
    blanks: tuple[tuple[Text, ...], ...] = Field(
        min_length=1, max_length=9, description="for {{1}}, {{2}} … in the prompt: every wording accepted"
    )


Question = Annotated[Choice | Trap | Numeric | Open | Order | Match | Cloze, Field(discriminator="kind")]


class Bank(Frozen):
    """One bank file: the questions of a topic."""

    topic: Slug = Field(description="the topic of all its questions: an id among the track's topics")
    questions: tuple[Question, ...] = Field(description="in the order they are first asked")


class Topic(Frozen):
    """A heading of the track, and the file of its notes."""

    id: Slug = Field(description="unique in the track; banks and tasks name it")
    title: Text = Field(description="its name for people")
    notes: str | None = Field(default=None, description="its page of notes, a Markdown file in the track")


class Objective(Frozen):
    """What a learner who has it can do."""

    id: Slug = Field(description="unique in the track; questions and tasks name it")
    topic: Slug = Field(description="the topic it belongs to")
    text: Text = Field(description="what a learner who has it can do")


class Track(Frozen):
    """`track.yaml`: what the track is and what it wants to teach."""

    id: Slug = Field(description="unique among all tracks and never changed: progress hangs on it")
    title: Text = Field(description="its name for people")
    summary: Text = Field(description="what it teaches, in a sentence or two")
    format: Literal[1] = Field(default=1, description="the format its files are written in; 1 if not said")
    topics: tuple[Topic, ...] = Field(min_length=1, description="its headings, in the order to learn them")
    objectives: tuple[Objective, ...] = Field(min_length=1, description="what one can do after it")
