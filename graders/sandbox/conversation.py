"""One child's life as the parent sees it: whatever arrives, garbage too, becomes an outcome for each call."""

from __future__ import annotations

import signal
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from graders.errors import GraderProblem
from graders.sandbox import zygote as wire
from graders.sandbox.model import Limits, Outcome, Program, Run, Walls
from graders.sandbox.text import excerpt, printed_text, source_lines
from graders.text import escaped, printable

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from graders.sandbox.model import OutcomeKind
    from graders.sandbox.processes import Child, End

__all__ = ["Cancelled", "Conversation", "Watch", "walls_of"]

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
FRAME_BYTES = wire.MAX_BYTES + (4 << 20)
RUN_BYTES = 256 << 20
RUN_OBJECTS = 1 << 22
"""Of how many objects the values of a run may be made, arrays written as lists: all of them are kept for the
report, at some 80 bytes an object."""


_T = TypeVar("_T")
_TOLD_KINDS: dict[str, OutcomeKind] = {"returned": "returned", "raised": "raised", "memory": "memory"}


class Cancelled(Exception):  # noqa: N818 - not an error: somebody asked for it
    """The run was called off; its process is dead."""


class _Garbage(Exception):  # noqa: N818 - what arrived
    """What arrived is no frame."""


class _Over(Exception):  # noqa: N818 - an event
    """The child is not heard any more: it ended, or its time is up."""

    def __init__(self, kind: OutcomeKind | None) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Watch:
    """What the caller of a run wants to be told, and by what it may stop it."""

    on_outcome: Callable[[int, Outcome], None] | None = None
    cancel: threading.Event | None = None
    stop_at: Callable[[int, Outcome], bool] | None = None
    closed: Callable[[], bool] = bool

    @property
    def called_off(self) -> bool:
        """Whether the run is to end at once."""
        return self.closed() or (self.cancel is not None and self.cancel.is_set())


def walls_of(names: tuple[str, ...]) -> Walls:
    """Files are closed by Landlock or bubblewrap; network, processes and threads by seccomp."""
    files = wire.LANDLOCK in names or "bubblewrap" in names
    return Walls(names, strong=files and wire.SECCOMP in names and wire.LIMITS in names)


