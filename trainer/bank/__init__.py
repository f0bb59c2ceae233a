"""The question bank: models, loading, checking, and the index the app is served from.

Opening the catalogue with nothing changed reads an index by `sqlite3` and `json` alone; the modules that need
PyYAML or pydantic are imported when something is read, checked or asked for.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.bank.catalogue import Catalogue
    from trainer.bank.checking import CheckReport, check
    from trainer.bank.differences import DifferenceReport, compare
    from trainer.bank.expressions import ExpressionProblem, evaluate
    from trainer.bank.finding import find_task
    from trainer.bank.index import open_catalogue
    from trainer.bank.rendering import format_number, parse_number, render
    from trainer.bank.schemas import json_schemas

__all__ = [
    "Catalogue",
    "CheckReport",
    "DifferenceReport",
    "ExpressionProblem",
    "check",
    "compare",
    "evaluate",
    "find_task",
    "format_number",
    "json_schemas",
    "open_catalogue",
    "parse_number",
    "render",
]

_MODULES = {
    "Catalogue": "catalogue",
    "CheckReport": "checking",
    "DifferenceReport": "differences",
    "ExpressionProblem": "expressions",
    "check": "checking",
    "compare": "differences",
    "evaluate": "expressions",
    "find_task": "finding",
    "format_number": "rendering",
    "json_schemas": "schemas",
    "open_catalogue": "index",
    "parse_number": "rendering",
    "render": "rendering",
}


def __getattr__(name: str) -> object:
    """Import what a name needs at the first use of it."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_MODULES[name]}"), name)
