"""Calm plots of two curves: two axes, few ticks, one curve of dots and one of marks.

Import it when a plot is first shown: the plotting library brings NumPy, 40 ms more than a start can spare.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Grid
from textual.strip import Strip
from textual_hires_canvas import Canvas
from textual_plot import HiResMode, PlotWidget
from textual_plot.axis_formatter import AxisFormatter
from textual_plot.plot_widget import Legend

from trainer.tui.widgets.plot_scale import Scale, scale_for, step_ticks, thinned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

__all__ = ["CalmPlot", "LossPlot"]

MARK = "o"
DOT_ASCII = "."
HAIR = 1e-6


class _Labels(AxisFormatter):
    """Figures at the ticks that were asked for; the library's own formatter would choose others."""

    def __init__(self, scale: Scale | None = None) -> None:
        self._scale = scale

    def get_ticks(self, min_: float, max_: float, max_ticks: int = 8) -> list[float]:  # noqa: ARG002
        """None of its own: the plot is always told where its ticks are."""
        return []

    def get_labels_for_ticks(self, ticks: Sequence[float]) -> list[str]:
        """The figure at each tick."""
        if self._scale is None:
            return [f"{tick:.0f}" for tick in ticks]
        return [self._scale.label(tick) for tick in ticks]


class _StyledCanvas(Canvas):
    """A canvas whose empty lines have a style, too: without colour Textual asks each for one."""

    def render_line(self, y: int) -> Strip:
        """The line, never without a style."""
        strip = super().render_line(y)
        return strip if strip.cell_length else Strip.blank(0, self.rich_style)


class CalmPlot(PlotWidget, can_focus=False, inherit_bindings=False):
    """Two thin axes, and what a subclass draws between them.

    Curves differ by stroke, never by colour alone; the legend belongs in the heading above.

    Args:
        ascii_only: the console has no Braille and no lines.
    """

    DEFAULT_CSS: ClassVar[str] = """
    CalmPlot {
        max-width: 60; max-height: 16; background: transparent;
        & > .plot--axis { color: $foreground 50%; }
        & > .plot--tick { color: $foreground 60%; text-style: none; }
        Canvas { background: transparent; }
    }
    """

    def __init__(self, *, ascii_only: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, allow_pan_and_zoom=False)
        self._ascii = ascii_only
        self.set_reactive(PlotWidget.margin_top, 0)
        self.set_reactive(PlotWidget.margin_bottom, 1)
        self.set_reactive(PlotWidget.margin_left, 8)

    def compose(self) -> ComposeResult:
        """The library's own parts, on canvases that can do without colour."""
        with Grid():
            for name in ("margin-top", "margin-left", "plot", "margin-bottom"):
                yield _StyledCanvas(1, 1, id=name)
        yield Legend(id="legend")

    def on_mount(self) -> None:
        """Draw again in the new colours whenever the theme changes: line styles are no theme variables."""
        super().on_mount()
        self.app.theme_changed_signal.subscribe(self, self._draw)
        self._draw()

    def on_unmount(self) -> None:
        """Let go of the app's signal, which would hold the plot and its screen."""
        self.app.theme_changed_signal.unsubscribe(self)

    def on_resize(self) -> None:
        """How many marks fit depends on the width."""
        self._draw()

    def draw_again(self) -> None:
        """Show what has changed; before the parts are there it is drawn when they come."""
        if self.query(Legend):
            self._draw()

    def draw(self) -> None:
        """Put the curves there anew, in the theme's colours and for the present width."""
        raise NotImplementedError

    def _draw(self, _theme: object = None) -> None:
        self.clear()
        self.draw()

    def _render_plot(self) -> None:
        """The library's plot, with its heavy frame on four sides repainted as two thin axes."""
        super()._render_plot()
        # Empty until the library has measured its canvas; from then on the frame stands around it.
        if self._scale_rectangle.width > 0:
            self._repaint_frame(self.query_one("#plot", Canvas))

    def _repaint_frame(self, canvas: Canvas) -> None:
        right, bottom = self._scale_rectangle.right, self._scale_rectangle.bottom
        across, down, tick, foot, corner = "-|+++" if self._ascii else "─│┤┬└"
        style = str(self.get_component_rich_style("plot--axis"))
        for x in range(right + 1):
            canvas.set_pixel(x, 0, " ")
            below = canvas.get_pixel(x, bottom)[0] in "┳╋┫┣"
            canvas.set_pixel(x, bottom, foot if below else across, style)
        for y in range(bottom + 1):
            canvas.set_pixel(right, y, " ")
            beside = canvas.get_pixel(0, y)[0] in "┫╋┻┳"
            canvas.set_pixel(0, y, tick if beside else down, style)
        canvas.set_pixel(0, bottom, corner, style)


class LossPlot(CalmPlot):
    """The loss after every step: what is right as a fine line, the learner's as marks."""

    def __init__(self, *, ascii_only: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(ascii_only=ascii_only, id=id)
        self._curves: tuple[Sequence[int], Sequence[float], Sequence[float]] = ((), (), ())

    def show(self, iterations: Sequence[int], expected: Sequence[float], got: Sequence[float]) -> None:
        """Draw two curves.

        Args:
            iterations: after how many steps each loss was taken, rising.
            expected: the reference's losses.
            got: the submission's losses; points that are not finite are left out.
        """
        self._curves = (iterations, expected, got)
        self.draw_again()

    def draw(self) -> None:
        """The line first, the marks over it."""
        iterations, expected, got = self._curves
        if not iterations:
            return
        scale = scale_for([*expected, *got])
        labels = [scale.label(tick) for tick in scale.ticks]
        self.margin_left = max(len(label) for label in labels) + 2
        right = [scale.height(value) for value in expected]
        yours = [scale.height(value) for value in got]
        # A hair beyond the last values: the library would put them on the frame, which is painted over.
        self.set_xlimits(0, max(iterations[-1], 1) * (1 + HAIR))
        self.set_ylimits(scale.low, scale.high + (scale.high - scale.low) * HAIR)
        self.set_xticks([float(tick) for tick in step_ticks(iterations[-1])])
        self.set_yticks(list(scale.ticks))
        self.set_x_formatter(_Labels())
        self.set_y_formatter(_Labels(scale))
        ink = self.app.theme_variables
        quiet, strong = ink["foreground"], ink["text-warning"]
        if self._ascii:
            self.scatter(iterations, right, marker=DOT_ASCII, marker_style=quiet)
        else:
            self.plot(iterations, right, line_style=quiet, hires_mode=HiResMode.BRAILLE)
        # A mark in every other cell: closer ones would hide the line beneath them.
        kept = thinned(len(iterations), max((self.size.width - self.margin_left) // 2, 2))
        self.scatter(
            [iterations[at] for at in kept],
            [yours[at] for at in kept],
            marker=MARK,
            marker_style=f"bold {strong}",
        )
