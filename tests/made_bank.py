"""Summaries of questions, tasks and tracks made up for tests: no file lies behind them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trainer.bank.catalogue import (
    Catalogue,
    ObjectiveSummary,
    QuestionSummary,
    TaskSummary,
    TopicSummary,
    TrackSummary,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TASK = "gd/task/descend"


def question(
    name: str,
    topic: str,
    *objectives: str,
    kind: str = "choice",
    level: int = 1,
    follow_ups: Sequence[str] = (),
) -> QuestionSummary:
    """A question of the track `gd`; follow-ups by their names."""
    return QuestionSummary(
        key=f"gd/question/{name}",
        track="gd",
        id=name,
        kind=kind,
        level=level,
        topic=topic,
        objectives=objectives,
        prompt_line=f"{name}?",
        path=Path("bank.yaml"),
        line=1,
        content_hash="h",
        follow_ups=tuple(f"gd/question/{name}" for name in follow_ups),
    )


def catalogue(
    topics: Mapping[str, str], objectives: Mapping[str, tuple[str, str]], *questions: QuestionSummary
) -> Catalogue:
    """The track `gd` with these questions and one task.

    Args:
        topics: titles by id.
        objectives: topic and text by id; the task practises the first of the topic `rate`.
        questions: from `question`.
    """
    practised = next(name for name, (topic, _) in objectives.items() if topic == "rate")
    return Catalogue(
        tracks=(
            TrackSummary(
                id="gd",
                title="Gradient descent",
                summary="",
                folder=Path("gd"),
                topics=tuple(TopicSummary(name, title) for name, title in topics.items()),
                objectives=tuple(
                    ObjectiveSummary(name, topic, text) for name, (topic, text) in objectives.items()
                ),
            ),
        ),
        questions=questions,
        tasks=(
            TaskSummary(
                key=TASK,
                track="gd",
                id="descend",
                title="Descend",
                topic="rate",
                level=2,
                objectives=(practised,),
                function="descend",
                folder=Path("descend"),
                content_hash="t",
            ),
        ),
    )
