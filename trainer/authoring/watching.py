"""When to look at a folder again: at every change in it, and now and then in case one was missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["looks"]

# Editors write a file in several system calls; one save should be one look.
DEBOUNCE_MS = 80
# A change that no event told of, as in a folder that was away for a while, is seen at this look.
LOOK_MS = 250


def looks(folder: Path, stop: threading.Event) -> Iterator[bool]:
    """Yield whenever it is time to look, until `stop` is set.

    The folder is watched and not its files: most editors save by renaming a new file over the old one. It
    may be missing, go and come back.

    Yields:
        Whether something in the folder is known to have changed.
    """
    from watchfiles import watch  # noqa: PLC0415 - 30 ms, behind the first frame

    while not stop.is_set():
        try:
            for changes in watch(
                folder,
                debounce=DEBOUNCE_MS,
                rust_timeout=LOOK_MS,
                yield_on_timeout=True,
                stop_event=stop,
                raise_interrupt=False,
            ):
                yield bool(changes)
        except (OSError, RuntimeError):  # no such folder: watchfiles has both
            yield False
            stop.wait(LOOK_MS / 1000)
