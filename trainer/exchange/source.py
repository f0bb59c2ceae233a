"""The file to import: its bytes, its text, what an archive holds; all of it bounded."""

from __future__ import annotations

import codecs
import io
import stat
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from graders.documents.reading import LARGEST_FILE
from graders.errors import Problem
from graders.opening import NoOrdinaryFileError, open_ordinary
from graders.text import counted, escaped
from trainer.exchange.model import Where

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Source", "read_source"]

# Quiz archives hold a few hundred files of text; what goes past these was made to do harm, or is no quiz.
MOST_FILES = 10_000
MOST_UNPACKED = 256_000_000
# Deflate reaches 1,032 at most, on one byte repeated; text stays under 20, an empty database under 200.
MOST_RATIO = 500
# Below this size a high ratio is harmless.
RATIO_MATTERS = 1_000_000

_HEAD = 1_000_000
# So many bytes tell UTF-16.
_LOOKED_AT = 1000
_SAVE = "save the file as UTF-8"


@dataclass(frozen=True)
class Source:
    """A file to import.

    Attributes:
        name: the file as the caller called it.
        data: its bytes.
    """

    name: str
    data: bytes

    def where(self, line: int | None = None, item: str = "") -> Where:
        """A place in it."""
        return Where(escaped(self.name), line, item)

    @cached_property
    def is_zip(self) -> bool:
        """Whether it is a zip archive."""
        return self.data.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    @cached_property
    def is_database(self) -> bool:
        """Whether it is a SQLite database."""
        return self.data.startswith(b"SQLite format 3\x00")

    @cached_property
    def looks_binary(self) -> bool:
        """Whether it is no text."""
        try:
            return "\x00" in self.text
        except Problem:
            return True

    @cached_property
    def is_xml(self) -> bool:
        """Whether it begins as XML does."""
        return self.data[:200].removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<") or (
            not self.looks_binary and self.text.lstrip().startswith("<")
        )

    @cached_property
    def text(self) -> str:
        """Its text, line ends as line feeds.

        Raises:
            Problem: it is neither UTF-8 nor UTF-16 with a byte order mark.
        """
        if self.data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
            raise Problem("is UTF-32", where=str(self.where()), remedy=_SAVE)
        utf16 = self.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        try:
            text = self.data.decode("utf-16" if utf16 else "utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            what = f"the byte {error.object[error.start]:#04x} is not {'UTF-16' if utf16 else 'UTF-8'}"
            raise Problem(what, where=str(self.where(line)), remedy=_SAVE) from None
        return text.replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def head(self) -> str:
        """The first million characters: enough to tell a format by, however large the file is."""
        return self.text[:_HEAD]

    @cached_property
    def plain_text(self) -> str:
        """Its text, for a format that is text.

        Raises:
            Problem: it is no text.
        """
        if "\x00" not in self.text:
            return self.text
        if self._every_other_is_zero:
            raise Problem("is UTF-16 without a byte order mark", where=str(self.where()), remedy=_SAVE)
        line = self.text[: self.text.index("\x00")].count("\n") + 1
        remedy = "remove it, or name a file of questions"
        raise Problem(
            "is not text: it holds the character U+0000", where=str(self.where(line)), remedy=remedy
        )

    @cached_property
    def may_be_text(self) -> bool:
        """Whether it is text, if perhaps in an encoding that is not read here."""
        wide = self.data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) or self._every_other_is_zero
        if wide or self.is_zip or self.is_database:
            return wide
        try:
            return bool(self.text) or not self.data
        except Problem:
            return b"\x00" not in self.data

    @property
    def _every_other_is_zero(self) -> bool:
        """Whether it begins as UTF-16 of mostly Latin letters does."""
        even, odd = self.data[:_LOOKED_AT:2], self.data[1:_LOOKED_AT:2]
        few, many = sorted((even.count(0), odd.count(0)))
        return few == 0 and many * 2 > len(odd) > 0

    @cached_property
    def members(self) -> Sequence[str]:
        """The names of the files in the archive, in its order.

        Raises:
            Problem: it is broken, holds too much, or a name or a link in it leads out of it.
        """
        return [info.filename for info in self._checked()]

    def member(self, name: str) -> Source:
        """One file of the archive, as a source of its own.

        Raises:
            Problem: there is none, it can't be unpacked, or it is larger than it says.
        """
        try:
            info = self._archive.getinfo(name)
            with self._archive.open(info) as file:
                data = file.read(min(info.file_size, MOST_UNPACKED) + 1)
        except KeyError:
            raise self._broken(f"holds no {escaped(name)}") from None
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            OSError,
        ) as error:
            raise self._broken(f"{escaped(name)} can't be unpacked ({_reason(error)})") from None
        if len(data) > info.file_size:
            raise self._broken(f"{escaped(name)} is larger than the archive says")
        return Source(f"{self.name}/{name}", data)

    @cached_property
    def _archive(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(io.BytesIO(self.data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
            raise self._broken(f"the archive is broken ({_reason(error)})") from None

    def _checked(self) -> list[zipfile.ZipInfo]:
        infos = self._archive.infolist()
        if len(infos) > MOST_FILES:
            raise self._broken(f"the archive holds {counted(len(infos), 'file')}, {MOST_FILES:,} at most")
        files = [info for info in infos if not info.is_dir()]
        for info in infos:
            self._check_name(info)
        total = sum(info.file_size for info in files)
        if total > MOST_UNPACKED:
            raise self._broken(f"the archive unpacks to {total:,} bytes, {MOST_UNPACKED:,} at most")
        for info in files:
            if info.file_size > max(RATIO_MATTERS, MOST_RATIO * max(info.compress_size, 1)):
                raise self._broken(
                    f"{escaped(info.filename)} unpacks to {info.file_size:,} bytes, a zip bomb"
                )
        return files

    def _check_name(self, info: zipfile.ZipInfo) -> None:
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
            raise self._broken(f"the name {escaped(info.filename)} leads out of the archive")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise self._broken(f"{escaped(info.filename)} is a link")
        if info.flag_bits & 0x1:
            raise self._broken(f"{escaped(info.filename)} is encrypted")

    def _broken(self, what: str) -> Problem:
        return Problem(what, where=str(self.where()), remedy="export it again, without a password")


def _reason(error: BaseException) -> str:
    text = escaped(" ".join(str(error).split()))
    return text[:1].lower() + text[1:] if text else type(error).__name__


def read_source(path: Path) -> Source:
    """The file at a path.

    Raises:
        Problem: there is none, or it is a folder, a pipe, a device, too large or not to be read.
    """
    where = escaped(str(path))
    try:
        with open_ordinary(path) as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise Problem("there is no such file", where=where, remedy="name a file of questions") from None
    except (IsADirectoryError, NoOrdinaryFileError) as error:
        what = "is a folder" if isinstance(error, IsADirectoryError) else "is not an ordinary file"
        raise Problem(what, where=where, remedy="name a file of questions") from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise Problem(
            f"can't be read ({reason})", where=where, remedy="give yourself the right to it"
        ) from None
    if len(data) > LARGEST_FILE:
        raise Problem(
            f"is over {LARGEST_FILE // 1_000_000} MB", where=where, remedy="split it, or export less"
        )
    return Source(str(path), data)
