"""Copying text out of the terminal: through OSC 52, and into a file for terminals that ignore it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App

__all__ = ["COPIES", "copy_text"]

COPIES = "copied.txt"


def copy_text(app: App[None], text: str, data: Path) -> str:
    """Copy a text; nothing can tell whether the terminal took it, so a file keeps it too.

    Args:
        app: the running app, whose terminal is asked.
        text: what to copy, as it is.
        data: the learner's folder, where the file is written.

    Returns:
        What to tell the learner: that it was copied, and where the file is.
    """
    app.copy_to_clipboard(text.encode("utf-8", "backslashreplace").decode("utf-8"))
    path = data / COPIES
    try:
        data.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        return f"Copied through the terminal. No copy in {path}: {(error.strerror or str(error)).lower()}."
    return f"Copied through the terminal; also in {path}"
