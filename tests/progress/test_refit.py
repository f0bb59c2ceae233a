"""Weights fitted to the learner's own log: shown before and after, never silently, and undone."""

from __future__ import annotations

import math
import shutil
import threading
from datetime import datetime, timedelta, timezone
from random import Random
from typing import TYPE_CHECKING

import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS

from graders.errors import Problem
from trainer.days import to_micros
from trainer.progress import Event, Progress
from trainer.progress import optimizer as optimizer_module
from trainer.progress import refit as module
from trainer.progress.refit import (
    LEAST_REVIEWS,
    earlier_parameters,
    go_back,
    refit,
    take_on,
    usable_reviews,
)
from trainer.progress.statistics import forecast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from conftest import Clock

# The first four weights are the stabilities after a first answer: this learner keeps things far longer.
LONGER = [4 * weight if number < 4 else weight for number, weight in enumerate(DEFAULT_PARAMETERS)]


def longer(_logs: object, _cancel: object) -> Sequence[float]:
    return LONGER


@pytest.fixture(scope="module")
def half_a_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of somebody who forgets little: 120 cards seen seven times each, twice on the first day."""
    folder, rng, number = tmp_path_factory.mktemp("data"), Random(3), 0
    moment = datetime(2026, 3, 2, 10, 0, tzinfo=timezone(timedelta(hours=2)))
    events = []
    for days in (0, 1, 3, 8, 20, 50, 120):
        for card in range(120):
            rating = 1 if rng.random() < 0.03 else 3
            number += 1
            events.append(
                Event(
                    id=f"{number:032x}",
                    at=to_micros(moment),
                    offset=7200,
                    kind="answer",
                    card=f"gd/question/q{card}",
                    payload={
                        "rating": rating,
                        "correct": rating > 1,
                        "seconds": 5.0,
                        "mode": "review",
                        "content_hash": "h",
                        "confidence": None,
                    },
                )
            )
            moment += timedelta(seconds=10)
        moment += timedelta(days=days)
    with Progress.open(folder, now=lambda: moment) as progress:
        progress.add_events(events)
    return progress.path


@pytest.fixture
def progress(
    half_a_year: Path, open_progress: Callable[..., Progress], tmp_path: Path, clock: Clock
) -> Progress:
    (tmp_path / "data").mkdir()
    shutil.copy(half_a_year, tmp_path / "data")
    clock.forward(days=210)
    return open_progress()


def test_only_reviews_on_a_later_day_count(progress: Progress) -> None:
    # the first answers count for nothing, nor does the second of the first day
    assert usable_reviews(progress) == 5 * 120 >= LEAST_REVIEWS


def test_a_fit_is_measured_and_changes_nothing(progress: Progress) -> None:
    states = dict(progress.states())
    found = refit(progress, optimise=longer)
    assert found is not None
    assert found.before.recalled == found.after.recalled
    assert found.before.parameters == ()
    assert found.after.parameters == tuple(LONGER)
    assert found.after.foretold > found.before.foretold
    assert found.better
    # what was forgotten at the end comes again in ten minutes, whatever the weights
    assert 100 < found.moved < 120
    assert progress.states() == states
    assert progress.policy().parameters == ()


def test_the_loss_is_the_mean_log_loss_of_what_was_foretold(progress: Progress) -> None:
    found = refit(progress, optimise=longer)
    assert found is not None
    losses, seen = [], {}
    for row in progress.answers():
        if row.card in seen and row.day > seen[row.card]:
            assert row.predicted is not None
            losses.append(-math.log(row.predicted if row.correct else 1 - row.predicted))
        seen[row.card] = row.day
    assert found.before.loss == pytest.approx(sum(losses) / len(losses))
    assert found.reviews == len(losses)


def test_taken_on_and_undone(progress: Progress) -> None:
    states = dict(progress.states())
    found = refit(progress, optimise=longer)
    assert found is not None
    take_on(progress, found.after.parameters)
    assert progress.policy().parameters == tuple(LONGER)
    later = [
        state.due is not None and state.due > states[card].due
        for card, state in progress.states().items()
        if state.status == "review"
    ]
    assert sum(later) > 100
    assert go_back(progress)
    assert progress.states() == states


def test_the_way_back_leads_to_what_was_in_use_before(progress: Progress) -> None:
    assert earlier_parameters(progress) is None
    assert not go_back(progress)
    once, twice = tuple(LONGER), tuple(weight * 1.01 for weight in LONGER)
    for weights in (once, twice, twice):
        take_on(progress, weights)
    assert earlier_parameters(progress) == once
    go_back(progress)
    assert progress.policy().parameters == once
    take_on(progress, ())
    assert earlier_parameters(progress) == once
    # a setting that went to the log elsewhere and is of no use changes nothing
    event = Event(
        "f" * 32, to_micros(progress.now()) + 10**9, 0, "setting", "", {"name": "parameters", "value": [1.0]}
    )
    progress.add_events([event])
    assert earlier_parameters(progress) == once
    assert progress.policy().parameters == ()


def test_what_comes_due_is_counted_before_and_after(progress: Progress, clock: Clock) -> None:
    clock.forward(days=84)
    found = refit(progress, optimise=longer)
    assert found is not None
    for fit in (found.before, found.after):
        take_on(progress, fit.parameters)
        days = dict(forecast(progress.states().values(), progress.now(), 30))
        assert fit.due_month == sum(days.values())
        assert fit.due_week == sum(list(days.values())[:8])
    assert found.after.due_month < found.before.due_month


def test_the_optimizer_gets_study_days(progress: Progress) -> None:
    handed: list[tuple[int, int, str]] = []

    def optimise(logs: list[tuple[int, int, str]], _cancel: object) -> Sequence[float]:
        handed.extend(logs)
        return LONGER

    refit(progress, optimise=optimise)
    first = [at for card, _, at in handed if card == 0]
    assert first[:3] == [
        "2026-03-02T12:00:00+00:00",
        "2026-03-02T12:00:01+00:00",
        "2026-03-03T12:00:02+00:00",
    ]
    assert len(handed) == 7 * 120


def test_too_few_reviews_are_counted(tmp_path: Path, clock: Clock) -> None:
    with Progress.open(tmp_path, now=clock) as progress, pytest.raises(Problem, match="there are 0 reviews"):
        refit(progress, optimise=longer)


def test_without_pytorch_it_says_what_to_install(progress: Progress, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "can_refit", lambda: False)
    with pytest.raises(Problem, match=r"needs PyTorch.*pip install"):
        refit(progress)


@pytest.fixture
def as_if_installed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put another program in the optimizer's place."""
    monkeypatch.setattr(module, "can_refit", lambda: True)
    return lambda program: monkeypatch.setattr(optimizer_module, "_FIT", program)


