"""The editor's manners, as tables: text with a bar for the cursor, the keys, the text that stands then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets.text_area import Selection

from trainer.tui.keys import KeysInTurn
from trainer.tui.themes import DARK, LIGHT
from trainer.tui.widgets.editor import Editor
from trainer.tui.widgets.editor_language import warm_parser
from trainer.tui.widgets.editor_signature import pinned
from trainer.tui.widgets.editor_themes import editor_theme

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Bench(KeysInTurn):
    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        yield Editor(self._text)


def place(text: str) -> tuple[str, tuple[int, int]]:
    """The text without its bar, and where the bar stood."""
    before, _, _ = text.partition("|")
    return text.replace("|", "", 1), (before.count("\n"), len(before) - before.rfind("\n") - 1)


def marked(editor: Editor) -> str:
    lines = editor.text.split("\n")
    row, column = editor.cursor_location
    lines[row] = lines[row][:column] + "|" + lines[row][column:]
    return "\n".join(lines)


KEYS = {
    "\n": "enter",
    "(": "left_parenthesis",
    ")": "right_parenthesis",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    "'": "apostrophe",
    '"': "quotation_mark",
    ":": "colon",
    " ": "space",
    "=": "equals_sign",
    "_": "underscore",
    ",": "comma",
    "+": "plus",
    "-": "minus",
    "*": "asterisk",
    "#": "number_sign",
}


async def after(text: str, *keys: str) -> str:
    plain, cursor = place(text)
    app = Bench(plain)
    async with app.run_test() as pilot:
        editor = app.query_one(Editor)
        editor.focus()
        editor.move_cursor(cursor)
        for key in keys:
            await pilot.press(key)
        return marked(editor)


def typing(text: str) -> list[str]:
    return [KEYS.get(character, character) for character in text]


ENTER = [
    ("keeps", "    w = 0|", "    w = 0\n    |"),
    ("deepens after a colon", "def f(x):|", "def f(x):\n    |"),
    ("deepens behind a comment", "for i in x:  # go: on|", "for i in x:  # go: on\n    |"),
    ("not after a slice's colon", "    a[1:|]", "    a[1:\n      |]"),
    ("not after a colon in a string", "    a = 'b:'|", "    a = 'b:'\n    |"),
    ("not after a colon in a comment", "    a = 1  # so:|", "    a = 1  # so:\n    |"),
    ("leaves after return", "def f():\n    return 1|", "def f():\n    return 1\n|"),
    ("leaves after pass", "    if a:\n        pass|", "    if a:\n        pass\n    |"),
    ("leaves after break", "        break|", "        break\n    |"),
    ("leaves after continue", "        continue|", "        continue\n    |"),
    ("leaves after raise", "    raise ValueError('x')|", "    raise ValueError('x')\n|"),
    ("a name like return stays", "    returned = 1|", "    returned = 1\n    |"),
    ("a return with open bracket", "    return (1,|", "    return (1,\n            |"),
    ("hangs in a bracket", "x = f(|", "x = f(\n    |"),
    ("opens a pair up", "x = f(|)", "x = f(\n    |\n)"),
    ("aligns under the first item", "x = f(a,|)", "x = f(a,\n      |)"),
    ("returns to the statement", "    x = f(a,\n          b)|", "    x = f(a,\n          b)\n    |"),
    ("deepens from the statement", "  if (a and\n      b):|", "  if (a and\n      b):\n      |"),
    ("keeps in a docstring", '    """Say:|\n    """', '    """Say:\n    |\n    """'),
    ("continues a backslash", "x = 1 + \\|", "x = 1 + \\\n    |"),
    ("splits a line", "    a = 1|  b = 2", "    a = 1\n    |b = 2"),
    ("moves a line down", "|    a = 1", "\n|    a = 1"),
    ("a blank line leaves no spaces", "    a\n    |", "    a\n\n    |"),
    ("tabs stay tabs", "\ta = 1|", "\ta = 1\n\t|"),
]


@pytest.mark.parametrize(("text", "wanted"), [row[1:] for row in ENTER], ids=[row[0] for row in ENTER])
async def test_enter(text: str, wanted: str) -> None:
    assert await after(text, "enter") == wanted


KEYED = [
    ("tab indents at the start", "|a", ["tab"], "    |a"),
    ("tab goes to the next stop", "ab|", ["tab"], "ab  |"),
    ("shift+tab outdents from anywhere", "        a = b|", ["shift+tab"], "    a = b|"),
    ("shift+tab takes what there is", "  a|", ["shift+tab"], "a|"),
    ("shift+tab at the margin", "a|", ["shift+tab"], "a|"),
    ("backspace takes a level", "        |a", ["backspace"], "    |a"),
    ("backspace takes the odd spaces first", "      |a", ["backspace"], "    |a"),
    ("backspace takes a character in text", "    ab|", ["backspace"], "    a|"),
    ("backspace takes one space in text", "a    |b", ["backspace"], "a   |b"),
    ("backspace joins lines at the margin", "a\n|b", ["backspace"], "a|b"),
    ("backspace takes both halves", "f(|)", ["backspace"], "f|"),
    ("backspace takes both quotes", "f('|')", ["backspace"], "f(|)"),
    ("bracket closes", "f|", typing("("), "f(|)"),
    ("bracket closes before a closer", "f(|)", typing("["), "f([|])"),
    ("bracket does not close before a word", "|a", typing("("), "(|a"),
    ("bracket types over", "f(a|)", typing(")"), "f(a)|"),
    ("bracket types over across lines", "f(\n    a|)", typing(")"), "f(\n    a)|"),
    ("bracket is written where one is missing", "f(g(a|)", typing(")"), "f(g(a)|)"),
    ("bracket in a string stays alone", "'a|'", typing("("), "'a(|'"),
    ("bracket in a comment stays alone", "# a|", typing("("), "# a(|"),
    ("quote closes", "a = |", typing("'"), "a = '|'"),
    ("quote types over", "a = 'b|'", typing("'"), "a = 'b'|"),
    ("quote behind a word is an apostrophe", "don|", typing("'"), "don'|"),
    ("quote behind a prefix closes", "f|", typing('"'), 'f"|"'),
    ("three quotes close", "    |", typing('"""'), '    """|"""'),
    ("three quotes type over", '"""a|"""', typing('"""'), '"""a"""|'),
    ("a whole call", "|", typing("f(a['b'])"), "f(a['b'])|"),
    ("else finds its if", "if a:\n    b\n    |", typing("else:"), "if a:\n    b\nelse:|"),
    ("else in its place stays", "if a:\n    b\n|", typing("else:"), "if a:\n    b\nelse:|"),
    ("else of the inner if", "if a:\n    if b:\n        c\n        |", typing("else:"),
     "if a:\n    if b:\n        c\n    else:|"),
    ("else with no if stays", "a\n    |", typing("else:"), "a\n    else:|"),
    ("comment out", "    a = 1|", ["ctrl+underscore"], "    # a = 1|"),
    ("comment in", "    # a = 1|", ["ctrl+underscore"], "    a = 1|"),
    ("undo and redo", "a|", ["b", "ctrl+z", "ctrl+y"], "ab|"),
    ("undo takes back a line break", "def f():|", ["enter", "ctrl+z"], "def f():|"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "keys", "wanted"), [row[1:] for row in KEYED], ids=[str(row[0]) for row in KEYED]
)
async def test_keys(text: str, keys: list[str], wanted: str) -> None:
    assert await after(text, *keys) == wanted


