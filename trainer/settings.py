"""What a learner sets on this machine: one file of TOML in the data folder, to be read and edited by hand.

What belongs to the learner wherever they practise (the daily goal, the retention aimed at) is in the log.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from graders.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["AUTO_THEME", "LONGEST_DELAY", "SHORTEST_DELAY", "Settings", "SettingsFile"]

FILE_NAME = "settings.toml"
AUTO_THEME = "auto"
SHORTEST_DELAY, LONGEST_DELAY = 0.1, 10.0
LONGEST_TEXT = 400
LARGEST_FILE = 100_000  # bytes: what is larger was not written by hand

_HEADER = (
    "# The trainer's settings on this machine.\n# It rewrites only the line it changes; edit as you like.\n"
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set; the defaults are what holds where nothing is.

    Attributes:
        theme: its name, or "auto" for what suits the terminal.
        editor: the command that opens a draft; empty for $VISUAL, then $EDITOR.
        grade_delay: seconds without typing until a draft is graded.
        vim_keys: j, k, g and G move as the arrows, home and end do.
        mouse: clicks, wheel and selecting are the app's; off, they are the terminal's.
        copy_on_select: what is selected with the mouse is copied at once.
    """

    theme: str = AUTO_THEME
    editor: str = ""
    grade_delay: float = 0.25
    vim_keys: bool = False
    mouse: bool = True
    copy_on_select: bool = False


_WORDS: Final[Mapping[str, str]] = {
    "theme": f'"{AUTO_THEME}" follows the terminal; else the name of a theme',
    "editor": 'the command that opens a draft, such as "code --wait"; empty: $VISUAL, then $EDITOR',
    "grade_delay": f"seconds without typing until a draft is graded, {SHORTEST_DELAY:g} to {LONGEST_DELAY:g}",
    "vim_keys": "j k g G move as down, up, home and end do",
    "mouse": "false leaves the mouse to the terminal",
    "copy_on_select": "what is selected with the mouse is copied at once",
}
"""The comment above the line of each."""


class SettingsFile:
    """The file, read when this is made.

    Attributes:
        path: where it is, or will be.
        settings: what holds now.
        notices: what is wrong with the file, a line each: `path:line: what; what to do`.
    """

    def __init__(self, data: Path) -> None:
        self.path = data / FILE_NAME
        self.settings = Settings()
        self.notices: tuple[str, ...] = ()
        self._held: dict[str, Any] = {}
        self.read()

    def read(self) -> None:
        """Take in what the file says now; what can't be used leaves its default and a notice."""
        notices: list[str] = []
        usable: dict[str, Any] = {}
        try:
            text = self._text()
            values = _parsed(text, str(self.path))
        except Problem as problem:
            notices.append(str(problem))
        else:
            for name in _names():
                key = _key(name)
                if key not in values:
                    continue
                try:
                    usable[name] = _checked(name, values[key])
                except ValueError as error:
                    notices.append(f"{self.path}:{_line_of(text, key)}: {key} {error}; the default holds")
        self.settings = Settings(**{**usable, **self._held})
        self.notices = tuple(notices)

    def change(self, name: str, value: str | float | bool) -> str:
        """Set one of the attributes of `Settings`; it is on disk when this returns.

        Only its line of the file changes: comments, order and what this version doesn't know stay. A file
        that can't be read is set aside, never lost; the new one begins with what held until now.

        Returns:
            Where an unreadable file was put; empty where there was none.

        Raises:
            Problem: the value can't be used, or the file can't be written; nothing has changed then.
        """
        key = _key(name)
        try:
            value = _checked(name, value)
        except ValueError as error:
            raise Problem(f"{key} {error}", remedy="what was set before stays") from None
        text, before, aside = "", {}, ""
        try:
            text = self._text()
            before = _parsed(text, str(self.path))
        except Problem:
            aside = self._set_aside()
            text = self._as_it_holds()
            before = _parsed(text, str(self.path))
        written = _with_line(text or _HEADER, key, _as_toml(value), _WORDS[name])
        if not _same(_parsed(written, str(self.path)), {**before, key: value}):
            raise Problem(
                f"{key} can't be set from here", where=str(self.path), remedy="set it there by hand"
            )
        self._write(written)
        self._held.pop(name, None)
        self.read()
        return aside

    def hold(self, name: str, value: str | float | bool) -> None:
        """Let a value hold for this run, where it can't be kept."""
        self._held[name] = value
        self.settings = replace(self.settings, **{name: self._held[name]})

    def begin(self) -> None:
        """Make the file, with every setting as a comment, where there is none to edit.

        Raises:
            Problem: it can't be written.
        """
        if not self.path.exists():
            lines = [
                f"\n# {_WORDS[name]}\n# {_key(name)} = {_as_toml(getattr(self.settings, name))}\n"
                for name in _names()
            ]
            self._write(_HEADER + "".join(lines))

    def _as_it_holds(self) -> str:
        """A file that says what holds now beside the defaults."""
        text, defaults = _HEADER, Settings()
        for name in _names():
            value = getattr(self.settings, name)
            if value != getattr(defaults, name):
                text = _with_line(text, _key(name), _as_toml(value), _WORDS[name])
        return text

    def _text(self) -> str:
        try:
            with self.path.open("rb") as file:
                raw = file.read(LARGEST_FILE + 1)
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise Problem(_reason(error), where=str(self.path), remedy="the defaults hold") from error
        if len(raw) > LARGEST_FILE:
            raise Problem("is too large for settings", where=str(self.path), remedy="the defaults hold")
        try:
            return raw.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            where = f"{self.path}:{line}"
            raise Problem(
                "is not UTF-8", where=where, remedy="the defaults hold until it is mended"
            ) from None

    def _set_aside(self) -> str:
        """Move an unreadable file out of the way, under a name that is free."""
        number = 1
        while (aside := self.path.with_name(f"settings-damaged-{number}.toml")).exists():
            number += 1
        try:
            self.path.rename(aside)
        except OSError as error:
            raise Problem(_reason(error), where=str(self.path), remedy="mend it by hand") from error
        return str(aside)

    def _write(self, text: str) -> None:
        # Where dotfiles are kept elsewhere this is a link; its target is what is to change.
        path = self.path.resolve()
        beside = path.with_name(f"{path.name}.{os.getpid()}.new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("w", encoding="utf-8") as file:
                if path.exists():
                    # It may be kept from others' eyes, or be meant not to be changed.
                    mode = path.stat().st_mode
                    if not mode & stat.S_IWUSR:
                        raise PermissionError(errno.EACCES, "the file is read-only", str(path))
                    beside.chmod(stat.S_IMODE(mode))
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except OSError as error:
            with suppress(OSError):
                beside.unlink()
            raise Problem(
                _reason(error), where=str(self.path), remedy="the setting holds until you leave"
            ) from error


@cache
def _names() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Settings))