def test_it_runs_in_a_process_of_its_own(progress: Progress, as_if_installed: Callable[[str], None]) -> None:
    as_if_installed(
        f"import json, sys; assert len(json.load(sys.stdin)) == 840; json.dump({LONGER}, sys.stdout)"
    )
    found = refit(progress)
    assert found is not None
    assert found.after.parameters == tuple(LONGER)


def test_called_off_it_ends_at_once(progress: Progress, as_if_installed: Callable[[str], None]) -> None:
    as_if_installed("import sys; sys.stdin.read(); import time; time.sleep(3600)")
    cancel = threading.Event()
    cancel.set()
    assert refit(progress, cancel=cancel) is None


def test_its_rounds_are_told_and_its_chatter_stops_nothing(
    progress: Progress, as_if_installed: Callable[[str], None]
) -> None:
    as_if_installed(
        "import json, sys, time; sys.stdin.read()\n"
        "sys.stderr.write('a warning\\n' * 100_000)\n"
        "sys.stderr.write('\\rOptimizing:  40%|####      | 2/5 [00:31<00:46, 15.4s/epoch]')\n"
        "sys.stderr.flush()\n"
        f"time.sleep(0.5); json.dump({LONGER}, sys.stdout)"
    )
    told: list[tuple[int, int]] = []
    assert refit(progress, done=lambda done, of: told.append((done, of))) is not None
    assert set(told) == {(2, 5)}


def test_a_failure_of_the_optimizer_is_one_line(
    progress: Progress, as_if_installed: Callable[[str], None]
) -> None:
    as_if_installed("import sys; sys.stdin.read(); raise MemoryError('all gone')")
    with pytest.raises(Problem, match=r"the optimizer failed \(MemoryError: all gone\)"):
        refit(progress)


def test_weights_that_no_schedule_can_work_with_are_refused(progress: Progress) -> None:
    with pytest.raises(Problem, match="no schedule can work with"):
        refit(progress, optimise=lambda _logs, _cancel: [math.nan] * len(DEFAULT_PARAMETERS))
    assert progress.policy().parameters == ()


def test_where_its_process_can_not_be_begun_that_is_one_line(
    progress: Progress,
    as_if_installed: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    as_if_installed("print('[]')")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(Problem, match="the optimizer can't be run"):
        refit(progress)
