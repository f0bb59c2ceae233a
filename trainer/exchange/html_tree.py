"""HTML as a tree, its depth bounded: quizzes are full of tags that nobody closed."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

__all__ = ["BLOCKS", "DEEPEST", "ENDED_BY", "MOST_UNFINISHED", "Element", "tree_of"]

# Deeper than this, elements are taken as if they stood side by side.
DEEPEST = 60
# After so many tags and comments without an end, what is left is taken for text.
MOST_UNFINISHED = 10

_VOID = {"br", "hr", "img", "input", "meta", "link", "col", "source", "area", "base", "embed", "wbr", "track"}
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
}  # fmt: skip
# An element that ends where another of these begins, if nobody closed it.
ENDED_BY = {
    "p": BLOCKS,
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr"},
    "td": {"td", "th", "tr"},
    "th": {"td", "th", "tr"},
    "option": {"option"},
}


@dataclass(slots=True)
class Element:
    """A tag with what stands in it; the root has none."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    def text(self) -> str:
        """The text in it as it stands, line breaks and all."""
        return "".join(
            child if isinstance(child, str) else "\n" if child.tag == "br" else child.text()
            for child in self.children
        )


def tree_of(html: str) -> Element:
    """The root of a text's tree; whatever the text is, there is one."""
    builder = _TreeBuilder()
    builder.feed(html)
    builder.finish()
    return builder.root


class _TreeBuilder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self._open = [self.root]

    def finish(self) -> None:
        """Take for text what begins like a tag or a comment and never ends.

        `close` does that too, but looks for an end once more at each of its beginnings, in quadratic time.
        """
        for _ in range(MOST_UNFINISHED):
            if not self.rawdata:
                return
            first, self.rawdata = self.rawdata[0], self.rawdata[1:]
            self.handle_data(first)
            self.feed("")
        self.handle_data(unescape(self.rawdata))
        self.rawdata = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while len(self._open) > 1 and tag in ENDED_BY.get(self._open[-1].tag, ()):
            self._open.pop()
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID and len(self._open) < DEEPEST:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        tags = [element.tag for element in self._open]
        if tag in tags[1:]:
            del self._open[len(tags) - 1 - tags[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)
