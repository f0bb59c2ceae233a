"""The coding screen: statement, editor, results."""

from __future__ import annotations

from trainer.tui.screens.coding.screen import CodingScreen

__all__ = ["CodingScreen"]
