"""A made-up learner's log of some months, day by day: what is due is reviewed, then something new is met.

The learner forgets as FSRS foretells, or more or less readily; learns less on weekends, and not at all in a
week of holidays. The same seed gives the same log.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from trainer.days import local_time, to_micros, utc_offset
from trainer.progress.model import Event, Policy, Rating, is_task
from trainer.progress.schedule import Memory, recall_chance, reviewed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

MISTAKES = ("mean-instead-of-sum", "plus-instead-of-minus", "one-step-too-few", "returns-history-list")
HOLIDAYS = range(40, 47)


@dataclass
class Learner:
    """Somebody who practises a few times a week.

    Args:
        keys: the cards, in the order they are met.
        seed: of everything drawn.
        strength: above 1 more is kept in mind than FSRS foretells, below 1 less.
        new_a_day: cards met on a day.
    """

    keys: Sequence[str]
    seed: int = 7
    strength: float = 1.0
    new_a_day: int = 5
    memories: dict[str, Memory] = field(default_factory=dict)
    number: int = 0

    def __post_init__(self) -> None:
        self.rng = Random(self.seed)

    def events(self, until: datetime, days: int) -> Iterator[Event]:
        """The log of so many days, the last of them that of `until`."""
        for back in reversed(range(days)):
            today = until - timedelta(days=back)
            off = days - back in HOLIDAYS or self.rng.random() < (0.6 if today.weekday() > 4 else 0.12)
            if back and off:
                continue
            moment = today.replace(hour=7, minute=30)
            yield from self._day(moment)

    def _day(self, moment: datetime) -> Iterator[Event]:
        policy = Policy()
        due = sorted(
            (memory.due, key)
            for key, memory in self.memories.items()
            if memory.due is not None and memory.due <= moment + timedelta(hours=16)
        )
        unmet = [key for key in self.keys if key not in self.memories]
        for key in [*(key for _, key in due[:60]), *unmet[: self.new_a_day]]:
            for _ in range(6):
                moment += timedelta(seconds=self.rng.uniform(15, 70))
                event, good = self._answer(key, moment, policy)
                yield event
                if good:
                    break

    def _answer(self, key: str, moment: datetime, policy: Policy) -> tuple[Event, bool]:
        memory = self.memories.get(key, Memory())
        chance = recall_chance(memory.stability, memory.last, moment, policy) if memory.stability else 0.6
        right = self.rng.random() < 1 - (1 - chance) / self.strength
        rating = (
            Rating.AGAIN if not right else self.rng.choice([Rating.HARD, *[Rating.GOOD] * 5, Rating.EASY])
        )
        self.memories[key] = reviewed(memory, rating, moment, policy, task=is_task(key))
        self.number += 1
        payload: dict[str, object] = {
            "content_hash": "h",
            "seconds": round(self.rng.lognormvariate(3, 0.6), 1),
        }
        if is_task(key):
            mistakes = [] if right else [self.rng.choice(MISTAKES)]
            payload |= {"status": "passed" if right else "failed", "passed": 30 if right else 3, "total": 30}
            payload |= {"mistakes": mistakes, "trigger": "key", "hints": 0}
        else:
            sure = None
            if self.rng.random() < 0.15:
                sure = self.rng.choice([70, 95, 95] if right else [40, 70, 95])
            payload |= {"rating": int(rating), "correct": right, "response": 0, "seed": 1, "mode": "review"}
            payload["confidence"] = sure
        kind = "submission" if is_task(key) else "answer"
        at, offset = to_micros(moment), utc_offset(moment)
        assert local_time(at, offset) == moment
        return Event(f"{self.number:032x}", at, offset, kind, key, payload), right
