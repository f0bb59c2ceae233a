"""The app on one file of an author: its own width if wanted, and a learner's data that is thrown away."""

from __future__ import annotations

import shutil
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from textual import events, work
from textual.geometry import Size

from trainer.authoring.preview import Preview
from trainer.bank import open_catalogue
from trainer.places import local_now
from trainer.settings import SettingsFile
from trainer.tui.app import TrainerApp
from trainer.tui.host import Library
from trainer.tui.preview.screen import PreviewScreen
from trainer.tui.screens.coding import CodingScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from trainer.bank import Catalogue
    from trainer.places import Places

__all__ = ["PreviewApp", "run"]

SOON = 0.1
"""Seconds until a coding screen that was not open yet is looked at again."""


class PreviewApp(TrainerApp):
    """The app, opened on an author's file.

    Args:
        preview: the file.
        places: folders to work with; `data` is written to.
        widest: columns to use at most, as if the terminal were no wider.
        now: the local time, with its offset.
    """

    def __init__(
        self,
        preview: Preview,
        places: Places,
        *,
        widest: int | None = None,
        now: Callable[[], datetime] = local_now,
    ) -> None:
        content = (preview.track,) if preview.track is not None else ()
        super().__init__(replace(places, content=content), now=now, start=self._screen)
        self._preview = preview
        self._widest = widest
        self._tried = ""

    def _screen(self) -> PreviewScreen:
        return PreviewScreen(self._preview, self._was_read, self._try_task)

    async def on_event(self, event: events.Event) -> None:
        """Take the terminal for no wider than it may be, whoever tells of its size."""
        if isinstance(event, events.Resize) and self._widest is not None and event.size.width > self._widest:
            size = Size(self._widest, event.size.height)
            event = events.Resize(size, size)
        await super().on_event(event)

    def _was_read(self) -> None:
        """A task that is open on the coding screen is opened again as it now is; its draft is kept."""
        screen = self.screen
        if not isinstance(screen, CodingScreen) or not self._tried:
            return
        if not screen.is_mounted or screen.editor.disabled:  # it is still being opened
            self.set_timer(SOON, self._was_read)
            return
        self.pop_screen()
        self._try_task(self._tried)

    def _try_task(self, task: str) -> None:
        """Open the coding screen on a task as it now is."""
        self._read_catalogue(task)

    @work(thread=True, exclusive=True)
    def _read_catalogue(self, task: str) -> None:
        catalogue = open_catalogue(self.places.content, self.places.cache)
        self.call_from_thread(self._open_task, catalogue, task)

    def _open_task(self, catalogue: Catalogue, task: str) -> None:
        if self.library is None:
            return  # still being opened: the key can be pressed again
        self._tried = task
        self.library = Library(catalogue, self.library.progress)
        self.push_screen(CodingScreen(task))


def run(target: Path, places: Places, *, widest: int | None = None) -> int:
    """Show a file until the author leaves; nothing is written to the places' data folder.

    Args:
        target: a bank, a task folder, a page of notes or a track.
        places: the folders of this run.
        widest: columns to use at most.

    Returns:
        The exit code.

    Raises:
        Problem: there is no such file, or it can't be shown.
    """
    preview = Preview(target)
    with TemporaryDirectory(prefix="trainer-preview-") as data:
        with suppress(OSError):
            shutil.copy(SettingsFile(places.data).path, data)
        app = PreviewApp(preview, replace(places, data=Path(data)), widest=widest)
        app.run(mouse=app.settings.mouse)
    if app.problem is not None:
        raise app.problem
    if app.crash_words:
        sys.stderr.write(f"{app.crash_words}\n")
    return app.return_code or 0
