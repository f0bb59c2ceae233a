"""The line a fault stands in, and the caret under the character that is meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graders.documents import Fault, excerpt
from graders.text import columns, escaped

HERE = Path("bank.yaml")


def at(line: int, column: int, end: tuple[int, int] | None = None) -> Fault:
    return Fault(HERE, line, column, "wrong", "mend it", code="x", end=end)


@pytest.mark.parametrize(
    ("text", "fault", "shown", "carets"),
    [
        ("a: 1\nb: no\n", at(2, 4), "    2 | b: no", "      |    ^"),
        ("a: 1\nb: no\n", at(2, 4, (2, 6)), "    2 | b: no", "      |    ^^"),
        ("a: [1,\n2]", at(1, 4, (2, 3)), "    1 | a: [1,", "      |    ^^^"),
        ("漢字: x", at(1, 5, (1, 6)), "    1 | 漢字: x", "      |       ^"),
        ("a: 漢", at(1, 4, (1, 5)), "    1 | a: 漢", "      |    ^^"),
        ("e\u0301: x", at(1, 5), "    1 | e\u0301: x", "      |    ^"),
        ("a:\tb\tc", at(1, 6), "    1 | a:    b    c", "      |            ^"),
        ("a: \x1b[31mx", at(1, 4), r"    1 | a: \x1b[31mx", "      |    ^^^^"),
        ("\ufeffa: x", at(1, 4), "    1 | a: x", "      |    ^"),
        ("a\r\nb: x\rc: y", at(3, 4), "    3 | c: y", "      |    ^"),
        ("a: [", at(1, 5), "    1 | a: [", "      |     ^"),
        ("a: x   \n", at(1, 99), "    1 | a: x", "      |     ^"),
    ],
)  # fmt: skip
def test_the_caret_stands_under_what_is_meant(text: str, fault: Fault, shown: str, carets: str) -> None:
    assert excerpt(fault, text) == (shown, carets)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: x", Fault.about(HERE, "nothing reads the file", code="x")),
        ("a: x\n", at(2, 1)),
        ("a: x\n   \n", at(2, 1)),
        ("", at(1, 1)),
        ("a: x", at(7, 1)),
    ],
)
def test_where_there_is_no_line_none_is_shown(text: str, fault: Fault) -> None:
    assert excerpt(fault, text) is None


def test_a_long_line_is_cut_around_the_caret() -> None:
    text = "".join(f"{number:04d} " for number in range(2_000_000))
    shown, carets = excerpt(at(1, 5_001, (1, 5_005)), text, 40) or ("", "")
    assert (len(shown), shown[9:-1], shown[8], shown[-1]) == (40, "0996 0997 0998 0999 1000 1001 ", "…", "…")
    assert shown[carets.index("^") :].startswith("1000 ")
    assert carets.count("^") == 4
    begun, _ = excerpt(at(1, 1), text, 40) or ("", "")
    assert begun[8:] == "0000 0001 0002 0003 0004 0005 …"
    ended, _ = excerpt(at(1, len(text)), text, 40) or ("", "")
    assert ended.endswith("1999999")


@given(
    st.text(st.characters(exclude_characters="\r\n"), max_size=300),
    st.integers(1, 310),
    st.integers(0, 50),
    st.integers(28, 100),
)
def test_whatever_the_line_it_fits_and_the_caret_stands_in_it(
    line: str, column: int, length: int, width: int
) -> None:
    found = excerpt(at(1, column, (1, column + length)), line, width)
    if found is not None:
        shown, carets = found
        assert shown == escaped(shown)
        assert columns(shown) <= width
        assert len(carets) <= width + 1
        assert set(carets) <= set(" |^")
