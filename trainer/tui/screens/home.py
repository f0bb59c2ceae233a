"""Home: what is due, what there is to do, and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import Static

from trainer.tui.screens.base import HouseScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

__all__ = ["HomeScreen"]


class HomeScreen(HouseScreen[None]):
    """The first page."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "step_out", "quit", show=False)]

    def compose_body(self) -> ComposeResult:
        """The menu."""
        yield Static("Home")

    def on_mount(self) -> None:
        """Say where we are."""
        self.top.show("Home", f"{self.house.now():%a %d %b}")
