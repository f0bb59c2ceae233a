"""What can be done beside answering a question: notes, copying, flagging, putting it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import SystemCommand

from trainer.tui.screens.round import RoundScreen
from trainer.tui.verdicts import answer_text
from trainer.tui.widgets.keyrow import KeyHint

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["BesideScreen"]


class BesideScreen(RoundScreen):
    """A round with notes beside or over the question, and the keys that need no answer."""

    def action_notes(self) -> None:
        """Open or close the topic's notes."""
        if self.has_class("-notes"):
            self._close_notes()
        else:
            self.aside("filling", self._open_notes)

    async def _open_notes(self) -> None:
        if not self.query("#notes") and not await self._mount_notes():
            return
        self.add_class("-notes")
        if self.columns != "wide":
            self.query_one("#notes").focus()
        self.refresh_bindings()

    async def _mount_notes(self) -> bool:
        from trainer.tui.widgets.notes import NotesPane  # noqa: PLC0415 - only when first opened

        if self._item is None:
            return False
        card = self._item.card
        track = card.key.partition("/")[0]
        text = await self.found_aside(lambda library: library.catalogue.notes(track, card.topic))
        if text is None:
            return False
        if not text.strip():
            self.say("This topic has no notes.")
            return False
        await self.query_one("#stage").mount(NotesPane(text))
        return True

    @property
    def covered(self) -> bool:
        """The notes lie over the question: what can't be seen can't be answered."""
        return self.has_class("-notes") and self.columns != "wide"

    def key_hints(self) -> list[KeyHint]:
        """While the notes lie over the question, what moves them and what puts them away."""
        if not self.covered:
            return super().key_hints()
        return [
            KeyHint("enter", "enter", "back", kept=True),
            KeyHint("down", self.glyphs.up_down, "scroll"),
            KeyHint("space", "space", "page"),
            KeyHint("escape", "esc", "close notes", kept=True),
            KeyHint("question_mark", "?", "help", kept=True),
        ]

    def _close_notes(self) -> None:
        self.remove_class("-notes")
        self.set_focus(None)
        if self._stage == "asking" and (panel := self._panel) is not None:
            panel.start()
        self.refresh_bindings()

    def text_to_copy(self) -> str:
        """Question and answer."""
        return "" if self._view is None else answer_text(self._view.shown, self._verdict)

    def palette_commands(self) -> Iterable[SystemCommand]:
        """Beside what has a key, cards can be put away."""
        yield from super().palette_commands()
        if self._stage == "asking" and self._question is not None:
            yield SystemCommand("Bury this question", "Not again today", self._bury)
            yield SystemCommand("Never ask this question again", "Suspend it", self._suspend)

    def _bury(self) -> None:
        if self.kept(self._round.bury):
            self.go_on()

    def _suspend(self) -> None:
        if self.kept(self._round.suspend):
            self.go_on()

    def action_flag(self) -> None:
        """Say that this question is wrong, or take that back."""
        if self._item is not None:
            self.turn_flag(self._item.key)
