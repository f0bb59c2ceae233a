"""What a submission can write into the result pipe: garbage is a verdict, not a traceback or a value."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graders.sandbox import Limits, Program, Sandbox, conversation
from graders.sandbox import zygote as wire
from graders.sandbox.child import Child, End, Usage
from graders.sandbox.conversation import Conversation

if TYPE_CHECKING:
    from graders.sandbox.model import Run

CODEC = wire.Codec(np)
LIMITS = Limits(case_seconds=0.3, total_seconds=3)


def frame(kind: bytes, body: bytes) -> bytes:
    return wire.LENGTH.pack(len(body) + 1) + kind + body


def told(**given: Any) -> bytes:
    return CODEC.encode(tuple(wire.Told(**({"kind": "returned"} | given))))


READY = frame(wire.READY, CODEC.encode((("limits",), 0, 0.0)))
LOADED = frame(wire.LOADED, CODEC.encode((("f",), (1, 1), b"", 0, 0.0)))
GOOD = frame(wire.OUTCOME, told() + CODEC.encode(2.0))


class Scripted(Child):
    """A child that says exactly these bytes, in pieces, and is gone."""

    def __init__(self, data: bytes, piece: int) -> None:
        self.data = data
        self.piece = piece
        self.ended = False

    def send(self, data: bytes) -> None:
        pass

    def receive(self, seconds: float) -> bytes | None:
        piece, self.data = self.data[: self.piece], self.data[self.piece :]
        return piece

    def usage(self) -> Usage | None:
        return None

    def end(self, patience: float = 0.0) -> End:
        self.ended = True
        return End(0)


def heard(data: bytes, calls: int = 2, piece: int = 1 << 16) -> Run:
    child = Scripted(READY + data, piece)
    run = Conversation(child, CODEC, Program(b"", "f"), LIMITS, calls).run()
    assert child.ended
    assert len(run.outcomes) == calls
    return run


def test_the_frames_of_an_honest_child_are_understood() -> None:
    run = heard(LOADED + GOOD + GOOD, piece=3)
    assert [(outcome.kind, outcome.value) for outcome in run.outcomes] == [("returned", 2.0)] * 2
    assert (run.names, run.signature) == (("f",), (1, 1))


@settings(max_examples=300)
@given(st.binary(max_size=400), st.integers(1, 50))
def test_garbage_is_a_verdict(data: bytes, piece: int) -> None:
    for before, reached in ((b"", 0), (LOADED, 0), (LOADED + GOOD, 1)):
        kinds = [outcome.kind for outcome in heard(before + data, piece=piece).outcomes]
        assert kinds[:reached] == ["returned"] * reached


@settings(max_examples=300)
@given(st.data())
def test_a_damaged_stream_is_a_verdict(data: st.DataObject) -> None:
    stream = bytearray(LOADED + GOOD + GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        stream[data.draw(st.integers(0, len(stream) - 1))] = data.draw(st.integers(0, 255))
    heard(bytes(stream))


@pytest.mark.parametrize(
    "data",
    [
        frame(wire.OUTCOME, b""),
        frame(wire.OUTCOME, told()),
        frame(wire.OUTCOME, told() + CODEC.encode(2.0) + b"N"),
        frame(wire.OUTCOME, CODEC.encode("returned") + b"N"),
        frame(wire.OUTCOME, CODEC.encode(("returned",) * 30) + b"N"),
        frame(wire.OUTCOME, told(kind="passed") + b"N"),
        frame(wire.OUTCOME, told(kind=["returned"]) + b"N"),
        frame(wire.OUTCOME, told(frames="abc") + b"N"),
        frame(wire.OUTCOME, told(frames=((1, 2, 3),)) + b"N"),
        frame(wire.OUTCOME, told(frames=7) + b"N"),
        frame(wire.OUTCOME, told(changed=None) + b"N"),
        frame(wire.OUTCOME, told(changed=(float("nan"),)) + b"N"),
        frame(wire.OUTCOME, told(changed=(float("inf"),)) + b"N"),
        frame(wire.OUTCOME, told(output="text") + b"N"),
        frame(wire.OUTCOME, told(printed=np.zeros(3)) + b"N"),
        frame(wire.OUTCOME, told(seconds="soon") + b"N"),
        frame(wire.LOADED, CODEC.encode((("f",), None, b"", 0, 0.0))),
        frame(wire.UNLOADED, told()),
        frame(wire.READY, b""),
        frame(b"?", b""),
        struct.pack("<I", 0),
        struct.pack("<I", 1 << 31) + b"O",
        b'{"passed": true}\n',
    ],
)
def test_a_wrong_frame_in_place_of_a_result_means_it_vanished(data: bytes) -> None:
    outcomes = heard(LOADED + data + GOOD).outcomes
    assert [outcome.kind for outcome in outcomes] == ["vanished", "not-reached"]


WRONG_WORDS: list[Any] = [
    None, 1, (1, 2, 3), ((), (1,), b"", 0, 0.0), (("f",), None, "", 0, 0.0), ((), None, b"", "", 0.0),
    ((), None, b"", 0, 0),
]  # fmt: skip


@pytest.mark.parametrize("body", WRONG_WORDS)
def test_a_wrong_word_about_the_module_means_it_vanished(body: Any) -> None:
    outcomes = heard(frame(wire.LOADED, CODEC.encode(body)) + GOOD).outcomes
    assert {outcome.kind for outcome in outcomes} == {"vanished"}


def test_more_results_than_calls_change_nothing() -> None:
    assert [o.value for o in heard(LOADED + GOOD * 50).outcomes] == [2.0, 2.0]


def test_what_a_run_answers_is_bounded_as_a_whole() -> None:
    large = frame(wire.OUTCOME, told() + CODEC.encode(np.zeros(1 << 20, np.uint8)))
    outcomes = heard(LOADED + 6 * large + GOOD, calls=7, piece=1 << 20).outcomes
    assert [outcome.unsupported is None for outcome in outcomes[:3]] == [True] * 3
    assert [outcome.value for outcome in outcomes[-4:]] == [None] * 4
    assert {outcome.unsupported for outcome in outcomes[-4:]} == {
        "value too large to be kept beside the ones before"
    }


def test_control_codes_are_shown_not_sent() -> None:
    nasty = "\x1b[2J\x07\u202e\r\ud800"
    forged = told(
        kind="raised", exception=f"E{nasty}", message=nasty, frames=((1, nasty),),
        output=nasty.encode("utf-8", "replace"), printed=9,
    )  # fmt: skip
    outcome = heard(LOADED + frame(wire.OUTCOME, forged + b"N")).outcomes[0]
    for text in (outcome.exception, outcome.message, outcome.output, outcome.traceback):
        assert text
        assert not set(text) & set("\x1b\x07\u202e\r\ud800")


class Clock:
    """The conversation's clock, which goes only while a child is waited for."""

    now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(conversation, "time", made)
    return made


