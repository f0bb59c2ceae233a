"""The warm interpreter and the children it forks."""

from __future__ import annotations

import contextlib
import itertools
import os
import select
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from graders.errors import GraderProblem
from graders.sandbox import zygote as wire
from graders.sandbox.child import CHUNK_BYTES, END_SECONDS, Child, End, InterpreterLost, Usage
from graders.sandbox.launching import environment, interpreter_command, keep_byte_code

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ForkedChild", "WarmInterpreter"]

START_SECONDS = 30.0
"""How long the warm interpreter may take to come up; 0.1 s is usual."""
SEND_SECONDS = 30.0
_GATHERING_MS = 1
"""How long frames gather before they are read: waking a sleeper for each costs the child 70 us a frame."""


def _linked(kind: int) -> tuple[socket.socket, socket.socket]:
    """Two ends to talk by."""
    try:
        return socket.socketpair(socket.AF_UNIX, kind)
    except OSError as error:
        raise GraderProblem(f"the sandbox can't be talked to: {error.strerror}") from error


class WarmInterpreter:
    """The zygote: started once, it forks a confined child in about a millisecond.

    It starts beside this process; `await_start` before anything is asked of it.

    Args:
        prefix: a command that starts the interpreter inside something (bubblewrap).
        script: where the zygote's `start.py` lies for it, if `prefix` shows it elsewhere.
        without: walls to leave out.
    """

    def __init__(
        self, *, without: frozenset[str], prefix: Sequence[str] = (), script: str | None = None
    ) -> None:
        ours, theirs = _linked(socket.SOCK_SEQPACKET)
        number = str(theirs.fileno())
        self.control = ours
        self.lost = False
        self.names: tuple[str, ...] = ()
        self._has_started = False
        self._numbers = itertools.count(1)
        self._ahead: ForkedChild | None = None
        self._ends: dict[int, tuple[int, float, int]] = {}
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
        keep_byte_code()
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
            InterpreterLost: the interpreter is gone.
        """
        try:
            if descriptor is None:
                self.control.send(message)
            else:
                socket.send_fds(self.control, [message], [descriptor])
        except OSError as error:
            raise InterpreterLost from error

    def hear(self, seconds: float) -> bytes:
        """Its next message; empty when it is gone or silent for that long."""
        self.control.settimeout(seconds)
        try:
            return self.control.recv(4096)
        except OSError:
            return b""

    def fork(self, order: wire.Order, *, trusted: bool = False, gathers: bool = True) -> ForkedChild:
        """A new child, confining itself by now or confined already.

        Args:
            order: what it may take.
            trusted: the author's side.
            gathers: its frames may be left to gather for a millisecond before they are read.

        Raises:
            InterpreterLost: the interpreter is gone.
        """
        self._ends.clear()  # of those before, nobody asks any more
        if self._ahead is not None and self._ahead.has_hung_up:
            self._ahead.let_go()
            self._ahead = None
        waiting = self._ahead
        if waiting is not None and not trusted:
            child, self._ahead = waiting, None
        else:
            child = self._forked(kept=waiting, trusted=trusted)
        child.begin(order, gathers=gathers)
        return child

    def fork_ahead(self, running: ForkedChild) -> None:
        """Let a child for the next program confine itself while this one runs.

        Only behind the filter: elsewhere one child could meddle with the other.

        Raises:
            InterpreterLost: the interpreter is gone.
        """
        if self._ahead is None and wire.SECCOMP in self.names:
            self._ahead = self._forked(kept=running, ahead=True)

    def _forked(self, *, kept: ForkedChild | None, trusted: bool = False, ahead: bool = False) -> ForkedChild:
        """A new child; of the others only that one lives on."""
        ours, theirs = _linked(socket.SOCK_STREAM)
        number, other = next(self._numbers), 0 if kept is None else kept.number
        try:
            self.tell(wire.FORK + wire.FORKED.pack(number, other, trusted, ahead), theirs.fileno())
        except InterpreterLost:
            ours.close()
            raise
        finally:
            theirs.close()
        return ForkedChild(self, ours, number)

    def note(self, said: bytes) -> None:
        """Take in how a child ended."""
        if said[:1] == wire.KILL:
            number, *how = wire.EXIT.unpack(said[1:])
            self._ends[number] = tuple(how)

    def end_of(self, number: int) -> tuple[int, float, int] | None:
        """How that child ended, asked once: wait status, CPU seconds, peak memory in KiB."""
        return self._ends.pop(number, None)

    def close(self) -> None:
        """End it; what it forked ends with it."""
        self._end()
        self._let_go()

    def _let_go(self) -> None:
        if self.process.stderr is not None:
            self.process.stderr.close()
        if self._ahead is not None:
            self._ahead.let_go()
            self._ahead = None

    def _end(self) -> None:
        self.control.close()
        if self.lost or not self._has_started:
            self._kill()
        try:
            self.process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._kill()
            self.process.wait()

    def _kill(self) -> None:
        """Kill it, and first what it started, which the death of bubblewrap's own process would not end.

        Whatever a program without the filter left behind is a child of the interpreter, which takes all of
        them in: so the children of one that hangs are killed until it has none.
        """
        until = time.monotonic() + END_SECONDS
        while self.process.poll() is None and time.monotonic() < until:
            if sys.platform != "linux" or not wire.kill_children(self.process.pid):
                break
            time.sleep(0.001)
        self.process.kill()

    def forget(self) -> None:
        """In a forked copy of the parent: let go of it without ending it."""
        self.control.close()
        self._let_go()
        self.process.returncode = 0


class ForkedChild(Child):
    """A child of the warm interpreter; only that one may kill it, by an order."""

    def __init__(self, interpreter: WarmInterpreter, link: socket.socket, number: int) -> None:
        self.number = number
        self._interpreter = interpreter
        self._link = link
        self._gathers = True
        self._poll = select.poll()
        self._poll.register(link.fileno(), select.POLLIN)
        self._hung_up = select.poll()
        self._hung_up.register(link.fileno(), 0)  # no frame wakes it, only the end of them
        self._end: End | None = None

    @property
    def has_hung_up(self) -> bool:
        """Whether nothing runs at the other end: it was killed, or there was no room for it."""
        return bool(self._hung_up.poll(0))

    def begin(self, order: wire.Order, *, gathers: bool) -> None:
        """Say what its program may take."""
        self._gathers = gathers
        self.send(wire.ORDER.pack(*order))

    def send(self, data: bytes) -> None:  # noqa: D102 - see Child
        self._link.settimeout(SEND_SECONDS)
        with contextlib.suppress(OSError):
            self._link.sendall(data)

    def receive(self, seconds: float) -> bytes | None:  # noqa: D102 - see Child
        if self._gathers and seconds * 1000 > _GATHERING_MS:
            self._hung_up.poll(_GATHERING_MS)
        if not self._poll.poll(max(0.0, seconds) * 1000):
            return None
        try:
            return self._link.recv(CHUNK_BYTES)
        except OSError:
            return b""

    def usage(self) -> Usage | None:  # noqa: D102 - see Child
        question = wire.USAGE + wire.CHILD.pack(self.number)
        try:
            self._interpreter.tell(question)
        except InterpreterLost:
            return None
        while said := self._interpreter.hear(END_SECONDS):
            if said.startswith(question):
                return Usage(*wire.AT.unpack(said[len(question) :]))
            self._interpreter.note(said)
        return None

    def end(self, patience: float = 0.0) -> End:  # noqa: D102 - see Child
        if patience:
            self._await_end(patience, ours=False)
        self.let_go()
        if self._end is None:
            with contextlib.suppress(InterpreterLost):
                self._interpreter.tell(wire.KILL + wire.CHILD.pack(self.number))
            self._await_end(END_SECONDS, ours=True)
        if self._end is None:  # killed with everything it forked, so that no more is known of the child
            self._interpreter.lost = True
            self._interpreter.close()
        return self._end or End(signal.SIGKILL)

    def let_go(self) -> None:
        """Talk to it no more; waiting for an order, it ends."""
        self._link.close()

    def _await_end(self, seconds: float, *, ours: bool) -> None:
        while self._end is None:
            how = self._interpreter.end_of(self.number)
            if how is not None:
                status, cpu_seconds, peak_kb = how
                number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
                self._end = End(0 if ours and number == signal.SIGKILL else number, cpu_seconds, peak_kb)
            elif said := self._interpreter.hear(seconds):
                self._interpreter.note(said)
            else:
                return
