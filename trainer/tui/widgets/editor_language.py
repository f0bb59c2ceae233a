"""Python's parser and highlight query for the editor, each made once a process."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

# Private modules of Textual, named at this one place.
from textual._tree_sitter import get_language
from textual.document._syntax_aware_document import SyntaxAwareDocument
from textual.widgets import TextArea

if TYPE_CHECKING:
    from tree_sitter import Language, Query

__all__ = ["Highlighted", "parser_name", "warm_parser"]

PYTHON = "python"


def parser_name() -> str | None:
    """The editor's language; None where its parser, an extra, is not installed: the text is then plain."""
    return PYTHON if get_language(PYTHON) is not None else None


class Highlighted(SyntaxAwareDocument):
    """A document of Python whose highlight query is compiled once.

    It takes 42 ms, and a text area compiles it three times before its first line shows.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text, _language())

    @property
    def highlights(self) -> Query:
        """The query that finds what to colour."""
        return _highlights()


@cache
def _language() -> Language:
    language = get_language(PYTHON)
    assert language is not None  # noqa: S101 - only made where `parser_name` found one
    return language


@cache
def _highlights() -> Query:
    query = SyntaxAwareDocument("", _language()).prepare_query(TextArea._get_builtin_highlight_query(PYTHON))  # noqa: SLF001
    assert query is not None  # noqa: S101 - as above
    return query


def warm_parser() -> None:
    """Load the parser and compile its query ahead of the first editor. Safe to call from a thread."""
    if parser_name() is not None:
        _highlights()
