"""One submission's process: it walls itself in before it reads a line of the submission."""

from __future__ import annotations

import builtins
import contextlib
import io
import linecache
import os
import sys
import time
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, NoReturn

from graders.sandbox.zygote.bounds import Unsupported
from graders.sandbox.zygote.codec import Codec
from graders.sandbox.zygote.exceptions import told_of
from graders.sandbox.zygote.inspection import names_of, signature_of
from graders.sandbox.zygote.link import STATUS_AT, Link, Unheard
from graders.sandbox.zygote.loading import offer_library, remember_source
from graders.sandbox.zygote.messages import (
    LENGTH,
    LOADED,
    ORDER,
    OUTCOME,
    READY,
    REFUSED,
    UNLOADED,
    Loaded,
    Order,
    Told,
)
from graders.sandbox.zygote.output import output_kinds
from graders.sandbox.zygote.usage import address_space

if TYPE_CHECKING:
    from graders.sandbox.zygote.fence import Fence

MODULE_NAME: Final = "submission"
RESERVE_BYTES: Final = 4 << 20
"""Address space by which a program that used up all of it can still be told of; never touched."""

# What any submission does: import NumPy, loop, call a few functions of it, make arrays.
REHEARSAL: Final = b"""
import numpy as np

def rehearse(x):
    w = 0.0
    for _ in range(3):
        w = w - 0.1 * np.sum(w - x) + np.mean(x) + np.sqrt(x @ x)
    return np.array([w, np.zeros(2).size])
"""


