"""Fuzzes what crosses between trainer and submission: values both ways, and the frames the parent hears.

Three kinds of case, in turn by chance, all drawn from one seed:

    round trip    a random value is encoded and decoded: the same bits come back, and the same bytes again
    damage        encoded bytes, bent: `Malformed`, or a value that can be handed on; never anything else
    conversation  a child's frames, bent, in pieces: a verdict for each call, and text fit to be shown

Once in a thousand cases the bent frames are written by a real submission onto its own result pipe. A case
that breaks a rule, or takes over two seconds, is a find: it is kept as a file with what it broke. The same
seed gives the same cases. It does about 200,000 cases a minute at the lowest priority of a busy machine; the
first two million of seed 4101521018 broke nothing.

    python tests/benchmarks/fuzz_wire.py [--seconds 600] [--cases N] [--seed N] [--keep fuzz-finds]
"""

from __future__ import annotations

import argparse
import random
import re
import secrets
import struct
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from graders.sandbox import Limits, Program, Sandbox
from graders.sandbox import zygote as wire
from graders.sandbox.child import Child, End, Usage
from graders.sandbox.conversation import Conversation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graders.sandbox import Run

CODEC = wire.Codec(np)
LIMITS = Limits(case_seconds=0.2, total_seconds=1, memory_mb=256)
SLOW_SECONDS = 2.0
REAL_EVERY = 1000
KINDS = {"returned", "raised", "timeout", "memory", "killed", "vanished", "not-reached"}
UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
DTYPES = ("?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16")
FLOATS = (0.0, -0.0, 1.5, float("nan"), float("inf"), -float("inf"), 5e-324, 1.7976931348623157e308)
INTS = (0, -1, 127, 128, -129, 1 << 31, (1 << 63) - 1, -(1 << 63), 1 << 64, 1 << 8000, -(1 << 8183))
TEXTS = ("", "returned", "é", "\x1b[2J", "\u202e", "x" * 3000, "\U0001f600", "\0")
LENGTHS = (0, 1, 2, 255, 1 << 16, wire.MAX_ITEMS, 1 << 20, (1 << 31) - 1, 1 << 31, (1 << 32) - 1)


class Broken(AssertionError):  # noqa: N818 - not an error here: what the case did
    """A case broke a rule; its text says which."""


def random_value(rng: random.Random, depth: int = 0) -> Any:
    """A value of any kind that may cross."""
    kind = rng.randrange(9 if depth > 3 else 13)
    if kind < 3:
        return rng.choice((None, True, False, b"", b"\xff\0", complex(0.0, float("nan"))))
    if kind < 5:
        return rng.choice(FLOATS)
    if kind == 5:
        return rng.choice(INTS) ^ rng.getrandbits(8)
    if kind == 6:
        return rng.choice(TEXTS)
    if kind < 9:
        return random_array(rng)
    items = [random_value(rng, depth + 1) for _ in range(rng.randrange(5))]
    if kind == 9:
        return items
    if kind == 10:
        return tuple(items)
    if kind == 11:
        return {rng.choice(TEXTS): item for item in items}
    return [rng.choice(FLOATS) for _ in range(rng.randrange(6))]


def random_array(rng: random.Random) -> Any:
    """An array, or one number of it, of any dtype and any bits."""
    dtype = np.dtype(rng.choice(DTYPES))
    shape = tuple(rng.choice((0, 1, 2, 3)) for _ in range(rng.randrange(5)))
    size = int(np.prod(shape, dtype=int))
    raw = bytes(size) if dtype.kind == "b" else rng.randbytes(size * dtype.itemsize)
    array = np.frombuffer(raw, dtype).reshape(shape)
    return array.flat[0] if size and rng.random() < 0.2 else array.copy()


def same(left: Any, right: Any) -> bool:
    """Equal in kind and in every bit."""
    if type(left) is not type(right):
        return False
    if isinstance(left, np.ndarray | np.generic):
        return left.dtype == right.dtype and left.shape == right.shape and left.tobytes() == right.tobytes()
    if isinstance(left, list | tuple):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(left, float):
        return struct.pack("d", left) == struct.pack("d", right)
    if isinstance(left, complex):
        return same(left.real, right.real) and same(left.imag, right.imag)
    return bool(left == right)


