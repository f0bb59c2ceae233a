"""A fresh interpreter for each program, where nothing warm can be walled in."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path

from graders.errors import GraderProblem
from graders.sandbox import zygote as wire
from graders.sandbox.child import CHUNK_BYTES, END_SECONDS, Child, End, Usage
from graders.sandbox.launching import environment, interpreter_command, keep_byte_code

__all__ = ["FreshChild"]

READER_SECONDS = 0.5
"""How long the last of what a dead process wrote may take to be read, which is nobody's any more."""


class FreshChild(Child):
    """A process of its own, a new interpreter each: where nothing warm can be walled in."""

    def __init__(self, order: wire.Order, without: frozenset[str], *, trusted: bool) -> None:
        command = interpreter_command(linked_by="-", without=without)
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment(),
                cwd=Path(sys.base_prefix).anchor or None,
                start_new_session=True,
            )
        except OSError as error:
            raise GraderProblem(f"the sandbox's interpreter does not start: {error.strerror}") from error
        self._arrived: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="sandbox-reader", daemon=True)
        self._reader.start()
        self.send(bytes((trusted,)) + wire.ORDER.pack(*order))
        keep_byte_code()

    def _read(self) -> None:
        output = self._process.stdout
        assert output is not None  # noqa: S101 - for the type checker
        while True:
            try:
                data = os.read(output.fileno(), CHUNK_BYTES)
            except (OSError, ValueError):
                data = b""
            self._arrived.put(data)
            if not data:
                output.close()
                return

    def send(self, data: bytes) -> None:  # noqa: D102 - see Child
        stdin = self._process.stdin
        assert stdin is not None  # noqa: S101 - for the type checker
        with contextlib.suppress(OSError):
            stdin.write(data)
            stdin.flush()

    def receive(self, seconds: float) -> bytes | None:  # noqa: D102 - see Child
        try:
            return self._arrived.get(timeout=max(0.0, seconds))
        except queue.Empty:
            return None

    def usage(self) -> Usage | None:  # noqa: D102 - see Child
        if sys.platform != "linux":
            return None
        return Usage(*wire.AT.unpack(wire.usage_of(self._process.pid)))

    def end(self, patience: float = 0.0) -> End:  # noqa: D102 - see Child
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(patience)
        ours = self._process.poll() is None
        usage = self.usage() if ours else None
        self._kill_group()
        code = self._process.wait(END_SECONDS)
        # The reader closes what it reads, and is not waited for long: what has left the group may hold the
        # other end for as long as it lives.
        self._reader.join(READER_SECONDS)
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
        peak = usage.peak_kb if usage else 0
        seconds = usage.cpu_seconds if usage else 0.0
        return End(-code if code < 0 and not ours else 0, seconds, peak)

    def _kill_group(self) -> None:
        """It and what it started, unless that left the session; only the filter forbids starting any."""
        self._process.kill()
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
