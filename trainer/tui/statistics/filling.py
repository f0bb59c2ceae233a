"""Puts the figures into the parts of the statistics screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.progress.wording import (
    brier_words,
    calibration_words,
    coming_words,
    pace_words,
    percent,
    recall_words,
)
from trainer.tui.glyphs import ASCII
from trainer.tui.statistics.parts import (
    CalendarPart,
    CodingPart,
    Heading,
    MasteryRow,
    MasteryRows,
    WaitingPart,
)
from trainer.tui.texts import counted, one_line
from trainer.tui.widgets.plot_scale import LINE_STROKE, LINE_STROKE_ASCII

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trainer.progress.mastery import Mastery
    from trainer.progress.standing import Standing
    from trainer.tui.glyphs import Glyphs
    from trainer.tui.screens.base import HouseScreen

__all__ = ["fill", "fill_topic", "heading"]


def fill(
    screen: HouseScreen[None], found: Standing, plotted: int, to_come: Sequence[tuple[str, str]]
) -> None:
    """Show every text.

    Args:
        screen: the statistics.
        found: what to show.
        plotted: the index of the topic that is plotted.
        to_come: what is not there yet, and when it will be.
    """
    summary = found.summary
    figures, says = recall_words(found.recall)
    heading(screen, "lead").show(figures, says if found.enough else "")
    heading(screen, "streak").show(f"{counted(summary.streak_days, 'day')}, longest {summary.longest_streak}")
    for name in ("lead", "streak"):
        heading(screen, name).display = bool(summary.answers)
    waiting = screen.query_one(WaitingPart)
    waiting.display = not found.enough
    screen.query_one("#parts").display = found.enough
    if not found.enough:
        waiting.show(found, to_come)
        return
    _fill_headings(screen, found)
    screen.query_one(CalendarPart).show(found)
    screen.query_one(CodingPart).show(summary.tasks)
    fill_topic(screen, found, plotted)


def fill_topic(screen: HouseScreen[None], found: Standing, plotted: int) -> None:
    """Show what depends on the topic that is plotted."""
    heading(screen, "mastery").show(_mastery_words(found, plotted, _legend(screen)))
    _fill_rows(screen, found, plotted)


def heading(screen: HouseScreen[None], name: str) -> Heading:
    """The heading of a part."""
    return screen.query_one(f"#{name}", Heading)


def _fill_headings(screen: HouseScreen[None], found: Standing) -> None:
    summary = found.summary
    heading(screen, "coming").show(coming_words(found))
    strokes = _legend(screen)
    weekly = any(period.first != period.last for period in found.pace)
    heading(screen, "kept").show(_recalls_words(found, strokes))
    pace = strokes("block", "answers") + "  " + strokes("mark", "minutes") + (", by week" if weekly else "")
    heading(screen, "pace").show(pace if strokes is not _no_strokes else "", pace_words(found))
    claims = [
        f"{percent(claim.said)} sure, {percent(claim.share)} right of {claim.answers}"
        for claim in found.calibration
    ]
    says = [calibration_words(found.calibration), brier_words(found.brier)]
    if found.calibration and strokes is not _no_strokes:
        says.append(strokes("line", "calibrated") + "  " + strokes("mark", "you were right"))
    heading(screen, "sure").show("; ".join(claims), *says)
    tried = sum(task.last is not None for task in summary.tasks)
    heading(screen, "coding").show(
        f"{summary.tasks_passed} of {counted(len(summary.tasks), 'task')} passed, {tried} tried"
    )


def _legend(screen: HouseScreen[None]) -> Callable[[str, str], str]:
    """Where there is no room for plots their numbers stay, and nothing is said of strokes."""
    return _no_strokes if screen.columns == "narrow" else _strokes(screen.glyphs)


def _no_strokes(_stroke: str, words: str) -> str:
    return words


def _strokes(glyphs: Glyphs) -> Callable[[str, str], str]:
    """How a legend says which stroke is what."""
    signs = {
        "line": LINE_STROKE_ASCII if glyphs is ASCII else LINE_STROKE,
        "mark": "o",
        "block": glyphs.block * 2,
    }
    return lambda stroke, words: f"{signs[stroke]} {words}"


def _mastery_words(found: Standing, plotted: int, strokes: Callable[[str, str], str]) -> str:
    whole = found.mastery.whole
    words = [strokes("line", f"everything {percent(whole[-1])}")]
    if found.summary.topics:
        topic = found.summary.topics[plotted]
        words.append(strokes("mark", f"{one_line(topic.title)} {percent(topic.mastery)}"))
    return "  ".join(words) if strokes is not _no_strokes else "; ".join(words)


def _recalls_words(found: Standing, strokes: Callable[[str, str], str]) -> str:
    if not found.recalls:
        return recall_words(None)[1]
    if strokes is not _no_strokes:
        return f"{strokes('line', 'predicted')}  {strokes('mark', 'measured')}"
    return ", ".join(percent(recall.measured) for _, recall in found.recalls)


def _fill_rows(screen: HouseScreen[None], found: Standing, plotted: int) -> None:
    summary = found.summary
    begun = sum(topic.seen > 0 for topic in summary.topics)
    screen.query_one("#topic-rows", MasteryRows).show(
        [
            MasteryRow(
                topic,
                curve.mastery,
                here=number == plotted,
                weakest=begun > 1 and topic == summary.weakest,
            )
            for number, (topic, curve) in enumerate(zip(summary.topics, found.mastery.topics, strict=True))
        ]
    )
    heading(screen, "topics").show(f"{screen.glyphs.left_right} plots another; behind it the points gained")
    if not summary.topics:
        return
    topic = summary.topics[plotted]
    rows = [
        MasteryRow(standing, curve.mastery)
        for standing, curve in zip(summary.objectives, found.mastery.objectives, strict=True)
        if (standing.track, standing.id) in _objectives_of(screen, topic)
    ]
    rows.sort(key=lambda row: (not row.standing.seen, row.standing.mastery))
    heading(screen, "objectives").show(f"of {one_line(topic.title)}, weakest first")
    screen.query_one("#objective-rows", MasteryRows).show(rows)


def _objectives_of(screen: HouseScreen[None], topic: Mastery) -> set[tuple[str, str]]:
    return {
        (track.id, objective.id)
        for track in screen.library.catalogue.tracks
        for objective in track.objectives
        if (track.id, objective.topic) == (topic.track, topic.id)
    }
