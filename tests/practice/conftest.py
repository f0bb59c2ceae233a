"""A small bank, a clock that stands until it is moved, and a log."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from trainer.bank.catalogue import Catalogue, QuestionSummary, TaskSummary, TopicSummary, TrackSummary
from trainer.practice import Verdict
from trainer.progress import Answer, Progress, Rating

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Clock:
    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 2, 10, 0, tzinfo=timezone(timedelta(hours=2)))

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **span: float) -> None:
        self.moment += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def progress(tmp_path: Path, clock: Clock) -> Iterator[Progress]:
    with Progress.open(tmp_path, now=clock) as progress:
        yield progress


@pytest.fixture
def rng() -> Random:
    return Random(1)


@pytest.fixture
def right() -> Verdict:
    return Verdict(True, 1.0, "Right: 1.", response={"chosen": [0]})


@pytest.fixture
def wrong() -> Verdict:
    return Verdict(False, 0.0, "You said 1, right is 2.", response={"chosen": [1]})


@pytest.fixture
def answered(progress: Progress) -> Callable[..., str]:
    def record(key: str, rating: int = 3, content_hash: str = "h") -> str:
        return progress.record_answer(
            Answer(key, content_hash, Rating(rating), rating > 1, None, 5.0, 1, "review")
        )

    return record


def _question(name: str, topic: str, level: int, kind: str, track: str = "gd") -> QuestionSummary:
    return QuestionSummary(
        key=f"{track}/question/{name}",
        track=track,
        id=name,
        kind=kind,
        level=level,
        topic=topic,
        objectives=("o",),
        prompt_line=name,
        path=Path("bank.yaml"),
        line=1,
        content_hash="h",
    )


@pytest.fixture
def catalogue() -> Catalogue:
    """Topic `basics` a1 to a4 (a2 a trap, a3 a warm-up after a core one), topic `rate` b1 and b2, a task."""
    track: dict[str, Any] = {
        "id": "gd",
        "title": "Descent",
        "summary": "",
        "folder": Path("gd"),
        "objectives": (),
    }
    return Catalogue(
        tracks=(
            TrackSummary(topics=(TopicSummary("basics", "Basics"), TopicSummary("rate", "Rate")), **track),
        ),
        questions=(
            _question("a1", "basics", 2, "choice"),
            _question("a2", "basics", 2, "trap"),
            _question("a3", "basics", 1, "numeric"),
            _question("a4", "basics", 3, "open"),
            _question("b1", "rate", 1, "choice"),
            _question("b2", "rate", 1, "trap"),
        ),
        tasks=(
            TaskSummary(
                key="gd/task/t1",
                track="gd",
                id="t1",
                title="Descend",
                topic="rate",
                level=1,
                objectives=("o",),
                function="descend",
                folder=Path("t1"),
                content_hash="t",
            ),
        ),
    )
