"""What there is to practise, as plain values: what the app and the commands see of the content.

Nothing here reads YAML or builds a model; `Catalogue.question` does, for the one question that is asked.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from graders.documents import did_you_mean, escaped, quoted
from graders.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from trainer.bank.model import Question

__all__ = [
    "Card",
    "Catalogue",
    "ObjectiveSummary",
    "QuestionSummary",
    "TaskSummary",
    "TopicSummary",
    "TrackSummary",
    "plain_line",
    "question_key",
    "task_key",
]


@dataclass(frozen=True, slots=True)
class TopicSummary:
    """A topic of a track.

    Attributes:
        id: unique in its track.
        title: for people.
        notes: its page of notes, if it has one.
    """

    id: str
    title: str
    notes: Path | None = None


@dataclass(frozen=True, slots=True)
class ObjectiveSummary:
    """What a learner who has it can do."""

    id: str
    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class TrackSummary:
    """A track: its topics in their order, and its objectives."""

    id: str
    title: str
    summary: str
    folder: Path
    topics: tuple[TopicSummary, ...]
    objectives: tuple[ObjectiveSummary, ...]


@dataclass(frozen=True, slots=True)
class QuestionSummary:
    """A question, without its text.

    Attributes:
        key: `track/question/id`; progress hangs on it.
        prompt_line: the prompt's first line.
        path: the bank file.
        line: where the question begins in it.
        content_hash: changes with what is asked and what is right, not with explanations.
        follow_ups: keys of questions that an interviewer would go on with.
        mistakes: those it teaches, as `task/mistake`; the task is of the same track.
    """

    key: str
    track: str
    id: str
    kind: str
    level: int
    topic: str
    objectives: tuple[str, ...]
    prompt_line: str
    path: Path
    line: int
    content_hash: str
    follow_ups: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The prompt's first line to be read alone: variables by their names, and cut where it goes on."""
        line = plain_line(self.prompt_line)
        return line if not line or line[-1] in _LAST_OF_A_LINE else f"{line} …"


@dataclass(frozen=True, slots=True)
class TaskSummary:
    """A coding task, without its files.

    Attributes:
        key: `track/task/id`; progress hangs on it.
        folder: what `graders.load_task` takes.
        content_hash: changes with `task.yaml` and `statement.md`.
    """

    key: str
    track: str
    id: str
    title: str
    topic: str
    level: int
    objectives: tuple[str, ...]
    function: str
    folder: Path
    content_hash: str


_TEMPLATE = re.compile(r"\{\{ *=? *(.+?) *\}\}")
# `w = {{w}}` with no number or sign before it, nor a sign or letter after: the name says it once.
_SAYS_ITSELF = re.compile(
    r"(?<![^\s(\[*`])(?<![-+−·×*/=<>≤≥\d] )([^\W\d]\w*) ?= ?\{\{ *=? *\1 *\}\}(?! ?[-+−·×*/^=]|\w)"
)
_LAST_OF_A_LINE = ".?!:;…”\"')`"


def plain_line(text: str) -> str:
    """A template as words: a variable by its name, told once where it is called so; a blank as one."""
    named = _SAYS_ITSELF.sub(r"\1", text)
    return _TEMPLATE.sub(lambda match: "____" if match[1].isdigit() else match[1], named)


Card: TypeAlias = QuestionSummary | TaskSummary
"""What can be asked."""


