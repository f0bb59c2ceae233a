"""What every screen may ask of the app it runs in: places, clock, signs, and the opened library."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal

from textual import events
from textual._context import active_message_pump
from textual.app import ScreenStackError, SystemCommand
from textual.binding import Binding
from textual.css.query import NoMatches
from textual.dom import DOMNode, NoScreen
from textual.filter import Monochrome
from textual.reactive import var
from textual.widget import MountError
from textual.worker import WorkerFailed, active_worker

from graders.errors import Problem
from trainer.places import Places, local_now
from trainer.settings import Settings, SettingsFile
from trainer.tui.clipboard import copy_text
from trainer.tui.colourless import Colourless
from trainer.tui.crash import crash_message, write_crash_log
from trainer.tui.glyphs import ASCII, AsciiFilter, console_encoding, glyphs_for
from trainer.tui.keys import KeysInTurn
from trainer.tui.texts import use_console
from trainer.tui.themes import DARK, LIGHT, preferred_theme

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from textual.binding import BindingType
    from textual.command import Provider
    from textual.filter import LineFilter
    from textual.screen import Screen

    from trainer.bank import Catalogue
    from trainer.progress import Progress

__all__ = ["Aside", "HouseApp", "Library"]

Aside = Literal["opening", "filling", "counting", "fitting"]
"""What a screen does in a thread: keys wait for what they opened, and esc calls it off; they wait until what
they are for is there; they wait for nothing where what stands there is only brought up to date, nor for what
takes minutes and is called off by a key of its own."""

GONE: Final = (NoMatches, NoScreen, MountError, ScreenStackError)
"""What is raised where a widget, or the screen itself, is looked for after it went."""


@dataclass(frozen=True, slots=True)
class Library:
    """What is opened after the first frame: the content, and the learner's log."""

    catalogue: Catalogue
    progress: Progress


def _palette() -> type[Provider]:
    # The palette's widgets are wanted when it is first opened, not in front of the first frame.
    from trainer.tui.palette import HousePalette  # noqa: PLC0415

    return HousePalette


