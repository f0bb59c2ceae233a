"""The app: which screens there are, and what happens between the terminal and the first of them."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.app import SystemCommand

from graders.errors import Problem
from trainer.places import Places, local_now
from trainer.tui.host import HouseApp, Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from random import Random

    from textual.screen import Screen

    from trainer.tui.screens.base import HouseScreen
    from trainer.tui.screens.home_menu import Destination

__all__ = ["TrainerApp", "run"]


_PLACES: tuple[tuple[Destination, str, str], ...] = (
    ("review", "Review", "What is due, then new questions"),
    ("tasks", "Coding tasks", "All of them, by topic"),
    ("topics", "Topics", "How each stands; practise one"),
    ("traps", "Traps", "All of them, what is due first"),
)
POLITE_ENDS = ("SIGTERM", "SIGHUP")
"""What a shutdown and a closed terminal send."""
SIGNALLED = 128
"""A shell's exit code for a program that a signal ended, less the signal."""
WARM_AFTER = 0.8
"""Seconds after the counts are in until the code editor is loaded: Home is being read then."""


class TrainerApp(HouseApp):
    """The trainer.

    Args:
        places: the folders of this run.
        now: the local time, with its offset.
        start: makes the first screen; Home where none is given.
        rng: draws the seeds that questions are shown with.
        encoding: what the console can show; found out where it is not given.
    """

    def __init__(
        self,
        places: Places,
        *,
        now: Callable[[], datetime] = local_now,
        start: Callable[[], Screen[None]] | None = None,
        rng: Random | None = None,
        encoding: str | None = None,
    ) -> None:
        super().__init__(places, now=now, rng=rng, encoding=encoding)
        self.problem: Problem | None = None
        self._start = start

    def on_mount(self) -> None:
        """Show the first screen at once; open content and progress behind it."""
        self._heed_signals()
        self.push_screen(self._first_screen(), callback=lambda _: self.exit())
        self.call_after_refresh(self._open_library)

    def _heed_signals(self) -> None:
        """Leave as by ctrl+q where the process is asked to end: draft saved, terminal itself again."""
        loop = asyncio.get_running_loop()
        for name in POLITE_ENDS:
            # Windows has no such handlers, and a thread can't set them: the process then just ends.
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                number = getattr(signal, name)
                loop.add_signal_handler(number, partial(self.exit, return_code=SIGNALLED + number))

    def _first_screen(self) -> Screen[None]:
        if self._start is not None:
            return self._start()
        from trainer.tui.screens.home import HomeScreen  # noqa: PLC0415 - another first screen needs no Home

        return HomeScreen()

    @work(thread=True)
    def _open_library(self) -> None:
        # After the first frame: see the start-up figures in the README.
        from trainer.bank import open_catalogue  # noqa: PLC0415
        from trainer.progress import Progress  # noqa: PLC0415

        try:
            library = Library(
                catalogue=open_catalogue(self.places.content, self.places.cache),
                progress=Progress.open(self.places.data, now=self.now),
            )
        except Problem as problem:
            self.call_from_thread(self._give_up, problem)
        else:
            self.call_from_thread(self._opened, library)

    @work(thread=True)
    def _warm_editor(self) -> None:
        """Load the editor and Python's parser while the learner reads Home: 160 ms not waited for later."""
        from trainer.tui.widgets.editor import warm_parser  # noqa: PLC0415 - never in front of the first frame

        warm_parser()

    def _opened(self, library: Library) -> None:
        self.library = library
        self.set_timer(WARM_AFTER, self._warm_editor)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette also leads home, and to what Home leads to."""
        yield from super().get_system_commands(screen)
        home = self._home
        if home is None or self.library is None:
            return
        if screen is not home:
            yield SystemCommand("Home", "Back to the first page", self._go_home)
        for to, title, words in _PLACES:
            yield SystemCommand(title, words, partial(self._go_to, to))

    @property
    def _home(self) -> HouseScreen[None] | None:
        from trainer.tui.screens.home import HomeScreen  # noqa: PLC0415 - loaded by now, or there is none

        return next((screen for screen in self.screen_stack if isinstance(screen, HomeScreen)), None)

    def _go_home(self) -> None:
        """Close whatever lies over Home; drafts save themselves as they close."""
        home = self._home
        while home is not None and self.screen is not home:
            self.pop_screen()

    def _go_to(self, to: Destination) -> None:
        from trainer.tui.screens.home_routes import open_entry  # noqa: PLC0415 - not before something is opened

        home = self._home
        if home is not None:
            self._go_home()
            open_entry(home, to)

    def on_unmount(self) -> None:
        """Close the log; a day with answers leaves its backup."""
        if self.library is not None:
            self.library.progress.close()

    def _give_up(self, problem: Problem) -> None:
        self.problem = problem
        self.exit(return_code=problem.exit_code)


def run(places: Places, start: Callable[[], Screen[None]] | None = None) -> int:
    """Open the app on the terminal and stay until the learner leaves.

    Args:
        places: the folders of this run.
        start: makes the first screen; Home where none is given.

    Returns:
        The exit code: 0; 1 after a crash, which has then been told on stderr; 128 and more after a signal.

    Raises:
        Problem: content or progress can't be opened.
    """
    app = TrainerApp(places, start=start)
    app.run()
    if app.problem is not None:
        raise app.problem
    if app.crash_words:
        sys.stderr.write(f"{app.crash_words}\n")
    return app.return_code or 0
