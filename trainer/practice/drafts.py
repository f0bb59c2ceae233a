"""What the learner is writing: a real file for each task, safe against crashes, other editors and resets.

    data/drafts/<track>/<task>.py                       the draft
    data/drafts/<track>/old/<task>.<date>-<time>.py     drafts it replaced, never deleted

The rules where two hands write the same file: a change from outside wins, and what was written here since
the file was last read is kept among the old drafts first. Nothing found there is ever written over unread.
"""

from __future__ import annotations

import os
from functools import wraps
from threading import RLock
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from graders.errors import Problem
from graders.opening import open_ordinary
from trainer.practice.files import old_path, reason, write_whole
from trainer.practice.starters import written

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

__all__ = ["MAX_BYTES", "Draft", "DraftProblem"]

MAX_BYTES = 256 * 1024
"""A draft is a function or two; a larger file is something else and would hold the editor up."""

Signature = tuple[int, int, int]


class DraftProblem(Problem):
    """The draft's file can't be read or written; what stands in the editor is not lost by it."""


Given = ParamSpec("Given")
Result = TypeVar("Result")


def _one_at_a_time(
    method: Callable[Concatenate[Draft, Given], Result],
) -> Callable[Concatenate[Draft, Given], Result]:
    """Let no two threads be at a draft: one writes it while the other looks whether it changed."""

    @wraps(method)
    def alone(draft: Draft, /, *args: Given.args, **kwargs: Given.kwargs) -> Result:
        with draft.lock:
            return method(draft, *args, **kwargs)

    return alone


