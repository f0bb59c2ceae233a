"""YAML 1.2 (core schema) with positions, and faults with path, line and column.

`read_document` and `parse_document` give plain data or raise with every fault; `validate` holds the data
against a pydantic model. `examine` and `violations` return the faults instead, for whoever wants to find
more of them.

PyYAML and pydantic are imported when a document is read or validated, not with this package (16 and 63 ms).
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from graders.documents.document import Document, Place
from graders.documents.faults import DocumentProblem, Fault, did_you_mean, escaped, quoted
from graders.documents.reading import decode, read_text

if TYPE_CHECKING:
    from graders.documents.excerpts import excerpt
    from graders.documents.parsing import examine, parse_document, read_document
    from graders.documents.validation import validate, violations

__all__ = [
    "Document",
    "DocumentProblem",
    "Fault",
    "Place",
    "decode",
    "did_you_mean",
    "escaped",
    "examine",
    "excerpt",
    "parse_document",
    "quoted",
    "read_document",
    "read_text",
    "validate",
    "violations",
]

_LATER = {
    "examine": "parsing",
    "excerpt": "excerpts",
    "parse_document": "parsing",
    "read_document": "parsing",
    "validate": "validation",
    "violations": "validation",
}


def __getattr__(name: str) -> object:
    """Import what reads and validates at the first use of it."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_LATER[name]}"), name)
