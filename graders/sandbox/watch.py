"""What the caller of a run wants to be told, and by what it may stop it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from graders.sandbox.model import Outcome

__all__ = ["Cancelled", "Watch"]


class Cancelled(Exception):  # noqa: N818 - not an error: somebody asked for it
    """The run was called off; its process is dead."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What the caller of a run wants to be told, and by what it may stop it."""

    on_outcome: Callable[[int, Outcome], None] | None = None
    cancel: threading.Event | None = None
    stop_at: Callable[[int, Outcome], bool] | None = None
    closed: Callable[[], bool] = bool

    @property
    def called_off(self) -> bool:
        """Whether the run is to end at once."""
        return self.closed() or (self.cancel is not None and self.cancel.is_set())