def _key(name: str) -> str:
    """How an attribute is written in the file."""
    return name.replace("_", "-")


def _checked(name: str, value: Any) -> Any:
    """The value as its setting holds it.

    Raises:
        ValueError: it can't be used; its words follow the setting's name.
    """
    default = getattr(Settings(), name)
    if isinstance(default, bool):
        if not isinstance(value, bool):
            raise ValueError("is neither true nor false")
        return value
    if isinstance(default, str):
        if not isinstance(value, str) or len(value) > LONGEST_TEXT or not value.isprintable():
            raise ValueError(f"is no line of text of {LONGEST_TEXT} letters at most")
        if name == "editor":
            _check_command(value)
        return value.strip()
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("is no number")
    if not SHORTEST_DELAY <= value <= LONGEST_DELAY:
        raise ValueError(f"is not within {SHORTEST_DELAY:g} and {LONGEST_DELAY:g} seconds")
    return float(value)


def _check_command(value: str) -> None:
    import shlex  # noqa: PLC0415 - not in front of the first frame, unless there is a command

    try:
        shlex.split(value)
    except ValueError as error:
        raise ValueError(f"is no command: {str(error).lower()}") from None


def _parsed(text: str, where: str) -> dict[str, Any]:
    if not text.strip():
        return {}
    import tomllib  # noqa: PLC0415 - 4 ms in front of the first frame, only where there is a file

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, _, place = str(error).partition(" (at ")
        found = re.search(r"line (\d+)", place)
        line = found[1] if found else str(text.count("\n") + 1)
        remedy = "the defaults hold until it is mended"
        raise Problem(f"is not TOML: {what.lower()}", where=f"{where}:{line}", remedy=remedy) from None


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two files say the same; by their words, since a NaN is not equal to itself."""
    return sorted(map(repr, one.items())) == sorted(map(repr, other.items()))


def _as_toml(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return repr(value)


def _pattern(key: str) -> re.Pattern[str]:
    value = r""""(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^#\n]*?"""
    return re.compile(
        rf"^(?P<key>[ \t]*[\"']?{key}[\"']?[ \t]*=[ \t]*)(?:{value})(?P<rest>[ \t]*(?:#.*)?)$", re.M
    )


def _with_line(text: str, key: str, value: str, words: str) -> str:
    """The text with the key's line changed, or added after the other settings."""
    table = re.search(r"^[ \t]*\[", text, re.M)
    end = table.start() if table else len(text)
    found = _pattern(key).search(text, 0, end)
    if found:
        return text[: found.start()] + found["key"] + value + found["rest"] + text[found.end() :]
    head = text[:end]
    gap = "" if not head or head.endswith("\n") else "\n"
    return f"{head}{gap}\n# {words}\n{key} = {value}\n{text[end:]}"


def _line_of(text: str, key: str) -> int:
    found = _pattern(key).search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
