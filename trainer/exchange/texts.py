"""The texts of other systems, by the name of their format, as Markdown; losses are noted where they stood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graders.text import one_line
from trainer.exchange.hypertext import looks_like_html, to_markdown
from trainer.exchange.markdown import escaped

if TYPE_CHECKING:
    from trainer.exchange.model import Notes, Where

__all__ = ["markdown_of", "without_images"]

# Code goes before: what looks like an image in it is none. An image ends before the next one begins, so that
# looking for its end takes no quadratic time.
_IMAGE = re.compile(r"```.*?```|`[^`]*`|!\[((?:(?!!\[)[^\]\n])*)\]\(((?:(?!!\[)[^)\n])*)\)", re.DOTALL)


def markdown_of(text: str, written: str, notes: Notes, where: Where) -> str:
    """A text as Markdown.

    Args:
        text: the text.
        written: "html", "markdown", "plain" or "moodle": plain text, in which HTML may stand.
        notes: what HTML says and Markdown can't goes there.
        where: where the text stands.
    """
    if written == "markdown":
        return without_images(text, notes, where)
    if written == "html" or (written == "moodle" and looks_like_html(text)):
        if written == "moodle":
            text = text.strip().replace("\n", "<br>")
        markdown, lost = to_markdown(text)
        for what in lost:
            notes.lost(where, what)
        return markdown
    return escaped(text).strip()


def without_images(text: str, notes: Notes, where: Where) -> str:
    """Markdown without its images, and without sounds, which tools write as images; each is noted."""

    def taken(found: re.Match[str]) -> str:
        if found[2] is None:
            return found[0]
        notes.lost(where, f"an image or a sound is not kept: {one_line(found[1] or found[2], 60)}")
        return ""

    return _IMAGE.sub(taken, text).strip()
