"""The app: which screens there are, and what happens between the terminal and the first of them."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, work
from textual.app import SystemCommand

from graders.errors import Problem
from trainer.places import Places, local_now
from trainer.tui.destinations import PLACES
from trainer.tui.host import HouseApp, Library
from trainer.tui.stylesheet import ParsedOnce
from trainer.tui.tidying import Tidying

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from random import Random
    from typing import Any

    from textual.await_complete import AwaitComplete
    from textual.screen import Screen

    from trainer.tui.destinations import Destination
    from trainer.tui.screens.base import HouseScreen

__all__ = ["TrainerApp", "run"]


POLITE_ENDS = ("SIGTERM", "SIGHUP")
"""What a shutdown and a closed terminal send."""
SIGNALLED = 128
"""A shell's exit code for a program that a signal ended, less the signal."""
WARM_AFTER = 0.8
"""Seconds after the counts are in until the next screens are loaded: Home is being read then."""
SOON_WANTED = (
    "textual.scrollbar",
    "trainer.tui.palette",
    "trainer.tui.screens.coding",
    "trainer.tui.screens.help",
    "trainer.tui.screens.home_routes",
    "trainer.tui.screens.question",
    "trainer.tui.ways",
    "trainer.tui.widgets.notes",
)
"""What the next key may ask for, beside the screens of the menu."""


class TrainerApp(HouseApp):
    """The trainer.

    Args:
        places: the folders of this run.
        now: the local time, with its offset.
        start: makes the first screen; Home where none is given.
        rng: draws the seeds that questions are shown with.
        encoding: what the console can show; found out where it is not given.
        own_process: the process is there for this app alone, so that its garbage collector may be set for it.
    """

    def __init__(
        self,
        places: Places,
        *,
        now: Callable[[], datetime] = local_now,
        start: Callable[[], Screen[None]] | None = None,
        rng: Random | None = None,
        encoding: str | None = None,
        own_process: bool = False,
    ) -> None:
        super().__init__(places, now=now, rng=rng, encoding=encoding)
        self.stylesheet = self._styles = ParsedOnce(variables=self.get_css_variables())
        self._tidying = Tidying(lambda: self.screen is self._home) if own_process else None
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

    @work
    async def _warm_screens(self) -> None:
        """Get ready what the next screens want while the learner reads Home: 500 ms not waited for later."""
        await asyncio.to_thread(_load_soon_wanted)
        await self._styles.parse_ahead(_style_files())
        self._keep()

    def _keep(self) -> None:
        if self._tidying is not None:
            self._tidying.keep()

    def _opened(self, library: Library) -> None:
        self.library = library
        self._keep()
        self.set_timer(WARM_AFTER, self._warm_screens)

    def pop_screen(self) -> AwaitComplete:
        """Close the screen on top, and clear away in a quiet moment what it leaves."""
        closed = super().pop_screen()
        if self._tidying is not None:
            self._tidying.busy()
        return closed

    async def on_event(self, event: events.Event) -> None:
        """Note what makes a moment busy."""
        if self._tidying is not None and isinstance(event, events.Key):
            self._tidying.busy()
        await super().on_event(event)

    def _watch_theme(self, theme_name: str) -> None:
        if self.library is not None:  # at the start only what the first frame needs is parsed
            self.call_next(self._parse_for_theme)
        super()._watch_theme(theme_name)

    async def _parse_for_theme(self) -> None:
        await self._styles.parse_for(self.get_css_variables())

    def ways(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette leads home and to what Home leads to, to each setting, task and topic."""
        # With the palette's own import: not in front of the first frame.
        from trainer.tui.ways import setting_commands, topic_and_task_commands  # noqa: PLC0415

        home = self._home
        if home is None or self.library is None:
            return
        if screen is not home:
            yield SystemCommand("Home", "Back to the first page", self._go_home)
        for place in PLACES:
            yield SystemCommand(place.title, place.about, partial(self.go_to, place.to))
        yield from setting_commands(self)
        yield from topic_and_task_commands(self.library.catalogue, home, self._go_home)

    @property
    def _home(self) -> HouseScreen[None] | None:
        from trainer.tui.screens.home import HomeScreen  # noqa: PLC0415 - loaded by now, or there is none

        return next((screen for screen in self.screen_stack if isinstance(screen, HomeScreen)), None)

    def _go_home(self) -> None:
        """Close whatever lies over Home; drafts save themselves as they close."""
        home = self._home
        while home is not None and self.screen is not home:
            self.pop_screen()

    def go_to(self, to: Destination) -> None:
        """Close what lies over Home, and open a place."""
        from trainer.tui.screens.home_routes import open_entry  # noqa: PLC0415 - not before something is opened

        home = self._home
        if home is not None:
            self._go_home()
            open_entry(home, to)

    def on_unmount(self) -> None:
        """Close the log; a day with answers leaves its backup."""
        if self._tidying is not None:
            self._tidying.end()
        if self.library is not None:
            self.library.progress.close()

    def _give_up(self, problem: Problem) -> None:
        self.problem = problem
        self.exit(return_code=problem.exit_code)


def _load_soon_wanted() -> None:
    # Never in front of the first frame.
    from trainer.progress import schedule  # noqa: PLC0415
    from trainer.tui.widgets.editor_language import warm_parser  # noqa: PLC0415

    warm_parser()
    schedule.warm()
    for module in (*SOON_WANTED, *(found.screen[0] for found in PLACES if found.screen is not None)):
        import_module(module)


def _style_files() -> list[Path]:
    """The files of styles of every screen that is loaded."""
    from trainer.tui.screens.base import HouseScreen  # noqa: PLC0415 - loaded by now

    found: list[Path] = []
    left: list[type[Screen[Any]]] = [HouseScreen]
    while left:
        screen = left.pop()
        left += screen.__subclasses__()
        if isinstance(name := vars(screen).get("CSS_PATH"), str):
            found.append(Path(sys.modules[screen.__module__].__file__ or "").parent / name)
    return found


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
    app = TrainerApp(places, start=start, own_process=True)
    app.run(mouse=app.settings.mouse)
    if app.problem is not None:
        raise app.problem
    if app.crash_words:
        sys.stderr.write(f"{app.crash_words}\n")
    return app.return_code or 0
