"""Browse and search: what is typed is looked for at once, and what is marked is shown in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.widgets import Input

from trainer.practice.browsing import NOTES, TASK, Filters
from trainer.tui.browse.filters import FiltersScreen
from trainer.tui.browse.hits import HitList
from trainer.tui.browse.looking import Looking

if TYPE_CHECKING:
    from textual.binding import BindingType

    from trainer.tui.browse.page import PagePane
    from trainer.tui.widgets.answers.fields import Field

__all__ = ["BrowseScreen"]

# Letters that act while no field has the cursor.
_LETTERS = frozenset({"reveal", "flag", "suspend", "search", "copy"})


class BrowseScreen(Looking):
    """All there is to practise or to read, under its keys."""

    CSS_PATH = "browse.tcss"
    ABOUT = (
        "Type to look through prompts, options, tasks and notes; the arrows choose while you type. A "
        "question is shown without its answer until you ask for it. tab goes from the words to the list, "
        "where letters act, and on to the page, which then scrolls."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "practise"),
        Binding(
            "ctrl+r,ctrl+s", "practise_all", "practise all", tooltip="Practise everything that was found"
        ),
        Binding("space", "reveal", "show", tooltip="Show the answer, or hide it again"),
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("tab", "next_pane(1)", "list", tooltip="From the words to the list, then to the page"),
        Binding("shift+tab", "next_pane(-1)", "the pane before", show=False),
        Binding("ctrl+t", "filter", "filter", tooltip="By topic, kind, level, and how it stands"),
        Binding("f", "flag", "flag", tooltip="Flag: this question is wrong; again takes it back"),
        Binding("z", "suspend", "suspend", tooltip="Never ask this; again takes it back"),
        Binding("slash", "search", "search", tooltip="Back to the words"),
        Binding("escape", "step_out", "home"),
    ]

    @property
    def reading(self) -> bool:
        """The page has the keys."""
        return self.focused is self.pane

    def on_descendant_focus(self) -> None:
        """Where panes take turns, the page comes to the front while it is read."""
        self.set_class(self.reading, "-reading")

    def on_descendant_blur(self) -> None:
        """And goes back behind the list."""
        self.set_class(self.reading, "-reading")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what makes sense now acts, and is listed."""
        entry = self.entry if self.is_mounted else None
        if action in ("flag", "suspend"):
            return entry is not None and entry.is_card
        if action == "reveal":
            return entry is not None and entry.kind not in (TASK, NOTES)
        return bool(self.to_practise) if action == "practise_all" else True

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """Words for what the keys do now; letters are listed where they act."""
        action, (keys, label) = binding.action, (super().describe(binding) or ("", ""))
        entry = self.entry
        if action in _LETTERS and self.focused is self.field:
            return None
        if action in ("enter", "submit"):
            return ("enter", self._enter_does) if self._enter_does else None
        if action == "practise_all":
            return "ctrl+r", f"all {len(self.to_practise)}"
        if action == "next_pane(1)":
            return "tab", "words" if self.reading else "list" if self.focused is self.field else "page"
        if action == "reveal":
            return keys, "hide" if entry is not None and self.pane.text.reveals(entry.key) else label
        return keys, self._escape_does if action == "step_out" else label

    @property
    def _enter_does(self) -> str:
        entry = self.entry
        if entry is None:
            return "search the nearest" if self._result is not None and self._result.nearest else ""
        if entry.kind == NOTES:
            return "" if self.reading else "read"
        return "code" if entry.kind == TASK else "practise"

    @property
    def _escape_does(self) -> str:
        if self.reading:
            return "back"
        return "clear" if self.field.value or self._filters else "home"

    def action_move(self, delta: int) -> None:
        """Mark another entry."""
        self.hits.move(delta)

    def action_page(self, direction: int) -> None:
        """A page of the list."""
        self.hits.move(direction * max(self.hits.rows - 1, 1))

    def action_edge(self, end: int) -> None:
        """To the first or the last entry."""
        self.hits.move(len(self.hits.entries) * (1 if end else -1))

    def action_next_pane(self, direction: int) -> None:
        """The words, the list, the page, and round again."""
        panes = (self.field, None, self.pane)
        here = panes.index(self.focused) if self.focused in panes else 1
        self._focus_pane(panes[(here + direction) % len(panes)])

    def _focus_pane(self, pane: Field | PagePane | None) -> None:
        self.set_class(pane is self.pane, "-reading")  # what is not shown takes no focus
        self.set_focus(pane, scroll_visible=False)
        self.refresh_bindings()

    def action_search(self) -> None:
        """Back to the words."""
        self._focus_pane(self.field)

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.action_enter()

    def action_enter(self) -> None:
        """Practise the marked entry, read it, or look for what may have been meant."""
        entry = self.entry
        if entry is None:
            if self._result is not None and self._result.nearest:
                self.field.value = self._result.nearest
                self.field.cursor_position = len(self.field.value)
        elif entry.kind == NOTES:
            self._focus_pane(self.pane)
        else:
            self.aside("opening", self.practise_one, entry)

    @on(HitList.Taken)
    def _clicked(self, message: HitList.Taken) -> None:
        message.stop()
        self.action_enter()

    def action_reveal(self) -> None:
        """Show the answer, or hide it again."""
        entry = self.entry
        if entry is not None:
            self.pane.text.reveal(None if self.pane.text.reveals(entry.key) else entry.key)
        self.refresh_bindings()

    def action_filter(self) -> None:
        """Choose filters."""

        def chosen(filters: Filters | None) -> None:
            self._filters = filters or Filters()
            self._look_up(keep=True)

        self.app.push_screen(FiltersScreen(self._finder, self.field.value, self._filters), chosen)

    def stands_otherwise(self) -> None:
        """Look again: what is filtered by how it stands may have to go."""
        self._look_up(keep=True)

    def action_step_out(self) -> None:
        """Out of the page, then clear the words, then the filters, then home."""
        self.hush()
        if self.reading:
            self._focus_pane(None)
        elif self.field.value:
            self.field.value = ""
        elif self._filters:
            self._filters = Filters()
            self._look_up(keep=True)
        else:
            self.dismiss()
