"""The warm interpreter: forks one child a submission, which walls itself in before it reads a line of it.

This is one self-contained file, run by path (`python -I -S zygote.py`) with nothing but the standard
library and NumPy, so that neither `graders` nor `trainer` is in its modules or on its path. The parent
imports only the wire codec from here. From top to bottom:

    the wire codec          values as bytes, both ways; no pickle, and no method of a value is ever called
    exceptions, output      what the child tells of an exception and of what was printed
    the walls               resource limits, capabilities, Landlock, seccomp
    the child               loads the submission, calls it, sends a frame a call
    the zygote              takes orders, forks, kills and reaps

Whatever the child needs after the submission has run is bound beforehand: `builtins` is copied (below), and
no Python function of the standard library is called any more. A submission can break its own process; the
worst that comes of it is a frame that says something wrong about itself, which is only another wrong answer.
"""

from __future__ import annotations

import array
import builtins
import contextlib
import ctypes
import gc
import io
import linecache
import os
import select
import signal
import socket
import struct
import sys
import time
from importlib.util import module_from_spec, spec_from_file_location
from types import CodeType, FunctionType, MethodType, ModuleType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

# Functions defined from here on look names up in this copy: a submission that replaces `builtins.len` harms
# only itself.
globals()["__builtins__"] = dict(vars(builtins))

# ----------------------------------------------------------------------------------------------------
# The wire codec
# ----------------------------------------------------------------------------------------------------

MAX_DEPTH: Final = 32
MAX_ITEMS: Final = 200_000
"""Containers and their items in one value, and the lists an array is written as: one of shape `(10**10, 0)`
has no byte and would fill the memory of whoever shows it. Floats in lists count as numbers."""
MAX_NUMBERS: Final = 1 << 20
"""Numbers in the arrays and lists of floats of one value: as many floats as `MAX_BYTES` holds."""
MAX_BYTES: Final = 8 << 20
MAX_INT_BYTES: Final = 1024
"""Below 4,300 digits, beyond which Python refuses to print an int."""

_U32: Final = struct.Struct("<I")
_F64: Final = struct.Struct("<d")
_C128: Final = struct.Struct("<dd")
_KINDS: Final = ("?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16")
_SCALARS: Final = (
    "bool_", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "intc", "uintc",
    "longlong", "ulonglong", "float16", "float32", "float64", "complex64", "complex128",
)  # fmt: skip
_type_name_of: Final = type.__dict__["__name__"].__get__
_type_mro_of: Final = type.__dict__["__mro__"].__get__


class Unsupported(Exception):  # noqa: N818 - not an error: the name of what can't cross
    """The value is no number, text, array or plain container of them; `args[0]` names its type."""


class Malformed(Exception):  # noqa: N818 - what arrived, not what went wrong here
    """The bytes are no encoded value."""


def type_name(kind: type) -> str:
    """A type's name without asking the type (a metaclass may answer anything)."""
    return str(_type_name_of(kind))[:80]


