"""One child's life as the parent sees it: whatever arrives, garbage too, becomes an outcome for each call."""

from __future__ import annotations

import signal
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graders.errors import GraderProblem
from graders.sandbox import zygote as wire
from graders.sandbox.arriving import Frames, Garbage, loaded_words, told_words
from graders.sandbox.child import InterpreterLost
from graders.sandbox.model import Limits, Outcome, Program, Run, Walls
from graders.sandbox.text import excerpt, printed_text, source_lines
from graders.sandbox.watch import Cancelled, Watch
from graders.text import escaped, printable

if TYPE_CHECKING:
    from graders.sandbox.child import Child, End
    from graders.sandbox.model import OutcomeKind

__all__ = ["Conversation", "walls_of"]

TICK_SECONDS = 0.01
"""How soon a cancel is seen."""
READY_SECONDS = 30.0
"""How long a child may take to confine itself: 2 ms, but a busy machine must not fail a grade."""
LOAD_SECONDS = 0.5
"""What loading may take besides the time of one call: imports of the standard library are part of it."""
PATIENCE = 4
"""How many times its limit a call may last where the machine, not the program, is to blame."""
DYING_SECONDS = 0.1
"""How long a child that hung up may take to show what it died of."""
GROWTH_KB = 4096
"""By how much the memory of a program grows between two looks that is still taking some."""
RUN_OBJECTS = 1 << 22
"""Of how many objects the values of a run may be made, arrays written as lists: all of them are kept for the
report, at some 80 bytes an object."""


_TOLD_KINDS: dict[str, OutcomeKind] = {"returned": "returned", "raised": "raised", "memory": "memory"}


class _Over(Exception):  # noqa: N818 - an event
    """The child is not heard any more: it ended, or its time is up."""

    def __init__(self, kind: OutcomeKind | None) -> None:
        super().__init__(kind)
        self.kind = kind


def walls_of(names: tuple[str, ...]) -> Walls:
    """Files are closed by Landlock or bubblewrap; network, processes and threads by seccomp."""
    files = wire.LANDLOCK in names or "bubblewrap" in names
    return Walls(names, strong=files and wire.SECCOMP in names and wire.LIMITS in names)


