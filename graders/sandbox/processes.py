"""The processes a program runs in: forked by the warm interpreter, or started afresh where there is none."""

from __future__ import annotations

import contextlib
import importlib.util
import itertools
import os
import queue
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from graders.errors import GraderProblem
from graders.sandbox import zygote as wire

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Child", "End", "FreshChild", "Usage", "WarmInterpreter", "interpreter_command"]

START_SECONDS = 30.0
"""How long the warm interpreter may take to come up; 0.1 s is usual."""
END_SECONDS = 10.0
"""How long a killed process may take to be gone."""
SEND_SECONDS = 30.0
_CHUNK = 1 << 18
_GATHERING_MS = 1
"""How long frames gather before they are read: waking a sleeper for each costs the child 70 us a frame."""


class End(NamedTuple):
    """How a process ended: by a signal that was not ours (else 0), after so much CPU time and memory."""

    signal: int
    cpu_seconds: float = 0.0
    peak_kb: int = 0


class Usage(NamedTuple):
    """What a living process is at: running (or ready to), CPU seconds so far, memory."""

    running: bool
    cpu_seconds: float
    peak_kb: int
    resident_kb: int


class Child(Protocol):
    """One program's process, as the parent sees it."""

    def send(self, data: bytes) -> None:
        """Hand over a request; a process that is gone takes none."""

    def receive(self, seconds: float) -> bytes | None:
        """What arrived within that time: None for nothing yet, empty when no more will come."""

    def usage(self) -> Usage | None:
        """What it is at; None where that can't be told."""

    def end(self, patience: float = 0.0) -> End:
        """Kill it if it still lives after that time, and wait until it is gone."""


def interpreter_command(*, linked_by: str, without: frozenset[str], script: str | None = None) -> list[str]:
    """The command that starts the one file, with what it must be told.

    Args:
        linked_by: the control socket's descriptor, or `-` for a single child on stdin and stdout.
        without: walls to leave out.
        script: where the file lies for the new process, if elsewhere than here.
    """
    executable = getattr(sys, "_base_executable", None) or sys.executable
    found = importlib.util.find_spec("numpy")
    if not executable or found is None or not found.submodule_search_locations:
        raise GraderProblem(
            "the sandbox needs a Python interpreter with NumPy", remedy="install NumPy for this Python"
        )
    here = Path(__file__).resolve()
    return [
        executable,
        "-I",
        "-S",
        "-B",
        script or _compiled(here.with_name("zygote.py")),
        linked_by,
        str(Path(found.submodule_search_locations[0]).resolve()),
        str(here.parent.parent / "reference"),
        ",".join(sorted(without)) or "-",
    ]


def _compiled(source: Path) -> str:
    """The byte code Python keeps of the file, if it is of this very text; else the file: 25 ms to compile."""
    kept = Path(importlib.util.cache_from_source(str(source)))
    about = source.stat()
    stamp = struct.pack("<III", 0, int(about.st_mtime) & 0xFFFFFFFF, about.st_size & 0xFFFFFFFF)
    try:
        with kept.open("rb") as file:
            fits = file.read(16) == importlib.util.MAGIC_NUMBER + stamp
    except OSError:
        fits = False
    return str(kept if fits else source)


def environment() -> dict[str, str]:
    """What the interpreter is started with: one thread, and what the platform needs to start it at all."""
    kept = ("OPENBLAS_CORETYPE", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "WINDIR")
    threads = ("OPENBLAS", "OMP", "MKL", "VECLIB_MAXIMUM", "NUMEXPR", "BLIS")
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        f"{name}_NUM_THREADS": "1" for name in threads
    }


