"""Text from elsewhere, shown safely."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.tui.prose import blocks, inline, laid_out, phrase
from trainer.tui.tables import column_widths
from trainer.tui.texts import counted, one_line, plain, shown


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("bell\x07 back\x08", "bell\\x07 back\\x08"),
        ("\x9b2J", "\\x9b2J"),
        ("admin\u202enimda", "admin\\u202enimda"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("lone \ud800", "lone \\ud800"),
        ("over\rwritten", "over\\rwritten"),
        ("two\r\nlines", "two\nlines"),
        ("a\tb", "a   b"),
        ("line\u2028separator", "line\\u2028separator"),
        ("∇L = 2(w − x)", "∇L = 2(w − x)"),
        ("漢字 é", "漢字 é"),
    ],
)
def test_what_would_drive_a_terminal_is_written_out(text: str, safe: str) -> None:
    assert plain(text) == safe


@given(st.text(st.characters(), max_size=60))
def test_nothing_unprintable_is_left_and_it_can_be_written(text: str) -> None:
    safe = plain(text)
    safe.encode("utf-8")
    assert all(character == "\n" or ord(character) >= 32 for character in safe)
    assert "\x7f" not in safe


@given(st.text(st.characters(), max_size=200), st.integers(8, 80))
def test_any_text_is_laid_out_within_the_width(text: str, width: int) -> None:
    for line in laid_out(blocks(text), max(width, 16)):
        assert line.cell_length <= max(width, 16)


def test_markup_of_the_screen_is_no_markup() -> None:
    hostile = "[bold red]x[/] [@click=app.quit]y[/] [/closing] \\[z]"
    assert shown(hostile).plain == hostile
    assert inline("[bold]x[/bold]").plain == "[bold]x[/bold]"
    assert not inline("[bold]x[/bold]").spans


@pytest.mark.parametrize(
    ("text", "seen", "styled"),
    [
        ("a `b*c` d", "a b*c d", ["b*c"]),
        ("so **very `deep`** it is", "so very deep it is", ["deep", "very deep"]),
        ("*really*", "really", ["really"]),
        ("2 * 3 * 4 and a*b*c", "2 * 3 * 4 and a*b*c", []),
        (r"\*not\* this", "*not* this", []),
        ("``a`b``", "a`b", ["a`b"]),
        ("** nothing **", "** nothing **", []),
    ],
)
def test_inline_forms(text: str, seen: str, styled: list[str]) -> None:
    content = inline(text)
    assert content.plain == seen
    assert sorted(content.plain[span.start : span.end] for span in content.spans) == sorted(styled)


def test_blocks_are_wrapped_and_hang() -> None:
    text = "First line\nsecond line.\n\n- an item that is too long\n- two\n\n```python\nif x:\n    y\n```\n# Head\nend"  # noqa: E501
    lines = [line.plain for line in laid_out(blocks(text), 20)]
    prose = ["First line second", "line.", ""]
    items = ["• an item that is", "  too long", "• two", ""]
    code = ["  if x:", "      y", ""]
    assert lines == [*prose, *items, *code, "Head", "end"]


def test_a_phrase_has_no_line_breaks_of_its_own() -> None:
    assert phrase(" so many\n  words  `a  b` ").plain == "so many words  a  b"


def test_a_table_lines_up() -> None:
    lines = [line.plain for line in laid_out(blocks("| a | bb |\n|---|---|\n| ccc | `d` |"), 40)]
    assert lines == ["a    bb", "───────", "ccc  d"]


def test_a_wide_table_in_a_narrow_place_is_a_list() -> None:
    text = "| symbol | meaning of it all |\n|:--|--:|\n| η | how far one step goes |\n| only |"
    lines = [line.plain for line in laid_out(blocks(text), 20)]
    assert lines == ["η: how far one", "  step goes", "only"]


def test_a_row_without_a_name_goes_on_with_the_one_above() -> None:
    text = "| symbol | type |\n|--|--|\n| η | list of int64 |\n| | arrays, or one |\n| | |\n| θ | float |"
    lines = [line.plain for line in laid_out(blocks(text), 20)]
    assert lines == ["η: list of int64", "  arrays, or one", "θ: float"]


def test_a_wide_table_shares_the_width_and_wraps() -> None:
    text = f"| symbol | meaning of it all |\n|:--|--:|\n| η | {'how far ' * 8}|\n| only |"
    lines = [line.plain for line in laid_out(blocks(text), 60)]
    assert lines == [
        "symbol  meaning of it all",
        "─" * 60,
        "η       " + " ".join(["how far"] * 6) + " how",
        "        far how far",
        "only",
    ]


def test_a_formula_too_long_ends_at_its_own_gaps() -> None:
    text = "```\nx = x - r * slope      slope = 2 * (x - 2),  r > 0\n```"
    assert [line.plain for line in laid_out(blocks(text), 34)] == [
        "  x = x - r * slope",
        "  slope = 2 * (x - 2),",
        "  r > 0",
    ]


@pytest.mark.parametrize(
    ("natural", "space", "widths"),
    [([3, 5], 20, [3, 5]), ([3, 50], 20, [3, 17]), ([50, 50], 20, [10, 10]), ([50, 3, 9], 30, [18, 3, 9])],
)
def test_narrow_columns_keep_what_they_want(natural: list[int], space: int, widths: list[int]) -> None:
    assert column_widths(natural, space) == widths


def test_quotes_and_unclosed_fences() -> None:
    lines = [line.plain for line in laid_out(blocks("> so he\n> said it\n\n~~~\ncode\n\nmore"), 14)]
    assert lines == ["│ so he said", "│ it", "", "  code", "  ", "  more"]


def test_one_line_is_cut_with_an_ellipsis() -> None:
    assert one_line("a\nb\tc", 4) == "a b…"
    assert one_line("abcd", 4) == "abcd"
    assert counted(1, "day") == "1 day"
    assert counted(0, "row has", "rows have") == "0 rows have"


def test_a_long_run_of_backticks_is_text_at_once() -> None:
    begun = time.monotonic()
    assert inline(5_000 * "`").plain == 5_000 * "`"
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize("width", range(24, 60))
def test_code_in_a_text_stays_on_one_line(width: int) -> None:
    words = "Say in a sentence or two why `w = w - rate * g` is right, and `x` is not."
    lines = laid_out(blocks(words), width)
    (drawn,) = [line for line in lines if "w = w" in line.plain]
    assert "w = w - rate * g" in drawn.plain
    assert all(line.cell_length <= width for line in lines)
    assert " ".join(line.plain for line in lines).split() == words.replace("`", "").split()


def test_code_longer_than_a_line_is_broken_at_its_spaces() -> None:
    lines = laid_out(blocks("Then `one two three four five six` comes."), 20)
    assert all(line.cell_length <= 20 for line in lines)
    assert "\ue000" not in "".join(line.plain for line in lines)