class Slow(Scripted):
    """Silent for ever, at what it is said to be at."""

    def __init__(self, usage: Usage, clock: Clock, loaded: bytes = LOADED) -> None:
        super().__init__(READY + loaded, 1 << 16)
        self.at = usage
        self.clock = clock

    def receive(self, seconds: float) -> bytes | None:
        if self.data:
            return super().receive(seconds)
        self.clock.now += seconds
        return None

    def usage(self) -> Usage:
        return self.at


@pytest.mark.parametrize(
    ("usage", "longer"),
    [
        (Usage(running=True, cpu_seconds=0.09, peak_kb=0, resident_kb=0), False),  # it had its time
        (Usage(running=False, cpu_seconds=0.0, peak_kb=0, resident_kb=0), False),  # it sleeps
        (Usage(running=True, cpu_seconds=0.0, peak_kb=0, resident_kb=0), True),  # others had the processor
    ],
)
def test_a_call_may_last_longer_only_where_the_machine_is_to_blame(
    usage: Usage, longer: bool, clock: Clock
) -> None:
    child = Slow(usage, clock)
    limits = Limits(case_seconds=0.1, total_seconds=3)
    run = Conversation(child, CODEC, Program(b"", "f"), limits, 1).run()
    assert run.outcomes[0].kind == "timeout"
    assert (run.outcomes[0].seconds > 0.3) == longer


