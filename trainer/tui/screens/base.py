"""What the screens of the house have in common beside their frame: the library, the log, the keys' page."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar

from textual.binding import Binding

from graders.errors import Problem
from trainer.tui.keys import VIM_KEYS
from trainer.tui.screens.frame import FrameScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual.binding import BindingType
    from textual.worker import Worker

    from trainer.tui.host import Aside, Library

__all__ = ["DIGITS", "HouseScreen", "digit_bindings"]

ResultT = TypeVar("ResultT")
FoundT = TypeVar("FoundT")

DIGITS = "123456789"


def digit_bindings(action: str, label: str) -> list[BindingType]:
    """Bindings for 1 to 9 that call `action(n)`; the row shows them once, as the screen words them."""
    return [Binding(digit, f"{action}({digit})", label, show=digit == "1") for digit in DIGITS]


class HouseScreen(FrameScreen[ResultT]):
    """A screen that works with content and progress, and has a page of its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "keys", "help", tooltip="Show the keys of this screen"),
        # Where a question mark is text: in the editor, in a field.
        Binding("f1", "keys", "help", show=False, tooltip="Show the keys of this screen"),
    ]

    ABOUT: ClassVar[str] = ""
    """What the screen is for, one to three sentences; the help page opens with it."""

    @property
    def library(self) -> Library:
        """Content and progress; only for screens that are opened once the library is."""
        library = self.house.library
        assert library is not None  # noqa: S101 - a mistake of ours, not of the learner's
        return library

    def action_keys(self) -> None:
        """Show the keys of this screen."""
        from trainer.tui.screens.help import HelpScreen, help_entries  # noqa: PLC0415 - fields, 60 ms

        twins = {key: letter for letter, key in VIM_KEYS.items()} if self.house.vim_keys else {}
        entries = help_entries(self.worded, self.active_bindings.values(), twins=twins)
        self.app.push_screen(HelpScreen(self.ABOUT, entries))

    def aside(self, kind: Aside, work: Callable[..., Coroutine[Any, Any, None]], *args: object) -> None:
        """Do something that waits for a thread, while the screen goes on answering.

        Args:
            kind: what keys do meanwhile; a second one of the same kind takes the place of the first.
            work: what to do; it runs beside the screen's messages, and ends where the screen is left.
            args: what it takes.
        """

        async def begun() -> None:  # one that is called off before it begins makes no coroutine
            await work(*args)

        _: Worker[None] = self.run_worker(begun, group=kind, exclusive=True)

    async def found_aside(self, find: Callable[[Library], FoundT]) -> FoundT | None:
        """Look something up in a thread.

        Args:
            find: looks it up in content and log; touches no widget.

        Returns:
            What it found. None where there is nothing to show: a `Problem` came, which is said, or this
            screen was left meanwhile.
        """
        try:
            found = await asyncio.to_thread(find, self.library)
        except Problem as problem:
            self.say(str(problem))
            return None
        return found if self.is_there else None

    def kept(self, change: Callable[[], object]) -> bool:
        """Change the log; where that can't be saved, say why. Whether it is saved."""
        try:
            change()
        except Problem as problem:
            self.say(f"Not saved: {problem}")
            return False
        return True

    def turned(self, card: str, mark: Literal["flagged", "suspended"]) -> bool | None:
        """Flag or suspend a card, or take that back.

        Returns:
            Whether it is so now; None where that can't be read or saved, which is said.
        """
        progress = self.library.progress
        changes = {
            "flagged": (progress.unflag, progress.flag),
            "suspended": (progress.unsuspend, progress.suspend),
        }
        turns_on = False

        def turn() -> None:
            nonlocal turns_on
            turns_on = not getattr(progress.state(card), mark)
            changes[mark][turns_on](card)

        return turns_on if self.kept(turn) else None