class Codec:
    """Values to bytes and back; NumPy is handed in, so that importing this file does not load it.

    A value crosses exactly: a Python float, an `np.float64` and a 0-d array stay apart. Only exact types are
    taken: a subclass of ndarray, a masked array, an object array are `Unsupported`. Equal bytes mean equal
    values, bit for bit, so that a change in place can be told from the bytes.

    Args:
        numpy: the imported NumPy.
        max_bytes: how long one encoded value may be.
    """

    def __init__(self, numpy: Any, max_bytes: int = MAX_BYTES) -> None:
        self.max_bytes = max_bytes
        self._array: type = numpy.ndarray
        self._frombuffer = numpy.frombuffer
        self._dtypes = tuple(numpy.dtype(kind) for kind in _KINDS)
        self._codes = {dtype.str: code for code, dtype in enumerate(self._dtypes)}
        self._float64 = numpy.dtype("f8")
        self._longdouble = numpy.longdouble
        kinds = [getattr(numpy, name) for name in _SCALARS]
        self._scalars = {kind: self._codes[numpy.dtype(kind).str] for kind in kinds}
        self._tobytes = numpy.ndarray.tobytes
        self._astype = numpy.ndarray.astype
        self._reshape = numpy.ndarray.reshape
        self._copy = numpy.ndarray.copy
        self._raw = numpy.generic.tobytes

    def encode(self, value: Any) -> bytes:
        """The value as bytes.

        Raises:
            Unsupported: it holds something else, is nested too deep or is too large; says which.
        """
        writer = _Writer(self.max_bytes)
        self._put(value, writer, 0)
        return b"".join(writer.parts)

    def _put(self, value: Any, writer: _Writer, depth: int) -> None:
        kind = type(value)
        if kind is float:
            writer.add(b"f" + _F64.pack(value))
        elif value is None:
            writer.add(b"N")
        elif kind is bool:
            writer.add(b"T" if value else b"F")
        elif kind is int:
            writer.add(_packed_int(value))
        elif kind is str:
            writer.add_long(b"s", str.encode(value, "utf-8", "backslashreplace"))
        elif kind is bytes:
            writer.add_long(b"y", value)
        elif kind is self._array:
            self._put_array(value, writer)
        elif kind in self._scalars:
            writer.add(b"g" + bytes((self._scalars[kind],)) + self._raw(value))
        elif kind is self._longdouble:
            writer.add(b"g" + bytes((self._codes[self._float64.str],)) + _F64.pack(float(value)))
        elif kind is complex:
            writer.add(b"c" + _C128.pack(value.real, value.imag))
        elif kind is list or kind is tuple or kind is dict:
            self._put_container(value, writer, depth)
        else:
            raise Unsupported(type_name(kind) if depth == 0 else f"container of {type_name(kind)}")

    def _put_container(self, value: Any, writer: _Writer, depth: int) -> None:
        kind = type(value)
        if depth >= MAX_DEPTH:
            raise Unsupported(f"{type_name(kind)} nested more than {MAX_DEPTH} deep")
        count = len(value)
        if kind is list and count and set(map(type, value)) == {float}:
            if not writer.holds((count,)):
                raise Unsupported("list of more numbers than can be handed over")
            writer.add_long(b"L", struct.pack(f"<{count}d", *value))
            return
        writer.open(b"d" if kind is dict else b"t" if kind is tuple else b"l", count, type_name(kind))
        if kind is dict:
            for key, item in dict.items(value):
                if type(key) is not str:
                    raise Unsupported(f"dict with a {type_name(type(key))} as a key")
                writer.add_long(b"", str.encode(key, "utf-8", "backslashreplace"))
                self._put(item, writer, depth + 1)
        else:
            for item in value:
                self._put(item, writer, depth + 1)

    def _put_array(self, value: Any, writer: _Writer) -> None:
        dtype = value.dtype
        code = self._codes.get(dtype.str)
        if code is None:
            value, code = self._native(value)
        shape = value.shape
        if value.size and (value.nbytes > self.max_bytes or value.size > MAX_NUMBERS):
            raise Unsupported(f"ndarray of {value.size} elements")
        if not writer.holds(shape):
            raise Unsupported("ndarray of more rows than can be handed over")
        writer.add(b"a" + bytes((code, len(shape))) + struct.pack(f"<{len(shape)}Q", *shape))
        writer.add(self._tobytes(value))

    def _native(self, value: Any) -> tuple[Any, int]:
        """An array of a foreign byte order or a long double, as one this machine's wire knows."""
        dtype = value.dtype
        if dtype.kind not in "fiuc" or dtype.names is not None:
            raise Unsupported(f"ndarray of {'objects' if dtype.kind == 'O' else str(dtype.str)[:20]}")
        if value.size * 16 > 4 * self.max_bytes:
            raise Unsupported(f"ndarray of {value.size} elements")
        native = self._float64 if dtype.kind == "f" and dtype.itemsize > 8 else dtype.newbyteorder("=")
        code = self._codes.get(native.str)
        if code is None:
            raise Unsupported(f"ndarray of {str(dtype.str)[:20]}")
        return self._astype(value, native), code

    def decode(self, data: bytes) -> Any:
        """The value the bytes hold, all of it its own: arrays are fresh and writable.

        Raises:
            Malformed: the bytes are anything else, whatever they are.
        """
        value, end = self.decode_at(data, 0)
        if end != len(data):
            raise Malformed(f"{len(data) - end} bytes too many")
        return value

    def decode_at(self, data: bytes, start: int) -> tuple[Any, int]:
        """The value that begins at `start`, and where it ends."""
        value, end, _ = self.weighed_at(data, start)
        return value, end

    def weighed_at(self, data: bytes, start: int) -> tuple[Any, int, int]:
        """The same, and of how many objects it is made when its arrays are written as lists."""
        reader = _Reader(data, start)
        try:
            value = self._take(reader, 0)
        except (struct.error, UnicodeDecodeError, ValueError, IndexError, OverflowError) as error:
            raise Malformed(type(error).__name__) from None
        return value, reader.at, 1 + reader.items + reader.numbers

    def _take(self, reader: _Reader, depth: int) -> Any:
        tag = reader.take(1)
        if tag == b"f":
            return _F64.unpack(reader.take(8))[0]
        if tag == b"a":
            return self._take_array(reader)
        if tag == b"g":
            dtype = self._dtypes[reader.take(1)[0]]
            return self._frombuffer(reader.take(dtype.itemsize), dtype)[0]
        if tag in (b"l", b"t", b"d"):
            return self._take_container(tag, reader, depth)
        simple = _SIMPLE.get(tag)
        if simple is None:
            raise Malformed("no such tag")
        return simple(reader)

    def _take_container(self, tag: bytes, reader: _Reader, depth: int) -> Any:
        if depth >= MAX_DEPTH:
            raise Malformed("nested too deep")
        count = reader.count()
        if tag == b"d":
            mapping = {}
            for _ in range(count):
                key = reader.take(reader.length()).decode("utf-8")
                mapping[key] = self._take(reader, depth + 1)
            return mapping
        items = [self._take(reader, depth + 1) for _ in range(count)]
        return items if tag == b"l" else tuple(items)

    def _take_array(self, reader: _Reader) -> Any:
        code, dimensions = reader.take(2)
        dtype = self._dtypes[code]
        shape = struct.unpack(f"<{dimensions}Q", reader.take(8 * dimensions))
        if not reader.holds(shape):
            raise Malformed("array too large")
        size = dtype.itemsize
        for extent in shape:
            size *= extent
        flat = self._frombuffer(reader.take(size), dtype) if size else self._frombuffer(b"\0" * 16, dtype)[:0]
        return self._copy(self._reshape(flat, shape))


class _Bounded:
    """Counts what a value is made of."""

    __slots__ = ("items", "numbers")

    def __init__(self) -> None:
        self.items = self.numbers = 0

    def holds(self, shape: Sequence[int]) -> bool:
        """Whether there is room for an array of that shape, which is taken."""
        size = 1
        for extent in shape:
            self.items += size  # the lists of this level
            size *= extent
        self.numbers += size
        return self.items <= MAX_ITEMS and self.numbers <= MAX_NUMBERS


class _Writer(_Bounded):
    """Parts of an encoded value, within bounds."""

    __slots__ = ("parts", "room")

    def __init__(self, room: int) -> None:
        super().__init__()
        self.parts: list[bytes] = []
        self.room = room

    def add(self, part: bytes) -> None:
        self.room -= len(part)
        if self.room < 0:
            raise Unsupported("value of more bytes than can be handed over")
        self.parts.append(part)

    def add_long(self, tag: bytes, body: bytes) -> None:
        self.add(tag + _U32.pack(len(body)))
        self.add(body)

    def open(self, tag: bytes, count: int, kind: str) -> None:
        self.items += count + 1
        if self.items > MAX_ITEMS:
            raise Unsupported(f"{kind} of more items than can be handed over")
        self.add(tag + _U32.pack(count))