@pytest.mark.parametrize("claimed", [1e9, float("inf"), float("nan"), -1e9])
def test_lies_about_the_processor_time_so_far_do_not_make_a_call_longer(claimed: float, clock: Clock) -> None:
    """Had it taken so much before the call, it would have had none in it."""
    loaded = frame(wire.LOADED, CODEC.encode((("f",), (1, 1), b"", 0, claimed)))
    child = Slow(Usage(running=True, cpu_seconds=0.09, peak_kb=0, resident_kb=0), clock, loaded)
    limits = Limits(case_seconds=0.1, total_seconds=3)
    (outcome,) = Conversation(child, CODEC, Program(b"", "f"), limits, 1).run().outcomes
    assert outcome.kind == "timeout"
    assert outcome.seconds < 0.3


class LookedAtLate(Scripted):
    """Answers in time; who asks it has no processor for ten seconds after the call began."""

    def __init__(self, answer: bytes, clock: Clock) -> None:
        super().__init__(READY + LOADED, 1 << 16)
        self.answer = answer
        self.clock = clock

    def receive(self, seconds: float) -> bytes | None:
        if self.data:
            return super().receive(seconds)
        if self.clock.now < 1010:
            self.clock.now += 10
            return None
        data, self.answer = self.answer, b""
        return data or None


def test_an_answer_that_lies_there_when_time_is_up_is_heard(clock: Clock) -> None:
    child = LookedAtLate(GOOD, clock)
    limits = Limits(case_seconds=0.1, total_seconds=30)
    (outcome,) = Conversation(child, CODEC, Program(b"", "f"), limits, 1).run().outcomes
    assert (outcome.kind, outcome.value) == ("returned", 2.0)


def test_words_without_end_make_no_call_longer(clock: Clock) -> None:
    class Endless(LookedAtLate):
        def receive(self, seconds: float) -> bytes | None:
            self.answer = b"\xff"
            return super().receive(seconds)

    limits = Limits(case_seconds=0.1, total_seconds=30)
    (outcome,) = Conversation(Endless(b"", clock), CODEC, Program(b"", "f"), limits, 1).run().outcomes
    assert outcome.kind in ("timeout", "vanished")


@pytest.mark.parametrize("value", ["\U0001f600" * 1000, b"x" * 1000, {"k" * 4000: 1}, ["x" * 2000] * 2])
def test_text_is_weighed_by_the_memory_it_takes(value: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "RUN_OBJECTS", 1200)
    said = frame(wire.OUTCOME, told() + CODEC.encode(value))
    first, second, third = heard(LOADED + said * 3, calls=3).outcomes
    assert first.value == second.value == value
    assert (third.value, third.unsupported) == (None, "value too large to be kept beside the ones before")


FLOODS = {
    "a million tiny frames": "data = b'\\x01\\0\\0\\0O' * 100_000",
    "a million results": "data = result * 1000",
    "a frame that never ends": "data = b'\\xff\\xff\\x7f\\0' + b'x' * 1_000_000",
    "zeros": "data = bytes(1_000_000)",
    "a byte at a time": "data = b'\\x05'",
}
FLOOD = """
import os, struct
body = {body!r}
result = {result!r}
def f(x):
    {data}
    for fd in range(3, 64):
        try:
            for _ in range(100):
                os.write(fd, data)
        except OSError:
            continue
    while True:
        pass
"""


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_into_the_pipe_ends_and_the_next_run_is_right(name: str, sandbox: Sandbox) -> None:
    source = FLOOD.format(body=b"", result=GOOD, data=FLOODS[name]).encode()
    run = sandbox.run(Program(source, "f"), [(1,), (2,)], LIMITS)
    kinds = [outcome.kind for outcome in run.outcomes]
    if name == "a million results":
        assert kinds == ["returned", "returned"]  # it answers what it likes: only another wrong answer
    else:
        assert kinds[0] in ("vanished", "timeout", "killed")
        assert kinds[1] == "not-reached"
    after = sandbox.run(Program(b"def f(x): return x + 1", "f"), [(1,), (2,)], Limits())
    assert [outcome.value for outcome in after.outcomes] == [2, 3]
