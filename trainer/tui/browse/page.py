"""The marked entry in full. A question is shown as it is asked; its answer only once somebody asks for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content

from trainer.tui.prose import blocks, laid_out, phrase, wrapped
from trainer.tui.themes import BOLD, GOOD, MUTED, WARN
from trainer.tui.widgets.laid import Laid
from trainer.tui.widgets.mistakes import mistake_lines, short_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from trainer.practice import Presentation
    from trainer.tui.browse.finder import Page
    from trainer.tui.widgets.rows import RowStyle

__all__ = ["PagePane", "answer_lines", "asked_lines"]

FOUND = "underline"
_BLANK = re.compile(r"\[ (\d+) \]")


class PagePane(VerticalScroll):
    """The page of the marked entry, scrolled by itself.

    Args:
        look: signs and accent.
    """

    DEFAULT_CSS: ClassVar[str] = "PagePane { width: 100%; height: 1fr; scrollbar-size-vertical: 1; }"

    def __init__(self, look: RowStyle, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._look = look
        self.text = _PageText(look)

    def compose(self) -> ComposeResult:
        """The page."""
        yield self.text

    def show(self, page: Page | None, about: Sequence[str], marked: re.Pattern[str] | None) -> None:
        """Show an entry, from its top.

        Args:
            page: the entry in full; None for none.
            about: muted lines under it.
            marked: the words that were looked for.
        """
        self.text.show(page, about, marked)
        self.scroll_home(animate=False)


class _PageText(Laid):
    """Everything said of an entry."""

    def __init__(self, look: RowStyle) -> None:
        super().__init__()
        self._look = look
        self._page: Page | None = None
        self._about: Sequence[str] = ()
        self._marked: re.Pattern[str] | None = None
        self._asked_for: str | None = None

    def show(self, page: Page | None, about: Sequence[str], marked: re.Pattern[str] | None) -> None:
        """Show another entry, or the same as it stands now; only another one's answer is hidden again."""
        left = None if self._page is None else self._page.entry.key
        if left == self._asked_for and (page is None or page.entry.key != left):
            self._asked_for = None
        self._page, self._about, self._marked = page, about, marked
        self.refresh(layout=True)

    def reveals(self, key: str) -> bool:
        """Whether the answer of that entry is shown, or will be once the entry is there."""
        return key == self._asked_for

    def reveal(self, key: str | None) -> None:
        """Show the answer of an entry, which may be still on its way; None hides it."""
        self._asked_for = key
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """The text with what was found marked, then what there is to know of the entry."""
        page = self._page
        if page is None:
            return []
        if page.shown is None:
            lines = laid_out(blocks(page.text), width)
        else:
            revealed = self.reveals(page.entry.key)
            lines = asked_lines(page.shown, self._look, width, answer=revealed)
            if revealed:
                lines += [Content(""), *answer_lines(page.shown, width)]
        if self._marked is not None:
            lines = [line.highlight_regex(self._marked, style=FOUND) for line in lines]
        about = [line for words in self._about for line in wrapped(Content.styled(words, MUTED), width)]
        return [*lines, Content(""), *about]


def asked_lines(shown: Presentation, look: RowStyle, width: int, *, answer: bool) -> list[Content]:
    """A question as it is asked: prompt, and what there is to choose from or to put in order.

    Args:
        shown: the question.
        look: signs and accent.
        width: cells.
        answer: mark what is right, and say why.
    """
    prompt = _BLANK.sub(r"[_\1_]", shown.prompt) if shown.kind == "cloze" else shown.prompt
    lines = laid_out(blocks(prompt), width)
    rows = list(_rows(shown, look, width, answer=answer))
    if shown.several:
        lines += [Content(""), Content.styled("Several are right.", MUTED)]
    return [*lines, Content(""), *rows] if rows else lines


def _rows(shown: Presentation, look: RowStyle, width: int, *, answer: bool) -> Iterator[Content]:
    dot = f"  {look.glyphs.dot}  "
    yield from _options(shown, look, width, answer=answer)
    for number, step in enumerate(shown.right_steps if answer else shown.steps, 1):
        yield from wrapped(phrase(step), width, f"  {number}  " if answer else dot)
    if answer:
        for left, right in zip(shown.lefts, shown.right_rights, strict=True):
            pair = phrase(left) + Content.styled(f"  {look.glyphs.arrow}  ", MUTED) + phrase(right)
            yield from wrapped(pair, width, "  ", "       ")
        return
    for left in shown.lefts:
        yield from wrapped(phrase(left), width, dot)
    if shown.rights:
        yield Content.styled("  with", MUTED)
    for right in shown.rights:
        yield from wrapped(phrase(right), width, dot)


def _options(shown: Presentation, look: RowStyle, width: int, *, answer: bool) -> Iterator[Content]:
    for number, option in enumerate(shown.options, 1):
        sign, mark = Content("  "), ""
        if answer and option.correct:
            sign = Content.styled(f"{look.glyphs.right} ", GOOD)
        elif answer and option.bait:
            mark = f"   {look.glyphs.mark} the bait"
        drawn = wrapped(phrase(option.text), width, sign + Content(f"{number}  "))
        if mark and drawn[-1].cell_length + len(mark) <= width:
            drawn[-1] += Content.styled(mark, WARN)
        elif mark:
            drawn.append(Content.styled(f"  {mark}", WARN))
        yield from drawn
        if answer:
            yield from wrapped(phrase(option.why).stylize_before(MUTED), width, "     ")


def answer_lines(shown: Presentation, width: int) -> list[Content]:
    """What is right where no row says it, then why, and what to say in the interview."""
    lines = list(_answer(shown, width))
    lines += laid_out(blocks(shown.explanation), width)
    if mistakes := mistake_lines(shown, width):
        lines += [Content(""), *mistakes]
    if shown.say:
        lines += [Content(""), Content.styled("Say", BOLD), *laid_out(blocks(shown.say), width)]
    return lines


def _answer(shown: Presentation, width: int) -> Iterator[Content]:
    if shown.kind == "numeric":
        yield Content.styled(f"Right: {short_number(shown.answer)}", BOLD)
        yield Content("")
    for number, accepted in enumerate(shown.blanks, 1):
        yield from wrapped(phrase(accepted[0]), width, Content.styled(f"{number}  ", BOLD))
    if shown.blanks:
        yield Content("")
    if shown.key_points:
        yield Content.styled("What a good answer says", BOLD)
        for point in shown.key_points:
            yield from wrapped(phrase(point.text), width, "- ")
        yield Content("")
    if shown.model_answer:
        yield from laid_out(blocks(shown.model_answer), width)
        yield Content("")
