"""What every screen of the house has: a top row, a body, a row of keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import SystemCommand
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from graders.errors import Problem
from trainer.tui.host import HouseApp
from trainer.tui.texts import plain
from trainer.tui.widgets.keyrow import KeyHint, KeyRow
from trainer.tui.widgets.toprow import TopRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import ComposeResult
    from textual.binding import ActiveBinding, BindingType

    from trainer.tui.glyphs import Glyphs
    from trainer.tui.host import Library

__all__ = ["DIGITS", "HouseScreen", "digit_bindings"]

ResultT = TypeVar("ResultT")

DIGITS = "123456789"

_DISPLAYS = {"escape": "esc", "question_mark": "?", "slash": "/", "enter": "enter", "space": "space"}
# First and last in the row, and never dropped: what enter does, one step out, help.
_FIRST = ("enter", "ctrl+r")
_LAST = ("escape", "question_mark")
_NOT_OFFERED = ("keys", "take_back", "write", "tick", "step_out")
"""Actions the palette leaves out: it has a word of its own for them, or only fingers want them."""


def digit_bindings(action: str, label: str) -> list[BindingType]:
    """Bindings for 1 to 9 that call `action(n)`; the row shows them once, as the screen words them."""
    return [Binding(digit, f"{action}({digit})", label, show=digit == "1") for digit in DIGITS]


class HouseScreen(Screen[ResultT]):
    """A screen in three parts without boxes.

    Subclasses give `compose_body`, set `self.top` and declare bindings with short labels. A binding is in the
    row of keys while it is active and `show` is true; `describe` may word it by what is going on.
    """

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (30, "-narrow"), (64, "-normal"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-short"), (20, "-tall")]  # noqa: RUF012
    DEFAULT_CSS: ClassVar[str] = """
    HouseScreen {
        layout: vertical; background: $background;
        #body { height: 1fr; padding: 1 2; }
        #remark { display: none; height: auto; max-height: 3; padding: 0 2; color: $text-muted; }
        #too-small { display: none; width: 100%; height: 100%; content-align: center middle; }
        &.-short #body, &.-flat #body { padding: 0 2; }
        VerticalScroll { scrollbar-size-vertical: 1; padding-right: 1; }
        &.-tiny > *, &.-flat > * { display: none; }
        &.-tiny > #too-small, &.-flat > #too-small { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "step_out", "back"),
        Binding("question_mark", "keys", "help", tooltip="Show the keys of this screen"),
        # Where a question mark is text: in the editor, in a field.
        Binding("f1", "keys", "help", show=False, tooltip="Show the keys of this screen"),
    ]

    ABOUT: ClassVar[str] = ""
    """What the screen is for, one to three sentences; the help page opens with it."""

    LISTED: ClassVar[frozenset[str]] = frozenset()
    """Actions of the app whose keys this screen's row shows too."""

    @property
    def house(self) -> HouseApp:
        """The app this screen runs in."""
        app = self.app
        assert isinstance(app, HouseApp)  # noqa: S101 - a mistake of ours, not of the learner's
        return app

    @property
    def library(self) -> Library:
        """Content and progress; only for screens that are opened once the library is."""
        library = self.house.library
        assert library is not None  # noqa: S101 - a mistake of ours, not of the learner's
        return library

    @property
    def glyphs(self) -> Glyphs:
        """The signs the console can show."""
        return self.house.glyphs

    @property
    def top(self) -> TopRow:
        """The first row."""
        return self.query_one(TopRow)

    @property
    def columns(self) -> str:
        """`narrow`, `normal` or `wide`."""
        width = self.size.width
        return "wide" if width >= 110 else "normal" if width >= 64 else "narrow"

    def compose(self) -> ComposeResult:
        """Top row, body, key row."""
        yield TopRow()
        with Vertical(id="body"):
            yield from self.compose_body()
        yield Static(id="remark", markup=False)
        yield KeyRow(self.house.accent)
        yield Static("Make the window larger.", id="too-small", markup=False)

    def compose_body(self) -> ComposeResult:
        """What stands between the two rows."""
        yield from ()

    def _on_mount(self, event: object) -> None:
        super()._on_mount(event)  # type: ignore[arg-type]
        self.bindings_updated_signal.subscribe(self, self._show_keys)
        self._show_keys(self)

    def _show_keys(self, _screen: object) -> None:
        if self.is_attached and (rows := self.query(KeyRow)):
            rows.first().hints = tuple(self.key_hints())

    def key_hints(self) -> list[KeyHint]:
        """The keys that act now, in the order the row shows them."""
        hints: dict[tuple[str, str], KeyHint] = {}
        for active in self.active_bindings.values():
            hint = self._hint(active)
            if hint is not None:
                hints.setdefault((hint.display, hint.label), hint)
        return sorted(hints.values(), key=_place)

    def _hint(self, active: ActiveBinding) -> KeyHint | None:
        binding = active.binding
        if not active.enabled or not (binding.show or binding.action in self.LISTED):
            return None
        described = self.describe(binding)
        if described is None:
            return None
        display, label = described
        kept = binding.key in _FIRST + _LAST
        return KeyHint(binding.key, display, label, kept=kept)

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """How a key is written and what it does now; None leaves it out of the row."""
        return key_display(binding), binding.description

    def action_step_out(self) -> None:
        """One step out: by default this screen closes."""
        self.dismiss()

    def action_keys(self) -> None:
        """Show the keys of this screen."""
        from trainer.tui.screens.help import HelpScreen, help_entries  # noqa: PLC0415 - it builds on this class

        entries = help_entries(self.describe, self.active_bindings.values())
        self.app.push_screen(HelpScreen(self.ABOUT, entries))

    def palette_commands(self) -> Iterable[SystemCommand]:
        """What the palette offers on this screen: every action of its own that acts now."""
        seen = set(_NOT_OFFERED)
        for active in list(self.active_bindings.values()):
            binding = active.binding
            # Digits and arrows are quicker than any list; what has a dot is not this screen's own.
            own = active.node is self and not set("(.") & set(binding.action)
            if not own or not active.enabled or binding.action in seen:
                continue
            seen.add(binding.action)
            _, label = self.describe(binding) or ("", binding.description)
            yield SystemCommand(
                label[:1].upper() + label[1:],
                binding.tooltip or f"The key {key_display(binding)} of this screen",
                partial(self.call_later, self.run_action, binding.action),
            )

    def say(self, words: str) -> None:
        """A short remark above the keys, until `hush` or the next one."""
        remark = self.query_one("#remark", Static)
        remark.update(plain(words))
        remark.display = bool(words)

    def kept(self, change: Callable[[], object]) -> bool:
        """Change the log; where that can't be saved, say why. Whether it is saved."""
        try:
            change()
        except Problem as problem:
            self.say(f"Not saved: {problem}")
            return False
        return True

    def hush(self) -> None:
        """Take the remark away."""
        self.say("")


def key_display(binding: Binding) -> str:
    """How the key of a binding is written for people."""
    return binding.key_display or _DISPLAYS.get(binding.key, binding.key)


def _place(hint: KeyHint) -> int:
    if hint.key in _FIRST:
        return -2 + _FIRST.index(hint.key)
    return 1 + _LAST.index(hint.key) if hint.key in _LAST else 0