def bent(data: bytes, rng: random.Random) -> bytes:
    """The bytes with up to four wounds: flips, cuts, repeats, lengths that lie, pieces of themselves."""
    wounded = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(wounded) + 1)
        to = min(len(wounded), at + rng.choice((1, 4, 8, 40)))
        wound = rng.randrange(7)
        if wound == 0 and at < len(wounded):
            wounded[at] ^= 1 << rng.randrange(8)
        elif wound == 1:
            del wounded[at:to]
        elif wound == 2:
            wounded[at:at] = wounded[at:to] * rng.choice((1, 3, 100))
        elif wound == 3:
            wounded[at : at + 4] = struct.pack("<I", rng.choice(LENGTHS))
        elif wound == 4:
            wounded[at:to] = rng.randbytes(to - at)
        elif wound == 5:
            wounded[at : at + 8] = struct.pack("<d", rng.choice(FLOATS))
        else:
            wounded[at:at] = rng.choice((b"l\1\0\0\0" * 60, b"a\x0b\x40", b"d\xff\xff\xff\xff", b"\1\0\0\0O"))
    return bytes(wounded)


def round_trip(value: Any) -> None:
    """Out and back."""
    packed = CODEC.encode(value)
    back = CODEC.decode(packed)
    if not same(value, back) or CODEC.encode(back) != packed:
        raise Broken("what came back is not what went out")


def damage(data: bytes) -> None:
    """Any bytes: refused by the one word for it, or read as a value that can be handed on."""
    try:
        value = CODEC.decode(data)
    except wire.Malformed:
        return
    again = CODEC.encode(value)
    if CODEC.encode(CODEC.decode(again)) != again:
        raise Broken("a value that was read does not keep its bytes")


class Scripted(Child):
    """A child that says exactly these bytes, in pieces, and is gone."""

    def __init__(self, data: bytes, piece: int) -> None:
        self.data = data
        self.piece = piece
        self.ended = False

    def send(self, data: bytes) -> None:
        """Nobody listens."""

    def receive(self, seconds: float) -> bytes | None:
        """The next piece."""
        piece, self.data = self.data[: self.piece], self.data[self.piece :]
        return piece

    def usage(self) -> Usage | None:
        """Not to be told."""
        return None

    def end(self, patience: float = 0.0) -> End:
        """It was told to end."""
        self.ended = True
        return End(0)


def frame(kind: bytes, body: bytes) -> bytes:
    """One frame as a child sends it."""
    return wire.LENGTH.pack(len(body) + 1) + kind + body


READY = frame(wire.READY, CODEC.encode((("limits",), 0, 0.0)))


def random_frames(rng: random.Random) -> bytes:
    """What a child might say after it is ready, unbent."""
    said = [frame(wire.LOADED, CODEC.encode((("f",), (1, None), b"hi\n", 3, 0.1)))]
    for _ in range(rng.randrange(4)):
        told = wire.Told(
            rng.choice(("returned", "raised", "memory", "timeout")),
            exception=rng.choice((None, "ValueError", "\x1b[2J")),
            message=rng.choice(TEXTS),
            frames=rng.choice(((), ((1, "f"),), ((0, "\u202e"), (1 << 40, "g")))),
            changed=rng.choice(((), (0,), (7, 1 << 50))),
            output=rng.choice((b"", b"\xff\x1b]0;x\x07", b"out\n" * 30)),
            printed=rng.choice((0, 1, 1 << 52)),
            seconds=rng.choice(FLOATS),
            cpu_seconds=rng.choice(FLOATS),
        )
        kind = rng.choice((wire.OUTCOME, wire.OUTCOME, wire.OUTCOME, wire.UNLOADED, wire.LOADED, wire.READY))
        value = CODEC.encode(random_value(rng)) if kind == wire.OUTCOME else b""
        said.append(frame(kind, CODEC.encode(tuple(told)) + value))
    if rng.random() < 0.2:
        rng.shuffle(said)
    return b"".join(said)


