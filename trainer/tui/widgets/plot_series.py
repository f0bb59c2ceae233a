"""A calm plot of what went on over time, or of one share against another: a line, marks, or bars.

Import it when a plot is first shown: the plotting library brings NumPy, 40 ms more than a start can spare.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual_plot import HiResMode
from textual_plot.axis_formatter import AxisFormatter

from trainer.tui.widgets.plot import DOT_ASCII, HAIR, MARK, CalmPlot
from trainer.tui.widgets.plot_scale import thinned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.tui.widgets.plot_scale import Points, Series, Ticks

__all__ = ["SeriesPlot"]


class _Named(AxisFormatter):
    """Names at the ticks that were asked for."""

    def __init__(self, ticks: Ticks) -> None:
        self._names = dict(ticks)

    def get_ticks(self, min_: float, max_: float, max_ticks: int = 8) -> list[float]:  # noqa: ARG002
        """None of its own: the plot is always told where its ticks are."""
        return []

    def get_labels_for_ticks(self, ticks: Sequence[float]) -> list[str]:
        """The name of each tick."""
        return [self._names[tick] for tick in ticks]


class SeriesPlot(CalmPlot):
    """A line, marks and bars over one axis."""

    DEFAULT_CSS: ClassVar[str] = "SeriesPlot { height: 9; width: 100%; }"

    def __init__(self, *, ascii_only: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(ascii_only=ascii_only, id=id)
        self._series: Series | None = None

    def show(self, series: Series) -> None:
        """Draw this instead of what was shown."""
        self._series = series
        self.draw_again()

    def draw(self) -> None:
        """Bars, the line over them, the marks over both."""
        found = self._series
        if found is None:
            return
        self._set_axes(found)
        ink = self.app.theme_variables
        quiet, strong = ink["foreground"], ink["text-warning"]
        if found.bars:
            xs, heights = _apart(found.bars)
            self.bar(xs, heights, width=found.bar_width, bar_style=ink["secondary"])
        if found.line:
            xs, heights = _apart(found.line)
            if self._ascii:
                self._dots(xs, heights, quiet)
            else:
                self.plot(xs, heights, line_style=quiet, hires_mode=HiResMode.BRAILLE)
        if found.marks:
            # A mark in every other cell: closer ones would hide the line beneath them.
            kept = thinned(len(found.marks), max(self._cells // 2, 2))
            xs, heights = _apart(tuple(found.marks[at] for at in kept))
            self.scatter(xs, heights, marker=MARK, marker_style=f"bold {strong}")

    @property
    def _cells(self) -> int:
        return self.size.width - self.margin_left

    def _dots(self, xs: Sequence[float], heights: Sequence[float], style: str) -> None:
        """The line as dots, one a cell: between two points that are far apart there are dots as well."""
        from numpy import interp, linspace  # noqa: PLC0415 - the library has loaded it by now

        fine = linspace(xs[0], xs[-1], max(self._cells, 2))
        self.scatter(fine, interp(fine, xs, heights), marker=DOT_ASCII, marker_style=style)

    def _set_axes(self, found: Series) -> None:
        self.margin_left = max((len(name) for _, name in found.y_ticks), default=0) + 2
        low, high = found.across
        # A hair beyond both ends: the library would put what lies on them on the frame.
        hair = (high - low or 1.0) * HAIR
        self.set_xlimits(low - hair, high + hair)
        bottom, top = found.upright
        self.set_ylimits(bottom, top + (top - bottom or 1.0) * HAIR)
        self.set_xticks([place for place, _ in found.x_ticks])
        self.set_yticks([height for height, _ in found.y_ticks])
        self.set_x_formatter(_Named(found.x_ticks))
        self.set_y_formatter(_Named(found.y_ticks))


def _apart(points: Points) -> tuple[list[float], list[float]]:
    return [x for x, _ in points], [y for _, y in points]
