"""The ends by which a child and its parent talk."""

from __future__ import annotations

import os

from graders.sandbox.zygote.messages import LENGTH

LINK_AT, STATUS_AT = 61, 62
"""The child's own descriptors lie at the far end, out of the way of programs that write to the first few."""


class Link:
    """The two ends a child talks by."""

    def __init__(self, reading: int, writing: int) -> None:
        self.reading = reading
        self.writing = writing
        self._read, self._write, self._close = os.read, os.write, os.close

    def receive(self, count: int) -> bytes:
        """Exactly that many bytes; the process ends where there are no more."""
        parts = []
        while count:
            part = self._read(self.reading, min(count, 1 << 20))
            if not part:
                os._exit(0)
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def send(self, kind: bytes, body: bytes) -> None:
        """One frame."""
        data = LENGTH.pack(len(body) + 1) + kind + body
        at = 0
        while at < len(data):
            at += self._write(self.writing, data[at:])

    def hang_up(self) -> None:
        """Tell the parent that all is said, before this process gives its memory back."""
        try:  # noqa: SIM105 - nothing of the standard library that a submission could have replaced
            self._close(self.writing)
        except OSError:  # the program closed it
            pass


class Unheard(Link):
    """Leads nowhere: what is rehearsed is told to nobody."""

    def __init__(self) -> None:
        super().__init__(-1, -1)

    def send(self, kind: bytes, body: bytes) -> None:
        """Nobody hears it."""
