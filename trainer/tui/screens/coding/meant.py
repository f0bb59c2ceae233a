"""Whether a key was meant, or belongs to what somebody types who takes the desk for the editor."""

from __future__ import annotations

import math

__all__ = ["Meant"]

REST = 0.3
"""Seconds since the key before, from which a key answers what was read: typed and held keys come faster."""


class Meant:
    """What was pressed last, and when. Not the clock of the house: it is the pace of the hand that tells.

    Attributes:
        asking: the key heard last asked something, which the same key answers.
        rested: the key heard last came after a rest.
    """

    def __init__(self) -> None:
        self.asking = False
        self.rested = True
        self._key = ""
        self._at = -math.inf

    def heard(self, key: str, at: float) -> None:
        """A key was pressed.

        Args:
            key: its name.
            at: when, in seconds of a clock that only runs forward.
        """
        self.rested = at - self._at >= REST
        self.asking = self.asking and key == self._key
        self._key, self._at = key, at

    def again(self) -> bool:
        """Whether the key just heard answers what it asked before; where not, it asks now."""
        answers = self.asking and self.rested
        self.asking = not answers
        return answers
