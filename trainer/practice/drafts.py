"""What the learner is writing: a real file for each task, safe against crashes, other editors and resets.

    data/drafts/<track>/<task>.py                       the draft
    data/drafts/<track>/old/<task>.<date>-<time>.py     drafts it replaced, never deleted

The rules where two hands write the same file: a change from outside wins, and what was written here since
the file was last read is kept among the old drafts first.
"""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from graders.errors import Problem

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["MAX_BYTES", "Draft", "DraftProblem"]

MAX_BYTES = 256 * 1024
"""A draft is a function or two; a larger file is something else and would hold the editor up."""

Signature = tuple[int, int, int]


class DraftProblem(Problem):
    """The draft's file can't be read or written; what stands in the editor is not lost by it."""


class Draft:
    """One task's draft file.

    Attributes:
        path: the file.
        text: what the file held when it was last read or written here.
        kept: where a draft of ours was kept when opening or taking a change in; None until one was.
    """

    def __init__(self, data: Path, track: str, task: str, starter: str) -> None:
        self.path = data / "drafts" / track / f"{task}.py"
        self.text = ""
        self.kept: Path | None = None
        self._starter = starter
        self._seen: Signature | None = None
        self._ours = False

    @property
    def is_starter(self) -> bool:
        """Nothing has been written yet: the draft is the starter."""
        return self.text.strip() == self._starter.strip()

    def lend(self) -> None:
        """An editor of the learner's is about to open the file as it is: what it saves follows from ours."""
        self._ours = False

    # Reading

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

    def taken_from_outside(self, mine: str, now: datetime) -> str | None:
        """The draft's new text where another program changed it, else None.

        Args:
            mine: what stands in the editor; kept among the old drafts where it would be lost.
            now: the local time, for the old draft's name.

        Raises:
            DraftProblem: the file changed into something that can't be read; said once a change.
        """
        signature = self._signature()
        if signature is None or signature == self._seen:
            return None
        self._seen = signature
        found = self._read()
        if found is None or found == self.text:
            return None
        self.kept = None
        if found != mine and (mine != self.text or self._ours):
            self.kept = self.keep(mine, now)
        self.text, self._ours = found, False
        return found

    def _read(self) -> str | None:
        """The file's text; None where there is no file."""
        try:
            with self.path.open("rb") as file:
                status = os.fstat(file.fileno())
                if not stat.S_ISREG(status.st_mode):
                    raise DraftProblem("is no ordinary file", where=str(self.path))
                data = file.read(MAX_BYTES + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise DraftProblem(f"can't be read: {_reason(error)}", where=str(self.path)) from error
        if len(data) > MAX_BYTES:
            raise DraftProblem(f"is larger than {MAX_BYTES // 1024} kB", where=str(self.path))
        if b"\0" in data:
            raise DraftProblem("is not text: it holds NUL bytes", where=str(self.path))
        self._seen = (status.st_mtime_ns, status.st_size, status.st_ino)
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as error:
            raise DraftProblem(f"is not UTF-8 text (byte {error.start})", where=str(self.path)) from error

    def _signature(self) -> Signature | None:
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino

    # Writing

    def save(self, text: str, now: datetime) -> str | None:
        """Write the draft, whole or not at all.

        Args:
            text: what stands in the editor.
            now: the local time, for the name of an old draft.

        Returns:
            None once written; the other text where a program changed the file first, which then stands.

        Raises:
            DraftProblem: the folder or the disk won't take it; the file is as it was.
        """
        outside = self.taken_from_outside(text, now)
        if outside is not None:
            return outside
        if text == self.text and self._seen is not None and self._signature() is not None:
            return None
        self._write(self.path, text)
        self._ours = self._ours or text != self.text
        self.text, self._seen = text, self._signature()
        return None

    def keep(self, text: str, now: datetime) -> Path:
        """Put a text among the old drafts, under a name that is free."""
        for number in range(1, 1000):
            path = self._old_path(now, number)
            if not path.exists():
                self._write(path, text)
                return path
        raise DraftProblem(
            "holds too many old drafts of this second", where=str(self._old_path(now, 1).parent)
        )

    def reset(self, mine: str, now: datetime) -> Path | None:
        """Begin again with the starter; what was written is kept.

        Args:
            mine: what stands in the editor.
            now: the local time, for the old draft's name.

        Returns:
            Where the old draft is; None where there was nothing to keep.
        """
        old = self.keep(mine, now) if self.would_lose(mine) else None
        self._write(self.path, self._starter)
        self.text, self._seen, self._ours = self._starter, self._signature(), False
        return old

    def would_lose(self, mine: str) -> bool:
        """Whether a reset takes work away: there is text, and it is not the starter."""
        return bool(mine.strip()) and mine.strip() != self._starter.strip()

    def _old_path(self, now: datetime, number: int) -> Path:
        again = "" if number == 1 else f"-{number}"
        return self.path.parent / "old" / f"{self.path.stem}.{now:%Y%m%d-%H%M%S}{again}.py"

    def _move_aside(self, now: datetime) -> Path:
        number = 1
        while (path := self._old_path(now, number)).exists():
            number += 1
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.path.replace(path)
        except OSError as error:
            raise DraftProblem(f"can't be moved aside: {_reason(error)}", where=str(self.path)) from error
        self._seen = None
        return path

    def _write(self, path: Path, text: str) -> None:
        """Write aside and rename, through a link where the draft is one."""
        target = path.resolve() if path.is_symlink() else path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
            aside = Path(name)
            try:
                with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
                    file.write(text)
                    file.flush()
                    os.fsync(file.fileno())
                aside.replace(target)
            except BaseException:
                aside.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise DraftProblem(
                f"can't be written: {_reason(error)}",
                where=str(path),
                remedy="the text stays in the editor; make room or open the folder for writing",
            ) from error


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
