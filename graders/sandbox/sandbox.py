"""The sandbox: runs a function of untrusted source on data, each submission in a process of its own."""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

from graders.errors import GraderProblem
from graders.sandbox import zygote as wire
from graders.sandbox.bubblewrap import BUBBLEWRAP, in_bubblewrap
from graders.sandbox.child import END_SECONDS, InterpreterLost
from graders.sandbox.conversation import TICK_SECONDS, Conversation
from graders.sandbox.fresh import FreshChild
from graders.sandbox.model import Limits, Outcome, Program, Run
from graders.sandbox.packing import Packed, codec, pack, request_of
from graders.sandbox.warm import ForkedChild, WarmInterpreter
from graders.sandbox.watch import Cancelled, Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType

    from graders.sandbox.child import Child
    from graders.sandbox.model import Walls

__all__ = ["Sandbox", "shared_sandbox"]

WARM = "warm"
_NOTHING = Program(b"def nothing():\n    pass\n", "nothing")


class Sandbox:
    """One warm interpreter and the walls around what it forks.

    Threads may share it: runs wait for each other. It starts its interpreter at the first use and again when
    that died. Use it as a context manager, or `close` it.

    Args:
        without: walls to leave out, for tests that show what still holds: "limits", "landlock", "seccomp",
            "capabilities", "bubblewrap", "warm" (a fresh process each).
    """

    def __init__(self, *, without: frozenset[str] = frozenset()) -> None:
        self._without = without
        self._lock = threading.Lock()
        self._runner = 0
        self._warm: WarmInterpreter | None = None
        self._starting: WarmInterpreter | None = None
        self._more_walls: tuple[str, ...] = ()
        self._fresh = WARM in without or sys.platform != "linux"
        self._walls: Walls | None = None
        self._owner = os.getpid()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def walls(self) -> Walls:
        """What stands on this machine; starts the interpreter."""
        if self._walls is None:
            self._walls = self.run(_NOTHING, [()], Limits()).walls
        return self._walls

    def start(self) -> None:
        """Let the interpreter come up while this process goes on; what fails shows at the first use."""
        with self._lock, contextlib.suppress(GraderProblem):
            idle = self._warm is None and self._starting is None and self._owner == os.getpid()
            if idle and not self._fresh and not self._closed:
                self._starting = WarmInterpreter(without=self._without)

    def warm(self) -> None:
        """Start the interpreter now, so that the first run need not wait for it."""
        with self._lock:
            self._started()

    def close(self) -> None:
        """End the interpreter and what it forked; a run under way in another thread is called off."""
        self._closed = True
        waited = self._lock.acquire(timeout=END_SECONDS)
        try:
            self._drop()
        finally:
            if waited:
                self._lock.release()

    def run(
        self,
        program: Program,
        calls: Sequence[Sequence[Any]] | Packed,
        limits: Limits,
        *,
        fresh_child_each: bool = False,
        on_outcome: Callable[[int, Outcome], None] | None = None,
        cancel: threading.Event | None = None,
        stop_at: Callable[[int, Outcome], bool] | None = None,
    ) -> Run:
        """Load the program and make the calls, in order, in one child, each on fresh copies of its arguments.

        A module that does not load fails every call, with `loading` set. After a timeout, a memory stop or a
        death the remaining calls are "not-reached": run them again by themselves.

        Args:
            program: the source and the function to call.
            calls: the positional arguments of each call, packed or to be packed.
            limits: what the program may take; `total_seconds` is for all the calls together.
            fresh_child_each: make each call in a child of its own, with the module loaded anew.
            on_outcome: told each outcome with its index as it arrives, in this thread; never "not-reached".
                It may not run anything in this sandbox.
            cancel: when set, the run ends at once.
            stop_at: asked after each outcome whether to stop there.

        Raises:
            Cancelled: `cancel` was set; the child is dead.
            GraderProblem: the sandbox itself failed.
        """
        watch = Watch(on_outcome, cancel, stop_at, lambda: self._closed)
        packed = calls if isinstance(calls, Packed) else pack(calls)
        with self._turn(watch):
            if not fresh_child_each:
                return self._one_child(program, packed, limits, watch, None)
            return self._child_each(program, packed, limits, watch)

    @contextlib.contextmanager
    def _turn(self, watch: Watch) -> Iterator[None]:
        """Wait for the run before this one, unless called off."""
        if self._runner == threading.get_ident():
            raise RuntimeError("a listener of a run can't run anything in the same sandbox")
        while not self._lock.acquire(timeout=TICK_SECONDS):
            if watch.called_off:
                raise Cancelled
        try:
            self._runner = threading.get_ident()
            yield
        finally:
            self._runner = 0
            self._lock.release()

    def _hand_over(self, child: Child, program: Program, calls: Packed) -> None:
        """Send what is to run, and let the child after this one get ready meanwhile."""
        try:
            child.send(request_of(program, calls))
            if self._warm is not None and isinstance(child, ForkedChild) and not program.trusted_library:
                self._warm.fork_ahead(child)
        except BaseException:
            child.end()
            raise

    def _child_each(self, program: Program, calls: Packed, limits: Limits, watch: Watch) -> Run:
        until = time.monotonic() + limits.total_seconds
        outcomes: list[Outcome] = []
        last: Run | None = None
        stopped = False

        def tell(_: int, outcome: Outcome) -> None:
            if watch.on_outcome is not None:
                watch.on_outcome(len(outcomes), outcome)

        for call in calls.singly():
            if stopped or time.monotonic() >= until:
                outcomes.append(Outcome("not-reached"))
                continue
            each = replace(watch, on_outcome=tell, stop_at=None)
            last = self._one_child(program, call, limits, each, until)
            outcomes.append(last.outcomes[0])
            stopped = watch.stop_at is not None and watch.stop_at(len(outcomes) - 1, outcomes[-1])
        if last is None:
            last = self._one_child(program, calls, limits, watch, None)
        return replace(last, outcomes=tuple(outcomes))

    def _one_child(
        self,
        program: Program,
        calls: Packed,
        limits: Limits,
        watch: Watch,
        until: float | None,
    ) -> Run:
        order = wire.Order(
            limits.case_seconds,
            limits.total_seconds,
            limits.memory_mb,
            limits.output_kb,
        )
        for last_try in (False, True):
            if watch.called_off and not self._closed:
                raise Cancelled
            try:
                child = self._new_child(order, watch, trusted=program.trusted_library)
                self._hand_over(child, program, calls)
                talk = Conversation(
                    child,
                    codec(),
                    program,
                    limits,
                    len(calls),
                    more_walls=self._more_walls,
                    watch=watch,
                    until=until,
                )
                return talk.run()
            except InterpreterLost as error:
                self._drop()
                if last_try or self._closed:
                    raise GraderProblem(
                        "the sandbox's interpreter ended before its time", remedy="grade again"
                    ) from error
        raise AssertionError("unreachable")

    def _new_child(self, order: wire.Order, watch: Watch, *, trusted: bool) -> Child:
        warm = self._started()
        if warm is None:
            return FreshChild(order, self._without, trusted=trusted)
        # Who may stop it must not hear of it late.
        return warm.fork(order, trusted=trusted, gathers=watch.stop_at is None)

    def _started(self) -> WarmInterpreter | None:
        """The warm interpreter, started if need be; None where fresh processes serve."""
        if self._closed:
            raise GraderProblem("this sandbox was closed")
        if self._owner != os.getpid():  # a forked copy of the parent starts one of its own
            for theirs in (self._warm, self._starting):
                if theirs is not None:
                    theirs.forget()
            self._warm, self._starting, self._owner = None, None, os.getpid()
        if self._warm is not None and self._warm.lost:
            self._drop()
        if self._fresh or self._warm is not None:
            return self._warm
        warm, self._starting = self._starting or WarmInterpreter(without=self._without), None
        warm.await_start()
        if wire.LANDLOCK not in warm.names:
            warm.close()
            inside = in_bubblewrap(self._without)
            if inside is None:
                self._fresh = True
                return None
            warm = inside
            self._more_walls = (BUBBLEWRAP,)
        self._warm = warm
        return warm

    def _drop(self) -> None:
        for warm in (self._warm, self._starting):
            if warm is not None:
                warm.close()
        self._warm = self._starting = None


_shared: Sandbox | None = None
_shared_lock = threading.Lock()


def shared_sandbox() -> Sandbox:
    """The one sandbox of this process; it ends with the process."""
    global _shared  # noqa: PLW0603 - one a process is the point
    with _shared_lock:
        if _shared is None:
            _shared = Sandbox()
            atexit.register(_shared.close)
        return _shared