SELECTED = [
    ("tab indents the lines", "tab", "    a\n\n    b\nc"),
    ("comment out the lines", "ctrl+underscore", "# a\n\n# b\nc"),
]


@pytest.mark.parametrize(("key", "wanted"), [row[1:] for row in SELECTED], ids=[row[0] for row in SELECTED])
async def test_keys_on_a_selection_work_on_its_lines_and_back(key: str, wanted: str) -> None:
    start = "a\n\nb\nc"
    app = Bench(start)
    async with app.run_test() as pilot:
        editor = app.query_one(Editor)
        editor.focus()
        editor.selection = Selection((0, 0), (3, 0))  # line 3 is only touched
        await pilot.press(key)
        assert editor.text == wanted
        await pilot.press("shift+tab" if key == "tab" else key)
        assert editor.text == start


async def test_a_bracket_wraps_the_selection() -> None:
    app = Bench("w - x")
    async with app.run_test() as pilot:
        editor = app.query_one(Editor)
        editor.focus()
        editor.selection = Selection((0, 0), (0, 5))
        await pilot.press("left_parenthesis")
        assert editor.text == "(w - x)"
        assert editor.selected_text == "w - x"


async def test_a_whole_function_typed_as_people_type_it() -> None:
    written = "def f(x, n):\nfor _ in range(n):\nx = x - 0.1 * (2 * x)\n"
    keys = [KEYS.get(c, {".": "full_stop"}.get(c, c)) for c in written]
    typed = await after("|", *keys, "backspace", *typing("return x"))
    assert typed == ("def f(x, n):\n    for _ in range(n):\n        x = x - 0.1 * (2 * x)\n    return x|")


async def test_text_from_outside_comes_in_as_one_edit_that_can_be_undone() -> None:
    app = Bench("a\nb\nc")
    async with app.run_test() as pilot:
        editor = app.query_one(Editor)
        editor.focus()
        editor.move_cursor((1, 1))
        editor.take("a\nbb\nc\nd")
        assert editor.cursor_location == (1, 1)
        await pilot.press("ctrl+z")
        assert editor.text == "a\nb\nc"


