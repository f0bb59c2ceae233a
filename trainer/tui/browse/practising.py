"""What can be done with what was found: practise it, flag it, put it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.practice import round_of
from trainer.practice.browsing import TASK
from trainer.tui.browse.hits import HitList
from trainer.tui.screens.base import HouseScreen
from trainer.tui.screens.practising import begin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.practice.browsing import Entry

__all__ = ["Practising"]

MODE = "browse"


class Practising(HouseScreen[None]):
    """A screen with a list of hits whose marked entry can be practised, flagged and suspended."""

    to_practise: Sequence[str] = ()
    """The keys of all cards found that may be asked, in their order."""

    def _begin(self, keys: Sequence[str]) -> None:
        rng = self.house.rng
        begin(
            self,
            lambda library: round_of(
                library.progress, library.catalogue, rng, keys, name="Browse", mode=MODE
            ),
        )

    async def practise_one(self, entry: Entry) -> None:
        """Ask a question, or open a task; what is put away is not asked."""
        state = await self.found_aside(lambda library: library.progress.state(entry.key))
        if state is None:
            return
        if state.hidden(self.house.now()):
            self.say(
                "It is suspended; z in the list takes that back." if state.suspended else "Buried for today."
            )
        elif entry.kind == TASK:
            from trainer.tui.screens.coding import CodingScreen  # noqa: PLC0415 - 90 ms: the editor

            self.hush()
            self.app.push_screen(CodingScreen(entry.key))
        else:
            self._begin([entry.key])

    def action_practise_all(self) -> None:
        """Ask everything that was found, in its order."""
        self._begin(self.to_practise)

    def action_flag(self) -> None:
        """Say that the marked question is wrong, or take that back."""
        entry = self.query_one(HitList).current
        if entry is None:
            return
        flagged = self.turned(entry.key, "flagged")
        if flagged is not None:
            self.say("Flagged as wrong; f takes it back." if flagged else "No longer flagged.")
            self.stands_otherwise()

    def action_suspend(self) -> None:
        """Never ask the marked card, or ask it again."""
        entry = self.query_one(HitList).current
        if entry is None:
            return
        suspended = self.turned(entry.key, "suspended")
        if suspended is not None:
            self.say("Suspended: it is not asked; z takes it back." if suspended else "It is asked again.")
            self.stands_otherwise()

    def stands_otherwise(self) -> None:
        """The marked entry stands otherwise now."""
        raise NotImplementedError