class _Frames:
    """Cuts what arrives into frames, within bounds."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._total = 0

    def feed(self, data: bytes) -> None:
        self._total += len(data)
        if self._total > RUN_BYTES:
            raise _Garbage
        self._held += data

    def pop(self) -> tuple[bytes, bytes] | None:
        """The next whole frame: its kind and body."""
        if len(self._held) < wire.LENGTH.size:
            return None
        (length,) = wire.LENGTH.unpack_from(self._held)
        if not 0 < length <= FRAME_BYTES:
            raise _Garbage
        end = wire.LENGTH.size + length
        if len(self._held) < end:
            return None
        frame = bytes(self._held[wire.LENGTH.size : end])
        del self._held[:end]
        return frame[:1], frame[1:]


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
        self._frames = _Frames()
        self._outcomes: list[Outcome] = []
        self._objects = 0
        self._loaded = wire.Loaded((), None, b"", 0, 0.0)
        self._walls = walls_of(more_walls)
        self._base_kb = 0
        self._resident_kb = 0
        self._cpu_seconds = 0.0
        self._ready_at = 0.0
        self._phase_at = 0.0
        self._loading = True
        self._lines: list[str] | None = None

    def run(self, request: bytes) -> Run:
        """Hand the request over and hear the child out; it is gone when this returns or raises."""
        try:
            self._child.send(request)
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
        except (_Over, _Garbage, wire.Malformed) as reason:
            raise ConnectionResetError("the sandbox's process went away before it was ready") from reason
        if kind != wire.READY:
            raise GraderProblem(f"the sandbox can't be closed on this machine: {said}")
        names, self._base_kb = said
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
            except (_Garbage, wire.Malformed):
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
            if now >= last:
                if fixed or not self._may_go_on(now):
                    raise _Over("timeout")
                deadline = now + self._limits.case_seconds / 2
                continue
            data = self._child.receive(min(last - now, TICK_SECONDS))
            if data is None:
                continue
            if not data:
                raise _Over(None)
            self._frames.feed(data)

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
            _Garbage, wire.Malformed: it says nothing that could be said at this point.
        """
        if kind == wire.LOADED and self._loading:
            loaded = _loaded(self._codec.decode(body), self._limits)
            self._cpu_seconds = loaded.cpu_seconds
            return loaded
        if kind == wire.UNLOADED and not self._outcomes:
            told = _told(self._codec.decode(body))
            if told.kind == "returned":
                raise _Garbage
            if self._loading:
                self._loaded = self._loaded._replace(output=told.output, printed=told.printed)
            # What it printed belongs to the loading, which is one, not to each of the calls.
            return replace(self._outcome(told, None), loading=True, changed=(), output="")
        if kind == wire.OUTCOME and not self._loading:
            words, end = self._codec.decode_at(body, 0)
            value, rest, weight = self._codec.weighed_at(body, end)
            if rest == len(body):
                return self._outcome(self._weighed(_told(words), weight), value)
        raise _Garbage

    def _weighed(self, told: wire.Told, weight: int) -> wire.Told:
        """The words, which say so where the run's values are too many to be kept."""
        self._objects += weight
        if self._objects <= RUN_OBJECTS or told.unsupported is not None:
            return told
        return told._replace(unsupported="value too large to be kept beside the ones before")

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
        self._cpu_seconds = told.cpu_seconds
        kind = _TOLD_KINDS.get(told.kind)
        if kind is None:
            raise _Garbage
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
        if end.signal == getattr(signal, "SIGXCPU", -1) or end.cpu_seconds >= self._limits.total_seconds + 1:
            return "timeout"
        return "killed" if end.signal else "vanished"


def _is(value: object, kind: type[_T]) -> _T:
    if type(value) is not kind:
        raise _Garbage
    return value


def _count(value: object) -> int:
    number = _is(value, int)
    if not 0 <= number < 1 << 53:
        raise _Garbage
    return number


def _text(value: object) -> str:
    return _is(value, str)[: wire.MESSAGE_LENGTH]


def _told(words: object) -> wire.Told:
    """The words of an outcome, each of its own kind."""
    parts = _is(words, tuple)
    if len(parts) != len(wire.Told._fields):
        raise _Garbage
    told = wire.Told(*parts)
    frames = [_is(frame, tuple) for frame in _is(told.frames, tuple)[: 2 * wire.FRAMES_KEPT]]
    if any(len(frame) != 2 for frame in frames):
        raise _Garbage
    return wire.Told(
        kind=_text(told.kind),
        unsupported=None if told.unsupported is None else _text(told.unsupported),
        exception=None if told.exception is None else _text(told.exception),
        message=_text(told.message),
        frames=tuple((_count(line), _text(function)) for line, function in frames),
        left_out=_count(told.left_out),
        own_line=_is(told.own_line, bool),
        changed=tuple(_count(position) for position in _is(told.changed, tuple)[:100]),
        output=_is(told.output, bytes),
        printed=_count(told.printed),
        seconds=_is(told.seconds, float),
        cpu_seconds=_is(told.cpu_seconds, float),
    )


def _loaded(words: object, limits: Limits) -> wire.Loaded:
    """What the module says of itself, each word of its own kind."""
    parts = _is(words, tuple)
    if len(parts) != len(wire.Loaded._fields):
        raise _Garbage
    names, signature, output, printed, cpu_seconds = parts
    if signature is not None:
        if len(_is(signature, tuple)) != 2:
            raise _Garbage
        required, at_most = signature
        signature = (_count(required), None if at_most is None else _count(at_most))
    told = tuple(escaped(_text(name)) for name in _is(names, tuple)[: wire.NAMES_TOLD])
    kept = _is(output, bytes)[: limits.output_kb << 10]
    return wire.Loaded(told, signature, kept, _count(printed), _is(cpu_seconds, float))
