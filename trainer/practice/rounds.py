"""A round: which card comes next, and what became of those before. No screen, no printing."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from graders.errors import Problem
from trainer.practice.ratings import rating_for
from trainer.progress.due import is_due
from trainer.progress.model import Answer, Rating, is_task

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from random import Random

    from trainer.bank.catalogue import Card
    from trainer.practice.verdict import Verdict
    from trainer.progress.log import Progress

__all__ = ["Again", "Item", "Round", "RoundSummary"]

Again = Literal["", "wrong", "learning", "skipped"]
"""Why a card is asked once more in its round; empty where it is asked for the first time."""
AGAIN_WORDS: dict[Again, str] = {"wrong": "was wrong", "learning": "still new", "skipped": "was skipped"}

# A card comes back in its round this often; after that it is left for the next one.
MOST_RETURNS = 3


@dataclass(frozen=True, slots=True)
class Item:
    """What is to be asked now.

    Attributes:
        card: the question's or task's summary.
        seed: to present it with; stored with the answer.
        position: which it is of those asked for the first time, or of those asked again, from 1.
        total: how many of those the round has; of those asked again, as far as is known.
        coming: how many are still to be asked again, as far as is known, this one left out.
        again: why it is asked once more in this round.
        changed: it asks something else than when it was last answered; a mended wording is no change.
    """

    card: Card
    seed: int
    position: int
    total: int
    coming: int = 0
    again: Again = ""
    changed: bool = False

    @property
    def key(self) -> str:
        """The card's key."""
        return self.card.key

    @property
    def is_task(self) -> bool:
        """Whether it is a coding task, which has its own screen."""
        return is_task(self.card.key)

    @property
    def progress_text(self) -> str:
        """Such as "3 of 12", "3 of 12 + 1 again", "again 1 of 2, was wrong"."""
        if self.again:
            return f"again {self.position} of {self.total}, {AGAIN_WORDS[self.again]}"
        return f"{self.position} of {self.total}" + (f" + {self.coming} again" if self.coming else "")


@dataclass(frozen=True, slots=True)
class RoundSummary:
    """How a round went.

    Attributes:
        right: answers that were right.
        wrong: answers that were not.
        skipped: cards passed over.
        next_due: when the first of this round's cards is due again; None if nothing was answered.
        left: cards not yet reached.
    """

    right: int
    wrong: int
    skipped: int
    next_due: datetime | None
    left: int = 0

    @property
    def answered(self) -> int:
        """Answers given."""
        return self.right + self.wrong


@dataclass(frozen=True, slots=True)
class _Given:
    """An answer of this round, and what it takes to bring its question back."""

    item: Item
    event: str | None
    correct: bool