class _Reader(_Bounded):
    """A cursor that never leaves its bytes."""

    __slots__ = ("at", "data")

    def __init__(self, data: bytes, at: int) -> None:
        super().__init__()
        self.data = data
        self.at = at

    def take(self, count: int) -> bytes:
        end = self.at + count
        if end > len(self.data):
            raise Malformed("ends too early")
        part = self.data[self.at : end]
        self.at = end
        return part

    def length(self) -> int:
        return int(_U32.unpack(self.take(4))[0])

    def count(self) -> int:
        count = self.length()
        self.items += count + 1
        if self.items > MAX_ITEMS:
            raise Malformed("too many items")
        return count


def _packed_int(value: int) -> bytes:
    length = value.bit_length() // 8 + 1
    if length > MAX_INT_BYTES:
        raise Unsupported(f"int of {value.bit_length()} bits")
    return b"i" + struct.pack("<H", length) + value.to_bytes(length, "little", signed=True)


def _taken_int(reader: _Reader) -> int:
    (length,) = struct.unpack("<H", reader.take(2))
    if not 0 < length <= MAX_INT_BYTES:
        raise Malformed("no such int")
    return int.from_bytes(reader.take(length), "little", signed=True)


def _taken_floats(reader: _Reader) -> list[float]:
    count, rest = divmod(reader.length(), 8)
    if rest or not count or not reader.holds((count,)):
        raise Malformed("no such list")
    return list(struct.unpack(f"<{count}d", reader.take(8 * count)))


_SIMPLE: Final[dict[bytes, Callable[[_Reader], Any]]] = {
    b"N": lambda reader: None,  # noqa: ARG005
    b"T": lambda reader: True,  # noqa: ARG005
    b"F": lambda reader: False,  # noqa: ARG005
    b"i": _taken_int,
    b"s": lambda reader: reader.take(reader.length()).decode("utf-8"),
    b"y": lambda reader: reader.take(reader.length()),
    b"L": _taken_floats,
    b"c": lambda reader: complex(*_C128.unpack(reader.take(16))),
}

# ----------------------------------------------------------------------------------------------------
# What crosses besides values: an order to the zygote, a request to the child, frames from it
# ----------------------------------------------------------------------------------------------------

CHILD: Final = struct.Struct("<I")
"""The number the parent gives a child, so that an answer about another one is not taken for this one's."""
ORDER: Final = struct.Struct("<ddII?")
"""case_seconds, total_seconds, memory_mb, output_kb, trusted_library."""
EXIT: Final = struct.Struct("<IidQ")
"""which child, wait status, CPU seconds, peak address space in KiB (0: not known)."""
AT: Final = struct.Struct("<?dQQ")
"""running or ready to, CPU seconds, peak address space and resident memory in KiB."""
LENGTH: Final = struct.Struct("<I")

READY, LOADED, UNLOADED, OUTCOME, REFUSED = b"R", b"L", b"U", b"O", b"X"
FORK, KILL, USAGE = b"F", b"K", b"U"
HELLO: Final = "ready"
LIMITS, LANDLOCK, SECCOMP, CAPABILITIES = "limits", "landlock", "seccomp", "capabilities"


class Order(NamedTuple):
    """What the child must know before it reads the submission."""

    case_seconds: float
    total_seconds: float
    memory_mb: int
    output_kb: int
    trusted_library: bool


class Told(NamedTuple):
    """What an outcome frame says besides the value that follows it."""

    kind: str
    unsupported: str | None = None
    exception: str | None = None
    message: str = ""
    frames: tuple[tuple[int, str], ...] = ()
    left_out: int = 0
    own_line: bool = False
    changed: tuple[int, ...] = ()
    output: bytes = b""
    printed: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    """Of the process so far, by which the parent tells a slow call from a busy machine."""


class Loaded(NamedTuple):
    """What a loaded module says of itself."""

    names: tuple[str, ...]
    signature: tuple[int, int | None] | None
    output: bytes
    printed: int
    cpu_seconds: float


# ----------------------------------------------------------------------------------------------------
# What the child tells of an exception, without running any code of it
# ----------------------------------------------------------------------------------------------------

MESSAGE_LENGTH: Final = 2000
FRAMES_KEPT: Final = 12
"""At each end of a traceback."""

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
    for kind in _type_mro_of(type(error)):
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


# ----------------------------------------------------------------------------------------------------
# What was printed
# ----------------------------------------------------------------------------------------------------


def output_kinds() -> tuple[Callable[[int], Any], Callable[[Any], Any], Callable[[], Any]]:
    """What holds printed text, what writes to it, and what reads nothing, with all they need bound."""

    class Kept(io.BufferedIOBase):
        """Keeps the first bytes it is given and counts all."""

        def __init__(self, room: int) -> None:
            self.parts: list[bytes] = []
            self.room = room
            self.printed = 0

        def writable(self) -> bool:
            return True

        def write(self, data: Any, /) -> int:
            size = len(data)
            self.printed += size
            if self.room > 0:
                part = bytes(data[: self.room])
                self.parts.append(part)
                self.room -= len(part)
            return size

    wrapper, nothing = io.TextIOWrapper, io.BytesIO

    def writing(kept: Any) -> Any:
        return wrapper(kept, "utf-8", "backslashreplace", "\n", write_through=True)

    def reading() -> Any:
        return wrapper(nothing(b""), "utf-8")

    return Kept, writing, reading


# ----------------------------------------------------------------------------------------------------
# The walls
# ----------------------------------------------------------------------------------------------------

MEMORY_FACTOR: Final = 2
"""The hard wall lies at twice the limit. A request that fails there and is no larger than the limit finds
more than the limit in use already, so that the peak tells a program that swallows MemoryError."""
OPEN_FILES: Final = 64
LINK_AT, STATUS_AT = 61, 62
"""The child's own descriptors lie at the far end, out of the way of programs that write to the first few."""


