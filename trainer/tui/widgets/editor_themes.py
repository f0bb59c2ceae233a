"""The editor's colours, made from the app's theme so that they follow it, light or dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from textual.color import Color
from textual.widgets.text_area import TextAreaTheme

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["NAME", "editor_theme"]

NAME = "trainer"

# Groups of the highlight query's names that read alike. What is in none of them has the text's own colour.
KEYWORDS = (
    "keyword",
    "keyword.function",
    "keyword.operator",
    "keyword.return",
    "conditional",
    "repeat",
    "exception",
    "include",
)
STRINGS = ("string", "string.documentation", "string.escape")
NUMBERS = ("number", "float", "boolean", "constant.builtin")
NAMES = ("function", "method", "type", "type.class", "class", "constructor")
CALLS = ("function.call", "method.call", "function.builtin", "type.builtin")
PLAIN = (
    "variable",
    "variable.builtin",
    "parameter",
    "operator",
    "punctuation.bracket",
    "punctuation.delimiter",
    "punctuation.special",
)


def editor_theme(variables: Mapping[str, str], *, no_color: bool = False) -> TextAreaTheme:
    """The editor theme of an app theme.

    Args:
        variables: the app theme's variables, `$name` to its value.
        no_color: tell words apart by weight and slant, since colours come out as greys.
    """
    if no_color:
        looks = {
            KEYWORDS: Style(bold=True),
            NAMES: Style(bold=True, underline=True),
            STRINGS: Style(italic=True),
            ("comment",): Style(dim=True, italic=True),
        }
    else:
        background = Color.parse(variables["background"])

        def ink(name: str, *, bold: bool = False, italic: bool = False) -> Style:
            # A half-transparent ink is what it looks like on the background: Rich knows no alpha.
            color = background + Color.parse(variables[name])
            return Style(color=color.rich_color, bold=bold, italic=italic)

        looks = {
            KEYWORDS: ink("text-primary"),
            STRINGS: ink("text-success"),
            NUMBERS: ink("text-warning"),
            NAMES: ink("foreground", bold=True),
            CALLS: ink("foreground"),
            PLAIN: ink("foreground"),
            ("comment",): ink("foreground-muted", italic=True),
        }
    styles = {name: style for names, style in looks.items() for name in names}
    return TextAreaTheme(name=NAME, syntax_styles=styles)