class WarmInterpreter:
    """The zygote: started once, it forks a confined child in about a millisecond.

    It starts beside this process; `await_start` before anything is asked of it.

    Args:
        prefix: a command that starts the interpreter inside something (bubblewrap).
        script: where the interpreter's file lies for it, if `prefix` shows it elsewhere.
        without: walls to leave out.
    """

    def __init__(
        self, *, without: frozenset[str], prefix: Sequence[str] = (), script: str | None = None
    ) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        number = str(theirs.fileno())
        self.control = ours
        self.lost = False
        self.names: tuple[str, ...] = ()
        self._has_started = False
        self._children = itertools.count(1)
        try:
            command = interpreter_command(linked_by=number, without=without, script=script)
            self.process = subprocess.Popen(
                [*prefix, *command],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=environment(),
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
            )
        except OSError as error:
            raise GraderProblem(f"the sandbox's interpreter does not start: {error.strerror}") from error
        finally:
            theirs.close()
            if not hasattr(self, "process"):
                ours.close()

    def await_start(self) -> None:
        """Wait until it can serve, and learn which walls it has.

        Raises:
            GraderProblem: it does not come up.
        """
        if self._has_started:
            return
        said = self.hear(START_SECONDS)
        errors = self.process.stderr
        try:
            if not said:
                self._end()
                lines = errors.read().decode("utf-8", "replace").strip().splitlines() if errors else []
                reason = lines[-1] if lines else "it said nothing"
                raise GraderProblem(f"the sandbox's interpreter does not start: {reason}")
        finally:
            if errors is not None:
                errors.close()
        self.names = tuple(said.decode("ascii", "replace").split()[1:])
        self._has_started = True

    def tell(self, message: bytes, descriptor: int | None = None) -> None:
        """Send an order.

        Raises:
            OSError: the interpreter is gone.
        """
        if descriptor is None:
            self.control.send(message)
        else:
            socket.send_fds(self.control, [message], [descriptor])

    def hear(self, seconds: float) -> bytes:
        """Its next message; empty when it is gone or silent for that long."""
        self.control.settimeout(seconds)
        try:
            return self.control.recv(4096)
        except OSError:
            return b""

    def fork(self, order: wire.Order, *, gathers: bool = True) -> ForkedChild:
        """A new child, confining itself by now.

        Args:
            order: what it must know.
            gathers: its frames may be left to gather for a millisecond before they are read.

        Raises:
            OSError: the interpreter is gone.
        """
        ours, theirs = socket.socketpair()
        number = next(self._children)
        try:
            self.tell(wire.FORK + wire.CHILD.pack(number) + wire.ORDER.pack(*order), theirs.fileno())
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        return ForkedChild(self, ours, number, gathers=gathers)

    def close(self) -> None:
        """End it; what it forked ends with it."""
        self._end()
        self._hush()

    def _hush(self) -> None:
        if self.process.stderr is not None:
            self.process.stderr.close()

    def _end(self) -> None:
        self.control.close()
        if self.lost or not self._has_started:
            self.process.kill()
        try:
            self.process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def forget(self) -> None:
        """In a forked copy of the parent: let go of it without ending it."""
        self.control.close()
        self._hush()
        self.process.returncode = 0


class ForkedChild(Child):
    """A child of the warm interpreter; only that one may kill it, by an order."""

    def __init__(
        self, interpreter: WarmInterpreter, link: socket.socket, number: int, *, gathers: bool
    ) -> None:
        self._gathers = gathers
        self._interpreter = interpreter
        self._number = number
        self._link = link
        self._poll = select.poll()
        self._poll.register(link.fileno(), select.POLLIN)
        self._hung_up = select.poll()
        self._hung_up.register(link.fileno(), 0)  # no frame wakes it, only the end of them
        self._end: End | None = None

    def send(self, data: bytes) -> None:
        self._link.settimeout(SEND_SECONDS)
        with contextlib.suppress(OSError):
            self._link.sendall(data)

    def receive(self, seconds: float) -> bytes | None:
        if self._gathers and seconds * 1000 > _GATHERING_MS:
            self._hung_up.poll(_GATHERING_MS)
        if not self._poll.poll(max(0.0, seconds) * 1000):
            return None
        try:
            return self._link.recv(_CHUNK)
        except OSError:
            return b""

    def usage(self) -> Usage | None:
        try:
            self._interpreter.tell(wire.USAGE)
        except OSError:
            return None
        while said := self._interpreter.hear(END_SECONDS):
            if said[:1] == wire.USAGE:
                return Usage(*wire.AT.unpack(said[1:]))
            self._note(said, ours=False)
        return None

    def end(self, patience: float = 0.0) -> End:
        if patience:
            self._await_end(patience, ours=False)
        self._link.close()
        if self._end is None:
            with contextlib.suppress(OSError):
                self._interpreter.tell(wire.KILL)
            self._await_end(END_SECONDS, ours=True)
        if self._end is None:  # killed with everything it forked, so that no more is known of the child
            self._interpreter.lost = True
            self._interpreter.close()
        return self._end or End(signal.SIGKILL)

    def _await_end(self, seconds: float, *, ours: bool) -> None:
        while self._end is None and (said := self._interpreter.hear(seconds)):
            self._note(said, ours=ours)

    def _note(self, said: bytes, *, ours: bool) -> None:
        """Take in how a child ended, if it is this one."""
        if said[:1] != wire.KILL:
            return
        child, status, seconds, peak = wire.EXIT.unpack(said[1:])
        if child != self._number:
            return
        number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        self._end = End(0 if ours and number == signal.SIGKILL else number, seconds, peak)


class FreshChild(Child):
    """A process of its own, a new interpreter each: where nothing warm can be walled in."""

    def __init__(self, order: wire.Order, without: frozenset[str]) -> None:
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
        self.send(wire.ORDER.pack(*order))

    def _read(self) -> None:
        output = self._process.stdout
        assert output is not None  # noqa: S101 - for the type checker
        while True:
            try:
                data = os.read(output.fileno(), _CHUNK)
            except (OSError, ValueError):
                data = b""
            self._arrived.put(data)
            if not data:
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
        self._reader.join(END_SECONDS)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        peak = usage.peak_kb if usage else 0
        seconds = usage.cpu_seconds if usage else 0.0
        return End(-code if code < 0 and not ours else 0, seconds, peak)

    def _kill_group(self) -> None:
        """It and what it started, unless that left the session; only the filter forbids starting any."""
        self._process.kill()
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
