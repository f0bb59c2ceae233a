"""The right answer widget for a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.tui.widgets.answers.choice import ChoicePanel
from trainer.tui.widgets.answers.match import MatchPanel
from trainer.tui.widgets.answers.order import OrderPanel

if TYPE_CHECKING:
    from trainer.practice import Presentation
    from trainer.tui.widgets.answers.base import AnswerPanel
    from trainer.tui.widgets.rows import RowStyle

__all__ = ["panel_for"]


def panel_for(shown: Presentation, look: RowStyle) -> AnswerPanel:
    """An empty answer to the question, as its kind is answered."""
    if shown.kind in ("choice", "trap"):
        return ChoicePanel([option.text for option in shown.options], look, several=shown.several)
    if shown.kind == "order":
        return OrderPanel(shown.steps, look)
    if shown.kind == "match":
        return MatchPanel(shown.lefts, shown.rights, look)
    return _field_panel(shown, look)


def _field_panel(shown: Presentation, look: RowStyle) -> AnswerPanel:
    # Input costs 20 ms to import and TextArea 60: neither before a question needs it.
    if shown.kind == "open":
        return _open_panel(shown, look)
    from trainer.tui.widgets.answers.fields import ClozePanel, NumericPanel  # noqa: PLC0415

    return NumericPanel(look) if shown.kind == "numeric" else ClozePanel(len(shown.blanks), look)


def _open_panel(shown: Presentation, look: RowStyle) -> AnswerPanel:
    from trainer.practice import found_phrases, suggested_rating  # noqa: PLC0415
    from trainer.tui.widgets.answers.open import OpenPanel  # noqa: PLC0415

    points = [point.text for point in shown.key_points]
    return OpenPanel(
        points,
        shown.model_answer,
        look,
        find=lambda text: found_phrases(shown.key_points, text),
        suggest=lambda said: int(suggested_rating(said, len(points))),
    )
