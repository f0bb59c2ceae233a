"""HTML into Markdown, the one place that does it; what Markdown has no way to say is told."""

from __future__ import annotations

import re

from graders.text import one_line
from trainer.exchange.html_tree import BLOCKS, ENDED_BY, Element, tree_of
from trainer.exchange.markdown import escaped, inline_code

__all__ = ["looks_like_html", "to_markdown"]

_STRONG, _EMPHASIS, _CODE = {"b", "strong"}, {"i", "em", "cite", "var", "dfn"}, {"code", "tt", "kbd", "samp"}
# Tags that say nothing of their own, in the blocks of a text or in its lines.
_SILENT = {
    "span",
    "font",
    "label",
    "tbody",
    "thead",
    "tfoot",
    "abbr",
    "bdi",
    "small",
    "wbr",
    "figure",
    "time",
}
# The inner tags of MathML that quizzes use; what is lost with them is said of the whole formula.
_MATH = {
    "annotation", "mfrac", "mi", "mn", "mo", "mover", "mrow", "msqrt", "mstyle", "msub", "msubsup", "msup",
    "mtext", "munder", "munderover", "semantics",
}  # fmt: skip
_DROPPED = {"script", "style", "head", "title", "template", "noscript"}
_MEDIA = {
    "img": "an image", "audio": "a sound", "video": "a video", "object": "an embedded object",
    "embed": "an embedded object", "applet": "an embedded object", "iframe": "an embedded page",
    "svg": "a drawing", "canvas": "a drawing",
}  # fmt: skip
_MARKS = {"u": "underlining", "s": "striking out", "strike": "striking out", "del": "striking out",
          "ins": "underlining", "mark": "highlighting", "big": "a larger size"}  # fmt: skip
_RAISED = {"sup": ("^", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ"), "sub": ("_", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢ")}
_LOW = "0123456789+-=()ni"
_SPACE = re.compile(r"[ \t\n\r\f\v\xa0]+")
# Stands for a line break until the text around it is known; the source's own white space is folded away.
_BREAK = "\v"
_BREAKS = re.compile(rf"[ {_BREAK}]*{_BREAK}[ {_BREAK}]*")
_TAG = re.compile(
    r"</?(?:p|br|b|i|u|em|strong|span|div|a|img|ul|ol|li|sub|sup|code|pre|table|tr|td|th|h[1-6]|font|hr)(?:\s[^<>]*)?/?>"
    r"|&(?:nbsp|lt|gt|amp|quot|#\d{1,6}|#x[0-9a-f]{1,6});",
    re.IGNORECASE,
)


def looks_like_html(text: str) -> bool:
    """Whether a text of unknown format holds tags or character references of HTML."""
    return _TAG.search(text) is not None


def to_markdown(html: str) -> tuple[str, tuple[str, ...]]:
    """The text as Markdown, and what of it Markdown can't say, each thing once."""
    lost: dict[str, None] = {}
    return "\n\n".join(_blocks(tree_of(html).children, lost)), tuple(lost)


def _blocks(children: list[Element | str], lost: dict[str, None]) -> list[str]:
    """Paragraphs, lists and so on, in their order."""
    found: list[str] = []
    run: list[Element | str] = []
    for child in [*children, Element("hr-end", {})]:
        if isinstance(child, str) or not _is_block(child):
            run.append(child)
            continue
        text = _tidy(_inline(run, lost))
        if text:
            found.append(text)
        run = []
        found += _block(child, lost)
    return found


def _is_block(element: Element) -> bool:
    """Whether it is a block, or an inline tag around blocks, as editors leave them."""
    if element.tag in BLOCKS or element.tag == "hr-end":
        return True
    return element.tag not in _CODE | _DROPPED | set(_MEDIA) and any(
        not isinstance(child, str) and _is_block(child) for child in element.children
    )


