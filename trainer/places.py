"""Where things lie: content, the learner's data, the cache."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import platformdirs

__all__ = ["APP_NAME", "Places", "local_now", "shipped_content"]

APP_NAME = "ml-interview-trainer"


def local_now() -> datetime:
    """The time here, with its offset from UTC: the one clock of the program, handed to whoever needs one."""
    return datetime.now().astimezone()


def shipped_content() -> Path:
    """The content that comes with the program: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "content"
    return inside if inside.is_dir() else package.parent / "content"


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
