"""`trainer stats` over a span of days, and `trainer refit`."""

from __future__ import annotations

import json
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS

from trainer.days import to_micros, utc_offset
from trainer.places import local_now
from trainer.progress import Event, Progress
from trainer.progress import optimizer as optimizer_module
from trainer.progress import refit as module

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONGER = [4 * weight if number < 4 else weight for number, weight in enumerate(DEFAULT_PARAMETERS)]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A log of 110 cards, each answered on six days of the last two months."""
    folder, rng, now, events = tmp_path / "data", Random(2), local_now(), []
    for back in (60, 58, 50, 40, 25, 3):
        for card in range(110):
            at = now - timedelta(days=back) + timedelta(seconds=20 * card)
            rating = 1 if rng.random() < 0.05 else 3
            payload = {
                "rating": rating, "correct": rating > 1, "seconds": 9.0, "mode": "review",
                "content_hash": "h", "confidence": None,
            }  # fmt: skip
            name = f"gradient-descent/question/q{card}"
            events.append(
                Event(f"{len(events):032x}", to_micros(at), utc_offset(at), "answer", name, payload)
            )
    with Progress.open(folder, now=local_now) as progress:
        progress.add_events(events)
    return folder


def test_the_span_is_chosen(trainer: Callable[..., Any], data: Path) -> None:
    for days, first in ((10, 10), (45, 45), (400, 61)):
        found = json.loads(trainer("stats", "--json", "--days", days, "--data", data).out)
        assert len(found["days"]) == days
        assert found["answers"] == 660
        today = found["mastery"]["days"][-1]
        assert found["day"] == today
        assert (
            abs((date.fromisoformat(found["day"]) - date.fromisoformat(found["first"])).days - (first - 1))
            <= 1
        )
    text = trainer("stats", "--days", 45, "--data", data).out
    found = json.loads(trainer("stats", "--json", "--days", 45, "--data", data).out)
    assert found["recall"]["reviews"] < found["retention"]["reviews"]
    assert f"{found['recall']['reviews']} reviews" in text
    assert "Answers       660 since" in text


@pytest.mark.parametrize("days", ["0", "-3", "x", "99999999"])
def test_a_span_that_is_none_is_one_line(trainer: Callable[..., Any], data: Path, days: str) -> None:
    found = trainer("stats", "--json", "--days", days, "--data", data)
    assert found.code == 2
    assert found.out == ""
    assert len(found.err.strip().splitlines()) == 1
    assert "--days" in found.err


def test_a_fit_is_shown_taken_on_and_undone(
    trainer: Callable[..., Any], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "can_refit", lambda: True)
    monkeypatch.setattr(
        optimizer_module, "_FIT", f"import json, sys; sys.stdin.read(); json.dump({LONGER}, sys.stdout)"
    )
    shown = trainer("refit", "--data", data)
    assert shown.code == 0
    assert "cards due within 30 days" in shown.out
    assert "`trainer refit --apply` takes them on" in shown.out
    assert weights(data) == ()
    found = json.loads(trainer("refit", "--json", "--data", data).out)
    assert (found["reviews"], found["applied"]) == (550, False)
    assert found["after"]["parameters"] == LONGER
    assert found["better"] is (found["after"]["loss"] < found["before"]["loss"])
    assert "Taken on" in trainer("refit", "--apply", "--data", data).out
    assert weights(data) == tuple(LONGER)
    assert "gone back" in trainer("refit", "--undo", "--data", data).out
    assert weights(data) == ()


def weights(data: Path) -> tuple[float, ...]:
    with Progress.open(data, now=local_now) as progress:
        return progress.policy().parameters


def test_what_is_missing_is_one_line(
    trainer: Callable[..., Any], data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "can_refit", lambda: False)
    found = trainer("refit", "--data", data)
    assert (found.code, found.out) == (2, "")
    assert "pip install" in found.err
    found = trainer("refit", "--json", "--data", tmp_path / "new")
    assert (found.code, found.out) == (2, "")
    assert "0 reviews to learn from, 512 are needed" in found.err
    assert trainer("refit", "--undo", "--data", tmp_path / "new").out == "there is nothing to undo\n"
    assert trainer("refit", "--undo", "--apply", "--data", data).code == 2
