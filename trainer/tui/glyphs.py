"""The signs of the screens, and their twins for consoles that can't show them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from rich.cells import cell_len
from textual.filter import LineFilter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.segment import Segment
    from textual.color import Color

__all__ = ["ASCII", "UNICODE", "AsciiFilter", "Glyphs", "console_encoding", "glyphs_for"]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of signs. Each stands beside a word that says the same."""

    here: str = "›"
    mark: str = "‹"
    right: str = "✓"
    wrong: str = "✗"
    full: str = "━"
    empty: str = "─"
    block: str = "▪"
    dot: str = "·"
    dash: str = "–"
    up_down: str = "↑↓"
    left_right: str = "←→"
    arrow: str = "→"
    ticked: str = "[x]"
    open: str = "[ ]"


UNICODE = Glyphs()
ASCII = Glyphs(
    here=">", mark="<", right="+", wrong="x", full="=", empty="-", block="#", dot="|", dash="-",
    up_down="up/down", left_right="left/right", arrow="->",
)  # fmt: skip


def console_encoding(stream: str | None, environment: Mapping[str, str]) -> str:
    """What the console can show, by the locale that was set.

    In the C locale Python switches to UTF-8 by itself (PEP 538, PEP 540), which says nothing of the terminal:
    tmux, for one, draws underscores there. So `LC_ALL=C` means ASCII, unless UTF-8 was asked of Python by
    name. Of `LANG=C` alone Python leaves no trace in LC_CTYPE, and bare systems start with it on terminals
    that can show everything: it stands for nothing.

    Args:
        stream: the encoding of the stream that is drawn on; None where it has none.
        environment: where the locale is set.
    """
    asked = environment.get("PYTHONUTF8") == "1" or environment.get("PYTHONIOENCODING")
    if environment.get("LC_ALL") in _ASCII_LOCALES and not asked:
        return "ascii"
    return stream or "utf-8"


_ASCII_LOCALES = frozenset({"C", "POSIX"})


def glyphs_for(encoding: str | None) -> Glyphs:
    """The set a console of that encoding can show."""
    try:
        "".join(getattr(UNICODE, name) for name in Glyphs.__slots__).encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE


# What content is full of, in letters every console has; each takes as many cells as it replaces.
_TWINS = str.maketrans(
    "“”„‘’–—−…·•×≤≥≈→←↑↓›‹✓✗━─│┤└┬▪█▌▐αβγδεηθλμπρσΣ∑∇Δ²³½₀₁₂ᵢₜ°\u00a0",
    '"""\'\'---~**x<>~><^v><+x=-|+++####abgdentlmprsSSVD23h012ito ',
)
_TWINS |= str.maketrans("‖±√κ∂÷⌊⌋′″≫⋯∏Ł", "|~rkd/[]'\">-PL")
# The ends of a scroll bar's thumb, whose middle is background alone.
_TWINS |= dict.fromkeys(map(ord, "▁▂▃▄▅▆▇▉▊▋▍▎▏"), ord(" "))


def _twin(character: str) -> str:
    """One letter in its place: the letter beneath an accent, a raised figure as it is; else itself."""
    bare = [part for part in normalize("NFKD", character) if not combining(part)]
    return (bare[0] if len(bare) == 1 else character).translate(_TWINS)


class AsciiFilter(LineFilter):
    """Keeps every cell of the screen within what the console's encoding has."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoded = lru_cache(4096)(self._uncached)
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The same segments in the console's letters."""
        return [
            segment if segment.text.isascii() else type(segment)(self._encoded(segment.text), *segment[1:])
            for segment in segments
        ]

    def _uncached(self, text: str) -> str:
        kept = []
        for character in text:
            try:
                character.encode(self._encoding)
            except UnicodeEncodeError:
                twin = _twin(character)
                kept.append(twin if twin.isascii() else "?" * cell_len(character))
            else:
                kept.append(character)
        return "".join(kept)
