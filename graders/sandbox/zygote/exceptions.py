"""What the child tells of an exception, without running any code of it."""

from __future__ import annotations

import builtins
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final

from graders.sandbox.zygote.bounds import MAX_INT_BYTES
from graders.sandbox.zygote.inspection import type_mro_of, type_name
from graders.sandbox.zygote.messages import FRAMES_KEPT, MESSAGE_LENGTH, Told

if TYPE_CHECKING:
    from collections.abc import Sequence

_args_of: Final = BaseException.__dict__["args"].__get__
_traceback_of: Final = BaseException.__dict__["__traceback__"].__get__
_syntax_line_of: Final = SyntaxError.__dict__["lineno"].__get__
_syntax_text_of: Final = SyntaxError.__dict__["msg"].__get__
_BUILTIN_EXCEPTIONS: Final = frozenset(
    kind for kind in vars(builtins).values() if isinstance(kind, type) and issubclass(kind, BaseException)
)
_PLAIN: Final = frozenset({str, int, float, bool, complex, bytes, type(None)})


def message_of(error: BaseException, trusted: Sequence[dict[str, Any]]) -> str:
    """The exception's text; its own `__str__` is run only where Python or NumPy wrote it.

    Args:
        error: the exception.
        trusted: the globals of modules whose `__str__` methods may be run.
    """
    arguments = _args_of(error)
    if len(arguments) > 20:
        arguments = arguments[:20]
    shown = None
    for kind in type_mro_of(type(error)):
        shown = type.__dict__["__dict__"].__get__(kind).get("__str__")
        if shown is not None:
            plain = kind is BaseExceptionGroup or all(type(item) in _PLAIN for item in arguments)
            ours = kind in _BUILTIN_EXCEPTIONS and plain
            if ours or (type(shown) is FunctionType and any(shown.__globals__ is space for space in trusted)):
                try:
                    return str(shown(error))[:MESSAGE_LENGTH]
                except BaseException:  # noqa: BLE001, S110 - whatever it is, the arguments are told instead
                    pass
            break
    return ", ".join(_plain_text(item) for item in arguments)[:MESSAGE_LENGTH]


def _plain_text(value: Any) -> str:
    kind = type(value)
    if kind is str:
        return str(value[:MESSAGE_LENGTH])
    if kind is int and value.bit_length() > 8 * MAX_INT_BYTES:
        return f"<int of {value.bit_length()} bits>"
    return repr(value)[:MESSAGE_LENGTH] if kind in _PLAIN else f"<{type_name(kind)}>"


def frames_of(error: BaseException, filename: str) -> tuple[tuple[tuple[int, str], ...], int, bool]:
    """The program's own frames (line, function), how many were left out, and whether the innermost is one."""
    found: list[tuple[int, str]] = []
    innermost = False
    link = _traceback_of(error)
    while link is not None and len(found) < 100_000:
        code = link.tb_frame.f_code
        innermost = code.co_filename == filename
        if innermost:
            found.append((link.tb_lineno or 0, str(code.co_name)[:80]))
        link = link.tb_next
    left_out = len(found) - 2 * FRAMES_KEPT
    if left_out <= 0:
        return tuple(found), 0, innermost
    return (*found[:FRAMES_KEPT], *found[-FRAMES_KEPT:]), left_out, innermost


def told_of(error: BaseException, filename: str, trusted: Sequence[dict[str, Any]]) -> Told:
    """An exception as the frame tells it."""
    kind = type(error)
    frames, left_out, own_line = frames_of(error, filename)
    message = ""
    if kind in (SyntaxError, IndentationError, TabError):
        line, text = _syntax_line_of(error), _syntax_text_of(error)
        message = text[:MESSAGE_LENGTH] if type(text) is str else ""
        if not frames and type(line) is int and 0 < line < 1 << 31:
            frames, own_line = ((line, "<module>"),), True
    return Told(
        "memory" if issubclass(kind, MemoryError) else "raised",
        exception=type_name(kind),
        message=message or message_of(error, trusted),
        frames=frames,
        left_out=left_out,
        own_line=own_line,
    )
