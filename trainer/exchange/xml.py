"""XML from outside, read safely: no entities, no network, no DTD, nothing of unreasonable size or depth."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from lxml import etree

from graders.errors import Problem
from graders.text import escaped, one_line

if TYPE_CHECKING:
    from trainer.exchange.source import Source

__all__ = ["parse", "root_name"]

_ENTITY = b"<!ENTITY"
# So much of a file is looked at to tell its root element.
_HEAD = 64_000


def parse(source: Source) -> etree._Element:
    """The root element.

    Raises:
        Problem: it is not well-formed, or declares entities, which could make a small file a huge one.
    """
    # Without the zeros of UTF-16 and UTF-32 the word reads the same in every encoding.
    if _ENTITY in source.data.replace(b"\0", b"").upper():
        remedy = "take the entities out: quizzes need none"
        raise Problem("declares XML entities", where=str(source.where()), remedy=remedy)
    try:
        return etree.fromstring(_without_blanks(source.data), _parser())
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        what = f"is not well-formed XML ({one_line(error.msg or 'broken', 100)})"
        raise Problem(what, where=str(source.where(line)), remedy="export it again") from None
    except (ValueError, LookupError) as error:
        what = f"is not XML that can be read ({one_line(escaped(str(error)), 100)})"
        raise Problem(what, where=str(source.where()), remedy="export it again, as UTF-8") from None


def root_name(source: Source) -> str:
    """The name of the root element without its namespace; empty where it can't be told."""
    parser = etree.XMLPullParser(
        events=("start",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    with suppress(etree.XMLSyntaxError, ValueError, LookupError):
        # What follows the root element may be broken; that is said when the file is read.
        parser.feed(_without_blanks(source.data[:_HEAD]))
    with suppress(etree.XMLSyntaxError):
        for _, element in parser.read_events():
            return str(etree.QName(element).localname)
    return ""


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _without_blanks(data: bytes) -> bytes:
    """XML may begin with nothing before its declaration, and files do; their line numbers count on."""
    stripped = data.lstrip(b" \t\r\n")
    return stripped if stripped.startswith(b"<?xml") else data