def set_limits(order: Order, base_kb: int) -> None:
    """Resource limits of this process, never to be raised again."""
    import resource  # noqa: PLC0415 - not on Windows

    seconds = int(order.total_seconds) + 2
    space = (base_kb << 10) + MEMORY_FACTOR * (order.memory_mb << 20)
    wanted = {
        "RLIMIT_CORE": (0, 0),
        "RLIMIT_FSIZE": (0, 0),
        "RLIMIT_NPROC": (0, 0),
        "RLIMIT_NOFILE": (OPEN_FILES, OPEN_FILES),
        "RLIMIT_MEMLOCK": (0, 0),
        "RLIMIT_MSGQUEUE": (0, 0),
        "RLIMIT_CPU": (seconds, seconds + 1),
        "RLIMIT_AS": (space, space),
    }
    for name, (soft, hard) in wanted.items():
        which = getattr(resource, name, None)
        if which is None:
            continue
        _, present = resource.getrlimit(which)
        if present != resource.RLIM_INFINITY:
            soft, hard = min(soft, present), min(hard, present)  # noqa: PLW2901 - the lower one stands
        try:
            resource.setrlimit(which, (soft, hard))
        except (ValueError, OSError):  # macOS refuses an address-space limit
            if sys.platform == "linux":
                raise


