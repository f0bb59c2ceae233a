"""The keys of a screen, made from its bindings."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from trainer.tui.prose import wrapped
from trainer.tui.screens.frame import FrameScreen, key_display
from trainer.tui.texts import shown
from trainer.tui.themes import BOLD
from trainer.tui.widgets.laid import Laid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import ActiveBinding, BindingType

__all__ = ["HelpScreen", "help_entries"]

KEY_GAP = 3
LEAST_COLUMN = 9
# What enter does first, then the screen's own keys, then those that are the same everywhere.
_RANKS = {
    "enter": 0, "ctrl+r": 0, "c": 2, "home": 2, "end": 2, "escape": 2, "question_mark": 2, "f1": 2,
    "tab": 3, "shift+tab": 3, "ctrl+c": 3, "super+c": 3, "ctrl+p": 4, "ctrl+q": 4,
}  # fmt: skip
OWN_RANK = 1
IN_A_TEXT_RANK = 2
_TEXTUAL_WORDS = {
    "Focus Next": "the next field or pane", "Focus Previous": "the field or pane before",
    "Scroll Up": "up", "Scroll Down": "down", "Scroll Home": "to the top", "Scroll End": "to the end",
    "Page Up": "page up", "Page Down": "page down", "Cursor line start": "start of the line",
    "Cursor line end": "end of the line",
}  # fmt: skip
# Pages are never wider than the window: these do nothing.
_IDLE = frozenset({"Scroll Left", "Scroll Right", "Page Left", "Page Right"})


def help_entries(
    describe: Callable[[Binding], tuple[str, str] | None],
    bindings: Iterable[ActiveBinding],
    *,
    twins: Mapping[str, str] = MappingProxyType({}),
) -> list[tuple[str, str]]:
    """Each action that has a label, with every key it is on, in the order of the bindings.

    Args:
        describe: how the screen words a binding now; None where its row leaves it out.
        bindings: what acts now, the unlisted too.
        twins: letters that act as another key does, by that key.
    """
    keys: dict[str, list[str]] = {}
    told: set[str] = set()
    for active in sorted(bindings, key=_rank):
        binding = active.binding
        if isinstance(active.node, TextArea | Input) and binding.key not in _RANKS and not _is_ours(active):
            continue  # moving about in a text: what every field of every program does
        if not binding.description or binding.description in _IDLE:
            continue
        described = describe(binding) or (key_display(binding), binding.description)
        label = _TEXTUAL_WORDS.get(binding.description) or binding.tooltip or described[1]
        label = label[:1].upper() + label[1:]
        for key in (described[0], twins.get(binding.key)):
            # The first binding of a key is the one that acts, however a later one is worded.
            if key is not None and key not in told:
                told.add(key)
                keys.setdefault(label, []).append(key)
    return [(", ".join(names), label) for label, names in keys.items()]


def _rank(active: ActiveBinding) -> int:
    return _RANKS.get(active.binding.key, IN_A_TEXT_RANK if _is_ours(active) else OWN_RANK)


def _is_ours(active: ActiveBinding) -> bool:
    """Whether a text widget of this program's own has the binding, not the library's it is made from."""
    node = active.node
    if not isinstance(node, TextArea | Input):
        return False
    declared = [
        key.strip()
        for kind in type(node).__mro__
        if kind.__module__.startswith("trainer.")
        for made in kind.__dict__.get("BINDINGS", ())
        for key in (made.key if isinstance(made, Binding) else made[0]).split(",")
    ]
    return active.binding.key in declared


class KeyTable(Laid):
    """A key and what it does on each line, the words hanging in a column of their own."""

    DEFAULT_CSS: ClassVar[str] = "KeyTable { max-width: 100%; }"

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._entries = entries

    def lines(self, width: int) -> list[Content]:
        """The lines; keys too long for their column stand on a line of their own."""
        longest = max(len(keys) for keys, _ in self._entries) + KEY_GAP
        column = min(longest, max(width // 3, LEAST_COLUMN))
        lines: list[Content] = []
        for keys, label in self._entries:
            lead = Content.styled(keys.ljust(column), BOLD)
            if len(keys) + 1 > column:
                lines.append(lead)
                lead = Content(" " * column)
            lines += wrapped(shown(label), width, lead)
        return lines


class HelpScreen(FrameScreen[None]):
    """What the screen beneath is for, and its keys."""

    DEFAULT_CSS: ClassVar[str] = """
    HelpScreen #help-about { max-width: 76; height: auto; margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "step_out", "close"),
        Binding("question_mark,f1", "keys", "close", show=False),
        Binding("up", "scroll(-1)", "scroll", show=False),
        Binding("down", "scroll(1)", "scroll", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown,space", "page(1)", "page down", show=False),
    ]

    def __init__(self, about: str, entries: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._about = about
        self._entries = entries

    def compose_body(self) -> ComposeResult:
        """The purpose, then a line a key."""
        with VerticalScroll(can_focus=False):
            if self._about:
                yield Static(shown(self._about), id="help-about")
            yield KeyTable(self._entries)

    def on_mount(self) -> None:
        """Say where we are."""
        self.top.show("Keys", "of the screen beneath")

    def action_keys(self) -> None:
        """A second `?` closes the page again."""
        self.dismiss()

    def action_scroll(self, direction: int) -> None:
        """Move the page by a line."""
        self.query_one(VerticalScroll).scroll_relative(y=direction, animate=False)

    def action_page(self, direction: int) -> None:
        """Move the page by what is in sight."""
        page = self.query_one(VerticalScroll)
        page.scroll_relative(y=direction * max(page.size.height - 1, 1), animate=False)
