"""Text from elsewhere: what would drive a terminal is written out, everything else stays as it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graders.text import counted, escaped, one_line, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2J\u202eb\u200b\x9b", "a\\x1b[2J\\u202eb\\u200b\\x9b"),
        ("a\tb\r\n", "a\\tb\\r\\n"),
        ("\ud800", "\\ud800"),
        ("η ← 0,1\u00a0· ∇L 猫 👍", "η ← 0,1\u00a0· ∇L 猫 👍"),
    ],
)
def test_escaped(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_lines_and_tabs_stay_where_they_may() -> None:
    assert printable("a\r\n\tb\rc\x07") == "a\n\tb\\rc\\x07"
    assert one_line("  a\n b\x1b ", 5) == "a b\\…"
    assert one_line("a b") == "a b"


@given(st.text())
def test_nothing_is_left_that_could_drive_a_terminal(text: str) -> None:
    for shown in (escaped(text), one_line(text), printable(text).replace("\n", "").replace("\t", "")):
        assert not {unicodedata.category(each) for each in shown} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def test_counted() -> None:
    assert [counted(number, "story", "stories") for number in (0, 1, 2)] == [
        "0 stories",
        "1 story",
        "2 stories",
    ]
    assert counted(3, "day") == "3 days"
