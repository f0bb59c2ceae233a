"""What is sent to a terminal under NO_COLOR: weight, underlining, reversal; no colour, not even a grey."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rich.segment import Segment

__all__ = ["Colourless"]

MUTED_BELOW = 0.7
"""A grey with less than this share of the text's contrast is muted text."""
GREY_WITHIN = 24
"""How far apart the channels of a grey are at most."""
STANDS_OUT_FROM = 1.5
"""A background with this contrast to the screen's marks something: the cursor, a selection, a scroll bar."""
FAINT_BELOW = 3.0
"""An empty grey that stands out by less is a scroll bar: as bright as a cursor it would outshine the text."""
BLOCK = "█"
PARTS_OF_BARS = frozenset(" ▁▂▃▄▅▆▇▉▊▋▌▍▎▏")
"""What a scroll bar is drawn with: blanks, and where it ends parts of a block."""


class Colourless(LineFilter):
    """Says with attributes what the theme says with colours.

    Muted text is dim; what has a background that stands out is reversed, but a scroll bar is a dim block;
    a place to write in and code within a text are underlined. Bold, italic and underlined text stays so.

    Args:
        variables: gives the variables of the theme there is.
    """

    def __init__(self, variables: Callable[[], Mapping[str, str]]) -> None:
        super().__init__()
        self._variables = variables

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the widget's
        """The same segments without colours."""
        theme = self._variables()
        screen, panel, text = theme["background"], theme["panel"], theme["foreground"]
        made = []
        for segment in segments:
            drawn, style = segment.text, segment.style
            if style is not None and PARTS_OF_BARS.issuperset(drawn) and _is_scroll_bar(style, screen):
                # Dim reversed blanks are bright in some terminals; a dim block is dim in all.
                drawn, style = BLOCK * len(drawn), Style(dim=True, meta=style.meta or None)
            elif style is not None:
                style = _without_colour(style, screen, panel, text)
            made.append(type(segment)(drawn, style, segment.control))
        return made


@lru_cache(4096)
def _is_scroll_bar(style: Style, screen: str) -> bool:
    seen = style.color if style.reverse else style.bgcolor
    if _is_default(seen):
        return False
    behind = Color.from_rich_color(seen)
    return _is_grey(behind) and STANDS_OUT_FROM <= _contrast(behind, Color.parse(screen)) < FAINT_BELOW


@lru_cache(4096)
def _without_colour(style: Style, screen: str, panel: str, text: str) -> Style:
    ground = Color.parse(screen)
    behind = ground if _is_default(style.bgcolor) else Color.from_rich_color(style.bgcolor)
    ink = Color.parse(text) if _is_default(style.color) else Color.from_rich_color(style.color)
    stands_out = _contrast(behind, ground) >= STANDS_OUT_FROM
    muted = _is_grey(ink) and _contrast(ink, behind) < MUTED_BELOW * _contrast(Color.parse(text), ground)
    return Style(
        bold=style.bold,
        italic=style.italic,
        strike=style.strike,
        underline=style.underline or behind.rgb == Color.parse(panel).rgb,
        dim=style.dim or (muted and not stands_out),
        reverse=bool(style.reverse) != stands_out,
        meta=style.meta or None,
    )


def _is_default(color: object) -> bool:
    return color is None or bool(getattr(color, "is_default", False))


def _is_grey(color: Color) -> bool:
    return max(color.rgb) - min(color.rgb) <= GREY_WITHIN


def _contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, 1 to 21, by WCAG 2.1."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