class Child:
    """One submission's process: confines itself, loads, calls, tells, dies."""

    def __init__(self, numpy: ModuleType, fence: Fence, library: str) -> None:
        self._codec = Codec(numpy)
        self._fence = fence
        self._library = library
        self._kept, self._writing, self._reading = output_kinds()
        self._trusted = [
            vars(module)
            for name, module in sys.modules.items()
            if name.startswith("numpy.") and name.endswith("exceptions")
        ]
        self._clock, self._cpu = time.perf_counter, time.process_time
        self._exit = os._exit
        self._pread = getattr(os, "pread", None)
        self._settrace, self._setprofile = sys.settrace, sys.setprofile
        self._set_depth, self._get_depth = sys.setrecursionlimit, sys.getrecursionlimit
        self._depth = self._own_depth = sys.getrecursionlimit()
        self._compile, self._run = compile, exec
        self._real_builtins = builtins
        self._status = -1
        self._room = 0
        self._reserve: bytearray | None = bytearray(RESERVE_BYTES)
        self._base_kb, self._peak_allowed = 0, sys.maxsize
        self._rehearsed = [[self._codec.encode(numpy.arange(3.0))]] * 3
        self._flush = io.TextIOWrapper.flush
        self._text: Any = None
        self._capture: Any = None

    def live(self, link: Link, *, trusted: bool, ahead: bool = False) -> NoReturn:
        """The whole life of the process; forked ahead, it waits for its order behind its walls."""
        try:
            self._wall_in(trusted=trusted)
            if ahead:
                self._rehearse()
            order = Order(*ORDER.unpack(link.receive(ORDER.size)))
            self._fence.settle()
            self._limit(order)
        except OSError as error:
            self.refuse(link, f"the sandbox can't be closed on this machine: {error.strerror}")
            self._exit(1)
        link.send(READY, self._codec.encode((tuple(self._fence.names), self._base_kb, self._cpu())))
        (length,) = LENGTH.unpack(link.receive(LENGTH.size))
        request = link.receive(length)
        (source, function, filename), at = self._codec.decode_at(request, 0)
        calls, _ = self._codec.decode_at(request, at)
        self._serve(link, source, function, filename, calls)
        link.hang_up()
        self._exit(0)

    def refuse(self, link: Link, why: str) -> None:
        """Say why nothing will run, which the zygote does where there is no child to say it."""
        with contextlib.suppress(OSError):
            link.send(REFUSED, self._codec.encode(why))

    def _wall_in(self, *, trusted: bool) -> None:
        if sys.platform == "linux":
            opened = os.open("/proc/self/status", os.O_RDONLY | os.O_CLOEXEC)
            self._status = os.dup2(opened, STATUS_AT, inheritable=False)
            os.close(opened)
        if trusted:
            offer_library(self._library)
        self._fence.close(trusted=trusted)

    def _limit(self, order: Order) -> None:
        """The limits of this order, counted from here on."""
        if self._status >= 0:
            self._base_kb = address_space(os.pread(self._status, 8192, 0))
        self._room = order.output_kb << 10
        self._peak_allowed = self._base_kb + (order.memory_mb << 10)
        self._fence.limit(order, self._base_kb)

    def _rehearse(self) -> None:
        """Run a small program that nobody hears.

        A forked process copies each page at its first write to it, some thousand of them in a run; those
        which any run writes to are copied by this one, while the process has nothing else to do.
        """
        self._serve(Unheard(), REHEARSAL, "rehearse", "", self._rehearsed)
        linecache.cache.clear()

    def _serve(
        self, link: Link, source: bytes, function: str, filename: str, calls: list[list[bytes]]
    ) -> None:
        module = ModuleType(MODULE_NAME)
        module.__file__ = filename
        module.__dict__["__builtins__"] = self._real_builtins
        sys.modules[MODULE_NAME] = module
        sys.argv[:] = [filename]
        self._redirect()
        try:
            code = self._compiled(source, filename)
            remember_source(source, filename)
            self._run(code, module.__dict__)
            self._own_depth = max(self._get_depth(), self._depth)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is the submission's
            self._make_room(error)
            self._calm()
            told = told_of(error, filename, self._trusted)
            link.send(UNLOADED, self._codec.encode(tuple(told._replace(**self._printed()))))
            return
        self._calm()
        found = dict.get(module.__dict__, function)
        printed = self._printed()
        loaded = Loaded(names_of(module.__dict__), signature_of(found), **printed, cpu_seconds=self._cpu())
        link.send(LOADED, self._codec.encode(tuple(loaded)))
        if self._over_memory():
            link.send(UNLOADED, self._codec.encode(tuple(Told("memory"))))
            return
        if found is None and function not in module.__dict__:
            missing = f"the module defines no function {function!r}"
            told = Told("raised", exception="AttributeError", message=missing)
            link.send(UNLOADED, self._codec.encode(tuple(told)))
            return
        for call in calls:
            if not self._call(link, found, call, filename):
                return

    def _compiled(self, source: bytes, filename: str) -> Any:
        """The code of a source; the parser's stack running out says nothing of the program's own."""
        try:
            return self._compile(source, filename, "exec", dont_inherit=True)
        except (RecursionError, MemoryError):
            raise SyntaxError("nested too deeply, or too long, for Python to read") from None

    def _call(self, link: Link, function: Any, packed: list[bytes], filename: str) -> bool:
        """Whether the process may go on after that call."""
        arguments = [self._codec.decode(part) for part in packed]
        self._redirect()
        value = None
        self._set_depth(self._own_depth)
        start = self._clock()
        try:
            value = function(*arguments)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is the submission's
            self._make_room(error)
            seconds = self._clock() - start
            self._calm()
            told = told_of(error, filename, self._trusted)
        else:
            seconds = self._clock() - start
            self._calm()
            told = Told("returned")
        changed = self._changed(arguments, packed)
        told = told._replace(changed=changed, seconds=seconds, cpu_seconds=self._cpu(), **self._printed())
        if told.kind != "memory" and self._over_memory():
            told = Told("memory", output=told.output, printed=told.printed, seconds=seconds)
        self._tell(link, told, value)
        return told.kind != "memory"

    def _tell(self, link: Link, told: Told, value: Any) -> None:
        try:
            body = self._codec.encode(value if told.kind == "returned" else None)
        except Unsupported as reason:
            told = told._replace(unsupported=str(reason.args[0]))
            body = b"N"
        except MemoryError:
            told = told._replace(kind="memory")
            body = b"N"
        link.send(OUTCOME, self._codec.encode(tuple(told)) + body)

    def _changed(self, arguments: list[Any], packed: list[bytes]) -> tuple[int, ...]:
        changed = []
        for position, (argument, before) in enumerate(zip(arguments, packed, strict=True)):
            if type(argument) in _IMMUTABLE:
                continue
            try:
                same = self._codec.encode(argument) == before
            except (Unsupported, MemoryError):
                same = False
            if not same:
                changed.append(position)
        return tuple(changed)

    def _redirect(self) -> None:
        """A fresh capture of what is printed from here on."""
        self._capture = self._kept(self._room)
        self._text = self._writing(self._capture)
        sys.stdout = sys.__stdout__ = sys.stderr = sys.__stderr__ = self._text  # type: ignore[misc]
        sys.stdin = sys.__stdin__ = self._reading()  # type: ignore[misc]

    def _printed(self) -> dict[str, Any]:
        try:  # noqa: SIM105 - nothing of the standard library that a submission could have replaced
            self._flush(self._text)
        except BaseException:  # noqa: BLE001, S110 - closed by the program, or it meddled with what is below
            pass
        return {"output": b"".join(self._capture.parts), "printed": self._capture.printed}

    def _calm(self) -> None:
        """Take off what a submission may have left on the interpreter."""
        self._settrace(None)
        self._setprofile(None)
        self._set_depth(self._depth)

    def _make_room(self, error: BaseException) -> None:
        """Give the reserve back where memory ran out: the program's own is held by the traceback.

        Before anything else: not even a float may be left to tell the time with.
        """
        if issubclass(type(error), MemoryError):
            self._reserve = None

    def _over_memory(self) -> bool:
        """Whether the peak passed the limit, also where the program swallowed every MemoryError."""
        if self._status < 0 or self._pread is None:
            return False
        try:
            return address_space(self._pread(self._status, 8192, 0)) > self._peak_allowed
        except OSError:  # the program closed it; the parent still sees what it used
            return False


_IMMUTABLE: Final = frozenset({float, int, bool, str, bytes, type(None), complex})
