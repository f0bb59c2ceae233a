"""Where things lie: content, the learner's data, the cache."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import platformdirs

__all__ = ["APP_NAME", "Places", "installed_content", "local_now", "shipped_content"]

APP_NAME = "ml-interview-trainer"


def local_now() -> datetime:
    """The time here, by the machine's zone: the one clock of the program, handed to whoever needs one.

    Its zone knows the offset of other days too, so that what comes due after the clocks change is told for
    the right day.
    """
    # A zone of its own each time: two times of one zone would be subtracted by the clock on the wall.
    return datetime.now(_MachineZone())


class _MachineZone(tzinfo):
    """The machine's zone with its rules; `astimezone()` alone keeps but the offset of a moment."""

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        """How far it is ahead of UTC then."""
        return None if when is None else when.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, when: datetime | None) -> timedelta | None:  # noqa: ARG002 - as the base class has it
        """Not told apart."""
        return None

    def tzname(self, when: datetime | None) -> str | None:
        """What it is called then."""
        return None if when is None else when.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, when: datetime) -> datetime:
        """The time here at a moment of UTC."""
        local = when.replace(tzinfo=UTC).astimezone()
        here = local.replace(tzinfo=self)
        # When the clock is set back an hour is there twice; the second one has another offset.
        return here if here.utcoffset() == local.utcoffset() else here.replace(fold=1)


def shipped_content() -> Path:
    """The content that comes with the program: inside the package in a wheel, beside it in a checkout."""
    return installed_content() or Path(__file__).resolve().parent.parent / "content"


def installed_content() -> Path | None:
    """The shipped content where it lies in the installed package, which the next installation replaces."""
    inside = Path(__file__).resolve().parent / "content"
    return inside if inside.is_dir() else None


def _listed(variable: str) -> tuple[Path, ...]:
    return tuple(Path(part).expanduser() for part in os.environ.get(variable, "").split(os.pathsep) if part)


@dataclass(frozen=True, slots=True)
class Places:
    """The folders one run of the program works with.

    Attributes:
        content: tracks, or folders that hold tracks, in the order they are searched.
        data: the learner's log, drafts and settings; never deleted by the program.
        cache: may be deleted at any time.
    """

    content: tuple[Path, ...]
    data: Path
    cache: Path

    @classmethod
    def find(
        cls,
        content: tuple[Path, ...] = (),
        data: Path | None = None,
        *,
        only_content: bool = False,
    ) -> Places:
        """The places the options and the environment name.

        Args:
            content: folders named by `--content`; `TRAINER_CONTENT` comes after them.
            data: the folder named by `--data`; else `TRAINER_DATA`, else the platform's own.
            only_content: leave the shipped content out.
        """
        shipped = () if only_content else (shipped_content(),)
        folders = (*shipped, *content, *_listed("TRAINER_CONTENT"))
        named = os.environ.get("TRAINER_DATA")
        chosen = data or (Path(named).expanduser() if named else Path(platformdirs.user_data_dir(APP_NAME)))
        cache = os.environ.get("TRAINER_CACHE")
        return cls(
            content=tuple(dict.fromkeys(folder.absolute() for folder in folders)),
            data=chosen.absolute(),
            cache=Path(cache).expanduser().absolute()
            if cache
            else Path(platformdirs.user_cache_dir(APP_NAME)),
        )
