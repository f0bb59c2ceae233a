"""The frame of every screen: a top row, a body, a row of keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.actions import SkipAction
from textual.app import SystemCommand
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.selection import SELECT_ALL
from textual.widget import Widget
from textual.widgets import Static

from trainer.tui.host import HouseApp
from trainer.tui.sizes import LEAST_COLUMNS, LEAST_ROWS, NORMAL_COLUMNS, TALL_ROWS, WIDE_COLUMNS
from trainer.tui.texts import plain
from trainer.tui.widgets.keyrow import KeyHint, KeyRow
from trainer.tui.widgets.rows import RowList
from trainer.tui.widgets.toprow import TopRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import ComposeResult
    from textual.binding import ActiveBinding, BindingType

    from trainer.tui.glyphs import Glyphs

__all__ = ["FrameScreen", "key_display"]

ResultT = TypeVar("ResultT")

_DISPLAYS = {
    "escape": "esc", "question_mark": "?", "slash": "/", "plus": "+", "equals_sign": "=", "minus": "-",
    "ctrl+underscore": "ctrl+_", "ctrl+slash": "ctrl+/",
}  # fmt: skip
# First and last in the row, and never dropped: what enter does, one step out, help.
_FIRST = ("enter", "ctrl+r")
_LAST = ("escape", "question_mark")
_NOT_OFFERED = ("keys", "copy_text", "take_back", "write", "tick", "step_out")
"""Actions the palette leaves out: it has a word of its own for them, or only fingers want them."""


class FrameScreen(Screen[ResultT]):
    """A screen in three parts without boxes.

    Subclasses give `compose_body`, set `self.top` and declare bindings with short labels. A binding is in the
    row of keys while it is active and `show` is true; `describe` may word it by what is going on.
    """

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-tiny"),
        (LEAST_COLUMNS, "-narrow"),
        (NORMAL_COLUMNS, "-normal"),
        (WIDE_COLUMNS, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (LEAST_ROWS, "-short"), (TALL_ROWS, "-tall")]  # noqa: RUF012
    DEFAULT_CSS: ClassVar[str] = """
    FrameScreen {
        layout: vertical; background: $background;
        #body { height: 1fr; padding: 1 2; }
        #remark { display: none; height: auto; max-height: 5; padding: 0 2; color: $text-muted; }
        #too-small { display: none; width: 100%; height: 100%; content-align: center middle; }
        &.-short #body, &.-flat #body { padding: 0 2; }
        VerticalScroll { scrollbar-size-vertical: 1; padding-right: 1; }
        &.-tiny > *, &.-flat > * { display: none; }
        &.-tiny > #too-small, &.-flat > #too-small { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "step_out", "back"),
        Binding("c", "copy", "copy", show=False, tooltip="Copy what is selected, else what this screen says"),
        Binding("home", "edge(0)", "top", show=False, tooltip="To the top"),
        Binding("end", "edge(1)", "end", show=False, tooltip="To the end"),
    ]

    LISTED: ClassVar[frozenset[str]] = frozenset()
    """Actions of the app whose keys this screen's row shows too."""

    IS_HOME: ClassVar[bool] = False
    """Whether it is the page on which every step back ends."""

    @property
    def house(self) -> HouseApp:
        """The app this screen runs in."""
        app = self.app
        assert isinstance(app, HouseApp)  # noqa: S101 - a mistake of ours, not of the learner's
        return app

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
        return "wide" if width >= WIDE_COLUMNS else "normal" if width >= NORMAL_COLUMNS else "narrow"

    @property
    def is_there(self) -> bool:
        """Whether it still has its widgets: they go before the screen, and a thread may end after that."""
        return self.is_attached and not (self._pruning or self._closing or self._closed)

    def call_after_refresh(self, callback: Callable[..., object], *args: Any, **kwargs: Any) -> bool:
        """As Textual does, but not once this screen was left: the screen then on top would call it."""

        def unless_left() -> object:
            return callback(*args, **kwargs) if self.is_there else None

        return super().call_after_refresh(unless_left)

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
        described = self.worded(binding)
        if described is None:
            return None
        display, label = described
        kept = binding.key in _FIRST + _LAST
        return KeyHint(binding.key, display, label, kept=kept)

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """How a key is written and what it does now; None leaves it out of the row."""
        return key_display(binding), binding.description

    def worded(self, binding: Binding) -> tuple[str, str] | None:
        """As `describe`; a step out that ends on another screen than Home is a step back."""
        described = self.describe(binding)
        if described is not None and described[1] == "home" and not self._leads_home:
            return described[0], "back"
        return described

    @property
    def _leads_home(self) -> bool:
        beneath = self._steps_to
        return self.IS_HOME or (isinstance(beneath, FrameScreen) and beneath.IS_HOME)

    @property
    def _steps_to(self) -> Screen[object] | None:
        """The screen that shows when this one is left."""
        stack = self.app.screen_stack
        at = stack.index(self) if self in stack else 0
        return stack[at - 1] if at else None

    def action_step_out(self) -> None:
        """One step out: by default this screen closes."""
        self.dismiss()

    def text_to_copy(self) -> str:
        """What `c` copies where nothing is selected: by default all that stands in the body."""
        said = (
            widget.get_selection(SELECT_ALL)
            for widget in self.query("#body *")
            if _is_shown(widget) and widget.allow_select
        )
        return "\n".join(text.rstrip() for text, _ in filter(None, said)).strip()

    def action_copy(self) -> None:
        """Copy what is selected, else what the screen says."""
        text = self.get_selected_text() or self.text_to_copy()
        self.say(self.house.copy_text(text) if text else "There is nothing to copy.")

    def action_copy_text(self) -> None:
        """Copy what is selected; the key is free for others where nothing is."""
        text = self.get_selected_text()
        if text is None:
            raise SkipAction
        self.say(self.house.copy_text(text))

    def on_text_selected(self) -> None:
        """Copy at once what was selected, if that is wanted."""
        if self.house.settings.copy_on_select and (text := self.get_selected_text()):
            self.say(self.house.copy_text(text))

    def action_edge(self, end: int) -> None:
        """To the first or the last row; where there are none to move in, to the top or the end."""
        lists = [rows for rows in self.query(RowList) if _is_shown(rows) and rows.rows]
        if lists:
            lists[0].move(len(lists[0].rows) * (1 if end else -1))
            self.refresh_bindings()
        elif pages := [page for page in self.query(VerticalScroll) if page.max_scroll_y]:
            (pages[0].scroll_end if end else pages[0].scroll_home)(animate=False)

    def palette_commands(self) -> Iterable[SystemCommand]:
        """What the palette offers on this screen: every action of its own that acts now."""
        seen = set(_NOT_OFFERED)
        # What every screen can do comes after what this one is for.
        for active in sorted(
            self.active_bindings.values(), key=lambda active: active.binding.action == "copy"
        ):
            binding = active.binding
            # Digits and arrows are quicker than any list; what has a dot is not this screen's own.
            own = active.node is self and not set("(.") & set(binding.action)
            if not own or not active.enabled or binding.action in seen:
                continue
            seen.add(binding.action)
            _, label = self.worded(binding) or ("", binding.description)
            yield SystemCommand(
                label[:1].upper() + label[1:],
                binding.tooltip or f"The key {key_display(binding)} of this screen",
                partial(self.call_later, self.run_action, binding.action),
            )

    def say(self, words: str) -> None:
        """A short remark above the keys, until `hush` or the next one; none on a screen that was left."""
        if not self.is_there:
            return
        remark = self.query_one("#remark", Static)
        remark.update(plain(words))
        remark.display = bool(words)

    def hush(self) -> None:
        """Take the remark away."""
        self.say("")


def _is_shown(widget: Widget) -> bool:
    """Whether it takes part in the layout, in sight or scrolled out of it."""
    return all(node.display for node in widget.ancestors_with_self if isinstance(node, Widget))


def key_display(binding: Binding) -> str:
    """How the key of a binding is written for people."""
    return binding.key_display or _DISPLAYS.get(binding.key, binding.key)


def _place(hint: KeyHint) -> int:
    if hint.key in _FIRST:
        return -2 + _FIRST.index(hint.key)
    # Copying is at hand everywhere: what this screen is for comes before it.
    return 2 + _LAST.index(hint.key) if hint.key in _LAST else int(hint.key == "c")
