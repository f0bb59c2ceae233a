"""What every screen may ask of the app it runs in: places, clock, signs, and the opened library."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding
from textual.reactive import var

from trainer.places import Places, local_now
from trainer.tui.clipboard import copy_text
from trainer.tui.crash import crash_message, write_crash_log
from trainer.tui.glyphs import ASCII, AsciiFilter, glyphs_for
from trainer.tui.keys import KeysInTurn
from trainer.tui.texts import use_console
from trainer.tui.themes import DARK, LIGHT, preferred_theme, remember_theme, remembered_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from textual.binding import BindingType
    from textual.filter import LineFilter
    from textual.screen import Screen

    from trainer.bank import Catalogue
    from trainer.progress import Progress

__all__ = ["HouseApp", "Library"]


@dataclass(frozen=True, slots=True)
class Library:
    """What is opened after the first frame: the content, and the learner's log."""

    catalogue: Catalogue
    progress: Progress


class HouseApp(KeysInTurn):
    """The app as its screens know it; `TrainerApp` adds which screens there are.

    Args:
        places: the folders of this run.
        now: the local time, with its offset.
        rng: draws the seeds that questions are shown with.
        encoding: what the console can show; found out where it is not given.
    """

    TITLE = "trainer"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+q", "quit", "quit", show=False, tooltip="Leave; everything answered is kept", priority=True
        ),
        Binding(
            "ctrl+p",
            "command_palette",
            "commands",
            show=False,
            tooltip="Find a command by its name",
            priority=True,
        ),
    ]

    crash_words: str = ""
    """What to tell after a crash, once the terminal is itself again."""

    library: var[Library | None] = var(None)
    """None until content and progress are open; screens watch it."""

    def __init__(
        self,
        places: Places,
        *,
        now: Callable[[], datetime] = local_now,
        rng: Random | None = None,
        encoding: str | None = None,
    ) -> None:
        console = encoding or getattr(sys.__stderr__, "encoding", None) or "utf-8"
        self.glyphs = glyphs_for(console)
        use_console(console if self.glyphs is ASCII else None)
        self._console_filter = AsciiFilter(console) if self.glyphs is ASCII else None
        self._theme_kept = ""
        super().__init__()
        self.places = places
        self.now = now
        self.rng = rng or Random()  # noqa: S311 - orders to show, not secrets
        self.animation_level = "none"
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        remembered = remembered_theme(places.data)
        self._theme_kept = remembered if remembered in self.available_themes else preferred_theme(os.environ)
        self.theme = self._theme_kept

    @property
    def accent(self) -> str:
        """The style of the one accent; without colour it is bold and underlined instead."""
        return "bold underline" if self.no_color else "bold $primary"

    @property
    def logs(self) -> Path:
        """Where crash logs are written."""
        return self.places.data / "logs"

    def copy_text(self, text: str) -> str:
        """Copy a text out of the terminal; returns the sentence that says where it went."""
        return copy_text(self, text, self.places.data)

    def get_line_filters(self) -> list[LineFilter]:
        """The filters of Textual, and for a console without our signs the one that spells them out."""
        filters = list(super().get_line_filters())
        return filters if self._console_filter is None else [*filters, self._console_filter]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: what the screen offers, then what is always there."""
        offered = getattr(screen, "palette_commands", None)
        if offered is not None:
            yield from offered()
        yield SystemCommand(
            "Keys", "Show the keys of this screen", lambda: self.call_later(screen.run_action, "keys")
        )
        yield SystemCommand("Theme", "Dark, light and others", self.action_change_theme)
        yield SystemCommand("Quit", "Leave; everything answered is kept", self.action_quit)

    def _watch_theme(self, theme_name: str) -> None:
        super()._watch_theme(theme_name)
        if self._theme_kept and theme_name != self._theme_kept:
            self._theme_kept = theme_name
            remember_theme(self.places.data, theme_name)

    def _fatal_error(self) -> None:
        """Tell a crash in words, with the log's place, instead of a page of traceback."""
        # The first is the cause; what follows from it would only hide it.
        if not self.crash_words:
            error = sys.exception() or self._exception or RuntimeError("unknown")
            log = write_crash_log(error, self.logs, self.now())
            self.crash_words = crash_message(error, log, self.logs)
        self._close_messages_no_wait()