def _block(element: Element, lost: dict[str, None]) -> list[str]:
    _note_style(element, lost)
    if re.fullmatch("h[1-6]", element.tag):
        text = " ".join(_tidy(_inline(element.children, lost)).replace("\\\n", " ").split())
        return [f"{'#' * int(element.tag[1])} {text}"] if text else []
    return _BY_BLOCK.get(element.tag, _plain)(element, lost)


def _plain(element: Element, lost: dict[str, None]) -> list[str]:
    return _blocks(element.children, lost)


def _quote(element: Element, lost: dict[str, None]) -> list[str]:
    quoted = "\n\n".join(_blocks(element.children, lost))
    return ["\n".join(f"> {line}".rstrip() for line in quoted.split("\n"))] if quoted else []


def _rule(element: Element, _lost: dict[str, None]) -> list[str]:
    return ["---"] if element.tag == "hr" else []


def _fenced(element: Element, _lost: dict[str, None]) -> list[str]:
    code = element.text().strip("\n")
    runs = [len(run) for run in re.findall(r"`{3,}", code)]
    fence = "`" * max(3, max(runs, default=0) + 1)
    inner = next(
        (child for child in element.children if isinstance(child, Element) and child.tag == "code"), None
    )
    classes = (inner or element).attributes.get("class", "").split()
    language = next((name.removeprefix("language-") for name in classes if name.startswith("language-")), "")
    return [f"{fence}{language}\n{code}\n{fence}"]


def _list(element: Element, lost: dict[str, None]) -> list[str]:
    start = element.attributes.get("start", "")
    number = int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1
    lines: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            if child.strip():
                lines.append(_tidy(_inline([child], lost)))
            continue
        sign = f"{number}." if element.tag == "ol" else "-"
        number += 1
        pieces = _blocks(child.children, lost) if child.tag == "li" else _block(child, lost)
        body = "\n".join(pieces).split("\n")
        indent = " " * (len(sign) + 1)
        lines += [f"{sign} {body[0]}".rstrip(), *(f"{indent}{line}".rstrip() for line in body[1:])]
    return ["\n".join(lines)] if lines else []


