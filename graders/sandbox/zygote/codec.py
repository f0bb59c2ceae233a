"""Values as bytes, both ways: no pickle, and no method of a value is ever called."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, Final

from graders.sandbox.zygote.bounds import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_INT_BYTES,
    MAX_NUMBERS,
    U32,
    Malformed,
    Reader,
    Unsupported,
    Writer,
)
from graders.sandbox.zygote.inspection import type_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_F64: Final = struct.Struct("<d")
_C128: Final = struct.Struct("<dd")
_KINDS: Final = ("?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16")
_SCALARS: Final = (
    "bool_", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "intc", "uintc",
    "longlong", "ulonglong", "float16", "float32", "float64", "complex64", "complex128",
)  # fmt: skip


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
        writer = Writer(self.max_bytes)
        self._put(value, writer, 0)
        return b"".join(writer.parts)

    def _put(self, value: Any, writer: Writer, depth: int) -> None:
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

    def _put_container(self, value: Any, writer: Writer, depth: int) -> None:
        kind = type(value)
        if depth >= MAX_DEPTH:
            raise Unsupported(f"{type_name(kind)} nested more than {MAX_DEPTH} deep")
        count = len(value)
        if kind is list and count and _are_floats(value):
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

    def _put_array(self, value: Any, writer: Writer) -> None:
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
        """The same, and of how many objects it is made when its arrays are written as lists.

        Text counts as the numbers that would fill its memory.
        """
        reader = Reader(data, start)
        try:
            value = self._take(reader, 0)
        except (struct.error, UnicodeDecodeError, ValueError, IndexError, OverflowError) as error:
            raise Malformed(type(error).__name__) from None
        return value, reader.at, 1 + reader.items + reader.numbers + reader.text_bytes // _F64.size

    def _take(self, reader: Reader, depth: int) -> Any:
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

    def _take_container(self, tag: bytes, reader: Reader, depth: int) -> Any:
        if depth >= MAX_DEPTH:
            raise Malformed("nested too deep")
        count = reader.count()
        if tag == b"d":
            mapping = {}
            for _ in range(count):
                key = reader.text()
                mapping[key] = self._take(reader, depth + 1)
            return mapping
        items = [self._take(reader, depth + 1) for _ in range(count)]
        return items if tag == b"l" else tuple(items)

    def _take_array(self, reader: Reader) -> Any:
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


def packed_list(items: Sequence[bytes]) -> bytes:
    """A list as bytes, from its items' bytes."""
    return b"l" + U32.pack(len(items)) + b"".join(items)


def _are_floats(value: list[Any]) -> bool:
    """Whether a list has nothing but floats; of one that is too long anyway the first item speaks for all."""
    return type(value[0]) is float and (len(value) > MAX_NUMBERS or set(map(type, value)) == {float})


def _packed_int(value: int) -> bytes:
    length = (value if value >= 0 else ~value).bit_length() // 8 + 1  # as few bytes as hold it and its sign
    if length > MAX_INT_BYTES:
        raise Unsupported(f"int of {value.bit_length()} bits")
    return b"i" + struct.pack("<H", length) + value.to_bytes(length, "little", signed=True)


def _taken_int(reader: Reader) -> int:
    (length,) = struct.unpack("<H", reader.take(2))
    if not 0 < length <= MAX_INT_BYTES:
        raise Malformed("no such int")
    return int.from_bytes(reader.take(length), "little", signed=True)


def _taken_floats(reader: Reader) -> list[float]:
    count, rest = divmod(reader.length(), 8)
    if rest or not count or not reader.holds((count,)):
        raise Malformed("no such list")
    return list(struct.unpack(f"<{count}d", reader.take(8 * count)))


_SIMPLE: Final[dict[bytes, Callable[[Reader], Any]]] = {
    b"N": lambda reader: None,  # noqa: ARG005
    b"T": lambda reader: True,  # noqa: ARG005
    b"F": lambda reader: False,  # noqa: ARG005
    b"i": _taken_int,
    b"s": Reader.text,
    b"y": Reader.long,
    b"L": _taken_floats,
    b"c": lambda reader: complex(*_C128.unpack(reader.take(16))),
}
