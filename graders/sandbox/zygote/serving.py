"""The zygote: takes orders, forks a child for each, kills and reaps."""

from __future__ import annotations

import _socket  # `socket` would be 2 ms of the start
import array
import gc
import os
import select
import signal
from typing import TYPE_CHECKING, Final, NoReturn

from graders.sandbox.zygote.link import LINK_AT, Link
from graders.sandbox.zygote.loading import warm_up
from graders.sandbox.zygote.messages import CHILD, EXIT, FORK, FORKED, HELLO, KILL, USAGE
from graders.sandbox.zygote.usage import kill_stragglers, memory_of, usage_of

if TYPE_CHECKING:
    from graders.sandbox.zygote.child import Child
    from graders.sandbox.zygote.fence import Fence

IDLE_MILLISECONDS: Final = 100


class Zygote:
    """Takes orders from the control socket; one child runs at a time, and one may wait for its program."""

    def __init__(self, control: _socket.socket, child: Child, fence: Fence) -> None:
        self._control = control
        self._child = child
        self._fence = fence
        self._pids: dict[int, int] = {}
        self._woken, self._waker = _socket.socketpair()
        self._woken.setblocking(False)  # noqa: FBT003
        self._waker.setblocking(False)  # noqa: FBT003
        self._poll = select.poll()
        self._poll.register(control.fileno(), select.POLLIN)
        self._poll.register(self._woken.fileno(), select.POLLIN)

    def serve(self) -> None:
        """Until the parent is gone."""
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        gc.collect()
        gc.freeze()
        self._control.send(" ".join((HELLO, *self._fence.names)).encode())
        idle = True
        while True:
            ready = self._poll.poll(IDLE_MILLISECONDS if idle else None)
            if not ready:
                warm_up()
                gc.freeze()
                idle = False
            if any(number == self._woken.fileno() for number, _ in ready):
                self._reap()
            if any(number == self._control.fileno() for number, _ in ready) and not self._obey():
                break
        for number in list(self._pids):
            self._kill(number)

    def _obey(self) -> bool:
        data, extra, _, _ = self._control.recvmsg(4096, 64)
        if not data:
            return False
        handed = array.array("i")
        for _, _, raw in extra:
            handed.frombytes(raw[: len(raw) - len(raw) % handed.itemsize])
        if data[:1] == FORK:
            number, kept, trusted, ahead = FORKED.unpack_from(data, 1)
            self._fork(handed[0], number, kept, trusted=trusted, ahead=ahead)
            return True
        (number,) = CHILD.unpack_from(data, 1)
        if data[:1] == KILL:
            self._kill(number)
        elif data[:1] == USAGE:
            self._control.send(USAGE + CHILD.pack(number) + usage_of(self._pids.get(number, 0)))
        return True

    def _fork(self, handed: int, number: int, kept: int, *, trusted: bool, ahead: bool) -> None:
        for other in set(self._pids) - {kept}:
            self._kill(other)
        zygote = os.getpid()
        try:
            self._fence.prepare(trusted=trusted)
            pid = os.fork()
        except OSError as error:  # no room for another process; the one that runs is not to pay for it
            self._child.refuse(Link(handed, handed), f"no process for the program: {error.strerror}")
            os.close(handed)
            return
        if pid:
            os.close(handed)
            self._pids[number] = pid
            return
        try:
            self._become_child(handed, zygote, trusted=trusted, ahead=ahead)
        finally:
            os._exit(70)

    def _become_child(self, handed: int, zygote: int, *, trusted: bool, ahead: bool) -> NoReturn:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        self._control.close()
        self._woken.close()
        self._waker.close()
        self._fence.die_with(zygote)
        os.dup2(handed, LINK_AT, inheritable=False)
        os.close(handed)
        self._child.live(Link(LINK_AT, LINK_AT), trusted=trusted, ahead=ahead)

    def _kill(self, number: int) -> None:
        """Kill that child, which is not waited for elsewhere, so that its process id is still its own."""
        pid = self._pids.get(number)
        if pid is None:  # never forked, or its end was told already: who asks must not wait for it
            self._control.send(KILL + EXIT.pack(number, 0, 0.0, 0))
            return
        peak, _ = memory_of(pid)
        os.kill(pid, signal.SIGKILL)
        self._end(number, 0, peak)

    def _reap(self) -> None:
        try:
            while self._woken.recv(4096):
                pass
        except BlockingIOError:
            pass
        for number in list(self._pids):
            self._end(number, os.WNOHANG, 0)

    def _end(self, number: int, options: int, peak: int) -> None:
        pid, status, used = os.wait4(self._pids[number], options)
        if not pid:
            return
        del self._pids[number]
        if not self._pids:  # where a child is forked ahead there is a filter, and none could leave anything
            kill_stragglers()
        seconds, peak = used.ru_utime + used.ru_stime, max(peak, used.ru_maxrss)
        self._control.send(KILL + EXIT.pack(number, status, seconds, peak))