class Draft:
    """One task's draft file; safe to use from several threads.

    Attributes:
        path: the file.
        text: what the file held when it was last read or written here.
        kept: where a draft of ours was kept when opening or taking a change in; None until one was.
        offered: what another program wrote, which `save` gave back and is not `taken` yet; else None.
        lock: held while the file or what is known of it is worked with.
    """

    def __init__(self, data: Path, track: str, task: str, starter: str) -> None:
        self.path = data / "drafts" / track / f"{task}.py"
        self.text = ""
        self.kept: Path | None = None
        self.offered: str | None = None
        self.lock = RLock()
        self._starter = starter
        self._seen: Signature | None = None
        self._unreadable: Signature | None = None
        self._emptied: Signature | None = None
        self._ours = False

    @property
    def is_starter(self) -> bool:
        """Nothing has been written yet: the draft is the starter."""
        return written(self.text) == written(self._starter)

    @property
    def changed_outside(self) -> bool:
        """Whether the file is another than was last seen: one `stat`, nothing is read."""
        return self._signature() not in (None, self._seen, self._unreadable)

    def lend(self) -> None:
        """An editor of the learner's is about to open the file as it is: what it saves follows from ours."""
        self._ours = False

    # Reading

    @_one_at_a_time
    def open(self, now: datetime) -> str:
        """Read the draft, or begin one with the starter where there is none.

        A file that is no text any editor could show is moved among the old drafts and the starter stands in.

        Raises:
            DraftProblem: the file is there and can't be read, or can't be begun.
        """
        try:
            found = self._read()
        except DraftProblem:
            if not self.path.is_file() or not os.access(self.path, os.R_OK):
                raise
            self.kept = self._move_aside(now)
            found = None
        if found is None:
            self.save(self._starter, now)
        else:
            self.text = found
        self._ours = False
        return self.text

    @_one_at_a_time
    def taken_from_outside(self, mine: str, now: datetime) -> str | None:
        """The draft's new text where another program changed it, else None.

        Args:
            mine: what stands in the editor; kept among the old drafts where it would be lost.
            now: the local time, for the old draft's name.

        Raises:
            DraftProblem: the file changed into something that can't be read, which is said once a change; or
                what stands in the editor can't be kept, and the file waits to be taken in.
        """
        emptied, self._emptied = self._emptied, None
        if not self.changed_outside:
            return None
        signature, seen = self._signature(), self._seen
        try:
            found = self._read()
        except DraftProblem:
            self._unreadable = signature
            raise
        if found is None or found == self.text:
            return None
        if not found and emptied != self._seen:
            # Editors empty a file before they write into it: an empty one has to be so twice.
            self._emptied, self._seen = self._seen, None
            return None
        self.kept = None
        if found != mine and (mine != self.text or self._ours):
            try:
                self.kept = self.keep(mine, now)
            except DraftProblem:
                self._seen = seen
                raise
        self.text, self._ours = found, False
        return found

    def _read(self) -> str | None:
        """The file's text; None where there is no file."""
        try:
            with open_ordinary(self.path) as file:
                status = os.fstat(file.fileno())
                data = file.read(MAX_BYTES + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise DraftProblem(f"can't be read: {reason(error)}", where=str(self.path)) from error
        if len(data) > MAX_BYTES:
            raise DraftProblem(f"is larger than {MAX_BYTES // 1024} kB", where=str(self.path))
        if b"\0" in data:
            raise DraftProblem("is not text: it holds NUL bytes", where=str(self.path))
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise DraftProblem(f"is not UTF-8 text (byte {error.start})", where=str(self.path)) from error
        self._seen = _signature_of(status)
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _signature(self) -> Signature | None:
        try:
            return _signature_of(self.path.stat())
        except OSError:
            return None

    # Writing

    @_one_at_a_time
    def save(self, text: str, now: datetime) -> str | None:
        """Write the draft, whole or not at all. A file there that no editor shows is moved aside first.

        Args:
            text: what stands in the editor.
            now: the local time, for the name of an old draft.

        Returns:
            None once written, or where another program is just writing, `text` then is as it was; the other
            text where a program changed the file first, which stands until it is `taken`.

        Raises:
            DraftProblem: the folder or the disk won't take it; the file is as it was.
        """
        if self.offered is None:
            self.offered = self.taken_from_outside(text, now)
        if self.offered is not None or self._emptied is not None:
            return self.offered
        found = self._signature()
        if text == self.text and found is not None:
            return None
        if found is not None and found == self._unreadable:
            self._move_aside(now)
        self._seen = self._write(self.path, text)
        self._ours = self._ours or text != self.text
        self.text = text
        return None

    def taken(self) -> None:
        """The text that `save` gave back stands in the editor now: what is saved next follows from it."""
        self.offered = None

    @_one_at_a_time
    def keep(self, text: str, now: datetime) -> Path:
        """Put a text among the old drafts, under a name that is free."""
        try:
            path = old_path(self.path, now)
        except OSError as error:
            raise DraftProblem(f"can't be kept: {reason(error)}", where=str(self.path)) from error
        self._write(path, text)
        return path

    @_one_at_a_time
    def reset(self, mine: str, now: datetime) -> Path | None:
        """Begin again with the starter; what was written is kept.

        Args:
            mine: what stands in the editor.
            now: the local time, for the old draft's name.

        Returns:
            Where the old draft is; None where there was nothing to keep.
        """
        old = self.keep(mine, now) if self.would_lose(mine) else None
        self._seen = self._write(self.path, self._starter)
        self.text, self._ours, self.offered = self._starter, False, None
        return old

    def would_lose(self, mine: str) -> bool:
        """Whether a reset takes work away: there is text, and it is not the starter."""
        return bool(mine.strip()) and written(mine) != written(self._starter)

    def _move_aside(self, now: datetime) -> Path:
        try:
            path = old_path(self.path, now)
            path.parent.mkdir(parents=True, exist_ok=True)
            self.path.replace(path)
        except OSError as error:
            raise DraftProblem(f"can't be moved aside: {reason(error)}", where=str(self.path)) from error
        self._seen = None
        return path

    def _write(self, path: Path, text: str) -> Signature:
        try:
            return _signature_of(write_whole(path, text))
        except OSError as error:
            raise DraftProblem(
                f"can't be written: {reason(error)}",
                where=str(path),
                remedy="the text stays in the editor; make room or open the folder for writing",
            ) from error


def _signature_of(status: os.stat_result) -> Signature:
    return status.st_mtime_ns, status.st_size, status.st_ino
