"""Values as JSON can hold them."""

from __future__ import annotations

from datetime import date
from typing import Any

__all__ = ["plain"]

DIGITS = 6
"""Shares and minutes are rounded to so many digits behind the point."""


def plain(value: Any) -> Any:
    """Dataclasses as objects, dates as ISO text, shares rounded."""
    if hasattr(value, "__dataclass_fields__"):
        return {name: plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value
