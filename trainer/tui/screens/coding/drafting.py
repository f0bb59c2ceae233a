"""The draft under the keys: written as it is typed, taken in as it changes elsewhere."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual import on
from textual.app import SuspendNotSupported
from textual.widgets import TextArea

from graders.errors import Problem
from trainer.practice.drafts import DraftProblem
from trainer.tui.screens.coding.desk import Desk
from trainer.tui.screens.coding.outside import editor_command, open_in
from trainer.tui.screens.coding.panes import Confirm

if TYPE_CHECKING:
    from textual.timer import Timer

__all__ = ["Drafting", "sentence"]

SAVE_AFTER = 0.15
"""Seconds from a key until the draft is written: one write for a burst of keys, little to lose."""
LOOK_EVERY = 0.2
"""Seconds between two looks at the draft's file: one `stat`, and no watcher thread to wait for at the end."""


class Drafting(Desk):
    """A desk with a draft on it."""

    _save_timer: Timer | None = None

    def _show_top(self) -> None:
        """What stands right in the top row: the draft, the attempt, the minutes."""
        if self._session is None or self._summary is None:
            return
        unsaved = self.editor.text != self._saved
        parts = ["draft not saved" if unsaved and self._save_timer is None else "draft saved"]
        try:
            attempts = self._session.attempts
        except Problem:
            attempts = 0
        if attempts:
            parts.append(f"attempt {attempts}")
        if minutes := int(self._session.seconds // 60):
            parts.append(f"{minutes} min")
        if self._as_you_type:
            parts.append(self._count_in_words() or "grades as you type")
        if self.columns == "narrow":
            parts = [self._count_in_words() or parts[0]]
        self.top.show(self._summary.id, f" {self.glyphs.dot} ".join(parts))

    def _count_in_words(self) -> str:
        """How many cases the text as it stands passes, where that is known."""
        report = self.report
        if report is None or not report.total or self.editor.text != self._graded_source:
            return ""
        return "passed" if report.status == "passed" else f"{report.passed} of {report.total} pass"

    # Written here

    @on(TextArea.Changed, "#code")
    def _text_changed(self) -> None:
        if self._draft is None or self.editor.text == self._saved:
            return
        self.hush()
        # Not set back by the next key: who types without a pause is saved all the same.
        if self._save_timer is None:
            self._save_timer = self.set_timer(SAVE_AFTER, self.save)
        if self.report is not None and self._job is None:
            self._results.age(of_text=True)
        self._text_moved()

    def _text_moved(self) -> None:
        """The text is another than a moment ago; for whoever waits until it rests."""

    def _text_came(self) -> None:
        """The text was saved by another program, as a whole."""

    def save(self) -> None:
        """Write the draft now."""
        if self._save_timer is not None:
            self._save_timer.stop()
            self._save_timer = None
        if self._draft is None:
            return
        text = self.editor.text
        try:
            outside = self._draft.save(text, self.house.now())
        except DraftProblem as problem:
            self.say(f"Draft {problem}")
            self._show_top()
            return
        if outside is not None:
            self._take(outside, "The draft was changed outside.")
        else:
            self._saved = text
            self._show_top()

    def on_unmount(self) -> None:
        """Leave nothing behind: the draft on disk, no grade running."""
        if self._job is not None:
            self._job.cancel.set()
        if self._draft is not None:
            try:
                self._draft.save(self.editor.text, self.house.now())
            except DraftProblem as problem:
                self.log.error(str(problem))

    # Written elsewhere

    def _look_outside(self, told: str = "The draft was changed outside.") -> None:
        """Take in what another program wrote, and tell it."""
        if self._draft is None:
            return
        try:
            text = self._draft.taken_from_outside(self.editor.text, self.house.now())
        except DraftProblem as problem:
            self.say(f"The draft {problem}; what stands here is kept")
            return
        if text is not None:
            self._take(text, told)

    def _take(self, text: str, told: str) -> None:
        assert self._draft is not None  # noqa: S101 - only called with one
        self._saved = text
        self.editor.take(text)
        if self.report is not None:
            self._results.age(of_text=True)
        kept = self._draft.kept
        self.say(told + (f" Yours is kept as {kept}" if kept is not None else ""))
        self._show_top()
        self._text_came()

    def action_outside(self) -> None:
        """Open the draft in the learner's own editor, and take in what it saved."""
        assert self._draft is not None  # noqa: S101 - the key acts only then
        self.save()
        try:
            command = editor_command(os.environ, self._draft.path)
            self._draft.lend()
            with self.app.suspend():
                open_in(command)
        except SuspendNotSupported:
            self.say(f"This terminal can't be lent to an editor. Open {self._draft.path} in another one.")
        except Problem as problem:
            self.say(sentence(str(problem)))
        self._look_outside("Taken in from your editor.")

    # Begun again

    def action_reset(self) -> None:
        """Begin again with the starter; asks first where there is something to lose."""
        assert self._draft is not None  # noqa: S101 - the key acts only then
        if not self._draft.would_lose(self.editor.text):
            self._reset(sure=True)
            return
        question = Confirm(
            "Begin again with the starter?",
            "What you wrote is kept beside the draft.",
            "begin again",
            self.house.accent,
        )
        self.app.push_screen(question, callback=lambda sure: self._reset(sure=bool(sure)))

    def _reset(self, *, sure: bool) -> None:
        if not sure or self._draft is None:
            return
        self.save()
        try:
            old = self._draft.reset(self.editor.text, self.house.now())
        except DraftProblem as problem:
            self.say(f"Draft {problem}")
            return
        self._saved = self._draft.text
        self.editor.take(self._draft.text)
        self._edit()
        self._show_top()
        self.say(f"Begun again. The old draft is {old}" if old is not None else "Begun again.")


def sentence(words: str) -> str:
    """Words as a sentence."""
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")
