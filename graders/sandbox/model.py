"""What goes into a sandbox and what comes out, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Limits", "Outcome", "OutcomeKind", "Program", "Run", "Walls"]

OutcomeKind = Literal["returned", "raised", "timeout", "memory", "killed", "vanished", "not-reached"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a program may take.

    Attributes:
        case_seconds: wall and CPU time of one call. Loading may take half a second more; a call may take up
            to four times as long where the machine was busy with other things or slow to hand out memory.
        total_seconds: wall time of the whole run, loading included.
        memory_mb: address space in MiB, beyond what the interpreter itself takes.
        output_kb: how much printed text is kept, in KiB; the rest is dropped and the cut said.
    """

    case_seconds: float = 1.0
    total_seconds: float = 10.0
    memory_mb: int = 1024
    output_kb: int = 64


@dataclass(frozen=True, slots=True)
class Program:
    """Untrusted source and the function of it that is called.

    Attributes:
        source: the bytes as written: line ends, byte-order mark and coding cookie are Python's to read.
        function: the name looked up at module level; called positionally.
        filename: what tracebacks call it.
        trusted_library: the author's side only: `graders.reference` can be imported.
    """

    source: bytes
    function: str
    filename: str = "submission.py"
    trusted_library: bool = False


@dataclass(frozen=True, slots=True)
class Walls:
    """Which walls stand between a program and the machine.

    Attributes:
        names: "limits", "landlock", "seccomp", "bubblewrap", "capabilities" …, as they stood.
        strong: files and network are closed and nothing can outlive the child.
    """

    names: tuple[str, ...]
    strong: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one call.

    Attributes:
        kind: "returned" carries `value`; "raised" carries the exception; the others neither.
        value: numbers, text, arrays and plain containers of them; never an object of the program's.
        unsupported: the type's name where the program returned something that is no such value.
        exception: the exception's type name.
        message: its text, cut and made printable.
        line: the program's own line that raised, counted from 1.
        traceback: the program's own frames only.
        own_line: whether the exception was raised on a line of the program itself, not deeper.
        loading: it happened while the module loaded, or the module has no such function; not in the call.
        changed: positions of the arguments the call changed in place.
        output: what it printed, cut.
        seconds: wall time of the call.
    """

    kind: OutcomeKind
    value: Any = None
    unsupported: str | None = None
    exception: str | None = None
    message: str = ""
    line: int | None = None
    traceback: str | None = None
    own_line: bool = False
    loading: bool = False
    changed: tuple[int, ...] = ()
    output: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """One child's life: an outcome for each call, in order, and what the module defines.

    Attributes:
        outcomes: one for each call asked for.
        walls: which walls stood.
        names: the names the module defines at top level (empty where it did not load).
        signature: for the looked-up function, the count of positional parameters it requires and
            accepts at most (None: any number); None where it can't be told.
        output: what was printed while the module loaded.
    """

    outcomes: Sequence[Outcome]
    walls: Walls
    names: tuple[str, ...] = ()
    signature: tuple[int, int | None] | None = None
    output: str = field(default="")
