"""What arrives from a child, cut into frames and checked word by word: the child is not to be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from graders.sandbox import zygote as wire
from graders.text import escaped

if TYPE_CHECKING:
    from graders.sandbox.model import Limits

__all__ = ["Frames", "Garbage", "loaded_words", "told_words"]

FRAME_BYTES = wire.MAX_BYTES + (4 << 20)
RUN_BYTES = 256 << 20

_T = TypeVar("_T")


class Garbage(Exception):  # noqa: N818 - what arrived
    """What arrived is no frame."""


class Frames:
    """Cuts what arrives into frames, within bounds."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._total = 0

    def feed(self, data: bytes) -> None:
        """Take in what arrived.

        Raises:
            Garbage: it is more than a run may say.
        """
        self._total += len(data)
        if self._total > RUN_BYTES:
            raise Garbage
        self._held += data

    def pop(self) -> tuple[bytes, bytes] | None:
        """The next whole frame: its kind and body.

        Raises:
            Garbage: what arrived is no frame.
        """
        if len(self._held) < wire.LENGTH.size:
            return None
        (length,) = wire.LENGTH.unpack_from(self._held)
        if not 0 < length <= FRAME_BYTES:
            raise Garbage
        end = wire.LENGTH.size + length
        if len(self._held) < end:
            return None
        frame = bytes(self._held[wire.LENGTH.size : end])
        del self._held[:end]
        return frame[:1], frame[1:]


def _is(value: object, kind: type[_T]) -> _T:
    if type(value) is not kind:
        raise Garbage
    return value


def _count(value: object) -> int:
    number = _is(value, int)
    if not 0 <= number < 1 << 53:
        raise Garbage
    return number


def _text(value: object) -> str:
    return _is(value, str)[: wire.MESSAGE_LENGTH]


def told_words(words: object) -> wire.Told:
    """The words of an outcome, each of its own kind."""
    parts = _is(words, tuple)
    if len(parts) != len(wire.Told._fields):
        raise Garbage
    told = wire.Told(*parts)
    frames = [_is(frame, tuple) for frame in _is(told.frames, tuple)[: 2 * wire.FRAMES_KEPT]]
    if any(len(frame) != 2 for frame in frames):
        raise Garbage
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


def loaded_words(words: object, limits: Limits) -> wire.Loaded:
    """What the module says of itself, each word of its own kind."""
    parts = _is(words, tuple)
    if len(parts) != len(wire.Loaded._fields):
        raise Garbage
    names, signature, output, printed, cpu_seconds = parts
    if signature is not None:
        if len(_is(signature, tuple)) != 2:
            raise Garbage
        required, at_most = signature
        signature = (_count(required), None if at_most is None else _count(at_most))
    told = tuple(escaped(_text(name)) for name in _is(names, tuple)[: wire.NAMES_TOLD])
    kept = _is(output, bytes)[: limits.output_kb << 10]
    return wire.Loaded(told, signature, kept, _count(printed), _is(cpu_seconds, float))