class Kernel:
    """The system calls that put up walls, by number: no library besides libc is needed."""

    _NUMBERS: Final = {
        "x86_64": {"capset": 126, "seccomp": 317},
        "aarch64": {"capset": 91, "seccomp": 277},
    }
    LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446
    PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 4, 36, 38

    def __init__(self) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._libc.syscall.restype = ctypes.c_long
        self.machine = os.uname().machine if sys.maxsize > 1 << 32 else "32-bit"
        self._numbers = self._NUMBERS.get(self.machine, {})

    def call(self, number: int, *arguments: Any) -> int:
        """The system call's result.

        Raises:
            OSError: it failed.
        """
        c_long = ctypes.c_long
        passed = [c_long(item) if isinstance(item, int) else item for item in arguments]
        result = int(self._libc.syscall(c_long(number), *passed))
        if result < 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code))
        return result

    def prctl(self, option: int, value: int) -> None:
        """Set one of this process's own traits.

        Raises:
            OSError: the kernel does not know it.
        """
        c_ulong = ctypes.c_ulong
        if self._libc.prctl(option, c_ulong(value), c_ulong(0), c_ulong(0), c_ulong(0)) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code))

    def drop_capabilities(self) -> None:
        """Root without its powers: what is left is what the files' own permissions grant."""
        header = struct.pack("<Ii", 0x20080522, 0)
        self.call(self._numbers["capset"], self.buffer(header), self.buffer(bytes(24)))

    def has_filters(self) -> bool:
        """Whether a filter is written for this machine and its kernel takes one."""
        number = self._numbers.get("seccomp")
        try:
            return number is not None and self.call(number, 2, 0, self.buffer(struct.pack("=I", _ALLOW))) == 0
        except OSError:
            return False

    def install_filter(self, program: bytes) -> None:
        """A seccomp program for this process, for ever; SPEC_ALLOW: without old kernels' slow mitigations."""
        held = self.buffer(program)
        address = ctypes.addressof(held)
        prog = self.buffer(struct.pack("HxxxxxxQ", len(program) // 8, address))
        self.call(self._numbers["seccomp"], 1, 4, prog)

    def buffer(self, data: bytes) -> Any:
        """Bytes at an address of their own."""
        return ctypes.create_string_buffer(data, len(data))

    @property
    def has_numbers(self) -> bool:
        """Whether the filter is written for this machine."""
        return bool(self._numbers)


# -- Landlock: which files can be read ---------------------------------------------------------------

_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_FILE_RIGHTS: Final = ((1, 13), (2, 14), (3, 15), (5, 16))
"""Landlock's version and how many rights over files it knows from there on."""


def landlock_version(kernel: Kernel) -> int:
    """The kernel's version of Landlock; 0 where there is none."""
    try:
        return kernel.call(kernel.LANDLOCK_CREATE, 0, 0, 1)
    except OSError:
        return 0


def landlock_ruleset(kernel: Kernel, readable: Iterable[str]) -> int:
    """A ruleset under which nothing can be written, and nothing read but the files and folders given.

    TCP, abstract sockets and signals outwards are closed where the kernel's version has the right for it.
    """
    version = landlock_version(kernel)
    rights = max(count for since, count in _FILE_RIGHTS if since <= version)
    handled = [(1 << rights) - 1]
    if version >= 4:
        handled.append(0b11)  # TCP: bind, connect
    if version >= 6:
        handled.append(0b11)  # scopes: abstract sockets, signals
    attributes = kernel.buffer(struct.pack(f"<{len(handled)}Q", *handled))
    ruleset = kernel.call(kernel.LANDLOCK_CREATE, attributes, 8 * len(handled), 0)
    for path in readable:
        try:
            opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue
        try:
            allowed = _READ_FILE | _READ_DIR if os.path.isdir(path) else _READ_FILE  # noqa: PTH112
            rule = kernel.buffer(struct.pack("<Qi", allowed, opened))
            kernel.call(kernel.LANDLOCK_ADD, ruleset, 1, rule, 0)
        finally:
            os.close(opened)
    return ruleset


def readable_paths(numpy_folder: str) -> list[str]:
    """What a submission may read: NumPy, the standard library entry by entry, the system's shared libraries.

    Outside a virtual environment `site-packages` lies inside the standard library's folder, and on some
    systems other packages lie inside the libraries' folder, so neither folder is opened whole.
    """
    paths = [numpy_folder, f"{os.path.dirname(numpy_folder)}/numpy.libs"]  # noqa: PTH120
    for folder in sys.path:
        if os.path.isdir(folder):  # noqa: PTH112
            paths += (entry.path for entry in os.scandir(folder) if _is_library(entry))
        else:
            paths.append(folder)
    return [*paths, *shared_libraries(), "/etc/ld.so.cache"]


def _is_library(entry: os.DirEntry[str]) -> bool:
    """A link to a folder could lead anywhere; one to a file (Debian's sitecustomize.py) only to that file."""
    if entry.name in ("site-packages", "dist-packages"):
        return False
    return not (entry.is_symlink() and entry.is_dir())


def shared_libraries() -> list[str]:
    """What lazily loaded parts of the standard library are linked against.

    Debian's folder for one machine holds libraries only and is opened whole, which costs one rule instead of
    a thousand, in every child. In the others Python packages may lie, so they are opened file by file.
    """
    machine = os.uname().machine
    whole = (f"/lib/{machine}-linux-gnu", f"/usr/lib/{machine}-linux-gnu")
    shared = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", f"{sys.base_prefix}/lib")
    found: list[str] = []
    for folder in dict.fromkeys(os.path.realpath(folder) for folder in (*whole, *shared)):
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            inside = list(entries)
            if folder in whole and not any(entry.name.startswith("python") for entry in inside):
                found.append(folder)
            else:
                found += (entry.path for entry in inside if ".so" in entry.name and entry.is_file())
    return found


# -- seccomp: which system calls are answered --------------------------------------------------------

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL_PROCESS = 0x7FFF0000, 0x80000000
_EPERM, _EACCES, _ENOSYS = 0x00050001, 0x0005000D, 0x00050026
_NUMBER_AT, _ARCH_AT, _ARGUMENT_AT = 0, 4, 16
_WRITES: Final = 0o3 | 0o100 | 0o1000 | 0o2000 | 0o20000000
"""O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND and the own bit of O_TMPFILE."""

# Each by its number on x86_64 and on aarch64 (None: not there). What is not in this table is refused: no
# fork, thread, exec, socket, ptrace, mount, chmod, unlink, shared memory, timer or keyring.
_FREE: Final = {
    "read": (0, 63), "write": (1, 64), "close": (3, 57), "fstat": (5, 80), "newfstatat": (262, 79),
    "lseek": (8, 62), "mmap": (9, 222), "munmap": (11, 215), "brk": (12, 214), "futex": (202, 98),
    "mprotect": (10, 226), "mremap": (25, 216), "madvise": (28, 233), "getdents64": (217, 61),
    "pread64": (17, 67), "readv": (19, 65), "writev": (20, 66), "stat": (4, None), "lstat": (6, None),
    "statx": (332, 291), "access": (21, None), "faccessat": (269, 48), "faccessat2": (439, 439),
    "readlink": (89, None), "readlinkat": (267, 78), "statfs": (137, 43), "fstatfs": (138, 44),
    "fadvise64": (221, 223), "getcwd": (79, 17), "chdir": (80, 49), "umask": (95, 166),
    "dup": (32, 23), "dup2": (33, None), "dup3": (292, 24), "close_range": (436, 436),
    "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139),
    "rt_sigpending": (127, 136), "rt_sigtimedwait": (128, 137), "rt_sigsuspend": (130, 133),
    "sigaltstack": (131, 132), "pause": (34, None), "restart_syscall": (219, 128),
    "clock_gettime": (228, 113), "clock_getres": (229, 114), "clock_nanosleep": (230, 115),
    "nanosleep": (35, 101), "gettimeofday": (96, 169), "time": (201, None), "times": (100, 153),
    "getitimer": (36, 102), "setitimer": (38, 103), "alarm": (37, None),
    "poll": (7, None), "ppoll": (271, 73), "select": (23, None), "pselect6": (270, 72),
    "getpid": (39, 172), "getppid": (110, 173), "gettid": (186, 178), "getpgrp": (111, None),
    "getpgid": (121, 155), "getsid": (124, 156), "getuid": (102, 174), "geteuid": (107, 175),
    "getgid": (104, 176), "getegid": (108, 177), "getgroups": (115, 158), "getresuid": (118, 148),
    "getresgid": (120, 150), "getpriority": (140, 141), "uname": (63, 160), "sysinfo": (99, 179),
    "getrlimit": (97, 163), "getrusage": (98, 165), "getrandom": (318, 278), "getcpu": (309, 168),
    "sched_yield": (24, 124), "sched_getaffinity": (204, 123), "set_robust_list": (273, 99),
    "rseq": (334, 293), "exit": (60, 93), "exit_group": (231, 94),
}  # fmt: skip
_TO_ITSELF: Final = {"kill": (62, 129), "tkill": (200, 130), "tgkill": (234, 131)}
_OPENS: Final = {"open": (2, None, 1), "openat": (257, 56, 2)}
_IOCTL, _FCNTL, _PRLIMIT, _CLONE3 = (16, 29), (72, 25), (302, 261), (435, 435)
_IOCTLS: Final = (0x5401, 0x5413, 0x5450, 0x5451, 0x5421)  # TCGETS, TIOCGWINSZ, FIONCLEX, FIOCLEX, FIONBIO
_FCNTLS: Final = (0, 1, 2, 3, 4, 1030)  # DUPFD, GETFD, SETFD, GETFL, SETFL, DUPFD_CLOEXEC: never SETOWN
_ARCHES: Final = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}


class Filter:
    """The seccomp program of this machine, built once; a child writes its own process id into it."""

    def __init__(self, machine: str) -> None:
        self._column, arch = _ARCHES[machine]
        self._code: list[tuple[int, int, int, int]] = [
            (_LOAD, 0, 0, _ARCH_AT), (_EQUAL, 1, 0, arch), (_RETURN, 0, 0, _KILL_PROCESS),
            (_LOAD, 0, 0, _NUMBER_AT),
        ]  # fmt: skip
        self._own_id: list[int] = []
        if machine == "x86_64":  # the x32 calls are the same ones by other numbers
            self._code += [(_AT_LEAST, 0, 1, 0x40000000), (_RETURN, 0, 0, _EPERM)]
        free = [numbers[self._column] for numbers in _FREE.values() if numbers[self._column] is not None]
        for at, number in enumerate(free):
            self._code.append((_EQUAL, len(free) - at, 0, number or 0))
        self._code += [(_EQUAL, 0, 1, -1 & 0xFFFFFFFF), (_RETURN, 0, 0, _ALLOW)]
        self._special()
        self._code.append((_RETURN, 0, 0, _EPERM))
        self._packed = b"".join(struct.pack("<HBBI", *instruction) for instruction in self._code)

    def _special(self) -> None:
        for numbers in _TO_ITSELF.values():
            self._own_id.append(len(self._code) + 2)
            self._when(numbers, 0, ((_EQUAL, 0),), _EPERM)
        for old, new, argument in _OPENS.values():
            self._when((old, new), argument, ((_ANY_BIT, _WRITES),), _ALLOW, found=_EACCES)
        self._when(_IOCTL, 1, tuple((_EQUAL, command) for command in _IOCTLS), _EPERM)
        self._when(_FCNTL, 1, tuple((_EQUAL, command) for command in _FCNTLS), _EPERM)
        self._when(_PRLIMIT, 0, ((_EQUAL, 0),), _EPERM)
        number = _CLONE3[self._column]
        self._code += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ENOSYS)]

    def _when(
        self,
        numbers: tuple[int | None, int | None],
        argument: int,
        tests: tuple[tuple[int, int], ...],
        otherwise: int,
        *,
        found: int = _ALLOW,
    ) -> None:
        """For that call: `found` where a test of the argument's low word holds, else `otherwise`."""
        number = numbers[self._column]
        if number is None:
            number = 0xFFFFFFFF
        self._code += [(_EQUAL, 0, len(tests) + 3, number), (_LOAD, 0, 0, _ARGUMENT_AT + 8 * argument)]
        self._code += [(kind, len(tests) - at, 0, value) for at, (kind, value) in enumerate(tests)]
        self._code += [(_RETURN, 0, 0, otherwise), (_RETURN, 0, 0, found)]

    def program(self, pid: int) -> bytes:
        """The instructions for the process `pid`."""
        packed = bytearray(self._packed)
        for at in self._own_id:
            struct.pack_into("<I", packed, 8 * at + 4, pid)
        return bytes(packed)