class HouseApp(KeysInTurn):
    """The app as its screens know it; `TrainerApp` adds which screens there are.

    Args:
        places: the folders of this run.
        now: the local time, with its offset.
        rng: draws the seeds that questions are shown with.
        encoding: what the console can show; found out where it is not given.
    """

    TITLE = "trainer"
    COMMANDS = {_palette}  # noqa: RUF012 - as Textual declares it
    # The palette as the other screens are: no boxes, no icon; nothing of the screen beneath shows, which
    # would read as more commands where there is no colour.
    CSS = """
    CommandPalette { background: $background; }
    CommandPalette > Vertical { margin-top: 2; max-width: 80; }
    CommandPalette #--input { border: none; padding: 0 1; height: 3; }
    CommandPalette #--input SearchIcon { display: none; }
    CommandPalette #--results CommandList { border: none; padding: 0; }
    CommandPalette CommandList > .option-list--option { padding: 0 2; }
    CommandPalette CommandList > .option-list--option-highlighted { background: $panel; }
    """
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
        console = encoding or console_encoding(getattr(sys.__stderr__, "encoding", None), os.environ)
        self.glyphs = glyphs_for(console)
        use_console(console if self.glyphs is ASCII else None)
        self._console_filter = AsciiFilter(console) if self.glyphs is ASCII else None
        self._colourless = Colourless(lambda: self.theme_variables)
        self._theme_chosen = ""
        self.settings_file = SettingsFile(places.data)
        super().__init__()
        self.places = places
        self.now = now
        self.rng = rng or Random()  # noqa: S311 - orders to show, not secrets
        self.animation_level = "none"
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self._use_theme(self.settings.theme)

    # What is set

    @property
    def settings(self) -> Settings:
        """What is set on this machine."""
        return self.settings_file.settings

    def change_setting(self, name: str, value: str | float | bool) -> str:
        """Set one of the attributes of `Settings`, for now and for the next starts.

        Returns:
            What to tell the learner: that it could not be kept, or what became of a damaged file; else empty.
        """
        told, before = "", self.settings
        try:
            if aside := self.settings_file.change(name, value):
                told = f"The settings could not be read and began anew; the old file is {aside}"
        except Problem as problem:
            self.settings_file.hold(name, value)
            told = f"Not kept: {problem}"
        # A hand may have changed more of the file meanwhile: all it says holds from now on.
        if self.settings.theme != before.theme:
            self._use_theme(self.settings.theme)
        if self.settings.mouse != before.mouse:
            self._use_mouse(on=self.settings.mouse)
        return told

    def read_settings(self) -> str:
        """Take in what the file of settings says now; what is wrong with it, if anything."""
        self.settings_file.read()
        self._use_theme(self.settings.theme)
        self._use_mouse(on=self.settings.mouse)
        return next(iter(self.settings_file.notices), "")

    def _use_theme(self, chosen: str) -> None:
        known = chosen in self.available_themes
        self._theme_chosen = chosen if known else preferred_theme(os.environ)
        self.theme = self._theme_chosen

    def _use_mouse(self, *, on: bool) -> None:
        """Take the mouse, or leave it to the terminal. Where a driver can't, what it sends is not heeded."""
        driver = self._driver
        name = "_enable_mouse_support" if on else "_disable_mouse_support"
        switch = getattr(driver, name, None)
        if driver is not None and switch is not None:
            driver._mouse = True  # noqa: SLF001 - the driver has no public switch; without this it does nothing
            switch()
            driver._mouse = on  # noqa: SLF001 - what a driver that comes back from the background goes by

    @property
    def vim_keys(self) -> bool:
        """As it is set."""
        return self.settings.vim_keys

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment, in which the editor that is set stands before the one it names."""
        editor = self.settings.editor
        return {**os.environ, "VISUAL": editor} if editor else os.environ

    async def on_event(self, event: events.Event) -> None:
        """Heed no mouse where it is switched off."""
        if self.settings.mouse or not isinstance(event, events.MouseEvent):
            await super().on_event(event)

    def in_hand(self, *kinds: Aside) -> set[asyncio.Task[Any]]:
        """What the screen on top does in threads."""
        here = self.screen if self.screen_stack else None
        found = [worker for worker in self.workers if worker.group in kinds and worker.node is here]
        # Who waits for a worker by its own `wait`, and is cancelled, cancels it.
        tasks = (worker._task for worker in found if not worker.is_finished)  # noqa: SLF001
        return {task for task in tasks if task is not None}

    @property
    def under_way(self) -> set[asyncio.Task[Any]]:
        """What the next key waits for."""
        return self.in_hand("opening", "filling")

    def call_off(self) -> bool:
        """Open nothing any more; whether anything was about to be."""
        opening = self.in_hand("opening")
        for task in opening:
            task.cancel()
        return bool(opening)

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
        """Textual's filters, but no greys for colours; and one for a console that lacks our signs."""
        filters = list(super().get_line_filters())
        if self.no_color:
            filters = [found for found in filters if not isinstance(found, Monochrome)] + [self._colourless]
        return filters if self._console_filter is None else [*filters, self._console_filter]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: what the screen offers, where one can go, then what is always there."""
        offered = getattr(screen, "palette_commands", None)
        if offered is not None:
            yield from offered()
        yield from self.ways(screen)
        yield SystemCommand(
            "Keys", "Show the keys of this screen", lambda: self.call_later(screen.run_action, "keys")
        )
        yield SystemCommand("Theme", "Dark, light and others", self.action_change_theme)
        yield SystemCommand("Quit", "Leave; everything answered is kept", self.action_quit)

    def action_command_palette(self) -> None:
        """Open the palette, once."""
        from trainer.tui.palette import Palette  # noqa: PLC0415 - as above

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def ways(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002 - for those who have some
        """What the palette leads to beside what the screen does itself."""
        return ()

    def _watch_theme(self, theme_name: str) -> None:
        super()._watch_theme(theme_name)
        if self._theme_chosen and theme_name != self._theme_chosen:
            self.change_setting("theme", theme_name)

    def _handle_exception(self, error: Exception) -> None:
        """Say why where something behind a screen could not be done; all else unforeseen ends the app."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, Problem) and cause is not error:
            # What waited for it keeps what it showed; a screen that is gone has no place to say it.
            if (say := getattr(self.screen, "say", None)) is not None and self.screen.is_attached:
                say(str(cause))
        elif not (isinstance(cause, GONE) and self._is_left):
            super()._handle_exception(error)

    @property
    def _is_left(self) -> bool:
        """Whether what runs now belongs to a screen that is being left, or the app ends.

        Textual closes a screen while its messages and workers still run: a screen left in the moment it
        opens gets no widgets and is told all the same that it has been mounted. So is one that is pushed
        while the app ends: an app that no longer runs starts no widgets.
        """
        if self._exit or self._closing or not self._running:
            return True
        worker, pump = active_worker.get(None), active_message_pump.get(None)
        node = pump if worker is None else worker.node
        return isinstance(node, DOMNode) and any(
            each._pruning or each._closing or each._closed  # noqa: SLF001 - as `FrameScreen.is_there`
            for each in node.ancestors_with_self
        )

    def _fatal_error(self) -> None:
        """Tell a crash in words, with the log's place, instead of a page of traceback."""
        # The first is the cause; what follows from it would only hide it.
        if not self.crash_words:
            error = sys.exception() or self._exception or RuntimeError("unknown")
            log = write_crash_log(error, self.logs, self.now())
            self.crash_words = crash_message(error, log, self.logs)
        self._close_messages_no_wait()
