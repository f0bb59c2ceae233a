"""Draws the plots of the statistics screen. Load it in a thread: the library brings NumPy, 100 ms."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.containers import Vertical

from trainer.tui.glyphs import ASCII
from trainer.tui.statistics.series import (
    coming_series,
    kept_series,
    mastery_series,
    pace_series,
    sure_series,
)
from trainer.tui.widgets.plot_series import SeriesPlot

if TYPE_CHECKING:
    from trainer.progress.mastery_history import LearningCurve
    from trainer.progress.standing import Standing
    from trainer.tui.screens.base import HouseScreen
    from trainer.tui.widgets.plot_scale import Series

__all__ = ["plots", "replot_mastery"]

PAUSE = 0.02
"""Seconds between two plots: keys are heard in between."""


async def plots(screen: HouseScreen[None], found: Standing, plotted: int) -> None:
    """Draw the plots, one after the other."""
    wanted: list[tuple[str, Series | None]] = [
        ("coming", coming_series(found)),
        ("mastery", mastery_series(found, _curve(found, plotted))),
        ("kept", kept_series(found) if found.recalls else None),
        ("pace", pace_series(found)),
        ("sure", sure_series(found) if found.calibration else None),
    ]
    for name, series in wanted:
        if not screen.is_there:  # left in between
            return
        room = _room(screen, name)
        drawn = room.query(SeriesPlot)
        if series is None:
            await drawn.remove()
        elif drawn:
            drawn.first().show(series)
        else:
            plot = SeriesPlot(ascii_only=screen.glyphs is ASCII)
            plot.show(series)
            await room.mount(plot)
        await asyncio.sleep(PAUSE)


def replot_mastery(screen: HouseScreen[None], found: Standing, plotted: int) -> None:
    """Draw another topic's marks, where the plot is there already."""
    for plot in _room(screen, "mastery").query(SeriesPlot):
        plot.show(mastery_series(found, _curve(found, plotted)))


def _room(screen: HouseScreen[None], name: str) -> Vertical:
    return screen.query_one(f"#{name}-plot", Vertical)


def _curve(found: Standing, plotted: int) -> LearningCurve | None:
    curves = found.mastery.topics
    return curves[plotted] if curves else None