# -- All of them -------------------------------------------------------------------------------------


class Fence:
    """The walls of this machine, prepared once and put up by each child.

    Args:
        numpy_folder: the folder of the imported NumPy.
        library: the folder of the library the author's side may import.
        without: walls to leave out.
    """

    def __init__(self, numpy_folder: str, library: str, without: frozenset[str]) -> None:
        self._library = library
        self._without = without
        self._kernel = Kernel() if sys.platform == "linux" else None
        self._rulesets: dict[bool, int] = {}
        self._filter: Filter | None = None
        self._paths: list[str] = []
        self.names: list[str] = [LIMITS] if LIMITS not in without and sys.platform != "win32" else []
        kernel = self._kernel
        if kernel is None:
            return
        if LANDLOCK not in without and landlock_version(kernel):
            self._paths = readable_paths(numpy_folder)
            self._rulesets[False] = landlock_ruleset(kernel, self._paths)
            self.names.append(LANDLOCK)
        if SECCOMP not in without and kernel.has_filters():
            self._filter = Filter(kernel.machine)
            self.names.append(SECCOMP)
        if kernel.has_numbers and CAPABILITIES not in without:
            self.names.append(CAPABILITIES)

    def guard_zygote(self) -> None:
        """Close this process's memory to its children; make what a child leaves behind its own to end."""
        # Where memory runs out, the kernel is to end a submission, not the program that grades it.
        with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "wb") as file:  # noqa: PTH123
            file.write(b"1000")
        if self._kernel is not None:
            self._kernel.prctl(self._kernel.PR_SET_DUMPABLE, 0)
            self._kernel.prctl(self._kernel.PR_SET_CHILD_SUBREAPER, 1)

    def die_with(self, parent: int) -> None:
        """Ask the kernel to end this process with its parent, which may be gone already."""
        if self._kernel is not None:
            self._kernel.prctl(self._kernel.PR_SET_PDEATHSIG, 9)
            if os.getppid() != parent:
                os._exit(0)

    def prepare(self, *, trusted: bool) -> None:
        """Build what the next child needs, before it is forked."""
        if self._kernel is None or not self._rulesets:
            return
        if trusted not in self._rulesets:
            self._rulesets[True] = landlock_ruleset(self._kernel, [*self._paths, self._library])
        _settle_finders()

    def close(self, order: Order, base_kb: int) -> None:
        """Put the walls up around this process, for ever.

        Raises:
            OSError: one did not stand.
        """
        kernel = self._kernel
        if kernel is not None:
            kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
        if self._rulesets and kernel is not None:
            kernel.call(kernel.LANDLOCK_RESTRICT, self._rulesets[order.trusted_library], 0)
            for ruleset in self._rulesets.values():
                os.close(ruleset)
        if CAPABILITIES in self.names and kernel is not None:
            kernel.drop_capabilities()
        if LIMITS in self.names:
            set_limits(order, base_kb)
        if self._filter is not None and kernel is not None:
            kernel.install_filter(self._filter.program(os.getpid()))


def _settle_finders() -> None:
    """Importers list a changed folder again, which is now refused: what they know of it stays as it is."""
    for folder, finder in sys.path_importer_cache.items():
        if finder is not None and getattr(finder, "_path_cache", None):
            finder._path_mtime = os.stat(folder).st_mtime  # type: ignore[attr-defined]  # noqa: SLF001, PTH116


def told_kb(status: bytes, name: bytes) -> int:
    """An amount in KiB from the text of /proc/PID/status; 0 where it isn't told."""
    at = status.find(name)
    number = status[at + len(name) : at + 32].split(b"kB")[0].strip(b": \t") if at >= 0 else b""
    return int(number) if number.isdigit() else 0


def address_space(status: bytes) -> int:
    """The peak of the address space in KiB."""
    return told_kb(status, b"VmPeak")


# ----------------------------------------------------------------------------------------------------
# The child
# ----------------------------------------------------------------------------------------------------

MODULE_NAME: Final = "submission"
NAMES_TOLD: Final = 200
RESERVE_BYTES: Final = 4 << 20
"""Address space by which a program that used up all of it can still be told of; never touched."""


