"""Letters that a console does not have, spelled out before text is laid out, where it may still grow."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["Spelling"]

_WORDS = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho",
    "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "Δ": "Delta",
    "Θ": "Theta", "Λ": "Lambda", "Ω": "Omega", "√": "sqrt", "∂": "d", "∞": "inf",
    "∇": "grad ", "Σ": "sum ", "∑": "sum ", "∏": "prod ", "∈": " in ",
}  # fmt: skip
_SIGNS = {
    "≥": ">=", "≤": "<=", "≠": "!=", "≈": "~", "≫": ">>", "≪": "<<", "·": "*", "×": "x", "÷": "/",
    "−": "-", "±": "+-", "‖": "||", "½": "1/2", "¼": "1/4", "¾": "3/4", "…": "...", "⋯": "...",
    "←": "<-", "→": "->", "⇒": "=>", "↔": "<->", "∝": " ~ ", "′": "'", "″": "''", "°": " degrees",
    "⊤": "^T", "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " ",
}  # fmt: skip
_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿᵀᵏᵗ", "0123456789+-nTkt", strict=True))
_LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋ᵢⱼₖₙₜₓ", "0123456789+-ijkntx", strict=True))
_RUN = re.compile(f"[{''.join(_RAISED)}]+|[{''.join(_LOWERED)}]+|[{''.join(_WORDS)}{''.join(_SIGNS)}]")


class Spelling:
    """How a console of some encoding gets its texts.

    Args:
        encoding: the console's; None spells nothing.
    """

    def __init__(self, encoding: str | None) -> None:
        self._encoding = encoding
        self._has = lru_cache(None)(self._uncached)

    @property
    def spells(self) -> bool:
        """Whether there is anything that this console lacks."""
        return self._encoding is not None

    def _uncached(self, text: str) -> bool:
        try:
            text.encode(self._encoding or "utf-8")
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    def __call__(self, text: str) -> str:
        """The text with everything the console lacks in words or in signs of its own."""
        if not self.spells or text.isascii():
            return text
        return _RUN.sub(self._spelled, text)

    def _spelled(self, found: re.Match[str]) -> str:
        run = found[0]
        if self._has(run):
            return run
        if run[0] in _RAISED:
            return "^" + "".join(map(_RAISED.__getitem__, run))
        if run[0] in _LOWERED:
            return "_" + "".join(map(_LOWERED.__getitem__, run))
        if run in _SIGNS:
            return _SIGNS[run]
        before, behind = found.string[: found.start()][-1:], found.string[found.end() :][:1]
        word = _WORDS[run].removeprefix(before if before == " " else "")
        word = word.removesuffix(behind if behind == " " else "")
        # A product is written without a sign: "2\u03b7" must not become one word.
        lead = " " if before.isalnum() and before not in _WORDS and word[0] != " " else ""
        tail = " " if behind.isalnum() and word[-1].isalpha() and not _is_index(behind) else ""
        return f"{lead}{word}{tail}"


def _is_index(letter: str) -> bool:
    return letter in _RAISED or letter in _LOWERED