def _table(element: Element, lost: dict[str, None]) -> list[str]:
    rows: list[list[Element]] = []
    around: list[Element | str] = []
    _sort_table(element, rows, around)
    texts = [
        [" ".join(_blocks(cell.children, lost)).replace("\n", " ").replace("|", "\\|") for cell in row]
        for row in rows
    ]
    found = _blocks(around, lost)
    if texts:
        width = max(len(row) for row in texts)
        lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in texts]
        found.append("\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]]))
    return found


def _sort_table(element: Element, rows: list[list[Element]], around: list[Element | str]) -> None:
    """The rows of cells in a table, and what stands in it outside of cells, as a caption does."""
    loose: list[Element] = []
    for child in element.children:
        if isinstance(child, str):
            around.append(child)
        elif child.tag in ("td", "th"):
            if not loose:
                rows.append(loose)
            loose.append(child)
        elif child.tag in ("tr", "tbody", "thead", "tfoot"):
            loose = []
            _sort_table(child, rows, around)
        elif child.tag not in ("col", "colgroup"):
            around.append(child)


def _inline(nodes: list[Element | str], lost: dict[str, None]) -> str:
    parts: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            parts.append(escaped(_SPACE.sub(" ", node), whole=False))
        else:
            piece = _inline_element(node, lost)
            if node.tag in _STRONG | _EMPHASIS and piece.startswith("*") and _ends_with_mark(parts):
                # Stars that touch would be read in another way.
                lost.setdefault(f"emphasis beside emphasis is not kept: {one_line(piece, 40)}")
                piece = piece.strip("*")
            parts.append(piece)
    return "".join(parts)


def _ends_with_mark(parts: list[str]) -> bool:
    """Whether what stands before ends with a star that marks something."""
    return bool(parts) and parts[-1].endswith("*") and not parts[-1].endswith("\\*")


def _inline_element(element: Element, lost: dict[str, None]) -> str:
    tag = element.tag
    if tag == "br":
        return _BREAK
    if tag in _MEDIA:
        return _media(element, lost)
    if tag in _DROPPED:
        lost.setdefault(f"<{tag}> is not kept")
        return ""
    if tag in _CODE:
        code = _SPACE.sub(" ", element.text()).strip()
        return inline_code(code) if code else ""
    return _styled(element, _inline(element.children, lost), lost)


def _styled(element: Element, text: str, lost: dict[str, None]) -> str:
    """The text in an element that changes how it looks or where it leads."""
    tag = element.tag
    if tag in _STRONG | _EMPHASIS:
        text = _hugged(text, "**" if tag in _STRONG else "*")
    elif tag == "a":
        text = _link(text, element.attributes.get("href", ""))
    elif tag in _RAISED:
        text = _raised(text, tag, lost)
    elif tag == "math":
        formula = element.attributes.get("alttext") or " ".join(text.split())
        lost.setdefault(f"a formula in MathML is kept as text: {one_line(formula, 40)}")
        text = formula
    elif tag == "q":
        text = f"“{text}”" if text.strip() else text
    elif tag in _MARKS:
        lost.setdefault(f"{_MARKS[tag]} is not kept: {one_line(text, 40)}")
    elif tag in _SILENT or tag in BLOCKS or tag in ENDED_BY:
        _note_style(element, lost)
    elif tag not in _MATH:
        lost.setdefault(f"an HTML tag is not kept, its text is: <{one_line(tag, 20)}>")
    return text


def _media(element: Element, lost: dict[str, None]) -> str:
    attributes = element.attributes
    formula = attributes.get("data-equation-content") or attributes.get("data-mathml-source")
    if formula:
        return f"${formula}$"
    called = attributes.get("alt") or attributes.get("src", "") or attributes.get("data", "")
    if called.startswith("data:"):
        called = "embedded"
    lost.setdefault(
        f"{_MEDIA[element.tag]} is not kept" + (f": {one_line(called, 60)}" if called.strip() else "")
    )
    return ""


def _note_style(element: Element, lost: dict[str, None]) -> None:
    style = (
        element.attributes.get("style") or element.attributes.get("color") or element.attributes.get("align")
    )
    if style and style.strip():
        lost.setdefault(f"styling is not kept: {one_line(style, 40)}")


def _hugged(text: str, marks: str) -> str:
    """The text between marks that touch it, its spaces outside of them."""
    inner = text.strip()
    if not inner or _BREAK in inner:
        return text
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}{marks}{inner}{marks}{trail}"


def _link(text: str, target: str) -> str:
    shown = text.strip()
    if (
        not target
        or target.startswith(("#", "javascript:"))
        or shown in (target, target.removeprefix("mailto:"))
    ):
        return text
    return f"{text.rstrip()} ({target})" if shown else target


def _raised(text: str, tag: str, lost: dict[str, None]) -> str:
    sign, letters = _RAISED[tag]
    plain = text.strip().replace("−", "-")
    if plain and all(letter in _LOW for letter in plain):
        return plain.translate(str.maketrans(_LOW, letters))
    if not plain:
        return text
    lost.setdefault(f"<{tag}> is written as {sign}: {sign}{one_line(plain, 30)}")
    return f"{sign}{plain}" if plain.isalnum() else f"{sign}({plain})"


def _tidy(text: str) -> str:
    """Line breaks as Markdown has them: none at either end, and two in a row make a paragraph."""

    def broken(found: re.Match[str]) -> str:
        return "\n\n" if found[0].count(_BREAK) > 1 else "\\\n"

    return re.sub(" {2,}", " ", _BREAKS.sub(broken, text.strip(f" {_BREAK}")).strip())


_BY_BLOCK = {
    "blockquote": _quote,
    "hr": _rule,
    "hr-end": _rule,
    "ol": _list,
    "pre": _fenced,
    "table": _table,
    "ul": _list,
}
