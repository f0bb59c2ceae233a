"""A scene on the screen: only the rows that a step changed are drawn again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from trainer.tui.lab.scenes import Scene

__all__ = ["Picture"]


class Picture(Widget):
    """Draws a scene."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "picture--axis",
        "picture--label",
        "picture--ground",
        "picture--first",
        "picture--second",
    }
    DEFAULT_CSS: ClassVar[str] = """
    Picture {
        width: 1fr; height: 1fr;
        & > .picture--axis { color: $foreground 50%; }
        & > .picture--label { color: $foreground 60%; }
        & > .picture--ground { color: $foreground 45%; }
        & > .picture--first { color: $text-primary; text-style: bold; }
        & > .picture--second { color: $text-warning; text-style: bold; }
    }
    """
    ALLOW_SELECT = False

    _scene: Scene | None = None

    def show(self, scene: Scene, step: int) -> None:
        """Show another scene, at a step."""
        self._scene = scene
        scene.go_to(step)
        self.refresh()

    def go_to(self, step: int) -> None:
        """Show the scene at another step."""
        if self._scene is not None and (rows := self._scene.go_to(step)):
            self.refresh(*(Region(0, row, self.size.width, 1) for row in rows))

    def render_line(self, y: int) -> Strip:
        """A row of the scene; blank until there is one."""
        scene = self._scene
        if scene is None or y >= scene.raster.height:
            return Strip.blank(self.size.width, self.rich_style)
        segments = [
            Segment(text, self.get_component_rich_style(f"picture--{style}") if style else self.rich_style)
            for text, style in scene.raster.row(y)
        ]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)
