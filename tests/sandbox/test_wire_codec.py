"""The wire codec: what goes in comes out, bit for bit; all else is refused; no bytes hurt the reader."""

from __future__ import annotations

import struct
import time
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from graders.sandbox.zygote import Codec, Malformed, Unsupported
from graders.sandbox.zygote.bounds import MAX_DEPTH, MAX_INT_BYTES

CODEC = Codec(np)

KINDS = [
    hnp.boolean_dtypes(),
    hnp.integer_dtypes(endianness="="),
    hnp.unsigned_integer_dtypes(endianness="="),
]
KINDS += [
    hnp.floating_dtypes(endianness="=", sizes=(16, 32, 64)),
    hnp.complex_number_dtypes(endianness="=", sizes=(64, 128)),
]
DTYPES = st.one_of(KINDS)
ARRAYS = hnp.arrays(DTYPES, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
SCALARS = DTYPES.flatmap(lambda dtype: hnp.from_dtype(np.dtype(dtype)))
TEXT = st.text(st.characters(exclude_categories=("Cs",)))
PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.complex_numbers(),
    TEXT,
    st.binary(),
    ARRAYS,
    SCALARS,
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.lists(inner),
        st.lists(inner).map(tuple),
        st.dictionaries(TEXT, inner),
        st.lists(st.floats(), min_size=1),
    ),
    max_leaves=20,
)


def same(left: Any, right: Any) -> bool:
    """Equal in type, shape and every bit."""
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


@given(VALUES)
@example([0.0, -0.0, float("nan"), float("inf")])
@example([])
@example({"": [(), {}, b"", ""]})
@example(np.float64(1.5))
@example([-(1 << (8 * MAX_INT_BYTES - 1)), (1 << (8 * MAX_INT_BYTES - 1)) - 1])
@example(np.array(1.5))
@example(np.zeros((0, 3)))
def test_what_goes_in_comes_out(value: Any) -> None:
    packed = CODEC.encode(value)
    back = CODEC.decode(packed)
    assert same(back, value)
    assert CODEC.encode(back) == packed  # equal bytes mean equal values, so a change in place can be told


@given(st.binary(max_size=300))
def test_no_bytes_can_hurt_the_reader(data: bytes) -> None:
    try:
        value = CODEC.decode(data)
    except Malformed:
        return
    CODEC.encode(value)  # whatever was read is a value that can be handed on


@given(VALUES, st.data())
def test_a_damaged_value_is_malformed_or_another_value(value: Any, data: st.DataObject) -> None:
    packed = bytearray(CODEC.encode(value))
    at = data.draw(st.integers(0, len(packed) - 1))
    packed[at] ^= data.draw(st.integers(1, 255))
    cut = data.draw(st.integers(0, len(packed)))
    for damaged in (bytes(packed), bytes(packed[:cut])):
        try:
            CODEC.decode(damaged)
        except Malformed:
            continue


@given(ARRAYS)
def test_arrays_come_back_as_ones_own(array: np.ndarray) -> None:
    back = CODEC.decode(CODEC.encode(array))
    assert back.flags.writeable
    assert back.flags.owndata


@pytest.mark.parametrize(
    ("array", "plain"),
    [
        (np.arange(6.0).reshape(2, 3).T, [[0.0, 3.0], [1.0, 4.0], [2.0, 5.0]]),
        (np.arange(6.0)[::-2], [5.0, 3.0, 1.0]),
        (np.array([1.0, 2.0], dtype=">f8"), [1.0, 2.0]),
        (np.array([1, 2], dtype=">i4"), [1, 2]),
        (np.array([1.0, 2.0], dtype=np.longdouble), [1.0, 2.0]),
    ],
)
def test_any_layout_of_numbers_crosses(array: np.ndarray, plain: list[Any]) -> None:
    assert CODEC.decode(CODEC.encode(array)).tolist() == plain


class Number(float):
    """A subclass may answer anything."""