async def test_control_characters_and_direction_marks_are_shown_never_sent() -> None:
    app = Bench("x = '\x1b[31m\u202e\x07'  # \x9b")
    async with app.run_test() as pilot:
        await pilot.pause()
        editor = app.query_one(Editor)
        drawn = "".join(segment.text for segment in editor.render_line(0))
        assert not set(drawn) & set("\x1b\u202e\x07\x9b")
        assert "␛[31m�␇" in drawn


def luminance(red: int, green: int, blue: int) -> float:
    """WCAG 2.1's relative luminance."""
    parts = [v / 255 / 12.92 if v <= 10 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in (red, green, blue)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("theme", ["trainer-dark", "trainer-light", "textual-dark", "textual-light", "nord"])
async def test_colours_follow_the_theme_and_stay_readable(theme: str) -> None:
    app = Bench("def f(x):\n    return x  # so\n")
    async with app.run_test() as pilot:
        app.register_theme(DARK)
        app.register_theme(LIGHT)
        app.theme = theme
        await pilot.pause()
        editor = app.query_one(Editor)
        assert editor.theme == "trainer"
        background = editor.background_colors[1]
        for name in ("keyword", "string", "number", "comment", "variable", "punctuation.bracket"):
            style = editor_theme(app.theme_variables).syntax_styles[name]
            assert style.color is not None
            ink = style.color.get_truecolor()
            lighter, darker = sorted((luminance(*ink), luminance(*background.rgb)), reverse=True)
            contrast = (lighter + 0.05) / (darker + 0.05)
            assert contrast >= 3, f"{name} on {theme}: {contrast:.1f}"


LONG = "\n".join(
    ["import numpy as np", "", "def f(", "    x,", "):", *(f"    a{at} = x" for at in range(40))]
)
TWO = "\n".join(["def f(x):", *["    x"] * 20, "def g(y):", *["    y"] * 40])

SIGNATURES = [
    ("at the top nothing", LONG, 0, ()),
    ("on its own line nothing", LONG, 2, ()),
    ("half of it in sight", LONG, 3, (2, 3, 4)),
    ("far down", LONG, 30, (2, 3, 4)),
    ("the nearer of two", TWO, 30, (21,)),
    ("not over the next function", TWO, 20, ()),
    ("no longer than may be", LONG.replace("    x,", "    x,\n    y,"), 30, ()),
    ("behind the function", "def f(x):\n    x\na = 1\nb = 2\n", 3, ()),
    ("no function", "    a\n    b\n    c", 2, ()),
    ("a signature still being typed", "def f(x\n    a\n    b\n    c\n    d\n    e", 4, ()),
]


@pytest.mark.parametrize(
    ("text", "top", "rows"), [row[1:] for row in SIGNATURES], ids=[row[0] for row in SIGNATURES]
)
def test_the_signature_above_what_is_in_sight(text: str, top: int, rows: tuple[int, ...]) -> None:
    assert tuple(pinned(text.split("\n"), top, 3)) == rows


async def test_a_signature_stays_while_its_body_is_scrolled() -> None:
    app = Bench(LONG)
    async with app.run_test(size=(40, 16)) as pilot:
        editor = app.query_one(Editor)

        def drawn() -> list[str]:
            strips = [editor.render_line(at) for at in range(editor.size.height)]
            return ["".join(segment.text for segment in strip)[4:].strip() for strip in strips]

        editor.focus()
        editor.move_cursor((30, 4))
        await pilot.pause()
        assert drawn()[:3] == ["def f(", "x,", "):"]
        assert "a25 = x" in drawn()
        top = editor.scroll_offset.y
        # The rows behind the signature are scrolled to like those out of sight.
        await pilot.press(*["up"] * (30 - top))
        row, _ = editor.cursor_location
        assert row == top
        assert f"a{row - 5} = x" in drawn()
        await pilot.click(Editor, offset=(9, 0))
        assert editor.cursor_location == (2, 5)


async def test_the_cursor_stays_in_sight_in_fewer_rows() -> None:
    app = Bench(LONG)
    async with app.run_test(size=(40, 16)) as pilot:
        editor = app.query_one(Editor)
        editor.focus()
        editor.move_cursor((30, 4))
        await pilot.pause()
        await pilot.resize_terminal(40, 8)
        await pilot.pause()
        top = editor.scroll_offset.y
        assert top < 30 < top + editor.size.height


async def test_without_colour_words_differ_by_weight() -> None:
    styles = editor_theme({}, no_color=True).syntax_styles
    assert styles["keyword"].bold
    assert styles["comment"].italic
    assert all(style.color is None for style in styles.values())


def test_the_parser_can_be_warmed_with_no_app() -> None:
    warm_parser()