class Link:
    """The two ends a child talks by."""

    def __init__(self, reading: int, writing: int) -> None:
        self.reading = reading
        self.writing = writing
        self._read, self._write, self._close = os.read, os.write, os.close

    def receive(self, count: int) -> bytes:
        """Exactly that many bytes; the process ends where there are no more."""
        parts = []
        while count:
            part = self._read(self.reading, min(count, 1 << 20))
            if not part:
                os._exit(0)
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def send(self, kind: bytes, body: bytes) -> None:
        """One frame."""
        data = LENGTH.pack(len(body) + 1) + kind + body
        at = 0
        while at < len(data):
            at += self._write(self.writing, data[at:])

    def hang_up(self) -> None:
        """Tell the parent that all is said, before this process gives its memory back."""
        try:  # noqa: SIM105 - nothing of the standard library that a submission could have replaced
            self._close(self.writing)
        except OSError:  # the program closed it
            pass


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
        self._set_depth, self._depth = sys.setrecursionlimit, sys.getrecursionlimit()
        self._compile, self._run = compile, exec
        self._real_builtins = builtins
        self._status = -1
        self._room = 0
        self._reserve: bytearray | None = bytearray(RESERVE_BYTES)
        self._base_kb = self._peak_allowed = 0
        self._capture: Any = None

    def live(self, link: Link, order: Order) -> NoReturn:
        """The whole life of the process."""
        try:
            self._wall_in(order)
        except OSError as error:
            link.send(REFUSED, self._codec.encode(f"{error.strerror} while closing the sandbox"))
            self._exit(1)
        link.send(READY, self._codec.encode((tuple(self._fence.names), self._base_kb)))
        (length,) = LENGTH.unpack(link.receive(LENGTH.size))
        self._serve(link, *self._codec.decode(link.receive(length)))
        link.hang_up()
        self._exit(0)

    def _wall_in(self, order: Order) -> None:
        if sys.platform == "linux":
            opened = os.open("/proc/self/status", os.O_RDONLY | os.O_CLOEXEC)
            self._status = os.dup2(opened, STATUS_AT, inheritable=False)
            os.close(opened)
            self._base_kb = address_space(os.pread(self._status, 8192, 0))
        self._room = order.output_kb << 10
        self._peak_allowed = self._base_kb + (order.memory_mb << 10)
        if order.trusted_library:
            offer_library(self._library)
        self._fence.close(order, self._base_kb)

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
            code = self._compile(source, filename, "exec", dont_inherit=True)
            remember_source(source, filename)
            self._run(code, module.__dict__)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is the submission's
            self._calm()
            self._make_room(error)
            told = told_of(error, filename, self._trusted)
            link.send(UNLOADED, self._codec.encode(tuple(told._replace(**self._printed()))))
            return
        self._calm()
        found = dict.get(module.__dict__, function)
        printed = self._printed()
        loaded = Loaded(_names_of(module.__dict__), signature_of(found), **printed, cpu_seconds=self._cpu())
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

    def _call(self, link: Link, function: Any, packed: list[bytes], filename: str) -> bool:
        """Whether the process may go on after that call."""
        arguments = [self._codec.decode(part) for part in packed]
        self._redirect()
        value = None
        start = self._clock()
        try:
            value = function(*arguments)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is the submission's
            seconds = self._clock() - start
            self._calm()
            self._make_room(error)
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
        kept = self._capture = self._kept(self._room)
        sys.stdout = sys.__stdout__ = self._writing(kept)  # type: ignore[misc]
        sys.stderr = sys.__stderr__ = self._writing(kept)  # type: ignore[misc]
        sys.stdin = sys.__stdin__ = self._reading()  # type: ignore[misc]

    def _printed(self) -> dict[str, Any]:
        return {"output": b"".join(self._capture.parts), "printed": self._capture.printed}

    def _calm(self) -> None:
        """Take off what a submission may have left on the interpreter."""
        self._settrace(None)
        self._setprofile(None)
        self._set_depth(self._depth)

    def _make_room(self, error: BaseException) -> None:
        """Give the reserve back where memory ran out: the program's own is held by the traceback."""
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


def _names_of(space: dict[str, Any]) -> tuple[str, ...]:
    """What the module defines, imported modules and Python's own names left out."""
    names = [
        name
        for name, value in dict.items(space)
        if type(name) is str and len(name) <= 100 and type(value) is not ModuleType
        if not (name.startswith("__") and name.endswith("__"))
    ]
    return tuple(names[:NAMES_TOLD])


def signature_of(function: Any) -> tuple[int, int | None] | None:
    """How many positional arguments it requires and takes at most (None: any number); None: unknown."""
    bound = 0
    if type(function) is MethodType:
        function, bound = function.__func__, 1
    elif type(function) is not FunctionType:
        for kind in _type_mro_of(type(function)):
            method = type.__dict__["__dict__"].__get__(kind).get("__call__")
            if method is not None:
                function, bound = method, 1
                break
    if type(function) is not FunctionType:
        return None
    code: CodeType = function.__code__
    at_most = code.co_argcount - bound
    required = max(0, at_most - len(function.__defaults__ or ()))
    return required, None if code.co_flags & 0x04 else at_most


def remember_source(source: bytes, filename: str) -> None:
    """Let the submission's own `traceback` and `warnings` show its lines, though no such file is there."""
    lines = source.decode("utf-8-sig", "replace").splitlines(keepends=True)
    linecache.cache[filename] = (len(source), None, lines, filename)


def offer_library(folder: str) -> None:
    """Make `graders.reference` importable, and nothing else of that name: the author's side only."""
    parent = ModuleType("graders")
    parent.__path__ = []
    sys.modules["graders"] = parent
    name = "graders.reference"

    class Library:
        @staticmethod
        def find_spec(wanted: str, path: Any = None, target: Any = None) -> Any:  # noqa: ARG004
            if wanted != name:
                return None
            return spec_from_file_location(name, f"{folder}/__init__.py", submodule_search_locations=[folder])

    sys.meta_path.append(Library)


# ----------------------------------------------------------------------------------------------------
# The zygote
# ----------------------------------------------------------------------------------------------------