@dataclass(frozen=True)
class Catalogue:
    """All tracks, questions and tasks that can be used, and what was wrong with the others.

    Attributes:
        tracks: in the order of the content folders.
        questions: in the order of their tracks, topics and files.
        tasks: in the order of their tracks and levels.
        faults: why a file or a question was left out, one line each.
    """

    tracks: tuple[TrackSummary, ...]
    questions: tuple[QuestionSummary, ...]
    tasks: tuple[TaskSummary, ...]
    faults: tuple[str, ...] = ()
    _read: Callable[[QuestionSummary], Question] = field(default=None, repr=False, compare=False)  # type: ignore[assignment]
    _texts: Callable[[], Mapping[tuple[Path, str], str]] = field(default=dict, repr=False, compare=False)

    def fields(self) -> Iterator[tuple[QuestionSummary, dict[str, Any]]]:
        """Every question with its fields as its file has them: all at once, and without a model.

        One that the index has lost meanwhile is left out.
        """
        texts = self._texts()
        for question in self.questions:
            text = texts.get((question.path, question.id))
            if text is not None:
                yield question, json.loads(text)

    def question(self, key: str) -> Question:
        """The whole question.

        Raises:
            Problem: there is none with that key, or its file was broken meanwhile.
        """
        return self._read(self.summary(key))

    def summary(self, key: str) -> QuestionSummary:
        """A question's summary.

        Raises:
            Problem: there is none with that key.
        """
        if key not in self._by_key:
            hint = did_you_mean(key, list(self._by_key)) or "trainer list names what there is"
            raise Problem(f"there is no question {quoted(key)}", remedy=hint)
        return self._by_key[key]

    def task(self, key: str) -> TaskSummary:
        """A task's summary by its key.

        Raises:
            Problem: there is none with that key.
        """
        for task in self.tasks:
            if task.key == key:
                return task
        hint = did_you_mean(key, [task.key for task in self.tasks]) or "trainer list names what there is"
        raise Problem(f"there is no task {quoted(key)}", remedy=hint)

    def track(self, track: str) -> TrackSummary:
        """A track by its id.

        Raises:
            Problem: there is none.
        """
        for each in self.tracks:
            if each.id == track:
                return each
        hint = did_you_mean(track, [each.id for each in self.tracks]) or "trainer list names what there is"
        raise Problem(f"there is no track {quoted(track)}", remedy=hint)

    def topic(self, track: str, topic: str) -> TopicSummary:
        """A topic of a track.

        Raises:
            Problem: there is none.
        """
        topics = self.track(track).topics
        for each in topics:
            if each.id == topic:
                return each
        hint = did_you_mean(topic, [each.id for each in topics]) or "trainer list names what there is"
        raise Problem(f"{track} has no topic {quoted(topic)}", remedy=hint)

    def notes(self, track: str, topic: str) -> str:
        """The topic's page of notes, as Markdown; empty where it has none.

        Raises:
            Problem: there is no such topic, or the page can't be read.
        """
        path = self.topic(track, topic).notes
        if path is None:
            return ""
        try:
            return path.read_bytes().decode("utf-8-sig")
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise Problem(
                f"can't be read ({reason})",
                where=escaped(str(path)),
                remedy="mend or remove the notes of the topic",
            ) from None
        except UnicodeDecodeError:
            raise Problem("is not UTF-8 text", where=escaped(str(path)), remedy="save it as UTF-8") from None

    def questions_of(
        self,
        track: str | None = None,
        *,
        topic: str | None = None,
        objective: str | None = None,
        kind: str | None = None,
        level: int | None = None,
    ) -> tuple[QuestionSummary, ...]:
        """The questions that fit everything that is given."""
        return tuple(
            question
            for question in self.questions
            if (track is None or question.track == track)
            and (topic is None or question.topic == topic)
            and (objective is None or objective in question.objectives)
            and (kind is None or question.kind == kind)
            and (level is None or question.level == level)
        )

    def questions_teaching(self, task: TaskSummary, mistakes: Iterable[str]) -> tuple[QuestionSummary, ...]:
        """The questions that teach what somebody got wrong in a coding task.

        Args:
            task: the task.
            mistakes: slugs of the mistakes that were named.
        """
        made = {f"{task.id}/{mistake}" for mistake in mistakes}
        return tuple(
            question
            for question in self.questions
            if question.track == task.track and not made.isdisjoint(question.mistakes)
        )

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """Every question and task by its key: questions first, each in its order."""
        cards: dict[str, Card] = dict(self._by_key)
        cards.update({task.key: task for task in self.tasks})
        return MappingProxyType(cards)

    @cached_property
    def _by_key(self) -> dict[str, QuestionSummary]:
        return {question.key: question for question in self.questions}


def question_key(track: str, question: str) -> str:
    """What progress calls a question."""
    return f"{track}/question/{question}"


def task_key(track: str, task: str) -> str:
    """What progress calls a coding task."""
    return f"{track}/task/{task}"
