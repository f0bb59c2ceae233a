"""Markdown-ish text of packs as safe content: paragraphs, lists, fences, tables, code, bold, emphasis.

Nothing in it is read as markup of the screen, and no link is followed. Full Markdown is for the notes only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from textual.content import Content

from trainer.tui.texts import plain
from trainer.tui.themes import BOLD

__all__ = ["Block", "blocks", "inline", "laid_out", "wrapped"]

CODE = "on $panel"
EMPHASIS = "italic"
MIN_WIDTH = 8
"""Text is not wrapped narrower than this, whatever the indent."""

# One alternative an inline form; emphasis only where the stars hug words, so that `2 * 3 * 4` stays as it is.
_INLINE = re.compile(
    r"\\(?P<escaped>[\\`*_\[\]<>#|])"
    r"|(?P<ticks>`+)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
    r"|\*\*(?=\S)(?P<bold>.+?)(?<=\S)\*\*"
    r"|(?<![\w*])\*(?=[^\s*])(?P<emphasis>[^*]+?)(?<=\S)\*(?![\w*])"
)
_FENCE = re.compile(r" {0,3}(?P<marks>`{3,}|~{3,})")
_ITEM = re.compile(r"(?P<indent> {0,6})(?P<sign>[-*+]|\d{1,3}[.)]) +(?P<rest>\S.*)")
_HEADING = re.compile(r" {0,3}#{1,6} +(?P<rest>.+?)(?: +#+)? *$")
_RULE = re.compile(r"^[\s|:-]+$")
_HARD_BREAK = re.compile(r"( {2,}|\\)$")

BlockKind = Literal["paragraph", "item", "heading", "code", "table"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of prose.

    Attributes:
        kind: decides how it is wrapped; code is not.
        content: its text, styled.
        lead: what stands before the first line; the others hang under the text.
    """

    kind: BlockKind
    content: Content
    lead: str = ""


def inline(text: str) -> Content:
    """One run of text with its inline forms styled; line feeds stay."""
    text = plain(text)
    parts: list[Content] = []
    end = 0
    for found in _INLINE.finditer(text):
        parts.append(Content(text[end : found.start()]))
        parts.append(_styled(found))
        end = found.end()
    parts.append(Content(text[end:]))
    return Content("").join(parts)


def _styled(found: re.Match[str]) -> Content:
    if (escaped := found["escaped"]) is not None:
        return Content(escaped)
    if (code := found["code"]) is not None:
        return Content.styled(code, CODE)
    if (bold := found["bold"]) is not None:
        return inline(bold).stylize(BOLD)
    return Content.styled(found["emphasis"], EMPHASIS)


def blocks(text: str) -> list[Block]:
    """The pieces of a text, in order."""
    found: list[Block] = []
    lines = text.replace("\r\n", "\n").split("\n")
    paragraph: list[str] = []
    index = 0

    def close() -> None:
        if paragraph:
            found.append(_paragraph(paragraph))
            paragraph.clear()

    while index < len(lines):
        line = lines[index]
        index += 1
        if fence := _FENCE.match(line):
            close()
            index, code = _fenced(lines, index, fence["marks"])
            found.append(code)
        elif not line.strip():
            close()
        elif line.lstrip().startswith("|"):
            close()
            start = index - 1
            while index < len(lines) and lines[index].lstrip().startswith("|"):
                index += 1
            found.append(_table(lines[start:index]))
        elif heading := _HEADING.match(line):
            close()
            found.append(Block("heading", inline(heading["rest"]).stylize(BOLD)))
        elif _ITEM.match(line):
            close()
            paragraph.append(line)
        else:
            paragraph.append(line)
    close()
    return found


def _fenced(lines: list[str], index: int, marks: str) -> tuple[int, Block]:
    code = []
    while index < len(lines):
        line = lines[index]
        index += 1
        if line.strip() and not line.strip().strip(marks[0]) and len(line.strip()) >= len(marks):
            break
        code.append(line)
    return index, Block("code", Content(plain("\n".join(code))))


def _paragraph(lines: list[str]) -> Block:
    item = _ITEM.match(lines[0])
    first = item["rest"] if item else lines[0]
    text = ""
    for line in (first, *lines[1:]):
        broken = _HARD_BREAK.search(line)
        text += _HARD_BREAK.sub("", line).strip() + ("\n" if broken else " ")
    content = inline(text.strip())
    if item is None:
        return Block("paragraph", content)
    sign = "•" if item["sign"] in "-*+" else item["sign"]
    return Block("item", content, lead=f"{item['indent']}{sign} ")


def _table(lines: list[str]) -> Block:
    rows = [
        [inline(cell.strip()) for cell in line.strip().strip("|").split("|")]
        for line in lines
        if not _RULE.match(line)
    ]
    columns = max((len(row) for row in rows), default=0)
    widths = [max((row[at].cell_length for row in rows if at < len(row)), default=0) for at in range(columns)]
    drawn = [
        Content("  ").join(cell.pad_right(widths[at] - cell.cell_length) for at, cell in enumerate(row))
        for row in rows
    ]
    if drawn:
        drawn[0] = drawn[0].stylize(BOLD)
    return Block("table", Content("\n").join(drawn))


def wrapped(content: Content, width: int, lead: Content | str = "") -> list[Content]:
    """The content in lines no wider than `width`, hanging under its text behind `lead`."""
    first = lead if isinstance(lead, Content) else Content(lead)
    indent = first.cell_length
    lines = content.wrap(max(width - indent, MIN_WIDTH)) or [Content("")]
    rest = Content(" " * indent)
    return [(rest if at else first) + line.rstrip() for at, line in enumerate(lines)]


def laid_out(pieces: list[Block], width: int) -> list[Content]:
    """The pieces as lines of a width, a blank line between them; items of a list stand together."""
    lines: list[Content] = []
    before: Block | None = None
    for piece in pieces:
        if before is not None and not (before.kind == piece.kind == "item") and before.kind != "heading":
            lines.append(Content(""))
        lead = "  " if piece.kind == "code" else piece.lead
        for part in piece.content.split("\n", allow_blank=True) or [Content("")]:
            lines.extend(wrapped(part, width, lead))
            lead = " " * len(lead)
        before = piece
    return lines