IDLE_MILLISECONDS: Final = 100
WARMED: Final = ("numpy.random", "numpy.linalg", "random", "dataclasses", "inspect", "json", "numpy.typing")
"""What submissions import most: numpy.random alone takes 16 ms."""


class Zygote:
    """Takes orders from the control socket; one child lives at a time."""

    def __init__(self, control: socket.socket, child: Child, fence: Fence) -> None:
        self._control = control
        self._child = child
        self._fence = fence
        self._pid = self._number = 0
        self._woken, self._waker = socket.socketpair()
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
        self._kill()

    def _obey(self) -> bool:
        data, extra, _, _ = self._control.recvmsg(4096, 64)
        if not data:
            return False
        handed = array.array("i")
        for _, _, raw in extra:
            handed.frombytes(raw[: len(raw) - len(raw) % handed.itemsize])
        if data[:1] == FORK:
            (number,) = CHILD.unpack_from(data, 1)
            self._fork(handed[0], number, Order(*ORDER.unpack_from(data, 1 + CHILD.size)))
        elif data[:1] == KILL:
            self._kill()
        elif data[:1] == USAGE:
            self._control.send(USAGE + usage_of(self._pid))
        return True

    def _fork(self, handed: int, number: int, order: Order) -> None:
        self._kill()
        self._fence.prepare(trusted=order.trusted_library)
        zygote = os.getpid()
        pid = os.fork()
        if pid:
            os.close(handed)
            self._pid, self._number = pid, number
            return
        try:
            self._become_child(handed, order, zygote)
        finally:
            os._exit(70)

    def _become_child(self, handed: int, order: Order, zygote: int) -> NoReturn:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        self._control.close()
        self._woken.close()
        self._waker.close()
        self._fence.die_with(zygote)
        os.dup2(handed, LINK_AT, inheritable=False)
        os.close(handed)
        self._child.live(Link(LINK_AT, LINK_AT), order)

    def _kill(self) -> None:
        if self._pid:
            peak, _ = memory_of(self._pid)
            os.kill(self._pid, signal.SIGKILL)
            self._end(0, peak)

    def _reap(self) -> None:
        try:
            while self._woken.recv(4096):
                pass
        except BlockingIOError:
            pass
        if self._pid:
            self._end(os.WNOHANG, 0)

    def _end(self, options: int, peak: int) -> None:
        pid, status, used = os.wait4(self._pid, options)
        if not pid:
            return
        self._pid = 0
        kill_stragglers()
        seconds, peak = used.ru_utime + used.ru_stime, max(peak, used.ru_maxrss)
        self._control.send(KILL + EXIT.pack(self._number, status, seconds, peak))


def memory_of(pid: int) -> tuple[int, int]:
    """The peak address space and the resident memory of a living process in KiB, else zeros."""
    try:
        with open(f"/proc/{pid}/status", "rb") as file:  # noqa: PTH123
            status = file.read()
    except OSError:
        return 0, 0
    return address_space(status), told_kb(status, b"VmRSS")


def usage_of(pid: int) -> bytes:
    """What a living process is at, packed as `AT`."""
    running = False
    seconds = 0.0
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:  # noqa: PTH123
            fields = file.read().rpartition(b")")[2].split()
        running = fields[0] in (b"R", b"D")
        seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError, ValueError):
        pass
    return AT.pack(running, seconds, *memory_of(pid))


def kill_stragglers() -> None:
    """End what a child left behind where no filter kept it from forking: it is handed to this process."""
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG)[0]:
                continue
        except ChildProcessError:
            return
        for entry in os.listdir("/proc"):  # noqa: PTH208
            if entry.isdigit():
                try:
                    with open(f"/proc/{entry}/stat", "rb") as file:  # noqa: PTH123
                        parent = int(file.read().rpartition(b")")[2].split()[1])
                    if parent == os.getpid():
                        os.kill(int(entry), 9)
                except (OSError, ValueError):
                    continue
        time.sleep(0.001)


def warm_up() -> None:
    """Import what submissions import most."""
    for name in WARMED:
        __import__(name)


def load_numpy(folder: str) -> ModuleType:
    """NumPy from its folder, without putting that folder's parent on the path even for a moment."""
    spec = spec_from_file_location("numpy", f"{folder}/__init__.py", submodule_search_locations=[folder])
    if spec is None or spec.loader is None:
        raise ImportError(f"no NumPy in {folder}")
    module = module_from_spec(spec)
    sys.modules["numpy"] = module
    spec.loader.exec_module(module)
    return module


def main(arguments: list[str]) -> None:
    """`zygote.py CONTROL_FD NUMPY LIBRARY WITHOUT`; `-` as descriptor: one child, by stdin and stdout."""
    control_fd, numpy_folder, library, without = arguments
    numpy = load_numpy(numpy_folder)
    for name in ("warnings", "traceback", "random", "encodings.utf_8_sig"):
        __import__(name)
    os.environ.clear()
    sys.argv[:] = sys.orig_argv[:] = [""]
    fence = Fence(numpy_folder, library, frozenset(without.split(",")))
    child = Child(numpy, fence, library)
    if control_fd == "-":
        live_once(child, fence)
    fence.guard_zygote()
    os.chdir("/")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    # Where the parent is gone, the child goes with this process.
    gone = contextlib.suppress(BrokenPipeError, ConnectionResetError)
    with socket.socket(fileno=int(control_fd)) as control, gone:
        Zygote(control, child, fence).serve()
    os._exit(0)  # the parent waits for the end; to take NumPy apart would take 20 ms


def live_once(child: Child, fence: Fence) -> NoReturn:
    """The child where nothing is warm: it talks by what was stdin and stdout; then these lead nowhere."""
    fence.die_with(os.getppid())
    link = Link(os.dup2(0, LINK_AT - 1, inheritable=False), os.dup2(1, LINK_AT, inheritable=False))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)
    order = Order(*ORDER.unpack(link.receive(ORDER.size)))
    fence.prepare(trusted=order.trusted_library)
    child.live(link, order)


if __name__ == "__main__":
    main(sys.argv[1:])
