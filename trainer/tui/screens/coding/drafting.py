"""The draft under the keys: written as it is typed, taken in as it changes elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import SuspendNotSupported
from textual.message import Message
from textual.widgets import TextArea

from graders.errors import Problem
from trainer.practice.drafts import DraftProblem
from trainer.tui.glyphs import ASCII
from trainer.tui.screens.coding.desk import Desk
from trainer.tui.screens.coding.outside import editor_command, open_in
from trainer.tui.screens.coding.panes import Confirm

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from textual.timer import Timer

    from trainer.practice.drafts import Draft

__all__ = ["Drafting", "sentence"]

SAVE_AFTER = 0.15
"""Seconds from a key until the draft is written: one write for a burst of keys, little to lose."""
LOOK_EVERY = 0.2
"""Seconds between two looks at the draft's file: one `stat`, and no watcher thread to wait for at the end."""
OUTSIDE = "The draft was changed outside."
TRY_AGAIN_AFTER = 2.0
"""Seconds until a draft that could not be written is tried again, whether or not a key is pressed."""


class Drafting(Desk):
    """A desk with a draft on it."""

    _save_timer: Timer | None = None
    _saving: bool = False
    """The draft is being written, behind the screen: a disk may take its time."""
    _wanted: str = ""
    """What the draft is to hold: a write that waited for its turn must not bring an older text back."""
    _may_lose: bool = False
    """Leaving was refused, as the draft could not be written: a second time it is left all the same."""

    @dataclass
    class Saved(Message):
        """The draft was written, or could not be.

        Attributes:
            text: what was to be written.
            outside: the other text that stands there instead, where another program had changed the file.
            problem: why it is not written.
        """

        text: str
        outside: str | None = None
        problem: DraftProblem | None = None

    def _show_top(self) -> None:
        """What stands right in the top row: the draft, the attempt, the minutes."""
        if self._session is None or self._summary is None:
            return
        parts = [self._draft_in_words()]
        try:
            attempts = self._session.attempts
        except Problem:
            attempts = 0
        if attempts and not self._session.is_settled:
            parts.append(f"attempt {attempts}")
        if minutes := int(self._session.seconds // 60):
            parts.append(f"{minutes} min")
        if self._as_you_type:
            parts.append(self._count_in_words() or "grades as you type")
        if self.columns == "narrow":
            parts = [self._count_in_words() or parts[0]]
        self.top.show(self._summary.id, f" {self.glyphs.dot} ".join(parts))

    def _draft_in_words(self) -> str:
        if self.editor.text == self._saved:
            return "draft saved"
        return "saving draft" if self._saving or self._save_timer is not None else "draft not saved"

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
            self._show_top()
        if self.report is not None and self._job is None:
            self._results.show_age("verdict")
        self._text_moved()

    def _text_moved(self) -> None:
        """The text is another than a moment ago; for whoever waits until it rests."""

    def _text_came(self) -> None:
        """The text was saved by another program, as a whole."""

    def save(self) -> None:
        """Write the draft, behind the screen."""
        self._stop_save_timer()
        self._wanted = self.editor.text
        if self._draft is not None and not self._saving:
            self._saving = True
            self.run_worker(
                partial(self._save_in_thread, self._draft, self.house.now), thread=True, group="save"
            )

    def _stop_save_timer(self) -> None:
        if self._save_timer is not None:
            self._save_timer.stop()
            self._save_timer = None

    def _save_in_thread(self, draft: Draft, now: Callable[[], datetime]) -> None:
        self.post_message(self._written(draft, now))

    def _written(self, draft: Draft, now: Callable[[], datetime]) -> Saved:
        with draft.lock:
            text = self._wanted
            try:
                return self.Saved(text, draft.save(text, now()))
            except DraftProblem as problem:
                return self.Saved(text, problem=problem)

    def save_now(self, told: str = OUTSIDE) -> DraftProblem | None:
        """Write the draft and wait until it is on disk: somebody is about to read it there.

        Args:
            told: what to say where another program changed it.

        Returns:
            Why it is not written; that is said, too.
        """
        self._stop_save_timer()
        if self._draft is None:
            return None
        self._wanted = self.editor.text
        message = self._written(self._draft, self.house.now)
        self._settle_save(message, told)
        return message.problem

    @on(Saved)
    def _was_saved(self, message: Saved) -> None:
        self._saving = False
        self._settle_save(message)
        if self._save_timer is None and (message.problem is not None or self.editor.text != self._saved):
            after = SAVE_AFTER if message.problem is None else TRY_AGAIN_AFTER
            self._save_timer = self.set_timer(after, self.save)

    def _settle_save(self, message: Saved, told: str = OUTSIDE) -> None:
        if self._draft is None:
            return
        if message.problem is not None:
            self.say(sentence(f"draft {message.problem}"))
        elif message.outside is None:
            self._saved, self._may_lose = self._draft.text, False
        elif self._draft.offered is not None:  # else a key that waits for the disk took it in first
            self._keep_typed_since(message)
            self._take(message.outside, told)
            return
        self._show_top()

    def _leave(self, *, result: bool) -> None:
        """Write the draft, then close; where it can't be written, the first time say so and stay."""
        problem = self.save_now()
        if problem is None or self._may_lose:
            super()._leave(result=result)
        else:
            self._may_lose = True
            self.say(sentence(f"draft {problem}") + " Leaving once more leaves without what is not saved.")

    def _keep_typed_since(self, message: Saved) -> None:
        """Keep what was typed while the draft was being written: the other text takes its place."""
        assert self._draft is not None  # noqa: S101 - only called with one
        if self.editor.text not in (message.text, message.outside):
            try:
                self._draft.kept = self._draft.keep(self.editor.text, self.house.now())
            except DraftProblem as problem:
                self.log.error(str(problem))

    def on_unmount(self) -> None:
        """Leave nothing behind: the draft on disk, no grade running."""
        if self._job is not None:
            self._job.cancel.set()
        if self._draft is not None:
            self._wanted = self.editor.text
            if (problem := self._written(self._draft, self.house.now).problem) is not None:
                self.log.error(str(problem))

    # Written elsewhere

    def _look(self) -> None:
        """Look at the file, unless it is about to be written, which looks by itself."""
        if self._draft is not None and self._save_timer is None and self._draft.changed_outside:
            self.save()

    def _take(self, text: str, told: str) -> None:
        assert self._draft is not None  # noqa: S101 - only called with one
        self._saved = self._wanted = text
        self._draft.taken()
        self.editor.take(text)
        if self.report is not None:
            self._results.show_age("verdict")
        kept = self._draft.kept
        self.say(told + (f" Yours is kept as {kept}" if kept is not None else ""))
        self._show_top()
        self._text_came()

    def action_outside(self) -> None:
        """Open the draft in the learner's own editor, and take in what it saved."""
        assert self._draft is not None  # noqa: S101 - the key acts only then
        self.save_now()
        try:
            command = editor_command(self.house.environment, self._draft.path)
            self._draft.lend()
            with self.app.suspend():
                open_in(command)
        except SuspendNotSupported:
            self.say(f"This terminal can't be lent to an editor. Open {self._draft.path} in another one.")
        except Problem as problem:
            self.say(sentence(str(problem)))
        self.save_now("Taken in from your editor.")

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
            ascii_only=self.glyphs is ASCII,
        )
        self.app.push_screen(question, callback=lambda sure: self._reset(sure=bool(sure)))

    def _reset(self, *, sure: bool) -> None:
        if not sure or self._draft is None:
            return
        self.save_now()
        try:
            with self._draft.lock:
                old = self._draft.reset(self.editor.text, self.house.now())
                self._wanted = self._draft.text
        except DraftProblem as problem:
            self.say(sentence(f"draft {problem}"))
            return
        self._saved = self._draft.text
        self.editor.take(self._draft.text)
        self._edit()
        self._show_top()
        self.say(f"Begun again. The old draft is {old}" if old is not None else "Begun again.")


def sentence(words: str) -> str:
    """Words as a sentence."""
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")
