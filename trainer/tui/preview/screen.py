"""The preview: one page after the other as learners see it, and the keys an author wants."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import SuspendNotSupported
from textual.binding import Binding

from graders.errors import Problem
from trainer.practice import NotJudged, judge
from trainer.tui.preview.editing import command_at
from trainer.tui.preview.pages import PreviewPages
from trainer.tui.screens.base import digit_bindings
from trainer.tui.screens.coding.outside import open_in
from trainer.tui.screens.frame import key_display

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

    from trainer.authoring.preview import Preview

__all__ = ["PreviewScreen"]

_ANSWERING = frozenset({"take", "tick", "take_back"})
_OF_QUESTION = _ANSWERING | {"proceed", "answer", "version", "write"}


class PreviewScreen(PreviewPages):
    """Shows what a file holds, and shows it again at every save. Nothing is recorded.

    Args:
        preview: the file.
        on_read: called whenever something has changed.
        try_task: opens a task of that key on the real coding screen; None where that can't be done.
    """

    CSS_PATH = "preview.tcss"
    ABOUT = (
        "The file as a learner will see it, read again at every save; what is wrong with it stands above. "
        "Answer as a learner would, or press a to see the page as it is after the answer."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "proceed", "check"),
        Binding("ctrl+r,ctrl+s", "hand_in", "hand in", show=False),
        *digit_bindings("take", "choose"),
        Binding("space", "tick", "tick", show=False),
        Binding("tab", "write", "write", show=False, tooltip="Into the field, or on to the next one"),
        Binding("backspace", "take_back", "take back", show=False),
        Binding("left", "turn(-1)", "page", tooltip="The page before, or after; left and right"),
        Binding("right", "turn(1)", "page", show=False),
        Binding("a", "answer", "answered", tooltip="Show it as after the answer, or as before it"),
        Binding("v", "version", "version", tooltip="Other numbers, another order"),
        Binding("f", "fault", "fault", tooltip="Go to the next page with a fault"),
        Binding("e", "edit", "edit", tooltip="Open the file there in your editor"),
        Binding("c", "copy", "copy", tooltip="Copy what is selected, else the faults, else the page"),
        Binding("t", "try_task", "try", tooltip="Open the task as a learner does; nothing is recorded"),
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
    ]

    def __init__(
        self,
        preview: Preview,
        on_read: Callable[[], None] | None = None,
        try_task: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(preview, on_read)
        self._try_task = try_task

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what makes sense now acts, and is listed."""
        panel, reading = self._panel, self._reading
        if action in _OF_QUESTION and panel is None:
            return False
        if action in _ANSWERING and panel is not None:
            return self._asking and self.can_answer(panel, action, parameters)
        return {
            "turn": reading is not None and len(reading.pages) > 1,
            "fault": bool(self._sorted_faults()[1]),
            "try_task": bool(self._try_task and (page := self._page) and page.task),
        }.get(action, True)

    @property
    def _rows_move(self) -> bool:
        return not self._answered

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """Words for what enter, the digits and the arrows do now."""
        action, panel = binding.action, self._panel
        if action == "proceed":
            verb = panel.verb if panel is not None else "check"
            return "enter", "ask again" if self._answered else verb
        if action.startswith("take(") and panel is not None:
            return (f"1-{panel.numbers}", panel.digits_do) if panel.digits_do else None
        if action.startswith("turn("):
            return self.glyphs.left_right, "page"
        if action == "answer":
            return "a", "before" if self._answered else "answered"
        if action == "step_out":
            return "esc", "quit" if self.focused is None else "leave the field"
        return key_display(binding), binding.description

    def action_step_out(self) -> None:
        """Leave the field, or the preview."""
        if self.focused is not None:
            self.set_focus(None)
            self.refresh_bindings()
        else:
            self.dismiss()

    async def action_turn(self, delta: int) -> None:
        """The page before or after, round and round."""
        if self._reading is not None and self._reading.pages:
            await self._go(self._at + delta)

    async def _go(self, index: int) -> None:
        assert self._reading is not None  # noqa: S101 - there is a page to go to
        self._at = index % len(self._reading.pages)
        await self._show()

    async def action_fault(self) -> None:
        """To the next page with a fault."""
        reading = self._reading
        if reading is None:
            return
        found = [reading.page_of(fault) for fault in reading.faults if not fault.advice]
        pages = sorted({page for page in found if page is not None})
        after = [page for page in pages if page > self._at] or pages
        if after:
            await self._go(after[0])

    async def action_version(self) -> None:
        """Another seed: other numbers, another order."""
        self._seed += 1
        await self._show(keep=True)

    async def action_answer(self) -> None:
        """As after the answer, or as before it; the pages after it too."""
        self._shown_answered = not self._answered
        await self._show(keep=True)

    async def action_proceed(self) -> None:
        """Check what was answered; after that, ask anew."""
        view, panel = self._view, self._panel
        if view is None or panel is None:
            return
        if self._answered:
            self._shown_answered = False
            await self._show()
            return
        if view.shown.kind == "open":
            await self._reveal(panel.response())
            return
        missing = panel.missing()
        response = None if missing else panel.response()
        outcome = NotJudged(missing) if missing else judge(view.shown, response)
        if isinstance(outcome, NotJudged):
            view.verdict_line.ask(outcome.message)
        else:
            await self._reveal(response)

    async def action_hand_in(self) -> None:
        """Check, from inside a field too."""
        if not self._answered:
            await self.action_proceed()

    def text_to_copy(self) -> str:
        """The faults of this page; where it has none, the page."""
        here, _ = self._sorted_faults()
        return "\n".join(str(fault) for fault in here) or super().text_to_copy()

    def action_edit(self) -> None:
        """Open the file where the fault is, or where the page begins."""
        here, _ = self._sorted_faults()
        page = self._page
        path, line = self._preview.target, 1
        if here:
            path, line = here[0].path, here[0].line
        elif page is not None:
            path, line = page.path, page.line
        try:
            command = command_at(self.house.environment, path, line)
            with self.app.suspend():
                open_in(command)
        except SuspendNotSupported:
            self.say(f"This terminal can't be lent to an editor. Open {path} in another one.")
        except Problem as problem:
            self.say(str(problem))

    def action_try_task(self) -> None:
        """Open the task on the real coding screen."""
        page = self._page
        if page is not None and page.task and self._try_task is not None:
            self.app.call_later(partial(self._try_task, page.task))
