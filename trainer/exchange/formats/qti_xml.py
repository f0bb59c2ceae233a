"""What QTI's versions have in common: their XML without namespaces, its texts as Markdown, refusals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from trainer.exchange.texts import markdown_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from trainer.exchange.model import Notes, Where
    from trainer.exchange.source import Source

__all__ = ["Refused", "inner_html", "name_of", "place", "plain_tags", "replaced", "shown"]

# Titles that systems give by themselves name nothing.
_NO_NAME = re.compile(r"(?:question|item|q)?\s*\d*", re.IGNORECASE)


class Refused(Exception):  # noqa: N818 - not an error: a question without a counterpart
    """The question can't be carried; the message says why."""


def plain_tags(root: _Element) -> _Element:
    """The tree with the local names of its elements only."""
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = etree.QName(element).localname
    etree.cleanup_namespaces(root)
    return root


def place(element: _Element, source: Source) -> Where:
    """Where an element stands."""
    line = element.sourceline
    return source.where(int(line) if line is not None else None)


def name_of(title: str | None) -> str:
    """A title that names the question, or nothing."""
    text = (title or "").strip()
    return "" if _NO_NAME.fullmatch(text) else text


def replaced(element: _Element, text: str) -> None:
    """Put a text where an element stood."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    text += element.tail or ""
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    parent.remove(element)


def inner_html(element: _Element) -> str:
    """What stands in an element, as HTML."""
    parts = [_escaped(element.text or "")]
    parts += [etree.tostring(child, encoding="unicode", method="html") for child in element]
    return "".join(parts)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def shown(element: _Element | None, notes: Notes, where: Where) -> str:
    """What stands in an element, as Markdown; empty where there is none."""
    return "" if element is None else markdown_of(inner_html(element), "html", notes, where)
