"""Markdown-ish text of packs as safe content: paragraphs, lists, fences, tables, code, bold, emphasis.

Nothing in it is read as markup of the screen, and no link is followed. Full Markdown is for the notes only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from textual.content import Content

from trainer.tui.tables import table_lines
from trainer.tui.texts import plain
from trainer.tui.themes import BOLD
from trainer.tui.wrapping import CODE, fold

__all__ = ["Block", "blocks", "inline", "laid_out", "phrase", "wrapped"]

EMPHASIS = "italic"
CODE_LEAD = "  "
CODE_GOES_ON = "  "
QUOTE_LEAD = "│ "
MIN_WIDTH = 8
"""Text is not wrapped narrower than this, whatever the indent."""

# One alternative an inline form; emphasis only where the stars hug words, so that `2 * 3 * 4` stays as it is.
_INLINE = re.compile(
    r"\\(?P<escaped>[\\`*_\[\]<>#|~])"
    r"|(?P<ticks>`++)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
    r"|\*\*(?=\S)(?P<bold>.+?)(?<=\S)\*\*"
    r"|(?<![\w*])\*(?=[^\s*])(?P<emphasis>[^*]+?)(?<=\S)\*(?![\w*])"
)
_FENCE = re.compile(r" {0,3}(?P<marks>`{3,}|~{3,})")
_ITEM = re.compile(r"(?P<indent> {0,6})(?P<sign>[-*+]|\d{1,3}[.)]) +(?P<rest>\S.*)")
_HEADING = re.compile(r" {0,3}#{1,6} +(?P<rest>.+?)(?: +#+)? *$")
_GAP_IN_CODE = re.compile(r"(?<=\S) {2,}(?=\S)")
_RULE = re.compile(r"^[\s|:-]+$")
_WRAP = re.compile(r"\s*\n\s*")
_HARD_BREAK = re.compile(r"( {2,}|\\)$")

BlockKind = Literal["paragraph", "item", "heading", "code", "table", "quote"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of prose.

    Attributes:
        kind: decides how it is wrapped; code is not.
        content: its text, styled.
        lead: what stands before the first line; the others hang under the text.
        rows: of a table, its cells.
    """

    kind: BlockKind
    content: Content
    lead: str = ""
    rows: tuple[tuple[Content, ...], ...] = ()


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


def phrase(text: str) -> Content:
    """A text of one run, such as an option: its line breaks are where the author's editor wrapped it."""
    return inline(_WRAP.sub(" ", text.strip()))


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
    while index < len(lines):
        line = lines[index]
        begins = _kind_of(line)
        if paragraph and begins != "text":
            found.append(_paragraph(paragraph))
            paragraph = []
        index += 1
        if begins == "fence":
            index, code = _fenced(lines, index)
            found.append(code)
        elif begins in ("table", "quote"):
            start = index - 1
            while index < len(lines) and _kind_of(lines[index]) == begins:
                index += 1
            found.append((_table if begins == "table" else _quote)(lines[start:index]))
        elif begins == "heading":
            found.append(Block("heading", inline(_HEADING.sub(r"\g<rest>", line)).stylize(BOLD)))
        elif begins in ("item", "text"):
            paragraph.append(line)
    if paragraph:
        found.append(_paragraph(paragraph))
    return found


def _kind_of(line: str) -> str:
    """What a line begins: "fence", "table", "quote", "heading", "item", "blank", or else "text"."""
    start = line.lstrip()
    if not start:
        return "blank"
    if start[0] in "|>":
        return "table" if start[0] == "|" else "quote"
    forms = {"fence": _FENCE, "heading": _HEADING, "item": _ITEM}
    return next((kind for kind, form in forms.items() if form.match(line)), "text")


def _fenced(lines: list[str], index: int) -> tuple[int, Block]:
    """The code behind the fence at `index - 1`, and where the text goes on."""
    opening = _FENCE.match(lines[index - 1])
    marks = opening["marks"] if opening else ""
    code = []
    while index < len(lines):
        line = lines[index].strip()
        index += 1
        if line and not line.strip(marks[0]) and len(line) >= len(marks):
            break
        code.append(lines[index - 1])
    return index, Block("code", Content(plain("\n".join(code))), lead=CODE_LEAD)


def _quote(lines: list[str]) -> Block:
    words = " ".join(line.lstrip().lstrip(">").strip() for line in lines)
    return Block("quote", inline(words), lead=QUOTE_LEAD)


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
    rows = tuple(
        tuple(inline(cell.strip()) for cell in line.strip().strip("|").split("|"))
        for line in lines
        if not _RULE.match(line)
    )
    return Block("table", Content(""), rows=rows)


def wrapped(
    content: Content, width: int, lead: Content | str = "", again: str | None = None
) -> list[Content]:
    """The content in lines no wider than `width`.

    Args:
        content: one run of text.
        width: cells.
        lead: stands before the first line.
        again: stands before the others; spaces as wide as `lead` where it is not given, so that they hang.
    """
    first = lead if isinstance(lead, Content) else Content(lead)
    indent = first.cell_length
    lines = fold(content, max(width - indent, MIN_WIDTH)) or [Content("")]
    rest = Content(" " * indent if again is None else again)
    return [(rest if at else first) + line.rstrip() for at, line in enumerate(lines)]


def laid_out(pieces: list[Block], width: int) -> list[Content]:
    """The pieces as lines of a width, a blank line between them; items of a list stand together."""
    lines: list[Content] = []
    before: Block | None = None
    for piece in pieces:
        if before is not None and not (before.kind == piece.kind == "item") and before.kind != "heading":
            lines.append(Content(""))
        lines.extend(_piece_lines(piece, width))
        before = piece
    return lines


def _code_lines(line: Content, width: int, lead: str) -> list[Content]:
    """A line of code or a formula: too long, it ends at its own gaps first; what goes on is indented more."""
    space = width - len(lead)
    if line.cell_length <= space:
        return [Content(lead) + line]
    gaps = [found.span() for found in _GAP_IN_CODE.finditer(line.plain)]
    starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(line.plain)]
    pieces = [line[start:end] for start, end in zip(starts, ends, strict=True)]
    return [made for piece in pieces for made in wrapped(piece, width, lead, lead + CODE_GOES_ON)]


def _piece_lines(piece: Block, width: int) -> list[Content]:
    if piece.kind == "table":
        return table_lines(piece.rows, width)
    lines: list[Content] = []
    for part in piece.content.split("\n", allow_blank=True) or [Content("")]:
        # A list's sign stands once; what marks code and quotes stands before every line of theirs.
        again = piece.lead if piece.kind in ("code", "quote") else " " * len(piece.lead)
        if piece.kind == "code":
            lines.extend(_code_lines(part, width, piece.lead))
            continue
        lines.extend(wrapped(part, width, again if lines else piece.lead, again))
    return lines