def check_run(run: Run, calls: int) -> None:
    """A verdict for each call, in known kinds, with nothing in it that drives a terminal."""
    if len(run.outcomes) != calls:
        raise Broken(f"{len(run.outcomes)} outcomes for {calls} calls")
    texts: list[str | None] = [run.output, *run.names]
    for outcome in run.outcomes:
        if outcome.kind not in KINDS:
            raise Broken(f"an outcome of the kind {outcome.kind!r}")
        if outcome.kind != "returned" and outcome.value is not None:
            raise Broken(f"{outcome.kind} with a value")
        texts += (outcome.output, outcome.message, outcome.exception, outcome.traceback, outcome.unsupported)
        CODEC.encode(outcome.value)
    if any(text and UNSHOWABLE.search(text) for text in texts):
        raise Broken("text that drives a terminal")


def conversation(data: bytes, piece: int) -> None:
    """The parent hears these bytes after an honest first frame."""
    child = Scripted(READY + data, piece)
    check_run(Conversation(child, CODEC, Program(b"", "f"), LIMITS, 2).run(), 2)
    if not child.ended:
        raise Broken("the child was not ended")


ECHO = Program(b"def f(x): return x", "f")
WRITER = b"import os\ndef f(data):\n    os.write(61, data)\n    os._exit(0)\n"


def by_a_real_child(sandbox: Sandbox, data: bytes) -> None:
    """A submission writes the bytes onto its own pipe; the next one is served as if nothing had been."""
    check_run(sandbox.run(Program(WRITER, "f"), [(data,), (data,)], LIMITS), 2)
    after = sandbox.run(ECHO, [(7,)], Limits()).outcomes[0]
    if after.value != 7:
        raise Broken("the run after it is wrong")


def one_case(seed: int, index: int, sandbox: Sandbox | None) -> tuple[str, bytes, Callable[[], None]]:
    """The case of that number: its kind, its bytes, and what tries it."""
    rng = random.Random(f"{seed}/{index}")
    if sandbox is not None and index % REAL_EVERY == REAL_EVERY - 1:
        data = bent(random_frames(rng), rng)
        return "real", data, lambda: by_a_real_child(sandbox, data)
    kind = rng.randrange(5)
    if kind == 0:
        value = random_value(rng)
        return "value", repr(value).encode("utf-8", "backslashreplace"), lambda: round_trip(value)
    if kind < 3:
        data = bent(CODEC.encode(random_value(rng)), rng)
        return "bytes", data, lambda: damage(data)
    data, piece = bent(random_frames(rng), rng), rng.choice((1, 3, 100, 1 << 16))
    return "frames", data, lambda: conversation(data, piece)


def finds(
    seed: int, *, seconds: float, cases: int, real: bool, tried: list[int]
) -> Iterator[tuple[int, str, bytes, str]]:
    """Try cases until time or number is up; yield those that broke a rule. `tried[0]` counts them."""
    sandbox = Sandbox() if real and sys.platform == "linux" else None
    until = time.monotonic() + seconds
    try:
        while tried[0] < cases and time.monotonic() < until:
            index = tried[0]
            tried[0] += 1
            kind, data, attempt = one_case(seed, index, sandbox)
            start = time.process_time()
            try:
                attempt()
                if time.process_time() - start > SLOW_SECONDS:
                    raise Broken(f"took {time.process_time() - start:.1f} s")
            except Exception as error:  # noqa: BLE001 - whatever it is, it is a find
                yield index, kind, data, f"{type(error).__name__}: {error}"
    finally:
        if sandbox is not None:
            sandbox.close()


def say(line: str) -> None:
    """A line, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Fuzz, keep the finds, say how many; 1 if there were any."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--cases", type=int, default=1 << 62)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-finds"), help="the folder for finds")
    options = parser.parse_args()
    seed = secrets.randbits(32) if options.seed is None else options.seed
    say(f"seed {seed}")
    tried, found, start = [0], 0, time.monotonic()
    for index, kind, data, why in finds(
        seed, seconds=options.seconds, cases=options.cases, real=True, tried=tried
    ):
        found += 1
        options.keep.mkdir(parents=True, exist_ok=True)
        file = options.keep / f"{seed}-{index}.{kind}"
        file.write_bytes(data)
        file.with_suffix(f".{kind}.txt").write_text(f"{why}\n", encoding="utf-8", errors="backslashreplace")
        say(f"case {index}: {why[:200]!a}; kept as {file}")
    minutes = (time.monotonic() - start) / 60
    say(f"{tried[0]:,} cases in {minutes:.1f} minutes ({tried[0] / minutes:,.0f} a minute), {found} finds")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