class Conversation:
    """Talks with one child from its first sign to its end.

    Args:
        child: the process, just started.
        codec: the wire codec.
        program: what runs in it.
        limits: what it may take.
        count: how many calls were handed over.
        more_walls: walls around the interpreter that the child does not know of.
        watch: whom to tell.
        until: the moment (`time.monotonic`) the whole must be over, if earlier than the limits say.
    """

    def __init__(
        self,
        child: Child,
        codec: wire.Codec,
        program: Program,
        limits: Limits,
        count: int,
        *,
        more_walls: tuple[str, ...] = (),
        watch: Watch | None = None,
        until: float | None = None,
    ) -> None:
        self._child = child
        self._codec = codec
        self._program = program
        self._limits = limits
        self._count = count
        self._more_walls = more_walls
        self._watch = watch or Watch()
        self._until = until
        self._frames = Frames()
        self._outcomes: list[Outcome] = []
        self._objects = 0
        self._loaded = wire.Loaded((), None, b"", 0, 0.0)
        self._walls = walls_of(more_walls)
        self._base_kb = 0
        self._resident_kb = 0
        self._cpu_seconds = self._cpu_before = 0.0
        self._begun_at = time.monotonic()
        self._ready_at = 0.0
        self._phase_at = 0.0
        self._loading = True
        self._lines: list[str] | None = None

    def run(self) -> Run:
        """Hear the child out, which has its request; it is gone when this returns or raises."""
        try:
            self._await_ready()
            stopped = self._hear_out()
        except BaseException:
            self._child.end()
            raise
        end = self._child.end(0.0 if stopped is None or stopped.kind is not None else DYING_SECONDS)
        if stopped is not None:
            self._conclude(stopped, end)
        missing = self._count - len(self._outcomes)
        self._outcomes += [Outcome("not-reached")] * missing
        loaded = self._loaded
        return Run(
            outcomes=tuple(self._outcomes),
            walls=self._walls,
            names=loaded.names,
            signature=loaded.signature,
            output=printed_text(loaded.output, loaded.printed),
        )

    def _await_ready(self) -> None:
        try:
            kind, body = self._next(time.monotonic() + READY_SECONDS, fixed=True)
            said = self._codec.decode(body)
        except (_Over, Garbage, wire.Malformed) as reason:
            raise InterpreterLost("the sandbox's process went away before it was ready") from reason
        if kind != wire.READY:
            raise GraderProblem(str(said))
        names, self._base_kb, self._cpu_before = said
        self._cpu_seconds = self._cpu_before
        self._walls = walls_of((*names, *self._more_walls))
        self._ready_at = self._phase_at = time.monotonic()

    def _hear_out(self) -> _Over | None:
        """Take frames until all is said; None when the child said everything, else why it was not."""
        allowed = self._limits.case_seconds + LOAD_SECONDS
        total = self._ready_at + self._limits.total_seconds
        self._until = total if self._until is None else min(total, self._until)
        while self._loading or len(self._outcomes) < self._count:
            try:
                said = self._understood(*self._next(self._phase_at + allowed))
            except (Garbage, wire.Malformed):
                return _Over("vanished")
            except _Over as over:
                return over
            if isinstance(said, wire.Loaded):
                self._loaded = said
                self._loading = False
            elif said.loading:
                self._fail_all(said)
                return None
            elif not self._add(said) or said.kind == "memory":
                return None
            allowed = self._limits.case_seconds
            self._phase_at = time.monotonic()
        return None

    def _next(self, deadline: float, *, fixed: bool = False) -> tuple[bytes, bytes]:
        """The next frame.

        Raises:
            Cancelled: the caller called it off.
            _Over: time is up, or no more will come.
        """
        while True:
            frame = self._frames.pop()
            if frame is not None:
                return frame
            if self._watch.called_off:
                raise Cancelled
            now = time.monotonic()
            last = deadline if fixed or self._until is None else min(deadline, self._until)
            # Once time is up too: the answer may lie there, and we had no processor to look for it.
            data = self._child.receive(min(max(last - now, 0.0), TICK_SECONDS))
            if data:
                self._frames.feed(data)
            elif data is not None:
                raise _Over(None)
            if now >= last:
                frame = self._frames.pop()
                if frame is not None:
                    return frame
                if fixed or not self._may_go_on(now):
                    raise _Over("timeout")
                deadline = now + self._limits.case_seconds / 2

    def _may_go_on(self, now: float) -> bool:
        """Whether its time ran out for want of the processor, or while it is still taking memory.

        A machine may need longer than a call's limit to hand out the memory that a program is not allowed to
        take, and the verdict on that program is "memory", not "timeout".
        """
        allowed = self._limits.case_seconds
        too_late = now >= self._phase_at + PATIENCE * allowed
        if too_late or (self._until is not None and now >= self._until):
            return False
        usage = self._child.usage()
        if usage is None or not usage.running:
            return False
        limit = self._limits.memory_mb << 10
        is_large = limit >= usage.peak_kb - self._base_kb > limit // 3
        is_growing = is_large and usage.resident_kb > self._resident_kb + GROWTH_KB
        self._resident_kb = usage.resident_kb
        is_starved = usage.cpu_seconds - self._cpu_seconds < 0.5 * (now - self._phase_at)
        return is_starved or is_growing

    def _understood(self, kind: bytes, body: bytes) -> wire.Loaded | Outcome:
        """What a frame says, every word of it checked: the child is not to be trusted.

        Raises:
            Garbage, wire.Malformed: it says nothing that could be said at this point.
        """
        if kind == wire.LOADED and self._loading:
            loaded = loaded_words(self._codec.decode(body), self._limits)
            self._take_time(loaded.cpu_seconds)
            return loaded
        if kind == wire.UNLOADED and not self._outcomes:
            told = told_words(self._codec.decode(body))
            if told.kind == "returned":
                raise Garbage
            if self._loading:
                self._loaded = self._loaded._replace(output=told.output, printed=told.printed)
            # What it printed belongs to the loading, which is one, not to each of the calls.
            return replace(self._outcome(told, None), loading=True, changed=(), output="")
        if kind == wire.OUTCOME and not self._loading:
            words, end = self._codec.decode_at(body, 0)
            value, rest, weight = self._codec.weighed_at(body, end)
            if rest == len(body):
                return self._outcome(self._weighed(told_words(words), weight), value)
        raise Garbage

    def _weighed(self, told: wire.Told, weight: int) -> wire.Told:
        """The words, which say so where the run's values are too many to be kept."""
        self._objects += weight
        if self._objects <= RUN_OBJECTS or told.unsupported is not None:
            return told
        return told._replace(unsupported="value too large to be kept beside the ones before")

    def _take_time(self, told: float) -> None:
        """How much of the processor it says it has had so far: no more than there was since it was begun."""
        self._cpu_seconds = min(told, self._cpu_before + time.monotonic() - self._begun_at)

    def _add(self, outcome: Outcome) -> bool:
        """Whether the run goes on after that outcome."""
        index = len(self._outcomes)
        self._outcomes.append(outcome)
        if self._watch.on_outcome is not None:
            self._watch.on_outcome(index, outcome)
        return self._watch.stop_at is None or not self._watch.stop_at(index, outcome)

    def _fail_all(self, outcome: Outcome) -> None:
        """The module did not load: that is the outcome of every call."""
        while len(self._outcomes) < self._count and self._add(outcome):
            pass

    def _outcome(self, told: wire.Told, value: Any) -> Outcome:
        self._take_time(told.cpu_seconds)
        kind = _TOLD_KINDS.get(told.kind)
        if kind is None:
            raise Garbage
        if self._lines is None and told.frames:
            self._lines = source_lines(self._program.source)
        message = printable(told.message)
        exception = None if told.exception is None else escaped(told.exception)
        stack = excerpt(told.frames, told.left_out, self._program.filename, self._lines or ())
        last = f"{exception}: {message}" if message else exception
        return Outcome(
            kind=kind,
            value=value if kind == "returned" and told.unsupported is None else None,
            unsupported=None if told.unsupported is None else escaped(told.unsupported),
            exception=exception,
            message=message,
            line=told.frames[-1][0] if told.frames else None,
            traceback=None if stack is None else f"{stack}\n{last}",
            own_line=told.own_line,
            changed=told.changed,
            output=printed_text(told.output[: self._limits.output_kb << 10], told.printed),
            seconds=min(max(0.0, told.seconds), self._limits.total_seconds),
        )

    def _conclude(self, over: _Over, end: End) -> None:
        """The outcome of the call during which the child was lost."""
        elapsed = time.monotonic() - self._phase_at
        outcome = Outcome(self._kind(over, end), loading=self._loading, seconds=elapsed)
        if self._loading:
            self._fail_all(outcome)
        elif len(self._outcomes) < self._count:
            self._add(outcome)

    def _kind(self, over: _Over, end: End) -> OutcomeKind:
        if end.peak_kb > self._base_kb + (self._limits.memory_mb << 10) and over.kind != "vanished":
            return "memory"
        if over.kind is not None:
            return over.kind
        cpu_seconds = end.cpu_seconds - self._cpu_before
        if end.signal == getattr(signal, "SIGXCPU", -1) or cpu_seconds >= self._limits.total_seconds + 1:
            return "timeout"
        return "killed" if end.signal else "vanished"
