"""A clock that stands until it is moved, and a log whose ids count up."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from trainer.progress import Answer, Progress, Rating, Submission

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

QUESTION = "gd/question/why"
TASK = "gd/task/descend"


class Clock:
    """Tells the time it was set to; two hours ahead of UTC unless told otherwise."""

    def __init__(self, moment: datetime | None = None) -> None:
        self.moment = moment or datetime(2026, 3, 2, 10, 0, tzinfo=timezone(timedelta(hours=2)))

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **span: float) -> None:
        self.moment += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def open_progress(tmp_path: Path, clock: Clock) -> Iterator[Callable[..., Progress]]:
    opened: list[Progress] = []

    def opening(folder: str = "data", **options: Any) -> Progress:
        options.setdefault("now", clock)
        opened.append(Progress.open(tmp_path / folder, **options))
        return opened[-1]

    yield opening
    for progress in opened:
        progress.close()


@pytest.fixture
def progress(open_progress: Callable[..., Progress]) -> Progress:
    return open_progress()


@pytest.fixture
def ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{next(numbers):032x}"


@pytest.fixture
def answer() -> Callable[..., Answer]:
    def make(card: str = QUESTION, rating: int = 3, **changes: Any) -> Answer:
        values: dict[str, Any] = {
            "content_hash": "h1",
            "rating": Rating(rating),
            "correct": rating > 1,
            "response": {"chosen": [1], "order": [1, 0]},
            "seconds": 12.5,
            "seed": 7,
            "mode": "review",
        }
        return Answer(card=card, **(values | changes))

    return make


@pytest.fixture
def attempt() -> Callable[..., Submission]:
    def make(status: str = "failed", trigger: Any = "key", card: str = TASK, **changes: Any) -> Submission:
        values: dict[str, Any] = {
            "content_hash": "t1",
            "passed": 30 if status == "passed" else 3,
            "total": 30,
            "mistakes": () if status == "passed" else ("plus-instead-of-minus",),
            "hints": 0,
            "seconds": 60.0,
        }
        return Submission(card=card, status=status, trigger=trigger, **(values | changes))

    return make
