"""Questions from and for other systems: Moodle, QTI, Anki, spreadsheets, Markdown.

    file ──► Source ──► reader ──► Draft ──► admit ──► bank file      (importing)
    bank ──► Entry  ──► writer ──► file                               (exporting)
                    └── both tell Notes what was not carried

A format is a row in `registry.FORMATS` and a module in `formats/` for reading, for writing, or for both:

    recognise(source: Source) -> Sureness             by its content only; never raises
    read(source: Source, notes: Notes) -> Iterable[Draft]
    write(entries: Sequence[Entry], notes: Notes, now: datetime) -> bytes

A reader gives a `Draft` for every question it can carry, what the file does not say left None or empty; it
never makes anything up. For every other question it calls `notes.refused(where, title, reason)`, for every
part that is left behind `notes.lost(where, what)`. It raises `Problem` only where the file as a whole is not
what the format wants. It need not hold a draft against our rules (nine options, one right reply, distinct
steps): `admission` does, and refuses what breaks them. Texts are Markdown: `texts.markdown_of` turns HTML and
plain text into it, the one place that does; shares of the marks and absolute tolerances go through `marking`.

A writer gets whole questions, numbers filled in. What a format has one field for (explanation, model answer,
key points, what to say) goes through `sections.feedback_of` and comes back by `sections.parted`; level and
objectives travel as tags (`tags`).
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.exchange.accounting import account
    from trainer.exchange.exporting import export_questions, find_questions
    from trainer.exchange.importing import Imported, ImportedBank, import_questions
    from trainer.exchange.registry import FORMATS, format_called
    from trainer.exchange.source import read_source

__all__ = [
    "FORMATS",
    "Imported",
    "ImportedBank",
    "account",
    "export_questions",
    "find_questions",
    "format_called",
    "import_questions",
    "read_source",
]

_MODULES = {
    "FORMATS": "registry",
    "Imported": "importing",
    "ImportedBank": "importing",
    "account": "accounting",
    "export_questions": "exporting",
    "find_questions": "exporting",
    "format_called": "registry",
    "import_questions": "importing",
    "read_source": "source",
}


def __getattr__(name: str) -> object:
    """Import what a name needs at the first use of it."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_MODULES[name]}"), name)