class Array(np.ndarray):
    """So may this."""


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (Number(1.0), "Number"),
        (np.zeros(2).view(Array), "Array"),
        (np.ma.masked, "MaskedConstant"),
        (np.ma.array([1.0], mask=[True]), "MaskedArray"),
        (np.array([None]), "ndarray of objects"),
        (np.array(["a"]), "ndarray of U1"),
        (np.zeros(1, dtype=[("a", "f8")]), "ndarray of V8"),
        (np.datetime64("2020-01-01"), "datetime64"),
        ({1.0}, "set"),
        (object(), "object"),
        ([{1}], "container of set"),
        ((item for item in ()), "generator"),
        ({1: 2}, "dict with a int as a key"),
        (1 << (8 * MAX_INT_BYTES), "int of 8193 bits"),
        (np.zeros(1 << 21), "ndarray of 2097152 elements"),
        (np.zeros(1 << 21, np.uint8), "ndarray of 2097152 elements"),
        (np.zeros((10**10, 0)), "ndarray of more rows than can be handed over"),
        (np.zeros((300_000, 1)), "ndarray of more rows than can be handed over"),
        ([np.zeros((1000, 0))] * 201, "ndarray of more rows than can be handed over"),
        ([None] * 300_000, "list of more items than can be handed over"),
        ("x" * (9 << 20), "value of more bytes than can be handed over"),
    ],
    ids=lambda part: part if isinstance(part, str) and len(part) < 80 else "",
)
def test_all_else_is_refused_by_name(value: Any, name: str) -> None:
    with pytest.raises(Unsupported) as refused:
        CODEC.encode(value)
    assert refused.value.args[0].replace("|", "").replace("<", "") == name


def test_depth_is_bounded_both_ways() -> None:
    deep: list[Any] = []
    for _ in range(MAX_DEPTH - 1):
        deep = [deep]
    assert same(CODEC.decode(CODEC.encode(deep)), deep)
    with pytest.raises(Unsupported, match="nested"):
        CODEC.encode([deep])
    with pytest.raises(Malformed):
        CODEC.decode(b"l\x01\0\0\0" * 100_000 + b"N")


def test_a_list_that_holds_itself_many_times_is_refused_soon() -> None:
    loop: list[Any] = []
    loop += [loop, loop]
    start = time.perf_counter()
    with pytest.raises(Unsupported):
        CODEC.encode(loop)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"?",
        b"l\xff\xff\xff\xff" + b"N" * 100,
        b"L\xff\xff\xff\xff",
        b"s\xff\xff\xff\xff",
        b"s\x02\0\0\0\xff\xff",
        b"i\0\0",
        b"i\xff\xff" + b"\x01" * 70_000,
        b"a\x0b\x02" + struct.pack("<QQ", 1 << 63, 1 << 63),
        b"a\x0b\x02" + struct.pack("<QQ", 0, 1 << 63),
        b"a\x0b\xff" + struct.pack("<Q", 0) * 255,
        b"a\xff\x00",
        b"g\x20" + b"\0" * 8,
        b"NN",
    ],
)
def test_impossible_lengths_shapes_and_tags_are_malformed(data: bytes) -> None:
    with pytest.raises(Malformed):
        CODEC.decode(data)


class Loud:
    """Whatever is asked of it, it raises."""

    def __getattribute__(self, name: str) -> Any:
        raise AssertionError(f"asked for {name}")

    def __eq__(self, other: object) -> bool:
        raise AssertionError("compared")

    __hash__ = None  # type: ignore[assignment]


def test_nothing_of_a_values_own_is_run() -> None:
    with pytest.raises(Unsupported, match="Loud"):
        CODEC.encode([1.0, Loud()])


@settings(max_examples=30)
@given(st.text(st.characters(categories=("Cs",)), min_size=1))
def test_lone_surrogates_cross_as_their_escapes(text: str) -> None:
    assert CODEC.decode(CODEC.encode(text)) == "".join(f"\\u{ord(char):04x}" for char in text)


@pytest.mark.parametrize(
    "data",
    [
        b"a\x0b\x02" + struct.pack("<2Q", 10**10, 0),
        b"a\x0b\x02" + struct.pack("<2Q", 300_000, 1) + bytes(8 * 300_000),
        b"a\x05\x01" + struct.pack("<Q", 2 << 20) + bytes(2 << 20),
        b"l" + struct.pack("<I", 1000) + (b"a\x0b\x02" + struct.pack("<2Q", 1000, 0)) * 1000,
        b"l" + struct.pack("<I", 1000) + (b"L" + struct.pack("<I", 16_000) + bytes(16_000)) * 1000,
    ],
    ids=["rows of nothing", "rows of one", "small numbers", "many arrays", "many lists"],
)
def test_few_bytes_never_become_much_memory(data: bytes) -> None:
    with pytest.raises(Malformed):
        CODEC.decode(data)