class Round:
    """Asks cards in turn, each once; but one answered wrongly comes back before the end.

    So does one that is still being learnt and comes due again while the round is going on.

    Args:
        name: what it is called: "Review", "Learn", a topic's title.
        mode: the word that goes into the log.
        cards: what to ask, in order, each once.
        progress: the log that answers go to.
        rng: draws the seeds.
    """

    def __init__(self, name: str, mode: str, cards: Iterable[Card], progress: Progress, rng: Random) -> None:
        self.name = name
        self.mode = mode
        self._progress = progress
        self._rng = rng
        self._waiting: deque[Item] = deque()
        self._wrong: dict[str, Card] = {}
        self._learning: dict[str, Card] = {}
        self._shown: dict[str, int] = {}
        self._given: list[_Given] = []
        self._skipped: dict[str, Item] = {}
        self._passed_over: dict[str, Card] = {}
        self._first_times = 0
        self._repeats = 0
        self.current: Item | None = None
        for card in {card.key: card for card in cards}.values():
            self._waiting.append(Item(card, self._seed(), 0, 0))

    def _seed(self) -> int:
        return self._rng.getrandbits(31)

    def __len__(self) -> int:
        return self.total

    @property
    def total(self) -> int:
        """How many items the round has, as far as is known: a wrong answer adds one, and so does a skip."""
        return self._first_times + self._repeats + self._fresh_left + self._coming

    @property
    def _fresh_left(self) -> int:
        return sum(not item.again for item in self._waiting)

    @property
    def _coming(self) -> int:
        """How many are still to be asked again, as far as is known."""
        put_off = len(self._waiting) - self._fresh_left  # by an undo
        return put_off + len(self._wrong) + len(self._passed_over)

    def recounted(self, item: Item) -> Item:
        """The item with what is known by now of how many there are."""
        total = self._repeats + self._coming if item.again else self._first_times + self._fresh_left
        return replace(item, total=total, coming=self._coming)

    def next(self) -> Item | None:
        """The next item, or None at the end of the round.

        An item neither answered nor skipped is the next one still. Cards buried or suspended meanwhile are
        passed over.

        Raises:
            Problem: the log could not be read; asked again, the round goes on where it stood.
        """
        if self.current is not None:
            return self.current
        item = self._due_again() or self._fresh() or self._wrong_before() or self._skipped_before()
        if item is not None:
            try:
                self._show(item)
            except Problem:
                self._waiting.appendleft(item)
                raise
        return self.current

    def _show(self, item: Item) -> None:
        last = self._progress.state(item.key).content_hash
        changed = last not in ("", item.card.content_hash)
        if item.again:
            self._repeats += 1
        else:
            self._first_times += 1
        position = self._repeats if item.again else self._first_times
        self.current = self.recounted(replace(item, position=position, changed=changed))

    def _take_off(self, item: Item) -> None:
        """Count an item that was shown as one that is still to be."""
        if item.again:
            self._repeats -= 1
        else:
            self._first_times -= 1

    def _fresh(self) -> Item | None:
        while self._waiting:
            hidden = self._progress.state(self._waiting[0].key).hidden(self._progress.now())
            item = self._waiting.popleft()
            if not hidden:
                return item
        return None

    def _due_again(self) -> Item | None:
        """A card of this round that is due once more."""
        now = self._progress.now()
        for key, card in {**self._wrong, **self._learning}.items():
            if is_due(self._progress.state(key), now):
                return self._return(card, "wrong" if key in self._wrong else "learning")
        return None

    def _wrong_before(self) -> Item | None:
        """At the end, a card answered wrongly, though its minute may not have passed."""
        now = self._progress.now()
        for key, card in list(self._wrong.items()):
            if not self._progress.state(key).hidden(now):
                return self._return(card, "wrong")
            del self._wrong[key]
        return None

    def _skipped_before(self) -> Item | None:
        """At the very end, what was passed over, once more."""
        now = self._progress.now()
        for key, card in list(self._passed_over.items()):
            hidden = self._progress.state(key).hidden(now)
            del self._passed_over[key]
            if not hidden:
                return Item(card, self._seed(), 0, 0, again="skipped")
        return None

    def _return(self, card: Card, why: Again) -> Item:
        self._forget(card.key)
        return Item(card, self._seed(), 0, 0, again=why)

    def _forget(self, key: str) -> None:
        self._wrong.pop(key, None)
        self._learning.pop(key, None)

    def done(
        self,
        verdict: Verdict,
        seconds: float,
        *,
        rating: Rating | None = None,
        confidence: int | None = None,
    ) -> str:
        """Write the answer to the current question to the log and go on; it is on disk when this returns.

        Args:
            verdict: from `judge`.
            seconds: from the question being shown to its being answered.
            rating: the learner's own; else it follows from the verdict.
            confidence: how sure they were before the reveal, in per cent.

        Returns:
            The event's id.

        Raises:
            Problem: it could not be saved; the question stays the current one.
        """
        item = self._asked()
        kind = str(getattr(item.card, "kind", ""))
        event = self._progress.record_answer(
            Answer(
                card=item.key,
                content_hash=item.card.content_hash,
                rating=rating or rating_for(verdict, seconds, kind),
                correct=verdict.correct,
                response=verdict.response,
                seconds=seconds,
                seed=item.seed,
                mode=self.mode,
                confidence=confidence,
            )
        )
        self._go_on(_Given(item, event, verdict.correct))
        return event

    def done_task(self, *, passed: bool, event: str | None = None) -> None:
        """Go on from a task, whose screen has recorded its attempts itself.

        Args:
            passed: whether it was passed.
            event: of the deciding attempt, so that undo can take it back.
        """
        self._go_on(_Given(self._asked(), event, passed))

    def _go_on(self, given: _Given) -> None:
        key = given.item.key
        self._given.append(given)
        self._shown[key] = self._shown.get(key, 0) + 1
        self.current = None
        self._skipped.pop(key, None)
        learning = self._progress.state(key).status in ("learning", "relearning")
        if learning and self._shown[key] <= MOST_RETURNS:
            coming_back = self._learning if given.correct else self._wrong
            coming_back[key] = given.item.card

    def skip(self) -> bool:
        """Pass over the current item: not an answer, nothing is written.

        Returns:
            Whether it comes back at the end of the round; skipped a second time it does not.
        """
        item = self._asked()
        comes_back = item.key not in self._skipped
        self.drop()
        if comes_back:
            self._passed_over[item.key] = item.card
        return comes_back

    def drop(self) -> None:
        """Pass over the current item for this round."""
        item = self._asked()
        self._skipped[item.key] = item
        self.current = None

    def bury(self) -> None:
        """Don't ask the current card again today, and go on."""
        self._progress.bury(self._asked().key)
        self.current = None

    def suspend(self) -> None:
        """Never ask the current card again, and go on."""
        self._progress.suspend(self._asked().key)
        self.current = None

    def undo(self) -> Item | None:
        """Take back the round's last answer and ask that question again, shown as it was.

        Returns:
            The item, now the current one; None if nothing of this round is left to take back.

        Raises:
            Problem: it could not be saved; the round stays as it was.
        """
        if not self._given:
            return None
        given = self._given[-1]
        if given.event is not None:
            self._progress.undo(given.event)
        self._given.pop()
        key = given.item.key
        if self.current is not None:
            self._take_off(self.current)
            if self.current.key != key:  # else it came back for the answer that is taken back
                self._waiting.appendleft(self.current)
        self._shown[key] -= 1
        self._forget(key)
        self._take_off(given.item)
        self._show(given.item)
        return self.current

    def _asked(self) -> Item:
        if self.current is None:
            raise ValueError("no question is being asked: call next() first")
        return self.current

    @property
    def answered(self) -> int:
        """Answers given so far."""
        return len(self._given)

    def summary(self) -> RoundSummary:
        """How the round has gone so far."""
        states = [self._progress.state(key) for key in {given.item.key for given in self._given}]
        dues = [state.due for state in states if state.due is not None and not state.suspended]
        right = sum(given.correct for given in self._given)
        return RoundSummary(
            right=right,
            wrong=len(self._given) - right,
            skipped=len(self._skipped),
            next_due=min(dues, default=None),
            left=len(self._waiting) + len(self._wrong) + len(self._passed_over) + (self.current is not None),
        )
