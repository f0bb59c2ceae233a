"""Markdown made: of plain text, which must not be read as marks, and into HTML for systems that show HTML.

The marks are those of the app, which are fewer than CommonMark's: no underscores, links, images, HTML or
letters by name, and a backslash that stands before no mark is a backslash, so that a formula keeps its own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

__all__ = ["escaped", "inline_code", "to_html"]

# What a backslash takes its meaning from.
_MARKS = r"\`*_[]<>#|~"
_BACKSLASH = re.compile(rf"\\(?=[{re.escape(_MARKS)}\n]|\Z)")
# A star between two blanks marks nothing.
_STAR = re.compile(r"(?<!\s)\*|\*(?!\s)")
_EMPTY_HEADING = re.compile(r"<h([1-6])></h\1>")
_LINE_START = re.compile(r"^( {0,3})(#{1,6}(?=[ \t]|$)|>|\||`{3,}|~{3,})", re.MULTILINE)
_NOT_IN_THE_APP = [
    "autolink", "code", "entity", "escape", "html_block", "html_inline", "image", "lheading", "link",
    "reference",
]  # fmt: skip


def escaped(text: str, *, whole: bool = True) -> str:
    """Markdown that shows this plain text: only what would be read as marks is escaped.

    Args:
        text: the text.
        whole: nothing stands beside it, so that a single star or backtick marks nothing.
    """
    few = 1 if whole else 0
    text = _BACKSLASH.sub(r"\\\\", text)
    if text.count("*") > few:
        text = _STAR.sub(r"\\*", text)
    if text.count("`") > few:
        text = text.replace("`", r"\`")
    return _LINE_START.sub(lambda found: f"{found[1]}\\{found[2]}", text)


def inline_code(text: str) -> str:
    """A run of code, fenced with as many backticks as it needs."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    ticks = "`" * (longest + 1)
    gap = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{gap}{text}{gap}{ticks}"


def to_html(text: str) -> str:
    """The Markdown as HTML that shows what the app shows; tags in it are text."""
    html: str = _renderer().render(text)
    # A heading without words is none in the app.
    return _EMPTY_HEADING.sub(lambda found: f"<p>{'#' * int(found[1])}</p>", html).strip()


@cache
def _renderer() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 40 ms, for exports as HTML only

    renderer = MarkdownIt("commonmark", {"html": False}).enable("table").disable(_NOT_IN_THE_APP)
    renderer.inline.ruler.before("emphasis", "backslash", _backslash)
    renderer.inline.ruler.before("emphasis", "underscore", _underscore)
    return renderer


def _backslash(state: StateInline, silent: bool) -> bool:
    """A mark as text, a line's end as a break; before anything else it is itself."""
    if state.src[state.pos] != "\\":
        return False
    following = state.src[state.pos + 1 : state.pos + 2]
    state.pos += 1
    if following == "\n":
        state.pos += 1
        if not silent:
            state.push("hardbreak", "br", 0)
    elif following and following in _MARKS:
        state.pos += 1
        if not silent:
            state.pending += following
    elif not silent:
        state.pending += "\\"
    return True


def _underscore(state: StateInline, silent: bool) -> bool:
    """Names in code have underscores; they mark nothing."""
    if state.src[state.pos] != "_":
        return False
    state.pos += 1
    if not silent:
        state.pending += "_"
    return True
