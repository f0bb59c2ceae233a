"""Schemas for editors: the files `trainer schema` writes, and the line by which a content file names one."""

from __future__ import annotations

import json
import os
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from trainer.bank import json_schemas
from trainer.bank.files import SCHEMA_ENDING, SCHEMA_FOLDER

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Kind", "schema_files", "schema_folder", "schema_line"]

Kind = Literal["track", "bank", "task", "presets"]


def schema_files() -> dict[str, str]:
    """The schemas as texts, by the names of their files."""
    return {
        f"{name}{SCHEMA_ENDING}": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in json_schemas().items()
    }


def schema_folder(track: Path) -> Path | None:
    """The folder of schemas a track uses: its own, or one beside it; None where there is neither."""
    near = (track / SCHEMA_FOLDER, track.parent / SCHEMA_FOLDER)
    return next((folder for folder in near if (folder / f"bank{SCHEMA_ENDING}").is_file()), None)


def schema_line(file: Path, kind: Kind, schemas: Path | None) -> str:
    """The first line by which editors find the schema of a file, with its line end; empty without schemas.

    Args:
        file: the content file, there or not.
        kind: what it is.
        schemas: the folder of schemas.
    """
    if schemas is None:
        return ""
    way = os.path.relpath(schemas.absolute() / f"{kind}{SCHEMA_ENDING}", file.absolute().parent)
    return f"# yaml-language-server: $schema={PurePath(way).as_posix()}\n"
